"""Offices, missions, ministries, styles of address: from `data/offices.yml` to surface forms and values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

from credence.lore.files import LoreError, read_yaml

SENT = "receiving-state"
"""`serves` of an office held abroad: its holder has a sending and a receiving State."""
HEADS = ("head-of-state", "head-of-government")
"""The offices of those who speak for the whole of a State."""


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_yaml("data/offices.yml")
    claimed: dict[str, str] = {}
    for entry in data["offices"]:
        for term in entry["terms"]:
            if claimed.setdefault(term, entry["office"]) != entry["office"]:
                raise LoreError(f"offices.yml: {term!r} is claimed by {claimed[term]} and {entry['office']}")
    return data


def _spellings(term: str) -> Iterator[str]:
    yield term
    if "'" in term:
        yield term.replace("'", "’")


def office_terms() -> Iterator[tuple[str, str]]:
    """(surface form in lower case, office) of every office."""
    for entry in _data()["offices"]:
        for term in entry["terms"]:
            for spelling in _spellings(term):
                yield spelling, entry["office"]
    yield from ((word, "chancellor") for word in ("chancellor", "chancellors", *_VICE_CHANCELLORS))


_VICE_CHANCELLORS = ("vice chancellor", "vice-chancellor", "vice chancellors", "vice-chancellors")


@cache
def short_titles() -> frozenset[str]:
    """Titles that are the first letters of a longer one of the same office: "pm", "fm"."""
    found: set[str] = set()
    for entry in _data()["offices"]:
        initials = {"".join(word[0] for word in term.split()) for term in entry["terms"] if " " in term}
        found.update(initials.intersection(entry["terms"]))
    return frozenset(found)


@cache
def sent_offices() -> frozenset[str]:
    """Offices whose holder is sent by one State to another (or to an organisation)."""
    return frozenset(e["office"] for e in _data()["offices"] if e["serves"] == SENT)


def mission_terms() -> Iterator[tuple[str, str]]:
    """(surface form in lower case, mission) of every kind of mission."""
    for entry in _data()["missions"]:
        for term in entry["terms"]:
            for spelling in _spellings(term):
                yield spelling, entry["mission"]


def ministries() -> Iterator[tuple[str, str]]:
    """(surface form in lower case, "foreign" or "other")."""
    for kind, names in _data()["ministries"].items():
        for name in names:
            for spelling in _spellings(name):
                yield spelling, kind


def bodies() -> Iterator[tuple[str, str]]:
    """(surface form in lower case, itself) of parliaments and their houses."""
    yield from ((name, name) for name in _data()["bodies"])


def honorifics() -> Iterator[str]:
    """Titles of respect that stand before a name and are no part of it."""
    yield from _data()["honorifics"]


@lru_cache(maxsize=4096)
def means_by_state(term: str) -> bool:
    """Whether a title means one office in one State and another elsewhere."""
    return term.startswith(
        ("chancellor", "vice chancellor", "vice-chancellor", "secretary of state for foreign")
    ) or term in (
        "foreign secretary",
        "foreign affairs secretary",
    )


def office_of(term: str, state: str | None) -> str:
    """The office a title means in a State: a chancellor or foreign secretary is not the same everywhere."""
    if term.startswith("chancellor"):
        return "head-of-government" if state in _data()["chancellors"] else "foreign-minister"
    if term in _VICE_CHANCELLORS:
        return "deputy-foreign-minister" if state in _data()["chancelleries"] else "official"
    if term.startswith("secretary of state for foreign"):
        whole = state is None or state in _data()["secretaries_of_state_for_foreign_affairs"]
        return "foreign-minister" if whole else "deputy-foreign-minister"
    if term == "foreign affairs secretary":
        return "foreign-minister" if state in _data()["foreign_affairs_secretaries"] else "official"
    if term == "foreign secretary":
        return "official" if state in _data()["career_foreign_secretaries"] else "foreign-minister"
    return _offices_of_terms().get(term, "official")


@cache
def _offices_of_terms() -> dict[str, str]:
    return {str(term): str(e["office"]) for e in _data()["offices"] for term in e["terms"]}


@lru_cache(maxsize=4096)
def state_of_title(term: str) -> str | None:
    """The State of a title that only one State has ("Taoiseach")."""
    states = _states_of_titles()
    return states.get(term) or states.get(term.partition(" for ")[0])


@cache
def _states_of_titles() -> dict[str, str]:
    return {str(term): str(state) for state, terms in _data()["national_titles"].items() for term in terms}


@cache
def portfolio_words() -> frozenset[str]:
    """Words that make the name of a minister's charge ("trade", "integration")."""
    return frozenset(str(word) for word in _data()["portfolios"]["words"])


@cache
def portfolio_heads() -> frozenset[str]:
    """Titles that a portfolio may follow or precede ("deputy minister")."""
    return frozenset(_data()["portfolios"]["heads"])


def is_foreign(portfolio: str) -> bool:
    """Whether a list of portfolios has foreign affairs in it."""
    return any(name in portfolio for name in _data()["portfolios"]["foreign"])


def is_of_foreign_ministry(portfolio: str) -> bool:
    """Whether an under-secretary with these portfolios is one of a foreign ministry."""
    return is_foreign(portfolio) or any(name in portfolio for name in _data()["portfolios"]["junior"])


def narrating_state(term: str, name: str, state: str) -> bool:
    """Whether a title and name without a State are, in a history told by `state`, that State's own."""
    known = _data()["narrators"].get(state)
    if known is None:
        return False
    if term in known["own_titles"]:
        return True
    return term.endswith("president") and _is_among(name, known["presidents"])


def state_by_name(term: str, name: str) -> str | None:
    """The State of whoever bears a title and a name that are those of a head or minister known by name."""
    if len(_words(name)) < _FULL_NAME:
        return None
    for state, known in _data()["narrators"].items():
        heads = (
            known["presidents"] if term == "president" else known["secretaries"] if term in known["own_titles"] else ()
        )
        if _is_among(name, heads):
            return str(state)
    return None


_FULL_NAME = 2
"""A given and a family name: many a president and minister have only the latter in common with those known."""


def is_secretary(term: str, name: str, state: str | None) -> bool:
    """Whether a bare "Secretary" of a history is the foreign minister of the State that tells it."""
    known = _data()["narrators"].get(state) if term == "secretary" else None
    return known is not None and _is_among(name, known["secretaries"])


def _is_among(name: str, heads: Iterable[str]) -> bool:
    """Whether a name is that of one of those known by name."""
    words = _words(name)
    return bool(words) and any(_same(words, head.casefold().split()) for head in heads)


def _words(name: str) -> list[str]:
    return name.casefold().replace(",", "").split()


def _same(words: list[str], head: list[str]) -> bool:
    if head[-2:] == ["van", "buren"]:
        return words[-2:] == head[-2:]
    return words[-1] == head[-1] and (len(words) == 1 or words[0] == head[0] or len(words[0].rstrip(".")) <= 2)


def may_bear(state: str, term: str, office: str) -> bool:
    """Whether somebody may bear a title in a State: no President is of a kingdom, no King of a republic."""
    data = _data()
    if term in data["not_borne"].get(state, ()):
        return False
    if crowned(term):
        return state in data["crowns"] or state in data["crowns_with_presidents"]
    return office != "head-of-state" or "president" not in term or state not in data["crowns"]


def crowned(term: str) -> bool:
    """Whether a title is that of a monarch."""
    return term in _data()["crowned"]


def was_crowned(state: str) -> bool:
    """Whether a State is, or at some time since 1816 was, under a crown: any that is no more may have been."""
    data = _data()
    return (
        state in data["crowns"]
        or state in data["crowns_with_presidents"]
        or state in data["crowns_once"]
        or (state.islower() and state not in data["crowns_never"])
    )


def on_mission(term: str) -> bool:
    """Whether a title is that of an envoy sent with a message, who takes up no post where he arrives."""
    return term.startswith(("special ", "personal ", "presidential "))
