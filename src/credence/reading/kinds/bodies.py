"""What parliaments and organisations do: resolutions adopted, members joining and leaving."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from credence.lore.organisations import load_organisations
from credence.lore.states import is_known
from credence.model import SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.ellipsis import dated_subjects, further_subjects, more_pairs
from credence.reading.clauses.shapes import shape
from credence.reading.kinds.events import owner_of
from credence.reading.kinds.handling import Handlers
from credence.reading.mentions import Instrument, Item, Place
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds


def resolution(clause: Clause) -> Iterable[Draft]:
    """A parliament or organisation adopted a resolution."""
    item = clause.item("org")
    if (clause.doubtful() and not clause.core.phrase.sets.get("certain")) or _only_approved(clause):
        return
    if item is None:
        yield from _of_congress(clause)
        return
    name = _body_name(clause, item)
    actor = (_whose(clause) or item.value.state) if isinstance(item.value, Place) else _whole(str(item.value))
    title = _title(clause)
    if actor and title and _OF_INDEPENDENCE.match(title):
        yield clause.draft("independence", {"actor": (actor,), "date": clause.date()})
    elif actor:
        slots: dict[str, SlotValue | None] = {
            "actor": (actor,), "organisation": name, "instrument": title, "date": clause.date(),
        }  # fmt: skip
        yield clause.draft("resolution-adopted", slots)


def _whose(clause: Clause) -> str | None:
    """The State that is said to have a body which else is another's: "Canada's House of Commons"."""
    index, codes = clause.core.groups["org"], clause.codes
    owner = index - (2 if codes[index - 1 : index] == "'" else 1)
    if owner >= 0 and codes[owner] in "SD":
        return clause.value_codes(owner)[0] if clause.value_codes(owner) else None
    after = codes[index + 1 : index + 4]
    at = index + (3 if after[1:2] == clause.marks["the"] else 2)
    of = after[:1] != "" and after[0] in clause.marks["of-date"] and codes[at : at + 1] == "S"
    return clause.value_codes(at)[0] if of and clause.value_codes(at) else None


_OF_INDEPENDENCE: Final = re.compile(r"(?:declaration|act|proclamation) of (?:\w+ )?independence\b", re.IGNORECASE)


def _of_congress(clause: Clause) -> Iterable[Draft]:
    """ "a congressional resolution": one of the Congress of the United States."""
    if clause.core.phrase.sets.get("congress") and ("USA" in clause.states() or "USA" in clause.pair()):
        slots: dict[str, SlotValue | None] = {
            "actor": ("USA",), "organisation": "U.S. Congress", "instrument": _title(clause), "date": clause.date(),
        }  # fmt: skip
        yield clause.draft("resolution-adopted", slots)


def _only_approved(clause: Clause) -> bool:
    """Whether what a parliament approved is an agreement, not a text of its own."""
    act = clause.value("act")
    return isinstance(act, Instrument) and act.head not in ("declaration", "statement", "charter")


def _body_name(clause: Clause, item: Item) -> str:
    if item.code == "G":
        return _organ(clause, item) or str(item.value)
    text = clause.sentence.text[item.start : item.end].removeprefix("the ").removeprefix("The ")
    text = _without_state(text)
    if item.value.state != "USA":
        return text
    return "U.S. Congress" if text.endswith("Congress") else text.replace("United States ", "U.S. ")


def _without_state(text: str) -> str:
    """A body's name without the State told before it: "Poland's Senate", but "National People's Congress"."""
    found = _OF_WHOM.match(text)
    return text[found.end() :] if found and is_known(found[1]) else text


_OF_WHOM: Final = re.compile(r"([A-Z][\w ]{2,30}?)['’]s (?=[A-Z])")
"""Whose body it is, told before its name."""
_ORGAN: Final = re.compile(
    r"\b(?!The )(?:[A-Z][\w-]{1,20} ){0,4}"
    r"(?:Committee|Council|Assembly|Commission|Bureau|Conference|Board|Summit) of (?:the )?\Z"
)


def _organ(clause: Clause, item: Item) -> str | None:
    """The organ of an organisation that acted, by its words: "the Executive Committee of the (organisation)"."""
    text = clause.sentence.text
    found = _ORGAN.search(text, max(clause.sentence.start, item.start - 90), item.start)
    return text[found.start() : item.end] if found else None


def _whole(code: str) -> str:
    """The organisation that a parliament or council is an organ of; itself where it is none."""
    entry = load_organisations().get(code)
    return entry.part_of if entry and entry.part_of else code


def _title(clause: Clause) -> str | None:
    """The resolution's own words: its number, or what it is about."""
    index = clause.core.groups.get("act")
    if index is None:
        return None
    first, last = index, index + 1
    codes, text = clause.codes, clause.sentence.words
    while first and (codes[first - 1] in "wW" or text(first - 1, first).lower() in ("joint",)) and index - first < 2:
        first -= 1
    while last < len(codes) and codes[last] not in ',;:.()T"' and last - index < 12:
        if text(last, last + 1).lower() in (
            "at",
            "by",
            "that",
            "which",
            "was",
            "adopted",
            "passed",
            "calling",
            "declaring",
            "stipulating",
            "favoring",
        ):
            break
        if text(last, last + 1).lower() == "in" and last + 1 < len(codes) and codes[last + 1] in "CT":
            break
        last += 1
    if codes[last : last + 2] == ".n" and text(last - 1, last).lower() in ("no", "nr"):
        last = _past_number(clause, last + 1)
    while last - 1 > index and text(last - 1, last).lower() in ("on", "in", "and", "the", "of", "to"):
        last -= 1
    return text(first, last)


def _past_number(clause: Clause, last: int) -> int:
    """Past the number that a resolution is called by: "no. 3/2022"."""
    while last < len(clause.codes) and (clause.codes[last] in "n/-T" or clause.text(last, last + 1).isdigit()):
        last += 1
    return last


def _in_organ(clause: Clause) -> bool:
    """Whether seats are taken in an organ, by election, and not in the organisation it is of."""
    org = clause.value("org")
    seats = isinstance(org, str) and holds(clause.codes[clause.core.first : clause.core.last], letters("seat", "seats"))
    return seats and _whole(org) != org


def _of_a_person(clause: Clause) -> bool:
    """Whether the State only says whence somebody is: "Olav Berg of Norway joined the Union as a translator"."""
    index = clause.core.groups.get("actor", 0)
    codes = clause.codes
    return index > 1 and codes[index - 1] in clause.marks["of-date"] and codes[index - 2] in ("P", "N")


_LOOK_BACK: Final = 80


_INVITED: Final = re.compile(r"\b(?:be |been |was |were )?invited to (?:become|join|be admitted)\b")
"""Whoever is invited to become a member is none yet."""


def member(clause: Clause) -> Iterable[Draft]:
    """A State joined or left an organisation."""
    index = clause.core.groups.get("org")
    if (
        (clause.doubtful() and not clause.core.phrase.sets.get("certain"))
        or clause.backed()
        or clause.kept_from()
        or _in_organ(clause)
        or _of_a_part(clause)
    ):
        return
    if _of_a_person(clause) or _INVITED.search(clause.text(max(0, clause.core.first - 3), clause.core.last)):
        return
    name = _referred(clause) if clause.core.phrase.sets.get("again") else _named(clause, index)
    if name is None:
        return
    kind = clause.core.phrase.kind
    if dated := dated_subjects(clause):
        for actors, date, used in dated:
            for actor in actors:
                yield clause.draft(kind, {"actor": (actor,), "organisation": name, "date": date}, index, used)
        return
    date, until = _from_until(clause)
    for actor in (c for c in _members(clause) if c != name):
        slots: dict[str, SlotValue | None] = {"actor": (actor,), "organisation": name, "date": date}
        if until:
            yield clause.draft("left", {**slots, "date": until}, index)
        yield clause.draft(kind, slots, index)
        for again, at in clause.again():
            yield clause.draft(kind, {**slots, "date": again}, index, at)
        yield from _further(clause, actor, kind)
        for at, also in _also_joined(clause, index):
            yield clause.draft(kind, {**slots, "organisation": also}, at)
        for other in _along(clause) if kind == "joined" else ():
            yield clause.draft(kind, {**slots, "actor": (other,)}, index)
    for actors, date, used in [*more_pairs(clause), *further_subjects(clause)]:
        for actor in actors:
            yield clause.draft(kind, {"actor": (actor,), "organisation": name, "date": date}, used)


_PART: Final = re.compile(
    r"\b(?:part|parts|half|portion|region|province|tip|area|districts?|provinces|areas) of (?:the )?\Z"
)


def _of_a_part(clause: Clause) -> bool:
    """Whether only a part of a State is told to join: "the northern part of Hesse joined"."""
    index = clause.core.groups.get("actor")
    start = clause.sentence.items[index].start if index is not None else 0
    before = max(clause.sentence.start, start - _LOOK_BACK)
    return index is not None and _PART.search(clause.sentence.text, before, start) is not None


def _from_until(clause: Clause) -> tuple[str | None, str | None]:
    """When it joined; of a member "from D1 until D2" also when it left."""
    date, at = clause.date(), clause.core.date_item
    if clause.core.phrase.kind == "left" and (effect := _of_effect(clause)):
        return effect, None
    before = clause.text(max(0, at - 1), at).lower() if at is not None else ""
    spans = before in ("from", "between") and clause.core.phrase.kind == "joined"
    if not spans or date is None or not re.fullmatch(r"[\d-]+/[\d-]+", date):
        return date, None
    first, _, last = date.partition("/")
    return first, last


_TOOK_EFFECT: Final = re.compile(
    r"\b(?:(?:took|takes|taking|take) effect|(?:became|becomes|become) (?:effective|final)|effective)\b"
)
_FAR: Final = 12


def _of_effect(clause: Clause) -> str | None:
    """The day on which leaving took effect, behind that of its announcement: "announced on D1, took effect on D2"."""
    sentence = clause.sentence
    last = min(clause.core.last + _FAR, clause.bounds()[1]) - 1
    told = _TOOK_EFFECT.search(sentence.text, sentence.items[clause.core.last - 1].end, sentence.items[last].end)
    if told is None:
        return None
    after = (i for i in range(clause.core.last, len(clause.codes)) if sentence.items[i].start >= told.end())
    near = [next(after, len(clause.codes)) + step for step in range(4)]
    return next((clause.date_at(i) for i in near if clause.codes[i : i + 1] == "T"), None)


_ENDS: Final = re.compile(r"(?:[,.;)]|\s(?:in|on|and|as|since|from|by|at|together)\b|\s*$)")


def _also_joined(clause: Clause, index: int | None) -> Iterable[tuple[int, str]]:
    """The further organisations of a list: "was admitted to A, B and the C on D"."""
    if index is None or clause.sentence.items[index].code != "G":
        return
    listed = shape("(?:,|,?{and})[{the}]?(?P<g>G)")
    at, told = index + 1, {core.groups.get("org") for core in clause.cores}
    while match := listed.match(clause.codes, at):
        at = match.end()
        item = clause.sentence.items[at - 1]
        if at - 1 in told or not _ENDS.match(clause.sentence.text, item.end):
            return
        yield at - 1, _name(clause, item, at - 1)


_ALONG: Final = re.compile(r"\b(?:along|together|jointly) with (?:the )?\Z")


def _along(clause: Clause) -> Iterable[str]:
    """States that joined with another: "which it joined along with India"."""
    for index in range(clause.core.first, clause.core.last):
        item = clause.sentence.items[index]
        if item.code == "S" and _ALONG.search(clause.sentence.text, clause.sentence.start, item.start):
            yield from clause.value_codes(index)


def _members(clause: Clause) -> tuple[str, ...]:
    """The States that join: those before the verb, or the subject that follows an opening phrase."""
    if "actor" not in clause.core.groups and (opened := clause.opened_with()):
        return opened
    deed = clause.context.deed
    done = deed.slots.get("actor") if deed is not None and deed.start >= clause.sentence.start else None
    it = clause.text(clause.core.first, clause.core.first + 1).lower() in ("it", "its", "return")
    if clause.core.phrase.sets.get("again") and it and isinstance(done, tuple):
        return done  # "X joined A; it left in 2013"
    acting = clause.acting()
    meant = holds(clause.codes[max(0, clause.core.first - 2) : clause.core.first], clause.marks["pronoun"])
    if not acting and meant and isinstance(done, tuple):
        return done
    return acting or (_of_the_office(clause) if clause.core.phrase.kind == "left" else ())


def _of_the_office(clause: Clause) -> tuple[str, ...]:
    """The State whose office-holder tells of it: "A's president announced his country's withdrawal from B"."""
    items, first = clause.sentence.items, clause.core.first
    teller = next((owner_of(items[at].value) for at in range(first - 1, -1, -1) if items[at].code in "PO"), None)
    return (teller,) if teller else ()


def _named(clause: Clause, index: int | None) -> str | None:
    if index is None:
        return None
    item = clause.sentence.items[index]
    if item.code in "SN" and not _UNION.search(clause.sentence.text[item.start : item.end]):
        seceded = clause.core.phrase.kind == "left" and "seceded" in clause.text(clause.core.first, index)
        return clause.sentence.text[item.start : item.end] if seceded else None
    if item.code == "S" and item.value.how == "the realm":
        return next((r.words for r in clause.context.realms.values() if r.code == item.value.codes[0]), None)
    name = _name(clause, item, index)
    if name.lower() == "union" and "USA" in clause.context.told and len(clause.context.told[1]) > len("ISO"):
        return f"United States (the {name})"  # what Texas was admitted to
    return name


def _referred(clause: Clause) -> str | None:
    """The organisation that "it" or "the bloc" means: the last one named before, here or in an earlier sentence."""
    before = (str(i.value) for i in reversed(clause.sentence.items[: clause.core.first]) if i.code == "G")
    unions = (realm.words for word, realm in reversed(clause.context.realms.items()) if _UNION.search(word))
    return next(before, clause.context.organisation or next(unions, None))


_UNION: Final = re.compile(
    r"(?:Confederation|Empire|Union|Federation|Republic|Community|League|Organi[sz]ation|Alliance|Association|Bank|Commonwealth)\b"
)


def _further(clause: Clause, actor: str, kind: str) -> Iterable[Draft]:
    """ "joined A in 1997 and B in 2013": the second verb is left out."""
    start = clause.core.date_item
    if start is None or start < clause.core.last:
        return
    joint = shape("(?:,?[{and}]|,)(?:{of-date}|{to}|[{in}])?[{the}]?(?P<g>[GNS])[^;:.,GTRSCP]{0,2}(?P<t>T)")
    while match := joint.match(clause.codes, start + 1, clause.reach()):
        start = match.start("t")
        if not (name := _named(clause, match.start("g"))):
            return
        slots: dict[str, SlotValue | None] = {"actor": (actor,), "organisation": name, "date": clause.date_at(start)}
        yield clause.draft(kind, slots, start)


def _name(clause: Clause, item: Item, index: int) -> str:
    """The organisation's code, or the words that name it when the lore does not know it."""
    codes = clause.codes
    owned = (
        index + 1 < len(codes)
        and codes[index + 1] == "'"
        and "member" not in clause.text(index, min(index + 5, len(codes)))
    )
    if item.code == "G" and not owned:
        return str(item.value)
    last = index + 1
    while last < len(codes) and last - index < 7 and (codes[last] in "WNSD'" or _of_name(clause, last)):
        last += 1
    return clause.sentence.words(index, last)


def _of_name(clause: Clause, index: int) -> bool:
    text = clause.sentence.words(index, index + 1)
    following = clause.codes[index + 1 : index + 2]
    return (text == "of" and following != "" and following in "SDWNC") or (
        text[0].islower() and text in ("programme", "community", "union")
    )


HANDLERS: Final[Handlers] = {"joined": member, "left": member, "resolution-adopted": resolution}
