"""A sentence whose later clauses leave out what the first said in; those clauses completed from it, out.

"A joined C in 1980 and B in 2008", "A opened its embassy in C on D, and its consulate in E on F", "B followed suit".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from credence.reading.spelling import Sentence
from credence.reading.turns.turned import Turned, agent, clause_start, joined, letters_of, words


@cache
def _another() -> re.Pattern[str]:
    """Between two dates: another who did the same."""
    so = letters_of(
        "did", "followed", "suit", "so", "likewise", "too", "following", "joining", "doing", "had", "done", "the",
        "same",
    )  # fmt: skip
    lead = letters_of("and", "while", "whereas", "but", "followed", "by", "with", "then", "later", "as", "did", "had")
    return re.compile(
        f"(?P<lead>[,;)]?[{lead}]{{0,3}})(?P<who>{agent()})(?P<so>[,{so}]{{0,4}})(?P<when>[{words().to_date},]{{0,3}})"
    )


@cache
def _more() -> re.Pattern[str]:
    """Between two dates: something else that the same did."""
    w = words()
    return re.compile(
        f"[,;]?[{letters_of('and', 'then', 'later', 'also')}]{{0,2}}(?P<what>[^{w.acted}{w.be},;:.()]{{1,14}}?)"
        f"(?P<when>[{w.to_date}]{{0,2}})"
    )


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(f"[{words().acted}]")


@cache
def _passive() -> re.Pattern[str]:
    w = words()
    return re.compile(f"[{w.be}][{w.aux}]{{0,2}}$")


def completed(sentence: Sentence) -> Iterator[Turned]:
    """The clauses after the first date that have a date of their own, but no verb."""
    codes = sentence.codes
    verbs = [match.start() for match in _acts().finditer(codes)]
    told: tuple[int, int] | None = None
    at = codes.find("T")
    while at >= 0 and (later := codes.find("T", at + 1)) > 0:
        verb = verbs[bisect_left(verbs, at) - 1] if verbs and verbs[0] < at else -1
        if verb >= clause_start(codes, at):
            told = None if _passive().search(codes, max(0, verb - 3), verb) else (verb, _end_of_object(codes, verb, at))
        if told is not None and bisect_left(verbs, at) == bisect_left(verbs, later):
            yield from _between(sentence, *told, at, later)
        at = later


def _end_of_object(codes: str, verb: int, date: int) -> int:
    leading = words().to_date
    end = date
    while end > verb + 1 and re.match(f"[{leading},]", codes[end - 1]):
        end -= 1
    return end


def _between(sentence: Sentence, verb: int, end: int, at: int, later: int) -> Iterator[Turned]:
    """What stands between two dates as a clause of its own, given the verb before them and where its object ends."""
    codes, items = sentence.codes, sentence.items
    object_ = codes[verb + 1 : end]
    match = _another().fullmatch(codes, at + 1, later)
    if match and _is_another(object_, match["lead"], match["so"]):
        plain = joined(sentence, match.span("who"), (verb, end), (match.start("when"), later + 1))
    elif match := _more().fullmatch(codes, at + 1, later):
        what = match["what"]
        # What is like the whole object stands in its place; what is like a part of it in the place of that part.
        start = 0 if object_[:1] == what[0] else -1 if what[0] in "SPCQ" else object_.rfind(what[0])
        if start < 0:
            return
        whole = (clause_start(codes, verb), verb + 1 + start)
        plain = joined(sentence, whole, match.span("what"), (match.start("when"), later + 1))
    else:
        return
    yield Turned(plain, items[verb], completed=True, date=items[later])


def _is_another(object_: str, lead: str, so: str) -> bool:
    """Whether a State is another that acts: "A recognised B in 1990 and C in 1991" may as well mean that A did."""
    and_, with_ = letters_of("and"), letters_of("with")
    if so.strip(","):
        return True
    if with_ in lead:  # "relations with A in 1905 and with B in 1938"
        return False
    said = len(lead.strip(f",;){and_}")) > 0
    return said or object_[-1:] not in tuple("SPQ") or (lead[:1] in (",", ";") and and_ not in lead)


__all__ = ["completed"]
