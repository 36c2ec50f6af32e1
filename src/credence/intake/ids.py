"""Files given together -> the ids of their documents: names without the ending, told apart where alike."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path, PurePath

from credence.intake.text import shown

Found = tuple[Path, Path | None]
"""A file, and the folder it was found in or under; None for one named itself."""


def ids_of(found: Sequence[Found]) -> list[str]:
    """The id of each file's document: `report` for `reports/report.txt`.

    Different files whose names are alike are told apart by their paths within the folder given (`a/report`,
    `b/report`), and where these are alike too, by their paths as given.
    """
    ids = [file.stem for file, _ in found]
    for longer in (_within, _whole):
        alike = _alike(ids, found)
        ids = [longer(*each) if number in alike else ids[number] for number, each in enumerate(found)]
    return [shown(name) for name in ids]


def _alike(ids: Sequence[str], found: Sequence[Found]) -> set[int]:
    """The positions of ids that belong to more than one file; a file given twice is one."""
    files: dict[str, set[str]] = {}
    for name, (file, _) in zip(ids, found, strict=True):
        files.setdefault(name, set()).add(os.path.realpath(file))
    return {number for number, name in enumerate(ids) if len(files[name]) > 1}


def _within(file: Path, folder: Path | None) -> str:
    return _bare(file.relative_to(folder) if folder else file)


def _whole(file: Path, _: Path | None) -> str:
    return _bare(file)


def _bare(path: PurePath) -> str:
    return path.with_suffix("").as_posix()
