"""Working in a real browser: steps recorded on the board by dragging and by keys, and the whole way of a report."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from credence.record import Record
from credence.web.app import create_app
from credence.web.settings import Settings
from tests.web.conftest import served

NAME = "Josefina Andrea Larraguibel Soto"
BOARD = "/protocol/GEO?side=here&on=2022-06-01"
ARTICLE = """Foreign Minister Nino Abashidze of Georgia received today the Ambassador of Chile, Josefina Andrea
Larraguibel Soto. The fifth round of political consultations between Chile and Georgia was held in Santiago on
4 March 2024. Trade turnover between Chile and Georgia reached $14 million in 2023."""


@pytest.fixture
def page(browser: Browser, place: Path) -> Iterator[Page]:
    """A page of a browser that has come in to a copy of the samples."""
    with served(create_app(Settings(str(place), port=0, token="t"))) as address:
        opened = browser.new_page(base_url=address, viewport={"width": 1280, "height": 900})
        opened.goto("/?token=t")
        yield opened
        opened.close()


def stands(page: Page, column: str) -> None:
    """Expect the ambassador's card in a column."""
    expect(page.locator(f'[data-column="{column}"] [data-card]')).to_contain_text(NAME)


def write_note(page: Page, date: str, text: str) -> None:
    """Fill in the form that is open, and record the step by a note."""
    form = page.get_by_role("dialog")
    form.get_by_label("When").fill(date)
    form.get_by_label("Reference").fill("Note 45/2022")
    form.get_by_label("Whose note").fill("Ministry of Foreign Affairs of Georgia")
    form.get_by_label("Its text").fill(text)
    form.get_by_role("button", name="Record it by this note").click()


def test_a_card_dragged_to_the_next_column_records_the_step(page: Page, place: Path) -> None:
    page.goto(BOARD)
    stands(page, "in-post")
    page.locator("[data-card]").drag_to(page.locator('[data-column="farewell"]'))
    expect(page.get_by_role("dialog").get_by_label("Step")).to_have_value("farewell")
    write_note(page, "in May", "The Ambassador of Chile took leave of the Minister.")
    expect(page.get_by_role("alert")).to_contain_text("not an EDTF date"), "and nothing that was typed is lost"
    page.get_by_label("When").fill("2022-05-03")
    page.get_by_role("button", name="Record it by this note").click()
    stands(page, "farewell")
    with Record(place) as record:
        (fact,) = record.ask(kinds={"farewell"}, person=NAME)
    assert (str(fact.held), fact.supports[0].title) == ("2022-05-03", "Note 45/2022")


def test_keys_do_the_same_and_go_from_card_to_card(page: Page) -> None:
    page.goto(BOARD)
    page.get_by_role("link", name=NAME).focus()
    page.keyboard.press("9")
    expect(page.get_by_role("dialog").get_by_label("Step")).to_have_value("ended")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.locator("summary").click()
    page.get_by_role("link", name="Ended lately").click()
    page.get_by_role("dialog").get_by_label("Step").select_option("ended-recalled")
    write_note(page, "2022-05", "The Ambassador of Chile was recalled.")
    stands(page, "ended")
    expect(page.get_by_role("link", name=NAME)).to_be_focused()


def test_without_scripts_the_menu_leads_to_the_form(browser: Browser, place: Path) -> None:
    with served(create_app(Settings(str(place), port=0, token="t"))) as address:
        bare = browser.new_page(base_url=address, java_script_enabled=False)
        bare.goto("/?token=t")
        bare.goto(BOARD)
        bare.locator("summary").click()
        bare.get_by_role("link", name="Farewell").click()
        bare.get_by_label("When").fill("2022-05-03")
        bare.get_by_label("Document").fill("black-sea-review-2024-02-02")
        bare.get_by_label("The words that say it").fill("Georgia's embassy in Santiago was opened in 2014")
        bare.get_by_role("button", name="Record it by these words").click()
        stands(bare, "farewell")
        bare.close()


def test_what_is_left_out_stays_left_out_while_another_is_corrected(page: Page) -> None:
    page.goto("/add")
    page.get_by_label("Paste a text").fill(
        "Lima, 4 May 2023. Peru and Latvia established diplomatic relations on 27 May 1992. "
        "Latvia opened an embassy in Lima in 2001."
    )
    page.get_by_role("button", name="Read").click()
    lines = page.locator(".tellings li")
    lines.first.get_by_role("checkbox").uncheck()
    lines.last.locator("summary").click()
    lines.last.get_by_label("actor").fill("Atlantis")
    lines.last.get_by_role("button").click()
    lines.last.get_by_text("'Atlantis' is no state we know").wait_for()
    lines.last.get_by_label("actor").fill("Estonia")
    lines.last.get_by_role("button").click()
    page.get_by_text("Estonia opened an embassy in Lima in 2001").wait_for()
    assert not lines.first.get_by_role("checkbox").is_checked()
    assert lines.last.get_by_role("checkbox").is_checked()


def test_a_report_goes_the_whole_way_to_a_printed_brief(page: Page, place: Path, tmp_path: Path) -> None:
    page.goto("/")
    page.get_by_role("link", name="Add", exact=True).click()
    page.get_by_label("Paste a text").fill(ARTICLE)
    page.get_by_label("Its title").fill("Ambassador of Chile received")
    page.get_by_label("Published by").fill("Tiflis Dispatch")
    page.get_by_label("on", exact=True).fill("2024-03-12")
    page.get_by_role("button", name="Read").click()
    turnover = page.get_by_role("listitem").filter(has_text="turnover").get_by_role("checkbox")
    turnover.uncheck()
    page.get_by_role("button", name="Enter it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ambassador of Chile received")

    page.get_by_role("link", name="Review").click()
    question = page.locator("#h-question").inner_text()
    assert "embassy" in question
    page.get_by_label("Why").fill("the plaque on the house")
    page.get_by_role("heading", name="Review").click()
    page.keyboard.press("1")
    expect(page.get_by_role("cell", name="the plaque on the house")).to_be_visible()
    expect(page.locator("#h-question")).not_to_have_text(question)

    page.goto("/pairs/CHL/GEO")
    expect(page.locator("main")).to_contain_text("fifth round of political consultations")
    expect(page.locator("main")).not_to_contain_text("$14 million")
    page.pdf(path=tmp_path / "brief.pdf")
    with pypdfium2.PdfDocument(tmp_path / "brief.pdf") as printed:
        text = "\n".join(leaf.get_textpage().get_text_range() for leaf in printed)
    assert "Chile and Georgia" in text
    assert "4 March 2024" in text
    assert "Findings" not in text, "what leads about the application stays off the paper"
    with Record(place) as record:
        (opened,) = [f for f in record.ask(kinds={"mission-opened"}) if f.status == "confirmed"]
        assert record.reviews()[-1].reason == "the plaque on the house"
    assert opened.slots["date"] in ("2014", "2015")
