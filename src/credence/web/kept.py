"""Answers kept ready: by what was asked, of what the record knew. An answer as known at an entry never changes.

Bounded by bytes, the longest unused going first. Of several that ask for the same at once, one makes the answer.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from gzip import compress
from hashlib import blake2b

_SHORT = 1_000
"""Bytes below which packing gains nothing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent: the body, also packed (gzip) where that is shorter, its media type, and the tag made of the body.

    The entity tag (RFC 9110, 8.8.3) of the packed body ends in `-gzip`: it is another representation.
    """

    body: bytes
    packed: bytes | None
    media: str
    tag: str

    @classmethod
    def of(cls, body: bytes, media: str) -> Answer:
        """The answer with this body."""
        packed = compress(body, 6, mtime=0) if len(body) > _SHORT else body
        tag = blake2b(body, digest_size=12).hexdigest()
        return cls(body, packed if len(packed) < len(body) else None, media, tag)

    @property
    def size(self) -> int:
        """The bytes it takes to keep."""
        return len(self.body) + len(self.packed or b"")


class Answers:
    """Answers by question, `most` bytes of them."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._kept: OrderedDict[Hashable, Answer] = OrderedDict()
        self._coming: dict[Hashable, asyncio.Future[Answer]] = {}

    def get(self, question: Hashable) -> Answer | None:
        """The answer if it is ready."""
        found = self._kept.get(question)
        if found:
            self._kept.move_to_end(question)
        return found

    async def get_or_make(self, question: Hashable, make: Callable[[], Awaitable[Answer]]) -> Answer:
        """The answer, made now if it is not ready; whatever making it raises goes to all who wait for it."""
        if found := self.get(question):
            return found
        if coming := self._coming.get(question):
            return await asyncio.shield(coming)
        coming = self._coming[question] = asyncio.get_running_loop().create_future()
        try:
            answer = await make()
        except BaseException as error:
            coming.set_exception(error if isinstance(error, Exception) else asyncio.CancelledError())
            coming.exception()  # retrieved here: there may be nobody else who waits
            raise
        else:
            coming.set_result(answer)
            self._keep(question, answer)
            return answer
        finally:
            del self._coming[question]

    def _keep(self, question: Hashable, answer: Answer) -> None:
        self._kept[question] = answer
        self._size += answer.size
        while self._size > self._most:
            _, gone = self._kept.popitem(last=False)
            self._size -= gone.size
