"""Missions of or in one State and the States listed after it in, one mention of them all out.

"the embassies of Chad, Fiji and Peru", "embassies in the Republic of Chad and the Kingdom of Norway".
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from credence.reading.mentions import Item, Mission
from credence.reading.phrases.words import letters
from credence.reading.spelling import Sentence, state_of


@cache
def _list() -> re.Pattern[str]:
    a, the = letters("and"), letters("the")
    within = letters("in", "of", "to")
    closed = f"(?:,[{within}]?{the}?S){{0,12}},?{a}[{within}]?{the}?S(?!{a}{the}?[SPDC]|')"
    return re.compile(rf"{closed}|(?:,{the}?S){{2,12}}(?=[.;]|$)")


def join_lands(sentence: Sentence) -> None:
    """Take the States listed after missions of several States, or in them, into the mention of the missions."""
    if "S" not in sentence.codes:
        return
    made: list[tuple[int, int, Item]] = []
    for at, item in sentence.all_of("R"):
        mission = item.value
        if not isinstance(mission, Mission) or not mission.plural or mission.place or mission.second:
            continue
        if (mission.owner is None) == (mission.host is None):
            continue
        found = _list().match(sentence.codes, at + 1)
        if found is None or _acts(sentence, found):
            continue
        listed = sentence.items[at + 1 : found.end()]
        more = tuple(code for i in listed if i.code == "S" for code in state_of(i)[:1])
        made.append((at, found.end(), Item("R", item.start, listed[-1].end, replace(mission, more=more))))
    if made:
        sentence.reduce(made)


def _acts(sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether the last State is not listed but acts: "its embassies in A, and B opened one"."""
    return found[0].count("S") == 1 and found[0].startswith(",")
