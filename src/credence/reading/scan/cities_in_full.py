"""The mentions of a sentence in, in order; the same with each city one mention, together with what describes it, out.

"the Peruvian capital, Lima", "the capital of Peru", "the city of Lima" and "Lima, Peru" are a city as "Lima" is, so
that no phrase need know of them.
"""

from __future__ import annotations

import re
from typing import Any, Final

from credence.lore.states import capital_of
from credence.reading.mentions import Place, States

Mention = tuple[int, int, str, Any]
"""Where it begins and ends, its letter and value; one without a letter is passed over in spelling."""

_CITY_OF: Final = re.compile(
    r"\b(?:the |its |their )?(?:(?:southern|northern|eastern|western|coastal|port|historic|border|old) )*"
    r"(?:city|town|port city|port town|seaport town|capital city) of \Z"
)
_AFTER_CAPITAL: Final = re.compile(
    r"(?: city)?(?! (?:markets?|flows?|goods|accounts?|investments?|punishment|regions?|districts?|city|gains|stock"
    r"|spending|controls|expenditures?|projects?|area|base|contributions?|participation|cities|increase|letters?"
    r"|and (?:labour|labor|technology))\b|[\w'’-])"
)
_NAMED: Final = re.compile(r"(?: city)?(?:,? |, | of )\Z")
_WHOSE: Final = re.compile(r"\b(?:the|its|their|his|her|our) (?:then |new |old |former |present )?\Z")
_ONCE: Final = re.compile(r"\b(?:then|new|old|former)\b")
"""Of a capital so called it is not said which city it is, if no name follows."""
_OF_STATE: Final = re.compile(r" (?:city )?of (?:the )?\Z")
_COUNTRY_ENDS: Final = re.compile(
    r"[.;)]|\Z| (?:[—–]|--?) | \(|, (?!and |or |[A-Z])|,? (?:on|in|from|since|between|until) (?=[0-9A-Z])"
)
_GOES_ON: Final = re.compile(
    r", (?:on|in|at|by|from|to|with|and|under|for|as|until|since|between|during|after|before|was|were|is|are|has|had"
    r"|have|will|would|today|yesterday|this|last)\b"
)
"""After a comma that only ends what is put in, the clause goes on with such a word."""
_OPENING: Final = 4
"""So near the start of a sentence, what tells where stands before all else, and its comma ends it."""
_AT: Final = re.compile(r"\Wat ")
_PARTS: Final = tuple(
    f" in {part} "
    for part in ("downtown", "central", "midtown", "inner", "greater", "suburban", "nearby", "neighbouring")
)
"""Of what lies in a part of a city it is told that it lies in the city."""
_REACH: Final = 40


def cities_in_full(text: str, start: int, end: int, mentions: list[Mention], within: str) -> list[Mention]:
    """The mentions of text[start:end], every city with the words that describe it; `within` is the letter of "in"."""
    capital = text.find("capital", start, end)
    if capital < 0 and all(mention[2] != "C" for mention in mentions):
        return mentions
    made: list[Mention] = []
    place, count = 0, len(mentions)
    while place < count:
        mention = mentions[place]
        if mention[2] == "C":
            place = _city(text, start, end, mentions, place, made, within)
        elif capital >= 0 and mention[2] in "SD":
            place = _capital(text, start, end, mentions, place, made)
        else:
            made.append(mention)
            place += 1
    return made


def _city(
    text: str, start: int, end: int, mentions: list[Mention], place: int, made: list[Mention], within: str
) -> int:
    """Add a city that is named, with what stands around it; the place of the next mention."""
    first, last, code, value = mentions[place]
    floor = made[-1][1] if made else start
    begins = _begins(text, max(floor, first - _REACH), first)
    if made and begins < first and (owner := _owner(text, start, made[-1], begins, value)) is not None:
        begins = owner
        made.pop()
        floor = made[-1][1] if made else start
    step, put_off = 1, text[first - 2 : first] == ", " and begins < first
    if place + 1 < len(mentions) and (country := _country(text, end, mentions[place], mentions[place + 1])):
        last, step, put_off = country, 2, True
    if _AT.match(text, begins - 4) and begins - 3 >= floor:
        made.append((begins - 3, begins - 1, within, None))
    made.append((begins, last, code, value))
    if put_off:
        _without_comma(text, start, made)
    return place + step


def _begins(text: str, floor: int, first: int) -> int:
    """Where "the capital, Lima" or "the city of Lima" begins, given where the name does."""
    lead = text[first - 3 : first]
    if text.endswith(_PARTS, 0, first) and (part := text.rfind(" in ", 0, first) + len(" in ")) >= floor:
        return part
    if lead == "of " and (found := _CITY_OF.search(text, floor, first)):
        return first if text.endswith(" of ", floor, found.start()) else found.start()  # "the mayor of the city of"
    if text.find("capital", floor, first) >= 0 and (named := _NAMED.search(text, floor, first)):
        word = named.start() - len("capital")
        if text.startswith("capital", max(floor, word)) and (whose := _WHOSE.search(text, floor, word)):
            return whose.start()
    return first


def _owner(text: str, start: int, before: Mention, begins: int, city: Any) -> int | None:
    """Where "the Peruvian city of Lima" begins, given what stands before "city of"."""
    if before[2] != "D" or before[1] != begins - 1 or not isinstance(city, Place) or before[3].codes != (city.state,):
        return None
    whose = _WHOSE.search(text, max(start, before[0] - _REACH), before[0])
    return whose.start() if whose else None


def _country(text: str, end: int, city: Mention, state: Mention) -> int | None:
    """Where "Lima, Peru" or "Lima (Peru)" ends, if the State is the city's own."""
    if state[2] != "S" or state[0] != city[1] + 2 or not isinstance(city[3], Place) or not isinstance(state[3], States):
        return None
    if state[3].codes != (city[3].state,):
        return None
    between = text[city[1] : state[0]]
    if between == " (":
        return state[1] + 1 if text[state[1] : state[1] + 1] == ")" else None
    return state[1] if between == ", " and _COUNTRY_ENDS.match(text, state[1], end) else None


def _capital(text: str, start: int, end: int, mentions: list[Mention], place: int, made: list[Mention]) -> int:
    """Add a State, or the capital that it tells of: "the Peruvian capital", "the capital of Peru", "Peru's capital"."""
    first, last, code, value = mentions[place]
    floor = made[-1][1] if made else start
    begins, ends = first, 0
    if text.startswith(" capital", last, end):
        if whose := _WHOSE.search(text, max(floor, first - _REACH), first):
            begins, ends = whose.start(), last + len(" capital")
    elif code == "S" and text.startswith(("'s capital", "’s capital"), last, end):
        ends = last + len("'s capital")
    elif code == "S" and (of := _OF_STATE.search(text, max(floor, first - _REACH), first)):
        word = of.start() - len("capital")
        if text.startswith("capital", max(floor, word)) and (whose := _WHOSE.search(text, floor, word)):
            begins, ends = whose.start(), last
    name = capital_of(value.codes[0]) if ends and isinstance(value, States) else None
    if name is None:
        made.append(mentions[place])
        return place + 1
    following = mentions[place + 1] if place + 1 < len(mentions) else None
    if following is not None and following[2] == "C" and _NAMED.fullmatch(text, ends, following[0]):
        if isinstance(following[3], Place) and following[3].state == value.codes[0]:
            made.append((begins, following[1], "C", following[3]))
            if "," in text[ends : following[0]]:
                _without_comma(text, start, made)
            return place + 2
    elif not _ONCE.search(text, begins, ends) and (after := _AFTER_CAPITAL.match(text, ends, end)):
        made.append((begins, after.end(), "C", Place(name, value.codes[0])))
        return place + 1
    made.append(mentions[place])
    return place + 1


def _without_comma(text: str, start: int, made: list[Mention]) -> None:
    """Pass over the comma after a name put in between two, unless it ends what opens the sentence."""
    begins, last = made[-1][:2]
    if begins > start + _OPENING and _GOES_ON.match(text, last):
        made.append((last, last + 1, "", None))


__all__ = ["Mention", "cities_in_full"]
