"""Connections to a server that break while a transaction is ended: the outcome is asked for again, never guessed."""

from __future__ import annotations

import random
import socket
import threading
from contextlib import suppress
from pathlib import Path
from select import select
from types import TracebackType
from typing import Self

from credence.record import Record, RecordError
from faults import writer
from faults.checking import broken
from faults.outcome import Outcome
from faults.places import Databases
from faults.server import name_in

_COMMIT, _WRITES = b"COMMIT", b"pg_advisory_xact_lock"
_OFTEN = 0.5
_MOST = 1 << 16


class Wire:
    """Between clients and the server's socket; it breaks where a writer commits, before the server has it or after."""

    def __init__(self, folder: Path, port: int, chance: random.Random) -> None:
        self._server, self._own = str(folder / f".s.PGSQL.{port}"), folder / "wire" / f".s.PGSQL.{port}"
        self._chance = chance
        self.broke = 0
        """How often it has broken."""

    def __enter__(self) -> Self:
        self._own.parent.mkdir()
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(self._own))
        self._listening.listen()
        threading.Thread(target=self._take_all, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._own.unlink()
        self._own.parent.rmdir()

    @property
    def folder(self) -> Path:
        """Where clients find it, in the place of the server's own folder."""
        return self._own.parent

    def _take_all(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:  # it is over
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        """Pass on what one client and the server say, until either ends or it breaks."""
        with client, socket.socket(socket.AF_UNIX) as server, suppress(OSError):
            server.connect(self._server)
            writes = False
            while True:
                for one in select((client, server), (), ())[0]:
                    if not (said := one.recv(_MOST)):
                        return
                    if one is client:
                        writes = writes or _WRITES in said
                        if _COMMIT in said and writes and self._breaks(server, said):
                            return
                        writes = writes and _COMMIT not in said
                    (server if one is client else client).sendall(said)

    def _breaks(self, server: socket.socket, said: bytes) -> bool:
        """Maybe break: the server may have heard of the commit, and then ends it; the client never hears."""
        if self._chance.random() >= _OFTEN:
            return False
        self.broke += 1
        if self._chance.random() < 0.5:
            server.sendall(said)
        return True


def break_commits(databases: Databases, rounds: int, seed: int = 0) -> Outcome:
    """Enter documents over connections that break at the commit, each until it is acknowledged: all are there, once."""
    outcome, chance = Outcome(), random.Random(seed)
    place = databases.fresh()
    Record(place).close()
    with Wire(databases.server.folder, databases.server.port, chance) as wire:
        through = f"postgresql://postgres@/{name_in(place)}?host={wire.folder}&port={databases.server.port}"
        for number in range(rounds):
            before, entered = wire.broke, _entered(through, f"b{number}")
            outcome.note(1, broken(place, [entered]) if number % 20 == 0 else [], wire.broke > before)
    with Record(place) as record:
        named = [document.id for document in record.documents()]
    if len(named) != 3 * rounds or len({*named}) != len(named):
        outcome.violations.append(f"{rounds} times 3 documents were entered, {len(named)} are there")
    outcome.violations += broken(place, ())
    databases.give_back(place)
    return outcome


def _entered(place: str, name: str) -> str:
    """Enter some documents, again until it is acknowledged; gives the seal after."""
    while True:
        try:
            with Record(place, create=False) as record:
                writer.add(record, name, random.Random(0))
                return record.seal()
        except RecordError:  # whether they are there is not known: entering them again tells
            continue
