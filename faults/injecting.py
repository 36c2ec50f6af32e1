"""A file's every operation in turn killed at, or refused for want of space or by a faulty disk, by strace.

An act is counted through once; then it is done again for each operation, with the fault injected there.
"""

from __future__ import annotations

import ctypes
import random
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from credence.record import Record, RecordError, back_up, open_store
from faults import writer
from faults.checking import broken
from faults.killing import FORKING
from faults.outcome import Outcome

CALLS = ("openat", "pwrite64", "write", "fdatasync", "fsync", "ftruncate", "unlink", "rename")
"""The operations by which a file is changed."""
KILL = "signal=KILL"
FAULTS: Mapping[str, tuple[str, str]] = {
    "kill -9 at every operation": (KILL, ""),
    "disk full once (ENOSPC)": ("error=ENOSPC", ""),
    "disk full from there on (ENOSPC)": ("error=ENOSPC", "+"),
    "faulty disk from there on (EIO)": ("error=EIO", "+"),
}
_STORES = Path(__file__).parent.parent / "tests" / "record" / "stores"
_ANYBODY = ctypes.c_ulong(-1).value
_SET_PTRACER = 0x59616D61


@dataclass(frozen=True, slots=True)
class Act:
    """Something done to a record: what it begins with, how it is done, and which file it makes or changes."""

    name: str
    begins: Callable[[Path], None]
    does: Callable[[str], None]
    lines: int | None = writer.LINES
    changes: str = "record.db"


def _nothing(place: Path) -> None:
    """Begin with no record at all."""


def _some(place: Path) -> None:
    with Record(place) as record:
        for act in ("add", "review", "reread"):
            writer.ACTS[act](record, f"before-{act}", random.Random(0))


def _old(place: Path) -> None:
    shutil.copy(_STORES / "0001.db", place)


def _does(act: str) -> Callable[[str], None]:
    return lambda place: writer.work(place, "now", lambda said: None, [act], 1)


def _opens(place: str) -> None:
    Record(place).close()


def _copies(place: str) -> None:
    writer.copy_over(place, str(Path(place).with_name("copy.db")), lambda said: None)


def _backs_up(place: str) -> None:
    store = open_store(place)
    back_up(store, Path(place).with_name("backup.db"))
    store.close()


ACTS = (
    Act("make", _nothing, _does("add")),
    Act("add", _some, _does("add")),
    Act("review", _some, _does("review")),
    Act("reread", _some, _does("reread")),
    Act("rebuild", _some, _does("rebuild")),
    Act("migrate", _old, _opens, None),
    Act("copy", _some, _copies, writer.LINES, "copy.db"),
    Act("backup", _some, _backs_up, writer.LINES, "backup.db"),
)


def missing() -> str:
    """Why there can be no such trials here; empty where there can."""
    return "" if shutil.which("strace") else "strace is not installed (apt-get install strace)"


@dataclass
class Bench:
    """A folder in which one act is tried."""

    act: Act
    folder: Path
    begun: Path = field(init=False)

    def __post_init__(self) -> None:
        self.begun = self.folder / "begun"
        self.begun.mkdir(parents=True)
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
        place = self.afresh()
        said, _ = self._run(place, ["-e", f"inject={call}:{fault[0]}:when={number}{fault[1]}"])
        found = [] if said is None or fault[0] == KILL else [f"raw: {said}"] * (not said.startswith("fault: "))
        felt = said is not None or "killed by" in (self.folder / "log").read_text()
        made = place.with_name(self.act.changes)
        if made.exists() and made.stat().st_size:
            found += broken(str(made), (), self.act.lines)
        try:
            self.act.does(str(place))
            found += broken(str(made), (), self.act.lines)
        except RecordError as refused:
            found.append(f"it cannot be done again: {refused}")
        return [f"{self.act.name}, {call} {number}: {wrong}" for wrong in found], felt

    def _run(self, place: Path, inject: list[str]) -> tuple[str | None, Counter[str]]:
        """Do the act under strace; what it said of a fault, None if nothing, and how often it made each call."""
        heard, telling = FORKING.Pipe(duplex=False)
        waiting, go = FORKING.Pipe(duplex=False)
        process = FORKING.Process(target=_wait_then, args=(self.act.name, str(place), waiting, telling), daemon=True)
        process.start()
        telling.close()
        waiting.close()
        log = self.folder / "log"
        with _watched(int(process.pid or 0), place, log, inject):
            go.send_bytes(b"go")
            said = _last(heard)
            process.join()
        return said, Counter(line.split()[1].partition("(")[0] for line in log.read_text().splitlines() if "(" in line)


def _wait_then(name: str, place: str, waiting: Connection, telling: Connection) -> None:
    """In the process that is watched: wait for the watcher, act, and tell what went wrong, if anything."""
    ctypes.CDLL(None).prctl(_SET_PTRACER, _ANYBODY, 0, 0, 0)
    telling.send_bytes(b"ready")
    waiting.recv_bytes()
    act = next(each for each in ACTS if each.name == name)
    try:
        act.does(place)
    except RecordError as fault:
        telling.send_bytes(f"fault: {fault}".encode())
    except BaseException as raw:
        telling.send_bytes(f"{type(raw).__name__}: {raw}".encode())


def _last(heard: Connection) -> str | None:
    said = None
    try:
        while True:
            said = heard.recv_bytes().decode()
    except (EOFError, OSError):
        return said if said != "ready" else None


class _watched:  # noqa: N801
    """A process under strace, from when it is attached until it has ended."""

    def __init__(self, process: int, place: Path, log: Path, inject: list[str]) -> None:
        beside = [place.parent, *_files_of(place), *_files_of(place.with_name("copy.db"))]
        beside += [*_files_of(place.with_name("backup.db")), *_files_of(place.with_name("backup.db.partial"))]
        paths = [word for path in beside for word in ("-P", str(path))]
        trace = ["-e", f"trace={','.join(CALLS)}", *inject]
        self._command = ["strace", "-f", "-o", str(log), *trace, *paths, "-p", str(process)]

    def __enter__(self) -> None:
        self._strace = subprocess.Popen(self._command, stderr=subprocess.PIPE, text=True)
        assert self._strace.stderr
        while "attached" not in (line := self._strace.stderr.readline()):
            if not line:
                raise RuntimeError("strace cannot attach")

    def __exit__(self, *_: Any) -> None:
        self._strace.communicate(timeout=60)


def _files_of(place: Path) -> Iterator[Path]:
    yield from (place.with_name(place.name + ending) for ending in ("", "-journal", "-wal", "-shm"))


def inject(folder: Path, fault: str, step: int = 1, offset: int = 0) -> Outcome:
    """Every act with the fault at every operation; or at one in so many, from an offset on."""
    outcome = Outcome(fault, "sqlite", skipped=missing())
    if outcome.skipped:
        return outcome
    for act in ACTS:
        bench = Bench(act, folder / f"{act.name}, {fault}")
        for call, number in bench.points()[offset % step :: step]:
            outcome.note(0, *bench.try_at(call, number, FAULTS[fault]))
    return outcome
