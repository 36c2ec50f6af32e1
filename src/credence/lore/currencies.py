"""In: currencies and words of scale (`data/currencies.yml`). Out: which currency a sign or word means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeVar

from credence.lore.files import LoreError, read_yaml

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Currency:
    """One currency by its ISO 4217 code.

    `signs` are written exactly so; `words` are in lower case and matched without regard to case. `states` are
    the alpha-3 codes of those whose own it is. `ceased` is the year in which it ceased to be legal tender.
    """

    code: str
    name: str
    signs: tuple[str, ...]
    words: tuple[str, ...]
    states: tuple[str, ...]
    ceased: int | None = None


@dataclass(frozen=True, slots=True)
class SharedName:
    """Signs and words of several currencies: the state spoken of decides, else `otherwise`, else nothing."""

    texts: tuple[str, ...]
    by_state: Mapping[str, str]
    otherwise: str | None = None

    def of(self, states: Iterable[str]) -> str | None:
        """The code meant beside these states, if they leave exactly one."""
        codes = {self.by_state[state] for state in states if state in self.by_state}
        return codes.pop() if len(codes) == 1 else self.otherwise


@dataclass(frozen=True, slots=True)
class Currencies:
    """Everything on money: currencies by code, the texts that name exactly one, shared names, words of scale.

    `signs` (exact) and `words` (lower case) map to codes; `shared` maps both sorts of text, as in the file;
    `scales` maps a lower-case word of scale to its multiplier; words of `also_english` mean money after a
    number only with a word of scale between ("in 2010 won" is no sum).
    """

    by_code: Mapping[str, Currency]
    signs: Mapping[str, str]
    words: Mapping[str, str]
    shared: Mapping[str, SharedName]
    scales: Mapping[str, int]
    also_english: frozenset[str]

    def meant_by(self, text: str, states: Iterable[str] = ()) -> str | None:
        """The ISO 4217 code a sign or word means beside these states; None where one cannot tell."""
        word = text.lower()
        shared = self.shared.get(text) or self.shared.get(word)
        return shared.of(states) if shared else self.signs.get(text) or self.words.get(word)


@lru_cache(maxsize=1)
def load_currencies() -> Currencies:
    """The whole file; raises LoreError where a sign or word is claimed twice."""
    contents = read_yaml("data/currencies.yml")
    currencies = [_currency(entry) for entry in contents["currencies"]]
    shared = [_shared(entry) for entry in contents["ambiguous"]]
    signs = _claimed((sign, c.code) for c in currencies for sign in c.signs)
    words = _claimed((word, c.code) for c in currencies for word in c.words)
    names = _claimed((text, name) for name in shared for text in name.texts)
    both = sorted(names.keys() & (signs.keys() | words.keys()))
    if both:
        raise LoreError(f"currencies.yml: {both[0]!r} stands under a currency and under ambiguous; keep one")
    return Currencies(
        by_code=_claimed((c.code, c) for c in currencies),
        signs=signs,
        words=words,
        shared=names,
        scales=_claimed((word, entry["times"]) for entry in contents["scales"] for word in entry["words"]),
        also_english=frozenset(contents["also_english"]),
    )


def _claimed(pairs: Iterable[tuple[str, _T]]) -> Mapping[str, _T]:
    owner: dict[str, _T] = {}
    for text, value in pairs:
        if text in owner:
            raise LoreError(f"currencies.yml: {text!r} stands twice; keep it in one place")
        owner[text] = value
    return MappingProxyType(owner)


def _currency(entry: Mapping[str, Any]) -> Currency:
    return Currency(
        code=entry["code"],
        name=entry["name"],
        signs=tuple(entry["signs"]),
        words=tuple(entry["words"]),
        states=tuple(entry["states"]),
        ceased=entry.get("ceased"),
    )


def _shared(entry: Mapping[str, Any]) -> SharedName:
    return SharedName(tuple(entry["texts"]), MappingProxyType(entry["by_state"]), entry.get("otherwise"))
