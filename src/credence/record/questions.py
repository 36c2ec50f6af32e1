"""From facts and what is asked (two States, some States, kinds, a person, a day) to the facts that answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from credence.lore.persons import person_name, same_person
from credence.model import PERSON_SLOTS, STATE_SLOTS, Fact, Modality, Statement, Support
from credence.record.facts import fact_of, fact_order
from credence.record.profile import anchors


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; a part that is None or empty does not narrow the answer."""

    pair: tuple[str, str] | None = None
    states: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    person: str | None = None
    on: date | None = None

    def answer(self, facts: Iterable[Fact]) -> list[Fact]:
        """The facts that answer, as they stood on the day."""
        about = [fact for fact in facts if self._is_about(fact)]
        if self.on is None:
            return about
        return sorted((seen for fact in about if (seen := seen_on(fact, self.on))), key=fact_order)

    def _is_about(self, fact: Fact) -> bool:
        roles = {slot: frozenset(states) for slot, states in anchors(fact.kind, fact.slots)}
        named = frozenset().union(*roles.values())
        return (
            (not self.kinds or fact.kind in self.kinds)
            and (not self.states or bool(named & self.states))
            and (self.pair is None or _between(roles, *self.pair))
            and (self.person is None or _names(fact, self.person))
        )


def last_moment(known_at: date | datetime) -> datetime:
    """The moment up to which the record's knowledge counts: a day counts to its end, in UTC.

    Raises ValueError for a moment without a zone: no zone is assumed.
    """
    if not isinstance(known_at, datetime):
        return datetime.combine(known_at, time.max, UTC)
    if known_at.tzinfo is None:
        raise ValueError(f"{known_at} has no time zone: write it with one, such as {known_at}+00:00")
    return known_at


def seen_on(fact: Fact, day: date) -> Fact | None:
    """The fact as it stood on a day; None if it had not come about.

    A dated fact counts once its date, or that of a source that disputes it, may have come: 1992 counts on
    any day of 1992. One without a date counts from the publication of a document that tells it (where that
    is not known, from the day the record learned it). A fact dated later counts, as scheduled, if it had
    been announced by then.
    """
    if _has_come(fact, day):
        return fact
    announced = [s for s in fact.supports if _announces(s.statement) and _told(s) <= day]
    return fact_of(announced) if announced else None


def _has_come(fact: Fact, day: date) -> bool:
    if fact.held is None:
        return any(_told(s) <= day for s in fact.supports if s.statement.modality == fact.modality)
    dates = [s.statement.date or fact.held for s in (*fact.supports, *fact.dissents)]
    return any(when.earliest <= day for when in dates)


def _announces(statement: Statement) -> bool:
    """Whether it says what is to be: by its modality, or by its very kind."""
    return statement.modality is not Modality.ASSERTED or statement.kind == "scheduled"


def _told(support: Support) -> date:
    return support.published or support.known.date()


def _between(roles: Mapping[str, frozenset[str]], one: str, other: str) -> bool:
    """Whether both are parties, or one acts upon the other; two recipients of one act do not count."""
    none: frozenset[str] = frozenset()
    actors, recipients, parties = (roles.get(slot, none) for slot in STATE_SLOTS)
    together = {one, other} <= parties
    return together or (one in actors and other in recipients) or (other in actors and one in recipients)


def _names(fact: Fact, person: str) -> bool:
    """Whether the fact names the person: a surname alone is enough to ask by."""
    asked = person_name(person)
    values = [v for slot in PERSON_SLOTS if isinstance(v := fact.slots.get(slot), tuple)]
    names = [person_name(name) for value in values for name in value]
    return any(asked <= name or same_person(asked, name) for name in names)
