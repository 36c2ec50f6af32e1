"""Every page in a real browser: no barrier that axe finds, light and dark, and no sideways scrolling on a phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from credence.record import Record
from credence.web.accounts import Accounts
from credence.web.app import create_app
from credence.web.settings import Settings
from credence.web.users import Role
from tests.web.conftest import served

CARD = "side=here&other=CHL&person=Josefina+Andrea+Larraguibel+Soto&office=ambassador&to=farewell"


@pytest.fixture(scope="module")
def address(samples: Path) -> Iterator[str]:
    """The address of the samples, served by the real server on a port of its own."""
    with served(create_app(Settings(str(samples), port=0, token="t"))) as found:
        yield found


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Page:
    """A page of a browser that has come in; what it complains of fails the test that looks."""
    opened = browser.new_page()
    opened.goto(f"{address}/?token=t")
    return opened


@pytest.fixture(scope="module")
def paths(samples: Path) -> list[str]:
    """One address of every page."""
    with Record(samples) as record:
        disputed = record.ask(status={"disputed"})[0].supports[0]
        known = record.document(disputed.statement.document)
        signed = record.ask(kinds={"signed"})[0].supports[0].statement_id
    assert known is not None
    fact, document, digest = disputed.statement_id, known.id, known.digest
    return [
        *(
            "/",
            "/pairs/CHL/GEO",
            "/pairs/CHL/GEO?on=2016-01-01&since=2020-01-01",
            "/pairs/CHL/GEO/trade",
            f"/facts/{fact}",
            f"/events/{fact}",
            f"/documents/{document}",
        ),
        *("/instruments?a=CHL&b=GEO", f"/instruments/{signed}"),
        *("/states/CHL", "/persons/Larraguibel", "/missions/CHL/GEO", "/organisations/UN"),
        *("/search?q=ambassador", "/calendar?a=CHL&b=GEO&on=2021-07-01&anniversaries=true&held=true", "/check"),
        *("/changes?since=2020-01-01&a=CHL", "/list/GEO?since=2020-01-01&on=2024-01-01", "/no-such-page"),
        *(
            "/protocol/GEO?on=2021-10-01",
            "/protocol/GEO?side=abroad",
            "/protocol",
            f"/protocol/GEO/step?{CARD}",
            "/protocol/GEO/step",
        ),
        *("/ask", "/ask?q=When+did+Chile+recognise+Georgia%3F", "/ask?q=Which+States+have+embassies+in+Chile%3F"),
        *("/review", "/add", f"/statements/{fact}/correct", f"/documents/{digest}/tell"),
        f"/documents/{digest}/tell?kind=meeting&quote=Chile",
    ]


@pytest.fixture(scope="module")
def draft(page: Page, address: str) -> str:
    """The address of something that was brought and is not entered yet."""
    given = {"text": "Lima, 4 May 2023. Peru and Latvia established diplomatic relations on 27 May 1992."}
    brought = page.request.post(f"{address}/add/read", form=given, headers={"accept": "application/json"})
    return str(brought.json()["address"])


@pytest.fixture(scope="module")
def team(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the samples, served to people with accounts, whom a header names."""
    accounts = str(tmp_path_factory.mktemp("team") / "accounts.db")
    with Accounts(accounts) as kept:
        kept.add("Ana", Role.ADMINISTRATOR)
        kept.add("Ben", Role.READER)
    with served(create_app(Settings(str(samples), port=0, accounts=accounts, proxy_header="x-user"))) as address:
        yield address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_anyones_way(page: Page, address: str, paths: list[str], draft: str, scheme: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": 1280, "height": 900})
    for path in [*paths, draft]:
        page.goto(address + path)
        if path == draft:
            page.get_by_role("button", name="Enter it").wait_for()
        assert barriers(page, scheme) == {}, path
    assert [told for told in complaints if "404" not in told] == []


_PRESSED = "nav, button, input, select, textarea, summary, dialog, label, .act, a[href='/add']"
"""What one presses, fills in or goes by: of no use on paper."""


def test_on_paper_nothing_is_to_be_pressed_and_nothing_runs_off_it(page: Page, address: str, paths: list[str]) -> None:
    page.emulate_media(media="print", color_scheme="light")
    page.set_viewport_size({"width": 665, "height": 940})  # of A4 within its margins
    shown = f"[...document.querySelectorAll({_PRESSED!r})].filter(e => e.checkVisibility()).map(e => e.outerHTML)"
    for path in paths:
        if not path.partition("?")[0].endswith(("/correct", "/tell", "/step", "/add")):  # forms, and nothing else
            page.goto(address + path)
            assert page.evaluate(shown) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= 665, path
            assert page.get_by_role("heading", level=1).is_visible(), path
    page.emulate_media(media="screen")


def test_a_phone_scrolls_one_way(page: Page, address: str, paths: list[str], draft: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for path in [*paths, draft]:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_neither_do_the_pages_of_accounts(browser: Browser, team: str) -> None:
    for name, path in (("", "/sign-in"), ("Ana", "/account"), ("Ana", "/accounts"), ("Ben", "/protocol/GEO")):
        opened = browser.new_page(extra_http_headers={"x-user": name} if name else {})
        for scheme in ("light", "dark"):
            opened.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            answer = opened.goto(team + path)
            assert answer is not None
            assert (answer.status, barriers(opened, scheme)) == (200, {}), path
        opened.set_viewport_size({"width": 360, "height": 740})
        assert opened.evaluate("document.documentElement.scrollWidth") <= 360, path
        opened.close()


def barriers(page: Page, scheme: str) -> dict[str, str]:
    """What axe finds on the page, each with its place; of the dark colours, only what is about colours."""
    options = {"runOnly": ["color-contrast"]} if scheme == "dark" else {}
    found = Axe().run(page, options=options)
    return {v["id"]: v["nodes"][0]["html"] for v in found.response["violations"]}


def test_what_is_pointed_at_in_the_text_is_marked_in_the_list(page: Page, address: str, paths: list[str]) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address + next(path for path in paths if path.startswith("/documents/")))
    said = page.locator(".said").first
    numbers = (said.get_attribute("data-statements") or "").split()
    said.hover()
    lit = page.locator(".tellings .lit")
    assert [lit.nth(at).get_attribute("data-number") for at in range(lit.count())] == numbers
    said.click()
    assert "/facts/" in page.url


def test_what_is_typed_is_offered_at_once(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}/")
    page.get_by_role("searchbox").press_sequentially("larrag")
    page.get_by_role("link", name="Josefina Andrea Larraguibel Soto").wait_for()
    page.get_by_role("searchbox").fill("chile georgia")
    page.get_by_role("link", name="Chile and Georgia", exact=True).click()
    assert page.url.endswith("/pairs/CHL/GEO")


def test_lanes_and_days_of_the_timeline_are_chosen_in_place(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}/pairs/CHL/GEO")
    drawn = page.locator("#drawn")
    assert "relations, 3 March 1992" in drawn.inner_text()
    with page.expect_response(lambda answer: "lane=contacts" in answer.url and "lane=relations" not in answer.url):
        page.get_by_label("Relations", exact=True).uncheck()
    page.locator("#drawn", has_not_text="relations, 3 March 1992").wait_for()
    assert page.get_by_label("Relations", exact=True).is_checked() is False
    assert page.url.endswith("/pairs/CHL/GEO")


def test_a_slider_asks_for_another_day(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}/pairs/CHL/GEO")
    slider = page.locator('input[type=range][data-for="d-on"]')
    slider.focus()
    with page.expect_navigation():
        slider.press("Home")
        slider.press("ArrowRight")
    assert page.locator("#d-on").input_value() == "1992-01-01", "the keys go on until they rest"
    assert "As of 1 January 1992" in page.inner_text("h1 + .sub")
    assert int(slider.get_attribute("max") or 0) > 365 * 50, "one can go on to later days"
    assert slider.evaluate("it => it === document.activeElement"), "by the same keys"
    page.go_back()
    assert page.locator("#d-on").input_value() == "", "the page gone back to is of the day it is of"


def test_a_date_is_typed_to_its_end_before_it_is_asked_for(page: Page, address: str) -> None:
    page.goto(f"{address}/pairs/CHL/GEO")
    page.locator("#d-on").focus()
    with page.expect_navigation():
        page.keyboard.type("06302015", delay=20)
    assert page.url.endswith("?on=2015-06-30")


def test_days_that_end_before_they_begin_are_told_where_they_stand(page: Page, address: str) -> None:
    page.goto(f"{address}/pairs/CHL/GEO?from=2020-01-01")
    page.locator(".zoom [name=to]").fill("2010-01-01")
    page.get_by_text("2020-01-01 lies after to, 2010-01-01").wait_for()
    assert "Contacts" in page.locator("#drawn").inner_text(), "the drawing stays"
    page.locator(".zoom [name=to]").fill("2026-01-01")
    page.locator(".zoom [data-fault]", has_text="lies after").wait_for(state="detached")
    for lane in page.locator(".zoom [type=checkbox]").all():
        lane.uncheck()
    page.get_by_text("Nothing on record lies there").wait_for()


def test_a_note_stands_beside_the_line_that_cites_it(page: Page, address: str) -> None:
    for width in (1201, 1280, 1400):
        page.set_viewport_size({"width": width, "height": 900})
        for path in ("/pairs/CHL/GEO", "/list/GEO"):
            page.goto(address + path)
            page.locator(".c a").first.focus()
            assert page.locator(".margin-note").is_visible()
            box = page.locator(".margin-note").bounding_box()
            assert box is not None
            assert box["x"] + box["width"] <= width, (path, width)
    page.goto(f"{address}/pairs/CHL/GEO")
    page.locator(".c a").first.focus()
    assert page.locator(".margin-note q").inner_text() == page.locator("#n1 q").inner_text()
