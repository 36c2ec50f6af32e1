"""A title with its persons made out, and the text below it, in; what is said of spokesmen whom only it names, out."""

from __future__ import annotations

from typing import Any, Final

from credence.model import SlotValue, Statement
from credence.reading.frame.voices import Chain
from credence.reading.mentions import Item, Person
from credence.reading.spelling import Sentence

_SPEAKS: Final = "spokes"
RULE: Final = "title/spokesman"
"""What such a statement names as its rule: no phrase, but the form of the title."""
_TITLE: Final = 600
"""A title has no more characters."""


def names_spokesman(text: str, end: int) -> bool:
    """Whether the title, which ends at an offset, may name a spokesman."""
    return 0 < end < _TITLE and _SPEAKS in text[:end].lower()


def spokesmen(title: Sentence, document: str, chain: Chain) -> list[Statement]:
    """What is said of each spokesman of the title whose name the text below it does not give again."""
    return [_holds_office(title, item, document, chain) for item in title.items if _only_there(title, item.value)]


def _only_there(title: Sentence, person: Any) -> bool:
    if not isinstance(person, Person) or person.post is None or not person.name or not person.owner:
        return False
    return _SPEAKS in person.post.term and title.text.find(person.name.split()[-1], title.end) < 0


def _holds_office(title: Sentence, item: Item, document: str, chain: Chain) -> Statement:
    slots: dict[str, SlotValue] = {
        "person": (item.value.name,),
        "office": "official",
        "actor": (str(item.value.owner),),
    }
    quote = title.text[item.start : item.end]
    return Statement(document, "holds-office", slots, quote, item.start, item.end, chain, rule=RULE)


__all__ = ["names_spokesman", "spokesmen"]
