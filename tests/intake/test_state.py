"""What watching remembers of hosts from run to run."""

from pathlib import Path

from credence.intake.fetch import Fetched
from credence.intake.watch import State

FEED = "https://mfa.example/rss"


def test_that_nothing_is_new_takes_nothing_back(tmp_path: Path) -> None:
    state = State.load(tmp_path / "feeds.state")
    state.keep(FEED, Fetched(FEED, b"<rss/>", etag='"1"', modified="Mon, 03 May 2021 10:00:00 GMT"))
    state.keep(FEED, Fetched(FEED, b"", unchanged=True))
    assert state.said(FEED) == ('"1"', "Mon, 03 May 2021 10:00:00 GMT")
    state.keep(FEED, Fetched(FEED, b"", etag='"2"', unchanged=True))
    assert state.said(FEED) == ('"2"', "Mon, 03 May 2021 10:00:00 GMT")
    state.keep(FEED, Fetched(FEED, b"<rss/>"))
    assert state.said(FEED) == (None, None)
