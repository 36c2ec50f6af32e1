"""An instrument in its clause in; whom it binds, who ratified it and who ended it, out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from credence.lore.state_files import load_states
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.shapes import shape
from credence.reading.context import Treaty
from credence.reading.frame.topic import is_dated
from credence.reading.mentions import Instrument, Person, Place, Post, States
from credence.reading.phrases.words import any_listed, is_listed, letters
from credence.reading.spelling import holds, state_of

_SHORT: Final = 2
"""A name of so many words at most ("the treaty", "this agreement") may point back to a fuller one."""
_SIGNATORIES: Final = frozenset(
    ("EU", "UN", "ASEAN", "AU", "GCC", "EFTA", "NATO", "Mercosur", "MERCOSUR", "EAEU", "CARICOM", "EEC")
)


def full(clause: Clause, instrument: Instrument, index: int | None) -> Treaty:
    """The instrument by its fullest name, with its parties.

    They are given by its own words, by what the text said of it before, or by the clause.
    """
    known = _known(clause, instrument)
    parties, told = _parties(clause, instrument, index, known)
    parties = tuple(dict.fromkeys(parties))
    treaty = Treaty(known.name if known else instrument.name, parties, told, known.signed if known else None)
    if len(parties) >= 2:
        clause.context.instruments.append(treaty)
    return treaty


def note(clause: Clause, instrument: Instrument, index: int) -> None:
    """Keep an instrument that is only named, for "it" and "the treaty" in what follows."""
    if len(instrument.name.split()) < _SHORT or instrument.head.endswith("s"):
        return
    treaty = full(clause, instrument, index)
    if len(treaty.parties) >= 2 and holds(clause.codes[:index], letters("negotiated")):
        # "negotiated an extradition treaty on 18 January. The treaty was signed in London": of that day.
        clause.context.instruments[-1] = replace(treaty, signed=clause.date())


def _known(clause: Clause, instrument: Instrument) -> Treaty | None:
    words = instrument.name.lower().split()
    if not (instrument.definite or instrument.head == "it") or len(words) > _SHORT:
        return None
    for treaty in reversed(clause.context.instruments):
        if instrument.head == "it" or all(word.rstrip("s") in treaty.name.lower() for word in words):
            return treaty
        if (
            instrument.head in _AGREEMENT
            and words == [instrument.head]
            and _AGREEMENT & set(treaty.name.lower().split())
        ):
            return treaty  # "an agreement on fishing ... The accord"
    told = clause.context.narrator is not None or words == ["instrument"]
    generic = told and words[-1:] in _ANY_TREATY and len(words) == 1
    return clause.context.instruments[-1] if generic and clause.context.instruments else None


_AGREEMENT: Final = frozenset(("agreement", "accord", "pact", "deal"))
"""Names by which one and the same instrument goes from sentence to sentence."""
_ANY_TREATY: Final = (["agreement"], ["instrument"], ["document"], ["accord"], ["pact"])
"""What a history calls an instrument of any name that it has just spoken of."""


def _parties(
    clause: Clause, instrument: Instrument, index: int | None, known: Treaty | None
) -> tuple[tuple[str, ...], bool]:
    if len(instrument.parties) >= 2:
        return instrument.parties, True
    if signed := _who_signed_it(clause, index):
        return signed, True
    if known is not None:
        return known.parties, known.told
    stop = clause.reach()
    around = clause.listed("between", clause.core.first, stop)
    if len(around) >= 2:
        return tuple(around), True
    sides = _sides(clause)
    partners = _named_within(clause, instrument, index) or clause.listed(
        "with", clause.core.first if index is None else min(index, clause.core.first), stop
    )
    if partners:
        own = _self(clause, partners)
        lead = [c for c in sides if c not in partners] or ([own] if own else [])
        return (*lead[:1], *partners), True
    by = clause.listed("by", clause.core.first, stop)
    if len(by) >= 2:
        return tuple(by), True
    if partner := _partner(clause, index, sides):
        return partner, True
    if len(by) == 1 and by[0] in clause.context.told and set(clause.states()) <= {by[0], *_posted_to(clause)}:
        return clause.context.told, False  # "concluded in Lima by A's minister to Peru and (a name)", of A's relations
    if len(sides) >= 2:
        return tuple(sides), clause.core.phrase.kind != "ratified"
    return _inferred(clause, sides), False


def _who_signed_it(clause: Clause, index: int | None) -> tuple[str, ...]:
    """The States of a relative clause right behind an instrument: "B acceded to the treaty that A and C had signed"."""
    if index is None or clause.core.phrase.kind != "signed":
        return ()
    match = shape(_THEY_SIGNED).match(clause.codes, index + 1)
    if match is None or match.end() > clause.core.last:
        return ()
    places = [at for at in range(*match.span("who")) if clause.codes[at] == "S"]
    return tuple(dict.fromkeys(code for at in places for code in clause.value_codes(at)))


_THEY_SIGNED: Final = ",?[{which}{that}](?P<who>[{the}]?S(?:[,{and}]{1,2}[{the}]?S){1,6})(?=[^;:.SPQ]{0,4})"


def _posted_to(clause: Clause) -> set[str]:
    """The States named only as those to which somebody in the clause is accredited."""
    persons = (item.value for item in clause.sentence.items if isinstance(item.value, Person))
    return {code for person in persons if person.post for code in person.post.host}


def told_as_of_two(clause: Clause, instrument: Instrument) -> bool:
    """Whether the words beside an instrument say whom it binds: "the convention between A and B", "with B"."""
    if len(instrument.parties) >= 2:
        return True
    first, stop = clause.core.first, clause.reach()
    return len(clause.listed("between", first, stop)) >= 2 or bool(clause.listed("with", first, stop))


_PARTNER: Final = re.compile(r" with (?:the )?[A-Z][\w ]*\Z")
_LOOK_BACK: Final = 80
_FOR: Final = re.compile(r" ?on behalf of (?:the )?(?:Government of )?(?:the )?\Z", re.IGNORECASE)


def _partner(clause: Clause, index: int | None, sides: list[str]) -> tuple[str, ...]:
    """The two sides where the mention ends with the one and the clause tells of the other that acts, or for whom.

    "A signed an agreement on energy with B", "signed a treaty of commerce with B on behalf of A".
    """
    item = clause.sentence.items[index] if index is not None else None
    if item is None or len(item.value.parties) != 1 or not _PARTNER.search(clause.text(index or 0, (index or 0) + 1)):
        return ()
    other, text = item.value.parties[0], clause.sentence.text
    told = (
        i
        for i in clause.sentence.items
        if i.code == "S" and _FOR.search(text, max(clause.sentence.start, i.start - _LOOK_BACK), i.start)
    )
    own = next((code for i in told for code in state_of(i)), None) or next((c for c in sides if c != other), None)
    return (own, other) if own and own != other else ()


_WITH_STATE: Final = re.compile(r" with (?:the )?[A-Z]")


def _named_within(clause: Clause, instrument: Instrument, index: int | None) -> list[str]:
    """The other side where the mention itself names it: "the agreement with Peru on gas supply"."""
    if index is None:
        return []
    if " with " in instrument.name:
        return list(instrument.parties) if _WITH_STATE.search(instrument.name) else []
    words = clause.text(index, index + 1)
    if " with " not in words.lower():
        return []
    said = re.search(rf"{instrument.head}(?: of \w{{1,20}})? with ", words, re.IGNORECASE)
    return list(instrument.parties) if said else []


def _inferred(clause: Clause, sides: list[str]) -> tuple[str, ...]:
    """The two States in play, where the clause names one of them or none."""
    context = clause.context
    if context.anchored and context.pair:
        return _others(clause, context.pair) or context.pair
    if len(sides) == 1 and (other := context.other(sides[0])):
        return (sides[0], other)
    if not sides and context.home and context.away and (context.home, context.away) in context.journeys_to_come:
        return context.home, context.away  # in the programme of a journey of ours
    # What "the documents" are that were just signed is told of the two in play, though nobody official is named.
    return clause.pair() or (context.pair or () if clause.core.phrase.sets.get("told") else ())


def _others(clause: Clause, pair: tuple[str, str]) -> tuple[str, ...]:
    """Those bound where a history speaks of two States of which the one that tells it is none."""
    named = clause.states()
    if clause.context.narrator in named:
        return ()
    if len(named) == 1 and named[0] not in pair:
        named = [*(code for code in pair if code != clause.context.narrator), *named]
    return tuple(named) if len(named) == 2 and set(named) & set(pair) else ()


def _self(clause: Clause, partners: list[str]) -> str | None:
    """Who stands on the other side of "an agreement with X"."""
    context = clause.context
    candidates = [context.home, context.subject, *(context.pair or ())]
    if context.anchored and context.pair:
        candidates = list(context.pair)
    return next((c for c in candidates if c and c not in partners), None)


def _sides(clause: Clause) -> list[str]:
    """The States that act before the verb: named themselves or through persons who serve them, not as
    hosts."""
    left, _ = clause.bounds()
    found: dict[str, None] = {}
    dateline = is_dated(clause.sentence.items)
    for position in range(left + (dateline and left == 0), clause.core.last):
        item = clause.sentence.items[position]
        if clause.governed(position) and clause.codes[position - 1] not in clause.marks["by"]:
            continue
        if item.code == "S" and "," in clause.codes[max(0, position - 2) : position] and _explains(clause, position):
            continue
        value = item.value
        if isinstance(value, Person) and value.owner:
            found[value.owner] = None
        elif isinstance(value, Post) and value.owner and "plural" in value.flags and clause.codes[position + 1] == ",":
            found[value.owner] = None  # "the foreign ministers of A, B and C"
        elif isinstance(value, States) and item.code in "SQ":
            found.update(dict.fromkeys(clause.value_codes(position)))
        elif item.code == "K" or (item.code == "C" and not item.value.where):
            found.update(dict.fromkeys(c for c in (item.value.state,) if c))
        elif item.code == "G" and item.value in _SIGNATORIES:
            found[str(item.value)] = None
        elif item.code == "D" and clause.codes[position + 1 : position + 2] == "Y":
            found.update(dict.fromkeys(state_of(item)))
    return list(found)


def _explains(clause: Clause, position: int) -> bool:
    """Whether a State only tells where the city before it lies: "in New York, the United States"."""
    before = clause.codes[:position].rstrip(clause.marks["the"])
    if before[-2:-1] in ("W", "N") and before[-1:] == "," and before[-3:-2] in tuple(clause.marks["in"]):
        return True  # "signed at (a small town), Argentina"
    return before[-2:] == "C," and state_of(clause.sentence.items[position]) == state_of(
        clause.sentence.items[len(before) - 2]
    )


def ratifying(clause: Clause, parties: tuple[str, ...], told: bool) -> tuple[str, ...]:
    """Whose ratification it was.

    Both sides' where they exchanged ratifications, and of an instrument that a report says binds two States; the
    ratifying State's alone of any other, and throughout a history, which tells each side's ratification.
    """
    if clause.core.phrase.sets.get("both"):
        return parties
    actor = _ratifier(clause)
    if not actor and len(parties) > 2 and clause.context.home in parties and not clause.context.narrator:
        actor = (clause.context.home,)  # "this House ratified the agreement of A, B and C"
    if not actor and not told and not clause.context.narrator and _binds_many(clause):
        home = clause.context.home
        actor = (home,) if home in parties else ()
    if any(code not in load_states() for code in parties if code not in actor):
        return actor or parties  # what binds an organisation is ratified by each of many
    binds = (told or _signed_at_the_other(clause, parties, actor)) and len(parties) == 2 and set(actor) <= set(parties)
    return parties if not actor or (binds and not clause.context.narrator) else actor


def _binds_many(clause: Clause) -> bool:
    """Whether the instrument is by its name one of many States."""
    index = clause.core.groups.get("instrument")
    instrument = clause.sentence.items[index].value if index is not None else None
    return isinstance(instrument, Instrument) and of_many(instrument, instrument.name)


def ratified_by(clause: Clause, parties: tuple[str, ...]) -> str | None:
    """The one of several parties that ratified; None where it was all of them, or where nobody is said to have."""
    actor = () if clause.core.phrase.sets.get("both") else _ratifier(clause)
    return actor[0] if len(actor) == 1 < len(parties) and actor[0] in parties else None


def signing(clause: Clause, treaty: Treaty, instrument: Instrument) -> tuple[str, ...]:
    """Who signed: in a report one State alone, where it acts and the instrument is one of many States."""
    _, right = clause.bounds()
    by = clause.listed("by", clause.core.first, min(right, max(clause.reach(), clause.core.last + 4)))
    if instrument.head == "it" and not clause.context.narrator and of_many(instrument, treaty.name):
        alone = tuple(by) or (_ratifier(clause) if "actor" in clause.core.groups else ())
        if len(alone) == 1:
            return alone
    if (
        treaty.told
        or clause.core.phrase.sets.get("named")
        or clause.context.narrator
        or not of_many(instrument, treaty.name)
        or instrument.parties
    ):
        return treaty.parties
    actor = _ratifier(clause) or tuple(_sides(clause))
    return actor if len(actor) == 1 else treaty.parties


def of_many(instrument: Instrument, name: str) -> bool:
    """Whether an instrument, by its name, is one that more than two States join: "the Andean transit accord"."""
    head = name.partition(" ")[0].lower() if instrument.head == "it" else instrument.head
    return (
        instrument.city
        or any_listed("of-many", re.IGNORECASE).search(name) is not None
        or (is_listed(head, "instrument-of-many") and name[:1].isupper())
    )


def _signed_at_the_other(clause: Clause, parties: tuple[str, ...], actor: tuple[str, ...]) -> bool:
    """ "The convention on social security, signed in Manila, was ratified by Chile": the one binds both."""
    index = clause.core.groups.get("instrument")
    instrument = clause.sentence.items[index].value if index is not None else None
    if not isinstance(instrument, Instrument) or of_many(instrument, instrument.name):
        return False
    other = set(parties) - set(actor)
    cities = (item.value.state for item in clause.sentence.items if item.code == "C" and isinstance(item.value, Place))
    return len(other) == 1 and any(state in other for state in cities)


def _ratifier(clause: Clause) -> tuple[str, ...]:
    at = clause.core.groups.get("actor")
    if at is None:
        before = range(clause.before_relative(clause.core.first))
        at = next((p for p in reversed(before) if clause.codes[p] in "KS" and not clause.governed(p)), None)
    if at is None:
        return ()
    codes = [code for place in (*_joined(clause, at, -1), at, *_joined(clause, at, 1)) for code in _of(clause, place)]
    return tuple(dict.fromkeys(filter(None, codes)))


def _of(clause: Clause, at: int) -> tuple[str, ...]:
    item = clause.sentence.items[at]
    if isinstance(item.value, Post):  # "Peruvian lawmakers"
        owner = item.value.owner or clause.context.narrator  # a history's "the President" is its own
        return (owner,) if owner else ()
    return (item.value.state,) if item.code == "K" else clause.resolved(item)


def _joined(clause: Clause, at: int, step: int) -> list[int]:
    """The place of a State that "and" joins to the one at a place, before it (-1) or after it (1), where there is."""
    link, other = at + step, at + 2 * step
    if step > 0 and clause.codes[other : other + 1] and clause.codes[other] in clause.marks["the"]:
        other += 1
    elif step < 0 and link >= 0 and clause.codes[link] in clause.marks["the"]:
        link, other = link - 1, other - 1
    if other < 0 or not clause.codes[other : other + 1] or clause.codes[link] not in clause.marks["and"]:
        return []
    return [other] if clause.codes[other] in "KS" else []


def ending(clause: Clause, parties: tuple[str, ...]) -> str | None:
    """Who put an end to it: "by X", or the subject of an active verb."""
    _, right = clause.bounds()
    by = clause.listed("by", clause.core.first, min(right, max(clause.reach(), clause.core.last + 4)))
    if by:
        return by[0] if by[0] in parties else None
    if clause.core.phrase.sets.get("active"):
        acting = [c for c in clause.acting() if c in parties]
        return acting[0] if len(acting) == 1 else None  # "the two agreed to terminate it": neither did alone
    return None
