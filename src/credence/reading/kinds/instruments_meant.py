"""A clause in which something befell an instrument, in; each instrument that it befell out, with a date of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.clauses.shapes import shape
from credence.reading.context import Treaty
from credence.reading.kinds.agreements_by_subject import by_subject
from credence.reading.mentions import Instrument
from credence.reading.phrases.core import Core
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds

_JOINT: Final = ("well", "also", "along", "together")
_GAP: Final = 9
"""Items at most between two instruments that one verb governs."""


def instruments_of(clause: Clause) -> Iterator[tuple[int | None, Instrument, int | None]]:
    """The instrument of the phrase, and those joined to it by commas and "and", each with the item of a date of
    its own; for "it" the one last named."""
    index = clause.core.groups.get("instrument")
    items = clause.sentence.items
    if index is None:
        yield from _referred(clause)
        return
    if _both_meant(clause, index):
        yield from _last_two(clause)
        return
    nearest = _nearest(clause, index)
    index = _first_of_examples(clause, nearest)
    apart = ";" if index != nearest else ""
    if several := list(by_subject(clause, index)):
        yield from several
        index = _after_subjects(clause, index)
    elif isinstance(items[index].value, Instrument):
        yield index, items[index].value, None
    while (found := _joined(clause, index, apart)) is not None:
        if _opens_a_clause(clause, found):
            break
        index = found
        if any(c.groups.get("instrument") == index and _tells(clause, c) for c in clause.cores):
            continue
        yield index, items[index].value, _date_after(clause, index)


_LATER: Final = ("in-force", "ratified", "terminated")
"""What befalls an instrument after it is signed."""
_FATES: Final = ("signed", *_LATER)


def _opens_a_clause(clause: Clause, index: int) -> bool:
    """Whether an instrument is the subject of a verb of its own: "signed X on D, and Y took effect on E"."""
    if index <= clause.core.anchor or not _after_and(clause, index):
        return False
    apart = clause.marks["relative-pronoun"] + clause.marks["that"] + "(,"
    for core in clause.cores:
        other = core.phrase.kind in _FATES and core.phrase.kind != clause.core.phrase.kind
        if other and core.first <= index < core.anchor and not holds(clause.codes[index + 1 : core.anchor], apart):
            return True
    return False


def _after_and(clause: Clause, index: int) -> bool:
    """Whether ", and" stands before an instrument."""
    before = clause.codes[:index].rstrip(clause.marks["article"])
    return before[-2:-1] in (",", "T", ")") and before[-1:] in tuple(clause.marks["and"])


_EXAMPLES: Final = re.compile(r",? (?:(?:such as|including|namely|among them|like)\b:?|:) ?(?:(?:a|an|the) )?")


def _first_of_examples(clause: Clause, index: int) -> int:
    """The first named where a plural only opens a list: "agreements such as an agreement on fisheries and"."""
    item = clause.sentence.items[index]
    if not isinstance(item.value, Instrument) or not item.value.head.endswith("s"):
        return index
    led = _EXAMPLES.match(clause.sentence.text, item.end, clause.sentence.end)
    named = clause.codes.find("I", index + 1, index + 6) if led else -1
    return named if led and named > 0 and clause.sentence.items[named].start == led.end() else index


_SUBJECTS: Final = 24
"""Items at most that tell by subject what a plural stands for."""


def _after_subjects(clause: Clause, index: int) -> int:
    """The place before the next instrument of a list whose first is a plural told by subject; else of the plural."""
    later = clause.codes.find("I", index + 1, index + _SUBJECTS)
    article = clause.marks["article"]
    led = later > 1 and clause.codes[later - 1] in article and clause.codes[later - 2] in clause.marks["and"] + ","
    return later - 3 if led and later - 3 > index else index


def _referred(clause: Clause) -> Iterator[tuple[int | None, Instrument, int | None]]:
    """What "it" or "ratifications" without a name are of: named earlier in the sentence, or before it."""
    items = clause.sentence.items
    earlier = [
        i for i in range(clause.core.first) if isinstance(items[i].value, Instrument) and not bracketed(clause, i)
    ]
    known = clause.context.instruments
    if clause.core.phrase.sets.get("two"):
        yield from _last_two(clause)
        return
    if clause.core.phrase.sets.get("here") and not earlier and not _in_list_of_title(clause):
        return
    if earlier:
        named: Instrument = items[earlier[-1]].value
        parties = next((treaty.parties for treaty in reversed(known) if treaty.name == named.name), named.parties)
        yield earlier[-1], replace(named, parties=parties), None
    elif clause.core.phrase.sets.get("it"):
        later = clause.codes.find("I", clause.core.last, clause.bounds()[1])
        if clause.core.phrase.sets.get("both") and later > 0:
            yield later, items[later].value, None
        elif known:
            former = "the former" in clause.text(clause.core.first, clause.core.last).lower() and len(known) > 1
            if former:
                known.append(known[-2])
            yield None, Instrument("treaty", head="it", definite=True), None


def _in_list_of_title(clause: Clause) -> bool:
    """Whether what goes on behind a semicolon goes on with what stands under a title: "X. Signed on D; in force E"."""
    told = any(c.phrase.sets.get("titled") and c.last <= clause.core.first for c in clause.cores)
    return told and clause.codes[clause.core.first] == ";"


_BOTH: Final = re.compile(r"\b(?:both|the two|these two) (?:of (?:these|the) )?\Z", re.IGNORECASE)


def _both_meant(clause: Clause, index: int) -> bool:
    """Whether a plural without a name of its own means the two instruments last spoken of: "both agreements"."""
    item = clause.sentence.items[index]
    if not isinstance(item.value, Instrument) or item.value.parties or len(clause.context.instruments) <= 1:
        return False
    words = clause.sentence.text[item.start : item.end].lower()
    before = clause.sentence.text[clause.sentence.start : item.start] + words.removesuffix(item.value.head)
    return words.endswith(item.value.head) and item.value.head.endswith("s") and _BOTH.search(before) is not None


_TWO: Final = 2


def _last_two(clause: Clause) -> Iterator[tuple[int | None, Instrument, int | None]]:
    """The two instruments last spoken of: "Both entered into force in 1963"; none where only one is."""
    last: dict[str, Treaty] = {}
    for treaty in reversed(clause.context.instruments):
        last.setdefault(treaty.name, treaty)
        if len(last) == _TWO:
            break
    for treaty in reversed(last.values()) if len(last) == _TWO else ():
        yield None, Instrument(treaty.name, parties=treaty.parties, head=treaty.name.split()[-1].lower()), None


def _nearest(clause: Clause, index: int) -> int:
    """The instrument that the verb is said of: "the first agreement was a convention on consuls, which was signed"."""
    verb = max(index, clause.core.anchor)
    later = [i for i in range(index + 1, verb) if clause.codes[i] == "I"]
    if not later or bracketed(clause, later[-1]):
        return index
    between = clause.codes[index + 1 : later[-1]]
    if shape(_DATED_ASIDE).match(between) and clause.codes[later[-1] + 1 : later[-1] + 2] == ",":
        return later[-1]  # "X (1999) and Y, which was signed on D"
    if clause.core.phrase.kind in _LATER and _after_and(clause, later[-1]) and _is_object(clause, index):
        return later[-1]
    if clause.core.phrase.kind != "signed" and clause.codes[later[-1] + 1 : verb].strip(clause.marks["in"]) == ",":
        return later[-1]  # "X and Y, in force since D"
    if _has_its_own_verb(clause, index, later[-1]):
        return later[-1]
    if between.strip(clause.marks["article"]) in ("", "w"):
        return later[-1]  # "an exchange of notes constituting an agreement"
    led = between.rstrip(clause.marks["article"])[-1:]
    apart = holds(between, clause.marks["relative-pronoun"] + clause.marks["that"] + "(;")
    governed = led in clause.marks["governs"] or led in clause.marks["and"] + ","
    return index if apart or governed or _joined(clause, index) else later[-1]


_DATED_ASIDE: Final = r"\((?:C,?)?T\)[^;:]*,?[{and}]"
"""An instrument with its day in brackets, before the last of several."""


def _is_object(clause: Clause, index: int) -> bool:
    """Whether a verb before it is said of the instrument: "signed X, and Y took effect"."""
    fates = (c for c in clause.cores if c.phrase.kind in _FATES and c.groups.get("instrument") == index)
    return any(c.anchor < index for c in fates)


def _has_its_own_verb(clause: Clause, index: int, later: int) -> bool:
    """Whether the verb is that of a clause on the later of two: "A lapsed on the entry into force of B, which was"."""
    pronoun = holds(clause.codes[later + 1 : later + 3], clause.marks["relative-pronoun"])
    return pronoun and any(index < c.anchor < later for c in clause.cores if c.groups.get("instrument") == index)


def _joined(clause: Clause, index: int, apart: str = "") -> int | None:
    """The next instrument in a list: only joints, a date or a city stand between; and what else sets it apart."""
    marks, codes = clause.marks, clause.codes
    joints = marks["and"] + marks["article"] + marks["its"] + letters(*_JOINT) + marks["preposition"] + ",TCn" + apart
    linked = False
    for at in range(index + 1, min(index + _GAP, len(codes))):
        if codes[at] == "I":
            return at if linked or at == index + 1 else None
        if codes[at] not in joints and codes[at] not in marks["of-date"]:
            return None
        linked = linked or codes[at] in marks["and"] + letters(*_JOINT) + "," + apart
    return None


def _date_after(clause: Clause, index: int) -> int | None:
    """The item of a date right after an instrument that is not the first of its list."""
    for at in range(index + 1, min(index + 4, len(clause.codes))):
        if clause.codes[at] == "T":
            named = clause.codes[at - 1] in clause.marks["of-date"]
            return None if named or at == clause.core.date_item else at
        if clause.codes[at] not in clause.marks["preposition"]:
            return None
    return None


def _tells(clause: Clause, core: Core) -> bool:
    """Whether another core tells the same of the instrument it holds."""
    return core.phrase.kind == clause.core.phrase.kind and not (
        core.phrase.sets.get("line") or core.phrase.sets.get("alone")
    )


def bracketed(clause: Clause, index: int) -> bool:
    """Whether it is only another name: "a treaty on security (the Lombok Treaty)"."""
    return clause.codes.rfind("(", 0, index) > clause.codes.rfind(")", 0, index)


__all__ = ["bracketed", "instruments_of"]
