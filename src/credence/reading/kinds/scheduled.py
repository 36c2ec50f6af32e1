"""What is to come in, statements of it out: meetings, visits and conferences with place and date."""

from __future__ import annotations

from collections.abc import Iterable

from credence.model import Modality
from credence.reading.clause import Clause, Draft
from credence.reading.kinds.events import MAKERS, day_to_come
from credence.reading.occasion import days_of_visit, keep_days


def scheduled(clause: Clause) -> Iterable[Draft]:
    """A meeting, visit or conference is to come."""
    left, right = clause.bounds()
    if not clause.official() or any(c in clause.marks["off"] for c in clause.codes[left:right]):
        return
    side = str(clause.core.phrase.sets["side"])
    made = MAKERS[side](clause)
    if made is None:
        return
    event, first, last, parties = made
    place, used = clause.place()
    item = clause.item("place")
    if item is not None and item.code == "C":
        place, used = item.value.name, None
    if place is None and side == "right" and clause.codes[max(0, clause.core.first - 1) : clause.core.first] == "C":
        used = clause.core.first - 1
        place = clause.sentence.items[used].value.name
    if place is None and side == "calendar":
        used = next((i for i in range(last, min(last + 3, right)) if clause.codes[i] == "C"), None)
        place = clause.sentence.items[used].value.name if used is not None else None
    day, when = day_to_come(clause)
    if side == "visit":
        keep_days(clause, day)
    day = day or days_of_visit(clause)
    if _gone(clause, day) or (parties == () and not clause.context.pair):
        return
    slots = {"event": event, "place": place, "date": day, "parties": parties}
    yield clause.draft("scheduled", slots, first, last, used, when, modality=Modality.SCHEDULED)


def _gone(clause: Clause, day: str | None) -> bool:
    """Whether the day is past: what was then to come is no forthcoming event now."""
    today = clause.context.today
    if day is None or today is None or not day[:4].isdigit():
        return False
    last = day.rpartition("/")[2]
    return last < today.isoformat()[: len(last)] and last[4:6] != "-2"


HANDLERS = {"scheduled": scheduled}
