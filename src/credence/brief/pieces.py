"""The parts of a brief as it is built and before it is written out: words, notes, sentences, tables,
sections.

Brief
  Section ...          heading
    Sentence           words with note numbers
    Remark             what is said of the record itself; needs no note
    Subheading
    Table -> Row -> cells
  Note ...             numbered in order of first use
  Lane -> Mark         what the timeline draws
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from credence.model import Fact, PartialDate


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text. `foreign` marks what comes from a document: names, places, titles. Writers escape
    both.
    """

    text: str
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Cite:
    """Note numbers standing at this place of a text, ascending."""

    numbers: tuple[int, ...]


Text = tuple[Words | Cite, ...]


def words(text: str) -> Text:
    """The text as one run of our own words; empty for an empty string."""
    return (Words(text),) if text else ()


def foreign(text: str) -> Text:
    """The text as one run taken from a document, with line breaks folded to spaces."""
    folded = " ".join(text.split())
    return (Words(folded, foreign=True),) if folded else ()


def plain(text: Text) -> str:
    """The words alone, without note numbers."""
    return "".join(run.text for run in text if isinstance(run, Words))


def cited(text: Text) -> tuple[int, ...]:
    """All note numbers in the text, each once, in order of place."""
    found = dict.fromkeys(number for run in text if isinstance(run, Cite) for number in run.numbers)
    return tuple(found)


def capitalised(text: Text) -> Text:
    """The text with the first letter of its first run made a capital."""
    if text and isinstance(text[0], Words) and text[0].text:
        first = text[0]
        return (Words(first.text[0].upper() + first.text[1:], first.foreign), *text[1:])
    return text


def semicolons(parts: Sequence[Text]) -> Text:
    """The parts in one line: `a; b; c`."""
    joined: Text = ()
    for index, part in enumerate(parts):
        joined += (words("; ") if index else ()) + part
    return joined


def without_stop(text: Text) -> Text:
    """The text without the full stop of our own that ends it."""
    last = text[-1] if text else None
    if isinstance(last, Words) and not last.foreign and last.text.endswith("."):
        return (*text[:-1], *words(last.text[:-1]))
    return text


@dataclass(frozen=True, slots=True)
class Note:
    """Where a sentence comes from: the exact quote, `text[start:end]` of the document, and who says so.

    `attribution` runs from the outlet to whoever it cites. `inferred` pairs a slot the quote does not
    itself give with where its value was taken from. `pages` are those the quote stands on, of a document that has
    pages.
    """

    number: int
    quote: str
    document: str
    start: int
    end: int
    outlet: str | None
    title: str | None
    source: str | None
    published: date | None
    attribution: tuple[str, ...]
    inferred: tuple[tuple[str, str], ...]
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the brief, with its notes.

    Where it tells one fact, `fact` is the id of a statement behind it, and `kind` its kind.
    """

    text: Text
    fact: str = ""
    kind: str = ""

    @property
    def notes(self) -> tuple[int, ...]:
        """Numbers of the notes it rests on."""
        return cited(self.text)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said of the record itself, such as what it lacks; it rests on no quote."""

    text: Text


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading within a section."""

    text: Text


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; its notes stand in its cells.

    Where a table is cut for length, rows of the greatest `weight` are kept, among equals the first.
    """

    cells: tuple[Text, ...]
    weight: int = 0

    @property
    def notes(self) -> tuple[int, ...]:
        """Numbers of the notes the row rests on."""
        return tuple(dict.fromkeys(number for cell in self.cells for number in cited(cell)))


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column headings; the first column names the row. `numeric` columns are set to the right."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    numeric: tuple[int, ...] = ()


def without_empty_columns(table: Table) -> Table:
    """The table without columns, after the first, in which no row has anything."""
    used = [n for n in range(len(table.columns)) if n == 0 or any(row.cells[n] for row in table.rows)]
    return Table(
        tuple(table.columns[n] for n in used),
        tuple(Row(tuple(row.cells[n] for n in used), row.weight) for row in table.rows),
        tuple(place for place, n in enumerate(used) if n in table.numeric),
    )


Block = Sentence | Remark | Subheading | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the brief under one heading. `id` is stable and does not depend on wording."""

    id: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on the timeline, and the `facts` it rests on.

    `shape` is one of bar, diamond, circle, triangle, square, cross, hatched. A bar without `end` runs to
    the day of the brief if `running`, otherwise it breaks off after its start, because no end is on record.
    """

    label: str
    title: str
    shape: str
    start: PartialDate
    end: PartialDate | None = None
    running: bool = False
    notes: tuple[int, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """A named band of the timeline."""

    id: str
    heading: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a brief is on. `sort` is one of SUBJECTS; `of` are the codes of its States, the sending State of a mission
    before the receiving, or the one name of a person, or the code or name of an organisation.
    """

    sort: str
    of: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.of) != SUBJECTS.get(self.sort, -1):
            raise ValueError(f"there is no brief on {self.sort} {self.of!r}: subjects are {', '.join(SUBJECTS)}")
        if len(set(self.of)) < len(self.of):
            raise ValueError(f"a brief needs two different States; both are {self.of[0]}")

    @property
    def states(self) -> tuple[str, ...]:
        """The codes of its States; none for a person or an organisation."""
        return self.of if self.sort in ("pair", "state", "mission") else ()


SUBJECTS = {"pair": 2, "state": 1, "person": 1, "mission": 2, "organisation": 1}
"""Sorts of subject, each with how many codes or names it has."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A cited brief. `names` are the English names of what it is on, in the order of `subject.of`.

    `day` is the date it speaks of: `on`, or else that of the latest document, or of the latest thing told of. `found`
    says whether the record holds anything on the subject (on a pair: anything that joins the two). `pages` is the
    length it was cut to, None for the whole.
    """

    title: str
    subtitle: str
    subject: Subject
    names: tuple[str, ...]
    on: date | None
    known_at: datetime | date | None
    day: date | None
    found: bool
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    timeline: tuple[Lane, ...] = ()
    pages: int | None = None
