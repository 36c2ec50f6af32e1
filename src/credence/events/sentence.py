"""The text of a sentence in, its words with the verbs and topics of the lore, and how its clauses lie, out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from credence.events.lexicon import EventLexicon, Term
from credence.lore.events import SmallWords
from credence.lore.verb_forms import BASE, ING, PARTICIPLE, PAST, THIRD

MOST_WORDS = 160
"""Words of one sentence that are looked at."""

_WORD = re.compile(r"[^\W_](?:(?:[\w'’&.-]|,(?=\d))*[^\W_])?|[^\w\s]")
_CLAUSE_ENDS = frozenset((";", ":", "(", ")", "–", "—", "--"))
_AS = (["the"], ["it"], ["he"], ["they"], ["she"], ["its"])
_VERB_PHRASE, _OBJECT = 8, 18
"""Words before a verb that may be its own, and after it that it may govern."""


class Found(NamedTuple):
    """A verb or topic at words[first:last]."""

    first: int
    last: int
    term: Term


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with their places in the text; verbs and topics in order; which words lie in subordinate clauses."""

    text: str
    words: list[str]
    spans: list[tuple[int, int]]
    capital: list[bool]
    """Whether the word begins with a capital."""
    verbs: list[Found]
    topics: list[Found]
    aside: list[bool]


class Mood(NamedTuple):
    """How a verb stands: by what its clause's small words say, and the first word of its verb phrase."""

    negated: bool
    planned: bool
    possible: bool
    owed: bool
    perfect: bool
    passive: bool
    bare: bool
    """An infinitive or participle that some other verb governs."""
    first: int


def parse(text: str, lexicon: EventLexicon) -> Sentence | None:
    """The sentence; None where no word of it is in the lexicon."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    capital: list[bool] = []
    for match in islice(_WORD.finditer(text), MOST_WORDS):
        word = match[0]
        capital.append(word[0].isupper())
        word = word.lower()
        words.append(word[:-2] if word[-2:] in ("'s", "’s") else word)
        spans.append(match.span())
    # in a headline of capitals a capital tells nothing
    named = capital if sum(capital) * 2 < len(words) else []
    topics = _topics(words, lexicon, named)
    verbs = _verbs(words, capital, topics, lexicon, named)
    if not verbs and not topics:
        return None
    taken = {at for verb in verbs for at in range(verb.first, verb.last)}
    topics = [topic for topic in topics if topic.first not in taken]
    return Sentence(text, words, spans, capital, verbs, topics, _aside(words, spans, text, lexicon))


def _match(words: list[str], at: int, terms: Mapping[str, Sequence[Term]]) -> tuple[int, Term] | None:
    """The longest term that begins at a word, and where it ends."""
    for term in terms[words[at]]:
        rest = term.rest
        end = at + 1 + len(rest)
        if not rest or tuple(words[at + 1 : end]) == rest:
            return end, term
    return None


def _topics(words: list[str], lexicon: EventLexicon, named: list[bool]) -> list[Found]:
    found: list[Found] = []
    nouns, last = lexicon.nouns, 0
    for at, word in enumerate(words):
        if word in nouns and at >= last:
            match = _match(words, at, nouns)
            if match is None:
                continue
            if named and at and named[at] and not match[1].rest:
                continue  # part of a name: "the White House", "on 3 March"
            found.append(Found(at, *match))
            last = match[0]
    return found


def _verbs(
    words: list[str], capital: list[bool], topics: list[Found], lexicon: EventLexicon, named: list[bool]
) -> list[Found]:
    found: list[Found] = []
    verbs, small, last = lexicon.verbs, lexicon.small, 0
    nouns = {topic.first for topic in topics}
    inner = {at for topic in topics for at in range(topic.first + 1, topic.last)}
    for at, word in enumerate(words):
        if word not in verbs or at < last or at in inner or (named and at and named[at]):
            continue
        match = _match(words, at, verbs)
        if match is None:
            continue
        end, term = match
        before = words[at - 1] if at else ""
        if term.form in (BASE, THIRD):
            if not at:
                continue  # "Demand for copper ..."
            if not _is_verb(words, capital, at, end, term, at in nouns, small):
                past = next((each for each in verbs[word] if each.form == PAST and each.rest == term.rest), None)
                if past is None or before in small.determiners or before in small.prepositions:
                    continue
                term = past  # "Canada shut its embassy"
        elif term.form == ING:
            if before in small.determiners or (at in nouns and before not in small.be):
                continue
        elif term.form == PAST and (not at or (not term.rest and before in small.articles)):
            continue  # "Jailed leaders ...", "the detained leaders"
        found.append(Found(at, end, term))
        last = end
    return found


def _is_verb(
    words: list[str], capital: list[bool], at: int, end: int, term: Term, noun: bool, small: SmallWords
) -> bool:
    """Whether a form that may be a noun ("attacks") is a verb here."""
    before = words[at - 1]
    if before in small.verb_follows:
        return True
    if before in small.determiners or before in small.prepositions or before[0].isdigit():
        return False
    if term.rest:  # "call off" is no noun, "talks with" may be one
        return not noun or term.rest[-1] == "to" or capital[at - 1]
    if term.form == BASE and not before.endswith(("s", "ly")) and before not in small.plural_before:
        return False  # a plural subject stands before an infinitive form: "rebels attack"
    if not noun:
        return True
    after = words[end] if end < len(words) else ""
    if after in small.determiners or (after and capital[end]):
        return after != "that"
    return term.form == THIRD and capital[at - 1] and after not in small.noun_before and after not in small.prepositions


def _aside(words: list[str], spans: list[tuple[int, int]], text: str, lexicon: EventLexicon) -> list[bool]:
    """For each word whether it lies in a clause or phrase that only goes with the main one."""
    small, verbs = lexicon.small, lexicon.verbs
    aside: list[bool] = []
    inside = False
    for at, word in enumerate(words):
        if word == ",":
            after = words[at + 1] if at + 1 < len(words) else ""
            inside = after.endswith("ing") and after not in small.prepositions
        elif word in small.relatives:
            inside = True
        elif word in small.subordinators:
            # "as peacekeepers" goes on with its clause, "as the ..." begins another
            inside = word != "as" or words[at + 1 : at + 2] in _AS
        elif word == "that" and at and not inside:
            before = words[at - 1]
            said = before in verbs or before.endswith(("ed", "ly", "day")) or text[spans[at - 1][0]].isdigit()
            inside = not said
        aside.append(inside)
    return aside


def mood_of(sentence: Sentence, verb: Found, lexicon: EventLexicon) -> Mood:
    """What the small words before a verb make of it."""
    words, small, form = sentence.words, lexicon.small, verb.term.form
    negated = planned = possible = owed = perfect = being = infinitive = False
    at = verb.first - 1
    lowest = max(-1, verb.first - _VERB_PHRASE)
    while at > lowest:
        word = words[at]
        if word in small.planned:
            planned = True
        elif word in small.possible:
            possible = True
        elif word in small.owed:
            owed = True
        elif word in small.negations or word.endswith(("n't", "n’t")):
            negated = True
        elif word in small.be:
            being = True
        elif word in ("have", "has", "had"):
            perfect = True
        elif word == "to" and form == BASE:
            planned = at > 0 and words[at - 1] in small.be  # "is to withdraw"
            infinitive = not planned
            at -= 1 + planned
            break
        elif word not in small.between and (not word.endswith("ly") or sentence.capital[at]):
            break  # an adverb goes with the verb; Italy does not
        at -= 1
    alone = at + 1 == verb.first
    bare = (
        infinitive
        or (form == ING and not being)
        or (form == PARTICIPLE and alone)
        or (form == PAST and alone and words[verb.last : verb.last + 1] == ["by"])
    )
    return Mood(negated, planned, possible, owed, perfect, being and form in (PAST, PARTICIPLE), bare, at + 1)


def object_end(sentence: Sentence, verb: Found, lexicon: EventLexicon) -> int:
    """The word before which what a verb governs ends."""
    words, aside, small = sentence.words, sentence.aside, lexicon.small
    main = not aside[verb.first]
    at, limit = verb.last, min(len(words), verb.last + _OBJECT)
    while at < limit:
        word = words[at]
        if word == ",":
            if at - verb.last > 1 or "," not in words[at + 1 : at + 6]:
                return at
            at = words.index(",", at + 1)  # "agreed, on Friday, to"
        elif (
            word in _CLAUSE_ENDS
            or (aside[at] and (main or (at > verb.last and word in small.closing)))
            or (at > verb.last and word in small.finite and not sentence.capital[at])
        ):
            return at
        at += 1
    return limit
