"""The items of a sentence in; the States that they name out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from credence.reading.mentions import Item, Mission, Person, Place, States

_NAMING: Final = "SDQPRCK"
"""Letters of items that may name a State."""


def states_in(items: Iterable[Item]) -> list[str]:
    """Codes of the States that items name, in order, each once; demonyms, posts and missions count."""
    found: dict[str, None] = {}
    for item in items:
        if item.code not in _NAMING:
            continue
        value = item.value
        if isinstance(value, States):
            if value.how != "both":
                for code in value.codes:
                    found[code] = None
        elif isinstance(value, Person):
            if value.owner:
                found[value.owner] = None
            if value.post and "again" not in value.flags:
                for code in value.post.host:
                    found[code] = None
        elif isinstance(value, Mission):
            for side in (value.owner, value.host):
                if side:
                    found[side] = None
        elif isinstance(value, Place) and value.state and (item.code == "K" or not value.where):
            found[value.state] = None
    return list(found)


def is_union(item: Item) -> bool:
    """Whether an item is the European Union, which has relations and missions as a State has."""
    return item.code == "G" and item.value == "EU"


__all__ = ["is_union", "states_in"]
