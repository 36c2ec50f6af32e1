"""What the tests of the command line share: a run in this process, a report, a record of the samples."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from credence.cli.main import main

EXAMPLES = Path(__file__).parents[2] / "examples"


class Ran(NamedTuple):
    """What a command did: its exit status, its data, its messages."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs `credence` with the words given, in an empty folder, and checks that every message is one line."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CREDENCE_RECORD", raising=False)

    def command(*words: str | Path) -> Ran:
        status = main([str(word) for word in words])
        ran = Ran(status, *capsys.readouterr())
        assert all(line.startswith("credence: ") for line in ran.err.splitlines())
        return ran

    return command


@pytest.fixture
def report() -> Path:
    """A sample report, on Chile and Georgia."""
    return EXAMPLES / "tiflis-dispatch-2021-06-08.txt"


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of all sample reports, made once."""
    path = tmp_path_factory.mktemp("samples") / "samples.db"
    assert main(["add", str(EXAMPLES), "--record", str(path)]) == 0
    return path


@pytest.fixture
def record(samples: Path, tmp_path: Path) -> Path:
    """A record of all sample reports, to do with as one likes."""
    return Path(shutil.copy(samples, tmp_path / "samples.db"))
