"""Agrément, exequatur and expulsion: what the receiving State grants, refuses or withdraws."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from credence.model import SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.kinds.envoys import envoy_slots, taken_as
from credence.reading.kinds.handling import Handlers
from credence.reading.kinds.roles import person_at
from credence.reading.kinds.sides import giver, taker
from credence.reading.mentions import Mission, Post
from credence.reading.phrases.core import Draft
from credence.reading.scan.numbers import NUMBER_WORDS

_STAGES: Final = {
    "requested": ("requested", "sought", "asked"),
    "refused": ("refused", "denied", "withheld"),
    "revoked": ("revoked", "withdrawn", "withdrew", "cancelled", "canceled"),
    "granted": ("granted", "grant", "given", "gave", "issued", "received", "approved", "handed", "presented"),
}
"""Stage -> the verbs that tell of it."""
_DEADLINE: Final = re.compile(
    r"\b(?:within (?:[a-z-]+|\d{1,3}) (?:hours|days|weeks)|(?:[a-z-]+|\d{1,3}) (?:hours|days|weeks)(?= to leave)"
    r"|by (?:the end of [A-Za-z]+|[A-Z][a-z]+day|\d{1,2} [A-Z][a-z]+|midnight))",
)
_AFTER: Final = 160
"""A deadline stands within so many characters of the expulsion."""


def permission(clause: Clause) -> Iterable[Draft]:
    """Agrément or exequatur was asked for, granted, refused or revoked."""
    index, post = clause.core.groups.get("person"), clause.value("post")
    person = None if index is None else person_at(clause, index)
    stage = _stage(clause)
    if stage is None or person is None:
        return
    envoy = taken_as(clause, person, post) if isinstance(post, Post) else person
    slots = envoy_slots(clause, envoy)
    if slots is not None:
        yield clause.draft(clause.core.phrase.kind, {**slots, "stage": stage, "date": clause.date()}, index)


def _stage(clause: Clause) -> str | None:
    """The stage that the verb in or just before the phrase tells; a passive's verb stands nearest."""
    for first, last in ((clause.core.first, clause.core.last), (max(0, clause.core.first - 4), clause.core.first)):
        said = clause.text(first, last).lower().split() if last > first else []
        for stage, verbs in _STAGES.items():
            if not set(said).isdisjoint(verbs):
                return stage
    return None


def expulsion(clause: Clause) -> Iterable[Draft]:
    """Members of the staff of a mission were told to leave (VCDR art. 9)."""
    if clause.doubtful():
        return
    told = clause.listed("by", clause.core.last, clause.bounds()[1])
    host = told[0] if told else None  # "the expulsion of its diplomats by Peru"
    sender = _sender(clause, host)
    host = host or _expelling(clause, sender)
    if sender is None or host is None or host == sender:
        return
    slots: dict[str, SlotValue | None] = {
        "actor": (host,),
        "recipient": (sender,),
        "number": _number(clause),
        "deadline": _deadline(clause),
        "date": clause.date(),
    }
    yield clause.draft("expelled", slots)


def _sender(clause: Clause, host: str | None) -> str | None:
    """Whose staff it is: by demonym, by the mission they serve in, or after "of"."""
    codes = clause.codes_of("recipient")
    if codes:
        return codes[0]
    for item in clause.sentence.items[clause.core.first : clause.core.last + 4]:
        if isinstance(item.value, Mission) and item.value.owner:
            return item.value.owner
    actor = giver(clause).code
    if host is not None and actor not in (host, None):
        return actor
    return taker(clause, clause.core.first, actor).code


def _expelling(clause: Clause, sender: str | None) -> str | None:
    actor = giver(clause).code
    if actor and actor != sender:
        return actor
    return taker(clause, clause.core.last, sender).code if sender else None


def _number(clause: Clause) -> str | None:
    item = clause.item("count")
    word = clause.sentence.text[item.start : item.end].lower() if item else ""
    if word.isdigit():
        return word
    return str(NUMBER_WORDS[word]) if word in NUMBER_WORDS else None


def _deadline(clause: Clause) -> str | None:
    start = clause.sentence.items[clause.core.first].start
    stop = min(clause.sentence.end, clause.sentence.items[clause.core.last - 1].end + _AFTER)
    found = _DEADLINE.search(clause.sentence.text, start, stop)
    return found.group() if found else None


HANDLERS: Final[Handlers] = {"agrement": permission, "exequatur": permission, "expelled": expulsion}
