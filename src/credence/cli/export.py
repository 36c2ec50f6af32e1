"""`credence export`: what the record's facts rest on, in our own form or in those of other programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from credence.cli.errors import CommandError, tell
from credence.cli.inputs import plural
from credence.cli.listings import opened
from credence.cli.options import DEFAULT_RECORD, KnownAt, On, RecordFile, named
from credence.cli.output import write_pieces
from credence.cli.states import some_states
from credence.model import Document, Statement
from credence.model.visible import escaped

if TYPE_CHECKING:
    from credence.exchange.exports import Export, Material
    from credence.model import Fact
    from credence.record import Record

OWN = "credence"
"""The name of our own form, which `credence import --from jsonl` takes back in."""


def export(
    record: RecordFile = DEFAULT_RECORD,
    to: Annotated[
        str, typer.Option("--to", metavar="FORMAT", help="The form of another program; `--to list` names them all.")
    ] = OWN,
    states: Annotated[
        str | None, typer.Option("--states", metavar="A[,B]", help="Only facts about this State, or between these two.")
    ] = None,
    on: On = None,
    known_at: KnownAt = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file; - is standard output.")
    ] = None,
) -> None:
    """Write what the record holds in the form of another program (docs/codebook.md tells every field).

    Without --to, in our own: each document with its text, and after it its statements, one a line (JSON); of a document
    that was corrected the last version, and no statement that was withdrawn. `credence import --from jsonl` takes it
    back in. Decisions, and when things were learned, go over only with `credence copy`.

    Example: credence export --to ftm --states chile,georgia -o chile-georgia.ftm.json
    """
    if to == "list":
        _list()
    elif to == OWN:
        if states or on:
            raise typer.BadParameter("our own form holds whole documents: leave out --states and --on, or name --to")
        _export_own(record, known_at, output)
    else:
        _export(record, _form(to), states, on, known_at, output)


def _list() -> None:
    from credence.exchange.exports import EXPORTS

    own = "Documents with their texts and statements, our own form, as lines of JSON"
    for name, says in ((OWN, own), *((each.name, each.says) for each in EXPORTS.values())):
        typer.echo(f"{name:15} {says}")


def _form(name: str) -> Export:
    from credence.exchange.exports import EXPORTS

    if name not in EXPORTS:
        raise typer.BadParameter(f"no format is called {name!r}; there are: {', '.join((OWN, *EXPORTS))}")
    return EXPORTS[name]


def _export(
    record: str, form: Export, states: str | None, on: date | None, known_at: date | None, output: Path | None
) -> None:
    codes = some_states(states) if states is not None else ()
    with opened(record) as held:
        material = material_of(held, codes, on, known_at)
        if form.gone:
            material = replace(material, **_past(held, codes, on, known_at))
    try:
        write_pieces(form.write(material), output, binary=form.binary)
    except ImportError as error:
        raise CommandError(f"{form.name} needs {error.name}: pip install 'credence[{form.name}]'") from None
    tell(f"{plural(len(material.facts), 'fact')} of {named(record)} written as {form.name}")


def material_of(held: Record, codes: tuple[str, ...], on: date | None, known_at: date | None) -> Material:
    """The facts about one State, between two, or all, with the documents they quote and their names in words."""
    from credence.exchange.exports import Material

    pair = (codes[0], codes[1]) if len(codes) == 2 else None
    facts = held.ask(pair=pair, states=() if pair else codes, on=on, known_at=known_at)
    wanted = {s.statement.document for fact in facts for s in (*fact.supports, *fact.dissents)}
    documents = {document.id: document for document, _ in held.standing(known_at) if document.id in wanted}
    return Material(facts, documents, held.identities(known_at), _called, on, known_at, held.first_told(known_at))


def _past(held: Record, codes: tuple[str, ...], on: date | None, known_at: date | None) -> dict[str, Any]:
    """What a calendar elsewhere may still show, for `Material`."""
    pair = (codes[0], codes[1]) if len(codes) == 2 else None
    gone = held.gone(pair=pair, states=() if pair else codes, on=on, known_at=known_at)
    return {"gone": gone, "taken": held.taken_back(known_at)}


def _called(fact: Fact) -> str:
    """`Chile, Georgia: Establishment of diplomatic relations`: what a fact is called by itself."""
    from credence.brief.naming import name_of
    from credence.brief.telling import topic_words

    topic = topic_words(fact)
    names = [name for name in map(name_of, fact.states) if name not in topic]
    return f"{', '.join(names)}: {topic}" if names else topic


def _export_own(record: str, known_at: date | None, output: Path | None) -> None:
    counted: Counter[type] = Counter()
    with opened(record) as held:
        write_pieces(_own_lines(held, known_at, counted), output)
    documents, statements = plural(counted[Document], "document"), plural(counted[Statement], "statement")
    tell(f"{documents} with {statements} of {named(record)} printed")


def _own_lines(held: Record, known_at: date | None, counted: Counter[type]) -> Iterator[str]:
    """Each document and statement as a line; counts them."""
    from credence.exchange.imports.lines import document_line

    for document, told in held.standing(known_at):
        counted[Document] += 1
        counted[Statement] += len(told)
        for line in (document_line(document), *(each.to_json() for each in told)):
            yield escaped(json.dumps(line, ensure_ascii=False)) + "\n"
