"""The program as a process: quick help, quiet pipes, no traceback unless asked for."""

import os
import signal
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
import typer

from credence.cli import main as program

COMMANDS = (
    *("read", "add", "brief", "statements", "documents", "copy", "backup", "restore", "doctor", "rebuild", "reread"),
)
PROGRAM = [sys.executable, "-m", "credence.cli.main"]


def process(*words: str, **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *words], capture_output=True, text=True, check=False, **more)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_has_help(run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.status == 0
    assert "Example: credence" in ran.out
    shown = typer.main.get_command(program.app).commands[command]  # type: ignore[attr-defined]
    assert all(getattr(parameter, "help", "") for parameter in shown.params)


def test_help_lists_every_command_and_loads_nothing_heavy() -> None:
    script = (
        "import sys; from credence.cli.main import main; main(['--help']);"
        "heavy = {'sqlalchemy', 'alembic', 'jinja2', 'yaml', 'rich', 'ahocorasick_rs'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert out.endswith("[]\n")
    assert all(f"\n  {command} " in out for command in COMMANDS)


def test_without_a_command_the_help_is_shown_as_misuse() -> None:
    ran = process()
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("Usage: credence")


def test_the_version_is_the_packages() -> None:
    assert process("--version").stdout == f"credence {metadata.version('credence')}\n"


def test_completion_can_be_shown() -> None:
    ran = process(
        "--show-completion",
        env=os.environ | {"SHELL": "/bin/bash", "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"},
    )
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("form", ["jsonl", "table"])
def test_a_reader_that_has_seen_enough_hears_nothing(report: Path, tmp_path: Path, form: str) -> None:
    files = [str(report)] * 20
    reading = subprocess.Popen(
        [*PROGRAM, "read", "--format", form, *files], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert reading.stdout and reading.stderr
    reading.stdout.readline()
    reading.stdout.close()
    told = reading.stderr.read()
    reading.wait(10)
    reading.stderr.close()
    assert told == b""


def test_output_is_utf8_in_any_locale(report: Path) -> None:
    plain = subprocess.run([*PROGRAM, "read", "-f", "jsonl", str(report)], capture_output=True, check=True).stdout
    other = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "TZ": "Asia/Tokyo"}
    ran = subprocess.run([*PROGRAM, "read", "-f", "jsonl", str(report)], capture_output=True, env=other)
    assert ran.stdout == plain


def test_an_interruption_is_one_line_and_status_130(report: Path) -> None:
    waiting = subprocess.Popen(
        [*PROGRAM, "read", "-f", "jsonl", str(report), "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    assert waiting.stdout
    waiting.stdout.readline()
    waiting.send_signal(signal.SIGINT)
    _, told = waiting.communicate(timeout=10)
    assert (waiting.returncode, told) == (130, b"credence: stopped\n")


def test_streams_closed_before_the_start_are_as_if_empty(report: Path) -> None:
    def shell(line: str) -> subprocess.CompletedProcess[str]:
        words = ["sh", "-c", f'exec "$0" -m credence.cli.main {line}', sys.executable, str(report)]
        return subprocess.run(words, capture_output=True, text=True, check=False)

    ran = shell("read - <&-")
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", "credence: stdin: is empty\n")
    assert shell("read missing.txt 2>&-").stdout == ""
    ran = shell('read "$1" >&-')
    assert (ran.returncode, ran.stdout) == (0, "")
    assert ran.stderr.startswith("credence: ")


def test_an_unexpected_error_is_one_line_without_debug(run, monkeypatch: pytest.MonkeyPatch, report: Path) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division\nby zero")

    monkeypatch.setattr("credence.intake.documents_of_file", fail)
    ran = run("read", report)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == (
        "credence: unexpected ZeroDivisionError: division by zero; run it as `credence --debug ...` for the details\n"
    )


def test_debug_shows_where_it_came_from(
    monkeypatch: pytest.MonkeyPatch, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("credence.intake.documents_of_file", fail)
    assert program.main(["--debug", "read", str(report)]) == 1
    assert "Traceback" in capsys.readouterr().err
