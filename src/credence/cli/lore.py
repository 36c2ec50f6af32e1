"""`credence lore check`: edited lore in, one line for each problem out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from credence.cli.errors import CommandError, one_line, tell
from credence.cli.inputs import plural

if TYPE_CHECKING:
    from credence.lore.check import Problem

lore = typer.Typer(rich_markup_mode=None, help="Check the knowledge of the trade after editing it.")


@lore.callback()
def _lore() -> None:
    """Check the knowledge of the trade after editing it."""


@lore.command()
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FOLDER]",
            help="A folder with edited files, laid out as lore/data [default: the lore in use].",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Check lore: its files, its names, its phrases and their examples.

    The folder need hold only the files that were edited; the others are taken as they are. Each problem
    is one
    line: file, line, entry, what is wrong, what to do. The exit status is then 1.

    Example: credence lore check my-lore/
    """
    from credence.lore.check import located

    if folder is not None:
        _use(folder)
    problems = 0
    for problem in _problems():
        problems += 1
        sys.stdout.write(f"{one_line(located(problem))}\n")
    if problems:
        tell(f"{plural(problems, 'problem')} in the lore")
        raise typer.Exit(1)
    tell(_summary())


def _use(folder: Path) -> None:
    from credence.lore.files import use_folder

    if not folder.is_dir():
        raise CommandError(f"{folder}: no such folder")
    folder = folder / "data" if (folder / "data").is_dir() else folder
    if not any(folder.rglob("*.yml")):
        raise CommandError(f"{folder}: holds no *.yml files; lay it out as lore/data")
    use_folder(folder)


def _problems() -> Iterator[Problem]:
    """Problems in stages; a stage that needs sound files is not reached before they are."""
    from credence.answers.check import form_problems, question_problems
    from credence.events.check import event_problems
    from credence.lore.check import claim_problems, file_problems
    from credence.reading.tracing.phrase_check import example_problems, phrase_problems

    for stage in (
        (file_problems,),
        (claim_problems, phrase_problems, form_problems),
        (example_problems, event_problems, question_problems),
    ):
        found = [problem for check in stage for problem in check()]
        yield from found
        if found:
            return


def _summary() -> str:
    from credence.answers.check import count_questions
    from credence.events.check import count_examples as count_of_events
    from credence.lore.files import lore_files
    from credence.lore.phrases import phrase_files
    from credence.reading.tracing.phrase_check import count_examples

    phrases = sum(len(entry["phrases"]) for _, entries in phrase_files() for entry in entries)
    files = plural(len(lore_files()), "file")
    examples = count_examples() + count_of_events() + count_questions()
    return f"{files}, {plural(phrases, 'phrase')}, {plural(examples, 'example')}: no problems"
