"""A mention of a date in; where the words that only lead to it begin, out: "the month of", "early in", "the 3rd of".

What says no more than which part of a day, month or year is meant belongs to the date; what only stresses it ("as early
as", "only in", "in the course of") leads to it as a plain "in" does. So no phrase need know of either.
"""

from __future__ import annotations

import re
from typing import Final

from credence.reading.dates.mention import DateMention

_REACH: Final = 48
"""The words that lead to a date stand within so many characters before it."""
_LONGEST_WORD: Final = 16
_WORDS: Final = frozenset(
    (
        "the", "of", "early", "late", "mid", "in", "on", "as", "during", "year", "at", "by", "towards", "toward",
        "around", "from", "since", "until", "before", "after", "throughout",
    )
)  # fmt: skip
"""With one of these the words before a date end, where any of them belongs to it."""
_PART: Final = (
    r"(?:(?:very |mid-)?(?:beginning|start|middle|close|end|opening|first half|second half|latter half)|course"
    r"|(?:first|second|third|fourth|last|final|opening|closing) (?:weeks?|days|fortnight|ten days))"
)
_DAY: Final = r"(?:the |that )?(?:early |late |mid-)?(?:morning|afternoon|evening|night) of (?:the )?|the (?:day of )?"
_EARLY: Final = r"(?:the )?(?:early|late|mid|mid to late)(?:[ -]| part of )"
_MONTH: Final = rf"(?:the )?{_PART} of (?:the month of )?|(?:the )?month of |{_EARLY}"
_YEAR: Final = rf"(?:the )?{_PART} of (?:the year (?:of )?)?|the year (?:of )?|{_EARLY}"
_OF_PARTS: Final = ("of", "the", "year", "early", "late", "mid", "part")
"""How the last of the words that belong to a date ends."""
_STRESS: Final = 24
"""The last two of the words that only stress a date are no longer."""
_OF_DAY: Final = re.compile(rf"\b(?:{_DAY})\Z")
_OF_MONTH: Final = re.compile(rf"\b(?:{_MONTH})\Z")
_OF_YEAR: Final = re.compile(rf"\b(?:{_YEAR})\Z")
_OF_EITHER: Final = re.compile(rf"\b(?:{_DAY}|{_YEAR})\Z")
_OF_KIND: Final = {
    "day": _OF_DAY,
    "interval": _OF_DAY,
    "month": _OF_MONTH,
    "year": _OF_YEAR,
    "relative": _OF_EITHER,
    "anaphoric": _OF_EITHER,
    "season": _OF_EITHER,
}
_NUMBERED: Final = ("day", "interval", "season")
"""Kinds of date to which an article may belong: "the 3rd", "the spring of 1962"."""
_ORDINAL: Final = re.compile(r"\d{1,2}(?:st|nd|rd|th)\b|[a-z]")
_STRESSED: Final = re.compile(
    r"\b(?:[Aa]s (?:early|far back|long ago|late|recently) as(?: in| on)?"
    r"|(?:[Oo]nly|[Aa]lready|[Ee]arly|[Ll]ate|[Pp]recisely|[Ss]ome ?time|(?P<back>[Bb]ack)) (?:in|on)"
    r"|[Dd]uring|[Tt]owards?|[Aa]round) \Z"
)
_COMES_BACK: Final = re.compile(
    r"\b(?:br[io]ng(?:s|ing)?|brought|c[oa]me|coming|go|goes|going|went|gone|mov(?:ed|ing)|sent|call(?:ed|ing)|t[ao]ken?|taking"
    r"|took|dat(?:e|es|ed|ing)|g[ai]ve|given|handed|pulled|turned|gets?|got|flew|flown|returned|admitted|welcomed|won|was|were|is"
    r"|are|be|been|far|right)(?: [\w'’-]+){0,4} \Z"
)
""" "brought it back in 2016": there "back" belongs to the verb."""


_BEFORE_IN: Final = ("as", "back", "only", "already", "early", "late", "precisely", "time")


def _may_stress(before: str) -> bool:
    """Whether the last words before a date may be such as only stress it; it costs a fraction of the expression."""
    words = before.lower().split()
    if not words:
        return False
    if words[-1] in ("in", "on"):
        return len(words) > 1 and words[-2].endswith(_BEFORE_IN)
    return words[-1].endswith(("as", "during", "toward", "towards", "around"))


def leads_to(text: str, floor: int, mention: DateMention) -> tuple[int, int | None]:
    """Where the date with the words that belong to it begins, and where those begin that stand for an "in" before it.

    No word before `floor` is looked at.
    """
    begins = mention.start
    last = text[text.rfind(" ", max(floor, begins - _LONGEST_WORD), begins - 1) + 1 : begins - 1]
    joint = text[begins - 1 : begins]
    if joint != "-" and not (joint == " " and last.lower().lstrip("(“\"'") in _WORDS):
        return begins, None
    first = max(floor, begins - _REACH)
    part = _OF_KIND.get(mention.kind)
    belongs = joint == "-" or last.lower().endswith(_OF_PARTS)
    if belongs and part is not None and not mention.modifier and (found := part.search(text, first, begins)):
        words = found[0]
        if words != "the " or (mention.kind in _NUMBERED and _ORDINAL.match(text, begins)):
            begins = found.start()
    lead = None
    reached = max(first, begins - _STRESS)
    if _may_stress(text[reached:begins]) and (stressed := _STRESSED.search(text, first, begins)):
        lead = stressed.start()
        if mention.kind == "relative" and stressed[0].endswith(" on "):
            lead = None  # "returned home early on Tuesday"
        elif stressed["back"] and _COMES_BACK.search(text, first, lead):
            lead = None
    return begins, lead


__all__ = ["leads_to"]
