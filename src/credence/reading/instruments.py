"""Treaties, agreements and memoranda in a sentence made one mention each, by the fullest name the sentence gives."""

from __future__ import annotations

from credence.reading.mentions import Instrument, Item
from credence.reading.spelling import Sentence

_LINKS = ("of", "on", "for", "concerning", "regarding", "between", "against", "to", "in the field of", "relating to")
_LEFT_LIMIT, _RIGHT_LIMIT = 9, 14
_HEADS = (
    "agreement", "agreements", "treaty", "treaties", "convention", "conventions", "protocol", "protocols",
    "memorandum", "memoranda", "memorandums", "declaration", "accord", "accords", "pact", "mou", "truce", "charter",
    "arrangement", "armistice", "contract",
)  # fmt: skip
_OPEN = ("and", "the", "of", "on", "for", "a", "an", "in", "between", "concerning", "regarding", "mutual", "to", "&")
_DETERMINERS = ("a", "an", "the", "its", "their", "this", "that", "new", "said")


class _Words:
    """Letters of the words that may stand inside the name of an instrument."""

    def __init__(self, letters: dict[str, str]) -> None:
        def of(words: tuple[str, ...]) -> str:
            return "".join(letters[w] for w in words if w in letters)

        self.heads, self.links, self.open = of(_HEADS), of(_LINKS), of(_OPEN)
        self.determiners = of(_DETERMINERS)


_CACHE: dict[int, _Words] = {}


def reduce_instruments(sentence: Sentence, letters: dict[str, str]) -> None:
    """Replace each instrument's words by one item of letter I whose value is the Instrument."""
    if id(letters) not in _CACHE:
        _CACHE[id(letters)] = _Words(letters)
    words = _CACHE[id(letters)]
    codes = sentence.codes
    made: list[tuple[int, int, Item]] = []
    for index, code in enumerate(codes):
        if code in words.heads and (not made or index >= made[-1][1]):
            first, last = _left(sentence, codes, index, words), _right(sentence, codes, index, words)
            if made:
                first = max(first, made[-1][1])
            name = sentence.words(first, last)
            made.append((first, last, Item("I", sentence.items[first].start, sentence.items[last - 1].end, Instrument(name))))
    sentence.reduce(made)


def _left(sentence: Sentence, codes: str, head: int, words: _Words) -> int:
    """Back over the adjectives and capitalised words before the head."""
    first = head
    while first and head - first < _LEFT_LIMIT:
        code = codes[first - 1]
        text = sentence.text[sentence.items[first - 1].start : sentence.items[first - 1].end]
        capital = text[:1].isupper()
        if code in "WDSGCN" or (code == "w" and not text.endswith("ed")) or (capital and ord(code) >= 0xE000 and first > 1):
            first -= 1
        elif ord(code) >= 0xE000 and _plain(text) and code not in words.open and code not in words.determiners:
            first -= 1
        elif text in ("and", ",", "-", "&") and first > 1 and (codes[first - 2] in "Ww" or ord(codes[first - 2]) >= 0xE000):
            if not _joins(sentence, first - 1):
                break
            first -= 1
        else:
            break
    while first < head and sentence.text[sentence.items[first].start : sentence.items[first].end].lower() in ("and", ",", "-"):
        first += 1
    return first


_ADJECTIVES = frozenset(
    "economic political diplomatic international bilateral regional mutual free trade framework cooperation partnership strategic joint security development "
    "national general foreign peace friendship air services technical cultural scientific military defence defense tax investment".split()
)


def _plain(text: str) -> bool:
    return text.lower() in _ADJECTIVES


def _joins(sentence: Sentence, index: int) -> bool:
    """ "economic and technical cooperation agreement": the word before "and" is an adjective of the same kind."""
    before = sentence.items[index - 1]
    return _plain(sentence.text[before.start : before.end])


def _right(sentence: Sentence, codes: str, head: int, words: _Words) -> int:
    last = head + 1
    if last >= len(codes) or codes[last] not in words.links:
        return last
    good = last
    while last < len(codes) and last - head < _RIGHT_LIMIT:
        code = codes[last]
        text = sentence.text[sentence.items[last].start : sentence.items[last].end]
        if code in words.open or text in ("-",):
            last += 1
        elif code in "WwDSGCQY" or _plain(text) or (ord(code) >= 0xE000 and text[:1].isupper()):
            if code in "w" and text.endswith("ed"):
                break
            last += 1
            good = last
        else:
            break
    return good
