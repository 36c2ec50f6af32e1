"""In: the statements behind a sentence. Out: note numbers, counted in order of first use and shared by
equal quotes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from credence.brief.pieces import Cite, Note, Text
from credence.model import Fact, Statement, Support

_Key = tuple[str, int, int, str]


@dataclass
class Notebook:
    """Gives out note numbers while a brief is built."""

    _notes: dict[_Key, Note] = field(default_factory=dict)

    def cite(self, *facts: Fact) -> Text:
        """The notes of all that supports these facts."""
        return self.cite_supports([support for fact in facts for support in fact.supports])

    def cite_supports(self, supports: Iterable[Support]) -> Text:
        """The notes of these statements, as one mark to stand behind what they support."""
        ordered = sorted(supports, key=_order)
        numbers = sorted({self._number(support) for support in ordered})
        return (Cite(tuple(numbers)),) if numbers else ()

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes given out so far, by number."""
        return tuple(self._notes.values())

    def _number(self, support: Support) -> int:
        statement = support.statement
        key = (statement.document, statement.start, statement.end, statement.quote)
        found = self._notes.get(key)
        if found is None:
            self._notes[key] = found = _note(len(self._notes) + 1, support)
        else:
            self._notes[key] = _with(found, statement)
        return found.number


def _order(support: Support) -> tuple[date, str, int, int, str]:
    statement = support.statement
    published = support.published or date.max
    return (published, statement.document, statement.start, statement.end, support.statement_id)


def _note(number: int, support: Support) -> Note:
    statement = support.statement
    return Note(
        number=number,
        quote=statement.quote,
        document=statement.document,
        start=statement.start,
        end=statement.end,
        outlet=support.outlet,
        title=support.title,
        source=support.source,
        published=support.published,
        attribution=statement.attribution,
        inferred=_inferred(statement),
    )


def _with(note: Note, statement: Statement) -> Note:
    """The note with what another statement from the same quote adds: inferred slots, a longer chain."""
    chain = max(note.attribution, statement.attribution, key=lambda names: (len(names), names))
    merged = dict.fromkeys(note.inferred) | dict.fromkeys(_inferred(statement))
    return replace(note, attribution=chain, inferred=tuple(sorted(merged)))


def _inferred(statement: Statement) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({(i.slot, i.source) for i in statement.inferred}))
