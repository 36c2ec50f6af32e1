"""Keeps Python's garbage collector from looking through a large answer while it is made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Leave the garbage collector off: a large answer makes a great many objects, and no garbage that it could find."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
