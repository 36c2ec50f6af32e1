"""Statements in our own form, one a line, in; their documents with them out, each statement checked to quote.

The text of a document is the file `ID.txt` beside the statements, or in the folder of texts given; failing both, that
of the record.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from credence.exchange.imports.canonical import canonical_text
from credence.exchange.imports.errors import ImportFault
from credence.exchange.imports.found import Found, Imported, Problem
from credence.exchange.imports.lines import NotAStatement, statement_of
from credence.exchange.imports.request import Request
from credence.exchange.imports.tree import open_tree, shown
from credence.intake import IntakeError, receive
from credence.model import Document, Statement

ENDING = ".jsonl"
_KNOWN = "the record holds the document already and takes no further statements of it"

Numbered = tuple[int, Statement]


def read_jsonl(request: Request) -> Iterator[Found]:
    """Every document that the lines name, with its statements, in the order in which they are named."""
    tree = open_tree(request.path, (), ENDING)
    for name in tree.asked:
        place = tree.place(name)
        by_document: dict[str, list[Numbered]] = {}
        try:
            text = canonical_text(tree.read(name), place)
        except ImportFault as fault:
            yield fault
            continue
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                try:
                    statement = statement_of(line)
                except NotAStatement as fault:
                    yield ImportFault(f"{place}, line {number}: {fault}")
                    continue
                by_document.setdefault(statement.document, []).append((number, statement))
        for identity, told in by_document.items():
            yield _document(identity, told, place, request)


def _document(identity: str, told: list[Numbered], place: str, request: Request) -> Found:
    statements = [statement for _, statement in told]
    try:
        if (found := _beside(identity, request)) is not None:
            return Imported(found, statements, counts={"statements": len(told)})
    except (IntakeError, ImportFault) as fault:
        return ImportFault(f"{place}, line {told[0][0]}: {fault}")
    held = request.record.document(identity) if request.record else None
    if held is None or request.record is None:
        where = shown(request.texts or _folder(request))
        wrong = f"the text of document {shown(identity)!r} is neither in {where} nor in the record"
        return ImportFault(f"{place}, line {told[0][0]}: {wrong}; name the folder of texts with --texts")
    known = {each.id for each in request.record.statements(held.digest)}
    new = [Problem(identity, "statement", _KNOWN, number, words=s.kind) for number, s in told if s.id not in known]
    return Imported(held, statements, new, {"statements": len(told)})


def _beside(identity: str, request: Request) -> Document | None:
    """The document from its text; None where there is no such file. The name may not lead out of the folder."""
    name = PurePosixPath(f"{identity}.txt")
    if not identity or name.is_absolute() or ".." in name.parts or "\0" in identity:
        raise ImportFault(f"document {shown(identity)!r} cannot be the name of a text; give it another")
    path = (request.texts or _folder(request)) / name
    return receive(path, id=identity) if path.is_file() else None


def _folder(request: Request) -> Path:
    return request.path if request.path.is_dir() else request.path.parent
