"""The `credence` command: words in; data, one-line messages and an exit status out."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from credence.cli.accounts import accounts
from credence.cli.accrediting import heads, person
from credence.cli.add import add
from credence.cli.ask import ask
from credence.cli.asking import facts, search
from credence.cli.brief import brief
from credence.cli.bulk import bulk
from credence.cli.calendar import calendar
from credence.cli.changes import changes
from credence.cli.check import check
from credence.cli.contacts import contacts
from credence.cli.copies import backup, copy, restore
from credence.cli.diplomatic_list import list_
from credence.cli.doctor import doctor, rebuild
from credence.cli.errors import tell
from credence.cli.events import events
from credence.cli.explain import explain
from credence.cli.export import export
from credence.cli.imports import import_data
from credence.cli.instruments import instruments
from credence.cli.listings import documents, statements
from credence.cli.lore import lore
from credence.cli.mcp import mcp
from credence.cli.missions import missions
from credence.cli.read import read
from credence.cli.relations import relations
from credence.cli.reread import reread
from credence.cli.review import review
from credence.cli.serve import serve
from credence.cli.timeline import timeline
from credence.cli.trade import trade
from credence.cli.watch import watch

app = typer.Typer(
    name="credence",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        import credence

        typer.echo(f"credence {credence.__version__}")
        raise typer.Exit()


@app.callback(invoke_without_command=True)
def credence(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the details of an unexpected error.")] = False,
) -> None:
    """Read diplomatic reporting into cited statements, keep them in a record, and get cited briefs back.

    Data goes to standard output, messages to standard error. Exit status: 0 done, 1 failed, 2 misuse.
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)


_READING = (read, explain, events, add, watch, bulk, reread)
_ASKING = (ask, brief, statements, documents, facts, heads, missions, relations, person, check, search, review)
_FOLLOWING = (timeline, contacts, instruments, calendar, changes, trade, serve, mcp)
_KEEPING = (export, copy, backup, restore, doctor, rebuild)
for _command in (*_READING, *_ASKING, *_FOLLOWING, *_KEEPING):
    app.command()(_command)
app.command("import")(import_data)
app.command("list")(list_)
app.add_typer(lore, name="lore")
app.add_typer(accounts, name="accounts")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line given (or the process's own); gives 0 for done, 1 for failed, 2 for misuse."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _fill_closed_streams()
    _speak_utf8()
    try:
        status = _run(words)
        sys.stdout.flush()
    except BrokenPipeError:
        return _closed()
    except typer.TyperException as error:
        return _misuse(error)
    except Exception as error:
        return _failed(error, "--debug" in words)
    if status == _INTERRUPTED:
        tell("stopped")
    return status


_INTERRUPTED = 130


def _run(words: list[str]) -> int:
    command = typer.main.get_command(app)
    try:
        status = command.main(words, prog_name="credence", standalone_mode=False)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except typer.Abort:
        return _INTERRUPTED
    return status if isinstance(status, int) else 0


def _misuse(error: typer.TyperException) -> int:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "credence"
    message = error.format_message().rstrip(".")
    tell(f"{message} (see {command} --help)")
    return error.exit_code


def _failed(error: Exception, debug: bool) -> int:
    """Tell a known problem in its own words and an unexpected one by its type."""
    if debug:
        traceback.print_exception(error)
    if type(error).__module__.startswith("credence."):
        tell(error)
    elif isinstance(error, OSError) and error.strerror:
        tell(f"{error.filename}: {error.strerror}" if error.filename else f"cannot write: {error.strerror}")
    else:
        hint = "" if debug else "; run it as `credence --debug ...` for the details"
        tell(f"unexpected {type(error).__name__}: {error or 'no message'}{hint}")
    return 1


def _closed() -> int:
    """Whoever read standard output has seen enough: say nothing, and let the exit say nothing either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _fill_closed_streams() -> None:
    """Put an empty stream in the place of one that was closed before the start (`2>&-`)."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115


def _speak_utf8() -> None:
    """Write UTF-8 and bare line feeds whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
