"""Documents that somebody is about to enter: read, shown, corrected, and forgotten if nobody enters them.

They are kept in memory only, a bounded number of them, each for whoever brought it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from secrets import token_urlsafe
from threading import Lock

from credence.model import Document, SlotValue, Statement

MOST = 200
"""Drafts that are kept, of all users together; the oldest go first."""
MOST_BYTES = 200_000_000
"""Bytes of what was brought and is not read yet, of all users together."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What a user brought: the name of a file and its bytes, or an address of the web (`raw` is empty). `title` is what
    the user calls it, empty where it is to be taken from the text.
    """

    name: str
    raw: bytes
    address: str | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """A document as it was read, or the line that says why it could not be. `left_out` are the ids of statements that
    are to be rejected, `corrected` those that are to have other slots.
    """

    document: Document | None
    statements: tuple[Statement, ...] = ()
    fault: str = ""
    left_out: frozenset[str] = frozenset()
    corrected: Mapping[str, Mapping[str, SlotValue]] = field(default_factory=dict)


@dataclass(slots=True)
class Draft:
    """One thing that a user brought, and what was read in it once somebody looked."""

    owner: str
    brought: Brought
    read: tuple[Read, ...] | None = None
    lock: Lock = field(default_factory=Lock)


class Drafts:
    """The drafts of all users."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Draft] = OrderedDict()
        self._lock = Lock()

    def bring(self, owner: str, brought: Brought) -> str:
        """Keep what a user brought; gives the name of the draft."""
        name = token_urlsafe(9)
        with self._lock:
            self._kept[name] = Draft(owner, brought)
            while len(self._kept) > MOST or self._size() > MOST_BYTES:
                self._kept.popitem(last=False)
        return name

    def get(self, owner: str, name: str) -> Draft | None:
        """The draft, if it is this user's and still kept."""
        draft = self._kept.get(name)
        return draft if draft and draft.owner == owner else None

    def of(self, owner: str) -> list[tuple[str, Draft]]:
        """What a user brought and has not entered, the last first, each with its name."""
        with self._lock:
            return [(name, draft) for name, draft in reversed(self._kept.items()) if draft.owner == owner]

    def opened(self, draft: Draft, read: Callable[[Brought], tuple[Read, ...]]) -> tuple[Read, ...]:
        """What is read in a draft: read now, if it was not before."""
        with draft.lock:
            if draft.read is None:
                draft.read = read(draft.brought)
                draft.brought = replace(draft.brought, raw=b"")
            return draft.read

    def change(self, draft: Draft, digest: str, change: Callable[[Read], Read]) -> None:
        """Note what a user corrects in one document of a draft."""
        with draft.lock:
            draft.read = tuple(
                change(one) if one.document and one.document.digest == digest else one for one in draft.read or ()
            )

    def drop(self, name: str) -> None:
        """Forget a draft."""
        with self._lock:
            self._kept.pop(name, None)

    def _size(self) -> int:
        return sum(len(draft.brought.raw) for draft in self._kept.values())
