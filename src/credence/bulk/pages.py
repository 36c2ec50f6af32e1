"""A page of a web archive -> its text: the fast way, for archives; `intake.formats.html` is the careful one."""

from __future__ import annotations

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from credence.intake.formats.furniture import drop_link_lists
from credence.intake.formats.html import kept_lines, markup_of
from credence.intake.formats.metadata import TITLE, fields_of
from credence.intake.formats.piece import Piece, Refusal
from credence.intake.formats.titles import Site, without_site

LARGEST_PAGE = 5_000_000
"""Bytes: larger pages are lists of everything a site holds."""

_UTF8 = lxml_html.HTMLParser(encoding="utf-8")
"""Whatever encoding the page names: what is parsed is its text, encoded anew."""


def read_page_fast(raw: bytes, charset: str | None, address: str | None = None) -> Piece:
    """The text of a page with its title first, by lines, and what the page says of its publication."""
    if len(raw) > LARGEST_PAGE:
        raise Refusal(f"is larger than {LARGEST_PAGE // 1_000_000} MB")
    markup = markup_of(raw, charset)
    parsed = _parsed(markup)
    if parsed is not None and drop_link_lists(parsed):
        markup = lxml_html.tostring(parsed, encoding="unicode")
    tree = HTMLTree.parse(markup)
    lines = extract_plain_text(tree, main_content=True, preserve_formatting=True, list_bullets=False).split("\n")
    body = kept_lines(" ".join(line.split()) for line in lines)
    if not body:
        raise Refusal("is a page without text")
    fields = fields_of(parsed) if parsed is not None else {}
    names = [fields["outlet"][0]] if "outlet" in fields else []
    site, shown = Site.of(names, address), tree.title or ""
    if name := site.name_in(shown):
        fields.setdefault("outlet", (name, TITLE))
    title = without_site(fields.get("title", ("",))[0] or shown, site)
    text = "\n\n".join(body if not title or body[0].startswith(title[:60]) else [title, *body])
    return Piece(text, fields=fields)


def _parsed(markup: str) -> HtmlElement | None:
    try:
        return lxml_html.document_fromstring(markup.encode("utf-8", "replace"), parser=_UTF8)
    except (etree.LxmlError, ValueError, RecursionError):
        return None
