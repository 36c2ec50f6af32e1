"""A spelled sentence in, the same sentence with its noun phrases made one out: States, persons, missions.

"the newly-appointed ambassador of Kenya, Peter Lagat" becomes one person with a post. Each step is a layer of
phrases (`lore/data/phrases/np-*.yml`) whose matches are replaced by one mention.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from credence.reading.context import Context
from credence.reading.mentions import Item
from credence.reading.nouns.accredited_besides import note_accredited
from credence.reading.nouns.bare_names import BareNames
from credence.reading.nouns.counterparts import set_counterparts
from credence.reading.nouns.delegates import set_represented
from credence.reading.nouns.envoys_as_posts import envoys_as_posts
from credence.reading.nouns.envoys_facing import set_envoys_facing
from credence.reading.nouns.heads_facing import set_heads_facing
from credence.reading.nouns.housed_sections import place_sections
from credence.reading.nouns.instruments import reduce_instruments
from credence.reading.nouns.mission_lands import join_lands
from credence.reading.nouns.missions import MissionNouns
from credence.reading.nouns.names import Names
from credence.reading.nouns.persons import PersonNouns
from credence.reading.nouns.persons_settled import PersonsSettled
from credence.reading.nouns.plurals import share_titles
from credence.reading.nouns.portfolios import reduce_portfolios
from credence.reading.nouns.possessed import note_messages, set_possessed
from credence.reading.nouns.posts import PostNouns
from credence.reading.nouns.posts_spoken_of import note_post
from credence.reading.nouns.realms import note_realms
from credence.reading.nouns.roles import RoleNouns
from credence.reading.nouns.rows import envoy_of_row
from credence.reading.nouns.set_apart import set_apart
from credence.reading.nouns.states import StateNouns, note_republic
from credence.reading.nouns.titles import capital_charges, join_titles
from credence.reading.nouns.told_in_turn import name_in_turn
from credence.reading.nouns.unions import reduce_unions
from credence.reading.nouns.unnamed import name_the_new
from credence.reading.phrases.book import Layer, phrase_book
from credence.reading.phrases.marks import marks
from credence.reading.phrases.phrase import Phrase
from credence.reading.phrases.sieve import lowest
from credence.reading.phrases.words import letters as letters_of
from credence.reading.spelling import Sentence

Build = Callable[[Sentence, Phrase, "re.Match[str]", dict[str, int]], Item | None]
Note = Callable[[Phrase, int, int], None]
"""Told of each phrase that makes text[start:end] one mention."""

_OWN: Final = ("his ", "her ")
"""With these somebody's own officials are told."""


@cache
def _sent_by() -> re.Pattern[str]:
    """A person after a word that tells from or to whom something is."""
    return re.compile(f"[{letters_of('by', 'from', 'of', 'to')}]P")


class Nouns:
    """The noun steps of one document, sharing its context."""

    def __init__(self, context: Context, note: Note | None = None) -> None:
        self.context = context
        self._note = note
        self.book = phrase_book()
        self.letters = self.book.vocabulary.letters
        states, missions = StateNouns(context), MissionNouns(context)
        self._name = Names(context)
        self._settled = PersonsSettled(context, missions)
        self._bare = BareNames(context)
        # Held here: to ask for a method costs more than to find that a sentence has no phrase for it.
        self._state: Build = states.state
        self._post: Build = PostNouns(context).post
        self._person: Build = PersonNouns(context, self._settled).person
        self._role: Build = RoleNouns(context).role
        self._body: Build = states.body
        self._mission: Build = missions.mission
        self._states, self._posts, self._persons = map(self.book.layer, ("np-states", "np-posts", "np-persons"))
        self._roles, self._bodies, self._missions = map(self.book.layer, ("np-roles", "np-bodies", "np-missions"))
        self._letters_of_credence = self.book.classes["credentials-sure"]
        self._contact = self.book.classes["facing"]
        self._meeting = self._contact + letters_of("with", "by", "to")
        self._sent = _sent_by()
        self._governs = marks()["governs"]
        self._joints = letters_of(",", "with", "and", "the") + "H"

    def reduce(self, sentence: Sentence) -> None:
        """Make each noun phrase of the sentence one item, in place."""
        context, letters = self.context, self.letters
        context.at = sentence.start
        if context.narrator:
            note_realms(sentence, context.realms)
            capital_charges(sentence)
        if sentence.text.find(" Republic", sentence.start, sentence.end) >= 0:
            note_republic(sentence, context)
        self._layer(sentence, self._states, self._state)
        envoys_as_posts(sentence, context)
        if "G" in sentence.codes:
            reduce_unions(sentence)
        if "O" in sentence.codes:
            reduce_portfolios(sentence)
        self._name.reduce(sentence)
        self._layer(sentence, self._posts, self._post)
        join_titles(sentence)
        share_titles(sentence, letters, self._settled.settle, context)
        self._layer(sentence, self._persons, self._person)
        if context.rows is not None:
            envoy_of_row(sentence, context)
        name_the_new(sentence, context)
        name_in_turn(sentence, context)
        if "P" in sentence.codes:
            set_counterparts(context, sentence, self._joints, self._meeting)
            set_represented(context, sentence, letters["represented"], letters["by"])
            set_apart(context, sentence, letters["and"], self._contact, self._letters_of_credence, letters["with"])
            set_heads_facing(context, sentence)
            set_envoys_facing(context, sentence)
            note_accredited(sentence, context)
        self._bare.name_envoys(sentence)
        if ",P" in sentence.codes or self._sent.search(sentence.codes) or sentence.tells_any(_OWN):
            set_possessed(context, sentence, self._governs)
        self._bare.reduce(sentence)
        note_messages(context, sentence)
        self._layer(sentence, self._roles, self._role)
        self._layer(sentence, self._bodies, self._body)
        self._layer(sentence, self._missions, self._mission)
        if "R" in sentence.codes:
            join_lands(sentence)
            place_sections(sentence)
        reduce_instruments(sentence, letters)
        note_post(sentence, context)

    def _layer(self, sentence: Sentence, layer: Layer, build: Build) -> None:
        left = layer.passing(sentence)
        if not left:
            return
        phrases = layer.phrases
        while left:
            place = lowest(left)
            phrase = phrases[place]
            match = phrase.first(sentence.codes)
            if match is not None and (made := _made(sentence, phrase, match, build)):
                if self._note is not None:
                    for _, _, item in made:
                        self._note(phrase, item.start, item.end)
                sentence.reduce(made)
                left = layer.passing(sentence)
            left &= -2 << place  # the phrases after this one


def _made(sentence: Sentence, phrase: Phrase, match: re.Match[str] | None, build: Build) -> list[tuple[int, int, Item]]:
    """(first, last, new item) of each match of the phrase, from the first one on, of which something is made."""
    made: list[tuple[int, int, Item]] = []
    codes = sentence.codes
    while match is not None:
        first, last = match.span()
        if last == first:
            last += 1
        elif (item := build(sentence, phrase, match, phrase.groups(match))) is not None:
            made.append((first, _last_of(sentence, match, item), item))
        match = phrase.after(codes, last)
    return made


def _last_of(sentence: Sentence, match: re.Match[str], item: Item) -> int:
    """Where the items of a noun phrase end: those matched, but for what it turned out not to hold."""
    last = match.end()
    while last - 1 > match.start() and sentence.items[last - 1].end > item.end:
        last -= 1
    return last
