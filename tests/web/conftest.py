"""What the tests of the application share: a record of the samples, clients, and the application served."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile

import pytest
import uvicorn
from fastapi import FastAPI
from starlette.testclient import TestClient

from credence.cli.main import main
from credence.web.accounts import Accounts
from credence.web.app import create_app
from credence.web.settings import Settings
from credence.web.users import Role

EXAMPLES = Path(__file__).parents[2] / "examples"
TOKEN = "token-of-the-tests"


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of all sample reports, made once; not to be written to."""
    path = tmp_path_factory.mktemp("web") / "samples.db"
    assert main(["add", str(EXAMPLES), "--record", str(path)]) == 0
    return path


@pytest.fixture
def place(samples: Path, tmp_path: Path) -> Path:
    """A copy of the samples, to write to."""
    return Path(copyfile(samples, tmp_path / "samples.db"))


def team(place: Path, folder: Path, *, two_persons: bool = False, **members: Role) -> Settings:
    """The settings of a record that these members share; a server in front names who asks."""
    accounts = str(folder / "accounts.db")
    with Accounts(accounts) as kept:
        for name, role in members.items():
            kept.add(name, role)
    return Settings(
        str(place), accounts=accounts, two_persons=two_persons, proxy_header="x-user", proxies=("testclient",)
    )


@pytest.fixture(scope="session")
def settings(samples: Path) -> Settings:
    """How the samples are served."""
    return Settings(str(samples), token=TOKEN)


@pytest.fixture(scope="session")
def stranger(settings: Settings) -> Iterator[TestClient]:
    """One who has not come in."""
    with TestClient(create_app(settings), base_url="http://127.0.0.1:8021", follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="session")
def reader(settings: Settings) -> Iterator[TestClient]:
    """One who has opened the address with the token."""
    with TestClient(create_app(settings), base_url="http://127.0.0.1:8021") as client:
        assert client.get(f"/?token={TOKEN}").status_code == 200
        yield client


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The address of an application, served by the real server on a port of its own."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="on"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()
