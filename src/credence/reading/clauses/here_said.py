"""A clause in the words of an envoy in; the city where he serves, which his "here" means, out."""

from __future__ import annotations

from typing import Final

from credence.lore.offices import sent_offices
from credence.lore.states import capital_of
from credence.reading.context import Context
from credence.reading.mentions import Person, Place
from credence.reading.spelling import Sentence

_QUOTES: Final = {'"': '"', "“": "”", "«": "»", "„": "“"}


def here_said(sentence: Sentence, first: int, last: int, context: Context, here: str) -> Place | None:
    """Where "here" is, between two items: the capital in which the envoy serves whose words are quoted there."""
    at = next((i for i in range(first, min(last, len(sentence.codes))) if sentence.codes[i] in here), None)
    if at is None or not _quoted(sentence.text, sentence.start, sentence.items[at].start):
        return None
    person = _saying(sentence) or context.hero
    post = person.post if person else None
    if person is None or post is None or person.office not in sent_offices() or len(post.host) != 1:
        return None
    city = post.residence or capital_of(post.host[0])
    return Place(city, post.host[0]) if city else None


def _quoted(text: str, start: int, at: int) -> bool:
    """Whether a place in a sentence lies within quotation marks that open in it."""
    for opening, closing in _QUOTES.items():
        opened = text.rfind(opening, start, at)
        if opening == closing:
            if text.count(opening, start, at) % 2:
                return True
        elif opened >= 0 and text.find(closing, opened + 1, at) < 0:
            return True
    return False


def _saying(sentence: Sentence) -> Person | None:
    """The envoy whom the sentence names outside what is quoted."""
    for item in sentence.mentions:
        if isinstance(item.value, Person) and item.value.name and item.value.office in sent_offices():
            person: Person = item.value
            if not _quoted(sentence.text, sentence.start, item.start):
                return person
    return None
