"""A line of a list of treaties in, "Signed: Lima, 6 September 1870"; the line as a sentence on the treaty out."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from credence.lore.treaty_cards import card_labels
from credence.reading.mentions import Item
from credence.reading.phrases.cores import stands_under_title
from credence.reading.phrases.words import letters
from credence.reading.spelling import Sentence, holds

Span = tuple[int, int]

_MOST: Final = 6
"""So many lines of a card at most stand between its first line and another."""
_LONGEST: Final = 200
_SHORT: Final = 14
"""The name of a treaty with what stands beside it has so many items at most."""


@cache
def _label() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, card_labels()), key=len, reverse=True))
    return re.compile(
        rf"[ \t]*(?:[-–—*•·][ \t]+)?(?P<label>{names})(?:(?P<colon> ?:)|(?= (?:at|in|on|from|since)\b| (?:[A-Z]|\d)))",
        re.IGNORECASE,
    )


@cache
def _initials() -> frozenset[str]:
    """What a line that begins with a label may begin with: the initials of the labels, and what may stand before."""
    return frozenset((*" \t-–—*•·", *(label[0].lower() for label in card_labels())))


_LIST_SIGN: Final = re.compile(r"[ \t]*(?:[-–—*•·][ \t]+|\(?\d{1,3}[.)][ \t]+)?")
_ENDS: Final = re.compile(r"\.(?= |$)")
_PARTS: Final = re.compile(r"[.;](?= |$)")


def card_over(text: str, start: int) -> Span | None:
    """Where the name stands of the treaty of which a line that begins with a label tells; none for any other line."""
    if text[start : start + 1].lower() not in _initials():
        return None  # most lines, at a fraction of what the expression costs
    label = _label().match(text, start)
    if label is None:
        return None
    line = text.rfind("\n", 0, start) + 1
    if text[line:start].strip(" \t-–—*•·"):
        under = not label["colon"] and stands_under_title(text, start)
        return None if under else _named_before(text, line, start)
    if not label["colon"]:
        return None  # "Signed at Lima on D, the treaty": only with a colon does a line of its own tell of the one above
    for _ in range(_MOST):
        end = line - 1
        if end <= 0:
            return None
        line = text.rfind("\n", 0, end) + 1
        if not text[line:end].strip():
            continue
        if _label().match(text, line) is None:
            return _title(text, line, end)
    return None


def _named_before(text: str, line: int, start: int) -> Span | None:
    """The first sentence of the line, where nothing but labels follows it up to a place."""
    end = _ENDS.search(text, line, start)
    if end is None:
        return None
    rest = end.end()
    while rest < start:
        begin = rest + len(text[rest:start]) - len(text[rest:start].lstrip())
        if begin < start and _label().match(text, begin) is None:
            return None
        further = _PARTS.search(text, begin, start)
        rest = further.end() if further and begin < start else start
    return _title(text, line, end.start())


def _title(text: str, line: int, end: int) -> Span | None:
    sign = _LIST_SIGN.match(text, line, end)
    begin = sign.end() if sign else line
    told = text[begin:end].strip()
    return (begin, end) if told[:1].isupper() and len(told) <= _LONGEST and told[-1:] not in "!?" else None


def named_alone(title: Sentence, acting: str) -> Item | None:
    """The instrument that a title names, where it names one and tells nothing: `acting` are letters of verbs."""
    codes = title.codes
    at = codes.find("I")
    if at < 0 or at > 1 or len(codes) > _SHORT or codes.count("I") > 1 or holds(codes, acting):
        return None
    return title.items[at]


def on_card(sentence: Sentence, instrument: Item) -> Sentence:
    """A line with its label as a sentence on an instrument: "Signed: Lima, D" as "(it) was signed at Lima, D"."""
    label = _label().match(sentence.text, sentence.start)
    if label is None:
        return sentence
    at = label.start("label")
    words = card_labels()[label["label"].lower()].replace(",", " , ").split()
    told = [Item(word if word == "," else letters(word), at, label.end("label")) for word in words]
    rest = [item for item in sentence.items if item.start >= label.end()]
    if rest and rest[0].code == "C":
        told.append(Item(letters("at"), rest[0].start, rest[0].start))
    line = Sentence(sentence.text, sentence.start, sentence.end, [instrument, *told, *rest])
    line.areas, line.entry = sentence.areas, sentence.entry
    return line


__all__ = ["card_over", "named_alone", "on_card"]
