"""A title with its persons made out, and the text below it, in; the spokesmen whom only the title names, out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from credence.reading.mentions import Item, Person
from credence.reading.spelling import Sentence

_SPEAKS: Final = "spokes"
_TITLE: Final = 600
"""A title has no more characters."""


def names_spokesman(text: str, end: int) -> bool:
    """Whether the title, which ends at an offset, may name a spokesman."""
    return 0 < end < _TITLE and _SPEAKS in text[:end].lower()


def spokesmen(title: Sentence) -> Iterator[Item]:
    """Each spokesman of the title whose name the text below it does not give again."""
    for item in title.items:
        person = item.value
        if not isinstance(person, Person) or person.post is None or not person.name or not person.owner:
            continue
        surname = person.name.split()[-1]
        if _SPEAKS in person.post.term and title.text.find(surname, title.end) < 0:
            yield item


__all__ = ["names_spokesman", "spokesmen"]
