"""In: facts of a record, two States and a day. Out: those the brief speaks of, sorted into said, coming,
wished and denied.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from credence.brief.facts import Pair
from credence.brief.phrasebook import table
from credence.brief.wording import ordinal_words
from credence.lore.persons import person_name, share_person
from credence.model import Fact, Modality
from credence.protocol.facts import codes, held, in_order, reported, text_of

_CONTACTS = ("meeting", "visit", "consultations")
_MONTH = 31
_OF_ONE = frozenset({"independence", "joined", "left"})
_OF_A_TREATY = frozenset({"ratified", "in-force", "terminated"})
"""Steps that one State may take alone; those it takes with a third are no matter of the two."""
_IN_PASSING = frozenset({"holds-office", "scheduled", "resolution-adopted", "ratified", "in-force", "terminated"})


@dataclass(frozen=True, slots=True)
class Selection:
    """What a brief is made of. `left_out` counts undated reports that appeared only after the day asked
    for. `joint` says whether anything joins the two States.
    """

    pair: Pair
    joint: bool
    said: tuple[Fact, ...]
    announced: tuple[Fact, ...]
    proposed: tuple[Fact, ...]
    denied: tuple[Fact, ...]
    left_out: int = 0

    def of(self, *kinds: str) -> list[Fact]:
        """Facts said to be so of these kinds, oldest first."""
        return [fact for fact in self.said if fact.kind in kinds]

    @property
    def ahead(self) -> list[Fact]:
        """What was announced, whose date has not passed, and which is not on record as held."""
        day = self.pair.day
        return [f for f in self.announced if not has_passed(f, day) and not outcome(f, self.said, day)]


def select(facts: Sequence[Fact], a: str, b: str, on: date | None) -> Selection:
    """The facts on the two States as they stood on the day `on`; all of them where no day is asked for."""
    told = [fact for fact in facts if fact.kind in table("kinds") and fact.supports]
    seen = told if on is None else _seen(told, on)
    chosen = in_order(on_the_pair(seen, a, b))
    pair = Pair(a, b, on, on or latest_document(chosen))
    said = [f for f in chosen if _is_said(f)]
    return Selection(
        pair=pair,
        joint=any({a, b} <= set(fact.states) for fact in chosen),
        said=tuple(said),
        announced=tuple(f for f in chosen if _is_announced(f)),
        proposed=tuple(f for f in chosen if f.modality == Modality.PROPOSED),
        denied=tuple(f for f in chosen if f.modality == Modality.DENIED),
        left_out=sum(1 for f in on_the_pair(told, a, b) if _is_said(f) and not held(f)) - _undated(said),
    )


def _seen(facts: Sequence[Fact], day: date) -> list[Fact]:
    from credence.record.questions import seen_on  # here, as it loads the store, which `explain` does without

    def seen(fact: Fact) -> Fact | None:
        try:
            return seen_on(fact, day)
        except ValueError:  # a date that cannot be read is told as it stands, see `facts.held`
            return fact

    return [found for fact in facts if (found := seen(fact))]


def _is_said(fact: Fact) -> bool:
    return fact.kind != "scheduled" and fact.modality == Modality.ASSERTED


def _undated(facts: Sequence[Fact]) -> int:
    return sum(1 for fact in facts if not held(fact))


def on_the_pair(facts: Sequence[Fact], a: str, b: str) -> list[Fact]:
    """Facts that join both States, and those of one of them that belong beside these.

    Independence and membership of either belong always; offices, events, resolutions and steps of one State
    in a treaty only where a document that speaks of both tells them.
    """
    joint = [fact for fact in facts if {a, b} <= set(fact.states)]
    documents = {s.statement.document for fact in joint for s in fact.supports}
    return [*joint, *(fact for fact in facts if _beside(fact, {a, b}, documents))]


def _beside(fact: Fact, pair: set[str], documents: set[str]) -> bool:
    states = set(fact.states)
    if pair <= states:
        return False
    if fact.kind in _OF_ONE:
        return bool(states & pair)
    if fact.kind in _OF_A_TREATY and not states <= pair:
        return False
    if fact.kind not in _IN_PASSING or not any(s.statement.document in documents for s in fact.supports):
        return False
    return bool(states & pair) or (fact.kind == "scheduled" and not codes(fact, "parties"))


def latest_document(facts: Sequence[Fact]) -> date | None:
    """The date of the latest document behind the facts."""
    published = [s.published for fact in facts for s in (*fact.supports, *fact.dissents) if s.published]
    return max(published, default=None)


def _is_announced(fact: Fact) -> bool:
    if fact.modality == Modality.SCHEDULED:
        return True
    return fact.kind == "scheduled" and fact.modality == Modality.ASSERTED


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
    named = tuple(kind for kind in _CONTACTS if names_kind(fact, kind))
    return _CONTACTS if over else named or _CONTACTS


def _same_time(fact: Fact, other: Fact) -> bool:
    when, then = held(fact), held(other)
    return bool(when and then and when.agrees_with(then))


def _one_of_few(fact: Fact) -> bool:
    when = held(fact)
    named = fact.kind != "scheduled" or any(names_kind(fact, kind) for kind in _CONTACTS)
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
