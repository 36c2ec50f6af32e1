"""What the tests of the application share: a record of the samples, and browsers of two kinds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from credence.cli.main import main
from credence.web.app import create_app
from credence.web.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "examples"
TOKEN = "token-of-the-tests"


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of all sample reports, made once; not to be written to."""
    path = tmp_path_factory.mktemp("web") / "samples.db"
    assert main(["add", str(EXAMPLES), "--record", str(path)]) == 0
    return path


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
