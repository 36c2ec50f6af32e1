"""Missions opened, closed, raised: of which State, to which State, where and when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from credence.model import Modality
from credence.reading.clauses.by_many import by_many
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.date_value import two_ends
from credence.reading.clauses.lasting import years_told
from credence.reading.clauses.shapes import shape
from credence.reading.dates.math import days_within
from credence.reading.kinds.handling import Handlers
from credence.reading.kinds.likewise import NEAR
from credence.reading.kinds.mission_acts import done_to_another
from credence.reading.kinds.mission_drafts import drafts_of, rank_told
from credence.reading.kinds.mission_groups import OPPOSITE, gapped, missions_told
from credence.reading.kinds.mission_lists import listed, of_list
from credence.reading.kinds.mission_sides import broken_before
from credence.reading.kinds.missions_each import each_on_its_day
from credence.reading.mentions import Mission, Place
from credence.reading.nouns.posts_listed import PostRow
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds

_RANK_TO: Final = ("to", "into")

_RANKS: Final = (
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


def changed(clause: Clause) -> Iterable[Draft]:
    """A mission was opened or closed."""
    core = clause.core
    if isinstance(core.row, PostRow):
        yield from of_list(clause, core.row)
        return
    if core.phrase.sets.get("replaces"):
        yield from _replaced(clause)
        return
    if clause.doubtful() and not core.phrase.sets.get("certain"):
        return
    if core.phrase.sets.get("fronted") and core.first > 1:
        return  # "a fair was opened on D, the Embassy said"
    if core.phrase.sets.get("history") and not clause.context.narrator:
        return  # elsewhere "it was dissolved" is rather said of some body
    if core.phrase.sets.get("line") and not clause.context.missions:
        return  # only where the lines tell of missions
    if core.anchor and clause.codes[core.anchor - 1] in letters("a", "an") and not core.phrase.sets.get("gap"):
        return  # "brought his mission to a close"
    if core.phrase.sets.get("back") and not _closed_before(clause):
        return
    kind = core.phrase.kind
    date = (_years_ago(clause) if kind == "mission-closed" else None) or clause.date() or _day_of_the_break(clause)
    if _of_a_building(clause) or _at_a_mission(clause) or _on_the_way(clause) or _of_its_own(clause):
        return
    if done_to_another(clause) or _by_many(clause):
        return
    if _over_a_holiday(clause) or _end_of_it(clause) or _became_it(clause) or _they_are_relations(clause):
        return
    if core.phrase.sets.get("list"):
        yield from listed(clause)
        return
    if core.phrase.sets.get("spanned") and (not (date and "/" in date) or _by_a_person(clause)):
        return
    if (kind == "mission-closed" or "/years" in core.phrase.id) and _spans(clause) and _for_some_days(date):
        return
    if "/years" in core.phrase.id and (_where_one_served(clause) or _raised_to_it(clause)):
        return
    if "/followed" in core.phrase.id and (rank := _followed_in_rank(clause)) is not None:
        for index, mission in missions_told(clause) if rank else ():
            yield from drafts_of(clause, mission, rank, date, "mission-raised", index)
        return
    if each := each_on_its_day(clause):
        for at, mission, day in each:
            yield from drafts_of(clause, mission, mission.mission, day, kind, at)
        return
    for index, mission in missions_told(clause):
        if first_rank := _opened_as(clause):
            mission = replace(mission, mission=first_rank, vague=False)
        if mission.vague and clause.codes[core.anchor] in letters("sent", "dispatched", "despatched"):
            continue  # "sent a mission to Peru to study fisheries"
        if _any_mission(clause, mission) or (mission.mission == "office" and mission.possessive and date is None):
            continue  # "our office opens at nine"
        for draft in drafts_of(clause, mission, mission.mission, date, kind, index):
            yield draft
            if date and "/" in date and not date.startswith("..") and _spans(clause):
                first, last = date.split("/")
                draft.slots["date"] = first
                other = replace(draft, kind=OPPOSITE[kind], slots={**draft.slots, "date": last})
                yield other
            until, at = _until(clause, date)
            if until:
                yield replace(
                    draft, kind=OPPOSITE[kind], slots={**draft.slots, "date": until}, last=max(draft.last, at)
                )
    yield from gapped(clause, kind)


def _raised_to_it(clause: Clause) -> bool:
    """Whether the words are but the rank that a mission was raised to: "was converted into a legation (1945)"."""
    index = clause.core.groups.get("mission")
    return any(c.phrase.kind == "mission-raised" and c.groups.get("rank") == index for c in clause.cores)


def _by_many(clause: Clause) -> bool:
    """Whether so many countries did it, none of them named: "twenty-one countries have already opened consulates"."""
    verb = clause.core.anchor
    return "actor" not in clause.core.groups and "Q" not in clause.codes[max(0, verb - 5) : verb] and by_many(clause)


def _followed_in_rank(clause: Clause) -> str | None:
    """The rank to which the mission that "followed" was raised like the one before; "" where it is only a rank told.

    "The Legation was raised to an embassy in 1949; that of Peru followed in 1950"; "its change into a consulate general
    dates from 1951".
    """
    index = clause.core.groups.get("mission", 0)
    if index == clause.core.first > 0 and clause.codes[index - 1] in letters(*_RANK_TO):
        return ""
    if (rank := _raised_before(clause, index)) is not None:
        return rank
    if not clause.text(index, index + 1).lower().startswith("that "):
        return None
    before = [core for core in clause.cores if core.phrase.kind == "mission-raised" and core.last <= clause.core.first]
    rank = clause.sentence.items[before[-1].groups["rank"]].value if before and "rank" in before[-1].groups else None
    return rank.mission if isinstance(rank, Mission) else None


def _raised_before(clause: Clause, index: int) -> str | None:
    """The rank to which the other State's mission was raised in a sentence before: "The Peruvian legation followed"."""
    deed, mission = clause.context.deed, clause.sentence.items[index].value
    followed = "followed" in clause.text(clause.core.first, clause.core.last).split()
    if deed is None or deed.kind != "mission-raised" or not followed or not isinstance(mission, Mission):
        return None
    near = 0 <= clause.sentence.start - deed.start < NEAR and mission.owner is not None
    rank = str(deed.slots.get("mission"))
    alike = ("consul" in rank) == ("consul" in mission.mission) and _higher(rank, mission.mission)
    return rank if near and alike and deed.slots.get("recipient") == (mission.owner,) else None


def _opened_as(clause: Clause) -> str | None:
    """What a mission was when it was "opened as a legation"."""
    after = clause.codes[clause.core.last : clause.core.last + 3]
    at = after.find("R")
    if at < 1 or not holds(after[:at], letters("as")):
        return None
    mission = clause.sentence.items[clause.core.last + at].value
    return mission.mission if isinstance(mission, Mission) else None


_FOR_YEARS: Final = re.compile(
    r",? (?:for|these|since) (?:(?:more than|over|nearly|almost|about|some|the last|the past) )?\w+ years\b"
)


def _years_ago(clause: Clause) -> str | None:
    """The year in which doors shut that have been "closed for ten years"."""
    today, end = clause.context.today, clause.sentence.items[clause.core.last - 1].end
    lasted = _FOR_YEARS.match(clause.sentence.text, end, clause.sentence.end) if today else None
    count = years_told(lasted.group()) if lasted else None
    return f"{today.year - count}~" if today and count else None


def _day_of_the_break(clause: Clause) -> str | None:
    """The day on which relations were broken, "and the Embassy closed"."""
    broke = broken_before(clause) if clause.core.phrase.kind == "mission-closed" else None
    return broke.date if broke is not None else None


_SERVED: Final = re.compile(r"\b(?:in|at|to|from) (?:the |our |its |his |her )?\Z")


_ENDS: Final = frozenset(("closure", "closing", "abolition", "suspension", "downgrading", "loss", "transfer", "move"))


def _end_of_it(clause: Clause) -> bool:
    """Whether what "followed" is the end of a mission and not the mission: "the closure of the embassy followed"."""
    first = clause.core.first
    ends = "/followed" in clause.core.phrase.id and clause.core.groups.get("mission") == first > 1
    return ends and clause.text(first - 1, first) == "of" and clause.text(first - 2, first - 1).lower() in _ENDS


_THEM: Final = re.compile(r"\b(?:resum|renew|restor)\w+ them\b")
_SUSPENDED: Final = re.compile(
    r"\b(?:relations|ties)\b(?![^;.]*\b(?:embass|legation|consulate|mission))", re.IGNORECASE
)


def _they_are_relations(clause: Clause) -> bool:
    """Whether what "they" were set up are relations: "has relations with A; they were set up", "resumed them"."""
    if "/opened-it" not in clause.core.phrase.id:
        return False
    if _THEM.search(clause.text(clause.core.first, clause.core.last)) and _SUSPENDED.search(
        clause.text(0, clause.core.first)
    ):
        return True
    return any(core.phrase.id.startswith("relations/established-them") for core in clause.overlapping())


def _became_it(clause: Clause) -> bool:
    """Whether "an embassy since D" is what another became: "the legation has been an embassy since D"."""
    first = clause.core.first
    opened = clause.core.phrase.kind == "mission-opened"
    return opened and any(core.phrase.sets.get("became") and core.groups.get("rank") == first for core in clause.cores)


def _where_one_served(clause: Clause) -> bool:
    """Whether the years beside a mission are those somebody spent there: "was in the Embassy in Klow (1993-95)"."""
    start = clause.sentence.items[clause.core.first].start
    return _SERVED.search(clause.sentence.text, max(clause.sentence.start, start - 12), start) is not None


def _closed_before(clause: Clause) -> bool:
    """Whether the sentence has told that a mission closed: "shut its embassy in 2010 and came back in 2018"."""
    first = clause.core.first
    return any(core.phrase.kind == "mission-closed" and core.last <= first for core in clause.cores)


def _until(clause: Clause, date: str | None) -> tuple[str | None, int]:
    """The day on which it was undone, told beside that of the act: "closed from D, until E"."""
    at = clause.core.date_item
    if at is None or not date or "/" in date or clause.text(max(0, at - 1), at).lower() != "from":
        return None, 0
    told = shape(",?(?:[{until}]|[{to}])(?P<t>T)").match(clause.codes, at + 1)
    if told is None:
        return None, 0
    return clause.date_at(told.start("t")), told.end()


_BUILDINGS: Final = frozenset(
    [
        "chancery",
        "building",
        "site",
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
    if index is None or clause.core.phrase.sets.get("represented"):
        return False
    before = clause.text(index - 2, index).lower().split() if index > 1 else []
    after = clause.text(index + 1, index + 2).lower() if index + 1 < len(clause.codes) else ""
    mission = clause.sentence.items[index].value
    own = isinstance(mission, Mission) and mission.mission == "interests-section"
    return not own and ((before[1:] == ["of"] and before[0] in _BUILDINGS) or after in _BUILDINGS)


_AT: Final = frozenset(["at", "headed", "heads", "heading", "led", "leads", "joined", "run", "ran", "of"])


def _at_a_mission(clause: Clause) -> bool:
    """Whether "since D" is said of somebody at the mission ("head of the Embassy since D"), not of the mission."""
    first = clause.core.groups.get("mission", clause.core.first)
    if not first or not ("/since" in clause.core.phrase.id or "/declared-open" in clause.core.phrase.id):
        return False
    before = clause.text(max(0, first - 3), first).lower().split()
    return (
        bool(before)
        and before[-1] in _AT
        and (before[-1] != "of" or before[-2:-1] in (["head"], ["helm"], ["charge"], ["ambassador"]))
    )


_NEAR: Final = frozenset(["to", "near", "outside", "behind", "beside", "opposite", "around"])


def _on_the_way(clause: Clause) -> bool:
    """Whether a match that begins with the mission is said of what leads to it or stands by it: "the road to the"."""
    first = clause.core.first
    leads = first > 1 and clause.core.groups.get("mission") == first
    leads = leads and not any(core.groups.get("rank") == first for core in clause.cores)
    return leads and clause.text(first - 1, first).lower() in _NEAR and clause.text(first - 2, first - 1).isalpha()


_OWN: Final = re.compile(
    r"(?:(?:issuing|granting|accepting|processing|receiving|giving|selling) "
    r"|the (?:issu\w+|granting|acceptance|processing|sale|delivery|reception|registration|publication) of "
    r"|an? (?!(?:\w+ )?(?:year|month|week|day|decade|century|generation|couple|few|bit|while|fortnight)s?\b)"
    r"|(?:its|their) (?:\w+ ){0,2}?(?:sections?|accounts?|windows?|library|school|exhibition|case|event|books?)\b)"
)


def _of_its_own(clause: Clause) -> bool:
    """Whether a mission closes or suspends a thing of its own ("closed its visa section"), and not itself is closed."""
    core = clause.core
    mission = core.groups.get("mission")
    if core.phrase.kind != "mission-closed" or mission != core.first:
        return False
    told = clause.text(core.first + 1, core.last).lower().split()
    active = not {"was", "were", "is", "are", "be", "been", "being"} & set(told)
    last = min(core.last + 4, len(clause.codes))
    return active and core.last < last and _OWN.match(clause.text(core.last, last)) is not None


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


_DAYS_OFF: Final = (
    r"(?:holidays?|weekends?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days|Christmas|Easter|Eid|Ramadan"
    r"|New Year(?:'s)?(?: Eve| Day)?|Independence Day|National Day)"
)
_SHUT_FOR: Final = re.compile(
    rf"[^;:.]{{0,30}}? (?:for|over|during) (?:(?!before|after|since)[^;:.]){{0,30}}?\b{_DAYS_OFF}\b"
    rf"|[^;:.]{{0,40}}?(?<!before )(?<!after )(?<!since )\b{_DAYS_OFF}\b(?!(?: Day| Eve)?,? (?:of )?\d{{4}})"
)
"""What says behind "closed" that the doors are only shut over a holiday: not "before Christmas", "at Easter 1990"."""


def _over_a_holiday(clause: Clause) -> bool:
    """Whether the doors are only shut on days off: "will be closed on Monday for the national holiday"."""
    if clause.core.phrase.kind != "mission-closed":
        return False
    at = clause.sentence.items[clause.core.last - 1].end
    early = clause.modality() is Modality.SCHEDULED and _AT_AN_HOUR.match(clause.sentence.text, at, clause.sentence.end)
    return bool(early) or _SHUT_FOR.match(clause.sentence.text, at, clause.sentence.end) is not None


_AT_AN_HOUR: Final = re.compile(
    r" (?:early|(?:at|from) (?:noon|midday|\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m| hours| o'clock)))\b"
)


_HOLIDAYS: Final = 20
"""Days for which doors are only shut over a holiday."""


def _for_some_days(date: str | None) -> bool:
    """Whether the doors were only shut over a holiday: from one day to another soon after."""
    days = days_within(date)
    return days is not None and days <= _HOLIDAYS


def _spans(clause: Clause) -> bool:
    """Whether an interval says from when until when ("closed from 1904 to 1906"), not merely that it was
    then ("in the first half of 1906")."""
    item = clause.core.date_item
    if item is None:
        return False
    if not two_ends(clause.text(item, item + 1)):
        return False
    before = clause.codes[item - 1] if item else ""
    return before not in clause.marks["in"] or bool(clause.core.phrase.sets.get("gap"))


def raised(clause: Clause) -> Iterable[Draft]:
    """A mission was raised to a new rank."""
    if clause.doubtful() or (clause.core.phrase.sets.get("fronted") and clause.core.first > 1):
        return
    rank = clause.value("rank")
    if clause.core.phrase.sets.get("next"):
        rank = _next_rank(clause)
    if rank is None:
        return
    new = rank.mission if isinstance(rank, Mission) else str(rank)
    if "mission" not in clause.core.groups and _OF_BOTH.search(clause.text(clause.core.first, clause.core.last)):
        yield from drafts_of(clause, Mission(new, plural=True), new, clause.date(), clause.core.phrase.kind, None)
        return
    if each := each_on_its_day(clause):
        for at, mission, day in each:
            yield from drafts_of(clause, mission, new, day, clause.core.phrase.kind, at)
        return
    for index, mission in missions_told(clause):
        old = mission.mission
        became = bool(clause.core.phrase.sets.get("became")) or _merely_changed(clause)
        if mission.vague:
            old = rank_told(clause, mission, clause.date())
        if became and not _higher(new, old):
            yield from _raised_again(clause, replace(mission, mission=new))
            continue
        if isinstance(rank, Mission):
            mission = replace(mission, place=mission.place or rank.place, owner=mission.owner or rank.owner)
        yield from drafts_of(clause, mission, new, clause.date(), clause.core.phrase.kind, index)
        yield from _raised_again(clause, replace(mission, mission=new))
    yield from gapped(clause, clause.core.phrase.kind, new)


_OF_BOTH: Final = re.compile(r"\b(?:missions|representations?|presence)\b")
"""Words for the missions of two States in one another, none of which has a word of its own."""


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
    return "mission" in clause.core.groups and any(word in said for word in _MERELY)


_MERELY: Final = (
    " changed ",
    " turned ",
    "turned ",
    " reclassified ",
    " redesignated ",
    " re-designated ",
    " renamed ",
    " regraded ",
)

_AND_TO: Final = ",?[{and}].?(?:T,?)?[{to}{into}]?[^;:T]{0,3}?(?P<m>[RE])[^;:TR]{0,2}(?P<t>T)?"


def _raised_again(clause: Clause, mission: Mission) -> Iterable[Draft]:
    """ "raised to a consulate-general in 1960 and to an embassy in 1971": the second verb is left out."""
    start = clause.core.date_item
    if start is None or start < clause.core.last - 1:
        return
    match = shape(_AND_TO).match(clause.codes, start + 1, clause.reach())
    became = bool(clause.core.phrase.sets.get("became"))
    if match is None or not (became or holds(match.group(), letters(*_RANK_TO))):
        return
    when = match.start("t") if match["t"] else match.group().find("T") + match.start()
    rank = clause.sentence.items[match.start("m")].value
    if not _higher(rank.mission if isinstance(rank, Mission) else str(rank), mission.mission):
        return
    date = clause.date_at(when)
    yield from drafts_of(
        clause,
        mission,
        rank.mission if isinstance(rank, Mission) else str(rank),
        date,
        "mission-raised",
        when,
    )


def lowered(clause: Clause) -> Iterable[Draft]:
    """A mission was lowered to a rank below its own."""
    if clause.doubtful():
        return
    rank = clause.value("rank")
    new = rank.mission if isinstance(rank, Mission) else str(rank)
    for index, mission in missions_told(clause):
        if mission.vague or mission.mission != new:
            yield from drafts_of(
                clause, replace(mission, vague=False), new, clause.date(), clause.core.phrase.kind, index
            )


def moved(clause: Clause) -> Iterable[Draft]:
    """A mission was moved to another city, which is the place it then has."""
    city = clause.value("place")
    if clause.doubtful() or not isinstance(city, Place) or _of_a_building(clause):
        return
    for index, mission in missions_told(clause):
        there = replace(mission, place=city.name, host=mission.host or city.state)
        yield from drafts_of(clause, there, mission.mission, clause.date(), clause.core.phrase.kind, index)


def _replaced(clause: Clause) -> Iterable[Draft]:
    """A consulate gave way to an embassy: the one closed, the other opened; a legation so was raised."""
    old, new = clause.value("old"), clause.value("mission")
    if clause.doubtful() or not isinstance(old, Mission) or not isinstance(new, Mission) or old.mission == new.mission:
        return
    date, at = clause.date(), clause.core.groups["mission"]
    new = replace(new, owner=new.owner or old.owner, host=new.host or old.host)
    if old.mission == "legation" and new.mission == "embassy":
        place = new.place or old.place
        yield from drafts_of(clause, replace(new, place=place), new.mission, date, "mission-raised", at)
        return
    closed = list(drafts_of(clause, old, old.mission, date, "mission-closed", clause.core.groups["old"]))
    yield from closed
    sides = {side: closed[0].slots[side] for side in ("actor", "recipient")} if closed else {}
    for draft in drafts_of(clause, new, new.mission, date, "mission-opened", at):
        draft.slots = {**draft.slots, **sides}
        yield draft


HANDLERS: Final[Handlers] = {
    "mission-opened": changed,
    "mission-closed": changed,
    "mission-raised": raised,
    "mission-lowered": lowered,
    "mission-moved": moved,
}
