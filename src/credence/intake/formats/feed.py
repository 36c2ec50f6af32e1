"""An RSS or Atom feed -> a piece for each entry, with the feed's own name as outlet."""

from __future__ import annotations

import io
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser

from credence.intake.formats.markup import text_of
from credence.intake.formats.piece import Found, Piece, Refusal, numbered
from credence.intake.words import is_teaser
from credence.model.document import digest_of

MOST = 10_000
"""Entries; a feed names the latest few dozen."""

_MORE = re.compile(r"[\[(]?\s?(?:…|\.\.\.)\s?[\])]?")
_SCHEMES = ("http://", "https://")
_LONGEST_ID = 150


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
    seen: Counter[str] = Counter()
    for entry in feed.entries:
        link = next((x for x in (entry.get("link"), entry.get("id")) if x and str(x).startswith(_SCHEMES)), None)
        try:
            title, body = text_of(str(entry.get("title", ""))), _body(entry)
            part = link or numbered(_name(entry, title or body), seen)
            yield _piece(entry, feed.feed, title, body, part, link)
        except Refusal as refusal:
            yield Refusal(refusal.reason, link or numbered(_name(entry, ""), seen))


def _name(entry: Mapping[str, Any], words: str) -> str:
    """What an entry without an address is called: its own id, or what tells it from others wherever it stands."""
    own = " ".join(str(entry.get("id") or "").split())
    return own if 0 < len(own) <= _LONGEST_ID else f"entry {digest_of(own or words)[:8]}"


def _body(entry: Mapping[str, Any]) -> str:
    contents = [str(each.get("value", "")) for each in entry.get("content", ())] or [str(entry.get("summary", ""))]
    return _without_teasers(text_of("\n".join(contents)))


def _piece(
    entry: Mapping[str, Any], feed: Mapping[str, Any], title: str, body: str, part: str, link: str | None
) -> Piece:
    if not body and not title:
        raise Refusal("has neither title nor text")
    fields = {
        "title": title,
        "author": str(entry.get("author", "")),
        "published": _day(entry, "published") or _day(entry, "updated"),
        "outlet": text_of(str((entry.get("source") or {}).get("title") or feed.get("title", ""))),
        "language": str(feed.get("language", "")),
    }
    text = "\n\n".join(each for each in (title, body) if each)
    return Piece(text, part, link, {name: (value, "feed") for name, value in fields.items() if value})


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
