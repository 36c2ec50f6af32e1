"""A match of a phrase for a State, or for a body of one, in; one mention of it out ("the two countries")."""

from __future__ import annotations

import re
from typing import Final

from credence.reading.context import Context
from credence.reading.mentions import Item, Place, States
from credence.reading.nouns.lands import form_of, land_meant
from credence.reading.nouns.parts import first_state, span
from credence.reading.nouns.realms import realm_of_title
from credence.reading.phrases.phrase import Phrase
from credence.reading.spelling import Sentence

_ISLANDS: Final = ("island", "islands")
"""Of such land a text also speaks without meaning a State."""


class StateNouns:
    """The States that a document speaks of otherwise than by name, and the bodies that are a State's."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def state(self, sentence: Sentence, phrase: Phrase, match: re.Match[str], groups: dict[str, int]) -> Item | None:
        """The State, or the two, that a phrase of `np-states` means."""
        start, end = span(sentence, match)
        reference = phrase.sets["ref"]
        if reference == "of":
            value = sentence.items[groups["state"]].value
            return Item("S", start, end, value)
        if reference == "both":
            return Item("Q", start, end, States(self.context.pair or (), "both"))
        if reference == "home":
            yours = sentence.text[start : start + 4].lower() == "your"
            home = self._addressed(sentence, start) if yours else self.context.home
            return Item("S", start, end, States((home,), "our country")) if home else None
        if reference == "realm":
            return self._realm(start, end, sentence.text[start:end].removeprefix("the ").removeprefix("The "))
        if sentence.text.endswith("he republic", start, end) and (titled := self._titled(sentence, match.start())):
            return Item("S", start, end, States((titled,), "the country"))
        form = None if self.context.narrator else form_of(sentence.text, start, end)
        land = self._land(form, sentence.items[: match.start()]) if form else None
        if land is None and sentence.text[start:end].lower().endswith(_ISLANDS):
            return None
        return Item("S", start, end, States((land,) if land else (), "the country"))

    def _addressed(self, sentence: Sentence, at: int) -> str | None:
        """The State that "your country" means: where our mission speaks, or in a speech, the one that faces ours."""
        if self.context.host or self.context.narrator or sentence.text.count('"', sentence.start, at) % 2:
            return self.context.host
        return self.context.other(self.context.home)

    def _titled(self, sentence: Sentence, first: int) -> str | None:
        """The State that the text last named as a Republic, unless it is who acts."""
        if self.context.narrator or self.context.republic is None:
            return None
        here = [code for item in sentence.items[:first] if item.code in "SDC" and (code := first_state(item))]
        return self.context.republic if self.context.republic not in here[-1:] else None

    def _land(self, form: str, before: list[Item]) -> str | None:
        """The State meant by its kind: the first one of that kind in the sentence but who acts, the last one before."""
        here = [code for item in before if item.code in "SDC" and (code := first_state(item))]
        acting = here[-1:]
        known = [code for code in (*here, *reversed(self.context.mentioned)) if code not in acting]
        again = [self.context.land] if here and self.context.land and self.context.land not in acting else []
        home = [self.context.home] if self.context.home else []
        self.context.land = land_meant(form, [*again, *known, *acting, *home])
        return self.context.land

    def _realm(self, start: int, end: int, word: str) -> Item | None:
        """ "the Federation": the one last named, or the State whose history is told."""
        known = self.context.realms.get(word.removeprefix("Grand ")) if self.context.narrator else None
        known = known or (realm_of_title(self.context.told, word) if self.context.narrator else None)
        return Item("S", start, end, States((known.code,), "the realm")) if known else None

    def body(self, sentence: Sentence, phrase: Phrase, match: re.Match[str], groups: dict[str, int]) -> Item | None:
        """The ministry or other body that a phrase of `np-bodies` names, with the State it was last said to be of."""
        start, end = span(sentence, match)
        name = next((str(i.value) for i in sentence.items[match.start() : match.end()] if i.code == "K"), "")
        if "owner" in groups:
            owner = first_state(sentence.items[groups["owner"]])
            if owner:
                self.context.bodies[name.split()[-1] if name else ""] = owner
        else:
            owner = self.context.bodies.get(name.split()[-1] if name else "") or self.context.home
        return Item("K", start, end, Place(sentence.text[start:end], owner))


def note_republic(sentence: Sentence, context: Context) -> None:
    """Keep in mind the State that a sentence names by a name that says it is a Republic."""
    for item in sentence.items:
        if item.code == "S" and sentence.text.find("Republic", item.start, item.end) >= 0 and first_state(item):
            context.republic = first_state(item)
