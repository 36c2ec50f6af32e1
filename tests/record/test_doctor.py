"""The doctor finds nothing wrong with a sound record, and every change that anybody made to one."""

from dataclasses import replace

import pytest

from credence.record import Record, RecordError, back_up, copy, examine, open_store, rebuild
from credence.record.soundness import derived
from credence.record.soundness.doctor import Check
from credence.record.stores.sqlite import SqliteStore
from faults.material import MAKER, article, fill
from faults.tampering import CHANGES, tamper


def faults(store, noted=None):
    return [(finding.check, finding.where, finding.wrong) for finding in examine(store, noted) if finding.wrong]


@pytest.fixture
def filled(record):
    fill(record)
    return record


def test_a_sound_record_has_no_faults(filled):
    assert faults(filled.store, filled.seal()) == []
    assert [finding.check for finding in examine(filled.store)] == [
        *("store", "guards", "references", "seals", "texts", "quotes", "states", "decisions", "derived"),
    ]


def test_an_empty_record_is_sound(record):
    assert faults(record.store) == []


@pytest.mark.parametrize("name", CHANGES)
def test_every_sort_of_change_is_found(filled, name):
    noted = filled.seal()
    tamper(filled.store, CHANGES[name])
    assert faults(filled.store, noted) != []


def test_it_is_told_what_is_wrong_where_and_what_to_do(filled):
    named = f"statement {filled.statements()[1].id} of a1"
    tamper(filled.store, ["UPDATE statements SET quote = 'Peru' WHERE number = 2"])
    told = [(f.check, f.where, f.wrong, f.remedy) for f in examine(filled.store) if f.wrong]
    assert told == [
        ("seals", "entry 2", "its rows are not those that were sealed", "restore it from a backup"),
        ("quotes", named, "the quote is not what the text says at that place", "restore it from a backup"),
    ]


def test_a_guard_that_is_taken_away_is_named(filled):
    with filled.store.writing() as connection:
        on = "" if connection.dialect.name == "sqlite" else " ON seals"
        connection.exec_driver_sql(f"DROP TRIGGER seals_no_delete{on}")
    assert faults(filled.store) == [("guards", "seals", "the trigger seals_no_delete is missing or turned off")]


def test_a_guard_that_lets_everything_pass_is_named(filled):
    changes = [
        "DROP TRIGGER seals_no_delete",
        "CREATE TRIGGER seals_no_delete BEFORE DELETE ON seals BEGIN SELECT 1; END",
    ]
    if not isinstance(filled.store, SqliteStore):
        does = "RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$"
        changes = [f"CREATE OR REPLACE FUNCTION seals_only_grows() {does}"]
    with filled.store.writing() as connection:
        for change in changes:
            connection.exec_driver_sql(change)
    told = ("guards", "seals", "the trigger seals_no_delete was changed: it does not do what it should")
    assert told in faults(filled.store)


def test_a_record_made_anew_with_other_words_is_told_by_the_seal_that_was_noted(filled, tmp_path):
    """Whoever rewrites everything, seals too, leaves a record that is sound in itself."""
    with Record(tmp_path / "forged.db") as forged:
        fill(forged, 3)
        assert faults(forged.store) == []
        ((check, _, wrong),) = faults(forged.store, filled.seal())
    assert check == "noted seal"
    assert wrong == "no entry has the seal that was noted: the record was cut short or made anew"


def test_an_earlier_seal_still_holds_when_the_record_has_grown(filled):
    noted = filled.seal()
    filled.add(*article("later"), maker=MAKER)
    assert faults(filled.store, noted) == []


def test_what_is_derived_is_made_anew_to_the_byte(filled):
    first = rebuild(filled.store)
    assert (first.changed, first.documents) == (False, len(filled.documents()))
    with filled.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM bands")
        connection.exec_driver_sql("DROP TABLE search")
    assert {check for check, *_ in faults(filled.store)} >= {"derived"}
    found = filled.facts_digest()
    again = rebuild(filled.store)
    assert (again.changed, again.digest, filled.facts_digest()) == (True, first.digest, found)
    assert faults(filled.store) == []
    assert len(filled.search("mexico")) == 6


def test_what_is_derived_is_made_anew_whatever_it_holds(tmp_path):
    """Also where a page that was lost left what is no text."""
    with Record(tmp_path / "torn.db") as record:
        fill(record)
        first = rebuild(record.store)
        with record.store.writing() as connection:
            connection.exec_driver_sql("UPDATE affairs SET kind = x'00ff' WHERE number = 1")
        assert rebuild(record.store) == replace(first, changed=True)


def test_places_without_a_record_are_told_as_such_and_stay_as_they_are(tmp_path):
    for place in (tmp_path / "none.db", tmp_path / "empty.db", tmp_path / "torn.db"):
        if place.stem != "none":
            place.write_bytes(b"" if place.stem == "empty" else b"SQLite format 3\0" + b"\xff" * 3000)
        before = place.read_bytes() if place.exists() else None
        store = open_store(place)
        (found,) = faults(store)
        store.close()
        assert found[0] == "open"
        assert (place.read_bytes() if place.exists() else None) == before


def test_nothing_is_rebuilt_from_a_journal_that_was_changed(filled):
    tamper(filled.store, ["UPDATE documents SET title = 'Other' WHERE entry = 2"])
    before = faults(filled.store)
    with pytest.raises(RecordError, match=r"entry 2 is damaged .*: nothing was rebuilt; run credence doctor"):
        rebuild(filled.store)
    assert faults(filled.store) == before


def test_others_write_while_the_doctor_looks(filled, monkeypatch):
    """Also where a file has no write-ahead log, and a reader would keep the writer waiting."""
    number = iter(range(100))

    def looks(connection):
        filled.add(*article(f"meanwhile-{next(number)}"), maker=MAKER)
        return iter(())

    monkeypatch.setattr("credence.record.soundness.doctor.CHECKS", (Check("slow", "something", looks),) * 2)
    assert [finding.wrong for finding in examine(filled.store)] == ["", ""]
    assert filled.document("meanwhile-1")


@pytest.mark.parametrize(
    "column",
    [
        *("entries.action", "documents.entry", "documents.text", "documents.outlet", "statements.quote"),
        *("statements.quote_end", "statements.rule", "statement_states.state", "standings.number", "reviews.verdict"),
        "copies.likeness",
    ],
)
def test_a_bit_that_makes_bytes_of_a_value_is_told_in_a_line(tmp_path, column):
    """A file says beside each value of which sort it is: one bit turned round, and a text is bytes."""
    table, _, name = column.partition(".")
    with Record(tmp_path / "a.db") as record:
        fill(record)
        noted = record.seal()
        tamper(record.store, [f"UPDATE OR IGNORE {table} SET {name} = CAST({name} AS BLOB)"])
        assert faults(record.store, noted) != []
        assert record.verify() is not None
        asks = (record.ask, record.documents, record.statements, record.listing, record.reviews, record.agenda)
        others = (
            lambda: record.search("mexico embassy"),
            lambda: list(record.standing()),
            lambda: rebuild(record.store),
            lambda: copy(record.store, open_store(tmp_path / "copy.db")),
        )
        for ask in (*asks, *others):
            try:
                ask()
            except RecordError as fault:
                assert "\n" not in str(fault)
        with pytest.raises(RecordError, match="damaged"):
            back_up(record.store, tmp_path / "backup.db")


def test_whoever_interrupts_the_doctor_is_obeyed(filled, monkeypatch):
    """Also in the middle of a word: no other fault may take the place of the interruption."""
    number = derived._number

    def interrupted(held):
        if held.startswith("baku"):
            raise KeyboardInterrupt
        return number(held)

    monkeypatch.setattr(derived, "_number", interrupted)
    with pytest.raises(KeyboardInterrupt):
        examine(filled.store)
    monkeypatch.setattr(derived, "_number", number)
    assert faults(filled.store) == []
