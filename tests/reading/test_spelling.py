"""A sentence is spelled word by word, whatever was spelled before it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credence.reading.phrases.book import phrase_book
from credence.reading.spelling import spell


def words_of(text: str) -> list[str]:
    """The words and signs of a text, as it is spelled."""
    return [text[item.start : item.end] for item in spell(text, 0, len(text), (), phrase_book().vocabulary).items]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The envoy's car, a Volvo.", ["The", "envoy", "'s", "car", ",", "a", "Volvo", "."]),
        ("He left the U.S. for Peru", ["He", "left", "the", "U.S.", "for", "Peru"]),
        ("He left the U.S., said Lima", ["He", "left", "the", "U.S.", ",", "said", "Lima"]),
        ("on the 3rd\nof May,  2019", ["on", "the", "3rd", "of", "May", ",", "2019"]),
        ("", []),
    ],
)
def test_a_text_is_parted_into_words_and_signs(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@given(st.lists(st.text("aB1 .,'-’\n\xa0é", max_size=12), max_size=6))
def test_every_word_and_sign_stands_in_the_spelling_once_and_in_its_place(pieces: list[str]) -> None:
    text = " ".join(pieces)
    items = spell(text, 0, len(text), (), phrase_book().vocabulary).items
    assert "".join(text[item.start : item.end] for item in items) == "".join(text.split())
    assert all(one.end <= two.start for one, two in pairwise(items))
