"""The persons of a sentence in; those whose State was only guessed, and is that of whom they face, set right.

"Talks between Prime Minister X and Ruritanian President Y", "Ambassador X presented his letters to President Y of
Ruritania": where the one State is said, the other person is of the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from credence.lore.offices import HEADS, sent_offices
from credence.reading.context import Context
from credence.reading.mentions import Item, Person
from credence.reading.spelling import Sentence, state_of

_REACH: Final = 20
"""Who meets whom stands within so many items."""


def set_apart(context: Context, sentence: Sentence, joined: str, facing: str, letters: str, company: str) -> None:
    """Give each person of a guessed State who is told apart from one of the same State the State that faces it.

    `joined` is the letter of "and", `facing` are those of words of meeting, `letters` those of credentials,
    `company` that of "with".
    """
    if context.narrator or sentence.codes.count("P") < 2:
        return
    for person, between, other in _couples(sentence):
        if _receives(person, other, between, letters):
            hosts = person.post.host if person.post else ()
            context.belongs(other, hosts[0] if hosts else context.other(person.owner))
            continue
        if not person.inferred or person.owner is None or person.owner != other.owner:
            continue
        if other.inferred:
            if _peers(person, other) and any(item.code in facing for item in between) and between[-1].code == company:
                context.belongs(other, _named_beside(sentence, person.owner) or context.other(person.owner))
            continue
        if person.name == other.name or other.post is None or person.post is None:
            continue
        if _apart(context, person, [item.code for item in between], other, joined, facing, letters):
            context.belongs(person, context.other(person.owner))


def _receives(envoy: Person, other: Person, between: list[Item], letters: str) -> bool:
    """Whether letters were handed over to an official of whom it was only guessed that he serves the envoy's State."""
    if envoy.inferred or not other.inferred or envoy.owner is None or envoy.owner != other.owner:
        return False
    handed = any(item.code in letters for item in between) and not any(item.code == ";" for item in between)
    return handed and envoy.office in sent_offices() and other.post is not None and other.office not in sent_offices()


def _couples(sentence: Sentence) -> Iterator[tuple[Person, list[Item], Person]]:
    """Each person of a sentence with the next one named in it, and what stands between them."""
    at = [index for index, item in enumerate(sentence.items) if item.code == "P" and item.value.name]
    for first, second in pairwise(at):
        if second - first <= _REACH:
            yield sentence.items[first].value, sentence.items[first + 1 : second], sentence.items[second].value


def _apart(
    context: Context, one: Person, between: list[str], other: Person, joined: str, facing: str, letters: str
) -> bool:
    """Whether what stands between two persons tells them apart: "and", a word of meeting, letters handed over."""
    if ";" in between or other.office in sent_offices():
        return False
    if one.office in sent_offices():
        return any(code in letters for code in between)
    if between == [joined]:
        return _rank(one) == _rank(other) is not None
    if joined in between[: 1 + (between[:1] == [","])]:
        return False  # "was received by President X and met Speaker Y": it is not the President who met her
    return context.home != one.owner and any(code in facing for code in between)


def _named_beside(sentence: Sentence, owner: str) -> str | None:
    """The one State that the sentence names besides the one guessed."""
    named = {code for item in sentence.items if item.code in "SDQ" for code in state_of(item)} - {owner}
    return named.pop() if len(named) == 1 else None


def _peers(one: Person, other: Person) -> bool:
    """Whether two bear one title, which a State has for one person or for few: two deputy ministers who meet."""
    if one.post is None or other.post is None or one.name == other.name or "again" in other.flags:
        return False
    return one.post.term == other.post.term and one.office in ("deputy-foreign-minister", "speaker")


def _rank(person: Person) -> str | None:
    """The rank at which persons of two States face each other; none for a counterpart, whose office is told by hers."""
    if person.post is None or person.post.term == "counterpart":
        return None
    return "head" if person.office in HEADS else person.office


__all__ = ["set_apart"]
