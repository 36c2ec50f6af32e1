"""The forms of questions in, expressions over spellings out.

The little language of `lore/data/questions/*.yml`, a part of that of phrases:

    word      that word                      <class>   a text of a class of `words.yml`
    a|b       either                         @macro    a fragment of `words.yml`
    ( ... )   grouping; ? as usual           {slot}    a mention of the slot's type, or words of a name

A slot is of the type of its name without digits: {b2} is a State as {b}.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from credence.answers.spelling import dropped_out
from credence.lore.files import LoreError
from credence.lore.questions import QuestionForm, question_forms, question_words
from credence.reading.phrases.book import tokens

_STATE, _STATE_UNKNOWN = r"[SG]\d+ ", r"(?:[SG]\d+ |(?:(?!(?:{stop}) )[^A-Z ][^ ]* ){{1,4}}?)"
_PERSON = r"(?=(?:[A-Z]\d+ ){{0,3}}[^A-Z ])(?:(?!(?:{stop}) )(?:[^A-Z ][^ ]* |[SGOH]\d+ )){{1,7}}?"
_SLOTS = {
    "a": _STATE,
    "b": _STATE,
    "c": _STATE,
    "org": r"G\d+ ",
    "office": r"O\d+ ",
    "home": r"H\d+ ",
    "mission": r"E\d+ ",
    "person": _PERSON,
    "other": _PERSON,
}
_SIGNS = {"(": "(?:", ")": ")", "|": "|", "?": "?"}


@dataclass(frozen=True, slots=True)
class Match:
    """A form that matches, with the stretch of the spelling that stands in each slot."""

    form: QuestionForm
    slots: dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Expression:
    form: QuestionForm
    expression: re.Pattern[str]


def matches(spelling: str, unknown: bool = False) -> Iterator[Match]:
    """The forms that match the whole spelling, in their order; with `unknown`, also where words stand for a State."""
    for each in _expressions(unknown):
        found = each.expression.fullmatch(spelling)
        if found:
            slots = {name.partition("__")[0]: found.span(name) for name, text in found.groupdict().items() if text}
            yield Match(each.form, slots)


@lru_cache(maxsize=2)
def _expressions(unknown: bool) -> tuple[_Expression, ...]:
    return tuple(
        _Expression(form, re.compile(compiled(ask, unknown))) for form in question_forms() for ask in form.asks
    )


def compiled(ask: str, unknown: bool = False) -> str:
    """One way of putting a question as an expression; raises LoreError for what the language does not know."""
    parts: list[str] = []
    for number, token in enumerate(_expanded(ask)):
        if token in _SIGNS:
            parts.append(_SIGNS[token])
        elif token[0] == "<":
            parts.append(_class(token[1:-1], ask))
        elif token[0] == "{":
            parts.append(_slot(token[1:-1], number, ask, unknown))
        else:
            parts.append(f"(?:{re.escape(token)} )")
    try:
        return re.compile("".join(parts)).pattern
    except re.error as fault:
        raise LoreError(f"question {ask!r}: {fault}") from None


def _expanded(ask: str) -> Iterator[str]:
    """The tokens of a question, its macros in brackets in their place."""
    for token in tokens(ask):
        if token[0] == "@":
            macro = question_words().macros.get(token[1:])
            if macro is None:
                raise LoreError(f"question {ask!r}: there is no macro {token}; write one of words.yml, or add it there")
            yield "("
            yield from _expanded(macro)
            yield ")"
        else:
            yield token


def _class(name: str, ask: str) -> str:
    texts = question_words().classes.get(name)
    if texts is None:
        raise LoreError(f"question {ask!r}: there is no class <{name}>; write one of words.yml, or add it there")
    spellings = sorted({dropped_out(text) for text in texts} - {""}, key=lambda text: (-len(text), text))
    return f"(?:{'|'.join(re.escape(text) + ' ' for text in spellings)})"


def _slot(name: str, number: int, ask: str, unknown: bool) -> str:
    kind = _SLOTS.get(name.rstrip("0123456789"))
    if kind is None:
        raise LoreError(f"question {ask!r}: there is no slot {{{name}}}; there are: {', '.join(_SLOTS)}")
    if kind is _STATE and unknown:
        kind = _STATE_UNKNOWN
    stop = "|".join(map(re.escape, sorted(question_words().not_in_names)))
    return f"(?P<{name}__{number}>{kind.format(stop=stop) if '{stop}' in kind else kind})"
