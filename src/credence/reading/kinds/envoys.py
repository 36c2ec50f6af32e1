"""An envoy in a clause in; the two States, the person and the office of a statement about the post out."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from credence.lore.offices import sent_offices
from credence.model import SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.kinds.roles import last_envoy
from credence.reading.mentions import Mission, Person, Post
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds

Slots = dict[str, SlotValue | None]


def envoy_slots(
    clause: Clause, person: Person, receiver: Person | None = None, where: str | None = None
) -> Slots | None:
    """Sending and receiving State, person and office of an envoy; None where a side cannot be told.

    `receiver` is whom the envoy came before, `where` the State in which that was.
    """
    owner = _sender(clause, person, receiver)
    hosts = _before_whom(clause, person, receiver, where, owner) or _hosts(clause, person, receiver, owner)
    if owner is None and hosts:
        owner = clause.context.other(hosts[0])
    if owner is None or not hosts or owner in hosts:
        return None
    _learn(clause, person, owner, hosts)
    return {
        "actor": (owner,),
        "recipient": hosts,
        "person": (person.name,) if person.name else None,
        "office": person.office if person.office in sent_offices() else None,
    }


def _learn(clause: Clause, person: Person, owner: str, hosts: tuple[str, ...]) -> None:
    """Keep whose envoy it is and where, once an act has told it of one of whom it was only guessed."""
    known = clause.context.known(person.name) if person.name else None
    if known is None or known.post is None or clause.context.narrator or known.post.host or len(hosts) != 1:
        return
    if known.inferred and known.owner != owner and known.office in sent_offices():
        known.post, known.owner = replace(known.post, owner=owner, host=hosts), owner


def facing_receiver(clause: Clause, person: Person, receiver: Person | None, where: str | None) -> Person:
    """The envoy, in a history of the other State where he comes before the head, or into a city, of the one telling."""
    context, own = clause.context, clause.context.narrator
    told = person.post is not None and person.post.owner is not None and person.post.owner != own
    before = receiver.owner if receiver is not None and receiver.owner else where
    if own is None or told or before != own or person.owner not in (None, own):
        return person
    known, other = context.known(person.name), context.told[-1]
    if known is not None and known.post is person.post:
        known.owner = other
    post = replace(person.post, owner=other) if person.post else None
    return replace(person, post=post, owner=other)


def _sender(clause: Clause, person: Person, receiver: Person | None) -> str | None:
    """The sending State; an envoy of no named State whom another State receives is the home State's own."""
    context = clause.context
    guessed = person.inferred and not context.narrator and "again" not in person.flags
    if guessed and receiver and receiver.owner and not receiver.inferred and context.home not in (None, receiver.owner):
        return context.home
    return person.owner or context.narrator


def _before_whom(
    clause: Clause, person: Person, receiver: Person | None, where: str | None, owner: str | None
) -> tuple[str, ...]:
    """The State of the one who received, or of the place: an envoy to several States comes before each in turn."""
    post = person.post
    if post is None or not (post.host or where):
        return ()
    if receiver is not None and receiver.owner:
        known = clause.context.known(receiver.name) if receiver.name else None
        guessed = receiver.inferred or (known is not None and known.inferred)
        of_the_two = clause.context.other_of_told(owner) == receiver.owner and where in (None, receiver.owner)
        if not guessed or of_the_two or (receiver.owner in post.host and where is None):
            return (receiver.owner,) if receiver.owner != owner else ()
    return (where,) if where and where != owner and not post.organisation else ()


def _hosts(clause: Clause, person: Person, receiver: Person | None, owner: str | None) -> tuple[str, ...]:
    """The receiving State(s): as the post says, else the receiver's, else the other State of the text."""
    context, post = clause.context, person.post
    if post and post.host:
        return post.host
    if post and post.organisation and post.organisation != owner:
        return (post.organisation,)
    if receiver and receiver.owner and receiver.owner != owner:
        return (receiver.owner,)
    if context.told:
        side = _SAME_SIDE.get(owner, owner) if owner not in context.told and owner else owner
        return (context.told[1] if side == context.told[0] else context.told[0],)
    if (faced := _faced(clause, owner)) is not None:
        return (faced,)
    at_home = context.home and context.home != owner and not context.narrator
    host = context.home if at_home else context.other(owner)
    return (host,) if host else ()


def _faced(clause: Clause, owner: str | None) -> str | None:
    """Where a paper writes of several other States: the one that the last act was done to, or else was named last."""
    context = clause.context
    if not context.is_elsewhere() or context.settled or owner in (None, context.home):
        return None
    if context.act is not None and clause.sentence.start - context.act[2] < _NEAR and context.act[1] != owner:
        return context.act[1]
    return next((code for code in reversed(context.mentioned) if code not in (owner, context.home)), None)


_NEAR: Final = 500
"""An act told within so many characters is still what is spoken of."""
_SAME_SIDE: Final = {"SUN": "RUS", "RUS": "SUN", "CSK": "CZE", "YUG": "SRB", "DEU": "prussia", "prussia": "DEU"}
"""States that a history tells of as one with another, each under its own code."""


def taken_as(clause: Clause, person: Person, post: Post | None) -> Person:
    """The person in the post the clause gives them; the post is remembered."""
    known = clause.context.known(person.name)
    name = known.name if known else person.name
    owner = (post.owner if post else None) or person.owner
    if owner is None and post is not None and post.office in sent_offices():
        owner = _sender_of(clause, post)
    if post is None:
        return Person(name, person.post, owner, person.flags)
    clause.context.meet(Person(name, post, owner))
    if known is not None and known.post is not post:
        known.post, known.owner = post, owner or known.owner
    return Person(name, post, owner, person.flags | post.flags)


def _sender_of(clause: Clause, post: Post) -> str | None:
    context = clause.context
    before = (item.value for item in reversed(clause.sentence.items[: clause.core.first]) if item.code == "O")
    beside = next((told for told in before if isinstance(told, Post) and told.owner and told is not post), None)
    if beside is not None and beside.office in sent_offices() and context.narrator:
        return beside.owner  # "had come as Swedish chargé and was made Minister"
    mission = context.missions[-1] if context.missions else None
    if mission is not None and mission.at == clause.sentence.start and mission.owner in context.told and not post.host:
        return mission.owner  # "X opened its embassy in May, and Y took up his post as first ambassador"
    if context.narrator and context.narrator not in post.host:
        return context.narrator
    if post.host:
        return context.other(post.host[0])
    envoy = last_envoy(clause, clause.core.first)
    return clause.subject() or (envoy.owner if envoy else None)


def denied(clause: Clause) -> bool:
    """Whether the act is said not to have been done ("never presented his letters")."""
    core = clause.core
    unreal = letters("never", "not", "without", "deny", "denied", "refused", "declined")
    if clause.was_to() or "yet to " in clause.text(max(0, core.first - 3), core.last).lower():
        return True
    if holds(clause.codes[max(0, core.first - 3) : core.last], unreal):
        # "was not commissioned until 1823" was commissioned then
        return not holds(clause.codes[core.first : core.last + 4], clause.marks["until"])
    left, _ = clause.bounds()
    said = letters("denied", "denies", "denying", "denial")
    return holds(clause.codes[max(left, core.first - 14) : core.first], said)


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


def host_of_mission(clause: Clause) -> str | None:
    """The State in which that mission opens, where it is said."""
    values = (clause.sentence.items[index].value for index in range(clause.core.first - 1, -1, -1))
    mission = next((value for value in values if isinstance(value, Mission)), None)
    return mission.host if mission else None


_HEADING: Final = frozenset(
    [
        "headed",
        "led",
        "heads",
        "heading",
        "leading",
        "run",
        "ran",
        "running",
        "head",
        "helm",
        "joined",
        "joins",
        "held",
        "over",
        "occupied",
        "direction",
        "leadership",
        "headship",
        "management",
        "charge",
    ],
)
"""Words by which an envoy is said to be at the head of a mission."""


def is_embassy(clause: Clause) -> bool:
    """Whether the "mission" begun or ended is an embassy, not an envoy's task."""
    core = clause.core
    missions = (item.value for item in clause.sentence.items[core.first : core.last])
    mission = next((value for value in missions if isinstance(value, Mission)), None)
    return mission is not None and not mission.vague and not is_at_head(clause)


def is_at_head(clause: Clause) -> bool:
    """Whether the words of the core say that somebody is at the head of a mission."""
    return not _HEADING.isdisjoint(clause.text(clause.core.first, clause.core.last).split())
