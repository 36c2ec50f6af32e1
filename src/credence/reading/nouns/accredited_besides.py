"""A sentence in; an envoy told to be accredited to a State besides the one he resides in is kept in mind as its envoy.

"The ambassador in Pretoria, X, is also accredited to Botswana. X presented her letters to President Y": of Botswana.
"""

from __future__ import annotations

from dataclasses import replace

from credence.lore.offices import sent_offices
from credence.reading.clauses.shapes import shape
from credence.reading.context import Context
from credence.reading.mentions import Person
from credence.reading.nouns.parts import first_state
from credence.reading.phrases.words import letters
from credence.reading.spelling import Sentence, holds

_ACCREDITED = (
    "P,?[{who}{which}]?[^;:.,PNOSDC]{0,10}{accredited}[^;:.,PNOSDC]{0,2}{to}{the}?(?P<to>S)(?!,?[{and}]{the}?S)"
)


def note_accredited(sentence: Sentence, context: Context) -> None:
    """Give each envoy of whom it is told the State to which he is accredited besides."""
    if context.narrator or not holds(sentence.codes, letters("accredited")):
        return
    for match in shape(_ACCREDITED).finditer(sentence.codes):
        item, host = sentence.items[match.start()], first_state(sentence.items[match.start("to")])
        person = item.value
        if not isinstance(person, Person) or person.post is None or person.post.office not in sent_offices():
            continue
        if host is None or host == person.owner or host in person.post.host:
            continue
        known = context.known(person.name)
        if known is not None:
            known.post = replace(person.post, host=(host,))
        if sentence.codes[match.end() : match.end() + 2] == "," + letters("where"):
            item.value = replace(person, post=replace(person.post, host=(host,)))


__all__ = ["note_accredited"]
