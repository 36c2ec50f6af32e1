"""A clause that opens, goes through or counts a list of instruments in; the signing of each out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from credence.model import Modality, SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.firms import tells_of_firms
from credence.reading.clauses.states_act import any_acts
from credence.reading.frame.listed import Signing
from credence.reading.kinds.instruments_meant import bracketed
from credence.reading.kinds.signatories import note
from credence.reading.kinds.treaty_days import of_contact
from credence.reading.mentions import Instrument
from credence.reading.nouns.states_named import states_in
from credence.reading.phrases.core import Draft
from credence.reading.scan.numbers import NUMBER_WORDS

_APART: Final = 30
"""Characters at most between two lines of a list."""


def listed(clause: Clause) -> Iterator[Draft]:
    """ "The following instruments were signed: A; B; C": each, with what the sentence says of all."""
    items = clause.sentence.items
    colon = clause.codes.find(":", clause.core.first)
    if colon < 0:
        yield from _counted(clause)
        return
    sides = states_in(items[:colon])
    parties = _parties_of_list(clause, colon, sides)
    place, _ = clause.place()
    day = clause.date()
    if day is None:
        day, place = of_contact(clause, place)
    modality = clause.modality()
    if clause.core.phrase.sets.get("coming"):
        modality = Modality.SCHEDULED
    if not any(isinstance(item.value, Instrument) for item in items[colon:]):
        opener = clause.sentence
        clause.context.signing = Signing(parties, place, day, opener.end, modality)
        if len(sides) > 1 and any_acts(opener.mentions, opener.text, opener.start) and not tells_of_firms(opener):
            clause.context.official = True  # States themselves sign: the lines tell of instruments between them
    for index in range(colon, len(items)):
        if isinstance(items[index].value, Instrument) and len(parties) > 1 and not bracketed(clause, index):
            slots: dict[str, SlotValue | None] = {
                "parties": parties, "instrument": items[index].value.name, "place": place, "date": day,
            }  # fmt: skip
            yield clause.draft("signed", slots, index, modality=modality)


def _parties_of_list(clause: Clause, end: int, sides: list[str]) -> tuple[str, ...]:
    around = clause.listed("between", 0, end) or clause.listed("by", 0, end)
    if len(around) > 1 or len(sides) > 1:
        return tuple(dict.fromkeys(around if len(around) > 1 else sides))
    both = clause.codes.find("Q", 0, end)
    meant = clause.sentence.items[both].value.codes if both >= 0 else ()
    return tuple(dict.fromkeys(meant if len(meant) > 1 else clause.parties()))


def _counted(clause: Clause) -> Iterator[Draft]:
    """ "Twelve documents were signed", of which no name is told."""
    what = clause.core.groups.get("documents")
    if what is not None and (named := list(_named_of_them(clause, what))):
        yield from named
        return
    if what is None or any(c == "I" for c in clause.codes[clause.core.last :]):
        return
    index = next((i for i in range(clause.core.first, what) if _is_count(clause.text(i, i + 1).lower())), None)
    if index is None:
        return
    _, right = clause.bounds()
    parties = _parties_of_list(clause, right, states_in(clause.sentence.items[:right]))
    place, used = clause.place()
    day = clause.date()
    if day is None:
        day, place = of_contact(clause, place)
    if len(parties) > 1:
        slots: dict[str, SlotValue | None] = {
            "parties": parties, "instrument": clause.text(index, what + 1), "place": place, "date": day,
        }  # fmt: skip
        yield clause.draft("signed", slots, used)


_OF_THEM: Final = re.compile(r",? (?:including|among (?:them|which)|such as|namely)\b")


def _named_of_them(clause: Clause, what: int) -> Iterator[Draft]:
    """ "Four documents, including X and Y, were signed": X and Y."""
    sentence, codes = clause.sentence, clause.codes
    first = codes.find("I", what, clause.core.last)
    if first < 0 or not _OF_THEM.match(sentence.text, sentence.items[what].end):
        return
    parties = _parties_of_list(clause, clause.bounds()[1], states_in(sentence.items[:what]))
    place, used = clause.place()
    day = clause.date()
    if day is None:
        day, place = of_contact(clause, place)
    for index in range(first, clause.core.last) if len(parties) > 1 else ():
        if codes[index] == "I":
            slots: dict[str, SlotValue | None] = {
                "parties": parties, "instrument": sentence.items[index].value.name, "place": place, "date": day,
            }  # fmt: skip
            yield clause.draft("signed", slots, used)


def _is_count(word: str) -> bool:
    return word.isdigit() or word in NUMBER_WORDS


def line_of_list(clause: Clause) -> Iterator[Draft]:
    """A line of a list that "The following instruments were signed:" opened; elsewhere a name to keep in mind."""
    signing, index = clause.context.signing, clause.core.groups["instrument"]
    sentence = clause.sentence
    instrument = sentence.items[index].value
    if signing is None or index > 4 or sentence.start - signing.until > _APART:
        if isinstance(instrument, Instrument):
            note(clause, instrument, index)
        return
    clause.context.signing = replace(signing, until=sentence.end)
    own = tuple(dict.fromkeys(instrument.parties))
    sides = own if len(own) > 1 else signing.parties
    if len(sides) > 1:
        slots: dict[str, SlotValue | None] = {
            "parties": sides, "instrument": instrument.name, "place": signing.place, "date": signing.day,
        }  # fmt: skip
        yield clause.draft("signed", slots, index, modality=signing.modality)


__all__ = ["line_of_list", "listed"]
