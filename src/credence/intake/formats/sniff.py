"""The first bytes of a file -> its format; the name decides only between formats that bytes do not tell apart."""

from __future__ import annotations

import re
import zlib
from enum import StrEnum
from pathlib import PurePath

from credence.intake.inflating import GZIP

PROBE = 64 * 1024
"""How many of the first bytes are looked at."""

MEDIA_TYPES = ("text/html", "application/xhtml", "text/plain", "application/pdf")
"""How the media type begins of an answer of the web that is a document."""


class Format(StrEnum):
    """What a file is."""

    TEXT = "plain text"
    HTML = "a web page"
    PDF = "a PDF"
    DOCX = "a Word file"
    MAIL = "an e-mail"
    FEED = "a feed"
    SITEMAP = "a sitemap"
    JSONL = "JSON lines"
    WARC = "a web archive"
    ZIP = "a zip archive"
    TAR = "a tar archive"
    GZIP = "compressed (gzip)"
    OTHER = "not a document"


_ONE = (".txt", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".eml")
_SEVERAL = (".xml", ".rss", ".atom", ".jsonl", ".ndjson", ".warc", ".zip", ".tar", ".tgz", ".gz")
ENDINGS = frozenset((*_ONE, *_SEVERAL))
"""The endings of the files that a folder's documents are looked for in."""

_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"SQLite format 3\x00", "a database (a record, perhaps)"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"BZh", "compressed (bzip2)"),
    (b"\xfd7zXZ\x00", "compressed (xz)"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
)
_OFFICE = (b"[Content_Types].xml", b"_rels/", b"word/", b"docProps/")
"""What the first member of an Office file is called."""

_TAG = re.compile(rb"<([a-zA-Z][\w:.-]{0,40})")
_NOISE = ((b"<!--", b"-->"), (b"<?", b"?>"), (b"<!", b">"))
"""What may stand before the first tag."""
_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,40}){2,60}", re.ASCII)
_OF_MAIL = re.compile(rb"^(?:received|return-path|message-id|mime-version|delivered-to|x-mailer):", re.I | re.M)
_PAGE_TAGS = frozenset(
    ("html", "head", "body", "title", "meta", "div", "article", "main", "section", "p", "h1", "table", "span", "svg")
)
_FEED_TAGS = frozenset(["rss", "feed", "rdf:rdf", "channel"])


def format_of(probe: bytes, name: str = "") -> Format:
    """The format of a file that begins with these bytes; `name` is its name, with the ending."""
    ending = PurePath(name.lower()).suffix
    return packed_format_of(probe, name) or _format_of_text(probe, ending)


def packed_format_of(probe: bytes, name: str = "") -> Format | None:
    """The format of what is no text as it stands, by marks of its own; None for text, whatever is written in it."""
    ending = PurePath(name.lower()).suffix
    if probe.startswith(b"%PDF-") or (ending == ".pdf" and b"%PDF-" in probe[:1024]):
        return Format.PDF
    if probe.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Format.DOCX if ending == ".docx" or probe[30:].startswith(_OFFICE) else Format.ZIP
    if probe.startswith(GZIP):
        return _format_within(probe, name)
    if probe.startswith(b"WARC/"):
        return Format.WARC
    if probe[257:262] == b"ustar":
        return Format.TAR
    return Format.OTHER if other(probe) else None


def other(probe: bytes) -> str | None:
    """What a file that is no document is, if its first bytes say."""
    return next((what for mark, what in _OTHERS if probe.startswith(mark)), None)


def _format_within(probe: bytes, name: str) -> Format:
    """What a gzipped file holds, where that is read as it is: a web archive, or a tar archive."""
    try:
        inner = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(probe, PROBE)
    except zlib.error:
        return Format.GZIP
    if inner.startswith(GZIP):  # packed again: to be told when it is unpacked
        return Format.GZIP
    within = format_of(inner, PurePath(name).stem)
    return within if within in (Format.WARC, Format.TAR) else Format.GZIP


def _format_of_text(probe: bytes, ending: str) -> Format:
    start = _plain(probe).lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<"):
        tag = _TAG.match(start, _first_tag(start))
        word = tag[1].decode("ascii", "replace").lower() if tag else ""
        if ending == ".txt" and word not in ("html", "head"):
            return Format.TEXT
        if word in _FEED_TAGS:
            return Format.FEED
        if word in ("urlset", "sitemapindex"):
            return Format.SITEMAP
        if word in _PAGE_TAGS or start[:14].lower() == b"<!doctype html" or ending in (".html", ".htm", ".xhtml"):
            return Format.HTML
        if ending in (".xml", ".rss", ".atom"):
            return Format.OTHER
    if ending in (".html", ".htm", ".xhtml"):
        return Format.HTML
    if ending in (".jsonl", ".ndjson") or (start.startswith(b"{") and ending != ".txt" and _has_text(start)):
        return Format.JSONL
    if ending == ".txt":
        return Format.TEXT
    head = _HEADER.match(start.replace(b"\r\n", b"\n"))
    if head and (ending == ".eml" or _OF_MAIL.search(head[0])):
        return Format.MAIL
    return Format.TEXT


def _first_tag(start: bytes) -> int:
    """Where the first tag stands, after comments, instructions and declarations; each is passed over once."""
    at = 0
    while (at := start.find(b"<", at)) >= 0:
        end = next((end for begin, end in _NOISE if start.startswith(begin, at)), None)
        if end is None:
            return at
        after = start.find(end, at + 2)
        at = after + len(end) if after >= 0 else len(start)
    return len(start)


def _has_text(start: bytes) -> bool:
    return re.match(rb'\{[^\n]{0,400}"(?:text|body|content|html)"\s?:', start) is not None


def _plain(probe: bytes) -> bytes:
    """Bytes in which tags can be looked for, whichever of the encodings of Unicode they are in."""
    if probe.startswith((b"\xff\xfe", b"\xfe\xff")):
        return probe.decode("utf-16", "ignore").encode()
    return probe
