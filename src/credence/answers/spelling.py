"""A question in, its words and mentions out, and the spelling by which forms match it.

A mention stands in the spelling as a capital and its number: S a State, G an organisation, O an office held abroad, H
one held at home, E a mission. All else is words in small letters, without articles, possessives and what changes
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from credence.lore.offices import office_of, sent_offices
from credence.lore.organisations import surfaces as organisation_surfaces
from credence.lore.questions import question_words
from credence.lore.spelling import fold, straight
from credence.lore.states import AmbiguousState, find_state, is_known
from credence.reading.scan.lexicon import Hit, lexicon

_WORD = re.compile(r"(?:[^\W_](?:[^\W_]|['.&-](?=[^\W_]))*)\.?")
_LETTERS = {"S": "S", "D": "S", "C": "S", "K": "S", "G": "G", "E": "E"}
_ARTICLES = frozenset({"the", "a", "an"})
_OFFICIAL = "official"
MOST_WORDS_OF_A_NAME = 6
_CODE = 3
"""Letters of a code: in small letters it may be any word."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a mention with its `letter`, at question[start:end]; `value` is what a mention stands for."""

    start: int
    end: int
    text: str
    letter: str = ""
    value: str = ""
    after_article: bool = False
    """Whether an article stood before it: no name of a person has one."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A question with its tokens, without what is passed over."""

    question: str
    tokens: tuple[Token, ...]

    @property
    def spelling(self) -> str:
        """All tokens, each followed by a blank."""
        return "".join(f"{t.letter}{i} " if t.letter else f"{t.text} " for i, t in enumerate(self.tokens))

    def without(self, start: int, end: int) -> Spelled:
        """The question without the tokens of a stretch of it."""
        return Spelled(self.question, tuple(t for t in self.tokens if t.end <= start or t.start >= end))


def spelled(question: str) -> Spelled:
    """The question as it is typed; one in small letters throughout as if its names had capitals."""
    text = straight(question)
    return Spelled(question, tuple(_trimmed(list(_tokens(text, _hits(text))))))


def with_names(asked: Spelled) -> Spelled:
    """The same, where words that are the code, name or demonym of a State or organisation in any case are mentions."""
    found: list[Token] = []
    at = 0
    while at < len(asked.tokens):
        width, letter, code = _name_at(asked.tokens[at:])
        if width:
            first, last = asked.tokens[at], asked.tokens[at + width - 1]
            found.append(Token(first.start, last.end, asked.question[first.start : last.end], letter, code))
        else:
            found.append(asked.tokens[at])
        at += width or 1
    return Spelled(asked.question, tuple(found))


def dropped_out(text: str) -> str:
    """A text of the lore without the words that are passed over: `in the year` as `in year`."""
    return " ".join(word for word in text.split() if word not in _dropped()[1])


def _lower(text: str) -> bool:
    return not any(letter.isupper() for letter in text[1:])


def _hits(text: str) -> list[Hit]:
    """What the lexicon finds; in a question in small letters as if names began with capitals, or were all of them."""
    if not _lower(text):
        return lexicon().scan(text).names
    titled, upper = text.title(), text.upper()
    if not len(titled) == len(upper) == len(text):
        return lexicon().scan(text).names
    short = (hit for hit in lexicon().scan(upper).names if hit.lexeme.case == "exact")
    passed = question_words().not_in_names
    abbreviations = [hit for hit in short if text[hit.start : hit.end].casefold() not in passed]
    return sorted((*lexicon().scan(titled).names, *abbreviations), key=lambda hit: (hit.start, -hit.end))


def _tokens(text: str, hits: Sequence[Hit]) -> Iterator[Token]:
    """Mentions where the lexicon finds them, words between."""
    at = 0
    for hit in hits:
        mention = _mention(hit, text)
        if mention is None or hit.start < at:
            continue
        yield from _words(text, at, hit.start)
        yield mention
        at = hit.end
    yield from _words(text, at, len(text))


def _mention(hit: Hit, text: str) -> Token | None:
    written, kind, value = text[hit.start : hit.end], hit.lexeme.type, hit.lexeme.value
    if kind in _LETTERS:
        surface = hit.lexeme.surface if kind != "E" else written
        return Token(hit.start, hit.end, surface, _LETTERS[kind], value)
    if kind != "O" or written.lower() in question_words().offices:
        return None
    office = office_of(written.lower(), None) if value == "chancellor" else value
    if office == _OFFICIAL:
        return None
    return Token(hit.start, hit.end, written, "O" if office in sent_offices() else "H", office)


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    """The words of a stretch; what is written together apart, possessives left out."""
    for found in _WORD.finditer(text, start, end):
        word = found[0].casefold().rstrip(".")
        if word in ("s", "'s") and found.start() and text[found.start() - 1] == "'":
            continue
        first = found.start()
        if word in question_words().contractions:
            for part in question_words().contractions[word].split():
                yield Token(first, found.end(), part)
            continue
        if word.endswith("'s"):
            word, stop = word[:-2], found.end() - 2
        else:
            stop = found.end() - (found[0].endswith(".") and len(word) > 1)
        yield Token(first, stop, word)


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Without openings, articles and words that change nothing; with words for envoys as mentions."""
    words = [token.text if not token.letter else "\0" for token in tokens]
    start = 0
    while width := _longest(words, start, _openings()):
        start += width
    kept: list[Token] = []
    article, at = False, start
    while at < len(tokens):
        if width := _longest(words, at, _dropped()):
            article = words[at] in _ARTICLES
            at += width
            continue
        token = tokens[at]
        if width := _longest(words, at, _envoys()):
            office = question_words().offices[" ".join(words[at : at + width])]
            kept.append(Token(token.start, tokens[at + width - 1].end, token.text, "O", office))
        else:
            kept.append(replace(token, after_article=article))
        article = False
        at += width or 1
    return kept


_Texts = tuple[int, frozenset[str]]


def _longest(words: Sequence[str], at: int, texts: _Texts) -> int:
    """How many words the longest of the texts has that stands at a place; 0 for none."""
    most, known = texts
    widths = range(min(most, len(words) - at), 0, -1)
    return next((width for width in widths if " ".join(words[at : at + width]) in known), 0)


def _of(texts: Iterable[str]) -> _Texts:
    known = frozenset(texts)
    return max(len(text.split()) for text in known), known


@lru_cache(maxsize=1)
def _dropped() -> _Texts:
    return _of(question_words().dropped)


@lru_cache(maxsize=1)
def _openings() -> _Texts:
    return _of(question_words().openings)


@lru_cache(maxsize=1)
def _envoys() -> _Texts:
    return _of(question_words().offices)


def _name_at(tokens: Sequence[Token]) -> tuple[int, str, str]:
    """The longest run of words that is a name: its width, letter and code; no width for none."""
    plain = next((i for i, token in enumerate(tokens) if token.letter), len(tokens))
    for width in range(min(plain, MOST_WORDS_OF_A_NAME), 0, -1):
        name = " ".join(token.text for token in tokens[:width])
        if name in question_words().not_in_names or len(name) <= _CODE:
            continue
        if code := _state(name):
            return width, "S", code
        if code := _organisations().get(fold(name), ""):
            return width, "G", code
    return 0, "", ""


def _state(name: str) -> str:
    try:
        return find_state(name).code if is_known(name) else ""
    except AmbiguousState:
        return ""


@lru_cache(maxsize=1)
def _organisations() -> dict[str, str]:
    return {fold(name): code for name, code in organisation_surfaces()}
