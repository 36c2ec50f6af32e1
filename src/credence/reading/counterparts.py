"""Whose counterpart is meant, where a sentence does not begin with him by title, and who stands on the counterpart's
side of a meeting ("with his Ruritanian counterpart X, with Prime Minister Y and with President Z")."""

from __future__ import annotations

import re

from credence.lore.offices import sent_offices
from credence.reading.context import Context
from credence.reading.mentions import Person
from credence.reading.spelling import Sentence

_HE = re.compile(r"(?:He|She)\b")


def acting_office(context: Context, sentence: Sentence) -> str | None:
    """The office of the one the sentence begins with by "he" or by a bare name, known from before."""
    at = next((i for i, code in enumerate(sentence.codes) if code in "NP"), None)
    who: Person | None = None
    if _HE.match(sentence.text, sentence.start):
        who = context.hero
    elif at is not None and sentence.codes[at] == "N":
        who = context.known(str(sentence.items[at].value))
    office = who.office if who is not None and who.post is not None else None
    return office if office and office not in sent_offices() else None


def side_of_counterpart(sentence: Sentence, index: int, joints: str) -> str | None:
    """The State of the counterpart right after whom a person is listed, no more between than commas and "with"."""
    at = index - 1
    while at >= 0 and sentence.codes[at] in joints:
        at -= 1
    before = sentence.items[at].value if 0 <= at < index - 1 else None
    if not isinstance(before, Person) or before.post is None:
        return None
    return before.owner if before.post.term == "counterpart" else side_of_counterpart(sentence, at, joints)


__all__ = ["acting_office", "side_of_counterpart"]
