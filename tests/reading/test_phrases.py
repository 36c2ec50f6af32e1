"""Every phrase of the lore lies beside examples it matches and near misses it leaves alone."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest

from credence.lore.files import LoreError
from credence.lore.phrases import phrase_files
from credence.reading.phrases.book import Compiler, phrase_book
from credence.reading.phrases.letter_sets import with_sets
from credence.reading.spelling import FIRST_PRIVATE, spell
from credence.reading.tracing.phrase_check import entry_problems

ENTRIES = [(layer, entry) for layer, entries in phrase_files() for entry in entries]
EACH = [pytest.param(layer, entry, id=f"{layer}/{entry['name']}") for layer, entry in ENTRIES]


@pytest.mark.parametrize(("layer", "entry"), EACH)
def test_a_phrase_earns_its_place_and_leaves_near_misses_alone(layer: str, entry: dict[str, Any]) -> None:
    assert entry["examples"] and entry["leaves_alone"]
    assert [str(problem) for problem in entry_problems(layer, entry)] == []


def _severed(**changes: Any) -> tuple[str, dict[str, Any]]:
    layer, entry = next((layer, entry) for layer, entry in ENTRIES if entry["name"] == "severed")
    return layer, entry | changes


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"examples": ["Peru severed the rope."]}, "its example says nothing"),
        ({"examples": ["Relations between Peru and Norway were severed in 1961."]}, "it does not match its example"),
        ({"leaves_alone": ["Peru severed relations with Norway in 1961."]}, "its near miss says relations-severed"),
    ],
)
def test_a_sentence_that_proves_nothing_is_refused(changes: dict[str, Any], told: str) -> None:
    (problem,) = entry_problems(*_severed(**changes))
    assert told in problem.wrong


def test_a_noun_phrase_is_tried_both_ways() -> None:
    swapped = {"examples": ["The embassy of Peru is small."], "leaves_alone": ["The ambassador of Peru to Chad came."]}
    layer, entry = next((layer, entry) for layer, entry in ENTRIES if (layer, entry["name"]) == ("np-posts", "post"))
    problems = [problem.wrong for problem in entry_problems(layer, entry | swapped)]
    assert [wrong.partition(":")[0].partition(" '")[0] for wrong in problems] == [
        "it does not match its example",
        "it does not leave alone",
    ]


@pytest.mark.parametrize(
    ("word", "matches"),
    [("old", True), ("harbour", True), ("quayside", True), ("the", False), ("signed", False), (",", False)],
)
def test_any_word_is_one_that_other_phrases_use_too(word: str, matches: bool) -> None:
    """ "old" and "quayside" got letters of their own, before the phrase or after; small words and verbs are none."""
    compiler = Compiler()
    compiler.compile("made-up/one", "visit", "visited old harbours", {}, "")
    phrase = compiler.compile("made-up/two", "visit", "visited LOW harbours", {}, "")
    compiler.compile("made-up/three", "visit", "visited quayside", {}, "")
    codes = spell(text := f"visited {word} harbours", 0, len(text), (), compiler.vocabulary).codes
    assert bool(phrase.expression.fullmatch(codes)) == matches


def test_a_phrase_is_compiled_when_it_is_first_tried_and_refused_by_name_where_it_cannot_be() -> None:
    phrase = Compiler().compile("made-up/open", "visit", "visited ( {place}", {}, "")
    assert phrase.fills == {"place"}
    with pytest.raises(LoreError, match=r"made-up/open: cannot be read: .*: visited \( \{place\}"):
        phrase.first("visited")


def test_names_of_phrases_are_unique_within_their_file() -> None:
    names = [(layer, entry["name"]) for layer, entry in ENTRIES]
    assert len(names) == len(set(names))


def test_a_phrase_that_cannot_be_read_is_refused_by_name() -> None:
    with pytest.raises(LoreError, match="made-up/one"):
        Compiler().compile("made-up/one", "visit", "<no-such-class> {person}", {}, "")


def test_every_repetition_in_a_phrase_is_bounded() -> None:
    """Unbounded repetition is what makes the time of reading grow faster than the text."""
    for phrases in phrase_book().layers.values():
        for phrase in phrases:
            bare = re.sub(r"\\.|\[[^\]]*\]", "", phrase.expression.pattern)
            assert not set(bare) & {"*", "+"}, phrase.id


@pytest.mark.parametrize(
    ("expression", "shorter"),
    [
        ("(?:a|b|(?:ef|[ac])|g){0,12}", "(?:[ab]|ef|[cg]){0,12}"),
        ("(?:(?:a|b)|c)?x", "[abc]?x"),
        ("(?:a|(?P<x_1>[SD]))", "(?:a|(?P<x_1>[SD]))"),
        (r"(?:\-|a)?", "[a-]?"),
        ("(?:(?:[ab]|c){0,12}|d|ef){1,12}", "(?:[abcd]|ef){0,12}"),
        ("(?:ab|(?:a|b)?|c)", "(?:ab|[ab]?|[c])"),
        ("", ""),
    ],
)
def test_alternatives_of_one_letter_are_one_set(expression: str, shorter: str) -> None:
    assert with_sets(expression) == shorter


def test_no_phrase_reads_a_run_of_one_word_in_many_ways() -> None:
    """A word that two alternatives of a repeated group allow doubles the ways at each place: seconds for one line."""
    for phrases in phrase_book().layers.values():
        for phrase in phrases:
            letters = dict.fromkeys(c for c in phrase.expression.pattern if ord(c) >= FIRST_PRIVATE)
            start = time.process_time()
            for letter in letters:
                phrase.expression.search(letter * 20)
            assert time.process_time() - start < 0.05 * (1 + len(letters)), phrase.id
