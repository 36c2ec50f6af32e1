"""Recognition, independence, and relations between two States: established, severed, restored, upgraded."""

from __future__ import annotations

from collections.abc import Iterable

from credence.reading.clause import Clause, Draft


def recognition(clause: Clause) -> Iterable[Draft]:
    """One State recognised another."""
    actors = clause.codes_of("actor") or ((subject,) if (subject := clause.subject()) else ())
    recipients = clause.codes_of("recipient")
    for actor in actors:
        for recipient in recipients:
            if actor != recipient:
                yield clause.draft("recognition", {"actor": (actor,), "recipient": (recipient,), "date": clause.date()})


def independence(clause: Clause) -> Iterable[Draft]:
    """A State declared, gained or regained independence."""
    actor = clause.codes_of("actor")
    if actor:
        yield clause.draft("independence", {"actor": actor[:1], "date": clause.date()})


def between(clause: Clause) -> Iterable[Draft]:
    """Something befell the relations of two States."""
    parties = _named_parties(clause) or clause.pair()
    if len(parties) == 2:
        yield clause.draft(clause.core.phrase.kind, {"parties": tuple(sorted(parties)), "date": clause.date()})


def _named_parties(clause: Clause) -> tuple[str, ...]:
    named = clause.codes_of("actor") + clause.codes_of("other")
    return named if len(set(named)) == 2 else ()


def upgraded(clause: Clause) -> Iterable[Draft]:
    """Relations were raised to a named level."""
    parties = _named_parties(clause) or clause.pair()
    first = clause.core.groups["level"]
    last = first + 1
    while last < len(clause.codes) and clause.codes[last] in "wW" and last - first < 3:
        last += 1
    if len(parties) == 2:
        slots = {"parties": tuple(sorted(parties)), "level": clause.text(first, last), "date": clause.date()}
        yield clause.draft("relations-upgraded", slots, last - 1)


HANDLERS = {
    "relations-upgraded": upgraded,
    "recognition": recognition,
    "independence": independence,
    "relations-established": between,
    "relations-severed": between,
    "relations-restored": between,
}
