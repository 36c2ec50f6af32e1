"""A sentence in; the envoys whom it names in the order of the States of the sentence before, out.

"The President received the letters of the ambassadors of A, B and C. They are X, Y and Z, respectively."
"""

from __future__ import annotations

import re
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.context import Context
from credence.reading.mentions import Item, Person, Post
from credence.reading.nouns.plurals import owners_before
from credence.reading.phrases.words import letters as letters_of
from credence.reading.spelling import Sentence, state_of

_THEY: Final = re.compile(
    r"(?:They|These|Those|The (?:new |three |four |five |two )?(?:envoys|ambassadors|diplomats|heads of mission)) "
    r"(?:are|were)[,:]? (?:respectively,? )?",
)


_SPACE: Final = re.compile(r"\s+")


def name_in_turn(sentence: Sentence, context: Context) -> None:
    """Give names that "they are" the posts told just before, where there are as many; note posts not yet named."""
    awaited, context.in_turn = context.in_turn, []
    if context.narrator:
        return
    if awaited and "N" in sentence.codes and _THEY.match(sentence.text, sentence.start):
        _give(sentence, awaited, context)
    elif "O" in sentence.codes and named_below(sentence):
        context.in_turn = _posts(sentence)


def named_below(sentence: Sentence) -> bool:
    """Whether the next sentence says who "they are"."""
    after = _SPACE.match(sentence.text, sentence.end)
    return after is not None and _THEY.match(sentence.text, after.end()) is not None


def _posts(sentence: Sentence) -> list[Post]:
    """The posts of envoys of several States, none of them named: "the ambassadors of A, B and C"."""
    joints = letters_of("and", "the", "of", "also") + ",;"
    for index, item in sentence.all_of("O"):
        post = item.value
        if not isinstance(post, Post) or post.office not in sent_offices() or "plural" not in post.flags:
            continue
        owners = [*owners_before(sentence, index), *([post.owner] if post.owner else [])]
        at = index + 1
        while at < len(sentence.codes) and sentence.codes[at] in joints + "S":
            owners += state_of(sentence.items[at]) if sentence.codes[at] == "S" else ()
            at += 1
        if len(owners) > 1 and sentence.codes[at : at + 1] not in ("N", "P", "H"):
            flags = post.flags - {"plural", "definite"}
            return [Post(post.office, post.term, owner, post.host, flags) for owner in owners]
    return []


def _give(sentence: Sentence, posts: list[Post], context: Context) -> None:
    names = [index for index, code in enumerate(sentence.codes) if code == "N"]
    if len(names) != len(posts):
        return
    made: list[tuple[int, int, Item]] = []
    for index, post in zip(names, posts, strict=True):
        first = index - (sentence.codes[index - 1 : index] == "H")
        met = context.meet(Person(str(sentence.items[index].value), post, post.owner))
        person = Person(met.name, post, post.owner, post.flags)
        made.append((first, index + 1, Item("P", sentence.items[first].start, sentence.items[index].end, person)))
    sentence.reduce(made)


__all__ = ["name_in_turn", "named_below"]
