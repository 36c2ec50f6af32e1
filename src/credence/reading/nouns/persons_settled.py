"""A person as a phrase names him in; the same with the State whose office it is filled in, and remembered, out."""

from __future__ import annotations

from typing import Final

from credence.lore.leaders import state_of_leader
from credence.lore.offices import (
    HEADS,
    crowned,
    is_secretary,
    may_bear,
    means_by_state,
    narrating_state,
    office_of,
    sent_offices,
    state_by_name,
    was_crowned,
)
from credence.reading.context import Context
from credence.reading.mentions import BY_NAME, Person, Post
from credence.reading.nouns.holders import is_held, sole_holder
from credence.reading.nouns.missions import MissionNouns
from credence.reading.nouns.posts_spoken_of import spoken_of
from credence.reading.nouns.unions import unions

_NEAR_MISSION: Final = 400
"""An ambassador named within so many characters of a mission is at its head."""
_BARE: Final = frozenset(
    {
        "minister",
        "ambassador",
        "amb",
        "amb.",
        "cs",
        "cabinet secretary",
        "secretary",
        "envoy",
        "commissioner",
        "representative",
        "vice minister",
        "deputy minister",
        "deputy pm",
        "deputy prime minister",
        "vice premier",
        "vice prime minister",
    }
)
"""A bare title beside a name already met says no more than the fuller title did."""


_SECRETARIES: Final = "USA"
"""Whose foreign minister is the Secretary of State, named by that title alone in papers of all States."""
_GENERAL: Final = frozenset({"secretary-general", "secretary general"})


class PersonsSettled:
    """The persons of a document, each of one State from the first time he is named."""

    def __init__(self, context: Context, missions: MissionNouns) -> None:
        self.context = context
        self._missions = missions

    def settle(self, person: Person, facing: str | None = None, across: str | None = None) -> Person:
        """Fill in whose office it is from what is known; remember the person."""
        post = person.post
        known = self.context.known(person.name)
        if post is not None and post.term in _GENERAL and not (post.organisation or post.owner or person.owner):
            post.organisation = self._receives_envoys()
        if post is not None and post.organisation and post.office not in sent_offices():
            person.owner = person.owner or unions().get(post.organisation, post.organisation)
        elif post is not None and person.owner is None:
            if known is not None and known.owner:
                person.owner = known.owner
            else:
                owner = self._known_by_name(person, post) or self._owner_of(post, person.name, facing, across)
                person.inferred = True
                if means_by_state(post.term):
                    post.office = office_of(post.term, owner)
                # a Foreign Secretary beside a Foreign Minister is of the same State, and under him
                person.owner = owner if self._is_career(post) else sole_holder(self.context, post, person.name, owner)
        if post is not None and known is None and person.inferred and self._is_ours(post, person.owner):
            post.office = "foreign-minister"
        elsewhere = post is not None and known is not None and known.post is not None and _in_another(post, known.post)
        if known is not None and known.post is not None and post is not None and post.term in _BARE and not elsewhere:
            person.post = post = known.post
            person.owner, person.inferred = known.owner, False
        if post is not None and means_by_state(post.term):
            post.office = office_of(post.term, person.owner)
            if self._is_career(post) and person.owner:
                minister = is_held(self.context, "foreign-minister", person.owner, person.name)
                post.office = "official" if minister else post.office
        if post is not None and self.context.narrator and is_secretary(post.term, person.name, self.context.narrator):
            post.office = "foreign-minister"
        met = self.context.meet(person)
        flags = person.flags if post or not met.post else person.flags | {"again"}
        return Person(met.name, post or met.post, person.owner or met.owner, flags, person.inferred)

    def _receives_envoys(self) -> str | None:
        """The organisation to which the representative just spoken of is sent: its Secretary-General needs no name."""
        sent = (p.post.organisation for p in reversed(self.context.latest) if p.post and p.office == "representative")
        return next(filter(None, sent), None)

    def _is_career(self, post: Post) -> bool:
        """Whether a title may be that of the official at the head of a ministry, outside histories."""
        return not self.context.narrator and post.term.endswith("secretary") and means_by_state(post.term)

    def _owner_of(self, post: Post, name: str, facing: str | None, across: str | None = None) -> str | None:
        """Whose office it is when the title does not say: an envoy the other side's, a minister our own."""
        context = self.context
        if post.office in sent_offices():
            if post.host:
                if context.narrator and context.narrator not in post.host and post.host[0] not in context.told:
                    return context.narrator
                if context.narrator and context.narrator not in post.host:
                    return context.narrator
                if post.host[0] in context.told:
                    return context.other_of_told(post.host[0])
                return context.other(post.host[0])
            if context.narrator:
                return self._of_the_mission() or context.narrator
            if post.organisation and post.office == "representative" and context.home:
                return context.home  # who is at an organisation for no State that is told is there for ours
            return self._sent_by()
        if context.narrator:
            if narrating_state(post.term, name, context.narrator):
                return context.narrator
            if (known := state_by_name(post.term, name)) and known not in context.told:
                return known
            if across and context.subjects:
                return across
            told = context.told[1] if context.told else context.other(context.narrator)
            theirs = facing if facing and may_bear(facing, post.term, post.office) else told
            reigns = theirs is None or not crowned(post.term) or was_crowned(theirs)
            if reigns:
                return theirs
            ours = context.narrator if was_crowned(context.narrator) else theirs
            return self._bearer(theirs, post) or ours
        pair = context.pair or ()
        if post.term == "secretary of state" and _SECRETARIES in pair and not post.organisation and self._of_two(pair):
            return _SECRETARIES
        if facing and post.office in HEADS:
            return facing
        if across:
            return across
        if context.abroad and post.office in HEADS:
            return context.host or context.other(context.home)
        return self._bearer(context.home or (context.pair[0] if context.pair else None), post)

    def _of_two(self, pair: tuple[str, ...]) -> bool:
        """Whether the document is of one of two States, or nobody knows whose it is; others have that title at home."""
        return self.context.home is None or self.context.home in pair

    def _known_by_name(self, person: Person, post: Post) -> str | None:
        """The State whose leader everybody knows by that name; a history of two may tell of others, long gone."""
        if post.host or post.owner:
            return None
        state = state_of_leader(post.office, person.name)
        if state is None and means_by_state(post.term):  # "Chancellor Scholz" is no foreign minister
            known = state_of_leader("head-of-government", person.name)
            state = known if office_of(post.term, known) == "head-of-government" else None
        if self.context.narrator and state not in self.context.told:
            return None
        if state is not None:
            person.flags |= {BY_NAME}
        return state

    def _of_the_mission(self) -> str | None:
        """In a history of two States that of whose mission the paragraph told last: the next one named heads it."""
        last = self.context.missions[-1] if self.context.missions else None
        if last is None or last.plural or last.at < self.context.paragraph:
            return None
        owner = last.owner or self.context.other_of_told(last.host)
        return owner if owner in self.context.told else None

    def _bearer(self, guessed: str | None, post: Post) -> str | None:
        """The State guessed, or the other one where only that has such a title ("the King", for a republic)."""
        if guessed is None or may_bear(guessed, post.term, post.office):
            return guessed
        other = self.context.other(guessed)
        return other if other is not None and may_bear(other, post.term, post.office) else None

    def _sent_by(self) -> str | None:
        """Whose an envoy is of whom only the title is told: the other side's, or ours after "our embassy"."""
        context = self.context
        last = context.missions[-1] if context.missions else None
        if self._missions.headed and not context.abroad and context.at - self._missions.headed[1] < _NEAR_MISSION:
            return self._missions.headed[0]
        if context.home and spoken_of(context, _NEAR_MISSION) == context.home:
            return context.home  # another of our own: "Ambassador X has returned. Ambassador Y remains at his post"
        ours = last is not None and last.owner == context.home
        if context.abroad or (last and ours and (last.whose == "our" or context.at - last.at < _NEAR_MISSION)):
            return context.home
        return context.other(context.home) if context.home else None

    def _is_ours(self, post: Post, owner: str | None) -> bool:
        """Whether "the Minister" of a foreign ministry's own paper is the foreign minister."""
        context = self.context
        bare = post.term == "minister" and post.office == "official" and "plural" not in post.flags
        told = context.ministry or (context.minister_told and "definite" in post.flags)
        return bare and told and owner == context.home


def _in_another(post: Post, known: Post) -> bool:
    """Whether a post is told to be in another State than the one known."""
    return bool(post.host and known.host) and post.host != known.host
