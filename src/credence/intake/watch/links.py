"""What a source answers with -> the addresses of the reports it names, newest first where it says when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin

from lxml import etree
from lxml import html as lxml_html

from credence.intake.fetch.errors import FetchError

_MOST = 5_000
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def links_of_page(raw: bytes, base: str, pattern: str) -> list[str]:
    """The addresses that a page links to and that match, in its order."""
    try:
        tree = lxml_html.fromstring(raw)
    except (etree.LxmlError, ValueError) as fault:
        raise FetchError(f"is no page: {fault}") from None
    wanted = re.compile(pattern)
    found = (urldefrag(urljoin(base, str(each.get("href")).strip()))[0] for each in tree.iter("a") if each.get("href"))
    kept = (url for url in found if url.startswith(("http://", "https://")) and wanted.search(url) and url != base)
    return list(dict.fromkeys(kept))[:_MOST]


def links_of_sitemap(raw: bytes, pattern: str | None) -> tuple[list[str], list[str]]:
    """The addresses of pages in a sitemap, and of further sitemaps, each newest first (by `lastmod`)."""
    try:
        tree = etree.fromstring(raw, _PARSER)
    except (etree.LxmlError, ValueError) as fault:
        raise FetchError(f"is no sitemap: {fault}") from None
    wanted = re.compile(pattern or "")
    pages = [url for url in _located(tree, "url") if wanted.search(url)]
    return pages[:_MOST], _located(tree, "sitemap")[:_MOST]


def _located(tree: etree._Element, tag: str) -> list[str]:
    def entries() -> Iterator[tuple[str, str]]:
        for element in tree.iter(f"{{*}}{tag}"):
            place = (element.findtext("{*}loc") or "").strip()
            if place.startswith(("http://", "https://")):
                yield (element.findtext("{*}lastmod") or "").strip(), place

    found = list(entries())
    return list(dict.fromkeys(place for _, place in sorted(found, key=lambda each: each[0], reverse=True)))
