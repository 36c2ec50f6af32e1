"""The whole measure of proof: every trial, to which row of the table it belongs, how often it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from faults import migrating, properties, tampered
from faults.again import enter_again
from faults.breaking import break_commits
from faults.cutting import CUTS, cut_power
from faults.grounds import Grounds
from faults.injecting import FAULTS, KILLED
from faults.journalling import AHEAD, ROLLBACK, Journalling
from faults.keeping import back_up_under_writers
from faults.killing import kill_copies, kill_imports, kill_writers, stop_the_server
from faults.outcome import Outcome
from faults.places import Places
from faults.sharing import large, share
from faults.tampering import CHANGES

Trial = Callable[[Grounds, int, int], Outcome]
"""Given what it stands on, how many rounds are wanted, and how many are done, with which chance begins."""
SQLITE, POSTGRESQL, BOTH = "sqlite", "postgresql", "both"
STORES = (SQLITE, POSTGRESQL)
JOURNALS = (ROLLBACK, AHEAD)


@dataclass(frozen=True, slots=True)
class Goal:
    """A trial of a row of the table, which is asked for so often, and done by parts.

    `word` chooses it on the command line; `part` is the number of rounds after which a run can be stopped.
    """

    row: int
    word: str
    title: str
    store: str
    asked: int
    part: int
    trial: Trial

    @property
    def name(self) -> str:
        """What no other trial is called."""
        return f"{self.title}, {self.store}"


def _places(grounds: Grounds, store: str) -> Places:
    return grounds.here if store == SQLITE else grounds.there


def _kill(store: str, writers: int, grounds: Grounds, rounds: int, done: int) -> Outcome:
    return kill_writers(_places(grounds, store), rounds, done, writers)


def _import(store: str, grounds: Grounds, rounds: int, done: int) -> Outcome:
    return kill_imports(grounds.here, _places(grounds, store), rounds, done)


def _copy(source: str, store: str, grounds: Grounds, rounds: int, done: int) -> Outcome:
    return kill_copies(_places(grounds, source), _places(grounds, store), rounds, done)


def _sweep(fault: str, how: Journalling, grounds: Grounds, rounds: int, done: int) -> Outcome:
    return grounds.sweep(fault, how).part(rounds, done)


def _cut(how: Journalling, grounds: Grounds, rounds: int, done: int) -> Outcome:
    return cut_power(grounds.here.folder / "cut", how, rounds, done)


def _stop(grounds: Grounds, rounds: int, done: int) -> Outcome:
    return stop_the_server(grounds.there, rounds, done)


def _break(grounds: Grounds, rounds: int, done: int) -> Outcome:
    return break_commits(grounds.there, rounds, done)


def _share(grounds: Grounds, rounds: int, done: int) -> Outcome:
    return share(large(grounds.kept / "large.db"), rounds, done)


def _migrate(schema: str, grounds: Grounds, rounds: int, done: int) -> Outcome:
    return migrating.migrate(large(grounds.kept / "large.db"), grounds.here.folder, schema)


def _again(grounds: Grounds, rounds: int, done: int) -> Outcome:
    return enter_again(grounds.here, rounds, done)


def _back_up(store: str, grounds: Grounds, rounds: int, done: int) -> Outcome:
    return back_up_under_writers(_places(grounds, store), grounds.here, rounds, done)


def _histories(grounds: Grounds, rounds: int, done: int) -> Outcome:
    return properties.histories(rounds, done)


def _laws(grounds: Grounds, rounds: int, done: int) -> Outcome:
    return properties.laws(rounds, done)


def _every_sort(store: str, grounds: Grounds, rounds: int, done: int) -> Outcome:
    return tampered.every_sort(_places(grounds, store))


def _anywhere(grounds: Grounds, rounds: int, done: int) -> Outcome:
    return tampered.anywhere(grounds.here, rounds, done)


def _any_bit(grounds: Grounds, rounds: int, done: int) -> Outcome:
    return tampered.any_bit(grounds.here, rounds, done)


def _contract(grounds: Grounds, rounds: int, done: int) -> Outcome:
    return properties.contract(rounds, done)


def _hostile(grounds: Grounds, rounds: int, done: int) -> Outcome:
    return properties.hostile(rounds, done)


HOSTILE = 397
"""How many strings `tests/web/hostile.jsonl` has."""
PLAN = (
    *(Goal(1, "kill", "kill -9 of one writing", store, 3_000, 20, partial(_kill, store, 1)) for store in STORES),
    *(Goal(1, "kill", "kill -9 of three writing", store, 1_000, 20, partial(_kill, store, 3)) for store in STORES),
    *(Goal(1, "import", "kill -9 of an import", store, 1_000, 10, partial(_import, store)) for store in STORES),
    *(
        Goal(1, "copy", f"kill -9 of a copy from {source}", store, 500, 5, partial(_copy, source, store))
        for source, store in (STORES, STORES[::-1])
    ),
    *(Goal(2, "points", f"{KILLED}, {how}", SQLITE, 3_000, 40, partial(_sweep, KILLED, how)) for how in JOURNALS),
    *(
        Goal(3, "errors", f"{fault}, {how}", SQLITE, 1_875, 40, partial(_sweep, fault, how))
        for fault in FAULTS
        if fault != KILLED
        for how in JOURNALS
    ),
    *(Goal(4, "cut", f"power cut, {how}", SQLITE, 50_000, 3 * CUTS, partial(_cut, how)) for how in JOURNALS),
    Goal(5, "stop", "server stopped hard under three writers", POSTGRESQL, 1_000, 10, _stop),
    Goal(5, "break", "connection cut at the commit", POSTGRESQL, 1_000, 50, _break),
    Goal(6, "share", "seconds of one writing and eight reading", SQLITE, 3_600, 60, _share),
    Goal(7, "again", "entered again in any order and overlap", SQLITE, 10_000, 100, _again),
    *(
        Goal(8, "migrate", f"a million statements of schema {schema}", SQLITE, 1, 1, partial(_migrate, schema))
        for schema in migrating.HELD
    ),
    *(Goal(9, "backup", "backup under two writing", store, 500, 20, partial(_back_up, store)) for store in STORES),
    Goal(10, "histories", "histories against a plain list", BOTH, 100_000, 40, _histories),
    Goal(10, "laws", "the twelve laws", BOTH, 12_000, 120, _laws),
    *(
        Goal(11, "tamper", "every sort of change", store, len(CHANGES), len(CHANGES), partial(_every_sort, store))
        for store in STORES
    ),
    Goal(11, "tamper", "a change anywhere", SQLITE, 50_000, 500, _anywhere),
    Goal(11, "tamper", "any bit of the file", SQLITE, 50_000, 500, _any_bit),
    Goal(12, "api", "requests that fit the API's description or break it", SQLITE, 10_000, 1_000, _contract),
    Goal(13, "hostile", "hostile strings in every place of the application", SQLITE, HOSTILE, HOSTILE, _hostile),
)
"""Every trial, in the order of the table."""
