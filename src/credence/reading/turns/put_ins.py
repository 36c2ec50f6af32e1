"""A sentence as spelled in; the same without remarks that tell nothing, and each chain of verbs one verb, out.

"A, however, opened", "was, with some ceremony, opened", "were eventually established". It is done before anything is
read, so no phrase need know of them.
"""

from __future__ import annotations

import re
from functools import cache
from string import ascii_uppercase
from typing import Final

from credence.lore.files import read_yaml
from credence.reading.phrases.marks import marks
from credence.reading.spelling import Edit, Sentence, holds
from credence.reading.turns.chains import chains
from credence.reading.turns.companions import companions
from credence.reading.turns.turned import letters_of, words

_REMARK: Final = 9
"""Words of a remark, at most."""
_PAIRS: Final = {",": ",", "(": ")", "-": "-"}
_MENTION: Final = "A-Zn"
_MENTIONED: Final = frozenset(f"{ascii_uppercase}n")


def pass_over(sentence: Sentence, *, chained: bool) -> None:
    """Leave out of a sentence what is put in, and make one verb of each chain of them, if it may hold any (`chained`:
    see `signs_of_chains`)."""
    lore = _lore()
    if edits := companions(sentence, lore["beside-and-with"], lore["beside-and-without"]):
        sentence.edit(edits)
    edits = []
    for match in _remark().finditer(sentence.codes):
        first, last = match.span()
        if _tells_nothing(sentence, first, last) and not (match["behind"] and _acts(sentence, last)):
            edits.append((first, last, None))
    if edits:
        sentence.edit(edits)
    if cleft := _cleft().match(sentence.codes):
        sentence.edit([(0, 2, None), (cleft.end() - 1, cleft.end(), None)])
    edits = []
    for match in _adverb().finditer(sentence.codes):
        at = match.start("adverb")
        if _is_manner(_word(sentence, at)):
            edits.append((at, at + 1, None))
    if chained:
        edits += chains(sentence)
    if edits:
        sentence.edit(_apart(edits))


def _apart(edits: list[Edit]) -> list[Edit]:
    """The edits in order, and of those that overlap the first."""
    edits.sort(key=lambda edit: (edit[0], -edit[1]))
    kept: list[Edit] = []
    for edit in edits:
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


@cache
def _lore() -> dict[str, frozenset[str]]:
    """The words of remarks and adverbs, by list."""
    known: dict[str, list[str]] = read_yaml("data/put-ins.yml")
    return {name: frozenset(listed) for name, listed in known.items()}


@cache
def _remark() -> re.Pattern[str]:
    """A remark between two signs: before a verb, between its parts, or between it and its object."""
    w = words()
    acted = f"[{w.does}]"
    helps = f"[{w.be}{w.have}]"
    will = f"(?<=[{letters_of('will', 'would', 'shall')}].)"
    plain = f'[^{_MENTION},;:.()"/&{w.acted}-]{{1,{_REMARK}}}'
    sign = "[,(-]"  # first, since it is found sooner than what stands before it
    remark = f"{plain}[,)-]"
    object_ = f"[{letters_of('its', 'their', 'his', 'her', 'a', 'an', 'the', 'diplomatic', 'consular')}{_MENTION}]"
    base = f"[{re.escape(marks()['base'])}]"
    return re.compile(
        f"{sign}(?:{will}{remark}(?={base}|[{w.be}])"
        f"|(?<={acted}.)(?<![{w.be}]{acted}.)(?P<behind>{remark})(?={object_})"
        f"|{remark}(?={helps}{{0,2}}[w{_adverbs()}]?{acted}))"
    )


def _tells_nothing(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a remark between two signs is one that may be passed over."""
    codes, lore = sentence.codes, _lore()
    if _PAIRS[codes[first]] != codes[last - 1]:
        return False
    told = [_word(sentence, at) for at in range(first + 1, last - 1)]
    if told[0] not in lore["leads"]:
        return False
    if told[0] == "as":
        return told[-1] in lore["ends-as"]
    denied = not lore["denies"].isdisjoint(told) and " ".join(told[:2]) not in lore["denies-nothing"]
    return not denied and lore["tells"].isdisjoint(told)


def _acts(sentence: Sentence, index: int) -> bool:
    """Whether whoever is named behind a remark does something himself: "After A left, however, B opened"."""
    clause = re.split(r"[,;:.]", sentence.codes[index:], maxsplit=1)[0]
    return clause[:1] in _MENTIONED and holds(clause, words().acted + words().have)


def _word(sentence: Sentence, at: int) -> str:
    item = sentence.items[at]
    return sentence.text[item.start : item.end].lower()


@cache
def _cleft() -> re.Pattern[str]:
    """What sets off a day at the head of a sentence: "it was (only) in 1991 that"."""
    it, was, only = letters_of("it"), letters_of("was"), letters_of("only")
    return re.compile(
        f"[{it}][{was}][{only}]?[{letters_of('in', 'on')}]T[{letters_of('that')}](?=[PNSOH{letters_of('the')}])"
    )


@cache
def _adverb() -> re.Pattern[str]:
    """A word between a subject or a part of the verb, and the verb."""
    w = words()
    helps = f"{w.be}{w.have}"
    adverb = f"[w{_adverbs()}]"  # first, since most sentences are passed over for want of one before a verb
    return re.compile(f"(?P<adverb>{adverb})(?=[{w.acted}])(?<=[{_MENTION}{helps}].)")


def _adverbs() -> str:
    """The letters of those adverbs that phrases know."""
    return letters_of(*_lore()["adverbs"])


def _is_manner(word: str) -> bool:
    lore = _lore()
    return word in lore["adverbs"] or (word.endswith("ly") and word not in lore["not-adverbs"])


__all__ = ["pass_over"]
