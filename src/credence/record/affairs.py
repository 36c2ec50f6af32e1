"""The ways in for questions: statements by State, by pair of States and kind, and by the words of a person's name.

Both tables are made from the statements and can be made again from them; they hold numbers of statements only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from sqlalchemy import ColumnElement, Connection, Select, and_, false, func, insert, or_, select

from credence.lore.persons import person_name
from credence.model import PERSON_SLOTS, Statement
from credence.record.rows import Row
from credence.record.schema import affairs, named

ALONE = ""
"""What stands in the place of the other State where a State is asked for alone."""
_FEW = 150
_TWO = 2
"""Two names mean one person only if they share so many words, where both have them."""
_MOST = 12
"""Of so many States at most the pairs are kept; a statement that names more is found by each State alone."""


def affair_rows(statement: Statement, number: int) -> Iterator[Row]:
    """The rows of `affairs`: the statement under each State, and under each pair of them."""
    states = sorted(set(statement.states))
    pairs = [(state, ALONE) for state in states or [ALONE]]
    if len(states) <= _MOST:
        pairs += combinations(states, 2)
    for state, other in pairs:
        yield {"state": state, "other": other, "kind": statement.kind, "number": number}


def name_rows(statement: Statement, number: int) -> Iterator[Row]:
    """The rows of `named`: the statement under each word of each person it names."""
    values = (statement.slots.get(slot) for slot in PERSON_SLOTS)
    names = [name for value in values if isinstance(value, tuple) for name in value]
    for word in sorted({word for name in names for word in person_name(name)}):
        yield {"word": word, "number": number}


def index(connection: Connection, told: Iterable[tuple[int, Statement]]) -> None:
    """Add statements, each with its number."""
    made = list(told)
    for table, rows_of in ((affairs, affair_rows), (named, name_rows)):
        if rows := [row for number, statement in made for row in rows_of(statement, number)]:
            connection.execute(insert(table), rows)


def between(one: str, other: str, kinds: Collection[str] = ()) -> ColumnElement[bool]:
    """The rows of statements that name both States; of these kinds, where any are given."""
    low, high = sorted((one, other))
    return _of_kinds(and_(affairs.c.state == low, affairs.c.other == high), kinds)


def of_any(states: Collection[str], kinds: Collection[str] = ()) -> ColumnElement[bool]:
    """The rows of statements that name any of the States; of these kinds, where any are given."""
    return _of_kinds(and_(affairs.c.state.in_(sorted(states)), affairs.c.other == ALONE), kinds)


def of_groups(groups: Sequence[tuple[str, tuple[str, ...]]]) -> ColumnElement[bool]:
    """The rows of statements of a kind that name a State, or the first two of several, for each of the groups.

    Where the groups are many, more rows than those: all of the kinds that name any of the States.
    """
    if len(groups) > _FEW:
        return of_any({s for _, states in groups for s in states[:1] or (ALONE,)}, {kind for kind, _ in groups})
    padded = [(kind, *(*states, ALONE, ALONE)[:2]) for kind, states in groups]
    wanted = [
        and_(affairs.c.kind == kind, affairs.c.state == state, affairs.c.other == other)
        for kind, state, other in padded
    ]
    return or_(false(), *wanted)


def naming(words: Collection[str]) -> Select[tuple[int]]:
    """The numbers of statements that name somebody by at least two of the words, or by the only one."""
    rows = select(named.c.number).where(named.c.word.in_(sorted(words)))
    if len(words) < _TWO:
        return rows
    return rows.group_by(named.c.number).having(func.count() >= _TWO)


def _of_kinds(where: ColumnElement[bool], kinds: Collection[str]) -> ColumnElement[bool]:
    return and_(where, affairs.c.kind.in_(sorted(kinds))) if kinds else where
