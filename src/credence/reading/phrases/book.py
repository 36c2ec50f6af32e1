"""Phrases of the lore in, compiled expressions over spellings out.

The little language of `lore/data/phrases/*.yml`:

    word            that word, in any case                 a|b|c      one of several
    <class>         a word of a class of `classes.yml`     ( ... )    grouping; ? as usual; * and + up to 12 times
    {slot}          a mention of the slot's usual types    {slot:S,D} a mention of the types given, {slot:ANY} of any
    ..  ...  ....   up to 3, 8 or 20 words or mentions, never across a semicolon or colon
    S, D, P ...     a mention of that letter (see spelling.py)
    LP, RP, NUM     brackets, a number                       CAP  a capitalised word
    LOW             any other word, but the small ones (of `small` in `classes.yml`) and those some phrase needs
    (?! ... )       not followed by                        (?= ... )  followed by
    @macro          a fragment defined under `macros` of `classes.yml`

A slot may stand in several places of a phrase; the first that matched gives its value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, Final

from credence.lore.files import LoreError, read_yaml
from credence.lore.phrases import phrase_files
from credence.reading.phrases.index import Index
from credence.reading.phrases.inflected import with_forms
from credence.reading.phrases.letter_sets import with_sets
from credence.reading.phrases.phrase import Forms, Phrase
from credence.reading.phrases.required import required
from credence.reading.phrases.sieve import Sieve, lowest
from credence.reading.phrases.stem import stem
from credence.reading.spelling import FIRST_PRIVATE, Sentence, Vocabulary

LAST_PRIVATE: Final = "\uf8fe"
LOW: Final = "\uf8ff"
"""Stands in an expression for the letters of LOW, till all else is done."""
_LOW_OR_SET: Final = re.compile(rf"\[[^\]]*\]|{LOW}")
_TOKEN: Final = re.compile(
    r"\(\?[!=]|\b[A-Z]\b|\{[\w:,]+\}|<[\w-]+>|@[\w-]+|\.{2,4}|[()|?*+]|'s\b|[,;:\"'()/&-]|[\w'’&.\-/]+|\S"
)
_GAPS: Final = {"..": "[^;:.]{0,3}?", "...": "[^;:.]{0,8}?", "....": "[^;:.]{0,20}?"}
# fmt: off
_OFTEN: Final = {
    ".": 88, "T": 58, "in": 50, ",": 45, "the": 41, "S": 33, "and": 31, "P": 31, "on": 26, "C": 23, "to": 22, "of": 22,
    "w": 18, "Q": 14, "W": 13, "a": 12, "R": 11, "was": 10, "M": 9, "O": 9, "between": 9, "relations": 9, "N": 8,
    "for": 8, "cooperation": 7, "credentials": 7, "that": 7, "trade": 7, "with": 7, "G": 6, "'": 6, "diplomatic": 6,
    "established": 6, "has": 6, "her": 6, "opened": 6, "I": 5, "at": 5, "received": 5, "will": 5, "Y": 4, "(": 4,
    ")": 4, "also": 4, "an": 4, "as": 4, "by": 4, "from": 4, "had": 4, "held": 4, "his": 4, "it": 4, "said": 4,
    "signed": 4, "they": 4, "who": 4, "would": 4, "D": 3, "E": 3, "H": 3, "K": 3, "U": 3, "n": 3, "-": 3, ":": 3,
    ";": 3, '"': 3, "/": 3, "are": 3, "been": 3, "have": 3, "he": 3, "is": 3, "its": 3, "she": 3, "this": 3, "were": 3,
}
# fmt: on
"""Word, sign or type of mention -> of a hundred sentences of the project's reports so many hold it."""
_SELDOM: Final = 0.2
"""The same for any other word."""
# Repetition is bounded, so that the time a phrase takes grows with the text and no faster.
_TIMES: Final = {"*": "{0,12}", "+": "{1,12}"}
_RAREST: Final = 3
_MORE: Final = 2
"""Of more sets of letters that a phrase requires, so many are looked for: the others rule out little else."""
_PAREN: Final = {
    "LP": r"\(",
    "RP": r"\)",
    "DASH": "-",
    "QUOTE": "[\"']",
    "NUM": "n",
    "CAP": "W",
    "LOW": LOW,
    "ANY": ".",
    "AMP": "&",
    "'s": "'",
}


def tokens(source: str) -> list[str]:
    """The words and signs of a phrase, in order."""
    return _TOKEN.findall(source)


class Compiler:
    """Compiles phrases over one vocabulary, with the classes, slot types and macros of `classes.yml`."""

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        data = read_yaml("data/phrases/classes.yml")
        self.vocabulary = vocabulary or Vocabulary()
        self.classes: dict[str, list[str]] = with_forms(data["classes"])
        self.slots: dict[str, str] = data["slots"]
        self.macros: dict[str, str] = data["macros"]
        self.lists = {name: frozenset(words) for name, words in with_forms(data["lists"]).items()}
        self._pieces: dict[str, str] = {}
        """Word, class or macro -> how it is spelled, for what fills no slot."""
        self._letters: dict[str, frozenset[str]] = {}
        """Word, class, slot or macro -> its letters."""
        self._optional: dict[str, bool] = {}
        # First the letters of the words that LOW does not stand for: from there on it is all letters.
        for word in (word for line in data["small"] for word in line):
            self._word(str(word))
        for _, entries in phrase_files():
            for entry in entries:
                self._translate(entry.get("needs", ""), {})
        self._low = f"w{chr(FIRST_PRIVATE + len(self.vocabulary.letters))}-{LAST_PRIVATE}"
        for words in self.classes.values():
            for word in words:
                self._word(str(word))
        self._often = {self._letter_of(told): share for told, share in _OFTEN.items()}

    def compile(
        self, identity: str, kind: str, source: str, sets: dict[str, Any], needs: str, dated: bool = True
    ) -> Phrase:
        """One phrase; raises LoreError naming it if it is not well formed, here or where it is first tried."""
        try:
            translated = self._translate(source, {})
            triggers = frozenset(self._needed(needs)) if needs else frozenset()
            sets_required = self._required(tokens(source)) + ([triggers] if triggers else [])
        except (KeyError, RecursionError) as error:
            raise LoreError(f"phrases: {identity}: cannot be read: {error}: {source}") from None
        ranked = sorted(set(sets_required), key=lambda r: (self._commonness(r), sorted(r)))
        # What the file names as needed is not in every form of a phrase: it counts only where it is rare.
        more = [each for each in ranked[_RAREST:] if each != triggers]
        return Phrase(
            identity,
            kind,
            source,
            translated,
            partial(self._forms, source, translated),
            sets=sets,
            dated=dated and any(ord(c) >= FIRST_PRIVATE for c in triggers),
            needs=triggers,
            required=(*ranked[:_RAREST], *more[:_MORE]),
        )

    def _forms(self, source: str, translated: str) -> Forms:
        expression = self._compiled(translated)  # first: a stem is sought of what is well formed
        found = " ".join(stem(tokens(source), self._is_optional))
        return expression, self._compiled(self._translate(found, {})) if found else None

    def _compiled(self, translated: str) -> re.Pattern[str]:
        return re.compile(self._with_low(with_sets(translated)))

    def _is_optional(self, token: str) -> bool:
        """Whether a word or sign of a phrase may stand for nothing: a gap, or a macro that may."""
        if token[0] == "@" and len(token) > 1:
            if token not in self._optional:
                self._optional[token] = self._compiled(self._translate(token, {})).fullmatch("") is not None
            return self._optional[token]
        return token in _GAPS

    def _with_low(self, expression: str) -> str:
        """The expression with LOW made the letters it stands for."""
        return _LOW_OR_SET.sub(
            lambda found: found[0].replace(LOW, self._low) if found[0] != LOW else f"[{self._low}]", expression
        )

    def _required(self, words: list[str]) -> list[frozenset[str]]:
        return required(words, self._letters_of, self._commonness)

    def _letters_of(self, token: str) -> frozenset[str]:
        known = self._letters.get(token)
        if known is None:
            known = self._letters[token] = self._letters_told_by(token)
        return known

    def _letters_told_by(self, token: str) -> frozenset[str]:
        if token in _GAPS or token in ("ANY", "{level:ANY}") or token.endswith(":ANY}"):
            return frozenset()
        if token[0] == "@" and len(token) > 1:
            inside = self._required(tokens(self.macros[token[1:]]))
            return min(inside, key=self._commonness) if inside else frozenset()
        if token == "LOW":
            return frozenset()
        if token in _PAREN:
            return frozenset("\"'") if token == "QUOTE" else frozenset(_PAREN[token][-1])
        if token[0] == "{":
            name, _, types = token[1:-1].partition(":")
            letters = frozenset((types or self.slots[name]).replace(",", ""))
            return letters if "w" not in letters else frozenset()
        if token[0] == "<":
            return frozenset(self._rarest(self._word(str(word))) for word in self.classes[token[1:-1]])
        if len(token) == 1 and token.isupper():
            return frozenset(token)
        return frozenset(self._rarest(self._word(token)))

    def _rarest(self, letters: str) -> str:
        """Of the letters of words and signs, all of which a match must hold, the one that tells most."""
        return min(letters.replace("\\", ""), key=lambda letter: self._commonness(frozenset(letter)))

    def _commonness(self, letters: frozenset[str]) -> float:
        """In how many of a hundred sentences one of the letters stands, as far as they stand in different ones."""
        return sum(self._often.get(letter, _SELDOM) for letter in letters)

    def _letter_of(self, told: str) -> str:
        """The letter of a word; a sign, or a type of mention, is one."""
        return self.vocabulary.letter(told) if told.isalpha() and told.islower() and told not in "wn" else told

    def _needed(self, needs: str) -> str:
        translated = self._translate(needs, {})
        return "".join(c for c in translated if ord(c) >= 0xE000 or c.isupper())

    def _translate(self, source: str, counter: dict[str, int]) -> str:
        return "".join(self._piece(token, counter) for token in _TOKEN.findall(source))

    def _piece(self, token: str, counter: dict[str, int]) -> str:
        known = self._pieces.get(token)
        if known is None:
            known = self._spelled(token, counter)
            if "(?P<" not in known:
                self._pieces[token] = known
        return known

    def _spelled(self, token: str, counter: dict[str, int]) -> str:
        if token in _GAPS:
            return _GAPS[token]
        if token in _PAREN:
            return _PAREN[token]
        if token[0] == "{":
            return self._slot(token[1:-1], counter)
        if token[0] == "<":
            return self._class(token[1:-1])
        if token[0] == "@" and len(token) > 1:
            return "(?:" + self._translate(self.macros[token[1:]], counter) + ")"
        if token == "(":
            return "(?:"
        if token in ("(?!", "(?=") or (len(token) == 1 and token.isupper()):
            return token
        if token in "*+":
            return _TIMES[token]
        if token in ")|?":
            return token
        return self._word(token)

    def _slot(self, inner: str, counter: dict[str, int]) -> str:
        name, _, types = inner.partition(":")
        letters = (types or self.slots[name]).replace(",", "").replace("w", LOW)
        counter[name] = counter.get(name, 0) + 1
        if types == "ANY":
            return f"(?P<{name}_{counter[name]}>.)"
        return f"(?P<{name}_{counter[name]}>[{letters}])"

    def _class(self, name: str) -> str:
        words = [self._word(str(word)) for word in self.classes[name]]
        single = "".join(w for w in words if len(w) == 1)
        longer = [w for w in sorted(words, key=len, reverse=True) if len(w) > 1]
        return "(?:" + "|".join([*longer, *([f"[{single}]"] if single else [])]) + ")"

    def _word(self, word: str) -> str:
        parts = word.split()
        if len(parts) > 1:
            return "".join(self._word(part) for part in parts)
        if len(word) == 1 and not word.isalnum():
            return re.escape(word)
        return self.vocabulary.letter(word)


_NOUNS: Final = "np-"
"""With what the names of layers begin that make noun phrases."""
STATEMENTS: Final = "statements"
"""The step of reading whose phrases make statements; the others make noun phrases and voices."""


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """All phrases, by the file (layer) they stand in, and the vocabulary they share."""

    layers: dict[str, tuple[Phrase, ...]]
    vocabulary: Vocabulary
    steps: dict[str, tuple[Phrase, ...]]
    """Step of reading -> its phrases in the order in which they are tried: a layer, or all that make statements."""
    index: Index
    """What the phrases of statements require."""
    sieve: Sieve
    """What the phrases of the other steps require."""
    classes: dict[str, str]
    """Class -> the letters of its single words."""
    lists: dict[str, frozenset[str]]
    """List -> its words, which have no letters of their own."""

    def layer(self, step: str) -> Layer:
        """The phrases of a step other than that of statements, to be asked of sentence after sentence."""
        first, own = self.sieve.steps[step]
        return Layer(self.steps[step], self.sieve, first, own)

    def worth_trying(self, step: str, sentence: Sentence) -> list[Phrase]:
        """The phrases of a step that the sentence may match, in their order."""
        phrases = self.steps[step]
        if step == STATEMENTS:
            last, worthy = -1, []
            for place in self.index.passing(sentence.letters):
                if place != last:
                    worthy.append(phrases[place])
                    last = place
            return worthy
        left, found = self.layer(step).passing(sentence), []
        while left:
            found.append(phrases[lowest(left)])
            left &= left - 1
        return found


class Layer:
    """The phrases of one step of reading, and which of them a sentence may match."""

    __slots__ = ("_first", "_own", "_sieve", "phrases")

    def __init__(self, phrases: tuple[Phrase, ...], sieve: Sieve, first: int, own: int) -> None:
        self.phrases = phrases
        self._sieve = sieve
        self._first = first
        self._own = own

    def passing(self, sentence: Sentence) -> int:
        """The phrases that the sentence as it now stands may match, as bits, the first the lowest."""
        return sentence.passed(self._sieve) >> self._first & self._own


@cache
def phrase_book() -> PhraseBook:
    """The phrases of the shipped lore, compiled once."""
    compiler = Compiler()
    layers: dict[str, tuple[Phrase, ...]] = {}
    for layer, entries in phrase_files():
        compiled = []
        for entry in entries:
            for number, source in enumerate(entry["phrases"], 1):
                identity = f"{layer}/{entry['name']}.{number}"
                sets = dict(entry.get("sets", {}))
                needs, dated = entry.get("needs", ""), entry.get("dated", True)
                compiled.append(compiler.compile(identity, entry.get("kind", layer), source, sets, needs, dated))
        layers[layer] = tuple(compiled)
    letters = compiler.vocabulary.letters
    classes = {
        name: "".join(letters[str(word).lower()] for word in words if str(word).lower() in letters)
        for name, words in compiler.classes.items()
    }
    steps = {layer: phrases for layer, phrases in layers.items() if not makes_statements(layer)}
    steps[STATEMENTS] = tuple(p for layer, phrases in layers.items() if makes_statements(layer) for p in phrases)
    index = Index(steps[STATEMENTS])
    sieve = Sieve({step: phrases for step, phrases in steps.items() if step != STATEMENTS})
    return PhraseBook(layers, compiler.vocabulary, steps, index, sieve, classes, compiler.lists)


def makes_statements(layer: str) -> bool:
    """Whether the phrases of a layer make statements; the others make noun phrases and voices."""
    return layer != "voices" and not layer.startswith(_NOUNS)
