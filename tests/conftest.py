"""What all tests share: their settings, a PostgreSQL server of their own, and a browser."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from faults.server import NoServerError, Server

# A slow machine is no failure: what is asserted is what the code does, never how fast.
settings.register_profile("credence", deadline=None)
settings.load_profile("credence")

# What a script runs in the background ignores Ctrl-C, and so does whatever that starts: tests of it would wait in vain.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server; where there are no programs of one, the test is passed over, but never on CI."""
    try:
        started = Server()
    except NoServerError as missing:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(missing))
    with started:
        yield started


@pytest.fixture
def database(server: Server) -> Iterator[str]:
    """The address of an empty database, which sorts otherwise than a file does."""
    given = server.database()
    yield given
    server.give_back(given)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; where there is none, the test is passed over, but never on CI."""
    programs = map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))
    where = next((program for program in programs if program), None)
    if where is None:
        missing = "no Chromium here (Debian: chromium)"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=where, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of data to test against; what uses it skips where it is absent."""
    given = os.environ.get("CREDENCE_SHARED")
    places = [Path(given)] if given else [p / "shared" / "data" for p in Path(__file__).parents[1:4]]
    there = next((place for place in places if (place / "pocom.tar.gz").is_file()), None)
    if there is None:
        pytest.skip("the shared data are not here")
    return there


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what the trials that last some time covered."""
    reports = [each for state in ("passed", "failed") for each in terminalreporter.getreports(state)]
    told = {
        each.nodeid: dict(each.user_properties).get("tried") for each in reports if hasattr(each, "user_properties")
    }
    if covered := {name: said for name, said in sorted(told.items()) if said}:
        terminalreporter.section("trials of the record")
        for name, said in covered.items():
            terminalreporter.write_line(f"{name.partition('::')[2]}: {said}")
