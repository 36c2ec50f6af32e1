"""In: a brief. Out: the same as Markdown, with numbered notes; nothing from a document can act as markup or
as a link.
"""

from __future__ import annotations

from collections.abc import Iterable

from credence.brief.notewords import (
    chain_words,
    inferred_words,
    published_words,
    quote_words,
    source_words,
    told_words,
    where_words,
)
from credence.brief.phrasebook import table
from credence.brief.pieces import Block, Brief, Note, Remark, Sentence, Subheading, Table, Text, Words
from credence.brief.safe import markdown, markdown_line, web_address


def to_markdown(brief: Brief) -> str:
    """The whole brief, ending in one line break."""
    parts = [f"# {markdown_line(brief.title)}", markdown_line(brief.subtitle)]
    for section in brief.sections:
        parts.append(f"## {section.heading}")
        parts += blocks_text(section.blocks)
    if brief.notes:
        parts += [
            f"## {table('headings')['notes']}",
            "\n".join(map(_short_note if brief.pages else note_text, brief.notes)),
        ]
    return "\n\n".join(parts) + "\n"


def blocks_text(blocks: Iterable[Block]) -> list[str]:
    """Sentences that follow each other stand in one list."""
    parts: list[str] = []
    sentences: list[str] = []
    for block in blocks:
        if isinstance(block, Sentence):
            sentences.append(f"- {_line(block.text)}")
            continue
        parts += ["\n".join(sentences)] * bool(sentences)
        sentences = []
        parts.append(_block(block))
    return parts + ["\n".join(sentences)] * bool(sentences)


def _block(block: Remark | Subheading | Table) -> str:
    if isinstance(block, Table):
        return _table(block)
    return f"### {_line(block.text)}" if isinstance(block, Subheading) else _line(block.text)


def _table(block: Table) -> str:
    marks = ["---:" if index in block.numeric else "---" for index in range(len(block.columns))]
    lines = [" | ".join(block.columns), " | ".join(marks)]
    lines += [" | ".join(_inline(cell) for cell in row.cells) for row in block.rows]
    return "\n".join(f"| {line} |" for line in lines)


def _inline(text: Text) -> str:
    return "".join(markdown(run.text) if isinstance(run, Words) else _marks(run.numbers) for run in text)


def _line(text: Text) -> str:
    """Inline text that begins a line: its first run may not open a heading or a list."""
    first, rest = text[:1], text[1:]
    opening = "".join(markdown_line(run.text) for run in first if isinstance(run, Words))
    return opening + _inline(rest) if opening else _inline(text)


def _marks(numbers: tuple[int, ...]) -> str:
    return " " + "".join(f"\\[{number}\\]" for number in numbers)


def _short_note(note: Note) -> str:
    return f"{note.number}. “{markdown(quote_words(note, True))}” — {markdown(told_words(note, True))}."


def note_text(note: Note) -> str:
    """A note as an item of a numbered list: `1. “quote” Azernews, citing ..., *title*, published ..., document ...`."""
    title = f" (“{markdown(note.title)}”)" if note.title else ""
    parts = [markdown(chain_words(note)) + title, published_words(note), markdown(where_words(note))]
    address = web_address(note.source)
    if address:
        parts.append(f"<{address}>")
    elif source_words(note):
        parts.append(markdown(source_words(note)))
    inferred = inferred_words(note)
    text = f"{note.number}. “{markdown(quote_words(note, False))}” — {', '.join(parts)}."
    return f"{text} {markdown(inferred)}" if inferred else text
