"""A heading or a sentence that opens a list in; what the lines below it are each to say, out.

"High-level visits from Peru to Chad", "To Chad", "Ambassadors of Chad to Peru:". A direction alone goes on with the
list that the heading above it opened: "Visits" over "To Chad".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.context import Context
from credence.reading.frame.listed import Listing
from credence.reading.mentions import Item, Person, Post
from credence.reading.phrases.book import phrase_book
from credence.reading.phrases.words import letters, listed
from credence.reading.spelling import Sentence, state_of

_LONGEST: Final = 30
"""What opens a list has no more words and mentions than this; a line that is only a heading, half as many."""
REGION: Final = 3
"""The name of a part of the world, as a heading within a table, has no more words."""
_SIDE_WORDS: Final = 3
"""Before a State's name there are at most so many words to its preposition: "from the Republic of"."""


def listing_of(sentence: Sentence, context: Context) -> Listing | None:
    """The list that a sentence opens, if it ends with a colon or is a line of its own without a stop."""
    if not _opens(sentence):
        return None
    actor, recipient = _sides(sentence)
    post = next((i.value for i in sentence.items if isinstance(i.value, Post) and i.code == "O"), None)
    goes_on = context.roll if context.roll is not None and context.roll.kind == "post" else None
    if post is not None and goes_on is not None and not (actor or recipient or post.owner or post.host):
        return _next_rank(post, goes_on, sentence)
    if post is not None and post.office in sent_offices() and _is_of_holders(sentence, post):
        owner, host = post.owner or actor, post.host[0] if post.host else recipient
        owner, host = owner or context.other(host), host or context.other(owner)
        if owner is None and host is None and context.pair and context.home in context.pair:
            owner, host = context.home, context.other(context.home)
        told = owner and host and owner != host
        return Listing("post", owner, host, post, sentence.end) if told else None
    if sentence.tells_any(listed("roll-of-relations")):
        return _of_relations(sentence, context)
    if not _is_of_visits(sentence):
        return None
    if any(isinstance(item.value, Person) for item in sentence.items):
        return None
    if actor is not None or recipient is not None:
        actor, recipient = actor or context.other(recipient), recipient or context.other(actor)
        if actor is None or recipient is None or actor == recipient:
            return None
    return Listing("visit", actor, recipient, None, sentence.end)


def _of_relations(sentence: Sentence, context: Context) -> Listing | None:
    """The table of the State that the heading names alone, or else of the one whose relations the page tells."""
    named = [code for item in sentence.items if item.code in "SD" for code in state_of(item)]
    one = named[0] if len(set(named)) == 1 else context.narrator or context.home
    return Listing("relations", one, None, None, sentence.end) if one and len(set(named)) < _TWO else None


_TWO: Final = 2


def _next_rank(post: Post, before: Listing, sentence: Sentence) -> Listing | None:
    """Below the list of the heads of one mission, a heading that names their rank only: "Ministers"."""
    if post.office not in sent_offices() and post.term != "ministers":
        return None
    office = post.office if post.office in sent_offices() else "minister"
    return Listing("post", before.actor, before.recipient, replace(post, office=office), sentence.end)


def _opens(sentence: Sentence) -> bool:
    codes, text = sentence.codes, sentence.text
    if codes[-1:] == ":":
        return len(codes) <= _LONGEST
    alone = text[sentence.end : sentence.end + 1] in ("\n", "") and text[max(0, sentence.start - 1) : sentence.start]
    return alone in ("\n", "") and len(codes) <= _LONGEST // 2 and codes[-1:] not in ".;?!,"


def _is_of_holders(sentence: Sentence, post: Post) -> bool:
    """Whether a heading names a post as held by one after another: in the plural, or by itself."""
    words = phrase_book().lists["roll-of-holders"]
    beside = [i for i in sentence.items if i.code in "wW" or i.value is None]
    if not _plain(sentence, beside, words):
        return False
    if "plural" in post.flags or sentence.codes.strip(":") == "O":
        return True
    return is_over_years(sentence)


def is_over_years(sentence: Sentence) -> bool:
    """Whether the line below a heading gives somebody's name and years, and no more."""
    return _OF_YEARS.match(sentence.text, sentence.end) is not None


_OF_YEARS: Final = re.compile(
    r"\s{0,3}\n\s{0,3}[^\n\d]{4,60}[ (](?:19|20)\d\d ?[-–—] ?(?:19|20)?\d\d\)?,?[ \t]*(?:\n|\Z)"
)


def heads_columns(sentence: Sentence) -> bool:
    """Whether a line only names the columns of a table of relations: "State | Date of establishment"."""
    words = (word.lower() for word in sentence.text[sentence.start : sentence.end].split())
    return all(word in phrase_book().lists["column-head"] for word in words if word.isalpha())


def _plain(sentence: Sentence, items: Iterable[Item], words: frozenset[str]) -> bool:
    return all(sentence.text[i.start : i.end].lower() in words or not sentence.text[i.start].isalpha() for i in items)


def _is_of_visits(sentence: Sentence) -> bool:
    """Whether a heading is over visits of State: of a short one each word must fit that."""
    if not sentence.tells_any(("visit",)):
        return _only_sides(sentence)
    words = phrase_book().lists["roll-of-visits"]
    beside = (i for i in sentence.items if i.value is None or i.code in "wW")
    return len(sentence.items) > _LONGEST // 2 or _plain(sentence, beside, words)


def _sides(sentence: Sentence) -> tuple[str | None, str | None]:
    """Who goes and whereto, by the words before the States: "from", "by" and "of"; "to" and "in"."""
    actor = recipient = None
    for at, item in enumerate(sentence.items):
        codes = state_of(item)
        if item.code not in "SDK" or len(codes) != 1:
            continue
        side = _preposition(sentence.items, at)
        if side in letters("to", "in") and recipient is None:
            recipient = codes[0]
        elif (side in letters("from", "by", "of") or item.code == "D" or _owns(sentence, at)) and actor is None:
            actor = codes[0]
    return actor, recipient


def _owns(sentence: Sentence, at: int) -> bool:
    after = sentence.codes[at + 1 : at + 2]
    return after != "" and (after == "'" or after in letters("'s"))


def _preposition(items: list[Item], at: int) -> str:
    wanted = letters("to", "in", "from", "by", "of")
    before = (items[i].code for i in range(at - 1, max(-1, at - 1 - _SIDE_WORDS), -1))
    return next((code for code in before if code in wanted), " ")


def _only_sides(sentence: Sentence) -> bool:
    """Whether a heading gives a direction and nothing else: "To Chad", "From Peru to Chad:"."""
    codes = sentence.codes.strip(":")
    return codes[:1] in tuple(letters("to", "from")) and all(
        c in "SD" + letters("to", "from", "the", "side") for c in codes
    )
