"""Archives read over shards: what comes out, what a broken run leaves, and the same bytes in the end."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from credence.bulk import BulkError, Engine, Shard, entries_in, estimate, plan, read_batch, run
from credence.bulk.far import Watch
from credence.bulk.manifest import done, progress_place, sole_run, write
from credence.bulk.schema import RAW, RESULT
from credence.bulk.sources import Source
from credence.cli.main import main
from credence.model import Document
from credence.record import Record, RecordError
from tests.bulk import archives
from tests.bulk.outputs import digests, rows
from tests.intake import samples

# Daft leaves the pipe of a worker of its own to the collector of garbage.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archives.folder(tmp_path_factory.mktemp("news") / "in")


def batch(*parts: tuple[str, bytes]) -> pa.RecordBatch:
    found = [
        {"position": number, "name": f"d{number}", "media_type": kind, "raw": raw, "charset": "utf-8"}
        for number, (kind, raw) in enumerate(parts)
    ]
    return pa.RecordBatch.from_pylist(found, schema=RAW)


def test_a_batch_gives_a_batch_row_for_row() -> None:
    told = batch(
        ("text/plain", b"Peru opened its embassy in Oslo in 2007."),
        ("text/plain", b"The derby was drawn."),
        ("text/html", b"<html><body><img src='embassy.png'></body></html>"),
        ("text/plain", b"The ambassador \xff\xfe"),
        ("application/pdf", b"%PDF stream"),
    )
    results = read_batch(told)
    assert results.schema == RESULT
    assert results["outcome"].to_pylist() == ["read", "passed", "refused", "refused", "refused"]
    assert results["position"].to_pylist() == [0, 1, 2, 3, 4]
    (statement,) = results["statements"][0].as_py()
    assert (statement["kind"], statement["actor"], statement["date"]) == ("mission-opened", ["PER"], "2007")
    assert read_batch(told).equals(results)


def test_without_the_filter_everything_is_read() -> None:
    results = read_batch(batch(("text/plain", b"The derby was drawn.")), prefilter=False)
    assert results["outcome"].to_pylist() == ["read"]


def test_what_comes_out_are_three_tables(undisturbed: Path) -> None:
    documents, statements, refusals = (rows(undisturbed, each) for each in ("documents", "statements", "refusals"))
    assert len(documents) == 2 * 4 + 2
    texts = {str(row["digest"]): str(row["text"]) for row in documents}
    for row in statements:
        start, end = row["start"], row["end"]
        assert isinstance(start, int) and isinstance(end, int)
        assert texts[str(row["digest"])][start:end] == row["quote"]
    assert {"relations-established", "credentials-copy", "mission-opened", "trade"} <= {
        row["kind"] for row in statements
    }
    assert [(row["name"], row["reason"]) for row in refusals] == [(refusals[0]["name"], "is no JSON object")]
    named = {str(row["document"]) for row in documents}
    assert {"mfa0.example/p0", "wire.example/1"} <= named
    assert any(name.endswith("/j1") for name in named)  # an id is one within its file


def test_a_run_done_before_reads_nothing_again(news: Path, undisturbed: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in undisturbed.rglob("*.parquet")}
    summary = run(plan([str(news)]), undisturbed)
    assert (summary.shards, summary.shards_before) == (4, 4)
    assert summary.parts > 0 and summary.rate == 0  # nothing was read anew
    assert {file: file.stat().st_mtime_ns for file in undisturbed.rglob("*.parquet")} == before


def test_a_changed_input_is_read_again_and_it_alone(news: Path, tmp_path: Path) -> None:
    out, file = tmp_path / "out", tmp_path / "a.jsonl"
    file.write_text('{"id": "a", "text": "Peru opened its embassy in Oslo in 2007."}\n')
    inputs = [str(news / "l.jsonl"), str(file)]
    run(plan(inputs), out)
    file.write_text('{"id": "a", "text": "Peru opened its embassy in Oslo in 2008."}\n')
    summary = run(plan(inputs), out)
    assert summary.shards_before == 1
    assert {row["date"] for row in rows(out, "statements") if str(row["document"]).endswith("/a")} == {"2008"}


def test_a_run_killed_anywhere_ends_in_the_same_bytes(news: Path, undisturbed: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "credence.cli.main", "bulk", str(news), "--out", str(tmp_path), "--workers", "1"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    for wait in (1.5, 2.0, 2.5):
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
    ran = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert digests(tmp_path) == digests(undisturbed)
    assert not list(tmp_path.rglob("*.progress"))


def test_several_workers_come_to_the_same_bytes(news: Path, undisturbed: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [
        sys.executable,
        "-m",
        "credence.cli.main",
        "bulk",
        str(news),
        "--out",
        str(tmp_path / "o"),
        "--workers",
        "2",
    ]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert "documents of 4 files" in ran.stderr
    assert digests(tmp_path / "o") == digests(undisturbed)


def test_a_ray_cluster_of_two_workers_comes_to_the_same_bytes(news: Path, undisturbed: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "RAY_USAGE_STATS_ENABLED": "0"}
    command = [sys.executable, "-m", "credence.cli.main", "bulk", str(news), "--out", str(tmp_path / "o")]
    ran = subprocess.run(
        [*command, "--engine", "ray", "--workers", "2"], env=environment, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    assert digests(tmp_path / "o") == digests(undisturbed)


def test_a_damaged_archive_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    whole = archives.warc(30, "mfa", every=1)
    (tmp_path / "cut.warc.gz").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "noise.warc.gz").write_bytes(b"\x1f\x8b" + os.urandom(2000))
    (tmp_path / "whole.warc.gz").write_bytes(archives.warc(10, "other", every=1))
    summary = run(plan([str(tmp_path)]), tmp_path / "out")
    assert summary.counts["read"] >= 10
    assert len(summary.faults) <= 2
    assert {row["document"] for row in rows(tmp_path / "out", "documents")} >= {"other.example/p9"}


def test_what_a_run_found_goes_into_the_record_once(undisturbed: Path, tmp_path: Path) -> None:
    with Record(tmp_path / "r.db") as record:
        for document, statements, reader in entries_in(undisturbed):
            record.add(document, statements, maker=reader)
        first = record.counts()
        for document, statements, reader in entries_in(undisturbed):
            assert not record.add(document, statements, maker=reader).new
        assert record.counts() == first
    assert first.statements == len(rows(undisturbed, "statements"))


def test_an_estimate_writes_nothing(news: Path, tmp_path: Path) -> None:
    guess = estimate(plan([str(news)]))
    assert guess.sampled > 0 and guess.parts >= guess.sampled


def test_what_cannot_be_read_in_bulk_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text")
    with pytest.raises(BulkError, match="is not read in bulk"):
        plan([str(tmp_path / "a.txt")])
    with pytest.raises(BulkError, match="no such file or folder"):
        plan([str(tmp_path / "missing")])
    with pytest.raises(BulkError, match="holds no archives"):
        plan([str(tmp_path)])
    with pytest.raises(BulkError, match="is not empty and holds no manifest"):
        run([], tmp_path)
    assert [each.kind for each in plan(["s3://news/2021/a.warc.gz"])] == ["warc"]
    assert json.loads(json.dumps(Engine.RAY)) == "ray"


def test_a_page_that_was_sent_packed_is_read(tmp_path: Path) -> None:
    raw = gzip.compress(samples.page())
    head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    (tmp_path / "a.warc").write_bytes(samples.warc_of([("https://mfa.example/p1", head.encode() + raw)]))
    run(plan([str(tmp_path / "a.warc")]), tmp_path / "out")
    assert [row["document"] for row in rows(tmp_path / "out", "documents")] == ["mfa.example/p1"]


def test_a_folder_is_entered_once_and_what_the_record_does_not_take_is_left_out(
    undisturbed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ["add", "--from-bulk", str(undisturbed), "--record", str(tmp_path / "r.db")]
    assert main(command) == 0
    assert "added to" in capsys.readouterr().err
    assert main(command) == 0
    assert "0 documents with 0 statements added" in capsys.readouterr().err

    def refusing(document: Document, statements: object) -> None:
        if document.id == "wire.example/1":
            raise RecordError("wire.example/1: is not taken")

    monkeypatch.setattr("credence.record.check_entry", refusing)
    assert main([*command[:-1], str(tmp_path / "other.db")]) == 1
    assert "credence: wire.example/1: is not taken\n" in capsys.readouterr().err
    with Record(tmp_path / "other.db") as record:
        assert record.document("wire.example/1") is None and record.document("mfa0.example/p0") is not None


def test_what_a_folder_holds_already_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [tmp_path / name for name in ("a.jsonl", "b.jsonl")]
    for file in files:
        file.write_text('{"text": "Peru opened its embassy in Oslo in 2007."}\n')
    out = tmp_path / "out"
    told: list[str] = []
    run(plan([str(files[0])]), out, note=told.append)
    assert told == []
    run(plan([str(files[1])]), out, note=told.append)
    assert told == [f"{out}: holds the output of 1 file that is not among the inputs ({files[0]}); kept"]
    told.clear()
    run(plan(map(str, files)), out, prefilter=False, note=told.append)
    assert told == [f"{out}: 2 files were read with the filter; read again"]
    entry = next((out / "manifest").glob("a-*.json"))
    entry.write_text(entry.read_text().replace('"reader": "', '"reader": "older '))
    told.clear()
    assert run(plan(map(str, files)), out, prefilter=False, note=told.append).shards_before == 1
    assert told == [f"{out}: 1 file was read by another version of the reader; read again"]


def test_a_manifest_of_another_version_is_refused_in_a_line(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "Peru opened its embassy in Oslo in 2007."}\n')
    run(plan([str(file)]), tmp_path / "out")
    entry = next((tmp_path / "out" / "manifest").glob("a-*.json"))
    whole = entry.read_text()
    entry.write_text(whole.replace('"format": 2', '"format": 3'))
    for use in (lambda: run(plan([str(file)]), tmp_path / "out"), lambda: list(entries_in(tmp_path / "out"))):
        with pytest.raises(
            BulkError, match=r"another version of credence bulk \(format 3, this one writes 2\); name a"
        ):
            use()
    for damaged in (whole[:50], "[]", "{}", whole.replace('"counts"', '"count"')):
        entry.write_text(damaged)
        with pytest.raises(BulkError, match=r"is damaged; remove it|another version"):
            run(plan([str(file)]), tmp_path / "out")


def test_two_runs_in_one_folder_are_kept_apart(tmp_path: Path) -> None:
    with sole_run(tmp_path / "out"), pytest.raises(BulkError, match="another run is at work in it"):
        run([], tmp_path / "out")
    assert run([], tmp_path / "out").shards == 0


def test_an_estimate_counts_the_rows_that_parquet_tells(tmp_path: Path) -> None:
    told = [{"body": "Peru opened its embassy in Oslo in 2007." if n % 4 == 0 else "Rain."} for n in range(4000)]
    pq.write_table(pa.Table.from_pylist(told), tmp_path / "a.parquet")
    (tmp_path / "b.jsonl").write_text('{"text": "Peru opened its embassy in Oslo in 2007."}\n')
    guess = estimate(plan([str(tmp_path)]))
    assert guess.sampled == 2 * 256 + 1
    assert (guess.counts["read"], guess.counts["passed"], guess.parts) == (1001, 3000, 4001)


def test_how_far_a_run_is_counts_what_was_done_before_and_rates_what_is_new(tmp_path: Path) -> None:
    lines = '{"text": "Peru opened its embassy in Oslo in 2007."}\n' * 30
    for name in ("a", "b"):
        (tmp_path / f"{name}.jsonl").write_text(lines)
    told = [{"body": f"Peru opened its embassy in Oslo in {n}."} for n in range(1000, 1030)]
    pq.write_table(pa.Table.from_pylist(told), tmp_path / "c.parquet")
    out, shards = tmp_path / "out", [*plan([str(tmp_path)]), Shard("s3://news/d.warc.gz", "warc")]
    run(shards[:1], out)
    watch = Watch(out, shards, done(out, shards, True), lambda far: None)
    far = watch.far()
    assert (far.shards_done, far.shards, far.parts, far.rate, far.left) == (1, 4, 30, 0.0, None)
    assert 0 < far.share == far.share_before < 1
    write(progress_place(out, shards[2]), {"share": 0.5, "counts": {"read": 15, "statements": 15}})
    write(progress_place(out, shards[3]), {"share": 0.2, "counts": {"passed": 7}})
    far = watch.far()
    assert (far.shards_done, far.parts, far.parts_before) == (1, 52, 30)
    assert far.rate == pytest.approx(22 / far.seconds)
    assert far.left == pytest.approx(far.seconds * (1 - far.share) / (far.share - far.share_before))
    run(shards[:3], out)
    assert (watch.far().shards_done, watch.far().parts) == (3, 97)


def test_the_share_of_a_file_that_is_read_grows_to_the_whole(news: Path) -> None:
    for shard in plan([str(news)]):
        with Source(shard) as source:
            shares = [source.share for _ in source.batches()]
            assert shares == sorted(shares) and source.share == 1.0
            assert shares[-1] > 0


def test_an_archive_at_an_address_is_read_by_daft(news: Path, tmp_path: Path) -> None:
    place = (news / "0.warc.gz").as_uri()
    summary = run(plan([place]), tmp_path / "out")
    assert summary.counts["read"] == 4 and not summary.faults
    assert estimate(plan([place])).parts == 40
