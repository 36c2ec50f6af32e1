"""The rule of two persons: a decision waits beside the record until a second person decides the same."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine, delete, insert, select

from credence.web.accounts.errors import AccountError
from credence.web.accounts.schema import waiting


@dataclass(frozen=True, slots=True)
class Waiting:
    """A decision that waits for a second person: on what, the verdict and reason, and who decided first."""

    what: str
    verdict: str
    reason: str
    account: str


class Seconds:
    """The decisions that wait, in the store of the accounts."""

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

    def all(self) -> dict[str, Waiting]:
        """The decisions that wait, by what they are on."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(waiting).order_by(waiting.c.what)).all()
        return {row.what: Waiting(row.what, row.verdict, row.reason, row.account) for row in rows}
