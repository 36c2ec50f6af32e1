"""The long proof goes on where it was stopped, says how far it is, and fails where a promise was broken."""

import pytest

from credence.record import Record
from faults import plan
from faults.__main__ import main
from faults.ledger import Ledger
from faults.migrating import HELD, migrate
from faults.outcome import Outcome
from faults.plan import PLAN
from faults.sharing import large, share


@pytest.fixture
def kept(tmp_path):
    return tmp_path / "kept"


def run(kept, *arguments):
    return main([*arguments, "--kept", str(kept)])


def again(kept):
    return Ledger(kept / "ledger.json").of("entered again in any order and overlap, sqlite")


def test_what_is_done_is_not_done_again(kept, capsys):
    assert run(kept, "again", "--share", "0.0002") == 0
    assert again(kept).rounds == 2
    seconds = again(kept).seconds
    assert run(kept, "again", "--share", "0.0002") == 0
    assert again(kept).seconds == seconds
    assert run(kept, "again", "--share", "0.0004") == 0
    assert again(kept).rounds == 4
    capsys.readouterr()
    assert run(kept, "--table") == 0
    told = capsys.readouterr().out
    assert "entered again in any order and overlap" in told
    assert "10,000" in told


def test_a_run_that_is_stopped_keeps_what_it_has_done(kept, capsys, monkeypatch):
    done = []

    def stopped(files, rounds, seed):
        if done:
            raise KeyboardInterrupt
        done.append(rounds)
        return Outcome(rounds)

    monkeypatch.setattr(plan, "enter_again", stopped)
    assert run(kept, "again") == 130
    assert "goes on from there" in capsys.readouterr().err
    assert again(kept).rounds == 100


def test_a_broken_promise_fails_the_run_and_stays_in_its_table(kept, capsys):
    ledger = Ledger(kept / "ledger.json")
    ledger.enter(PLAN[0].name, Outcome(5, violations=["an acknowledged state is lost"]))
    ledger.enter(PLAN[0].name, Outcome(5))
    assert run(kept, "--table") == 1
    assert Ledger(kept / "ledger.json").of(PLAN[0].name).violations == ["after 0, an acknowledged state is lost"]


def test_a_trial_that_raises_is_a_broken_promise_and_the_run_goes_on(kept, monkeypatch):
    def raising(files, rounds, seed):
        if seed == 0:
            raise TypeError("bytes")
        return Outcome(rounds)

    monkeypatch.setattr(plan, "enter_again", raising)
    assert run(kept, "again", "--share", "0.001") == 1
    assert again(kept).rounds == 10
    assert "raw: TypeError: bytes" in again(kept).violations[0]


def test_trials_that_there_are_not_are_refused(kept, capsys):
    with pytest.raises(SystemExit, match="2"):
        run(kept, "rain")
    assert "there is no trial rain: choose of kill, import" in capsys.readouterr().err


def test_the_plan_asks_for_the_full_figures():
    asked = {row: sum(goal.asked for goal in PLAN if goal.row == row) for row in {goal.row for goal in PLAN}}
    kills = [
        sum(goal.asked for goal in PLAN if goal.word in ("kill", "import") and goal.store == s) for s in plan.STORES
    ]
    assert kills == [5_000, 5_000]
    assert asked[2] >= 5_000
    assert asked[3] == 15_000
    assert asked[4] == 100_000
    assert asked[6] == 3_600
    assert len({goal.name for goal in PLAN}) == len(PLAN)


@pytest.mark.parametrize("schema", HELD)
def test_a_large_record_of_an_earlier_schema_is_brought_up_to_date(tmp_path, schema):
    outcome = migrate(large(tmp_path / "large.db", 240), tmp_path, schema)
    assert outcome.violations == []
    assert outcome.rounds == 1


def test_nobody_is_turned_away_while_one_writes_and_eight_read(tmp_path):
    place = large(tmp_path / "large.db", 120)
    outcome = share(place, 2)
    assert outcome.violations == []
    assert outcome.acknowledged > 0
    assert outcome.wait(0.5) is not None
    with Record(place) as record:
        assert record.counts().documents == 10 + outcome.acknowledged
