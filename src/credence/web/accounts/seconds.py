"""The rule of two persons: a decision waits beside the record until a second person decides the same."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Engine, delete, insert, select

from credence.web.accounts.errors import AccountError
from credence.web.accounts.schema import waiting


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a second person: who did it first, the verdict and reason, and the form by which another does the
    same.
    """

    account: str
    verdict: str
    reason: str
    path: str
    fields: list[tuple[str, str]]


class Seconds:
    """What waits, in the store of the accounts; `what` is on what one decides: the form that does it, as JSON."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def first(self, what: str, verdict: str, reason: str, account: str) -> str | None:
        """Who decided the same before; None where the decision waits now for a second person.

        Raises AccountError where another person decided otherwise: the two have to agree first. One's own earlier
        decision that still waits is replaced.
        """
        with self._engine.begin() as connection:
            row = connection.execute(select(waiting).where(waiting.c.what == what)).one_or_none()
            if row and row.account != account:
                if row.verdict == verdict:
                    return str(row.account)
                raise AccountError(
                    f"{row.account} decided {row.verdict} on this: agree first, or have them withdraw it"
                )
            connection.execute(delete(waiting).where(waiting.c.what == what))
            new = {"what": what, "verdict": verdict, "reason": reason, "account": account}
            connection.execute(insert(waiting).values(new))
        return None

    def settled(self, what: str) -> None:
        """The decision was entered: it waits no more."""
        with self._engine.begin() as connection:
            connection.execute(delete(waiting).where(waiting.c.what == what))

    def all(self) -> list[Waiting]:
        """Everything that waits."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(waiting).order_by(waiting.c.what)).all()
        return [_waiting(row.account, row.verdict, row.reason, row.what) for row in rows]


def _waiting(account: str, verdict: str, reason: str, what: str) -> Waiting:
    path, fields = json.loads(what)
    return Waiting(account, verdict, reason, path, [(name, value) for name, value in fields])
