"""The brief on one State: who leads it, how it stands with each other State, latest contacts, trade, treaties, what is
coming.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from credence.brief.assembly import Plan
from credence.brief.cells import came_back, relations_text
from credence.brief.facts import amount_of, flow_text
from credence.brief.glance import CONTACTS, contact_row, glance_row, glance_table, next_row, told_text
from credence.brief.naming import name_of, state_text, states_text
from credence.brief.notes import Notebook
from credence.brief.outlook import coming, disagreements, unsaid
from credence.brief.people import last_named, people
from credence.brief.phrasebook import phrase, table, word
from credence.brief.pieces import (
    Block,
    Remark,
    Row,
    Subject,
    Table,
    Text,
    capitalised,
    foreign,
    semicolons,
    without_empty_columns,
    words,
)
from credence.brief.sections import (
    HISTORY,
    INSTRUMENTS,
    MOST_TOLD,
    contacts,
    latest,
    messages,
    not_shown,
    organisations,
)
from credence.brief.select import Selection, sift
from credence.brief.spans import lanes_of_one
from credence.brief.standing import head_cell, standing_of_mission
from credence.brief.treaties import gap_words, instrument_words, standing_words
from credence.brief.wording import date_words, day_words, names_listed
from credence.model import Fact
from credence.protocol.accreditation import PostName
from credence.protocol.facts import codes, held, latest_day, text_of
from credence.protocol.instruments import instruments
from credence.protocol.missions import Mission, MissionName, missions
from credence.protocol.posts import Post, posts
from credence.protocol.relations import PairName, Relations, relations
from credence.protocol.trade import series
from credence.record.identity.identity import Identities

LEADERS = ("head-of-state", "head-of-government", "foreign-minister")
"""Offices told of at the head of the brief."""
OFFICIALS = (*LEADERS, "deputy-foreign-minister", "speaker")
MOST_OFFICIALS = 12


def _select(subject: Subject, facts: Sequence[Fact], on: date | None, identities: Identities) -> Selection:
    (code,) = subject.of
    return sift(
        facts, subject.of, on, lambda told: [fact for fact in told if code in fact.states], identities=identities
    )


def _title(subject: Subject, _: Selection) -> Text:
    return state_text(subject.of[0])


def _code(selection: Selection) -> str:
    return selection.scope.states[0]


def _glance(selection: Selection, notes: Notebook) -> list[Block]:
    rows = [_independence_row(selection, notes), *(_leader_row(selection, office, notes) for office in LEADERS)]
    return glance_table(
        [*rows, contact_row(selection, notes), _trade_row(selection, notes), next_row(selection, notes)]
    )


def _independence_row(selection: Selection, notes: Notebook) -> Row | None:
    facts = [fact for fact in selection.of("independence") if _code(selection) in codes(fact, "actor")]
    return glance_row("independence", told_text(facts[-1], notes)) if facts else None


def _leader_row(selection: Selection, office: str, notes: Notebook) -> Row | None:
    """Whoever the latest report names in the office; nobody where no report has a date, as it may be long ago."""
    named = [fact for fact in _officials(selection) if text_of(fact, "office") == office]
    last = max(named, key=_by_report, default=None)
    day = last_named(last) if last else None
    if last is None or day is None:
        return None
    slots: dict[str, Text | str] = {"person": names_listed(codes(last, "person")), "day": day_words(day)}
    return glance_row("leader", phrase("named_on", slots) + notes.cite(last), office=words(word("offices", office)))


def _by_report(fact: Fact) -> date:
    return last_named(fact) or date.min


def _officials(selection: Selection) -> list[Fact]:
    """The facts that name somebody in one of OFFICIALS of the State."""
    own = [fact for fact in selection.of("holds-office") if _code(selection) in codes(fact, "actor")]
    return [fact for fact in own if text_of(fact, "office") in OFFICIALS]


def _people(selection: Selection, notes: Notebook) -> list[Block]:
    """The officials that the latest reports name."""
    named = sorted(_officials(selection), key=_by_report)
    return [*people(selection, notes, named[-MOST_OFFICIALS:]), *not_shown(named, "more_people", MOST_OFFICIALS)]


@dataclass(frozen=True, slots=True)
class _World:
    """What is on record between the State and all others."""

    relations: Mapping[PairName, Relations]
    missions: Mapping[MissionName, Mission]
    posts: Mapping[PostName, Post]


def _dealings(selection: Selection, notes: Notebook) -> list[Block]:
    """Each other State (or body) with relations and missions both ways; the weightier the more is on record."""
    code, day, said = _code(selection), selection.day, selection.said
    world = _World(relations(said), missions(said), posts(said, selection.identities))
    weight = Counter(other for fact in said for other in set(fact.states) if other != code)
    rows: list[Row] = []
    for other in sorted(weight, key=lambda each: (name_of(each).casefold(), each)):
        pair = world.relations.get(PairName.of(code, other))
        cells = (
            capitalised(relations_text(pair, day, notes, "evident_cell")) if pair else (),
            _mission_cell(world, code, other, day, notes),
            _mission_cell(world, other, code, day, notes),
        )
        if any(cells):
            rows.append(Row((capitalised(state_text(other)), *cells), weight[other]))
    if not rows:
        return []
    labels = table("labels")
    columns = (labels["partner"], labels["relations"], labels["there"], labels["here"])
    periods = [(each, each.on(day).period) for each in world.relations.values()]
    unseen = any(period.state == "evident" and not came_back(each, period) for each, period in periods)
    key: list[Block] = [Remark(phrase("evident_key", {}))] if unseen else []
    return [*key, without_empty_columns(Table(columns, tuple(rows)))]


def _mission_cell(world: _World, sender: str, receiver: str, day: date | None, notes: Notebook) -> Text:
    """The mission of one in the other, and its head, as they stood."""
    mission = world.missions.get(MissionName(sender, receiver))
    now = mission.on(day) if mission else None
    history = world.posts.get(PostName(sender, receiver))
    parts = [
        standing_of_mission(now, sender, receiver, notes) if now else (),
        head_cell(history, day, notes) if history else (),
    ]
    return capitalised(semicolons([part for part in parts if part]))


def _acts(selection: Selection, notes: Notebook) -> list[Block]:
    """Independence, recognition, turns of relations, latest first."""
    return latest(selection.of(*HISTORY), notes, "more_facts")


def _trade_row(selection: Selection, notes: Notebook) -> Row | None:
    groups = series(selection.of("trade"))
    if not groups:
        return None
    last = max((group[0] for group in groups), key=latest_day)
    when = held(last)
    told = _figure(last, selection) + words(": ") + amount_of(last) + words(f", {date_words(when)}" if when else "")
    return glance_row("trade", told + notes.cite(last))


def _figure(fact: Fact, selection: Selection) -> Text:
    """What the figure is of; of turnover, with whom."""
    others = tuple(code for code in codes(fact, "parties") if code != _code(selection))
    if text_of(fact, "flow") == "turnover":
        return phrase("turnover_with", {"others": states_text(others)})
    return capitalised(flow_text(fact))


def _trade(selection: Selection, notes: Notebook) -> list[Block]:
    """The latest figure of each series, latest first."""
    figures = sorted((group[0] for group in series(selection.of("trade"))), key=latest_day, reverse=True)
    rows = []
    for fact in figures[:MOST_TOLD]:
        when = held(fact)
        period = date_words(when) if when else str(table("labels")["not_given"])
        cells = (_figure(fact, selection), words(period), amount_of(fact) + notes.cite(fact))
        rows.append(Row(cells, weight=latest_day(fact).toordinal()))
    if not rows:
        return []
    labels = table("labels")
    columns = (labels["figure_of"], labels["period"], labels["amount"])
    return [Table(columns, tuple(rows), numeric=(2,)), *not_shown(figures, "more_figures")]


def _treaties(selection: Selection, notes: Notebook) -> list[Block]:
    """Treaties and agreements with how they stand and what is not on record of them, the latest first."""
    code, day = _code(selection), selection.day
    found = instruments(selection.of(*INSTRUMENTS), selection.identities)[::-1]
    rows = []
    for each in found[:MOST_TOLD]:
        standing = each.on(day)
        others = tuple(party for party in each.parties if party != code)
        told = "; ".join(filter(None, (standing_words(each, standing), *gap_words(standing))))
        cells = (
            capitalised(foreign(instrument_words(each))),
            capitalised(states_text(others)),
            words(told) + notes.cite(*each.facts),
        )
        rows.append(Row(cells, weight=latest_day(each.facts[-1]).toordinal()))
    if not rows:
        return []
    labels = table("labels")
    columns = (labels["instrument"], labels["with"], labels["standing"])
    return [Table(columns, tuple(rows)), *not_shown(found, "more_instruments")]


def _silences(selection: Selection) -> list[Block]:
    wanted = {
        "leaders": ("holds-office",),
        "contacts": CONTACTS,
        "trade": ("trade",),
        "instruments": INSTRUMENTS,
        "organisations": ("joined", "left"),
        "coming": (),
    }
    return unsaid(selection, wanted)


PLAN = Plan(
    select=_select,
    title=_title,
    sections=(
        ("glance", _glance),
        ("coming", coming),
        ("contacts", contacts),
        ("dealings", _dealings),
        ("acts", _acts),
        ("messages", messages),
        ("trade", _trade),
        ("instruments", _treaties),
        ("organisations", organisations),
        ("people", _people),
        ("disagreements", disagreements),
    ),
    silences=_silences,
    lanes=lanes_of_one,
)
