"""From the beginnings of words to names of persons that the record uses: what a search offers while it is typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, func, select

from credence.lore.spelling import folded
from credence.model import PERSON_SLOTS
from credence.record.journal.rows import slots_from
from credence.record.journal.schema import named, statements

_WORDS, _STATEMENTS = 24, 60
"""So many words that begin as asked are followed, and so many statements of each: enough to offer, and quick."""


def persons_like(connection: Connection, text: str, last: int, most: int) -> list[str]:
    """Names of persons known at an entry of which every word asked for begins a word, in alphabetical order.

    So many at most, and not all where there are very many: it offers, it does not answer.
    """
    asked = folded(text)
    if not asked:
        return []
    longest = max(asked, key=len)
    found: dict[str, None] = {}
    for word in _beginning_with(connection, longest):
        for name in _named_under(connection, word, last):
            if _fits(asked, folded(name)):
                found[name] = None
        if len(found) >= most:
            break
    return sorted(found, key=lambda name: (folded(name), name))[:most]


def _beginning_with(connection: Connection, start: str) -> Iterator[str]:
    """The words of names that begin so, in order."""
    end, at = start + "\U0010ffff", start
    for _ in range(_WORDS):
        word = connection.scalar(select(func.min(named.c.word)).where(named.c.word >= at, named.c.word < end))
        if word is None:
            return
        yield word
        at = word + "\x01"


def _named_under(connection: Connection, word: str, last: int) -> Iterator[str]:
    told = statements.c
    numbers = select(named.c.number).where(named.c.word == word).order_by(named.c.number).limit(_STATEMENTS)
    rows = select(told.slots).where(told.number.in_(numbers), told.entry <= last).order_by(told.number)
    for written in connection.scalars(rows):
        slots = slots_from(written)
        for slot in PERSON_SLOTS:
            if isinstance(names := slots.get(slot), tuple):
                yield from names


def _fits(asked: Iterable[str], words: tuple[str, ...]) -> bool:
    return all(any(word.startswith(start) for word in words) for start in asked)
