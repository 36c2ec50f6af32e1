"""A sentence in; whether it is a line of a list, out."""

from __future__ import annotations

from typing import Final

from credence.reading.spelling import Sentence

_SIGN: Final = 24
"""The sign or number at the head of a line of a list has no more characters."""


def is_line(sentence: Sentence) -> bool:
    """Whether the sentence is a line of a list: "- Action Plan for 2022-2024"."""
    near = max(0, sentence.start - _SIGN)
    line = sentence.text.rfind("\n", near, sentence.start) + 1
    if not line and near:
        return False
    return not sentence.text[line : sentence.start].strip("-–—•*·()0123456789.ivx \t")
