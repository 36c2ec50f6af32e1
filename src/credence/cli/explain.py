"""`credence explain`: one document in, how each of its statements came about out."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from credence.cli.errors import CommandError, tell
from credence.cli.inputs import Inputs
from credence.cli.options import Outlet, Published
from credence.cli.output import form_of, write_text

if TYPE_CHECKING:
    from credence.brief.explained import Explained


class Form(StrEnum):
    """What an explanation is written in."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"


_ENDINGS = {".txt": Form.TEXT, ".html": Form.HTML, ".htm": Form.HTML, ".json": Form.JSON}


def explain(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="One file or address, or - for standard input.")],
    form: Annotated[
        Form | None,
        typer.Option("--format", "-f", help="Text, a web page, or JSON [default: by --output, else text]."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead.")
    ] = None,
    short: Annotated[
        bool, typer.Option("--short", help="As text, only the sentences and their statements, each with its phrase.")
    ] = False,
    published: Published = None,
    outlet: Outlet = None,
) -> None:
    """Show sentence by sentence how a document is read.

    What was found, which phrase made each statement, what was inferred, and what nearly matched (as text the nearest
    three; the page and JSON have all).

    Example: credence explain report.txt --output report.html
    """
    path, *others = paths
    if others:
        raise typer.BadParameter(
            f"one document at a time; name {path} alone, then {', '.join(others)}", param_hint="PATH"
        )
    form = form or form_of(output, _ENDINGS) or Form.TEXT
    if short and form is not Form.TEXT:
        raise typer.BadParameter(f"is of text; leave it out for {form}", param_hint="--short")
    explained = _explained(path, Inputs([path], published, outlet, any_language=True), output)
    if form is Form.TEXT and output is None and _coloured():
        _print(explained, short)
    else:
        write_text(_rendered(explained, form, short), output)


def _explained(path: str, inputs: Inputs, output: Path | None) -> Explained:
    if path not in ("", "-") and Path(path).is_dir():
        raise CommandError(f"{path}: is a folder; name one document in it")
    if output and output.exists() and path != "-" and Path(path).exists() and output.samefile(path):
        raise CommandError(f"{output}: is the document; name another file for the explanation")
    document = next(inputs.documents(), None)
    if document is None:
        raise typer.Exit(1)
    from credence.brief.explained import explain as explained
    from credence.intake import is_english
    from credence.reading import Trace, read

    if not is_english(document.publication.language):
        tell(f"{document.source}: not English, left unread")
    trace = Trace()
    read(document, trace)
    return explained(document, trace)


def _rendered(explained: Explained, form: Form, short: bool) -> str:
    from credence.brief.explained import to_html, to_json, to_text

    if form is Form.TEXT:
        return to_text(explained, short=short)
    return to_html(explained) if form is Form.HTML else to_json(explained)


def _coloured() -> bool:
    """Whether standard output is a terminal whose user has not asked for plain text (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


_STYLES = {
    "head": "bold",
    "text": "",
    "quiet": "dim",
    "type": "cyan",
    "value": "green",
    "kind": "bold blue",
    "slot": "dim",
    "rule": "magenta",
    "inferred": "yellow",
    "miss": "yellow",
}


def _print(explained: Explained, short: bool) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    from credence.brief.explained import lines

    console = Console(file=sys.stdout, highlight=False)
    for line in lines(explained, short=short):
        text = Text()
        for words, style in line.runs:
            text.append(words, _STYLES[style])
        console.print(Padding(text, (0, 0, 0, line.indent)))
