"""What is to be exported: facts, the documents that their statements quote, and how facts are called, in one value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from credence.exchange.exports.people import People
from credence.model import Document, Fact, Support
from credence.protocol.accreditation import PostName
from credence.protocol.missions import Mission, MissionName, missions
from credence.protocol.posts import Post, posts
from credence.record.facts.ids import Learned, fact_ids, first_known, learned_first
from credence.record.identity.identity import NONE, Identities


def plain_label(fact: Fact) -> str:
    """`mission opened: GEO, CHL`: what a fact is called where nothing words it better."""
    return f"{fact.kind.replace('-', ' ')}: {', '.join(fact.states)}"


@dataclass(frozen=True)
class Material:
    """The facts in their order, and all that an export says beside them.

    `documents` are those that the facts' statements quote, by id, in the version that facts rest on. `say` calls a
    fact in a few words without its date. `learned` is as in `fact_ids` (`Record.first_told` gives it). `today` bounds
    what runs on: the day asked for, or that of the last entry. `gone` are facts told before and no longer, with the
    ids they had; `taken` is when something told was last taken back (`Record.gone`, `Record.taken_back`).
    """

    facts: Sequence[Fact]
    documents: Mapping[str, Document] = field(default_factory=dict)
    identities: Identities = NONE
    say: Callable[[Fact], str] = plain_label
    on: date | None = None
    known_at: date | datetime | None = None
    learned: Learned | None = None
    gone: Sequence[tuple[str, Fact]] = ()
    taken: datetime | None = None

    @cached_property
    def _ids(self) -> Mapping[int, str]:
        return {id(fact): name for fact, name in zip(self.facts, fact_ids(self.facts, self.learned), strict=True)}

    def id_of(self, fact: Fact) -> str:
        """The id of one of the facts."""
        return self._ids[id(fact)]

    def first_of(self, facts: Sequence[Fact]) -> Fact:
        """Of these facts the one of which the record learned first."""
        return min(facts, key=lambda fact: learned_first(first_known(fact, self.learned), self.learned))

    def named(self) -> Iterator[tuple[str, Fact]]:
        """Each fact with its id, in order."""
        return ((self.id_of(fact), fact) for fact in self.facts)

    def statements(self) -> Iterator[tuple[Support, str, Fact, bool]]:
        """Each statement once: with the id of its fact, the fact, and whether it speaks for it (or against)."""
        seen: set[str] = set()
        for name, fact in self.named():
            for support in fact.supports:
                if support.statement_id not in seen:
                    seen.add(support.statement_id)
                    yield support, name, fact, True
        for name, fact in self.named():
            for support in fact.dissents:
                if support.statement_id not in seen:
                    seen.add(support.statement_id)
                    yield support, name, fact, False

    @cached_property
    def posts(self) -> Mapping[PostName, Post]:
        """The history of every post that the facts tell of."""
        return posts(self.facts, self.identities)

    @cached_property
    def missions(self) -> Mapping[MissionName, Mission]:
        """Every mission that the facts tell of."""
        return missions(self.facts)

    @cached_property
    def people(self) -> People:
        """The persons whom the facts name."""
        return People(self.facts, self.identities)

    def cited(self) -> list[Document]:
        """The documents that the facts quote, in the order of their ids."""
        return [self.documents[name] for name in sorted(self.documents)]

    @cached_property
    def last_known(self) -> datetime | None:
        """When the last of the statements became known; None where there is none."""
        return max((support.known for support, *_ in self.statements()), default=None)

    @cached_property
    def today(self) -> date | None:
        """The day up to which is spoken: the one asked for, else that of the latest report or knowledge."""
        published = [s.published for s, *_ in self.statements() if s.published]
        return self.on or max(published, default=self.last_known.date() if self.last_known else None)
