"""Heads of mission: appointed, copy of credentials, credentials, in post, departed; and who holds which office."""

from __future__ import annotations

from collections.abc import Iterable

from credence.lore.offices import sent_offices
from credence.model import SlotValue
from credence.reading.clause import Clause, Draft
from credence.reading.mentions import Person, Post


def accreditation(clause: Clause) -> Iterable[Draft]:
    """An envoy handed over the copy of the credentials, or the credentials."""
    person, receiver = clause.value("person"), clause.value("by")
    if not isinstance(person, Person) or not person.name:
        return
    slots = envoy_slots(clause, person)
    if slots is None:
        return
    if isinstance(receiver, Person) and receiver.name:
        slots["received_by"] = (receiver.name,)
    slots["date"] = clause.date()
    clause.context.contact_date = clause.context.contact_date or clause.date()
    yield clause.draft(clause.core.phrase.kind, slots)


def envoy_slots(clause: Clause, person: Person) -> dict[str, SlotValue | None] | None:
    """Sending and receiving State, person and office of an envoy; None where a side cannot be told."""
    owner = person.owner
    hosts = person.post.host if person.post else ()
    if not hosts:
        host = clause.context.other(owner)
        hosts = (host,) if host else ()
    if owner is None or not hosts or owner in hosts:
        return None
    office = person.office if person.office in sent_offices() else None
    return {"actor": (owner,), "recipient": hosts, "person": (person.name,), "office": office}


def newly_appointed(clause: Clause) -> Iterable[Draft]:
    """A person named in a post: who holds which office, and (for one newly appointed) the appointment."""
    person = clause.value("person")
    if not isinstance(person, Person) or not person.name or person.post is None or "again" in person.flags:
        return
    post = person.post
    if "newly-appointed" in person.flags or "designate" in person.flags:
        slots = envoy_slots(clause, person)
        if slots and post.office in sent_offices():
            yield clause.draft("appointed", slots)
    if not person.flags & {"former", "designate"} and person.owner:
        yield clause.draft("holds-office", {"person": (person.name,), "office": post.office, "actor": (person.owner,)})


def began(clause: Clause) -> Iterable[Draft]:
    """ "with a resident ambassador in 2009": the post began to be filled."""
    post = clause.value("post")
    if not isinstance(post, Post) or "resident" not in post.flags:
        return
    owner = post.owner or clause.subject()
    host = next((c for c in clause.states() if c != owner), None) or clause.context.other(owner)
    if owner and host:
        slots: dict[str, SlotValue | None] = {
            "actor": (owner,), "recipient": (host,), "office": post.office, "resident": True, "date": clause.date(),
        }  # fmt: skip
        yield clause.draft("post-began", slots)


def entered(clause: Clause) -> Iterable[Draft]:
    """A named person took up, or was appointed to, a post."""
    person, post = clause.value("person"), clause.value("post")
    if not isinstance(person, Person):
        yield from began(clause)
        return
    if isinstance(post, Post) and post.office in sent_offices():
        person = Person(person.name, post, post.owner or person.owner, person.flags)
    if person.office not in sent_offices():
        return
    if person.owner is None:
        person.owner = clause.context.other(person.post.host[0]) if person.post and person.post.host else clause.subject()
    slots = envoy_slots(clause, person)
    if slots:
        slots["date"] = clause.date()
        yield clause.draft(clause.core.phrase.kind, slots)


def left_post(clause: Clause) -> Iterable[Draft]:
    """A head of mission left, was recalled or expelled, or died."""
    person = clause.value("person")
    if not isinstance(person, Person) or person.office not in sent_offices():
        return
    slots = envoy_slots(clause, person)
    if slots:
        slots["manner"] = str(clause.core.phrase.sets["manner"])
        slots["date"] = clause.date()
        yield clause.draft("post-ended", slots)


def appointed(clause: Clause) -> Iterable[Draft]:
    """An appointment told by a verb, or only by a title ("newly appointed", "designate")."""
    return newly_appointed(clause) if "/named." in clause.core.phrase.id else entered(clause)


HANDLERS = {
    "post-ended": left_post,
    "credentials-copy": accreditation,
    "credentials-presented": accreditation,
    "appointed": appointed,
    "post-began": entered,
}
