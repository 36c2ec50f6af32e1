"""What the tests of imports share: small collections in the shape of the data sets, all persons invented."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from credence.exchange.imports import SOURCES, Imported, ImportFault, Problem, Request, read
from credence.exchange.imports.found import Found
from credence.model import Statement


def chief(
    entry: str = "xx-1990-alph-01",
    person: str = "alpha-ada",
    role: str = "ambassador-e-p",
    territory: str = "chile",
    appointed: tuple[str, str] = ("", ""),
    arrived: tuple[str, str] = ("", ""),
    started: tuple[str, str] = ("", ""),
    ended: tuple[str, str] = ("", ""),
    note: str = "",
) -> str:
    """One appointment, its events as pairs of date and note."""
    events = {"appointed": appointed, "arrived": arrived, "started": started, "ended": ended}
    told = "".join(f"<{e}><date>{date}</date><note>{words}</note></{e}>" for e, (date, words) in events.items())
    where = f"<contemporary-territory-id>{territory}</contemporary-territory-id>" if territory else ""
    return (
        f"<chief><id>{entry}</id><person-id>{person}</person-id><role-title-id>{role}</role-title-id>{where}"
        f"{told}<note>{note}</note><created-by>x</created-by></chief>"
    )


def mission(*chiefs: str, nominees: tuple[str, ...] = (), territory: str = "chile") -> str:
    """A file of appointments to one State."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<country-mission>\n<territory-id>{territory}</territory-id>\n'
        f"<chiefs>\n{chr(10).join(chiefs)}\n</chiefs>\n<other-nominees>{''.join(nominees)}</other-nominees>\n"
        "</country-mission>\n"
    )


def person(entry: str, given: str, family: str, after: str = "") -> str:
    """A file of one person."""
    gen = f"<genName>{after}</genName>" if after else ""
    name = f"<persName><surname>{family}</surname><forename>{given}</forename>{gen}</persName>"
    return f"<person><id>{entry}</id>{name}<birth>1900</birth><death/></person>"


def write(root: Path, files: dict[str, str]) -> Path:
    """Write the files below a folder and give it."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


PEOPLE = {
    "people/a/alpha-ada.xml": person("alpha-ada", "Ada Brown", "Alpha"),
    "people/b/beta-bo.xml": person("beta-bo", "Bo (Robert)", "Beta", "Jr."),
}


@pytest.fixture
def pocom(tmp_path: Path) -> Path:
    """An empty collection with two persons."""
    return write(tmp_path / "pocom", PEOPLE)


def found(source: str, path: Path, **more: Path) -> list[Found]:
    """All that an importer gives."""
    return list(read(SOURCES[source], Request(path, **more)))


def only(source: str, path: Path, **more: Path) -> Imported:
    """The one document that comes in."""
    (one,) = (each for each in found(source, path, **more) if isinstance(each, Imported))
    return one


def statements(each: Imported) -> Iterator[Statement]:
    """The statements, each checked to quote the document."""
    for statement in each.statements:
        assert each.document.text[statement.start : statement.end] == statement.quote
        yield statement


def said(each: Imported) -> list[tuple[str, str | None]]:
    """Kind and date of each statement."""
    return [(s.kind, s.date.text if s.date else None) for s in statements(each)]


def whys(all_: list[Found]) -> list[str]:
    """Why files and things were left out."""
    faults = [str(each) for each in all_ if isinstance(each, ImportFault)]
    problems = [each.why for each in all_ if isinstance(each, Problem)]
    return faults + problems + [p.why for each in all_ if isinstance(each, Imported) for p in each.problems]


@pytest.fixture
def make() -> SimpleNamespace:
    """The makers of samples, and what shows their outcome."""
    return SimpleNamespace(
        chief=chief,
        mission=mission,
        person=person,
        write=write,
        found=found,
        only=only,
        statements=statements,
        said=said,
        whys=whys,
    )
