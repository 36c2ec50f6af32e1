"""What the tests of exports share: a record, what it comes to, and what a format makes of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from credence.exchange.exports import EXPORTS, Material
from credence.record import Record
from tests.exchange.exports.samples import filled, material_of

Written = Callable[..., str]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with filled(tmp_path / "r.db") as opened:
        yield opened


@pytest.fixture
def material(record: Record) -> Material:
    return material_of(record)


@pytest.fixture
def written(material: Material) -> Written:
    """What a format makes of the record, as text."""

    def write(name: str, of: Material | None = None) -> str:
        return "".join(EXPORTS[name].write(of or material))  # type: ignore[arg-type]

    return write
