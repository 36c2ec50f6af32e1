"""Codes in, names and other codes out: States, organisations, posts and missions as exports call them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from credence.lore.files import read_yaml
from credence.lore.organisations import load_organisations
from credence.lore.states import load_states


def name_of(code: str) -> str:
    """The English name of a State, or else of an organisation; the code itself where there is none."""
    known = load_states().get(code) or load_organisations().get(code)
    return known.name if known else code


def with_the(code: str) -> str:
    """The name as it stands in a phrase: `the United States`."""
    return f"the {name_of(code)}" if code in _words("article")["states"] else name_of(code)


def iso2_of(code: str) -> str | None:
    """The two letters of ISO 3166-1 of a State, in lower case; None for others."""
    known = load_states().get(code)
    return known.iso2.lower() if known and known.iso2 else None


def office_words(office: str) -> str:
    """`Ambassador` for `ambassador`; `Head of mission` where the office is not given."""
    return _capital(str(_words("offices").get(office, office.replace("-", " ")))) if office else "Head of mission"


def mission_words(rank: str) -> str:
    """`Consulate general` for `consulate-general`; `Mission` where the rank is not given."""
    known = _words("missions").get(rank)
    return _capital(str(known[0])) if known else _capital(rank.replace("-", " ") or "mission")


def post_words(office: str, sender: str, receiver: str) -> str:
    """`Ambassador of Georgia to Chile`."""
    return f"{office_words(office)} of {with_the(sender)} to {with_the(receiver)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=8)
def _words(table: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = read_yaml("data/brief/sentences.yml")[table]
    return found
