"""Who says so: the chain from the outlet to whoever it cites, for the document and for each sentence."""

from __future__ import annotations

from credence.lore.states import state as state_entry
from credence.reading.context import Context
from credence.reading.mentions import Item, Person, Place, Post
from credence.reading.phrases import PhraseBook
from credence.reading.spelling import Sentence

Chain = tuple[str, ...]


def chain_of(sentence: Sentence, book: PhraseBook, context: Context, outlet: str | None) -> Chain:
    """The chain a sentence names, outlet first; empty where it names none."""
    codes = sentence.codes
    for phrase in book.layers["voices"]:
        match = phrase.expression.search(codes)
        if not match:
            continue
        groups = phrase.groups(match)
        chain = [outlet] if outlet else []
        if "outlet" in groups:
            chain = [str(sentence.items[groups["outlet"]].value)]
        if "source" in groups:
            name = _voice(sentence, groups["source"], context)
            if name and name not in chain:
                chain.append(name)
        return tuple(chain)
    return ()


def _voice(sentence: Sentence, index: int, context: Context) -> str | None:
    item: Item = sentence.items[index]
    value = item.value
    if isinstance(value, Person):
        return value.name or None
    if item.code == "Y":
        return _ministry(sentence, index, context)
    if isinstance(value, Place):
        return value.name
    if isinstance(value, Post):
        return sentence.text[item.start : item.end]
    return str(value) if item.code == "U" else sentence.text[item.start : item.end]


def _ministry(sentence: Sentence, index: int, context: Context) -> str:
    item = sentence.items[index]
    owner = _owner(sentence, index) or context.home
    words = sentence.text[item.start : item.end]
    name = "Ministry of Foreign Affairs" if item.value == "foreign" or words.lower() == "ministry" else words
    return f"{name} of {state_entry(owner).name}" if owner else name


def _owner(sentence: Sentence, index: int) -> str | None:
    before = [i for i in sentence.items[max(0, index - 2) : index] if i.code in "SD"]
    after = [i for i in sentence.items[index + 1 : index + 4] if i.code == "S"]
    for item in (*before, *after):
        if item.value.codes:
            return str(item.value.codes[0])
    return None
