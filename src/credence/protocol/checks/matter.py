"""In: facts to be checked. Out: the same with what several rules ask of them, worked out once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from credence.model import Fact
from credence.protocol.accreditation import PostName
from credence.protocol.posts import Post, posts
from credence.record.identity.identity import NONE, Identities


@dataclass(frozen=True)
class Matter:
    """What is checked: facts (none that a person rejected), and which names are one person's.

    `day` is the day by which what was announced is over; without one nothing is.
    `whole` are the States of which all facts are here; None: of every State. What one person cannot have done, and
    who holds the offices of a State, can be told of these only.
    """

    facts: Sequence[Fact]
    identities: Identities = NONE
    day: date | None = None
    whole: frozenset[str] | None = None

    @cached_property
    def histories(self) -> Mapping[PostName, Post]:
        """The history of every post."""
        return posts(self.facts, self.identities)

    def is_whole(self, state: str) -> bool:
        """Whether all facts of the State are here."""
        return self.whole is None or state in self.whole
