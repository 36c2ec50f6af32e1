"""After a power cut at any moment all that was acknowledged is there, and the record opens and is whole."""

import random
import shutil
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credence.record import Record, RecordError, examine
from faults.acts import ACTS
from faults.cutting import cut_power
from faults.disk import SECTOR, Disk
from faults.journalling import AHEAD, ROLLBACK, Journalling
from faults.recording import Operation, record
from faults.watching import missing

watched = pytest.mark.skipif(missing() != "", reason=missing())


@watched
@pytest.mark.parametrize("how", [ROLLBACK, AHEAD], ids=str)
def test_a_power_cut_takes_nothing_that_was_acknowledged(tmp_path, how):
    outcome = cut_power(tmp_path, how, 220, seed=7, most=20)
    assert outcome.violations == []
    assert outcome.felt > outcome.rounds / 2
    assert outcome.acknowledged > 0


@watched
@pytest.mark.parametrize(
    ("how", "lost"),
    [
        (Journalling(False, "OFF"), "damaged"),
        (Journalling(False, "FULL"), "lost"),  # the journal that was removed may be back, and undo what it kept
        (Journalling(True, "NORMAL"), "lost"),
        (Journalling(True, "OFF"), "damaged"),
    ],
)
def test_the_trial_would_see_what_is_not_durable(tmp_path, how, lost):
    outcome = cut_power(tmp_path, how, 150, seed=3, acts=["add"])
    assert any(lost in violation for violation in outcome.violations)


@watched
def test_what_is_recorded_done_again_leaves_the_same_files(tmp_path):
    place = tmp_path / "now" / "record.db"
    place.parent.mkdir()
    ACTS["backup"].begins(place)
    disk = Disk({"record.db": place.read_bytes()})
    operations, heard = record("backup", place, tmp_path / "log", ROLLBACK)
    for operation in operations:
        disk.do(operation)
    assert not disk.unheld()
    assert disk.after_a_cut(random.Random(0)) == {
        path.name: path.read_bytes() for path in place.parent.iterdir() if path.suffix == ".db"
    }
    assert [operation.data.decode().strip() for operation in operations if operation.kind == "tell"] == (
        heard.acknowledged
    )


def test_a_file_that_lost_its_beginning_is_mended_by_its_journal(tmp_path):
    """As when the power goes while the first entry is written; without a journal it is no record."""
    made, cut = tmp_path / "made.db", tmp_path / "cut.db"
    with closing(sqlite3.connect(made, isolation_level=None)) as raw:
        raw.execute("PRAGMA cache_size = 1")
        raw.execute("BEGIN")
        raw.execute("CREATE TABLE big (text)")
        raw.executemany("INSERT INTO big VALUES (?)", [("x" * 3000,)] * 50)
        shutil.copy(made, cut)
        shutil.copy(f"{made}-journal", f"{cut}-journal")
    with cut.open("r+b") as file:
        file.write(bytes(SECTOR))
    with Record(cut) as mended:
        assert mended.counts().documents == 0
        assert [finding for finding in examine(mended.store) if finding.wrong] == []
    cut.write_bytes(bytes(SECTOR))
    with pytest.raises(RecordError, match="not a record"):
        Record(cut)


_WRITES = st.lists(st.tuples(st.integers(0, 3 * SECTOR), st.binary(min_size=1, max_size=2 * SECTOR)), max_size=6)


@given(before=st.binary(max_size=3 * SECTOR), writes=_WRITES, later=_WRITES, seed=st.integers())
def test_what_the_disk_was_told_to_hold_is_there(before, writes, later, seed):
    """And of what came later, every byte is the old one or the new one, where there was an old one."""
    disk, held, news = Disk({"a": before}), bytearray(before), []
    for at, data in writes:
        disk.do(Operation("write", "a", at, data))
        held.extend(bytes(max(0, at + len(data) - len(held))))
        held[at : at + len(data)] = data
    disk.do(Operation("hold", "a"))
    assert disk.after_a_cut(random.Random(seed)) == {"a": bytes(held)}
    for at, data in later:
        disk.do(Operation("write", "a", at, data))
        news.append((at, data))
    found = disk.after_a_cut(random.Random(seed))["a"]
    assert len(found) >= len(held)
    for place, byte in enumerate(held):
        new = {data[place - at] for at, data in news if at <= place < at + len(data)}
        assert found[place] in {byte, *new}


@given(seed=st.integers())
def test_a_name_is_there_for_certain_once_its_folder_is_held(seed):
    disk = Disk({"old": b"old"})
    for operation in (Operation("make", "new"), Operation("write", "new", 0, b"new"), Operation("hold", "new")):
        disk.do(operation)
    assert disk.after_a_cut(random.Random(seed)) in ({"old": b"old"}, {"old": b"old", "new": b"new"})
    disk.do(Operation("rename", "new", other="old"))
    found = disk.after_a_cut(random.Random(seed))
    assert found in ({"old": b"old"}, {"old": b"old", "new": b"new"}, {"old": b"new"})
    disk.do(Operation("hold", ""))
    assert disk.after_a_cut(random.Random(seed)) == {"old": b"new"}
    disk.do(Operation("remove", "old"))
    assert disk.after_a_cut(random.Random(seed)) in ({"old": b"new"}, {})
