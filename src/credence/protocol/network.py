"""In: facts, a State, a day. Out: its network: what links it with each State, both ways.

A link is a diplomatic mission, a consular post or another office; an envoy in post where no mission is on record, such
as one who resides elsewhere (VCDR art. 5, 6); interests in the care of a protecting power (VCDR art. 45, 46).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from credence.lore.organisations import is_organisation
from credence.lore.states import load_states
from credence.model import Fact
from credence.protocol import missions as missions_of
from credence.protocol import posts as posts_of
from credence.protocol.accreditation import STEPS
from credence.protocol.facts import certainly_by, codes, perhaps_by
from credence.protocol.missions import Entrusted, Mission
from credence.protocol.posts import Post
from credence.record.identity.identity import NONE, Identities

KINDS = tuple(dict.fromkeys((*missions_of.KINDS, *posts_of.KINDS)))
"""The kinds of fact that a network is made from."""
SORTS = ("diplomatic", "accreditation", "interests", "consular", "office")
"""What a link is, in the order in which links of two States stand."""
THERE = ("open", "perhaps", "suspended")
"""States of a link that has not ended."""
_SERVING = {"in-post": "open", "acting": "open", "perhaps-ended": "perhaps", "perhaps": "perhaps"}


@dataclass(frozen=True, slots=True)
class Link:
    """One link from a sending to a receiving State, as it stood on a day.

    `sort` is one of SORTS, `state` one of open, perhaps, suspended, closed. `rank` is that of a mission, `place` where
    it is, or where an envoy resides; both may be empty. `since` began what stands; `facts` are all that is told of it
    by the day, oldest first. `by` is the protecting power of interests, `person` the envoy of an accreditation, and
    `resident` whether the sources say that the envoy resides in the receiving State.
    """

    sender: str
    receiver: str
    sort: str
    state: str
    rank: str = ""
    place: str = ""
    since: Fact | None = None
    facts: tuple[Fact, ...] = ()
    by: str = ""
    person: tuple[str, ...] = ()
    resident: bool | None = None


def network(
    facts: Iterable[Fact], states: Collection[str], day: date | None, identities: Identities = NONE
) -> tuple[Link, ...]:
    """All links on the day (without one, by all on record), closed ones too, of one State, or between two.

    Those of the first State abroad stand first, then others' in it; each by the other State's name, organisations after
    States, then as in SORTS.
    """
    told, (first, *others) = list(facts), tuple(states)
    found = [
        link
        for link in _links(told, day, identities)
        if first in (link.sender, link.receiver) and (not others or others[0] in (link.sender, link.receiver))
    ]
    return tuple(sorted(found, key=lambda link: _place(link, first)))


def _place(link: Link, first: str) -> tuple[bool, bool, str, int, str, str]:
    abroad = link.sender == first
    other = link.receiver if abroad else link.sender
    state = load_states().get(other)
    name = state.name if state else other
    return not abroad, is_organisation(other), name, SORTS.index(link.sort), link.place, link.rank


def _links(facts: Sequence[Fact], day: date | None, identities: Identities) -> Iterator[Link]:
    missions = missions_of.missions(facts)
    yield from filter(None, (_mission(mission, day) for mission in missions.values()))
    yield from filter(None, (_interests(each, day) for each in missions_of.entrusted(facts)))
    there = {
        (name.sender, name.receiver) for name, each in missions.items() if name.diplomatic and _is_there(each, day)
    }
    others = (fact for fact in facts if fact.kind not in STEPS or not _ways(fact) <= there)  # quicker than all posts
    for name, post in posts_of.posts(others, identities).items():
        if not name.consular and (name.sender, name.receiver) not in there:
            yield from _accreditations(post, day)


def _mission(mission: Mission, day: date | None) -> Link | None:
    now, name = mission.on(day), mission.name
    if now is None:
        return None
    sort = "diplomatic" if name.diplomatic else "consular" if name.consular else "office"
    rank = now.rank or name.rank
    return Link(name.sender, name.receiver, sort, now.state, rank, now.place, now.since, tuple(mission.until(day)))


def _interests(each: Entrusted, day: date | None) -> Link | None:
    state = each.state(day)
    if state is None:
        return None
    facts = (each.since, *([each.until] if each.until and state == "closed" else []))
    return Link(each.protected, each.receiver, "interests", state, since=each.since, facts=facts, by=each.protecting)


def _is_there(mission: Mission, day: date | None) -> bool:
    """Whether the mission is on record as open, or perhaps so."""
    now = mission.on(day)
    return now is not None and now.open is not False


def _ways(fact: Fact) -> set[tuple[str, str]]:
    """The posts that a step of accreditation is of: sending and receiving State."""
    return {(sender, receiver) for sender in codes(fact, "actor") for receiver in codes(fact, "recipient")}


def _accreditations(post: Post, day: date | None) -> Iterator[Link]:
    """The head of mission on the day, where one is or may be in post."""
    for standing in post.on(day)[:1]:
        state, head = _SERVING.get(standing.stage), standing.head
        if state:
            began = standing.tenure.began
            yield Link(
                post.name.sender,
                post.name.receiver,
                "accreditation",
                state,
                place=head.residence,
                since=began.fact if began else standing.step.fact,
                facts=tuple(fact for fact in head.facts if certainly_by(fact, day) or perhaps_by(fact, day)),
                person=head.person,
                resident=head.resident,
            )
