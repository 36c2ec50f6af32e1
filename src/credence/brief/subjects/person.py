"""The brief on a person: the post held, all posts with their stages, offices, contacts, messages, what is coming."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from credence.brief.assembly import Plan
from credence.brief.cells import disagreeing, ending_text, later_ending, standing_notes, standing_text, step_text
from credence.brief.facts import office_words
from credence.brief.glance import contact_row, glance_row, glance_table, next_row
from credence.brief.naming import states_text
from credence.brief.notes import Notebook
from credence.brief.outlook import coming, disagreements, unsaid
from credence.brief.people import last_named, people
from credence.brief.phrasebook import fill, phrase, table
from credence.brief.pieces import (
    Block,
    Lane,
    Mark,
    Remark,
    Row,
    Subject,
    Text,
    capitalised,
    foreign,
    plain,
    semicolons,
    without_stop,
    words,
)
from credence.brief.sections import MESSAGES, contacts, latest, messages
from credence.brief.select import Selection, sift
from credence.brief.spans import coming_lane, contact_lane, kept, lane_of, tenure_mark
from credence.brief.tenures import post_text, tenure_sentence
from credence.brief.wording import day_words, names_listed
from credence.lore.persons import Name, person_name, same_person
from credence.model import PERSON_SLOTS, Fact
from credence.protocol.accreditation import STEPS
from credence.protocol.careers import tenures
from credence.protocol.contacts import KINDS as CONTACTS
from credence.protocol.facts import codes, latest_day, text_of
from credence.protocol.posts import Post, Standing, Tenure
from credence.record.asking.questions import names_person
from credence.record.identity.identity import Identities


def _select(subject: Subject, facts: Sequence[Fact], on: date | None, identities: Identities) -> Selection:
    (name,) = subject.of

    def own(told: Sequence[Fact]) -> list[Fact]:
        return [fact for fact in told if names_person(fact.slots, fact.states, name, identities)]

    return sift(facts, (), on, own, identities=identities, named=name)


def _title(subject: Subject, selection: Selection) -> Text:
    """The fullest name on record; the name asked for where several persons may be meant."""
    found = _persons(selection)
    return foreign(found[0] if len(found) == 1 else subject.of[0])


def _persons(selection: Selection) -> list[str]:
    """The fullest name of each person whom the name may mean, in alphabetical order."""
    groups: list[tuple[Name, str]] = []
    for name in sorted(_names(selection), key=lambda name: (-len(person_name(name)), -len(name), name)):
        if not any(same_person(person_name(name), known) for known, _ in groups):
            groups.append((person_name(name), name))
    return sorted(name for _, name in groups)


def _names(selection: Selection) -> set[str]:
    """The names on record that the name asked for may mean."""
    every = (*selection.said, *selection.announced, *selection.proposed, *selection.denied)
    written = {(name, fact.states) for fact in every for slot in PERSON_SLOTS for name in codes(fact, slot)}
    return {
        name
        for name, states in written
        if names_person({PERSON_SLOTS[0]: (name,)}, states, selection.named, selection.identities)
    }


def _naming(selection: Selection, slot: str, *kinds: str) -> list[Fact]:
    """The facts of these kinds that name the person in this slot, oldest first."""
    names = _names(selection)
    return [fact for fact in selection.of(*kinds) if not names.isdisjoint(codes(fact, slot))]


def _career(selection: Selection) -> Sequence[tuple[Post, Tenure]]:
    return tenures(_naming(selection, "person", *STEPS), selection.beside, selection.identities)


def _now(selection: Selection) -> list[Standing]:
    """Where the person stands on the day of the brief, post by post."""
    found = [(post.on(selection.day), tenure) for post, tenure in _career(selection)]
    return [each for standings, tenure in found for each in standings if each.tenure is tenure]


def _glance(selection: Selection, notes: Notebook) -> list[Block]:
    persons = _persons(selection)
    if len(persons) > 1:
        slots: dict[str, Text | str] = {"name": foreign(selection.named), "names": names_listed(persons)}
        return [Remark(phrase("several_persons", slots))]
    rows = [_post_row(selection, notes), _office_row(selection, notes)]
    return glance_table([*rows, contact_row(selection, notes), next_row(selection, notes)])


def _post_row(selection: Selection, notes: Notebook) -> Row | None:
    """The posts held, or on the way, on the day; or else the last, with its end."""
    now = _now(selection)
    if now:
        parts = [_standing(each, selection.day) + standing_notes(each, notes) for each in now]
        return glance_row("post_held", semicolons(parts))
    past = [tenure for _, tenure in _career(selection) if tenure.began]
    if not past:
        return None
    last = past[-1]
    told = post_text(last.accreditation)
    facts = list(last.accreditation.facts)
    if last.ending:
        told += words(", ") + ending_text(last.ending)
        facts.append(last.ending.fact)
    return glance_row("post_last", told + notes.cite(*facts))


def _standing(standing: Standing, day: date | None) -> Text:
    """Where the person stands, with the post in the place of the name."""
    slots: dict[str, Text | str] = {
        "post": post_text(standing.head),
        "step": step_text(standing.step),
        "ending": later_ending(standing),
        "day": day_words(day) if day else "",
    }
    if standing.stage in ("in-post", "acting"):
        return phrase("holds_post", slots)
    told = without_stop(standing_text(standing, day))
    return phrase("stands", {"post": post_text(standing.head), "told": told})


def _office_row(selection: Selection, notes: Notebook) -> Row | None:
    """The office in which the latest report names the person."""
    held = _naming(selection, "person", "holds-office")
    if not held:
        return None
    last = max(held, key=latest_day)
    slots: dict[str, Text | str] = {
        "office": office_words(text_of(last, "office")) or "official",
        "actor": states_text(codes(last, "actor")),
        "day": day_words(day) if (day := last_named(last)) else "",
    }
    return glance_row("named_as", phrase("named_as", slots) + disagreeing(last) + notes.cite(last))


def _posts(selection: Selection, notes: Notebook) -> list[Block]:
    """Every post, latest first."""
    several = len(_persons(selection)) > 1
    return [tenure_sentence(tenure, notes, name=several) for _, tenure in reversed(_career(selection))]


def _offices(selection: Selection, notes: Notebook) -> list[Block]:
    held = _naming(selection, "person", "holds-office")
    return people(selection, notes, held)


def _received(selection: Selection, notes: Notebook) -> list[Block]:
    """Envoys whom the person received, latest first."""
    return latest(_naming(selection, "received_by", *STEPS), notes, "more_facts")


_TOLD = (*STEPS, *CONTACTS, *MESSAGES, "holds-office")
"""Kinds of fact that have a section of their own."""


def _others(selection: Selection, notes: Notebook) -> list[Block]:
    """Whatever else names the person, latest first."""
    return latest([fact for fact in selection.said if fact.kind not in _TOLD], notes, "more_facts")


def _silences(selection: Selection) -> list[Block]:
    more = []
    for _, tenure in _career(selection):
        slots = {"post": post_text(tenure.accreditation)}
        if tenure.began is None:
            more.append(fill(table("silences")["post_began"], slots))
        elif tenure.ending is None or tenure.ending.how == "succeeded":
            more.append(fill(table("silences")["post_ended"], slots))
    return unsaid(selection, {"offices": (*STEPS, "holds-office"), "contacts": CONTACTS, "coming": ()}, more)


def _lanes(selection: Selection, notes: Notebook) -> tuple[Lane, ...]:
    now = _now(selection)
    marks: list[Mark] = []
    for _, tenure in _career(selection):
        name = plain(capitalised(post_text(tenure.accreditation)))
        marks += [mark for mark in [tenure_mark(tenure, name, now, notes)] if mark]
    return kept([lane_of("posts", marks), contact_lane(selection, notes), coming_lane(selection, notes)])


PLAN = Plan(
    select=_select,
    title=_title,
    sections=(
        ("glance", _glance),
        ("posts", _posts),
        ("offices", _offices),
        ("contacts", contacts),
        ("messages", messages),
        ("received", _received),
        ("others", _others),
        ("coming", coming),
        ("disagreements", disagreements),
    ),
    silences=_silences,
    lanes=_lanes,
)
