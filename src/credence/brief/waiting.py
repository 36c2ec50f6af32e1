"""In: an item of the queue of review. Out: what is to be decided, and each side, in words; what was decided before."""

from __future__ import annotations

import re
from collections.abc import Iterable

from credence.brief.pieces import plain
from credence.brief.telling import fact_words, slot_words, topic_words, value_text
from credence.model import SlotValue
from credence.record import Review
from credence.record.review.agenda import Item, Side


def question(item: Item) -> str:
    """What is to be decided, in a line."""
    if item.proposal:
        proposal = item.proposal
        same = f"are {proposal.one.written} and {proposal.other.written} one {proposal.kind}?"
        return f"{same} ({proposal.score} of 100: {', '.join(proposal.reasons)})"
    if item.fact is None:
        return ""
    values = list(dict.fromkeys(side_words(item, side) for side in item.sides))
    if item.why == "order":
        follows = item.sides[1].supports[0].statement.kind.replace("-", " ")
        return f"{fact_words(item.fact)}, before {follows}, {values[-1]}, which it should follow: are both so?"
    if item.slot is None:
        return f"{fact_words(item.fact)}: is it so? (nobody is cited)"
    if len(item.sides) > 1:
        return f"{topic_words(item.fact)}: {slot_words(item.slot)} {' or '.join(values)}?"
    told = item.statement.inferred if item.statement else ()
    origin = next((f" (from {i.source})" for i in told if i.slot == item.slot), "")
    return f"{fact_words(item.fact)}: {slot_words(item.slot)} {values[0]}?{origin}"


def side_words(item: Item, side: Side) -> str:
    """The value that one side gives, in words."""
    if side.value is None or item.fact is None or item.slot is None:
        return "not given"
    if isinstance(side.value, bool):
        return "yes" if side.value else "no"
    return plain(value_text(item.fact.kind, item.slot, side.value, side.supports[0]))


def words_of(value: SlotValue | None) -> list[str]:
    """The words by which a value can be found in its sentence: names, and the year of a date."""
    values = value if isinstance(value, tuple) else () if isinstance(value, bool) or value is None else (value,)
    return [text[:4] if text[:4].isdigit() else text for text in values if text]


def alone(word: str) -> str:
    """A pattern that finds a word, in capitals or not, where it is no part of another."""
    return rf"(?i)(?<!\w){re.escape(word)}(?!\w)"


def decided_before(item: Item, reviews: Iterable[Review]) -> list[Review]:
    """Of all decisions those on what is to be decided, in their order."""
    targets = {support.statement_id for side in item.sides for support in side.supports}
    keys = (item.proposal.one.key, item.proposal.other.key) if item.proposal else ()
    return [r for r in reviews if r.target in targets or (keys and all(key in r.target for key in keys))]
