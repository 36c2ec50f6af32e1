"""What a child that reads files may use, and how it is held to that."""

from __future__ import annotations

LONGEST = 5.0
"""Seconds from one piece to the next."""

MEMORY = 512 * 1024 * 1024
"""Bytes of memory."""


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
