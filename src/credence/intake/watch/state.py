"""What watching remembers from run to run: what hosts said of their answers, and when to ask again.

It is a small file beside the file of sources, written anew and put in its place as a whole. It only saves requests:
what has been taken in is known from the record, so a lost or stale file makes no doubles.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from credence.intake.fetch.fetcher import LATEST, Fetched, sendable


@dataclass(slots=True)
class State:
    """What was remembered.

    `answers` gives what the host of an address said last, `waits` until when (Unix time) it is left alone, `held` the
    addresses that led to a text which the record has under another, with the day of its publication.
    """

    path: Path
    answers: dict[str, dict[str, str]] = field(default_factory=dict)
    waits: dict[str, float] = field(default_factory=dict)
    fails: dict[str, int] = field(default_factory=dict)
    held: dict[str, date] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> State:
        """The state in a file; an empty one where there is none, or none that can be read."""
        try:
            found: Any = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return cls(path)
        if not isinstance(found, dict):
            return cls(path)
        answers = {url: one for url, one in _mapping(found, "answers").items() if isinstance(one, dict)}
        latest = time.time() + LATEST
        waits = {url: min(at, latest) for url, at in _mapping(found, "waits").items() if isinstance(at, int | float)}
        fails = {url: times for url, times in _mapping(found, "fails").items() if isinstance(times, int) and times > 0}
        held = {url: _day(written) for url, written in _mapping(found, "held").items()}
        return cls(path, answers, waits, fails, {url: day for url, day in held.items() if day})

    def said(self, url: str) -> tuple[str | None, str | None]:
        """The validators to send with a request, so that the host answers only if something is new."""
        answer = self.answers.get(url, {})
        return sendable(answer.get("etag")), sendable(answer.get("modified"))

    def keep(self, url: str, fetched: Fetched) -> None:
        """Remember what the host said of an answer that has been dealt with to its end.

        That nothing is new takes nothing back: hosts leave out then what they said before.
        """
        said = {"etag": fetched.etag, "modified": fetched.modified}
        if kept := {name: value for name, value in said.items() if value}:
            self.answers[url] = {**self.answers.get(url, {}), **kept} if fetched.unchanged else kept
        elif not fetched.unchanged:
            self.answers.pop(url, None)
        self.came(url)

    def came(self, url: str) -> None:
        """An address has answered: it is no longer left alone."""
        self.waits.pop(url, None)
        self.fails.pop(url, None)

    def put_off(self, url: str, now: float, later: float) -> None:
        """Leave an address alone for so many seconds, twice as long with each time that it fails, a day at most."""
        times = self.fails.get(url, 0)
        self.fails[url] = times + 1
        self.waits[url] = now + min(later * 2 ** min(times, 10), LATEST)

    def waiting(self, url: str, now: float) -> float:
        """Seconds for which the address is still to be left alone."""
        return max(0.0, self.waits.get(url, 0.0) - now)

    def save(self) -> None:
        """Write it, whole or not at all."""
        held = {url: day.isoformat() for url, day in self.held.items()}
        contents = {"answers": self.answers, "waits": self.waits, "fails": self.fails, "held": held}
        beside = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        try:
            beside.write_text(json.dumps(contents, indent=1, sort_keys=True), encoding="utf-8")
            beside.replace(self.path)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise


def _mapping(found: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = found.get(name)
    return value if isinstance(value, dict) else {}


def _day(written: Any) -> date | None:
    try:
        return date.fromisoformat(written)
    except (TypeError, ValueError):
        return None
