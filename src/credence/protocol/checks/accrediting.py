"""In: facts. Out: what cannot be right in accreditations: steps out of order, two heads at one post, posts too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from credence.model import Fact
from credence.protocol.accreditation import Accreditation
from credence.protocol.checks.common import number
from credence.protocol.checks.finding import Finding
from credence.protocol.facts import earliest_day, held, latest_day
from credence.protocol.posts import Post, Tenure, posts
from credence.record.identity import Identities
from credence.record.procedure import out_of_order


def findings(facts: Sequence[Fact], identities: Identities, on: date | None) -> Iterator[Finding]:
    """Steps out of the order of procedure, and what the history of each post shows."""
    yield from _order(facts)
    for history in posts(facts, identities).values():
        if not history.name.consular:
            yield from _two_heads(history)
            yield from _never_left(history)
        yield from _too_long(history)


def _order(facts: Sequence[Fact]) -> Iterator[Finding]:
    for each in out_of_order(facts):
        ended = each.later.kind == "post-ended"
        name = "end-before-beginning" if ended else "credentials-before-appointment"
        yield Finding(name, each.earlier, each.later, _named(each.earlier), _post(each.earlier))


def _two_heads(history: Post) -> Iterator[Finding]:
    """Heads of the first two classes, of whom the later took up functions well before the former's end on record."""
    heads = [each for each in history.tenures if each.began and not each.accreditation.rank.ad_interim]
    slack = number("two-heads-at-one-post", "days")
    for one, other in pairwise(heads):
        began = other.began
        if began is None or one.ending is None or one.ending.how == "succeeded":
            continue
        when, end = held(began.fact), held(one.ending.fact)
        if when and end and (end.earliest - when.latest).days > slack and not _one(one, other):
            yield Finding(
                "two-heads-at-one-post", began.fact, one.ending.fact, _who(other.accreditation), _pair(history)
            )


def _one(one: Tenure, other: Tenure) -> bool:
    """Whether both are one person, commissioned anew in another class."""
    return bool(set(one.accreditation.person) & set(other.accreditation.person))


def _never_left(history: Post) -> Iterator[Finding]:
    """Heads of the first two classes of whom no end is on record, though a successor is."""
    for each in history.tenures:
        head = each.accreditation
        if each.began and each.ending and each.ending.how == "succeeded" and head.person and not head.rank.ad_interim:
            yield Finding("predecessor-never-left", each.began.fact, each.ending.fact, _who(head), _pair(history))


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
