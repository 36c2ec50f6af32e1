"""A clause that tells of several missions at once in, each of them, or the statements about each, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.clauses.shapes import shape
from credence.reading.kinds.mission_drafts import drafts_of
from credence.reading.kinds.mission_sides import NEAR, last_mission
from credence.reading.mentions import Mission, Place, States
from credence.reading.nouns.parts import first_state
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds

OPPOSITE: Final = {"mission-opened": "mission-closed", "mission-closed": "mission-opened"}


def missions_told(clause: Clause) -> Iterator[tuple[int | None, Mission]]:
    """The missions of the core: that of the phrase, a second in the same words, those joined to it by
    "and"."""
    index = clause.core.groups.get("mission")
    if both := _both_spoken_of(clause, index):
        yield from ((index, known) for known in both)
        return
    if index is None:
        known = last_mission(clause)
        if known is not None and not _of_relations(clause):
            yield None, known
        return
    mission = clause.sentence.items[index].value
    if isinstance(mission, Mission):
        if pair := _in_each_capital(clause, index, mission):
            yield from pair
            return
        if described := _apposed(clause, index, mission):
            yield index, described
            return
        mission = _raised_just_now(clause, index) or mission
        if named := list(_after_colon(clause, index, mission)):
            yield from ((index, one) for one in named)
            return
        yield from ((index, one) for one in _of_each(clause, index, mission))
        yield from ((index, further) for further in _beside(clause, index, mission))
    yield from _joined(clause, index)


def _apposed(clause: Clause, index: int, mission: Mission) -> Mission | None:
    """The mission of which the words only say of what rank it is: "its first mission, a legation, was opened"."""
    if clause.codes[max(0, index - 2) : index + 2] != "R,R," or mission.place or mission.owner:
        return None
    before = clause.sentence.items[index - 2].value
    said = clause.text(index, index + 1).lower().startswith(("a ", "an "))
    return replace(before, mission=mission.mission, vague=False) if said and isinstance(before, Mission) else None


def _after_colon(clause: Clause, index: int, mission: Mission) -> Iterator[Mission]:
    """ "Three embassies will be closed this year: (city), (city) and (city)": the cities or States listed behind it."""
    if not mission.plural or mission.place or mission.host or mission.second:
        return
    after = max(index + 1, clause.core.last)
    listed = shape("[^;:.]{0,8}:(?P<all>[{in}]?{the}?[CS](?:[,{and}]{1,2}[{in}]?{the}?[CS]){0,11})(?=[.;,]|$)").match(
        clause.codes, after
    )
    for at in range(*listed.span("all")) if listed else ():
        place = clause.sentence.items[at].value
        if isinstance(place, Place) and place.state not in (None, mission.owner):
            yield replace(mission, place=place.name, host=place.state)
        elif isinstance(place, States) and place.codes and place.codes[0] != mission.owner:
            yield replace(mission, host=place.codes[0])


_PLURAL: Final = frozenset(("both", "they", "them", "these", "all"))
_ONE_OF_THEM: Final = frozenset(("last", "latter", "second"))
_RELATIONS: Final = re.compile(r"\b(?:relations|ties)\b[^.;!?\n]*[.;!?]\s*\Z", re.IGNORECASE)


def _of_relations(clause: Clause) -> bool:
    """Whether "they" are the relations of which the sentence before is, and not the mission that it names."""
    core, start = clause.core, clause.sentence.start
    if _PLURAL.isdisjoint(clause.text(core.first, core.last).lower().split()):
        return False
    return _RELATIONS.search(clause.sentence.text, max(0, start - NEAR), start) is not None


def _both_spoken_of(clause: Clause, index: int | None) -> list[Mission]:
    """The two missions last spoken of, one of each State to the other, where "both" or "the two missions" are meant."""
    core, recent = clause.core, clause.context.missions
    if len(recent) < 2 or clause.sentence.start - recent[-1].at > NEAR or clause.states():
        return []
    if index is None:
        words = clause.text(core.first, core.last).lower().split()
        if _PLURAL.isdisjoint(words) or not _ONE_OF_THEM.isdisjoint(words):
            return []
    else:
        mission = clause.sentence.items[index].value
        if not isinstance(mission, Mission) or not mission.plural or not _of_nobody(mission):
            return []
        if not (
            mission.definite
            or mission.whose
            or clause.text(index, index + 1).lower().removeprefix("the ").startswith(_OF_TWO)
        ):
            return []
    last = recent[-1]
    facing = next((m for m in reversed(list(recent)[-4:]) if (m.owner, m.host) == (last.host, last.owner)), None)
    same = facing is not None and (index is None or mission.vague or mission.mission == last.mission == facing.mission)
    apart = facing is None or facing.at != last.at
    alike = index is None or mission.vague or mission.mission == last.mission
    if apart and alike and (together := _told_together(list(recent))):
        return together
    return [replace(facing, plural=False), replace(last, plural=False)] if facing and same else []


def _told_together(recent: list[Mission]) -> list[Mission]:
    """The missions of one State to another, each in its own city, that the sentence last told of: "both", "they"."""
    last = recent[-1]
    alike = (m for m in recent if (m.at, m.mission, m.owner, m.host) == (last.at, last.mission, last.owner, last.host))
    by_place = {m.place: replace(m, plural=False, second=None) for m in alike if m.place}
    return list(by_place.values()) if len(by_place) > 1 else []


_OF_TWO: Final = ("two ", "both ", "these ", "those ", "respective ")


def _of_nobody(mission: Mission) -> bool:
    """Whether the words for several missions say of no State that they are its, and of no place that they are there."""
    told = mission.owner or mission.host or mission.place or mission.second or mission.more
    return not told and mission.whose in ("", "their", "both")


def _in_each_capital(clause: Clause, index: int, mission: Mission) -> list[tuple[int | None, Mission]]:
    """ "Embassies were opened in (city of A) and (city of B)": one of each State in the other."""
    placed = mission.place or mission.host or mission.owner or mission.second or mission.more
    if placed or not mission.plural:
        return []
    where = shape("[^;:.TCS]{0,2}?[{in}](?P<a>C){and}(?P<b>C)").match(clause.codes, max(index + 1, clause.core.last))
    if where is None:
        return []
    a, b = (clause.sentence.items[where.start(name)].value for name in "ab")
    pair = set(clause.pair())
    if not isinstance(a, Place) or not isinstance(b, Place) or a.state is None or {a.state, b.state} != pair:
        return []
    return [
        (index, replace(mission, owner=owner.state, host=host.state, place=host.name, plural=False))
        for owner, host in ((b, a), (a, b))
    ]


def _beside(clause: Clause, index: int, mission: Mission) -> Iterator[Mission]:
    """The further missions of the same words: in a second city and more, of or to more States."""
    if mission.second:
        yield replace(mission, place=mission.second[0], host=mission.second[1], second=None)
    yield from _in_more_cities(clause, index, mission)
    yield from _of_more_states(mission)


def _raised_just_now(clause: Clause, index: int) -> Mission | None:
    """The mission itself, where the words are but the rank it was raised to: "raised to an embassy in D but shut"."""
    raised = any(c.phrase.kind == "mission-raised" and c.groups.get("rank") == index for c in clause.cores)
    known = clause.context.missions[-1] if raised and clause.context.missions else None
    return known if known and known.at == clause.sentence.start and clause.core.first >= index else None


_FURTHER_CITY: Final = "(?:[{in},][{the}]?S)?[,{and}]{1,2}[{in}]?(?P<c>C)"


def _in_more_cities(clause: Clause, index: int, mission: Mission) -> Iterator[Mission]:
    """ "its missions in A in the B, C in D and E": the cities after the first, told without dates of their own."""
    if not mission.plural or mission.place is None:
        return
    in_turn = holds(clause.codes, clause.marks["respectively"])
    city = shape(_FURTHER_CITY if in_turn else _FURTHER_CITY + "(?![{in}]?T[,{and}])")
    at = index + 1
    while match := city.match(clause.codes, at):
        at = match.end()
        place = clause.sentence.items[match.start("c")].value
        if isinstance(place, Place):
            yield replace(mission, place=place.name, host=place.state)


def _of_more_states(mission: Mission) -> Iterator[Mission]:
    """ "embassies in A, B and C", "the embassies of A, B and C": those to, or of, the States after the first."""
    sent = mission.owner is not None and mission.host is None
    for code in mission.more:
        yield replace(mission, owner=code, more=()) if sent else replace(mission, host=code, more=())


def _of_each(clause: Clause, index: int, mission: Mission) -> Iterator[Mission]:
    """ "A, B and C opened embassies in D": one of each State that acts."""
    after = clause.core.anchor < index and mission.owner is None and not mission.more and not mission.second
    actors = clause.acting() if after and mission.whose in ("", "their") else ()
    if len(set(actors)) == len(actors) == 2 and _in_each_other(clause, mission):
        yield from (replace(mission, owner=a, host=b, plural=False) for a, b in (actors, actors[::-1]))
        return
    host = mission.host or _third(clause, mission, after)
    host = host or (clause.context.home if mission.whose and not clause.context.narrator else None)
    elsewhere = host is not None and host not in actors
    if len(actors) > 1 and len(set(actors)) == len(actors) and elsewhere:
        yield from (replace(mission, owner=actor, host=host, plural=False) for actor in actors)
    else:
        yield mission


_WITH_A_THIRD: Final = "[{with}{from}]{the}?[SDCGK]"
_AT_A_THIRD: Final = "[{with}{from}{to}{at}{in}{for}]{the}?[SDCGK]"


def _third(clause: Clause, mission: Mission, after: bool) -> str | None:
    """With whom those who act have relations again: "A and B resumed relations with C and reopened their embassies"."""
    before = clause.codes[: clause.core.first]
    told = shape(_WITH_A_THIRD).search(before) if after and mission.whose == "their" and not mission.place else None
    if told is None or not holds(before[: told.start()], letters("<relations>")):
        return None
    return first_state(clause.sentence.items[told.end() - 1])


def _in_each_other(clause: Clause, mission: Mission) -> bool:
    """Whether the embassies of two that act are in one another: "A and B resumed relations and reopened theirs"."""
    if mission.whose != "their" or not mission.plural or mission.host or mission.place:
        return False
    _, right = clause.bounds()
    before, behind = clause.codes[: clause.core.first], clause.codes[clause.core.first : right]
    if shape(_WITH_A_THIRD).search(before) or shape(_AT_A_THIRD).search(behind):
        return False  # "A and B resumed relations with C and reopened their embassies", "their embassies to C"
    return holds(clause.codes, letters("<relations>")) or not (clause.context.published or clause.context.narrator)


def _joined(clause: Clause, index: int) -> Iterator[tuple[int, Mission]]:
    """The missions joined to that of the phrase by "and": on its far side from the verb, and on the near one."""
    steps = (1,) if index > clause.core.first else (-1, 1)
    for step in steps:
        yield from _joined_on(clause, index, step)


_BEFORE: Final = ("new", "non-resident", "honorary", "non", "resident", "two", "three", "several", "a", "an", "the")
"""What may stand before a further mission of a list."""


def _joined_on(clause: Clause, index: int, step: int) -> Iterator[tuple[int, Mission]]:
    codes, items, before = clause.codes, clause.sentence.items, letters(*_BEFORE) + "-"
    at = index + step
    while 0 < at < len(codes) and (codes[at] == clause.marks["and"] or codes[at] == ","):
        at += step
        while step > 0 and at < len(codes) and codes[at] in before:
            at += step
        if 0 <= at < len(codes) and codes[at] == "R":
            if step > 0 and any(core.groups.get("mission") == at for core in clause.cores):
                return
            if step > 0 and _with_own_date(codes, index) and _with_own_date(codes, at):
                return  # "Embassy of A in B (1970), Embassy of B in A (1993)"
            if isinstance(items[at].value, Mission):
                yield at, items[at].value
                yield from ((at, further) for further in _beside(clause, at, items[at].value))
            at += step


def _with_own_date(codes: str, at: int) -> bool:
    return codes[at + 1 : at + 2] == "(" and "T" in codes[at + 2 : at + 4]


def gapped(clause: Clause, kind: str, rank: str | None = None) -> Iterable[Draft]:
    """ "Its embassy in A opened in 2003, and its consulate in B in 2012": the second verb is left out."""
    if rank is None:
        yield from _cities(clause, kind)
    yield from _of_another(clause, kind, rank)
    start = clause.core.date_item
    if start is None or start < clause.core.last:
        return
    stop = next(
        (core.first for core in clause.cores if core.first > start and core.phrase.kind.startswith("mission")),
        len(clause.codes),
    )
    match = shape(_NEXT_ON).match(clause.codes, start + 1, stop)
    if match and (rank is None or not clause.core.phrase.sets.get("became") or _so(clause, match)):
        mission = clause.sentence.items[match.start("m" if match["m"] else "n")].value
        date = clause.date_at(match.start("t"))
        if isinstance(mission, Mission):
            yield from drafts_of(clause, mission, rank or mission.mission, date, kind, match.start("t"))


_NEXT_ON: Final = "(?:[,{and}]{1,3}(?P<m>R)[^;:TR]{0,6}?|[;,{and}{while}{whereas}]{1,3}(?P<n>R)[{in}{on}]{0,2})(?P<t>T)"
"""The next mission and its day: ", and its consulate in B in 2012", "; that of B in (city) on D"."""


def _of_another(clause: Clause, kind: str, rank: str | None) -> Iterable[Draft]:
    """ "A opened an embassy in (city) on D1, and B in (city) on D2": what the other State opened is left out.

    So with "that of B in (city) on D2", also of what was raised to a `rank`.
    """
    index, start = clause.core.groups.get("mission"), clause.core.date_item
    told = clause.sentence.items[index].value if index is not None else None
    if start is None or not isinstance(told, Mission):
        return
    after = max(start + 1, clause.core.last)
    match = shape(_OTHER_ON).match(clause.codes, after) or shape(_ON_OTHER).match(clause.codes, after)
    if match is None:
        return
    parts = match.groupdict()
    did = clause.text(*match.span("did")).lower() if parts.get("did") else ""
    fronted = match.start("t") < match.start("s")
    if (did and did not in _DID_SO) or (match["c"] is None and parts.get("s") and not fronted):
        return
    whose = next(match.start(name) for name in ("of", "one", "s") if parts.get(name))
    owners = clause.value_codes(whose)
    city = clause.sentence.items[match.start("c")].value if match["c"] else None
    at_home = isinstance(city, Place) and (city.state is None or city.state in owners)
    if not owners or owners[0] == told.owner or at_home:
        return
    host, place = (city.state, city.name) if isinstance(city, Place) else (None, None)
    mission = replace(told, owner=owners[0], host=host, place=place, second=None, plural=False, whose="")
    date = clause.date_at(match.start("t"))
    yield from drafts_of(clause, mission, rank or mission.mission, date, kind, match.start("t"))


_OTHER: Final = "(?:{that}[{of}]{the}?(?P<of>S)|{the}?(?P<one>[DS])'?{one}|{the}?(?P<s>S)'?(?P<did>[^;:.TRSC]{0,3}?))"
_OTHER_ON: Final = f"[,;{{and}}{{while}}{{whereas}}]{{1,3}}{_OTHER}(?:[{{in}}](?P<c>C))?[^;:.TRSC]{{0,2}}(?P<t>T)"
"""The other State and its day: "and B in (city) on D2", "that of B on D2", "the one of B on D2"."""
_ON_OTHER: Final = (
    "[,;{and}{while}{whereas}]{1,3}[{in}{on}]?(?P<t>T),?(?P<s>S)(?P<did>[^;:.TRSC]{1,3})(?:[{in}](?P<c>C))?(?=[,;.]|$)"
)
"""The day before the other State: "; three years later B did the same"."""

_DID_SO: Final = (
    "did so", "did the same", "followed suit", "followed", "reciprocated", "likewise", "did likewise", "its own", "one",
    "hers", "opened its own", "had one", "has one", "responded", "in turn", "opened one",
)  # fmt: skip
"""Words for the act of the State before, done by the next: "B did the same in (city) on D"."""


def _so(clause: Clause, match: re.Match[str]) -> bool:
    """Whether what is joined is told to have become the same: "so did its", "that of B in (city)"."""
    at = match.start("m" if match["m"] else "n")
    return holds(match.group(), clause.marks["so"]) or clause.text(at, at + 1).lower().startswith("that of ")


def _cities(clause: Clause, kind: str) -> Iterable[Draft]:
    """ "consulates in A in 1833, in B in 1835 and in C in 1838": the further cities, each with its date."""
    index, at = clause.core.groups.get("mission"), clause.core.date_item
    told = clause.sentence.items[index].value if index is not None else None
    if at is None or not isinstance(told, Mission):
        return
    joint = shape(
        r"\)?[,{and}]{1,2}[{in}]?(?P<c>[CNWS])W?(?:\([CNWS]{1,3}\))?[{in}{from}{since},(]?(?P<t>T)(?=[,;.)]|$|{and})"
    )
    here: Mission | None = None
    while True:
        while clause.codes[at + 1 : at + 3] in (";T", ",T") and "/" in (_date_at(clause, at + 2) or ""):
            at += 2
            here = here or replace(told, place=told.place or clause.place()[0])
            yield from _at_city(clause, here, kind, at)
        match = joint.match(clause.codes, at + 1)
        if match is None:
            return
        city = clause.sentence.items[match.start("c")]
        state = city.value.state if isinstance(city.value, Place) else None
        if isinstance(city.value, States):
            if told.place or not told.plural or told.host in city.value.codes:
                return
            here = replace(told, host=city.value.codes[0], second=None, plural=False)
            yield from _at_city(clause, here, kind, at := match.start("t"))
            continue
        at = match.start("t")
        last = match.start("t") - (clause.codes[match.start("t") - 1] not in "CNW")
        place = clause.text(match.start("c"), last)
        if place == told.place:
            return  # "A opened an embassy in B in 1998, B in 1999"
        here = replace(told, place=place, host=state or told.host, second=None, plural=False)
        yield from _at_city(clause, here, kind, at)


def _date_at(clause: Clause, at: int) -> str | None:
    return clause.date_at(at)


def _at_city(clause: Clause, mission: Mission, kind: str, at: int) -> Iterable[Draft]:
    """What a date in a list of cities says of the mission there; of a span, also what undid it."""
    date, until = _date_at(clause, at), None
    if date and "/" in date and not date.startswith(".."):
        date, until = date.split("/")
    yield from drafts_of(clause, mission, mission.mission, date, kind, at)
    if until:
        yield from drafts_of(clause, mission, mission.mission, until, OPPOSITE[kind], at)
