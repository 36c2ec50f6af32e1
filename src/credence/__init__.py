"""Credence reads diplomatic reporting into cited statements, keeps them, and gives back cited briefs.

The verbs, in the order in which a report travels:

    import credence

    document = credence.receive("gazette-2022-12-20.txt")   # bytes -> Document
    statements = credence.read(document)                    # Document -> statements, each with its quote
    with credence.Record("credence.db") as record:          # statements -> facts, two dates on each
        record.add(document, statements, maker="credence/0.1.0")
        brief = credence.brief.on(record, "AZE", "MEX")     # facts -> what people read
    print(credence.brief.render(brief, "md"))

Each is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from credence import brief
    from credence.intake import receive
    from credence.reading import read
    from credence.record import Record

    __version__: str

__all__ = ["Record", "__version__", "brief", "read", "receive"]

_HOMES = {"receive": "credence.intake", "read": "credence.reading", "Record": "credence.record"}


def __getattr__(name: str) -> Any:
    from importlib import import_module, metadata

    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    if name == "brief":
        return import_module("credence.brief")
    if name == "__version__":
        return metadata.version("credence")
    raise AttributeError(f"module 'credence' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
