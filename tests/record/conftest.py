"""How the tests of the record write articles, one line a claim; and how long its trials last."""

import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from credence.model import Document, Fact, Modality, Publication, Statement, Support
from credence.record import Record
from credence.record.facts.facts import facts_of
from credence.record.facts.profile import Kept
from faults.outcome import Outcome

Article = tuple[Document, list[Statement]]
TRIAL_SECONDS = float(os.environ.get("CREDENCE_TRIAL_SECONDS", "5"))
"""So long each proof of the record is tried, by all its tests together; `make test` says three minutes."""
START = datetime(2026, 1, 1, tzinfo=UTC)


def _claim(kind: str, *, modality: str = "asserted", via: tuple[str, ...] = (), **slots: Any) -> dict[str, Any]:
    lists = {k: tuple(v.split("+")) for k, v in slots.items() if k in ("actor", "recipient", "parties", "person")}
    return {"kind": kind, "slots": slots | lists, "modality": Modality(modality), "attribution": via}


def _article(name: str, *claims: dict[str, Any], outlet: str | None = None, published: str | None = None) -> Article:
    lines = [f"{name} says {c['kind']} of {c['slots']!r}, {c['modality']}" for c in claims]
    text = "\n".join(lines)
    day = date.fromisoformat(published) if published else None
    document = Document(name, text, Publication(outlet=outlet or name, published=day))
    starts = [text.index(line) for line in lines]
    told = [
        Statement(name, quote=line, start=start, end=start + len(line), **claim)
        for claim, line, start in zip(claims, lines, starts, strict=True)
    ]
    return document, told


def _facts(*articles: Article) -> list[Fact]:
    return facts_of(
        Kept(
            Support(told, told.id, doc.publication.outlet, None, None, doc.publication.published, START),
            doc.digest,
        )
        for doc, statements in articles
        for told in statements
    )


@pytest.fixture
def claim() -> Callable[..., dict[str, Any]]:
    """A claim of a kind; lists of codes and persons are written with + between."""
    return _claim


@pytest.fixture
def article() -> Callable[..., Article]:
    """An article of some claims; its outlet is its name unless given."""
    return _article


@pytest.fixture
def facts() -> Callable[..., list[Fact]]:
    """The facts some articles come to, without a record."""
    return _facts


class Clock:
    """A clock that stands until it is set on."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def on(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a record can be made: a file, and a database."""
    return str(tmp_path / "credence.db") if request.param == "sqlite" else request.getfixturevalue("database")


@pytest.fixture
def record(place: str, clock: Clock) -> Iterator[Record]:
    """A record, empty, in a store of either kind."""
    with Record(place, clock=clock) as opened:
        yield opened


@pytest.fixture
def tried(record_property: Callable[[str, object], None]) -> Callable[..., Outcome]:
    """Does a trial by parts of so many rounds for its share of the seconds; it must hold.

    One part at least is done; and where acknowledgements are asked for, as many as it takes to hear one: a busy machine
    may be too slow for a few rounds.
    """

    def lasting(trial: Callable[[int, int], Outcome], part: int, tests: int, *, heard: bool = False) -> Outcome:
        outcome, until = Outcome(), time.monotonic() + TRIAL_SECONDS / tests
        while not outcome.rounds or time.monotonic() < until or (heard and not outcome.acknowledged):
            outcome.join(trial(part, outcome.rounds))
        record_property("tried", str(outcome))
        assert outcome.violations == []
        assert outcome.rounds > 0
        return outcome

    return lasting
