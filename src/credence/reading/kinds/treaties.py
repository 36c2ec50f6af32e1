"""Treaties and agreements: signed, ratified, in force, terminated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from credence.model import Inference, Modality, SlotValue
from credence.reading.clauses.by_many import by_many
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.ellipsis import Group, dated_list, further_subjects, more_pairs
from credence.reading.clauses.firms import between_firms
from credence.reading.clauses.inference import EARLIER
from credence.reading.clauses.left_open import is_left_open
from credence.reading.clauses.occasion import days_of_visit
from credence.reading.clauses.passing_mentions import signed_there
from credence.reading.context import Treaty
from credence.reading.dates.math import SPAN
from credence.reading.frame.publishers import state_of_city
from credence.reading.kinds.handling import Handlers
from credence.reading.kinds.instruments_meant import instruments_of
from credence.reading.kinds.signatories import ending, full, ratified_by, ratifying, signing, told_as_of_two
from credence.reading.kinds.treaties_listed import line_of_list, listed
from credence.reading.kinds.treaty_days import (
    city_of_dateline,
    comes_with_signature,
    date_in_name,
    date_of_effect,
    date_of_replacement,
    of_contact,
    of_this_paper,
    redate,
)
from credence.reading.kinds.under_title import under_title
from credence.reading.mentions import Instrument, Place
from credence.reading.nouns.lines import is_line
from credence.reading.phrases.book import phrase_book
from credence.reading.phrases.core import Core, Draft
from credence.reading.phrases.words import is_listed, letters
from credence.reading.spelling import Sentence, holds

_BILL: Final = ("bill", "law", "decree", "ratification", "ratifying", "act")
_DEED_WITH: Final = re.compile(
    r"\b(?:signing|signature|conclusion|negotiations?|talks|ratification|renewal|ceremony|meeting)"
    r" (?:of|on|for)(?: the| an?)?\s?\Z",
    re.IGNORECASE,
)
"""What is done with an instrument, right before it: only that has ended, and not the instrument."""
_ENDING_OF: Final = ("withdrawal", "denunciation", "termination", "abrogation", "suspension")


def treaty(clause: Clause) -> Iterable[Draft]:
    """Something befell an instrument between the States that the clause names."""
    sets = clause.core.phrase.sets
    redate(clause)
    if sets.get("line") or (sets.get("alone") and not _is_whole_line(clause)):
        yield from line_of_list(clause)
    elif (
        (sets.get("titled") and not under_title(clause))
        or _unsaid(clause)
        or (sets.get("told") and not _just_signed(clause))
    ):
        return
    elif sets.get("list"):
        yield from listed(clause)
    else:
        for index, instrument, date_item in instruments_of(clause):
            yield from _befell(clause, index, instrument, date_item)


_HEAD: Final = 4
_ENDS: Final = ";.,()"


def _is_whole_line(clause: Clause) -> bool:
    """Whether an instrument and the day told with it open a line of a list: "- Agreement on Fisheries, Lima, 1962"."""
    core = clause.core
    when = clause.sentence.items[core.last - 1].value
    closed = core.last == len(clause.codes) or clause.codes[core.last] in _ENDS
    return closed and core.first < _HEAD and getattr(when, "kind", "") != "interval" and is_line(clause.sentence)


_FRONT: Final = 2
"""A participle that opens its sentence stands within so many items of its beginning."""


_NOTES: Final = frozenset(("exchange", "letter", "letters", "note", "notes", "statement"))


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
    if sets.get("again") and "initial" not in clause.text(0, clause.core.first):
        return True
    if clause.core.phrase.kind == "signed" and not clause.context.narrator and between_firms(clause.sentence):
        return True
    if (
        _untrue(clause)
        or _of_a_bill(clause)
        or _only_approved(clause)
        or _by_agency(clause)
        or _by_many(clause)
        or (sets.get("fronted") and clause.core.first > _FRONT)
    ):
        return True
    return clause.doubtful() and not sets.get("coming") and not sets.get("over") and not _planned(clause)


def _by_many(clause: Clause) -> bool:
    """Whether those who signed are only counted: "three days after ministers from 12 countries signed"."""
    signs = clause.core.phrase.kind == "signed" and clause.codes[clause.core.first] in letters("<signed>")
    return signs and by_many(clause, counted=True)


def _planned(clause: Clause) -> bool:
    """Whether a signing is told with the date for which it is set: "the signing is planned for May"."""
    after = clause.codes[clause.core.last : clause.core.last + 9]
    if not clause.core.phrase.sets.get("noun") or holds(after, clause.marks["off"]):
        return False
    expected = next((i for i, c in enumerate(after) if c in clause.marks["planned"]), None)
    return expected is not None and "T" in after[expected:]


_OF_ALL: Final = re.compile(r"(?:the )?(?:UN|United Nations|Global)\b", re.IGNORECASE)
_ATTENDED: Final = re.compile(r"\battend\w* (?:the )?\Z")
_NEAR_ATTENDED: Final = 16


def _only_approved(clause: Clause) -> bool:
    """Whether a signing is only allowed by those named before, "the Cabinet approved the signing of", or that of all
    States, which they attended."""
    core, sentence = clause.core, clause.sentence
    if core.phrase.kind != "signed" or not core.phrase.sets.get("noun"):
        return False
    if (item := clause.item("instrument")) and _OF_ALL.match(sentence.text, item.start, item.end):
        start = sentence.items[core.first].start
        return _ATTENDED.search(sentence.text, max(sentence.start, start - _NEAR_ATTENDED), start) is not None
    return is_left_open(sentence, sentence.items[core.first].start, "signing-approved")


def _of_a_bill(clause: Clause) -> bool:
    """Whether what is signed is no instrument between States: a bill, a decree, an instrument of ratification."""
    index = clause.core.groups.get("instrument")
    if clause.core.phrase.kind != "signed" or index is None:
        return False
    return holds(clause.codes[clause.core.first : index], letters(*_BILL))


_LATELY: Final = 400
"""What "the documents" are was told within so many characters before."""
_SIGNED: Final = re.compile(r"\b(?<!be )(?<!to )(?:signed|inked|signing)\b")


def _just_signed(clause: Clause) -> bool:
    """Whether what "the documents" are is told to have been signed, in the sentence or just before it."""
    sentence = clause.sentence
    before = max(0, sentence.start - _LATELY)
    return _SIGNED.search(sentence.text, before, sentence.items[clause.core.last - 1].start) is not None


def _by_agency(clause: Clause) -> bool:
    """Whether what "approved" an agreement is an agency that gives loans, which ratifies nothing."""
    item = clause.item("actor") if clause.core.phrase.kind == "ratified" else None
    if item is None or item.code != "K":
        return False
    words = clause.sentence.text[item.start : item.end].lower().split()
    return not phrase_book().lists["aid-agency"].isdisjoint(words)


def _untrue(clause: Clause) -> bool:
    """Whether what stands before the act calls it an error: "wrongly said that they had signed"."""
    left, _ = clause.bounds()
    return holds(clause.codes[left : clause.core.first], letters("<untrue>"))


def _befell(clause: Clause, index: int | None, instrument: Instrument, date_item: int | None) -> Iterator[Draft]:
    kind = clause.core.phrase.kind
    if kind == "signed" and not clause.core.phrase.sets.get("named") and _in_a_list(clause, index, instrument):
        yield from listed(clause)
        return
    if instrument.name.lower().startswith(_HEADINGS) or _only_counted(clause, index, instrument):
        return
    if kind == "signed" and (_named_below(clause, instrument) or _told_apart(clause, index)):
        return
    if kind == "terminated" and index and _DEED_WITH.search(clause.text(max(0, index - 6), index)):
        return  # "the signing of the treaty was called off"
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
    if kind == "in-force" and (one := _for_one(clause)):
        parties = one
    coming = Modality.SCHEDULED if clause.core.phrase.sets.get("coming") or _planned(clause) else None
    done = Modality.ASSERTED if clause.core.phrase.sets.get("done") else None
    place, used = _place(clause) if kind == "signed" else (None, None)
    if kind == "signed" and place is None:
        place = city_of_dateline(clause)
    day = _day(clause, date_item) or (None if _runs_for(clause) else clause.date()) or date_in_name(clause, index)
    if kind == "signed" and (same := _same_day_as_signed(clause)):
        day = same
    if coming and (at := clause.core.date_item):
        day = clause.date_at(at, True)
    if day is None and kind == "signed":
        day, place = of_this_paper(clause, index, place) or of_contact(clause, place)
    if kind == "in-force" and comes_with_signature(clause):
        day = next((c.date for c in clause.cores if c.phrase.kind == "signed" and c.date), treaty.signed) or day
    if day is None and clause.modality() is Modality.SCHEDULED and not done and not clause.agreed_for_a_time():
        day = days_of_visit(clause) if kind == "signed" else None
        if day is None and not (kind == "signed" and _is_announced(clause)):
            return
    if day is None and kind == "in-force" and _in_present(clause):
        return
    taking = (date_of_effect(clause) or date_of_replacement(clause, day)) if kind == "terminated" else None
    day = _day(clause, taking) or day
    inferred = []
    if kind == "signed":
        if day is None and treaty.signed:
            day, inferred = treaty.signed, [Inference("date", EARLIER)]
        # One without two parties was not kept: the last kept is another.
        if len(treaty.parties) >= 2 and (last := clause.context.instruments[-1]).signed != day:
            clause.context.instruments[-1] = replace(last, signed=day)
        if day is None and place is None and clause.context.narrator:
            return  # a history that tells no day or place of a signing only alludes to it
    slots: dict[str, SlotValue | None] = {"parties": parties, "instrument": treaty.name, "place": place, "date": day}
    if kind == "terminated" and (actor := ending(clause, parties)):
        slots["actor"] = (actor,)
    if kind == "ratified" and (actor := ratified_by(clause, parties)):
        slots["actor"] = (actor,)
    if kind == "in-force" and day and SPAN.fullmatch(day):
        slots["date"], _, until = day.partition("/")  # "was in force from D1 to D2"
        yield clause.draft("terminated", {**slots, "date": until}, index)
    if kind == "ratified":
        for actors, when, at in _ratified_in_turn(clause):
            bound = parties if not clause.context.narrator and set(actors) <= set(parties) else actors
            yield clause.draft(kind, {**slots, "parties": bound, "actor": actors, "date": when}, at)
    if kind == "ratified" and len(treaty.parties) > len(parties) > 1 and not clause.context.narrator:
        for number in range(1, len(parties)):  # one of many parties binds itself alone
            yield clause.draft(kind, {**slots, "parties": parties[number : number + 1]}, used, index)
        slots["parties"] = parties[:1]
    draft = clause.draft(kind, slots, used, index, taking, date_item, modality=coming or done)
    draft.inferred.extend(inferred)
    yield draft
    yield from _effected(clause, treaty.name, parties, day, index)


_TOOK_EFFECT: Final = re.compile(r"\b(?:force|effect|effective)\b[^.;]{0,40}[.;]\s?\Z")
"""What the sentence before ends on, that tells when an instrument took effect and not when it was signed."""


def _same_day_as_signed(clause: Clause) -> str | None:
    """The day of the last signing, where "the same day" stands behind the day on which that instrument took effect."""
    at, sentence = clause.core.date_item, clause.sentence
    mention = sentence.items[at].value if at is not None else None
    if at is None or mention is None or mention.kind != "anaphoric" or mention.offset != (0, "day"):
        return None
    if not _TOOK_EFFECT.search(sentence.text, max(0, sentence.start - _SHORTLY), sentence.start):
        return None
    return next((treaty.signed for treaty in reversed(clause.context.instruments) if treaty.signed), None)


_SHORTLY: Final = 80
_ANNOUNCED: Final = re.compile(
    r"\b(?:will|shall|(?:is|are|was|were) (?:also |now )?(?:expected|due|set|scheduled|slated) to)"
    r"(?: (?:also|then|jointly|be)){0,2} \Z"
)
_SOMETIME: Final = ("soon", "in the future", "near future", "when ", "once ", "if ", "hope", "eventually", "one day")


def _is_announced(clause: Clause) -> bool:
    """Whether a signing, of which no day is told, is firmly announced: "the ministers are expected to sign"."""
    sentence, first = clause.sentence, clause.sentence.items[clause.core.first].start
    told = _ANNOUNCED.search(sentence.text, max(sentence.start, first - 40), first) is not None
    return told and clause.context.narrator is None and not sentence.tells_any(_SOMETIME)


def _ratified_in_turn(clause: Clause) -> list[Group]:
    """Further States that ratified, each with its date: "ratified by A on D1 and by B on D2"."""
    actor = clause.core.groups.get("actor")
    listed = dated_list(clause, actor) if actor is not None and actor > clause.core.anchor else []
    return listed[1:] or [*more_pairs(clause), *further_subjects(clause)]


def _of_its_own(clause: Clause, instrument: Instrument) -> bool:
    """Whether what a chamber "approved" or "passed" is a text of its own: "a declaration of sympathy"."""
    return (
        instrument.head in _OFTEN_UNSIGNED and "ratif" not in clause.text(clause.core.first, clause.core.last).lower()
    )


def _place(clause: Clause) -> tuple[str | None, int | None]:
    place = clause.value("place")
    if isinstance(place, Place):
        return place.name, clause.core.groups["place"]
    behind = clause.core.anchor + 1
    behind += clause.codes[behind : behind + 1] == ","
    if clause.codes[behind : behind + 1] == "C" and signed_there(clause.codes, behind):
        return clause.sentence.items[behind].value.name, behind  # "consular convention, signed Lima 3 May 1934"
    return clause.place()


def _runs_for(clause: Clause) -> bool:
    """Whether the date only tells for how long what was signed is to run: "a programme of 3 million for 2021-2025"."""
    when = clause.core.date_item
    if when is None or when <= clause.core.anchor or clause.codes[when - 1] not in letters("for"):
        return False
    return clause.sentence.items[when].value.kind in ("interval", "year")


def _day(clause: Clause, index: int | None) -> str | None:
    return clause.date_at(index) if index else None


def _for_one(clause: Clause) -> tuple[str, ...]:
    """The State alone for which it took effect: "the treaty came into force for our country", "for Chile"."""
    codes, last = clause.codes, clause.core.last
    binding = clause.text(last - 1, last).lower() == "binding"
    if codes[last : last + 1] not in tuple(letters("for", "on", "upon") if binding else letters("for")):
        return ()
    told = clause.sentence.items[last + 1 : last + 3]
    if any(item.code == "S" for item in told):
        return next(clause.resolved(item)[:1] for item in told if item.code == "S")
    home = clause.context.home
    return (home,) if home and codes[last + 1 : last + 2] in tuple(letters("our")) else ()


def _in_present(clause: Clause) -> bool:
    """Whether the verb tells of what is to be: "the convention, which takes effect in thirty days"."""
    verbs = clause.text(clause.core.first, clause.core.last).lower().split()
    return not clause.context.narrator and not {"takes", "enters", "comes", "take", "enter", "come"}.isdisjoint(
        verbs[-4:]
    )


def _of_an_end(clause: Clause, index: int | None) -> bool:
    """Whether what took effect is the end of the instrument: "the withdrawal from the agreement took effect"."""
    core = clause.core
    if core.phrase.id.startswith("instruments/in-force-it") and any(
        other.phrase.kind == "terminated" and other.last <= core.first for other in clause.cores
    ):
        return True  # "denounced it in May, effective a year later"
    before = clause.codes[max(0, (index or 0) - 4) : index or 0]
    return holds(before, letters(*_ENDING_OF))


_COUNTLESS: Final = re.compile(
    r"\b(?:more than|over|some|about|around|nearly|almost|several|many|numerous|dozens of|scores of|hundreds of|various"
    r"|up to|a (?:(?:large|great|good) )?number of|most of|all)(?: \w+){0,3} \Z"
    r"|\b(?:have|has) (?:since|so far|to date|already|also) (?:signed|concluded|inked) [\w-]+ \Z"
)


def _in_a_list(clause: Clause, index: int | None, instrument: Instrument) -> bool:
    """Whether a colon opens the list of what was signed: "signed on D: X; Y", "signed the following agreements:"."""
    if index is not None and ":" in clause.codes[clause.core.first : index]:
        return True
    return clause.codes.endswith(":") and instrument.head.endswith("s") and instrument.name.lower() == instrument.head


def _named_below(clause: Clause, instrument: Instrument) -> bool:
    """Whether the agreements of which the clause tells are named behind a colon: "two were signed: A and B"."""
    if not instrument.head.endswith(("s", "memoranda")) or instrument.name.lower() != instrument.head:
        return False
    colon = clause.codes.find(":", clause.core.last)
    return colon > 0 and "I" in clause.codes[colon:] and ";" not in clause.codes[clause.core.last : colon]


def _told_apart(clause: Clause, index: int | None) -> bool:
    """Whether "concluded" only says which agreement it is that the verb before it tells of, with no day of its own.

    "On Tuesday parliament ratified the agreement concluded with Borduria".
    """
    core = clause.core
    if index is None or core.anchor < index or not _CONCLUDED.search(clause.text(index + 1, core.last)):
        return False
    others = (c for c in clause.cores if c.phrase.kind in _LATER and c.groups.get("instrument") == index)
    return any(c.anchor < index and core.date_item in (None, c.date_item) for c in others)


_CONCLUDED: Final = re.compile(r"^(?:concluded|signed|made)\b")
_LATER: Final = ("ratified", "in-force", "terminated")
"""What befalls an instrument that was signed before."""


def _only_counted(clause: Clause, index: int | None, instrument: Instrument) -> bool:
    """Whether many are only reckoned up ("have concluded over thirty agreements"): no one act is told."""
    if index is None or not instrument.head.endswith("s") or clause.core.date or clause.core.phrase.kind != "signed":
        return False
    item, text = clause.sentence.items[index], clause.sentence.text
    before = text[max(clause.sentence.start, item.start - 40) : item.start].lower()
    return _COUNTLESS.search(f" {before}") is not None or _COUNTLESS.match(f"{instrument.name.lower()} ") is not None


_OFTEN_UNSIGNED: Final = frozenset(
    ("declaration", "statement", "communique", "communiqué", "letter", "plan", "contract")
)


def _only_named(clause: Clause, instrument: Instrument, treaty: Treaty) -> bool:
    """Whether an instrument is named by its year and nothing is told of it.

    So in a history ("the treaty of 1903"); and anywhere, if it may bind many ("the 1961 Vienna Convention").
    """
    named = clause.core.phrase.sets.get("named")
    if (named or clause.core.phrase.sets.get("through")) and _of_the_world(clause, instrument):
        return True
    if not named:
        return False
    if instrument.head in _OFTEN_UNSIGNED:
        return True
    if clause.context.narrator and not _of_chronicle(clause):
        if clause.core.date is None:
            return True
        alludes = clause.context.narrator == _ALLUDES or (" " not in instrument.name and _alluded_to(clause))
        if alludes and len(clause.core.date) < len("2001-01"):
            return True  # "rights held under the treaty of 1903"
        return instrument.city
    index = clause.core.groups.get("place")
    city = clause.sentence.items[index].value if index is not None else None
    if isinstance(city, Place) and city.state in treaty.parties:
        return False
    return not treaty.told and (is_listed(instrument.head, "instrument-of-many") or instrument.city)


def _of_the_world(clause: Clause, instrument: Instrument) -> bool:
    """Whether a report only refers to one of all the world's conventions: "guided by the Vienna Convention of 1961"."""
    if clause.context.narrator or not is_listed(instrument.head, "instrument-of-many"):
        return False
    many = (
        instrument.name.startswith(_THE_WORLDS)
        or state_of_city(instrument.name.removeprefix("the ").partition(" ")[0]) is not None
    )
    return many and not told_as_of_two(clause, instrument)


_THE_WORLDS: Final = ("United Nations ", "UN ", "International ", "Hague ")


def _alluded_to(clause: Clause) -> bool:
    """Whether something is only said to be under an instrument, or as it has it."""
    start = clause.sentence.items[clause.core.groups.get("instrument", clause.core.first)].start
    return _UNDER.search(clause.sentence.text, max(clause.sentence.start, start - _LOOK_BACK), start) is not None


_ALLUDES: Final = "USA"
"""The State whose historians name treaties by their year that they have told of, or do not mean to tell of."""
_LOOK_BACK: Final = 80
_UNDER: Final = re.compile(r"\b(?:under|by|of|in|to|with|from) (?:the |a )?\Z")


def _of_chronicle(clause: Clause) -> bool:
    """Whether a year and an instrument are a line of a chronicle, or one of several listed: "1973: trade agreement"."""
    first = clause.core.groups.get("when", -1)
    return first == clause.core.first and clause.codes[first + 1 : first + 2] in (":", "-")


_HEADINGS: Final = ("following ", "these ")
"""Words that open a list of instruments; they name none."""


_EFFECTS: Final = {
    "relations-established": re.compile(
        r"\b(?:establish\w*|opening)\b(?: of)?(?: \w+){0,2} (?:relations|ties)\b", re.I
    ),
    "relations-restored": re.compile(
        r"\b(?:re-?establish\w*|restor\w*|resum\w*|normali[sz]\w*)\b(?: of)?(?: \w+){0,2} (?:relations|ties)\b",
        re.I,
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


HANDLERS: Final[Handlers] = {"signed": treaty, "ratified": treaty, "in-force": treaty, "terminated": treaty}
