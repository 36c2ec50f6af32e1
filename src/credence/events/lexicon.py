"""The lore of events in, one dictionary from the words of sentences to verbs and topics out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from credence.lore.events import NOTHING, SAME, Sense, SmallWords, VerbGroup, senses, small_words, topics, verb_groups
from credence.lore.verb_forms import FIXED, plural, verb_forms


@dataclass(frozen=True, slots=True)
class Verb:
    """All that one verb may mean: by the topic or type of its object, and alone; each with its weight."""

    text: str
    meanings: Mapping[str, tuple[Sense | None, float]]
    alone: Sense | None
    weight: float
    links: bool
    turned: bool
    subject: bool
    """Whether it is also said of what happens: "talks began"."""
    purpose: bool
    owed: bool
    """Whether its subject ought to do something: "must"."""
    """Whether what it is done for prevails over what it is done with: "sent a team to investigate"."""


@dataclass(frozen=True, slots=True)
class Term:
    """A verb in one of its forms, or the noun of a topic: what follows its first word, and what it stands for."""

    rest: tuple[str, ...]
    form: str
    verb: Verb | None
    topic: str
    sense: Sense | None
    """The topic's own."""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """Verbs and nouns by their first word, the longest first; and the small words."""

    verbs: Mapping[str, Sequence[Term]]
    nouns: Mapping[str, Sequence[Term]]
    small: SmallWords


@lru_cache(maxsize=1)
def event_lexicon() -> EventLexicon:
    """The lexicon of the lore in use, built once."""
    small = small_words()
    verbs: dict[str, list[Term]] = {}
    for text, (groups, fixed) in _verbs_and_groups().items():
        verb = _verb(text, groups)
        first, *rest = text.split()
        forms = [(first, FIXED)] if fixed else list(verb_forms(first, small))
        for form, kind in forms:
            verbs.setdefault(form, []).append(Term(tuple(rest), kind, verb, "", None))
    nouns: dict[str, list[Term]] = {}
    for topic in topics().values():
        sense = senses()[topic.sense] if topic.sense else None
        for noun in topic.nouns:
            for written in dict.fromkeys((noun, plural(noun))):
                first, *rest = written.split()
                nouns.setdefault(first, []).append(Term(tuple(rest), "", None, topic.topic, sense, topic.strong))
    for table in (verbs, nouns):
        for terms in table.values():
            terms.sort(key=lambda term: -len(term.rest))
    return EventLexicon(verbs, nouns, small)


def _verbs_and_groups() -> dict[str, tuple[list[VerbGroup], bool]]:
    found: dict[str, tuple[list[VerbGroup], bool]] = {}
    for group in verb_groups():
        for fixed, texts in ((False, group.verbs), (True, group.words)):
            for text in texts:
                found.setdefault(text, ([], fixed))[0].append(group)
    # "call for" means also what "call" means; "withdraw" stands under several groups
    return found


def _verb(text: str, groups: list[VerbGroup]) -> Verb:
    meanings: dict[str, tuple[Sense | None, float]] = {}
    alone: Sense | None = None
    weight = 0.0
    for group in groups:
        for about, name in group.meanings.items():
            own = topics()[about].sense if name == SAME else name
            if own and group.weight > meanings.get(about, (None, 0.0))[1]:
                meanings[about] = (None if own == NOTHING else senses()[own], group.weight)
        if group.alone and group.weight > weight:
            alone, weight = senses()[group.alone], group.weight
    marks = [
        any(getattr(group, mark) for group in groups) for mark in ("links", "turned", "subject", "purpose", "owed")
    ]
    return Verb(text, meanings, alone, weight, *marks)
