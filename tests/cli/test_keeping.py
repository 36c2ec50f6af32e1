"""Copies, backups, the doctor, rebuilding and reading again, as a user sees them."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import credence
from credence.model import Document


def spoil(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("DROP TRIGGER statements_no_update")
        raw.execute("UPDATE statements SET quote = 'Peru' WHERE number = 1")


def test_a_sound_record_is_told_sound_with_its_seal(run, record: Path) -> None:
    ran = run("doctor", "--record", record)
    assert (ran.status, ran.out.count("sound: ")) == (0, 9)
    seal = ran.err.split()[-1]
    assert run("doctor", "--record", record, "--seal", seal).status == 0
    ran = run("doctor", "--record", record, "--seal", "f" * 64)
    assert (ran.status, ran.err) == (1, f"credence: 1 fault in {record}\n")


def test_what_is_no_seal_is_misuse(run, record: Path) -> None:
    ran = run("doctor", "--record", record, "--seal", "5f0c")
    assert (ran.status, ran.out) == (2, "")
    assert "not a seal" in ran.err


def test_a_record_in_a_database_is_examined_and_rebuilt(run, record: Path, database: str) -> None:
    run("copy", record, database)
    told = [run("doctor", "--record", place) for place in (record, database)]
    assert [ran.status for ran in told] == [0, 0]
    assert told[0].out == told[1].out
    assert told[0].err.split()[-1] == told[1].err.split()[-1]
    digests = [json.loads(run("rebuild", "--record", place, "-f", "json").out)[0] for place in (record, database)]
    assert digests[0]["facts"] == digests[1]["facts"]
    assert not any(digest["changed"] for digest in digests)


def test_a_damaged_record_is_named_when_it_cannot_be_backed_up(run, record: Path) -> None:
    spoil(record)
    ran = run("backup", "safe.db", "--record", record)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(f"credence: {record}: entry 1 is damaged")
    assert not Path("safe.db").exists()


def test_faults_are_told_with_where_and_what_to_do_and_fail(run, record: Path) -> None:
    spoil(record)
    ran = run("doctor", "--record", record, "-f", "json")
    faults = [line for line in json.loads(ran.out) if not line["sound"]]
    assert ran.status == 1
    assert [line["check"] for line in faults] == ["guards", "seals", "quotes"]
    assert all(line["where"] and line["wrong"] and line["remedy"] for line in faults)
    assert ran.err == f"credence: 3 faults in {record}\n"


def test_a_record_is_copied_to_a_database_and_back(run, record: Path, database: str, tmp_path: Path) -> None:
    there = json.loads(run("copy", record, database, "-f", "json").out)[0]
    back = json.loads(run("copy", database, "back.db", "-f", "json").out)[0]
    assert (there["seal"], there["documents"]) == (back["seal"], back["documents"])
    assert run("copy", record, database).err.startswith("credence: 0 of ")
    briefs = [run("brief", "CHL", "GEO", "-r", place).out for place in (record, database, "back.db")]
    assert briefs[0] == briefs[1] == briefs[2]


def test_another_record_is_not_copied_over(run, record: Path, report: Path) -> None:
    run("add", report)
    before = Path("credence.db").read_bytes()
    ran = run("copy", record, "credence.db")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "credence: credence.db holds another record: name an empty place\n"
    assert Path("credence.db").read_bytes() == before


def test_a_backup_restores_to_the_same_record(run, record: Path) -> None:
    (kept,) = json.loads(run("backup", "safe.db", "--record", record, "-f", "json").out)
    assert len(kept["sha256"]) == len(kept["seal"]) == 64
    assert json.loads(run("restore", "safe.db", "new.db", "-f", "json").out)[0]["seal"] == kept["seal"]
    assert run("documents", "-r", "new.db").out == run("documents", "-r", record).out
    ran = run("restore", "safe.db", "new.db")
    assert (ran.status, ran.err) == (1, "credence: new.db is there already: move it away, or name another place\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["copy", "none.db", "to.db"], "none.db: there is no record here"),
        (["backup", "to.db", "-r", "none.db"], "none.db: there is no record here"),
        (["backup", "postgresql://x/y"], "a backup is a file"),
        (["restore", "none.db", "to.db"], "none.db: there is no record here"),
        (["restore", "postgresql://x/y", "to.db"], "a backup is a file"),
        (["doctor", "-r", "none.db"], "none.db: there is no record here"),
        (["rebuild", "-r", "none.db"], "none.db: there is no record here"),
        (["reread", "-r", "none.db"], "none.db: there is no record here"),
        (["copy", "mysql://x/y", "to.db"], "mysql:// is no address of a record"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_makes_nothing(run, words: list[str], says: str, tmp_path: Path) -> None:
    ran = run(*words)
    assert (ran.status, ran.out, len(ran.err.splitlines())) == (1, "", 1)
    assert says in ran.err
    assert list(tmp_path.iterdir()) == []


def test_rebuilding_gives_the_same_digests_each_time(run, record: Path) -> None:
    first, second = (json.loads(run("rebuild", "-r", record, "-f", "json").out) for _ in range(2))
    assert first == second
    assert first[0]["changed"] is False


def test_reading_again_with_the_same_reader_changes_nothing(run, record: Path) -> None:
    seal = run("doctor", "-r", record).err
    ran = run("reread", "-r", record)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.endswith("read again; nothing changed\n")
    assert run("doctor", "-r", record).err == seal


def test_reading_again_adds_and_withdraws_what_the_reader_now_says(run, record: Path, monkeypatch) -> None:
    read = credence.reading.read
    monkeypatch.setattr(credence.reading, "read", lambda document: read(document)[1:])
    (row, *others) = json.loads(run("reread", "steppe-wire-2022-10-12", "-r", record, "-f", "json").out)
    assert (row, others) == (
        {"document": "steppe-wire-2022-10-12", "added": 0, "withdrawn": 1, "restored": 0},
        [],
    )
    monkeypatch.setattr(credence.reading, "read", read)
    (row,) = json.loads(run("reread", "-r", record, "-f", "json").out)
    assert row["restored"] == 1


def test_a_document_named_twice_is_read_again_once(run, record: Path) -> None:
    ran = run("reread", "steppe-wire-2022-10-12", "steppe-wire-2022-10-12", "-r", record)
    assert (ran.status, ran.err.startswith("credence: 1 document of")) == (0, True)


def test_a_name_that_is_no_text_is_of_no_document(run, record: Path) -> None:
    ran = run("reread", "\udcff", "-r", record)
    assert (ran.status, ran.out) == (1, "")
    assert "is not in the record" in ran.err


def test_what_others_entered_is_not_read_again(run, record: Path) -> None:
    with credence.Record(record) as held:
        held.add(Document("list-1", "Chile opened an embassy in Georgia in 2014."), [], maker="pocom/1")
        before = held.seal()
        ran = run("reread", "list-1", "nothing", "-r", record)
        assert (ran.status, len(ran.err.splitlines())) == (1, 3)
        assert "list-1: was imported or entered by hand, not read" in ran.err
        assert "nothing: is not in the record" in ran.err
        assert run("reread", "-r", record).status == 0
        assert held.seal() == before


def test_where_nothing_was_read_there_is_nothing_to_read_again(run) -> None:
    with credence.Record("by-hand.db") as held:
        held.add(Document("list-1", "Chile opened an embassy in Georgia in 2014."), [], maker="pocom/1")
    ran = run("reread", "-r", "by-hand.db")
    assert (ran.status, ran.out) == (0, "")
    assert "no document of by-hand.db was entered by reading it" in ran.err


def test_an_earlier_version_is_not_read_again(run) -> None:
    with credence.Record("two.db") as held:
        old = Document("report", "Chile opened an embassy in Georgia in 2014.")
        held.add(old, [], maker="rules/1")
        held.add(Document("report", "Chile opened an embassy in Georgia in 2015."), [], maker="rules/1")
    ran = run("reread", old.digest, "-r", "two.db")
    assert ran.status == 1
    assert "is an earlier version, on which nothing rests" in ran.err


@pytest.mark.parametrize(
    ("change", "wrong", "remedy"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "was made by a newer Credence", "upgrade Credence"),
        ("DROP TABLE alembic_version", "is a database of another program", "name another place"),
    ],
)
def test_what_is_no_record_of_this_version_needs_no_backup(run, record: Path, change: str, wrong: str, remedy: str):
    with closing(sqlite3.connect(record)) as raw, raw:
        raw.execute(change)
    (found,) = json.loads(run("doctor", "--record", record, "--format", "json").out)
    assert wrong in found["wrong"]
    assert found["remedy"] == remedy
