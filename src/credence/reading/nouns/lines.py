"""A sentence in; whether it is a line of a list, out."""

from __future__ import annotations

from credence.reading.spelling import Sentence


def is_line(sentence: Sentence) -> bool:
    """Whether the sentence is a line of a list: "- Action Plan for 2022-2024"."""
    line = sentence.text.rfind("\n", 0, sentence.start) + 1
    return not sentence.text[line : sentence.start].strip("-–—•*·()0123456789.ivx \t")
