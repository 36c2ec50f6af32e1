"""Facts as a record might hold them, for the tests of the trade: all persons invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from credence.exchange.imports import SOURCES, Imported, Request, read
from credence.model import Fact, Modality, SlotValue, Statement, Support
from credence.record import Record

Tell = Callable[..., Fact]
KNOWN = datetime(2024, 6, 2, 9, 30, tzinfo=UTC)


def tell(
    kind: str, when: str | None = None, *, published: str = "2024-05-30", document: str = "", **slots: SlotValue
) -> Fact:
    """One fact with one source. Lists may be given as one string: `actor="GEO"`."""
    modality = Modality(str(slots.pop("modality", "asserted")))
    lists = ("actor", "recipient", "parties", "person", "received_by")
    told: dict[str, SlotValue] = {
        k: tuple(v.split(",")) if k in lists and isinstance(v, str) else v for k, v in slots.items()
    }
    if when:
        told["date"] = when
    quote = f"{kind} {sorted(told.items())}"
    named = document or f"gazette-{published}"
    statement = Statement(named, kind, told, quote, 0, len(quote), ("Harbour Gazette",), modality, "test", ())
    support = Support(statement, statement.id, "Harbour Gazette", None, None, date.fromisoformat(published), KNOWN)
    return Fact(kind, told, "reported", str(modality), (support,))


@pytest.fixture(scope="session")
def pocom_file(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of all chiefs of mission of the United States."""
    found = read(SOURCES["pocom"], Request(shared / "pocom.tar.gz"))
    path = tmp_path_factory.mktemp("pocom") / "pocom.db"
    with Record(path) as record:
        told = ((each.document, each.statements) for each in found if isinstance(each, Imported))
        record.add_many(told, maker="pocom/test")
    return path


@pytest.fixture
def pocom(pocom_file: Path) -> Iterator[Record]:
    """The same, to ask."""
    with Record(pocom_file, create=False) as record:
        yield record


@pytest.fixture(name="tell")
def _tell() -> Tell:
    return tell


@pytest.fixture
def envoy() -> Tell:
    """A step of an ambassador of Georgia in Chile."""

    def step(
        kind: str, when: str | None, person: str = "Nino Beridze", office: str = "ambassador", **more: SlotValue
    ) -> Fact:
        return tell(kind, when, actor="GEO", recipient="CHL", person=person, office=office, **more)

    return step
