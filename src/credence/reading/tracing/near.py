"""A sentence and the phrases tried on it in; those that nearly matched, and what they lacked, out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from credence.reading.phrases.book import Compiler, phrase_book, tokens
from credence.reading.phrases.phrase import Phrase
from credence.reading.spelling import FIRST_PRIVATE, Sentence
from credence.reading.tracing.noted import TYPES

MOST_MISSING: Final = 2
"""A phrase that lacks more than this is not near."""

_MODIFIERS: Final = ("?", "*", "+")
_SKIPPED: Final = ("..", "...", "....")
_SHOWN: Final = 4
# They stand in needs as parts of longer ones ("acceded to") and make nothing near by themselves.
_SMALL: Final = frozenset(
    {
        *("a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "had", "has", "have"),
        *("in", "is", "it", "its", "of", "on", "or", "our", "out", "the", "their", "to", "up", "was"),
        *("were", "will", "with"),
    }
)


@dataclass(frozen=True, slots=True)
class Near:
    """A phrase whose needed words stood in a sentence and which did not match; `words` are (start, end)
    of these.
    """

    rule: str
    kind: str
    source: str
    words: tuple[tuple[int, int], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a phrase cannot do without: in words, and as an expression over spellings."""

    says: str
    expression: re.Pattern[str]
    is_word: bool


def near_misses(sentence: Sentence, tried: Iterable[Phrase], matched: list[tuple[str, int, int]]) -> tuple[Near, ...]:
    """Of each entry no phrase of which matched, the phrase that lacks least; the nearest first."""
    codes = sentence.codes
    done = {_entry(rule) for rule, _, _ in matched}
    best: dict[str, tuple[int, int, Near]] = {}
    for order, phrase in enumerate(tried):
        entry = _entry(phrase.id)
        words = [n for n, code in enumerate(codes) if code in phrase.needs and not _small(sentence, n)]
        if entry in done or not words or _taken(phrase, words, matched):
            continue
        needed = requirements(phrase.source)
        missing = [r for r in needed if not r.expression.search(codes)]
        if len(missing) > (MOST_MISSING if phrase.dated else 0):
            continue
        spans = tuple((sentence.items[n].start, sentence.items[n].end) for n in words[:_SHOWN])
        near = Near(phrase.id, phrase.kind, phrase.source, spans, _reason(missing))
        if entry not in best or len(missing) < best[entry][0]:
            best[entry] = (len(missing), order, near)
    return tuple(near for _, _, near in sorted(best.values(), key=lambda each: each[:2]))


def _small(sentence: Sentence, index: int) -> bool:
    item = sentence.items[index]
    return sentence.text[item.start : item.end].lower() in _SMALL


def _entry(rule: str) -> str:
    return rule.rpartition(".")[0]


def _taken(phrase: Phrase, words: list[int], matched: list[tuple[str, int, int]]) -> bool:
    """Whether other phrases that matched hold all its needed words; where these are mentions, they may
    be shared.
    """
    if not phrase.dated:
        return False
    return all(any(first <= n < last for _, first, last in matched) for n in words)


def _reason(missing: list[Requirement]) -> str:
    if not missing:
        return "all it needs stands here, but in another order, too far apart, or across a semicolon"
    return "there is " + ", and ".join(f"no {each.says}" for each in missing)


@lru_cache(maxsize=4096)
def requirements(source: str) -> tuple[Requirement, ...]:
    """Everything a phrase cannot do without, in order; what is optional or mere distance is left out."""
    return tuple(r for unit, required in _units(tokens(source)) if required for r in _of_unit(unit))


def _units(words: list[str]) -> list[tuple[list[str], bool]]:
    """The words in runs, each a single one or a whole bracket, and whether it must be there."""
    if "|" in _outside(words):
        return [(["(", *words, ")"], True)]
    found: list[tuple[list[str], bool]] = []
    at = 0
    while at < len(words):
        end = _closing(words, at) if words[at].startswith("(") else at
        unit = words[at : end + 1]
        optional = end + 1 < len(words) and words[end + 1] in ("?", "*")
        plain = unit[0] in _SKIPPED or unit[0].startswith("(?") or unit[0] in _MODIFIERS
        found.append((unit, not optional and not plain))
        at = end + 1
    return found


def _outside(words: list[str]) -> list[str]:
    depth, outside = 0, []
    for word in words:
        depth += word.startswith("(") - (word == ")")
        if depth == 0:
            outside.append(word)
    return outside


def _closing(words: list[str], opening: int) -> int:
    depth = 0
    for at in range(opening, len(words)):
        depth += words[at].startswith("(") - (words[at] == ")")
        if depth == 0:
            return at
    return len(words) - 1


def _of_unit(unit: list[str]) -> Iterable[Requirement]:
    if unit[0] == "(" and "|" not in _outside(unit[1:-1]):
        return [r for inner, required in _units(unit[1:-1]) if required for r in _of_unit(inner)]
    fragment = " ".join(unit)
    compiler = _compiler()
    expression = compiler.compile("explained", "", fragment, {}, "").expression
    if expression.match(""):
        return []
    return [Requirement(_in_words(unit, compiler), expression, _is_word(expression))]


def _is_word(expression: re.Pattern[str]) -> bool:
    return any(ord(c) >= FIRST_PRIVATE for c in expression.pattern)


def _in_words(unit: list[str], compiler: Compiler) -> str:
    head = unit[0]
    if head[0] == "{":
        name, _, types = head[1:-1].partition(":")
        letters = (types or compiler.slots[name]).replace(",", "")
        names = " or ".join(dict.fromkeys(TYPES.get(c, "word") for c in letters))
        return names if name in names.lower() else f"{names} as {name}"
    if head[0] == "<":
        return f"word of <{head[1:-1]}> ({_some([str(w) for w in compiler.classes[head[1:-1]]])})"
    if head == "(":
        return f"word of {_some(_alternatives(unit[1:-1]))}"
    if len(head) == 1 and head.isupper():
        return TYPES.get(head, head)
    return f"“{head}”"


def _alternatives(words: list[str]) -> list[str]:
    return [" ".join(part.split()) for part in " ".join(words).split(" | ")]


def _some(words: list[str]) -> str:
    return ", ".join(words[:_SHOWN]) + (", …" if len(words) > _SHOWN else "")


@lru_cache(maxsize=1)
def _compiler() -> Compiler:
    """A compiler that gives words the letters they have in the phrase book."""
    return Compiler(phrase_book().vocabulary)
