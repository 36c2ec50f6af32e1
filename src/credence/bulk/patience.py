"""A reading and a number of seconds -> what it gives, or a refusal: no document holds up an archive."""

from __future__ import annotations

import ctypes
import faulthandler
import os
import threading
import time
from collections.abc import Callable
from typing import TextIO, TypeVar

from credence.intake.formats.piece import Refusal

T = TypeVar("T")

_LOOKED_EVERY = 0.1
PATIENCE = 10
"""How many times as long by the clock, on a machine with much else to do, before a call that cannot be stopped is
taken to have no end."""

_raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
_raise_in.argtypes = (ctypes.c_ulong, ctypes.py_object)


class TooLong(BaseException):
    """Raised within what takes too long; no reader catches it by mistake."""


class _Watch:
    """One thread that looks after all that is read in this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ends: dict[int, tuple[Callable[[], float], float]] = {}
        self._watching: threading.Thread | None = None

    def begin(self, seconds: float) -> None:
        """Have TooLong raised in this thread after so many seconds of its work, unless `end` comes before."""
        thread = threading.get_ident()
        clock = _clock_of(thread)
        with self._lock:
            self._ends[thread] = clock, clock() + seconds
            if self._watching is None or not self._watching.is_alive():
                self._watching = threading.Thread(target=self._look, daemon=True)
                self._watching.start()

    def end(self) -> None:
        """What was begun in this thread is over."""
        with self._lock:
            self._ends.pop(threading.get_ident(), None)

    def _look(self) -> None:
        while True:
            time.sleep(_LOOKED_EVERY)
            with self._lock:
                for thread in [each for each, (clock, end) in self._ends.items() if end < clock()]:
                    del self._ends[thread]
                    _raise_in(ctypes.c_ulong(thread), ctypes.py_object(TooLong))


def _clock_of(thread: int) -> Callable[[], float]:
    """The processor time of a thread; the clock where the system does not keep it."""
    if not hasattr(time, "pthread_getcpuclockid"):
        return time.monotonic
    clock = time.pthread_getcpuclockid(thread)
    return lambda: time.clock_gettime(clock)


_watch = _Watch()
_nowhere: TextIO | None = None


def expendable() -> None:
    """From now on a call that holds this process up for good ends it; for a worker, whose shard is taken up again."""
    global _nowhere
    _nowhere = _nowhere or open(os.devnull, "w")  # noqa: SIM115, PTH123  as long as the process


def within(seconds: float, act: Callable[[], T]) -> T:
    """What `act` gives; raises Refusal if it takes longer, in seconds of the processor.

    It is stopped between two steps of Python, wherever it runs (a worker's thread, process or actor); a call into a
    library is waited for first, except where the process is `expendable`.
    """
    try:
        _watch.begin(seconds)
        if _nowhere:
            faulthandler.dump_traceback_later(PATIENCE * seconds, exit=True, file=_nowhere)
        try:
            return act()
        finally:
            _watch.end()
            if _nowhere:
                faulthandler.cancel_dump_traceback_later()
    except TooLong:
        raise Refusal.too_long(seconds) from None
