"""The beginning of a name in; the States and organisations that it may become out: what a search offers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from credence.lore.organisations import load_organisations
from credence.lore.spelling import folded
from credence.lore.states import load_states


def states_like(text: str, most: int) -> list[str]:
    """The codes of States of which a code, name or demonym begins so, those by their usual name first."""
    return _like(text, _states(), most)


def organisations_like(text: str, most: int) -> list[str]:
    """The codes of organisations of which a code or name begins so."""
    return _like(text, _organisations(), most)


def _like(text: str, known: Iterable[tuple[str, tuple[tuple[str, ...], ...]]], most: int) -> list[str]:
    if not (asked := folded(text)):
        return []
    ranked = [(rank, code) for code, names in known if (rank := _rank(asked, names)) is not None]
    return [code for _, code in sorted(ranked)][:most]


def _rank(asked: tuple[str, ...], names: tuple[tuple[str, ...], ...]) -> int | None:
    """The place of the first name that begins as asked; None where none does."""
    return next((at for at, name in enumerate(names) if _begins(asked, name)), None)


def _begins(asked: tuple[str, ...], name: tuple[str, ...]) -> bool:
    *whole, last = asked
    return list(name[: len(whole)]) == whole and len(name) > len(whole) and name[len(whole)].startswith(last)


@lru_cache(maxsize=1)
def _states() -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    found = []
    for each in load_states().values():
        others = (*each.aliases, *each.official, *each.demonyms)
        names = (each.name, each.code, *(name.text for name in others))
        found.append((each.code, tuple(map(folded, names))))
    return tuple(found)


@lru_cache(maxsize=1)
def _organisations() -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    return tuple((one.code, tuple(map(folded, (one.name, one.code)))) for one in load_organisations().values())
