"""Collections in the shape of other programs' data, all persons invented; entered by `credence import`, and looked for.

What an undisturbed import reports and leaves in the record is laid beside the data: however often an import was
stopped, the one that ends must report as much, and leave all of it exactly once.
"""

from __future__ import annotations

import io
import json
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any

import typer

from credence.cli import imports
from credence.cli.imports import From
from credence.cli.options import Format
from credence.exchange.imports.lines import document_line
from credence.model import Document, Statement
from credence.record import Record, RecordError
from faults import material
from faults.writer import Tell

_FILES = {From.POCOM: "pocom.tar.gz", From.VISITS: "visits.tar.gz", From.TRAVELS: "travels.tar.gz"} | {
    From.CSV: "exchanges.csv",
    From.JSONL: "told.jsonl",
}
"""The file of each source."""
_MAP, _WHOLE = "map.yml", "whole.json"
_STATES = ("chile", "kenya", "mexico", "norway")
_TRAVELLERS = {"alpha-ada": "Ada Brown Alpha", "beta-bo": "Bo Beta"}
_MAPPING = """\
document: {outlet: Ministry of Foreign Affairs of Kenya}
statements:
  - kind: visit
    slots:
      actor: {column: from}
      recipient: {column: to}
      person: {column: who, split: "&"}
      date: {column: start, until: end}
"""
Held = dict[str, list[str]]
"""Of a record, each document with its statements, by the document's id."""


def lay(folder: Path) -> None:
    """Lay the data into the folder, and what an import of them comes to."""
    for name, content in _laid().items():
        (folder / name).write_bytes(content)


def enter_all(folder: Path, place: str, tell: Tell) -> None:
    """Import all that lies in the folder, source by source; tells the seal after each.

    Raises RecordError where a report is not the one of an undisturbed import.
    """
    imports.TOGETHER = 3
    whole = json.loads((folder / _WHOLE).read_text())["reports"]
    for origin in _FILES:
        if (report := _enter(folder, origin, place)) != whole[origin]:
            raise RecordError(f"{place}: the report on {origin} is not whole: {report} for {whole[origin]}")
        with Record(place) as record:
            tell(record.seal())


def missed(folder: Path, place: str, beside: str = "none") -> list[str]:
    """What of the data the record lacks, or holds in part or twice; beside them, documents so named may be there."""
    whole: Held = json.loads((folder / _WHOLE).read_text())["held"]
    with Record(place) as record:
        held, listed = _held(record), record.listing()
    wrong = [f"{name} is not as it was imported" for name, said in whole.items() if held.get(name) != said]
    numbers = {name: len(said) - 1 for name, said in whole.items()}
    for each in listed:
        if not each.document.startswith(beside) and each.statements != numbers.pop(each.document, None):
            wrong.append(f"{each.document} is there more than once, or has {each.statements} statements")
    return wrong


def _enter(folder: Path, origin: From, place: str) -> list[Any]:
    """Run the command; gives its report, in which it does not matter what came in now and what before."""
    told = io.StringIO()
    mapping = folder / _MAP if origin is From.CSV else None
    with redirect_stdout(told), redirect_stderr(io.StringIO()):
        try:
            imports.import_data(folder / _FILES[origin], origin, place, Format.JSONL, mapping, None)
        except typer.Exit as left:
            raise RecordError(f"{place}: {origin} cannot be imported: {left.exit_code}") from None
    counted: Counter[str] = Counter()
    for line in map(json.loads, told.getvalue().splitlines()):
        line["result"] = line["result"].replace("in the record already", "added")
        number = line.pop("number")
        counted[json.dumps(line, sort_keys=True)] += number
    return sorted(map(list, counted.items()))


def _held(record: Record) -> Held:
    return {
        document.id: [json.dumps(line, sort_keys=True) for line in (document_line(document), *_lines(told))]
        for document, told in record.standing()
    }


def _lines(told: Sequence[Statement]) -> Iterator[Mapping[str, Any]]:
    return (each.to_json() for each in told)


@cache
def _laid() -> Mapping[str, bytes]:
    """The files by name, with what an import of them comes to."""
    files = {
        _FILES[From.POCOM]: _archive(_pocom()),
        _FILES[From.VISITS]: _archive({f"data/{year}.xml": _visits(year) for year in range(1990, 1993)}),
        _FILES[From.TRAVELS]: _archive({f"secretary-travels/{who}.xml": _travels(who) for who in _TRAVELLERS}),
        _FILES[From.CSV]: _table().encode(),
        _FILES[From.JSONL]: _told().encode(),
        _MAP: _MAPPING.encode(),
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in files.items():
            (folder / file).write_bytes(content)
        place = str(folder / "record.db")
        reports = {origin: _enter(folder, origin, place) for origin in _FILES}
        with Record(place) as record:
            whole = {"reports": reports, "held": _held(record)}
    return {**files, _WHOLE: json.dumps(whole).encode()}


def _archive(files: Mapping[str, str]) -> bytes:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:gz") as archive:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content := text.encode())
            archive.addfile(member, io.BytesIO(content))
    return written.getvalue()


def _pocom() -> dict[str, str]:
    people = {
        f"people/{entry[0]}/{entry}.xml": f"<person><id>{entry}</id><persName><surname>{family}</surname>"
        f"<forename>{given}</forename></persName><birth>1900</birth><death/></person>"
        for entry, given, family in (("alpha-ada", "Ada Brown", "Alpha"), ("beta-bo", "Bo", "Beta"))
    }
    return people | {f"missions-countries/{state}.xml": _mission(state) for state in _STATES}


def _mission(state: str) -> str:
    chiefs = "".join(
        f"<chief><id>{state[:2]}-{year}-{who[:4]}-01</id><person-id>{who}</person-id>"
        f"<role-title-id>ambassador-e-p</role-title-id><contemporary-territory-id>{state}</contemporary-territory-id>"
        f"<appointed><date>{year}-01-22</date><note></note></appointed><arrived><date></date><note></note></arrived>"
        f"<started><date>{year}-03-04</date><note></note></started>"
        f"<ended><date>{year + 2}-06</date><note>{note}</note></ended><note></note></chief>\n"
        for year, who, note in ((1990, "alpha-ada", "Left post on"), (1993, "beta-bo", "Superseded on"))
    )
    return (
        f"<country-mission>\n<territory-id>{state}</territory-id>\n<chiefs>\n{chiefs}</chiefs>\n"
        "<other-nominees></other-nominees>\n</country-mission>\n"
    )


def _visits(year: int) -> str:
    return (
        "<visits>"
        + "".join(
            f"<visit><id>{n}</id><start-date>{year}-0{n}-10</start-date><end-date>{year}-0{n}-12</end-date>"
            f'<visitor>President Ada Alpha</visitor><from id="{state}">Land</from>'
            f"<description>{'Working visit.' if n % 2 else 'Attended a summit.'}</description></visit>\n"
            for n, state in enumerate(_STATES[:3], 1)
        )
        + "</visits>"
    )


def _travels(who: str) -> str:
    return (
        "<trips>"
        + "".join(
            f'<trip role="secretary" who="{who}"><id>{n}</id><role>secretary</role><name>{_TRAVELLERS[who]}</name>'
            f'<start-date>1990-0{n}-10</start-date><end-date>1990-0{n}-11</end-date><country id="{state}">'
            f"{state.title()}</country><locale></locale><remarks>Met with many.</remarks></trip>\n"
            for n, state in enumerate(_STATES[:4], 1)
        )
        + "</trips>"
    )


def _table() -> str:
    rows = [f"KEN,CHL,Ada Alpha & Bo Beta,20{n}-04-03,20{n}-04-05" for n in range(10, 18)]
    return "\n".join(["from,to,who,start,end", *rows, "KEN,Atlantis,Ada Alpha,2019,"]) + "\n"


def _told() -> str:
    told: list[tuple[Document, list[Statement]]] = [material.article(f"told-{n}", 1990 + n) for n in range(4)]
    lines = [line for document, said in told for line in (document_line(document), *_lines(said))]
    return "".join(json.dumps(line) + "\n" for line in lines)
