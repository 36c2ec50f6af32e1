"""Words for a State by what it is in, the one meant out: "the archipelago", "the Gulf emirate", "the kingdom"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from credence.lore.state_files import State, load_states

_FORM: Final = re.compile(
    r"\b(?:(?P<islands>archipelago|islands?|isles?|island (?:nation|country|state|republic|territory))"
    r"|(?P<realm>kingdom|sultanate|emirates?|grand duchy|principality))$",
    re.IGNORECASE,
)
_REALMS: Final = {
    "kingdom": ("Kingdom",),
    "sultanate": ("Sultanate", "Brunei"),
    "emirate": ("Emirate", "Qatar", "Kuwait"),
    "emirates": ("Emirates",),
    "grand duchy": ("Grand Duchy",),
    "principality": ("Principality",),
}
"""The word by which a State's official name, or its own, tells what it is."""
_AWAITING_A_NAME: Final = re.compile(r" of\b| [A-Z(]")
"""What follows a word that is no reference but part of a name: "the Kingdom of Syldavia", "the Island Fund"."""


_THERE: Final = re.compile(r"(?<!embassy )(?<!mission )(?<!consulate )(?<!office )(?<!presence )on the islands?$")
"""Where somebody is or lives, not a State; unless it is where a mission stands."""
_BEFORE: Final = 20


def form_of(text: str, start: int, end: int) -> str | None:
    """What kind of State text[start:end] refers to; None if it refers to none by its kind."""
    found = _FORM.search(text[start:end])
    if found is None or _AWAITING_A_NAME.match(text, end) or _THERE.search(text[max(0, start - _BEFORE) : end]):
        return None
    return "islands" if found["islands"] else found["realm"].lower()


def land_meant(form: str, candidates: Iterable[str]) -> str | None:
    """The first of the candidates that is of the kind."""
    return next((code for code in candidates if form in _forms(code)), None)


@lru_cache(maxsize=512)
def _forms(code: str) -> frozenset[str]:
    state = load_states().get(code)
    if state is None:
        return frozenset()
    found = {form for form, words in _REALMS.items() if any(word in name for word in words for name in _names(state))}
    return frozenset(found | ({"islands"} if state.islands else set()))


def _names(state: State) -> list[str]:
    """The names that a State bears today, or bore last."""
    return [state.name, *(name.text for name in state.official if name.ends is None or state.ends is not None)]
