"""Of the statements of large groups, those that can bear on the facts of some of them: the others are not fetched.

Where persons tell facts apart, statements of others have no part in them; where a thing recurs, those of other days.
What bears on a statement is told from little: its State, kind, names and dates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from sqlalchemy import Connection, select

from credence.record.asking.affairs import Group, of_groups
from credence.record.asking.persons import Seen, persons_apart
from credence.record.facts.grouping import grouping_of
from credence.record.facts.profile import news_days
from credence.record.identity.identity import Identities
from credence.record.journal.rows import slots_from
from credence.record.journal.schema import affairs, documents, statements

_TOGETHER = 100
"""Groups asked for by one query, and a hundredth of the numbers."""


Chosen = Callable[[Seen], bool]
"""Whether the facts of a statement are wanted."""
_Together = tuple[str, str, str]
"""Two States (or one) and a kind; no kind where persons tell apart: what ends a post is found beside its beginning."""


def parted(kind: str) -> bool:
    """Whether the facts of a kind can be told apart before they are made: by persons, or because it recurs."""
    rule = grouping_of(kind)
    return by_person(kind) or not (rule.once or rule.goes_on)


def numbers_bearing(
    connection: Connection, groups: Sequence[Group], last: int, wanted: Chosen, identities: Identities
) -> list[int]:
    """The numbers of the statements of the groups, up to an entry, that bear on those wanted."""
    found: list[int] = []
    for start in range(0, len(groups), _TOGETHER):
        for (_, _, kind), seen in _seen(connection, groups[start : start + _TOGETHER], last).items():
            if some := [one for one in seen if wanted(one)]:
                bearing = _of_days(some, seen) if kind else _of_persons(some, seen, identities)
                found += [one.number for one in bearing]
    return sorted(found)


def by_person(kind: str) -> bool:
    """Whether facts of the kind are told apart by persons."""
    return "person" in grouping_of(kind).identity


def _seen(connection: Connection, groups: Sequence[Group], last: int) -> dict[_Together, list[Seen]]:
    told = statements.c
    columns = (told.number, told.slots, told.held_earliest, told.held_latest)
    rows = (
        select(affairs.c.state, affairs.c.other, affairs.c.kind, *columns)
        .join(statements, told.number == affairs.c.number)
        .where(of_groups(groups), told.entry <= last)
        .order_by(told.number)
    )
    found: dict[_Together, list[Seen]] = defaultdict(list)
    undated: list[tuple[_Together, int]] = []
    for state, other, kind, number, slots, earliest, latest in connection.execute(rows):
        days = (earliest, latest) if earliest is not None else None
        if by_person(kind):
            found[state, other, ""].append(Seen(number, kind, slots_from(slots), days))
        elif days:
            found[state, other, kind].append(Seen(number, kind, {}, days))
        else:
            undated.append(((state, other, kind), number))
    for (own, number), days in zip(undated, _days_of_news(connection, [number for _, number in undated]), strict=True):
        found[own].append(Seen(number, own[2], {}, days))
    return found


def _days_of_news(connection: Connection, numbers: Sequence[int]) -> list[tuple[date, date] | None]:
    """The days on which what is told without a date is taken to lie."""
    published: dict[int, date | None] = {}
    for start in range(0, len(numbers), 100 * _TOGETHER):
        rows = select(statements.c.number, documents.c.published).join(
            documents, documents.c.digest == statements.c.digest
        )
        some = statements.c.number.in_(numbers[start : start + 100 * _TOGETHER])
        published.update((number, day) for number, day in connection.execute(rows.where(some)))
    return [news_days(published[number]) for number in numbers]


def _of_days(some: Iterable[Seen], seen: Iterable[Seen]) -> list[Seen]:
    """Those whose days overlap with days of some, directly or through others; what has no days bears on its like."""
    chosen = {one.number for one in some}
    found: list[Seen] = []
    run: list[Seen] = []
    end = date.min
    timeless = [one for one in seen if one.days is None]
    dated = sorted(((one.days, one.number, one) for one in seen if one.days), key=lambda each: each[:2])
    for days, _, one in dated:
        if run and days[0] > end:
            found += run if any(other.number in chosen for other in run) else ()
            run, end = [], date.min
        run.append(one)
        end = max(end, days[1])
    found += run if any(other.number in chosen for other in run) else ()
    return found + (timeless if any(one.number in chosen for one in timeless) else [])


def _of_persons(some: Iterable[Seen], seen: Sequence[Seen], identities: Identities) -> list[Seen]:
    """Those that share a person with some, directly or through others; all, where one names nobody."""
    chosen = {one.number for one in some}
    return [one for own in persons_apart(seen, identities) if any(o.number in chosen for o in own) for one in own]
