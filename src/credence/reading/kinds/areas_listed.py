"""A sentence of which no phrase made areas of cooperation in; where it lists two areas or more as such, out.

"Discussions centred on education and water management", "Migration, food security and girls' education were the main
items": of what two States have to do with one another a text speaks in ever new words, but it lists it alike.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from credence.reading.context import Context
from credence.reading.kinds.cooperation import Term, terms_of
from credence.reading.nouns.states_named import states_in
from credence.reading.phrases.core import Core
from credence.reading.phrases.phrase import phrase_of_list
from credence.reading.phrases.words import letters
from credence.reading.spelling import Sentence, holds

_PHRASE: Final = phrase_of_list("lists/areas", "cooperation", "a list of areas", {"reach": "here"})
_FEWEST: Final = 2
"""So many areas make a list."""
_APART: Final = 5
"""Between two areas of a list there are no more words and signs."""
_JOINED: Final = re.compile(r",|\b(?:and|as well as|or)\b|&")
_PARTED: Final = re.compile(r"[.;:()\"“”]|\b(?:which|who|where|that|while|but|when)\b")


def areas_listed(sentence: Sentence, context: Context) -> list[Core]:
    """The lists of areas of a sentence that speaks of two States; none where it gives sums, or tells of evils."""
    if len(sentence.areas) < _FEWEST or not _of_two(sentence, context) or holds(sentence.codes, _ruled_out()):
        return []
    found: list[Core] = []
    run: list[Term] = []
    for term in terms_of(sentence):
        if run and not _goes_on(sentence, run[-1], term):
            found += _core(run)
            run = []
        run.append(term)
    return found + _core(run)


def _of_two(sentence: Sentence, context: Context) -> bool:
    """Whether the sentence speaks of both sides together, or of what passed between two that have met."""
    if context.narrator is not None:
        return holds(sentence.codes, _fields()) and set(states_in(sentence.mentions)) <= set(context.pair or ())
    if "Q" in sentence.codes:
        return True
    if not context.contacts:
        return False
    if holds(sentence.codes, _between()):
        return True
    named = set(states_in([item for item in sentence.mentions if item.code != "P"]))
    return holds(sentence.codes, _told()) and len(named) != 1 and named <= set(context.contacts[-1].parties)


@cache
def _between() -> str:
    return letters("<dealings>", "<encounter>", "we", "our", "they", "both")


@cache
def _fields() -> str:
    """What tells in a history that a list is one of fields in which two States deal with each other."""
    bodies = ("commission", "committee", "commissions", "committees", "agreement", "programmes", "projects")
    given = ("aid", "financed", "funded", "supported", "assisted", "finances", "funds", "supports")
    told = ("matters", "themes", "subjects", "topics")
    return letters("<cooperation>", "field", "fields", "area", "areas", "sector", "sectors", *bodies, *given, *told)


@cache
def _told() -> str:
    """What tells, after two have met, that a list is of what they deal with, though it names neither of the two."""
    nouns = ("topic", "topics", "subject", "subjects", "projects", "prospects", "programmes", "progress", "plans")
    return letters("<say>", "<topic-verb>", "<emphasis>", *nouns, "items", "field", "fields", "area", "areas")


@cache
def _ruled_out() -> str:
    return "M" + letters("<area-stop>", "<untrue>")


def _goes_on(sentence: Sentence, last: Term, term: Term) -> bool:
    """Whether a term stands in one list with the last: joined to it, with few words between."""
    items, text = sentence.items, sentence.text
    start, end = items[last.last - 1].end, items[term.first].start
    near = 0 <= term.first - last.last <= _APART
    return near and _JOINED.search(text, start, end) is not None and _PARTED.search(text, start, end) is None


def _core(run: list[Term]) -> list[Core]:
    if len({term.area for term in run}) < _FEWEST:
        return []
    return [Core(_PHRASE, run[0].first, run[-1].last, {}, run[0].first)]


__all__ = ["areas_listed"]
