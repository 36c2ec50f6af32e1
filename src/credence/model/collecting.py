"""Keeps Python's garbage collector from looking through what is being made: a large answer, a reading."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Leave the garbage collector off: what is made is a great many objects, and hardly any garbage it could find."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
