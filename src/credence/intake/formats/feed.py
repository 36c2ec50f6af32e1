"""An RSS or Atom feed -> a piece for each entry, with the feed's own name as outlet."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser

from credence.intake.formats.markup import text_of
from credence.intake.formats.piece import Found, Piece, Refusal
from credence.intake.words import is_teaser

MOST = 10_000
"""Entries; a feed names the latest few dozen."""

_MORE = re.compile(r"[\[(]?\s?(?:…|\.\.\.)\s?[\])]?")
_SCHEMES = ("http://", "https://")


def read_feed(raw: bytes) -> Iterator[Found]:
    """Each entry as a text: its title, and its content or else its summary, without tags.

    Raises Refusal for what is no feed or holds no entry. Addresses that are not of the web are dropped.
    """
    if b"<!ENTITY" in raw:
        raise Refusal("is a feed that declares entities, which none needs")
    number = raw.count(b"<item") + raw.count(b"<entry")
    if number > MOST:
        raise Refusal(f"holds {number} entries, more than {MOST}; split it")
    feed = feedparser.parse(io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        fault = feed.get("bozo_exception")
        raise Refusal(f"is a feed without entries{f' ({fault})' if fault else ''}")
    for number, entry in enumerate(feed.entries, 1):
        part = f"entry {number}"
        try:
            yield _entry(entry, feed.feed, part)
        except Refusal as refusal:
            yield Refusal(refusal.reason, part)


def _entry(entry: Mapping[str, Any], feed: Mapping[str, Any], part: str) -> Piece:
    title = text_of(str(entry.get("title", "")))
    contents = [str(each.get("value", "")) for each in entry.get("content", ())] or [str(entry.get("summary", ""))]
    body = _without_teasers(text_of("\n".join(contents)))
    if not body and not title:
        raise Refusal("has neither title nor text")
    link = next((x for x in (entry.get("link"), entry.get("id")) if x and str(x).startswith(_SCHEMES)), None)
    fields = {
        "title": title,
        "author": str(entry.get("author", "")),
        "published": _day(entry, "published") or _day(entry, "updated"),
        "outlet": text_of(str((entry.get("source") or {}).get("title") or feed.get("title", ""))),
        "language": str(feed.get("language", "")),
    }
    text = "\n\n".join(each for each in (title, body) if each)
    return Piece(text, link or part, link, {name: (value, "feed") for name, value in fields.items() if value})


def _without_teasers(text: str) -> str:
    return "\n\n".join(part for part in text.split("\n\n") if not is_teaser(part) and not _MORE.fullmatch(part))


def _day(entry: Mapping[str, Any], name: str) -> str:
    """The day as the feed writes it, in its own zone; feedparser's, which is in UTC, where that cannot be told."""
    written = str(entry.get(name, ""))
    try:
        return parsedate_to_datetime(written).isoformat()
    except (ValueError, TypeError):
        pass
    parsed = entry.get(f"{name}_parsed")
    if written[:4].isdigit() and written[4:5] == "-":
        return written
    return time.strftime("%Y-%m-%d", parsed) if isinstance(parsed, time.struct_time) else ""
