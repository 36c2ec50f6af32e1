"""The states in, every text by which a report may name one out: names, demonyms, capitals, cities, organs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from credence.lore.files import LoreError
from credence.lore.spelling import variants
from credence.lore.state_files import Name, State, ambiguities, load_states, silent

ROLES = ("name", "abbreviation", "demonym", "capital", "city", "organ")


@dataclass(frozen=True, slots=True)
class Surface:
    """A text that stands for a state, exactly as printed; `role` is one of ROLES.

    `begins` and `ends` bound the years in which it does: Zaire to 1997, everything of a ceased state within
    its life. A reader that knows the year it reads about should pass over a surface outside them.
    """

    text: str
    role: str
    code: str
    begins: int | None = None
    ends: int | None = None

    def covers(self, year: int) -> bool:
        """Whether the text stood for the state in that year."""
        return (self.begins is None or self.begins <= year) and (self.ends is None or year <= self.ends)


def surfaces() -> Iterator[Surface]:
    """One surface a text, for the reader's lexicon; raises LoreError for a text whose state is not settled.

    Where one state has a text in several roles the first of ROLES wins: Singapore is a name, not a capital.
    Where several states claim it, `reads_as` of ambiguous.yml decides; `surface_at` decides better, by year.
    """
    for text, claims in all_claims().items():
        yield claims[0] if len(claims) == 1 else _settled(text, claims)


def surface_at(text: str, year: int | None = None) -> Surface | None:
    """What the text stands for, in that year if it is given; None if it stands for no state.

    "Moscow" is the Soviet Union's capital in 1950 and Russia's in 1995. Where the year does not tell, the
    declared reading holds.
    """
    claims = all_claims().get(text, ())
    if not claims:
        return None
    usual = claims[0] if len(claims) == 1 else _settled(text, claims)
    living = [claim for claim in claims if year is not None and claim.covers(year)]
    return usual if usual in living or not living else living[0]


def disputed() -> dict[str, tuple[str, ...]]:
    """Every text that two or more states claim, with their codes; the check that nothing is overwritten."""
    return {text: tuple(c.code for c in claims) for text, claims in all_claims().items() if len(claims) > 1}


@lru_cache(maxsize=1)
def all_claims() -> Mapping[str, tuple[Surface, ...]]:
    """Each text with the claims of states to it, one a state; raises LoreError for one not settled."""
    found: dict[str, dict[str, Surface]] = {}
    unread = silent()
    for state in load_states().values():
        for surface in _surfaces_of(state):
            if surface.text not in unread:
                claims = found.setdefault(surface.text, {})
                known = claims.get(surface.code)
                claims[surface.code] = _joined(known, surface) if known else surface
    _refuse_unsettled(found)
    return MappingProxyType({text: tuple(claims.values()) for text, claims in found.items()})


def _surfaces_of(state: State) -> Iterator[Surface]:
    short = Name(state.name, *((state.begins, state.ends) if state.ends else (None, None)))
    fields: tuple[tuple[str, tuple[Name, ...]], ...] = (
        ("name", (short, *state.official, *state.aliases)),
        ("abbreviation", state.abbreviations),
        ("demonym", (*state.demonyms, *state.plurals)),
        ("capital", state.capitals),
        ("city", state.cities),
        ("organ", state.organs),
    )
    for role, names in fields:
        for name in names:
            for text in variants(name.text):
                yield Surface(text, role, state.code, name.begins, name.ends)


def _joined(one: Surface, other: Surface) -> Surface:
    """Two claims of one state as one: the earlier role, the years of both."""
    begins = None if one.begins is None or other.begins is None else min(one.begins, other.begins)
    ends = None if one.ends is None or other.ends is None else max(one.ends, other.ends)
    return Surface(one.text, one.role, one.code, begins, ends)


def _settled(text: str, claims: tuple[Surface, ...]) -> Surface:
    code = ambiguities()[text].reads_as
    return next(claim for claim in claims if claim.code == code)


def _refuse_unsettled(found: dict[str, dict[str, Surface]]) -> None:
    declared = ambiguities()
    open_ones = [
        f"{text!r} ({', '.join(claims)})"
        for text, claims in found.items()
        if len(claims) > 1 and (text not in declared or declared[text].reads_as not in claims)
    ]
    if open_ones:
        raise LoreError("data/states/ambiguous.yml: say how to read what several states claim: " + "; ".join(open_ones))
