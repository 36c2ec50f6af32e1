"""In: facts. Out: short pieces for tables and for the head of the brief: dates, missions, heads of mission,
each cited.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from credence.brief.facts import mission_words, office_words, undated_words
from credence.brief.notes import Notebook
from credence.brief.phrasebook import phrase, table, word
from credence.brief.pieces import Text, foreign, words
from credence.brief.wording import date_words, day_words, names_listed, when_words, with_article
from credence.lore.accreditation import accrediting
from credence.model import Fact
from credence.protocol.accreditation import Step
from credence.protocol.facts import codes, held, latest_day, reported, text_of
from credence.protocol.missions import DIPLOMATIC
from credence.protocol.posts import Ending, Standing
from credence.protocol.relations import LOST, Period, Relations


def date_cell(fact: Fact) -> Text:
    """The date of a fact, or `reported 20 December 2022`."""
    when = held(fact)
    if when:
        return words(date_words(when))
    day = reported(fact)
    return phrase("undated_cell", {"day": day_words(day)}) if day else words(table("labels")["not_given"])


def when_or_report(fact: Fact) -> str:
    """`on 14 January 1992`, or `(reported on 20 December 2022)`."""
    when = held(fact)
    return when_words(when) if when else undated_words(fact)


def step_text(step: Step) -> Text:
    """`copy of credentials handed over, 20 December 2022`."""
    name, when = step.stage.says, held(step.fact)
    return words(f"{name}, {date_words(when)}" if when else f"{name} {undated_words(step.fact)}")


def person_text(person: tuple[str, ...]) -> Text:
    """The name, or the words for an envoy who is not named."""
    return names_listed(person) or words(table("phrases")["unnamed_head"])


def standing_text(standing: Standing, day: date | None) -> Text:
    """One sentence on where a head of mission stands, without notes."""
    office = office_words(standing.head.office, standing.head.interim)
    slots: dict[str, Text | str] = {
        "person": person_text(standing.head.person),
        "office": office or table("phrases")["head_office"],
        "an_office": with_article(office),
        "step": step_text(standing.step),
        "end": when_or_report(standing.end) if standing.end else "",
        "ending": later_ending(standing),
        "day": day_words(day) if day else "",
    }
    return phrase(standing.stage, slots)


def ending_text(ending: Ending) -> Text:
    """`until 29 February 2024 (left)`; where no end is told, that and when a successor took up functions."""
    when = held(ending.fact)
    slots: dict[str, Text | str] = {
        "date": date_words(when) if when else "",
        "when": when_or_report(ending.fact),
        "how": accrediting().endings[ending.how] if ending.how != "ended" else "",
    }
    return phrase("ending_succeeded" if ending.how == "succeeded" else "ending", slots)


def later_ending(standing: Standing) -> Text:
    """How the post is on record to have ended after the day of the standing; empty where no end is told."""
    return ending_text(standing.tenure.ending) if standing.tenure.ending else ()


def standing_notes(standing: Standing, notes: Notebook) -> Text:
    """The notes a standing rests on: all steps of the head up to it, and the end told with it."""
    step = latest_day(standing.step.fact)
    before = [f for f in standing.head.facts if latest_day(f) <= step and f.kind != "post-ended"]
    ending = standing.tenure.ending.fact if standing.tenure.ending else standing.end
    return notes.cite(*(before or [standing.step.fact]), *([ending] if ending else []))


def between(facts: Sequence[Fact], sender: str, receiver: str) -> list[Fact]:
    """The directed facts that run from one State to the other."""
    return [f for f in facts if sender in codes(f, "actor") and receiver in codes(f, "recipient")]


def mission_key(fact: Fact) -> tuple[str, str]:
    """What tells one mission from another: whether it is diplomatic or of what consular rank, and its
    place.
    """
    mission = text_of(fact, "mission")
    if mission in DIPLOMATIC:
        return ("diplomatic", "")
    return (mission, text_of(fact, "place").casefold())


def mission_text(fact: Fact) -> Text:
    """`embassy, Mexico City, opened in 2007`."""
    name = {"mission-raised": "raised_mission", "mission-lowered": "lowered_mission", "mission-moved": "moved_mission"}
    when = held(fact)
    slots: dict[str, Text | str] = {
        "mission": mission_words(fact)[0],
        "place": foreign(text_of(fact, "place")),
        "when": when_words(when) if when else "",
    }
    return phrase(name.get(fact.kind, "opened"), slots)


def missions_open(facts: Sequence[Fact]) -> list[Fact]:
    """The opening or raising behind each mission that is not closed again, by the order of the facts."""
    standing: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        if fact.kind == "mission-closed":
            standing.pop(mission_key(fact), None)
        else:
            standing[mission_key(fact)] = fact
    return list(standing.values())


def relations_text(found: Relations, day: date | None, notes: Notebook, evident: str = "evident") -> Text:
    """How relations stand on the day, since when, with the notes: `established on 3 March 1992`; empty for none.

    `evident` is the phrase for relations of whose beginning nothing is on record.
    """
    position = found.on(day)
    period = position.period
    since, state = period.since, period.state
    if since is None:
        return ()
    if state == "evident":
        told = phrase(
            "evident_again" if came_back(found, period) else evident,
            {"date": date_cell(since), "step": sign_text(since)},
        )
    else:
        told = words(f"{word('relations', state)} {when_or_report(since)}")
    return told + disagreeing(since) + notes.cite(since)


def came_back(found: Relations, period: Period) -> bool:
    """Whether relations were lost before the period."""
    return any(each.state in LOST for each in found.periods[: found.periods.index(period)])


def sign_text(fact: Fact) -> Text:
    """`embassy opened`, `credentials presented`: what shows relations of which no act is on record."""
    if fact.kind == "mission-opened":
        return words(f"{mission_words(fact)[0]} opened")
    return words(word("steps", fact.kind))


def disagreeing(fact: Fact) -> Text:
    """` (sources disagree)` behind a fact disputed and not decided upon, nothing behind any other."""
    return words(" ") + phrase("disputed_cell", {}) if fact.status == "disputed" else ()
