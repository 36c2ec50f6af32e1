"""Persons named in a post and persons appointed to one: who holds which office, and appointments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from credence.lore.offices import sent_offices
from credence.model import Modality
from credence.reading.clause import Clause
from credence.reading.context import Awaited
from credence.reading.core import Draft
from credence.reading.date_value import date_value
from credence.reading.kinds.appointed_lists import appointed_ahead, appointed_below, appointed_in_turn, named_to_posts
from credence.reading.kinds.envoys import Slots, denied, envoy_slots, owner_of_mission, taken_as
from credence.reading.kinds.roles import (
    actor_before,
    company,
    in_audience,
    is_envoy,
    last_envoy,
    others_in_roles,
    person_after,
    person_at,
    post_after,
    role_after,
    state_after,
)
from credence.reading.kinds.roster import named_on_roster, of_roster, on_roster, open_roster
from credence.reading.kinds.succession import passed_on
from credence.reading.mentions import Person, Post
from credence.reading.spelling import holds
from credence.reading.unions import unions
from credence.reading.words import letters


def newly_appointed(clause: Clause) -> Iterable[Draft]:
    """A person named in a post: who holds which office, and (for one newly appointed) the appointment."""
    person = clause.value("person")
    if not isinstance(person, Person) or not person.name or person.post is None or "again" in person.flags:
        return
    post = person.post
    flags = person.flags | post.flags
    if ("newly-appointed" in flags or "designate" in flags) and post.office in sent_offices():
        slots = envoy_slots(clause, person)
        if slots:
            yield clause.draft("appointed", slots)
    if listed := list(named_on_roster(clause, person)):
        yield from listed
        return
    yield from _awaited(clause, person)
    organisation = post.organisation if post.office not in sent_offices() else None
    holder = unions().get(organisation, organisation) if organisation else person.owner
    if (
        flags & ({"former", "designate"} if clause.context.narrator else {"former", "designate", "successor"})
        or not holder
        or (clause.context.rows or ("",))[0] in ("appointed", "post-ended")
        or person.name.startswith("@")
        or _gone(clause, person)
        or named_to_posts(clause)
    ):
        return
    yield clause.draft("holds-office", {"person": (person.name,), "office": post.office, "actor": (holder,)})


def _awaited(clause: Clause, person: Person) -> Iterator[Draft]:
    """The credentials told before of envoys who are only now named."""
    rows = clause.context.rows
    if rows is not None and all(c.phrase.kind != rows[0] or "/named" in c.phrase.id for c in clause.cores):
        yield from _of_row(clause, person, *rows)
        return
    awaited = clause.context.awaited
    if awaited is None or not is_envoy(person) or person.owner == clause.context.home:
        return
    told = {c.phrase.kind for c in clause.cores if c.phrase.dated}
    if told & {"post-began", "post-ended", "consultations"} and not told & {
        "credentials-presented",
        "credentials-copy",
    }:
        return  # of whom the sentence tells something else: "Arrivals: ..."
    if awaited.kind == "appointed":
        return
    clause.context.envoys.append(person)
    slots = envoy_slots(clause, person)
    if slots:
        clause.context.awaited = replace(awaited, left=awaited.left - 1) if awaited.left > 1 else None
        yield clause.draft(awaited.kind, {**slots, **awaited.shared}, modality=awaited.modality)


def _of_row(clause: Clause, person: Person, kind: str, told: dict[str, Any]) -> Iterator[Draft]:
    """What the sentence or heading above a list tells of each envoy in it; a line may give its own date."""
    shared = dict(told)
    sender, post = shared.pop("sender", None), person.post
    if sender and post and sender not in post.host:
        person = Person(person.name, Post(post.office, post.term, sender, post.host, post.flags), sender)
    slots = envoy_slots(clause, person) if is_envoy(person) else None
    if slots is None:
        return
    clause.context.awaited = None
    day = next((i for i in clause.sentence.items if i.code == "T" and not i.value.modifier), None)
    date = date_value(clause.sentence, day, clause.context) if day else None
    yield clause.draft(kind, {**slots, **shared, "date": date or shared.get("date")})


def listed_below(clause: Clause) -> Iterator[Draft]:
    """A heading over a list: "Arrivals", "Agréments granted", "Farewell calls"."""
    codes, sentence = clause.codes, clause.sentence
    heads = codes.endswith(":") or (codes[-1:] not in (".", ";", "?", "!") and len(codes) <= _HEADING)
    if heads and sentence.text[sentence.end : sentence.end + 1] in ("\n", ""):
        manner = clause.core.phrase.sets.get("manner")
        clause.context.rows = (clause.core.phrase.kind, {"date": clause.date(), "manner": manner})
    return iter(())


_HEADING = 12
"""A heading has no more words and mentions than this."""


def _gone(clause: Clause, person: Person) -> bool:
    """Whether the clause itself says that the office was held at some past date (outside histories)."""
    context = clause.context
    if context.narrator or "outgoing" in person.flags:
        return False
    if _departed(clause) or ("first" in person.flags and _years_since(clause) > _FIRST):
        return True
    if " was the last " in clause.text(clause.core.first, clause.core.last) and _years_since(clause) > _LATELY:
        return True
    place = clause.core.first
    for core in clause.cores:
        kind = core.phrase.kind
        if "/held-until" in core.phrase.id and core.first == place and not _ahead(clause, core.date):
            return True
        if (kind not in ("credentials-presented", "post-ended") and "/served" not in core.phrase.id) or not core.date:
            continue
        if core.phrase.sets.get("way") == "object" and core.groups.get("person") != clause.core.groups.get("person"):
            continue  # it is somebody else who left
        if not (core.first - 10 <= place <= core.last + 8) or not core.date[:4].isdigit():
            continue
        told = clause.codes[core.first : core.last]
        if "/served" in core.phrase.id and not any(c in "OPR" or c in letters("post", "office") for c in told):
            continue  # "noted that the country was in 1992 the second": nobody's service
        years = context.today.year - int(core.date[:4]) if context.today else _LONG
        if years > (
            _LONG if kind == "credentials-presented" and is_envoy(person) else _LATELY if kind != "post-ended" else 0
        ):
            return True
    return not is_envoy(person) and _acted_long_ago(clause)


def _ahead(clause: Clause, day: str | None) -> bool:
    today = clause.context.today
    return today is not None and day is not None and day > today.isoformat()[: len(day)]


def _departed(clause: Clause) -> bool:
    """ "Departure of H.E. Mr. X, Ambassador of Y": gone by the time it is told."""
    before = clause.codes[max(0, clause.core.first - 3) : clause.core.first]
    return any(code in letters("departure", "departed") for code in before)


def _years_since(clause: Clause) -> int:
    """How long ago the sentence's one year is; 0 where it names none, or several."""
    values = (item.value.value for item in clause.sentence.items if item.code == "T")
    years = {int(value[:4]) for value in values if value and value[:4].isdigit()}
    today = clause.context.today
    return (today.year if today else _UNDATED) - min(years) if years else 0


_FIRST = 12
"""Years after which "the first ambassador" is not the present one."""
_UNDATED = 2000
"""The year counted from where a report has no date."""
_LATELY = 2
"""Years for which whoever received an envoy or signed a treaty is taken to be still in office."""
_LONG = 5
"""Years after which whoever received or handed over letters is taken to hold the office no more."""
_ACTS = ("visit", "meeting", "signed", "credentials-presented")


def _acted_long_ago(clause: Clause) -> bool:
    """Whether what the person did (paid a visit, signed) is years past."""
    today, place = clause.context.today, clause.core.first
    for core in clause.cores:
        if core.phrase.kind not in _ACTS or not core.date or not core.date[:4].isdigit():
            continue
        beside = core.first - 4 <= place <= core.last + 4 and not clause.core.first < core.first < place
        if beside and today and today.year - int(core.date[:4]) > _LATELY:
            return True
    return False


def appointed(clause: Clause) -> Iterable[Draft]:
    """An appointment told by a verb, a noun, or only by a title ("newly appointed", "designate")."""
    way = clause.core.phrase.sets.get("way")
    if way == "list":
        return listed_below(clause)
    if way == "verb":
        return _appointed_verb(clause)
    if way == "noun":
        return _appointed_noun(clause)
    if way == "exequatur":
        return _exequatur(clause)
    if way == "sworn":
        return open_roster(clause, _office_of_actor(clause) or clause.subject())
    if way == "roster":
        return of_roster(clause)
    if way == "holding":
        return _holding(clause)
    return newly_appointed(clause)


@dataclass(slots=True)
class _Appointment:
    """Who is appointed (with the item that names them), to which post, and to which States where no post says so."""

    person: Person
    index: int
    post: tuple[Post, int] | None = None
    place: tuple[tuple[str, ...], int] | None = None


def _appointed_verb(clause: Clause) -> Iterator[Draft]:
    if denied(clause) or _accredited_now(clause):
        return
    passive = _is_passive(clause)
    told = _appointed_passive(clause) if passive else _appointed_active(clause)
    if below := appointed_below(clause, _office_of_actor(clause)) or list(appointed_ahead(clause)):
        yield from below
        return
    if in_turn := appointed_in_turn(clause, _office_of_actor(clause) or clause.subject()):
        yield from in_turn
        return
    if told is None and clause.codes.endswith(":"):
        sender = _office_of_actor(clause) or clause.subject()
        days = [i for i in clause.sentence.items[clause.core.last :] if i.code == "T"]
        date = clause.date() or (date_value(clause.sentence, days[0], clause.context) if days else None)
        clause.context.rows = (clause.core.phrase.kind, {"date": date, "sender": sender})
    if told is None:
        open_roster(clause, _office_of_actor(clause) or clause.subject())
    if told is None or (clause.context.narrator and passive and not _by_name(clause, told)):
        return
    if told.post is None and told.person.post is None:
        told.person = _by_circumstance(clause, told)
    if not _to_a_mission(clause, told, passive):
        return
    person, post, place = told.person, told.post, told.place
    held = post[0] if post else person.post
    if not passive and held is not None and held.owner is None:
        sender = clause.subject() or _office_of_actor(clause)
        held.owner = sender if sender not in held.host else None
    taken = _appointee(person, held, place[0] if place and (post is None or not post[0].host) else ())
    taken = _remembered(clause, taken)
    slots = envoy_slots(clause, taken)
    if slots:
        slots["date"] = None if _year_of_entry(clause) or _of_what_follows(clause) else clause.date()
        slots["recipient"] = also_to(clause, post, slots)
        used = [told.index, post[1] if post else None, place[1] if place and post is None else None]
        yield clause.draft("appointed", slots, *used)
    if slots and passive and clause.codes[clause.core.first - 1] in letters("were", "been"):
        for other, at in company(clause, told.index):
            more = envoy_slots(clause, other) if other.name != person.name and at < clause.core.first else None
            if more:
                yield clause.draft("appointed", {**more, "date": slots["date"]}, at)
    if slots and not passive and not clause.context.narrator:
        for other, at in company(clause, told.index):
            more = envoy_slots(clause, other) if at > told.index and other.post and other.post.host else None
            if more:
                yield clause.draft("appointed", {**more, "date": slots["date"]}, at)
    if slots and post:
        for other, at, role, last in others_in_roles(clause, post[1] + 1):
            role.owner = role.owner or taken.owner
            more = envoy_slots(clause, _remembered(clause, _appointee(other, role, ())))
            if more:
                yield clause.draft("appointed", {**more, "date": slots["date"]}, at, last)


def _is_passive(clause: Clause) -> bool:
    core, codes = clause.core, clause.codes
    before = codes[max(0, core.first - 4) : core.first]
    beside = codes[core.last : core.last + 2].lstrip("H")[:1]
    return holds(before, letters("was", "were", "been", "is", "be", "being", "are")) or (
        before[-1:] == "," and beside not in ("P", "N")
    )


def _appointed_passive(clause: Clause) -> _Appointment | None:
    """ "X was appointed Ambassador", "X, appointed in 2019"."""
    at = clause.core.last
    post = post_after(clause, at, 8)
    if post is None and holds(clause.codes[at : at + 6], letters("<in-stead>")):
        post = role_after(clause, at, 14)  # "appointed to succeed X as Ambassador"
    found = _in_other_office(clause, post) or actor_before(clause, clause.core.first)
    if post is None and found and found[0].post is None and clause.context.narrator:
        post = role_after(clause, at, 30)  # "was appointed on D, and presented his credentials as Minister"
    place = state_after(clause, at, 5) or _represented_in(clause, at)
    return _Appointment(*found, post, place) if found else None


def _appointed_active(clause: Clause) -> _Appointment | None:
    """ "The King appointed X as Ambassador", "named as its Ambassador X"."""
    at = clause.core.last
    found = _pronoun_after(clause) or person_after(clause, at, 7)
    if found is None:
        return None
    post = post_after(clause, found[1] + 1, 7)
    if found[0].post is None and post is None:
        post = post_after(clause, at, 4)
    return _Appointment(*found, post)


def _pronoun_after(clause: Clause) -> tuple[Person, int] | None:
    """Whom "had nominated him" means: the envoy last spoken of."""
    at = clause.core.last
    if clause.codes[at : at + 1] not in tuple(letters("him", "her")):
        return None
    envoy = last_envoy(clause, clause.core.first)
    return (Person(envoy.name, passed_on(envoy), envoy.owner, envoy.flags), at) if envoy else None


def _by_circumstance(clause: Clause, told: _Appointment) -> Person:
    """A person of no told post: one appointed "in his stead" has that post; a history may only say to which State."""
    held = _in_his_stead(clause) or _head_of(clause)
    if held is not None:
        return taken_as(clause, told.person, held)
    if clause.context.narrator and told.place:
        hosts = told.place[0]
        owner = clause.context.narrator if clause.context.narrator not in hosts else None
        return Person(told.person.name, Post("", "", owner, hosts), owner)
    return told.person


def _head_of(clause: Clause) -> Post | None:
    """The post of one appointed "to head the Embassy": at its head, by whatever title."""
    last, codes = clause.core.last, clause.codes
    index = codes.find("R", last, last + 8)
    if index < 0 or clause.context.narrator or not holds(codes[last:index], letters("head", "lead", "run", "heading")):
        return None
    mission = clause.sentence.items[index].value
    owner = mission.owner or (clause.context.home if mission.whose else None)
    return Post("", "", owner, (mission.host,)) if owner and mission.host and owner != mission.host else None


def _to_a_mission(clause: Clause, told: _Appointment, passive: bool) -> bool:
    """Whether the post is one that a State fills in another, and the act is told of as done or to be done."""
    person, post = told.person, told.post[0] if told.post else None
    if post is not None and post.office not in sent_offices():
        return False
    if post is None and not is_envoy(person) and not (person.post and person.post.host and not person.office):
        return False
    if post and post.term == "representative" and not (clause.context.narrator or post.host):
        return False
    first, codes = clause.core.first, clause.codes
    if codes[first - 1 : first] in letters("be") and codes[first - 2 : first - 1] in letters("to"):
        return False
    plural = person.post is not None and "plural" in person.post.flags
    return post is not None or passive or not plural or "again" in person.flags


def _remembered(clause: Clause, taken: Person) -> Person:
    """The person appointed, whom the text from now on knows in the new post."""
    if taken.owner is None:
        return taken_as(clause, taken, taken.post)
    known = clause.context.meet(Person(taken.name, taken.post, taken.owner))
    if known.post and taken.post:
        sent_elsewhere = taken.post.host and known.post.host and clause.context.narrator
        if known.post.office != taken.post.office or sent_elsewhere:
            known.post = taken.post
    return taken


def _of_what_follows(clause: Clause) -> bool:
    """Whether the date is of a later act: "was also accredited to B, and presented her credentials there on D"."""
    core = clause.core
    if core.date_item is None or not holds(clause.codes[max(0, core.first - 2) : core.first], letters("<also>")):
        return False
    return any(core.last <= c.first < core.date_item for c in clause.cores if c.phrase.dated)


def _represented_in(clause: Clause, at: int) -> tuple[tuple[str, ...], int] | None:
    """ "designated to represent the United States in Lithuania as well": the State after "in"."""
    codes = clause.codes
    if not holds(codes[at : at + 3], letters("represent")):
        return None
    for index in range(at + 2, min(len(codes), at + 9)):
        if codes[index] == "S" and codes[index - 1] in letters("in", "to", "before", "near"):
            return clause.value_codes(index), index
    return None


_ASIDE = 10
"""The office held until then may take so many words."""


def _in_other_office(clause: Clause, post: tuple[Post, int] | None) -> tuple[Person, int] | None:
    """One who held another office until then: "Assistant Secretary X was sent out as Ambassador"."""
    if post is None or post[0].office not in sent_offices():
        return None
    for index in range(clause.core.first - 1, max(-1, clause.core.first - _ASIDE), -1):
        if clause.codes[index] in "PN":
            person = person_at(clause, index)
            by_name = person is not None and person.post is not None and not is_envoy(person)
            return (Person(person.name, None, person.owner), index) if person and by_name else None
    return None


def _in_his_stead(clause: Clause) -> Post | None:
    """The post of the envoy last spoken of, where one is appointed "in his stead" or "to succeed him"."""
    after = clause.codes[clause.core.last : clause.core.last + 5]
    envoy = last_envoy(clause, clause.core.first) if any(c in letters("<in-stead>") for c in after) else None
    return envoy.post if envoy else None


def also_to(clause: Clause, post: tuple[Post, int] | None, slots: Slots) -> tuple[str, ...]:
    """The receiving States, with those of a concurrent accreditation told behind a comma."""
    given = slots["recipient"]
    hosts = given if isinstance(given, tuple) else ()
    at = post[1] + 1 if post else clause.core.last
    codes = clause.codes
    marks = letters("concurrent", "concurrently", "non-resident", "also", "residence", "resident")
    for index in range(at, min(len(codes), at + 12)):
        if codes[index] in ";:P":
            break
        if codes[index] in letters("to", "for") and any(c in marks for c in codes[at:index]):
            more = state_after(clause, index, 2)
            return tuple(dict.fromkeys([*hosts, *(c for c in (more[0] if more else ()) if (c,) != slots["actor"])]))
    return hosts


def _accredited_now(clause: Clause) -> bool:
    """ "is also accredited to": how things stand, not an appointment told of."""
    core, codes = clause.core, clause.codes
    before = codes[max(0, core.first - 3) : core.first]
    if any("/accredited-by" in c.phrase.id and c.first < core.last <= c.last for c in clause.cores):
        return in_audience(clause) and not clause.context.narrator
    return (
        codes[core.first] in letters("accredited")
        and any(c in letters("is", "are") for c in before)
        and not clause.context.narrator
    )


def _year_of_entry(clause: Clause) -> bool:
    """Whether the date found stands in brackets behind a name ("(IFS: 1998)")."""
    at, codes = clause.core.date_item, clause.codes
    return (
        at is not None
        and at < clause.core.first
        and codes[at + 1 : at + 2] == ")"
        and "(" in codes[max(0, at - 3) : at]
    )


def _office_of_actor(clause: Clause) -> str | None:
    """The State of the office that appoints ("the King of Morocco has appointed")."""
    for item in reversed(clause.sentence.items[max(0, clause.core.first - 8) : clause.core.first]):
        if isinstance(item.value, Post):
            return item.value.owner
    return None


def _by_name(clause: Clause, told: _Appointment) -> bool:
    """Whether an item names the person, not only the post ("the U.S. Minister was also accredited to")."""
    if told.index >= clause.core.first:
        before = [i for i in clause.sentence.items[: clause.core.first] if i.code in "OPN"]
        # "the first consul was appointed in 1816" means nobody yet named
        return not (len(before) == 1 and before[0].code == "O" and {"first", "definite"} <= before[0].value.flags)
    item = clause.sentence.items[told.index]
    return item.code not in "PO" or told.person.name.split()[-1] in clause.text(told.index, told.index + 1)


def _appointee(person: Person, post: Post | None, hosts: tuple[str, ...]) -> Person:
    owner = (post.owner if post else None) or person.owner
    if post is not None and hosts:
        post = Post(post.office, post.term, post.owner, tuple(h for h in hosts if h != owner), post.flags, None)
    return Person(person.name, post, owner, person.flags)


def _appointed_noun(clause: Clause) -> Iterator[Draft]:
    index = clause.core.groups.get("person")
    if index is None:
        if "following" in clause.text(clause.core.first, clause.core.last).lower():
            clause.context.awaited = Awaited("appointed", {"date": clause.date()}, 20)
        return
    person, post = person_at(clause, index), clause.value("post")
    if person is None or (clause.core.phrase.sets.get("next") and not _next_in_post(clause)):
        return
    if holds(clause.codes[max(0, clause.core.first - 5) : clause.core.first], clause.marks["hedge"]):
        return
    if clause.codes[clause.core.first] == "I" and "appointment" not in clause.text(clause.core.first, index):
        return
    if isinstance(post, Post):
        person = taken_as(clause, person, post)
    slots = envoy_slots(clause, person) if is_envoy(person) else None
    if slots:
        slots["date"] = clause.date()
        ahead = clause.codes[max(0, clause.core.first - 4) : clause.core.first]
        to_come = any(c in clause.marks["future"] for c in ahead)
        # "agreed to the appointment": the appointment has been made.
        yield clause.draft("appointed", slots, modality=Modality.SCHEDULED if to_come else Modality.ASSERTED)


def _next_in_post(clause: Clause) -> bool:
    """Whether the post is told of as the next one's: "will be Norway's next ambassador"."""
    item = clause.item("post")
    words = clause.sentence.text[item.start : item.end].lower().split() if item else []
    return not {"next", "new", "future"}.isdisjoint(words)


_HIS_EXEQUATUR = re.compile(r"\b(?:issued|granted|signed|gave) h(?:is|er) exequatur\b")


def _exequatur(clause: Clause) -> Iterator[Draft]:
    """A consul admitted to his office by the receiving State: a history dates his service from it."""
    core = clause.core
    if denied(clause):
        return
    index = core.groups.get("person")
    person = person_at(clause, index) if index is not None else None
    post, at = clause.value("post"), index
    if person is None and (found := actor_before(clause, core.first)):
        person, at = found
    if not is_envoy(person) and post is None and _HIS_EXEQUATUR.search(clause.text(core.first, core.last)):
        person, at = last_envoy(clause, core.first), core.first  # "President X issued his exequatur"
    if person is None or at is None:
        return
    if isinstance(post, Post):
        person = taken_as(clause, person, post)
    granter = _granter(clause)
    if granter and person.post and granter in (person.owner, person.post.owner):
        # "granted an exequatur to X as Consul for Hanover": the State that admits him did not send him
        sender = next((h for h in person.post.host if h != granter), None) or clause.context.other(granter)
        person = taken_as(clause, person, Post(person.post.office, person.post.term, sender, (granter,)))
    slots = envoy_slots(clause, person) if is_envoy(person) else None
    if slots is None:
        return
    slots["date"] = clause.date()
    yield clause.draft("post-began" if clause.context.narrator else "appointed", slots, at if at < core.first else None)
    if person.owner:
        yield clause.draft(
            "holds-office", {"person": (person.name,), "office": person.office, "actor": (person.owner,)}
        )


def _granter(clause: Clause) -> str | None:
    """The State whose head or minister grants an exequatur, where the clause names him."""
    left, _ = clause.bounds()
    for index in range(clause.core.first - 1, left - 1, -1):
        person = person_at(clause, index)
        if person is not None and person.post and not is_envoy(person):
            return person.owner
    return None


def _successor(clause: Clause, at: int) -> tuple[Person, int] | None:
    """The person named before "who had replaced" or "succeeded", within a few words."""
    for index in range(at - 1, max(-1, at - 6), -1):
        if clause.codes[index] in "PN":
            person = person_at(clause, index)
            return (person, index) if person else None
    return None


def _holding(clause: Clause) -> Iterator[Draft]:
    """ "X as Chargé d'Affaires", "X was the first Ambassador": who holds which office."""
    index = clause.core.groups.get("person")
    post = clause.value("post")
    if on_roster(clause) and isinstance(post, Post) and post.office in sent_offices():
        yield from of_roster(clause)
        return
    if clause.core.phrase.sets.get("told") and not clause.context.narrator:
        return  # outside histories "who had served as" tells of an office no longer held
    if index is None or not isinstance(post, Post) or post.flags & {"former", "designate", "plural"}:
        return
    if "holding-told.1" in clause.core.phrase.id and "definite" in post.flags:
        return  # "X, the Minister and Y": a list, not a second title
    person = person_at(clause, index)
    if person is None or (clause.codes[index] == "P" and "former" in person.flags):
        return
    if index and clause.codes[index - 1] in letters("replaced", "succeeded", "replacing", "succeeding"):
        # "X, who had replaced Y as Z": it is X who holds the office.
        found = _successor(clause, index - 1)
        if found is None:
            return
        person, index = found
    nouns = (c for c in clause.cores if c.phrase.sets.get("way") == "noun" or "/commission-ended" in c.phrase.id)
    if any(c.first < clause.core.last and index < c.last for c in nouns):
        return  # "the appointment of X as Y", "an exequatur to X as Y"
    if any("/chosen" in c.phrase.id and c.first < index for c in clause.cores):
        return  # "approved the nominations of X as Y and V as W"
    before = clause.codes[max(0, index - 9) : index]
    past = letters("earlier", "previously", "formerly", "before", "once", "prior", "until", "had")
    if not clause.context.narrator and any(c in past for c in clause.codes[max(0, index - 3) : clause.core.last]):
        return
    if any(c in letters("<appointed>") for c in before):
        return
    if any(c.phrase.kind.startswith("credentials") and c.first < index < c.last + 8 for c in clause.cores):
        return
    if not clause.context.narrator and any("/died" in c.phrase.id for c in clause.cores):
        return
    if any(c in letters("with", "under") for c in before[-3:]) and post.owner is None:
        post.owner = owner_of_mission(clause)
    taken = taken_as(clause, person, post)
    told = clause.text(clause.core.first, clause.core.last)
    awaited = clause.context.awaited
    if awaited and awaited.kind == "appointed" and is_envoy(taken) and " was " not in told:
        slots = envoy_slots(clause, taken)
        if slots:
            yield clause.draft("appointed", {**slots, "date": clause.date()})
    owner = post.organisation if post.organisation and post.office not in sent_offices() else taken.owner
    if owner is None and post.office not in sent_offices():
        owner = clause.context.home
    if owner and not clause.context.narrator and _gone(clause, taken):
        return
    if owner:
        yield clause.draft("holds-office", {"person": (taken.name,), "office": post.office, "actor": (owner,)})
