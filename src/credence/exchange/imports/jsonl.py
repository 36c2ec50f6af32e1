"""Statements in our own form, one a line, in; their documents with them out, each statement checked to quote.

The text of a document is that of a line of its own, or the file `ID.txt` beside the statements or in the folder of
texts given; failing these, that of the record.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from credence.exchange.imports.canonical import LARGEST_FILE, canonical_text
from credence.exchange.imports.errors import ImportFault
from credence.exchange.imports.found import Found, Imported, Problem
from credence.exchange.imports.lines import NotAStatement, line_of
from credence.exchange.imports.request import Request
from credence.exchange.imports.tree import open_tree, shown
from credence.intake import IntakeError, receive
from credence.model import Document, Statement

ENDING = ".jsonl"
AT_ONCE = LARGEST_FILE
"""Bytes of a file whose lines may stand in any order; a larger one is read as it comes."""

Numbered = tuple[int, Statement]


@dataclass
class _Told:
    """What the lines of one file tell of a document: its statements with their lines, and itself where it is told."""

    line: int
    document: Document | None = None
    statements: list[Numbered] = field(default_factory=list)


def read_jsonl(request: Request) -> Iterator[Found]:
    """Every document that the lines name, with its statements, in the order in which they are named.

    In a file that is read as it comes, all lines of a document stand together, as `credence export` prints them.
    """
    tree = open_tree(request.path, (), ENDING)
    for name in tree.asked:
        place, path = tree.place(name), tree.file(name)
        try:
            if path is not None and path.is_file() and path.stat().st_size > AT_ONCE:
                yield from _as_it_comes(path, place, request)
            else:
                yield from _whole(canonical_text(tree.read(name), place), place, request)
        except OSError as error:
            yield ImportFault(f"{place}: cannot be read: {error.strerror or error}")
        except ImportFault as fault:
            yield fault


def _whole(text: str, place: str, request: Request) -> Iterator[Found]:
    by_document: dict[str, _Told] = {}
    for number, line in enumerate(text.split("\n"), 1):
        try:
            _take(line, number, by_document)
        except NotAStatement as fault:
            yield ImportFault(f"{place}, line {number}: {fault}")
    for identity, told in by_document.items():
        yield _document(identity, told, place, request)


def _as_it_comes(path: Path, place: str, request: Request) -> Iterator[Found]:
    """A document as soon as another is named: no more than its lines are held, and the ids of those before."""
    done: set[str] = set()
    now: dict[str, _Told] = {}
    for number, line in enumerate(_lines_of(path, place), 1):
        before = dict(now)
        try:
            if not isinstance(line, str):
                raise line
            _take(line, number, now, done)
        except NotAStatement as fault:
            yield ImportFault(f"{place}, line {number}: {fault}")
        if len(now) > 1:
            for identity, told in before.items():
                yield _document(identity, told, place, request)
                done.add(identity)
                del now[identity]
    for identity, told in now.items():
        yield _document(identity, told, place, request)


def _lines_of(path: Path, place: str) -> Iterator[str | NotAStatement]:
    """The lines of a file, without a byte order mark; what is wrong with one that is no text. Raises ImportFault."""
    with path.open("rb") as stream:
        first = True
        while raw := stream.readline(LARGEST_FILE + 1):
            if len(raw) > LARGEST_FILE:
                raise ImportFault(f"{place}: a line of it is larger than {LARGEST_FILE // 1_000_000} MB; leave it out")
            try:
                line = raw.decode("utf-8-sig" if first else "utf-8").removesuffix("\n").removesuffix("\r")
                yield NotAStatement("holds NUL bytes") if "\0" in line else line
            except UnicodeDecodeError as error:
                yield NotAStatement(f"not UTF-8 (byte {error.start} of the line is 0x{raw[error.start]:02x})")
            first = False


def _take(line: str, number: int, by_document: dict[str, _Told], done: Container[str] = ()) -> None:
    """Put what a line tells with its document; raises NotAStatement, also for one of a document that is `done`."""
    if not line.strip():
        return
    found = line_of(line)
    identity = found.document if isinstance(found, Statement) else found.id
    if identity in done:
        apart = f"the lines of document {shown(identity)!r} do not stand together"
        raise NotAStatement(f"{apart}, which a file larger than {AT_ONCE // 1_000_000} MB needs; bring them together")
    if isinstance(found, Statement):
        by_document.setdefault(found.document, _Told(number)).statements.append((number, found))
        return
    told = by_document.setdefault(found.id, _Told(number))
    if told.document is not None:
        raise NotAStatement(f"the document {shown(found.id)!r} comes twice; leave one out")
    told.document = found


def _document(identity: str, told: _Told, place: str, request: Request) -> Found:
    statements, twice = _distinct(identity, told.statements)
    counts = {"statements": len(told.statements)}
    try:
        found = told.document or _beside(identity, request)
    except (IntakeError, ImportFault) as fault:
        return ImportFault(f"{place}, line {told.line}: {fault}")
    if found is None:
        found = request.record.document(identity) if request.record else None
    if found is None:
        where = shown(request.texts or _folder(request))
        wrong = f"the text of document {shown(identity)!r} is neither in {where} nor in the record"
        return ImportFault(f"{place}, line {told.line}: {wrong}; name the folder of texts with --texts")
    return Imported(found, statements, twice, counts)


def _distinct(identity: str, told: list[Numbered]) -> tuple[list[Statement], list[Problem]]:
    """Each statement once, and a problem for each line that says again what another says of the same words."""
    first: dict[str, int] = {}
    kept, twice = [], []
    for number, statement in told:
        if (line := first.setdefault(statement.id, number)) == number:
            kept.append(statement)
            continue
        why = f"it says what line {line} says, of the same words"
        twice.append(Problem(identity, "statement", why, number, words=statement.kind))
    return kept, twice


def _beside(identity: str, request: Request) -> Document | None:
    """The document from its text; None where there is no such file. The name may not lead out of the folder."""
    name = PurePosixPath(f"{identity}.txt")
    if not identity or name.is_absolute() or ".." in name.parts or "\0" in identity:
        raise ImportFault(f"document {shown(identity)!r} cannot be the name of a text; give it another")
    path = (request.texts or _folder(request)) / name
    return receive(path, id=identity) if path.is_file() else None


def _folder(request: Request) -> Path:
    return request.path if request.path.is_dir() else request.path.parent
