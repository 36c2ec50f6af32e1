"""A list of visits, of holders of a post, of consular posts, or of what was signed, as it is kept while being read."""

from __future__ import annotations

from dataclasses import dataclass

from credence.model import Modality
from credence.reading.mentions import Post


@dataclass(slots=True)
class Listing:
    """A list being read: of what kind, on which sides, and where its last line ended."""

    kind: str
    """`visit`, `post`, or `relations` for a table of the States with which one has relations, and since when."""
    actor: str | None
    recipient: str | None
    post: Post | None
    until: int
    passed: int = 0
    """Sentences since its last line that are none."""


@dataclass(frozen=True, slots=True)
class PostsRead:
    """A list of consular posts: what the words that open it and the lines already read leave for the next ones."""

    until: int
    """Where its last line, or what opened it, ended."""
    place: str = ""
    """The place that the last line was about."""
    mission: str = "consulate"
    owner: str | None = None
    fresh: bool = False
    """Whether none of its lines is read yet."""


@dataclass(frozen=True, slots=True)
class Signing:
    """What the lines below "They signed the following:" share."""

    parties: tuple[str, ...]
    place: str | None
    day: str | None
    until: int
    """Where the last line, or what opened the list, ended."""
    modality: Modality
