"""What every request finds on the application: the record, who comes in, the answers kept ready."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from credence.record import Record
from credence.web.accounts.seconds import Seconds
from credence.web.door import Door
from credence.web.drafts import Drafts
from credence.web.kept import Answers
from credence.web.settings import Settings


@dataclass(frozen=True, slots=True)
class Desk:
    """One record and what it is served with."""

    settings: Settings
    record: Record
    door: Door
    answers: Answers
    drafts: Drafts
    seconds: Seconds | None = None
    """The decisions that wait for a second person; none where one person decides."""

    async def last_entry(self) -> int:
        """The number of the record's last entry. A file tells it at once; a database is waited for aside."""
        if "://" in self.settings.record:
            return await run_in_threadpool(self.record.last_entry)
        return self.record.last_entry()


def desk_of(request: Request) -> Desk:
    """The desk of the application that is asked."""
    desk: Desk = request.app.state.desk
    return desk
