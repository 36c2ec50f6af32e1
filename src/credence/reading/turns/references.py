"""A sentence that says "it", "the former", "its recognition by" in; the same with the State that is meant, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from credence.reading.mentions import Item, States
from credence.reading.phrases.words import letters
from credence.reading.spelling import Sentence
from credence.reading.turns.turned import Turned, extent, joined, letters_of, words


@cache
def _it() -> re.Pattern[str]:
    """ "It", at the head of a sentence or after a date there, that acts."""
    w = words()
    return re.compile(f"(?:[{w.to_date}]{{0,2}}T,?)?(?P<it>[{letters_of('it')}])[{w.aux}]{{0,3}}(?P<verb>[{w.acted}])")


@cache
def _one_of_two() -> re.Pattern[str]:
    w = words()
    return re.compile(
        f"[{letters_of('the')}](?P<which>[{letters_of('former', 'latter')}])"
        f"(?=,?[{w.aux}{w.to_date},]{{0,3}}[{w.acted}T])"
    )


@cache
def _having() -> re.Pattern[str]:
    """ "Having ratified X on D, A ..."."""
    w = words()
    return re.compile(
        f"[{letters_of('having')}](?P<did>[{w.acted}][^{w.acted}{w.relative};:.]{{1,16}}?),[{letters_of('the')}]?(?P<who>[SPK])"
    )


@cache
def _its_own() -> re.Pattern[str]:
    """ "following its recognition by A on D, B"."""
    w = words()
    return re.compile(
        f"[{letters_of('its')}](?P<noun>[{letters_of('recognition')}])[{letters_of('by')}](?P<who>[SPK])"
        f"(?P<when>[{w.to_date}]{{0,2}}T)(?:,[{letters_of('the')}]?(?P<whose>S))?"
    )


def referred(sentence: Sentence, subject: str | None) -> Iterator[Turned]:
    """The clauses with what a reference means in its place; `subject` is the State last spoken of as acting."""
    codes, items = sentence.codes, sentence.items
    if subject and (match := _it().match(codes)):
        at = match.start("it")
        meant = Item("S", items[at].start, items[at].end, States((subject,)))
        yield Turned(joined(sentence, (0, at), meant, (at + 1, len(codes))), items[match.start("verb")])
    if letters("former") in codes or letters("latter") in codes:
        yield from _by_place(sentence)
    for match in _having().finditer(codes) if letters("having") in codes else ():
        verb = match.start("did")
        yield Turned(joined(sentence, match.span("who"), match.span("did")), items[verb])
    for match in _its_own().finditer(codes) if letters("recognition") in codes else ():
        whose = match.start("whose") if match["whose"] else codes.rfind("S", 0, match.start())
        if whose >= 0:
            acts = Item(letters("recognised"), *extent(items[slice(*match.span("noun"))]))
            plain = joined(sentence, match.span("who"), acts, (whose, whose + 1), match.span("when"))
            yield Turned(plain, acts)


def _by_place(sentence: Sentence) -> Iterator[Turned]:
    """ "Of A and B, the former ..., the latter": the sentence with the first and the last of two States named."""
    codes, items = sentence.codes, sentence.items
    places = [(m.start(), m["which"]) for m in _one_of_two().finditer(codes)]
    if not places:
        return
    named = [at for at in range(places[0][0]) if codes[at] == "S"]
    if len(named) != 2:
        return
    parts: list[tuple[int, int] | Item] = []
    last = named[1] + 1
    for place, which in places:
        known = items[named[0] if which == letters("former") else named[1]]
        parts += [(last, place), Item("S", items[place].start, items[place + 1].end, known.value)]
        last = place + 2
    yield Turned(joined(sentence, *parts, (last, len(codes))), items[places[0][0]], completed=True)


__all__ = ["referred"]
