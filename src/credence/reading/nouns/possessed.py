"""The persons of a sentence in; those told as somebody's own, or set beside a title that tells it, of that State, out.

"The ambassador conveyed the greetings of his President, X", "his Ruritanian colleague, President Y".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from credence.lore.offices import HEADS, sent_offices
from credence.reading.context import Context
from credence.reading.mentions import Item, Person, Post
from credence.reading.phrases.words import letters as letters_of
from credence.reading.spelling import Sentence

_OWN: Final = re.compile(
    r"(?:his|her) (?!(?:royal |serene |imperial )?(?:britannic|majesty|excellency|highness|holiness|eminence|grace)\b)",
    re.IGNORECASE,
)
_FROM_OR_TO: Final = frozenset({"from", "of", "to"})
_MESSAGES: Final = frozenset(
    {
        "greetings",
        "regards",
        "wishes",
        "message",
        "messages",
        "letter",
        "invitation",
        "congratulations",
        "condolences",
        "thanks",
        "gratitude",
        "appreciation",
        "felicitations",
        "salutations",
        "compliments",
        "behalf",
    }
)
"""What one conveys for somebody who is not there."""
_APPOINTS: Final = ("appointed", "nominated", "named", "designated", "recalled", "commissioned", "reappointed")
_REACH: Final = 40
"""Whose somebody is stands within so many items before."""
_NEAR: Final = 9
"""A verb of giving stands within so many items before the one from whom a message is."""
_GIVES: Final = frozenset(
    {
        "handed",
        "hands",
        "conveyed",
        "conveys",
        "conveying",
        "delivered",
        "delivers",
        "transmitted",
        "transmits",
        "brought",
        "extended",
        "extends",
        "passed",
        "presented",
        "carried",
        "relayed",
        "gave",
        "delivering",
        "transmitting",
    }
)
_GETS: Final = frozenset({"received", "receives", "got", "accepted", "read", "acknowledged"})
_WHO: Final = ("who", "whose")


def set_possessed(context: Context, sentence: Sentence, governs: str) -> None:
    """Make each official who is somebody's own ("his Foreign Minister") one of that person's State.

    `governs` are the letters of words that a subject does not stand after.
    """
    if context.narrator:
        return
    items, text = sentence.items, sentence.text
    for index, item in enumerate(items):
        if item.code not in "OP":
            continue
        if _OWN.match(text, item.start) and _is_open(item.value):
            whose = _whose(context, sentence, index, governs, _post_of(item.value))
            if whose is not None and whose.owner:
                _give(context, item, whose.owner)
        elif (
            item.code == "P"
            and index > 1
            and _is_open(item.value)
            and (owner := _beside(context, sentence, index, governs))
        ):
            _give(context, item, owner)


def note_messages(context: Context, sentence: Sentence) -> None:
    """Note who only sends or is sent something ("greetings from President X"): a bare title hardly means such a one."""
    if context.narrator:
        return
    for index, item in sentence.all_of("P"):
        name = item.value.name
        if name and _is_absent(sentence, index):
            context.written_to.add(name)
        elif name:
            context.written_to.discard(name)


def _is_absent(sentence: Sentence, index: int) -> bool:
    """Whether something is said to be conveyed from or to the one at an item, by name or by the title before it."""
    items, text = sentence.items, sentence.text
    at = index - 2 if sentence.codes[max(0, index - 2) : index] == "O," else index
    if at < 2 or text[items[at - 1].start : items[at - 1].end].lower() not in _FROM_OR_TO:
        return False
    return text[items[at - 2].start : items[at - 2].end].lower() in _MESSAGES


def _is_open(value: object) -> bool:
    """Whether a title is that of an official whose State is not told, or only guessed."""
    post = _post_of(value)
    if post is None or post.office in sent_offices() or post.organisation or post.term == "counterpart":
        return False
    if post.owner or "plural" in post.flags:
        return False
    return not isinstance(value, Person) or value.inferred


def _give(context: Context, item: Item, owner: str) -> None:
    if isinstance(item.value, Person):
        context.belongs(item.value, owner)
        item.value.inferred = False
    else:
        item.value = replace(item.value, owner=owner)


def _beside(context: Context, sentence: Sentence, index: int, governs: str) -> str | None:
    told = _told_beside(sentence.items, index) or _of_whom_he_sends(context, sentence, index)
    told = told or _likewise(sentence, index)
    return told or _conveyed(context, sentence, index, governs)


def _conveyed(context: Context, sentence: Sentence, index: int, governs: str) -> str | None:
    """The State of him from whom one who is named before conveys something: "she handed a letter from President X"."""
    items, text = sentence.items, sentence.text
    if index < len(("handed", "letter", "from")) or not _is_absent(sentence, index):
        return None
    if text[items[index - 1].start : items[index - 1].end].lower() == "to":
        return None
    words = (text[item.start : item.end].lower() for item in reversed(items[max(0, index - _NEAR) : index - 2]))
    if next((word for word in words if word in _GIVES or word in _GETS), None) not in _GIVES:
        return None
    post = _post_of(items[index].value)
    who = _whose(context, sentence, index, governs, post)
    return who.owner if who is not None else None


def _likewise(sentence: Sentence, index: int) -> str | None:
    """The State of him to whom, as to the next one, something is conveyed: "to his Ruritanian colleague and to Y"."""
    codes, to = sentence.codes, letters_of("to", "from")
    if index < len(("to", "P", "and", "to")) or codes[index - 1] not in to or codes[index - 2] not in letters_of("and"):
        return None
    at = index - 3 - (codes[index - 3] == ",")
    before = sentence.items[at].value if codes[at] == "P" else None
    if not isinstance(before, Person) or before.inferred or codes[at - 1 : at] != codes[index - 1]:
        return None
    return before.owner if before.office not in sent_offices() else None


def _told_beside(items: list[Item], index: int) -> str | None:
    """The State of a title right before a person's own: "the Ruritanian leader, President X"."""
    if items[index - 1].code != "," or items[index - 2].code != "O":
        return None
    post, own = items[index - 2].value, items[index].value.post
    if not isinstance(post, Post) or "plural" in post.flags or not post.owner or post.office in sent_offices():
        return None
    alike = post.office == own.office or {post.office, own.office} <= set(HEADS)
    return post.owner if alike else None


def _of_whom_he_sends(context: Context, sentence: Sentence, index: int) -> str | None:
    """The State of the envoy "appointed by" an official: nobody appoints or recalls another State's."""
    codes = sentence.codes
    if index < len("P..") or codes[index - 1] not in letters_of("by") or codes[index - 2] not in letters_of(*_APPOINTS):
        return None
    for item in reversed(sentence.items[max(0, index - _REACH) : index - 2]):
        if item.code == ";":
            return None
        sent = _person(context, item) if item.code in "PNO" else None
        if sent is not None and sent.office in sent_offices():
            return sent.owner
    return None


def _post_of(value: object) -> Post | None:
    post = value.post if isinstance(value, Person) else value
    return post if isinstance(post, Post) else None


def _whose(context: Context, sentence: Sentence, index: int, governs: str, post: Post | None) -> Person | None:
    if post is None:
        return None
    found = _among(context, sentence, index, governs, post)
    if found is not None:
        return found
    hero = context.hero if context.hero is None or not context.hero.name else context.known(context.hero.name)
    if hero is not None and hero.owner and _may_own(hero, post):
        return hero
    return context.last_envoy()


def _among(context: Context, sentence: Sentence, index: int, governs: str, post: Post) -> Person | None:
    """Of those named before in the sentence the one of whom "who" goes on, else an envoy, else the subject."""
    items, codes = sentence.items, sentence.codes
    who = letters_of(*_WHO)
    first: Person | None = None
    envoy: Person | None = None
    for at in range(index - 1, max(-1, index - _REACH), -1):
        if items[at].code == ";":
            break
        person = _person(context, items[at])
        if person is None or not person.owner or not _may_own(person, post):
            continue
        after = codes[at + 1 : at + 3]
        if after[:1] in tuple(who) or (after[:1] == "," and after[1:] in tuple(who)):
            return person
        if person.office in sent_offices():
            envoy = envoy or person
        elif not at or codes[at - 1] not in governs:
            first = person
    return envoy or first


def _person(context: Context, item: Item) -> Person | None:
    """Whom an item names: a person, a name known from before, or an envoy by his title alone."""
    if (person := context.person_named(item)) is not None:
        return person
    value = item.value
    if isinstance(value, Post) and value.office in sent_offices() and "plural" not in value.flags:
        return Person("", value, value.owner) if value.owner else context.last_envoy()
    return None


def _may_own(person: Person, post: Post) -> bool:
    """Whether an official can be this person's: nobody speaks so of one who holds his own office."""
    return person.office != post.office and not {person.office, post.office} <= set(HEADS)


__all__ = ["note_messages", "set_possessed"]
