"""In: a document and the trace of its reading. Out: what is shown of it, sentence by sentence, in plain
words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from credence.brief.facts import slots_of
from credence.brief.naming import name_of
from credence.brief.phrasebook import sentence_for, word
from credence.brief.pieces import capitalised, plain
from credence.brief.safe import visible
from credence.brief.wording import date_words
from credence.model import DATE_SLOTS, STATE_SLOTS, Document, Fact, PartialDate, SlotValue, Statement
from credence.reading.tracing.trace import Found, Match, Near, Seen, Trace, Voice

_STATES = (*STATE_SLOTS, "of", "to", "State")


@dataclass(frozen=True, slots=True)
class Said:
    """One statement: its number in the document, itself in a sentence, its slots as (slot, value) in words.

    `repeats` is the number of the statement that says the same already, None for one that is new.
    """

    number: int
    statement: Statement
    sentence: str
    slots: tuple[tuple[str, str], ...]
    repeats: int | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A phrase that matched, with its statements; `start` and `end` bound the quotes of the new ones."""

    match: Match
    said: tuple[Said, ...]
    start: int
    end: int

    @property
    def new(self) -> tuple[Said, ...]:
        """The statements that say something not said before."""
        return tuple(each for each in self.said if each.repeats is None)


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence: what was made of it, what matched without a statement, what nearly matched."""

    number: int
    seen: Seen
    made: tuple[Made, ...]
    unmade: tuple[Match, ...]

    @property
    def voice(self) -> Voice:
        """Who says so."""
        return self.seen.voice

    @property
    def near(self) -> tuple[Near, ...]:
        """The phrases that nearly matched."""
        return self.seen.near


@dataclass(frozen=True, slots=True)
class Explained:
    """A document with its rows; `frame` is what stood before the first sentence was read, as (what,
    value, origin).
    """

    document: Document
    title: str
    frame: tuple[tuple[str, str, str], ...]
    rows: tuple[Row, ...]

    @property
    def statements(self) -> list[Said]:
        """All new statements, in the order in which they were made."""
        return [each for row in self.rows for made in row.made for each in made.new]


def explain(document: Document, trace: Trace) -> Explained:
    """The explanation of a reading; `trace` must have been filled by reading this document."""
    numbers: dict[int, int] = {}
    for seen in trace.sentences:
        for statement in _in_reading_order(seen, trace):
            numbers[id(statement)] = len(numbers) + 1
    rows = tuple(_row(n, seen, trace, numbers) for n, seen in enumerate(trace.sentences, 1))
    title = document.publication.title or document.id
    return Explained(document, title, tuple(_frame(document, trace)), rows)


def _in_reading_order(seen: Seen, trace: Trace) -> list[Statement]:
    """The new statements of a sentence: match by match, the one whose quotes begin first, then whose words do."""
    groups = [([s for s in match.made if trace.repeated(s) is None], match.start) for match in seen.matches]
    filled = [(group, start) for group, start in groups if group]
    filled.sort(key=lambda each: (min(s.start for s in each[0]), each[1]))
    return [statement for group, _ in filled for statement in group]


def _row(number: int, seen: Seen, trace: Trace, numbers: dict[int, int]) -> Row:
    made = [_made(match, trace, numbers) for match in seen.matches if match.made]
    made.sort(key=lambda each: each.said[0].number)
    return Row(number, seen, tuple(made), tuple(match for match in seen.matches if not match.made))


def _made(match: Match, trace: Trace, numbers: dict[int, int]) -> Made:
    said = tuple(_said(statement, trace, numbers) for statement in match.made)
    spans = [(s.statement.start, s.statement.end) for s in said if s.repeats is None]
    start = min((a for a, _ in spans), default=match.start)
    end = max((b for _, b in spans), default=match.end)
    return Made(match, said, start, end)


def _said(statement: Statement, trace: Trace, numbers: dict[int, int]) -> Said:
    first = trace.repeated(statement)
    number = numbers[id(first or statement)]
    repeats = number if first else None
    slots = tuple((slot, value_words(slot, value)) for slot, value in statement.slots.items())
    return Said(number, statement, sentence_of(statement), slots, repeats)


def sentence_of(statement: Statement) -> str:
    """The statement in a sentence of its kind's template; the kind's name where there is none."""
    fact = Fact(statement.kind, statement.slots, "reported", str(statement.modality), ())
    form = "said" if statement.modality == "asserted" else "coming"
    try:
        return plain(capitalised(sentence_for(statement.kind, form, slots_of(fact))))
    except KeyError:
        return statement.kind.replace("-", " ")


def value_words(slot: str, value: SlotValue) -> str:
    """A slot's value in words, with the code or EDTF value that stands for it: `Mexico (MEX)`, `March
    2023 (2023-03)`.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(coded(each) if slot in _STATES else each for each in value)
    return dated(value) if slot in DATE_SLOTS else value


def coded(code: str) -> str:
    """A State or organisation with its code: `Mexico (MEX)`."""
    name = name_of(code)
    return f"{name} ({code})" if name != code else code


def dated(value: str) -> str:
    """A date in words with its EDTF value; a year stands alone."""
    try:
        words = date_words(PartialDate.parse(value))
    except ValueError:
        return value
    return words if words == value else f"{words} ({value})"


def _frame(document: Document, trace: Trace) -> Iterable[tuple[str, str, str]]:
    publication = document.publication
    origins = publication.origins
    if trace.outlet:
        yield "outlet", trace.outlet, origins.get("outlet", "named in the text")
    if publication.published:
        published = publication.published.isoformat()
        yield "published", dated(published), origins.get("published", "")
    else:
        yield "published", "not known", "dates such as “yesterday” have no value"
    if trace.home:
        yield (
            "voice of",
            coded(trace.home),
            "the State whose press or ministry speaks; it fills a side left open",
        )
    if trace.pair:
        yield "two States", " and ".join(map(coded, trace.pair)), "those in play when reading began"


def found_words(found: Found) -> str:
    """What a mention stands for: `1992-01-14`, `Chile (CHL)`, `ambassador of Chile (CHL) to Georgia
    (GEO)`.
    """
    if found.type in ("State", "States", "demonym"):
        refers = dict(found.details).get("refers", "")
        value = ", ".join(map(coded, found.value.split(", "))) if found.value else "by what stands before it"
        return f"{value}, referred to" if refers else value
    if found.type == "date":
        return dated(found.value) if found.value else "no value: no date to count it from"
    return word("areas", found.value) if found.type == "area" else found.value


def detail_words(found: Found) -> tuple[tuple[str, str], ...]:
    """What else is known of a mention, States by their names, and the phrase that made it one."""
    details = [(name, _detail(name, value)) for name, value in found.details if (name, value) != ("refers", "named")]
    return (*details, *([("by", found.rule)] if found.rule else []))


def _detail(name: str, value: str) -> str:
    if name not in _STATES:
        return value
    code, _, more = value.partition(" (")
    return ", ".join(map(coded, code.split(", "))) + (f" ({more}" if more else "")


def text_of(document: Document, start: int, end: int) -> str:
    """A stretch of the document's text on one line, with nothing in it that could steer what shows it."""
    return " ".join(visible(document.text[start:end]).split())


def numbers_words(said: Sequence[Said]) -> str:
    """Numbers of statements: `3`, `5–10`, `3, 5`."""
    numbers = sorted({each.number for each in said})
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{numbers[0]}–{numbers[-1]}"
    return ", ".join(map(str, numbers))
