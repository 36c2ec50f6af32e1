"""What a child that reads files may use, and how it is held to that."""

from __future__ import annotations

import signal

LONGEST = 5.0
"""Seconds of the processor from one piece to the next."""

PATIENCE = 3.0
"""How many times as long that may take on a machine that is busy with other things."""

MEMORY = 512 * 1024 * 1024
"""Bytes of memory."""


def allow(seconds: float) -> None:
    """Give this process so many seconds of the processor from now on (0: as many as it wants), then to be ended by the
    system; without effect where that cannot.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def confine() -> None:
    """Hold this process to its memory, and forbid it to write files; without effect where the system cannot."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; time is still kept by the parent
        return
    for limit, value in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(limit, (value, value))
        except (ValueError, OSError):
            continue
