"""A sentence that says "it", "the former", "its recognition by" in; the same with the State that is meant, out.

Clauses that open with "having", with a participle or with "not until D did" are put in their plain order on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from credence.reading.mentions import Item, States
from credence.reading.phrases.words import letters
from credence.reading.spelling import Sentence
from credence.reading.turns.turned import Turned, agent, extent, joined, letters_of, lore_of_turns, words


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
    return re.compile(f"[{letters_of('having')}]{_before_subject(f'(?P<did>[{words().acted}]', 'SPKN')}")


def _before_subject(act: str, who: str) -> str:
    """An act up to the comma behind it, given how its group begins, and whoever of some letters acts behind that."""
    w = words()
    return f"{act}[^{w.acted}{w.relative};:.]{{1,16}}?),[{letters_of('the')}]?(?P<who>[{who}])"


@cache
def _opening() -> re.Pattern[str]:
    """ "Recalled on D, X ...", "Having been recalled on D, X ...": what was done to him before he acted."""
    been = f"(?:[{letters_of('having')}][{letters_of('been')}])?"
    return re.compile(been + _before_subject(f"(?P<did>[{words().acted}]", "SPR"))


@cache
def _past_of_gerund() -> dict[str, str]:
    """Letter of a verb in "-ing" -> that of its past."""
    return {letters(gerund): letters(past) for gerund, past in lore_of_turns()["gerunds"].items() if letters(past)}


@cache
def opens_with() -> frozenset[str]:
    """The letters with which a sentence begins that tells of its subject by a participle first."""
    leads = (*lore_of_turns()["before-gerund"], "having")
    return frozenset((*_past_of_gerund(), *words().acted, *(letters(lead) for lead in leads)))


@cache
def _doing() -> re.Pattern[str]:
    """ "Presenting X on D, A ...", "After presenting X on D, A ..."."""
    leads = letters_of(*lore_of_turns()["before-gerund"])
    verb = f"[{leads}]?(?P<verb>[{re.escape(''.join(_past_of_gerund()))}])"
    return re.compile(verb + _before_subject("(?P<rest>", "SPN"))


def opened_by_participle(sentence: Sentence) -> Iterator[Turned]:
    """The clause that a participle at the head of a sentence tells of its subject."""
    if match := _doing().match(sentence.codes):
        verb = sentence.items[match.start("verb")]
        did = Item(_past_of_gerund()[verb.code], verb.start, verb.end)
        yield Turned(joined(sentence, match.span("who"), did, match.span("rest")), verb)
    if (match := _opening().match(sentence.codes)) is None:
        return
    verb = sentence.items[match.start("did")]
    was = Item(letters("was"), verb.start, verb.end)
    yield Turned(joined(sentence, match.span("who"), was, match.span("did")), verb)


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
    for match in _having().finditer(codes) if letters("having") in codes else ():
        verb = match.start("did")
        yield Turned(joined(sentence, match.span("who"), match.span("did")), items[verb])
    for match in _did().finditer(codes) if letters("did") in codes else ():
        base = match.start("base")
        acts = Item(_past()[codes[base]], items[base].start, items[base].end)
        before = [
            _on_it(item) if item.code == "T" else item for item in items[: match.start()] if item.code not in _not()
        ]
        plain = joined(sentence, *before, match.span("who"), acts, (base + 1, len(codes)))
        yield Turned(plain, items[base])
    for match in _its_own().finditer(codes) if letters("recognition") in codes else ():
        whose = match.start("whose") if match["whose"] else codes.rfind("S", 0, match.start())
        if whose >= 0:
            acts = Item(letters("recognised"), *extent(items[slice(*match.span("noun"))]))
            plain = joined(sentence, match.span("who"), acts, (whose, whose + 1), match.span("when"))
            yield Turned(plain, acts)


@cache
def _past() -> dict[str, str]:
    """Letter of a verb in its bare form -> that of its past."""
    return {letters(bare): letters(past) for bare, past in lore_of_turns()["bare"].items()}


def _not() -> str:
    """The letters of what makes "not until D" of a date."""
    return letters("not", "until", "only")


def _on_it(item: Item) -> Item:
    """The date of "not until D", which is that of the act."""
    return Item("T", item.start, item.end, replace(item.value, qualifier=""))


@cache
def _did() -> re.Pattern[str]:
    """ "Not until D did A recognise B"."""
    return re.compile(f"[{letters_of('did')}](?P<who>{agent()})(?P<base>[{re.escape(''.join(_past()))}])")


_OF_TWO: Final = ("former", "latter")


def settle_places(sentence: Sentence) -> None:
    """Put the State that is meant in place of "the former" and "the latter", where the sentence named two before."""
    codes = sentence.codes
    if not sentence.tells_any(_OF_TWO):
        return
    places = [(match.start(), match["which"]) for match in _one_of_two().finditer(codes)]
    named = [at for at in range(places[0][0]) if codes[at] == "S"] if places else []
    if len(named) == 2:
        former, latter = (sentence.items[at].value for at in named)
        made = []
        for place, which in places:
            first, last = sentence.items[place], sentence.items[place + 1]
            meant = former if which == letters("former") else latter
            made.append((place, place + 2, Item("S", first.start, last.end, meant)))
        sentence.reduce(made)


__all__ = ["opened_by_participle", "opens_with", "referred", "settle_places"]
