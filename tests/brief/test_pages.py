"""The brief as Markdown, HTML and JSON, with names and quotes that mean harm."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from functools import partial
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from credence.brief import build, render
from credence.brief.layout import Drawing, arrange
from credence.brief.pieces import Lane, Mark
from credence.brief.safe import markdown, markdown_line, visible, web_address
from credence.model import Fact, PartialDate

Say = Callable[..., Fact]
NLD, URY, BOTH = ("NLD",), ("URY",), ("NLD", "URY")
JUNE = date(2024, 6, 1)
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "](javascript:alert(1))",
    "[click](http://bad.example)",
    "![x](http://bad.example/p.png)",
    "<http://bad.example>",
    "https://bad.example and www.bad.example",
    "\u202egnp.exe\u2066",
    "line\n# heading\n- item\n\n<b>",
    "a | b | c",
    "`code` *bold* _em_ ~~gone~~ $x$",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;i&gt; &#60;i&#62;",
    "\x00\x1b[31m\ud800",
    "1. first",
    "]]>--></style></title></svg>",
]


class Page(HTMLParser):
    """Collects tags with their attributes, and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def hostile_facts(say: Say, text: str) -> list[Fact]:
    """The text in every slot, name and quote that a document can fill."""
    told = partial(say, quote=text, source=None)
    outside = {"attribution": (text, text), "outlet": text, "title": text, "source": text, "document": text}
    mission = {"actor": NLD, "recipient": URY, "mission": text, "place": text}
    post = {"actor": NLD, "recipient": URY, "person": (text,), "office": text}
    meeting = {"parties": BOTH, "person": (text, text), "place": text, "topics": (text,)}
    return [
        say("meeting", {**meeting, "date": "2024"}, f"so {text} said", **outside),
        told("scheduled", {"event": text, "parties": BOTH, "place": text, "date": "2025"}),
        told("mission-opened", {**mission, "date": "1990"}),
        told("appointed", {**post, "date": "2024"}),
        told("cooperation", {"parties": BOTH, "area": text}),
        told("trade", {"parties": BOTH, "flow": text, "amount": text, "currency": text, "period": text}),
        told("platform", {"parties": BOTH, "organisation": text}),
        told("holds-office", {"person": (text,), "office": text, "actor": NLD}),
    ]


ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "p", "main", "section"),
    *("table", "thead", "tbody", "tr", "th", "td", "ul", "ol", "li", "span", "a", "bdi", "q", "cite", "div"),
    *("svg", "desc", "defs", "pattern", "line", "text", "g", "path", "circle", "rect"),
    *("lineargradient", "stop"),
}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_stay_text_in_html(say: Say, text: str) -> None:
    page = render(build(hostile_facts(say, text), "NLD", "URY", on=JUNE), "html")
    tags = Page(page).tags
    assert {tag for tag, _ in tags} <= ALLOWED
    assert not any(name.startswith("on") for _, attributes in tags for name in attributes)
    assert all((a.get("href") or "#").startswith("#") for tag, a in tags if tag == "a")
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x1b]", page)
    page.encode("utf-8")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_stay_text_in_markdown(say: Say, text: str) -> None:
    page = render(build(hostile_facts(say, text), "NLD", "URY", on=JUNE), "md")
    plain_page = render(build(hostile_facts(say, "Jan Vos"), "NLD", "URY", on=JUNE), "md")
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens, expected = parser.parse(page), parser.parse(plain_page)
    assert [token.type for token in tokens] == [token.type for token in expected]
    inside = {child.type for token in tokens for child in token.children or ()}
    assert inside <= {"text", "softbreak", "text_special"}
    page.encode("utf-8")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_are_exact_in_json(say: Say, text: str) -> None:
    loaded = json.loads(render(build(hostile_facts(say, text), "NLD", "URY", on=JUNE), "json"))
    assert f"so {text} said" in [note["quote"] for note in loaded["notes"]]


def test_markdown_shows_the_very_words() -> None:
    for text in ("a_b*c", "<b> & <i>", "&amp;", "[1]: x", "# no", "12. no", "- no", "x | y", "1 < 2"):
        assert MarkdownIt("commonmark").render(markdown_line(text)) == f"<p>{_html(text)}</p>\n"
    assert markdown("see https://a.example") == "see https\\://a.example"


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def test_steering_characters_are_shown_by_number() -> None:
    assert visible("a\u202eb\nc") == "a⟨U+202E⟩b c"


@pytest.mark.parametrize(
    ("source", "linked"),
    [
        ("https://gazette.example/a?b=1", True),
        ("http://gazette.example", True),
        ("javascript:alert(1)", False),
        ("https://gazette.example/\u202e", False),
        ("https://a.example/<b>", False),
        ("file:///etc/passwd", False),
        ("report.txt", False),
        ("https://[", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_linked(source: str | None, linked: bool) -> None:
    assert (web_address(source) is not None) is linked


def test_the_page_needs_nothing_from_anywhere(facts: list[Fact]) -> None:
    page = render(build(facts, "NLD", "URY", on=JUNE), "html")
    tags = Page(page).tags
    assert not {tag for tag, _ in tags} & {"script", "link", "img", "iframe", "object", "base", "form"}
    assert not any({"src", "srcset", "data", "xlink:href", "background"} & set(a) for _, a in tags)
    styles = "".join(re.findall(r"<style>(.*?)</style>", page, re.S))
    assert "@import" not in styles
    assert set(re.findall(r"url\((.*?)\)", styles)) <= {"#hatch", "#fade"}
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert any(a.get("content") == policy for tag, a in tags if tag == "meta")


def test_every_note_links_back_to_each_place_that_cites_it(facts: list[Fact]) -> None:
    tags = Page(render(build(facts, "NLD", "URY", on=JUNE), "html")).tags
    identifiers = [a["id"] for _, a in tags if "id" in a]
    assert len(identifiers) == len(set(identifiers))
    links = [str(a["href"])[1:] for tag, a in tags if tag == "a" and str(a["href"]).startswith("#")]
    assert set(links) <= set(identifiers)
    assert {i for i in identifiers if i and re.fullmatch(r"r\d+-\d+", i)} <= set(links)


def test_json_has_the_keys_it_promises(facts: list[Fact]) -> None:
    loaded = json.loads(render(build(facts, "NLD", "URY", on=JUNE), "json"))
    assert list(loaded) == [
        *("title", "subtitle", "subject", "states", "names", "on", "day", "known_at", "sections", "notes", "timeline"),
    ]
    assert loaded["on"] == "2024-06-01"
    assert {block["type"] for s in loaded["sections"] for block in s["blocks"]} == {
        *("sentence", "table", "subheading", "remark"),
    }


def overlapping(drawing: Drawing) -> list[tuple[str, str]]:
    labels = list(drawing.labels)
    return [
        (one.text, other.text)
        for index, one in enumerate(labels)
        for other in labels[:index]
        if one.box[0] < other.box[2]
        and other.box[0] < one.box[2]
        and one.box[1] < other.box[3]
        and other.box[1] < one.box[3]
    ]


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(1950, 6, 1), JUNE, date(2024, 1, 1)])
def test_no_label_of_the_timeline_covers_another(facts: list[Fact], day: date) -> None:
    brief = build(facts, "NLD", "URY", on=day)
    drawing = arrange(brief.timeline, brief.day)
    assert overlapping(drawing) == []
    assert all(label.box[0] >= 0 and label.box[2] <= 960 for label in drawing.labels)


@pytest.mark.parametrize("span", [("2024-05-01", "2024-05-30"), ("2022", "2024"), ("1776", "2024"), ("0800", "2024")])
def test_a_crowded_timeline_stays_legible(span: tuple[str, str]) -> None:
    first, last = map(PartialDate.parse, span)
    names = ["Ambassador of a long name", "W" * 90, "x", "大使館の開設"]
    marks = [Mark(name, name, shape, when) for when in (first, last) for name in names
             for shape in ("bar", "circle", "hatched")]  # fmt: skip
    drawing = arrange((Lane("one", "One", tuple(marks)), Lane("two", "Two", tuple(marks[:4]))), last.latest)
    assert overlapping(drawing) == []
    assert all(label.box[0] >= 0 and label.box[2] <= 960 for label in drawing.labels)


def test_a_partial_date_is_as_wide_as_what_it_leaves_open() -> None:
    year, day = PartialDate.parse("1990"), PartialDate.parse("1990-06-01")
    marks = (Mark("year", "", "bar", year, running=True), Mark("day", "", "bar", day, running=True))
    [band] = arrange((Lane("one", "One", marks),), date(2020, 1, 1)).bands
    assert band.shapes[0].sure_left - band.shapes[0].left > 20
    assert band.shapes[1].sure_left == band.shapes[1].left


def test_the_timeline_has_a_title_and_a_description(facts: list[Fact]) -> None:
    page = render(build(facts, "NLD", "URY", on=JUNE), "html")
    assert '<title id="timeline-title">Timeline: The Netherlands and Uruguay</title>' in page
    assert '<desc id="timeline-desc">A drawn timeline from 1825 to 20' in page


def test_the_key_explains_each_shape_that_is_drawn(facts: list[Fact]) -> None:
    page = render(build(facts, "NLD", "URY", on=JUNE), "html")
    key = re.findall(r'<p class="key">(.*?)</p>', page)[0]
    assert all(told in key for told in ("○ recognition", "▲ independence", "■ consultations", "◆", "Arrow"))
    only = [fact for fact in facts if fact.kind == "visit"]
    key = re.findall(r'<p class="key">(.*?)</p>', render(build(only, "NLD", "URY", on=JUNE), "html"))[0]
    assert ("▲" in key, "■" in key) == (True, False)


def test_a_post_whose_end_no_source_gives_fades_out(say: Say) -> None:
    post = {"actor": ("NLD",), "recipient": ("URY",), "office": "ambassador"}
    told = [
        say("credentials-presented", post | {"person": ("Ada Prins",), "date": "2001-05-02"}),
        say("credentials-presented", post | {"person": ("Pieter Houtman",), "date": "2020-11-19"}),
    ]
    brief = build(told, "NLD", "URY", on=JUNE)
    [band] = arrange(brief.timeline, brief.day).bands
    earlier, later = band.shapes
    assert earlier.sure_left == earlier.sure_right < earlier.right
    assert later.sure_right > later.sure_left
    page = render(brief, "html")
    assert page.count('<rect class="fading"') == 1


def test_a_quote_of_several_lines_is_one_line_of_a_page():
    assert visible("<chief>\n      <id>a</id>\r\n\t<date>1900</date>") == "<chief> <id>a</id> <date>1900</date>"
    assert visible("two  blanks stay") == "two  blanks stay"
