"""In: a record and the name of a person. Out: the person's tenures, each in the history of its post."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from credence.protocol.accreditation import STEPS, Accreditation, accreditations
from credence.protocol.facts import latest_day
from credence.protocol.posts import KINDS, Post, Tenure, posts
from credence.record import Record


def career(record: Record, name: str, known_at: date | datetime | None = None) -> Sequence[tuple[Post, Tenure]]:
    """The tenures of all whom the name may mean, oldest first, each with the whole history of its post.

    The name may be shorter than the record's; names that a person declared to be one are followed.
    """
    identities = record.identities(known_at)
    own = accreditations(record.ask(person=name, kinds=STEPS, known_at=known_at), identities)
    found: list[tuple[Post, Tenure]] = []
    for place in sorted({(each.sender, each.receiver) for each in own}):
        told = record.ask(pair=place, kinds=KINDS, known_at=known_at)
        histories = posts(told, identities)
        for post, theirs in ((histories[each], own[each]) for each in own if (each.sender, each.receiver) == place):
            found += [(post, tenure) for tenure in post.tenures if _is_one(tenure.accreditation, theirs)]
    return sorted(found, key=lambda each: latest_day((each[1].began or each[1].accreditation.steps[0]).fact))


def _is_one(accreditation: Accreditation, own: Sequence[Accreditation]) -> bool:
    """Whether an accreditation rests on a step that names the person asked for."""
    statements = {support.statement_id for each in own for fact in each.facts for support in fact.supports}
    return any(support.statement_id in statements for fact in accreditation.facts for support in fact.supports)
