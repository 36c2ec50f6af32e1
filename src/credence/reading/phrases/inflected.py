"""The classes of `classes.yml` in; the same with each verb that is written `~open` in all its forms, out."""

from __future__ import annotations

from typing import Final

from credence.lore.events import small_words
from credence.lore.verb_forms import all_forms, bare_form

VERB: Final = "~"
"""With what an entry of a class begins that stands for all forms of a verb: "~set up"."""
_BARE: Final = "base"
"""The class of the bare forms that phrases use, as after "hope to"."""


def with_forms(classes: dict[str, list[str]]) -> dict[str, list[str]]:
    """The classes, each entry once; the bare forms of the verbs are in the class of these as well."""
    small, bare = small_words(), []
    found: dict[str, list[str]] = {}
    for name, entries in classes.items():
        words: list[str] = []
        for entry in map(str, entries):
            if not entry.startswith(VERB):
                words.append(entry)
                continue
            words.extend(all_forms(entry[1:], small))
            bare.append(bare_form(entry[1:], small))
        found[name] = list(dict.fromkeys(words))
    found[_BARE] = list(dict.fromkeys([*found.get(_BARE, []), *(form for form in bare if form)]))
    return found
