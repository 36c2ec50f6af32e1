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


def side_of_company(sentence: Sentence, index: int, joints: str, opens: frozenset[str]) -> str | None:
    """The State of the one right after whom a person is listed, no more between than commas, "and" and "with".

    That one is a counterpart, or holds another office of a State that his title names, in a list that follows a word
    of `opens`: "talks with Ruritanian President X, Prime Minister Y and Minister Z".
    """
    person = sentence.items[index].value
    at = _before(sentence, index, joints)
    while at is not None:
        before = sentence.items[at].value
        if not isinstance(before, Person) or before.post is None:
            return None
        if before.post.term == "counterpart":
            return before.owner
        if not before.inferred and "again" not in before.flags:
            sent = before.office in sent_offices() or person.office in sent_offices()
            apart = sent or before.office == person.office
            return None if apart or not _opened(sentence, at, joints, opens) else before.owner
        at = _before(sentence, at, joints)
    return None


def _before(sentence: Sentence, index: int, joints: str) -> int | None:
    """Where the one stands after whom a person is listed."""
    at = index - 1
    while at >= 0 and sentence.codes[at] in joints:
        at -= 1
    return at if 0 <= at < index - 1 else None


def _opened(sentence: Sentence, index: int, joints: str, opens: frozenset[str]) -> bool:
    """Whether the list in which one stands follows a word of `opens`."""
    first = index
    while first > 0 and sentence.codes[first - 1] in joints + "P":
        first -= 1
        if sentence.codes[first] in opens:
            return True
    return first > 0 and sentence.codes[first - 1] in opens


__all__ = ["acting_office", "side_of_company"]
