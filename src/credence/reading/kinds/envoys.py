"""An envoy in a clause in, the two States, the person and the office out: what every statement of a post says."""

from __future__ import annotations

from credence.lore.offices import sent_offices
from credence.model import SlotValue
from credence.reading.clause import Clause
from credence.reading.kinds.roles import last_envoy, letters
from credence.reading.mentions import Mission, Person, Post

Slots = dict[str, SlotValue | None]

def envoy_slots(clause: Clause, person: Person, receiver: Person | None = None) -> Slots | None:
    """Sending and receiving State, person and office of an envoy; None where a side cannot be told."""
    context = clause.context
    post = person.post
    owner = person.owner or context.narrator
    hosts = post.host if post else ()
    if person.inferred and receiver and receiver.owner and not receiver.inferred and not context.narrator:
        if context.home and receiver.owner != context.home and "again" not in person.flags:
            owner = context.home
    if post and post.organisation and not hosts:
        hosts = (post.organisation,)
    if not hosts and receiver and receiver.owner and receiver.owner != owner:
        hosts = (receiver.owner,)
    if not hosts and context.told:
        hosts = (context.told[1] if owner == context.told[0] else context.told[0],)
    if not hosts:
        host = (
            context.home
            if context.home and context.home != owner and not context.narrator
            else context.other(owner)
        )
        hosts = (host,) if host else ()
    if owner is None and hosts:
        owner = context.other(hosts[0])
    if owner is None or not hosts or owner in hosts:
        return None
    office = person.office if person.office in sent_offices() else None
    return {
        "actor": (owner,),
        "recipient": hosts,
        "person": (person.name,) if person.name else None,
        "office": office,
    }


def taken_as(clause: Clause, person: Person, post: Post | None) -> Person:
    """The person in the post the clause gives them."""
    known = clause.context.known(person.name)
    name = known.name if known else person.name
    owner = (post.owner if post else None) or person.owner
    if owner is None and post is not None and post.office in sent_offices():
        owner = clause.context.narrator if clause.context.narrator not in post.host else None
        envoy = last_envoy(clause, clause.core.first)
        owner = owner or (
            clause.context.other(post.host[0])
            if post.host
            else clause.subject() or (envoy.owner if envoy else None)
        )
    taken = Person(name, post or person.post, owner, person.flags | (post.flags if post else frozenset()))
    if post is not None:
        clause.context.meet(Person(name, post, owner))
        if known is not None and known.post is not post:
            known.post, known.owner = post, owner or known.owner
    return taken


def denied(clause: Clause) -> bool:
    start = max(0, clause.core.first - 3)
    return any(
        c in letters("never", "not", "without", "deny", "denied", "refused", "declined")
        for c in clause.codes[start : clause.core.last]
    )



def owner_of_mission(clause: Clause) -> str | None:
    """Whose mission it is that opens "with X as Chargé"."""
    context = clause.context
    for index in range(clause.core.first - 1, -1, -1):
        mission = clause.sentence.items[index].value
        if isinstance(mission, Mission):
            if mission.owner:
                return mission.owner
            if mission.host and mission.host in context.told:
                return next((c for c in context.told if c != mission.host), None)
            return None
    return None
