"""In: how data sets of the Office of the Historian are taken in (`data/imports/`). Out: what roles and notes mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from credence.lore.files import read_yaml


@dataclass(frozen=True, slots=True)
class Role:
    """An office, and the kind of statement that the start in it makes, with and without a commission of record."""

    office: str
    started: str
    uncommissioned: str


@dataclass(frozen=True, slots=True)
class Pocom:
    """What the data set's roles, missions and notes mean."""

    roles: Mapping[str, Role]
    missions: Mapping[str, tuple[str, ...]]
    started: tuple[tuple[str, re.Pattern[str]], ...]
    manner: tuple[tuple[str, re.Pattern[str]], ...]
    no_manner: re.Pattern[str]
    buildings: Mapping[str, str]
    approximate: re.Pattern[str]
    bounds: tuple[tuple[str, re.Pattern[str]], ...]
    nominations: re.Pattern[str]
    positions: Mapping[str, str]
    persons: Mapping[str, str]
    places: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Visits:
    """Titles before visitors' names, longest first, each with its office; roles; words that tell a visit's level."""

    titles: tuple[tuple[str, str | None], ...]
    roles: Mapping[str, str]
    levels: Mapping[str, str]


def first_that_fits(told: Iterable[tuple[str, re.Pattern[str]]], note: str) -> str | None:
    """What the first pattern found in a note tells; None where none is."""
    return next((value for value, pattern in told if pattern.search(note)), None)


@lru_cache(maxsize=1)
def pocom() -> Pocom:
    """The file `pocom.yml`, read once."""
    file = read_yaml("data/imports/pocom.yml")
    return Pocom(
        roles={name: _role(entry) for name, entry in file["roles"].items()},
        missions={name: tuple(codes) for name, codes in file["missions"].items()},
        started=_told(file["started"]),
        manner=_told(file["manner"]),
        no_manner=_clause(file["no_manner"]),
        buildings={words: kind for kind, every in file["buildings"].items() for words in every},
        approximate=_ending(file["approximate"]),
        bounds=tuple((which, _ending(words)) for which, words in file["bounds"].items()),
        nominations=_clause(file["nominations"]),
        positions=file["positions"],
        persons=file["persons"],
        places=file["places"],
    )


@lru_cache(maxsize=1)
def visits() -> Visits:
    """The file `visits.yml`, read once."""
    file = read_yaml("data/imports/visits.yml")
    pairs = [(title, None if office == "none" else office) for office, all_ in file["titles"].items() for title in all_]
    return Visits(
        titles=tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0]))),
        roles=file["roles"],
        levels={words: level for level, every in file["levels"].items() for words in every},
    )


def _role(entry: Mapping[str, str]) -> Role:
    return Role(entry["office"], entry["started"], entry.get("uncommissioned", entry["started"]))


def _told(groups: Mapping[str, Any]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((value, _clause(words)) for value, words in groups.items())


def _clause(every: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the words at the beginning of a clause, `Probably` left out; those led by `...` anywhere."""
    anywhere = "|".join(re.escape(words[3:].strip()) for words in every if words.startswith("..."))
    begins = "|".join(re.escape(words) for words in every if not words.startswith("..."))
    parts = [rf"(?:^|[.;,] )(?:Probably )?(?:{begins})\b" if begins else "", rf"\b(?:{anywhere})\b" if anywhere else ""]
    return re.compile("|".join(filter(None, parts)), re.IGNORECASE)


def _ending(every: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the words at the end of a note, before the date that it leads to."""
    longest = sorted(every, key=lambda words: (-len(words), words))
    return re.compile(rf"(?:^|\s)(?:{'|'.join(map(re.escape, longest))})[.,]?$", re.IGNORECASE)
