"""A text in, its events out, those of a sentence best first: the one way into event coding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from credence.events.actors import Mention, Names, mentions, names, sector_in
from credence.events.event import Actor, Event
from credence.events.lexicon import EventLexicon, event_lexicon
from credence.events.meaning import meaning_of, moved
from credence.events.sentence import Found, Mood, Sentence, mood_of, parse
from credence.lore.events import Sense, event_types
from credence.lore.verb_forms import PARTICIPLE, PAST, THIRD
from credence.reading.scan.lexicon import lowered
from credence.reading.scan.sentences import split

LEAST = 0.25
"""A candidate of less weight is no event."""
MOST = 4
"""Events of one sentence."""

_DATELINE = re.compile(
    r"[A-Z][A-Z.]+(?:[ ,]{1,2}(?:[^\W\d_][\w.']{0,20}|\d{1,2})){0,5}"  # BOGOTA, 8 March
    r"(?:(?: ?\([^)]{1,30}\))? ?(?:--?|—|–|:|\")|,? \([^)]{1,30}\))\s"  # (Wire) -
)

_NEAR = 30
"""Characters between who acts and the noun that tells what: "Israeli air strikes"."""


class Candidate(NamedTuple):
    """A possible event: its sense and weight, and the words its trigger and object take up."""

    sense: Sense
    weight: float
    first: int
    last: int
    end: int
    passive: bool
    turned: bool
    noun: bool
    owed: bool
    """Whether the subject ought to do it: then who says so asks."""


def code(text: str, name: str = "", date: str | None = None) -> list[Event]:
    """The events of a text, sentence by sentence, those of a sentence best first."""
    found: list[Event] = []
    for number, (start, end) in enumerate(split(text), 1):
        found += code_sentence(text, start, end, name, date, number)
    return found


def ranked(text: str, name: str = "", date: str | None = None) -> list[Event]:
    """The events of a text, the best of all first."""
    return sorted(code(text, name, date), key=lambda event: -event.weight)


def code_sentence(
    text: str, start: int, end: int, name: str = "", date: str | None = None, number: int = 1
) -> list[Event]:
    """The events of the sentence text[start:end], best first."""
    lexicon, known = _tools()
    own = text[start:end]
    sentence = parse(own, lexicon)
    if sentence is None:
        return []
    candidates = sorted(_candidates(sentence, lexicon), key=lambda each: (-each.weight, each.first))
    if not candidates or candidates[0].weight < LEAST:
        return []
    actors = mentions(own, lowered(own), known)
    if not actors and sector_in(sentence.words) is None:
        return []  # nobody acts who could make an event
    events: list[Event] = []
    seen: set[str] = set()
    for candidate in candidates:
        if candidate.weight < LEAST or len(events) == MOST:
            break
        if candidate.sense.type in seen:
            continue
        seen.add(candidate.sense.type)
        events.append(_event(sentence, candidate, actors, start, name, date, number))
    return events


@lru_cache(maxsize=1)
def _tools() -> tuple[EventLexicon, Names]:
    return event_lexicon(), names()


def _candidates(sentence: Sentence, lexicon: EventLexicon) -> Iterator[Candidate]:
    governed: list[tuple[int, int]] = []
    finite = -1
    used: set[int] = set()
    for at, found in enumerate(sentence.verbs):
        verb = found.term.verb
        assert verb is not None
        if verb.links and verb.alone is None and not verb.meanings:
            continue
        mood = mood_of(sentence, found, lexicon)
        meaning = meaning_of(sentence, at, mood.passive, lexicon)
        if meaning is None:
            continue
        turn = moved(meaning.sense, mood)
        if turn is None:
            continue
        sense, worth = turn
        weight = meaning.weight * worth * _standing(sentence, found, mood, finite, governed)
        if found.term.form == PAST and mood.first == found.first and _modifies(sentence, at, lexicon):
            weight *= 0.5
        if not mood.bare:
            finite = found.first
        if not any(first <= found.first < last for first, last in governed):
            governed.append((found.first + 1, meaning.end))
        used.update(range(found.first, meaning.settled))
        yield Candidate(
            sense,
            weight,
            mood.first,
            found.last,
            max(meaning.end, found.last),
            mood.passive,
            verb.turned,
            False,
            mood.owed or verb.owed,
        )
    for topic in sentence.topics:
        sense_of = topic.term.sense
        if sense_of is None or topic.first in used:
            continue
        weight = 0.36 - 0.002 * min(topic.first, 40) - (0.1 if sentence.aside[topic.first] else 0.0)
        yield Candidate(sense_of, weight, topic.first, topic.last, topic.last, False, False, True, False)


def _modifies(sentence: Sentence, at: int, lexicon: EventLexicon) -> bool:
    """Whether a past form only describes the subject of the verb after it: "sailors held in Benin were freed"."""
    if at + 1 == len(sentence.verbs):
        return False
    found, later = sentence.verbs[at : at + 2]
    small = lexicon.small
    aided = any(word in small.finite for word in sentence.words[max(found.last, later.first - 4) : later.first])
    between = sentence.words[found.last : later.first]
    return aided and not any(
        word in _PARTS or word in small.relatives or word in small.subordinators for word in between
    )


_PARTS = frozenset((",", ";", ":", "and", "but", "or", "that", "said", "it", "he", "she", "they", "(", '"', "“"))


def _standing(sentence: Sentence, found: Found, mood: Mood, finite: int, governed: list[tuple[int, int]]) -> float:
    """How much the place of a verb in the sentence is worth: a main clause's finite verb 1."""
    worth = 1.0 - 0.004 * min(found.first, 50)
    form = found.term.form
    if sentence.aside[found.first]:
        worth *= 0.5
    if mood.bare:
        worth *= 0.5
    elif any(first <= found.first < last for first, last in governed):
        linked = any(
            first <= at.first < found.first and at.term.verb and at.term.verb.links
            for first, _ in governed
            for at in sentence.verbs
        )
        before = sentence.words[mood.first - 1] if mood.first else ""
        worth *= 0.9 if before == "and" else 0.7 if linked else 0.55
    elif finite >= 0 and form == PAST and mood.first == found.first and sentence.words[found.first - 1] == ",":
        worth *= 0.5  # "freed the editor, arrested last week"
    return worth


def _event(
    sentence: Sentence,
    candidate: Candidate,
    actors: list[Mention],
    offset: int,
    name: str,
    date: str | None,
    number: int,
) -> Event:
    spans = sentence.spans
    begin, stop = spans[candidate.first][0], spans[candidate.last - 1][1]
    source, target = _roles(sentence, candidate, actors, begin, stop)
    end = spans[max(candidate.end, candidate.last) - 1][1]
    first = min(source.start, begin) if source and begin - source.start < 160 else begin
    last = max(end, target.end) if target and target.end - end < 160 else end
    first = min(first, target.start) if target and begin - target.start < 160 else first
    sense, known = candidate.sense, event_types()[candidate.sense.type]
    return Event(
        name,
        sense.type,
        sense.mode,
        sense.context,
        known.quad,
        known.intensity,
        sense.sense,
        sense.cameo,
        _actor(sentence, source),
        _actor(sentence, target),
        offset + first,
        offset + last,
        sentence.text[first:last],
        date,
        number,
        round(candidate.weight, 3),
    )


def _roles(
    sentence: Sentence, candidate: Candidate, actors: list[Mention], begin: int, stop: int
) -> tuple[Mention | None, Mention | None]:
    """Who acts and who is acted upon."""
    opening = _opening(sentence, begin)
    before = [each for each in actors if opening <= each.start and each.end <= begin]
    within = _reach(sentence, candidate)
    after = [each for each in actors if stop <= each.start < within]
    if not before and opening:
        before = [each for each in actors if each.end <= begin]
    if candidate.passive or candidate.turned:
        words = sentence.words
        for at in range(candidate.last, min(len(words), candidate.end + 20)):
            if words[at] in (("by",) if candidate.passive else ("from", "by")):
                agents = [each for each in after if each.start >= sentence.spans[at][0]]
                return (agents[0] if agents else None), (before[0] if before else _other(after, agents[:1]))
        if candidate.passive and candidate.sense.sense in _FROM:
            places = [each for each in after if _word_before(sentence.text, each) == "from"]
            if places:
                return places[0], before[0] if before else None
        if candidate.passive:
            return None, before[0] if before else after[0] if after else None
    source = before[0] if before else None
    if candidate.owed:
        speakers = [each for each in actors if each.end <= opening]
        return (speakers[0] if speakers else None), source or (after[0] if after else None)
    if candidate.noun and before and begin - before[-1].end < _NEAR:
        source = before[-1]
    return source, _target(sentence, candidate, source, before, after)


def _reach(sentence: Sentence, candidate: Candidate) -> int:
    """Where the words end among which the recipient may be named: before the next clause or phrase aside."""
    words, aside, closing = sentence.words, sentence.aside, event_lexicon().small.closing
    for at in range(candidate.last, len(words)):
        closes = words[at] in closing and aside[at] and not aside[candidate.first]
        if closes or words[at] in (";", "—", "--"):
            return sentence.spans[at][0]
    return len(sentence.text)


def _target(
    sentence: Sentence, candidate: Candidate, source: Mention | None, before: list[Mention], after: list[Mention]
) -> Mention | None:
    """The recipient: of things done together who is named beside the actor or after "with"; else the first named after
    the verb, places last; else another named before it."""
    others = [each for each in before if source and each.start >= source.end and _differ(each, source)]
    if candidate.sense.type in _MUTUAL:
        if source and others and _beside(sentence.text, source, others[0]):
            return others[0]
        for each in after:
            if _word_before(sentence.text, each) == "with":
                return each
    near = sentence.spans[max(candidate.end, candidate.last) - 1][1]
    own = [each for each in after if each.start < near]
    for group in (own, after):
        differing = [each for each in group if source is None or _differ(each, source)]
        acting = [each for each in differing if _word_before(sentence.text, each) not in _PLACING]
        if differing or (group and group is own):
            return (acting or differing or group)[0]
    return others[0] if others else after[0] if after else None


_FROM = frozenset(("expel", "deport"))
"""What is done by where it is done from."""
_MUTUAL = frozenset(("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "RETREAT"))
_PLACING = frozenset(("in", "at", "near"))


def _differ(one: Mention, other: Mention) -> bool:
    return one.named[:3] != other.named[:3] and (one.named.country is None or one.named.country != other.named.country)


def _beside(text: str, one: Mention, other: Mention) -> bool:
    """Whether two are named as one subject: "Chile and Peru", "the presidents of Chile and of Peru"."""
    between = text[one.end : other.start]
    return len(between) < _NEAR * 2 and " and " in f"{between} "


def _word_before(text: str, mention: Mention) -> str:
    words = text[max(0, mention.start - 24) : mention.start].split()
    while words and words[-1].lower() in ("the", "a", "an", "its", "former", "new"):
        words.pop()
    return words[-1].lower() if words else ""


def _other(after: list[Mention], taken: list[Mention]) -> Mention | None:
    return next((each for each in after if each not in taken), None)


def _opening(sentence: Sentence, begin: int) -> int:
    """Where the clause of a verb begins: after a dateline, an opening phrase with its comma, and what says so."""
    line = _DATELINE.match(sentence.text)
    opening = line.end() if line else 0
    words, spans = sentence.words, sentence.spans
    first = next((at for at, span in enumerate(spans) if span[0] >= opening), 0)
    if words[first] in event_lexicon().small.openers:
        for at in range(first, min(len(words), first + 25)):
            if words[at] == "," and spans[at][0] < begin:
                opening = spans[at][1]
                break
    for verb in sentence.verbs:
        if (
            verb.term.verb
            and verb.term.verb.links
            and verb.term.form in (PAST, THIRD, PARTICIPLE)
            and spans[verb.last - 1][1] < begin
        ):
            opening = max(opening, spans[verb.last - 1][1])
    return opening


def _actor(sentence: Sentence, mention: Mention | None) -> Actor | None:
    if mention is None:
        return None
    text, (start, end) = sentence.text, mention[:2]
    tail = text[end : end + 60]
    cut = re.search(r"[,;:()]| (?:has|have|had|was|were|is|are|will|would|said|on|in|at|by|to|for|with|and)\b", tail)
    near = tail[: cut.start()] if cut else tail
    sector = mention.named.sector
    if sector in (None, "GOV"):
        sector = sector_in([word.lower() for word in re.findall(r"[^\W\d_]+", near)][:5]) or sector
    return Actor(text[start:end], mention.named.country, sector, mention.named.organisation)
