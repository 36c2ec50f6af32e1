"""A phrase for somebody's part in what is told in ("the Chadian leader", "his guest"); the person meant, out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from credence.lore.offices import HEADS, sent_offices
from credence.reading.context import Context
from credence.reading.mentions import Item, Person
from credence.reading.nouns.parts import first_state, span
from credence.reading.phrases.phrase import Phrase
from credence.reading.spelling import Sentence

_DIPLOMATS: Final = ("foreign-minister", "deputy-foreign-minister")


class RoleNouns:
    """Persons of a document who are spoken of by neither name nor title."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def role(self, sentence: Sentence, phrase: Phrase, match: re.Match[str], groups: dict[str, int]) -> Item | None:
        """The person met before whom a phrase of `np-roles` means; None where none is known or several may be."""
        context, ref = self.context, str(phrase.sets["ref"])
        if context.narrator:
            return None
        owner = first_state(sentence.items[groups["owner"]]) if "owner" in groups else None
        if "owner" in groups and owner is None:
            return None
        person = self._guest() if ref == "guest" else self._last(_FITTING[ref], owner)
        if person is None or not person.owner:
            return None
        context.latest.touch(person)
        start, end = span(sentence, match)
        return Item("P", start, end, Person(person.name, person.post, person.owner, frozenset({"again", "role"})))

    def _last(self, fits: Callable[[Person], bool], owner: str | None) -> Person | None:
        """The person last spoken of, of a State where one is told, who may be meant."""
        found = (p for p in reversed(self.context.latest) if p.name and (owner is None or p.owner == owner))
        return next((p for p in found if fits(p)), None)

    def _guest(self) -> Person | None:
        """The foreigner last spoken of; where no State is the teller's, whoever was last told to visit."""
        context, journey = self.context, self.context.journey
        home = context.home if context.host is None else None
        if home is None:
            return self._last(lambda _: True, journey[0]) if journey else None
        return self._last(lambda p: p.owner is not None and p.owner != home and _in_post(p), None)


def _in_post(person: Person) -> bool:
    return person.post is not None and not person.post.flags & {"former", "successor"}


def _head(person: Person) -> bool:
    return person.office in HEADS and _in_post(person)


def _diplomat(person: Person) -> bool:
    return (person.office in _DIPLOMATS or person.office in sent_offices()) and _in_post(person)


_FITTING: Final[dict[str, Callable[[Person], bool]]] = {"any": _in_post, "head": _head, "diplomat": _diplomat}
