"""What all importers of XML share: statements that quote a stretch of the text, and problems that name a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from credence.exchange.imports.found import Imported, Problem
from credence.exchange.imports.xmltree import Element
from credence.model import Document, Modality, Publication, SlotValue, Statement
from credence.model.visible import one_line

OUTLET = "Office of the Historian"
Slots = dict[str, SlotValue | None]
_LONGEST = 200


def published(title: str) -> Publication:
    """Of the data sets of the Office of the Historian: who publishes them, and what a file is called."""
    origins = {"outlet": "the data set", "title": "the data set", "language": "the data set"}
    return Publication(outlet=OUTLET, title=title, language="en", origins=origins)


@dataclass(slots=True)
class Writer:
    """Gathers the statements and problems of one document; `attribution` and `rule` are those of its statements."""

    document: Document
    attribution: tuple[str, ...] = (OUTLET,)
    statements: list[Statement] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    _said: set[object] = field(default_factory=set)

    def state(
        self,
        kind: str,
        slots: Mapping[str, SlotValue | None],
        stretch: tuple[int, int],
        rule: str,
        modality: Modality = Modality.ASSERTED,
    ) -> Statement:
        """Make a statement that quotes the stretch of the text; slots without a value are left out."""
        filled = {slot: value for slot, value in slots.items() if value not in (None, "", ())}
        start, end = stretch
        quote = self.document.text[start:end]
        made = Statement(self.document.id, kind, filled, quote, start, end, self.attribution, modality, rule)
        self.statements.append(made)
        return made

    def lack(self, what: str, why: str, at: Element | None = None, entry: str = "", number: int = 1) -> None:
        """Tell of something that no statement holds."""
        line, words = (at.line, shortened(at.text)) if at else (0, "")
        self.problems.append(Problem(self.document.id, what, why, line, entry, words, number))

    def is_first(self, key: object) -> bool:
        """Whether it is asked for the first time: what goes on is told once in a document."""
        first = key not in self._said
        self._said.add(key)
        return first

    def count(self, what: str, number: int = 1) -> None:
        """Count entries seen."""
        self.counts[what] = self.counts.get(what, 0) + number

    def done(self) -> Imported:
        """What was gathered."""
        return Imported(self.document, self.statements, self.problems, self.counts)


def stretch(*elements: Element | None) -> tuple[int, int]:
    """From where the first of the elements begins to where the last ends."""
    there = [each for each in elements if each is not None]
    return min(each.start for each in there), max(each.end for each in there)


def unknown_parts(element: Element, known: Mapping[str, frozenset[str]]) -> Iterator[Element]:
    """Elements within that have another name than may stand there; `known` gives the names by the name around them.

    What is within one whose name is not a key is not looked at: its text is read whole.
    """
    for part in element:
        if part.name not in known.get(element.name, frozenset()):
            yield part
        elif part.name in known:
            yield from unknown_parts(part, known)


def shortened(text: str) -> str:
    """The words on one line, cut where a report would drown in them."""
    line = one_line(text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
