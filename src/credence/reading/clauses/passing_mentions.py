"""A sentence with its mentions in; those that only say where something is, or are only talked about, told apart."""

from __future__ import annotations

from typing import Final

from credence.reading.mentions import Item, States
from credence.reading.phrases.words import is_listed, letters
from credence.reading.spelling import Sentence, holds

_LIVES: Final = ("resident", "residing", "resides", "resided", "based", "stationed")
_ARRIVED: Final = ("arrived", "came", "flew", "flown", "returned", "landed", "arrives")


def mark_whereabouts(sentence: Sentence, marks: dict[str, str]) -> None:
    """Mark the cities that only say where something took place."""
    codes = sentence.codes
    for at, item in sentence.all_of("C"):
        if (at and codes[at - 1] in marks["in"]) or (at and signed_there(codes, at)):
            item.value.where = True
        after = sentence.items[at + 1] if at + 1 < len(codes) else None
        if after is not None and is_listed(sentence.text[after.start : after.end].lower(), "named-after-city"):
            item.value.where = True


def signed_there(codes: str, at: int) -> bool:
    """Whether a city stands between a verb of signing and the day: "signed Lima 3 May 1934", "signed, Lima, 1934"."""
    behind = at + 1 + (codes[at + 1 : at + 2] == ",")
    before = at - 1 - (at > 1 and codes[at - 1] == ",")
    return codes[behind : behind + 1] == "T" and codes[before] in letters("signed", "concluded", "initialled", "done")


def without_topics(sentence: Sentence, marks: dict[str, str]) -> list[Item]:
    """The mentions up to a matter that is only talked about ("the situation in a third State").

    Where the two sides speak, it is all they name: "The two discussed the return of families from a third State".
    """
    codes = sentence.codes
    if _of_both(sentence, marks):
        return [item for item in sentence.mentions if item.code not in "SDC"]
    if not holds(codes, marks["topic"]):
        return _without_whence(sentence, marks)
    end = next(i for i, code in enumerate(codes) if code in marks["topic"])
    if codes[end] in marks["brief"]:
        return sentence.items[:end]
    stop = next((i for i in range(end, len(codes)) if codes[i] in ",;."), len(codes))
    end -= codes[end - 1 : end] == "D"  # "the Syldavian crisis"
    return [*sentence.items[:end], *sentence.items[stop:]]


def _without_whence(sentence: Sentence, marks: dict[str, str]) -> list[Item]:
    """The mentions but for cities that are no side: whence somebody "arrived from", "resident in", "flights via"."""
    codes = sentence.codes
    if "C" not in codes:
        return sentence.mentions
    arrived = codes.find(marks["from"] + "C")
    aside = [arrived + 1] if arrived >= 0 and holds(codes[:arrived], letters(*_ARRIVED)) else []
    via, lives = letters("via"), letters(*_LIVES)
    for at, _ in sentence.all_of("C"):
        before = codes[at - 1] if at else ""
        if before and (before in via or (at > 1 and before in marks["in"] and codes[at - 2] in lives)):
            aside.append(at)
    if not aside:
        return sentence.mentions
    cities = [id(sentence.items[at]) for at in aside]
    return [item for item in sentence.mentions if id(item) not in cities]


def _of_both(sentence: Sentence, marks: dict[str, str]) -> bool:
    if sentence.codes.startswith(marks["they"]):
        return True
    first = next((item.value for item in sentence.mentions if item.code in "SDQKPO"), None)
    return isinstance(first, States) and first.how == "both"


__all__ = ["mark_whereabouts", "signed_there", "without_topics"]
