"""One who writes to a large file while eight read it: nobody is turned away, and nobody waits long."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from benchmarks.mill import EACH, reports, states
from credence.record import Record, RecordError
from faults import writer
from faults.killing import FORKING
from faults.outcome import Outcome

READERS = 8
STATEMENTS = 1_000_000
_PAUSE = 0.5
"""The seconds, on average, that pass between an answer and the reader's next question."""
_BATCH = 500


def large(place: Path, statements: int = STATEMENTS) -> Path:
    """A record of so many statements, which is made where it is not there yet."""
    if not place.exists():
        making = place.with_suffix(".making")
        making.unlink(missing_ok=True)
        with Record(making) as record:
            record.add_many(reports(statements // EACH), maker="mill/1", batch=_BATCH)
        making.rename(place)
    return place


def share(place: Path, seconds: int, seed: int = 0) -> Outcome:
    """Write and read for so many seconds, each a round; `waits` are those of the readers, from ask to answer."""
    telling = [_begin(_write, place, seconds, seed)]
    telling += [_begin(_read, place, seconds, seed * READERS + number) for number in range(READERS)]
    outcome = Outcome(seconds, felt=seconds)
    for process, heard in telling:
        try:
            entered, waits, wrong = heard.recv()
        except EOFError:
            entered, waits, wrong = 0, {}, [f"a process ended with {process.exitcode}"]
        process.join()
        outcome.acknowledged += entered
        outcome.waits.update(waits)
        outcome.violations += wrong
    return outcome


def _begin(act: Callable[..., None], *arguments: Any) -> tuple[Any, Connection]:
    heard, telling = FORKING.Pipe(duplex=False)
    process = FORKING.Process(target=act, args=(*arguments, telling), daemon=True)
    process.start()
    telling.close()
    return process, heard


def _write(place: Path, seconds: int, seed: int, telling: Connection) -> None:
    """Enter a few documents again and again, as a watch over feeds does."""
    entered, wrong, until = 0, list[str](), time.monotonic() + seconds
    with Record(place) as record:
        chance = random.Random(seed)
        for number in count():
            if time.monotonic() > until:
                break
            try:
                writer.add(record, f"shared-{seed}-{time.time_ns()}-{number}", chance)
                entered += 3
            except RecordError as fault:
                wrong.append(f"turned away while writing: {fault}")
            time.sleep(chance.uniform(0, 0.2))
    telling.send((entered, {}, wrong))


def _read(place: Path, seconds: int, seed: int, telling: Connection) -> None:
    """Ask, wait for the answer, look at it, ask again."""
    waits, wrong, until = dict[int, int](), list[str](), time.monotonic() + seconds
    chance, codes = random.Random(seed), states()[:60]
    asked: list[Callable[[Record], object]] = [
        lambda record: record.ask(pair=_two(chance, codes), kinds=["relations-established"]),
        lambda record: record.document(f"mill-{chance.randrange(STATEMENTS // EACH)}"),
        lambda record: record.statements(f"mill-{chance.randrange(STATEMENTS // EACH)}"),
        lambda record: record.search(f"meeting {chance.randrange(EACH)} visit", most=20),
    ]
    with Record(place, create=False) as record:
        while time.monotonic() < until:
            start = time.monotonic()
            try:
                chance.choice(asked)(record)
                took = math.ceil(1000 * (time.monotonic() - start))
                waits[took] = waits.get(took, 0) + 1
            except RecordError as fault:
                wrong.append(f"turned away while reading: {fault}")
            time.sleep(chance.uniform(0, 2 * _PAUSE))
    telling.send((0, waits, wrong))


def _two(chance: random.Random, codes: list[str]) -> tuple[str, str]:
    one, other = chance.sample(codes, 2)
    return one, other
