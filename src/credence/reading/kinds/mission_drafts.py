"""A mission and what befell it in, the statements in the making out: with its date, its place and its rank."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from credence.lore.states import capital_of
from credence.reading.clauses.clause import Clause
from credence.reading.frame.publishers import state_of_city
from credence.reading.kinds.mission_sides import directions, housed, recall
from credence.reading.mentions import Mission, Person, Place, Post, States
from credence.reading.phrases.core import Draft
from credence.reading.spelling import holds


def drafts_of(
    clause: Clause, mission: Mission, rank: str, date: str | None, kind: str, used: int | None
) -> Iterable[Draft]:
    """What befell a mission of some rank, in each direction in which it is told."""
    mission = mission.copy()
    if mission.vague:
        mission.mission = rank_told(clause, mission, date)
        rank = mission.mission if kind != "mission-raised" else rank
    if mission.place and _REGION.search(mission.place):
        mission.place = None
    place_item = None
    index = clause.core.groups.get("mission")
    word = clause.text(index + 1, index + 2) if index is not None and index + 1 < len(clause.codes) else ""
    mission.place = mission.place or _small_place(clause)
    if mission.place is None and isinstance(clause.value("place"), Place) and kind != "mission-moved":
        place_item = clause.core.groups["place"]
        mission.place = clause.value("place").name
    if mission.place is None and (word == "there" or _there(clause)):
        _at_the_last_city(clause, mission)
    if mission.place is None and (here := clause.here_said()):
        mission.place, mission.host = here.name, here.state
    if mission.place is None:
        mission.place, place_item = clause.place()
        if place_item is not None and _is_elsewhere(mission, clause.value_codes(place_item)):
            mission.place, place_item = None, None  # "by a note signed in Washington, and the U.S. Embassy opened"
    if mission.place is None:
        mission.place = _of_the_entry(clause, mission)
    if mission.mission == "interests-section":
        housed(clause, mission)
    _in_history(clause, mission, place_item)
    ruler = _then_held_by(clause) or _held_by(clause, mission, date)
    if ruler is not None:
        mission.host = ruler
    known = recall(clause, mission, place_item)
    for owner, host in directions(clause, mission, place_item, known):
        place = mission.place
        if place is None and known is not None and (known.owner, known.host) == (owner, host):
            place = known.place
        slots = {"actor": (owner,), "recipient": (host,), "mission": rank, "place": place, "date": date}
        yield clause.draft(kind, slots, used, place_item)
        kept = mission.copy()
        kept.mission, kept.owner, kept.host, kept.place, kept.at = rank, owner, host, place, clause.sentence.start
        clause.context.missions.append(kept)


def _is_elsewhere(mission: Mission, codes: tuple[str, ...]) -> bool:
    """Whether a place is of the sending State, or, with both sides known, of neither."""
    return mission.owner in codes or (
        mission.owner is not None and mission.host is not None and bool(codes) and mission.host not in codes
    )


_AT_A_PLACE: Final = re.compile("/(?:there-was|spanned|until)\\.")
"""Phrases with a slot for a place that need be no city known."""


def _small_place(clause: Clause) -> str | None:
    """The place that the words "at X there was" give, with another name in brackets."""
    first = clause.core.groups.get("place")
    if first is None or isinstance(clause.value("place"), Place) or not _AT_A_PLACE.search(clause.core.phrase.id):
        return None
    last = first + 1
    while clause.codes[last] in "NW":
        last += 1
    if clause.codes[last] == "(" and clause.codes[last + 1] != "T":
        last = clause.codes.index(")", last) + 1
    return clause.text(first, last)


def _of_the_entry(clause: Clause, mission: Mission) -> str | None:
    """The place at the head of the entry of a list of posts that the sentence goes on with."""
    listed = clause.context.post_list
    consular = "consul" in mission.mission or mission.vague
    return (listed.place or None) if listed and consular and listed.until == clause.sentence.end else None


def _in_history(clause: Clause, mission: Mission, place: int | None) -> None:
    """In a history a consulate that the narrator keeps lies in the State whose history it is, whoever holds the
    city today; so does any mission to a State that is no more."""
    told = clause.context.told
    if len(told) != 2 or mission.owner not in (None, told[0]) or mission.host in told:
        return
    named = clause.sentence.items[place].value if place is not None else None
    host = mission.host or (named.state if isinstance(named, Place) else None)
    if host is not None and host not in told and ("consul" in mission.mission or len(told[1]) != 3):
        mission.host = told[1]
        mission.owner = mission.owner or told[0]


def _held_by(clause: Clause, mission: Mission, date: str | None) -> str | None:
    """Who by the document held the receiving State's land at the time, where the post was consular: a ruler, or it."""
    told, rule = clause.context.told, clause.context.rule
    if rule is None or len(told) != 2 or "consul" not in mission.mission or mission.owner not in (None, told[0]):
        return None
    if mission.host not in (None, told[1], rule.holder) or rule.holder in told or date is None:
        return None
    return rule.holder if rule.holds(date) else told[1]


_ONCE: Final = ("then", "still")


def _then_held_by(clause: Clause) -> str | None:
    """The State that then held the city: "Accra, then in the British colony of the Gold Coast"."""
    index = clause.core.groups.get("mission")
    items = clause.sentence.items
    if index is None or not clause.sentence.tells_any(_ONCE) or not holds(clause.codes[index + 1 :], "SD"):
        return None
    for at in range(index + 1, min(index + 8, len(items))):
        if clause.text(at, at + 1).lower() in _ONCE:
            near = items[at + 1 : at + 8]
            words = {clause.sentence.text[i.start : i.end].lower() for i in near}
            state = next((i for i in near if i.code in "SD" and isinstance(i.value, States) and i.value.codes), None)
            return clause.resolved(state)[0] if state and words & _HELD else None
    return None


_HELD: Final = frozenset(
    [
        "colony",
        "possession",
        "rule",
        "territory",
        "part",
        "belonging",
        "belonged",
        "held",
        "administered",
        "ruled",
        "administration",
        "dominion",
        "passed",
        "port",
        "town",
        "city",
        "capital",
        "seat",
        "occupied",
    ]
)


def _there(clause: Clause) -> bool:
    if _opens_there(clause):
        return True
    stop = min(clause.core.last + 1, len(clause.codes))
    return holds(clause.codes[clause.core.first : stop], clause.marks["there"])


_THERE: Final = re.compile(r"There,? (?!(?:was|were|is|are|has|have|had|will|would|should|being)\b)")
_FEW: Final = 4


def _opens_there(clause: Clause) -> bool:
    """Whether a sentence begins with the place of what it tells: "There a legation was opened in 1921"."""
    sentence = clause.sentence
    return clause.core.first < _FEW and _THERE.match(sentence.text, sentence.start) is not None


def _at_the_last_city(clause: Clause, mission: Mission) -> None:
    """ "there" is the city named last in the sentence, else that of the mission last spoken of."""
    if _opens_there(clause) and (city := clause.context.last_city) and (there := state_of_city(city)):
        mission.place, mission.host = city, there
        return
    for item in reversed(clause.sentence.items[: clause.core.first]):
        if item.code == "C":
            mission.place, mission.host = item.value.name, item.value.state
            return
        post = item.value.post if isinstance(item.value, Person) else item.value
        if isinstance(post, Post) and len(post.host) == 1:
            mission.host = post.host[0]  # "its ambassador in Klow was recalled and the embassy there closed"
            capital = capital_of(post.host[0])
            if capital and capital in clause.sentence.text[item.start : item.end]:
                mission.place = capital
            return
    last = clause.context.missions[-1] if clause.context.missions else None
    city = clause.context.last_city if last is None or last.at < clause.context.last_city_at else None
    if city and (there := state_of_city(city)) and there in clause.context.two:
        mission.place, mission.host = city, there  # named since a mission was
    elif last is not None:
        mission.place, mission.host = last.place, last.host


_REGION: Final = re.compile(r"\b(?:Asia|Africa|Europe|America|Pacific|Caribbean|Gulf|East|region|world)$")


def rank_told(clause: Clause, mission: Mission, date: str | None) -> str:
    """The rank of a "diplomatic mission" by who heads it, by what was said of it before, or by the time."""
    offices = {p.value.office for p in clause.sentence.mentions if isinstance(p.value, Person)}
    if offices & {"minister", "charge"}:
        return "legation"
    if "ambassador" in offices:
        return "embassy"
    for known in reversed(clause.context.missions):
        if mission.owner in (None, known.owner) and known.mission in ("legation", "embassy"):
            return known.mission
    early = date is not None and date[:4].isdigit() and int(date[:4]) < _LEGATIONS_UNTIL
    return "legation" if early else mission.mission


_LEGATIONS_UNTIL: Final = 1945
"""Until then most States sent ministers, not ambassadors, and kept legations."""
