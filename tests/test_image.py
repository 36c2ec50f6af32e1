"""The image and what runs it, read as the programs would that are not here: every file and command named exists."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from credence.cli.main import main

ROOT = Path(__file__).parents[1]


def steps() -> list[tuple[str, str]]:
    """The instructions of the Dockerfile with what they say."""
    lines = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ").splitlines()
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in lines if line and line[0] != "#")]


def composed() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "compose.yml").read_text("utf-8"))
    return loaded


def test_every_file_that_is_copied_is_there_and_is_let_through() -> None:
    let_through = [line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line[0] == "!"]
    copied = [
        source for word, rest in steps() if word == "COPY" and "--from" not in rest for source in rest.split()[:-1]
    ]
    assert copied
    for source in copied:
        assert (ROOT / source).exists(), source
        assert source in let_through
    named = "\n".join(rest for word, rest in steps() if word == "RUN")
    assert all(lock in copied for lock in re.findall(r"--requirement (\S+)", named))


def test_what_runs_has_no_compiler_and_no_rights() -> None:
    words = [word for word, _ in steps()]
    last = steps()[len(words) - 1 - words[::-1].index("FROM") :]
    assert [rest for word, rest in steps() if word == "FROM"] == ["python:3.12-slim AS build", "python:3.12-slim"]
    assert dict(last)["USER"] == "credence"
    assert dict(last)["VOLUME"] == "/record"
    assert not re.search(r"apt|gcc|build-essential|curl|ADD", " ".join(f"{word} {rest}" for word, rest in steps()))


def test_the_image_holds_what_runs_and_what_speaks_to_postgresql() -> None:
    def pinned(name: str) -> set[str]:
        return set(re.findall(r"^\S+==\S+", (ROOT / "requirements" / name).read_text("utf-8"), re.MULTILINE))

    more = pinned("image.lock") - pinned("run.lock")
    assert pinned("run.lock") <= pinned("image.lock")
    assert more <= pinned("dev.lock")
    assert {each.partition("==")[0] for each in more} == {"psycopg", "psycopg-binary"}


def test_the_commands_are_ones_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    told = (ROOT / "docs" / "serving.md").read_text("utf-8")
    runs = [shlex.split(line) for line in re.findall(r"^docker compose run --rm .* web (.*)", told, re.MULTILINE)]
    runs += [shlex.split(line) for line in re.findall(r"^docker compose run --rm web (.*)", told, re.MULTILINE)]
    assert len(runs) >= 2
    for command in (composed()["services"]["web"]["command"], *runs):
        words = [word for word in command[:2] if not word.startswith(("-", "/"))]
        assert main([words[0], *(["add"] if words == ["accounts", "add"] else []), "--help"]) == 0
        shown = capsys.readouterr().out
        assert [option for option in command if option.startswith("--") and option not in shown] == []


def test_the_team_has_a_database_and_no_address_beyond_this_machine() -> None:
    services = composed()["services"]
    assert {service["image"] for service in services.values()} == {"postgres:17-alpine", "credence"}
    web = services["web"]
    assert web["environment"]["CREDENCE_RECORD"].startswith("postgresql://credence@db/")
    assert all(port.startswith("127.0.0.1:") for port in web["ports"])
    kept = {volume.partition(":")[0] for service in services.values() for volume in service["volumes"]}
    assert kept == set(composed()["volumes"])
