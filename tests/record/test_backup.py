"""A backup holds a committed state of the record, whole, also while others write; and becomes a record again."""

import sqlite3
import threading

import pytest

from credence.record import Record, RecordError, back_up, examine, open_store, restore
from faults.material import MAKER, article, damage, everything, fill


def test_what_is_restored_answers_the_same(record, tmp_path, clock):
    fill(record)
    kept = back_up(record.store, tmp_path / "backup.db")
    assert (kept.entries, kept.documents, kept.seal) == (
        record.counts().entries,
        record.counts().documents,
        record.seal(),
    )
    target = open_store(tmp_path / "restored.db")
    restore(tmp_path / "backup.db", target)
    with Record(tmp_path / "restored.db", clock=clock) as restored:
        assert everything(restored) == everything(record)
        assert all(not finding.wrong for finding in examine(restored.store, kept.seal))
    target.close()


def test_a_backup_becomes_a_record_in_a_database(record, tmp_path, server):
    fill(record)
    back_up(record.store, tmp_path / "backup.db")
    place = server.database()
    target = open_store(place)
    restore(tmp_path / "backup.db", target)
    target.close()
    with Record(place) as restored:
        assert everything(restored) == everything(record)
    server.give_back(place)


def test_only_the_file_itself_is_left(record, tmp_path):
    fill(record)
    (tmp_path / "safe").mkdir()
    back_up(record.store, tmp_path / "safe" / "backup.db")
    assert [path.name for path in (tmp_path / "safe").iterdir()] == ["backup.db"]


def test_backups_taken_while_others_write_each_hold_a_committed_state(place, record, tmp_path):
    """Each restores whole, and its seal is one that the record had."""
    fill(record)
    stop = threading.Event()

    def write():
        with Record(place) as writer:
            number = 0
            while not stop.is_set():
                writer.add(*article(f"w{number}"), maker=MAKER)
                number += 1

    writing = threading.Thread(target=write)
    writing.start()
    try:
        kept = [back_up(record.store, tmp_path / f"{n}.db") for n in range(4)]
    finally:
        stop.set()
        writing.join()
    for n, each in enumerate(kept):
        store = open_store(tmp_path / f"{n}.db")
        assert [finding for finding in examine(store, each.seal) if finding.wrong] == []
        store.close()
        assert [finding for finding in examine(record.store, each.seal) if finding.wrong] == []


def test_a_later_backup_replaces_an_earlier_one_of_the_same_record_only(record, tmp_path):
    fill(record)
    path = tmp_path / "backup.db"
    back_up(record.store, path)
    record.add(*article("later"), maker=MAKER)
    assert back_up(record.store, path).seal == record.seal()
    with Record(tmp_path / "another.db") as another:
        fill(another, 2)
        another.add(*article("own"), maker="another/1")
        before = path.read_bytes()
        with pytest.raises(RecordError, match="not an earlier backup of this record: name another file"):
            back_up(another.store, path)
    assert path.read_bytes() == before
    (tmp_path / "notes.txt").write_text("notes")
    with pytest.raises(RecordError, match="not an SQLite file"):
        back_up(record.store, tmp_path / "notes.txt")
    assert (tmp_path / "notes.txt").read_text() == "notes"


def test_a_damaged_record_replaces_no_sound_backup(record, tmp_path):
    fill(record)
    back_up(record.store, tmp_path / "backup.db")
    before = (tmp_path / "backup.db").read_bytes()
    damage(record.store)
    with pytest.raises(RecordError, match="entry 1 is damaged"):
        back_up(record.store, tmp_path / "backup.db")
    assert (tmp_path / "backup.db").read_bytes() == before


def test_what_is_there_is_not_restored_over(record, tmp_path):
    fill(record)
    back_up(record.store, tmp_path / "backup.db")
    with Record(tmp_path / "new.db") as there, pytest.raises(RecordError, match="there already: move it away"):
        restore(tmp_path / "backup.db", there.store)
    with pytest.raises(RecordError, match="no folder"):
        back_up(record.store, tmp_path / "nowhere" / "backup.db")
    with pytest.raises(RecordError, match="no record at"):
        restore(tmp_path / "missing.db", open_store(tmp_path / "restored.db"))
    assert not (tmp_path / "missing.db").exists()
    assert not (tmp_path / "restored.db").exists()


def test_a_damaged_backup_is_not_restored(record, tmp_path):
    fill(record)
    back_up(record.store, tmp_path / "backup.db")
    with sqlite3.connect(tmp_path / "backup.db") as raw:
        raw.execute("DROP TRIGGER documents_no_update")
        raw.execute("UPDATE documents SET title = 'Other'")
    raw.close()
    with pytest.raises(RecordError, match="is damaged"):
        restore(tmp_path / "backup.db", open_store(tmp_path / "restored.db"))
    assert not (tmp_path / "restored.db").exists()


def test_a_link_is_followed_and_stays(record, tmp_path):
    fill(record)
    (tmp_path / "safe").mkdir()
    link, real = tmp_path / "latest.db", tmp_path / "safe" / "real.db"
    link.symlink_to(real)
    for number in range(2):
        record.add(*article(f"later-{number}"), maker=MAKER)
        back_up(record.store, link)
        assert link.is_symlink()
        with Record(real, create=False) as kept:
            assert kept.counts() == record.counts()
    assert sorted(path.name for path in tmp_path.joinpath("safe").iterdir()) == ["real.db"]


def test_a_link_to_the_record_or_to_nowhere_is_refused(tmp_path, clock):
    with Record(tmp_path / "a.db", clock=clock) as record:
        fill(record)
        (tmp_path / "self.db").symlink_to("a.db")
        (tmp_path / "round.db").symlink_to("round.db")
        (tmp_path / "lost.db").symlink_to(tmp_path / "none" / "b.db")
        for name, why in (("self", "is the record itself"), ("round", "link"), ("lost", "there is no folder")):
            with pytest.raises(RecordError, match=why) as refused:
                back_up(record.store, tmp_path / f"{name}.db")
            assert "\n" not in str(refused.value)
            assert (tmp_path / f"{name}.db").is_symlink()


def test_backups_to_one_place_at_once_wait_for_one_another(place, record, tmp_path):
    fill(record)
    told = []

    def keep():
        with_store = open_store(place)
        try:
            told.append(back_up(with_store, tmp_path / "safe.db").seal)
        finally:
            with_store.close()

    threads = [threading.Thread(target=keep) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == [record.seal()] * 4
    assert [path.name for path in tmp_path.glob("safe*")] == ["safe.db"]
