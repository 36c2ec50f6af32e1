"""A sentence that puts something between a verb and its object in; the same without it, out.

"A opened, at the height of the crisis, its embassy in C", "received in turn at State House the Letters of".
"""

from __future__ import annotations

import re
from functools import cache

from credence.reading.spelling import Sentence
from credence.reading.turns.turned import (
    Turned,
    acted,
    clause_start,
    joined,
    last_of,
    letters_of,
    lore_of_turns,
    particles,
    words,
)


@cache
def _form() -> re.Pattern[str]:
    """A verb, what is put in (between commas, with a date before or after, or led in by a preposition), an object."""
    w = words()
    led = letters_of(
        "in", "at", "after", "amid", "during", "following", "with", "on", "before", "under", "despite", "without",
        "together", "upon", "by", "through", "alongside", "for", "from",
    )  # fmt: skip
    bare = letters_of("in", "at", "after", "amid", "during", "following", "before", "under")
    of = letters_of("of", "with", "to", "the", "a", "an", "its", "his", "her", "their")
    date = f"(?:[{w.to_date}]{{0,2}}T)"
    within = f",[{led}w][^{w.acted}{w.relative},;:.]{{1,10}},"
    loose = f"[{bare}][^{w.acted}{w.relative}SRIGPMQTDKEO,;:.]{{1,7}}?(?<![{of}])(?:,?{date},?)?"
    object_ = f"(?![{led},;:.T{letters_of('and', 'that', 'to', 'of')}])"
    owned = letters_of(
        "its", "his", "her", "their", "diplomatic", "credentials", "letters", "letter", "copies", "copy", "the"
    )
    return re.compile(
        f"[{w.acted}][{particles()}]?(?P<in>(?:,?{date})?{within}(?:{date},?)?{object_}|{loose}(?=[{owned}SRIGPMDE]))"
    )


@cache
def _aside() -> re.Pattern[str]:
    """What is told of a date before the sentence goes on with another: "on D, when X came, and its consulate on E"."""
    when = letters_of("when", "which", "where", "after", "while")
    and_ = letters_of("and")
    return re.compile(f"(?<=T)(?P<in>,[{when}][^;:.T]{{1,16}}?),(?=[{and_}][^,;:.]{{1,12}}?T)")


@cache
def _parted() -> re.Pattern[str]:
    """A date between an auxiliary and its participle: "was, on D, opened", "had in 1921 left"."""
    w = words()
    helps = letters_of("was", "were", "been", "had", "has", "have")
    verbs = w.acted + letters_of(*lore_of_turns()["parted"])
    return re.compile(f"[{helps}](?P<in>,?(?P<day>[{w.to_date}]{{0,2}}T),?)(?P<verb>[{verbs}])")


@cache
def _ends() -> re.Pattern[str]:
    """Where the rest of such a clause ends."""
    return re.compile(f"[,;:.()T{letters_of('and', 'when', 'which', 'while', 'but', 'where', 'after', 'before')}]")


def dates_put_last(sentence: Sentence) -> list[Turned]:
    """The clause of each date that parts an auxiliary from its participle; the date comes to the end of the clause."""
    codes, found = sentence.codes, []
    for match in _parted().finditer(codes):
        end = _ends().search(codes, match.end())
        last = end.start() if end else len(codes)
        if codes[last : last + 1] == "T":
            continue
        first, after = match.span("in")
        plain = joined(sentence, (0, first), (after, last), match.span("day"), (last, len(codes)))
        date = sentence.items[match.end("day") - 1]
        found.append(Turned(plain, sentence.items[match.start("verb")], completed=True, date=date))
    return found


def without_insertions(sentence: Sentence) -> list[Turned]:
    """The clause of each verb that something parts from its object; dates and places put in come to its front."""
    codes, found = sentence.codes, []
    for match in _aside().finditer(codes) if "T," in codes else ():
        before = last_of(acted(), codes, clause_start(codes, match.start()), match.start())
        if before >= 0:
            plain = joined(sentence, (0, match.start("in")), (match.end("in") + 1, len(codes)))
            found.append(Turned(plain, sentence.items[before]))
    for match in _form().finditer(codes):
        first, last = match.span("in")
        head = clause_start(codes, match.start())
        inside = codes[first:last]
        if "," in inside and not set(codes[last:]) & set("SRIGPMDEOC"):
            continue
        front = (first, last) if "T" in inside or "C" in inside else (first, first)
        plain = joined(sentence, front, (head, first), (last, len(codes)))
        found.append(Turned(plain, sentence.items[match.start()]))
    return found


__all__ = ["dates_put_last", "without_insertions"]
