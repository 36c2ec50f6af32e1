"""Missions opened, closed, raised: of which State, to which State, where and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date as day_of

from credence.model import Modality, SlotValue
from credence.reading.clause import Clause
from credence.reading.context import Context
from credence.reading.core import Draft
from credence.reading.date_value import date_value
from credence.reading.mentions import Mission, Person, Place, Post, States
from credence.reading.posts_listed import PostRow
from credence.reading.spelling import Sentence

_RANKS = (
    "consular-agency",
    "consulate",
    "consulate-general",
    "office",
    "interests-section",
    "liaison-office",
    "legation",
    "embassy",
)
"""From the lowest; a mission that "became" another was raised only if the other ranks higher."""
_OPPOSITE = {"mission-opened": "mission-closed", "mission-closed": "mission-opened"}
_NEAR = 700
"""A pronoun refers to a mission spoken of within so many characters."""


def changed(clause: Clause) -> Iterable[Draft]:
    """A mission was opened or closed."""
    core = clause.core
    if core.row is not None:
        yield from _of_list(clause, core.row)
        return
    if clause.doubtful() and not core.phrase.sets.get("certain"):
        return
    date, kind = clause.date(), core.phrase.kind
    if _of_a_building(clause) or _at_a_mission(clause):
        return
    if core.phrase.sets.get("list"):
        yield from _listed(clause)
        return
    if core.phrase.sets.get("spanned") and (not (date and "/" in date) or _by_a_person(clause)):
        return
    if kind == "mission-closed" and _for_some_days(date):
        return
    for index, mission in _missions(clause):
        if _any_mission(clause, mission):
            continue
        for draft in _drafts(clause, mission, mission.mission, date, kind, index):
            yield draft
            if date and "/" in date and not date.startswith("..") and _spans(clause):
                first, last = date.split("/")
                draft.slots["date"] = first
                other = replace(draft, kind=_OPPOSITE[kind], slots={**draft.slots, "date": last})
                yield other
            until, at = _until(clause, date)
            if until:
                yield replace(
                    draft, kind=_OPPOSITE[kind], slots={**draft.slots, "date": until}, last=max(draft.last, at)
                )
    yield from _gapped(clause, kind)


def _until(clause: Clause, date: str | None) -> tuple[str | None, int]:
    """The day on which it was undone, told beside that of the act: "closed from D, until E"."""
    at, marks = clause.core.date_item, clause.marks
    if at is None or not date or "/" in date or clause.text(max(0, at - 1), at).lower() != "from":
        return None, 0
    told = re.compile(f",?(?:[{re.escape(marks['until'])}]|[{re.escape(marks['to'])}])(?P<t>T)").match(
        clause.codes, at + 1
    )
    if told is None:
        return None, 0
    return date_value(clause.sentence, clause.sentence.items[told.start("t")], clause.context), told.end()


_BUILDINGS = frozenset(
    [
        "chancery",
        "building",
        "premises",
        "residence",
        "compound",
        "website",
        "section",
        "library",
        "school",
        "level",
        "rank",
        "status",
    ]
)


def _of_a_building(clause: Clause) -> bool:
    """Whether only a house, or a level, is spoken of: "the chancery of the Embassy", "at the level of legations"."""
    index = clause.core.groups.get("mission")
    if index is None:
        return False
    before = clause.text(index - 2, index).lower().split() if index > 1 else []
    after = clause.text(index + 1, index + 2).lower() if index + 1 < len(clause.codes) else ""
    mission = clause.sentence.items[index].value
    own = isinstance(mission, Mission) and mission.mission == "interests-section"
    return not own and ((before[1:] == ["of"] and before[0] in _BUILDINGS) or after in _BUILDINGS)


_AT = frozenset(["at", "headed", "heads", "heading", "led", "leads", "joined", "run", "ran", "of"])


def _at_a_mission(clause: Clause) -> bool:
    """Whether "since D" is said of somebody at the mission ("head of the Embassy since D"), not of the mission."""
    first = clause.core.groups.get("mission", clause.core.first)
    if "/since" not in clause.core.phrase.id or not first:
        return False
    before = clause.text(max(0, first - 3), first).lower().split()
    return before[-1] in _AT and (before[-1] != "of" or before[-2:-1] in (["head"], ["charge"], ["ambassador"]))


def _by_a_person(clause: Clause) -> bool:
    """Whether a person "ran the Embassy from D1 to D2"."""
    before = clause.core.first - 1
    return before >= 0 and (
        clause.codes[before] in "PN" or clause.text(before, before + 1).lower() in ("who", "he", "she")
    )


def _any_mission(clause: Clause, mission: Mission) -> bool:
    """Whether the text only says "a mission", of nobody and nowhere: it may be any errand."""
    nowhere = not (mission.owner or mission.host or mission.place or mission.definite or mission.possessive)
    return mission.vague and nowhere and not clause.context.narrator


_HOLIDAYS = 20


def _for_some_days(date: str | None) -> bool:
    """Whether the doors were only shut over a holiday: from one day to another soon after."""
    days = (date or "").split("/")
    if len(days) != 2 or any(len(day) != 10 for day in days):
        return False
    first, last = (day_of.fromisoformat(day) for day in days)
    return (last - first).days <= _HOLIDAYS


def _spans(clause: Clause) -> bool:
    """Whether an interval says from when until when ("closed from 1904 to 1906"), not merely that it was
    then."""
    item = clause.core.date_item
    before = clause.codes[item - 1] if item else ""
    return before not in clause.marks["in"]


def raised(clause: Clause) -> Iterable[Draft]:
    """A mission was raised to a new rank."""
    if clause.doubtful():
        return
    rank = clause.value("rank")
    if clause.core.phrase.sets.get("next"):
        rank = _next_rank(clause)
    if rank is None:
        return
    new = rank.mission if isinstance(rank, Mission) else str(rank)
    if "mission" not in clause.core.groups and "missions" in clause.text(clause.core.first, clause.core.last):
        yield from _drafts(clause, Mission(new, plural=True), new, clause.date(), clause.core.phrase.kind, None)
        return
    for index, mission in _missions(clause):
        old = mission.mission
        became = bool(clause.core.phrase.sets.get("became")) or _merely_changed(clause)
        if mission.vague:
            old = _rank_told(clause, mission, clause.date())
        if became and not _higher(new, old):
            yield from _raised_again(clause, replace(mission, mission=new))
            continue
        if isinstance(rank, Mission):
            mission = replace(mission, place=mission.place or rank.place, owner=mission.owner or rank.owner)
        yield from _drafts(clause, mission, new, clause.date(), clause.core.phrase.kind, index)
        yield from _raised_again(clause, replace(mission, mission=new))
    yield from _gapped(clause, clause.core.phrase.kind, new)


def _next_rank(clause: Clause) -> str | None:
    """What a mission "raised in rank" became: what the sentence names with it, else of a legation an embassy."""
    old = clause.value("mission").mission
    named = [i.value.mission for i in clause.sentence.items if isinstance(i.value, Mission)]
    higher = next((rank for rank in named if _higher(rank, old)), None)
    return higher or ("embassy" if old == "legation" else None)


def _higher(new: str, old: str) -> bool:
    return old in _RANKS and new in _RANKS and _RANKS.index(old) < _RANKS.index(new)


def _merely_changed(clause: Clause) -> bool:
    """Whether the verb leaves open if the new rank is higher: "changed to", "turned into"."""
    said = clause.text(clause.core.first, clause.core.last).lower()
    return "mission" in clause.core.groups and any(word in said for word in (" changed ", " turned "))


def _raised_again(clause: Clause, mission: Mission) -> Iterable[Draft]:
    """ "raised to a consulate-general in 1960 and to an embassy in 1971": the second verb is left out."""
    start = clause.core.date_item
    if start is None or start < clause.core.last - 1:
        return
    marks = clause.marks
    joint = re.compile(
        f",?[{re.escape(marks['and'])}].?(?:T,?)?[{re.escape(marks['rank-to'])}]?[^;:T]{{0,3}}?(?P<m>[RE])[^;:TR]{{0,2}}(?P<t>T)?"
    )
    match = joint.match(clause.codes, start + 1, clause.reach())
    became = bool(clause.core.phrase.sets.get("became"))
    if match is None or not (became or any(c in marks["rank-to"] for c in match.group())):
        return
    when = match.start("t") if match["t"] else match.group().find("T") + match.start()
    rank = clause.sentence.items[match.start("m")].value
    if not _higher(rank.mission if isinstance(rank, Mission) else str(rank), mission.mission):
        return
    date = date_value(clause.sentence, clause.sentence.items[when], clause.context)
    yield from _drafts(
        clause,
        mission,
        rank.mission if isinstance(rank, Mission) else str(rank),
        date,
        "mission-raised",
        when,
    )


def _missions(clause: Clause) -> Iterator[tuple[int | None, Mission]]:
    """The missions of the core: that of the phrase, a second in the same words, those joined to it by
    "and"."""
    index = clause.core.groups.get("mission")
    if index is None:
        known = _last(clause)
        if known is not None:
            yield None, known
        return
    mission = clause.sentence.items[index].value
    if isinstance(mission, Mission):
        yield index, mission
        if mission.second:
            yield index, replace(mission, place=mission.second[0], host=mission.second[1], second=None)
        yield from ((index, further) for further in _in_more_cities(clause, index, mission))
    yield from _joined(clause, index)


def _in_more_cities(clause: Clause, index: int, mission: Mission) -> Iterator[Mission]:
    """ "its missions in A in the B, C in D and E": the cities after the first, told without dates of their own."""
    if not mission.plural or mission.place is None or mission.second is not None:
        return
    within, joints = re.escape(clause.marks["in"]), f"[,{re.escape(clause.marks['and'])}]"
    land = f"(?:[{within},][{re.escape(clause.marks['the'])}]?S)?"
    city = re.compile(f"{land}{joints}{{1,2}}[{within}]?(?P<c>C)(?![{within}]?T[,{re.escape(clause.marks['and'])}])")
    at = index + 1
    while match := city.match(clause.codes, at):
        at = match.end()
        place = clause.sentence.items[match.start("c")].value
        if isinstance(place, Place):
            yield replace(mission, place=place.name, host=place.state)


def _joined(clause: Clause, index: int) -> Iterator[tuple[int, Mission]]:
    """The missions joined to that of the phrase by "and": on its far side from the verb, and on the near one."""
    steps = (1,) if index > clause.core.first else (-1, 1)
    for step in steps:
        yield from _joined_on(clause, index, step)


def _joined_on(clause: Clause, index: int, step: int) -> Iterator[tuple[int, Mission]]:
    codes, items = clause.codes, clause.sentence.items
    at = index + step
    while 0 < at < len(codes) and (codes[at] == clause.marks["and"] or codes[at] == ","):
        at += step
        if 0 <= at < len(codes) and codes[at] == "R":
            if step > 0 and any(core.groups.get("mission") == at for core in clause.cores):
                return
            if isinstance(items[at].value, Mission):
                yield at, items[at].value
            at += step


def _gapped(clause: Clause, kind: str, rank: str | None = None) -> Iterable[Draft]:
    """ "Its embassy in A opened in 2003, and its consulate in B in 2012": the second verb is left out."""
    if rank is None:
        yield from _cities(clause, kind)
    start = clause.core.date_item
    if start is None or start < clause.core.last:
        return
    stop = next(
        (core.first for core in clause.cores if core.first > start and core.phrase.kind.startswith("mission")),
        len(clause.codes),
    )
    joint = re.compile(f"[,{re.escape(clause.marks['and'])}]{{1,3}}(?P<m>R)[^;:TR]{{0,6}}?(?P<t>T)")
    match = joint.match(clause.codes, start + 1, stop)
    if match and (rank is None or not clause.core.phrase.sets.get("became") or _so(clause, match)):
        mission = clause.sentence.items[match.start("m")].value
        date = date_value(clause.sentence, clause.sentence.items[match.start("t")], clause.context)
        if isinstance(mission, Mission):
            yield from _drafts(clause, mission, rank or mission.mission, date, kind, match.start("t"))


def _so(clause: Clause, match: re.Match[str]) -> bool:
    return any(c in clause.marks["so"] for c in match.group())


def _cities(clause: Clause, kind: str) -> Iterable[Draft]:
    """ "consulates in A in 1833, in B in 1835 and in C in 1838": the further cities, each with its date."""
    index, at = clause.core.groups.get("mission"), clause.core.date_item
    told = clause.sentence.items[index].value if index is not None else None
    if at is None or not isinstance(told, Mission):
        return
    within = re.escape(clause.marks["in"])
    joint = re.compile(
        f"\\)?[,{re.escape(clause.marks['and'])}]{{1,2}}[{within}]?(?P<c>[CNW])W?(?:\\([CNWS]{{1,3}}\\))?"
        f"[{within},(]?(?P<t>T)(?=[,;.)]|$|{clause.marks['and']})"
    )
    here = replace(told, place=told.place or clause.place()[0])
    while True:
        while clause.codes[at + 1 : at + 3] in (";T", ",T") and "/" in (_date_at(clause, at + 2) or ""):
            at += 2
            yield from _at_city(clause, here, kind, at)
        match = joint.match(clause.codes, at + 1)
        if match is None:
            return
        city, at = clause.sentence.items[match.start("c")], match.start("t")
        state = city.value.state if isinstance(city.value, Place) else None
        last = match.start("t") - (clause.codes[match.start("t") - 1] not in "CNW")
        place = clause.text(match.start("c"), last)
        here = replace(told, place=place, host=state or told.host, second=None, plural=False)
        yield from _at_city(clause, here, kind, at)


def _date_at(clause: Clause, at: int) -> str | None:
    return date_value(clause.sentence, clause.sentence.items[at], clause.context)


def _at_city(clause: Clause, mission: Mission, kind: str, at: int) -> Iterable[Draft]:
    """What a date in a list of cities says of the mission there; of a span, also what undid it."""
    date, until = _date_at(clause, at), None
    if date and "/" in date and not date.startswith(".."):
        date, until = date.split("/")
    yield from _drafts(clause, mission, mission.mission, date, kind, at)
    if until:
        yield from _drafts(clause, mission, mission.mission, until, _OPPOSITE[kind], at)


def _drafts(
    clause: Clause, mission: Mission, rank: str, date: str | None, kind: str, used: int | None
) -> Iterable[Draft]:
    mission = replace(mission)
    if mission.vague:
        mission.mission = _rank_told(clause, mission, date)
        rank = mission.mission if kind != "mission-raised" else rank
    if mission.place and _REGION.search(mission.place):
        mission.place = None
    place_item = None
    index = clause.core.groups.get("mission")
    word = clause.text(index + 1, index + 2) if index is not None and index + 1 < len(clause.codes) else ""
    mission.place = mission.place or _small_place(clause)
    if mission.place is None and (word == "there" or _there(clause)):
        _at_the_last_city(clause, mission)
    if mission.place is None:
        mission.place, place_item = clause.place()
        if place_item is not None and mission.owner and mission.owner in clause.value_codes(place_item):
            mission.place, place_item = None, None  # "by a note signed in Washington, and the U.S. Embassy opened"
    if mission.place is None:
        mission.place = _of_the_entry(clause, mission)
    if mission.mission == "interests-section":
        _housed(clause, mission)
    _in_history(clause, mission, place_item)
    ruler = _then_held_by(clause) or _held_by(clause, mission, date)
    if ruler is not None:
        mission.host = ruler
    known = _recall(clause, mission, place_item)
    for owner, host in _directions(clause, mission, place_item, known):
        place = mission.place
        if place is None and known is not None and (known.owner, known.host) == (owner, host):
            place = known.place
        slots = {"actor": (owner,), "recipient": (host,), "mission": rank, "place": place, "date": date}
        yield clause.draft(kind, slots, used, place_item)
        kept = replace(mission, mission=rank, owner=owner, host=host, place=place, at=clause.sentence.start)
        clause.context.missions.append(kept)


def _small_place(clause: Clause) -> str | None:
    """The place that the words "at X there was" give, with another name in brackets."""
    first = clause.core.groups.get("place")
    if first is None or "/there-was" not in clause.core.phrase.id:
        return None
    last = first + 1
    while clause.codes[last] in "NW":
        last += 1
    if clause.codes[last] == "(":
        last = clause.codes.index(")", last) + 1
    return clause.text(first, last)


def _of_the_entry(clause: Clause, mission: Mission) -> str | None:
    """The place at the head of the entry of a list of posts that the sentence goes on with."""
    listed = clause.context.post_list
    consular = "consul" in mission.mission or mission.vague
    return (listed[1] or None) if listed and consular and listed[0] == clause.sentence.end else None


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


_HELD = frozenset(
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


def _then_held_by(clause: Clause) -> str | None:
    """The State that then held the city: "Accra, then in the British colony of the Gold Coast"."""
    index = clause.core.groups.get("mission")
    items = clause.sentence.items
    if index is None or not any(item.code in "SD" for item in items[index + 1 :]):
        return None
    for at in range(index + 1, min(index + 8, len(items))):
        if clause.text(at, at + 1).lower() in ("then", "still"):
            near = items[at + 1 : at + 8]
            words = {clause.sentence.text[i.start : i.end].lower() for i in near}
            state = next((i for i in near if i.code in "SD" and isinstance(i.value, States) and i.value.codes), None)
            return clause.resolved(state)[0] if state and words & _HELD else None
    return None


def _there(clause: Clause) -> bool:
    stop = min(clause.core.last + 1, len(clause.codes))
    return any(c in clause.marks["there"] for c in clause.codes[clause.core.first : stop])


def _at_the_last_city(clause: Clause, mission: Mission) -> None:
    """ "there" is the city named last in the sentence, else that of the mission last spoken of."""
    for item in reversed(clause.sentence.items[: clause.core.first]):
        if item.code == "C":
            mission.place, mission.host = item.value.name, item.value.state
            return
    if clause.context.missions:
        mission.place, mission.host = clause.context.missions[-1].place, clause.context.missions[-1].host


_REGION = re.compile(r"\b(?:Asia|Africa|Europe|America|Pacific|Caribbean|Gulf|East|region|world)$")
_LEGATIONS_UNTIL = 1945
"""Until then most States sent ministers, not ambassadors, and kept legations."""


def _rank_told(clause: Clause, mission: Mission, date: str | None) -> str:
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


def remember(sentence: Sentence, context: Context) -> None:
    """Keep the last mission a sentence names, with its two sides, for "the post" and "it" of the next."""
    if context.missions and context.missions[-1].at == sentence.start:
        return
    for _, item in sentence.all_of("R"):
        mission = item.value
        if not isinstance(mission, Mission) or mission.plural:
            continue
        owner = mission.owner or (context.other(mission.host) if mission.host else None)
        host = mission.host or (context.other(mission.owner) if mission.owner else None)
        told = not context.told or {owner, host} <= set(context.told)
        if owner and host and owner != host and told:
            context.missions.append(replace(mission, owner=owner, host=host, at=sentence.start))


def _listed(clause: Clause) -> Iterable[Draft]:
    """A consular post in a list: opened at its earliest date, closed at its latest."""
    pair = clause.context.pair
    index = clause.core.groups["city"]
    date, last = clause.date(), clause.item("latest")
    if pair is None or date is None:
        return
    end = index + 1
    while clause.codes[end] in "NWC":
        end += 1
    if clause.codes[end] == "(" and clause.codes[end + 1] != "T":
        end = clause.codes.index(")", end) + 1
    slots: dict[str, SlotValue | None] = {
        "actor": pair[:1],
        "recipient": pair[1:],
        "mission": "consulate",
        "place": clause.text(index, end),
    }
    until = date_value(clause.sentence, last, clause.context) if last else None
    if "/" in date:
        date, until = date.split("/")[:2]
    yield clause.draft("mission-opened", {**slots, "date": date})
    if until:
        yield clause.draft("mission-closed", {**slots, "date": until})


def _of_list(clause: Clause, row: PostRow) -> Iterable[Draft]:
    """A row of a list of the narrator's posts in the State whose history is told."""
    told, date = clause.context.told, clause.date()
    if len(told) != 2:
        return
    if date and "/" in date:
        date = date.split("/")[0 if row.kind == "mission-opened" else 1]
    host = told[1]
    if clause.context.rule is not None and clause.context.rule.holds(date):
        host = clause.context.rule.holder
    mission = Mission(row.mission, told[0], host, row.place, at=clause.sentence.start)
    clause.context.missions.append(mission)
    slots = {"actor": (told[0],), "recipient": (host,), "mission": row.mission, "place": row.place, "date": date}
    yield clause.draft(row.kind, slots, modality=Modality.ASSERTED)


def _housed(clause: Clause, mission: Mission) -> None:
    """An interests section "in the Swiss Embassy" is housed there; the embassy's State is neither side."""
    for item in clause.sentence.items[clause.core.last : clause.core.last + 3]:
        if isinstance(item.value, Mission):
            text = clause.sentence.text[item.start : item.end]
            mission.place = item.value.place or text.removeprefix("the ").removeprefix("The ")
            mission.host = item.value.host


def _recall(clause: Clause, mission: Mission, place_item: int | None) -> Mission | None:
    """The mission last spoken of that these words may mean."""
    pair = set(clause.context.pair or ()) if clause.context.anchored else set()
    for known in reversed(clause.context.missions):
        same = known.mission == mission.mission
        if mission.plural and pair and {known.owner, known.host} != pair:
            continue  # "the Legations" are those of the two whose relations are told
        fits = all(
            a is None or b is None or a == b for a, b in ((mission.owner, known.owner), (mission.host, known.host))
        )
        if (
            same
            and fits
            and (mission.place is None or known.place is None or mission.place.split(" (")[0] in known.place)
        ):
            return known
    return None


def _last(clause: Clause) -> Mission | None:
    """The mission a pronoun means: the last one named before it here, else the one last spoken of."""
    for item in reversed(clause.sentence.items[: clause.core.first]):
        if isinstance(item.value, Mission):
            return item.value
    known = clause.context.missions[-1] if clause.context.missions else None
    if known and clause.sentence.start - known.at < _NEAR:
        return known
    text, start = clause.sentence.text, clause.sentence.start
    consular = clause.context.narrator and "consular presence" in text[max(0, start - _NEAR) : start]
    return Mission("consulate") if consular else None


def _directions(clause: Clause, mission: Mission, place: int | None, known: Mission | None) -> list[tuple[str, str]]:
    owner, host = sides(clause, mission, place, known)
    if mission.whose == "both" and owner is None and len(pair := clause.pair()) == 2:
        owner, host = pair
    if owner is None or host is None or owner == host:
        return []
    if clause.core.phrase.sets.get("mutual") and mission.plural:
        return [(owner, host), (host, owner)]
    unnamed = clause.context.anchored and not clause.states()
    both = (
        mission.plural and mission.owner is None and mission.second is None and mission.whose in ("", "their", "both")
    )
    if both and mission.host is None and mission.place is None and (unnamed or clause.states_of_pair()):
        return [(owner, host), (host, owner)]
    return [(owner, host)]


def sides(
    clause: Clause, mission: Mission, place: int | None, known: Mission | None = None
) -> tuple[str | None, str | None]:
    """Whose mission it is and to whom: by its own words, the place, the State that acts, the pair in play."""
    owner, host = mission.owner, mission.host
    if envoy := _at_its_head(clause, mission, place):
        return envoy
    named = clause.sentence.items[place].value if place is not None else None
    if host is None and isinstance(named, Place):
        host = named.state
    if owner is None:
        owner = _owner(clause, mission, host, known)
    if host is None and known is not None and known.owner == owner:
        host = known.host
    if host is None and owner is not None:
        host = _host(clause, owner)
    return owner, host


def _at_its_head(clause: Clause, mission: Mission, place: int | None) -> tuple[str, str] | None:
    """The sides of "the embassy" after its envoy: "its ambassador in Klow was recalled and the embassy closed"."""
    told = mission.owner or mission.host or mission.place or mission.possessive or place is not None
    if told or not mission.definite or mission.plural or clause.context.narrator:
        return None
    for item in reversed(clause.sentence.items[: clause.core.first]):
        person = item.value if isinstance(item.value, Person) else None
        known = clause.context.known(person.name) if person and person.name else None
        post = (known or person).post if person else item.value if isinstance(item.value, Post) else None
        owner = (known or person).owner if person else post.owner if post else None
        if isinstance(item.value, Mission):
            return None
        if post is not None and owner and len(post.host) == 1 and post.host[0] != owner:
            return owner, post.host[0]
    return None


def _host(clause: Clause, owner: str) -> str | None:
    context = clause.context
    if context.anchored and context.pair and owner in context.pair:
        return context.other(owner)
    named = next((c for c in clause.states() if c != owner), None)
    return named or (context.home if context.home not in (None, owner) else context.other(owner))


def _owner(clause: Clause, mission: Mission, host: str | None, known: Mission | None) -> str | None:
    context = clause.context
    if mission.whose in ("our", "your"):
        facing = context.other(context.home)
        ours, theirs = (context.home, facing) if mission.whose == "our" else (facing, context.home)
        return theirs if host is not None and host == ours else ours
    acting = (clause.codes_of("actor") or (None,))[0]
    if acting is None and known is not None and mission.definite and not mission.possessive:
        return known.owner
    recent = context.missions[-1] if context.missions else None
    bare = acting is None and mission.definite and not mission.possessive and host is None
    if bare and recent is not None and clause.sentence.start - recent.at < _NEAR:
        return recent.owner
    index = clause.core.groups.get("mission")
    done_to_it = index is not None and index < clause.core.anchor and mission.definite and not mission.possessive
    if acting is None and done_to_it and host is not None and context.told and host == context.told[1]:
        return context.told[0]  # a history's "the Legation at Seoul", whoever acted in the clause before
    acting = acting or clause.subject()
    if acting is None and mission.possessive:
        acting = context.subject
    if acting is not None and acting != host:
        return acting
    if host is not None:
        if context.anchored and context.pair and host in context.pair:
            return context.other(host)
        return context.other(host)
    if context.anchored and context.pair:
        return context.pair[0]
    return context.subject


def lowered(clause: Clause) -> Iterable[Draft]:
    """A mission was lowered to a rank below its own."""
    if clause.doubtful():
        return
    rank = clause.value("rank")
    new = rank.mission if isinstance(rank, Mission) else str(rank)
    for index, mission in _missions(clause):
        if mission.vague or mission.mission != new:
            yield from _drafts(
                clause, replace(mission, vague=False), new, clause.date(), clause.core.phrase.kind, index
            )


def moved(clause: Clause) -> Iterable[Draft]:
    """A mission was moved to another city, which is the place it then has."""
    city = clause.value("place")
    if clause.doubtful() or not isinstance(city, Place) or _of_a_building(clause):
        return
    for index, mission in _missions(clause):
        there = replace(mission, place=city.name, host=mission.host or city.state)
        yield from _drafts(clause, there, mission.mission, clause.date(), clause.core.phrase.kind, index)


HANDLERS = {
    "mission-opened": changed,
    "mission-closed": changed,
    "mission-raised": raised,
    "mission-lowered": lowered,
    "mission-moved": moved,
}
