"""A State or organisation as a table names it in; its code out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from credence.lore.organisations import load_organisations, surfaces
from credence.lore.states import find_state, load_states


def code_of(text: str) -> str:
    """The code of the State or organisation meant; raises ValueError with what else it may mean."""
    if text in load_states() or text in load_organisations():
        return text
    if code := _organisations().get(text):
        return code
    try:
        return find_state(text).code
    except LookupError as error:
        raise ValueError(str(error)) from None


@lru_cache(maxsize=1)
def _organisations() -> Mapping[str, str]:
    return dict(surfaces())
