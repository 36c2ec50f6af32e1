"""A sentence that numbers, lists or pairs the things done in; a clause for each of them, out.

"Signed (i) the X and (ii) the Y", "signed two agreements: X; Y", "joined both X and Y".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from credence.reading.mentions import Instrument, Item
from credence.reading.phrases.words import letters
from credence.reading.spelling import Sentence
from credence.reading.turns.nominals import nouns_of_acts
from credence.reading.turns.turned import Turned, acted, articles, joined, last_of, letters_of, particles, words

_PAIRS: Final = (("one", "other"), ("one_", "other_"), ("first", "second"))
_NUMBER: Final = re.compile(r"[ivx]{1,4}|[a-h]|[1-9]")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(f"[,;.{letters_of('and', 'as', 'well')}]+$")


@cache
def _sides() -> re.Pattern[str]:
    """Between whom, told once at the end for all."""
    return re.compile(f"[{letters_of('between')}][SPQ{letters_of('and', 'the')},]+")


@cache
def _pair() -> re.Pattern[str]:
    """ "both X and Y", "not only X but also Y", "X as well as Y", "its relations with X and its relations with Y"."""
    both, only, but = letters_of("both"), letters_of("only"), letters_of("but") + letters_of("also")
    acted, and_, as_ = words().acted, letters_of("and"), letters_of("as")

    article = f"[{re.escape(articles())}]?"

    def thing(name: str, other: str = "", more: str = "?") -> str:
        least = 0 if other else 1
        return f"(?P<{name}>{other}[^{acted}T;:.]{{{least},14}}{more})"

    # What is like the first thing begins as it does; persons, names and States joined so are told together.
    return re.compile(
        f"(?P<verb>[{acted}][{particles()}]?)(?:[{both}]{thing('one')}[{and_}]{thing('other', more='')}"
        f"|[{letters_of('not')}]{only}?{thing('one_')},?{but}{thing('other_', more='')}"
        f"|(?={article}(?P<like>[^SPQDCONWwn])){thing('first')},?(?:{as_}.{as_}|[{and_}])"
        f"{thing('second', article + '(?P=like)', '')})"
        f"(?P<date>[{words().to_date}]{{0,2}}T)?"
    )


def enumerated(sentence: Sentence, told: bool) -> Iterator[Turned]:
    """What stands before the first number with each of the things numbered; `told`: the sentence tells something."""
    codes = sentence.codes
    marks = [found for at in range(len(codes)) if codes[at] == ")" and (found := _number(sentence, at))]
    if len(marks) < 2:
        return
    head = marks[0][0]
    verb = last_of(acted() | nouns_of_acts(), codes, 0, head)
    opened = codes[head - 1 : head] == ":"
    if verb < 0 or (opened and told):  # a list after a colon is read as it stands
        return
    head = verb + 1 if opened else head
    shared = _sides().search(codes, marks[-1][1])
    date = _date_of_all(codes[: marks[-1][0]], codes, marks[-1][1])
    sides = _told_last(sentence.items[marks[-1][1] :])
    ends = [first for first, _ in marks[1:]] + [shared.start() if shared else len(codes)]
    for (_, first), end in zip(marks, ends, strict=True):
        joint = _joint().search(codes[first:end])
        end = first + joint.start() if joint else end
        if codes[first : first + 1] in acted():  # "(c) denounced the Z": an act of its own
            continue
        thing = [_between(item, sides) for item in sentence.items[first:end]]
        all_ = date if end < date[0] else (0, 0)
        plain = joined(sentence, (0, head), *thing, shared.span() if shared else (0, 0), all_)
        yield Turned(plain, sentence.items[verb], completed=True)


def listed(sentence: Sentence) -> Iterator[Turned]:
    """The things listed after a colon and parted by semicolons: "signed two agreements: X; Y"."""
    codes, items = sentence.codes, sentence.items
    match = _opened().search(codes)
    if match is None:
        return
    verb, first = match.start(), match.end()
    places = [first, *(at + 1 for at in range(first, len(codes)) if codes[at] == ";")]
    if len(places) < 2 or "T" in codes[first:] or last_of(acted(), codes, first, len(codes)) >= 0:
        return  # of a list with a date each every line is read by itself
    date = match.span("date") if match["date"] else (0, 0)
    clauses = []
    for place, end in zip(places, [*(at - 1 for at in places[1:]), len(codes)], strict=True):
        while place < end and codes[place] in letters("and") + letters("as"):
            place += 1
        clauses.append(joined(sentence, (0, verb + 1), (place, end), date))
    for clause in clauses:
        yield Turned(clause, items[verb], completed=True, head=clauses[0])


@cache
def _opened() -> re.Pattern[str]:
    counted = letters_of("following", "two", "three", "four", "five", "six", "several")
    date = f"(?P<date>[{words().to_date}]{{0,2}}T)?"
    return re.compile(f"[{words().acted}][^{words().acted};:.T]{{0,2}}[{counted}][^{words().acted};:.T]{{0,4}}{date}:")


def paired(sentence: Sentence) -> Iterator[Turned]:
    """What stands before two things joined by "both", "not only", "as well as" or "and", with each of the two."""
    for match in _pair().finditer(sentence.codes):
        verb = match.start()
        one, other = next(pair for pair in _PAIRS if match[pair[0]])
        date = match.span("date") if match["date"] else (0, 0)
        for part in (one, other):
            plain = joined(sentence, (0, match.end("verb")), match.span(part), date)
            yield Turned(plain, sentence.items[verb], completed=True)


def _date_of_all(before: str, codes: str, last: int) -> tuple[int, int]:
    """The date that is told with the last of several things, and with no other."""
    found = None if "T" in before else _dated().search(codes, last)
    return found.span() if found else (0, 0)


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(f"[{words().to_date}]{{0,2}}T")


def _told_last(items: Sequence[Item]) -> tuple[str, ...]:
    """The parties that the name of the last instrument gives."""
    named = [item.value.parties for item in items if isinstance(item.value, Instrument)]
    return named[-1] if named and len(named[-1]) > 1 else ()


def _between(item: Item, sides: tuple[str, ...]) -> Item:
    """An instrument between the parties that the last of those numbered with it names for all."""
    if not isinstance(item.value, Instrument) or item.value.parties or not sides:
        return item
    return Item(item.code, item.start, item.end, replace(item.value, parties=sides))


def _number(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Where a number in brackets, or one closed by a bracket, begins and ends."""
    if not at:
        return None
    item = sentence.items[at - 1]
    if item.value is not None or not _NUMBER.fullmatch(sentence.text, item.start, item.end):
        return None
    opened = at > 1 and sentence.codes[at - 2] == "("
    return (at - 2 if opened else at - 1, at + 1)


__all__ = ["enumerated", "listed", "paired"]
