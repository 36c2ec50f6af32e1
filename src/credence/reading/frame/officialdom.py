"""A text in; whether it names what States deal with one another by, out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from credence.reading.phrases.book import phrase_book
from credence.reading.scan.lexicon import Hit, Lexeme, Scan

_OFFICIAL: Final = frozenset(
    {
        "ambassador",
        "minister",
        "charge",
        "foreign-minister",
        "deputy-foreign-minister",
        "head-of-state",
        "head-of-government",
        "consul",
        "consul-general",
        "chancellor",
        "embassy",
        "consulate",
        "legation",
        "foreign",
    }
)
_BETWEEN_STATES: Final = re.compile(
    r"\b(?:(?:[Ee]conomic|[Cc]ommercial|[Tt]rade|[Dd]efence|[Cc]ultural|[Cc]onsular|[Pp]olitical)"
    r" (?:and [A-Za-z]{4,12} )?(?:[Cc]ounsellor|[Aa]ttach[eé]|[Oo]ffice of|[Ss]ection of)"
    r"|[Bb]ilateral (?:relations|trade|cooperation|agreements?)|[Dd]iplomatic (?:relations|ties)"
    r"|[Ff]oreign [Mm]inistries|[Pp]olitical (?:[Cc]onsultations|[Dd]irectors)|[Jj]oint [Cc]ommission"
    r"|[Tt]reaty of (?:[Ff]riendship|[Aa]mity|[Pp]eace)|[Rr]atifications? (?:were |was )?exchanged"
    r"|[Rr]ecogni[sz]ed (?:the independence|the Republic|each other)|[Ee]xchange of ratifications"
    r"|[Ii]nstruments? of ratification"
    r"|[Ii]nter-?[Pp]arliamentary|[Pp]arliamentary (?:[Dd]elegations?|[Dd]iplomacy|[Rr]elations|[Ff]riendship))\b"
)
"""Words of what States have to do with one another, where no office is named."""


def is_official(scan: Scan, text: str) -> bool:
    """Whether the text names what States deal with one another by: envoys, missions, heads, foreign ministries."""
    borne: set[str] = set()
    for hit in scan.names:
        if hit.lexeme.type in "OEY" and hit.lexeme.value in _OFFICIAL:
            surface = hit.lexeme.surface
            if " " not in surface and _is_name(hit, text):
                borne.add(surface)
            elif hit.lexeme.value == "chancellor":
                if _beside(hit, text, scan):
                    return True  # of a university none
            elif not (surface in borne and text[hit.start].isupper()) and not _figurative(hit, text, scan):
                return True
    return _BETWEEN_STATES.search(text) is not None or _names_envoy(scan, text)


_ENVOY: Final = re.compile(r"\benvoys?\b", re.IGNORECASE)


def _names_envoy(scan: Scan, text: str) -> bool:
    """Whether the text tells of an envoy whose State or post stands beside the word, which is no office by itself."""
    told = (Hit(match.start(), match.end(), _AS_ENVOY) for match in _ENVOY.finditer(text))
    return any(not _is_name(hit, text) and _beside(hit, text, scan) for hit in told)


_SHORT: Final = 6
"""Words of a title that says no more than which two States it is about."""
_JOINED: Final = re.compile(r" ?[-–&/] ?| and ")


def names_a_pair(title: str, scan: Scan) -> bool:
    """Whether a title is hardly more than the names of two States: "Ruritania and Syldavia: agreements"."""
    states = [hit for hit in scan.within(0, len(title)) if hit.lexeme.type in "SDC"]
    both = len(states) > 1 and _JOINED.fullmatch(title, states[0].end, states[1].start) is not None
    return both and all(hit.lexeme.type == "S" for hit in states[:2]) and len(title.split()) <= _SHORT


_GIVEN_NAME: Final = re.compile(r"(?<![.!?:\n] )\b(?!The|His|Her|Our|Your|Late)[A-Z][a-z]+ \Z")
_BEGINS: Final = re.compile(r"(?:\A|[\n.!?“\"])\s{0,3}\Z")
_GOES_ON: Final = re.compile(r" (?!of (?:the )?[A-Z])[a-z]")
_REACH: Final = 40


def _is_name(hit: Hit, text: str) -> bool:
    """Whether a ship, a house or a band is named so: "the tanker Ambassador", "Envoy House"."""
    if not text[hit.start].isupper():
        return False
    before = text[max(0, hit.start - _REACH) : hit.start]
    return _things_named().match(text, hit.end) is not None or _bearers().search(before) is not None


def _figurative(hit: Hit, text: str, scan: Scan) -> bool:
    """Whether it is a word that others use as well, in small letters and no State's: "ambassador to the smallholders".

    Nor is a surname an office: "Karim Shah".
    """
    lists, surface = phrase_book().lists, hit.lexeme.surface
    loose, surname = surface in lists["office-loose"], surface in lists["office-surname"]
    if not (loose or surname):
        return False
    before = text[max(0, hit.start - _REACH) : hit.start]
    if text[hit.start].isupper():
        begins = loose and _BEGINS.search(before) is not None and _GOES_ON.match(text, hit.end) is not None
        if not begins and not (surname and _GIVEN_NAME.search(before)):
            return False
    elif not loose:
        return False
    return not _beside(hit, text, scan)


@lru_cache(maxsize=1)
def _things_named() -> re.Pattern[str]:
    """What is named by a word for an office or mission, behind that word: "Hotel", "Shipping"."""
    words = (word.capitalize() for word in phrase_book().lists["named-for-office"])
    return re.compile(rf" (?:{'|'.join(sorted(words, reverse=True))})\b")


@lru_cache(maxsize=1)
def _bearers() -> re.Pattern[str]:
    """What bears such a word as its name, before that word: "the bulk carrier Ambassador"."""
    words = phrase_book().lists["vessel"] | phrase_book().lists["bears-office"]
    return re.compile(rf"\b(?:{'|'.join(sorted(words, reverse=True))})(?: [A-Z][a-z]+)? [\"“'‘]?\Z", re.IGNORECASE)


_AT: Final = (" in ", " at ", " to ")
_OF_THE: Final = len(" of the ") + 2
_LONGEST: Final = 100
"""So far about a word a State is looked for, whose name may be long: the time grows with the text and no faster."""
_OURS: Final = ("its ", "our ", "their ", "Its ", "Our ", "Their ")


def _beside(hit: Hit, text: str, scan: Scan) -> bool:
    """Whether a State stands beside it, and nothing of that State's: "president of the Syldavian league".

    A mission or envoy may have the city beside it, or be "our embassy".
    """
    sent = hit.lexeme.value in _SENT and "mission" not in hit.lexeme.surface
    if sent and hit.lexeme.type == "E" and text[max(0, hit.start - _SHORT) : hit.start].endswith(_OURS):
        return True
    for state in scan.within(hit.start - _LONGEST, hit.end + _LONGEST):
        gap = state.start - hit.end
        if state.lexeme.type not in "SDC":
            continue
        if state.lexeme.type == "C":
            if sent and 0 <= gap < _OF_THE and text.startswith(_AT, hit.end):
                return True
        elif 0 <= gap < _OF_THE:
            itself = state.lexeme.type == "S" or text[state.end + 1 : state.end + 2].isupper()
            return itself and not text.startswith(("'s", "’s"), state.end)
        elif _LINKS.fullmatch(text, state.end, hit.start):
            return True
    return False


_AS_ENVOY: Final = Lexeme("O", "ambassador", "envoy", "any")
_SENT: Final = frozenset({"ambassador", "charge", "consul", "consul-general", "embassy", "consulate", "legation"})
_LINKS: Final = re.compile(
    r"-|(?:['’]s?)? (?:(?:new|own|first|second|third|last|next|then|former|current|present|outgoing|departing|incoming"
    r"|resident|non-resident|acting|honorary|newly[- ](?:appointed|arrived|accredited|named)|latest) ){0,2}"
)
"""What stands between a State and its envoy or mission: "Ruritania's new ambassador"."""
