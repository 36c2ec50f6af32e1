"""A sentence in, the envoy whom it names out, where the sentence before told only of a new one.

"Norway has a new ambassador in Riga. She is Astrid Holmboe, and this morning she presented her letters."
"""

from __future__ import annotations

import re
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.context import Context
from credence.reading.mentions import Item, Person, Post
from credence.reading.spelling import Sentence, state_of

_NEW: Final = re.compile(
    r"\b(?:has|have|gets|got|there is|is getting|welcomes|had|(?:(?:has|have) )?(?:now )?(?:named|appointed|nominated)"
    r"|names|appoints|nominates) (?:(?:again|now) )?(?:a|its|their|an) (?:\w+ )?new\b",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(r"(?:(?:he|she|it|this) is |(?:his|her|the) name is |(?:he|she) is called )?", re.IGNORECASE)


def name_the_new(sentence: Sentence, context: Context) -> None:
    """Give the name that opens a sentence the post of the new envoy told of just before; note one not yet named."""
    awaited, context.unnamed = context.unnamed, None
    if "N" in sentence.codes or "P" in sentence.codes:
        first = next(i for i, code in enumerate(sentence.codes) if code in "NP") if awaited else 0
        if awaited and sentence.codes[first] == "N":
            _give(sentence, first, awaited, context)
    elif not context.narrator:
        context.unnamed = _told(sentence)


def _give(sentence: Sentence, index: int, post: Post, context: Context) -> None:
    first = index
    while first and sentence.codes[first - 1] == "H":
        first -= 1
    item = sentence.items[index]
    before = sentence.text[sentence.start : sentence.items[first].start]
    if not _NAMED.fullmatch(before) or context.known(str(item.value)) is not None:
        return
    met = context.meet(Person(str(item.value), post, post.owner))
    person = Person(met.name, post, post.owner, post.flags)
    sentence.reduce([(first, index + 1, Item("P", sentence.items[first].start, item.end, person))])


def _told(sentence: Sentence) -> Post | None:
    """The post that a State newly filled, by whom is not yet said."""
    if "O" not in sentence.codes or not sentence.tells_any(("new",)):
        return None
    if not _NEW.search(sentence.text, sentence.start, sentence.end):
        return None
    for index, item in enumerate(sentence.items):
        post = item.value
        if item.code == "O" and isinstance(post, Post) and post.office in sent_offices() and "new" in post.flags:
            before = (code for i in sentence.items[:index] if i.code in "SC" for code in state_of(i)[:1])
            owner = post.owner or next(before, None)
            if owner is None or owner in post.host:
                return None
            return Post(post.office, post.term, owner, post.host, post.flags - {"definite"})
    return None
