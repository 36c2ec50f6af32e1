"""The power cut at every operation of an act: what was not held may be lost, what was acknowledged must be there."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count, cycle, islice
from pathlib import Path

from credence.record import RecordError, open_store
from credence.record.stores.migrate import revision
from faults.acts import ACTS, OPEN, Act
from faults.checking import Found, look
from faults.disk import Disk
from faults.journalling import Journalling
from faults.outcome import Outcome
from faults.recording import Operation, record
from faults.watching import TOLD, missing

CUTS = 400
"""So often the power is cut in one doing of an act, at the most."""
_AGAIN = 40
"""Of so many cuts one is followed by the act itself, done again."""
_TWICE = 100
"""Of so many cuts one is followed by others while the record is mended."""
_JUST_AFTER = 0.2
"""How often a cut is followed by one just after something was acknowledged."""
Files = dict[str, bytes]


@dataclass
class _Doing:
    """What an act began with, what it did, and what the file that it changes had acknowledged before."""

    act: Act
    begun: Files
    operations: Sequence[Operation]
    before: Sequence[str] = ()

    def cuts(self, most: int, chance: random.Random) -> Iterator[tuple[Files, list[str], bool]]:
        """What is found after each cut, what was acknowledged by then, and whether there was anything to be lost."""
        wanted = sorted(islice(self._moments(chance), most))
        disk, told, done = Disk(self.begun), list(self.before), 0
        for at in wanted:
            for operation in self.operations[done:at]:
                disk.do(operation)
                if operation.kind == "tell":
                    told += operation.data.decode().split()
            done = at
            yield disk.after_a_cut(chance), told, disk.unheld()

    def _moments(self, chance: random.Random) -> Iterator[int]:
        """Before every operation in turn, and often just after something was acknowledged."""
        every = list(range(len(self.operations) + 1))
        chance.shuffle(every)
        telling = [number + 1 for number, each in enumerate(self.operations) if each.kind == "tell"]
        for moment in cycle(every):
            yield moment
            if telling and chance.random() < _JUST_AFTER:
                yield chance.choice(telling)


@dataclass
class Cutter:
    """Where the power is cut, with files that are kept in one way."""

    folder: Path
    how: Journalling
    chance: random.Random
    outcome: Outcome
    _seen: dict[bytes, Found] = field(default_factory=dict)

    def cut(self, act: Act, most: int) -> None:
        """Do the act, and cut the power so often within."""
        begun = self._fresh() / "record.db"
        act.begins(begun)
        self._cut(act, self._do(act, begun), most)

    def _cut(self, act: Act, doing: _Doing, most: int, mended: bool = False) -> None:
        for files, told, unheld in doing.cuts(most, self.chance):
            place = self._lay(files)
            wrong = self._wrong(doing.act, place, told)
            if not mended and not self.chance.randrange(_AGAIN):
                wrong += self._done_again(act, place)
            self.outcome.note(len(told), [f"{act.name}: {each}" for each in wrong], unheld)
            if not mended and act.changes == "record.db" and not self.chance.randrange(_TWICE):
                self._cut(act, self._mend(act, files, told), min(most, CUTS // 10), mended=True)

    def _do(self, act: Act, place: Path) -> _Doing:
        files = _files(place.parent)
        operations, heard = record(act.name, place, self.folder / "log", self.how)
        if heard.fault or heard.raised:
            raise RuntimeError(f"{act.name} cannot be done: {heard.fault}{heard.raised}")
        return _Doing(act, files, operations)

    def _mend(self, act: Act, files: Files, told: Sequence[str]) -> _Doing:
        """How the record is mended when it is opened after a cut."""
        doing = self._do(OPEN, self._lay(files))
        return _Doing(act, files, doing.operations, list(told))

    def _wrong(self, act: Act, place: Path, told: Sequence[str]) -> list[str]:
        """Every promise that is broken; what is looked at is opened first, as anybody would."""
        made = place.with_name(act.changes)
        if not made.exists() or not made.stat().st_size:
            return [f"{made.name} is gone, which was acknowledged"] if told else []
        try:
            _mended(made)
        except RecordError as fault:
            return [f"it does not open: {fault}"]
        mended = sha256(made.read_bytes()).digest()
        if mended not in self._seen:
            self._seen[mended] = look(str(made))
        return self._seen[mended].broken(told, act.lines)

    def _done_again(self, act: Act, place: Path) -> list[str]:
        try:
            wrong = act.again(str(place))
        except RecordError as refused:
            return [f"it cannot be done again: {refused}"]
        return wrong + [f"done again: {each}" for each in look(str(place.with_name(act.changes))).broken((), act.lines)]

    def _fresh(self) -> Path:
        here = self.folder / "now"
        shutil.rmtree(here, ignore_errors=True)
        here.mkdir(parents=True)
        return here

    def _lay(self, files: Files) -> Path:
        here = self._fresh()
        for name, content in files.items():
            (here / name).write_bytes(content)
        return here / "record.db"


def _mended(place: Path) -> None:
    """Look into the record, which is mended by that; without the upgrade that a record of an earlier schema gets."""
    store = open_store(place)
    try:
        with store.reading() as connection:
            revision(connection, store)
    finally:
        store.close()


def _files(folder: Path) -> Files:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != TOLD}


def cut_power(
    folder: Path, how: Journalling, rounds: int, seed: int = 0, acts: Sequence[str] = tuple(ACTS), most: int = CUTS
) -> Outcome:
    """Cut the power so often, act by act; what is not durable enough by itself (`synchronous`) shows in the outcome.

    The seed is how many cuts were made before: the acts go on in turn.
    """
    outcome = Outcome(skipped=missing())
    if outcome.skipped:
        return outcome
    cutter = Cutter(folder, how, random.Random(seed), outcome)
    with how.chosen():
        for number in count(seed // CUTS):
            if outcome.rounds >= rounds:
                return outcome
            cutter.cut(ACTS[acts[number % len(acts)]], min(most, rounds - outcome.rounds))
    raise AssertionError("unreachable")
