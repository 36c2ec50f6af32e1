"""A reading and a number of seconds -> what it gives, or a refusal: no document holds up an archive."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from typing import TypeVar

from credence.intake.formats.piece import Refusal

T = TypeVar("T")

_raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
_raise_in.argtypes = (ctypes.c_ulong, ctypes.py_object)


class TooLong(BaseException):
    """Raised within what takes too long; no reader catches it by mistake."""


def within(seconds: float, act: Callable[[], T]) -> T:
    """What `act` gives; raises Refusal if it takes longer.

    It is stopped between two steps of Python, wherever it runs (a worker's thread, process or actor); a call into a
    library is waited for first.
    """
    thread, lock, over = threading.get_ident(), threading.Lock(), False

    def stop() -> None:
        with lock:
            if not over:
                _raise_in(ctypes.c_ulong(thread), ctypes.py_object(TooLong))

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        try:
            return act()
        finally:
            with lock:
                over = True
            timer.cancel()
    except TooLong:
        raise Refusal(f"takes longer than {seconds:g} seconds to read") from None
