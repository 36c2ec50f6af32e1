"""`python -m faults`: the trials of the record in full, from where a run was stopped; a table of what came of them."""

from __future__ import annotations

import argparse
import math
import signal
import sys
import time
import traceback
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from faults.grounds import Grounds
from faults.ledger import Ledger
from faults.outcome import Outcome
from faults.plan import PLAN, Goal
from faults.server import NoServerError

_LEDGER = "ledger.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what is left of the trials chosen, and print what came of them; gives 1 where a promise was broken."""
    words = tuple(dict.fromkeys(goal.word for goal in PLAN))
    parser = argparse.ArgumentParser("python -m faults", description=__doc__)
    parser.add_argument("trial", nargs="*", help=f"which of {', '.join(words)} [default: all]")
    parser.add_argument("--share", type=float, default=1.0, help="of the full number of rounds: 0.01 is a hundredth")
    parser.add_argument("--kept", type=Path, default=Path(".faults"), help="the folder that tells how far the run is")
    parser.add_argument("--table", action="store_true", help="print what came of them so far, and do nothing")
    chosen = parser.parse_args(arguments)
    if unknown := {*chosen.trial} - {*words}:
        parser.error(f"there is no trial {', '.join(sorted(unknown))}: choose of {', '.join(words)}")
    goals = [goal for word in chosen.trial or words for goal in PLAN if goal.word == word]
    ledger = Ledger(chosen.kept / _LEDGER)
    stopped = False
    if not chosen.table:
        try:
            _run(goals, ledger, chosen.kept, chosen.share)
        except KeyboardInterrupt:
            stopped = True
    _print(goals, ledger, chosen.share)
    if stopped:
        print("stopped; the same command goes on from there", file=sys.stderr)
        return 130
    return int(any(ledger.of(goal.name).violations for goal in goals))


def _run(goals: Sequence[Goal], ledger: Ledger, kept: Path, share: float) -> None:
    """A part of each trial in turn, so that a run that is stopped has tried something of everything."""
    waiting = deque(goals)
    with Grounds(kept) as grounds:
        while waiting:
            goal = waiting.popleft()
            done = ledger.of(goal.name).rounds
            if (left := _asked(goal, share) - done) <= 0:
                continue
            part = _part(goal, grounds, min(goal.part, left), done)
            if part.skipped:
                print(f"{goal.name}: passed over: {part.skipped}", file=sys.stderr)
                continue
            for violation in part.violations:
                print(f"{goal.name}: {violation}", file=sys.stderr, flush=True)
            ledger.enter(goal.name, part)
            waiting.append(goal)


def _part(goal: Goal, grounds: Grounds, rounds: int, done: int) -> Outcome:
    start = time.monotonic()
    try:
        part = goal.trial(grounds, rounds, done)
    except NoServerError as missing:
        return Outcome(skipped=str(missing))
    except Exception as raw:  # nothing may be told so, and a night's run must go on
        where = traceback.extract_tb(raw.__traceback__)[-1]
        part = Outcome(1, violations=[f"raw: {type(raw).__name__}: {raw} ({Path(where.filename).name}:{where.lineno})"])
    part.seconds = time.monotonic() - start
    return part


def _asked(goal: Goal, share: float) -> int:
    return math.ceil(share * goal.asked)


def _print(goals: Sequence[Goal], ledger: Ledger, share: float) -> None:
    table = Table("row", "trial", "store", "done", "asked", "felt", "acknowledged", "broken", "p99", "minutes")
    for goal in sorted(goals, key=PLAN.index):
        found = ledger.of(goal.name)
        numbers = (found.rounds, _asked(goal, share), found.felt, found.acknowledged, len(found.violations))
        wait = found.wait(0.99)
        last = ("" if wait is None else f"{wait} ms", f"{found.seconds / 60:.1f}")
        table.add_row(str(goal.row), goal.title, goal.store, *(f"{number:,}" for number in numbers), *last)
    Console(width=150).print(table)
    if ledger.mixed():
        print("of this, part was done by other versions of the code; to begin anew, remove the ledger")


if __name__ == "__main__":
    for stop in (signal.SIGINT, signal.SIGTERM):  # the first is ignored by what a shell runs in the background
        signal.signal(stop, signal.default_int_handler)
    sys.exit(main())
