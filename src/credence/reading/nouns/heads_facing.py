"""A sentence in which two heads face each other, neither told with a State, in; each is given one of the two in play.

"Georgia and Armenia share a border. Prime Minister X met Prime Minister Y": who is named first is of the State named
first, unless the clause says who received whom in whose capital.
"""

from __future__ import annotations

from typing import Final

from credence.lore.offices import HEADS
from credence.lore.states import capital_of
from credence.reading.context import Context
from credence.reading.mentions import BY_NAME, Item, Person
from credence.reading.nouns.parts import first_state, place_name
from credence.reading.phrases.book import phrase_book
from credence.reading.phrases.words import letters as letters_of
from credence.reading.spelling import Sentence, holds

_REACH: Final = 14
"""Who meets whom stands within so many items."""
_BEHIND: Final = 12
"""The city in which they meet is told within so many items behind."""


def set_heads_facing(context: Context, sentence: Sentence) -> None:
    """Tell the States of two heads who meet or act together, and of one who meets "him" or "her"."""
    pair = context.pair
    if context.narrator or pair is None or not sentence.tells_any(_TITLES):
        return
    heads = [at for at, item in enumerate(sentence.items) if item.code == "P" and _is_guessed(item, context)]
    if len(heads) == 1:
        _face_hero(context, sentence, heads[0])
    if len(heads) != len(pair):
        return
    first, second = heads
    one, other = sentence.items[first].value, sentence.items[second].value
    if one.name == other.name or second - first > _REACH or not _face(sentence, first, second):
        return
    there = _received_in(sentence, first, second, pair)
    if there is None and context.published:
        if one.owner == other.owner and one.owner in pair:
            context.belongs(other, context.other(one.owner))
        return
    opening = there or pair[0]
    context.belongs(one, opening)
    context.belongs(other, context.other(opening))


_TITLES: Final = ("president", "premier", "minister", "chancellor", "king", "queen", "emir", "sultan", "taoiseach")
"""No head is named without one of these, or without a title of one State alone."""


def _is_guessed(item: Item, context: Context) -> bool:
    """Whether a head is named here first, and nothing tells of which State."""
    person = item.value
    if not isinstance(person, Person) or person.office not in HEADS or not person.inferred or BY_NAME in person.flags:
        return False
    return bool(person.name) and not context.acquaintance.named_before(person.name, context.at)


def _face(sentence: Sentence, first: int, second: int) -> bool:
    """Whether what stands between two persons says that they meet, or joins them."""
    between = sentence.codes[first + 1 : second]
    if between in tuple(letters_of("and")):
        return True
    return holds(between, phrase_book().classes["facing"]) and not holds(between, ";:.PON" + letters_of("and", "that"))


def _received_in(sentence: Sentence, first: int, second: int, pair: tuple[str, str]) -> str | None:
    """The State of the first of two, where one receives the other in a capital of one of both; else None."""
    between = sentence.codes[first + 1 : second]
    if not holds(between, letters_of(*_RECEIVES)):
        return None
    cities = (item for item in sentence.items[second + 1 : second + _BEHIND] if item.code == "C")
    host = next((code for item in cities if (code := first_state(item)) in pair and _is_capital(item)), None)
    if host is None:
        return None
    by = holds(between, letters_of("by"))
    return next(code for code in pair if code != host) if by else host


_RECEIVES: Final = ("received", "receives", "welcomed", "welcomes", "hosted", "hosts")


def _is_capital(item: Item) -> bool:
    code = first_state(item)
    return code is not None and capital_of(code) == place_name(item)


def _face_hero(context: Context, sentence: Sentence, at: int) -> None:
    """One who meets "him" or "her" is no head of the State of that one, but of the other."""
    hero, person = context.hero, sentence.items[at].value
    behind = sentence.codes[at + 1 : at + 4]
    if hero is None or hero.owner is None or hero.owner != person.owner or hero.name == person.name:
        return
    verb = behind[:1] if behind[1:2] in tuple(letters_of("him", "her")) else ""
    stands = behind[2:3] not in ("P", "N", "O", "w", "W")  # "received her Chadian counterpart", "hosted his guests"
    if verb and verb in phrase_book().classes["facing"] and stands:
        context.belongs(person, context.other(hero.owner))


__all__ = ["set_heads_facing"]
