"""A rank taken up in a clause in, the next rank told behind it with a day of its own out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.shapes import shape
from credence.reading.kinds.envoys import Slots
from credence.reading.mentions import Person, Post
from credence.reading.phrases.core import Draft

_NEXT_RANK: Final = (
    "(?:,?{and}|,)(?:[{in}{on}](?P<a>T)(?:{as})?[{the}]?(?P<b>O)|(?:{as})?[{the}]?(?P<c>O)[{in}{on}](?P<d>T))"
)


def _told_next(clause: Clause) -> re.Match[str] | None:
    """The next rank with its day, right behind the first or behind the day of the first."""
    core, form = clause.core, shape(_NEXT_RANK)
    behind, day = form.match(clause.codes, core.last), core.date_item
    return behind or (form.match(clause.codes, day + 1) if day is not None and day >= core.last else None)


def day_is_of_next(clause: Clause) -> bool:
    """Whether the day that stands nearest is that of the next rank: "was made Chargé, and in 1886 Minister"."""
    told = _told_next(clause)
    return told is not None and clause.core.date_item in (told.start("a"), told.start("d"))


def then_as(clause: Clause, person: Person, slots: Slots) -> Iterator[Draft]:
    """ "was made Chargé in 1884 and in 1886 Minister": the next rank, with a day of its own."""
    told = _told_next(clause)
    if told is None or not clause.core.date:
        return
    post = clause.sentence.items[told.start("b" if told["b"] else "c")].value
    when = told.start("a" if told["a"] else "d")
    if not isinstance(post, Post) or post.office not in sent_offices() or post.office == slots.get("office"):
        return
    recipient = slots["recipient"]
    sides = {None, person.owner, *(recipient if isinstance(recipient, tuple) else ())}
    if not {post.owner, *post.host} <= sides:
        return
    yield clause.draft("post-began", {**slots, "office": post.office, "date": clause.date_at(when)}, None, when)
    if person.owner:
        yield clause.draft("holds-office", {"person": (person.name,), "office": post.office, "actor": (person.owner,)})


__all__ = ["day_is_of_next", "then_as"]
