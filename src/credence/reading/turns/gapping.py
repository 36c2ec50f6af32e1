"""A sentence whose later clauses leave out what the first said in; those clauses completed from it, out.

"A joined C in 1980 and B in 2008", "A opened its embassy in C on D, and its consulate in E on F", "B followed suit",
"on D A ratified X and on E Y".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from credence.reading.mentions import Mission, Place, States
from credence.reading.phrases.words import letters
from credence.reading.spelling import Sentence
from credence.reading.turns.turned import Turned, agent, clause_start, joined, letters_of, sort_of, words

Span = tuple[int, int]

_FAR: Final = 100
"""How many items after a date are looked at for the end of a list."""


@cache
def _ends_list() -> re.Pattern[str]:
    """After a date: the end of a list with "and", each thing of the same act: "B in 1990, C in 1991 and D in 1992"."""
    led = f"{agent()}[{words().to_date}]{{0,3}}T"
    return re.compile(f"(?:,{led}){{0,20}},?[{letters_of('and')}]{led}")


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(f"[{words().acted}]")


@cache
def _passive() -> re.Pattern[str]:
    w = words()
    return re.compile(f"[{w.be}][{w.aux}]{{0,2}}$")


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
    that = letters_of("that") + w.relative
    return re.compile(
        f"[,;]?[{letters_of('and', 'then', 'later', 'also')}]{{0,2}}(?P<what>[^{w.acted}{w.be}{that},;:.()]{{1,14}}?)"
        f"(?P<when>(?:,?[{letters_of('in', 'at')}]C,?)?[{w.to_date},]{{0,3}})"
    )


@cache
def _day_first() -> re.Pattern[str]:
    """After an act: a day behind or before whom or what it is done to, and behind "and" a further day before another.

    "Met A on D, and on E B", "held talks on D with A and on E with B".
    """
    w = words()
    thing = f"[^{w.acted}{w.be}{letters_of('that')}{w.relative},;:.()T]{{1,14}}?"
    when = f"[{w.to_date}]{{0,2}}T"
    return re.compile(
        f"(?:(?P<object>{thing}){when}|(?P<rest>{thing}){when},?(?P<dated>{thing})),?[{letters_of('and')}]"
        f"(?P<when>{when}),?(?P<what>{thing})(?=[,;.]|$)"
    )


@cache
def _dated_before() -> re.Pattern[str]:
    """After an act whose date stands before it: a further date, and who did the same or what else was done on it."""
    w = words()
    and_, ends = letters_of("and"), "(?=[,;.]|$)"
    when = f"(?P<when>[{w.to_date}]{{0,2}})T"
    did = letters_of("had", "did", "has")
    so, as_ = letters_of("so"), letters_of("as")
    that = letters_of("that") + w.relative
    return re.compile(
        f"(?P<object>[^{w.acted}{w.be};:.T]{{1,16}}?)(?:,?[{as_}](?P<did>{agent()})[{did}][{so}]?{when}"
        f"|;[{and_}]?{when.replace('when', 'second')},?(?P<who>{agent()}){ends}"
        f"|,?[{and_}]{when.replace('when', 'third')},?(?P<what>[^{w.acted}{w.be}{that},;:.()T]{{1,14}}?){ends})"
    )


@cache
def _each() -> re.Pattern[str]:
    """Of two that did the same, when each did: "A and B have broken with C, A in 2013 and B in 2014"."""
    to, and_ = words().to_date, letters_of("and")
    return re.compile(
        f"(?P<a>[SC])[{and_}](?P<b>[SC])(?P<rest>[^;:.T]{{0,8}}?[{words().acted}][^;:.T]{{0,16}}?),"
        f"(?P<c>[SC])[{to}]{{0,3}}T,?[{and_}](?P<d>[SC])(?P<when>[{to}]{{0,3}}T)"
    )


def each_of_two(sentence: Sentence) -> Iterator[Turned]:
    """The clause of the second of two that did the same, each with a date of its own."""
    codes, items = sentence.codes, sentence.items
    for match in _each().finditer(codes):
        a, b, c, d = (items[match.start(name)].value for name in "abcd")
        if (a, b) != (c, d):
            continue
        acts = _acts().search(codes, *match.span("rest"))
        when = match.span("when")
        if acts is not None:
            plain = joined(sentence, match.span("b"), match.span("rest"), when)
            head = joined(sentence, match.span("a"), match.span("rest"), (match.end("c"), match.start("d") - 1))
            yield Turned(plain, items[acts.start()], completed=True, date=items[when[1] - 1], head=head)


def completed(sentence: Sentence) -> Iterator[Turned]:
    """The clauses that have a date of their own, but no verb; each with the clause that it is completed from."""
    codes = sentence.codes
    verbs = [match.start() for match in _acts().finditer(codes)]
    for number, verb in enumerate(verbs):
        if passive := _passive().search(codes, max(0, verb - 3), verb):
            stop = verbs[number + 1] if number + 1 < len(verbs) else len(codes)
            yield from _done_too(sentence, passive.start(), verb, _dates_in(codes, verb, stop))
            continue
        stop = verbs[number + 1] if number + 1 < len(verbs) else len(codes)
        dates = _dates_in(codes, verb, stop)
        if len(dates) > 1:
            yield from _dated_after(sentence, verb, dates)
            yield from _day_before_each(sentence, verb, dates)
        if dates and (at := codes.rfind("T", clause_start(codes, verb), verb)) >= 0:
            yield from _fronted(sentence, verb, at)


@cache
def _by_another() -> re.Pattern[str]:
    """Between two dates: another by whom the same was done: "was recognised by A in 1990 and by B in 1991"."""
    lead = letters_of("and", "then", "later", "but")
    return re.compile(f"[,;]?[{lead}]{{0,2}}(?P<by>[{letters_of('by')}]{agent()})(?P<when>[{words().to_date},]{{0,3}})")


@cache
def _done_as_well() -> re.Pattern[str]:
    """Between two dates: another to which the same was done: "a treaty was signed in 1990, a protocol in 1991"."""
    lead = letters_of("and", "then", "later", "while", "followed", "by")
    which = letters_of("the", "a", "an", "another", "its")
    where = letters_of("in", "at")
    return re.compile(
        f"[,;]?[{lead}]{{0,3}}(?P<what>[{which}]{{0,2}}I)(?P<when>(?:[{where}]C,?)?[{words().to_date},]{{0,3}})"
    )


@cache
def _day_before_agent() -> re.Pattern[str]:
    """After a passive verb whose date stands before whoever did it: the next who did the same, and when.

    "Was recognised on D by A, and on E by B", "was recognised on D by A, and by B on E".
    """
    w = words()
    when, by = f"[{w.to_date}]{{0,3}}T", f"[{letters_of('by')}]{agent()}"
    lead = f"[,;]?[{letters_of('and', 'but', 'while', 'then', 'later')}]{{0,2}}"
    return re.compile(
        f"(?P<how>[^{w.acted}{w.be};:.,T]{{0,3}}?)(?P<when>{when}),?(?P<by>{by}){lead}"
        f"(?:(?P<second>{when}),?(?P<other>{by})|(?P<another>{by})(?P<third>{when}))"
    )


def _by_two(sentence: Sentence, start: int, verb: int) -> Turned | None:
    """The clause of the second by whom the same was done, where the date of the first stands before its name."""
    match = _day_before_agent().match(sentence.codes, verb + 1)
    if match is None:
        return None
    when, who = ("second", "other") if match["second"] else ("third", "another")
    did = start, match.end("how")
    plain = joined(sentence, did, match.span(who), match.span(when))
    head = joined(sentence, did, match.span("by"), match.span("when"))
    return Turned(plain, sentence.items[verb], completed=True, date=sentence.items[match.end(when) - 1], head=head)


def _done_too(sentence: Sentence, be: int, verb: int, dates: list[int]) -> Iterator[Turned]:
    """The clauses that follow a passive, with a date of their own, by another or of another instrument."""
    codes, items = sentence.codes, sentence.items
    start = clause_start(codes, verb)
    if len(dates) < 2:
        return
    if by_two := _by_two(sentence, start, verb):
        yield by_two
        return
    head = joined(sentence, (start, dates[0] + 1))
    for at, later in pairwise(dates):
        if match := _by_another().fullmatch(codes, at + 1, later):
            parts = [(start, verb + 1), match.span("by"), (match.start("when"), later + 1)]
        elif codes.rfind("I", start, be) >= 0 and (match := _done_as_well().fullmatch(codes, at + 1, later)):
            parts = [match.span("what"), (be, verb + 1), (match.start("when"), later + 1)]
        else:
            return
        yield Turned(joined(sentence, *parts), items[verb], completed=True, date=items[later], head=head)


def _dates_in(codes: str, first: int, last: int) -> list[int]:
    found = []
    at = codes.find("T", first, last)
    while at >= 0:
        found.append(at)
        at = codes.find("T", at + 1, last)
    return found


def _dated_after(sentence: Sentence, verb: int, dates: list[int]) -> Iterator[Turned]:
    """The clauses between the dates that follow a verb."""
    codes, items = sentence.codes, sentence.items
    start, first = clause_start(codes, verb), dates[0]
    if ";" in codes[verb:first] or ":" in codes[verb:first]:
        return
    end = first
    while end > verb + 1 and codes[end - 1] in words().to_date + ",":
        end -= 1
    head = joined(sentence, (start, first + 1))
    for at, later in pairwise(dates):
        parts = _between(codes, (start, verb, end), at, later)
        if parts and not (codes[end - 1] == "R" and _further_place(sentence, end - 1, parts[0])):
            yield Turned(joined(sentence, *parts), items[verb], completed=True, date=items[later], head=head)


def _day_before_each(sentence: Sentence, verb: int, dates: list[int]) -> Iterator[Turned]:
    """The clause of a further day told before whom the same was done to."""
    match = _day_first().match(sentence.codes, verb + 1)
    if match is None or sort_of(match["what"]) != sort_of(match["object"] or match["dated"]):
        return
    start, done = clause_start(sentence.codes, verb), verb + 1 if match["object"] else match.end("rest")
    plain = joined(sentence, (start, done), match.span("what"), match.span("when"))
    head = joined(sentence, (start, match.end("dated") if match["dated"] else dates[0] + 1))
    yield Turned(plain, sentence.items[verb], completed=True, date=sentence.items[match.end("when") - 1], head=head)


def _further_place(sentence: Sentence, told: int, who: Span) -> bool:
    """Whether what stands between two dates is where a further mission was: "embassies in A in 1998, B in 1999"."""
    mission, place = sentence.items[told].value, sentence.items[who[1] - 1].value
    if who[1] - who[0] != 1 or not isinstance(mission, Mission):
        return False
    if isinstance(place, Place):
        return bool(mission.place) and place.state != mission.host
    if not isinstance(place, States):
        return False
    return mission.plural and not mission.place and bool(mission.host) and place.codes != (mission.host,)


def _between(codes: str, told: tuple[int, int, int], at: int, later: int) -> list[Span]:
    """What stands between two dates as a clause of its own, given where the one before begins, acts and ends."""
    start, verb, end = told
    object_ = codes[verb + 1 : end]
    match = _another().fullmatch(codes, at + 1, later)
    if match and _is_another(object_, match["who"], match["lead"], match["so"], codes[later + 1 : later + _FAR]):
        return [match.span("who"), (verb, end), (match.start("when"), later + 1)]
    if match := _more().fullmatch(codes, at + 1, later):
        what = sort_of(match["what"])
        # What is like the whole object stands in its place; what is like a part of it in the place of that part.
        place = object_.rfind(what) if what in _leading() else 0 if sort_of(object_) == what not in "wn" else -1
        if place < 0 and what == "P" == object_[-1:]:
            place = len(object_) - 1  # "spoke by telephone with X on Monday and Y on Tuesday"
        if place >= 0:
            return [(start, verb + 1 + place), match.span("what"), (match.start("when"), later + 1)]
    return []


@cache
def _leading() -> str:
    """The letters of what leads to a part of an object: "its embassy in A", "relations with B"."""
    return letters("in", "with", "to", "from", "at", "for")


def _is_another(object_: str, who: str, lead: str, so: str, rest: str) -> bool:
    """Whether a State is another that acts: "A recognised B in 1990 and C in 1991" may as well mean that A did.

    `rest` is what stands after its date: in a list that ends with "and" all is of the same act.
    """
    and_, with_ = letters_of("and"), letters_of("with")
    if so.strip(","):
        return True
    # "relations with A in 1905 and with B in 1938", "joined A in 1946 and B in 1949"
    if with_ in lead or who[-1] == object_[-1:] == "G":
        return False
    if sort_of(who) == "P" and object_[-1:] in tuple("SC"):
        return True  # "President X visited A in 1962, President Y in 1978": nobody visits both a land and a man
    said = len(lead.strip(f",;){and_}")) > 0
    if not said and sort_of(who) == "P" == object_[-1:]:
        return False  # "X met Y on Monday, Z on Tuesday"
    if said or object_[-1:] not in tuple("SPQ"):
        return True
    return lead[:1] in (",", ";") and and_ not in lead and not (lead == "," and _ends_list().match(rest))


def _fronted(sentence: Sentence, verb: int, date: int) -> Iterator[Turned]:
    """The clause that follows an act dated before its verb, with a date of its own."""
    codes, items = sentence.codes, sentence.items
    match = _dated_before().match(codes, verb + 1)
    if match is None:
        return
    start, object_ = clause_start(codes, verb), match.span("object")
    when = next(match.start(name) for name in ("when", "second", "third") if match[name] is not None)
    later = codes.index("T", when)
    who = next((match.span(name) for name in ("did", "who") if match[name]), None)
    if who:
        plain = joined(sentence, who, (verb, object_[1]), (when, later + 1))
    elif sort_of(match["what"]) == sort_of(match["object"]):
        plain = joined(sentence, (date + 1, verb + 1), match.span("what"), (when, later + 1))
    else:
        return
    head = joined(sentence, (start, object_[1]))
    yield Turned(plain, items[verb], completed=True, date=items[later], head=head)


__all__ = ["completed", "each_of_two"]
