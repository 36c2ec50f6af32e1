"""The ways in for questions: statements by State, by pair of States and kind, by State and date, by names of persons.

The tables are made from the statements and can be made again from them; they hold numbers of statements only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import combinations

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, exists, false, insert, or_, select, union_all

from credence.model import Statement
from credence.record.asking.naming import name_rows, whole_name_rows
from credence.record.facts.profile import anchors
from credence.record.journal.inserting import insert_rows
from credence.record.journal.rows import Row
from credence.record.journal.schema import affairs, dated, named, statements

Group = tuple[str, tuple[str, ...]]
"""A kind, and the States under which `affairs` lists every statement that may be of one fact: two at most."""
ALONE = ""
"""What stands in the place of the other State where a State is asked for alone, and of a State where none is named."""
MANY = "*"
"""What stands there for a statement of so many States that their pairs are not kept: it is found by two of them."""
MOST_PAIRED = 12
"""Of so many States at most the pairs are kept."""
_TWO = 2


def affair_rows(statement: Statement, number: int) -> Iterator[Row]:
    """The rows of `affairs`: the statement under each State, and under each pair of them."""
    states = sorted(set(statement.states))
    pairs = [(state, ALONE) for state in states or [ALONE]]
    if len(states) <= MOST_PAIRED:
        pairs += combinations(states, 2)
    else:
        pairs += _pairs_of_many(statement, states)
    for state, other in pairs:
        yield {"state": state, "other": other, "kind": statement.kind, "number": number}


def _pairs_of_many(statement: Statement, states: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each State beside `MANY`, and the two by which the statement's group is known."""
    yield from ((state, MANY) for state in states)
    shared = {state for _, those in anchors(statement.kind, statement.slots) for state in those}
    if len(own := group_of(statement.kind, shared)[1]) == _TWO:
        yield own[0], own[1]


def date_rows(statement: Statement, number: int) -> Iterator[Row]:
    """The rows of `dated`: the statement under each State, where it has a date."""
    if (held := statement.date) is not None:
        for state in sorted(set(statement.states)) or [ALONE]:
            yield {"state": state, "earliest": held.earliest, "kind": statement.kind, "number": number}


def index(connection: Connection, told: Iterable[tuple[int, Statement]]) -> None:
    """List statements, each with its number."""
    made = list(told)
    for table, rows_of in ((affairs, affair_rows), (dated, date_rows), (named, name_rows)):
        _list(connection, table, rows_of, made)


def index_dates(connection: Connection) -> None:
    """List by date all statements that are listed by State."""
    own = select(affairs.c.state, statements.c.held_earliest, affairs.c.kind, affairs.c.number)
    joined = own.join(statements, statements.c.number == affairs.c.number)
    rows = joined.where(affairs.c.other == ALONE, statements.c.held_earliest.is_not(None))
    every = rows.order_by(affairs.c.state, statements.c.held_earliest)
    connection.execute(insert(dated).from_select(["state", "earliest", "kind", "number"], every))


def index_names(connection: Connection, told: Iterable[tuple[int, Statement]]) -> None:
    """List by the whole names of persons statements that are listed by their words."""
    _list(connection, named, whole_name_rows, list(told))


def index_many(connection: Connection, told: Iterable[tuple[int, Statement]]) -> None:
    """List under two States statements of many that are listed under each."""

    def rows(statement: Statement, number: int) -> Iterator[Row]:
        return (row for row in affair_rows(statement, number) if row["other"] != ALONE)

    _list(connection, affairs, rows, list(told))


def _list(
    connection: Connection,
    table: Table,
    rows_of: Callable[[Statement, int], Iterator[Row]],
    told: Sequence[tuple[int, Statement]],
) -> None:
    if rows := [row for number, statement in told for row in rows_of(statement, number)]:
        insert_rows(connection, table, rows)


def between(one: str, other: str, kinds: Collection[str] = ()) -> Select[tuple[int]]:
    """The numbers of statements that name both States; of these kinds, where any are given."""
    low, high = sorted((one, other))
    paired = _of_kinds(and_(affairs.c.state == low, affairs.c.other == high), kinds)
    if low == high:
        return select(affairs.c.number).where(paired)
    also = affairs.alias()
    both = and_(also.c.state == high, also.c.other == MANY, also.c.kind == affairs.c.kind)
    among = exists().where(both, also.c.number == affairs.c.number)
    of_many = _of_kinds(and_(affairs.c.state == low, affairs.c.other == MANY), kinds)
    every = union_all(select(affairs.c.number).where(paired), select(affairs.c.number).where(of_many, among)).subquery()
    return select(every.c.number)


def of_any(states: Collection[str], kinds: Collection[str] = ()) -> ColumnElement[bool]:
    """The rows of statements that name any of the States; of these kinds, where any are given."""
    return _of_kinds(and_(affairs.c.state.in_(sorted(states)), affairs.c.other == ALONE), kinds)


def of_groups(groups: Sequence[Group]) -> ColumnElement[bool]:
    """The rows of statements of a kind that name the State, or both States, of each of the groups; see `Group`."""
    padded = [(kind, *(*states, ALONE, ALONE)[:2]) for kind, states in groups]
    begun = Counter((kind, state) for kind, state, _ in padded)
    ended = Counter((kind, other) for kind, _, other in padded)
    by_one: dict[tuple[str, str, bool], list[str]] = {}
    for kind, state, other in padded:  # few long conditions are built and run faster than many short ones
        first = begun[kind, state] >= ended[kind, other]
        by_one.setdefault((kind, state if first else other, first), []).append(other if first else state)
    columns = (affairs.c.state, affairs.c.other)
    wanted = [
        and_(affairs.c.kind == kind, columns[not first] == one, columns[first].in_(sorted(others)))
        for (kind, one, first), others in by_one.items()
    ]
    return or_(false(), *wanted)


def group_of(kind: str, states: Collection[str]) -> Group:
    """The group of a fact of that kind whose statements share these States; of many, whose pairs are not kept, one."""
    return kind, tuple(sorted(states)[: _TWO if len(states) < MOST_PAIRED else 1])


def _of_kinds(where: ColumnElement[bool], kinds: Collection[str]) -> ColumnElement[bool]:
    return and_(where, affairs.c.kind.in_(sorted(kinds))) if kinds else where
