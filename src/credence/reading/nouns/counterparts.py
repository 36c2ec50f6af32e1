"""The persons of a sentence in; counterparts, and those on either side of a meeting with one, set right.

Whose counterpart is meant where the sentence does not begin with him by title, and who stands on the counterpart's side
("with his Ruritanian counterpart X, with Prime Minister Y and with President Z").
"""

from __future__ import annotations

import re
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.context import Context
from credence.reading.mentions import Item, Person, Post
from credence.reading.nouns.holders import owners_told
from credence.reading.phrases.words import letters as letters_of
from credence.reading.spelling import Sentence

_HIS: Final = re.compile(r"(?:his|her)\b", re.IGNORECASE)


_OF_NO_STATE: Final = re.compile(r"(?:his|her|its|their|the) (?:counterpart|colleague|homologue)\b", re.IGNORECASE)


def set_counterparts(context: Context, sentence: Sentence, joints: str, meets: str) -> None:
    """Give counterparts the office of whom they meet, and who meets "their Ruritanian counterpart" the other State.

    `joints` are the letters that join those of one side, `meets` those of words of meeting.
    """
    _take_titles(context, sentence)
    placed = [(index, item.value) for index, item in sentence.all_of("P")]
    if not placed:
        return
    if _of_an_envoy(sentence, placed):
        return
    by = letters_of("by")
    met = [person for _, person in placed]
    hosts = [person for index, person in placed if sentence.codes[max(0, index - 1) : index] in tuple(by)]
    if by_pronoun(sentence.items):
        hosts = met  # "She called on the President, X, and met her Ruritanian counterpart Y"
    owners = {p.owner for p in met if p.post and p.post.term == "counterpart"}
    peer = _acting_office(context, sentence)
    acts = peer is not None and "P" not in sentence.codes[:1]
    acting = [person for person in met if person not in hosts]
    own = [p.office for p in acting if p.post and p.post.term != "counterpart" and p.office not in sent_offices()]
    if not own:
        peer = peer or _office_of_subject(context, sentence)
    for index, person in placed:
        if person.post and person.post.term != "counterpart" and person.office not in sent_offices():
            peer = peer if acts or person in hosts else person.office
        elif person.post and person.post.term == "counterpart":
            office = peer or _office_of_envoy(context, sentence, index) or next(iter(own), None)
            person.post.office = office or person.post.office
        if person in hosts and owners == {person.owner}:
            continue  # "was received by the President, X, and met his Ruritanian counterpart Y": both are Ruritanian
        peers = owners_told(met, person)
        if person.inferred and (beside := _side_of_company(sentence, index, joints, meets)):
            context.belongs(person, beside)
        elif person.inferred and (person.owner in owners or person.owner in peers):
            other = context.other(person.owner)
            context.belongs(person, other if other not in peers else None)


def _take_titles(context: Context, sentence: Sentence) -> None:
    """Give counterparts the titles behind their names: "her counterpart X, Foreign Minister of Ruritania"."""
    items, made = sentence.items, []
    for index, item in sentence.all_of("P"):
        post = item.value.post
        title = items[index + 2] if post and post.term == "counterpart" and index + 2 < len(items) else None
        if title is None or items[index + 1].code != "," or not isinstance(title.value, Post) or not title.value.owner:
            continue
        bare = _OF_NO_STATE.match(sentence.text, item.start) is not None
        if bare and "plural" not in title.value.flags and item.value.owner != title.value.owner:
            post.office = title.value.office
            context.belongs(item.value, title.value.owner)
            made.append((index, index + 3, Item("P", item.start, title.end, item.value)))
    if made:
        sentence.reduce(made)


_LETTERS_OF: Final = re.compile(r"\b(?:credentials|letters(?: of credence)?) of \Z")


def _of_an_envoy(sentence: Sentence, placed: list[tuple[int, Person]]) -> bool:
    """Give the counterpart whose letters are told of the office of the envoy who presented his before.

    "X, the Minister, presented credentials to the President, Y; those of his Ruritanian counterpart, Z, were accepted".
    """
    first = placed[0][1]
    if first.post is None or first.office not in sent_offices():
        return False
    for index, person in placed[1:]:
        start = sentence.items[index].start
        told = person.post is not None and person.post.term == "counterpart"
        if person.post and told and _LETTERS_OF.search(sentence.text, max(sentence.start, start - 30), start):
            person.post.office = first.office
            return True
    return False


def by_pronoun(items: list[Item]) -> bool:
    """Whether he or she, named before, is the first to be spoken of: "There she called on the President"."""
    he = letters_of("he", "she")
    first = next((item.code for item in items if item.code in "PNOS;" or item.code in he), "")
    return bool(first) and first in he


def _acting_office(context: Context, sentence: Sentence) -> str | None:
    """The office of the one of whom the sentence speaks first, by "he" or by a bare name, known from before."""
    at = next((i for i, code in enumerate(sentence.codes) if code in "NP"), None)
    who: Person | None = None
    if by_pronoun(sentence.items):
        who = context.hero
    elif at is not None and sentence.codes[at] == "N":
        who = context.known(str(sentence.items[at].value))
    office = who.office if who is not None and who.post is not None else None
    return office if office and office not in sent_offices() else None


def _office_of_subject(context: Context, sentence: Sentence) -> str | None:
    """The office of the one by whose bare title the sentence begins: "In Klow the Minister was received by"."""
    item = next((item for item in sentence.items if item.code in "OP"), None)
    if item is None or item.code != "O" or not isinstance(item.value, Post):
        return None
    hero = context.hero
    office = hero.office if item.value.office == "official" and hero is not None and hero.post else item.value.office
    return office if office not in sent_offices() else None


def _office_of_envoy(context: Context, sentence: Sentence, index: int) -> str | None:
    """The office of the envoy whose colleague is named: "Ambassador X and her Ruritanian colleague Y presented".

    Of a sentence that opens with the colleague it is that of the one whom the sentence before was about.
    """
    item = sentence.items[index]
    if not _HIS.match(sentence.text, item.start):
        return None
    before = [i.value for i in sentence.items[:index] if i.code == "P" and i.value.post]
    if before:
        sent = all(person.office in sent_offices() for person in before)
        return before[-1].office if sent else None
    hero = context.hero
    if index or hero is None or hero.post is None:
        return None
    return (context.known(hero.name) or hero).office  # "was made Ambassador in May. Her Ruritanian colleague"


def _side_of_company(sentence: Sentence, index: int, joints: str, opens: str) -> str | None:
    """The State of the one right after whom a person is listed, no more between than commas, "and" and "with".

    That one is a counterpart, or holds another office of a State that his title names, in a list that follows a word
    of `opens`: "talks with Ruritanian President X, Prime Minister Y and Minister Z".
    """
    person = sentence.items[index].value
    at = _before(sentence, index, joints)
    while at is not None:
        before = sentence.items[at].value
        if not isinstance(before, Person) or before.post is None:
            return None
        if before.post.term == "counterpart":
            return before.owner
        if not before.inferred and "again" not in before.flags:
            sent = before.office in sent_offices() or person.office in sent_offices()
            apart = sent or before.office == person.office
            return None if apart or not _opened(sentence, at, joints, opens) else before.owner
        at = _before(sentence, at, joints)
    return None


def _before(sentence: Sentence, index: int, joints: str) -> int | None:
    """Where the one stands after whom a person is listed."""
    at = index - 1
    while at >= 0 and sentence.codes[at] in joints:
        at -= 1
    return at if 0 <= at < index - 1 else None


def _opened(sentence: Sentence, index: int, joints: str, opens: str) -> bool:
    """Whether the list in which one stands follows a word of `opens`."""
    first = index
    while first > 0 and sentence.codes[first - 1] in joints + "P":
        first -= 1
        if sentence.codes[first] in opens:
            return True
    return first > 0 and sentence.codes[first - 1] in opens


__all__ = ["by_pronoun", "set_counterparts"]
