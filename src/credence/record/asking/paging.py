"""From a question to its facts a window of days at a time: the first come at once, however many there are.

Every fact has the date of one of its statements, so the facts of a window are among the groups of which some statement
is dated in it. Of each group is fetched all that bears on these, so that no fact is cut; what of it lies in other
windows comes with those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, select

from credence.model import Fact
from credence.model.collecting import nothing_collected
from credence.record.asking import queries
from credence.record.asking.affairs import of_any
from credence.record.asking.bearing import Chosen
from credence.record.asking.persons import Seen
from credence.record.asking.questions import Question
from credence.record.facts.facts import facts_of, place_of
from credence.record.facts.profile import Kept
from credence.record.identity.identity import Identities, identities_of
from credence.record.journal.schema import affairs, dated, statements
from credence.record.review.reviews import MATCH, all_reviews, matches_decided

FIRST = 100
"""Facts for which the first window should do, where it is not known how many are wanted."""
_WINDOWS = 4
"""So many windows, each twice as large as the one before, then the rest together: who goes on so long wants it all."""
_LEAST = 20
"""Dates in a window at least."""
_DAY = timedelta(1)

Reading = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True)
class Pager:
    """The facts that answer a question up to an entry, in order; each window is read in a transaction of its own."""

    reading: Reading
    question: Question
    last: int

    def facts(self, after: Fact | None = None, most: int = FIRST) -> Iterator[Fact]:
        """Those after a fact (from the first, if None); `most` is how many will be wanted at least."""
        place = place_of(after) if after else None
        for found in self._windows(after, max(_LEAST, most)):
            for fact in found:
                if place is None or place_of(fact) > place:
                    yield fact

    def _windows(self, after: Fact | None, size: int) -> Iterator[Iterable[Fact]]:
        """Lists of facts, in order; together all that lie after the fact, and perhaps some before it."""
        if self.question.pair or self.question.both or self.question.person is not None:
            yield self._whole(date.min)
            return
        held = after.held if after else None
        first = held.earliest if held else date.min if after is None else None
        missing, windows = size, 0
        while first is not None and windows < _WINDOWS:
            found, first = self._dated(first, size)
            yield found
            missing -= len(found)
            good = 2 * len(found) > size and missing > 0
            windows, size = (windows, max(_LEAST, missing)) if good else (windows + 1, size * 2)
        if first is not None:
            yield self._whole(first)
        else:
            yield from self._undated(after.kind if after and held is None else "")

    def _whole(self, first: date) -> list[Fact]:
        with nothing_collected(), self.reading() as connection:
            kept = queries.kept(connection, self.question, self.last)
            identities = self._identities(connection)
        return [f for f in self._answer(kept, identities) if f.held is None or f.held.earliest >= first]

    def _dated(self, first: date, size: int) -> tuple[list[Fact], date | None]:
        """The facts whose date begins in a window from that day on, and the first day after it; None at the end."""
        with self.reading() as connection:
            found = connection.execute(self._rows_from(connection, first, size + 1)).all()
            end = found[-1][0] if len(found) > size else None
            if end == first:
                end = first + _DAY if first < date.max else None
                found = connection.execute(self._rows().where(statements.c.held_earliest == first)).all()
            within = [(kind, slots) for day, kind, slots in found if end is None or day < end]
            facts = self._of_groups(connection, within, lambda seen: _begins(seen, first, end))
        return [f for f in facts if f.held and first <= f.held.earliest and (end is None or f.held.earliest < end)], end

    def _undated(self, kind: str) -> Iterator[list[Fact]]:
        """The facts without a date, by kind, from that kind on."""
        if self.question.since or self.question.until:
            return
        undated = statements.c.held_earliest.is_(None)
        with self.reading() as connection:
            kinds = connection.scalars(self._rows(statements.c.kind).where(undated).distinct()).all()
        for own in sorted(each for each in kinds if each >= kind):
            with self.reading() as connection:
                found = connection.execute(self._rows().where(undated, statements.c.kind == own)).all()
                facts = self._of_groups(connection, [(own, slots) for _, _, slots in found], lambda _: True)
            yield [fact for fact in facts if fact.held is None and fact.kind == own]

    def _rows_from(self, connection: Connection, first: date, most: int) -> Select[Any]:
        """Those of `_rows` from that day on, in the order of their dates, so many at most."""
        told = statements.c
        if not self.question.states:
            return self._rows().where(told.held_earliest >= first).order_by(told.held_earliest).limit(most)
        number = queries.last_number(connection, self.last)
        rows = select(dated.c.earliest, dated.c.number).where(dated.c.earliest >= first, dated.c.number <= number)
        if self.question.kinds:
            rows = rows.where(dated.c.kind.in_(sorted(self.question.kinds)))
        rows = rows.where(dated.c.state.in_(sorted(self.question.states)))
        some = rows.order_by(dated.c.earliest).limit(most).subquery()
        found = select(some.c.earliest, told.kind, told.slots).join(statements, told.number == some.c.number)
        return found.order_by(some.c.earliest)

    def _rows(self, *columns: ColumnElement[Any]) -> Select[Any]:
        """Date, kind and slots of the statements that the facts asked for may have their dates of."""
        told = statements.c
        asked = [told.entry <= self.last]
        rows = select(*(columns or (told.held_earliest, told.kind, told.slots)))
        if self.question.states:
            among = of_any(self.question.states, self.question.kinds)
            rows = rows.select_from(statements.join(affairs, and_(affairs.c.number == told.number, among)))
        elif self.question.kinds:
            asked.append(told.kind.in_(sorted(self.question.kinds)))
        return rows.where(*asked)

    def _of_groups(self, connection: Connection, told: Iterable[tuple[str, str]], wanted: Chosen) -> list[Fact]:
        """The facts that answer of the groups to which statements of these kinds and slots belong: all those wanted."""
        with nothing_collected():
            identities = self._identities(connection)
            kept = queries.kept_of_groups(connection, queries.groups_of(told), self.last, wanted, identities)
            return self._answer(kept, identities)

    def _answer(self, kept: list[Kept], identities: Identities) -> list[Fact]:
        return self.question.answer(facts_of(kept, identities), identities)

    def _identities(self, connection: Connection) -> Identities:
        return identities_of(matches_decided(all_reviews(connection, self.last, MATCH)))


def _begins(seen: Seen, first: date, end: date | None) -> bool:
    """Whether it may have been so from a day on that lies in a window."""
    return seen.days is not None and first <= seen.days[0] and (end is None or seen.days[0] < end)
