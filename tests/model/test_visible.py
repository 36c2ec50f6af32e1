"""One table of characters that steer what shows them; whoever shows a text chooses how they appear."""

import json

import pytest

from credence.brief.safe import visible as on_a_page
from credence.cli.errors import one_line
from credence.cli.output import visible as in_a_table
from credence.intake.text import shown
from credence.model.visible import escaped

STEERING = (
    *("\x1b", "\x9b", "\u00ad", "\u061c", "\u200b", "\u200e", "\u200f"),
    *("\u202e", "\u2066", "\u2060", "\ufeff", "\ufff9", "\U000e0041", "\ud800"),
)


@pytest.mark.parametrize("character", STEERING, ids=lambda c: f"U+{ord(c):04X}")
def test_what_steers_is_never_shown_as_it_is(character: str) -> None:
    text = f"Ana{character}Ruiz"
    assert on_a_page(text) == f"Ana⟨U+{ord(character):04X}⟩Ruiz"
    assert one_line(text) == in_a_table(text) == "Ana\ufffdRuiz"
    line = escaped(json.dumps(text, ensure_ascii=False))
    assert character not in line
    assert json.loads(line) == text


def test_a_files_name_is_shown_without_what_steers() -> None:
    assert shown("report\u202etxt.exe") == "report\ufffdtxt.exe"


@pytest.mark.parametrize("text", ["Ødegård – “Bakı”", "日本", "👋🏽", "ʻOkina’s", "نوید می\u200cخواهد", "क्\u200dष"])
def test_writing_of_all_sorts_is_left_alone(text: str) -> None:
    assert on_a_page(text) == one_line(text) == in_a_table(text) == shown(text) == text


def test_joiners_hide_nothing_in_names_that_are_not_spelt_with_them() -> None:
    assert on_a_page("Ana\u200cRuiz \u200d") == "Ana⟨U+200C⟩Ruiz ⟨U+200D⟩"
    assert in_a_table("می\u200c") == "می\ufffd"
