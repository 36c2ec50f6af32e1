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
from faults.killing import Worker, kill_copies, kill_imports, kill_writers, stop_the_server
from faults.places import Databases, Files
from faults.tampered import any_bit, anywhere

watched = pytest.mark.skipif(watching.missing() != "", reason=watching.missing())
ERRORS = [fault for fault in injecting.FAULTS if fault != injecting.KILLED]
ALTERNATELY = list(zip(ERRORS, cycle([AHEAD, ROLLBACK]), strict=False))
"""Every fault of the disk, with one sort of journal; `make faults` tries each with both."""
KILLING = 9
"""So many tests share the time of kills; each of the other proofs is shared by the cases of its one test."""
APART = 1_000_000
"""So far apart chance begins for two tests of one trial."""


@pytest.fixture
def here(tmp_path):
    return Files(tmp_path)


@pytest.fixture
def there(server):
    return Databases(server)


def fine(outcome):
    return outcome.violations == [] and outcome.rounds > 0


@pytest.mark.parametrize("writers", [1, 3])
def test_writers_killed_at_any_moment_leave_all_they_acknowledged(tried, here, writers):
    tried(lambda rounds, done: kill_writers(here, rounds, done, writers), 8, KILLING, heard=True)


@pytest.mark.parametrize("writers", [1, 3])
def test_clients_killed_at_any_moment_leave_all_they_acknowledged(tried, there, writers):
    tried(lambda rounds, done: kill_writers(there, rounds, done, writers), 8, KILLING, heard=True)


def test_an_import_killed_at_any_moment_ends_with_everything_there_once(tried, here):
    tried(lambda rounds, done: kill_imports(here, here, rounds, done), 2, KILLING)


def test_an_import_into_a_database_killed_at_any_moment_ends_with_everything_there_once(tried, here, there):
    tried(lambda rounds, done: kill_imports(here, there, rounds, done), 2, KILLING)


def test_copies_killed_at_any_moment_end_as_the_same_record(tried, here, there):
    def there_and_back(rounds, done):
        outcome = kill_copies(here, there, rounds, done)
        outcome.join(kill_copies(there, here, rounds, done))
        return outcome

    tried(there_and_back, 1, KILLING)


@watched
@pytest.mark.parametrize("how", [ROLLBACK, AHEAD], ids=str)
def test_a_process_killed_at_any_operation_leaves_all_it_acknowledged_and_the_act_can_be_done_again(
    tried, tmp_path, how
):
    sweep = injecting.Sweep(tmp_path / "sweep", injecting.KILLED, how)
    outcome = tried(sweep.part, 6, KILLING)
    assert outcome.felt > outcome.rounds / 2


@watched
@pytest.mark.parametrize(("fault", "how"), ALTERNATELY, ids=str)
def test_a_fault_at_any_operation_leaves_the_record_whole_and_the_act_can_be_done_again(tried, tmp_path, fault, how):
    sweep = injecting.Sweep(tmp_path / "sweep", fault, how)
    outcome = tried(sweep.part, 6, len(ALTERNATELY))
    assert outcome.felt > outcome.rounds / 2


@pytest.mark.parametrize("part", [1, 2])
def test_a_server_stopped_hard_under_writers_has_all_it_acknowledged(tried, there, part):
    tried(lambda rounds, done: stop_the_server(there, rounds, part * APART + done), 2, 2, heard=True)


@watched
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


@pytest.mark.parametrize("part", [1, 2])
def test_documents_entered_again_in_any_order_and_overlap_make_the_same_record(tried, here, part):
    tried(lambda rounds, done: enter_again(here, rounds, part * APART + done), 6, 2)


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
