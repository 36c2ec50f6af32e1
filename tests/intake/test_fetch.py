"""Addresses fetched from a server of this machine: only from public hosts, politely, and within budgets."""

import gzip
import ipaddress
import shutil
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from credence.intake import IntakeError, Readers
from credence.intake.fetch import Fetcher, FetchError
from credence.intake.fetch.addresses import is_global
from credence.intake.fetched import documents_at
from credence.intake.receiving import id_of_address
from credence.model import Document
from tests.intake import samples
from tests.intake.web import PUBLIC, Asked, Names, Reply, Server, ToServer, blurting, fetcher_to, serving


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        server.replies["/robots.txt"] = Reply(status=404)
        yield server


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    with Readers() as readers:
        yield readers


def refused(fetcher: Fetcher, url: str) -> FetchError:
    with fetcher, pytest.raises(FetchError) as told:
        fetcher.get(url)
    assert "\n" not in str(told.value)
    return told.value


# --- only from public hosts -----------------------------------------------------------------------------------------

INNER = ["127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"]
INNER += ["192.0.0.8", "192.88.99.1", "198.18.0.1", "203.0.113.5", "224.0.0.1", "240.0.0.1", "255.255.255.255"]


def spellings() -> list[str]:
    """Hosts that stand for an address which is none of the public internet, in many spellings."""
    found = []
    for inner in INNER:
        number = int(ipaddress.ip_address(inner))
        a, b, c, d = inner.split(".")
        high, low = f"{number >> 16:x}", f"{number & 0xFFFF:x}"
        found += [inner, f"{inner}.", str(number), hex(number), f"0{number:o}"]
        found += [f"{int(a):#x}.{int(b):#x}.{int(c):#x}.{int(d):#x}", f"0{int(a):o}.{b}.{c}.{d}"]
        found += [f"{a}.{(int(b) << 16) + (int(c) << 8) + int(d)}", f"{a}.{b}.{(int(c) << 8) + int(d)}"]
        found += [f"[::ffff:{inner}]", f"[::ffff:{high}:{low}]", f"[::{inner}]", f"[64:ff9b::{high}:{low}]"]
        found += [f"[64:ff9b:1::{high}:{low}]", f"[2002:{high}:{low}::1]", f"[2001:0:{high}:{low}::1]"]
        found += [f"[::ffff:0:{inner}]"]
    found += ["[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[fe80::1]", "[fe80::1%25lo]", "[fc00::1]", "[fd12:3456::1]"]
    found += ["[fec0::1]", "[ff02::1]", "[100::1]", "[2001:db8::1]", "[3fff::1]", "[5f00::1]", "[4000::1]"]
    found += ["127.1", "127.0.1", "0", "0x7f.1", "0177.1", "0x7f000001", "017700000001", "①②⑦.⓪.⓪.①", "127。0。0。1"]
    found += ["１２７.0.0.1", "localhost", "LOCALHOST", "localhost.", "inner.example", "both.example", "inner6.example"]
    return found


def names() -> Names:
    local = [["127.0.0.1"]]
    return Names(
        {
            "localhost": local,
            "localhost.": local,
            "inner.example": [["10.1.2.3"]],
            "both.example": [[PUBLIC, "127.0.0.1"]],
            "inner6.example": [["::1"]],
            "public.example": [[PUBLIC]],
        }
    )


def test_there_are_two_hundred_spellings() -> None:
    assert len(set(spellings())) >= 200


@pytest.mark.parametrize("host", spellings())
def test_no_connection_is_made_to_an_inner_address(host: str, server: Server) -> None:
    fetcher, connect = fetcher_to(server.port, names())
    refused(fetcher, f"http://{host}/")
    assert connect.meant_for == []
    assert server.asked == []


@pytest.mark.parametrize("host", spellings()[::7])
def test_no_redirect_leads_to_an_inner_address(host: str, server: Server) -> None:
    server.replies["/"] = Reply(status=302, headers={"Location": f"http://{host}/x".encode().decode("latin-1")})
    fetcher, connect = fetcher_to(server.port, names())
    refused(fetcher, "http://public.example/")
    assert {host for host, _ in connect.meant_for} == {PUBLIC}
    assert server.paths() == ["/"]


def test_every_address_of_the_list_is_inner() -> None:
    assert not any(map(is_global, (*INNER, "::1", "not an address", "")))
    assert all(map(is_global, (PUBLIC, "2606:2800:220:1:248:1893:25c8:1946", f"::ffff:{PUBLIC}")))


def test_a_name_that_answers_otherwise_the_second_time_leads_nowhere_else(server: Server) -> None:
    server.replies["/"] = Reply(samples.page(), headers={"Connection": "close"})
    server.replies["/robots.txt"] = Reply(status=404, headers={"Connection": "close"})
    fetcher, connect = fetcher_to(server.port, Names({"turning.example": [[PUBLIC], ["127.0.0.1"]]}))
    told = refused(fetcher, "http://turning.example/")
    assert "is at 127.0.0.1, which is no address of the public internet" in str(told)
    assert connect.meant_for == [(PUBLIC, 80)]


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://user:word@public.example/", "with a user or a password"),
        ("http://public.example@127.0.0.1/", "with a user or a password"),
        ("http://:@public.example/", "with a user or a password"),
        ("http://public.example:22/", "port 22 is none of the web's"),
        ("http://public.example:0/", "port 0 is none of the web's"),
        ("http://public.example:99999/", "no web address"),
        ("http://public.example:x/", "no web address"),
        ("file:///etc/passwd", "must begin with https:// or http://"),
        ("ftp://public.example/", "must begin with https:// or http://"),
        ("gopher://public.example/", "must begin with https:// or http://"),
        ("javascript:alert(1)", "must begin with https:// or http://"),
        ("//public.example/", "must begin with https:// or http://"),
        ("http:///x", "must begin with https:// or http://"),
        ("http://[::1/", "no web address"),
        ("http://public.example/a b", "blanks or backslashes"),
        ("http://public.example\\x/", "blanks or backslashes"),
        ("http://public.example/\x00", "blanks or backslashes"),
        ("http://public.example/\u202ex", "blanks or backslashes"),
        ("http://public.example/" + "x" * 3_000, "too long"),
        ("http://no-such-host.invalid/", "there is no host no-such-host.invalid"),
    ],
)
def test_what_is_no_web_address_is_told(url: str, told: str, server: Server) -> None:
    fetcher, connect = fetcher_to(server.port, names())
    assert told in str(refused(fetcher, url))
    assert connect.meant_for == []


def test_an_odd_port_of_the_web_is_fetched_from(server: Server) -> None:
    server.replies["/"] = Reply(b"x")
    fetcher, connect = fetcher_to(server.port)
    with fetcher:
        assert fetcher.get("http://mfa.example:8080/").raw == b"x"
    assert set(connect.meant_for) == {(PUBLIC, 8080)}


def test_nothing_of_the_environment_leads_around_the_guard(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{server.port}")
    fetcher, connect = fetcher_to(server.port, names())
    refused(fetcher, "http://inner.example/")
    assert connect.meant_for == []
    with Fetcher() as real, pytest.raises(FetchError, match="no address of the public internet"):
        real.get(f"http://127.0.0.1:{server.port}/")
    assert server.asked == []


# --- budgets --------------------------------------------------------------------------------------------------------


def endless() -> Iterator[bytes]:
    while True:
        yield b"x" * 65_536


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Reply(endless()), "is larger than 20 MB"),
        (
            Reply(gzip.compress(bytes(19_000_000)), headers={"Content-Encoding": "gzip"}),
            "unpacks to more than 100 times",
        ),
        (Reply(zlib.compress(bytes(19_000_000)), headers={"Content-Encoding": "deflate"}), "more than 100 times"),
        (
            Reply(gzip.compress(gzip.compress(bytes(9_000_000))), headers={"Content-Encoding": "gzip, gzip"}),
            "not asked",
        ),
        (Reply(b"x", headers={"Content-Encoding": "br"}), "packed in a way that was not asked for (br)"),
        (Reply(b"no gzip", headers={"Content-Encoding": "gzip"}), "is packed unsoundly"),
        *(
            (Reply([packed], headers={"Content-Encoding": coding}), "is packed unsoundly: breaks off before its end")
            for coding, packed in (
                ("gzip", gzip.compress(b"The envoy came.", mtime=0)[:-9]),
                ("gzip", gzip.compress(b"The envoy came.", mtime=0)[:-1]),
                ("gzip", gzip.compress(b"The ", mtime=0) + gzip.compress(b"envoy came.", mtime=0)[:-9]),
                ("deflate", zlib.compress(b"The envoy came.")[:-5]),
                ("deflate", zlib.compress(b"The envoy came.")[:1]),
            )
        ),
        (Reply(b"short", headers={"Content-Length": "500", "Connection": "close"}), "no sound answer"),
        (Reply(b"x", status=500), "answers with status 500"),
        (Reply(b"x", status=404), "answers with status 404"),
        (Reply(b"x", status=204), "answers with status 204"),
        (Reply(status=302), "does not say where to go"),
        (Reply(status=302, headers={"Location": "http://[x"}), "leads to no web address"),
        (Reply(status=302, headers={"Location": "file:///etc/passwd"}), "must begin with https:// or http://"),
        (Reply(status=302, headers={"Location": "/page"}), "redirects more than 5 times"),
    ],
)
def test_an_answer_that_is_none_is_told(reply: Reply, told: str, server: Server) -> None:
    server.replies["/page"] = reply
    assert told in str(refused(fetcher_to(server.port)[0], "http://mfa.example/page"))


@pytest.mark.parametrize("dripping", ["body", "head"])
def test_an_answer_that_drips_in_is_left(dripping: str, server: Server) -> None:
    def drops() -> Iterator[bytes]:
        while True:
            yield b"x"

    if dripping == "body":
        server.replies["/page"] = Reply(drops(), drip=0.05)
    else:

        def slow(asked: Asked) -> Reply:
            time.sleep(8)
            return Reply(b"late")

        server.replies["/page"] = slow
    begun = time.monotonic()
    told = refused(fetcher_to(server.port, longest=0.6)[0], "http://mfa.example/page")
    assert str(told) == "takes longer than 0.6 seconds"
    assert told.later == 60
    assert time.monotonic() - begun < 6


OK = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    "parts",
    [
        [],
        [b"\x00\xff" * 1_000],
        [b"SSH-2.0-x\r\n"],
        [b"<html>no head</html>"],
        [b"HTTP/1.1 99999 \xff\r\n\r\n"],
        [OK, b"Content-Length: -5\r\n\r\nx"],
        [OK, b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nxxxxxx"],
        [OK, b"Transfer-Encoding: chunked\r\n\r\nfffffffffffffffffffff\r\nx"],
        [OK, b"Transfer-Encoding: chunked\r\n\r\n-1\r\nx"],
        [OK, *[b"X-Header: y\r\n" * 1_000] * 100],
        [OK, b"X: " + b"y" * 1_000_000],
        [OK, b"X: \r\n y\x00z\r\n\r\n"],
        [b"HTTP/1.1 100 Continue\r\n\r\n"] * 1_000,
        [b"HTTP/1.1 302 Found\r\nLocation: http://mfa.example/\xff\xfe\r\nContent-Length: 0\r\n\r\n"],
        [b"HTTP/1.1 302 Found\r\nLocation: http://xn--\xff.example/\r\nContent-Length: 0\r\n\r\n"],
    ],
    ids=range(15),
)
def test_what_does_not_speak_http_is_told_in_one_line(parts: list[bytes]) -> None:
    with blurting(lambda: parts) as port:
        refused(fetcher_to(port, longest=5)[0], "http://mfa.example/")


@pytest.mark.parametrize(
    ("coding", "packed"),
    [  # the bytes of a test's name must not depend on the clock
        ("gzip", gzip.compress(b"The envoy came.", mtime=0)),
        ("deflate", zlib.compress(b"The envoy came.")),
        ("deflate", zlib.compress(b"The envoy came.")[2:-4]),
        ("identity", b"The envoy came."),
        ("gzip", gzip.compress(b"The envoy", mtime=0) + gzip.compress(b" came.", mtime=0)),
        ("gzip", gzip.compress(b"The envoy came.", mtime=0) + bytes(9)),
    ],
)
@pytest.mark.parametrize("at_once", [True, False])
def test_a_packed_answer_is_unpacked_however_it_comes(
    coding: str, packed: bytes, at_once: bool, server: Server
) -> None:
    parts = [packed] if at_once else [packed[at : at + 1] for at in range(len(packed))]
    server.replies["/"] = Reply(parts, headers={"Content-Encoding": coding}, drip=0.001)
    with fetcher_to(server.port)[0] as fetcher:
        assert fetcher.get("http://mfa.example/").raw == b"The envoy came."


def test_an_empty_answer_is_unpacked_to_nothing(server: Server) -> None:
    server.replies["/"] = Reply(b"", headers={"Content-Encoding": "gzip"})
    with fetcher_to(server.port)[0] as fetcher:
        assert fetcher.get("http://mfa.example/").raw == b""


def test_a_name_that_takes_too_long_to_resolve_is_left(server: Server) -> None:
    ended = threading.Event()

    class Slow(Names):
        def __call__(self, host: str, port: int) -> list[str]:
            ended.wait(60)
            return super().__call__(host, port)

    told = refused(fetcher_to(server.port, Slow(), longest=0.3)[0], "http://mfa.example/")
    assert (str(told), ended.is_set()) == ("takes longer than 0.3 seconds", False)
    ended.set()


def test_no_cookie_is_sent_back(server: Server) -> None:
    server.replies["/"] = Reply(b"x", headers={"Set-Cookie": "who=me"})
    with fetcher_to(server.port)[0] as fetcher:
        fetcher.get("http://mfa.example/")
        fetcher.get("http://mfa.example/")
    assert not any("cookie" in each.headers for each in server.asked)


# --- politeness -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (Reply(b"User-agent: *\nDisallow: /news"), "does not allow it"),
        (Reply(b"User-agent: Credence\nDisallow: /\n\nUser-agent: *\nAllow: /"), "does not allow it"),
        (Reply(b"User-agent: *\nDisallow: /private"), None),
        (Reply(b"User-agent: Credence\nAllow: /\n\nUser-agent: *\nDisallow: /"), None),
        (Reply(b"\xff\xfe<html>not robots"), None),
        (Reply(status=404), None),
        (Reply(status=403), None),
        (Reply(status=500), "robots.txt cannot be had just now (status 500)"),
        (Reply(status=503), "robots.txt cannot be had just now (status 503)"),
        (Reply(status=429), "robots.txt cannot be had just now (status 429)"),
        (Reply(status=301, headers={"Location": "/rules.txt"}), None),
        (Reply(status=301, headers={"Location": "/robots.txt"}), None),
        (Reply(status=301, headers={"Location": "http://127.0.0.1/robots.txt"}), "no address of the public internet"),
    ],
)
def test_robots_are_obeyed(robots: Reply, allowed: str | None, server: Server) -> None:
    server.replies |= {
        "/robots.txt": robots,
        "/news/1": Reply(b"x"),
        "/rules.txt": Reply(b"User-agent: x\nDisallow: /"),
    }
    fetcher, _ = fetcher_to(server.port)
    if allowed is None:
        with fetcher:
            assert fetcher.get("http://mfa.example/news/1").raw == b"x"
            fetcher.get("http://mfa.example/news/1")
        assert [each.path for each in server.asked].count("/robots.txt") <= 6
    else:
        assert allowed in str(refused(fetcher, "http://mfa.example/news/1"))
        assert "/news/1" not in server.paths()


def test_requests_to_one_host_keep_their_distance(server: Server) -> None:
    slept: list[float] = []
    server.replies |= {"/": Reply(b"x"), "slow.example/robots.txt": Reply(b"User-agent: *\nCrawl-delay: 600")}
    with fetcher_to(server.port, pause=30.0, sleep=slept.append)[0] as fetcher:
        fetcher.get("http://mfa.example/")
        fetcher.get("http://mfa.example/")
        assert all(0 < each <= 30 for each in slept)
        assert len(slept) == 2
        fetcher.get("http://slow.example/")
        assert 30 < slept[-1] <= 60  # no site is waited for longer


@pytest.mark.parametrize(
    ("value", "later"),
    [
        *[("120", 120), (None, 300), ("soon", 300), ("-5", 300), ("²", 300), ("9" * 50, 300), ("999999999", 86_400)],
        *[("Fri, 31 Dec 9999 23:59:59 GMT", 86_400), ("Sat, 01 Jan 2000 00:00:00 GMT", 0), ("99 Foo 99999999", 300)],
    ],
)
def test_a_host_that_asks_to_be_left_alone_says_how_long(value: str | None, later: float, server: Server) -> None:
    server.replies["/"] = Reply(status=429, headers={"Retry-After": value} if value else {})
    told = refused(fetcher_to(server.port)[0], "http://mfa.example/")
    assert str(told) == "asks to come back later (status 429)"
    assert told.later == later


def test_what_has_not_changed_is_not_sent_again(server: Server) -> None:
    server.replies["/"] = Reply(b"x", etag='"1"')
    with fetcher_to(server.port)[0] as fetcher:
        first = fetcher.get("http://mfa.example/")
        second = fetcher.get("http://mfa.example/", first.etag, first.modified)
    assert (first.raw, first.unchanged) == (b"x", False)
    assert (second.raw, second.unchanged) == (b"", True)


def test_what_cannot_be_sent_back_is_not_kept(server: Server) -> None:
    server.replies["/"] = Reply(b"x", headers={"ETag": '"\xe9"', "Last-Modified": "y" * 2_000})
    with fetcher_to(server.port)[0] as fetcher:
        answer = fetcher.get("http://mfa.example/")
    assert (answer.etag, answer.modified) == (None, None)


def test_a_certificate_that_is_not_trusted_is_told_in_one_line(tmp_path: Path) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl to make a certificate with")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    words = f"req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=mfa.example -keyout {key} -out {certificate}"
    made = [openssl, *words.split(), "-addext", "subjectAltName=DNS:mfa.example"]
    subprocess.run(made, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with serving(context) as server:
        server.replies |= {"/robots.txt": Reply(status=404), "/": Reply(b"x")}
        told = refused(fetcher_to(server.port)[0], "https://mfa.example/")
        assert str(told) == "mfa.example cannot be trusted (TLS): self-signed certificate"
        trusting = ssl.create_default_context(cafile=str(certificate))
        told = refused(fetcher_to(server.port, context=trusting)[0], "https://other.example/")
        assert str(told).startswith("other.example cannot be trusted (TLS): Hostname mismatch")
        with fetcher_to(server.port, context=trusting)[0] as fetcher:
            assert fetcher.get("https://mfa.example/").raw == b"x"


def test_a_host_that_takes_no_connection_is_told(server: Server) -> None:
    class Closed(ToServer):
        def connect_tcp(self, host: str, *others: object, **more: object) -> object:  # type: ignore[override]
            import httpcore2

            raise httpcore2.ConnectError("connection refused")

    from credence.intake.fetch.transport import GuardedBackend

    told = refused(Fetcher(GuardedBackend(Names(), Closed(1)), pause=0), "http://mfa.example/")
    assert (str(told), told.later) == ("mfa.example takes no connection: connection refused", 60)


# --- documents by address -------------------------------------------------------------------------------------------

GREEK = "Η Κένυα και η Χιλή συνήψαν διπλωματικές σχέσεις στις 14 Φεβρουαρίου 1965, ανακοίνωσε το υπουργείο."


@pytest.mark.parametrize("charset", ["iso-8859-7", "windows-1253", "utf-8", "utf-16-le", "no-such", "utf-7", None])
def test_a_page_is_read_in_the_charset_that_its_header_names(
    charset: str | None, server: Server, readers: Readers
) -> None:
    sound = charset if charset not in (None, "no-such", "utf-7") else "utf-8"
    kind = f'text/html; charset="{charset}"' if charset else "text/html"
    server.replies["/n"] = Reply(samples.page(f"<p>{GREEK}</p>").decode().encode(sound), kind=kind)
    with fetcher_to(server.port)[0] as fetcher:
        (document,) = documents_at("http://mfa.example/n", fetcher, readers)
    assert isinstance(document, Document)
    assert GREEK in document.text


def test_plain_text_is_read_in_the_charset_that_its_header_names(server: Server, readers: Readers) -> None:
    server.replies["/n.txt"] = Reply("São Tomé".encode("latin-1"), kind="text/plain; charset=ISO-8859-1")
    with fetcher_to(server.port)[0] as fetcher:
        (document,) = documents_at("http://mfa.example/n.txt", fetcher, readers)
    assert isinstance(document, Document)
    assert (document.text, document.id) == ("São Tomé", "mfa.example/n.txt")


@pytest.mark.parametrize("charset", ["ISO-8859-1", "us-ascii", "utf-8", "no-such"])
def test_what_is_utf_8_is_read_as_that_whatever_it_is_called(charset: str, server: Server, readers: Readers) -> None:
    server.replies["/n.txt"] = Reply("São Tomé".encode(), kind=f"text/plain; charset={charset}")
    with fetcher_to(server.port)[0] as fetcher:
        (document,) = documents_at("http://mfa.example/n.txt", fetcher, readers)
    assert isinstance(document, Document)
    assert document.text == "São Tomé"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://mfa.example/n/1", "https://www.mfa.example:443/n/1/#top", True),
        ("http://mfa.example:80/n", "https://mfa.example/n", True),
        ("http://mfa.example/n", "http://mfa.example:8080/n", False),
        ("http://mfa.example:443/n", "http://mfa.example/n", False),
        ("http://mfa.example/n?id=1", "http://mfa.example/n?id=2", False),
        ("http://mfa.example/N", "http://mfa.example/n", False),
    ],
)
def test_different_addresses_name_different_documents(one: str, other: str, same: bool) -> None:
    assert (id_of_address(one) == id_of_address(other)) is same


def test_a_pdf_and_a_feed_by_address(server: Server, readers: Readers) -> None:
    server.replies["/note"] = Reply(samples.pdf([samples.lines(["The envoy came."])]), kind="application/pdf")
    items = samples.item("https://mfa.example/1", "Visit", "Kenya and Chile traded.")
    server.replies["/rss"] = Reply(samples.feed(items), kind="application/rss+xml")
    with fetcher_to(server.port)[0] as fetcher:
        (note,) = documents_at("http://mfa.example/note", fetcher, readers)
        (entry,) = documents_at("http://mfa.example/rss", fetcher, readers)
    assert isinstance(note, Document) and isinstance(entry, Document)
    assert (note.id, note.source, note.text) == ("mfa.example/note", "http://mfa.example/note", "The envoy came.")
    assert (entry.id, entry.text) == ("mfa.example/1", "Visit\n\nKenya and Chile traded.")


def test_an_address_that_gives_nothing_is_told_with_its_name(server: Server, readers: Readers) -> None:
    with fetcher_to(server.port, names())[0] as fetcher:
        for url, told in (
            ("http://mfa.example/gone", "http://mfa.example/gone: answers with status 404"),
            ("http://inner.example/", "http://inner.example/: inner.example is at 10.1.2.3"),
        ):
            (fault,) = documents_at(url, fetcher, readers)
            assert isinstance(fault, IntakeError)
            assert str(fault).startswith(told)
