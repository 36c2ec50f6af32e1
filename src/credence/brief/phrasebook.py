"""In: `lore/data/brief/sentences.yml` and the slots of a fact. Out: sentences in the diplomat's own wording.

A template may hold `{slot}`, and `[parts|alternatives]` of which the first that can be filled is taken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeGuard

from credence.brief.pieces import Cite, Text, Words, plain, words
from credence.lore.files import read_yaml

_NAME = "data/brief/sentences.yml"
_PARTS = re.compile(r"\[([^\[\]]*)\]|\{(\w+)\}|([^\[\]{}]+)")
_SLOT = re.compile(r"\{(\w+)\}|([^{}]+)")


@lru_cache(maxsize=1)
def phrasebook() -> Mapping[str, Any]:
    """All tables of the file, read once; raises LoreError with the line where it is not YAML."""
    loaded: Mapping[str, Any] = read_yaml(_NAME)
    return loaded


def table(name: str) -> Mapping[str, Any]:
    """One table of the file, such as `offices`; raises KeyError if there is none of that name."""
    found: Mapping[str, Any] = phrasebook()[name]
    return found


def word(name: str, key: str) -> str:
    """The entry of a table, or the key itself with spaces for hyphens where the table has none."""
    return str(table(name).get(key, key.replace("-", " ")))


def phrase(name: str, slots: Mapping[str, Text | str]) -> Text:
    """The phrase of that name (table `phrases`), filled."""
    return fill(table("phrases")[name], slots)


def sentence_for(kind: str, form: str, slots: Mapping[str, Text | str]) -> Text:
    """The template of a kind in one of the forms said, coming, topic, mark, filled; raises KeyError for
    other kinds.
    """
    return fill(table("kinds")[kind][form], slots)


def fill(template: str, slots: Mapping[str, Text | str]) -> Text:
    """The template with its slots filled; a slot that is not given leaves nothing outside brackets."""
    parts: list[Words | Cite] = []
    for group, slot, literal in _PARTS.findall(template):
        if slot or literal:
            parts += _straight(literal or "{" + slot + "}", slots)
        else:
            parts += _first_filled(group, slots)
    return _joined(parts)


def _first_filled(group: str, slots: Mapping[str, Text | str]) -> list[Words | Cite]:
    for alternative in group.split("|"):
        if all(slots.get(name) for name, _ in _SLOT.findall(alternative) if name):
            return _straight(alternative, slots)
    return []


def _straight(template: str, slots: Mapping[str, Text | str]) -> list[Words | Cite]:
    parts: list[Words | Cite] = []
    for slot, literal in _SLOT.findall(template):
        value = slots.get(slot, ()) if slot else words(literal)
        parts += words(value) if isinstance(value, str) else value
    return parts


def _joined(parts: list[Words | Cite]) -> Text:
    """Neighbouring runs of our own words as one."""
    joined: list[Words | Cite] = []
    for part in parts:
        last = joined[-1] if joined else None
        if _own(part) and _own(last):
            joined[-1] = Words(plain((last, part)))
        elif isinstance(part, Cite) or part.text:
            joined.append(part)
    return tuple(joined)


def _own(run: Words | Cite | None) -> TypeGuard[Words]:
    return isinstance(run, Words) and not run.foreign
