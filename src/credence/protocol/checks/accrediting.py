"""In: facts. Out: what cannot be right in accreditations: steps out of order, two heads at one post, posts too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from credence.lore.organisations import is_organisation
from credence.lore.persons import share_person
from credence.model import Fact
from credence.protocol.accreditation import Accreditation
from credence.protocol.checks.common import HEADS, number
from credence.protocol.checks.finding import Finding
from credence.protocol.checks.matter import Matter
from credence.protocol.facts import earliest_day, held, latest_day
from credence.protocol.posts import Post, Tenure
from credence.record.facts.procedure import out_of_order
from credence.record.identity.identity import Identities


def findings(matter: Matter) -> Iterator[Finding]:
    """Steps out of the order of procedure, and what the history of each post shows."""
    yield from _order(matter)
    for history in matter.histories.values():
        if not history.name.consular:
            heads = [each for each in history.tenures if each.began and each.accreditation.rank.name in HEADS]
            # an organisation has seats in several cities, and may have a representative of one State at each
            if not is_organisation(history.name.receiver):
                yield from _two_heads(history, heads, matter.identities)
            yield from _never_left(history, heads, matter.identities)
        yield from _too_long(history)


def _order(matter: Matter) -> Iterator[Finding]:
    for each in out_of_order(matter.facts, matter.identities):
        ended = each.later.kind == "post-ended"
        name = "end-before-beginning" if ended else "credentials-before-appointment"
        yield Finding(name, each.earlier, each.later, _named(each.earlier), _post(each.earlier))


def _two_heads(history: Post, heads: Sequence[Tenure], identities: Identities) -> Iterator[Finding]:
    """Of each head the first to take up functions well before that head's end on record, an equal or a higher."""
    slack = number("two-heads-at-one-post", "days")
    for place, one in enumerate(heads):
        end = held(one.ending.fact) if one.ending and one.ending.how != "succeeded" else None
        if end is None or one.ending is None:
            continue
        for other in heads[place + 1 :]:
            assert other.began is not None
            when = held(other.began.fact)
            if latest_day(other.began.fact) > end.earliest:
                break
            if when and (end.earliest - when.latest).days > slack and not _one(one, other, identities):
                told = (other.began.fact, one.ending.fact)
                yield Finding("two-heads-at-one-post", *told, _who(other.accreditation), _pair(history))
                break


def _one(one: Tenure, other: Tenure, identities: Identities) -> bool:
    """Whether both are one person, commissioned anew in another class."""
    names = [
        [identities.name("person", name, (head.sender, head.receiver)) for name in head.person]
        for head in (one.accreditation, other.accreditation)
    ]
    return share_person(*names)


def _never_left(history: Post, heads: Sequence[Tenure], identities: Identities) -> Iterator[Finding]:
    """Heads of whom no end is on record, though a successor is."""
    for each in heads:
        head, ending = each.accreditation, each.ending
        if each.began is None or ending is None or ending.how != "succeeded" or not head.person:
            continue
        successor = next((one for one in heads if one.began and one.began.fact is ending.fact), None)
        if successor is None or not _one(each, successor, identities):
            yield Finding("predecessor-never-left", each.began.fact, ending.fact, _who(head), _pair(history))


def _too_long(history: Post) -> Iterator[Finding]:
    """Posts with a beginning and an end on record that are further apart than posts are."""
    most = number("post-very-long", "years")
    for each in history.tenures:
        if each.began is None or each.ending is None or each.ending.how == "succeeded":
            continue
        years = (earliest_day(each.ending.fact) - latest_day(each.began.fact)).days / 365.25
        if held(each.began.fact) and held(each.ending.fact) and years > most:
            told = (each.began.fact, each.ending.fact)
            yield Finding("post-very-long", *told, _who(each.accreditation), _pair(history), detail=f"{years:.0f}")


def _pair(history: Post) -> tuple[str, str]:
    return (history.name.sender, history.name.receiver)


def _who(head: Accreditation) -> str:
    return ", ".join(head.person)


def _named(fact: Fact) -> str:
    person = fact.slots.get("person")
    return ", ".join(person) if isinstance(person, tuple) else ""


def _post(fact: Fact) -> tuple[str, str] | None:
    sender, receiver = fact.slots.get("actor"), fact.slots.get("recipient")
    return (sender[0], receiver[0]) if isinstance(sender, tuple) and isinstance(receiver, tuple) else None
