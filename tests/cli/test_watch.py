"""`credence watch`: what is new at feeds, pages and sitemaps of a server here, taken in once."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.intake import samples
from tests.intake.web import Asked, Reply, Server, fetcher_to, serving

ROOT = Path(__file__).parents[2]
Write = Callable[..., None]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server to which the fetchers of this process are led; the guard of addresses stays."""
    with serving() as server:
        server.replies["/robots.txt"] = Reply(status=404)
        monkeypatch.setattr("credence.intake.fetch.Fetcher", lambda: fetcher_to(server.port)[0])
        yield server


@pytest.fixture
def feeds(tmp_path: Path) -> Write:
    """Writes `feeds.toml`, a source for each set of keys."""

    def write(*sources: dict[str, object]) -> None:
        entries = ["[[source]]\n" + "".join(f"{key} = {json.dumps(one[key])}\n" for key in one) for one in sources]
        (tmp_path / "feeds.toml").write_text("\n".join(entries))

    return write


def page(number: int, more: str = "", day: date = date(2021, 5, 3)) -> bytes:
    """A report with a day of its own."""
    year = 1990 + number
    body = f"<p>Kenya and Chile signed a treaty on trade number {number} on 14 February {year} in Nairobi. {more}</p>"
    head = f'<meta property="article:published_time" content="{day}T10:00:00+03:00">'
    return samples.page(f"{samples.BODY.replace('1965', str(year))}{body}", head, title=f"Visit number {number}")


def publish(server: Server, *numbers: int, etags: bool = True) -> None:
    """A feed of these reports, and their pages."""
    items = "".join(samples.item(f"http://mfa.example/n/{n}", f"Visit {n}", "Talks.") for n in numbers)
    server.replies["/rss"] = Reply(samples.feed(items), etag=f'"{numbers}"' if etags else None)
    for number in numbers:
        server.replies.setdefault(f"/n/{number}", Reply(page(number), etag=f'"p{number}"' if etags else None))


FEED = {"feed": "http://mfa.example/rss"}
PAGE = {"page": "http://mfa.example/news", "links": "/n/"}
SITEMAP = {"sitemap": "http://mfa.example/sitemap.xml"}


def held(run) -> list[dict[str, object]]:
    """The documents of the record."""
    return [json.loads(line) for line in run("documents", "-f", "jsonl").out.splitlines()]


def test_what_is_new_at_a_feed_is_taken_in_once(run, server: Server, feeds: Write) -> None:
    publish(server, 1, 2)
    feeds(FEED | {"outlet": "Ministry of Foreign Affairs of Kenya"})
    first = run("watch", "feeds.toml")
    assert (first.status, first.out.splitlines()[1].split()[-3:]) == (0, ["2", "new", "documents"])
    assert first.err == "credence: 2 documents from 1 source added to credence.db\n"
    assert [each["document"] for each in held(run)] == ["mfa.example/n/1", "mfa.example/n/2"]
    assert {each["outlet"] for each in held(run)} == {"Ministry of Foreign Affairs of Kenya"}
    server.asked.clear()
    second = run("watch", "feeds.toml")
    assert second.out.splitlines()[1].endswith("nothing new")
    assert server.paths() == ["/rss"]
    assert server.asked[-1].headers["if-none-match"] == '"(1, 2)"'
    publish(server, 1, 2, 3)
    server.asked.clear()
    assert run("watch", "feeds.toml").out.splitlines()[1].endswith("1 new document")
    assert server.paths() == ["/rss", "/n/3"]


def test_a_source_without_validators_gives_no_doubles(run, server: Server, feeds: Write) -> None:
    publish(server, 1, 2, etags=False)
    feeds(FEED)
    run("watch", "feeds.toml")
    server.asked.clear()
    assert run("watch", "feeds.toml").out.splitlines()[1].endswith("nothing new")
    assert (server.paths(), len(held(run))) == (["/rss"], 2)


def test_a_report_in_another_language_is_kept_and_told_as_unread(run, server: Server, feeds: Write) -> None:
    publish(server, 1)
    french = (
        "Le ministre des affaires étrangères du Kenya a reçu mardi l'ambassadeur du Chili, qui lui a remis une copie de"
        " ses lettres de créance. Les deux pays ont établi des relations diplomatiques le 14 février 1965."
    )
    server.replies["/n/1"] = Reply(samples.page(f"<p>{french}</p>", title="Visite du ministre des affaires étrangères"))
    feeds(FEED)
    said = run("watch", "feeds.toml").out.splitlines()[1]
    assert said.endswith("1 new document, 1 not read, being in another language")
    assert [(each["language"], each["statements"]) for each in held(run)] == [("fr", 0)]


def test_a_page_with_links(run, server: Server, feeds: Write) -> None:
    publish(server, 1, 2)
    links = '<a href="/n/1">One</a> <a href="n/2#top">Two</a> <a href="/n/1">Again</a> <a href="/about">About</a>'
    server.replies["/news"] = Reply(f"<html><body>{links}<a href='javascript:n/'>x</a></body></html>".encode())
    feeds(PAGE)
    run("watch", "feeds.toml")
    assert server.paths() == ["/news", "/n/1", "/n/2"]
    assert [each["source"] for each in held(run)] == ["http://mfa.example/n/1", "http://mfa.example/n/2"]


def test_links_are_those_from_the_base_that_a_page_gives(run, server: Server, feeds: Write) -> None:
    publish(server, 1)
    server.replies["/news"] = Reply(b"<html><head><base href='/n/'></head><body><a href='1'>One</a></body></html>")
    feeds(PAGE)
    run("watch", "feeds.toml")
    assert server.paths() == ["/news", "/n/1"]


def test_of_a_feed_only_the_links_that_match_are_followed(run, server: Server, feeds: Write) -> None:
    publish(server, 1, 22)
    feeds(FEED | {"links": "/n/[0-9]$"})
    run("watch", "feeds.toml")
    assert server.paths() == ["/rss", "/n/1"]


def test_an_entry_of_a_feed_that_has_no_page_is_its_own_document(run, server: Server, feeds: Write) -> None:
    entry = "<item><guid isPermaLink='false'>n7</guid><title>Visit</title><description>{}</description></item>"
    bare = "<item><link>http://mfa.example/n/1</link></item>"
    server.replies["/n/1"] = Reply(page(1))
    server.replies["/rss"] = Reply(samples.feed(bare + entry.format("Kenya and Chile signed a treaty on 3 May 2021.")))
    feeds(FEED | {"again": 3})
    assert run("watch", "feeds.toml").out.splitlines()[1].endswith("2 new documents")
    assert [each["document"] for each in held(run)] == ["mfa.example/n/1", "mfa.example/rss/n7"]
    assert run("watch", "feeds.toml").out.splitlines()[1].endswith("nothing new")
    server.replies["/rss"] = Reply(samples.feed(entry.format("Kenya and Chile signed a treaty on 4 May 2021.")))
    assert run("watch", "feeds.toml").out.splitlines()[1].endswith("1 corrected")


def test_a_page_that_the_record_has_under_another_address_is_not_fetched_again(
    run, server: Server, feeds: Write
) -> None:
    publish(server, 1, 2)
    server.replies["/n/2"] = Reply(status=302, headers={"Location": "/n/1"})
    server.replies["/rss"] = Reply(
        samples.feed("".join(samples.item(f"http://mfa.example/n/{n}", "", "") for n in (1, 2)))
    )
    feeds(FEED)
    assert run("watch", "feeds.toml").out.splitlines()[1].endswith("1 new document")
    server.asked.clear()
    assert run("watch", "feeds.toml").out.splitlines()[1].endswith("nothing new")
    assert server.paths() == ["/rss"]


def test_an_archive_that_was_taken_in_by_half_is_asked_for_again(
    run, server: Server, feeds: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    from credence.record import Record

    lines = "".join(json.dumps({"text": f"Kenya and Chile signed treaty {n} in Nairobi."}) + "\n" for n in range(3))
    server.replies["/all.jsonl"] = Reply(lines.encode())
    server.replies["/rss"] = Reply(samples.feed(samples.item("http://mfa.example/all.jsonl", "All", "")))
    feeds(FEED)
    sound, times = Record.add, []

    def interrupted(*given: object, **more: object) -> object:
        times.append(1)
        if len(times) == 2:
            raise KeyboardInterrupt
        return sound(*given, **more)

    monkeypatch.setattr(Record, "add", interrupted)
    assert run("watch", "feeds.toml").status == 130
    assert run("watch", "feeds.toml").out.splitlines()[1].endswith("2 new documents")
    server.asked.clear()
    assert run("watch", "feeds.toml").out.splitlines()[1].endswith("nothing new")
    assert server.paths() == ["/rss"]


def test_a_document_without_a_day_is_asked_again_from_the_day_it_was_taken_in(
    run, server: Server, feeds: Write
) -> None:
    publish(server, 1)
    body = "<p>Kenya and Chile signed a treaty on trade in Nairobi{}.</p>"
    server.replies["/n/1"] = Reply(samples.page(body.format("")))
    feeds(FEED | {"again": 3})
    run("watch", "feeds.toml")
    assert "published" not in held(run)[0]
    server.replies["/n/1"] = Reply(samples.page(body.format(" and in Santiago")))
    assert run("watch", "feeds.toml").out.splitlines()[1].endswith("1 corrected")


def test_what_the_record_refuses_is_told_with_its_reason(
    run, server: Server, feeds: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    from credence.record import Record, RecordError

    def refuse(*given: object, **more: object) -> object:
        raise RecordError("a quote is not in the text")

    publish(server, 1)
    feeds(FEED)
    monkeypatch.setattr(Record, "add", refuse)
    ran = run("watch", "feeds.toml")
    told = "credence: http://mfa.example/rss: http://mfa.example/n/1: a quote is not in the text\n"
    assert (ran.status, ran.err.startswith(told)) == (1, True)
    server.asked.clear()
    run("watch", "feeds.toml")
    assert server.paths() == ["/rss"], "it is left alone for a while"


def located(tag: str, *places: tuple[str, str]) -> bytes:
    entries = "".join(f"<{tag}><loc>{url}</loc><lastmod>{day}</lastmod></{tag}>" for url, day in places)
    root = "urlset" if tag == "url" else "sitemapindex"
    return f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</{root}>'.encode()


def test_a_sitemap_and_an_index_of_sitemaps_newest_first(run, server: Server, feeds: Write) -> None:
    import gzip

    publish(server, 1, 2, 3, 4)
    at = "http://mfa.example"
    server.replies |= {
        "/sitemap.xml": Reply(located("sitemap", (f"{at}/old.xml", "2020-01-01"), (f"{at}/new.xml.gz", "2021-05-01"))),
        "/new.xml.gz": Reply(gzip.compress(located("url", (f"{at}/n/1", "2021-05-01"), (f"{at}/n/2", "2021-05-03")))),
        "/old.xml": Reply(located("url", (f"{at}/n/3", "2020-01-01"), (f"{at}/pictures/4", "2020-01-01"))),
    }
    feeds(SITEMAP | {"links": "/n/"})
    assert run("watch", "feeds.toml").status == 0
    assert server.paths() == ["/sitemap.xml", "/new.xml.gz", "/old.xml", "/n/2", "/n/1", "/n/3"]
    assert len(held(run)) == 3


def test_a_sitemap_that_fails_keeps_none_of_the_others_out(run, server: Server, feeds: Write) -> None:
    publish(server, 1)
    at = "http://mfa.example"
    named = [(f"{at}/{name}.xml", f"2021-05-0{day}") for day, name in ((3, "gone"), (2, "broken"), (1, "sound"))]
    server.replies |= {
        "/sitemap.xml": Reply(located("sitemap", *named), etag='"1"'),
        "/broken.xml": Reply(b"<urlset>"),
        "/sound.xml": Reply(located("url", (f"{at}/n/1", "2021-05-01"))),
    }
    feeds(SITEMAP)
    ran = run("watch", "feeds.toml")
    assert (ran.status, len(held(run))) == (1, 1)
    assert "http://mfa.example/gone.xml: answers with status 404" in ran.err
    assert "http://mfa.example/broken.xml: is no sitemap" in ran.err
    server.asked.clear()
    assert "http://mfa.example/gone.xml: left alone for another" in run("watch", "feeds.toml").err
    assert server.paths() == ["/sitemap.xml", "/sound.xml"]


def test_no_more_than_the_most_in_one_run_and_the_rest_in_the_next(run, server: Server, feeds: Write) -> None:
    publish(server, 1, 2, 3, 4, 5)
    feeds(FEED | {"most": 2})
    said = [run("watch", "feeds.toml").out.splitlines()[1].split("  ")[-1].strip() for _ in range(4)]
    assert said[0] == "2 new documents, 3 left for the next run"
    assert said[1] == "2 new documents, 1 left for the next run"
    assert said[2:] == ["1 new document", "nothing new"]
    assert len(held(run)) == 5


def test_a_corrected_page_becomes_a_corrected_version(run, server: Server, feeds: Write) -> None:
    yesterday, long_ago = date.today() - timedelta(days=1), date.today() - timedelta(days=30)
    publish(server, 1, 2)
    server.replies["/n/1"] = Reply(page(1, day=yesterday), etag='"1"')
    server.replies["/n/2"] = Reply(page(2, day=long_ago), etag='"2"')
    feeds(FEED | {"again": 3})
    run("watch", "feeds.toml")
    server.asked.clear()
    assert run("watch", "feeds.toml").out.splitlines()[1].endswith("nothing new")
    assert server.paths() == ["/rss", "/n/1"]
    assert server.asked[-1].headers["if-none-match"] == '"1"'
    server.replies["/n/1"] = Reply(page(1, "The day was corrected.", yesterday), etag='"1b"')
    assert run("watch", "feeds.toml").out.splitlines()[1].endswith("1 corrected")
    versions = [each for each in held(run) if each["document"] == "mfa.example/n/1"]
    assert [(each["version"], each.get("corrected", False)) for each in versions] == [(1, True), (2, False)]
    assert len(held(run)) == 3


def test_a_failing_source_is_left_alone_twice_as_long_each_time(
    run, server: Server, feeds: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(server, 1)
    server.replies["/rss"] = Reply(status=503, headers={"Retry-After": "100"})
    feeds(FEED, {"feed": "http://other.example/rss"})
    server.replies["other.example/rss"] = Reply(samples.feed(samples.item("http://mfa.example/n/1", "Visit", "Talks.")))
    first = run("watch", "feeds.toml")
    assert first.status == 1
    assert "credence: http://mfa.example/rss: asks to come back later (status 503)\n" in first.err
    assert len(held(run)) == 1
    server.asked.clear()
    assert "http://mfa.example/rss: left alone for another" in run("watch", "feeds.toml").err
    assert "/rss" not in [each.path for each in server.asked if each.host == "mfa.example"]
    state = tmp_path / "feeds.toml.state"
    for wait in (200, 400):
        kept = json.loads(state.read_text())
        kept["waits"]["http://mfa.example/rss"] = 0
        state.write_text(json.dumps(kept))
        run("watch", "feeds.toml")
        until = json.loads(state.read_text())["waits"]["http://mfa.example/rss"]
        import time

        assert wait - 30 < until - time.time() <= wait
    publish(server, 1)
    kept = json.loads(state.read_text())
    kept["waits"] = {}
    state.write_text(json.dumps(kept))
    assert run("watch", "feeds.toml").status == 0
    assert json.loads(state.read_text())["fails"] == {}


def test_a_page_that_fails_keeps_no_other_out_and_is_asked_again_later(
    run, server: Server, feeds: Write, tmp_path: Path
) -> None:
    publish(server, 1, 2, 3)
    server.replies["/n/2"] = Reply(status=500)
    server.replies["/n/3"] = Reply(b"<html><body></body></html>")
    feeds(FEED)
    ran = run("watch", "feeds.toml")
    assert ran.status == 1
    assert "http://mfa.example/n/2: answers with status 500" in ran.err
    assert "http://mfa.example/n/3: is a page without text" in ran.err
    assert len(held(run)) == 1
    server.replies["/n/2"] = Reply(page(2))
    server.asked.clear()
    run("watch", "feeds.toml")
    assert server.paths() == ["/rss"], "both are left alone for a while"
    state = tmp_path / "feeds.toml.state"
    state.write_text(json.dumps(json.loads(state.read_text()) | {"waits": {}}))
    run("watch", "feeds.toml")
    assert len(held(run)) == 2, "though the feed itself has not changed"


def test_what_is_told_has_a_row_for_each_source(run, server: Server, feeds: Write) -> None:
    publish(server, 1)
    feeds(FEED, {"feed": "http://gone.example/nothing"})
    rows = json.loads(run("watch", "feeds.toml", "-f", "json").out)
    assert [row["source"] for row in rows] == ["http://mfa.example/rss", "http://gone.example/nothing"]
    assert (rows[0]["added"], rows[0]["left"], rows[1]["faults"]) == (1, 0, ["answers with status 404"])
    lines = run("watch", "feeds.toml", "-f", "jsonl").out.splitlines()
    assert [json.loads(line)["added"] for line in lines] == [0, 0]
    table = list(csv.reader(io.StringIO(run("watch", "feeds.toml", "-f", "csv").out)))
    assert table[0] == ["source", "added", "corrected", "unread", "statements", "left", "faults"]
    assert len(table) == 3


def test_an_inner_address_in_a_feed_is_not_asked(run, server: Server, feeds: Write) -> None:
    links = ("http://127.0.0.1/x", "http://0x7f.1/", "http://[::1]/", "file:///etc/passwd")
    items = "".join(samples.item(link, "Visit", "Talks.") for link in links)
    server.replies["/rss"] = Reply(samples.feed(items))
    feeds(FEED)
    ran = run("watch", "feeds.toml")
    assert ran.err.count("no address of the public internet") == 3
    assert server.paths() == ["/rss"]
    assert [each["source"].partition("#")[0] for each in held(run)] == ["http://mfa.example/rss"]  # its own words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "names no source"),
        ("x", "is not TOML"),
        ("\xff", "is not TOML"),
        ("[source]\nfeed = 'https://x.example/'", "names no source"),
        ("source = [1]", "source 1: is no table"),
        ("[[source]]\nlinks = 'x'", "source 1: must have one of feed, page, sitemap"),
        ("[[source]]\nfeed = 'https://x.example/'\npage = 'https://x.example/'", "must have one of"),
        ("[[source]]\nfeed = 3", "source 1: feed must be text"),
        ("[[source]]\nfeed = 'file:///etc/passwd'", "source 1: feed: no web address"),
        ("[[source]]\nfeed = 'https://x:y@x.example/'", "with a user or a password"),
        ("[[source]]\npage = 'https://x.example/'", "source 1: a page needs links"),
        ("[[source]]\npage = 'https://x.example/'\nlinks = '('", "links is no regular expression"),
        ("[[source]]\nfeed = 'https://x.example/'\nmost = -1", "most must be a whole number"),
        ("[[source]]\nfeed = 'https://x.example/'\nagain = 'often'", "again must be a whole number"),
        ("[[source]]\nfeed = 'https://x.example/'\nmost = true", "most must be a whole number"),
        ("[[source]]\nfeed = 'https://x.example/'\nevery = 3", "every is not known; known are again, feed"),
        ("[[source]]\nfeed = 'https://x.example/'\n[[source]]\n", "source 2: must have one of"),
        ("a = " + "[" * 5_000, "is not TOML"),
    ],
)
def test_a_faulty_file_of_sources_is_told_in_one_line(text: str, told: str, run, tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_bytes(text.encode("latin-1"))
    ran = run("watch", "feeds.toml")
    assert (ran.status, ran.out, len(ran.err.splitlines())) == (1, "", 1)
    assert ran.err.startswith("credence: feeds.toml") and told in ran.err
    assert not Path("credence.db").exists()


def test_a_missing_file_of_sources_is_told(run) -> None:
    assert run("watch", "none.toml").err == "credence: none.toml: cannot be read: No such file or directory\n"


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"[" * 100_000,
        b'{"answers": 3, "waits": [], "fails": null}',
        b'{"answers": {"http://mfa.example/rss": {"etag": 3, "modified": ["x"]}}, "fails": {"a": -5, "b": "x"}}',
        b'{"answers": {"http://mfa.example/rss": {"etag": "\\u00e9\\r\\nX: y"}}}',
        b'{"waits": {"http://other.example/": Infinity, "http://mfa.example/rss": NaN}}',
        b'{"held": {"http://mfa.example/rss": 3, "http://x.example/": "some day"}}',
        b'{"waits": {"http://mfa.example/rss": -1e308, "http://x.example/": "soon"}}',
    ],
)
def test_a_damaged_state_costs_requests_and_nothing_else(
    damaged: bytes, run, server: Server, feeds: Write, tmp_path: Path
) -> None:
    publish(server, 1)
    feeds(FEED)
    (tmp_path / "feeds.toml.state").write_bytes(damaged)
    ran = run("watch", "feeds.toml")
    assert (ran.status, ran.err) == (0, "credence: 1 document from 1 source added to credence.db\n")
    assert json.loads((tmp_path / "feeds.toml.state").read_text())["answers"]


def test_a_state_that_cannot_be_written_is_told_and_the_documents_are_in(
    run, server: Server, feeds: Write, tmp_path: Path
) -> None:
    publish(server, 1)
    feeds(FEED)
    (tmp_path / "feeds.toml.state").mkdir()
    ran = run("watch", "feeds.toml")
    assert ran.status == 0
    assert "feeds.toml.state: cannot be written" in ran.err.splitlines()[0]
    assert len(held(run)) == 1
    assert not list(tmp_path.glob(".feeds.toml.state*"))
    run("watch", "feeds.toml")
    assert len(held(run)) == 1


def test_stopped_by_hand_the_state_is_kept_and_the_next_run_goes_on(
    run, server: Server, feeds: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(server, 1, 2, 3)
    server.replies["other.example/rss"] = server.replies["/rss"]
    feeds({"feed": "http://other.example/rss"}, FEED)
    from credence.record import Record

    sound, times = Record.add, []

    def interrupted(*given: object, **more: object) -> object:
        times.append(1)
        if len(times) == 2:
            raise KeyboardInterrupt
        return sound(*given, **more)

    monkeypatch.setattr(Record, "add", interrupted)
    ran = run("watch", "feeds.toml")
    assert (ran.status, ran.err) == (130, "credence: stopped\n")
    assert (tmp_path / "feeds.toml.state").exists()
    assert len(held(run)) == 1
    assert run("watch", "feeds.toml").status == 0
    assert [each["document"] for each in held(run)] == [f"mfa.example/n/{n}" for n in (1, 2, 3)]


def ended(server: Server, folder: Path, at: int | None, by: signal.Signals = signal.SIGKILL) -> tuple[int, str]:
    """Run the command as a process, sent a signal as it makes request number `at`; gives exit status and messages."""
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    words = [sys.executable, "-m", "tests.intake.web", str(server.port), "watch", "feeds.toml"]
    process = subprocess.Popen(words, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    made: list[Asked] = []

    def count(asked: Asked) -> None:
        made.append(asked)
        if len(made) == at:
            process.send_signal(by)

    server.on_request = count
    _, said = process.communicate(timeout=60)
    assert b"Traceback" not in said, said
    server.on_request = lambda asked: None
    return process.returncode, said.decode()


def test_a_process_stopped_by_hand_ends_in_one_line_and_keeps_its_state(
    run, server: Server, feeds: Write, tmp_path: Path
) -> None:
    publish(server, 1, 2, 3)
    feeds(FEED)
    assert ended(server, tmp_path, 4, signal.SIGINT) == (130, "credence: stopped\n")
    assert json.loads((tmp_path / "feeds.toml.state").read_text()) == {
        key: {} for key in ("answers", "fails", "waits", "held")
    }
    assert [each["document"] for each in held(run)] == ["mfa.example/n/1"]
    run("watch", "feeds.toml")
    assert len(held(run)) == 3


def test_a_run_that_is_killed_anywhere_goes_on_without_doubles(
    run, server: Server, feeds: Write, tmp_path: Path
) -> None:
    publish(server, 1, 2, 3, 4)
    server.replies["/news"] = Reply(b"<html><body><a href='/n/4'>4</a><a href='/n/5'>5</a></body></html>")
    server.replies["/n/5"] = Reply(page(5))
    feeds(FEED, PAGE)
    for at in (1, 3, 5):  # at robots.txt, at the first page; with one page in, at the next but one
        assert ended(server, tmp_path, at)[0] == -signal.SIGKILL
    assert ended(server, tmp_path, None)[0] == 0
    documents = [each["document"] for each in held(run)]
    assert sorted(documents) == [f"mfa.example/n/{n}" for n in range(1, 6)]
    assert all("version" not in each for each in held(run))
    assert run("doctor").status == 0
    assert run("watch", "feeds.toml").out.count("nothing new") == 2
