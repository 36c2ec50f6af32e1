"""Treaties and agreements: signed, ratified, in force, terminated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from credence.model import Modality, SlotValue
from credence.reading.clause import Clause, Core, Draft, states_in
from credence.reading.mentions import Instrument, Person, States
from credence.reading.occasion import days_of_visit

_SHORT = 2
"""A name of so many words at most ("the treaty", "this agreement") may point back to a fuller one."""


def treaty(clause: Clause) -> Iterable[Draft]:
    """Something befell an instrument between the States that the clause names."""
    if clause.doubtful():
        return
    kind = clause.core.phrase.kind
    if clause.core.phrase.sets.get("list"):
        yield from _listed(clause)
        return
    if clause.core.phrase.sets.get("line"):
        yield from _line(clause)
        return
    for index, instrument in _instruments(clause):
        if instrument.name.lower().startswith(_HEADINGS):
            continue
        name, parties = _full(clause, instrument, index)
        if kind == "ratified":
            parties = _ratifying(clause, parties)
        parties = tuple(dict.fromkeys(parties))
        if not parties or (kind != "ratified" and len(parties) < 2):
            continue
        place, used = clause.place() if kind == "signed" else (None, None)
        day = clause.date() or _own_date(clause, index) or _day_of_contact(clause)
        slots: dict[str, SlotValue | None] = {
            "parties": parties, "instrument": name, "place": place, "date": day,
        }  # fmt: skip
        if kind == "terminated" and (actor := _actor(clause, parties)):
            slots["actor"] = (actor,)
        yield clause.draft(kind, slots, used, index)
        yield from _effected(clause, name, parties, day, index)


def _listed(clause: Clause) -> Iterator[Draft]:
    """ "The following instruments were signed: A; B; C": each, with what the sentence says of all."""
    colon = clause.codes.find(":", clause.core.first)
    if colon < 0:
        return
    context = clause.context
    items = clause.sentence.items
    around = clause.listed("between", 0, colon) or clause.listed("by", 0, colon)
    sides = states_in(items[:colon], clause.context)
    parties = tuple(dict.fromkeys(around if len(around) > 1 else sides if len(sides) > 1 else clause.parties()))
    place, used = clause.place()
    day = clause.date() or _day_of_contact(clause)
    if not any(isinstance(item.value, Instrument) for item in items[colon:]):
        context.signing = (parties, place, day, clause.sentence.end)
    for index in range(colon, len(items)):
        if isinstance(items[index].value, Instrument) and len(parties) > 1 and not _bracketed(clause, index):
            slots: dict[str, SlotValue | None] = {
                "parties": parties, "instrument": items[index].value.name, "place": place, "date": day,
            }  # fmt: skip
            yield clause.draft("signed", slots, used, index)


_APART = 30
"""Characters at most between two lines of a list."""


def _line(clause: Clause) -> Iterator[Draft]:
    """A line of a list that "The following instruments were signed:" opened."""
    signing, index = clause.context.signing, clause.core.groups["instrument"]
    sentence = clause.sentence
    if signing is None or index > 4 or sentence.start - signing[3] > _APART:
        return
    parties, place, day, _ = signing
    clause.context.signing = (parties, place, day, sentence.end)
    instrument = sentence.items[index].value
    own = tuple(dict.fromkeys(instrument.parties))
    sides = own if len(own) > 1 else parties
    if len(sides) > 1:
        slots: dict[str, SlotValue | None] = {
            "parties": sides, "instrument": instrument.name, "place": place, "date": day,
        }  # fmt: skip
        yield clause.draft("signed", slots, index)


_HEADINGS = ("following ", "these ")
"""Words that open a list of instruments; they name none."""
_EFFECTS = {
    "relations-established": re.compile(r"\b(?:establish\w*|opening)\b(?: of)?(?: \w+){0,2} (?:relations|ties)\b"),
    "relations-restored": re.compile(
        r"\b(?:re-?establish\w*|restor\w*|resum\w*|normali[sz]\w*)\b(?: of)?(?: \w+){0,2} (?:relations|ties)\b"
    ),
}


def _effected(
    clause: Clause, name: str, parties: tuple[str, ...], day: str | None, index: int | None
) -> Iterator[Draft]:
    """A communiqué "on the establishment of diplomatic relations", once signed, established them."""
    if clause.core.phrase.kind != "signed" or len(parties) != 2:
        return
    for kind, words in _EFFECTS.items():
        if (found := words.search(name)) and (found.start() == 0 or name[found.start() - 1] == " "):
            yield clause.draft(kind, {"parties": tuple(sorted(parties)), "date": day}, index)
            return


def _instruments(clause: Clause) -> Iterator[tuple[int | None, Instrument]]:
    """The instrument of the phrase, and those joined to it by commas and "and"; for "it" the one last
    named."""
    index = clause.core.groups.get("instrument")
    items = clause.sentence.items
    if index is None:
        earlier = [
            i for i in range(clause.core.first) if isinstance(items[i].value, Instrument) and not _bracketed(clause, i)
        ]
        if earlier:
            yield earlier[-1], items[earlier[-1]].value
        elif clause.core.phrase.sets.get("it") and clause.context.instruments:
            yield None, Instrument("treaty", head="it", definite=True)
        return
    if isinstance(items[index].value, Instrument):
        yield index, items[index].value
    joints = clause.marks["and"] + clause.marks["article"] + ","
    at = index + 1
    while at < len(clause.codes) and (clause.codes[at] in joints or clause.codes[at] == "I"):
        if isinstance(items[at].value, Instrument) and not any(
            c.groups.get("instrument") == at and _tells(clause, c) for c in clause.cores
        ):
            yield at, items[at].value
        at += 1


def _tells(clause: Clause, core: Core) -> bool:
    """Whether another core tells the same of the instrument it holds."""
    return core.phrase.kind == clause.core.phrase.kind and not core.phrase.sets.get("line")


def _bracketed(clause: Clause, index: int) -> bool:
    """Whether it is only another name: "a treaty on security (the Lombok Treaty)"."""
    return "(" in clause.codes[max(0, index - 2) : index]


def _full(clause: Clause, instrument: Instrument, index: int | None) -> tuple[str, tuple[str, ...]]:
    """The fullest name and the parties: by its own words, by what the text said of it before, by the
    clause."""
    context = clause.context
    known = _known(clause, instrument)
    parties = _parties(clause, instrument, index, known)
    name = known[0] if known else instrument.name
    if len(parties) >= 2:
        context.instruments.append((name, parties))
    return name, parties


def _known(clause: Clause, instrument: Instrument) -> tuple[str, tuple[str, ...]] | None:
    words = instrument.name.lower().split()
    if not (instrument.definite or instrument.head == "it") or len(words) > _SHORT:
        return None
    for name, parties in reversed(clause.context.instruments):
        if instrument.head == "it" or all(word.rstrip("s") in name.lower() for word in words):
            return name, parties
    return None


def _parties(
    clause: Clause, instrument: Instrument, index: int | None, known: tuple[str, tuple[str, ...]] | None
) -> tuple[str, ...]:
    if len(instrument.parties) >= 2:
        return tuple(dict.fromkeys(instrument.parties))
    if known is not None:
        return known[1]
    stop = clause.reach()
    around = clause.listed("between", clause.core.first, stop)
    if len(around) >= 2:
        return tuple(around)
    sides = _sides(clause)
    partners = clause.listed("with", clause.core.first if index is None else min(index, clause.core.first), stop)
    if partners:
        own = _self(clause, partners)
        lead = [c for c in sides if c not in partners] or ([own] if own else [])
        return tuple(dict.fromkeys([*lead[:1], *partners]))
    by = clause.listed("by", clause.core.first, stop)
    if len(by) >= 2:
        return tuple(by)
    if len(sides) >= 2:
        return tuple(sides)
    if clause.context.anchored and clause.context.pair:
        return clause.context.pair
    if len(sides) == 1 and (other := clause.context.other(sides[0])):
        return (sides[0], other)
    return clause.pair()


def _self(clause: Clause, partners: list[str]) -> str | None:
    """Who stands on the other side of "an agreement with X"."""
    context = clause.context
    candidates = [context.subject, context.home, *(context.pair or ())]
    if context.anchored and context.pair:
        candidates = list(context.pair)
    return next((c for c in candidates if c and c not in partners), None)


def _sides(clause: Clause) -> list[str]:
    """The States that act before the verb: named themselves or through persons who serve them, not as
    hosts."""
    left, _ = clause.bounds()
    found: dict[str, None] = {}
    for position in range(left, clause.core.last):
        item = clause.sentence.items[position]
        if clause.governed(position) and clause.codes[position - 1] not in clause.marks["by"]:
            continue
        value = item.value
        if isinstance(value, Person) and value.owner:
            found[value.owner] = None
        elif isinstance(value, States) and item.code in "SQ" and position < clause.core.last:
            found.update(dict.fromkeys(clause.value_codes(position)))
        elif item.code == "K" or (item.code == "C" and not item.value.where):
            found.update(dict.fromkeys(c for c in (item.value.state,) if c))
        elif item.code == "G" and item.value in _SIGNATORIES:
            found[str(item.value)] = None
    return list(found)


_SIGNATORIES = frozenset(
    ("EU", "UN", "ASEAN", "AU", "GCC", "EFTA", "NATO", "Mercosur", "MERCOSUR", "EAEU", "CARICOM", "EEC")
)


def _ratifying(clause: Clause, parties: tuple[str, ...]) -> tuple[str, ...]:
    """One State where the text says whose ratification it was; both where they exchanged ratifications."""
    if clause.core.phrase.sets.get("both"):
        return parties
    item = clause.item("actor")
    if item is None:
        subjects = [
            clause.sentence.items[p] for p in range(clause.core.first)
            if clause.codes[p] in "KS" and not clause.governed(p)
        ]  # fmt: skip
        item = subjects[-1] if subjects else None
    if item is None:
        return parties
    actor = (item.value.state,) if item.code == "K" else clause.resolved(item)
    stop = min(clause.reach(), clause.core.last + 5)
    told = clause.core.groups.get("instrument", clause.core.first)
    partner = next(iter(clause.listed("with", told, stop)), None)
    if partner and item.code != "K" and partner not in actor and len(actor) == 1:
        return (*actor, partner)
    bilateral = item.code != "K" and len(parties) == 2 and bool(partner)
    return parties if bilateral or not all(actor) or not actor else tuple(c for c in actor if c)


def _actor(clause: Clause, parties: tuple[str, ...]) -> str | None:
    """Who put an end to it: "by X", or the subject of an active verb."""
    by = clause.listed("by", clause.core.first, clause.reach())
    if by:
        return by[0]
    if clause.core.phrase.sets.get("active"):
        return next((c for c in clause.acting() if c in parties), None)
    return None


def _own_date(clause: Clause, index: int | None) -> str | None:
    """ "the signing of the 1 August 1797 treaty": the date inside the name, where no other dates the act."""
    if index is None or clause.core.phrase.kind != "signed":
        return None
    before = clause.sentence.items[max(0, index - 2) : index]
    dates = [item.value.value for item in before if item.code == "T" and item.value.modifier]
    return dates[-1] if dates else None


def _day_of_contact(clause: Clause) -> str | None:
    """What was signed "after the talks" was signed on their day."""
    if clause.context.narrator:
        return None
    if clause.core.phrase.kind != "signed" or clause.modality() is not Modality.ASSERTED:
        return None
    return days_of_visit(clause) or (clause.context.contact_date if "/signed." in clause.core.phrase.id else None)


HANDLERS = {"signed": treaty, "ratified": treaty, "in-force": treaty, "terminated": treaty}
