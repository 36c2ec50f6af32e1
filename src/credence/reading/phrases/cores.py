"""A sentence in; where the phrases of statements match in it, and the rows of a list of posts, out."""

from __future__ import annotations

import re
from dataclasses import replace
from operator import attrgetter
from typing import Final

from credence.reading.clauses.date_value import date_value
from credence.reading.context import Context
from credence.reading.nouns.posts_listed import introduces, posts_announced, posts_listed
from credence.reading.phrases.book import STATEMENTS, PhraseBook
from credence.reading.phrases.core import Core, anchor_of
from credence.reading.spelling import Sentence

_PLACE: Final = attrgetter("first", "last")


def cores_of(sentence: Sentence, book: PhraseBook) -> list[Core]:
    """The matches of a sentence in the order of the text; of one kind none that overlap."""
    codes = sentence.codes
    cores: list[Core] = []
    taken: dict[str, list[tuple[int, int]]] = {}
    for phrase in book.worth_trying(STATEMENTS, sentence):
        match = phrase.first(codes)  # most do not match, and a search costs less than an iterator
        while match is not None:
            first, last = match.span()
            spans = taken.setdefault(phrase.kind, [])
            if last == first:
                last += 1  # on nothing no statement rests
            elif phrase.sets.get("titled") and not _under_title(sentence, first):
                pass
            elif not (spans and any(a < last and first < b for a, b in spans)):
                spans.append((first, last))
                anchor = anchor_of(phrase, codes, first, last)
                cores.append(Core(phrase, first, last, phrase.groups(match), anchor))
            match = phrase.after(codes, last)
    cores.sort(key=_PLACE)
    return cores


_TITLE: Final = re.compile(
    r"[A-Z](?:[\w'’-]|\)"
    r"|,? \(?(?=[A-Z\d]|(?:of|the|on|and|for|to|in|with|between|concerning|respecting|regarding)\b))*\.? ?"
)
"""What stands alone over what is told of it: the words of a name, and the small ones between them."""


def _under_title(sentence: Sentence, first: int) -> bool:
    """Whether a place begins what is told behind a title that stands alone: "Treaty of Extradition. Signed in 1872"."""
    if first:
        return sentence.codes[first - 1] == "." and 0 <= sentence.codes.find("I", 0, first) <= 1
    return stands_under_title(sentence.text, sentence.start)


def stands_under_title(text: str, start: int) -> bool:
    """Whether a line opens, before a place, with a name that stands alone: "Treaty of Extradition. Signed in 1872"."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return _TITLE.fullmatch(before.partition(". ")[0]) is not None


def rows_of(sentence: Sentence, book: PhraseBook, context: Context) -> list[Core]:
    """The rows of a list of consular posts, if the sentence of a history is of one."""
    text = sentence.text[sentence.start : sentence.end]
    before = context.post_list
    listed = before is not None and (before.fresh or "\n\n" not in sentence.text[before.until : sentence.start])
    found = posts_listed(sentence, before if listed else None)
    if found is None:
        if listed and before is not None and not introduces(text):
            context.post_list = None if before.fresh else replace(before, until=sentence.end)
        else:
            context.post_list = posts_announced(sentence, context.told) if introduces(text) else None
        return []
    context.post_list = found.read
    phrase = next(p for p in book.layers["missions"] if p.id.startswith("missions/list"))
    cores = []
    for row in found.rows:
        value = date_value(sentence, sentence.items[row.when], context)
        anchor = anchor_of(phrase, sentence.codes, row.first, row.last)
        cores.append(Core(phrase, row.first, row.last, {}, anchor, value, row.when, row))
    return cores


__all__ = ["cores_of", "rows_of"]
