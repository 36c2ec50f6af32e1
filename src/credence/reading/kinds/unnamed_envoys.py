"""Envoys told without a name in, those of each State that is named with them out, as persons without a name."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.shapes import shape
from credence.reading.kinds.envoys import taken_as
from credence.reading.kinds.office_holders import holders_of
from credence.reading.kinds.roles import person_at
from credence.reading.mentions import Person, Post, States
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds, state_of

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


def sole_envoy(clause: Clause, way: str) -> tuple[Person, int] | None:
    """The one envoy of whom only the title is told: "The new Ambassador of A presented her credentials"."""
    core, codes = clause.core, clause.codes
    if way in ("received", "received-as"):
        index = codes.find("O", core.last - 1, core.last + _NEAR)
        between = codes[core.last : index] if index >= 0 else ""
    else:
        index = codes.rfind("O", max(0, core.first - _NEAR), core.first)
        between = codes[index + 1 : core.first] if index >= 0 else ""
    post = clause.sentence.items[index].value if index >= 0 else None
    if not isinstance(post, Post) or "plural" in post.flags or post.office not in sent_offices():
        return None
    following = codes[index + 1 : index + 3].lstrip(",H")[:1]
    if between[-1:] in tuple(letters("to")) or holds(codes[core.first : core.last], letters("their")):
        return None  # "expects to present her credentials", "with the Ambassador of A, presented their credentials"
    if post.owner is None or following in ("P", "N", "C", "S") or holds(between, "PNOSK;:." + letters("and", "that")):
        return None
    return Person("", post, post.owner), index


_NEAR: Final = 6
"""Within so many items of the verb stands the title of him who presents credentials."""


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


__all__ = ["named_with_states", "sole_envoy", "states_beside", "unnamed_envoys"]
