"""Missions and posts in, what every format says of them out: ids, names, beginnings and ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from credence.exchange.exports.material import Material
from credence.exchange.exports.names import mission_words, post_words, with_the
from credence.exchange.exports.people import Person
from credence.model import Fact
from credence.protocol.accreditation import PostName
from credence.protocol.missions import Mission, MissionName
from credence.protocol.posts import Post, Tenure
from credence.record.facts.ids import digest


@dataclass(frozen=True)
class Body:
    """A mission: its id, its name with that of both States, its last rank, when it was opened and last closed."""

    id: str
    label: str
    rank: str
    name: MissionName
    opened: Fact | None
    closed: Fact | None
    told: Sequence[Fact]


@dataclass(frozen=True)
class Term:
    """One person's time at a post: `ended` is the end on record, None where only a successor is."""

    id: str
    post_id: str
    label: str
    post: Post
    tenure: Tenure
    person: Person
    began: Fact | None
    ended: Fact | None

    @property
    def name(self) -> PostName:
        """Whose post where."""
        return self.post.name

    @property
    def told(self) -> list[Fact]:
        """The steps on record, and the end."""
        facts = self.tenure.accreditation.facts
        return [*facts, *([self.ended] if self.ended and self.ended not in facts else [])]


def body_id(name: MissionName) -> str:
    """The id of a mission."""
    return digest("mission", name.sender, name.receiver, name.rank, name.place)


def bodies(material: Material) -> Iterator[Body]:
    """Every mission on record, by sending and receiving State."""
    for name, mission in material.missions.items():
        yield _body(name, mission)


def terms(material: Material) -> Iterator[Term]:
    """Every tenure of a person who is named, by sending and receiving State, in order."""
    for name in sorted(material.posts, key=lambda each: (each.sender, each.receiver, each.consular)):
        post = material.posts[name]
        for tenure in post.tenures:
            each, ending = tenure.accreditation, tenure.ending
            if persons := [person for fact in each.facts for person in material.people.of(fact, "person")]:
                yield Term(
                    id=digest("term", material.id_of(each.facts[0]), name.sender, name.receiver),
                    post_id=digest("post", name.sender, name.receiver, each.office),
                    label=post_words(each.office, name.sender, name.receiver),
                    post=post,
                    tenure=tenure,
                    person=persons[0],
                    began=tenure.began.fact if tenure.began else None,
                    ended=ending.fact if ending and ending.how != "succeeded" else None,
                )


def _body(name: MissionName, mission: Mission) -> Body:
    standing = mission.on(None)
    rank = (standing.rank if standing else "") or name.rank
    place = f" ({standing.place})" if standing and standing.place and not name.diplomatic else ""
    last = standing.last if standing else None
    return Body(
        id=body_id(name),
        label=f"{mission_words(rank)} of {with_the(name.sender)} in {with_the(name.receiver)}{place}",
        rank=rank,
        name=name,
        opened=next((fact for fact in mission.changes if fact.kind == "mission-opened"), None),
        closed=last if last and last.kind == "mission-closed" else None,
        told=mission.changes,
    )
