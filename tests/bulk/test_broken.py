"""What breaks a run, and what it comes to then: a worker killed, an input damaged or gone, a disk that is full."""

from __future__ import annotations

import errno
import gzip
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from credence.bulk import BulkError, batch, engine, estimate, plan, run
from credence.bulk.patience import within
from credence.bulk.shard import Task, run_shard
from credence.intake.formats.piece import Refusal
from tests.bulk import archives
from tests.bulk.outputs import digests, rows

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("news") / "in"
    place.mkdir()
    for number in range(3):
        (place / f"{number}.warc.gz").write_bytes(archives.warc(150, f"mfa{number}", every=2))
    return place


def command(*arguments: str) -> tuple[list[str], dict[str, str]]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "RAY_USAGE_STATS_ENABLED": "0"}
    return [sys.executable, "-m", "credence.cli.main", "bulk", *arguments], environment


def kill_a_writer(out: Path, process: subprocess.Popen[bytes]) -> bool:
    """Kill the first worker, another process than the run's own, that is seen to write a shard."""
    while process.poll() is None:
        for file in out.glob("*/*/.part.*"):
            if (pid := int(file.name.rpartition(".")[2])) != process.pid:
                os.kill(pid, signal.SIGKILL)
                return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize("runner", ["native", "ray"])
def test_a_worker_that_is_killed_costs_time_and_no_byte(
    news: Path, undisturbed: Path, tmp_path: Path, runner: str
) -> None:
    arguments, environment = command(str(news), "--out", str(tmp_path), "--workers", "2", "--engine", runner)
    with subprocess.Popen(arguments, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        assert kill_a_writer(tmp_path, process)
        process.wait(timeout=120)
    ran = subprocess.run(arguments, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert digests(tmp_path) == digests(undisturbed)


def test_ctrl_c_is_told_in_one_line(news: Path, tmp_path: Path) -> None:
    arguments, environment = command(str(news), "--out", str(tmp_path), "--workers", "1")
    with subprocess.Popen(arguments, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as it:
        while not list(tmp_path.glob("*/*/.part.*")) and it.poll() is None:
            time.sleep(0.02)
        it.send_signal(signal.SIGINT)
        _, told = it.communicate(timeout=60)
    assert it.returncode == 130
    assert (
        told.strip().endswith("credence: stopped; run it again to go on where it stopped") and "Traceback" not in told
    )


@pytest.mark.parametrize(("form", "begins"), [("json", "["), ("jsonl", '{"what": "read"'), ("csv", "what,number")])
def test_the_counts_in_every_form(tmp_path: Path, form: str, begins: str) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Peru opened its embassy in Oslo in 2007."}\n')
    arguments, environment = command(str(tmp_path / "a.jsonl"), "--out", str(tmp_path / "o"), "--format", form)
    ran = subprocess.run(arguments, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0 and ran.stdout.startswith(begins)
    assert re.search(r"1 document of 1 file in [\d.]+ s", ran.stderr)


def test_what_stands_before_the_damage_is_kept(tmp_path: Path) -> None:
    raw = bytearray(archives.warc(40, "mfa", every=1))
    raw[len(raw) // 2] ^= 0xFF
    raw[len(raw) // 2 + 1] ^= 0xFF
    (tmp_path / "a.warc.gz").write_bytes(raw)
    summary = run(plan([str(tmp_path / "a.warc.gz")]), tmp_path / "out")
    assert summary.counts["read"] >= 15
    assert len(summary.faults) == 1 and "breaks off after" in summary.faults[0]
    assert estimate(plan([str(tmp_path / "a.warc.gz")])).sampled >= 15


def test_a_record_that_says_it_is_longer_than_it_is_is_told(tmp_path: Path) -> None:
    raw = gzip.decompress(archives.warc(5, "mfa", every=1))
    last = raw.rindex(b"WARC/1.")
    (tmp_path / "a.warc").write_bytes(
        raw[:last] + re.sub(rb"Content-Length: \d+", b"Content-Length: 99999", raw[last:], count=1)
    )
    summary = run(plan([str(tmp_path / "a.warc")]), tmp_path / "out")
    assert summary.counts["read"] == 4
    assert "ends within a record" in summary.faults[0]


def test_an_input_that_is_gone_is_told_and_read_when_it_is_back(tmp_path: Path) -> None:
    gone, there = tmp_path / "gone.jsonl", tmp_path / "there.jsonl"
    for file in (gone, there):
        file.write_text('{"text": "Peru opened its embassy in Oslo in 2007."}\n')
    shards, kept = plan([str(gone), str(there)]), gone.rename(tmp_path / "kept")
    summary = run(shards, tmp_path / "out")
    assert summary.faults == [f"{gone}: is not read: No such file or directory"]
    assert summary.counts["read"] == 1
    kept.rename(gone)
    assert run(shards, tmp_path / "out").counts["read"] == 2


def test_a_full_disk_is_no_damage_of_the_input(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    shards = plan([str(news / "0.warc.gz")])
    with monkeypatch.context() as patch:
        patch.setattr("credence.bulk.shard._Table.add", full)
        assert "No space left on device" in engine._done_or_fault(Task(shards[0], str(tmp_path)).to_json())
    assert not list(tmp_path.rglob("*.json"))
    assert run_shard(Task(shards[0], str(tmp_path)))["fault"] is None


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BulkError, match="cannot be written"):
        run([], tmp_path / "file" / "out")


def test_a_document_that_takes_too_long_is_refused_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "The embassy hangs."}\n{"text": "Peru opened its embassy in Oslo in 2007."}\n')
    read = batch.read

    def hanging(document: object) -> object:
        while "hangs" in document.text:  # type: ignore[attr-defined]
            try:
                sum(range(100))
            except Exception:
                continue
        return read(document)  # type: ignore[arg-type]

    run_shard(Task(plan([str(file)])[0], str(tmp_path / "before")))  # the reader is loaded with the first document
    monkeypatch.setattr(batch, "read", hanging)
    monkeypatch.setattr(batch, "LONGEST_READING", 1.0)
    counts = run_shard(Task(plan([str(file)])[0], str(tmp_path)))["counts"]
    assert (counts["refused"], counts["read"]) == (1, 1)
    assert rows(tmp_path, "refusals")[0]["reason"] == "takes longer than 1 seconds to read"


def test_what_is_done_in_time_is_not_disturbed() -> None:
    assert [within(5, lambda n=number: n) for number in range(50)] == list(range(50))  # type: ignore[misc]
    with pytest.raises(Refusal, match="takes longer"):
        within(0.05, lambda: [None for _ in iter(int, 1)])


def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    peaks = []
    for pages in (1000, 4000):
        (tmp_path / f"{pages}.warc.gz").write_bytes(archives.warc(pages, "mfa", every=50))
        code = (
            "import resource, sys; from pathlib import Path; from credence.bulk import plan;"
            "from credence.bulk.shard import Task, run_shard;"
            "run_shard(Task(plan([sys.argv[1]])[0], sys.argv[2]));"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
        )
        arguments = [sys.executable, "-c", code, str(tmp_path / f"{pages}.warc.gz"), str(tmp_path / f"out{pages}")]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        peaks.append(int(subprocess.run(arguments, env=environment, capture_output=True, check=True).stdout))
    assert peaks[1] < 1.1 * peaks[0]
