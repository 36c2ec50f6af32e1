"""The items of a sentence in; the State of which a paper is writing there, where that is not the paper's own, out."""

from __future__ import annotations

import re
from typing import Final

from credence.reading.context import Context
from credence.reading.mentions import Item, Post
from credence.reading.spelling import Sentence, state_of

_OWN: Final = re.compile(
    r"\b(?:[Tt]he|[Oo]ur) (?:government|cabinet|parliament|presidency|foreign ministry|Government|Cabinet|Parliament"
    r"|Presidency|Foreign Ministry|Ministry)\b|\b[Oo]ur (?:country|nation|people)\b|\b[Ww]e\b"
)
"""What stands for the paper's own State where no other has been spoken of."""
_OWN_WORDS: Final = ("we", "our ", "government", "cabinet", "parliament", "presidency", "ministry")
"""One of these is in each of them."""
_SAID_IN: Final = re.compile(r"^(?:[A-Z]?[\w’'-]+ ){1,5}in $")
_ACTS: Final = re.compile(
    r" (?:said|says|announced|denied|confirmed|told|decided|closed|opened|recalled|withdrew|sent)\b"
)


def topic_at(context: Context, text: str, before: list[Item]) -> str | None:
    """The State whose "Foreign Minister" it is of whom no State is told: the first the sentence names before, else
    the one last spoken of in the paragraph. None where the paper's own is spoken of."""
    if not context.is_elsewhere() or context.home in _states(before):
        return None
    return next(iter(_states(_ungoverned(text, before))), context.topic)


def note_home(context: Context, sentence: Sentence) -> None:
    """Note whether the sentence speaks of the paper's own State."""
    if context.afar and not context.at_home:
        there = _sayer(sentence)
        named = [there] if there else _states(past_dateline(sentence))
        own = context.topic is None and not named and sentence.tells_any(_OWN_WORDS)
        own = own and _OWN.search(sentence.text, sentence.start, sentence.end) is not None
        own = own or _sent_here(context, sentence) or _comes_here(context, sentence)
        context.at_home = own or context.home in named


def _sent_here(context: Context, sentence: Sentence) -> bool:
    """Whether the sentence tells of an envoy to the paper's own State: whoever is then named in it is of that."""
    posts = (getattr(item.value, "post", item.value) for item in sentence.items if item.code in "PO")
    return any(context.home in post.host for post in posts if isinstance(post, Post))


_HERE: Final = re.compile(
    r"\b(?:arriv\w+|be|came|comes?|landed|met|meets?|receiv\w+|visit\w*|talks|stay\w*|calls?|called)\b[^.;]{0,60}\bhere\b"
)


def _comes_here(context: Context, sentence: Sentence) -> bool:
    """Whether somebody of another State comes to where the paper is: "X of A arrived here", "will be here on D"."""
    if context.home is None or context.city_home != context.home or not sentence.tells_any((" here",)):
        return False
    guests = (item for item in sentence.items if item.code == "P" and item.value.owner not in (None, context.home))
    return any(guests) and _HERE.search(sentence.text, sentence.start, sentence.end) is not None


def note_topic(context: Context, sentence: Sentence) -> None:
    """Keep of which State the sentence tells, for what comes after it in the paragraph."""
    if context.afar:
        acting = _sayer(sentence) or next(iter(_states(_ungoverned(sentence.text, sentence.items))), None)
        context.topic = acting or context.topic


def past_dateline(sentence: Sentence) -> list[Item]:
    """The mentions but for the city that opens a report."""
    return sentence.mentions[1:] if is_dated(sentence.items) else sentence.mentions


def is_dated(items: list[Item]) -> bool:
    """Whether the city of a dateline opens the mentions of a sentence."""
    return len(items) > 1 and items[0].code == "C" and items[1].code in ",(-T."


_GOVERNS: Final = re.compile(
    r"\b(?:in|at|to|from|of|with|for|by|on|near|between|against|into|after|before|via|an?) (?:the )?$", re.IGNORECASE
)


def _ungoverned(text: str, items: list[Item]) -> list[Item]:
    """The mentions after a dateline that no preposition governs."""
    mentions = [i for i in items[is_dated(items) :] if i.value is not None]
    return [i for i in mentions if not _GOVERNS.search(text, max(0, i.start - _REACH), i.start)]


_REACH: Final = 14


def _states(items: list[Item]) -> list[str]:
    """The States that items name or whose people they are, in order, cities that only say where left out."""
    found: dict[str, None] = {}
    for item in items:
        if item.value is None:
            continue
        owner = getattr(item.value, "owner", None)
        if item.code in "PRO" and owner:
            found[owner] = None
        elif item.code in "SDK" or (item.code == "C" and not item.value.where):
            found.update(dict.fromkeys(state_of(item)))
    return list(found)


def _sayer(sentence: Sentence) -> str | None:
    """The State in whose capital those are who speak or act: "Officials in Klow said ..."."""
    for item in sentence.items:
        if item.code == "C" and _SAID_IN.match(sentence.text[sentence.start : item.start]):
            return state_of(item)[0] if _ACTS.match(sentence.text, item.end) else None
    return None
