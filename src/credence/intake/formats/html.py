"""A web page -> its title, byline and paragraphs as plain text, and what it says of its publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import trafilatura
from htmldate import find_date
from lxml import etree
from lxml import html as lxml_html
from lxml.etree import _Element
from trafilatura.utils import decode_file

from credence.intake.formats.furniture import drop_link_lists
from credence.intake.formats.markup import DEEPEST, text_of
from credence.intake.formats.metadata import TITLE, Fields, address_of, fields_of, site_of
from credence.intake.formats.piece import Piece, Refusal
from credence.intake.formats.titles import folded, headline
from credence.intake.text import decoded
from credence.intake.words import is_teaser

GUESSED = "guessed from the page"
"""The origin of a day found by searching the whole page for one."""

_HEAD_CLASSES = re.compile(
    r"\b(?:byline|author|dateline|date|published|pubdate|post-?date|entry-?date|meta-?date|article-?(?:date|info|meta)|"
    r"timestamp|news-?date|location|place)\b",
    re.IGNORECASE,
)
_MARKS = ((b"\xff\xfe\0\0", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SHORT = 160
_MOST_HEADINGS, _LONGEST_HEADING = 20, 400
_REPEATED = 40
"""Letters from which on a paragraph that comes again is a copy and not, say, a line of a list."""
_NOTE = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡])[\])]?\s*")
"""The mark of a note, which would run into the word or the year before it."""
_ARTICLE = 300
"""Letters of a cell from which on it is no cell of a table but a part of the page."""
_RULE = re.compile(r"\|?(?:\s?:?-{3,}:?\s?\|)+")


def read_page(raw: bytes, charset: str | None = None) -> Piece:
    """The text of a page: its title, the lines of byline and date, and its article by paragraphs.

    Navigation, teasers to other pages and paragraphs that come twice are left out. `charset` is what the server
    said; otherwise the page's own word counts, or its bytes. Raises Refusal for a page without text, one nested
    deeper than the parser follows, and one that Credence wrote: a brief is no source of what it says.
    """
    tree = _tree(raw, charset)
    _check_depth(tree)
    if _is_ours(tree):
        raise Refusal("is a page that Credence wrote, and would cite itself; add the reports that the page rests on")
    fields = fields_of(tree)
    title = _title(tree, fields)
    body = _body(tree)
    if not body:
        raise Refusal("is a page without text" + (f" (it is titled {title[:80]!r})" if title else ""))
    heads = [line for line in _head_lines(tree) if not _holds(body, line)]
    if title:
        fields["title"] = (title, fields.get("title", (title, "<h1>"))[1])
        body = [each for number, each in enumerate(body) if number > 1 or folded(each) != folded(title)]
    else:
        fields.pop("title", None)  # the name of the site
    if "published" not in fields and (day := _guessed(tree)):
        fields["published"] = (day, GUESSED)
    text = "\n\n".join(([title] if title else []) + (["\n".join(heads)] if heads else []) + body)
    return Piece(text, address=address_of(tree), fields=fields)


def _tree(raw: bytes, charset: str | None) -> _Element:
    try:
        tree: _Element | None = trafilatura.load_html(markup_of(raw, charset))
    except (ValueError, etree.LxmlError, LookupError) as fault:
        raise Refusal(f"is no page that can be read: {fault}") from None
    if tree is None:
        raise Refusal("is no page that can be read")
    return tree


def _is_ours(tree: _Element) -> bool:
    """Whether Credence wrote the page: a brief, a list, an explanation, one saved from its web application."""
    return any(
        meta.get("name") == "generator" and meta.get("content", "").startswith("Credence") for meta in tree.iter("meta")
    )


def markup_of(raw: bytes, charset: str | None) -> str:
    """The markup of a page; where its encoding is in doubt that is found out from its bytes."""
    marked = next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), None)
    text = raw.decode(marked, "replace") if marked else decoded(raw, charset)
    return text if text is not None else decode_file(raw)


def _check_depth(tree: _Element) -> None:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth >= DEEPEST:
            raise Refusal(f"is nested deeper than {DEEPEST} elements, and some of its text would be lost")


def _body(tree: _Element) -> list[str]:
    """The paragraphs of the article, each once."""
    drop_link_lists(tree)
    _unwrap(tree)
    for mark in list(tree.iter("sup")):
        if _NOTE.fullmatch("".join(islice(map(str, mark.itertext()), 8))):
            mark.text = ""
            for within in list(mark):
                mark.remove(within)
    text = trafilatura.extract(
        tree, output_format="txt", include_comments=False, include_tables=True, favor_recall=True
    )
    return kept_lines(_of_table(" ".join(line.split())) for line in (text or "").split("\n"))


def _unwrap(tree: _Element) -> None:
    """Turn tables that only lay out a page into divisions: a cell of them holds paragraphs, or a whole article."""
    for table in list(tree.iter("table")):
        own = [
            each for each in table.iter("tbody", "tr", "td", "th") if next(each.iterancestors("table"), None) is table
        ]
        if any(_is_layout(cell) for cell in own if cell.tag == "td"):
            for each in (table, *own):
                each.tag = "div"


def _is_layout(cell: _Element) -> bool:
    if next(cell.iter("h1", "h2", "h3", "table"), None) is not None:
        return True
    parted = sum(1 for _ in islice(cell.iter("p", "br"), 3)) == 3
    return parted and sum(len(str(text)) for text in cell.itertext()) > _ARTICLE


def _of_table(line: str) -> str:
    """A row of a table without the bars at its ends; nothing for the rule below its head."""
    return "" if _RULE.fullmatch(line) else line.strip("|").strip() if line.startswith("|") else line


def kept_lines(lines: Iterable[str]) -> list[str]:
    """The lines of an article without empty ones, teasers to other pages, and paragraphs that came before."""
    return list(_once(line for line in lines if line and not is_teaser(line)))


def _once(paragraphs: Iterator[str]) -> Iterator[str]:
    seen: set[str] = set()
    for paragraph in paragraphs:
        key = folded(paragraph)
        if len(key) < _REPEATED or key not in seen:
            yield paragraph
        seen.add(key)


def _title(tree: _Element, fields: Fields) -> str:
    """The headline; where nothing else names the outlet, the site's name beside it does."""
    headings = (
        " ".join(" ".join(map(str, each.itertext())).split()) for each in islice(tree.iter("h1"), _MOST_HEADINGS)
    )
    kept = [each for each in headings if 0 < len(each) <= _LONGEST_HEADING]
    given, shown = fields.get("title", ("",))[0], tree.findtext(".//title") or ""
    site = site_of(tree, fields).heading(kept, given or shown)
    if name := site.name_in(shown):
        fields.setdefault("outlet", (name, TITLE))
    return headline(given, shown, kept, site)


def _head_lines(tree: _Element) -> list[str]:
    """The short lines of byline, place and day that stand beside an article and that extraction tends to lose."""
    found: list[str] = []
    for element in tree.iter("time", "address", "span", "p", "div"):
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('rel') or ''}"
        if element.tag not in ("time", "address") and not _HEAD_CLASSES.search(marks):
            continue
        if any(each.tag in ("nav", "footer", "aside", "form") for each in element.iterancestors()):
            continue
        if sum(map(len, islice(element.itertext(), _SHORT))) > 10 * _SHORT:
            continue
        line = " ".join(text_of(etree.tostring(element, encoding="unicode", with_tail=False)).split())
        if 3 < len(line) <= _SHORT and not any(line in other or other in line for other in found):
            found.append(line)
        if len(found) == 3:
            break
    return found


def _holds(body: Sequence[str], line: str) -> bool:
    """Whether a line stands in the body, or in a line of its head; a day within a sentence is no line of a date."""
    wanted = folded(line)
    return any(wanted in folded(each) for each in body if len(each) <= 2 * len(line) or len(line) > _REPEATED)


def _guessed(tree: _Element) -> str | None:
    try:
        found = find_date(lxml_html.tostring(tree, encoding="unicode"), original_date=True, extensive_search=False)
    except (ValueError, TypeError, etree.LxmlError):
        return None
    return str(found) if found else None
