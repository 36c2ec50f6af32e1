"""In: an answer. Out: the same as text for a terminal, as Markdown, or as JSON with these keys:

    question, status      the question; answered, silent or not-understood
    kind, means           the name of its form and how it was understood; why not, where it was not understood
    on, known_at          ISO dates or times or null
    blocks[], nearby[]    as in a brief: the answer, and what is on record beside it
    notes[]               as in a brief: number, quote, document, start, end, outlet, published ...
    facts[]               id, kind, says, status, modality, statements[] (ids): what the notes stand for
    instead[]             questions that could be asked

Quotes and names come from documents and are hostile input: text and Markdown show them and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from credence.answers.enquiry import say
from credence.answers.pieces import NOT_UNDERSTOOD, Answer
from credence.brief.jsonout import block_dict, note_dict
from credence.brief.markdown import blocks_text, note_text
from credence.brief.notewords import chain_words, inferred_words, published_words, quote_words, where_words
from credence.brief.phrasebook import table
from credence.brief.pieces import Block, Cite, Note, Table, Text, foreign, plain
from credence.brief.safe import markdown_line, visible
from credence.brief.telling import fact_words
from credence.brief.wording import day_words, moment_words
from credence.model import Fact


def render(answer: Answer, form: str) -> str:
    """The answer as `text`, `md` or `json`, ending in one line break; raises ValueError naming these for another."""
    if form not in FORMATS:
        raise ValueError(f"an answer is written as {', '.join(FORMATS)}, not as {form!r}")
    return FORMATS[form](answer)


def heading(answer: Answer) -> str:
    """`Understood as: ambassador of Mexico in Azerbaijan, in 2015 (as known at 3 March 2024).`"""
    if answer.status == NOT_UNDERSTOOD:
        return plain(say("not_understood", why=foreign(answer.means)))
    asked = []
    if answer.on:
        asked.append(plain(say("as_of", day=day_words(answer.on))))
    if answer.known_at:
        asked.append(plain(say("as_known", moment=moment_words(answer.known_at))))
    return plain(say("asked", means=foreign(answer.means))) + (f" ({', '.join(asked)})" if asked else "")


def to_text(answer: Answer) -> str:
    """The answer for a terminal: how it was understood, the answer, what is nearby, the notes."""
    parts = [visible(heading(answer)), *_paragraphs(answer.blocks)]
    if answer.nearby:
        parts += [plain(say("nearby")), *_paragraphs(answer.nearby)]
    if answer.instead:
        parts.append("\n".join([plain(say("instead")), *(f"  {visible(each)}" for each in answer.instead)]))
    if answer.notes:
        parts.append("\n".join(map(_note, answer.notes)))
    return "\n\n".join(parts) + "\n"


def _paragraphs(blocks: Sequence[Block]) -> Iterator[str]:
    if blocks:
        yield "\n".join(plain_lines(blocks))


def plain_lines(blocks: Sequence[Block]) -> list[str]:
    """Sentences, and rows of tables in columns, a line each, with note numbers in square brackets."""
    return [line for block in blocks for line in _lines(block)]


def _lines(block: Block) -> Iterator[str]:
    if not isinstance(block, Table):
        yield _line(block.text)
        return
    rows = [list(block.columns), *([_line(cell) for cell in row.cells] for row in block.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _line(text: Text) -> str:
    """The text with its note numbers: `Chile recognised Georgia in December 1991. [1][2]`"""
    return "".join(
        " " + "".join(f"[{number}]" for number in run.numbers) if isinstance(run, Cite) else visible(run.text)
        for run in text
    )


def _note(note: Note) -> str:
    told = (
        f"[{note.number}] “{visible(quote_words(note, False))}” — {visible(chain_words(note))}, {published_words(note)}"
    )
    inferred = inferred_words(note)
    return f"{told}, {visible(where_words(note))}." + (f" {visible(inferred)}" if inferred else "")


def to_markdown(answer: Answer) -> str:
    """The answer as Markdown; nothing from a document can act as markup or as a link."""
    parts = [f"# {markdown_line(answer.question)}", markdown_line(heading(answer)), *blocks_text(answer.blocks)]
    if answer.nearby:
        parts += [plain(say("nearby")), *blocks_text(answer.nearby)]
    if answer.instead:
        parts += [plain(say("instead")), "\n".join(f"- {markdown_line(each)}" for each in answer.instead)]
    if answer.notes:
        parts += [f"## {table('headings')['notes']}", "\n".join(note_text(note) for note in answer.notes)]
    return "\n\n".join(part for part in parts if part) + "\n"


def to_json(answer: Answer) -> str:
    """The answer as indented JSON in ASCII."""
    return json.dumps(as_dict(answer), indent=2) + "\n"


def as_dict(answer: Answer) -> dict[str, Any]:
    """The answer as plain Python values, by the keys listed above."""
    return {
        "question": answer.question,
        "status": answer.status,
        "kind": answer.kind,
        "means": answer.means,
        "on": answer.on.isoformat() if answer.on else None,
        "known_at": answer.known_at.isoformat() if answer.known_at else None,
        "blocks": [block_dict(block) for block in answer.blocks],
        "nearby": [block_dict(block) for block in answer.nearby],
        "notes": [note_dict(note) for note in answer.notes],
        "facts": [fact_line(fact, name) for fact, name in zip(answer.facts, answer.ids, strict=True)],
        "instead": list(answer.instead),
    }


def fact_line(fact: Fact, name: str) -> dict[str, Any]:
    """A fact by its id, and the ids of the statements behind it, by the keys listed above."""
    return {
        "id": name,
        "kind": fact.kind,
        "says": fact_words(fact),
        "status": fact.status,
        "modality": str(fact.modality),
        "statements": [support.statement_id for support in fact.supports],
    }


FORMATS: Mapping[str, Callable[[Answer], str]] = {"text": to_text, "md": to_markdown, "json": to_json}
