"""An entry of a list of consular posts in, its opening and its closing out."""

from __future__ import annotations

from collections.abc import Iterable

from credence.model import Modality, SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.date_value import date_value
from credence.reading.mentions import Mission
from credence.reading.nouns.posts_listed import PostRow
from credence.reading.phrases.core import Draft


def listed(clause: Clause) -> Iterable[Draft]:
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


def of_list(clause: Clause, row: PostRow) -> Iterable[Draft]:
    """A row of a list of the posts of one of the two States in the other: the narrator's, unless it says whose."""
    told, date = clause.context.told, clause.date()
    if len(told) != 2:
        return
    if date and "/" in date:
        date = date.split("/")[0 if row.kind == "mission-opened" else 1]
    owner, host = told[::-1] if row.owner == told[1] else told
    if clause.context.rule is not None and host == told[1] and clause.context.rule.holds(date):
        host = clause.context.rule.holder
    mission = Mission(row.mission, owner, host, row.place, at=clause.sentence.start)
    clause.context.missions.append(mission)
    slots = {"actor": (owner,), "recipient": (host,), "mission": row.mission, "place": row.place, "date": date}
    yield clause.draft(row.kind, slots, modality=Modality.ASSERTED)
