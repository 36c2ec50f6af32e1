"""A verb and its object in, the sense that the two have together out."""

from __future__ import annotations

from typing import NamedTuple

from credence.events.lexicon import EventLexicon, Verb
from credence.events.sentence import Found, Mood, Sentence, object_end
from credence.lore.events import ANY_ACT, Sense, event_types, senses
from credence.lore.verb_forms import BASE, ING

_DEPTH = 2


class Meaning(NamedTuple):
    """A sense, its weight, the word before which the object ends, and the word that settled the sense."""

    sense: Sense
    weight: float
    end: int
    settled: int


def meaning_of(
    sentence: Sentence, at: int, passive: bool, lexicon: EventLexicon, depth: int = _DEPTH
) -> Meaning | None:
    """What the verb sentence.verbs[at] says happened; None for nothing."""
    found = sentence.verbs[at]
    verb = found.term.verb
    assert verb is not None
    end = object_end(sentence, found, lexicon)
    if verb.meanings:
        if passive or verb.subject:
            known = _subject(sentence, at)
            if known:
                return _meaning(known, end, found.last)
        inner = _inner(sentence, at, end, lexicon, depth) if depth else None
        if inner and verb.purpose and inner[1] in verb.meanings:
            return _meaning(verb.meanings[inner[1]], end, inner[0] + 1)
        topic = _object(sentence, verb, found.last, inner[0] if inner else end)
        if topic:
            return _meaning(verb.meanings[topic.term.topic], end, topic.last)
        if inner:
            known = verb.meanings.get(inner[1]) or verb.meanings.get(ANY_ACT)
            if known:
                return _meaning(known, end, inner[0] + 1)
    if verb.alone is None:
        return None
    return Meaning(verb.alone, verb.weight, end, found.last)


def _meaning(known: tuple[Sense | None, float], end: int, settled: int) -> Meaning | None:
    return Meaning(known[0], known[1], end, settled) if known[0] else None


def _object(sentence: Sentence, verb: Verb, first: int, end: int) -> Found | None:
    """The topic that settles what a verb means: the first it knows, of nouns side by side the last; or a strong one."""
    best: Found | None = None
    for topic in sentence.topics:
        if topic.first < first:
            continue
        if topic.first >= end:
            break
        if topic.term.topic in verb.meanings and (
            best is None or topic.first == best.last or (topic.term.strong and not best.term.strong)
        ):
            best = topic
    return best


def _subject(sentence: Sentence, at: int) -> tuple[Sense | None, float] | None:
    """What the verb means with the nearest topic before it."""
    found = sentence.verbs[at]
    verb = found.term.verb
    assert verb is not None
    lowest = sentence.verbs[at - 1].last if at else 0
    for topic in reversed(sentence.topics):
        if topic.last <= found.first and topic.first >= max(lowest, found.first - 14):
            known = verb.meanings.get(topic.term.topic)
            if known:
                return known
    return None


def _inner(sentence: Sentence, at: int, end: int, lexicon: EventLexicon, depth: int) -> tuple[int, str] | None:
    """Where the first verb within the object stands, and the type of what it says."""
    found = sentence.verbs[at]
    words = sentence.words
    act: tuple[int, str] | None = None
    for word in range(found.last, end - 1):
        if (
            words[word] == "to"
            and not sentence.capital[word + 1]
            and words[word + 1] not in lexicon.small.no_infinitive
            and word > found.last
        ):
            act = (word + 1, ANY_ACT)
            break
    for later in range(at + 1, len(sentence.verbs)):
        other = sentence.verbs[later]
        if other.first >= end or (act and other.first > act[0]):
            return act
        before = words[other.first - 1]
        if before.endswith("ly") and other.first >= 2:
            before = words[other.first - 2]
        form = other.term.form
        if (form == BASE and (before in ("to", "would", "will", "should", "must") or other.first == found.last)) or (
            form == ING and before in lexicon.small.before_gerund
        ):
            meaning = meaning_of(sentence, later, False, lexicon, depth - 1)
            return (other.first, meaning.sense.type if meaning else ANY_ACT)
    return act


def moved(sense: Sense, mood: Mood) -> tuple[Sense, float] | None:
    """The sense as its clause has it: denied, intended, owed; and how much its weight is worth so; None for nothing."""
    types = event_types()
    known = types[sense.type]
    if mood.negated:
        if known.refused is None or (not (mood.planned or mood.possible) and sense.type in ("CONSULT", "SUPPORT")):
            return None
        return _refused(sense), 0.95
    if mood.owed:
        return senses()["demand"], 0.5
    if mood.planned and known.planned != sense.type:
        return _planned(sense, known.planned), 1.0
    if mood.possible and not mood.perfect:
        return (_planned(sense, known.planned) if known.planned != sense.type else sense), 0.7
    return sense, 1.0


_REFUSED = {
    "AID": "refuse-help",
    "COOPERATE": "refuse-help",
    "CONSULT": "refuse-meeting",
    "RETREAT": "refuse-yield",
    "CONCEDE": "refuse-yield",
}
_PLANNED = {
    "AID": "intend-aid",
    "CONSULT": "intend-meeting",
    "COOPERATE": "intend-cooperation",
    "RETREAT": "intend-yield",
    "CONCEDE": "intend-yield",
    "ASSAULT": "threaten-violence",
    "MOBILIZE": "threaten-violence",
    "SANCTION": "threaten-relations",
    "PROTEST": "threaten-relations",
    "COERCE": "threaten-restrict",
}


def _refused(sense: Sense) -> Sense:
    return senses()[_REFUSED.get(sense.type, "reject")]


def _planned(sense: Sense, becomes: str) -> Sense:
    name = _PLANNED.get(sense.type)
    return senses()[name] if name else senses()["intend"] if becomes == "AGREE" else senses()["threaten"]
