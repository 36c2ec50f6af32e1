"""The sources there are by name, each with what reads it; one small module a source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from credence.exchange.imports import jsonl, pocom, table, visits
from credence.exchange.imports.found import Found
from credence.exchange.imports.request import Request
from credence.exchange.imports.tree import Tree, open_tree

Read = Callable[[Request], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Source:
    """A source: its name, what the record says made its statements, and what reads it."""

    name: str
    maker: str
    read: Read


def _of_tree(read: Callable[[Tree], Iterator[Found]], marks: tuple[str, ...] = ()) -> Read:
    return lambda request: read(open_tree(request.path, marks))


_ALL = (
    Source("pocom", "pocom/1", _of_tree(pocom.read_pocom, pocom.MARKS)),
    Source("visits", "visits/1", _of_tree(visits.read_visits)),
    Source("travels", "travels/1", _of_tree(visits.read_travels)),
    Source("csv", "csv/1", table.read_tables),
    Source("jsonl", "jsonl/1", jsonl.read_jsonl),
)
SOURCES: dict[str, Source] = {source.name: source for source in _ALL}
