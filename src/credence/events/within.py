"""A stretch of a text in, the events that are told with its words out."""

from __future__ import annotations

from credence.events.coder import code_sentence
from credence.events.event import Event
from credence.reading.scan.sentences import split


def code_within(text: str, start: int, end: int, name: str = "", date: str | None = None) -> list[Event]:
    """The events of the sentences that text[start:end] touches, so far as they share words with it, best first in each.

    What a sentence tells besides is not among them.
    """
    found: list[Event] = []
    for number, (first, last) in enumerate(split(text), 1):
        if first >= end:
            break
        if last > start:
            told = code_sentence(text, first, last, name, date, number)
            found += [event for event in told if event.start < end and event.end > start]
    return found
