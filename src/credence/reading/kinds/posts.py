"""Heads of mission: appointed, copy of credentials, credentials, in post, departed; and who holds which office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from credence.lore.offices import sent_offices
from credence.model import Modality, SlotValue
from credence.reading.clause import Clause, Draft
from credence.reading.kinds.roles import (
    actor_before,
    company,
    is_envoy,
    last_envoy,
    letters,
    person_after,
    person_at,
    post_after,
    receiver_after,
    role_after,
    state_after,
)
from credence.reading.mentions import Person, Post

Slots = dict[str, SlotValue | None]

# ---- whose envoy, to whom -------------------------------------------------------------------------------------


def envoy_slots(clause: Clause, person: Person, receiver: Person | None = None) -> Slots | None:
    """Sending and receiving State, person and office of an envoy; None where a side cannot be told."""
    context = clause.context
    post = person.post
    owner = person.owner or (context.narrator if post else None)
    hosts = post.host if post else ()
    if post and post.organisation and not hosts:
        hosts = (post.organisation,)
    if not hosts and receiver and receiver.owner and receiver.owner != owner:
        hosts = (receiver.owner,)
    if not hosts and context.told:
        hosts = (context.told[1] if owner == context.told[0] else context.told[0],)
    if not hosts:
        host = context.home if context.home and context.home != owner and not context.narrator else context.other(owner)
        hosts = (host,) if host else ()
    if owner is None and hosts:
        owner = context.other(hosts[0])
    if owner is None or not hosts or owner in hosts:
        return None
    office = person.office if person.office in sent_offices() else None
    return {"actor": (owner,), "recipient": hosts, "person": (person.name,) if person.name else None, "office": office}


def _as(clause: Clause, person: Person, post: Post | None) -> Person:
    """The person in the post the clause gives them."""
    known = clause.context.known(person.name)
    name = known.name if known else person.name
    owner = (post.owner if post else None) or person.owner
    if owner is None and post is not None and post.office in sent_offices():
        owner = clause.context.narrator if clause.context.narrator not in post.host else None
        owner = owner or (clause.context.other(post.host[0]) if post.host else clause.subject())
    taken = Person(name, post or person.post, owner, person.flags | (post.flags if post else frozenset()))
    if post is not None:
        clause.context.meet(Person(name, post, owner))
        if known is not None and known.post is not post:
            known.post, known.owner = post, owner or known.owner
    return taken


def _never(clause: Clause) -> bool:
    start = max(0, clause.core.first - 3)
    return any(c in letters("never", "not", "without", "deny", "denied", "refused", "declined") for c in clause.codes[start : clause.core.last])


# ---- credentials ----------------------------------------------------------------------------------------------


def accreditation(clause: Clause) -> Iterable[Draft]:
    """An envoy handed over the copy of the credentials, or the credentials; one statement for each envoy of a list."""
    core, context = clause.core, clause.context
    copy = letters("copy", "copies", "duplicate")
    around = clause.codes[max(0, core.first - 3) : core.last]
    if _never(clause) or (core.phrase.kind == "credentials-presented" and any(c in copy for c in around)):
        return
    envoys, receiver, used = _parties(clause, str(core.phrase.sets["way"]))
    date = clause.date()
    shared: Slots = {"received_by": (receiver.name,) if receiver else None, "date": date}
    if not envoys:
        yield from _said_envoys(clause, receiver, shared, used)
        return
    context.contact_date = context.contact_date or date
    context.envoys = []
    for person, index in envoys:
        slots = envoy_slots(clause, person, receiver)
        if slots is None:
            continue
        context.envoys.append(person)
        yield clause.draft(core.phrase.kind, {**slots, **shared}, index, *used)
        yield from _in_new_role(clause, person, index, date)


def _said_envoys(clause: Clause, receiver: Person | None, shared: Slots, used: list[int]) -> Iterator[Draft]:
    """Envoys named before ("the said envoys shall present ...") or only later ("three ambassadors presented ...")."""
    core, context = clause.core, clause.context
    plural = next((i for i in range(core.first - 1, max(-1, core.first - 14), -1) if _many(clause, i)), None)
    way = str(core.phrase.sets["way"])
    if plural is None and way in ("received", "passive"):
        plural = next((i for i in range(core.first, min(len(clause.codes), core.last + 8)) if _many(clause, i)), None)
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
    context.awaited = (core.phrase.kind, dict(shared), _number(clause, plural))


_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


def _number(clause: Clause, index: int) -> int:
    """How many envoys a plural speaks of: "five ambassadors"; at most a handful where it does not say."""
    words = clause.text(max(0, index - 3), index + 1).lower().split()
    return next((_NUMBERS[word] for word in words if word in _NUMBERS), 5)


def _many(clause: Clause, index: int) -> bool:
    item = clause.sentence.items[index]
    if item.code in letters("<envoys-word>"):
        return True
    return item.code == "O" and isinstance(item.value, Post) and "plural" in item.value.flags and item.value.office in sent_offices()


def _parties(clause: Clause, way: str) -> tuple[list[tuple[Person, int]], Person | None, list[int]]:
    """The envoys with their places, the one who received, and further items used."""
    core = clause.core
    if way in ("received", "received-as"):
        return _received(clause, way)
    if way == "passive":
        found = person_after(clause, core.first, 14)
        if found is None or not is_envoy(found[0]):
            found = actor_before(clause, core.first) or found
        receiver = receiver_after(clause, core.last - 1)
    else:
        found = actor_before(clause, core.first)
        receiver = receiver_after(clause, core.first, 24)
    if found is None:
        by = [i for i in range(core.last, min(len(clause.codes), core.last + 3)) if clause.codes[i] in letters("by", "from", "of")]
        found = person_after(clause, by[0]) if by else None
    if found is None:
        return [], receiver[0] if receiver else _him(clause), [receiver[1]] if receiver else []
    role = role_after(clause, core.last - 1, 16)
    if way == "passive" and role is None:
        role = role_after(clause, core.first)
    person, index = found
    used = [p[1] for p in (receiver, role) if p]
    if role is not None or person.post is None:
        person = _as(clause, person, role[0] if role else None)
        envoys = [(person, index)]
        if index == core.first:
            envoys = [(person, index)]
    else:
        envoys = [(person, index)] if index == core.first else company(clause, index) or [(person, index)]
    return envoys, receiver[0] if receiver else _him(clause), used


def _him(clause: Clause) -> Person | None:
    """ "to him" is the one who received before."""
    core = clause.core
    span = clause.codes[core.first : core.last + 3]
    if not any(c in letters("him", "her") for c in span) or not any(c in letters("him") for c in span):
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
        person, post = person_at(clause, core.groups["person"]), clause.value("post")
        if person is None or not isinstance(post, Post) or post.office not in sent_offices():
            return [], None, []
        return [(_as(clause, person, post), core.groups["person"])], by, used
    found = person_after(clause, core.last - 1, 18)
    inside = [(p, i) for i in range(core.first, core.last) if (p := person_at(clause, i)) and p is not (receiver or [0])[0]]
    if inside and (found is None or not is_envoy(found[0]) or is_envoy(inside[0][0])):
        found = inside[0]
    if found is None:
        return [], by, used
    person, index = found
    role = role_after(clause, index + 1)
    if role is not None and role[0].office in sent_offices():
        return [(_as(clause, person, role[0]), index)], by, [*used, role[1]]
    return [pair for pair in _with_list(clause, index) if pair[0].post], by, used


def _with_list(clause: Clause, index: int) -> list[tuple[Person, int]]:
    """The envoys of a list that begins at `index`, its semicolons notwithstanding."""
    return [pair for pair in company(clause, index) if pair[1] >= index]


def _in_new_role(clause: Clause, person: Person, index: int, date: SlotValue | None) -> Iterator[Draft]:
    """ "presented his credentials as Minister": who holds which office; "as the first resident Ambassador": in post."""
    role = role_after(clause, clause.core.last - 1, 16) or role_after(clause, clause.core.first, 12)
    post = role[0] if role else person.post
    if post is None:
        return
    if role is not None and post is person.post and clause.modality() is Modality.ASSERTED and person.owner:
        yield clause.draft("holds-office", {"person": (person.name,), "office": post.office, "actor": (person.owner,)}, index)
    if {"first", "resident"} <= post.flags and clause.core.phrase.kind == "credentials-presented":
        slots = envoy_slots(clause, person)
        if slots:
            yield clause.draft("post-began", {**slots, "resident": True, "date": date}, index)


# ---- named in a post ------------------------------------------------------------------------------------------


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
    yield from _awaited(clause, person)
    holder = post.organisation if post.organisation and post.office not in sent_offices() else person.owner
    if flags & {"former", "designate", "successor"} or not holder or person.name.startswith("@") or _gone(clause, person):
        return
    yield clause.draft("holds-office", {"person": (person.name,), "office": post.office, "actor": (holder,)})


def _awaited(clause: Clause, person: Person) -> Iterator[Draft]:
    """The credentials told before of envoys who are only now named."""
    awaited = clause.context.awaited
    if awaited is None or not is_envoy(person) or person.owner == clause.context.home:
        return
    kind, shared, left = awaited
    if kind == "appointed":
        return
    slots = envoy_slots(clause, person)
    if slots:
        clause.context.awaited = (kind, shared, left - 1) if left > 1 else None
        yield clause.draft(kind, {**slots, **shared})


def _gone(clause: Clause, person: Person) -> bool:
    """Whether the clause itself says that the office was held at some past date (outside histories)."""
    context = clause.context
    if context.narrator:
        return False
    place = clause.core.first
    for core in clause.cores:
        kind = core.phrase.kind
        if kind not in ("credentials-presented", "post-ended") and "/served" not in core.phrase.id or not core.date:
            continue
        if not (core.first - 10 <= place <= core.last + 8) or not core.date[:4].isdigit():
            continue
        past = context.today is None or int(core.date[:4]) < context.today.year
        if past and (kind == "post-ended" or not is_envoy(person) or int(core.date[:4]) < (context.today.year if context.today else 2000) - 6):
            return True
    return False


# ---- appointed ------------------------------------------------------------------------------------------------


def appointed(clause: Clause) -> Iterable[Draft]:
    """An appointment told by a verb, a noun, or only by a title ("newly appointed", "designate")."""
    way = clause.core.phrase.sets.get("way")
    if way == "verb":
        return _appointed_verb(clause)
    if way == "noun":
        return _appointed_noun(clause)
    if way == "holding":
        return _holding(clause)
    return newly_appointed(clause)


def _appointed_verb(clause: Clause) -> Iterator[Draft]:
    core, codes = clause.core, clause.codes
    at = core.last
    if _never(clause):
        return
    before = codes[max(0, core.first - 4) : core.first]
    beside = codes[at : at + 2].lstrip("H")[:1]
    passive = any(c in letters("was", "were", "been", "is", "be", "being", "are") for c in before) or (before[-1:] == "," and beside not in ("P", "N"))
    if passive:
        found = actor_before(clause, core.first)
        post = post_after(clause, at, 8)
        place = state_after(clause, at, 5)
    else:
        found = person_after(clause, at, 7)
        post = post_after(clause, found[1] + 1, 7) if found else None
        place = None
        if found is None:
            return
        if found[0].post is None and post is None:
            post = post_after(clause, at, 4)
    if found is None:
        return
    person, index = found
    if post is not None and post[0].office not in sent_offices():
        return
    if post is None and not is_envoy(person):
        return
    if post and post[0].term == "representative" and not (clause.context.narrator or post[0].host or post[0].owner):
        return
    if post is None and not passive and "again" not in person.flags and person.post and "plural" in person.post.flags:
        return
    taken = _appointee(person, post[0] if post else person.post, place[0] if place and post is None else ())
    if taken.owner is None:
        taken = _as(clause, taken, taken.post)
    else:
        clause.context.meet(Person(taken.name, taken.post, taken.owner))
    slots = envoy_slots(clause, taken)
    if slots:
        slots["date"] = clause.date()
        used = [index, post[1] if post else None, place[1] if place and post is None else None]
        yield clause.draft("appointed", slots, *used)


def _appointee(person: Person, post: Post | None, hosts: tuple[str, ...]) -> Person:
    owner = (post.owner if post else None) or person.owner
    if post is not None and hosts:
        post = Post(post.office, post.term, post.owner, tuple(h for h in hosts if h != owner), post.flags, None)
    return Person(person.name, post, owner, person.flags)


def _appointed_noun(clause: Clause) -> Iterator[Draft]:
    index = clause.core.groups.get("person")
    if index is None:
        if "following" in clause.text(clause.core.first, clause.core.last).lower():
            clause.context.awaited = ("appointed", {}, 20)
        return
    person, post = person_at(clause, index), clause.value("post")
    if person is None:
        return
    if isinstance(post, Post):
        person = _as(clause, person, post)
    if not is_envoy(person):
        return
    slots = envoy_slots(clause, person)
    if slots:
        slots["date"] = clause.date()
        yield clause.draft("appointed", slots)


def _holding(clause: Clause) -> Iterator[Draft]:
    """ "X as Chargé d'Affaires", "X was the first Ambassador": who holds which office."""
    index = clause.core.groups.get("person")
    post = clause.value("post")
    if index is None or not isinstance(post, Post) or post.flags & {"former", "designate", "plural"}:
        return
    person = person_at(clause, index)
    if person is None or clause.codes[index] == "P" and "former" in person.flags:
        return
    before = clause.codes[max(0, index - 9) : index]
    if any(c in letters("<appointed>") for c in before):
        return
    taken = _as(clause, person, post)
    if clause.context.awaited and clause.context.awaited[0] == "appointed" and is_envoy(taken):
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


# ---- in post --------------------------------------------------------------------------------------------------


def began(clause: Clause) -> Iterable[Draft]:
    """A post began to be filled: taken up, "with X as Chargé", "served from A to B"."""
    way = clause.core.phrase.sets.get("way")
    if _never(clause):
        return []
    if way == "resident":
        return _resident(clause)
    if way in ("with", "object"):
        return _with(clause, way)
    if way == "served":
        return _served(clause)
    if way == "first-resident":
        return []
    return _took_up(clause)


def _resident(clause: Clause) -> Iterator[Draft]:
    """ "with a resident ambassador in 2009": nobody is named."""
    post = clause.value("post")
    if not isinstance(post, Post) or "resident" not in post.flags:
        return
    owner = post.owner or clause.subject()
    host = next((c for c in clause.states() if c != owner), None) or clause.context.other(owner)
    if owner and host:
        slots: Slots = {"actor": (owner,), "recipient": (host,), "office": post.office, "resident": True, "date": clause.date()}
        yield clause.draft("post-began", slots)


_MISSIONS = ("mission-opened", "mission-raised", "relations-established", "relations-restored", "recognition")


def _with(clause: Clause, way: str) -> Iterator[Draft]:
    index = clause.core.groups["person"]
    person, post = person_at(clause, index), clause.value("post")
    if person is None:
        return
    mission = next((c for c in reversed(clause.cores) if c.phrase.kind in _MISSIONS and c.first < clause.core.first), None)
    if way == "with" and mission is None and "R" not in clause.codes[: clause.core.first]:
        return
    if isinstance(post, Post):
        person = _as(clause, person, post)
    elif way == "object" and person.post is None:
        envoy = last_envoy(clause, index)
        person = _as(clause, person, envoy.post if envoy else None)
    if not is_envoy(person):
        return
    slots = envoy_slots(clause, person)
    if slots is None:
        return
    slots["date"] = mission.date if mission and way == "with" else clause.date()
    if person.post and "resident" in person.post.flags:
        slots["resident"] = True
    yield clause.draft("post-began", slots)
    if "again" not in person.flags and isinstance(post, Post) and person.owner:
        yield clause.draft("holds-office", {"person": (person.name,), "office": person.office, "actor": (person.owner,)})


def _took_up(clause: Clause) -> Iterator[Draft]:
    core = clause.core
    found = actor_before(clause, core.first)
    post = clause.value("post")
    role = role_after(clause, core.last - 1, 8)
    if not isinstance(post, Post):
        post = role[0] if role else None
    if isinstance(post, Post) and post.office not in sent_offices():
        return
    unnamed = list(_unnamed(clause))
    if found is None or unnamed:
        yield from unnamed
        return
    person, index = found
    if post is not None:
        person = _as(clause, person, post)
    if not is_envoy(person):
        return
    slots = envoy_slots(clause, person)
    if slots is None:
        return
    slots["date"] = clause.date()
    if person.post and {"first", "resident"} <= (person.post.flags | person.flags):
        slots["resident"] = True
    yield clause.draft("post-began", slots, index if index < core.first else None)
    if post is not None and person.owner and clause.modality() is Modality.ASSERTED:
        yield clause.draft("holds-office", {"person": (person.name,), "office": person.office, "actor": (person.owner,)}, index)


def _unnamed(clause: Clause) -> Iterator[Draft]:
    """ "a resident ambassador took up the post in 2015"."""
    for index in range(clause.core.first - 1, max(-1, clause.core.first - 6), -1):
        item = clause.sentence.items[index]
        if item.code == "O" and isinstance(item.value, Post) and "resident" in item.value.flags:
            post = item.value
            owner = post.owner or clause.subject(index)
            host = clause.context.other(owner)
            if owner and host:
                slots: Slots = {"actor": (owner,), "recipient": (host,), "office": post.office, "resident": True}
                yield clause.draft("post-began", {**slots, "date": clause.date()}, index)
            return


def _served(clause: Clause) -> Iterator[Draft]:
    """ "served as Consul from A to B", "headed the embassy from 2014 to 2019", "served until B"."""
    core, codes = clause.core, clause.codes
    found = actor_before(clause, core.first)
    post = clause.value("post")
    if found is None or (isinstance(post, Post) and post.office not in sent_offices()):
        return
    person, index = found
    if isinstance(post, Post):
        person = _as(clause, person, post)
    if not is_envoy(person):
        return
    slots = envoy_slots(clause, person)
    start, end = _span_of_service(clause)
    if slots is None or not (start or end):
        return
    first = index if index < core.first else None
    if start:
        yield clause.draft("post-began", {**slots, "date": start}, first)
    if end:
        yield clause.draft("post-ended", {**slots, "date": end}, first)
    if isinstance(post, Post) and clause.context.narrator and person.owner:
        yield clause.draft("holds-office", {"person": (person.name,), "office": person.office, "actor": (person.owner,)}, first)


def _span_of_service(clause: Clause) -> tuple[str | None, str | None]:
    from credence.reading.clause import date_value

    index = clause.core.groups["when"]
    items, codes = clause.sentence.items, clause.codes
    value = date_value(clause.sentence, items[index], clause.context)
    if codes[index - 1] in letters("until", "through", "till"):
        return None, value
    if value and "/" in value:
        start, _, end = value.partition("/")
        return start, end
    if index + 2 < len(codes) and codes[index + 1] in letters("to", "until", "through", "till") + "-" and codes[index + 2] == "T":
        return value, date_value(clause.sentence, items[index + 2], clause.context)
    if codes[index - 1] in letters("from", "since"):
        return value, None
    return None, None


# ---- departed -------------------------------------------------------------------------------------------------


def left_post(clause: Clause) -> Iterator[Draft]:
    """A head of mission left, was recalled or expelled, died, or was succeeded."""
    core = clause.core
    sets = core.phrase.sets
    if _never(clause):
        return
    if sets.get("way") == "object":
        index = core.groups["person"]
        person = person_at(clause, index)
        if person is not None and person.post is None:
            person = _predecessor(clause, person, index)
        found = (person, index) if person else None
    else:
        found = actor_before(clause, core.first)
        if found and found[0].post is None:
            found = (_predecessor(clause, *found), found[1])
    if found is None or not is_envoy(found[0]):
        return
    person, index = found
    slots = envoy_slots(clause, person)
    if slots is None:
        return
    slots["manner"] = sets.get("manner")
    slots["date"] = _own_date(clause)
    yield clause.draft("post-ended", slots, index if index < core.first else None)


def _own_date(clause: Clause) -> str | None:
    """The date of the departure; a farewell call's own date is not that of the departure."""
    return None if "/farewell" in clause.core.phrase.id else clause.date()


def _predecessor(clause: Clause, person: Person, index: int) -> Person:
    """A person without a post who is replaced or leaves had the post of the envoy last spoken of."""
    envoy = next((p for p in reversed(clause.context.latest) if is_envoy(p) and p.name != person.name), None)
    if envoy is None or clause.context.narrator:
        return person
    post = envoy.post
    taken = Person(person.name, post, envoy.owner, frozenset({"former"}))
    clause.context.meet(Person(person.name, post, envoy.owner))
    return taken


HANDLERS = {
    "post-ended": left_post,
    "credentials-copy": accreditation,
    "credentials-presented": accreditation,
    "appointed": appointed,
    "post-began": began,
}
