"""A clause by which a State did as another did ("B followed suit", "B returned the gesture") in; its own act out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Final

from credence.model import SlotValue, Statement
from credence.model.slots import values_of
from credence.reading.clauses.clause import Clause
from credence.reading.phrases.core import Draft

NEAR: Final = 500
"""What another State did is done likewise within so many characters."""
_TOWARDS: Final = ("recognition", "recognition-withdrawn", "mission-opened", "mission-closed", "mission-raised")
_ALONE: Final = ("joined", "left", "independence")
REPEATABLE: Final = frozenset((*_TOWARDS, *_ALONE, "ratified"))
"""What is kept of a sentence for the next, which may say that another State did likewise."""


def likewise(clause: Clause) -> Iterable[Draft]:
    """ "B followed suit a day later.": what the sentence before told of another State."""
    if clause.doubtful() or clause.governed(clause.core.groups.get("actor", 0)):
        return
    act, deed = clause.context.act, clause.context.deed
    if clause.core.phrase.sets.get("same"):
        yield from _on_its_day(clause, deed)
        return
    told_at = act[2] if act is not None else -1
    if clause.core.phrase.sets.get("back"):
        act = None
    if deed is not None and deed.kind != "joined" and _joins(clause):
        if (body := clause.context.organisation) is not None and clause.date() is not None:
            for actor in clause.acting():
                yield clause.draft("joined", {"actor": (actor,), "organisation": body, "date": clause.date()})
        return
    if deed is not None and deed.start >= told_at and clause.sentence.start - deed.start < NEAR:
        yield from _as_told(clause, deed)
    elif act is not None and told_at < clause.sentence.start < told_at + NEAR:
        yield from _of_relations(clause, act)


def _on_its_day(clause: Clause, deed: Statement | None) -> Iterable[Draft]:
    """The deed that the text told without a day: "A was the first to recognise B. It did so on D"."""
    near = deed is not None and clause.sentence.start - deed.start < NEAR
    if deed is not None and near and "date" not in deed.slots and clause.date() is not None:
        yield clause.draft(deed.kind, {**deed.slots, "date": clause.date()})


def _joins(clause: Clause) -> bool:
    """Whether what a State did is to join, which is no ratification told before: "Sweden joined on D"."""
    return (
        clause.text(clause.core.first, clause.core.last).lower().rstrip().endswith(("joined", "joined in", "joined on"))
    )


def _of_relations(clause: Clause, act: tuple[str, str, int]) -> Iterable[Draft]:
    acts = [a for a in clause.context.acts if a[2] == act[2] and a[0].startswith("relations")]
    for actor, (kind, other, _) in product(clause.acting(), acts if act in acts else [act]):
        if actor == other:
            continue
        if kind.startswith("recognition"):
            yield clause.draft(kind, {"actor": (actor,), "recipient": (other,), "date": clause.date()})
        else:
            who = (actor,) if kind == "relations-severed" else None
            slots = {"parties": tuple(sorted((actor, other))), "actor": who, "date": clause.date()}
            yield clause.draft(kind, slots)


def _as_told(clause: Clause, deed: Statement) -> Iterable[Draft]:
    """The deed with another actor; where it was done to that one, done in return."""
    back = bool(clause.core.phrase.sets.get("back"))
    did, done_to = values_of(deed.slots, "actor"), values_of(deed.slots, "recipient")
    in_return = back or (deed.kind in _TOWARDS and any(actor in done_to for actor in clause.acting()))
    if clause.date() is None or (deed.start >= clause.sentence.start and not in_return):
        return
    for actor in clause.acting():
        if actor in did:
            continue
        slots: dict[str, SlotValue | None] = {"actor": (actor,), "date": clause.date()}
        if deed.kind == "ratified" and not back:
            parties = values_of(deed.slots, "parties")
            bound = parties if actor in parties and len(parties) > 1 else (actor,)
            who = (actor,) if len(bound) > 1 else None  # of one State alone the parties say who
            yield clause.draft(deed.kind, {**deed.slots, **slots, "parties": bound, "actor": who})
        elif deed.kind in _ALONE and not back:
            yield clause.draft(deed.kind, {**deed.slots, **slots})
        elif deed.kind in _TOWARDS and actor in done_to:
            kept = {"mission": deed.slots["mission"]} if "mission" in deed.slots else {}
            yield clause.draft(deed.kind, {**kept, **slots, "recipient": did})
        elif deed.kind in _TOWARDS and not back:
            yield clause.draft(deed.kind, {**deed.slots, **slots})


__all__ = ["NEAR", "REPEATABLE", "likewise"]
