"""An item of a sentence in, what a noun phrase takes from it out: its State, its place, where it stands in the text."""

from __future__ import annotations

import re
from typing import Final

from credence.reading.context import Context
from credence.reading.mentions import Item, Place, Post
from credence.reading.phrases.book import phrase_book
from credence.reading.spelling import Sentence, state_of


def span(sentence: Sentence, match: re.Match[str]) -> tuple[int, int]:
    """Where in the text a match begins and ends."""
    return sentence.items[match.start()].start, sentence.items[match.end() - 1].end


def first_state(item: Item) -> str | None:
    """The State, or the first of the States, that an item stands for."""
    codes = state_of(item)
    return codes[0] if codes else None


def place_name(item: Item) -> str | None:
    """The name of the city that an item is."""
    return item.value.name if isinstance(item.value, Place) else None


_POSTED: Final = re.compile(r"\b(?:in|at) ((?:[A-Z][\w'’-]+ ?){1,3})\Z")


def last_city(sentence: Sentence) -> str | None:
    """The city that a sentence names last, by itself or as that in which one holds a post: "consul in Lima"."""
    at = sentence.codes.rfind("C")
    for item in reversed(sentence.items[at + 1 :] if at >= 0 else ()):
        post = item.value if item.code == "O" else None
        there = isinstance(post, Post) and post.host and _POSTED.search(sentence.text, item.start, item.end)
        if there:
            return there[1]
    return str(sentence.items[at].value.name) if at >= 0 else None


def whereabouts(letters: dict[str, str], items: list[Item], index: int) -> int | None:
    """Where the title of one who is sent nowhere ends, if a place follows it: a minister acts "in Lima"."""
    at = index - 1
    while at > 0 and items[at].code in (letters.get("the", "?"), letters.get("and", "?")):
        at -= 1
    if items[at].code not in (letters.get("in", "?"), letters.get("to", "?")):
        return None
    return items[at - 1].end if items[at - 1].code != "," else items[at - 2].end


def possessor(context: Context, before: list[Item]) -> str | None:
    """Whose "its" is: the State last named in the sentence, or whose organ is ("the Sejm and its Marshal"),
    else the last subject.

    Not the subject of an aside: "Portugal, with which Botswana has had ties since 1976, ...; its ambassador".
    """
    aside = None
    which = phrase_book().vocabulary.letters["which"]
    for index in range(len(before) - 1, -1, -1):
        if before[index].code not in "SDK" or not (code := first_state(before[index])):
            continue
        if index == 0 or before[index - 1].code != which:
            return code
        aside = aside or code
    return aside or context.subject
