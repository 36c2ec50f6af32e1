"""`credence brief`: two States, one, a person, a mission or an organisation in, a cited brief out."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from credence.cli.errors import CommandError
from credence.cli.options import DEFAULT_RECORD, KnownAt, On, RecordFile, existing_record, named, parse_name
from credence.cli.output import form_of, write_bytes, write_text
from credence.cli.states import one_or_two_states, organisation_code, state_code, state_or_organisation, two_states

if TYPE_CHECKING:
    from credence.brief import Brief, Subject


class Form(StrEnum):
    """What a brief is written in."""

    MD = "md"
    HTML = "html"
    JSON = "json"
    DOCX = "docx"
    PDF = "pdf"
    CSL = "csl"
    BIBTEX = "bibtex"


class Length(StrEnum):
    """How long a brief is: so many printed pages at most, or the whole."""

    ONE = "1"
    TWO = "2"
    FULL = "full"


_ENDINGS = {
    ".md": Form.MD,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".json": Form.JSON,
    ".docx": Form.DOCX,
    ".pdf": Form.PDF,
    ".bib": Form.BIBTEX,
}


def brief(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[A [B]]",
            show_default=False,
            help="Two States, or one, by code, name or demonym; or an organisation, by code or name.",
        ),
    ] = None,
    record: RecordFile = DEFAULT_RECORD,
    person: Annotated[
        str | None,
        typer.Option("--person", metavar="NAME", parser=parse_name, help="On a person; a surname alone is enough."),
    ] = None,
    mission: Annotated[bool, typer.Option("--mission", help="On the mission of A in B alone.")] = False,
    organisation: Annotated[
        str | None,
        typer.Option(
            "--organisation", metavar="NAME", parser=parse_name, help="On an organisation, as the record names it."
        ),
    ] = None,
    on: On = None,
    known_at: KnownAt = None,
    pages: Annotated[
        Length, typer.Option("--pages", "-p", help="What matters most, on a printed page or two; or all of it.")
    ] = Length.FULL,
    form: Annotated[
        Form | None,
        typer.Option(
            "--format",
            "-f",
            help="Markdown, a web page, JSON, Word, PDF, or citations of it [default: by --output, else md].",
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead.")
    ] = None,
) -> None:
    """Print a cited brief on two States, on one, on a person, a mission or an organisation.

    Every line of it names the documents that say so, with their words; what the record does not say is said.

    Example: credence brief azerbaijan mexico --on 2022-12-31 --pages 1 --output brief.docx
    """
    subject = _subject(words or [], person, organisation, mission)
    existing_record(record)
    _check_output(output, record)
    form = form or form_of(output, _ENDINGS) or Form.MD
    from credence.brief import FILES, NothingKnownError, PdfError, on_subject, render, shorten, write
    from credence.record import Record

    with Record(record, create=False) as held:
        try:
            found = on_subject(held, subject, on=on, known_at=known_at)
        except NothingKnownError as nothing:
            raise CommandError(f"{named(record)}: {nothing}") from None
    most = None if pages is Length.FULL else int(pages)
    if form in (Form.CSL, Form.BIBTEX):
        write_text(_citations(shorten(found, most) if most else found, form), output)
        return
    if form.value not in FILES:
        write_text(render(found, form.value, most), output)
        return
    try:
        write_bytes(write(found, form.value, most), output)
    except PdfError as error:
        raise CommandError(str(error)) from None


def _subject(words: list[str], person: str | None, organisation: str | None, mission: bool) -> Subject:
    """What the line asks for; misuse where it asks for nothing, or for two things at once."""
    from credence.brief import Subject

    if sum((bool(words), person is not None, organisation is not None)) != 1:
        raise typer.BadParameter("name two states, such as AZE MEX, or one; or give --person, or --organisation")
    if person is not None or organisation is not None:
        if mission:
            raise typer.BadParameter("a mission is of one state in another: --mission USA FRA", param_hint="--mission")
        if person is not None:
            return Subject("person", (person,))
        return Subject("organisation", (organisation_code(organisation or ""),))
    if mission:
        return Subject("mission", _mission(words))
    codes = _states_or_body(words)
    if len(codes) == 2:
        return Subject("pair", codes)
    from credence.lore.states import load_states

    return Subject("state" if codes[0] in load_states() else "organisation", codes)


def _states_or_body(words: list[str]) -> tuple[str, ...]:
    """The codes of two States, or of one; or else of an organisation that the lore knows."""
    try:
        return one_or_two_states(words)
    except typer.BadParameter as no_states:
        try:
            return (state_or_organisation(" ".join(words)),)
        except typer.BadParameter:
            raise no_states from None


def _mission(words: list[str]) -> tuple[str, str]:
    """The sending State, and the receiving State or organisation."""
    if len(words) != 2:
        return two_states(words)
    pair = (state_code(words[0]), state_or_organisation(words[1]))
    if pair[0] == pair[1]:
        raise typer.BadParameter(f"name two states; both words mean {pair[0]}")
    return pair


def _citations(brief: Brief, form: Form) -> str:
    """Citations of the brief and of the documents behind its notes."""
    from credence.exchange.exports.of_brief import CitedBrief, brief_as_bibtex, brief_as_csl
    from credence.model import Document, Publication

    asked = (str(brief.on or ""), str(brief.known_at or ""), str(brief.pages or ""))
    cited = CitedBrief((brief.subject.sort, *brief.subject.of, *asked), brief.title, brief.subtitle, brief.day)
    documents = {
        note.document: Document(
            note.document, "", Publication(note.published, outlet=note.outlet, title=note.title), note.source
        )
        for note in brief.notes
    }
    write = brief_as_csl if form is Form.CSL else brief_as_bibtex
    return write(cited, list(documents.values()))


def _check_output(output: Path | None, record: str) -> None:
    """Refuse to write the brief over the record it is made from."""
    if output and output.exists() and Path(record).exists() and output.samefile(record):
        raise CommandError(f"{output}: is the record; name another file for the brief")
