"""Envoys told in the plural in, those of each State that is named with them out, as persons without a name."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.clauses.shapes import shape
from credence.reading.kinds.envoys import taken_as
from credence.reading.kinds.office_holders import holders_of
from credence.reading.kinds.roles import person_at
from credence.reading.mentions import Person, Post, States
from credence.reading.phrases.words import letters
from credence.reading.spelling import state_of

_ENVOYS: Final = Post("ambassador", "ambassadors", flags=frozenset({"plural"}))
"""What "the envoys of A and B" hold, who present letters of credence."""
_OF_STATES: Final = (
    "(?:(?P<of>[{from}{of}]{the}?S)|[^;:.PN]{0,8}?[,(-]?(?:{among}[{them}{whom}{these}]|{including}){the}?"
    "(?:{those}[{from}{of}]|(?P<o>O)|))"
    "(?:{the}?(?P<a>S))?(?P<more>(?:[,{and}]{1,2}{the}?S){0,15})"
)
"""The States of envoys: "from A, B and C", "among them those of A and B", "including the ambassadors of A and B"."""


def unnamed_envoys(clause: Clause, index: int) -> list[Person]:
    """Those at `index`, a title or word in the plural, one of each State told with it."""
    if known := holders_of(clause, index):
        return known
    told = clause.sentence.items[index].value
    post = told if isinstance(told, Post) and "plural" in told.flags and not told.owner else _ENVOYS
    if isinstance(told, Post) and post is _ENVOYS:
        return []
    match = shape(_OF_STATES).match(clause.codes, index + 1)
    if match is None or clause.codes[match.end() : match.end() + 1] in ("P", "N", "'"):
        return []
    owners: list[str] = []
    if match["o"]:
        summed = clause.sentence.items[match.start("o")].value
        if not isinstance(summed, Post) or not summed.owner or "plural" not in summed.flags:
            return []
        owners.append(summed.owner)
    elif not match["a"] and not match["of"]:
        return []
    for at in range(index + 1, match.end()):
        value = clause.sentence.items[at].value
        owners += state_of(clause.sentence.items[at])[:1] if isinstance(value, States) else []
    owners = list(dict.fromkeys(owners))
    if len(owners) < (2 if match["of"] else 1):
        return []
    flags = post.flags - {"plural"}
    return [Person("", replace(post, owner=owner, host=(), flags=flags), owner) for owner in owners]


def named_with_states(clause: Clause, index: int) -> list[tuple[Person, int]]:
    """The persons of a list from `index` on, each with his State and no title: "Mr. X (A), Ms. Y of B"."""
    found: list[tuple[Person, int]] = []
    at, codes = index, clause.codes
    joints = ",;H" + letters("and")
    while at < len(codes) and codes[at] in "PN":
        person = person_at(clause, at)
        beside = shape("(?:[{of}{from}]{the}?(?P<of>S)|\\((?P<in>S)[^()]{0,6}\\))").match(codes, at + 1)
        owner = person.owner if person else None
        if owner is None and beside:
            owner = state_of(clause.sentence.items[beside.start("of" if beside["of"] else "in")])[0]
        if person is None or person.post is not None or owner is None:
            break
        found.append((taken_as(clause, person, Post("ambassador", "ambassador", owner)), at))
        at = beside.end() if beside else at + 1
        while at < len(codes) and codes[at] in joints:
            at += 1
    return found


def states_beside(clause: Clause, index: int) -> list[tuple[Person, int]]:
    """The like list that ends with the person at `index`: "X of A and Y of B presented"."""
    starts = (at for at in range(clause.bounds()[0], index + 1) if clause.codes[at] in "PN")
    lists = (named_with_states(clause, at) for at in starts)
    return next((listed for listed in lists if listed and listed[-1][1] == index), [])


__all__ = ["named_with_states", "states_beside", "unnamed_envoys"]
