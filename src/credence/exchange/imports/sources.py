"""The sources there are by name, each with what reads it; one small module a source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from credence.exchange.imports import pocom, visits
from credence.exchange.imports.found import Found
from credence.exchange.imports.tree import Tree, open_tree


@dataclass(frozen=True, slots=True)
class Request:
    """What a user asks for: where the data are, and what some sources need besides."""

    path: Path
    mapping: Path | None = None
    texts: Path | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A source: its name, what the record says made its statements, and what reads it."""

    name: str
    maker: str
    says: str
    read: Callable[[Request], Iterator[Found]]


def _of_tree(
    read: Callable[[Tree], Iterator[Found]], marks: tuple[str, ...] = ()
) -> Callable[[Request], Iterator[Found]]:
    return lambda request: read(open_tree(request.path, marks))


_ALL = (
    Source("pocom", "pocom/1", "Principal Officers and Chiefs of Mission", _of_tree(pocom.read_pocom, pocom.MARKS)),
    Source("visits", "visits/1", "Visits by foreign leaders", _of_tree(visits.read_visits)),
    Source("travels", "travels/1", "Travels abroad", _of_tree(visits.read_travels)),
)
SOURCES: Mapping[str, Source] = {source.name: source for source in _ALL}
