"""A file's every operation in turn killed at, or refused for want of space or by a faulty disk, by strace.

An act is counted through once; then it is done again for each operation, with the fault injected there.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from credence.record import RecordError
from faults.acts import ACTS, Act
from faults.checking import broken
from faults.journalling import Journalling
from faults.outcome import Outcome
from faults.watching import TOLD, Heard, missing, watch

CALLS = ("openat", "pwrite64", "write", "fdatasync", "fsync", "ftruncate", "unlink", "rename")
"""The operations by which a file is changed."""
KILLED = "kill -9 at every operation"
FAULTS: Mapping[str, tuple[str, str]] = {
    KILLED: ("signal=KILL", ""),
    "disk full once (ENOSPC)": ("error=ENOSPC", ""),
    "disk full from there on (ENOSPC)": ("error=ENOSPC", "+"),
    "faulty disk from there on (EIO)": ("error=EIO", "+"),
    "disk turned read-only from there on (EROFS)": ("error=EROFS", "+"),
}
_FILES = ("record.db", "copy.db", "backup.db", "backup.db.partial", "record.db.partial")


@dataclass
class Bench:
    """A folder in which one act is tried."""

    act: Act
    folder: Path
    how: Journalling
    begun: Path = field(init=False)

    def __post_init__(self) -> None:
        self.begun = self.folder / "begun"
        self.begun.mkdir(parents=True)
        with self.how.chosen():
            self.act.begins(self.begun / "record.db")

    def afresh(self) -> Path:
        """The place of the record, as it is before the act."""
        here = self.folder / "now"
        shutil.rmtree(here, ignore_errors=True)
        shutil.copytree(self.begun, here)
        return here / "record.db"

    def points(self) -> list[tuple[str, int]]:
        """Every operation of the act: which call, and the how manieth of its kind."""
        counted = self._run(self.afresh(), [])[1]
        return [(call, number + 1) for call in CALLS for number in range(counted[call])]

    def try_at(self, call: str, number: int, fault: tuple[str, str]) -> tuple[list[str], bool]:
        """Inject the fault there, then do the act undisturbed: what is broken, at once or after, and if it was felt."""
        with self.how.chosen():
            return self._try_at(call, number, fault)

    def _try_at(self, call: str, number: int, fault: tuple[str, str]) -> tuple[list[str], bool]:
        place = self.afresh()
        heard, _ = self._run(place, ["-e", f"inject={call}:{fault[0]}:when={number}{fault[1]}"])
        found = [f"raw: {heard.raised}"] * bool(heard.raised)
        if heard.fault and (str(place.parent) not in heard.fault or "\n" in heard.fault):
            found.append(f"it is not told of which file, in a line: {heard.fault}")
        killed = "killed by" in (self.folder / "log").read_text()
        made = place.with_name(self.act.changes)
        if made.exists() and made.stat().st_size:
            found += broken(str(made), heard.acknowledged, self.act.lines)
        elif heard.acknowledged:
            found.append(f"{made.name} is gone, which was acknowledged")
        try:
            found += self.act.again(str(place))
            found += broken(str(made), heard.acknowledged, self.act.lines)
        except RecordError as refused:
            found.append(f"it cannot be done again: {refused}")
        felt = killed or bool(heard.fault or heard.raised)
        return [f"{self.act.name}, {call} {number}: {wrong}" for wrong in found], felt

    def _run(self, place: Path, inject: Sequence[str]) -> tuple[Heard, Counter[str]]:
        """Do the act under strace; what came of it, and how often it made each call."""
        beside = [place.parent, *_files_of(place)]
        paths = [word for path in beside for word in ("-P", str(path))]
        log = self.folder / "log"
        heard = watch(self.act.name, place, log, ["-e", f"trace={','.join(CALLS)}", *inject, *paths], self.how)
        lines = [line for line in log.read_text().splitlines() if "(" in line and TOLD not in line]
        return heard, Counter(line.split()[1].partition("(")[0] for line in lines)


def _files_of(place: Path) -> Iterator[Path]:
    yield from (place.with_name(name + ending) for name in _FILES for ending in ("", "-journal", "-wal", "-shm"))


class Sweep:
    """One fault at every operation of every act, each once, in an order without rule, so many at a time."""

    def __init__(self, folder: Path, fault: str, how: Journalling, acts: Sequence[str] = tuple(ACTS)) -> None:
        self._folder, self._fault, self._how, self._acts = folder, fault, how, acts
        self._points: list[tuple[str, str, int]] = []
        self._benches: dict[str, Bench] = {}

    def part(self, rounds: int, done: int = 0) -> Outcome:
        """So many operations after those that are done; after the last comes the first again."""
        outcome = Outcome(skipped=missing())
        if outcome.skipped:
            return outcome
        points = self.points()
        for at in range(done, done + rounds):
            act, call, number = points[at % len(points)]
            outcome.note(0, *self._benches[act].try_at(call, number, FAULTS[self._fault]))
        return outcome

    def points(self) -> Sequence[tuple[str, str, int]]:
        """Every operation, by act, call and number; the order is the same whenever it is asked for."""
        if not self._points:
            for act in self._acts:
                self._benches[act] = Bench(ACTS[act], self._folder / act, self._how)
                self._points += [(act, *point) for point in self._benches[act].points()]
            self._points.sort(key=lambda point: sha256(repr(point).encode()).digest())
        return self._points
