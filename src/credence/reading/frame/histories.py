"""A document's title and opening in; whether it is a history of two States' relations, out: it reports no event."""

from __future__ import annotations

import re
from typing import Final

from credence.model import Document
from credence.reading.frame.headings import OF_GUIDE
from credence.reading.scan.lexicon import Hit

_OF_A_DAY: Final = re.compile(
    r"@\w|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b.{0,12}\d{4}"
)
"""What a title shows that is no title of a history: an account's name, a day or month."""
_NEWS: Final = re.compile(
    r"\b(?:to|will|shall|set to|plans? to) (?:open|visit|host|hold|sign|establish|receive|appoint|close|send|meet"
    r"|resume|restore|deepen|boost|expand|strengthen|exchange|present|recall|join|upgrade|launch|cooperate|pay)\b"
    r"|\b(?:meets?|met|holds?|held|opens|visits|visited|signs?|(?<!the )presents?|presented|receives?|received|hosts"
    r"|appoints?|appointed|bids|discuss|discusses|welcomes?|thanks|seeks?|agrees?|launch|launches|enters?|establish|establishes"
    r"|elevates?|inks?|recalls|expels?|closes|concludes?|says?|hails?|urges?|boosts?|deepens?|strengthens?|accredits?"
    r"|accredited|congratulates?|eyes?|reaffirms?|resumes?|restores?|severs?|cuts|breaks|joins|leaves|arrives?|calls"
    r"|accepts?|summons|briefs|confers?|nominates?|pays?|offers?|donates?|pledges?|announces?|takes?"
    r"|exchanges?(?! of\b))\b",
    re.IGNORECASE,
)
"""A verb of news, as headlines have it and titles of histories do not."""
_OF_A_BOOK: Final = re.compile(r"\b(?:guide to|repertory of|handbook of|register of|by country)\b", re.IGNORECASE)
"""What a title shows by which the offices it names are what a book is about."""
_THIS_WEEK: Final = re.compile(
    r"\b(?:yesterday|(?:[Oo]n |last |this |late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    r"(?!,? (?:the )?(?:[A-Z][a-z]{2,8} )?\d{1,2}(?:st|nd|rd|th)?,? (?:of )?(?:[A-Z][a-z]{2,8},? )?(?:1[5-9]|20)\d\d\b)"
    r"|\b(?:received|met|presented|signed|opened|arrived|accepted|welcomed|appointed|said|here|earlier|held) today\b"
    r"|\btoday (?:received|met|presented|signed|opened|arrived|accepted|welcomed|appointed|held|in|at|by)\b"
)
"""A day that only a report of the day counts from."""
_OPENING: Final = 700
"""A report says within so many characters on what day."""


_BOTH: Final = 2


def is_history(document: Document, headed: list[Hit], end: int) -> bool:
    """Whether the text is a history of the relations of the two States of its title, which ends at `end`.

    It has no day or place, its title tells of no event and names no office, and it begins with no day of the week.
    """
    title = document.text[:end]
    if "history" in title.lower():
        return True
    publication = document.publication
    if publication.published is not None or publication.place is not None or _OF_A_DAY.search(title):
        return False
    named = len({hit.lexeme.value for hit in headed if hit.lexeme.type in "SDCK"})
    if named != _BOTH and not (named > _BOTH and OF_GUIDE.search(title)):
        return False
    office = any(hit.lexeme.type == "O" for hit in headed) and not _OF_A_BOOK.search(title)
    told = office or _NEWS.search(title)
    return not told and not _THIS_WEEK.search(document.text, end, end + _OPENING)


__all__ = ["is_history"]
