"""In: announcements, and what is on record as held. Out: what an announcement may have come to."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from datetime import date

from credence.lore.ordinals import ordinal_words
from credence.lore.persons import person_name, share_person
from credence.model import Fact, Modality
from credence.protocol.facts import codes, held, latest_day, reported, text_of

CONTACTS = ("meeting", "visit", "consultations")
"""The kinds of contact that the name of an event may tell of."""
_MONTH = 31


def is_announced(fact: Fact) -> bool:
    """Whether it is said to be coming: by its modality, or by its very kind."""
    if fact.modality == Modality.SCHEDULED:
        return True
    return fact.kind == "scheduled" and fact.modality == Modality.ASSERTED


class Said:
    """What is on record as so, in order; for each announcement only what may be its outcome is looked through."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._facts = list(facts)
        self._under: dict[Hashable, list[int]] = {}
        for place, fact in enumerate(self._facts):
            for key in _keys(fact):
                self._under.setdefault(key, []).append(place)

    def near(self, fact: Fact) -> list[Fact]:
        """Those of the same States, and those at the same place that share a State with it, if both name any."""
        places = {place for key in _keys(fact) for place in self._under.get(key, ())}
        found, states = [self._facts[place] for place in sorted(places)], set(fact.states)
        return [other for other in found if not states or not other.states or not states.isdisjoint(other.states)]


def _keys(fact: Fact) -> list[Hashable]:
    place = fact.slots.get("place")
    return [frozenset(fact.states), *([str(place).casefold()] if place else [])]


def has_passed(fact: Fact, day: date | None) -> bool:
    """Whether the date announced lies wholly before the day."""
    when = held(fact)
    return when is not None and day is not None and when.latest < day


def outcome(fact: Fact, said: Sequence[Fact], day: date | None) -> Fact | None:
    """The fact on record that an announcement may have come to: of its kind, or a contact, at an agreeing
    date and place. While the date announced is not over, it must be told apart from any other contact: of
    the kind that the event names or within a month, and not over when it was announced.
    """
    over = has_passed(fact, day)
    for other in said:
        fits = other.kind in _kinds(fact, over) and _same_time(fact, other) and _same_place(fact, other)
        if fits and (over or (_one_of_few(fact) and not _before(other, fact) and _same_round(fact, other))):
            return other
    return None


def names_kind(fact: Fact, kind: str) -> bool:
    """Whether an announcement is of this kind, or names it: `first round of consultations`."""
    return fact.kind == kind or kind.removesuffix("s") in text_of(fact, "event").casefold()


def _kinds(fact: Fact, over: bool) -> tuple[str, ...]:
    if fact.kind != "scheduled":
        return (fact.kind,)
    named = tuple(kind for kind in CONTACTS if names_kind(fact, kind))
    return CONTACTS if over else named or CONTACTS


def _same_time(fact: Fact, other: Fact) -> bool:
    when, then = held(fact), held(other)
    return bool(when and then and when.agrees_with(then))


def _one_of_few(fact: Fact) -> bool:
    when = held(fact)
    named = fact.kind != "scheduled" or any(names_kind(fact, kind) for kind in CONTACTS)
    return named or (when is not None and (when.latest - when.earliest).days <= _MONTH)


def _before(other: Fact, fact: Fact) -> bool:
    """Whether it was over before the other was announced."""
    then, told = held(other), reported(fact)
    return then is not None and told is not None and then.latest < told


def _same_round(fact: Fact, other: Fact) -> bool:
    """Whether they name no different persons, and no different number of a series."""
    ones, others = ([person_name(name) for name in codes(each, "person")] for each in (fact, other))
    if ones and others and not share_person(ones, others):
        return False
    ordinals = [{text_of(each, "ordinal")} | _counted(each) for each in (fact, other)]
    one, another = (found - {""} for found in ordinals)
    return not one or not another or bool(one & another)


def _counted(fact: Fact) -> set[str]:
    """The number of a series that the name of an event gives in words: `{"3"}` for `third round`."""
    event = text_of(fact, "event").casefold().split()
    return {str(number) for number in range(1, 11) if ordinal_words(str(number)) in event}


def _same_place(fact: Fact, other: Fact) -> bool:
    """Same place where both give one; otherwise the same States, named by both."""
    here, there = fact.slots.get("place"), other.slots.get("place")
    if here and there:
        return str(here).casefold() == str(there).casefold()
    return bool(fact.states) and set(fact.states) == set(other.states)


def later(fact: Fact, said: Sequence[Fact]) -> Fact | None:
    """What an announcement without a date may have come to: the first on record since, of its kind, or of the kind of
    contact it names, between the same States and at no other place.
    """
    told = reported(fact)
    if told is None or held(fact):
        return None
    kinds = (fact.kind,) if fact.kind != "scheduled" else tuple(kind for kind in CONTACTS if names_kind(fact, kind))
    since = [other for other in said if other.kind in kinds and _not_before(other, told) and _same_matter(fact, other)]
    return min(since, key=latest_day, default=None)


def _not_before(other: Fact, day: date) -> bool:
    """Whether it was so, or was reported, on the day or later."""
    when = held(other)
    return (when.earliest if when else reported(other) or date.min) >= day


def _same_matter(fact: Fact, other: Fact) -> bool:
    """Whether they are of the same States and things, and name no different persons, places or rounds."""
    here, there = text_of(fact, "place"), text_of(other, "place")
    alike = all(text_of(fact, slot) == text_of(other, slot) for slot in ("instrument", "mission", "organisation"))
    same_place = not (here and there) or here.casefold() == there.casefold()
    return alike and same_place and set(fact.states) == set(other.states) and _same_round(fact, other)
