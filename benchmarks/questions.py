"""How long the commonest questions take in a large record, how fast it fills, how much room a statement takes."""

from __future__ import annotations

import random
import resource
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.measure import Row
from benchmarks.mill import EACH, person, reports, states
from credence.protocol.diplomatic_list import DiplomaticList, diplomatic_list
from credence.protocol.receiving import facts_of_list
from credence.record import Record

ROUNDS = 40
_DAY = date(1990, 1, 1)
_ASKED = "p99 at most 50 ms at a million"
_POSTS = ("appointed", "credentials-copy", "credentials-presented", "post-began", "post-ended")
_MISSIONS = ("mission-opened", "mission-raised", "mission-closed")


def rows(statements: int) -> list[Row]:
    """Fill a record with so many statements, then ask each question ROUNDS times, of other States each time."""
    documents = max(1, statements // EACH)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        start = time.perf_counter()
        with Record(path) as record:
            record.add_many(reports(documents), maker="bench/1", batch=500)
            filled = time.perf_counter() - start
            size = path.stat().st_size / (documents * EACH)
            found = [
                Row(f"fill with {documents * EACH:,} statements", f"{documents / filled:,.0f} documents/s"),
                Row("room on disk", f"{size:,.0f} bytes a statement"),
            ]
            found += [_timed(name, ask) for name, ask in _questions(record, documents).items()]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [*found, Row("memory at most", f"{peak:,.0f} MB")]


def _questions(record: Record, documents: int) -> dict[str, Callable[[], object]]:
    chance, codes = random.Random(7), states()[:60]

    def pair() -> tuple[str, str]:
        one, other = chance.sample(codes, 2)
        return one, other

    def state() -> list[str]:
        return [chance.choice(codes)]

    return {
        "two States": lambda: record.ask(pair=pair()),
        "two States on a day": lambda: record.ask(pair=pair(), on=_DAY),
        "two States as known on a day": lambda: record.ask(pair=pair(), known_at=date.today()),
        "who heads the mission": lambda: record.ask(pair=pair(), kinds=_POSTS, on=_DAY),
        "their relations": lambda: record.ask(pair=pair(), kinds=["relations-established"]),
        "their missions": lambda: record.ask(pair=pair(), kinds=_MISSIONS),
        "their trade": lambda: record.ask(pair=pair(), kinds=["trade"]),
        "what one paper says of them": lambda: record.ask(pair=pair(), source="Paper 7"),
        "what is disputed between them": lambda: record.ask(pair=pair(), status=["disputed"]),
        "a period of theirs": lambda: record.ask(pair=pair(), since=_DAY, until=date(2000, 1, 1)),
        "a whole State": lambda: record.ask(states=state()),
        "a whole State, the first hundred": lambda: record.ask(states=state(), most=100),
        "missions in a State": lambda: record.ask(states=state(), kinds=["mission-opened"], on=_DAY),
        "the diplomatic list of a State": lambda: _list(record, chance.choice(codes)),
        "a person": lambda: record.ask(person=person(chance)),
        "a document": lambda: record.document(f"mill-{chance.randrange(documents)}"),
        "a document's statements": lambda: record.statements(f"mill-{chance.randrange(documents)}"),
        "words": lambda: record.search(f"meeting {chance.randrange(EACH)} visit", most=20),
    }


def _list(record: Record, receiver: str) -> DiplomaticList:
    return diplomatic_list(facts_of_list(record, receiver, _DAY), receiver, _DAY)


def _timed(name: str, ask: Callable[[], object]) -> Row:
    """The median and the longest of ROUNDS (which stands for the 99th in a hundred), in processor time."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        ask()
        times.append(1000 * (time.process_time() - start))
    times.sort()
    return Row(name, f"{times[len(times) // 2]:.1f} ms", f"longest {times[-1]:.1f} ms", _ASKED)
