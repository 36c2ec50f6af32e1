"""What a clause leaves out because the one before said it: further objects, further subjects, each with its date.

"broke with A (2012) and B", "relations with A in 1905 and with B in 1938", "A recognised C; B followed a day later".
"""

from __future__ import annotations

import re
from typing import Final

from credence.lore.state_files import load_states
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.shapes import shape
from credence.reading.clauses.to_come import past_prepositions
from credence.reading.spelling import holds

Group = tuple[tuple[str, ...], str | None, int]
"""States that share a date, the date, and the last item they rest on."""


def dated_list(clause: Clause, start: int) -> list[Group]:
    """The States listed from a position on, with the date of each ("A (2012), B in 2014 and C").

    Nothing where the list is not parted by dates: one date for all is the clause's own affair.
    """
    codes, stop = clause.codes, clause.bounds()[1]
    found: list[Group] = []
    states: list[str] = []
    dated = 0
    at = start
    while at < stop and (codes[at] in "SCT" or codes[at] in clause.marks["list-joint"]):
        if codes[at] in clause.marks["that"] and codes[at + 1 : at + 2] == clause.marks["of-date"]:
            break  # "A recognised the independence of B on D, and B that of A on E"
        if codes[at] in "SC":
            states.extend(clause.value_codes(at))
        elif codes[at] == "T" and states and _fronted(clause, at):
            found.append((tuple(states), clause.date(), at - 1))
            day, end = at, at + 1
            while end < stop and (codes[end] in "SC" or codes[end] in clause.marks["list-joint"]):
                end += 1
            behind = tuple(code for i in range(day + 1, end) if codes[i] in "SC" for code in clause.value_codes(i))
            return [*found, (behind, clause.date_at(day), end - 1)] if behind else []
        elif codes[at] == "T" and states:
            found.append((tuple(states), clause.date_at(at), at))
            states, dated = [], dated + 1
        at += 1
    closed = at >= stop or codes[at] in ".;:" or codes[at - 1] == ","
    if states and dated and closed and codes[at - 1] in "SC,":
        found.append((tuple(states), None, at - 1))
    return found if len(found) > 1 else []


def _fronted(clause: Clause, at: int) -> bool:
    """Whether a date stands before those it dates: "In 1961 A established relations with B, and in 1963 with C"."""
    codes, marks = clause.codes, clause.marks
    if codes[at + 1 : at + 2] not in marks["with"] or not codes[at + 1 : at + 2]:
        return False
    first = clause.core.date_item
    return (
        codes[past_prepositions(codes, at, marks)] in marks["and"] and first is not None and first < clause.core.anchor
    )


def dated_subjects(clause: Clause) -> list[Group]:
    """The States that act, each with its date behind it in brackets: "A (2011) and B (2013) joined C"."""
    listed = shape(r"(?:[SC]\(T\)[{and}{the},]{0,3}){2,}[^ST;:.(]{0,2}$").search(clause.codes[: clause.core.anchor])
    dated = dated_list(clause, listed.start()) if listed else []
    return [
        (states, date, at - len("S(")) if clause.codes[at] == "T" else (states, date, at) for states, date, at in dated
    ]


_FURTHER: Final = "(?P<s>S(?:[,{and}{the}]{1,3}S){0,4})"
_ON_DAY: Final = "(?:[^ST;:.]{0,4}(?P<t>T))?"
_SO_DID: Final = (
    "[^:.]{0,8}?[,;{and}]{1,2}[^ST:.{of-date}]{0,2}" + _FURTHER + "[{so}]" + _ON_DAY,
    "[^;:.]{0,8}?[{so}]{by}[^ST;:.]{0,2}" + _FURTHER + _ON_DAY,
    "[^;:.]{0,8}?,?{as}[{so}][{the}]?" + _FURTHER + _ON_DAY,
)


def further_subjects(clause: Clause) -> list[Group]:
    """The States that did as the subject did: "; B and C followed a day later", ", followed by B in 2011"."""
    if not holds(clause.codes[clause.core.last :], clause.marks["so"]):
        return []
    told = (shape(form).match(clause.codes, clause.core.last) for form in _SO_DID)
    match = next(filter(None, told), None)
    if match is None:
        return []
    items = clause.sentence.items
    actors = [c for at in range(*match.span("s")) if items[at].code == "S" for c in clause.value_codes(at)]
    date = None
    if match["t"]:
        date = clause.date_at(match.start("t"))
        # A day after a month or a year is, as far as can be told, of that month or year.
        date = date or clause.date()
    return [(tuple(dict.fromkeys(actors)), date, match.end() - 1)]


def joined_objects(clause: Clause, index: int) -> tuple[str, ...]:
    """The States of a list that one opens ("recognised A, B and C"), unless the last is a new clause's subject."""
    codes, marks = clause.codes, clause.marks
    joints = marks["and"] + marks["the"] + ',"'
    found = list(clause.value_codes(index))
    listed: list[str] = []
    at, closed = index + 1, False
    while at < len(codes) and (codes[at] in joints or codes[at] in "SC"):
        closed = closed or codes[at] == marks["and"]
        if codes[at] in "SC":
            listed.extend(clause.value_codes(at))
        at += 1
    ends = at >= len(codes) or codes[at] in ".;:)(T" or codes[at - 1] == "," or codes[at] in marks["preposition"]
    ends = ends or clause.text(at, at + 1) == "as" or clause.governed(index)  # "A and B as of D", "of A and B led to"
    return tuple(dict.fromkeys(found + listed)) if closed and ends else tuple(found)


_ALONG: Final = re.compile(
    r"[,)] (?:along|together|jointly|simultaneously) with (?:the )?\Z|, (?:as did|as had|like) (?:the )?\Z"
)
_ALONG_REACH: Final = 6
_AS_SUBJECT: Final = re.compile(r", (?:as did|as had|like|jointly with) (?:the )?\Z")
_BESIDE: Final = re.compile(r",? (?:along|together|simultaneously) with (?:the )?")
_ALWAYS: Final = 1816
"""The year from which the lists of States count: States that are older have no other beginning there."""


def along(clause: Clause) -> list[str]:
    """Who did the same, set apart by a comma behind the act: "recognised B on D, together with C"."""
    return [code for code, _ in _in_company(clause)]


def with_object(clause: Clause, recipient: str) -> list[str]:
    """The States to which the same was done: "recognised B, along with C", and behind the day those as old as B."""
    index = clause.core.groups.get("recipient")
    behind = clause.sentence.items[index].end if index is not None else -1
    states, text = load_states(), clause.sentence.text
    peers = states[recipient].begins if recipient in states else None
    found: list[str] = []
    for code, at in _in_company(clause):
        if _AS_SUBJECT.search(text, behind, at):
            continue
        beside = behind >= 0 and _BESIDE.fullmatch(text, behind, at) is not None
        twin = peers is not None and peers > _ALWAYS and code in states and states[code].begins == peers
        if beside or twin:
            found.append(code)
    return found


def _in_company(clause: Clause) -> list[tuple[str, int]]:
    """Each State told behind the act as in company of one of its sides, and where the first of them stands."""
    sentence, first = clause.sentence, clause.core.last
    found: list[tuple[str, int]] = []
    for index in range(first, min(first + _ALONG_REACH, len(clause.codes))):
        item = sentence.items[index]
        if item.code in "SC" and _ALONG.search(sentence.text, sentence.start, item.start):
            found.extend((code, item.start) for code in joined_objects(clause, index))
    return found


def joined_subjects(clause: Clause, index: int) -> tuple[str, ...]:
    """The States of a list that one closes: "A, B and C were recognised"."""
    codes, marks = clause.codes, clause.marks
    joints = marks["and"] + marks["the"] + ","
    found: list[str] = list(clause.value_codes(index))
    at, joined = index - 1, False
    while at >= 0 and (codes[at] in joints or (joined and codes[at] in "SC")):
        joined = joined or codes[at] == marks["and"]
        if codes[at] in "SC" and not clause.governed(at):
            found[:0] = clause.value_codes(at)
        at -= 1
    return tuple(dict.fromkeys(found))


def other_pair(clause: Clause) -> list[Group]:
    """A further pair of States with its date: "A and B did so in 1974, and C and D in 1961"."""
    start = clause.core.date_item
    if start is None or start < clause.core.last:
        return []
    pair = shape("[,;{and}]{1,2}(?P<a>[SC]){and}(?P<b>[SC])[{preposition},]{0,2}(?P<t>T)")
    match = pair.match(clause.codes, start + 1)
    if match is None:
        return []
    states = (*clause.value_codes(match.start("a")), *clause.value_codes(match.start("b")))
    when = match.start("t")
    return [(states, clause.date_at(when), when)]


def more_pairs(clause: Clause) -> list[Group]:
    """The States that follow the clause's date with a date each: "A joined in 2016, B in 2018 and C in 2022"."""
    start = clause.core.date_item
    if start is None or start < clause.core.last - 1:
        return []
    pair = shape(r"\)?[^ST;:.]{0,5}?[,{and}]{1,2}[{the}]?(?P<s>[SC])[{preposition},(]{0,3}(?P<t>T)\)?(?=[,;.{and}]|$)")
    found: list[Group] = []
    at, stop = start + 1, clause.reach()
    while match := pair.match(clause.codes, at, stop):
        when = match.start("t")
        date = clause.date_at(when)
        found.append((clause.value_codes(match.start("s")), date, when))
        at = match.end()
    return found


def returned(clause: Clause) -> list[tuple[str, str, str | None, int]]:
    """The act done in return: "A recognised the independence of B, and B that of A in 1919"."""
    rest = shape("[^;:.]{0,6}?[,;{and}]{1,2}(?P<a>S){that}{of-date}(?P<b>S)[^ST;:.]{0,3}(?P<t>T)")
    match = rest.match(clause.codes, clause.core.last)
    if match is None:
        return []
    one, other = clause.value_codes(match.start("a")), clause.value_codes(match.start("b"))
    date = clause.date_at(match.start("t"))
    return [(one[0], other[0], date, match.start("t"))] if one and other else []
