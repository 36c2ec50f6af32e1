"""The YAML files of states in, State and Ambiguity objects out.

data/states/{africa,americas,asia,europe,oceania}.yml   states of today
data/states/{former,limited}.yml                        ceased states; states that few recognise
data/states/ambiguous.yml                               texts that more than one state may claim
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from credence.lore.files import LoreError, read_yaml
from credence.lore.spelling import plural

REGIONS = ("africa", "americas", "asia", "europe", "oceania", "former", "limited")


@dataclass(frozen=True, slots=True)
class Name:
    """A name and the years in which it was used; None where the years are open."""

    text: str
    begins: int | None = None
    ends: int | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A state, under one code through all its changes of name and regime.

    `code` is ISO 3166-1 alpha-3 for states of today, ISO 3166-3 or a slug for those that have ceased;
    `region` the file it stands in; `cow` and `gw` its Correlates of War and Gleditsch-Ward numbers, with
    `cow_also` and `gw_also` those of its other periods. `begins` is the year of independence (1816 stands for
    any earlier one), `ends` that in which a ceased state ended. `plurals` are the people of the demonyms.
    `capitals` lists today's first; `seats` are the cities where its ministries
    stand, where that is not the capital. `islands` says that it lies on an island or islands.
    """

    code: str
    name: str
    region: str
    official: tuple[Name, ...] = ()
    aliases: tuple[Name, ...] = ()
    abbreviations: tuple[Name, ...] = ()
    demonyms: tuple[Name, ...] = ()
    plurals: tuple[Name, ...] = ()
    capitals: tuple[Name, ...] = ()
    cities: tuple[Name, ...] = ()
    seats: tuple[str, ...] = ()
    organs: tuple[Name, ...] = ()
    iso2: str | None = None
    cow: int | None = None
    gw: int | None = None
    cow_also: tuple[int, ...] = ()
    gw_also: tuple[int, ...] = ()
    begins: int | None = None
    ends: int | None = None
    wikidata: str | None = None
    islands: bool = False

    @property
    def capital(self) -> str | None:
        """The capital of today, or the last one of a ceased state."""
        return self.capitals[0].text if self.capitals else None

    def seat(self, year: int | None) -> str | None:
        """The city where its ministries stood in that year, or stand today; None where that is not certain."""
        if self.seats:
            return self.seats[0] if len(self.seats) == 1 else None
        if year and any((c.begins or 0) <= year <= c.ends for c in self.capitals if c.ends):
            return None
        return self.capital

    @property
    def demonym(self) -> str:
        """The usual adjective: Mexican, French."""
        return self.demonyms[0].text


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A text that several states may claim.

    `refused` says that the command line asks for a code; a text being read takes `reads_as`, for the reason
    that `because` gives.
    """

    text: str
    choices: tuple[str, ...]
    reads_as: str
    because: str
    refused: bool


@lru_cache(maxsize=1)
def load_states() -> Mapping[str, State]:
    """All states by code, in the order of the files; raises LoreError if two entries share a code."""
    states: dict[str, State] = {}
    for region in REGIONS:
        for entry in read_yaml(f"data/states/{region}.yml"):
            state = _state(entry, region)
            if state.code in states:
                raise LoreError(f"data/states/{region}.yml: code {state.code} is used twice")
            states[state.code] = state
    return MappingProxyType(states)


@lru_cache(maxsize=1)
def ambiguities() -> Mapping[str, Ambiguity]:
    """The declared ambiguities by exact text; raises LoreError for an unknown code or a doubled text."""
    declared: dict[str, Ambiguity] = {}
    sections = read_yaml("data/states/ambiguous.yml")
    for section in ("refused", "settled"):
        for entry in sections[section]:
            texts = entry["text"] if isinstance(entry["text"], list) else [entry["text"]]
            for text in texts:
                if text in declared:
                    raise LoreError(f"data/states/ambiguous.yml: {text!r} is declared twice")
                declared[text] = _ambiguity(text, entry, refused=section == "refused")
    return MappingProxyType(declared)


@lru_cache(maxsize=1)
def silent() -> frozenset[str]:
    """Names that look-up knows but that a text is not read by, since they more often mean something else."""
    return frozenset(read_yaml("data/states/ambiguous.yml")["silent"])


@lru_cache(maxsize=1)
def shared_names() -> Mapping[str, tuple[str, ...]]:
    """Texts by which one State is read though others bear them too -> those others."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in read_yaml("data/states/ambiguous.yml")["shared"]:
        for code in entry["may_be"]:
            if code not in load_states():
                raise LoreError(f"data/states/ambiguous.yml: {entry['text']} names an unknown state, {code}")
        found.update(dict.fromkeys(entry["text"], tuple(entry["may_be"])))
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def decoys() -> tuple[str, ...]:
    """Phrases that contain a state's name or demonym and stand for no state: "Gulf of Mexico"."""
    return tuple(read_yaml("data/states/ambiguous.yml")["decoys"])


def _ambiguity(text: str, entry: dict[str, Any], *, refused: bool) -> Ambiguity:
    for code in (*entry["choices"], entry["reads_as"]):
        if code not in load_states():
            raise LoreError(f"data/states/ambiguous.yml: {text!r} names an unknown state, {code}")
    return Ambiguity(text, tuple(entry["choices"]), entry["reads_as"], entry["because"], refused)


def _state(entry: dict[str, Any], region: str) -> State:
    code = entry["code"]
    span = (entry.get("from"), entry["to"]) if "to" in entry else (None, None)
    try:
        capital = [entry["capital"]] if "capital" in entry else []
        return State(
            code=code,
            name=entry["name"],
            region=region,
            **{
                field: _names(entry.get(field, []), span)
                for field in ("official", "aliases", "abbreviations", "demonyms", "cities", "organs")
            },
            plurals=tuple(_plural(item, span) for item in entry["demonyms"]),
            capitals=_current_first(_names(capital + entry.get("capitals", []), span)),
            seats=tuple(entry.get("seats", ())),
            iso2=entry.get("iso2"),
            cow=entry.get("cow"),
            gw=entry.get("gw"),
            cow_also=tuple(entry.get("cow_also", ())),
            gw_also=tuple(entry.get("gw_also", ())),
            begins=entry.get("from"),
            ends=entry.get("to"),
            wikidata=entry.get("wikidata"),
            islands=entry.get("islands", False),
        )
    except (KeyError, TypeError) as error:
        raise LoreError(f"data/states/{region}.yml: entry {code} cannot be read: {error!r}") from None


def _names(items: list[Any], span: tuple[int | None, int | None]) -> tuple[Name, ...]:
    return tuple(_name(item, span) for item in items)


def _name(item: str | dict[str, Any], span: tuple[int | None, int | None]) -> Name:
    if isinstance(item, str):
        return Name(item, *span)
    return Name(item["name"], item.get("from", span[0]), item.get("to", span[1]))


def _plural(item: str | dict[str, Any], span: tuple[int | None, int | None]) -> Name:
    name = _name(item, span)
    text = item.get("plural") if isinstance(item, dict) else None
    return Name(text or plural(name.text), name.begins, name.ends)


def _current_first(capitals: tuple[Name, ...]) -> tuple[Name, ...]:
    return tuple(sorted(capitals, key=lambda capital: capital.ends is not None))
