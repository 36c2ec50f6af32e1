"""What is done to a record while it is tried: what each act begins with, how it is done, and which file it changes."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from credence.record import Record, back_up, open_store, restore
from faults import importing, writer
from faults.writer import Tell

_BEFORE = "before-"
"""How the names of documents begin that are there before."""
_STORES = Path(__file__).parent.parent / "tests" / "record" / "stores"


def silent(said: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something done to a record: what it begins with, how it is done, and which file it makes or changes.

    `begins` is given the place of the record; so is `does`, which tells the seal of whatever it has finished, and
    `law`, which says what is wrong of a record to which it was done, beyond what may never be wrong.
    """

    name: str
    begins: Callable[[Path], None]
    does: Callable[[str, Tell], None]
    lines: int | None = writer.LINES
    changes: str = "record.db"
    law: Callable[[str], list[str]] = lambda place: []

    def again(self, place: str) -> list[str]:
        """Do it undisturbed, after whatever befell it before; gives what its law finds wrong then."""
        self.does(place, silent)
        return self.law(place)


def telling_to(file: Path) -> Tell:
    """Tell by a line of a file, which is there also after the process was killed."""
    told = os.open(file, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o644)
    return lambda said: os.write(told, f"{said}\n".encode())


def told_in(file: Path) -> list[str]:
    """What was told to a file."""
    return file.read_text().split() if file.exists() else []


def _nothing(place: Path) -> None:
    """Begin with no record at all."""


def _some(place: Path) -> None:
    with Record(place) as record:
        for act in ("add", "review", "reread"):
            writer.ACTS[act](record, f"{_BEFORE}{act}", random.Random(0))


def _old(place: Path) -> None:
    shutil.copy(_STORES / "0001.db", place)


def _old_and_its_backup(place: Path) -> None:
    _old(place)
    _old(place.with_name("backup.db"))
    Record(place).close()


def _some_and_collections(place: Path) -> None:
    _some(place)
    importing.lay(place.parent)


def _only_a_backup(place: Path) -> None:
    _some(place)
    _backs_up(str(place), silent)
    place.unlink()


def _does(act: str) -> Callable[[str, Tell], None]:
    return lambda place, tell: writer.work(place, "now", tell, [act], 1)


def _goes_on(place: str, tell: Tell) -> None:
    writer.work(place, "now", tell, number=6)


def _imports(place: str, tell: Tell) -> None:
    importing.enter_all(Path(place).parent, place, tell)


def _imported(place: str) -> list[str]:
    return importing.missed(Path(place).parent, place, _BEFORE)


def _opens(place: str, tell: Tell) -> None:
    with Record(place) as record:
        tell(record.seal())


def _copies(place: str, tell: Tell) -> None:
    writer.copy_over(place, str(Path(place).with_name("copy.db")), tell)


def _backs_up(place: str, tell: Tell) -> None:
    store = open_store(place)
    tell(back_up(store, Path(place).with_name("backup.db")).seal)
    store.close()


def _restores(place: str, tell: Tell) -> None:
    store = open_store(place)
    if not Path(place).exists():
        restore(Path(place).with_name("backup.db"), store)
    store.close()
    _opens(place, tell)


ACTS = {
    act.name: act
    for act in (
        Act("make", _nothing, _does("add")),
        Act("add", _some, _does("add")),
        Act("review", _some, _does("review")),
        Act("reread", _some, _does("reread")),
        Act("rebuild", _some, _does("rebuild")),
        Act("go on", _some, _goes_on),
        Act("import", _some_and_collections, _imports, None, law=_imported),
        Act("migrate", _old, _opens, None),
        Act("copy", _some, _copies, writer.LINES, "copy.db"),
        Act("backup", _some, _backs_up, writer.LINES, "backup.db"),
        Act("backup again", _old_and_its_backup, _backs_up, None, "backup.db"),
        Act("restore", _only_a_backup, _restores),
    )
}
OPEN = Act("open", _nothing, _opens)
"""To open what is there, which mends what a fault left."""
