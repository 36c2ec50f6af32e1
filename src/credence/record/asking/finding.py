"""Words in, the documents that hold them out, each with the sentences and statements in which they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from credence.lore.spelling import folded
from credence.model import Document, Statement
from credence.record.asking import search
from credence.record.errors import DamageError
from credence.record.journal.rows import decoded, document_of, statement_of
from credence.record.journal.schema import documents, statements

_PHRASE = re.compile(r'"([^"]*)"|(\S+)')
_BESIDE = 60
"""So many characters on either side of the first word found are shown."""


@dataclass(frozen=True, slots=True)
class Found:
    """A document that holds the words: a piece of it around the first, and the statements whose quote holds one."""

    document: Document
    passage: str
    statements: tuple[Statement, ...]


def found_in(connection: Connection, words: str, last: int, most: int) -> list[Found]:
    """The documents known at an entry that hold all the words, latest entered first, at most so many."""
    phrases = [quoted or single for quoted, single in _PHRASE.findall(words)]
    found: list[Found] = []
    for entry in search.matching(connection, phrases, last, most):
        chosen = select(documents).where(documents.c.entry == entry)
        if not (entered := decoded(connection.execute(chosen), document_of)):
            raise DamageError  # the index of words knows of a document that is not there
        (document,) = entered
        found.append(Found(document, _passage(document.text, phrases), _telling(connection, document, phrases)))
    return found


def _telling(connection: Connection, document: Document, phrases: Sequence[str]) -> tuple[Statement, ...]:
    chosen = (
        select(statements, documents.c.document)
        .join(documents, documents.c.digest == statements.c.digest)
        .where(statements.c.digest == document.digest)
        .order_by(statements.c.number)
    )
    told = decoded(connection.execute(chosen), statement_of)
    wanted = [folded(phrase) for phrase in phrases]
    return tuple(s for s in told if any(_holds(folded(s.quote), words) for words in wanted if words))


def _holds(words: tuple[str, ...], sought: tuple[str, ...]) -> bool:
    return any(words[at : at + len(sought)] == sought for at in range(len(words) - len(sought) + 1))


_CUT_BEFORE, _CUT_AFTER = re.compile(r"^\S*\s"), re.compile(r"\s\S*$")
"""Parts of words at the edges; where there is no space, as in Chinese, nothing is a part."""


def _passage(text: str, phrases: Sequence[str]) -> str:
    """The text around the first word found, cut at words, in one line."""
    first = next((words[0] for phrase in phrases if (words := folded(phrase))), "")
    at = next((m.start() for m in re.finditer(r"\w+", text) if folded(m[0])[:1] == (first,)), 0)
    start, end = max(0, at - _BESIDE), min(len(text), at + _BESIDE)
    before, after = text[start:at], text[at:end]
    if start and not text[start - 1].isspace():
        before = _CUT_BEFORE.sub("", before)
    if end < len(text) and not text[end].isspace():
        after = _CUT_AFTER.sub("", after)
    piece = " ".join(f"{before}{after}".split())
    return ("… " if start else "") + piece + (" …" if end < len(text) else "")
