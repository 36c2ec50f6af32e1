"""Writers killed at any moment, and a server stopped hard under them: what was acknowledged must be there after."""

from __future__ import annotations

import random
import signal
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from credence.record import Record
from faults import importing, writer
from faults.acts import silent
from faults.checking import broken
from faults.outcome import Outcome
from faults.places import Databases, Files, Places

FORKING = get_context("forkserver")
FORKING.set_forkserver_preload(
    ["faults.importing", "credence.exchange.imports", "credence.record.stores.migrate", "alembic.command", "psycopg"]
)
_FRESH = 20
"""After so many rounds another record is begun, lest looking at it takes ever longer."""
_LONGEST = 0.6


class Worker:
    """A process of its own that acts, and what it has acknowledged."""

    def __init__(self, act: Callable[..., Any], *arguments: Any) -> None:
        self._heard, telling = FORKING.Pipe(duplex=False)
        self.process = FORKING.Process(target=_tell_all, args=(act, arguments, telling), daemon=True)
        self.process.start()
        telling.close()

    def kill(self) -> list[str]:
        """Kill it at once (SIGKILL), and give what it had acknowledged."""
        self.process.kill()
        return self.heard()

    def ended(self) -> bool:
        """Whether it has ended by itself."""
        return not self.process.is_alive()

    def heard(self) -> list[str]:
        """What it acknowledged, once it has ended."""
        said = list(self._all())
        self.process.join()
        self.process.close()
        self._heard.close()
        return said

    def _all(self) -> Iterator[str]:
        while True:
            try:
                yield self._heard.recv_bytes().decode()
            except (EOFError, OSError):  # it has ended, maybe in the middle of a word
                return


def _tell_all(act: Callable[..., Any], arguments: tuple[Any, ...], telling: Connection) -> None:
    act(*arguments, lambda said: telling.send_bytes(said.encode()))


def kill_writers(places: Places, rounds: int, seed: int = 0, writers: int = 1) -> Outcome:
    """Kill writers while they enter, decide, read again and rebuild."""
    outcome, chance = Outcome(), random.Random(seed)
    place, acknowledged = places.fresh(), set[str]()
    for number in range(rounds):
        if number and number % _FRESH == 0:
            places.give_back(place)
            place, acknowledged = places.fresh(), set()
        working = [Worker(writer.work, place, f"w{number}-{one}") for one in range(writers)]
        time.sleep(chance.uniform(0, _LONGEST))
        said = [word for worker in working for word in worker.kill()]
        acknowledged.update(said)
        outcome.note(len(said), broken(place, acknowledged))
    places.give_back(place)
    return outcome


def kill_copies(sources: Places, targets: Places, rounds: int, seed: int = 0) -> Outcome:
    """Kill copies from one store to another, then let one end: the same record, whatever came between."""
    outcome, chance = Outcome(), random.Random(seed)
    source = sources.fresh()
    writer.work(source, "source", lambda said: None, number=12)
    with Record(source) as record:
        seal = record.seal()
    for _ in range(rounds):
        target, acknowledged = targets.fresh(), set[str]()
        for _ in range(3):
            worker = Worker(writer.copy_over, source, target)
            time.sleep(chance.uniform(0, _LONGEST))
            acknowledged.update(worker.kill())
        Worker(writer.copy_over, source, target).heard()
        outcome.note(len(acknowledged), broken(target, {*acknowledged, seal}))
        targets.give_back(target)
    sources.give_back(source)
    return outcome


def kill_imports(files: Files, targets: Places, rounds: int, seed: int = 0) -> Outcome:
    """Kill imports, then let one end: its report is whole, and everything is there once, whatever came between."""
    outcome, chance, took = Outcome(), random.Random(seed), _LONGEST
    folder = files.folder / "collections"
    folder.mkdir(exist_ok=True)
    importing.lay(folder)
    for _ in range(rounds):
        target, acknowledged = targets.fresh(), set[str]()
        for _ in range(chance.randint(1, 3)):
            worker = Worker(importing.enter_all, folder, target)
            time.sleep(chance.uniform(0, took))
            acknowledged.update(worker.kill())
        start = time.monotonic()
        importing.enter_all(folder, target, silent)
        took = time.monotonic() - start  # so that the next are killed anywhere in it, on whatever machine
        outcome.note(len(acknowledged), [*importing.missed(folder, target), *broken(target, acknowledged, None)])
        targets.give_back(target)
    return outcome


def stop_the_server(databases: Databases, rounds: int, seed: int = 0, writers: int = 3) -> Outcome:
    """Stop the server hard (as `pg_ctl -m immediate` does) under writers; after it is back all must be there."""
    outcome, chance = Outcome(), random.Random(seed)
    place, acknowledged = databases.fresh(), set[str]()
    Record(place).close()
    for number in range(rounds):
        working = [Worker(writer.work_until_it_breaks, place, f"w{number}-{one}") for one in range(writers)]
        time.sleep(chance.uniform(0.1, 2 * _LONGEST))
        databases.server.stop(signal.SIGQUIT)
        said = [word for worker in working for word in worker.heard()]
        databases.server.start()
        acknowledged.update(said)
        outcome.note(len(said), broken(place, acknowledged))
    databases.give_back(place)
    return outcome
