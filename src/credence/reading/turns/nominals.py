"""A sentence that tells acts by nouns in; each by its verb, out: "the opening by A of its embassy on D"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from credence.reading.mentions import Item
from credence.reading.phrases.marks import marks
from credence.reading.phrases.words import letters
from credence.reading.spelling import Sentence, holds
from credence.reading.turns.turned import Turned, agent, joined, letter_set, letters_of, lore_of_turns, words

_NEAR: Final = 7
"""Words before a noun among which one may say that the act is denied, hoped for or to come."""


@cache
def nouns_of_acts() -> frozenset[str]:
    """The letters of the nouns that tell an act."""
    return frozenset(noun for noun, _ in _verbs_of_nouns())


@cache
def _verbs_of_nouns() -> dict[tuple[str, str], str]:
    """(letter of a noun, letter of the word that leads to its object) -> letter of the verb."""
    nouns = lore_of_turns()["nouns"]
    return {
        (letters(noun), letters(lead)): letters(verb) for noun, leads in nouns.items() for lead, verb in leads.items()
    }


@cache
def _form() -> re.Pattern[str]:
    w = words()
    nouns = re.escape("".join(sorted(nouns_of_acts())))
    leads = re.escape("".join(dict.fromkeys(lead for _, lead in _verbs_of_nouns())))
    by = letters_of("by")
    held = f"[^{w.acted}{w.relative}{by};:.T]"
    return re.compile(
        f"(?P<noun>[{nouns}])(?:[{by}](?P<who>{agent()}))?(?P<lead>[{leads}])(?P<object>{held}{{1,12}})"
        f"(?:[{by}](?P<after>{agent()}))?(?P<rest>[^;:.]{{0,8}})"
    )


@cache
def _owner() -> re.Pattern[str]:
    """ "A's (formal)": whose act the noun tells."""
    possessive = letters_of("'s") + "'"
    return re.compile(f"(?P<owner>{agent()})[{possessive}][^{words().acted};:.,T]{{0,2}}$")


def nominals(sentence: Sentence) -> Iterator[Turned]:
    """The acts told by a noun with who acts and upon what, where a date stands with them."""
    codes, items = sentence.codes, sentence.items
    for match in _form().finditer(codes):
        verb = _verbs_of_nouns().get((match["noun"], match["lead"]))
        noun = match.start("noun")
        who = next((match.span(name) for name in ("who", "after") if match[name]), None) or _owner_before(codes, noun)
        if not verb or who is None:
            continue
        if _unsure(codes[max(0, noun - _NEAR) : noun], match["rest"]) or _taken_back(match):
            continue
        acts = Item(verb, items[noun].start, items[noun].end)
        rest = match.span("rest")
        ahead = (0, 0)
        if "T" not in match["rest"] + match["object"]:
            at = codes.rfind("T", 0, noun)
            if at < 0:
                continue
            ahead = (max(0, at - 1), at + 1)
            rest = (rest[1], rest[1])
        plain = joined(sentence, ahead, who, acts, match.span("object"), rest)
        yield Turned(plain, items[noun])


def _owner_before(codes: str, noun: int) -> tuple[int, int] | None:
    owner = _owner().search(codes, max(0, noun - _NEAR), noun)
    return owner.span("owner") if owner else None


@cache
def _unsure_words() -> frozenset[str]:
    return letter_set(*lore_of_turns()["unsure"])


def _unsure(before: str, after: str) -> bool:
    """Whether the words beside a noun make its act one that is denied, hoped for or to come."""
    mark = marks()
    if _unsure_words() & set(before):
        return True
    return holds(before, mark["hedge"] + mark["not"] + mark["future"]) or holds(after, mark["future"] + mark["planned"])


def _taken_back(act: re.Match[str]) -> bool:
    """Whether what is told of a recognition is that it was withdrawn."""
    told = act["noun"] == letters("recognition")
    return told and holds(act["object"] + act["rest"], letters("<withdrew>"))


__all__ = ["nominals", "nouns_of_acts"]
