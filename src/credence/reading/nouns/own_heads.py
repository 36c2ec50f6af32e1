"""A ruler or minister named in a guide's entry without a State in; that State, where what he does tells it, out.

By default he is of the other State, whose head the narrator's envoys are received by.
"""

from __future__ import annotations

import re
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.context import Context
from credence.reading.mentions import Item, Post
from credence.reading.nouns.parts import first_state
from credence.reading.spelling import Sentence

_THAT: Final = re.compile(
    r"[^.;:]{0,30}?\b(?:announced?|announces|informed|declared|declares|notified|stated|decided|decreed)\b"
    r"[^.;:]{0,40}? (?:that|on behalf of) (?:the )?(?:Government of )?(?:the )?(?:Republic of |Kingdom of |Union of )?$"
)
"""What tells of whom a State is that speaks for it: "President X announced that Syldavia would"."""
_GOES: Final = re.compile(
    r",? (?:who )?(?:had |has |then |also |later |did not |never |twice |officially )*"
    r"(?:paid (?:an? |the first |the second )?(?:\w+ ){0,2}visit (?:to|in)|visited|visits|visit"
    r"|travelled to|traveled to|came to|came on|went to|go to"
    r"|goes to|arrived in|was (?:the|a) guest (?:of|in)|stayed in|toured)"
    r" (?:the )?(?:Republic of |Kingdom of |State visit to )?$"
)
_WITH: Final = re.compile(
    r"\b(?:when|as|while|through|for which|for whom|in the person of|by (?:telegram|note|letter|order|decree) of"
    r"|by (?:a )?(?:telegram|note|letter) from) (?:the )?$",
    re.IGNORECASE,
)
"""What joins whoever acts for a State to what that State is told to have done."""
_FROM: Final = re.compile(r"\A(?:By|In|Through|With) (?:an? |the )?(?:[\w-]+ ){0,3}(?:from|of|by|through)? ?(?:the )?$")
_AFTER: Final = re.compile(r"(?: on [^,]{4,20})?, (?:the )?(?:Government of (?:the )?)?(?:Republic of |Kingdom of )?$")
_NEAR: Final = 60


class OwnHeads:
    """Whether those who rule without a State beside them are, in the entry of a guide, the narrator's own."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def owner(self, sentence: Sentence, first: int, end: int, post: Post | None) -> str | None:
        """The State for which somebody named by items[first:end] acts; None where nothing tells."""
        context = self.context
        if not context.subjects or post is None or post.owner or post.host or post.office in sent_offices():
            return None
        items, text = sentence.items, sentence.text
        start, stop = items[first].start, items[end - 1].end
        after = next((item for item in items[end:] if item.code in "SDCK"), None)
        if after is not None and after.start - stop < _NEAR * 2:
            code = first_state(after)
            if code in context.told and after.code in "SD" and _THAT.fullmatch(text, stop, after.start):
                return code
            if code in context.told and _GOES.fullmatch(text, stop, after.start):
                return context.other_of_told(code)
            opening = _FROM.fullmatch(text[sentence.start : start]) is not None
            if opening and code in context.told and after.code == "S" and _AFTER.fullmatch(text, stop, after.start):
                return code
        if _WITH.search(text, max(sentence.start, start - _NEAR), start):
            return self._acting(items[:first])
        return None

    def _acting(self, before: list[Item]) -> str | None:
        """The State of those told of that opens the sentence as its subject."""
        opening = next((item for item in before if item.code in "SDCKPOR"), None)
        code = first_state(opening) if opening is not None and opening.code in "SK" else None
        return code if code in self.context.told else None


__all__ = ["OwnHeads"]
