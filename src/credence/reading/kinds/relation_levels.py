"""Relations raised to a named level, or lowered: between whom, to what and when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from credence.model import SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.occasion import days_of_visit
from credence.reading.kinds.anniversaries import count_of, year_counted_back
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters

_LEVEL_END: Final = (
    "was", "were", "is", "has", "have", "had", "in", "on", "at", "with", "between", "and", "from", "during", "when",
    "by", "for", "as", "of", "to", "after", "established", "formed", "proclaimed", "launched", "forged", "declared",
    "concluded", "set",
)  # fmt: skip
"""Words that end what names a level: "to the rank of embassy in"."""
_LEVEL_WORDS: Final = 6


def upgraded(clause: Clause) -> Iterable[Draft]:
    """Relations were raised to a named level."""
    if clause.doubtful() or _striven_for(clause):
        return
    first = clause.core.groups.get("level")
    if first is None:
        yield from _lowered(clause, None)
        return
    last = first + 1
    stops = letters(*_LEVEL_END) + ",;:.()T\"'"
    while last < len(clause.codes) and clause.codes[last] not in stops and last - first < _LEVEL_WORDS:
        last += 1
    if clause.codes[first] in "MTn":
        return
    if clause.core.phrase.kind == "relations-lowered":
        yield from _lowered(clause, clause.text(first, last))
        return
    if _UNNAMED.fullmatch(clause.text(first, last)) or _is_further_aim(clause, first):
        return
    for pair in clause.facing()[:1]:
        if len(set(pair)) == 2:
            slots: dict[str, SlotValue | None] = {
                "parties": tuple(sorted(pair)),
                "level": _PLAIN_LEVEL.sub("", clause.text(first, last)),
                "date": _since_when(clause)
                if "count" in clause.core.groups
                else clause.date() or days_of_visit(clause),
            }
            yield clause.draft("relations-upgraded", slots, last - 1)
            yield from _upgraded_again(clause, slots, last)


def _since_when(clause: Clause) -> str | None:
    """ "the 10th anniversary of the strategic partnership in 2025": it is as old as that."""
    item = clause.item("count")
    year = year_counted_back(clause, count_of(clause.sentence.text[item.start : item.end])) if item else None
    return str(year) if year else None


_PLAIN_LEVEL: Final = re.compile(r"(?<=[Pp]artnership) level$")
_UNNAMED: Final = re.compile(
    r"(?:an? |the |even |still |much |qualitatively |whole |entirely )*"
    r"(?:new|higher|greater|high|next|another|unprecedented|closer|different) (?:levels?|stage|heights?|phase)",
    re.IGNORECASE,
)
"""A level without a name: relations that reached "a new level"."""
_STRIVING: Final = re.compile(
    r"\b(?:work(?:s|ing|ed)?|striv(?:e|es|ing)|tr(?:y|ies|ying)|aim(?:s|ing|ed)?|seek(?:s|ing)?|contribut(?:e|es|ing)"
    r"|efforts?|desire|aspir(?:es?|ing|ation)|interest(?:ed)?|looking forward)(?: [\w-]+){0,3}? (?:to|in) $",
    re.IGNORECASE,
)


def _striven_for(clause: Clause) -> bool:
    """Whether the act is only worked for: "is working to elevate the relationship"."""
    sentence = clause.sentence
    start = sentence.items[clause.core.first].start
    return _STRIVING.search(sentence.text, max(sentence.start, start - 70), start) is not None


_FURTHER_AIM: Final = re.compile(r"(?:\band|\bor|\bas well as|,) to \Z")
"""What leads to something else one means to do: "promote cooperation in trade as well as to encourage exchanges"."""


def _is_further_aim(clause: Clause, first: int) -> bool:
    sentence = clause.sentence
    return _FURTHER_AIM.search(sentence.text, sentence.start, sentence.items[first].start) is not None


def _lowered(clause: Clause, level: str | None) -> Iterable[Draft]:
    """Relations were lowered, by one of the two where it is named."""
    for pair in clause.facing()[:1]:
        if len(set(pair)) != 2:
            continue
        acting = [code for code in clause.acting() if code in pair]
        slots: dict[str, SlotValue | None] = {
            "parties": tuple(sorted(pair)),
            "level": level,
            "date": clause.date(),
            "actor": tuple(acting) if len(acting) == 1 else None,
        }
        yield clause.draft("relations-lowered", slots)


def _upgraded_again(clause: Clause, slots: dict[str, SlotValue | None], start: int) -> Iterable[Draft]:
    """ "to A in 2012 and in 2016 to B", "to A in 2012 and to B in 2016": the second verb is left out."""
    marks, end = clause.marks, min(clause.reach(), len(clause.codes))
    joint = next((i for i in range(start, min(end, start + 6)) if clause.codes[i] == marks["and"]), None)
    if joint is None:
        return
    to = next((i for i in range(joint, min(end, joint + 5)) if clause.codes[i] == marks["to"]), None)
    when = next((i for i in range(joint, end) if clause.codes[i] == "T"), None)
    if to is None or when is None or when > to + _LEVEL_WORDS + 4:
        return
    first = to + 1
    while first < end and clause.codes[first] in marks["articles"]:
        first += 1
    last = first
    while last < end and clause.codes[last] not in letters(*_LEVEL_END) + ",;:.()T":
        last += 1
    if last > first:
        date = clause.date_at(when)
        level = clause.text(first, last)
        yield clause.draft("relations-upgraded", {**slots, "level": level, "date": date}, when, last - 1)


__all__ = ["upgraded"]
