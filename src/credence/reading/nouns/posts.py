"""A match of a phrase for an office in, one mention of the post out: its office, whose it is, where it is held."""

from __future__ import annotations

import re
from typing import Final

from credence.lore.offices import HEADS
from credence.reading.context import Context
from credence.reading.mentions import REPRESENTATIVES_HEAD, Item, Person, Post
from credence.reading.nouns.counterparts import by_pronoun
from credence.reading.nouns.parts import first_state, span
from credence.reading.nouns.titled import titled
from credence.reading.phrases.book import phrase_book
from credence.reading.phrases.phrase import Phrase
from credence.reading.spelling import Sentence, state_of


class PostNouns:
    """The offices that a document names, each with the State it serves and the one it is held in."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def post(self, sentence: Sentence, phrase: Phrase, match: re.Match[str], groups: dict[str, int]) -> Item | None:
        """The post that a phrase of `np-posts` names."""
        ref = phrase.sets.get("ref")
        if ref == "counterparts":
            return _counterparts(sentence, match)
        if ref == "counterpart":
            return self._counterpart(sentence, match, groups)
        if ref == "head-of":
            return _head_of(sentence, phrase, match, groups)
        if ref == "envoy-of":
            return _of_head(sentence, match, groups)
        if ref == "aide-of":
            return _aide_of_head(sentence, match, groups)
        if ref == "member":
            return _member(sentence, match, groups)
        return titled(self.context, sentence, phrase, match, groups)

    def _counterpart(self, sentence: Sentence, match: re.Match[str], groups: dict[str, int]) -> Item | None:
        """ "Her Chadian counterpart": of the office last named; none where the text tells of no office at all."""
        start, end = span(sentence, match)
        items = sentence.items
        before = items[: match.start()]
        owner = first_state(items[groups["owner"]]) if "owner" in groups else self._elsewhere(before)
        last = self.context.latest.last
        told = any(item.code in "POY" for item in items) or "diplomacy" in sentence.words(0, len(items))
        if last is None and not told:
            return None  # "the captain met his counterpart"
        office = last.office if last and last.office else "foreign-minister"
        return Item("O", start, end, Post(office, "counterpart", owner, flags=frozenset({"definite"})))

    def _elsewhere(self, before: list[Item]) -> str | None:
        """Whose a "counterpart" is without a word on it: of the other State last named, or of the two."""
        home, hero = self.context.home, self.context.hero
        if hero is not None and hero.owner in (self.context.pair or ()) and by_pronoun(before):
            return self.context.other(hero.owner)
        met = next((i.value for i in reversed(before) if isinstance(i.value, Person) and i.value.post), None)
        if met is not None and met.owner != home and met.owner in (self.context.pair or ()):
            return self.context.other(met.owner)
        named = (code for item in reversed(before) if item.code in "SDC" and (code := first_state(item)))
        return next((code for code in named if code != home), None) or self.context.other(home)


def _counterparts(sentence: Sentence, match: re.Match[str]) -> Item:
    """ "Their counterparts of Chad and Mali": foreign ministers, where nothing else is told."""
    start, end = span(sentence, match)
    named = sentence.items[match.start() : match.end()]
    owners = tuple(code for item in named if item.code in "SD" and (code := first_state(item)))
    return Item("O", start, end, Post("foreign-minister", "counterpart", None, owners, frozenset({"plural"})))


def _head_of(sentence: Sentence, phrase: Phrase, match: re.Match[str], groups: dict[str, int]) -> Item | None:
    """ "The head of Peruvian diplomacy", "the head of the Peruvian mission", "the head of Peru's foreign ministry"."""
    if "house" in groups and sentence.items[groups["house"]].value != "foreign":
        return None
    if "section" in groups and sentence.items[groups["section"]].value not in REPRESENTATIVES_HEAD:
        return None
    if phrase.sets.get("beside") and not _beside_name(sentence, match):
        return None
    start, end = span(sentence, match)
    if "owner" not in groups:
        return Item("O", start, end, Post(str(phrase.sets["office"]), str(phrase.sets["term"]), None))
    whose = sentence.items[groups["owner"]]
    owner = str(whose.value) if whose.code == "G" else first_state(whose)
    office, term = str(phrase.sets["office"]), str(phrase.sets["term"])
    host = state_of(sentence.items[groups["host"]]) if "host" in groups else ()
    return Item("O", start, end, Post(office, term, owner, host, frozenset({"definite"})))


def _beside_name(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether somebody is named right before or behind a title that may else be but spoken of."""
    codes = sentence.codes
    behind = codes[match.end() :].removeprefix(",").lstrip("H")[:1]
    return behind == "N" or codes[: match.start()].endswith("N,")


def _of_head(sentence: Sentence, match: re.Match[str], groups: dict[str, int]) -> Item | None:
    """ "the special envoy of the President of Chad", "the Chadian President's special envoy"; also an ambassador."""
    office, whose = sentence.items[groups["office"]], sentence.items[groups["owner"]] if "owner" in groups else None
    owner = (str(whose.value) if whose.code == "G" else first_state(whose)) if whose else None
    of_ruler = office.value == "ambassador" and sentence.text.startswith(" of ", office.end)
    if (owner is None and whose is not None) or not (office.value == "representative" or of_ruler):
        return None  # "the Chadian Foreign Minister Ambassador X" is no envoy of the minister
    start, end = span(sentence, match)
    term = sentence.text[office.start : office.end].lower()
    host = state_of(sentence.items[groups["host"]]) if "host" in groups else ()
    return Item("O", start, end, Post(str(office.value), term, owner, host, frozenset({"definite"})))


def _aide_of_head(sentence: Sentence, match: re.Match[str], groups: dict[str, int]) -> Item | None:
    """ "The adviser to the President of Chad", "the head of the Office of the President of Chad"."""
    office, head = sentence.items[groups["office"]], sentence.items[groups["head"]]
    owner = first_state(sentence.items[groups["owner"]])
    term = sentence.text[office.start : office.end].lower()
    served = isinstance(head.value, Post) or head.value in _SERVED
    if owner is None or not served or (office.code == "O" and office.value not in _AIDES):
        return None
    if term.rpartition(" ")[2] not in phrase_book().lists["aide"]:
        return None
    start, end = span(sentence, match)
    return Item("O", start, end, Post("official", term, owner, flags=frozenset({"definite"})))


_SERVED: Final = frozenset({*HEADS, "foreign-minister", "speaker", "official"})
_AIDES: Final = frozenset({"official", "deputy-foreign-minister"})


def _member(sentence: Sentence, match: re.Match[str], groups: dict[str, int]) -> Item:
    """ "A Peruvian member of parliament", "a member of the Diet"."""
    start, end = span(sentence, match)
    state = first_state(sentence.items[groups["owner"]]) if "owner" in groups else None
    owner = state or first_state(sentence.items[groups["house"]])
    return Item("O", start, end, Post("parliamentarian", "member of parliament", owner))


__all__ = ["PostNouns"]
