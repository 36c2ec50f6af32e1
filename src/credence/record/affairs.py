"""The ways in for questions: statements by State, by pair of States and kind, and by the words of a person's name.

Both tables are made from the statements and can be made again from them; they hold numbers of statements only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from sqlalchemy import ColumnElement, Connection, Select, and_, false, func, or_, select

from credence.lore.persons import person_name
from credence.model import PERSON_SLOTS, Statement
from credence.record.inserting import insert_rows
from credence.record.rows import Row
from credence.record.schema import affairs, named

Group = tuple[str, tuple[str, ...]]
"""A kind, and the States under which `affairs` lists every statement that may be of one fact: two at most."""
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
            insert_rows(connection, table, rows)


def between(one: str, other: str, kinds: Collection[str] = ()) -> ColumnElement[bool]:
    """The rows of statements that name both States; of these kinds, where any are given."""
    low, high = sorted((one, other))
    return _of_kinds(and_(affairs.c.state == low, affairs.c.other == high), kinds)


def of_any(states: Collection[str], kinds: Collection[str] = ()) -> ColumnElement[bool]:
    """The rows of statements that name any of the States; of these kinds, where any are given."""
    return _of_kinds(and_(affairs.c.state.in_(sorted(states)), affairs.c.other == ALONE), kinds)


def of_groups(groups: Sequence[Group]) -> ColumnElement[bool]:
    """The rows of statements of a kind that name the State, or both States, of each of the groups.

    Where the groups are many, more rows than those: all of the kinds that name any of the States.
    """
    if len(groups) > _FEW:
        return of_any({s for _, states in groups for s in states[:1] or (ALONE,)}, {kind for kind, _ in groups})
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
    return kind, tuple(sorted(states)[: _TWO if len(states) < _MOST else 1])


def naming(words: Collection[str]) -> Select[tuple[int]]:
    """The numbers of statements that name somebody by at least two of the words, or by the only one."""
    rows = select(named.c.number).where(named.c.word.in_(sorted(words)))
    if len(words) < _TWO:
        return rows
    return rows.group_by(named.c.number).having(func.count() >= _TWO)


def _of_kinds(where: ColumnElement[bool], kinds: Collection[str]) -> ColumnElement[bool]:
    return and_(where, affairs.c.kind.in_(sorted(kinds))) if kinds else where
