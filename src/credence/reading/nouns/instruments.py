"""Treaties, agreements and memoranda in a sentence made one mention each, by the fullest name the sentence gives."""

from __future__ import annotations

import re
from typing import Final

from credence.reading.mentions import Instrument, Item
from credence.reading.nouns.instrument_names import NameLetters, first_of, last_of, named
from credence.reading.nouns.lines import is_line
from credence.reading.spelling import Sentence, holds, state_of

_SIGNED: Final = re.compile(
    r"\b(?:[Ss]ign(?:ed|s|ing|ature)?|[Cc]onclud(?:ed|ing)|[Ii]nitialled|[Ii]nitialed|inked|subscribed|struck|clinched|penned|sealed)\b"
)
_SUBJECTS: Final = (
    "peace", "trade", "defence", "defense", "security", "border", "energy", "gas", "military", "nuclear", "transit",
    "cooperation", "partnership", "migration", "fisheries", "water", "maritime",
)  # fmt: skip
_PROGRAMME: Final = ("cooperation", "exchange", "work", "executive")
_PROGRAMME_OF: Final = ("cooperation", "consultations", "exchange", "exchanges", "action", "work")
_SOMETIMES: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "letter": ((), ("letter of intent", "letter of understanding")),
    "letters": ((), ("letters of intent",)),
    "plan": (
        ("action", "work", "joint", "cooperation", "consultation"),
        ("plan of action", "plan of consultations", "plan of cooperation", "plan for cooperation"),
    ),
    "roadmap": (("joint", "cooperation", "a", "the", "strategic"), ("roadmap of", "roadmap for", "roadmap on")),
    "statement": (("joint",), ("statement of intent",)),
    "record": (("agreed",), ("record of discussions", "record of understanding")),
    "terms": ((), ("terms of reference",)),
    "programme": (_PROGRAMME, (*(f"programme of {what}" for what in _PROGRAMME_OF), "programme for")),
    "program": (_PROGRAMME, (*(f"program of {what}" for what in _PROGRAMME_OF), "program for")),
    "minutes": (("agreed",), ("minutes of discussion", "minutes of the")),
    "deal": (_SUBJECTS, ("deal on", "deal to")),
    "deals": (_SUBJECTS, ("deals on", "deals in")),
}
"""Words that name an instrument only where it is signed: what stands before or after them then."""
_TO_DEAL: Final = re.compile(
    r"[Aa]greement to (?:re-?establish|establish|resume|restore|renew|enter into|normali[sz]e)"
    r" (?:\w+ ){0,3}(?:relations|ties)\b"
)
"""Relations that two agree to have, by no instrument that they sign."""
_NO_INSTRUMENTS: Final = ("declaration of independence", "declaration of war", "declaration of sovereignty")
_CACHE: Final[dict[int, NameLetters]] = {}


def reduce_instruments(sentence: Sentence, letters: dict[str, str]) -> None:
    """Replace each instrument's words by one item of letter I whose value is the Instrument."""
    if id(letters) not in _CACHE:
        _CACHE[id(letters)] = NameLetters(letters)
    words = _CACHE[id(letters)]
    codes = sentence.codes
    if not holds(codes, words.heads):
        return
    made: list[tuple[int, int, Item]] = []
    for index, code in enumerate(codes):
        if code in words.heads and (not made or index >= made[-1][1]) and _heads(sentence, index):
            first, last = first_of(sentence, codes, index, words), last_of(sentence, codes, index, words)
            if made:
                first = max(first, made[-1][1])
            name, first, last = named(sentence, codes, first, index, last)
            parties = tuple(c for item in sentence.items[first:last] if item.code in "SG" for c in _codes(item))
            if "accession" in name.lower():  # it is between others than whose accession it is about
                parties = ()
            definite = first > 0 and sentence.words(first - 1, first).lower() in (
                "the",
                "this",
                "that",
                "both",
            )
            head, city = sentence.words(index, index + 1).lower(), codes[first] == "C"
            value = Instrument(name, parties=parties, head=head, definite=definite, city=city)
            made.append((first, last, Item("I", sentence.items[first].start, sentence.items[last - 1].end, value)))
    sentence.reduce(made)


def _heads(sentence: Sentence, index: int) -> bool:
    """Whether the word names an instrument: "exchange" only in "exchange of notes" or "of letters", "plan" only
    in what is signed under that name."""
    head = sentence.words(index, index + 1).lower()
    following = sentence.words(index, min(index + 3, len(sentence.items))).lower()
    if following in _NO_INSTRUMENTS:
        return False
    if head == "exchange":
        return following in ("exchange of notes", "exchange of letters")
    before = sentence.words(index - 1, index).lower().rpartition(" ")[2] if index else ""
    if head == "accord" and before in ("to", "will", "in"):  # "to accord recognition", "in accord with"
        return False
    if head == "agreement" and following.startswith("agreement to"):
        start = sentence.items[index].start
        dealt = _TO_DEAL.match(sentence.text, start, sentence.end) is not None
        return not dealt or _SIGNED.search(sentence.text, sentence.start, sentence.end) is not None
    if head == "notes":
        start = sentence.items[index].start
        return _SIGNED_NOTES.search(sentence.text, max(sentence.start, start - 60), start) is not None
    if head not in _SOMETIMES:
        return True
    named = before in _SOMETIMES[head][0] or following.startswith(_SOMETIMES[head][1])
    if named and index < _SHORT and is_line(sentence):
        return True
    return named and _SIGNED.search(sentence.text, sentence.start, sentence.end) is not None


_SIGNED_NOTES: Final = re.compile(
    r"\b(?:signed and (?:then )?exchanged|exchanged and signed|signing and exchange of)"
    r" (?:the |two |diplomatic |verbal )*$"
)
"""Before notes that are themselves the agreement: "signed and exchanged notes concerning the grant"."""
_SHORT: Final = 4
"""The word that a line of a list is called by stands within so many items of its beginning."""


def _codes(item: Item) -> tuple[str, ...]:
    return (str(item.value),) if item.code == "G" else state_of(item)


__all__ = ["reduce_instruments"]
