"""`credence export` as a user types it: formats, narrowing, files, and what it refuses."""

from pathlib import Path

from credence.exchange.exports import EXPORTS


def test_every_format_is_named_by_the_list(run) -> None:
    ran = run("export", "--to", "list")
    assert [line.split()[0] for line in ran.out.splitlines()] == ["credence", *EXPORTS]


def test_a_format_is_written_to_a_file_or_to_standard_output(run, record: Path) -> None:
    printed = run("export", "--to", "jsonl", "--states", "chile,georgia", "--record", record)
    assert run("export", "--to", "jsonl", "--states", "chile,georgia", "-r", record, "-o", "o.jsonl").out == ""
    assert Path("o.jsonl").read_text(encoding="utf-8") == printed.out
    assert " written as jsonl" in printed.err


def test_only_what_had_happened_by_a_day_and_was_known_is_written(run, record: Path) -> None:
    every = run("export", "--to", "jsonl", "-r", record).out.splitlines()
    before = run("export", "--to", "jsonl", "-r", record, "--on", "2000-01-01").out.splitlines()
    assert 0 < len(before) < len(every)
    assert set(before) <= set(every)
    assert run("export", "--to", "jsonl", "-r", record, "--known-at", "2001-01-01").out == ""


def test_our_own_form_goes_to_a_file_too(run, record: Path) -> None:
    printed = run("export", "-r", record)
    assert run("export", "--to", "credence", "-r", record, "--output", "own.jsonl").status == 0
    assert Path("own.jsonl").read_text(encoding="utf-8") == printed.out


def test_what_cannot_be_exported_is_misuse_in_one_line(run, record: Path) -> None:
    unknown = run("export", "--to", "xls", "-r", record)
    assert (unknown.status, unknown.out) == (2, "")
    assert "no format is called 'xls'; there are: credence, jsonl" in unknown.err
    assert run("export", "--states", "chile", "-r", record).status == 2
    assert run("export", "--to", "ftm", "--states", "atlantis", "-r", record).status == 2


def test_a_record_is_not_written_over(run, record: Path) -> None:
    before = record.read_bytes()
    ran = run("export", "--to", "csv", "-r", record, "-o", record)
    assert (ran.status, "is a record" in ran.err) == (1, True)
    assert record.read_bytes() == before
