"""The tree of a web page -> what it says of its publication, each value with the place it was found in.

In this order: JSON-LD of schema.org (`NewsArticle` and its kin), Open Graph and `article:`, the meta names in use
(Dublin Core and others), `<time>`. Where two of them speak, the first is believed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from lxml.etree import _Element

from credence.intake.formats.markup import text_of
from credence.intake.formats.titles import Site

JSON_LD, OPEN_GRAPH, META, TIME, TITLE = "JSON-LD", "Open Graph", "meta", "<time>", "<title>"
Fields = dict[str, tuple[str, str]]

_ARTICLES = ("Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "Report", "PressRelease", "WebPage")
_MOST_SCRIPTS = 20
_LONGEST_VALUE = 500
_MOST_TEXTS = 20_000
_RIGHTS = re.compile(r"©|\bcopyright\b|\(c\) ?\d{4}", re.IGNORECASE)
_PROPERTIES = {
    "og:title": "title",
    "og:site_name": "outlet",
    "article:published_time": "published",
    "article:author": "author",
    "og:article:published_time": "published",
}
_METAS = {
    "dcterms.issued": "published",
    "dc.date.issued": "published",
    "dcterms.date": "published",
    "dc.date": "published",
    "date": "published",
    "pubdate": "published",
    "publishdate": "published",
    "publish-date": "published",
    "publication_date": "published",
    "article.published": "published",
    "parsely-pub-date": "published",
    "sailthru.date": "published",
    "citation_publication_date": "published",
    "author": "author",
    "dc.creator": "author",
    "dcterms.creator": "author",
    "dc.publisher": "outlet",
    "dcterms.publisher": "outlet",
    "application-name": "outlet",
    "dc.title": "title",
}
_DAY = re.compile(r"(?:19|20)\d\d-?\d\d-?\d\d")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][A-Za-z]{2,4})?")


def fields_of(tree: _Element) -> Fields:
    """What the page says of its title, outlet, author, day, place and language."""
    found: Fields = {}
    for name, value, origin in (*_json_ld(tree), *_meta(tree), *_times(tree)):
        value = _plain(value)
        if value and len(value) <= _LONGEST_VALUE and name not in found and _fits(name, value):
            found[name] = (value, origin)
    language = str(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
    if _LANGUAGE.fullmatch(language):
        found.setdefault("language", (language, "<html lang>"))
    return found


def _plain(value: str) -> str:
    """A value without markup; nothing of one that is no value but a text."""
    return " ".join(text_of(value).split()) if len(value) <= 4 * _LONGEST_VALUE else ""


def address_of(tree: _Element) -> str | None:
    """The address the page gives as its own (`<link rel=canonical>`, or Open Graph's)."""
    for element in tree.iter("link", "meta"):
        own = element.get("rel") == "canonical" or element.get("property") == "og:url"
        address = str(element.get("href") or element.get("content") or "").strip()
        if own and address.startswith(("http://", "https://")) and len(address) <= 2_000:
            return address
    return None


def site_of(tree: _Element, fields: Fields, address: str | None = None) -> Site:
    """What the page says of whose it is; `address` is where it stands, if that is known."""
    texts = (str(each) for each in islice(tree.itertext(), _MOST_TEXTS))
    names = [fields["outlet"][0]] if "outlet" in fields else []
    rights = (text for text in texts if len(text) <= _LONGEST_VALUE and _RIGHTS.search(text))
    return Site.of(names, address or address_of(tree), rights)


def _fits(name: str, value: str) -> bool:
    if name == "published":
        return bool(_DAY.match(value))
    return name != "author" or not value.startswith(("http:", "https:", "www."))


def _json_ld(tree: _Element) -> Iterator[tuple[str, str, str]]:
    scripts = [each for each in tree.iter("script") if "ld+json" in str(each.get("type", "")).lower()]
    objects = [found for script in scripts[:_MOST_SCRIPTS] for found in _objects(_parsed(script.text or ""))]
    articles = [found for found in objects if _type_of(found) in _ARTICLES]
    for article in sorted(articles, key=lambda found: _type_of(found) == "WebPage"):
        yield from _of_article(article)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(found: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > 4:
        return
    if isinstance(found, list):
        for each in found[:100]:
            yield from _objects(each, depth + 1)
    elif isinstance(found, dict):
        yield found
        yield from _objects(found.get("@graph"), depth + 1)
        yield from _objects(found.get("mainEntity"), depth + 1)


def _type_of(found: Mapping[str, Any]) -> str:
    kind = found.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return next((str(each) for each in kinds if each in _ARTICLES), "")


def _of_article(article: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    keys = {
        "title": "headline",
        "published": "datePublished",
        "author": "author",
        "outlet": "publisher",
        "place": "dateline",
        "language": "inLanguage",
    }
    for name, key in keys.items():
        if value := _named(article.get(key)):
            yield name, value, JSON_LD


def _named(value: Any) -> str:
    """A value of schema.org as text: itself, the name of a thing, or of several."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_named, value[:20])))
    if isinstance(value, dict):
        return _named(value.get("name"))
    return value if isinstance(value, str) else ""


def _meta(tree: _Element) -> Iterator[tuple[str, str, str]]:
    metas = [(each, str(each.get("content") or "")) for each in tree.iter("meta") if each.get("content")]
    for element, value in metas:
        if name := _PROPERTIES.get(str(element.get("property") or element.get("name") or "").lower()):
            yield name, value, OPEN_GRAPH
    for element, value in metas:
        if name := _METAS.get(str(element.get("name") or element.get("property") or "").lower()):
            yield name, value, META
        elif str(element.get("itemprop") or "").lower() == "datepublished":
            yield "published", value, META


def _times(tree: _Element) -> Iterator[tuple[str, str, str]]:
    """The first `<time>` that has a day: the one marked as that of publication, or else in the article, or any."""
    times = [each for each in tree.iter("time") if each.get("datetime")]

    def rank(element: _Element) -> int:
        marks = f"{element.get('itemprop', '')} {element.get('class', '')} {element.get('pubdate', '')}".lower()
        if "publish" in marks or element.get("pubdate") is not None:
            return 0
        return 1 if any(each.tag in ("article", "main") for each in element.iterancestors()) else 2

    for element in sorted(times, key=rank):
        yield "published", str(element.get("datetime")), TIME
