"""In: the facts of a brief. Out: the lanes of its timeline: relations, missions and heads both ways,
contacts, what is coming.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from credence.brief.cells import between, mission_key, person_text
from credence.brief.facts import sentence_text, slots_of
from credence.brief.glance import CONTACTS, MISSIONS, RELATIONS
from credence.brief.naming import state_text
from credence.brief.notes import Notebook
from credence.brief.phrasebook import fill, sentence_for, table
from credence.brief.pieces import Lane, Mark, capitalised, cited, plain
from credence.brief.sections import INSTRUMENTS
from credence.brief.select import Selection
from credence.brief.wording import date_words
from credence.model import Fact, PartialDate
from credence.protocol.facts import held, in_order, latest_day, reported
from credence.protocol.posts import Standing, Tenure, post

KIND_SHAPES = {
    "independence": "triangle",
    "recognition": "circle",
    "recognition-withdrawn": "cross",
    "relations-upgraded": "diamond",
    "relations-severed": "cross",
    "relations-lowered": "square",
    "mission-raised": "triangle",
    "mission-lowered": "square",
    "mission-moved": "diamond",
    "meeting": "circle",
    "visit": "triangle",
    "consultations": "square",
    "briefing": "diamond",
    "signed": "circle",
    "ratified": "square",
    "in-force": "diamond",
    "terminated": "cross",
}
_TURNS = ("independence", "recognition", "recognition-withdrawn", "relations-upgraded", "relations-lowered")
_CHANGES = ("mission-lowered", "mission-moved")
"""Changes of a mission that do not tell when it began."""
MOST_LABELS = 14
MOST_DRAWN = 200
"""So many points at most stand in a lane of one State or organisation, whose contacts may be without number."""


def lanes(selection: Selection, notes: Notebook, most: int = MOST_LABELS) -> tuple[Lane, ...]:
    """All lanes that have something on them; undated facts stand at their report and say so.

    In each lane the latest marks have labels, so many at the most.
    """
    drawn = [lane_of("relations", _relations(selection, notes))]
    for sender, receiver in selection.scope.directions:
        drawn += [mission_lane(selection, notes, sender, receiver), head_lane(selection, notes, sender, receiver)]
    drawn += [contact_lane(selection, notes), instrument_lane(selection, notes), coming_lane(selection, notes)]
    return kept(drawn, most)


def kept(drawn: Iterable[Lane], most: int = MOST_LABELS) -> tuple[Lane, ...]:
    """The lanes that have something on them, each with so many labels at the most."""
    return tuple(labelled(lane, most) for lane in drawn if lane.marks)


def lanes_of_one(selection: Selection, notes: Notebook) -> tuple[Lane, ...]:
    """The lanes of one State or organisation: its latest contacts and instruments, and what is coming."""
    return kept(
        [
            contact_lane(selection, notes, MOST_DRAWN),
            instrument_lane(selection, notes, MOST_DRAWN),
            coming_lane(selection, notes),
        ]
    )


def mission_lane(selection: Selection, notes: Notebook, sender: str, receiver: str) -> Lane:
    """The missions of one State in another."""
    return lane_of("missions", _missions(selection, notes, sender, receiver), sender, receiver)


def head_lane(selection: Selection, notes: Notebook, sender: str, receiver: str) -> Lane:
    """The heads of the mission of one State in another."""
    return lane_of("heads", _heads(selection, notes, sender, receiver), sender, receiver)


def contact_lane(selection: Selection, notes: Notebook, most: int | None = None) -> Lane:
    """Meetings, visits, consultations and briefings; of more than so many the latest, and its heading says so."""
    return _lane_of_points("contacts", selection.of(*CONTACTS), notes, most)


def instrument_lane(selection: Selection, notes: Notebook, most: int | None = None) -> Lane:
    """What was signed, ratified, came into force or ended; of more than so many the latest, as its heading says."""
    return _lane_of_points("instruments", selection.of(*INSTRUMENTS), notes, most)


def _lane_of_points(name: str, facts: Sequence[Fact], notes: Notebook, most: int | None) -> Lane:
    if most is None or len(facts) <= most:
        return lane_of(name, _points(facts, notes))
    lane = lane_of(name, _points(sorted(facts, key=latest_day)[-most:], notes))
    slots = {"heading": lane.heading, "most": str(most), "count": f"{len(facts):,}"}
    return replace(lane, heading=plain(fill(table("timeline")["latest_of"], slots)))


def coming_lane(selection: Selection, notes: Notebook) -> Lane:
    """What is announced."""
    return lane_of("coming", _coming(selection, notes))


def lane_of(name: str, marks: Sequence[Mark], sender: str = "", receiver: str = "") -> Lane:
    """A lane under its heading (table `timeline`)."""
    slots = {"sender": state_text(sender), "receiver": state_text(receiver)} if sender else {}
    heading = plain(fill(table("timeline")[name], slots))
    ordered = sorted(marks, key=lambda m: (m.start.earliest, m.start.latest, m.title))
    return Lane("-".join(filter(None, (name, sender, receiver))), heading, tuple(ordered))


def labelled(lane: Lane, most: int) -> Lane:
    """The lane with labels on so many marks at the most, the latest."""
    bare = len(lane.marks) - most
    shown = (replace(mark, label="") if index < bare else mark for index, mark in enumerate(lane.marks))
    return replace(lane, marks=tuple(shown))


def _point(fact: Fact, notes: Notebook, shape: str, dated: bool = False) -> Mark | None:
    start, note = _placed(fact)
    if start is None:
        return None
    when = held(fact)
    label = plain(sentence_for(fact.kind, "mark", slots_of(fact))) + note
    label += f", {date_words(when)}" if dated and when else ""
    return Mark(label, plain(sentence_text(fact)), shape, start, notes=cited(notes.cite(fact)), facts=(fact,))


def _placed(fact: Fact) -> tuple[PartialDate | None, str]:
    """Where the fact stands on the line, and what to add to its label if that is only where it was
    reported.
    """
    when, day = held(fact), reported(fact)
    if when:
        return when, ""
    return (PartialDate.parse(day.isoformat()), f" {table('timeline')['reported']}") if day else (None, "")


def _points(facts: Sequence[Fact], notes: Notebook) -> list[Mark]:
    return [mark for fact in facts if (mark := _point(fact, notes, KIND_SHAPES[fact.kind]))]


def _relations(selection: Selection, notes: Notebook) -> list[Mark]:
    """Each period of relations as a bar, and recognition, independence and upgrades as points."""
    others = selection.of(
        "independence", "recognition", "recognition-withdrawn", "relations-upgraded", "relations-lowered"
    )
    marks = [mark for fact in others if (mark := _point(fact, notes, KIND_SHAPES[fact.kind], dated=True))]
    return marks + _periods(selection.of(*RELATIONS), ("relations-severed",), notes)


def _missions(selection: Selection, notes: Notebook, sender: str, receiver: str) -> list[Mark]:
    """Each mission as a bar from opening to closing; a raising in rank as a point where an opening is on
    record.
    """
    groups: dict[tuple[str, str], list[Fact]] = {}
    for fact in between(selection.of(*MISSIONS), sender, receiver):
        groups.setdefault(mission_key(fact), []).append(fact)
    marks: list[Mark] = []
    for facts in groups.values():
        marks += _periods(facts, ("mission-closed",), notes)
    return marks


def _periods(facts: Sequence[Fact], ends: tuple[str, ...], notes: Notebook) -> list[Mark]:
    """Bars from each beginning to the end that follows it; a beginning within a bar, or an end alone, as a
    point.
    """
    marks: list[Mark] = []
    running: Mark | None = None
    for fact in in_order(facts):
        if not held(fact):
            continue
        if fact.kind in ends and running:
            marks[marks.index(running)] = _ended(running, fact, notes)
            running = None
        elif fact.kind in ends or fact.kind in _CHANGES or running:
            marks += [mark for mark in [_point(fact, notes, KIND_SHAPES.get(fact.kind, "diamond"), True)] if mark]
        else:
            point = _point(fact, notes, "bar", dated=True)
            running = replace(point, running=True) if point else None
            marks += [running] if running else []
    return marks


def _ended(mark: Mark, fact: Fact, notes: Notebook) -> Mark:
    """The bar with its end, as on record, in its label and title."""
    end = held(fact)
    label = f"{mark.label} – {date_words(end)}" if end else mark.label
    title = f"{mark.title} {plain(sentence_text(fact))}"
    numbers = dict.fromkeys((*mark.notes, *cited(notes.cite(fact))))
    return replace(
        mark, label=label, title=title, end=end, running=False, notes=tuple(sorted(numbers)), facts=(*mark.facts, fact)
    )


def _heads(selection: Selection, notes: Notebook, sender: str, receiver: str) -> list[Mark]:
    history = post(selection.said, sender, receiver, selection.identities)
    now = history.on(selection.day)
    told = ((tenure, plain(capitalised(person_text(tenure.accreditation.person)))) for tenure in history.tenures)
    return [mark for tenure, name in told if (mark := tenure_mark(tenure, name, now, notes))]


def tenure_mark(tenure: Tenure, name: str, now: Sequence[Standing], notes: Notebook) -> Mark | None:
    """A bar under a name from taking up functions; a point for one who is appointed or has handed over a copy, no more.
    None where no step has a date or a report.
    """
    head, begun = tenure.accreditation, tenure.began
    first = begun.fact if begun else head.steps[-1].fact
    start, note = _placed(first)
    if not start:
        return None
    facts = tuple(head.facts)
    title = " ".join(plain(sentence_text(fact)) for fact in facts)
    numbers = cited(notes.cite(*facts))
    if not begun:
        label = f"{name}, {head.steps[-1].stage.says}{note}"
        return Mark(label, title, "circle", start, notes=numbers, facts=facts)
    told = tenure.ending if tenure.ending and tenure.ending.how != "succeeded" else None
    end = held(told.fact) if told else None
    in_post = any(s.head is head and s.stage in ("in-post", "acting") for s in now)
    return Mark(name + note, title, "bar", start, _after(start, end), in_post and end is None, numbers, facts)


def _after(start: PartialDate, end: PartialDate | None) -> PartialDate | None:
    """The end, unless sources that disagree put it before the beginning."""
    return end if end and end.latest >= start.earliest else None


def _coming(selection: Selection, notes: Notebook) -> list[Mark]:
    marks = []
    for fact in selection.ahead:
        when = held(fact)
        if when:
            topic = capitalised(sentence_for(fact.kind, "topic", slots_of(fact)))
            title = plain(sentence_text(fact, "coming"))
            label = f"{plain(topic)}, {date_words(when)}"
            marks.append(Mark(label, title, "hatched", when, notes=cited(notes.cite(fact)), facts=(fact,)))
    return marks
