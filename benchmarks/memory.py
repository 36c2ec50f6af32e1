"""How much memory reading takes on: the growth of the process over many documents, no two of them alike."""

from __future__ import annotations

import sys
from dataclasses import replace

from benchmarks.measure import Row, reports
from credence.reading import read

WARM = 500
"""Documents read first, until everything is loaded and every pool filled."""


def rows(count: int) -> list[Row]:
    """Growth of the peak of memory while `count` documents are read."""
    _read(0, WARM)
    before = peak()
    _read(WARM, WARM + count)
    after = peak()
    if before is None or after is None:
        return [Row("memory", "not measured on this system")]
    return [
        Row(
            f"growth of memory over {count:,} documents",
            f"{after - before:.1f} MB",
            f"from {before:.0f} MB",
            "constant",
        )
    ]


def _read(first: int, last: int) -> None:
    """Read documents number `first` to `last`: each with words of its own, so that nothing can be learnt by heart."""
    sources = reports()
    for number in range(first, last):
        source = sources[number % len(sources)]
        text = f"{source.text}\n\nMr. Nomen{number} Cogno{number * 7} spoke of word{number} for USD {number} million.\n"
        read(replace(source, id=f"{source.id}-{number}", text=text))


def peak() -> float | None:
    """The most memory this process has had resident, in megabytes."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)
