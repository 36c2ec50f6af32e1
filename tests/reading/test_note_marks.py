"""Marks of notes give way to blanks, and bullets to one sign, each letter in its place."""

from __future__ import annotations

import pytest

from credence.reading.scan.note_marks import without_marks


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("They opened an embassy.¹ It closed.", "They opened an embassy.  It closed."),
        ("They opened an embassy.¹² [3] It closed.", "They opened an embassy.       It closed."),
        ("They opened an embassy.[1][2] It closed.", "They opened an embassy.       It closed."),
        ("➢ Peru opened an embassy.", "• Peru opened an embassy."),
        ("Peru [1962] – Norway", "Peru [1962] – Norway"),
        ("Lima → Oslo", "Lima → Oslo"),
    ],
)
def test_marks_give_way_to_blanks(text: str, plain: str) -> None:
    assert without_marks(text) == plain
    assert len(text) == len(plain)
