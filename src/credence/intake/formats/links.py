"""A page or a sitemap -> the addresses it names, for whoever watches it; each is a piece without a text.

Its `part` is `page`, or `sitemap` for a further one. Read in the child too: a page may be made to break its reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin

from lxml import etree
from lxml import html as lxml_html

from credence.intake.formats.piece import Piece, Refusal
from credence.intake.inflating import GZIP, gunzipped

PAGE, SITEMAP = "page", "sitemap"
_MOST = 5_000
_LARGEST = 50_000_000
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def read_links(raw: bytes, kind: str, base: str, pattern: str) -> Iterator[Piece]:
    """The addresses that match: those a page links to, in its order; those of a sitemap, newest first (`lastmod`).

    Raises Refusal for what is neither.
    """
    found = _of_page(raw, base) if kind == PAGE else _of_sitemap(raw)
    wanted = re.compile(pattern)
    kept = ((part, url) for part, url in found if url != base and (part == SITEMAP or wanted.search(url)))
    for part, url in list(dict.fromkeys(kept))[:_MOST]:
        yield Piece("", part, url)


def _of_page(raw: bytes, base: str) -> Iterator[tuple[str, str]]:
    try:
        tree = lxml_html.fromstring(raw)
    except (etree.LxmlError, ValueError) as fault:
        raise Refusal(f"is no page: {fault}") from None
    first = next((each.get("href") for each in tree.iter("base") if each.get("href")), None)
    base = _joined(base, first) or base
    for each in tree.iter("a"):
        if url := _joined(base, each.get("href")):
            yield PAGE, url


def _joined(base: str, href: object) -> str:
    """The address that a link leads to from `base`, without the place within the page; empty if none of the web."""
    try:
        url = urldefrag(urljoin(base, str(href or "").strip()))[0]
    except ValueError:
        return ""
    return url if url.startswith(("http://", "https://")) else ""


def _of_sitemap(raw: bytes) -> Iterator[tuple[str, str]]:
    try:
        tree = etree.fromstring(_unpacked(raw), _PARSER)
    except (etree.LxmlError, ValueError) as fault:
        raise Refusal(f"is no sitemap: {fault}") from None
    for tag, part in (("url", PAGE), ("sitemap", SITEMAP)):
        found = [
            ((element.findtext("{*}lastmod") or "").strip(), (element.findtext("{*}loc") or "").strip())
            for element in tree.iter(f"{{*}}{tag}")
        ]
        for _, url in sorted(found, key=lambda each: each[0], reverse=True):
            if url.startswith(("http://", "https://")):
                yield part, url


def _unpacked(raw: bytes) -> bytes:
    """The sitemap in a file that may be gzipped, as large ones are."""
    if not raw.startswith(GZIP):
        return raw
    parts, size = [], 0
    for part in gunzipped((raw,)):
        parts.append(part)
        size += len(part)
        if size > _LARGEST:
            raise Refusal(f"is larger than {_LARGEST // 1_000_000} MB")
    return b"".join(parts)
