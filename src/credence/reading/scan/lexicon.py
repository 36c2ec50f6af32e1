"""Text in, named things out: one Aho-Corasick scan over every surface form the lore knows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection
from functools import cache
from operator import attrgetter
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from credence.lore.areas import left_alone, terms
from credence.lore.combining import combining_forms
from credence.lore.offices import bodies, honorifics, ministries, mission_terms, office_terms
from credence.lore.organisations import surfaces as organisation_surfaces
from credence.lore.outlets import load_outlets
from credence.lore.outlets import surfaces as outlet_surfaces
from credence.lore.state_surfaces import all_claims
from credence.lore.states import decoys
from credence.lore.states import surfaces as state_surfaces

STATE: Final = "S"
DEMONYM: Final = "D"
CITY: Final = "C"
ORGAN: Final = "K"
ORGANISATION: Final = "G"
OUTLET: Final = "U"
OFFICE: Final = "O"
MISSION: Final = "E"
MINISTRY: Final = "Y"
HONORIFIC: Final = "H"
BODY: Final = "B"
_ROLES: Final = {
    "name": STATE,
    "abbreviation": STATE,
    "demonym": DEMONYM,
    "capital": CITY,
    "city": CITY,
    "organ": ORGAN,
}
# Where a surface has several readings the first of these wins.
_ORDER: Final = "XSDKGCOEYBHU"
DECOY: Final = "X"
_LONGEST_NAME: Final = 100
"""A name that begins inside another's words is looked for so far."""
# A name of a portfolio that is no area of cooperation is still its minister's title.
_TITLES: Final = ("minister", "secretary")
# A portfolio named by an area ("minister of trade") is an office, and its house a ministry.
_PORTFOLIO: Final = re.compile(r"(?:minister|secretary) (?:of|for) .{1,80}|.{1,80} minister")
_MINISTRY: Final = re.compile(r"(?:ministry|department) of .{1,80}|.{1,80} ministry")


class Lexeme:
    """One reading of a surface form: its type (a letter), what it stands for, and how it must be written."""

    __slots__ = ("case", "dated", "surface", "type", "value")

    def __init__(self, type: str, value: str, surface: str, case: str, dated: bool = False) -> None:
        self.type = type
        self.value = value
        self.surface = surface
        self.case = case
        """any; capital (first letter upper-case in the text); exact; source (exact, and where a source stands);
        hyphen (capital, before a hyphen and another State)."""
        self.dated = dated
        """Whether the year decides what, or whether anything, is meant (Bavaria, Zaire, Moscow)."""

    def meaning(self, value: str) -> Lexeme:
        """The same surface form, where it stands for something else."""
        return Lexeme(self.type, value, self.surface, self.case, self.dated)


class Hit:
    """A lexeme found at text[start:end]."""

    __slots__ = ("end", "lexeme", "start")

    def __init__(self, start: int, end: int, lexeme: Lexeme) -> None:
        self.start = start
        self.end = end
        self.lexeme = lexeme


def _without_halves(text: str) -> str:
    """The text, as long as it was, without the halves of surrogate pairs that no scanner takes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def first_from(hits: list[Hit], start: int) -> int:
    """The place of the first of some hits that begins at a place or after it."""
    return bisect_left(hits, start, key=_START)


_START: Final = attrgetter("start")


class Scan:
    """All hits of one document: names in order, and the terms of areas of cooperation apart from them."""

    __slots__ = ("areas", "names", "starts")

    def __init__(self, names: list[Hit], areas: list[tuple[int, int, str, bool]]) -> None:
        self.names = names
        self.starts = [hit.start for hit in names]
        """Where each name begins."""
        self.areas = areas
        """(start, end, area, needs a head such as "cooperation" beside it)."""

    def within(self, start: int, end: int) -> list[Hit]:
        """The names that stand in a stretch of the text."""
        found: list[Hit] = []
        for at in range(bisect_left(self.starts, start), len(self.names)):
            hit = self.names[at]
            if hit.start >= end:
                break
            if hit.end <= end:
                found.append(hit)
        return found


def _name_lexemes() -> list[Lexeme]:
    found: list[Lexeme] = []
    for surface in state_surfaces():
        case = "exact" if surface.role == "abbreviation" else "capital"
        claims = all_claims()[surface.text]
        dated = len(claims) > 1 or surface.begins is not None or surface.ends is not None
        found.append(Lexeme(_ROLES[surface.role], surface.code, surface.text, case, dated))
    found.extend(Lexeme(DECOY, "", text, "capital") for text in decoys())
    for text, code in organisation_surfaces():
        case = "exact" if text.upper() == text or len(text) < 5 else "capital"
        found.append(Lexeme(ORGANISATION, code, text, case))
    for text, name in outlet_surfaces():
        common = load_outlets()[name].common_word
        found.append(Lexeme(OUTLET, name, text, "source" if common else "exact"))
    for kind, pairs in (
        (OFFICE, office_terms()),
        (MISSION, mission_terms()),
        (MINISTRY, ministries()),
        (BODY, bodies()),
    ):
        found.extend(Lexeme(kind, value, text, "any") for text, value in pairs)
    found.extend(Lexeme(HONORIFIC, text, text, "exact" if text.isupper() else "capital") for text in honorifics())
    found.extend(Lexeme(OFFICE, "official", text, "any") for text in left_alone() if _PORTFOLIO.fullmatch(text))
    found.extend(Lexeme(MINISTRY, "other", text, "any") for text in left_alone() if _MINISTRY.fullmatch(text))
    return found


def _combined() -> list[tuple[str, Lexeme]]:
    """Each form that stands for a State before a hyphen, as a demonym."""
    known = {s.text: s for s in state_surfaces() if s.role == "demonym"}
    found = []
    for form, demonym in combining_forms().items():
        dated = len(all_claims()[demonym]) > 1 or known[demonym].begins is not None or known[demonym].ends is not None
        found.append((form, Lexeme(DEMONYM, known[demonym].code, demonym, "hyphen", dated)))
    return found


def _told_of_two(names: list[Hit]) -> list[Hit]:
    """The names but for forms such as "Sino" behind which no State stands: "Indo-Pacific"."""
    if not any(hit.lexeme.case == "hyphen" for hit in names):
        return names
    after = [*names[1:], None]
    return [
        hit
        for hit, then in zip(names, after, strict=True)
        if hit.lexeme.case != "hyphen"
        or (then is not None and then.start == hit.end + 1 and then.lexeme.type in (STATE, DEMONYM))
    ]


class Lexicon:
    """The compiled scan. Build it once (`lexicon()`); it is immutable."""

    def __init__(self) -> None:
        self._readings: list[list[Lexeme]] = []
        self._areas: list[tuple[str, bool] | None] = []
        self._left_alone: set[int] = set()
        self._spaced: frozenset[int] = frozenset()
        index: dict[str, int] = {}
        surfaces: list[str] = []

        def place(text: str) -> int:
            key = lowered(text)
            if key not in index:
                index[key] = len(surfaces)
                surfaces.append(key)
                self._readings.append([])
                self._areas.append(None)
            return index[key]

        for lexeme in _name_lexemes():
            # An article is no part of a State's name in running text: "of the Hashemite Kingdom of Jordan".
            form = lexeme.surface.removeprefix("The ") if lexeme.type == STATE else lexeme.surface
            self._readings[place(form)].append(lexeme)
        for form, lexeme in _combined():
            self._readings[place(form)].append(lexeme)
        for text, area, needs_head in terms():
            self._areas[place(text)] = (area, needs_head)
        for text in left_alone():
            number = place(text)
            self._left_alone.add(number)
            if any(title in text.split() for title in _TITLES):
                self._readings[number].append(Lexeme(OFFICE, "official", text, "any"))
        for readings in self._readings:
            readings.sort(key=lambda lexeme: _ORDER.index(lexeme.type))
        self._spaced = frozenset(number for number, surface in enumerate(surfaces) if " " in surface)
        self._automaton = AhoCorasick(
            surfaces, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
        )

    def scan(self, text: str) -> Scan:
        """Every surface form standing between word boundaries, leftmost and longest first."""
        names: list[Hit] = []
        areas: list[tuple[int, int, str, bool]] = []
        low = _without_halves(lowered(text))
        taken = 0
        padded = f" {low} "
        for index, start, end in self._automaton.find_matches_as_indexes(low):
            # Half of what is found stands inside a word; most of it is a single one, in which nothing else is sought.
            whole = not (padded[start].isalnum() or padded[end + 1].isalnum())
            if start < taken or not (whole or index in self._spaced):
                continue
            if whole and not _joined(low, start) and self._take(text, index, start, end, names, areas):
                continue
            if index in self._left_alone:
                continue  # "regional security" names no area, nor does a word in it
            if index in self._spaced:
                taken = self._look_inside(text, low, start, end, names, areas)
        return Scan(_told_of_two(names), areas)

    def _take(
        self,
        text: str,
        index: int,
        start: int,
        end: int,
        names: list[Hit],
        areas: list[tuple[int, int, str, bool]],
        inside: bool = False,
    ) -> bool:
        """Keep what is found at a place, where it is written as it must be; whether it was (or was a decoy)."""
        area = self._areas[index]
        if area is not None:
            areas.append((start, end, *area))
        for lexeme in self._readings[index]:
            kind = lexeme.type
            if kind == DECOY:
                return True
            if inside and kind == OUTLET:
                continue  # "the Jakarta Post" is only half its name
            if kind == OFFICE and lexeme.surface in _RULERS and _given_name(text, start, end, names):
                return True  # "Hossein Amir Abdollahian", "Sultan bin Saad"
            if kind == CITY and text.endswith(_OF_A_NAME, max(0, start - 9), start):
                return True  # "Sheikh Sabah", "Nawaf Al Ahmad Al Sabah"
            if text.startswith("US$", start) and end == start + len("US"):
                return True  # the dollars of the world tell nothing of the State whose they are
            if lexeme.dated and lexeme.surface.endswith(" State") and text.startswith(_OF_STATE, end):
                continue  # "the Slovak State Secretary" is one of Slovakia, not of the State of 1939
            if lexeme.case == "any" or _written_as(lexeme, text, start, end):
                names.append(Hit(start, end, lexeme))
                return True
        return area is not None

    def _look_inside(
        self, text: str, low: str, start: int, end: int, names: list[Hit], areas: list[tuple[int, int, str, bool]]
    ) -> int:
        """Find what stands within some words that, as they are written, are no name ("the East African Union"):
        fewer of them from the same beginning, then what begins at a later one; where the last of it ends."""
        taken = self._take_all(text, low, start, low.rindex(" ", start, end), end, names, areas)
        base = max(taken, low.index(" ", start) + 1)
        return max(end, self._take_all(text, low, base, end + _LONGEST_NAME, end, names, areas))

    def _take_all(
        self,
        text: str,
        low: str,
        base: int,
        stop: int,
        before: int,
        names: list[Hit],
        areas: list[tuple[int, int, str, bool]],
    ) -> int:
        """Keep what is found in a stretch and begins before a place; where the last of it ends."""
        taken = base
        for index, first, last in self._automaton.find_matches_as_indexes(low[base:stop]):
            first, last = base + first, base + last
            if first >= before:
                break
            if _whole(low, first, last) and self._take(text, index, first, last, names, areas, inside=True):
                taken = last
        return taken


def _whole(low: str, start: int, end: int) -> bool:
    """Whether text[start:end] stands between word boundaries; what an Arabic article is written onto is a name."""
    if (start and low[start - 1].isalnum()) or (end < len(low) and low[end].isalnum()):
        return False
    return not _joined(low, start)


def _joined(low: str, start: int) -> bool:
    """Whether what begins at a place is written onto an Arabic article."""
    return (
        start > 2
        and low[start - 1] == "-"
        and low[start - 3 : start - 1] in _ARTICLES
        and low[start - 4 : start - 3] in _OPENS
    )


_ARTICLES: Final = frozenset({"al", "el", "ul"})
_OPENS: Final = frozenset({"", " ", "\n", "(", "-"})
"""What stands before the article of "Al-Sabah"."""


_OF_STATE: Final = (" Secretary", " Secretaries", " Minister", " Counsellor")
"""What "State" before it belongs to, rather than to the demonym before that."""
_OF_A_NAME: Final = ("Sheikh ", "Shaikh ", "Sheikha ", " Al ", " bin ", " ibn ")
"""What stands before part of a name that is a city's too."""
_RULERS: Final = frozenset({"amir", "emir", "sultan"})
"""Titles of rulers that are given names too."""
_LINEAGE: Final = (" bin ", " ibn ", " Bin ", " Ibn ", " al ", " Al ", " al-", " Al-", " Ali ", " Ahmed ", " Mohamed ")
_BEFORE_NAME: Final = re.compile(r"(?:^|[\s(])[^\W\d_a-z][^\W\d_]+ $")


def _given_name(text: str, start: int, end: int, names: list[Hit]) -> bool:
    """Whether a ruler's title is part of a name: descent follows, or a word in capitals that is no title before."""
    if not text[start].isupper():
        return False
    if text.startswith(_LINEAGE, end):
        return True
    titled = bool(names) and start - names[-1].end <= 2
    return (
        not titled
        and text[end + 1 : end + 2].isupper()
        and _BEFORE_NAME.search(text, max(0, start - 24), start) is not None
    )


def _written_as(lexeme: Lexeme, text: str, start: int, end: int) -> bool:
    found = text[start:end]
    if lexeme.case == "exact":
        return found == lexeme.surface
    if lexeme.case == "source":
        before = text[max(0, start - 10) : start].lower()
        return found == lexeme.surface and before.endswith(("(", "/", "told ", "source: ", "source - "))
    if lexeme.case == "hyphen":
        return found[0].isupper() and text[end : end + 1] in ("-", "–") and text[end + 1 : end + 2].isupper()
    first = found[4:5] if found[:4] == "the " else found[0]
    return first.isupper() or not first.isalpha()


def state_meant(lexeme: Lexeme, year: int | None, preferred: Collection[str]) -> str | None:
    """The State a dated surface stands for: one already in play, else by the year; None if by then there is none."""
    claims = all_claims()[lexeme.surface]
    for claim in claims:
        if claim.code in preferred:
            return claim.code
    if year is None:
        return lexeme.value if len(claims) > 1 else None if claims[0].ends else lexeme.value
    living = [claim.code for claim in claims if claim.covers(year)]
    return lexeme.value if lexeme.value in living else living[0] if living else None


def lowered(text: str) -> str:
    """Lower case with offsets kept: characters whose lower case is longer stay as they are."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@cache
def lexicon() -> Lexicon:
    """The lexicon of the shipped lore."""
    return Lexicon()
