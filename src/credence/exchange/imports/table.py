"""A table (CSV) and a mapping file in; the table as a document, with the statements that its rows make, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from credence.exchange.imports.canonical import canonical_text
from credence.exchange.imports.cells import slot_value
from credence.exchange.imports.errors import ImportFault
from credence.exchange.imports.found import Found, Problem
from credence.exchange.imports.mapping import TableMapping, Telling, load_mapping
from credence.exchange.imports.request import Request
from credence.exchange.imports.rows import Row, rows_of
from credence.exchange.imports.sides import sides_fault
from credence.exchange.imports.tree import open_tree, shown
from credence.exchange.imports.writing import Slots, Writer, shortened
from credence.model import Document

ENDING = ".csv"
_NOT_YET = "is empty, so it has not come to pass; write `optional: true` where it may be undated"


def read_tables(request: Request) -> Iterator[Found]:
    """Every table asked for, as a document."""
    if request.mapping is None:
        raise ImportFault("a table needs a mapping, which says what its columns are: name it with --map MAPPING.yml")
    mapping = load_mapping(request.mapping)
    tree = open_tree(request.path, (), ENDING)
    if mapping.document and len(tree.asked) > 1:
        raise ImportFault(
            f"{request.mapping}: document.id is for one table, and there are {len(tree.asked)}; leave it out"
        )
    for name in tree.asked:
        try:
            yield read_table(tree.read(name), name, tree.place(name), mapping).done()
        except ImportFault as fault:
            yield fault


def read_table(raw: bytes, name: str, place: str, mapping: TableMapping) -> Writer:
    """One table as a document with its statements; raises ImportFault where columns are missing."""
    text = canonical_text(raw, place)
    rows = rows_of(text, place, mapping.delimiter)
    head = next(rows, None)
    columns = [cell.strip() for cell in head.cells] if head else []
    _check_columns(columns, mapping, place)
    identity = mapping.document or shown(PurePosixPath(name).with_suffix(""))
    writer = Writer(Document(identity, text, mapping.publication, shown(PurePosixPath(name).name)), mapping.attribution)
    unread: Counter[str] = Counter()
    first: dict[tuple[str, ...], int] = {}
    for row in rows:
        writer.count("rows")
        if (line := first.setdefault(tuple(row.cells), row.line)) != row.line:
            _lack(writer, row, "row", f"says what line {line} says, cell for cell")
            continue
        _write_row(writer, row, columns, mapping)
        unread.update(
            c for c, cell in zip(columns, row.cells, strict=False) if cell.strip() and c not in mapping.columns
        )
    for column, number in unread.items():
        why = "no slot of the mapping takes it"
        writer.problems.append(Problem(identity, f"column {column}", why, number=number))
    return writer


def _check_columns(columns: Sequence[str], mapping: TableMapping, place: str) -> None:
    doubled = [column for column, number in Counter(columns).items() if number > 1 and column in mapping.columns]
    if doubled:
        raise ImportFault(f"{place}, line 1: the column {doubled[0]!r} stands twice; rename one")
    missing = sorted(mapping.columns - set(columns))
    if missing:
        there = ", ".join(columns) or "none"
        raise ImportFault(
            f"{place}, line 1: lacks the column {missing[0]!r} that the mapping names; there are: {there}"
        )


def _write_row(writer: Writer, row: Row, columns: Sequence[str], mapping: TableMapping) -> None:
    if len(row.cells) != len(columns):
        _lack(writer, row, "row", f"has {len(row.cells)} cells where there are {len(columns)} columns")
        return
    cells = dict(zip(columns, row.cells, strict=True))
    told = [telling for telling in mapping.tellings if _applies(telling, cells)]
    if not told:
        _lack(writer, row, "row", "no statement of the mapping is for such a row")
    for telling in told:
        _tell(writer, row, cells, telling)


def _applies(telling: Telling, cells: Mapping[str, str]) -> bool:
    return all(cells[column].strip().casefold() in words for column, words in telling.when.items())


def _tell(writer: Writer, row: Row, cells: Mapping[str, str], telling: Telling) -> None:
    slots: Slots = {}
    for slot in telling.slots:
        try:
            value = slot_value(slot, cells)
        except ValueError as fault:
            _lack(writer, row, f"row/{telling.name}", f"{slot.name}: {fault}")
            return
        if value in (None, ()) and not slot.optional:
            why = _NOT_YET if slot.is_date else "is empty, without which it says too little"
            _lack(writer, row, f"row/{telling.name}", f"{slot.name} {why}")
            return
        slots[slot.name] = value
    if wrong := sides_fault(slots):
        _lack(writer, row, f"row/{telling.name}", wrong)
        return
    writer.state(telling.kind.name, slots, (row.start, row.end), f"csv/{telling.name}", telling.modality)


def _lack(writer: Writer, row: Row, what: str, why: str) -> None:
    words = shortened(writer.document.text[row.start : row.end])
    writer.problems.append(Problem(writer.document.id, what, why, row.line, words=words))
