"""An act done by a process of its own under strace, which counts, records or breaks what it does to files."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from credence.record import RecordError
from faults.acts import ACTS, OPEN, telling_to, told_in
from faults.journalling import Journalling
from faults.killing import FORKING

_ANYBODY = ctypes.c_ulong(-1).value
_SET_PTRACER = 0x59616D61
TOLD = "told"
"""The file beside the record to which is written what was acknowledged."""

_READY = "ready"


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of an act: the seals it acknowledged; the fault it told in a line, or raised, if any."""

    acknowledged: list[str]
    fault: str = ""
    raised: str = ""


def missing() -> str:
    """Why nothing can be watched here; empty where it can."""
    return "" if shutil.which("strace") else "strace is not installed (apt-get install strace)"


def watch(act: str, place: Path, log: Path, options: Sequence[str], how: Journalling) -> Heard:
    """Do the act at the place under strace, which is given the options, and writes the log."""
    heard, telling = FORKING.Pipe(duplex=False)
    waiting, go = FORKING.Pipe(duplex=False)
    process = FORKING.Process(target=_wait_then, args=(act, str(place), how, waiting, telling), daemon=True)
    process.start()
    telling.close()
    waiting.close()
    with _Watched(int(process.pid or 0), log, options):
        go.send_bytes(b"go")
        fault, raised = _last(heard)
        process.join()
    heard.close()
    go.close()
    process.close()
    return Heard(told_in(place.with_name(TOLD)), fault, raised)


def _wait_then(name: str, place: str, how: Journalling, waiting: Connection, telling: Connection) -> None:
    """In the process that is watched: wait for the watcher, act, and tell what went wrong, if anything."""
    ctypes.CDLL(None).prctl(_SET_PTRACER, _ANYBODY, 0, 0, 0)
    telling.send(_READY)
    waiting.recv_bytes()
    act = OPEN if name == OPEN.name else ACTS[name]
    try:
        with how.chosen():
            act.does(place, telling_to(Path(place).with_name(TOLD)))
    except RecordError as fault:
        telling.send((str(fault), ""))
    except BaseException as raw:
        telling.send(("", f"{type(raw).__name__}: {raw}"))


def _last(heard: Connection) -> tuple[str, str]:
    """The fault that it told, or raised; raises RuntimeError where it has not even begun."""
    said = None
    try:
        while True:
            said = heard.recv()
    except (EOFError, OSError):  # it has ended
        if said is None:
            raise RuntimeError("the process to be watched did not begin") from None
    return ("", "") if said == _READY else said


class _Watched:
    """A process under strace, from when it is attached until it has ended."""

    def __init__(self, process: int, log: Path, options: Sequence[str]) -> None:
        self._command = ["strace", "-f", "-o", str(log), *options, "-p", str(process)]

    def __enter__(self) -> None:
        self._strace = subprocess.Popen(self._command, stderr=subprocess.PIPE, text=True)
        assert self._strace.stderr
        while "attached" not in (line := self._strace.stderr.readline()):
            if not line:
                raise RuntimeError("strace cannot attach")

    def __exit__(self, *_: Any) -> None:
        self._strace.communicate(timeout=60)
