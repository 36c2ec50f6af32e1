"""The README is true: its commands run, and print what it says they print."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[2]
README = (HOME / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def steps() -> Iterator[tuple[str, list[str]]]:
    """Each command of the README's consoles with the lines shown under it, in order."""
    for block in blocks("console"):
        command, shown = "", list[str]()
        for line in block.splitlines():
            if line.startswith("$ "):
                if command:
                    yield command, shown
                command, shown = line[2:], []
            else:
                shown.append(line)
        yield command, shown


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("readme")
    (here / "examples").symlink_to(HOME / "examples")
    return here


def run(words: list[str], folder: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if k != "CREDENCE_RECORD"} | {"COLUMNS": "200"}
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def matches(shown: list[str], printed: list[str]) -> bool:
    """Whether the lines shown are those printed; "..." stands for any lines, "…" for anything within one."""
    pattern = "".join("(?:.*\n)*?" if line == "..." else re.escape(line).replace("…", ".*") + "\n" for line in shown)
    return re.fullmatch(pattern, "".join(line + "\n" for line in printed)) is not None


def test_every_console_prints_what_the_readme_shows(folder: Path) -> None:
    for command, shown in steps():
        words = shlex.split(command)
        assert words[0] == "credence"
        printed = run(["-m", "credence.cli.main", *words[1:]], folder).splitlines()
        assert matches(shown, [line.rstrip() for line in printed]), "\n".join([command, *printed[:60]])


def test_the_python_of_the_readme_runs(folder: Path) -> None:
    for block in blocks("python"):
        assert run(["-c", block], folder).startswith("# Jordan and Mongolia")


def test_every_command_is_in_the_readme() -> None:
    listed = run(["-m", "credence.cli.main", "--help"], HOME).partition("Commands:")[2]
    for line in listed.strip().splitlines():
        if line.startswith("  ") and not line.startswith("   "):
            assert f"credence {line.split()[0]}" in README


def test_files_the_readme_names_are_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (HOME / target).exists(), target
