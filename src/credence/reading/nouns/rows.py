"""A line of a list in, the envoy it names out: "Astrid Holmboe - Norway - Nairobi - 4 May 2023".

What befell them all is told by the sentence or heading above, which `Context.rows` keeps.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.context import Context
from credence.reading.mentions import Item, Person, Post
from credence.reading.phrases.book import phrase_book
from credence.reading.spelling import Sentence, holds, state_of

_LONGEST: Final = 24
"""A line of more words and mentions is prose."""


@cache
def _acting() -> str:
    """The letters of verbs that make a line a sentence of its own."""
    book = phrase_book()
    names = ("received", "met", "handed", "say", "appointed", "future", "signed", "opened")
    return "".join(letter for name in names for letter in book.classes[name])


def is_row(sentence: Sentence) -> bool:
    """Whether a sentence is a line of a list: short, with a name and a State or city, and no verb of its own."""
    codes = sentence.codes
    named = holds(codes, "WN") and holds(codes, "SDC")
    return named and len(codes) <= _LONGEST and not holds(codes, _acting())


def envoy_of_row(sentence: Sentence, context: Context) -> None:
    """Make the one name of a row the envoy of the State that the row gives; by the post it gives, else ambassador."""
    if context.rows is None:
        return
    names = [i for i, code in enumerate(sentence.codes) if code in "NP"]
    owner = next((code for item in sentence.items if item.code in "SD" for code in state_of(item)[:1]), None)
    told = next((i.value for i in sentence.items if i.code == "O" and isinstance(i.value, Post)), None)
    owner = owner or (told.owner if told else None)
    if len(names) != 1 or owner in (None, context.home):
        return
    item = sentence.items[names[0]]
    person = item.value if isinstance(item.value, Person) else Person(str(item.value))
    post = person.post or told or Post("ambassador", "ambassador")
    if post.office not in sent_offices() or (person.post and person.owner and not person.inferred):
        return
    held = Post(post.office, post.term, owner, post.host, post.flags - {"plural", "definite"})
    met = context.meet(Person(person.name, held, owner))
    met.post, met.owner = held, owner
    sentence.reduce([(names[0], names[0] + 1, Item("P", item.start, item.end, Person(met.name, held, owner)))])
