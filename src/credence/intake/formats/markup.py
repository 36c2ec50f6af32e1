"""A stretch of HTML -> its paragraphs as plain text; for the bodies of feeds and e-mails, which are no pages."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html

from credence.intake.formats.piece import Refusal

DEEPEST = 250
"""Elements within elements; the parser leaves out, without a word, what lies deeper."""

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PARTS = (
    "p",
    "div",
    "section",
    "article",
    "blockquote",
    "pre",
    "table",
    "tr",
    "ul",
    "ol",
    "li",
    "dt",
    "dd",
    "hr",
    "br",
)
_BLOCKS = frozenset((*_HEADINGS, *_PARTS))
_UNSEEN = frozenset(("script", "style", "head", "noscript", "template", "svg", "iframe"))
_SPACE = re.compile(r"[^\S\n]+")


def text_of(markup: str) -> str:
    """The text, paragraphs parted by an empty line; text without a tag or an entity is given as it is.

    Raises Refusal for what is nested too deeply.
    """
    if "<" not in markup and "&" not in markup:
        return _tidy(markup)
    try:
        tree = lxml_html.fromstring(f"<div>{markup}</div>")
    except (etree.ParserError, ValueError):
        return ""
    parts: list[str] = []
    depth = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth >= DEEPEST:
            raise Refusal(f"is nested deeper than {DEEPEST} elements, and some of its text would be lost")
        _take(event, element, parts)
    return _tidy("".join(parts))


def _take(event: str, element: etree._Element, parts: list[str]) -> None:
    tag = element.tag if isinstance(element.tag, str) else ""
    unseen = not tag or tag in _UNSEEN or any(each.tag in _UNSEEN for each in element.iterancestors())
    if event == "start":
        if tag in _BLOCKS:
            parts.append("\n\n" if tag != "br" else "\n")
        if not unseen and element.text:
            parts.append(element.text.replace("\n", " "))
    else:
        if tag in _BLOCKS and tag != "br":
            parts.append("\n\n")
        parent = element.getparent()
        if element.tail and parent is not None and parent.tag not in _UNSEEN:
            parts.append(element.tail.replace("\n", " "))


def _tidy(text: str) -> str:
    lines = (_SPACE.sub(" ", line).strip() for line in text.replace("\r\n", "\n").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
