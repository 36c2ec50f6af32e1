"""Briefings of one side by the other, and the organisations within which two States work together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from credence.model import Modality, SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.kinds.handling import Handlers
from credence.reading.kinds.office_holders import holders_of
from credence.reading.kinds.participants import subject_person
from credence.reading.mentions import Person
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds

_LISTED: Final = 12
"""The organisations before one in a list with it stand within so many words and signs."""
_ORGANS: Final = frozenset({"UN General Assembly", "UN Security Council", "UN Secretariat", "UN system"})
"""Organs of the United Nations: to work together in them is to do so in the UN."""


_SIDES: Final = ("side", "party", "hosts")


def briefing(clause: Clause) -> Iterable[Draft]:
    """One side informed the other of something."""
    if clause.context.narrator:
        return  # in a history governments inform one another by letter
    whom = holds(clause.codes[max(0, clause.core.first - 3) : clause.core.first], letters("whom"))
    if clause.core.phrase.sets.get("told") or whom or _is_told(clause):
        yield from _guest_told(clause)
        return
    first = clause.core.first
    if first and clause.codes[first - 1] in clause.marks["articles"] and clause.text(first, first + 1) == "brief":
        return  # "held a brief meeting with the minister"
    if clause.core.phrase.sets.get("mutual"):
        yield from _each_other(clause)
        return
    if _of_own_organ(clause):
        return
    person, other = subject_person(clause) or _at_head(clause), clause.value("by")
    if clause.core.phrase.sets.get("contact") and not _in_contact(clause, person) and not _side_in_contact(clause):
        return
    if clause.core.phrase.sets.get("passive") and isinstance(other, Person):
        person, other = other, person
    if isinstance(other, Person) and (person is None or person.name == other.name):
        if person is not None and _is_named(clause, person):
            other = _facing(clause, person)  # "Deputy Minister X explained to the Minister": another one
        else:
            person = _facing(clause, other)  # nobody briefs himself: "He also briefed X"
    if person is None and (side := _side(clause)) is not None:
        person = Person("", None, side)
    if person is None or not person.owner or _to_the_public(clause):
        return
    told = other.owner if isinstance(other, Person) else (clause.codes_of("by") or (None,))[0]
    told = told if told and told != person.owner else clause.context.other(person.owner)
    named = (person.name,) if person.name else ()
    for recipient in dict.fromkeys((told, *_further(clause))):
        if recipient and recipient != person.owner:
            slots = {"actor": (person.owner,), "recipient": (recipient,), "person": named}
            yield clause.draft("briefing", slots, len(clause.codes) - 2)


def _is_named(clause: Clause, person: Person) -> bool:
    """Whether whoever acts is told by name before the verb."""
    parts = person.name.split()
    before = (clause.text(at, at + 1) for at in range(clause.core.first) if clause.codes[at] in "PN")
    return any(part in words.split() for words in before for part in parts)


def _each_other(clause: Clause) -> Iterable[Draft]:
    """Either side informed the other: those of the one encounter that the document reports, else its two States."""
    contacts = clause.context.contacts
    persons = [p for name in contacts[0].persons if (p := clause.context.known(name))] if len(contacts) == 1 else []
    sides: list[tuple[str, tuple[str, ...]]] = [(str(p.owner), (p.name,)) for p in persons if p.owner]
    if len(sides) != _TWO or sides[0][0] == sides[1][0]:
        sides = [(code, ()) for code in sorted(clause.context.in_touch)]
    for (one, named), (other, _) in (sides, sides[::-1]) if len(sides) == _TWO else ():
        slots: dict[str, SlotValue | None] = {"actor": (one,), "recipient": (other,), "person": named}
        yield clause.draft("briefing", slots, len(clause.codes) - 2)


_TWO: Final = 2


def _of_own_organ(clause: Clause) -> bool:
    """Whether somebody informs a body of his own State: "informed Parliament"."""
    if _AT_HOME.match(clause.text(clause.core.first, len(clause.codes))):
        return True
    item, acting, last = clause.item("by"), subject_person(clause), clause.core.last - 1
    if item is None:  # a body that the lore does not know
        return clause.codes[last] not in "HPOD" and clause.text(last, last + 1)[:1].isupper()
    return item.code == "K" and acting is not None and clause.codes_of("by")[:1] == (acting.owner,)


_AT_HOME: Final = re.compile(
    r"\w+ (?:the |a |its |his |her |our )?(?:members of |meeting of |session of )?(?:the |its |his |her )?"
    r"(?:[\w'’-]+ ){0,4}?(?:[Cc]ommittee|[Pp]arliament|[Cc]abinet|[Ll]awmakers|MPs|[Ss]enators)\b"
)
"""What a minister briefs at home: "brief the members of the Foreign Affairs Committee"."""


def _at_head(clause: Clause) -> Person | None:
    """Who acts where the sentence begins with it: "Briefing his counterpart on the talks, Minister X said"."""
    opens = clause.text(0, 1).lower()
    if not (clause.core.first == 0 and opens.endswith("ing")) and not (clause.core.first == 1 and opens in _OPENS):
        return None
    after = range(clause.codes.find(",", clause.core.last) + 1, len(clause.codes))
    return next(
        (i.value for at in after if (i := clause.sentence.items[at]).code == "P" and not clause.governed(at)), None
    )


_OPENS: Final = ("having", "after", "while", "when", "upon", "before")
"""What leads to the verb at the head of a sentence: "After briefing his counterpart, Minister X spoke"."""


def _side_in_contact(clause: Clause) -> bool:
    """Whether a side is told to set something out, of the one encounter that the document reports."""
    side, contacts = _side(clause), clause.context.contacts
    return side is not None and len(contacts) == 1 and side in contacts[0].parties


def _is_told(clause: Clause) -> bool:
    """Whether whoever stands before the verb is told ("X was briefed on"), and nobody said to have told it."""
    first, codes = clause.core.first, clause.codes
    if clause.core.phrase.sets.get("passive") or codes[max(0, first - 1) : first] not in tuple(letters("<be>")):
        return False
    return codes[max(0, first - 2) : first - 1] == "P" and codes[first + 1 : first + 2] not in tuple(clause.marks["by"])


def _further(clause: Clause) -> Iterator[str]:
    """The States of those briefed with the first: "briefed the ambassadors of A and B", "the A and B ambassadors"."""
    at = clause.core.groups.get("by")
    if at is not None and clause.codes[at] == "O":
        yield from (person.owner for person in holders_of(clause, at) if person.owner)


def _side(clause: Clause) -> str | None:
    """Whose side it is that informs: "the Peruvian side briefed its guests", "the Peru side"."""
    at = clause.core.first - 1
    if at > 0 and clause.text(at, at + 1) in _SIDES and clause.codes[at - 1] in ("S", "D"):
        return clause.resolved(clause.sentence.items[at - 1])[0]
    item = clause.sentence.items[at] if at >= 0 else None
    words = clause.sentence.text[item.start : item.end].split() if item and item.code == "S" else []
    return clause.resolved(item)[0] if item and words and words[-1].lower() in _SIDES else None


def _guest_told(clause: Clause) -> Iterable[Draft]:
    """ "The guest was briefed on X": by whoever met him, where the document reports one encounter of two persons."""
    contacts = clause.context.contacts
    if len(contacts) != 1 or len(contacts[0].persons) != 2:
        return
    subject = subject_person(clause)
    host, guest = map(clause.context.known, contacts[0].persons)
    told = clause.value_codes(clause.core.first)[:1] if clause.codes[clause.core.first] in "SP" else ()
    if host and guest and ((subject and subject.name == host.name) or told == (host.owner,)):
        host, guest = guest, host
    if host and guest and host.owner and guest.owner and host.owner != guest.owner:
        slots = {"actor": (host.owner,), "recipient": (guest.owner,), "person": (host.name,)}
        yield clause.draft("briefing", slots, len(clause.codes) - 2)


def _in_contact(clause: Clause, person: Person | None) -> bool:
    """Whether the document reports an encounter of the person, who then sets something out to the other side."""
    return person is not None and any(person.name in contact.persons for contact in clause.context.contacts)


def _facing(clause: Clause, other: Person) -> Person | None:
    """The person who met this one, where the text only says "the secretary"."""
    for contact in clause.context.contacts:
        if other.name in contact.persons:
            names = [name for name in contact.persons if name != other.name]
            return clause.context.known(names[0]) if names else None
    return None


def _to_the_public(clause: Clause) -> bool:
    after = clause.codes[clause.core.first : clause.core.last + 2]
    return holds(after, letters("<public>"))


def platform(clause: Clause) -> Iterable[Draft]:
    """Two States work together within an organisation; every organisation of a list."""
    if clause.core.phrase.sets.get("there"):
        yield from _there(clause)
        return
    parties = clause.pair_before("org")
    if len(set(parties)) != 2 or "org" not in clause.core.groups or _of_an_organ(clause) or _of_another_clause(clause):
        return
    if _denied(clause) or _with_its_members(clause) or _is_a_house(clause) or _of_trade(clause):
        return
    for index in _listed(clause, clause.core.groups["org"]):
        code = str(clause.sentence.items[index].value)
        if code.startswith("UN ") and code in _ORGANS:
            code = "UN"
        elif " " in code:
            item = clause.sentence.items[index]
            code = clause.sentence.text[item.start : item.end]
        if code in parties:
            continue
        slots: dict[str, SlotValue | None] = {"parties": tuple(parties), "organisation": code}
        yield clause.draft("platform", slots, index, modality=Modality.ASSERTED)


_HOUSE: Final = re.compile(
    r"(?:['’]s?)? (?:headquarters|building|secretariat|offices?|compound|plaza)\b", re.IGNORECASE
)


def _is_a_house(clause: Clause) -> bool:
    """Whether it is the house of the organisation where something was done: "signed at the UN headquarters"."""
    item = clause.item("org")
    return item is not None and _HOUSE.match(clause.sentence.text, item.end) is not None


_TRADES: Final = re.compile(r"\b(?:trad(?:e|ing)|commercial|economic|business|export|import)[ -]\Z", re.IGNORECASE)


def _of_trade(clause: Clause) -> bool:
    """Whether a partner is one in trade: "our third trading partner in the Union"."""
    first, sentence = clause.core.first, clause.sentence
    if not clause.text(first, first + 1).startswith("partner"):
        return False
    return _TRADES.search(sentence.text, sentence.start, sentence.items[first].start) is not None


_WITH_MEMBERS: Final = re.compile(
    r"\bwith (?:all |every |each |other |the |its |fellow )*(?:members?|partners)"
    r"(?:[- ](?:states?|countr(?:y|ies)|nations?))? of\b",
    re.IGNORECASE,
)


def _with_its_members(clause: Clause) -> bool:
    """Whether one only deals "with all member countries of" the organisation."""
    core = clause.core
    return _WITH_MEMBERS.search(clause.text(core.first, core.groups["org"])) is not None


def _denied(clause: Clause) -> bool:
    """Whether it is said not to be done: "did not discuss cooperation in the Union"."""
    first = clause.core.first
    before = clause.codes[max(0, first - 3) : first + 1]
    return holds(before, clause.marks["not"]) and "only" not in clause.text(max(0, first - 3), first).lower()


def _there(clause: Clause) -> Iterable[Draft]:
    """ "stressed Peru's commitment to work together there": within the organisation named before, no city since."""
    codes, context = clause.codes, clause.context
    at = codes.rfind("G", 0, clause.core.first)
    if codes.rfind("C", 0, clause.core.first) > at:
        return
    code = str(clause.sentence.items[at].value) if at >= 0 else context.organisation
    parties = clause.pair()
    if code and len(set(parties)) == 2 and code not in parties:
        slots: dict[str, SlotValue | None] = {"parties": tuple(parties), "organisation": code}
        yield clause.draft("platform", slots, at if at >= 0 else None, modality=Modality.ASSERTED)


_ORGAN: Final = re.compile(
    r"\b(?:[Cc]ouncil|[Cc]ommittee|[Cc]ommission|[Ss]ecretar(?:y[- ][Gg]eneral|iat)|[Oo]fficials|[Ee]xecutives"
    r"|[Rr]epresentatives|[Hh]eads)\b[^,.;]{0,60}? of (?:the )?$"
)


def _of_an_organ(clause: Clause) -> bool:
    """Whether the organisation only says whose an organ or official is: "talks with officials of the Community"."""
    text, start = clause.sentence.text, clause.sentence.items[clause.core.groups["org"]].start
    return _ORGAN.search(text, max(clause.sentence.start, start - 90), start) is not None


def _of_another_clause(clause: Clause) -> bool:
    """Whether a new clause begins before the organisation: "relations ended when X voted in the United Nations"."""
    between = clause.codes[clause.core.first + 1 : clause.core.groups["org"]]
    return holds(between, letters("when", "after", "because", "although"))


def _listed(clause: Clause, index: int) -> Iterator[int]:
    """The organisation and those joined to it by commas and "and"."""
    joins = clause.marks["joins"] + clause.marks["the"] + ",()"
    first = index
    while first and index - first < _LISTED and clause.codes[first - 1] in joins + "G":
        first -= 1
    yield from (at for at in range(first, index) if clause.codes[at] == "G")
    yield index
    at, gap = index + 1, 0
    while at < len(clause.codes) and gap < 5:
        code = clause.codes[at]
        if code == "G":
            yield at
            gap = 0
        elif code in clause.marks["relative"].replace(",", "") and (comma := clause.codes.find(",", at)) > 0:
            at, gap = comma, 0  # "the UN, of which Peru is a member, and the OAS"
        elif code == "," and clause.text(at + 1, at + 3).lower() in ("above all", "in particular"):
            at += 2  # "within the UN, above all in UNEP"
        elif code in joins or code in clause.marks["in"] + clause.marks["governs"] + clause.marks["of"]:
            gap += 1
        else:
            return
        at += 1


HANDLERS: Final[Handlers] = {"briefing": briefing, "platform": platform}
