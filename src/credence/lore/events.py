"""Knowledge of events in (`data/events/`): senses, topics, verbs and small words out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from credence.lore.files import LoreError, read_yaml

SAME = "own"
"""Written for a topic's own sense."""
NOTHING = "none"
"""Written where a verb with a topic means no event."""
ANY_ACT = "ACT"
"""Written for an infinitive of any verb."""


@dataclass(frozen=True, slots=True)
class EventType:
    """A PLOVER type, its quad code (1 verbal cooperation to 4 material conflict), its intensity on
    Goldstein's scale and its CAMEO root.

    `planned` is the type of the mere intention, `refused` of the refusal; None where nothing is left.
    """

    type: str
    quad: int
    intensity: float
    cameo: str
    planned: str
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word or phrase says happened: a PLOVER type with mode and context, and the CAMEO code."""

    sense: str
    type: str
    cameo: str
    mode: str | None = None
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """Nouns that mean the same as the object of a verb, and what they say where no known verb governs them."""

    topic: str
    nouns: tuple[str, ...]
    sense: str | None = None
    strong: bool = False
    """Whether it prevails over topics before it."""


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Verbs that mean the same; see the head of verbs.yml."""

    name: str
    verbs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    alone: str | None = None
    weight: float = 1.0
    turned: bool = False
    links: bool = False
    subject: bool = False
    purpose: bool = False
    owed: bool = False
    examples: tuple[Mapping[str, str], ...] = ()
    leaves_alone: tuple[str, ...] = ()
    meanings: Mapping[str, str] = field(default_factory=dict)


@lru_cache(maxsize=1)
def event_types() -> Mapping[str, EventType]:
    """The sixteen types by name."""
    return {each["type"]: EventType(**each) for each in read_yaml("data/events/senses.yml")["types"]}


@lru_cache(maxsize=1)
def senses() -> Mapping[str, Sense]:
    """All senses by name; raises LoreError for one of no known type, or one that stands twice."""
    found: dict[str, Sense] = {}
    for each in read_yaml("data/events/senses.yml")["senses"]:
        sense = Sense(**{**each, "context": tuple(each.get("context", ()))})
        if sense.type not in event_types():
            raise LoreError(f"events/senses.yml: {sense.sense}: there is no type {sense.type!r}")
        if sense.sense in found:
            raise LoreError(f"events/senses.yml: {sense.sense} stands twice; keep one")
        found[sense.sense] = sense
    return found


@lru_cache(maxsize=1)
def topics() -> Mapping[str, Topic]:
    """All topics by name; raises LoreError for an unknown sense or a noun under two topics."""
    owners: dict[str, str] = {}
    found: dict[str, Topic] = {}
    for each in read_yaml("data/events/topics.yml")["topics"]:
        topic = Topic(**{**each, "nouns": tuple(each["nouns"])})
        _known("topics.yml", topic.topic, topic.sense)
        for noun in topic.nouns:
            if owners.setdefault(noun, topic.topic) != topic.topic:
                raise LoreError(f"events/topics.yml: {noun!r} stands under {owners[noun]} and {topic.topic}; keep one")
        found[topic.topic] = topic
    return found


@lru_cache(maxsize=1)
def verb_groups() -> tuple[VerbGroup, ...]:
    """All groups of verbs in order; raises LoreError for what names an unknown sense or topic."""
    return tuple(_group(each) for each in read_yaml("data/events/verbs.yml")["verbs"])


_LISTS = ("verbs", "words", "examples", "leaves_alone")


def _group(entry: Mapping[str, Any]) -> VerbGroup:
    meanings: dict[str, str] = dict(entry.get("with", {}))
    lists: dict[str, Any] = {name: tuple(entry[name]) for name in _LISTS if name in entry}
    group = VerbGroup(**{key: value for key, value in entry.items() if key != "with"} | lists, meanings=meanings)
    _known("verbs.yml", group.name, group.alone)
    for about, sense in meanings.items():
        if about not in topics() and about not in event_types() and about != ANY_ACT:
            raise LoreError(f"events/verbs.yml: {group.name}: there is no topic or type {about!r}")
        if sense == SAME:
            if about not in topics() or topics()[about].sense is None:
                raise LoreError(f"events/verbs.yml: {group.name}: {about!r} has no sense of its own; name one")
        elif sense != NOTHING:
            _known("verbs.yml", group.name, sense)
    return group


def _known(file: str, entry: str, sense: str | None) -> None:
    if sense is not None and sense not in senses():
        raise LoreError(f"events/{file}: {entry}: there is no sense {sense!r}; write one of senses.yml")


@dataclass(frozen=True, slots=True)
class SmallWords:
    """Words that turn what a verb says, and irregular forms of verbs."""

    irregular: Mapping[str, tuple[str, ...]]
    doubled: frozenset[str]
    negations: frozenset[str]
    planned: frozenset[str]
    possible: frozenset[str]
    owed: frozenset[str]
    relatives: frozenset[str]
    subordinators: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    be: frozenset[str]
    between: frozenset[str]
    finite: frozenset[str]
    verb_follows: frozenset[str]
    closing: frozenset[str]
    openers: frozenset[str]
    no_infinitive: frozenset[str]
    articles: frozenset[str]
    plural_before: frozenset[str]
    noun_before: frozenset[str]
    before_gerund: frozenset[str]


@lru_cache(maxsize=1)
def small_words() -> SmallWords:
    """The contents of forms.yml."""
    data = read_yaml("data/events/forms.yml")
    irregular = {verb: tuple(forms) for verb, forms in data.pop("irregular").items()}
    return SmallWords(irregular=irregular, **{name: frozenset(words) for name, words in data.items()})


@lru_cache(maxsize=1)
def actor_names() -> tuple[tuple[str, str | None, str | None], ...]:
    """Each name of actors.yml with country and sector; raises LoreError where a name stands twice."""
    owners: dict[str, str] = {}
    found: list[tuple[str, str | None, str | None]] = []
    for entry in read_yaml("data/events/actors.yml")["actors"]:
        for name in entry["names"]:
            if name in owners:
                raise LoreError(f"events/actors.yml: {name!r} stands twice; keep one")
            owners[name] = name
            found.append((name, entry.get("country"), entry.get("sector")))
    return tuple(found)


@lru_cache(maxsize=1)
def sector_words() -> Mapping[str, tuple[str, ...]]:
    """Sectors in the order in which they are looked for, with the words that tell them."""
    return {sector: tuple(words) for sector, words in read_yaml("data/events/actors.yml")["sectors"].items()}
