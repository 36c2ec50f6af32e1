"""The coding of an answer, as its header names it, and its chunks -> what they unpack to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from credence.intake.fetch.errors import FetchError
from credence.intake.inflating import gunzipped, inflated

_PLAIN = ("", "identity")
_WAYS = {"gzip": gunzipped, "x-gzip": gunzipped, "deflate": inflated}


def unpacked(coding: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """What an answer unpacks to; raises FetchError for a coding that was not asked for, or several, and for an answer
    that is damaged or cut.
    """
    name = coding.strip().lower()
    if name in _PLAIN:
        yield from chunks
        return
    if name not in _WAYS:
        raise FetchError(f"is packed in a way that was not asked for ({name[:40]})")
    try:
        yield from _WAYS[name](chunks)
    except ValueError as fault:
        raise FetchError(f"is packed unsoundly: {fault}", later=300) from None
