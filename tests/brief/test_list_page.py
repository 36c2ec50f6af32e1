"""The diplomatic list as a page, in a browser and as PDF: what it says, how it prints, hostile names stay text."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest

from credence.brief.diplomatic_list import to_html
from credence.brief.pdf import PdfError, to_pdf
from credence.model import Fact
from credence.protocol.diplomatic_list import diplomatic_list

Say = Callable[..., Fact]
ON = date(2024, 6, 1)
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "\u202egnp.exe\u2066",
    "{{ 7 * 7 }}",
    "]]>--></style></title>",
    "\x00\x1b[31m\ud800",
    "a" * 400,
]


class Tags(HTMLParser):
    """Collects tags with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def envoy(say: Say, sender: str, person: str, when: str, to: str = "ITA", **more: Any) -> Fact:
    slots = {"actor": (sender,), "recipient": (to,), "person": (person,), "office": "ambassador", "date": when, **more}
    quote = slots.pop("quote", None)
    return say("credentials-presented", slots, quote)


def embassy(say: Say, sender: str, to: str = "ITA", quote: str | None = None) -> Fact:
    slots = {"actor": (sender,), "recipient": (to,), "mission": "embassy", "place": "Rome", "date": "1990"}
    return say("mission-opened", slots, quote)


def page_of(facts: list[Fact], receiver: str = "ITA") -> str:
    return to_html(diplomatic_list(facts, receiver, ON))


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.split("</header>")[1].split('aria-labelledby="notes"')[0]))


@pytest.fixture
def facts(say: Say) -> list[Fact]:
    """Heads of every kind in Rome."""
    return [
        envoy(say, "GEO", "Nino Beridze", "2018-05-02"),
        envoy(say, "VAT", "Carlo Ferri", "2022-05-02"),
        envoy(say, "PER", "Ana Silva", "2019-05-02", residence="Paris"),
        embassy(say, "VAT"),
        embassy(say, "NOR"),
    ]


def test_the_page_tells_place_title_dean_residence_and_vacancy(facts: list[Fact]) -> None:
    text = words(page_of(facts))
    assert "1 Holy See apostolic nunciature, Rome Carlo Ferri , apostolic nuncio" in text
    assert text.index("Dean of the diplomatic corps") < text.index("Nino Beridze") < text.index("Ana Silva")
    assert "resident in Paris" in text and "Norway embassy, Rome no head of mission on record" in text


def test_the_page_tells_the_practice_it_follows_and_what_is_only_taken_as_usual(facts: list[Fact]) -> None:
    head = page_of(facts).split("</header>")[0]
    assert "The nuncio is dean whenever he came (Treaty between the Holy See and Italy" in head
    assert "Taken as usual: In each class by the date of taking up functions." in head


def test_high_commissioners_are_called_so_where_a_sentence_does_and_both_are_of_the_commonwealth(say: Say) -> None:
    told = "Ada Hill, High Commissioner, presented her credentials."
    there = [envoy(say, "AUS", "Ada Hill", "2020-05-02", "KEN", quote=told), embassy(say, "AUS", "KEN")]
    assert "Australia High Commission, Rome Ada Hill , High Commissioner" in words(page_of(there, "KEN"))
    plain = [envoy(say, "AUS", "Ada Hill", "2020-05-02", "KEN")]
    elsewhere = [envoy(say, "NOR", "Ada Hill", "2020-05-02", "KEN", quote=told)]
    for other in (plain, elsewhere):
        assert "Ada Hill , ambassador" in words(page_of(other, "KEN"))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_stay_text(say: Say, text: str) -> None:
    page = page_of([envoy(say, "PER", text, "2019-05-02", residence=text, quote=text)])
    tags = Tags(page).found
    assert not {"script", "img"} & {tag for tag, _ in tags}
    assert not any(name.startswith("on") for _, attributes in tags for name in attributes)
    assert all((a.get("href") or "#").startswith("#") for tag, a in tags if tag == "a")
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x1b]", page)
    page.encode("utf-8")


@pytest.mark.parametrize("width", [1100, 360])
def test_in_a_browser_the_page_fits_and_says_nothing_to_the_console(
    browser: Any, facts: list[Fact], say: Say, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(page_of([*facts, *(envoy(say, "CHL", name, "2021-05-02", quote=name) for name in HOSTILE[:3])]))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("h1").inner_text() == "Diplomatic List of Italy"
    number, state = (page.locator(f"tbody tr:first-child {name}").first.bounding_box() for name in (".no", ".state"))
    assert number["x"] + number["width"] <= state["x"] + 1
    assert (said, [url for url in asked if not url.startswith(("about:", "data:"))]) == ([], [])
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.close()


def test_the_pdf_holds_every_name_in_order_on_numbered_pages(say: Say) -> None:
    import pypdfium2

    senders = ["PER", "CHL", "URY", "ARG", "BOL", "COL", "ECU", "PRY", "NOR", "SWE", "DNK", "FIN", "ISL", "EST", "LVA"]
    many = [envoy(say, code, f"Envoy Number{at:02}", f"2019-05-{at + 1:02}") for at, code in enumerate(senders)]
    many.append(envoy(say, "JOR", "\u202eليلى حداد", "2020-01-01"))
    try:
        written = to_pdf(page_of(many))
    except PdfError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))
    assert written == to_pdf(page_of(many))
    document = pypdfium2.PdfDocument(written)
    texts = [page.get_textpage().get_text_range() for page in document]
    whole = "".join(texts)
    assert len(texts) > 1 and all(text.split()[-1] == str(at) for at, text in enumerate(texts, 1))
    places = [whole.index(f"Number{at:02}") for at in range(len(senders))]
    assert places == sorted(places) and "\u202e" not in whole
