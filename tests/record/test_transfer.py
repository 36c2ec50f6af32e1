"""A record copied to another store is the same record: every row, every answer, the same seal."""

import pytest

from credence.record import Record, RecordError, copy, open_store
from credence.record.journal.schema import JOURNAL
from credence.record.stores import transfer
from faults.material import MAKER, article, damage, everything, fill


@pytest.fixture
def other(place, tmp_path, request):
    """A place of the other kind."""
    return str(tmp_path / "other.db") if "://" in place else request.getfixturevalue("database")


@pytest.fixture
def stores(place, other):
    """The record's store, and the other."""
    opened = [open_store(place), open_store(other)]
    yield opened
    for store in opened:
        store.close()


def rows(store):
    with store.reading() as connection:
        return {t.name: connection.execute(t.select().order_by(*t.primary_key)).all() for t in JOURNAL}


def test_every_row_goes_over(record, stores):
    fill(record)
    done = copy(*stores)
    assert rows(stores[0]) == rows(stores[1])
    assert (done.copied, done.entries, done.seal) == (record.counts().entries, record.counts().entries, record.seal())


def test_the_copy_answers_the_same_and_goes_on_from_there(record, other, stores, clock):
    fill(record)
    copy(*stores)
    with Record(other, clock=clock) as copied:
        assert everything(copied) == everything(record)
        assert copied.facts_digest() == record.facts_digest()
        for each in (record, copied):
            each.add(*article("later"), maker=MAKER)
        assert copied.seal() == record.seal()


def test_there_and_back_again_is_the_same(record, stores, tmp_path):
    fill(record)
    copy(*stores)
    back = open_store(tmp_path / "back.db")
    copy(stores[1], back)
    assert rows(back) == rows(stores[0])
    back.close()


def test_a_copy_broken_off_goes_on_where_it_stopped(record, stores, monkeypatch):
    fill(record)
    monkeypatch.setattr(transfer, "BATCH", 2)

    def stop(done, last):
        if done >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy(*stores, stop)
    assert len(rows(stores[1])["entries"]) == 4
    assert copy(*stores).copied == record.counts().entries - 4
    assert rows(stores[0]) == rows(stores[1])


def test_what_is_new_goes_over_later(record, stores):
    fill(record)
    copy(*stores)
    record.add(*article("later"), maker=MAKER)
    assert [copy(*stores).copied for _ in range(2)] == [1, 0]
    assert rows(stores[0]) == rows(stores[1])


def test_another_record_is_left_alone(record, other, stores):
    fill(record)
    with Record(other) as another:
        another.add(*article("later"), maker=MAKER)
        before = everything(another)
        with pytest.raises(RecordError, match="holds another record: name an empty place"):
            copy(*stores)
        assert everything(another) == before


def test_a_record_that_is_ahead_is_not_copied_over(record, stores):
    fill(record)
    copy(*stores)
    record.add(*article("later"), maker=MAKER)
    with pytest.raises(RecordError, match="holds more than"):
        copy(*reversed(stores))


def test_where_there_is_no_record_there_is_nothing_to_copy(place, other, tmp_path):
    with pytest.raises(RecordError, match="there is no record at"):
        copy(open_store(tmp_path / "none.db"), open_store(other))
    assert not (tmp_path / "none.db").exists()


def test_a_damaged_record_is_not_copied(record, stores):
    fill(record)
    damage(stores[0])
    with pytest.raises(RecordError, match=r"entry 1 is damaged \(its rows are not those that were sealed\)"):
        copy(*stores)
    assert rows(stores[1])["entries"] == []


def test_a_record_is_not_copied_onto_itself(record, place, tmp_path):
    fill(record)
    before = record.seal()
    names = [place]
    if "://" not in place:
        (tmp_path / "link.db").symlink_to(place)
        names.append(str(tmp_path / "link.db"))
    for name in names:
        other = open_store(name)
        with pytest.raises(RecordError, match="cannot be copied onto itself") as refused:
            copy(record.store, other)
        other.close()
        assert "\n" not in str(refused.value)
    assert record.seal() == before
