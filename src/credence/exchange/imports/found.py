"""What an importer gives back for one file: a document, its statements, and what could not come in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from credence.exchange.imports.errors import ImportFault
from credence.model import Document, Statement


@dataclass(frozen=True, slots=True)
class Problem:
    """A thing in a document that no statement holds, and why.

    `what` is its sort (`chief/note`, `row`), the same for all of that sort; `entry` the id of the entry it stands in;
    `line` its line in the document, 0 for what is of the whole; `words` how it reads; `number` how many it stands for.
    """

    document: str
    what: str
    why: str
    line: int = 0
    entry: str = ""
    words: str = ""
    number: int = 1

    def to_json(self) -> dict[str, Any]:
        """As an object; what is not known is left out."""
        line = {"document": self.document, "line": self.line or None, "entry": self.entry or None}
        line |= {"what": self.what, "words": self.words or None, "why": self.why, "number": self.number}
        return {name: value for name, value in line.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Imported:
    """One file come in. `counts` says how many entries of each sort it holds (`appointments`: 31)."""

    document: Document
    statements: list[Statement]
    problems: list[Problem] = field(default_factory=list)
    counts: Mapping[str, int] = field(default_factory=dict)


Found = Imported | Problem | ImportFault
"""What an importer gives in turn: files come in, things outside them that did not, files that cannot be read."""
