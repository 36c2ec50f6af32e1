"""In: the title of a brief, the documents behind its notes. Out: citations of all of them, as CSL-JSON and BibTeX."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from credence.exchange.exports.citations import csl_item, csl_list, date_parts, entry, key_of, report_entry
from credence.model import Document
from credence.record.facts.ids import digest


@dataclass(frozen=True, slots=True)
class CitedBrief:
    """What a citation tells of a brief: what makes it this one (its parts), title, what stands below it, its day."""

    parts: tuple[str, ...]
    title: str
    subtitle: str
    day: date | None

    @property
    def key(self) -> str:
        """The same for the same subject, day, moment of knowledge and length."""
        return f"brief-{digest('brief', json.dumps(self.parts))}"


def brief_as_csl(brief: CitedBrief, documents: Sequence[Document]) -> str:
    """A list of items: the brief, a report of the genre `brief`, then the documents in the order of its notes."""
    own = {
        "id": brief.key,
        "type": "report",
        "genre": "brief",
        "title": brief.title,
        "publisher": "Credence",
        "issued": date_parts(brief.day),
        "note": brief.subtitle,
        "references": ", ".join(document.id for document in documents),
    }
    return csl_list([{name: value for name, value in own.items() if value}, *map(csl_item, documents)])


def brief_as_bibtex(brief: CitedBrief, documents: Sequence[Document]) -> str:
    """One entry of the brief, then one a document in the order of its notes."""
    own = entry(
        "report",
        brief.key,
        title=brief.title,
        type="brief",
        institution="Credence",
        date=brief.day.isoformat() if brief.day else None,
        note=brief.subtitle,
        related=",".join(key_of(document.id) for document in documents),
    )
    return own + "".join(map(report_entry, documents))
