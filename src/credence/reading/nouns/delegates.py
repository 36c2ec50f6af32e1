"""The persons of a sentence in; those who stand for a State, set right by the State told of them.

"Kenya was represented by Minister X; Uganda by Ambassador Y", "Ambassador X, Director General, represented Tonga",
"Kenya was represented in Tonga by X".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from credence.reading.context import Context
from credence.reading.mentions import Item, Person
from credence.reading.nouns.parts import first_state
from credence.reading.phrases.words import letters as letters_of
from credence.reading.scan.lexicon import lexicon
from credence.reading.spelling import Sentence


def set_represented(context: Context, sentence: Sentence, verb: str, by: str) -> None:
    """Make each person who represents a State one of it; one whose title names its State is left alone.

    `verb` is the letter of "represented", `by` that of "by". Nobody if no part of the sentence has the verb.
    """
    _set_of_delegations(context, sentence)
    if verb not in sentence.codes:
        return
    at = sentence.codes.index(verb)
    if by in sentence.codes[at:][:2]:
        found = _by_turns(sentence.items, by)
    elif at and sentence.codes[at - 1] in letters_of(*_PASSIVE):
        found = _in_another(sentence, at, by)
    else:
        found = _each_part(sentence, verb)
    for person, title, state in found:
        if person.name and not _tells_state(sentence.text[title.start : title.end]):
            context.belongs(person, state)


_PASSIVE: Final = ("was", "were", "been", "be", "is", "are", "being")
_HAS: Final = ("has", "had", "have", "also", "then")
_BETWEEN: Final = 12
"""So many items may stand between "represented" and "by": where, since when."""


def _in_another(sentence: Sentence, verb: int, by: str) -> Iterator[tuple[Person, Item, str]]:
    """Of "A was represented in B by X" the person, who is of A."""
    at = verb - 1
    while at > 0 and sentence.codes[at] in letters_of(*_PASSIVE, *_HAS):
        at -= 1
    state = first_state(sentence.items[at]) if sentence.codes[at] == "S" else None
    agent = sentence.codes.find(by, verb, verb + _BETWEEN)
    person = next((i for i in sentence.items[agent : agent + 4] if i.code == "P"), None) if agent > 0 else None
    if state and person:
        yield person.value, person, state


def _by_turns(items: list[Item], by: str) -> Iterator[tuple[Person, Item, str]]:
    """Of "A was represented by X, and B by Y" each person after "by", and the State named last before it."""
    named = state = None
    for item in items:
        if item.code == ";":
            named = state = None
        elif item.code in "SD":
            named = first_state(item)
        elif item.code == by:
            state, named = named, None
        elif item.code == "P" and state:
            yield item.value, item, state


def _each_part(sentence: Sentence, verb: str) -> Iterator[tuple[Person, Item, str]]:
    """Of "X represented A; Y represented B" the persons before each verb, and the first State after it."""
    persons: list[Item] = []
    told = False
    for item in sentence.items:
        if item.code == ";":
            persons, told = [], False
        elif item.code == "P":
            persons.append(item)
        elif item.code == verb:
            told = True
        elif told and item.code == "S" and (state := first_state(item)):
            for person in persons:
                yield person.value, person, state
            persons, told = [], False


_DELEGATIONS: Final = ("delegation", "delegations", "side", "team", "party")
_HOLDS: Final = (
    "included", "includes", "include", "including", "comprised", "comprises", "comprising", "consisted", "consists",
    "numbered", "featured", "counted",
)  # fmt: skip
_LED: Final = ("led", "headed", "chaired", "co-chaired", "represented")
_WHILE: Final = ("while", "whereas", "whilst", "but")
_NEAR: Final = 5
"""The verb stands within so many items behind "delegation"."""
_SIGNED: Final = 4
"""For whom somebody signed is told within so many items behind "signed"."""


def _set_of_delegations(context: Context, sentence: Sentence) -> None:
    """Make the persons whom a delegation of a State counts of that State, and whoever signs "for" one of that one.

    "The Ugandan delegation included Minister X and Permanent Secretary Y"; "X signed for Uganda and Y for Kenya". Only
    those whose State was guessed.
    """
    codes, persons = sentence.codes, sentence.codes.count("P")
    if not persons:
        return
    state: str | None = None
    for index, item in enumerate(sentence.items):
        if item.code == ";" or item.code in letters_of(*_WHILE):
            state = None
        elif of := _sends(sentence, index):
            state = of if _counts(codes[index + 1 : index + 1 + _NEAR]) else None
        elif item.code == "P" and item.value.inferred and item.value.name:
            of = _signs_for(sentence, index) or state
            if of and of != item.value.owner:
                context.belongs(item.value, of)


def _counts(behind: str) -> bool:
    """Whether what stands behind a delegation tells who is in it, or leads it; not that it "was received by" one."""
    holds, led, by = letters_of(*_HOLDS), letters_of(*_LED), letters_of("by")
    for at, code in enumerate(behind):
        if code in by:
            return at > 0 and behind[at - 1] in led
        if code in holds and behind[at + 1 : at + 2] not in tuple(led):
            further = behind[at + 1 : at + 3]
            return not any(one in by for one in further) or any(one in led for one in further)
    return False


def _sends(sentence: Sentence, index: int) -> str | None:
    """The State whose delegation stands at a place: "the Ugandan delegation", "the delegation of Uganda"."""
    item = sentence.items[index]
    if item.code == "S":  # with its State one mention already
        words = sentence.text[item.start : item.end]
        return first_state(item) if words.endswith(_DELEGATIONS) else None
    if item.code not in letters_of(*_DELEGATIONS):
        return None
    before = sentence.items[index - 1] if index else None
    if before is not None and before.code in "DS":
        return first_state(before)
    behind = sentence.items[index + 1 : index + 4]
    if behind and behind[0].code in letters_of("of", "from"):
        return next((first_state(item) for item in behind[1:] if item.code == "S"), None)
    return None


def _signs_for(sentence: Sentence, index: int) -> str | None:
    """The State for which somebody is told right behind his name to sign: "X signed on behalf of Uganda"."""
    items, codes = sentence.items, sentence.codes
    if codes[index + 1 : index + 2] not in tuple(letters_of("signed", "signs", "signing", "inked")):
        return None
    for at in range(index + 2, min(index + 2 + _SIGNED, len(items))):
        if codes[at] in letters_of("for", "behalf"):
            behind = items[at + 1 : at + 4]
            return next((first_state(item) for item in behind if item.code == "S"), None)
    return None


def _tells_state(title: str) -> bool:
    """Whether a title with its name names a State."""
    return any(hit.lexeme.type in "SD" for hit in lexicon().scan(title).names)


__all__ = ["set_represented"]
