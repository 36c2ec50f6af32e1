"""The demo's brief as a browser shows it: `docs/picture.py PAGE.html docs/brief.png [BROWSER]`."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def found() -> str:
    """The program of the first browser that is installed; raises SystemExit, with one line, for none."""
    programs = filter(None, map(shutil.which, BROWSERS))
    return next(programs, None) or sys.exit(f"no browser found ({', '.join(BROWSERS)}): name its program")


def picture(page: Path, out: Path, browser_program: str, width: int = 1000, height: int = 1150) -> None:
    """Take the top of the page at reading size, with a browser of the family of Chromium."""
    with sync_playwright() as browsers:
        browser = browsers.chromium.launch(executable_path=browser_program, args=["--no-sandbox"])
        view = browser.new_page(viewport={"width": width, "height": height})
        view.goto(page.resolve().as_uri())
        view.screenshot(path=str(out))
        browser.close()


if __name__ == "__main__":
    picture(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if sys.argv[3:] else found())
