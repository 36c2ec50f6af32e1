"""From facts and what is asked (two States, some States, kinds, a person, a day) to the facts that answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import chain

from credence.lore.persons import person_name, same_person
from credence.lore.spelling import folded
from credence.model import PERSON_SLOTS, STATE_SLOTS, Fact, Modality, SlotValue, Statement, Support
from credence.record.asking.affairs import ALONE
from credence.record.facts.facts import fact_of, in_order
from credence.record.facts.profile import anchors
from credence.record.identity.identity import NONE, Identities


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; a part that is None or empty does not narrow the answer."""

    pair: tuple[str, str] | None = None
    states: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    person: str | None = None
    on: date | None = None
    since: date | None = None
    until: date | None = None
    source: str | None = None
    status: frozenset[str] = frozenset()
    receiving: str | None = None
    both: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        if self.receiving and not self.states:
            object.__setattr__(self, "states", frozenset((self.receiving,)))

    def answer(self, facts: Iterable[Fact], identities: Identities = NONE) -> list[Fact]:
        """The facts that answer, as they stood on the day; rejected ones only where they are asked for."""
        about = [fact for fact in facts if self._is_about(fact, identities)]
        if self.on is not None:
            seen = (seen_on(fact, self.on, identities) for fact in about)
            about = in_order(fact for fact in seen if fact)
        return [fact for fact in about if self._stands(fact)]

    def _stands(self, fact: Fact) -> bool:
        return fact.status in self.status if self.status else fact.status != "rejected"

    def _is_about(self, fact: Fact, identities: Identities) -> bool:
        return (
            (not self.kinds or fact.kind in self.kinds)
            and (
                not (self.states or self.pair or self.both) or self._names_states(dict(anchors(fact.kind, fact.slots)))
            )
            and (self.person is None or names_person(fact.slots, fact.states, self.person, identities))
            and (self.source is None or _told_by(fact, self.source))
            and self._within(fact)
        )

    @property
    def _of_states(self) -> bool:
        return bool(self.states or self.pair or self.both)

    def _names_states(self, roles: Mapping[str, tuple[str, ...]]) -> bool:
        named = list(chain(*roles.values())) or [ALONE]
        return (
            (not self.states or not self.states.isdisjoint(named))
            and (self.receiving is None or self.receiving in roles.get("recipient", ()))
            and (self.pair is None or _between(roles, *self.pair))
            and (self.both is None or set(self.both) <= set(named))
        )

    def _within(self, fact: Fact) -> bool:
        """Whether the fact may have been so between the two days; one without a date is of no period."""
        if self.since is None and self.until is None:
            return True
        held = fact.held
        if held is None:
            return False
        return held.latest >= (self.since or date.min) and held.earliest <= (self.until or date.max)


def last_moment(known_at: date | datetime) -> datetime:
    """The moment up to which the record's knowledge counts: a day counts to its end, in UTC.

    Raises ValueError for a moment without a zone: no zone is assumed.
    """
    if not isinstance(known_at, datetime):
        return datetime.combine(known_at, time.max, UTC)
    if known_at.tzinfo is None:
        raise ValueError(f"{known_at} has no time zone: write it with one, such as {known_at}+00:00")
    return known_at


def seen_on(fact: Fact, day: date, identities: Identities = NONE) -> Fact | None:
    """The fact as it stood on a day; None if it had not come about.

    A dated fact counts once its date, or that of a source that disputes it, may have come: 1992 counts on
    any day of 1992. One without a date counts from the publication of a document that tells it (where that
    is not known, from the day the record learned it). A fact dated later counts, as scheduled, if it had
    been announced by then.
    """
    if _has_come(fact, day):
        return fact
    announced = [s for s in fact.supports if _announces(s.statement) and _told(s) <= day]
    return fact_of(announced, identities=identities) if announced else None


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


def _between(roles: Mapping[str, tuple[str, ...]], one: str, other: str) -> bool:
    """Whether both are parties, or stand in two roles (one acts upon the other, or on behalf of it): two recipients of
    one act do not count.
    """
    actors, recipients, parties, protected = (roles.get(slot, ()) for slot in STATE_SLOTS)
    together = one in parties and other in parties
    acts = (one in actors and other in recipients) or (other in actors and one in recipients)
    if together or acts or not protected:
        return together or acts
    beside = (*actors, *recipients)
    return (one in protected and other in beside) or (other in protected and one in beside)


def names_person(slots: Mapping[str, SlotValue], states: tuple[str, ...], person: str, identities: Identities) -> bool:
    """Whether slots name the person, under any name declared the same: a surname alone is enough to ask by."""
    values = [v for slot in PERSON_SLOTS if isinstance(v := slots.get(slot), tuple)]
    asked = (person_name(person), identities.name("person", person, states))
    written = [name for value in values for name in value]
    names = [*map(person_name, written), *(identities.name("person", name, states) for name in written)]
    return any(one <= name or same_person(one, name) for one in asked for name in names)


def _told_by(fact: Fact, source: str) -> bool:
    """Whether the source stands in the chain of a statement for or against the fact, or is its document's outlet."""
    wanted = frozenset(folded(source))
    said = [name for s in (*fact.supports, *fact.dissents) for name in (s.outlet, *s.statement.attribution) if name]
    return bool(wanted) and any(wanted <= frozenset(folded(name)) for name in said)
