"""The pages of docs/ are true: commands have the options shown, consoles print so, Python runs, links lead."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from click import Command, Group

from credence.cli.main import app
from tests.cli.conftest import Run
from tests.cli.test_readme import HOME, README, matches

PAGES = {page.name: page.read_text(encoding="utf-8") for page in sorted((HOME / "docs").glob("*.md"))}
ANSWERED_IN = ("asking.md", "protocol.md")
"""Pages whose consoles ask a record of the examples; those of other pages have tests beside what they tell of."""


def commands(page: str) -> Iterator[str]:
    """Every command of `credence` on the page, in blocks and in running text, without what stands around it."""
    joined = page.replace("\\\n", " ")
    for block in re.findall(r"```(?:console)?\n(.*?)```", joined, re.DOTALL):
        for line in block.splitlines():
            yield from (
                part.strip(" $") for part in re.split(r"\s[|;]\s|\s#", line) if part.strip(" $")[:9] == "credence "
            )
    for span in re.findall(r"`(credence [^`]+)`", re.sub(r"```.*?```", "", joined, flags=re.DOTALL)):
        yield from (part.strip() for part in span.split(";"))


def consoles(page: str) -> Iterator[tuple[str, list[str]]]:
    """Each command of the page's consoles with the lines shown under it."""
    for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL):
        command, *shown = block.splitlines()
        yield command.removeprefix("$ "), shown


@pytest.mark.parametrize("name", ["README.md", *PAGES])
def test_every_command_shown_is_there_with_the_options_shown(name: str) -> None:
    for command in commands(PAGES.get(name, README)):
        found, words = _found(shlex.split(command)[1:])
        known = {option for parameter in found.params for option in (*parameter.opts, *parameter.secondary_opts)}
        shown = {word.partition("=")[0].rstrip(",.") for word in words if re.match(r"--?[a-z]", word)}
        assert shown <= known | {"--help"}, command


def _found(words: list[str]) -> tuple[Command, list[str]]:
    """The command that the words name, and the words behind its name."""
    found: Command = typer.main.get_command(app)  # type: ignore[assignment]
    while hasattr(found, "commands") and words and re.fullmatch("[a-z]+", words[0]):
        commands: Group = found  # type: ignore[assignment]
        assert words[0] in commands.commands, words
        found, words = commands.commands[words[0]], words[1:]
    return found, words


@pytest.mark.parametrize("name", ANSWERED_IN)
def test_consoles_print_what_is_shown(name: str, run: Run, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CREDENCE_RECORD", str(record))
    for command, shown in consoles(PAGES[name]):
        asked, _, cut = command.partition(" | cut -c 1-")
        ran = run(*shlex.split(asked)[1:])
        printed = [line[: int(cut)] if cut else line for line in ran.out.splitlines()]
        assert ran.status == 0
        assert matches(shown, [line.rstrip() for line in printed]), "\n".join([command, *printed])


@pytest.mark.parametrize("name", [name for name, page in PAGES.items() if "```python\n" in page])
def test_the_python_shown_runs(name: str, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for block in re.findall(r"```python\n(.*?)```", PAGES[name], re.DOTALL):
        for record in re.findall(r'Record\("([^"]+)"\)', block):
            shutil.copy(samples, tmp_path / record)
        exec(compile(block, name, "exec"), {})


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_to_files_that_are_there(name: str) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)", PAGES[name]):
        assert (HOME / "docs" / target).exists(), target
