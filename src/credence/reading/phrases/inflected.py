"""The classes of `classes.yml` in; the same with each verb that is written `~open` in all its forms, out."""

from __future__ import annotations

from typing import Final

from credence.lore.events import small_words
from credence.lore.verb_forms import all_forms

VERB: Final = "~"
"""With what an entry of a class begins that stands for all forms of a verb: "~set up"."""


def with_forms(classes: dict[str, list[str]]) -> dict[str, list[str]]:
    """The classes with all forms of their verbs, each word once."""
    small = small_words()
    return {
        name: list(
            dict.fromkeys(
                word
                for entry in map(str, entries)
                for word in (all_forms(entry[1:], small) if entry.startswith(VERB) else [entry])
            )
        )
        for name, entries in classes.items()
    }
