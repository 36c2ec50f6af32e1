"""A sentence read and what it said, in; what the sentences after it must know of it, noted in the context, out."""

from __future__ import annotations

from typing import Final

from credence.model import Modality, Statement
from credence.model.slots import values_of
from credence.reading.context import BY_STATES, Context
from credence.reading.frame.publishers import state_of_city
from credence.reading.frame.rule import rule_told
from credence.reading.mentions import Person, States
from credence.reading.phrases.words import letters
from credence.reading.spelling import Sentence, holds


def note_day(context: Context, sentence: Sentence) -> None:
    """A day told with an act that no statement is made of is still what "the same day" goes back to."""
    days = [item.value.value for item in sentence.items if item.code == "T" and item.value.kind == "day"]
    if days and days[-1]:
        context.last_date = days[-1]


def note_rule(context: Context, sentence: Sentence, said: list[Statement]) -> None:
    """Note who ruled the land whose history is told; free by what was read before, it stays so from then."""
    rule = rule_told(sentence, context.told)
    if rule is None:
        return
    context.rule = rule
    note_freedom(context, said)


def note_dealings(context: Context, said: list[Statement]) -> None:
    """Keep in mind that States deal with one another here, once a statement has told so, or that people of theirs met.

    A minister of agriculture who receives another does so for his State, as a foreign minister does.
    """
    context.dealing = context.dealing or any(
        statement.kind.startswith((*BY_STATES, "ratified")) or (statement.kind == "aid" and not statement.inferred)
        for statement in said
    )
    context.official = context.official or any(map(_met_for_states, said))
    for statement in said:
        if statement.kind in _IN_TOUCH:
            slots = statement.slots
            sides = {*values_of(slots, "parties"), *values_of(slots, "actor"), *values_of(slots, "recipient")}
            context.in_touch = frozenset(sides) if sides else context.in_touch


def goes_further(said: list[Statement], faced: tuple[str, str], context: Context) -> bool:
    """Whether somebody of two States in touch is only told to go on to a third: "She leaves for Klow on Friday"."""
    journeys = [statement for statement in said if statement.kind != "holds-office"]
    if not journeys or not context.in_touch.intersection(faced) or context.settled:
        return False
    return all(_is_further(statement, faced) for statement in journeys)


def _is_further(said: Statement, faced: tuple[str, str]) -> bool:
    parties = values_of(said.slots, "parties")
    to = len(parties) > 1 and parties[0] in faced and parties[1] not in faced
    return said.kind == "scheduled" and to and " to " in str(said.slots.get("event", ""))


def _met_for_states(said: Statement) -> bool:
    """Whether people of two States met, or those of one went to the other, by name, or are about to."""
    if said.kind == "scheduled":
        return len(values_of(said.slots, "parties")) > 1
    return said.kind in _CONTACTS and bool(said.slots.get("person")) and said.modality is Modality.ASSERTED


_CONTACTS: Final = ("meeting", "visit")
_IN_TOUCH: Final = ("meeting", "visit", "consultations", "scheduled")


def note_freedom(context: Context, said: list[Statement]) -> None:
    """End the rule over the land whose history is told with its independence, or recognition as a State."""
    rule, land = context.rule, context.told[1:]
    for statement in said if rule is not None else ():
        of = {"independence": "actor", "recognition": "recipient"}.get(statement.kind)
        day = str(statement.slots.get("date") or "")
        if rule is not None and of and statement.slots[of] == land and day[:4].isdigit():
            rule.end(day)


def note_travel(context: Context, said: list[Statement]) -> None:
    """Note where our people are, by the visits and meetings just told, and which envoy leaves."""
    home = context.home
    for statement in said:
        slots = statement.slots
        if statement.kind in _CONTACTS and slots.get("date"):
            place = slots.get("place")
            context.occasion = (statement.end, str(slots["date"]), str(place) if place else None)
        if statement.kind == "post-ended":
            context.leaving = next(iter(values_of(slots, "person")), None)
        day = slots.get("date")
        if statement.kind in _CONTACTS and not context.is_recent(str(day) if day else None):
            continue  # where they were years ago
        if statement.kind == "visit" and home in values_of(slots, "actor"):
            context.away = next(iter(values_of(slots, "recipient")), None)
        elif statement.kind == "meeting" and home in values_of(slots, "parties") and slots.get("place"):
            there = state_of_city(str(slots["place"]))
            if there is None:
                continue  # a palace of the same city
            context.away = there if there != home and there in values_of(slots, "parties") else None


def hero_of(sentence: Sentence, marks: dict[str, str], absent: set[str]) -> Person | None:
    """The first person a sentence names: whom "he" or "she" in the next one most often means.

    None of those absent, from whom or to whom something is conveyed. A sentence that itself begins with "he" or "she"
    goes on speaking of the one before.
    """
    codes = sentence.codes
    persons = [(at, item.value) for at, item in sentence.all_of("P") if item.value.name]
    persons = [pair for pair in persons if pair[1].name not in absent]
    if not persons:
        return None
    free = next((pair for pair in persons if not pair[0] or codes[pair[0] - 1] not in marks["governs"]), None)
    at, person = free or (len(codes), persons[0][1])
    return None if holds(codes[:at], letters("he", "she")) else person


def goes_on(sentence: Sentence) -> bool:
    """Whether the first State a sentence speaks of is "the country": it goes on about the one before."""
    if "S" not in sentence.codes:
        return False
    first = next((i.value for i in sentence.mentions if i.code in "SPDRKO"), None)
    return isinstance(first, States) and first.how == "the country"


__all__ = ["goes_on", "hero_of", "note_day", "note_dealings", "note_freedom", "note_rule", "note_travel"]
