"""The bytes of a page or a text, as an archive holds them -> whether they are worth opening."""

from __future__ import annotations

from functools import lru_cache
from html.entities import codepoint2name

from ahocorasick_rs import BytesAhoCorasick

from credence.intake.formats.html import markup_of
from credence.intake.text import encoding_of
from credence.lore.files import read_yaml
from credence.reading.scan.prefilter import worth_reading

_MARKS = (b"\xff\xfe", b"\xfe\xff")
_WIDE = ("utf-16", "utf-32")
_SPACES = (b"&nbsp;", b"&#160;", b"\xc2\xa0")
_BREAKS = (*_SPACES, b"\n", b"\r", b"\t", b"  ")


def worth_opening(raw: bytes, charset: str | None) -> bool:
    """Whether there is a stem of diplomacy in them, in whatever encoding they are, and however the page spells it.

    False means that no phrase can match once they are opened: a stem may be broken by the end of a line, its spaces
    may be hard ones, and its letters entities.
    """
    if b"\0" in raw or raw.startswith(_MARKS) or (encoding_of(charset) or "").startswith(_WIDE):
        raw = markup_of(raw, charset).encode("utf-8", "replace")
    if worth_reading(raw):
        return True
    lower = raw.lower()
    if not _hints().find_matches_as_indexes(lower):
        return False
    for space in _SPACES:
        lower = lower.replace(space, b" ")
    plain = b" ".join(lower.split())
    return worth_reading(plain) or any(spelling in plain for spelling in _spellings())


@lru_cache(maxsize=1)
def _hints() -> BytesAhoCorasick:
    """What a page without a stem holds if it spells one otherwise: a part of it before a break, or a spelling's letter.

    Most pages hold none, and are not gone through for more.
    """
    words = {stem[:at].rpartition(" ")[2] for stem in _stems() for at in range(len(stem)) if stem[at] == " "}
    hints = [word.encode() + space for word in sorted(words) if word.isascii() for space in _BREAKS]
    return BytesAhoCorasick([*hints, *(spelling.partition(b" ")[0] for spelling in _spellings())])


@lru_cache(maxsize=1)
def _spellings() -> tuple[bytes, ...]:
    """The stems with letters beyond ASCII, as pages write these: in one byte, as entities."""
    found = []
    for stem in _stems():
        code = next((ord(letter) for letter in stem if not letter.isascii()), None)
        if code is not None:
            ways = [bytes([code]), b"&#%d;" % code, b"&#x%x;" % code, b"&%s;" % codepoint2name[code].encode()]
            found += [stem.encode("latin-1").replace(bytes([code]), way) for way in ways]
    return tuple(found)


@lru_cache(maxsize=1)
def _stems() -> tuple[str, ...]:
    return tuple(read_yaml("data/prefilter.yml")["stems"])
