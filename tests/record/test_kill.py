"""Killed, starved and stopped hard, a record is whole after: short slices of what `make faults` does at length."""

from itertools import cycle

import pytest

from credence.record import Record
from faults import injecting, watching, writer
from faults.acts import ACTS
from faults.again import enter_again
from faults.breaking import break_commits
from faults.checking import broken
from faults.journalling import AHEAD, ROLLBACK
from faults.keeping import back_up_under_writers
from faults.killing import Worker, kill_copies, kill_writers, stop_the_server
from faults.places import Databases, Files
from faults.tampered import any_bit, anywhere

ALTERNATELY = list(zip(injecting.FAULTS, cycle([ROLLBACK, AHEAD]), strict=False))
"""Every fault, with one sort of journal; `make faults` tries each with both."""


@pytest.fixture
def here(tmp_path):
    return Files(tmp_path)


@pytest.fixture
def there(server):
    return Databases(server)


def fine(outcome):
    return outcome.violations == [] and outcome.rounds > 0


@pytest.mark.parametrize("writers", [1, 3])
def test_writers_killed_at_any_moment_leave_all_they_acknowledged(here, writers):
    assert fine(outcome := kill_writers(here, 8, seed=writers, writers=writers))
    assert outcome.acknowledged > 0


@pytest.mark.parametrize("writers", [1, 3])
def test_clients_killed_at_any_moment_leave_all_they_acknowledged(there, writers):
    assert fine(outcome := kill_writers(there, 8, seed=writers, writers=writers))
    assert outcome.acknowledged > 0


def test_copies_killed_at_any_moment_end_as_the_same_record(here, there):
    assert fine(kill_copies(here, there, 2))
    assert fine(kill_copies(there, here, 2))


def test_a_server_stopped_hard_under_writers_has_all_it_acknowledged(there):
    assert fine(outcome := stop_the_server(there, 2))
    assert outcome.acknowledged > 0


@pytest.mark.skipif(watching.missing() != "", reason=watching.missing())
@pytest.mark.parametrize(("fault", "how"), ALTERNATELY, ids=str)
def test_a_fault_at_any_operation_leaves_the_record_whole_and_the_act_can_be_done_again(tmp_path, fault, how):
    assert fine(outcome := injecting.inject(tmp_path / "injected", fault, how, step=300, offset=7))
    assert outcome.felt > outcome.rounds / 2


@pytest.mark.skipif(watching.missing() != "", reason=watching.missing())
@pytest.mark.parametrize(("fault", "how"), ALTERNATELY, ids=str)
def test_a_backup_that_cannot_clear_away_what_lies_beside_it_says_so(tmp_path, fault, how):
    bench = injecting.Bench(ACTS["backup"], tmp_path / "backup", how)
    points = [point for point in bench.points() if point[0] in ("unlink", "rename", "fsync")]
    assert len(points) > 5
    assert [wrong for point in points for wrong in bench.try_at(*point, injecting.FAULTS[fault])[0]] == []


def test_whatever_is_changed_anywhere_is_found(here):
    assert fine(anywhere(here, 60))


def test_any_bit_of_the_file_that_matters_is_found(here):
    assert fine(outcome := any_bit(here, 40))
    assert 0 < outcome.felt < outcome.rounds


def test_documents_entered_again_in_any_order_and_overlap_make_the_same_record(here):
    assert fine(enter_again(here, 12))


def test_backups_under_writers_each_restore_a_state_that_was_committed(here, there):
    assert fine(back_up_under_writers(here, here, 4))
    assert fine(back_up_under_writers(there, here, 3))


def test_what_was_entered_over_connections_that_break_at_the_commit_is_there_once(there):
    assert fine(outcome := break_commits(there, 12))
    assert outcome.felt > 0


def test_the_trials_would_see_what_is_lost_doubled_or_partial(here):
    """That they can fail: an acknowledged state that is not there, a document without its statements."""
    place = here.fresh()
    writer.work(place, "whole", lambda said: None, ["add"], 1)
    assert broken(place, {"f" * 64}) == ["an acknowledged state is lost: seal ffffffffffff"]
    with Record(place) as record:
        record.add(writer.article("part")[0], [], maker=writer.MAKER)
    assert broken(place, ()) == ["4 documents have 12 statements"]


def test_a_killed_process_is_heard_up_to_its_end(here):
    place = here.fresh()
    worker = Worker(writer.work, place, "one")
    while not (here.folder / "record-1.db").exists():
        pass
    said = worker.kill()
    assert all(len(word) == 64 for word in said)
