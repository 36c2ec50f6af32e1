"""Words in; the States, pairs, persons, organisations and documents that they may mean, out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Query

from credence.answers import Asked, understand
from credence.brief.naming import name_of, organisation_name, state_words
from credence.lore.offering import organisations_like, states_like
from credence.lore.states import find_state
from credence.record import Found, Record
from credence.web.days import KnownAt

OFFERED, DOCUMENTS = 6, 12
"""So many of each are offered at most."""
_SHORTEST = 2
Words = Annotated[
    str, Query(max_length=200, description='Words to look for; "several in quotes" stand together.', examples=["Chile"])
]


@dataclass(frozen=True, slots=True)
class Offered:
    """A page that may be meant, by its name."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement whose quote holds the words."""

    id: str
    kind: str
    quote: str


@dataclass(frozen=True, slots=True)
class Holding:
    """A document that holds the words: the passage around the first, and the statements that quote one."""

    id: str
    digest: str
    title: str | None
    outlet: str | None
    published: date | None
    passage: str
    quotes: list[Quote]


@dataclass(frozen=True, slots=True)
class SearchView:
    """What the words may mean. `asks` is how they are understood as a question; empty where they are none."""

    q: str
    asks: str
    states: list[Offered]
    pairs: list[Offered]
    persons: list[Offered]
    organisations: list[Offered]
    documents: list[Holding]

    @property
    def found(self) -> int:
        """How many there are in all, the question among them."""
        offered = (self.states, self.pairs, self.persons, self.organisations)
        return sum(map(len, offered)) + len(self.documents) + bool(self.asks)


def search(record: Record, q: Words = "", known_at: KnownAt = None) -> SearchView:
    """Everything that the words may mean: States, two States, persons, organisations, documents, quotes."""
    text = q.strip()
    if not any(char.isalnum() for char in text):
        return SearchView(q, "", [], [], [], [], [])
    persons = record.persons_like(text, known_at, OFFERED) if len(text) >= _SHORTEST else []
    return SearchView(
        q,
        _asks(text),
        [Offered(name_of(code), f"/states/{code}") for code in states_like(text, OFFERED)],
        _pairs(text),
        [Offered(name, f"/persons/{name}") for name in persons],
        [Offered(organisation_name(code), f"/organisations/{code}") for code in organisations_like(text, OFFERED)],
        [_holding(found) for found in record.search(text, known_at, DOCUMENTS)],
    )


def _asks(text: str) -> str:
    asked = understand(text)
    return asked.means if isinstance(asked, Asked) else ""


def _pairs(text: str) -> list[Offered]:
    """The brief on two States, and the missions both ways, where the words name two."""
    words = [word for word in text.replace(",", " ").split() if word.casefold() not in ("and", "in", "of", "–", "-")]
    for at in range(1, len(words)):
        try:
            one, other = (find_state(" ".join(part)).code for part in (words[:at], words[at:]))
        except LookupError:
            continue
        if one != other:
            return [
                Offered(f"{name_of(one)} and {name_of(other)}", f"/pairs/{one}/{other}"),
                Offered(f"Mission of {state_words(one)} in {state_words(other)}", f"/missions/{one}/{other}"),
                Offered(f"Mission of {state_words(other)} in {state_words(one)}", f"/missions/{other}/{one}"),
            ]
    return []


def _holding(found: Found) -> Holding:
    publication = found.document.publication
    return Holding(
        found.document.id,
        found.document.digest,
        publication.title,
        publication.outlet,
        publication.published,
        found.passage,
        list({told.quote: Quote(told.id, told.kind, told.quote) for told in found.statements}.values()),
    )
