"""In: an explanation. Out: lines for a terminal, each an indent and runs of text with the name of a style."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from credence.brief.explained.view import (
    Explained,
    Made,
    Row,
    Said,
    detail_words,
    found_words,
    numbers_words,
    text_of,
)
from credence.brief.safe import visible
from credence.model import Document
from credence.reading.tracing.trace import Found, Match, Near

INDENT = 2
NEAREST = 3
"""So many of the phrases that nearly matched a sentence are shown, the nearest first."""
_LONGEST = 160
"""A phrase is shown up to so many characters; its rule finds it in the lore."""


class Line(NamedTuple):
    """One line: how many spaces stand before it, and its runs as (text, style).

    Styles: head, text, quiet, type, value, kind, slot, rule, inferred, miss.
    """

    indent: int
    runs: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """The line without its styles."""
        return (" " * self.indent + "".join(text for text, _ in self.runs)).rstrip()


def to_text(explained: Explained, *, short: bool = False) -> str:
    """All lines, plain."""
    return "".join(f"{line.text}\n" for line in lines(explained, short=short))


def lines(explained: Explained, *, short: bool = False) -> Iterator[Line]:
    """The lines in order; an empty one before each sentence. Nothing in them steers a terminal.

    In short: the text and its statements, each with the phrase that made it and what was inferred.
    """
    for line in _lines(explained, short):
        yield Line(line.indent, tuple((visible(text), style) for text, style in line.runs))


def _lines(explained: Explained, short: bool) -> Iterator[Line]:
    yield _line(0, (explained.title, "head"))
    for what, value, origin in explained.frame:
        yield _line(INDENT, (f"{what}: ", "slot"), (value, "value"), (f"  ({origin})" if origin else "", "quiet"))
    for row in explained.rows:
        yield Line(0, ())
        yield from _row_in_short(explained.document, row) if short else _row(explained.document, row)


def _line(indent: int, *runs: tuple[str, str]) -> Line:
    return Line(indent, tuple(run for run in runs if run[0]))


def _sentence(document: Document, row: Row) -> Line:
    return _line(0, (f"[{row.number}] ", "quiet"), (text_of(document, row.seen.start, row.seen.end), "text"))


def _row_in_short(document: Document, row: Row) -> Iterator[Line]:
    yield _sentence(document, row)
    for made in row.made:
        for said in made.new:
            yield from _said(said)
            yield _line(2 * INDENT, ("by ", "slot"), (made.match.rule, "rule"))


def _row(document: Document, row: Row) -> Iterator[Line]:
    yield _sentence(document, row)
    yield _line(INDENT, ("spelling  ", "slot"), (row.seen.spelling, "quiet"))
    for found in row.seen.found:
        yield _found(document, found)
    if row.voice.chain:
        rule = f", {row.voice.rule}" if row.voice.rule else ""
        chain = " citing ".join(row.voice.chain)
        yield _line(INDENT, ("says so   ", "slot"), (chain, "value"), (f"  ({row.voice.origin}{rule})", "quiet"))
    for made in row.made:
        yield from _made(document, made)
    for match in row.unmade:
        yield _unmade(document, match)
    for near in row.near[:NEAREST]:
        yield _near(document, near)
    if (more := len(row.near) - NEAREST) > 0:
        yield _line(INDENT, ("nearly    ", "miss"), (f"{more} more (--format json tells them all)", "quiet"))


def _found(document: Document, found: Found) -> Line:
    details = "; ".join(f"{name} {value}" for name, value in detail_words(found))
    return _line(
        INDENT,
        ("found     ", "slot"),
        (f"{found.type} ", "type"),
        (f"“{text_of(document, found.start, found.end)}”", "text"),
        (f" = {found_words(found)}", "value"),
        (f"  ({details})" if details else "", "quiet"),
    )


def _made(document: Document, made: Made) -> Iterator[Line]:
    match = made.match
    if not made.new:
        again = f"says again what {numbers_words(made.said)} says"
        yield _line(INDENT, ("again     ", "slot"), (match.rule, "rule"), (f"  {again}", "quiet"))
        return
    for said in made.new:
        yield from _said(said)
    quote = text_of(document, match.start, match.end)
    yield _line(2 * INDENT, ("by ", "slot"), (match.rule, "rule"), (f"  {_cut(match.source)}", "quiet"))
    yield _line(2 * INDENT, ("in ", "slot"), (f"“{quote}”", "text"))
    note = _date_note(document, match)
    if note:
        yield _line(2 * INDENT, ("date ", "slot"), (note, "quiet"))


def _said(said: Said) -> Iterator[Line]:
    statement = said.statement
    modality = "" if statement.modality == "asserted" else f" [{statement.modality}]"
    number = f"{said.number}."
    yield _line(INDENT, (f"{number:<4}", "head"), (statement.kind + modality, "kind"), (f"  {said.sentence}", "text"))
    slots = [run for slot, value in said.slots for run in ((f"{slot} ", "slot"), (f"{value}; ", "value"))]
    if slots:
        slots[-1] = (slots[-1][0].removesuffix("; "), "value")
    yield _line(2 * INDENT, *slots)
    for mark in statement.inferred:
        yield _line(2 * INDENT, (f"{mark.slot} inferred", "inferred"), (f" from {mark.source}", "quiet"))


def _cut(phrase: str) -> str:
    return phrase if len(phrase) <= _LONGEST else phrase[: _LONGEST - 2].rstrip() + " …"


def _date_note(document: Document, match: Match) -> str:
    if not match.dated:
        return ""
    note = f", {match.date_note}" if match.date_note else ""
    return f"“{text_of(document, *match.dated)}” = {match.date}{note}"


def _unmade(document: Document, match: Match) -> Line:
    quote = text_of(document, match.start, match.end)
    return _line(
        INDENT,
        ("nothing   ", "miss"),
        (match.rule, "rule"),
        (f" matched “{quote}”: ", "quiet"),
        (match.reason, "miss"),
    )


def _near(document: Document, near: Near) -> Line:
    words = ", ".join(f"“{text_of(document, start, end)}”" for start, end in near.words)
    return _line(
        INDENT,
        ("nearly    ", "miss"),
        (near.rule, "rule"),
        (f" saw {words}: ", "quiet"),
        (near.reason, "miss"),
    )
