"""`python -m faults --rounds 5000`: the trials of the record at length, and a table of what came of them."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial

from rich.console import Console
from rich.table import Table

from faults.again import enter_again
from faults.breaking import break_commits
from faults.cutting import cut_power
from faults.injecting import FAULTS, inject
from faults.journalling import AHEAD, ROLLBACK
from faults.keeping import back_up_under_writers
from faults.killing import kill_copies, kill_writers, stop_the_server
from faults.outcome import Outcome
from faults.places import Databases, Files, Places, files
from faults.server import NoServerError, Server
from faults.tampered import any_bit, anywhere, every_sort

Trial = Callable[[], Outcome]


def trials(here: Files, there: Databases | None, rounds: int, seed: int) -> Iterator[tuple[str, Trial]]:
    """Each trial under its name on the command line; those of a server only where there is one."""
    stores: list[Places] = [here, *([there] if there else [])]
    some = max(1, rounds // 5)
    for places in stores:
        other = next((each for each in stores if each is not places), places)
        yield "kill", partial(kill_writers, places, rounds, seed)
        yield "kill", partial(kill_writers, places, some, seed, writers=3)
        yield "copy", partial(kill_copies, other, places, some, seed)
        yield "backup", partial(back_up_under_writers, places, here, some, seed)
        yield "tamper", partial(every_sort, places)
    yield "tamper", partial(anywhere, here, 10 * rounds, seed)
    yield "tamper", partial(any_bit, here, 10 * rounds, seed)
    yield "again", partial(enter_again, here, 2 * rounds, seed)
    if there:
        yield "stop", partial(stop_the_server, there, some, seed)
        yield "break", partial(break_commits, there, some, seed)
    for how in (ROLLBACK, AHEAD):
        yield "cut", partial(cut_power, here.folder / "cut", how, 10 * rounds, seed)
        for fault in FAULTS:
            yield "inject", partial(inject, here.folder / "injected", fault, how, max(1, 1000 // rounds), seed)


NAMES = ("kill", "copy", "backup", "tamper", "again", "stop", "break", "cut", "inject")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the trials chosen, and print what came of them; gives 1 where a promise was broken."""
    parser = argparse.ArgumentParser("python -m faults", description=__doc__)
    parser.add_argument("trial", nargs="*", help=f"which, of {', '.join(NAMES)} [default: all]")
    parser.add_argument("--rounds", type=int, default=100, help="how often each; 1000 injects at every operation")
    parser.add_argument("--seed", type=int, default=0, help="where chance begins")
    chosen = parser.parse_args(arguments)
    with ExitStack() as opened:
        here = opened.enter_context(files())
        try:
            there = Databases(opened.enter_context(Server()))
        except NoServerError as missing:
            print(missing, file=sys.stderr)
            there = None
        found = [
            _timed(trial)
            for name, trial in trials(here, there, chosen.rounds, chosen.seed)
            if not chosen.trial or name in chosen.trial
        ]
    _print(found)
    return int(any(outcome.violations for outcome in found))


def _timed(trial: Trial) -> Outcome:
    start = time.monotonic()
    outcome = trial()
    outcome.seconds = time.monotonic() - start
    print(
        f"{outcome.trial}, {outcome.store}: {outcome.rounds} rounds, {len(outcome.violations)} broken", file=sys.stderr
    )
    for violation in outcome.violations[:10]:
        print(f"  {violation}", file=sys.stderr)
    return outcome


def _print(found: Sequence[Outcome]) -> None:
    table = Table("trial", "store", "rounds", "felt", "acknowledged", "broken", "seconds")
    for each in found:
        broken = each.skipped or str(len(each.violations))
        counted = (str(each.rounds), str(each.felt), str(each.acknowledged), broken, f"{each.seconds:.0f}")
        table.add_row(each.trial, each.store, *counted)
    Console(width=110).print(table)


if __name__ == "__main__":
    sys.exit(main())
