"""The demo's brief as Chromium shows it, for the README: `docs/picture.py PAGE.html docs/brief.png`."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright


def picture(page: Path, out: Path, width: int = 1000, height: int = 1150) -> None:
    """Take the top of the page at reading size; needs Chromium at /usr/bin/chromium."""
    with sync_playwright() as browsers:
        browser = browsers.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        view = browser.new_page(viewport={"width": width, "height": height})
        view.goto(page.resolve().as_uri())
        view.screenshot(path=str(out))
        browser.close()


if __name__ == "__main__":
    picture(Path(sys.argv[1]), Path(sys.argv[2]))
