"""A record of the sample reports, for all tests of answers to read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import credence
from credence.record import Record

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The sample reports, entered in the order of their names."""
    with Record(tmp_path_factory.mktemp("answers") / "samples.db") as record:
        for path in sorted(path for path in EXAMPLES.iterdir() if path.suffix in (".txt", ".html", ".eml")):
            document = credence.receive(str(path))
            record.add(document, credence.read(document), maker="test/1")
        yield record
