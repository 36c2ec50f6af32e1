"""What waits for a second person in; the same in words, with the page that tells of it, out."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from credence.brief.telling import fact_words
from credence.record import Record
from credence.web.accounts.seconds import Seconds, Waiting
from credence.web.users import NOBODY, User


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that waits: `says` is what the statement says that it is on, at `address`, where it is on one; `given`
    are the other values of its form; `own` is whether who looks did it, so that another must agree.
    """

    what: Waiting
    says: str
    address: str
    given: list[str]
    own: bool


def waiting(request: Request) -> list[Shown]:
    """All that waits, where two must agree."""
    seconds: Seconds | None = request.app.state.desk.seconds
    user: User = getattr(request.state, "user", NOBODY)
    record: Record = request.app.state.desk.record
    return [_shown(record, each, user) for each in seconds.all()] if seconds else []


def _shown(record: Record, what: Waiting, user: User) -> Shown:
    on = _statement(what)
    fact = record.fact(on) if on else None
    given = [value for name, value in what.fields if value and (name, value) != ("statement", on)]
    says, address = (fact_words(fact), f"/facts/{on}") if fact else ("", "")
    return Shown(what, says, address, given, what.account == user.name)


def _statement(what: Waiting) -> str:
    """The id of the statement that it is on; empty where it is on none."""
    _, *path = what.path.split("/")
    return path[1] if path[0] == "statements" else dict(what.fields).get("statement", "")
