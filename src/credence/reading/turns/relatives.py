"""A sentence with relative or passive clauses in; each in its plain order, its pronoun resolved, out.

"B, which A recognised on D" and "B, recognised by A on D" are "A recognised B on D".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from credence.reading.spelling import Sentence
from credence.reading.turns.turned import Turned, agent, joined, letters_of, particles, words

_LONGEST: Final = 9
"""Items of the noun phrase that a clause is about, at most."""


@cache
def _object() -> re.Pattern[str]:
    """ "..., which A (had) recognised on D": no object follows the verb."""
    w = words()
    other = f"[^{w.acted}{w.be}{w.relative};:."
    pronoun = f"(?:,?[{letters_of('which', 'whom')}]|(?<=[SRIGCMW])[{letters_of('that')}])"
    after = f"(?=[{w.to_date}]{{0,2}}T|[,.;]|$|O|[{letters_of('in', 'at')}])"
    return re.compile(
        f"(?P<link>{pronoun})(?P<who>{other}T]{{0,7}}?[SPKQCG]{other}]{{0,8}}?)(?P<verb>[{w.acted}][{particles()}]?){after}"
        "(?P<rest>[^;:.]{0,12})"
    )


@cache
def _passive() -> re.Pattern[str]:
    """ "..., which was recognised by A on D", "... recognised by A on D"."""
    w = words()
    return re.compile(
        f"(?P<verb>[{w.acted}])(?P<mid>[^{w.acted}{w.relative}T;:.,]{{0,2}}?)"
        f"[{letters_of('by')}](?P<who>{agent()})(?P<rest>[^;:.]{{0,24}})"
    )


@cache
def _link() -> re.Pattern[str]:
    """What joins a passive verb to what it is told of."""
    w = words()
    return re.compile(f",?[{w.relative}]?[{w.aux}]{{0,4}}$")


@cache
def _subject() -> re.Pattern[str]:
    """ "A, which on D recognised B"."""
    w = words()
    return re.compile(
        f"(?P<who>[SPKC])(?P<pronoun>,?[{w.relative}])[^{w.acted}{w.be};:.,SPRIGQ]{{0,5}}(?P<verb>[{w.acted}])"
    )


@cache
def _bound() -> re.Pattern[str]:
    """What no noun phrase holds: a verb, a sign, a pronoun."""
    w = words()
    small = ("and", "that", "when", "while", "but", "as", "has", "had", "have", "from", "by", "because")
    modal = ("will", "would", "shall", "may", "can", "could", "not")
    return re.compile(f'[{w.acted}{w.be}{w.relative}{letters_of(*small, *modal)}T,;:.()"]')


@cache
def _leading() -> str:
    return letters_of("in", "on", "at", "of", "to", "with", "for", "after", "before", "following")


def _phrases_before(codes: str, at: int) -> list[int]:
    """Where the noun phrase that ends at a place may begin: as far back as it may reach, and at its last mention."""
    first = at
    bound = _bound()
    while first and at - first < _LONGEST and not bound.match(codes, first - 1):
        first -= 1
    while first < at and re.match(f"[{_leading()}]", codes[first]):
        first += 1
    last = at - 1
    if first >= at:
        return []
    return [first, last] if first < last and codes[last] in "SRIGPCKEN" else [first]


def relative_clauses(sentence: Sentence) -> Iterator[Turned]:
    """The clauses that a pronoun joins to what they act upon, or to who acts."""
    codes, items = sentence.codes, sentence.items
    for match in _object().finditer(codes):
        verb, start = match.start("verb"), match.start("link")
        end = _end_of(codes, match.end("verb"), match.end("rest"))
        who = match.start("who"), match.end("who") - (match["who"][-1:] == ",")
        for first in _phrases_before(codes, start):
            plain = joined(sentence, who, match.span("verb"), (first, start), (match.end("verb"), end))
            yield Turned(plain, items[verb])
    for match in _subject().finditer(codes):
        told = joined(sentence, match.span("who"), (match.end("pronoun"), len(codes)))
        yield Turned(told, items[match.start("verb")])


def passives(sentence: Sentence) -> Iterator[Turned]:
    """The clauses that tell by whom something was done, told by who did it."""
    codes, items = sentence.codes, sentence.items
    for match in _passive().finditer(codes):
        verb, rest = match.start("verb"), match.start("rest")
        link = _link().search(codes, max(0, verb - _LONGEST), verb)
        start = link.start() if link else verb
        end = _end_of(codes, rest, match.end("rest"))
        for first in _phrases_before(codes, start):
            parts = (match.span("who"), (verb, verb + 1), (first, start), match.span("mid"), (rest, end))
            yield Turned(joined(sentence, *parts), items[verb])


def _end_of(codes: str, first: int, last: int) -> int:
    """Where a clause put in ends: at the comma after which the sentence goes on without a date."""
    at = codes.find(",", first, last)
    dates = letters_of("on", "in", "and")
    while at >= 0 and re.match(f",(?:[{dates}]{{0,2}}T|[{dates}]{{0,2}}S)", codes[at:last]):
        at = codes.find(",", at + 1, last)
    return last if at < 0 else at


__all__ = ["passives", "relative_clauses"]
