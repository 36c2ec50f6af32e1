"""What holds of every text: quotes are exact, answers are the same each time, hostile text does no harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credence.events import code, ranked
from credence.events.check import event_problems
from credence.lore.events import event_types, senses

# fmt: off
WORDS = st.sampled_from([
    "Egypt", "Ethiopia", "accused", "attacked", "will", "not", "to", "sanctions", "aid", ",", ".", "and", "that",
    "by", "of", "the", "said", "agreed", "lift", "talks", "troops", "İstanbul", "ß", "“quoted”", "who", "after",
    "-", "U.S.", "3,000", "police", "killed", "refused", "(", ")", "€", "protests", "don't",
])
# fmt: on


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=200))
def test_quotes_are_exact(text: str) -> None:
    for event in code(text):
        assert event.quote == text[event.start : event.end]
        assert 0 <= event.start < event.end <= len(text)
        assert event.type in event_types()


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_the_same_text_gives_the_same_events(text: str) -> None:
    assert ranked(text) == ranked(text)
    assert sorted(map(repr, ranked(text))) == sorted(map(repr, code(text)))


@pytest.mark.parametrize(
    "text",
    [
        "attack " * 5000,
        "Egypt accused " * 3000,
        "(" * 10_000 + "Iran attacked Iraq.",
        "A" * 50_000,
        "Egypt\x00attacked\x1b[31mSudan\u202e.",
        "Iran " + "and, to " * 4000 + "attack Iraq.",
    ],
)
def test_hostile_text_is_coded_like_any_other(text: str) -> None:
    for event in code(text):
        assert event.quote == text[event.start : event.end]


def test_every_verb_does_what_its_examples_say() -> None:
    assert [str(problem) for problem in event_problems()] == []


def test_every_type_has_a_sense() -> None:
    assert {sense.type for sense in senses().values()} == set(event_types())
