"""A match of which nothing was made in; the reason in words, as far as it can be told, out."""

from __future__ import annotations

from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.clauses.clause import Clause
from credence.reading.mentions import Mission, Person
from credence.reading.scan.amounts import Amount

_BETWEEN: Final = frozenset(
    ("relations-established", "relations-severed", "relations-restored", "relations-upgraded", "meeting",
     "consultations", "platform", "cooperation", "trade", "signed", "ratified", "in-force", "terminated")
)  # fmt: skip
_DATED: Final = frozenset(("scheduled",))
_SENT: Final = frozenset(("appointed", "credentials-copy", "credentials-presented", "post-began", "post-ended"))
UNKNOWN: Final = "what stands here does not amount to a statement of this kind"


def why_nothing(clause: Clause) -> str:
    """The first thing that a statement of the kind needs and this match does not have."""
    if clause.core.phrase.sets.get("way") == "list":
        return "it heads a list, and is read with each row below it"
    for check in (_person, _two_states, _sides, _amount, _area, _date, _organisation):
        if reason := check(clause):
            return reason
    return UNKNOWN


def _person(clause: Clause) -> str:
    groups = clause.core.groups
    if "person" not in groups:
        return ""
    person = clause.value("person")
    if not isinstance(person, Person):
        return "no person with a name or a post"
    if not person.name and clause.core.phrase.kind in _SENT:
        return "the person is not named"
    if person.owner is None:
        return f"no telling whose {_title(person)} this is"
    if clause.core.phrase.kind not in _SENT:
        return ""
    if person.post is None:
        return "no person with a post"
    if "again" in person.flags and "/named." in clause.core.phrase.id:
        return "the person and the post were named before"
    if person.office not in sent_offices():
        return f"{_title(person)} is no office that one State fills in another"
    hosts = person.post.host or tuple(c for c in (clause.context.other(person.owner),) if c)
    return (
        "" if hosts and person.owner not in hosts else "no second State: no telling to which State the person is sent"
    )


def _title(person: Person) -> str:
    return person.post.term if person.post else "person"


def _two_states(clause: Clause) -> str:
    if clause.core.phrase.kind not in _BETWEEN or len(set(clause.pair())) >= 2:
        return ""
    named = clause.states()
    return f"no second State: only {named[0]} is named" if named else "no State is named, and no two are in play"


def _sides(clause: Clause) -> str:
    mission = clause.value("mission")
    if isinstance(mission, Mission):
        if len(set(clause.states())) < 2 and clause.context.pair is None:
            return "no second State: no telling whose mission it is, or to whom"
        return "no telling whose mission it is, or to whom"
    if "recipient" in clause.core.phrase.expression.pattern and not clause.codes_of("recipient"):
        return "no second State: nobody to whom it is done"
    if clause.core.phrase.kind in ("recognition", "independence", "aid", "joined", "left") and clause.subject() is None:
        return "no State that acts"
    return ""


def _amount(clause: Clause) -> str:
    amount = clause.value("amount")
    if isinstance(amount, Amount) and amount.currency is None:
        return "the amount has no currency"
    return ""


def _area(clause: Clause) -> str:
    return "no area of cooperation" if clause.core.phrase.kind == "cooperation" and not clause.sentence.areas else ""


def _date(clause: Clause) -> str:
    return "no date" if clause.core.phrase.kind in _DATED and clause.core.date is None else ""


def _organisation(clause: Clause) -> str:
    return (
        "no organisation"
        if clause.core.phrase.kind in ("platform", "joined", "left") and clause.item("org") is None
        else ""
    )
