"""How fast the application answers in the browser, of a large record, beside a bare server that says one word.

Server and clients are processes of their own. Clients keep their connections and ask again once they
are answered.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path

from benchmarks.measure import Row
from benchmarks.mill import EACH, reports, states
from credence.record import Record

CONNECTIONS, CLIENTS, SECONDS = 16, 2, 8.0
_AT_ONCE = f"{CONNECTIONS} connections"
PAIRS, COLD = 12, 40
"""How many pairs of States are asked for again and again; how many questions are put that nobody put before."""
_BARE = """
import sys
import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

app = Starlette(routes=[Route("/", lambda request: PlainTextResponse("hello"))])
uvicorn.run(app, port=int(sys.argv[1]), log_level="warning", access_log=False)
"""


def rows(statements: int, record: Path | None = None) -> list[Row]:
    """Serve a record of so many statements, made for it where none is given, and ask."""
    with tempfile.TemporaryDirectory() as folder:
        path = record or _filled(Path(folder) / "bench.db", statements)
        chance, codes = random.Random(7), states()[:60]
        pairs = ["/".join(("/pairs", *chance.sample(codes, 2))) for _ in range(PAIRS)]
        with _serving([sys.executable, "-c", _BARE]) as (port, _, server):
            bare = _pressed(port, ["/"], "", server)
        command = [sys.executable, "-m", "credence.cli.main", "serve", "--record", str(path), "--port"]
        with _serving(command) as (port, cookie, server):
            first = _in_turn(port, pairs, cookie, server)
            warm = _pressed(port, pairs, cookie, server)
            _in_turn(port, ["/search.json?q=Chile", _dated(chance, codes)], cookie, server)  # the first loads the lore
            dated = _in_turn(port, [_dated(chance, codes) for _ in range(COLD)], cookie, server)
            sought = _in_turn(port, [_sought(chance) for _ in range(COLD)], cookie, server)
            paint = _first_paint(port, cookie, pairs[0])
    return [
        Row(f"a word from bare Starlette, {_AT_ONCE}", *bare),
        Row(f"the page of two States, {_AT_ONCE}", *warm, "1,000/s, p99 at most 40 ms"),
        Row("the same, for the first time, one by one", *first),
        Row("facts of two States by two dates", *dated, "p99 at most 150 ms"),
        Row("words, as known on a day", *sought, "p99 at most 150 ms"),
        Row("first paint of the page of two States", paint, "", "under 1,000 ms"),
    ]


def _filled(path: Path, statements: int) -> Path:
    with Record(path) as record:
        record.add_many(reports(max(1, statements // EACH)), maker="bench/1", batch=500)
    return path


def _dated(chance: random.Random, codes: Sequence[str]) -> str:
    """Facts of two States on a day, as known on another."""
    one, other = chance.sample(list(codes), 2)
    day = date(1960, 1, 1) + timedelta(chance.randrange(20_000))
    return f"/api/facts.json?a={one}&b={other}&on={day}&known_at={date.today() + timedelta(chance.randrange(1, 9_000))}"


def _sought(chance: random.Random) -> str:
    known = date.today() + timedelta(chance.randrange(1, 9_000))
    return f"/search.json?q=meeting+{chance.randrange(EACH)}+visit&known_at={known}"


@contextmanager
def _serving(command: Sequence[str]) -> Iterator[tuple[int, str, int]]:
    """A server of this command, which ends in the port: where it listens, the cookie that opens it, its number."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    with subprocess.Popen(
        [*command, str(port)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        try:
            while not _listens(port):
                if server.poll() is not None:
                    raise RuntimeError(f"{command[1]} ended with {server.returncode}")
                time.sleep(0.05)
            token = "" if command[1] == "-c" or server.stdout is None else server.stdout.readline().strip()
            yield port, f"credence-{port}={token.partition('token=')[2]}", server.pid
        finally:
            server.terminate()


def _listens(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0


def _pressed(port: int, paths: Sequence[str], cookie: str, server: int) -> tuple[str, str]:
    """Answers a second and how late the last in a hundred was; answers a second of the server's processor."""
    before = _processor(server)
    with ProcessPoolExecutor(CLIENTS, get_context("spawn")) as clients:
        told = [clients.submit(_client, port, list(paths), cookie, SECONDS, number) for number in range(CLIENTS)]
        took = sorted(each for client in told for each in client.result())
    spent = _processor(server) - before
    late = 1000 * took[int(0.99 * len(took))]
    return f"{len(took) / SECONDS:,.0f}/s, p99 {late:,.0f} ms", f"{len(took) / spent:,.0f} a second of processor"


def _processor(process: int) -> float:
    """The processor seconds that a process has taken (Linux)."""
    times = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")


def _client(port: int, paths: list[str], cookie: str, seconds: float, number: int) -> list[float]:
    async def all_of_them() -> list[float]:
        until = time.perf_counter() + seconds
        asking = [_ask(port, paths, cookie, until, number * 100 + each) for each in range(CONNECTIONS // CLIENTS)]
        return [took for told in await asyncio.gather(*asking) for took in told]

    return asyncio.run(all_of_them())


async def _ask(port: int, paths: list[str], cookie: str, until: float, seed: int) -> list[float]:
    chance, took = random.Random(seed), []
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 22)
    while (start := time.perf_counter()) < until:
        await _get(reader, writer, chance.choice(paths), cookie)
        took.append(time.perf_counter() - start)
    writer.close()
    return took


def _in_turn(port: int, paths: Sequence[str], cookie: str, server: int) -> tuple[str, str]:
    """How late the last in a hundred was of those asked for one after the other, and the median; of the processor."""
    before = _processor(server)
    took = sorted(asyncio.run(_once(port, paths, cookie)))
    spent = 1000 * (_processor(server) - before) / len(took)
    middle, late = (1000 * took[int(share * len(took))] for share in (0.5, 0.99))
    return f"median {middle:,.0f} ms, p99 {late:,.0f} ms", f"{spent:,.0f} ms of processor"


async def _once(port: int, paths: Sequence[str], cookie: str) -> list[float]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 22)
    took = []
    for path in paths:
        start = time.perf_counter()
        await _get(reader, writer, path, cookie)
        took.append(time.perf_counter() - start)
    writer.close()
    return took


async def _get(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str, cookie: str) -> int:
    """One request; gives the size of the answer, which must be one of those that a page has."""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    size = int(head.partition("content-length: ")[2].partition("\r\n")[0])
    await reader.readexactly(size)
    if head.split(None, 2)[1] not in ("200", "404"):
        raise RuntimeError(f"{path}: {head.partition(chr(13))[0]}")
    return size


def _first_paint(port: int, cookie: str, path: str) -> str:
    """Milliseconds from asking to the first contents on the screen of Chromium, the median of nine."""
    where = shutil.which("chromium") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return "not measured: no Playwright"
    if where is None:
        return "not measured: no Chromium"
    name, _, value = cookie.partition("=")
    address, painted = f"http://127.0.0.1:{port}", []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=where, args=["--no-sandbox"])
        for _ in range(9):
            context = browser.new_context()
            context.add_cookies([{"name": name, "value": value, "url": address}])
            page = context.new_page()
            page.goto(address + path)
            painted.append(page.evaluate(_PAINT))
            context.close()
        browser.close()
    return f"{sorted(painted)[4]:,.0f} ms"


_PAINT = """() => new Promise(done => new PerformanceObserver(list => {
  const seen = list.getEntries().find(each => each.name === "first-contentful-paint");
  if (seen) done(seen.startTime);
}).observe({type: "paint", buffered: true}))"""
