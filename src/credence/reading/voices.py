"""Who says so: the chain from the outlet to whoever it cites, for the document and for each sentence."""

from __future__ import annotations

from credence.lore.states import state as state_entry
from credence.reading.context import Context
from credence.reading.mentions import Item, Person, Place, Post
from credence.reading.phrases import Phrase, PhraseBook
from credence.reading.spelling import Sentence

Chain = tuple[str, ...]
_LONGEST = 9


def chain_of(
    sentence: Sentence, book: PhraseBook, context: Context, outlet: str | None
) -> tuple[Chain, bool]:
    """The chain a sentence names, outlet first, and whether in a lead it holds for the document; empty if none."""
    codes = sentence.codes
    for phrase in book.layers["voices"]:
        if phrase.needs and phrase.needs.isdisjoint(codes):
            continue
        match = phrase.expression.search(codes)
        if not match:
            continue
        groups = phrase.groups(match)
        chain = [outlet] if outlet else []
        if "outlet" in groups:
            chain = [str(sentence.items[groups["outlet"]].value)]
        name = _name(sentence, phrase, groups, context)
        if name is None and "outlet" not in groups:
            continue
        if name and name not in chain:
            chain.append(name)
        spoken = "source" in groups and isinstance(sentence.items[groups["source"]].value, Person)
        return tuple(chain), bool(phrase.sets.get("lasting")) and not spoken
    return (), False


def _name(sentence: Sentence, phrase: Phrase, groups: dict[str, int], context: Context) -> str | None:
    if "source" in groups:
        index = groups["source"]
        if phrase.sets.get("body") and sentence.items[index].code not in "YPUK":
            return _body(sentence, index)
        return _voice(sentence, index, context)
    if "outlet" in groups:
        return None
    envoy = context.last_envoy() or context.hero
    return envoy.name if envoy else None


def _body(sentence: Sentence, first: int) -> str | None:
    """The name of an office or institute from its first word to the end of the noun phrase: it holds a capital."""
    last = first
    while (
        last < len(sentence.items) and last - first < _LONGEST and sentence.items[last].code not in ',;:.()T"'
    ):
        if sentence.items[last].code == "Y":
            return None
        last += 1
    words = sentence.words(first, last) if last > first else ""
    return words if any(c.isupper() for c in words) else None


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
