"""Who says so: the chain from the outlet to whoever it cites, for the document and for each sentence."""

from __future__ import annotations

from typing import Final

from credence.lore.states import state as state_entry
from credence.reading.context import Context
from credence.reading.mentions import Item, Person, Place, Post
from credence.reading.nouns.unions import unions
from credence.reading.phrases.book import PhraseBook, phrase_book
from credence.reading.phrases.phrase import Phrase
from credence.reading.spelling import Sentence

Chain = tuple[str, ...]
_LONGEST: Final = 9


def chain_of(
    sentence: Sentence, book: PhraseBook, context: Context, outlet: str | None, given: bool = True
) -> tuple[Chain, bool]:
    """The chain a sentence names, outlet first, and whether in a lead it holds for the document.

    The chain is empty if the sentence names none. `given` says that the document itself names its outlet; one
    only inferred yields to who reports in the sentence.
    """
    codes = sentence.codes
    outlets: list[tuple[int, int, str]] = []
    source, lasting, spoken = None, False, False
    for phrase in book.worth_trying("voices", sentence):
        if source is not None and "outlet" not in phrase.fills:
            continue
        match = phrase.first(codes)
        if not match:
            continue
        groups = phrase.groups(match)
        if "outlet" in groups:
            outlets.append((int(phrase.sets.get("rank", 1)), groups["outlet"], _outlet(sentence, groups["outlet"])))
            lasting = lasting or bool(phrase.sets.get("lasting"))
        if "source" in groups and sentence.items[groups["source"]].code == "U":
            outlets.append((_CITED, groups["source"], _outlet(sentence, groups["source"])))
            lasting = lasting or bool(phrase.sets.get("lasting"))
        elif source is None and ("source" in groups or "outlet" not in groups):
            source = _name(sentence, phrase, match.end(), groups, context)
            if source:
                lasting = bool(phrase.sets.get("lasting"))
                spoken = "source" in groups and isinstance(sentence.items[groups["source"]].value, Person)
    if not outlets and not source:
        return (), False
    named = [name for *_, name in sorted(outlets)]
    first = [outlet] if outlet and (given or outlet not in named) else []
    chain = tuple(dict.fromkeys([*first, *named, *([source] if source else [])]))
    foreign = given and outlet and any(name != outlet for name in named)
    return chain, lasting and not spoken and not (foreign and not source)


_CITED: Final = 3
"""Where an outlet stands that another cites: after who reports (1) and who was told (2)."""


def _outlet(sentence: Sentence, index: int) -> str:
    item = sentence.items[index]
    return str(item.value) if item.value else sentence.text[item.start : item.end]


def _name(sentence: Sentence, phrase: Phrase, end: int, groups: dict[str, int], context: Context) -> str | None:
    """The name of a phrase's source: as written, of a body, ministry or person, or whom it points back to."""
    if "source" in groups:
        index = groups["source"]
        if phrase.sets.get("span"):
            return _without_article(sentence.words(index, end))
        if phrase.sets.get("body") and sentence.items[index].code not in "YPUKRG":
            return _body(sentence, index)
        return _voice(sentence, index, context)
    if phrase.sets.get("back") == "issuer":
        return context.issuer
    if phrase.sets.get("back") == "pronoun":
        person = context.hero or context.latest.last
        return person.name or None if person else None
    envoy = context.last_envoy() or context.hero
    return envoy.name if envoy else None


def note_issuer(sentence: Sentence, book: PhraseBook, context: Context) -> None:
    """Remember the ministry that "issued a statement", for the statement that speaks in a later sentence."""
    letters = book.vocabulary.letters
    if "Y" not in sentence.codes or not any(letters.get(w, "?") in sentence.codes for w in _ISSUED):
        return
    context.issuer = _ministry(sentence, sentence.codes.index("Y"), context)


_ISSUED: Final = ("issued", "released", "published")


def _without_article(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if first.lower() in ("the", "a", "an", "its", "their") else words


def _body(sentence: Sentence, first: int) -> str | None:
    """The name of an office or institute to the end of its noun phrase: it holds a capital."""
    last = first
    ends = phrase_book().classes["amounted"] + phrase_book().classes["say"]
    while last < len(sentence.items) and last - first < _LONGEST and sentence.items[last].code not in ',;:.()T"':
        if sentence.items[last].code == "Y":
            return None
        if last > first and sentence.items[last].code in ends:
            break
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
    if item.code in "RG":
        return _without_article(sentence.text[item.start : item.end])
    return str(value) if item.code == "U" else sentence.text[item.start : item.end]


def _ministry(sentence: Sentence, index: int, context: Context) -> str:
    """A ministry by its own name; "the ministry", "the foreign ministry" by the name most of them have."""
    item = sentence.items[index]
    owner = _owner(sentence, index) or context.home
    words = " ".join(sentence.text[item.start : item.end].split())
    plain = words.lower().removeprefix("the ") in _PLAIN or not words[0].isupper()
    name = (
        "Ministry of Foreign Affairs" if plain and (item.value == "foreign" or words.lower() == "ministry") else words
    )
    return f"{name} of {_with_article(owner)}" if owner else name


_PLAIN: Final = frozenset(
    {
        "ministry",
        "foreign ministry",
        "foreign ministries",
        "mfa",
        "foreign affairs ministry",
        "ministry for foreign affairs",
    }
)


def _with_article(code: str) -> str:
    """A State's name as it stands after "of": the Philippines, the Central African Republic, Kenya."""
    name = state_entry(code).name if code not in unions() else code
    article = code in unions() or set(name.split()) & phrase_book().lists["article-state"]
    return f"the {name}" if article else name


def _owner(sentence: Sentence, index: int) -> str | None:
    """Whose a ministry is: "the Kenyan Foreign Ministry", "Kenya's", "the Foreign Ministry of Kenya"."""
    items = sentence.items
    before = [i for i in items[max(0, index - 2) : index] if i.code in "SD"]
    after = []
    for item in items[index + 1 : index + 4]:
        if item.code == "S":
            after.append(item)
        if item.code in ",;" or sentence.text[item.start : item.end].lower() not in ("of", "the", "("):
            break
    for item in (*before, *after):
        if item.value.codes:
            return str(item.value.codes[0])
    return None
