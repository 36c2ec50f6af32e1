"""What a bulk run found, entered into a record in a file and in a database: once, whole, and after a kill."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from credence.bulk import entries_in, plan, run
from credence.record import Record
from credence.record.errors import RecordError

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")

DOCUMENTS = 1_500


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a run over more documents than are entered at once."""
    folder = tmp_path_factory.mktemp("found")
    lines = (
        json.dumps(
            {
                "url": f"https://mfa.example/{number}",
                "outlet": "Lagoon Herald",
                "text": f"Peru opened its embassy in Oslo in {1900 + number % 100}."
                f" Trade between Chile and Ghana came to ${number + 1}.5 million in 2012.",
            }
        )
        for number in range(DOCUMENTS)
    )
    (folder / "a.jsonl").write_text("\n".join(lines) + "\n")
    run(plan([str(folder / "a.jsonl")]), folder / "out")
    return folder / "out"


def add(found: Path, where: str) -> tuple[list[str], dict[str, str]]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return [
        sys.executable,
        "-m",
        "credence.cli.main",
        "add",
        "--from-bulk",
        str(found),
        "--record",
        where,
    ], environment


def documents_in(where: str) -> int:
    try:
        with Record(where, create=False) as record:
            return record.counts().documents
    except RecordError:
        return 0


@pytest.mark.parametrize("store", ["sqlite", "postgresql"])
def test_loading_is_taken_up_where_it_was_killed_and_adds_nothing_twice(
    found: Path, tmp_path: Path, request: pytest.FixtureRequest, store: str
) -> None:
    where = str(tmp_path / "r.db") if store == "sqlite" else str(request.getfixturevalue("database"))
    arguments, environment = add(found, where)
    with subprocess.Popen(arguments, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and not documents_in(where):
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
    kept = documents_in(where)
    assert 0 < kept < DOCUMENTS, "killed too early or too late to tell"
    ran = subprocess.run(arguments, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert f"{DOCUMENTS - kept} documents with" in ran.stderr and f"{kept} in it already" in ran.stderr
    again = subprocess.run(arguments, env=environment, capture_output=True, text=True)
    assert again.returncode == 0 and "0 documents with 0 statements added" in again.stderr
    said = [statement.id for _, statements, _ in entries_in(found) for statement in statements]
    with Record(where) as record:
        assert record.counts().documents == DOCUMENTS
        assert record.counts().statements == len(said)
        assert record.verify() is None
