"""The pictures of the tour in the README, taken in Chromium of the samples: `make tour` writes them to docs/.

Elsewhere they are taken and thrown away: a page that can no longer be shown so fails.
"""

import io
import os
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from credence.cli.main import main
from credence.record import Record
from credence.web.app import create_app
from credence.web.settings import Settings
from tests.web.conftest import served

ROOT = Path(__file__).parents[2]
SIZE = {"width": 1280, "height": 800}
_MOST = 150_000
_COLOURS = 96


def addresses(path: Path) -> dict[str, str]:
    """What the tour shows, by the name of its picture."""
    with Record(path) as record:
        titled = (each for each in record.documents() if each.publication.title)
        document = max(titled, key=lambda each: len(record.statements(each.digest)))
    return {
        "home": "/",
        "pair": "/pairs/CHL/GEO",
        "document": f"/documents/{document.id}",
        "board": "/protocol/GEO?on=2026-10-22",
        "review": "/review",
        "list": "/list/GEO?on=2026-10-22",
    }


@pytest.fixture
def toured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The samples, entered from the folder of the project: where it lies on this machine is no part of the tour."""
    monkeypatch.chdir(ROOT)
    assert main(["add", "examples", "--record", str(tmp_path / "demo.db")]) == 0
    return tmp_path / "demo.db"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the pictures go: a folder that CREDENCE_TOUR names, or one that is thrown away."""
    return ROOT / os.environ["CREDENCE_TOUR"] if "CREDENCE_TOUR" in os.environ else tmp_path


def test_the_tour(toured: Path, browser: Browser, folder: Path) -> None:
    with served(create_app(Settings(str(toured), port=0, token="t"))) as address:
        page = browser.new_page(viewport=SIZE, color_scheme="light", locale="en-GB", timezone_id="UTC")
        page.goto(f"{address}/?token=t")
        for name, shown in addresses(toured).items():
            answer = page.goto(address + shown, wait_until="networkidle")
            assert answer is not None
            assert answer.ok, shown
            picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            place = folder / f"tour-{name}.png"
            picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(place, optimize=True)
            assert place.stat().st_size < _MOST
        page.close()


def test_every_picture_of_the_tour_is_in_the_readme(samples: Path) -> None:
    told = (ROOT / "README.md").read_text("utf-8")
    for name in addresses(samples):
        assert f"](docs/tour-{name}.png)" in told
        with Image.open(ROOT / f"docs/tour-{name}.png") as picture:
            assert picture.size == (SIZE["width"], SIZE["height"])
