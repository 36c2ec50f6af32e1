"""A match of a phrase for an embassy, consulate or post in, one mention of the mission out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from credence.reading.context import Context
from credence.reading.mentions import Item, Mission
from credence.reading.nouns.parts import first_state, place_name, span
from credence.reading.phrases.phrase import Phrase
from credence.reading.spelling import Sentence

_OF_ANY_RANK: Final = (
    "mission",
    "missions",
    "representation",
    "representations",
    "diplomatic post",
    "diplomatic posts",
)
_TELLS_RANK: Final = ("high", "permanent", "consul")


class MissionNouns:
    """The missions that a document names, each with its sides and its city as far as its words tell."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.headed: tuple[str, int] | None = None
        """Whose mission was last spoken of, and where."""

    def mission(self, sentence: Sentence, phrase: Phrase, match: re.Match[str], groups: dict[str, int]) -> Item | None:
        """The mission that a phrase of `np-missions` names."""
        items = sentence.items
        start, end = span(sentence, match)
        if phrase.sets.get("ref") == "again":
            return self._again(sentence, match, groups)
        if phrase.sets.get("ref") == "described":
            return _described(sentence, match, groups)
        if phrase.sets.get("ref") == "post":
            if match.start() and sentence.words(match.start() - 1, match.start()).lower() in _BEFORE_AN_OFFICE:
                return None
            return self._post_of(sentence, match)
        if phrase.sets.get("history") and not self.context.narrator:
            return None  # elsewhere an agency is rather one of news
        head = items[groups.get("seat", match.start())]
        mission = Mission(str(phrase.sets.get("seat") or head.value))
        if phrase.sets.get("ref") == "interests" and mission.mission != "interests-section":
            return None
        term = sentence.text[head.start : head.end].lower()
        mission.plural = term.endswith("s") or "consulates" in term or phrase.sets.get("ref") == "each"
        mission.plural = mission.plural and not _is_one_of(sentence, start)
        mission.vague = term.endswith(_OF_ANY_RANK) and not any(word in term for word in _TELLS_RANK)
        mission.vague = mission.vague or bool(phrase.sets.get("vague"))
        if "place2" in groups and not mission.plural:
            return None
        words = sentence.text[start:end].lower().split()
        mission.whose = next((w for w in words if w in _WHOSE), "")
        mission.possessive = bool(mission.whose)
        mission.definite = words[0] in ("the", "this", "that") or mission.possessive
        if phrase.sets.get("ref") == "each" or ("owner" in groups and items[groups["owner"]].code == "Q"):
            mission.whose = "both"
        elif "owner" in groups:
            mission.owner = first_state(items[groups["owner"]])
        if mission.owner and mission.mission in ("embassy", "legation"):
            self.headed = mission.owner, start
        if "place" in groups:
            mission.place, mission.host = _mission_place(sentence, match, groups["place"])
        if "place2" in groups:
            second = items[groups["place2"]]
            mission.second = place_name(second) or str(second.value), first_state(second)
        if "host" in groups:
            mission.host = first_state(items[groups["host"]])
        if "place" not in groups and (city := _city_headed(sentence, match)) is not None:
            mission.place, mission.host = place_name(city), mission.host or first_state(city)
            city.value.where = True
        return Item("R", start, end, mission)

    def _post_of(self, sentence: Sentence, match: re.Match[str]) -> Item | None:
        """ "the post", "the agency": the mission last spoken of."""
        known = self._last_mission(sentence, match.start())
        agency = sentence.words(match.start(), match.end()).lower().endswith("agency")
        if agency and (known is None or known.mission != "consular-agency"):
            known = Mission("consular-agency", known.owner if known else None, known.host if known else None)
        if known is None:
            return None
        start, end = span(sentence, match)
        return Item("R", start, end, replace(known, definite=True, possessive=False, whose=""))

    def _last_mission(self, sentence: Sentence, before: int) -> Mission | None:
        """The mission that "the post" means: the one last named, here or not long before."""
        here = [i.value for i in sentence.items[:before] if isinstance(i.value, Mission)]
        if here:
            return here[-1]
        known = self.context.missions[-1] if self.context.missions else None
        return known if known and sentence.start - known.at < _RECENT else None

    def _again(self, sentence: Sentence, match: re.Match[str], groups: dict[str, int]) -> Item | None:
        """ "the Swiss one in Riga", "another in Lima": a mission like the one named last."""
        before = [i.value for i in sentence.items[: match.start()] if isinstance(i.value, Mission)]
        known = before[-1] if before else (self.context.missions[-1] if self.context.missions else None)
        if known is None:
            return None
        start, end = span(sentence, match)
        mission = Mission(known.mission)
        mission.place, mission.host = _mission_place(sentence, match, groups["place"])
        word = sentence.text[start:end].split()[0].lower()
        if "place2" in groups:
            second = sentence.items[groups["place2"]]
            mission.second = place_name(second) or str(second.value), first_state(second)
        mission.plural = word == "those"
        if "owner" in groups:
            mission.owner = first_state(sentence.items[groups["owner"]])
        elif word in ("yours", "ours"):
            mission.whose = word[:-1]
        return Item("R", start, end, mission)


def _described(sentence: Sentence, match: re.Match[str], groups: dict[str, int]) -> Item | None:
    """ "its long-awaited embassy in Lima": the mission with what it is said to be like."""
    told = sentence.items[groups["seat"]].value
    if not isinstance(told, Mission) or told.vague:
        return None
    start, end = span(sentence, match)
    words = sentence.text[start : sentence.items[groups["seat"]].start].lower().split()
    seat = sentence.items[groups["seat"]]
    opens = sentence.text[seat.start : seat.end].lower().split(maxsplit=1)[0]
    if not _BESIDE.isdisjoint(words) or opens in _DETERMINED:
        return None  # "the largest hotel near its embassy", "(after) the Syldavian invasion the embassy"
    whose = told.whose or next((word for word in words if word in _WHOSE), "")
    owner = told.owner or (first_state(sentence.items[groups["owner"]]) if "owner" in groups else None)
    definite = told.definite or bool(whose) or words[0] in ("the", "this", "that")
    plural = told.plural and not _is_one_of(sentence, start)
    made = replace(told, whose=whose, possessive=bool(whose), definite=definite, owner=owner, plural=plural)
    return Item("R", start, end, made)


_DETERMINED: Final = frozenset({"the", "its", "their", "his", "her", "our", "a", "an", "both"})
"""What opens a mention of its own."""
_BESIDE: Final = frozenset({"near", "beside", "opposite", "behind", "outside", "inside", "facing", "alongside"})


def _is_one_of(sentence: Sentence, start: int) -> bool:
    """Whether one of several is meant: "one of its first embassies"."""
    return sentence.text.endswith("one of ", max(0, start - len("one of ")), start)


def _city_headed(sentence: Sentence, match: re.Match[str]) -> Item | None:
    """The city that heads the entry of a list before what is told of its post: "Klow-- A consulate was opened"."""
    at = match.start() - 1
    while at > 0 and sentence.codes[at] in "-:":
        at -= 1
    city = sentence.items[at] if at >= 0 else None
    if city is None or city.code != "C" or sentence.text[: city.start].rstrip(" ")[-1:] not in ("", "\n", "."):
        return None
    gap = sentence.text[city.end : sentence.items[match.end() - 1].start].lstrip()
    return city if gap.startswith(("--", "–", "—", ":")) else None


def _mission_place(sentence: Sentence, match: re.Match[str], index: int) -> tuple[str, str | None]:
    """The city of a mission, with another name for it in brackets, and the State it lies in."""
    item = sentence.items[index]
    last = index + 1
    codes = sentence.codes
    while item.code == "W" and last < match.end() and codes[last] == "W":
        last += 1
    if last < match.end() and codes[last] == "(":
        last = codes.index(")", last) + 1
    there = first_state(item)
    if there is None:
        there = next((s for i in sentence.items[index:last] if (s := first_state(i))), None)
    single = place_name(item) if last == index + 1 else None  # not "the city of Lima"
    return single or sentence.words(index, last), there


_BEFORE_AN_OFFICE: Final = frozenset(
    (
        "held",
        "hold",
        "holds",
        "holding",
        "up",
        "took",
        "left",
        "vacated",
        "filled",
        "assumed",
        "occupied",
        "to",
        "of",
        "in",
    )
)
"""What a person does with a post, which then is no mission."""
_RECENT: Final = 700
"""A mission is still the one spoken of within so many characters."""
_WHOSE: Final = frozenset({"its", "their", "his", "our", "your", "own", "both"})
