"""In: facts that name a person, and those of the posts they name. Out: the person's tenures, each in the history of its
post.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from credence.model import Fact
from credence.protocol.accreditation import STEPS, Accreditation, accreditations
from credence.protocol.facts import latest_day
from credence.protocol.posts import KINDS, Post, Tenure, posts
from credence.record import Record
from credence.record.identity.identity import NONE, Identities


def career(record: Record, name: str, known_at: date | datetime | None = None) -> Sequence[tuple[Post, Tenure]]:
    """The tenures of all whom the name may mean, oldest first, each with the whole history of its post.

    The name may be shorter than the record's; names that a person declared to be one are followed.
    """
    own = record.ask(person=name, kinds=STEPS, known_at=known_at)
    return tenures(own, at_posts(record, own, known_at), record.identities(known_at))


def at_posts(record: Record, own: Iterable[Fact], known_at: date | datetime | None = None) -> list[Fact]:
    """All that is on record of the posts to which facts that name a person belong: with others before and after."""
    places = sorted({(each.sender, each.receiver) for at in accreditations(own).values() for each in at})
    return [fact for place in places for fact in record.ask(pair=place, kinds=KINDS, known_at=known_at)]


def tenures(own: Iterable[Fact], told: Iterable[Fact], identities: Identities = NONE) -> Sequence[tuple[Post, Tenure]]:
    """The tenures that rest on facts that name the person, oldest first, each in the history of its post.

    `told` is all that is on record of those posts.
    """
    found: list[tuple[Post, Tenure]] = []
    histories = posts(told, identities)
    for name, theirs in accreditations(own, identities).items():
        if post := histories.get(name):
            found += [(post, tenure) for tenure in post.tenures if _is_one(tenure.accreditation, theirs)]
    return sorted(found, key=lambda each: latest_day((each[1].began or each[1].accreditation.steps[0]).fact))


def _is_one(accreditation: Accreditation, own: Sequence[Accreditation]) -> bool:
    """Whether an accreditation rests on a step that names the person asked for."""
    statements = {support.statement_id for each in own for fact in each.facts for support in fact.supports}
    return any(support.statement_id in statements for fact in accreditation.facts for support in fact.supports)
