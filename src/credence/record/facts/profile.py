"""From a statement as the record keeps it to its profile: what of it is compared with others."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from credence.lore.persons import share_person
from credence.lore.spelling import folded
from credence.model import (
    DATE_SLOTS,
    PERSON_SLOTS,
    Modality,
    PartialDate,
    SlotValue,
    Statement,
    Support,
)
from credence.record.facts.grouping import Grouping, grouping_of, words
from credence.record.facts.names import Name, same_amount, weighty
from credence.record.identity.identity import NONE, Identities

_LOOSE = ("place", "instrument", "level")
_NOT_COMPARED = ("topics", "areas", "growth", "bound", "residence", "concurrent", "interim", "quote")
_LEFT_OUT = frozenset((*_NOT_COMPARED, *DATE_SLOTS))


@dataclass(frozen=True, slots=True)
class Kept:
    """A statement as the record keeps it, with the digest of its document's text."""

    support: Support
    digest: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a statement is compared with others.

    `group` must be equal, of which `subject` is the part that other kinds share; `values` must not
    contradict; `when` must agree. `news` are the days in which a recurring event that is not dated is taken
    to lie, for grouping only: it is never shown. `words` are those of the persons that are part of the identity.
    """

    group: Hashable
    subject: Hashable
    values: Mapping[str, Any]
    when: PartialDate | None
    news: tuple[date, date] | None
    modality: Modality
    published: date | None
    origin: str | None
    once: bool
    rule: Grouping
    words: tuple[str, ...] = field(init=False, compare=False, repr=False)
    _hash: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        persons = self.values.get("person", ()) if "person" in self.rule.identity else ()
        words = tuple(sorted({word for name in persons for word in name})) if persons else ()
        named = frozenset([each for each in self.values.items() if each[0] != "amount"])
        when = self.when.text if self.when else None
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "_hash", hash((when, self.modality, self.published, self.origin, named)))

    def __hash__(self) -> int:
        return self._hash

    @property
    def can_be_disputed(self) -> bool:
        """Whether another source may contradict it: it happens once, and is said to have happened."""
        return self.once and self.modality is Modality.ASSERTED

    @property
    def recurs(self) -> bool:
        """Whether it may happen again, so that only what is dated or reported alike is the same."""
        return not self.once and not self.rule.goes_on


def profile_of(kept: Kept, identities: Identities = NONE) -> Profile:
    """The profile of a statement, by the rule of its kind; names compare as persons decided."""
    statement = kept.support.statement
    rule = grouping_of(statement.kind)
    once = rule.once and not _unnamed(statement, rule)
    recurs = not once and not rule.goes_on
    when = statement.date if "period" not in rule.identity else None
    published = kept.support.published
    told = statement.modality if rule.goes_on else _class(statement.modality)
    states = statement.states if identities.names else ()
    subject = _subject(statement, rule, identities, states)
    return Profile(
        group=(statement.kind, told, subject, once),
        subject=subject,
        values=_values(statement, rule, identities, states),
        when=when,
        news=_news(when, published) if recurs else None,
        modality=statement.modality,
        published=None if rule.goes_on else published,
        origin=kept.digest if recurs and when is None and published is None else None,
        once=once,
        rule=rule,
    )


def agree(one: Profile, other: Profile, *, but: str = "") -> bool:
    """Whether two statements of one group may tell of the same thing, disregarding the slot `but`."""
    if but != "date" and not _same_time(one, other):
        return False
    if one.modality is not other.modality and not (_follows(one, other) and _follows(other, one)):
        return False
    return _same_values(one.values, other.values, but)


def ends(ending: Profile, one: Profile) -> bool:
    """Whether the ending (a closing, a departure) is of the very thing that the other tells of."""
    asserted = ending.modality is Modality.ASSERTED
    return asserted and ending.subject == one.subject and _same_values(ending.values, one.values, "")


def anchors(kind: str, slots: Mapping[str, SlotValue]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The States that every statement of a fact shares, by slot; sorted, unless a flow of trade."""
    runs = slots.get("flow") not in (None, "turnover")
    found = []
    for slot in grouping_of(kind).anchors:
        if isinstance(states := slots.get(slot), tuple):
            found.append((slot, states if runs or len(states) == 1 else tuple(sorted(set(states)))))
    return tuple(found)


def _subject(statement: Statement, rule: Grouping, identities: Identities, states: tuple[str, ...]) -> Hashable:
    told, identity = statement.slots, _identity(statement, rule)
    exact = tuple([_exact(slot, told.get(slot), identities, states) for slot in identity]) if identity else ()
    return (anchors(statement.kind, told), exact)


def _identity(statement: Statement, rule: Grouping) -> tuple[str, ...]:
    by_place = rule.place_for_consulates and statement.slots.get("mission") in words().told_by_place
    return (*rule.exact, "place") if by_place else rule.exact


def _class(modality: Modality) -> str:
    return "told" if modality in (Modality.ASSERTED, Modality.SCHEDULED) else str(modality)


def _exact(slot: str, value: SlotValue | None, identities: Identities, states: tuple[str, ...]) -> Hashable:
    """What of an identity slot must be equal; of names that are compared loosely, only that there is one."""
    if value is None or slot in PERSON_SLOTS or slot == "place":
        return value is not None
    if slot in DATE_SLOTS and isinstance(value, str):
        when = PartialDate.parse(value)
        return (when.earliest, when.latest)
    return identities.name(slot, value, states) if isinstance(value, str) else value


def _unnamed(statement: Statement, rule: Grouping) -> bool:
    """Whether it is not said well enough what happened once: "a treaty", a figure for no period."""
    name = statement.slots.get("instrument")
    if isinstance(name, str) and words().unnamed_instruments.issuperset(folded(name)):
        return True
    return "period" in rule.identity and "period" not in statement.slots


def _values(statement: Statement, rule: Grouping, identities: Identities, states: tuple[str, ...]) -> Mapping[str, Any]:
    return {
        slot: _comparable(slot, value, identities, states)
        for slot, value in statement.slots.items()
        if slot not in _LEFT_OUT and slot not in rule.anchors
    }


def _comparable(slot: str, value: SlotValue, identities: Identities, states: tuple[str, ...]) -> Hashable:
    if slot in PERSON_SLOTS and not isinstance(value, bool):
        return tuple([identities.name("person", v, states) for v in ((value,) if isinstance(value, str) else value)])
    if isinstance(value, tuple):
        return frozenset(value)
    if isinstance(value, bool):
        return value
    return _number(value) if slot == "amount" else identities.name(slot, value, states)


def _number(text: str) -> Decimal | Name:
    try:
        return Decimal(text)
    except InvalidOperation:
        return weighty(text)


def _same_values(one: Mapping[str, Any], other: Mapping[str, Any], but: str) -> bool:
    for slot, value in one.items():
        its = other.get(slot)
        if its is not None and its != value and slot != but and not _same(slot, value, its):
            return False
    return True


def _same(slot: str, one: Any, other: Any) -> bool:
    if slot in PERSON_SLOTS:
        return not one or not other or share_person(one, other)
    if slot in _LOOSE:
        return bool(one <= other or other <= one)
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return same_amount(one, other)
    return bool(one == other)


def _same_time(one: Profile, other: Profile) -> bool:
    if one.when is not None and other.when is not None:
        return one.when.agrees_with(other.when)
    if one.once or one.rule.goes_on:
        return True
    if one.news is None or other.news is None:
        return bool(one.origin) and one.origin == other.origin
    return one.news[0] <= other.news[1] and other.news[0] <= one.news[1]


def _news(when: PartialDate | None, published: date | None) -> tuple[date, date] | None:
    return (when.earliest, when.latest) if when else news_days(published)


def news_days(published: date | None) -> tuple[date, date] | None:
    """The days on which what is told without a date is taken to lie; None where the day of telling is not known."""
    if published is None:
        return None
    return (date.fromordinal(max(1, published.toordinal() - words().news_days)), published)


def _follows(one: Profile, other: Profile) -> bool:
    """Whether, if `one` announces what `other` reports, the report was not before the announcement."""
    if not (one.modality is Modality.SCHEDULED and other.modality is Modality.ASSERTED) or one.published is None:
        return True
    dated_before = other.when is not None and other.when.latest < one.published
    return not dated_before and (other.published is None or other.published >= one.published)


def years_apart(one: PartialDate, other: PartialDate) -> float:
    """The years between the nearest days of two dates; 0 where they overlap."""
    gap = max(one.earliest, other.earliest) - min(one.latest, other.latest)
    return max(gap.days, 0) / 365.25
