"""The sources there are by name, each with what reads it; one small module a source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from credence.exchange.imports import jsonl, pocom, table, visits
from credence.exchange.imports.errors import ImportFault
from credence.exchange.imports.found import Found, Imported
from credence.exchange.imports.request import Request
from credence.exchange.imports.tree import Tree, open_tree

Read = Callable[[Request], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Source:
    """A source: its name, what the record says made its statements, and what reads it: call `read` below."""

    name: str
    maker: str
    read: Read


def read(source: Source, request: Request) -> Iterator[Found]:
    """All that a source gives; a document that comes twice is refused, lest one pass for a correction of the other."""
    seen: set[str] = set()
    for each in source.read(request):
        if isinstance(each, Imported) and each.document.id in seen:
            yield ImportFault(f"{request.path}: {each.document.id} comes twice; import one of its files alone")
            continue
        if isinstance(each, Imported):
            seen.add(each.document.id)
        yield each


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
