"""Copies of credentials and credentials handed over: one statement for each envoy named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from credence.lore.offices import sent_offices
from credence.model import Modality, SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.date_value import date_value
from credence.reading.context import HANDFUL, Awaited
from credence.reading.kinds.envoys import Slots, denied, envoy_slots, facing_receiver, taken_as
from credence.reading.kinds.roles import (
    actor_before,
    company,
    in_audience,
    is_envoy,
    last_envoy,
    office_after,
    others_dated,
    others_in_roles,
    person_after,
    person_at,
    receiver_after,
    role_after,
    whose,
)
from credence.reading.kinds.unnamed_envoys import named_with_states, sole_envoy, states_beside, unnamed_envoys
from credence.reading.mentions import Person, Post
from credence.reading.phrases.core import Core, Draft
from credence.reading.phrases.words import letters
from credence.reading.scan.numbers import NUMBER_WORDS
from credence.reading.spelling import holds, state_of

_ASKED: Final = 6
"""Who is invited to present letters stands within so many items of the verb."""


def accreditation(clause: Clause) -> Iterable[Draft]:
    """An envoy handed over a copy of the credentials, or them; one statement for each envoy of a list."""
    core, context = clause.core, clause.context
    copy = letters("copy", "copies", "duplicate")
    around = clause.codes[max(0, core.first - 3) : core.last + 1]
    if denied(clause) or (core.phrase.kind == "credentials-presented" and holds(around, copy)):
        return
    if clause.codes[core.first - 1 : core.first] in tuple(letters("to")) and any(
        c in letters("invited", "invites") for c in clause.codes[max(0, core.first - _ASKED) : core.first]
    ):
        return  # "invited the Ambassador to present his credentials"
    before = clause.codes[core.first - 1 : core.first] in tuple(letters("before"))
    if before and (core.date_item is None or core.date_item < core.first):
        return  # "died before presenting his credentials"
    copied = core.phrase.kind == "credentials-copy"
    unsaid = core.phrase.sets["way"] == "passive" and _of_originals(clause)
    if unsaid and not (context.accredited or holds(around, letters("<credentials-sure>"))):
        return  # of whatever else the originals are
    elsewhere = [c for c in clause.cores if c.phrase.kind == core.phrase.kind and c is not core]
    if core.phrase.sets["way"] == "those" and not any(c.last <= core.first for c in elsewhere):
        return
    if core.phrase.sets.get("accredited") and (elsewhere or context.narrator or not in_audience(clause)):
        return
    if core.phrase.sets["way"] == "audience" and (elsewhere or not _formal_audience(clause)):
        return
    envoys, receiver, used = _parties(clause, str(core.phrase.sets["way"]))
    if core.phrase.sets.get("accredits") and not _by_head_of_state(clause, receiver):
        return  # a State accredits its own envoys; a head of State those sent to him
    modality, date = _announced(clause)
    date = date or clause.date() or _date_inside(clause) or _day_of_audience(clause)
    where = _state_of_ceremony(clause)
    told = context.awaited if where in (None, context.home) else None
    if receiver is None and told and told.kind == core.phrase.kind and envoys:
        # "received credentials from several ambassadors. Credentials were presented by ...": told twice
        context.awaited = None
        by = next(iter(told.shared.get("received_by") or ()), "")
        receiver, date = (Person(by) if by else None), date or told.shared.get("date")
    if receiver is None and (state := office_after(clause, core.first)):
        receiver = Person("", None, state)
    shared: Slots = {"received_by": (receiver.name,) if receiver and receiver.name else None, "date": date}
    if where in (None, context.home):
        shared = _as_at_ceremony(clause, shared)
    date = date or shared["date"]  # type: ignore[assignment]
    if not envoys and not context.narrator and (sole := sole_envoy(clause, str(core.phrase.sets["way"]))):
        slots = envoy_slots(clause, sole[0], receiver, where)
        if slots:
            yield clause.draft(core.phrase.kind, {**slots, **shared}, sole[1], *used, modality=modality)
        return
    if not envoys:
        yield from _said_envoys(clause, receiver, shared, used)
        return
    context.contact_date = context.contact_date or date
    context.envoys = []
    for person, index in envoys:
        person = facing_receiver(clause, person, receiver, where)
        slots = _not_of_one_another(clause, envoy_slots(clause, person, receiver, where), envoys, receiver)
        if slots is None:
            continue
        context.envoys.append(person)
        yield clause.draft(core.phrase.kind, {**slots, **shared}, index, *used, modality=modality)
        yield from _in_new_role(clause, person, index, date)
        if len(envoys) == 1 and not copied and core.phrase.sets["way"] == "handed":
            for name, day, at in others_dated(clause):
                yield clause.draft(core.phrase.kind, {**slots, "person": (name,), "date": day}, at)


def _not_of_one_another(
    clause: Clause, slots: Slots | None, envoys: list[tuple[Person, int]], receiver: Person | None
) -> Slots | None:
    """What is told of one of several envoys received together, who are not accredited to one another's States.

    The State of a receiver who goes without one is that whose voice the document is, or is not known.
    """
    if slots is None or len(envoys) == 1 or (receiver is not None and receiver.owner and not receiver.inferred):
        return slots
    senders = {person.owner for person, _ in envoys if person.owner}
    hosts = slots["recipient"]
    if len(senders) < len(envoys) or not isinstance(hosts, tuple) or senders.isdisjoint(hosts):
        return slots
    home = clause.context.home
    return {**slots, "recipient": (home,)} if home and home not in senders else None


def _by_head_of_state(clause: Clause, receiver: Person | None) -> bool:
    """Whether it is a head of State who accredits envoys, named or not ("The Federal President accredited")."""
    if receiver is not None:
        return receiver.office == "head-of-state"
    posts = (item.value for item in reversed(clause.sentence.items[: clause.core.first]) if item.code == "O")
    post = next(posts, None)
    return isinstance(post, Post) and post.office == "head-of-state" and "definite" in post.flags


def _as_at_ceremony(clause: Clause, shared: Slots) -> Slots:
    """What a later sentence leaves out of the ceremony told before: "The envoys who presented credentials were ..."."""
    ceremony = clause.context.ceremony
    if ceremony is None or clause.context.narrator or ceremony.kind != clause.core.phrase.kind:
        return shared
    if (clause.modality() is Modality.SCHEDULED) != (ceremony.modality is Modality.SCHEDULED):
        return shared
    if shared["received_by"] and ceremony.shared["received_by"] not in (None, shared["received_by"]):
        return shared  # another ceremony
    return {slot: value or ceremony.shared[slot] for slot, value in shared.items()}


def _announced(clause: Clause) -> tuple[Modality | None, str | None]:
    """ "the presentation of credentials by X is scheduled for D": yet to come, and on which day."""
    core, codes = clause.core, clause.codes
    if not clause.text(core.first, core.first + 1).lower().startswith(("presentation", "handover", "submission")):
        return None, None
    stop = codes.find(";", core.last)
    codes = codes[: stop if stop >= 0 else len(codes)]
    ahead = letters("scheduled", "planned", "due", "will")
    verb = next((i for i in range(core.last, min(len(codes), core.last + 14)) if codes[i] in ahead), None)
    day = codes.find("T", verb, verb + 8) if verb is not None else -1
    if verb is None or day < 0:
        return None, None
    return Modality.SCHEDULED, clause.date_at(day, True)


def _formal_audience(clause: Clause) -> bool:
    """Whether a history tells of an envoy received by a named head of State: so envoys were admitted."""
    if {"such", "capacity"} & set(clause.text(clause.core.first, clause.core.last).split()):
        return True
    if clause.context.narrator is None:
        return False
    receiver = receiver_after(clause, clause.core.last - 1, passive=True)
    if receiver is not None:
        return receiver[0].office == "head-of-state"
    return _by_the_ruler(clause)


_AT_COURT: Final = re.compile(r"\b(?:court|audience)\Z")
_DIPLOMATS: Final = frozenset(("ambassador", "minister", "charge"))


def _by_the_ruler(clause: Clause) -> bool:
    """Whether a diplomat of a known post is told to have been received by a head of State who is not named."""
    by = clause.core.last
    titles = [i.value for i in clause.sentence.items[by : by + 2] if i.code == "O" and i.value is not None]
    value = titles[0] if titles else None
    at_court = _AT_COURT.search(clause.text(clause.core.first, clause.core.last)) is not None
    if not at_court and (not isinstance(value, Post) or value.office != "head-of-state"):
        return False
    envoy = actor_before(clause, clause.core.first)
    return envoy is not None and envoy[0].office in _DIPLOMATS


def _date_inside(clause: Clause) -> str | None:
    """A date between the verb and the credentials, though the meeting told by the same verb has it too."""
    core, items = clause.core, clause.sentence.items
    dates = (items[i] for i in range(core.first, core.last) if items[i].code == "T")
    first = next(dates, None)
    return date_value(clause.sentence, first, clause.context) if first else None


def _state_of_ceremony(clause: Clause) -> str | None:
    """The State of the city in which letters were handed over, behind them or at the head of the clause."""
    codes = clause.codes
    opening = 0 if clause.context.narrator or clause.bounds()[0] else clause.core.first
    for index in range(opening):
        if codes[index] in "PON":
            break
        if index and codes[index] == "C" and codes[index - 1] in letters("in", "at"):
            return next(iter(state_of(clause.sentence.items[index])), None)
    seat = letters("<seated>")
    told_inside = "post" in clause.core.groups  # "the first Minister to present credentials in (city) was X"
    behind = clause.core.first + 1 if told_inside else clause.core.last
    for index in range(behind, min(len(codes), clause.core.last + 14, clause.reach())):
        lives = holds(codes[index - 3 : index - 1], seat)
        if codes[index] == "C" and codes[index - 1] in letters("in", "at") and not lives:
            return next(iter(state_of(clause.sentence.items[index])), None)
    return None


def _day_of_audience(clause: Clause) -> str | None:
    """ "was received on 9 July and presented his letters": the day of the audience told just before."""
    core, codes = clause.core, clause.codes
    if holds(codes[max(0, core.first - 3) : core.first], letters("had", "will")):
        return None
    for other in reversed(clause.cores):
        if other.phrase.kind == "meeting" and other.first < core.first and other.date:
            return None if ";" in codes[other.first : core.first] else other.date
    return None


def _said_envoys(clause: Clause, receiver: Person | None, shared: Slots, used: list[int]) -> Iterator[Draft]:
    """Envoys named before ("the said envoys shall present") or only later ("three ambassadors presented")."""
    core, context = clause.core, clause.context
    plural = next((i for i in range(core.first - 1, max(-1, core.first - 24), -1) if _many(clause, i)), None)
    way = str(core.phrase.sets["way"])
    if plural is None and way in ("received", "passive"):
        plural = next((i for i in range(core.first, min(len(clause.codes), core.last + 8)) if _many(clause, i)), None)
    if _opens_list(clause):
        context.rows = (core.phrase.kind, dict(shared))
        return
    if plural is None:
        return
    named = clause.modality() is Modality.SCHEDULED or any(
        c in letters("said", "their", "excellencies") for c in clause.codes[max(0, plural - 2) : plural]
    )
    if context.envoys and named:
        for person in context.envoys:
            slots = envoy_slots(clause, person, receiver)
            if slots:
                yield clause.draft(core.phrase.kind, {**slots, **shared}, plural, *used)
        return
    if context.awaited and context.awaited.kind == core.phrase.kind and not any(shared.values()):
        return  # "The envoys who presented credentials were ...": told before with the day and by whom received
    context.envoys = []
    modality = clause.modality() if clause.modality() is Modality.SCHEDULED else None
    between = clause.codes[plural + 1 : core.first]
    headline = between[-1:] in tuple(letters("to")) and not any(c in letters("who", ",") or c == "," for c in between)
    coming = headline or clause.modality() is Modality.SCHEDULED
    modality = Modality.SCHEDULED if coming else None
    newly = "newly" in clause.text(max(0, plural - 3), plural + 1)
    context.awaited = Awaited(core.phrase.kind, dict(shared), _number(clause, plural), modality, newly)
    context.ceremony = context.awaited
    if clause.sentence.text.startswith("\n", clause.sentence.end):
        context.rows = (core.phrase.kind, dict(shared))
    for person in unnamed_envoys(clause, plural):
        if slots := envoy_slots(clause, person, receiver):
            yield clause.draft(core.phrase.kind, {**slots, **shared}, plural, *used, modality=modality)


def _opens_list(clause: Clause) -> bool:
    """Whether the sentence ends in a colon, or is a heading: those of whom it tells follow, one a line."""
    codes = clause.codes
    if codes.endswith(":"):
        return True
    return codes[-1:] not in tuple(".!?;") and clause.sentence.text[clause.sentence.end :][:1] == "\n"


_NUMBERS: Final = {word: number for word, number in NUMBER_WORDS.items() if number > 1} | {"both": 2}
_COUNTED: Final = re.compile(
    rf"\b({'|'.join(_NUMBERS)}|one|an?|\d{{1,2}}) (?:(?!and |of )[\w-]+ ){{0,3}}?"
    r"(?:ambassadors?|high commissioners?|nuncios?)\b"
)
"""Envoys of a rank, counted: "three new ambassadors and a high commissioner"."""


def _number(clause: Clause, index: int) -> int:
    """How many envoys a plural speaks of ("five ambassadors"): as many as before, else a handful, if it is not said."""
    near = clause.text(max(0, index - 4), min(index + 4, len(clause.codes))).lower()
    if counted := sum(_NUMBERS.get(many, int(many) if many.isdigit() else 1) for many in _COUNTED.findall(near)):
        return counted
    words = near.replace("-", " ").split()
    told = (int(word) if word.isdigit() and len(word) < 3 else _NUMBERS.get(word) for word in words)
    known = clause.context.awaited
    again = known is not None and known.kind == clause.core.phrase.kind
    return next(filter(None, told), known.left if known and again else HANDFUL)


def _many(clause: Clause, index: int) -> bool:
    item = clause.sentence.items[index]
    if item.code in letters("<envoys-word>"):
        return True
    return (
        item.code == "O"
        and isinstance(item.value, Post)
        and "plural" in item.value.flags
        and item.value.office in sent_offices()
    )


def _named_with_it(clause: Clause) -> tuple[Person, int] | None:
    """ "X's credentials as Ambassador were accepted": who, in the post told with the letters."""
    index, post = clause.core.groups.get("envoy"), clause.value("post")
    person = person_at(clause, index) if index is not None else None
    if person is None or index is None or not isinstance(post, Post):
        return None
    return taken_as(clause, person, post), index


def _parties(clause: Clause, way: str) -> tuple[list[tuple[Person, int]], Person | None, list[int]]:
    """The envoys with their places, the one who received, and further items used."""
    core = clause.core
    if way in ("received", "received-as", "those"):
        return _received(clause, way)
    if way == "audience":
        found = actor_before(clause, core.first)
        receiver = receiver_after(clause, core.last - 1, passive=True)
    elif way == "passive":
        found = _named_with_it(clause) or person_after(clause, core.first, 14) or whose(clause)
        if found is None or not is_envoy(found[0]):
            theirs = whose(clause)  # "his credentials were presented to the King"
            found = theirs if theirs and is_envoy(theirs[0]) else actor_before(clause, core.first) or found
        receiver = receiver_after(clause, core.last - 1, passive=True) or _who_received(clause)
        if receiver and receiver[0].post is None and holds(clause.codes[core.anchor : core.last], letters("<handed>")):
            found, receiver = found or receiver, None  # "were presented by X" does not say who received them
        found = _by_whom(clause, found)
        if found is None and _of_originals(clause):
            envoy = last_envoy(clause, core.first)
            found = (envoy, core.first) if envoy else None
    else:
        found = _whose_presentation(clause) or actor_before(clause, core.first)
        receiver = receiver_after(clause, core.first, 24) or _in_whose_hands(clause)
        inside = (
            (p, i) for i in range(core.first, core.last) if (p := person_at(clause, i)) and p.post and not is_envoy(p)
        )
        receiver = receiver or next(inside, None)
    if found is None:
        links = letters("by", "from", "of") + (letters("was", "were", "is", "are") if _of_those_who(clause) else "")
        by = [i for i in range(core.last, min(len(clause.codes), core.last + 8)) if clause.codes[i] in links]
        found = person_after(clause, by[0]) if by and (links[3:] or by[0] < core.last + 3) else None
        if way == "passive" and found is not None and receiver is not None and found[1] == receiver[1]:
            found = None  # "Three ambassadors were accredited by President X"
        if found is None and clause.codes[core.last : core.last + 1] == ",":
            after = person_after(clause, core.last, 4)  # "received, for the presentation of letters of credence, X"
            found = after if after and is_envoy(after[0]) else None
    if found is None:
        return [], receiver[0] if receiver else _him(clause), [receiver[1]] if receiver else []
    role = role_after(clause, core.last - 1, 16) if not _of_originals(clause) else None
    if way == "passive" and role is None and not _of_originals(clause):
        role = role_after(clause, core.first)
    person, index = found
    if role is None and person.post is None and (listed := states_beside(clause, index)):
        return listed, receiver[0] if receiver else _him(clause), [receiver[1]] if receiver else []
    risen = False
    if (
        any(c.phrase.kind in ("post-began", "appointed") and index < c.first < core.first for c in clause.cores)
        and (known := clause.context.known(person.name))
        and known.post is not None
        and (known.office != person.office or known.post.host != (person.post.host if person.post else ()))
    ):
        person = Person(known.name, known.post, known.owner, person.flags)
        risen = True
    used = [p[1] for p in (receiver, role) if p]
    if role is not None or person.post is None:
        person = taken_as(clause, person, role[0] if role else _same_post(clause, index))
        envoys = [(person, index)]
    else:
        envoys = [(person, index)] if index == core.first or risen else company(clause, index) or [(person, index)]
    to = receiver[0] if receiver else _him(clause) or _host_of_who(clause, index) or _met_before(clause, person)
    return envoys, to, used


def _whose_presentation(clause: Clause) -> tuple[Person, int] | None:
    """Whose letters a noun tells of: "X's presentation of his credentials", "the presentation by X of his letters"."""
    core, codes = clause.core, clause.codes
    if not clause.text(core.first, core.first + 1).lower().startswith(("presentation", "submission", "delivery")):
        return None
    before = core.first - 2
    if before >= 0 and codes[core.first - 1] in letters("'s") + "'" and (person := person_at(clause, before)):
        return person, before
    after = next((i for i in range(core.first + 2, core.last) if codes[i] in "PN"), None)
    named = codes[core.first + 1 : core.first + 2] in tuple(letters("by")) and after is not None
    person = person_at(clause, after) if named and after is not None else None
    return (person, after) if person and after is not None else None


_OF_THE_SAME: Final = re.compile(
    r"\b(?:one|incumbent|holder|occupant) (?:is|was|being|,) (?:\w+\. ?)?\Z", re.IGNORECASE
)


def _same_post(clause: Clause, index: int) -> Post | None:
    """The post last spoken of, where it is said who holds it now: "the first was X; the present one is Y, who ..."."""
    items = clause.sentence.items
    before = clause.sentence.text[clause.sentence.start : items[index].start] if index < len(items) else ""
    envoy = last_envoy(clause, index) if _OF_THE_SAME.search(before[-40:]) else None
    return envoy.post if envoy else None


def _of_those_who(clause: Clause) -> bool:
    """ "among those who presented credentials on D was X", "presenting their letters were X and Y"."""
    first = clause.core.first
    return first == 0 or clause.codes[first - 1] in letters("who", "to")


def _by_whom(clause: Clause, found: tuple[Person, int] | None) -> tuple[Person, int] | None:
    """The envoy "by" whom credentials were presented, where the one found is none."""
    if found is not None and (is_envoy(found[0]) or found[0].post is None):
        return found
    codes, last = clause.codes, clause.core.last
    for index in range(last, min(len(codes), last + 16)):
        if codes[index] in letters("by"):
            # "by the following ambassadors: X of A, Y of B"
            named = (at for at in range(index + 1, min(len(codes), index + 8)) if person_at(clause, at))
            after = next(named, None)
            person = person_at(clause, after) if after is not None else None
            return (person, after) if person and after is not None and is_envoy(person) else None
    return None


def _host_of_who(clause: Clause, index: int) -> Person | None:
    """To whom: "The Minister met Ambassador X, who presented a copy", "X called on the Minister and ..."."""
    core = clause.core
    envoy = person_at(clause, index) if index < core.first else None
    if envoy is None or core.phrase.sets["way"] != "handed":
        return None
    met = (
        p
        for i in range(core.first - 1, -1, -1)
        if i != index and (p := person_at(clause, i)) and p.post and not is_envoy(p) and not _appointed_by(clause, i)
    )
    found = next((p for p in met if p.owner and (p.owner != envoy.owner or p.inferred)), None)
    if core.phrase.kind == "credentials-copy" or (
        found and found.office == "head-of-state" and not clause.context.told
    ):
        return found
    met_him = any(c.phrase.kind == "meeting" and "/list-item" not in c.phrase.id for c in clause.cores)
    return found if found and found.office == "head-of-state" and met_him else None


def _of_originals(clause: Clause) -> bool:
    """Whether it is told of "the originals", after the copies: those of the envoy last spoken of."""
    return "original" in clause.text(clause.core.first, clause.core.last).lower()


_HANDS: Final = 6


def _in_whose_hands(clause: Clause) -> tuple[Person, int] | None:
    """ "placed her letters in the hands of the President"."""
    hands = clause.codes.find(letters("hands"), clause.core.last, clause.core.last + _HANDS)
    found = person_after(clause, hands + 1, 4) if hands >= 0 else None
    return found if found and found[0].post and not is_envoy(found[0]) else None


def _who_received(clause: Clause) -> tuple[Person, int] | None:
    """The head of State who, before it, is said to have received "the credentials presented by" envoys."""
    verb = next((i for i in range(clause.core.first - 1, -1, -1) if clause.codes[i] in letters("<received>")), 0)
    named = ((p, i) for i in range(verb - 1, -1, -1) if (p := person_at(clause, i)) and p.post and not is_envoy(p))
    return next(named, None)


def _met_before(clause: Clause, envoy: Person) -> Person | None:
    """Who met the envoy in the sentence before, where she then "presented a copy of her credentials"."""
    if clause.core.phrase.kind != "credentials-copy" or clause.context.narrator:
        return None
    if not clause.context.is_recent(clause.date()):
        return None  # "in March last year"
    latest = [p for p in clause.context.latest if p.name != envoy.name][-1:]
    return next((p for p in latest if p.office in _TAKE_COPIES and p.owner not in (None, envoy.owner)), None)


_TAKE_COPIES: Final = ("foreign-minister", "deputy-foreign-minister", "official")
"""Those to whom, at home, the copies of letters are handed."""


def _appointed_by(clause: Clause, index: int) -> bool:
    """Whether one is named as he who appointed somebody: "X, appointed by King Y as Minister"."""
    before = clause.codes[max(0, index - _ASKED) : index]
    return before[-1:] in tuple(letters("by")) and holds(before, letters("<appointed>"))


def _him(clause: Clause) -> Person | None:
    """ "to him" is the one who received before."""
    core = clause.core
    span = clause.codes[core.first : core.last + 3]
    if not holds(span, letters("him", "her")) or not holds(span, letters("him")):
        return None
    for index in range(core.first - 1, -1, -1):
        person = person_at(clause, index)
        if person is not None and not is_envoy(person) and person.post is not None:
            return person
    return next((p for p in reversed(clause.context.latest) if p.post and not is_envoy(p)), None)


def _received(clause: Clause, way: str) -> tuple[list[tuple[Person, int]], Person | None, list[int]]:
    core = clause.core
    receiver = None
    for index in range(core.first - 1, clause.bounds()[0] - 1, -1):
        person = person_at(clause, index)
        if person is not None and not is_envoy(person):
            receiver = (person, index)
            break
    used = [receiver[1]] if receiver else []
    by = receiver[0] if receiver and receiver[0].post else None
    if way == "received-as":
        if by is None and (after := receiver_after(clause, core.last, 10, passive=True)):
            by, used = after[0], [after[1]]
        person, post = person_at(clause, core.groups["person"]), clause.value("post")
        if person is None or not isinstance(post, Post) or post.office not in sent_offices():
            return [], None, []
        if post.owner is None and by and by.owner and by.owner in clause.context.told:
            post.owner = _just_recognised(clause, by.owner) or clause.context.other(by.owner)
        acting = clause.earlier_subject() if clause.codes[core.first] in letters("receiving") else None
        if post.owner is None and acting in clause.context.told:
            post.owner = clause.context.other(acting)  # "recognised B by receiving X as Minister": B sent him
        return [(taken_as(clause, person, post), core.groups["person"])], by, used
    colon = clause.codes[core.last - 1] == ":"
    found = person_after(clause, core.last if colon else core.last - 1, 18) or _behind_colon(clause)
    inside = [
        (p, i) for i in range(core.first, core.last) if (p := person_at(clause, i)) and p is not (receiver or [0])[0]
    ]
    if inside and (found is None or not is_envoy(found[0]) or is_envoy(inside[0][0])):
        found = inside[0]
    if found is not None and found[0].post is not None and not is_envoy(found[0]):
        found = None  # "After receiving the letters of the new envoys, President X said"
    if found is None and holds(clause.codes[core.first : core.last], letters("his", "her")):
        officially = by is not None or holds(clause.codes[clause.bounds()[0] : core.first], "OPK")
        envoy = last_envoy(clause, core.first) if officially else None
        return [(envoy, core.first)] if envoy else [], by, used
    if found is None:
        return [], by, used
    person, index = found
    role = role_after(clause, index + 1)
    if role is not None and role[0].office in sent_offices():
        more = [(taken_as(clause, other, post), at) for other, at, post, _ in others_in_roles(clause, role[1] + 1)]
        return [(taken_as(clause, person, role[0]), index), *more], by, [*used, role[1]]
    if person.post is None and (listed := named_with_states(clause, index)):
        return listed, by, used
    return [pair for pair in _with_list(clause, index) if pair[0].post], by, used


def _just_recognised(clause: Clause, receiving: str) -> str | None:
    """The State that is recognised by receiving its envoy, be it none of the two of a history: "recognised the
    Federation on D, when President X received Y as Minister"."""
    first = clause.core.first
    told = (c for c in clause.cores if c.phrase.kind in _RECOGNISES and c.last <= first and _whom(c) is not None)
    core = next(told, None)
    at = _whom(core) if core is not None else None
    codes = clause.value_codes(at) if at is not None else ()
    told_when = core is not None and holds(clause.codes[core.last : first], clause.marks["when"])
    return codes[0] if told_when and codes and codes[0] != receiving else None


_RECOGNISES: Final = ("recognition", "relations-established")


def _whom(core: Core) -> int | None:
    """Where the State stands that is recognised, or with which relations begin."""
    return core.groups.get("recipient", core.groups.get("other"))


def _behind_colon(clause: Clause) -> tuple[Person, int] | None:
    """The first of those listed behind a colon: "received the letters of: 1) Ambassador X; 2) Ambassador Y"."""
    last = clause.core.last
    colon = clause.codes.find(":", last, last + 5)
    return person_after(clause, colon + 1, 6) if colon >= 0 else None


def _with_list(clause: Clause, index: int) -> list[tuple[Person, int]]:
    """The envoys of a list that begins at `index`, its semicolons notwithstanding.

    So also "a copy of the credentials of X, and a copy of the credentials of Y".
    """
    again = letters("a", "copy", "copies", "letters", "letter", "credence", "his", "her", "<credentials-sure>")
    return [pair for pair in company(clause, index, again) if pair[1] >= index]


def _in_new_role(clause: Clause, person: Person, index: int, date: SlotValue | None) -> Iterator[Draft]:
    """ "presented his credentials as Minister": who holds it; "as the first resident Ambassador": in post."""
    role = role_after(clause, clause.core.last - 1, 16) or role_after(clause, clause.core.first, 12)
    post = role[0] if role else person.post
    if post is None:
        return
    if clause.context.narrator and role is None and person.post and person.owner:
        yield clause.draft(
            "holds-office", {"person": (person.name,), "office": post.office, "actor": (person.owner,)}, index
        )
    if role is not None and post is person.post and clause.modality() is Modality.ASSERTED and person.owner:
        yield clause.draft(
            "holds-office", {"person": (person.name,), "office": post.office, "actor": (person.owner,)}, index
        )
    if {"first", "resident"} <= post.flags and clause.core.phrase.kind == "credentials-presented":
        slots = envoy_slots(clause, person)
        if slots:
            yield clause.draft("post-began", {**slots, "resident": True, "date": date}, index)
