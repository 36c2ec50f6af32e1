"""Treaties and agreements: signed, ratified, in force, terminated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from credence.model import Inference, Modality, SlotValue
from credence.reading.clause import Clause
from credence.reading.context import Treaty
from credence.reading.core import Core, Draft
from credence.reading.firms import between_firms
from credence.reading.inference import EARLIER
from credence.reading.kinds.signatories import ending, full, note, ratifying, signing
from credence.reading.mentions import Instrument
from credence.reading.numbers import NUMBER_WORDS
from credence.reading.occasion import days_of_visit
from credence.reading.spelling import Sentence, holds
from credence.reading.states_named import states_in
from credence.reading.words import letters

_BILL = ("bill", "law", "decree", "ratification", "ratifying", "act")
_ENDING_OF = ("withdrawal", "denunciation", "termination", "abrogation", "suspension")
_JOINT = ("well", "also", "along", "together")

Place = tuple[str | None, int | None]


def treaty(clause: Clause) -> Iterable[Draft]:
    """Something befell an instrument between the States that the clause names."""
    sets = clause.core.phrase.sets
    if sets.get("line"):
        yield from _line(clause)
    elif _unsaid(clause):
        return
    elif sets.get("list"):
        yield from _listed(clause)
    else:
        for index, instrument, date_item in _instruments(clause):
            yield from _befell(clause, index, instrument, date_item)


_FRONT = 2
"""A participle that opens its sentence stands within so many items of its beginning."""


_NOTES = frozenset(("exchange", "letter", "letters", "note", "notes", "statement"))


def only_notes(sentence: Sentence, core: Core) -> bool:
    """Whether the instrument of a signing is but a note or letter dated so, which a history tells as no signing."""
    index = core.groups.get("instrument")
    if core.phrase.kind != "signed" or index is None or "/signed" in core.phrase.id:
        return False
    value = sentence.items[index].value
    return isinstance(value, Instrument) and value.head in _NOTES


def _unsaid(clause: Clause) -> bool:
    """Whether the act is denied, hoped for or of something else than an instrument between States."""
    sets = clause.core.phrase.sets
    if clause.core.phrase.kind == "signed" and not clause.context.narrator and between_firms(clause.sentence):
        return True
    if _untrue(clause) or _of_a_bill(clause) or (sets.get("fronted") and clause.core.first > _FRONT):
        return True
    return clause.doubtful() and not sets.get("coming") and not _planned(clause)


def _planned(clause: Clause) -> bool:
    """Whether a signing is told with the date for which it is set: "the signing is planned for May"."""
    after = clause.codes[clause.core.last : clause.core.last + 9]
    if not clause.core.phrase.sets.get("noun") or any(c in clause.marks["off"] for c in after):
        return False
    expected = next((i for i, c in enumerate(after) if c in clause.marks["planned"]), None)
    return expected is not None and "T" in after[expected:]


def _of_a_bill(clause: Clause) -> bool:
    """Whether what is signed is no instrument between States: a bill, a decree, an instrument of ratification."""
    index = clause.core.groups.get("instrument")
    if clause.core.phrase.kind != "signed" or index is None:
        return False
    return any(c in letters(*_BILL) for c in clause.codes[clause.core.first : index])


def _untrue(clause: Clause) -> bool:
    """Whether what stands before the act calls it an error: "wrongly said that they had signed"."""
    left, _ = clause.bounds()
    return any(c in letters("<untrue>") for c in clause.codes[left : clause.core.first])


def _befell(clause: Clause, index: int | None, instrument: Instrument, date_item: int | None) -> Iterator[Draft]:
    kind = clause.core.phrase.kind
    if instrument.name.lower().startswith(_HEADINGS) or _only_counted(clause, index, instrument):
        return
    if (kind == "in-force" and _of_an_end(clause, index)) or (kind == "ratified" and _of_its_own(clause, instrument)):
        return
    treaty = full(clause, instrument, index)
    if kind == "ratified":
        parties = ratifying(clause, treaty.parties, treaty.told)
    else:
        parties = signing(clause, treaty, instrument) if kind == "signed" else treaty.parties
    alone = kind == "ratified" or (kind == "signed" and parties != treaty.parties)
    if not parties or (len(parties) < 2 and not alone) or _only_named(clause, instrument, treaty):
        return
    coming = Modality.SCHEDULED if clause.core.phrase.sets.get("coming") or _planned(clause) else None
    place, used = _place(clause) if kind == "signed" else (None, None)
    if kind == "signed" and place is None:
        place = _here(clause)
    day = _day(clause, date_item) or clause.date() or _own_date(clause, index)
    if coming and (at := clause.core.date_item):
        day = clause.date_at(at, True)
    if day is None and kind == "signed":
        day, place = _of_contact(clause, place)
    if day is None and clause.modality() is Modality.SCHEDULED:
        return
    effect = (_effect(clause) or _replaced(clause, day)) if kind == "terminated" else None
    day = _day(clause, effect) or day
    inferred = []
    if kind == "signed":
        if day is None and treaty.signed:
            day, inferred = treaty.signed, [Inference("date", EARLIER)]
        clause.context.instruments[-1] = replace(clause.context.instruments[-1], signed=day)
        if day is None and place is None and clause.context.narrator:
            return  # a history that tells no day or place of a signing only alludes to it
    slots: dict[str, SlotValue | None] = {"parties": parties, "instrument": treaty.name, "place": place, "date": day}
    if kind == "terminated" and (actor := ending(clause, parties)):
        slots["actor"] = (actor,)
    draft = clause.draft(kind, slots, used, index, effect, date_item, modality=coming)
    yield replace(draft, inferred=[*draft.inferred, *inferred])
    yield from _effected(clause, treaty.name, parties, day, index)


def _of_its_own(clause: Clause, instrument: Instrument) -> bool:
    """Whether what a chamber "approved" or "passed" is a text of its own: "a declaration of sympathy"."""
    return (
        instrument.head in _OFTEN_UNSIGNED and "ratif" not in clause.text(clause.core.first, clause.core.last).lower()
    )


def _place(clause: Clause) -> tuple[str | None, int | None]:
    index = clause.core.groups.get("place")
    return (clause.value("place").name, index) if index is not None else clause.place()


def _day(clause: Clause, index: int | None) -> str | None:
    return clause.date_at(index) if index else None


def _of_an_end(clause: Clause, index: int | None) -> bool:
    """Whether what took effect is the end of the instrument: "the withdrawal from the agreement took effect"."""
    before = clause.codes[max(0, (index or 0) - 4) : index or 0]
    return any(c in letters(*_ENDING_OF) for c in before)


_COUNTLESS = re.compile(
    r"\b(?:more than|over|some|about|around|nearly|almost|several|many|numerous|dozens of|various|a number of"
    r"|most of|all)(?: \w+){0,3} \Z"
)


def _only_counted(clause: Clause, index: int | None, instrument: Instrument) -> bool:
    """Whether many are only reckoned up ("have concluded over thirty agreements"): no one act is told."""
    if index is None or not instrument.head.endswith("s") or clause.core.date or clause.core.phrase.kind != "signed":
        return False
    item, text = clause.sentence.items[index], clause.sentence.text
    before = text[max(clause.sentence.start, item.start - 40) : item.start].lower()
    return _COUNTLESS.search(f" {before}") is not None or _COUNTLESS.match(f"{instrument.name.lower()} ") is not None


_OF_MANY = frozenset(("convention", "charter", "accords", "conventions", "compact"))
_OFTEN_UNSIGNED = frozenset(("declaration", "statement", "communique", "communiqué", "letter", "plan", "contract"))


def _only_named(clause: Clause, instrument: Instrument, treaty: Treaty) -> bool:
    """Whether an instrument is named by its year and nothing is told of it.

    So in a history ("the treaty of 1903"); and anywhere, if it may bind many ("the 1961 Vienna Convention").
    """
    if not clause.core.phrase.sets.get("named"):
        return False
    if instrument.head in _OFTEN_UNSIGNED:
        return True
    if clause.context.narrator:
        return clause.core.date is None or len(clause.core.date) < len("2001-01")
    return not treaty.told and (instrument.head in _OF_MANY or instrument.city)


# ---- several instruments ----------------------------------------------------------------------------------------


def _listed(clause: Clause) -> Iterator[Draft]:
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
        day, place = _of_contact(clause, place)
    modality = clause.modality()
    if clause.core.phrase.sets.get("coming"):
        modality = Modality.SCHEDULED
    if not any(isinstance(item.value, Instrument) for item in items[colon:]):
        clause.context.signing = (parties, place, day, clause.sentence.end, modality)
    for index in range(colon, len(items)):
        if isinstance(items[index].value, Instrument) and len(parties) > 1 and not _bracketed(clause, index):
            slots: dict[str, SlotValue | None] = {
                "parties": parties, "instrument": items[index].value.name, "place": place, "date": day,
            }  # fmt: skip
            yield clause.draft("signed", slots, index, modality=modality)


def _parties_of_list(clause: Clause, end: int, sides: list[str]) -> tuple[str, ...]:
    around = clause.listed("between", 0, end) or clause.listed("by", 0, end)
    return tuple(dict.fromkeys(around if len(around) > 1 else sides if len(sides) > 1 else clause.parties()))


def _counted(clause: Clause) -> Iterator[Draft]:
    """ "Twelve documents were signed", of which no name is told."""
    index = clause.core.groups.get("count")
    if index is None:
        return
    count = clause.text(index, index + 1).lower()
    if not (count.isdigit() or count in NUMBER_WORDS) or any(c == "I" for c in clause.codes[clause.core.last :]):
        return
    _, right = clause.bounds()
    parties = _parties_of_list(clause, right, states_in(clause.sentence.items[:right]))
    place, used = clause.place()
    day = clause.date()
    if day is None:
        day, place = _of_contact(clause, place)
    if len(parties) > 1:
        what = clause.core.groups["documents"]
        slots: dict[str, SlotValue | None] = {
            "parties": parties, "instrument": clause.text(index, what + 1), "place": place, "date": day,
        }  # fmt: skip
        yield clause.draft("signed", slots, used)


_APART = 30
"""Characters at most between two lines of a list."""


def _line(clause: Clause) -> Iterator[Draft]:
    """A line of a list that "The following instruments were signed:" opened; elsewhere a name to keep in mind."""
    signing, index = clause.context.signing, clause.core.groups["instrument"]
    sentence = clause.sentence
    instrument = sentence.items[index].value
    if signing is None or index > 4 or sentence.start - signing[3] > _APART:
        if isinstance(instrument, Instrument):
            note(clause, instrument, index)
        return
    parties, place, day, _, modality = signing
    clause.context.signing = (parties, place, day, sentence.end, modality)
    own = tuple(dict.fromkeys(instrument.parties))
    sides = own if len(own) > 1 else parties
    if len(sides) > 1:
        slots: dict[str, SlotValue | None] = {
            "parties": sides, "instrument": instrument.name, "place": place, "date": day,
        }  # fmt: skip
        yield clause.draft("signed", slots, index, modality=modality)


_HEADINGS = ("following ", "these ")
"""Words that open a list of instruments; they name none."""


def _instruments(clause: Clause) -> Iterator[tuple[int | None, Instrument, int | None]]:
    """The instrument of the phrase, and those joined to it by commas and "and", each with the item of a date of
    its own; for "it" the one last named."""
    index = clause.core.groups.get("instrument")
    items = clause.sentence.items
    if index is None:
        yield from _referred(clause)
        return
    index = _nearest(clause, index)
    if isinstance(items[index].value, Instrument):
        yield index, items[index].value, None
    while (found := _joined(clause, index)) is not None:
        index = found
        if any(c.groups.get("instrument") == index and _tells(clause, c) for c in clause.cores):
            continue
        yield index, items[index].value, _date_after(clause, index)


def _referred(clause: Clause) -> Iterator[tuple[int | None, Instrument, int | None]]:
    """What "it" or "ratifications" without a name are of: named earlier in the sentence, or before it."""
    items = clause.sentence.items
    earlier = [
        i for i in range(clause.core.first) if isinstance(items[i].value, Instrument) and not _bracketed(clause, i)
    ]
    known = clause.context.instruments
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


def _nearest(clause: Clause, index: int) -> int:
    """The instrument that the verb is said of: "the first agreement was a convention on consuls, which was signed"."""
    verb = max(index, clause.core.anchor)
    later = [i for i in range(index + 1, verb) if clause.codes[i] == "I"]
    if not later or _bracketed(clause, later[-1]):
        return index
    between = clause.codes[index + 1 : later[-1]]
    if _has_its_own_verb(clause, index, later[-1]):
        return later[-1]
    if between.strip(clause.marks["article"]) in ("", "w"):
        return later[-1]  # "an exchange of notes constituting an agreement"
    led = between.rstrip(clause.marks["article"])[-1:]
    apart = any(c in clause.marks["relative-pronoun"] + clause.marks["that"] + "(;" for c in between)
    governed = led in clause.marks["governs"] or led in clause.marks["and"] + ","
    return index if apart or governed or _joined(clause, index) else later[-1]


def _has_its_own_verb(clause: Clause, index: int, later: int) -> bool:
    """Whether the verb is that of a clause on the later of two: "A lapsed on the entry into force of B, which was"."""
    pronoun = any(c in clause.marks["relative-pronoun"] for c in clause.codes[later + 1 : later + 3])
    return pronoun and any(index < c.anchor < later for c in clause.cores if c.groups.get("instrument") == index)


_GAP = 9
"""Items at most between two instruments that one verb governs."""


def _joined(clause: Clause, index: int) -> int | None:
    """The next instrument in a list: only joints, a date or a city stand between."""
    marks, codes = clause.marks, clause.codes
    joints = marks["and"] + marks["article"] + marks["its"] + letters(*_JOINT) + marks["preposition"] + ",TCn"
    linked = False
    for at in range(index + 1, min(index + _GAP, len(codes))):
        if codes[at] == "I":
            return at if linked or at == index + 1 else None
        if codes[at] not in joints and codes[at] not in marks["of-date"]:
            return None
        linked = linked or codes[at] in marks["and"] + letters(*_JOINT) + ","
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
    return core.phrase.kind == clause.core.phrase.kind and not core.phrase.sets.get("line")


def _bracketed(clause: Clause, index: int) -> bool:
    """Whether it is only another name: "a treaty on security (the Lombok Treaty)"."""
    return clause.codes.rfind("(", 0, index) > clause.codes.rfind(")", 0, index)


# ---- when -------------------------------------------------------------------------------------------------------

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


def _effect(clause: Clause) -> int | None:
    """The item of the date from which an end took effect: "denounced in 2018, and ceased to apply on 1 March 2019"."""
    _, right = clause.bounds()
    told = letters("ceased", "ceasing", "effective", "effect")
    words = [i for i in range(clause.core.last, right) if clause.codes[i] in told]
    if not words:
        return None
    at = words[0]
    return next((i for i in range(at + 1, min(at + 9, right)) if clause.codes[i] == "T"), None)


def _replaced(clause: Clause, day: str | None) -> int | None:
    """The item of the date of the treaty that took its place: "superseded by a new treaty, signed on 1 October"."""
    _, right = clause.bounds()
    by = next((i for i in range(clause.core.last - 1, right) if clause.codes[i] in clause.marks["by"]), None)
    if day or by is None or "I" not in clause.codes[by : by + 5]:
        return None
    return next((i for i in range(by, right) if clause.codes[i] == "T"), None)


def _own_date(clause: Clause, index: int | None) -> str | None:
    """ "the signing of the 1 August 1797 treaty": the date inside the name, where no other dates the act."""
    if index is None or clause.core.phrase.kind != "signed":
        return None
    before = clause.sentence.items[max(0, index - 2) : index]
    dates = [item.value.value for item in before if item.code == "T" and item.value.modifier]
    return dates[-1] if dates else None


def _here(clause: Clause) -> str | None:
    """ "signed here" is signed in the city of the dateline."""
    around = clause.codes[max(0, clause.core.first - 2) : clause.core.last + 3]
    return clause.context.city if any(c in clause.marks["here"] for c in around) else None


def _before_now(clause: Clause) -> bool:
    """Whether the verb tells of what was done before the day reported: "which had been signed in X"."""
    return holds(clause.codes[max(0, clause.core.anchor - 3) : clause.core.anchor], letters("had"))


def _of_contact(clause: Clause, place: str | None) -> tuple[str | None, str | None]:
    """(day, place) of what was signed "after the talks": those of the talks, or the days of the visit."""
    context = clause.context
    if context.narrator:
        return None, place
    if visit := days_of_visit(clause):
        return visit, place
    told = clause.core.phrase.id.startswith(("instruments/signed.", "instruments/signing."))
    if clause.modality() is not Modality.ASSERTED or not told or _before_now(clause):
        return None, place
    contact = next((c for c in context.contacts if c.date and c.date == context.contact_date), None)
    return context.contact_date, place or (contact.place if contact else None)


HANDLERS = {"signed": treaty, "ratified": treaty, "in-force": treaty, "terminated": treaty}
