"""What a reader notes of its work when asked: for each sentence what it found, what matched, and what
nearly did.

`read(document, trace)` fills a Trace; without one nothing is noted and nothing is spent.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from credence.model import Statement
from credence.reading.clauses.clause import Clause
from credence.reading.context import Context
from credence.reading.frame.voices import Chain
from credence.reading.mentions import Item
from credence.reading.phrases.book import PhraseBook
from credence.reading.phrases.phrase import Phrase
from credence.reading.spelling import Sentence
from credence.reading.tracing.near import Near, near_misses
from credence.reading.tracing.noted import Found, date_note, found_in, readable
from credence.reading.tracing.reasons import why_nothing

if TYPE_CHECKING:
    from credence.reading.frame.setting import Setting


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase that matched `text[start:end]`, the mentions that fill its slots, and what was made of it.

    `fills` has (slot, start, end). `made` are the statements; where there are none `reason` says why.
    `date` is
    the value of the date that governs the match, and `dated` the span that gave it.
    """

    rule: str
    kind: str
    source: str
    start: int
    end: int
    fills: tuple[tuple[str, int, int], ...]
    made: tuple[Statement, ...]
    reason: str = ""
    date: str | None = None
    dated: tuple[int, int] | None = None
    date_note: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says so, outlet first, where that was taken from, and the phrases that match what names them."""

    chain: Chain
    origin: str
    rules: tuple[str, ...] = ()

    @property
    def rule(self) -> str:
        """The phrase that comes first of those that match; empty where none did."""
        return self.rules[0] if self.rules else ""


@dataclass(frozen=True, slots=True)
class Shaped:
    """A phrase that made `text[start:end]` one mention, which may since have become part of a longer one."""

    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Seen:
    """One sentence, `text[start:end]`, with all that the reader noted of it."""

    start: int
    end: int
    found: tuple[Found, ...]
    spelling: str
    voice: Voice
    matches: tuple[Match, ...]
    near: tuple[Near, ...]
    shaped: tuple[Shaped, ...] = ()

    @property
    def statements(self) -> list[Statement]:
        """All statements made of the sentence, repeats of earlier ones among them."""
        return [statement for match in self.matches for statement in match.made]


@dataclass(slots=True)
class Trace:
    """The notes of one reading.

    `kept` are the statements of the document; one made and not kept says again what another says. `home` and
    `pair` are as they were before the first sentence; `body` is where reading began.
    """

    sentences: list[Seen] = field(default_factory=list)
    kept: list[Statement] = field(default_factory=list)
    home: str | None = None
    pair: tuple[str, str] | None = None
    outlet: str | None = None
    body: int = 0
    _raw: list[Item] = field(default_factory=list)
    _matches: list[Match] = field(default_factory=list)
    _dates: dict[int, str] = field(default_factory=dict)
    _repeats: dict[int, Statement] = field(default_factory=dict)
    """Statement made and not kept, by identity -> the first made that says the same."""
    _spans: list[tuple[str, int, int]] = field(default_factory=list)
    _shaped: list[Shaped] = field(default_factory=list)

    def begin(self, sentence: Sentence) -> None:
        """A sentence has been spelled and not yet reduced."""
        self._raw = list(sentence.items)
        self._matches, self._dates, self._spans, self._shaped = [], {}, [], []

    def shaped(self, phrase: Phrase, start: int, end: int) -> None:
        """A phrase made one mention of several items."""
        self._shaped.append(Shaped(phrase.id, start, end))

    def matched(self, clause: Clause, made: list[Statement]) -> None:
        """A phrase matched, and these statements were made of it."""
        core, items = clause.core, clause.sentence.items
        governing = items[core.date_item] if core.date_item is not None else None
        if governing is not None and core.date:
            self._dates[governing.start] = core.date
        self._spans.append((core.phrase.id, core.first, core.last))
        fills = sorted((items[i].start, slot, items[i].end) for slot, i in core.groups.items())
        self._matches.append(
            Match(
                rule=core.phrase.id,
                kind=core.phrase.kind,
                source=core.phrase.source,
                start=items[core.first].start,
                end=items[core.last - 1].end,
                fills=tuple((slot, start, end) for start, slot, end in fills),
                made=tuple(made),
                reason="" if made else why_nothing(clause),
                date=core.date,
                dated=(governing.start, governing.end) if governing and core.date else None,
                date_note=date_note(governing.value) if governing else "",
            )
        )

    def end(self, sentence: Sentence, book: PhraseBook, own: Chain, document: Chain, tried: Iterable[Phrase]) -> None:
        """The sentence has been read: `own` is the chain it names, `document` that of the document."""
        self.sentences.append(
            Seen(
                start=sentence.start,
                end=sentence.end,
                found=found_in(sentence, self._raw, self._dates, {(s.start, s.end): s.rule for s in self._shaped}),
                spelling=readable(sentence),
                voice=_voice(sentence, book, own, document),
                matches=tuple(self._matches),
                near=near_misses(sentence, tried, self._spans),
                shaped=tuple(self._shaped),
            )
        )

    def finish(self, setting: Setting, context: Context, kept: list[Statement]) -> None:
        """The document has been read."""
        self.home, self.pair, self.outlet, self.body = (
            setting.home,
            setting.pair,
            setting.outlet,
            setting.body,
        )
        self.kept = kept
        made = [statement for seen in self.sentences for statement in seen.statements]
        as_made, as_kept = {id(statement) for statement in made}, {id(statement) for statement in kept}
        anew: dict[int, Statement] = {}  # a statement kept that was made anew (a full name put in) -> the first of it
        for statement in made:
            said = None if id(statement) in as_kept else self._kept_like(statement)
            if said is None:
                continue
            first = said if id(said) in as_made else anew.setdefault(id(said), statement)
            if first is not statement:
                self._repeats[id(statement)] = first

    def repeated(self, statement: Statement) -> Statement | None:
        """The first statement made that says the same as one that was not kept; None for that first one itself, and
        for what no kept one says."""
        return self._repeats.get(id(statement))

    def _kept_like(self, statement: Statement) -> Statement | None:
        """The statement kept that says the same as one that is not, or the same and more."""
        fuller = [each for each in self.kept if _says_all(each, statement)]
        return min(fuller, key=lambda each: len(each.slots), default=None)


def _says_all(fuller: Statement, statement: Statement) -> bool:
    same = (fuller.kind, fuller.modality) == (statement.kind, statement.modality)
    return same and statement.slots.items() <= fuller.slots.items()


def _voice(sentence: Sentence, book: PhraseBook, own: Chain, document: Chain) -> Voice:
    if own:
        rules = tuple(p.id for p in book.layers["voices"] if p.expression.search(sentence.codes))
        return Voice(own, "named in this sentence", rules)
    if len(document) > 1:
        return Voice(document, "from the first sentence that says something")
    return Voice(document, "the document's outlet" if document else "nobody is named")


__all__ = ["Found", "Match", "Near", "Seen", "Shaped", "Trace", "Voice"]
