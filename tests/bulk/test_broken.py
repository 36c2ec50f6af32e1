"""What breaks a run, and what it comes to then: a worker killed, an input damaged or gone, a disk that is full."""

from __future__ import annotations

import errno
import gzip
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
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


@pytest.mark.parametrize("runner", ["native", "ray"])
def test_all_workers_have_work(news: Path, tmp_path: Path, runner: str) -> None:
    arguments, environment = command(str(news), "--out", str(tmp_path), "--workers", "2", "--engine", runner)
    writers: set[str] = set()
    with subprocess.Popen(arguments, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            writers |= {file.name for file in tmp_path.glob("*/*/.part.*")}
            time.sleep(0.01)
    assert process.returncode == 0 and len(writers) == 2


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


def told_of(inputs: Path, out: Path) -> tuple[int, list[str]]:
    """How many documents a run reads, and what it tells of its inputs."""
    summary = run(plan([str(inputs)]), out)
    return summary.counts["read"], [fault.partition(": ")[2] for fault in summary.faults]


def flipped(raw: bytes, at: int) -> bytes:
    return raw[:at] + bytes([raw[at] ^ 0xFF, raw[at + 1] ^ 0xFF]) + raw[at + 2 :]


@pytest.mark.parametrize("offset", [0, 3, 200, -6])
def test_a_damaged_record_costs_itself_alone(tmp_path: Path, offset: int) -> None:
    raw = archives.warc(20, "mfa", every=1)
    begins = [found.start() for found in re.finditer(rb"\x1f\x8b\x08", raw)]
    file = tmp_path / "a.warc.gz"
    file.write_bytes(flipped(raw, begins[10 if offset >= 0 else 11] + offset))
    read, told = told_of(file, tmp_path / "out")
    assert read == 19
    assert told == [
        f"is damaged between byte {begins[9]:,} and {begins[11]:,}, and read on from there:"
        " Gzip decompression error: data error"
    ]
    assert [row["reason"] for row in rows(tmp_path / "out", "refusals")] == told
    assert f"mfa.example/p{10}" not in {row["document"] for row in rows(tmp_path / "out", "documents")}
    assert estimate(plan([str(file)])).sampled == 19


def test_a_web_archive_that_is_not_packed_is_read_on_behind_a_damage(tmp_path: Path) -> None:
    raw = gzip.decompress(archives.warc(20, "mfa", every=1))
    heads = [found.start() for found in re.finditer(rb"WARC/1", raw)]
    (tmp_path / "a.warc").write_bytes(raw[: heads[10] + 900] + raw[heads[11] + 30 : heads[15]] + raw[heads[15] :])
    read, told = told_of(tmp_path / "a.warc", tmp_path / "out")
    assert read >= 17
    assert len(told) == 1 and "and read on from there: Invalid WARC header" in told[0]


def test_an_archive_that_breaks_off_is_told(tmp_path: Path) -> None:
    raw = archives.warc(20, "mfa", every=1)
    (tmp_path / "a.warc.gz").write_bytes(raw[:-300])
    read, told = told_of(tmp_path / "a.warc.gz", tmp_path / "out")
    assert read == 19
    assert len(told) == 1 and ", and breaks off there: " in told[0]


def test_a_record_that_says_it_is_longer_than_it_is_is_told(tmp_path: Path) -> None:
    raw = gzip.decompress(archives.warc(5, "mfa", every=1))
    last = raw.rindex(b"WARC/1.")
    (tmp_path / "a.warc").write_bytes(
        raw[:last] + re.sub(rb"Content-Length: \d+", b"Content-Length: 99999", raw[last:], count=1)
    )
    read, told = told_of(tmp_path / "a.warc", tmp_path / "out")
    assert read == 4
    assert len(told) == 1 and "ends within a record" in told[0]


def test_lines_are_read_on_behind_a_damaged_member(tmp_path: Path) -> None:
    days = [
        gzip.compress(
            b"".join(b'{"text": "Peru opened its embassy in Oslo in %d."}\n' % (1900 + 20 * day + n) for n in range(20))
        )
        for day in range(3)
    ]
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(days[0] + flipped(days[1], len(days[1]) // 2) + days[2])
    read, told = told_of(file, tmp_path / "out")
    assert read >= 40
    assert len(told) == 1 and told[0].startswith(
        f"is damaged between byte {len(days[0]):,} and {len(days[0]) + len(days[1]):,}, and read on from there: "
    )
    file.write_bytes(b"".join(days) + bytes(500))  # filled up with zeros
    assert told_of(file, tmp_path / "whole") == (60, [])
    file.write_bytes(b"".join(days)[:-10])
    read, told = told_of(file, tmp_path / "cut")
    assert read >= 40 and len(told) == 1 and "breaks off there: ends within its last member" in told[0]


def test_the_rows_behind_a_damaged_group_of_them_are_read(tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    found = pa.Table.from_pylist([{"body": f"Peru opened its embassy in Oslo in {1900 + n}."} for n in range(60)])
    pq.write_table(found, file, row_group_size=20, compression="gzip")
    column = pq.ParquetFile(file).metadata.row_group(1).column(0)
    raw = bytearray(file.read_bytes())
    begin = column.dictionary_page_offset or column.data_page_offset
    raw[begin + 4 : begin + column.total_compressed_size] = bytes(column.total_compressed_size - 4)
    file.write_bytes(raw)
    read, told = told_of(file, tmp_path / "out")
    assert read == 40
    assert len(told) == 1 and told[0].startswith("is damaged from row 21 to 40, which are lost: ")
    assert {row["position"] for row in rows(tmp_path / "out", "documents")} == {*range(1, 21), *range(41, 61)}


KILLER = """
import os, credence.bulk.batch as batch
read = batch.read
batch.read = lambda document: os.kill(os.getpid(), 9) if "ends its reader" in document.text else read(document)
"""


def test_a_document_that_ends_its_worker_each_time_becomes_a_refusal(tmp_path: Path) -> None:
    good = [f"Peru opened its embassy in Oslo in {year}." for year in range(1990, 2000)]
    for name, bad in (("a", (3, 7)), ("b", ())):
        texts = ["The embassy ends its reader." if n in bad else text for n, text in enumerate(good)]
        lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
        (tmp_path / f"{name}.jsonl").write_text(lines)
    (tmp_path / "killing").mkdir()
    (tmp_path / "killing" / "sitecustomize.py").write_text(KILLER)
    outs = [tmp_path / "out1", tmp_path / "out2"]
    for out, workers in zip(outs, ("1", "2"), strict=True):
        inputs = [str(tmp_path / f"{name}.jsonl") for name in ("a", "b")]
        arguments, environment = command(*inputs, "--out", str(out), "--workers", workers)
        environment["PYTHONPATH"] = os.pathsep.join([str(tmp_path / "killing"), environment["PYTHONPATH"]])
        ran = subprocess.run(arguments, env=environment, capture_output=True, text=True)
        assert ran.returncode == 0, ran.stderr
        assert "20 documents of 2 files" in ran.stderr
    assert len(rows(outs[0], "documents")) == 18
    assert [(row["reason"], row["position"]) for row in rows(outs[0], "refusals")] == [
        ("breaks the process that reads it", 4),
        ("breaks the process that reads it", 8),
    ]
    assert digests(outs[0]) == digests(outs[1])
    assert not list(outs[0].rglob(".*.begun"))


def test_a_file_that_costs_its_worker_each_time_is_left_out_and_told(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.jsonl").write_text('{"text": "Peru opened its embassy in Oslo in 2007."}\n')
    (tmp_path / "killing").mkdir()
    (tmp_path / "killing" / "sitecustomize.py").write_text(
        "import os, credence.bulk.sources as sources\n"
        "lines = sources.Source._lines\n"
        "def ending(self, stream):\n"
        "    if 'a.jsonl' in self.shard.place: os.kill(os.getpid(), 9)\n"
        "    return lines(self, stream)\n"
        "sources.Source._lines = ending\n"
    )
    inputs = [str(tmp_path / f"{name}.jsonl") for name in ("a", "b")]
    arguments, environment = command(*inputs, "--out", str(tmp_path / "out"), "--workers", "2")
    environment["PYTHONPATH"] = os.pathsep.join([str(tmp_path / "killing"), environment["PYTHONPATH"]])
    ran = subprocess.run(arguments, env=environment, capture_output=True, text=True)
    assert ran.returncode == 1
    assert f"{inputs[0]}: is left out: its worker is lost each time it reads the file" in ran.stderr
    assert "1 document of 2 files" in ran.stderr
    assert run(plan(inputs), tmp_path / "out").counts["read"] == 2  # where it costs it no more


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
    assert run_shard(Task(shards[0], str(tmp_path)))["faults"] == []


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
