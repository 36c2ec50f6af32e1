"""The word that an instrument is called by in; how far its name reaches before and after it, out."""

from __future__ import annotations

from typing import Final

from credence.reading.nouns.instrument_words import (
    ABOUT,
    ADJECTIVES,
    DETERMINERS,
    DOING,
    ED_BEFORE,
    ED_NOUNS,
    FROM_WHAT,
    FULL_HEADS,
    FUNCTION,
    HEADS,
    LEADING,
    LINKS,
    MATTERS,
    NEW_THING,
    OPEN,
    WHOSE,
)
from credence.reading.spelling import Sentence

_LEFT_LIMIT: Final = 9
_RIGHT_LIMIT: Final = 20
_LY: Final = 5
"""Shorter words in -ly may be no adverbs: "July", "Italy"."""


class NameLetters:
    """Letters of the words that may stand inside the name of an instrument."""

    def __init__(self, letters: dict[str, str]) -> None:
        def of(words: tuple[str, ...]) -> str:
            return "".join(letters[w] for w in words if w in letters)

        self.heads, self.links, self.open = of(HEADS), of(LINKS), of(OPEN)
        self.determiners = of(DETERMINERS)


_DASHES: Final = ("–", "—")
"""Between the two States of a name: "the Ruritania–Syldavia Free Trade Agreement"."""


_STATES: Final = frozenset("SD")


def first_of(sentence: Sentence, codes: str, head: int, words: NameLetters) -> int:
    """Back over the adjectives and capitalised words before the head."""
    first = head
    while first and head - first < _LEFT_LIMIT:
        code = codes[first - 1]
        text = sentence.text[sentence.items[first - 1].start : sentence.items[first - 1].end]
        capital = text[:1].isupper()
        if (
            code in "WDSGCN"
            or (code == "w" and (not text.endswith("ed") or text.lower() in ED_BEFORE))
            or (capital and ord(code) >= 0xE000 and first > 1)
            or (code == "H" and text == "General")
        ) or (ord(code) >= 0xE000 and _plain(text) and code not in words.open and code not in words.determiners):
            first -= 1
        elif (
            (
                text in ("and", ",", "-", "&")
                or (text in _DASHES and {*codes[first - 2 : first - 1], *codes[first : first + 1]} <= _STATES)
            )
            and first > 1
            and (
                codes[first - 2] in "WwSGD"
                or ord(codes[first - 2]) >= 0xE000
                or (codes[first - 2] == "N" and codes[first - 3 : first - 2] in tuple(words.determiners))
            )
        ):
            if text != "-" and text not in _DASHES and not _joins(sentence, first - 1):
                break
            first -= 1
        else:
            break
    while first < head and not _begins(sentence, first):
        first += 1
    return first


def _begins(sentence: Sentence, index: int) -> bool:
    """Whether a name may begin with an item: not with "and", nor with the sign of an item of a list, "•"."""
    text = sentence.text[sentence.items[index].start : sentence.items[index].end]
    return text.lower() != "and" and any(map(str.isalnum, text))


def _plain(text: str) -> bool:
    return text.lower() in ADJECTIVES


def _joins(sentence: Sentence, index: int) -> bool:
    """ "economic and technical cooperation agreement": the word before "and" is an adjective of the same
    kind; or both words beside it are capitalised ("Stabilisation and Association Agreement")."""
    before, after = sentence.items[index - 1], sentence.items[index + 1]
    capital = all(sentence.text[item.start].isupper() for item in (before, after))
    titled = capital and before.code not in "SDG" and sentence.words(index, index + 1) in ("and", "&")
    return titled or _plain(sentence.text[before.start : before.end])


def _inner(text: str, code: str) -> bool:
    """Whether a word may stand inside the name of an instrument."""
    low = text.lower()
    if code in "WDSGCQYEN":
        return True
    if code == "w" or ord(code) >= 0xE000:
        return low not in FUNCTION and (not low.endswith("ed") or low in ED_NOUNS)
    return False


def last_of(sentence: Sentence, codes: str, head: int, words: NameLetters) -> int:
    """On over what it is about: where the name ends."""
    last = head + 1
    if last < len(codes) and codes[last] not in words.links and sentence.words(last, last + 1).lower() in DOING:
        last = head + 2
    elif last >= len(codes) or not (codes[last] in words.links or _partner_and_subject(sentence, codes, last)):
        return last
    good = last if last == head + 1 else head + 1
    while last < len(codes) and last - head < _RIGHT_LIMIT:
        code, text = codes[last], sentence.words(last, last + 1)
        low = text.lower()
        nested = any(code in words.heads for code in codes[head + 1 : last])
        if low == "with" and not nested and not _subject_follows(sentence, codes, last + 1):
            break
        if low == "and" and _leads_on(sentence, codes, last + 1, words):
            break
        if code == '"' and (closing := _quoted_to(sentence, codes, last)):
            good = last = closing
            continue
        if low == "on" and sentence.words(last + 1, last + 2).lower().startswith("behalf"):
            break
        if low in _HIS and sentence.words(last - 1, last).lower() == "with":
            break
        if low in ("in", "at") and last + 1 < len(codes) and _in_a_place(sentence, codes, last + 1):
            break
        if code in words.heads and _opens_another(low, sentence.words(last - 1, last).lower()):
            break
        if code == "," and not _listed(sentence, codes, last):
            break
        if code in words.open or code in ",-'" or low == "with" or _from_what(sentence, low, last):
            last += 1
        elif _inner(text, code) or (low.endswith("ed") and low not in FUNCTION and _led(sentence, last)):
            last += 1
            good = last
        else:
            break
    return good


def _from_what(sentence: Sentence, low: str, index: int) -> bool:
    """Whether "from" leads to a part of the name: "the exemption from visas", and not "from January on"."""
    return low == "from" and sentence.words(index - 1, index).lower() in FROM_WHAT


_HIS: Final = ("its", "their", "his", "her")
"""What leads to the other who signs: "a memorandum on health with its Peruvian counterpart"."""
_QUOTED: Final = 16
"""Items at most between the quotation marks around the name of a project."""


def _quoted_to(sentence: Sentence, codes: str, at: int) -> int:
    """Where a name put in quotation marks ends that opens here: 'notes on the "Project for Roads"'; else 0."""
    start, text = sentence.items[at].start, sentence.text
    if text[start - 1 : start] != " " or text[start + 1 : start + 2] in ("", " "):
        return 0
    return codes.find('"', at + 1, at + _QUOTED) + 1


_AHEAD: Final = 5


def _leads_on(sentence: Sentence, codes: str, at: int, words: NameLetters) -> bool:
    """Whether something else than a part of the name stands behind "and": "and its", "and the new treaty on"."""
    if at >= len(codes):
        return False
    first = sentence.words(at, at + 1).lower()
    if first != "the":
        return first in NEW_THING or _another_deed(sentence, first, at)
    for index in range(at + 1, min(at + _AHEAD, len(codes))):
        if codes[index] in words.heads:
            head = sentence.words(index, index + 1)
            return head[:1].isupper() or head in FULL_HEADS
        if codes[index] in words.links:
            return False
    return False


def _another_deed(sentence: Sentence, first: str, at: int) -> bool:
    """Whether a verb goes on there with what else is done: "the treaty of friendship and close their embassies"."""
    beside = sentence.words(at + 1, at + 2).lower().partition(" ")[0]
    verb = sentence.words(at, at + 1) == first and first.isalpha() and first not in FUNCTION and first not in _LINKS
    return verb and beside in _ITS and not first.endswith(("ing", "ion", "ment"))


_LINKS: Final = (
    "on",
    "of",
    "for",
    "to",
    "in",
    "with",
    "against",
    "between",
    "concerning",
    "regarding",
    "about",
    "into",
)
_ITS: Final = ("the", "a", "an", "its", "their", "his", "her")


def _opens_another(head: str, before: str) -> bool:
    """Whether a word for an instrument opens the next one: "and memorandum", "a letter"."""
    return before in ("a", "an") or (before == "and" and head in FULL_HEADS)


def _led(sentence: Sentence, index: int) -> bool:
    """Whether a word in -ed tells of what follows it, and not what was done: "the transfer of sentenced persons"."""
    before = sentence.words(index - 1, index).lower()
    return before in ("of", "for", "on", "concerning", "regarding") or (before.endswith("ly") and len(before) > _LY)


def _in_a_place(sentence: Sentence, codes: str, index: int) -> bool:
    """Whether "in" leads to where, or when, what has the name was signed."""
    return codes[index] in "CST" or (codes[index] in "WN" and not _in_matters(sentence, codes, index))


def _in_matters(sentence: Sentence, codes: str, index: int) -> bool:
    """Whether "in" leads to a subject and not to a place: "in Education", "in Civil and Criminal Matters"."""
    first = sentence.items[index].start
    if any(start <= first < end for start, end, _, _ in sentence.areas):
        return True
    for at in range(index, min(index + 8, len(codes))):
        if sentence.words(at, at + 1).lower().rpartition(" ")[2] in MATTERS:
            return True
        if codes[at] not in "WN," and sentence.words(at, at + 1).lower() not in ("and", "&", "or"):
            return False
    return False


def _subject_follows(sentence: Sentence, codes: str, index: int) -> bool:
    """Whether what stands after "with" is no State, or a State and then what the instrument is about."""
    if index < len(codes) and sentence.words(index, index + 1).lower() == "the":
        index += 1
    if _is_a_body(codes, index):
        return False
    if index >= len(codes) or codes[index] not in "SG":
        return True
    about = sentence.words(index + 1, index + 2).lower() if index + 2 < len(codes) else ""
    return about in ("concerning", "regarding") or (about == "on" and codes[index + 2] not in "TCSM")


def _is_a_body(codes: str, index: int) -> bool:
    """Whether a ministry, an organ or somebody in office stands there: "with the (Peruvian) Ministry of Culture"."""
    at = index + (codes[index : index + 1] == "D")
    return codes[at : at + 1] != "" and codes[at] in "YKPO"


def _partner_and_subject(sentence: Sentence, codes: str, index: int) -> bool:
    """Whether "with Egypt on gas supply" follows the head: with whom, and what it is about."""
    if index + 3 >= len(codes) or sentence.words(index, index + 1).lower() != "with":
        return False
    state = index + 2 if sentence.words(index + 1, index + 2).lower() == "the" else index + 1
    return codes[state] in "SG" and _subject_follows(sentence, codes, state)


def _listed(sentence: Sentence, codes: str, comma: int) -> bool:
    """Whether a comma stands in a list inside the name: "Treaty of Peace, Friendship, and Commerce"."""
    if codes[comma + 1 : comma + 2] == "C":
        return False
    for index in range(comma + 1, min(comma + 6, len(codes))):
        text = sentence.words(index, index + 1)
        if text in (",", "and", "&"):
            return index > comma + 1 or text == "and"
        if not _inner(text, codes[index]) or text.lower() in ("in", "on", "the", "with"):
            return False
    return False


def named(sentence: Sentence, codes: str, first: int, head: int, last: int) -> tuple[str, int, int]:
    """The name without leading articles and without "between A and B", and where it begins and ends."""
    while first < head and sentence.words(first, first + 1).lower() in LEADING:
        first += 1
    whole = sentence.words(first, last), first, last
    cut = next((i for i in range(head + 1, last) if sentence.words(i, i + 1).lower() in ("between", "with")), None)
    if cut is None:
        return whole
    after = cut + 1
    while after < last and (codes[after] in "SDQCG" or sentence.words(after, after + 1).lower() in WHOSE):
        after += 1
    if after == cut + 1 or (after < last and not any(codes[i] in "SDQG" for i in range(cut, after))):
        return whole
    if after == last:
        return sentence.words(first, cut), first, last
    word = sentence.words(after, after + 1)
    if word.lower() in ABOUT:
        return " ".join((sentence.words(first, cut), sentence.words(after, last))).strip(), first, last
    # "the agreement between A and B covers visas": a small word that opens no subject is no part of the name.
    return (sentence.words(first, cut), first, after) if word[:1].islower() and word != "of" else whole


__all__ = ["NameLetters", "first_of", "last_of", "named"]
