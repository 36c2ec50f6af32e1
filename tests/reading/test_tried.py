"""Of a sentence only the phrases are tried whose words it holds: none that matches may be passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from credence.intake import receive
from credence.reading import read
from credence.reading.phrases.book import PhraseBook, tokens
from credence.reading.phrases.index import Index
from credence.reading.phrases.phrase import Phrase
from credence.reading.phrases.required import required
from credence.reading.phrases.stem import stem
from credence.reading.spelling import Sentence
from credence.reading.whole.words_of_doubt import words_of_doubt

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_no_phrase_that_matches_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences: list[tuple[str, set[str]]] = []
    worth_trying = PhraseBook.worth_trying

    def noted(book: PhraseBook, step: str, sentence: Sentence) -> list[Phrase]:
        tried = worth_trying(book, step, sentence)
        matching = {phrase.id for phrase in book.steps[step] if phrase.expression.search(sentence.codes)}
        found = {phrase.id for phrase in tried if phrase.first(sentence.codes)}
        sentences.append((step, matching - found))
        return tried

    monkeypatch.setattr(PhraseBook, "worth_trying", noted)
    for path in sorted(EXAMPLES.glob("*.txt")):
        read(receive(path))
    assert {step for step, _ in sentences} == {"statements", "voices"}
    assert [missed for _, missed in sentences if missed] == []


@pytest.mark.parametrize(
    ("phrase", "held"),
    [
        ("met (the)? O", ["met", "O"]),
        ("met (?= (the)? O)", ["met", "O"]),
        ("met (?! O) (with|to)", ["met", "to with"]),
        ("(met|saw O) .. P*", ["met saw"]),
    ],
)
def test_a_match_holds_a_word_of_each_thing_that_its_phrase_cannot_do_without(phrase: str, held: list[str]) -> None:
    found = required(tokens(phrase), lambda token: frozenset() if token == ".." else frozenset([token]))
    assert [" ".join(sorted(words)) for words in found] == held


class _Wanting:
    def __init__(self, *required: str) -> None:
        self.required = [frozenset(letters) for letters in required]


def test_the_index_gives_what_may_match_in_order() -> None:
    index = Index([_Wanting("b", "a"), _Wanting(), _Wanting("ac", "d", "e"), _Wanting("a"), _Wanting("z")])
    assert list(dict.fromkeys(index.passing(set("ab")))) == [0, 1, 3]
    assert list(dict.fromkeys(index.passing(set("cade")))) == [1, 2, 3]
    assert index.passing(set()) == [1]


def test_one_scan_finds_what_doubts_and_what_puts_right_though_the_two_share_a_word() -> None:
    text = "There is nothing in fact wrong with that; it should read 2012."
    found = words_of_doubt(text)
    doubting, right = (hits.within(0, len(text)) for hits in (found.doubting, found.putting_right))
    assert [text[first:last] for first, last, _ in doubting] == ["nothing in", "wrong"]
    assert [text[first:last] for first, last, _ in right] == ["in fact", "should", "read"]


@pytest.mark.parametrize(
    ("phrase", "left"),
    [
        ("(the)? (new|old)* {office:O} of {owner:S}", "{office:O} of {owner:S}"),
        (".. met (?! a) {person}", "met (?! a) {person}"),
        ("(a? | b) c d", "c d"),
        ("(?! - ) ((the)? new)? ambassador of (the)?", "ambassador of (the)?"),
        ("(the)? (left|right)+ bank", "(left|right)+ bank"),
        ("(the)? ambassador (of)?", ""),
        ("the ambassador of {owner:S}", ""),
        ("(the)? a b | c", ""),
    ],
)
def test_a_stem_is_a_phrase_from_the_first_word_on_that_it_needs(phrase: str, left: str) -> None:
    assert list(stem(tokens(phrase), lambda token: token == "..")) == tokens(left)
