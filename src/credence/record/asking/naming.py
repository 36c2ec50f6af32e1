"""From the name of a person to the statements that may name him: by its words, by the whole of it, by other names.

`named` lists each statement under every word of a person's name, and under all words of the name together. A name that
means the same has all the words asked for, or is made of some of them: the first is sought from the rarest word on, the
second by the whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from sqlalchemy import Connection, Select, exists, false, func, select, union

from credence.lore.persons import Name, person_name, same_person
from credence.model import PERSON_SLOTS, Statement
from credence.record.identity.identity import Identities, words_of_key
from credence.record.journal.rows import Row
from credence.record.journal.schema import named

_TWO = 2
"""Two names mean one person only if they share so many words, where both have them."""
_LONGEST = 8
"""Of a name of more words the parts are not looked up one by one."""
_COUNTED = 2_000
"""A word is counted up to so many statements: enough to tell the rare from the common."""


def name_rows(statement: Statement, number: int) -> Iterator[Row]:
    """The rows of `named`: the statement under each word, and under the whole, of each person it names."""
    for word in sorted({word for name in _names(statement) for word in (*name, _whole(name))}):
        yield {"word": word, "number": number}


def whole_name_rows(statement: Statement, number: int) -> Iterator[Row]:
    """Those of `name_rows` that are not under a single word."""
    for whole in sorted({_whole(name) for name in _names(statement) if len(name) > 1}):
        yield {"word": whole, "number": number}


def names_meant(person: str, known: Identities) -> set[Name]:
    """The name, and every other under which the person may stand, as far as persons decided it."""
    own = person_name(person)
    decided = [(words_of_key(key), name) for (kind, key), name in known.names.items() if kind == "person"]
    meant = {own, *(name for written, name in decided if written == own)}
    return meant | {written for written, name in decided if any(is_meant(one, name) for one in meant)}


def is_meant(asked: Name, name: Name) -> bool:
    """Whether who is asked for by some words may be the one of a name: a surname alone is enough to ask by."""
    return asked <= name or same_person(asked, name)


def naming(connection: Connection, names: Collection[Name]) -> Select[tuple[int]]:
    """The numbers of the statements that name somebody who may be meant by one of the names; and perhaps others."""
    parts = sorted({part for name in names for part in _parts(name)})
    chosen = [select(named.c.number).where(named.c.word.in_(parts)) if parts else select(named.c.number).where(false())]
    for name in sorted(names, key=sorted):
        chosen.append(_with_all(_rarest_first(connection, name)))
        if len(name) > _LONGEST:
            some = select(named.c.number).where(named.c.word.in_(sorted(name))).group_by(named.c.number)
            chosen.append(some.having(func.count() >= _TWO))
    every = union(*chosen).subquery()
    return select(every.c.number)


def _names(statement: Statement) -> list[Name]:
    values = (statement.slots.get(slot) for slot in PERSON_SLOTS)
    names = (person_name(name) for value in values if isinstance(value, tuple) for name in value)
    return [name for name in names if name]


def _whole(name: Iterable[str]) -> str:
    return " ".join(sorted(name))


def _parts(name: Name) -> Iterator[str]:
    """The wholes of the names made of its words, two at least."""
    if len(name) <= _LONGEST:
        for size in range(_TWO, len(name) + 1):
            yield from (_whole(part) for part in combinations(sorted(name), size))


def _rarest_first(connection: Connection, name: Name) -> list[str]:
    def count(word: str) -> int:
        some = select(named.c.number).where(named.c.word == word).limit(_COUNTED).subquery()
        return connection.scalar(select(func.count()).select_from(some)) or 0

    return sorted(name, key=lambda word: (count(word), word)) if len(name) > 1 else list(name)


def _with_all(words: list[str]) -> Select[tuple[int]]:
    """The numbers of the statements listed under all the words."""
    if not words:
        return select(named.c.number).where(false())
    rows = select(named.c.number).where(named.c.word == words[0])
    for word in words[1:]:
        also = named.alias()
        rows = rows.where(exists().where(also.c.word == word, also.c.number == named.c.number))
    return rows
