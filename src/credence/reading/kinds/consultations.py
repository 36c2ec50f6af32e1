"""Political consultations that were held, with their place and day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from credence.model import Modality, SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.date_value import date_value
from credence.reading.clauses.day_of_stay import day_of_stay
from credence.reading.clauses.occasion import days_during_which, is_line_to_come
from credence.reading.clauses.shapes import shape
from credence.reading.kinds.handling import Handlers
from credence.reading.kinds.houses import city_of_home
from credence.reading.mentions import Place
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds


def consultations(clause: Clause) -> Iterable[Draft]:
    """Political consultations were held; "the previous round" is a round of those last spoken of."""
    if is_line_to_come(clause):
        return  # those of a calendar are still to be held
    parties = _sides(clause) or clause.pair()
    words = clause.text(0, clause.core.last).lower()
    if "consultation" in words or "dialogue" in clause.text(clause.core.first, clause.core.last).lower():
        clause.context.rounds = "political consultations"
    elif clause.context.rounds is None or "consultation" not in clause.context.rounds:
        return
    if holds(clause.codes[max(0, clause.core.first - 3) : clause.core.last], letters("<unheld>")):
        return
    if clause.core.phrase.sets.get("noun") and _not_yet(clause):
        return
    if "I" in clause.codes[clause.core.first : clause.core.last]:
        return  # "the consultations were created by an agreement concluded in A"
    if any(item.code == "G" and item.value == "WTO" for item in clause.sentence.items) or "public consult" in words:
        return  # a dispute about trade, or what a government asks its people
    if len(set(parties)) == 2 and (listed := places_listed(clause)):
        for at, when in listed:
            slots: dict[str, SlotValue | None] = {
                "parties": parties, "place": clause.sentence.items[at].value.name, "date": clause.date_at(when),
            }  # fmt: skip
            yield clause.draft("consultations", slots, at, when, modality=Modality.ASSERTED)
        return
    if len(set(parties)) == 2 and not _regular(clause):
        place, used = clause.place()
        host = clause.item("place")
        if host is not None and isinstance(host.value, Place):
            place, used = host.value.name, None
        if place is None and "this capital" in words:
            place = clause.context.city
        place = place or city_of_home(clause)
        day = day_of_stay(clause) or days_during_which(clause) or _day_held(clause) or _contact_day(clause)
        clause.context.contact_date = clause.context.contact_date or day
        held: dict[str, SlotValue | None] = {"parties": parties, "place": place, "date": day}
        yield clause.draft("consultations", held, used, modality=Modality.ASSERTED)


def _sides(clause: Clause) -> tuple[str, ...]:
    """The two between whom they were: "A hosted consultations between B and C"."""
    told = shape("[{between}][{the}]?(?P<one>S)[{and}][{the}]?(?P<two>S)(?!,S)").search(
        clause.codes, clause.core.first, min(clause.bounds()[1], clause.core.last + _NEAR)
    )
    sides = [*clause.value_codes(told.start("one")), *clause.value_codes(told.start("two"))] if told else []
    return tuple(sides) if len(set(sides)) == 2 else ()


_NEAR: Final = 6
"""Between whom they were stands so few items behind them."""


def _not_yet(clause: Clause) -> bool:
    """Whether the holding of consultations is only wished for, agreed on or planned."""
    agreed = any(c.phrase.kind == "scheduled" and not c.phrase.sets.get("present") for c in clause.overlapping())
    if agreed or clause.doubtful() or clause.modality() is not Modality.ASSERTED:
        return True
    return clause.context.is_ahead(clause.date())


def places_listed(clause: Clause) -> list[tuple[int, int]]:
    """The city and the day of each round, where several are told: "have met three times: Klow 1999, Szohod 2008".

    A history tells them without a colon too: "were held in Klow in 1999, and the ones before in Szohod in 1995".
    """
    codes, last = clause.codes, clause.core.last
    listed = codes[last - 1] == ":"
    if not listed and codes.count("C") > 1 and (chain := shape(_CHAIN).search(codes, clause.core.first)):
        cities = [at for at in range(*chain.span()) if codes[at] == "C"]
        return [(at, codes.index("T", at)) for at in cities]
    if not listed and (chain := shape(_DAYS).search(codes, clause.core.first)):
        return [(at + 2, at) for at in range(*chain.span()) if codes[at] == "T"]
    if not listed and not (clause.context.narrator and codes.count("C") > 1 and codes.count("T") > 1):
        return []
    found = list[tuple[int, int]]()
    for at in range(last if listed else clause.core.first, clause.bounds()[1]):
        if codes[at] == "C":
            when = next((i for i in range(at + 1, min(at + 4, len(codes))) if codes[i] == "T"), None)
            if when is not None and "C" not in codes[at + 1 : when]:
                found.append((at, when))
    return found if listed or len(found) > 1 else []


_CHAIN: Final = r"C[,(]?[{in}]?T\)?(?:(?:,|,?[{and}])[{in}]?C[,(]?[{in}]?T\)?)+"
"""Cities each with its day: "in Klow in 1999 and in Szohod in 2001", "Klow (1999), Szohod (2001)"."""
_DAYS: Final = r"T\(C\)(?:(?:,|,?[{and}])[{in}]?T\(C\))+"
"""Days each with its city: "in 1999 (Klow), 2001 (Szohod) and 2004 (Klow)"."""
_HABIT: Final = ("regular", "regularly", "periodic", "periodically", "annual", "annually")


def _regular(clause: Clause) -> bool:
    """Whether they are only said to be held regularly, or to have been held since some year."""
    index = clause.core.date_item
    if index is None and holds(clause.codes[clause.core.first : clause.core.last + 1], letters(*_HABIT)):
        return True
    return index is not None and clause.sentence.items[index].value.qualifier == "since"


def _day_held(clause: Clause) -> str | None:
    """The day given; a day before the verb rather than a mere year after it ("their second this year")."""
    value = clause.date()
    core = clause.core
    if value is None and clause.codes.count("T", core.first, core.last) == 1:
        return clause.date_at(clause.codes.index("T", core.first))  # "presided on 9 January over the consultations"
    if value is None or len(value) != 4:
        return value
    left, _ = clause.bounds()
    for item in clause.sentence.items[left : clause.core.first]:
        if item.code == "T" and item.value.kind in ("day", "relative") and not item.value.modifier:
            return date_value(clause.sentence, item, clause.context) or value
    return value


def _contact_day(clause: Clause) -> str | None:
    contacts = clause.context.contacts
    return contacts[-1].date if contacts else None


HANDLERS: Final[Handlers] = {"consultations": consultations}
