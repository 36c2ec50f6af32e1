"""Treaties, agreements and memoranda in a sentence made one mention each, by the fullest name the
sentence gives."""

from __future__ import annotations

import re

from credence.reading.mentions import Instrument, Item
from credence.reading.spelling import Sentence, holds, state_of

_LINKS = (
    "of",
    "on",
    "for",
    "concerning",
    "regarding",
    "between",
    "against",
    "to",
    "in the field of",
    "relating to",
    "abolishing",
    "regulating",
    "respecting",
    "establishing",
    "relative to",
    "providing for",
)
_LEFT_LIMIT, _RIGHT_LIMIT = 9, 14
_HEADS = (
    "agreement", "agreements", "treaty", "treaties", "convention", "conventions", "protocol", "protocols",
    "memorandum", "memoranda", "memorandums", "declaration", "accord", "accords", "pact", "mou",
    "truce", "charter",
    "arrangement", "armistice", "compact", "deal", "deals", "communiqué", "communique", "mous", "exchange",
    "letter", "letters", "plan", "roadmap", "statement", "programme", "minutes", "record", "terms",
)  # fmt: skip
_OPEN = (
    "and",
    "the",
    "of",
    "on",
    "for",
    "a",
    "an",
    "in",
    "between",
    "concerning",
    "regarding",
    "mutual",
    "to",
    "&",
)
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
    if not holds(codes, words.heads):
        return
    made: list[tuple[int, int, Item]] = []
    for index, code in enumerate(codes):
        if code in words.heads and (not made or index >= made[-1][1]) and _heads(sentence, index):
            first, last = _left(sentence, codes, index, words), _right(sentence, codes, index, words)
            if made:
                first = max(first, made[-1][1])
            name, first, last = _named(sentence, codes, first, index, last)
            parties = tuple(c for item in sentence.items[first:last] if item.code in "SG" for c in _codes(item))
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
    if head not in _SOMETIMES:
        return True
    before = sentence.words(index - 1, index).lower().rpartition(" ")[2] if index else ""
    named = before in _SOMETIMES[head][0] or following.startswith(_SOMETIMES[head][1])
    return named and _SIGNED.search(sentence.text, sentence.start, sentence.end) is not None


_SIGNED = re.compile(r"\b(?:[Ss]ign(?:ed|s|ing|ature)?|[Cc]onclud(?:ed|ing)|[Ii]nitialled|[Ii]nitialed|inked)\b")
_DOING = ("establishing", "amending", "extending", "supplementing", "modifying", "supplementary")
_NEVER = ("\n",)
_SUBJECTS = (
    "peace", "trade", "defence", "defense", "security", "border", "energy", "gas", "military", "nuclear", "transit",
    "cooperation", "partnership", "migration", "fisheries", "water", "maritime",
)  # fmt: skip
_SOMETIMES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "letter": ((), ("letter of intent", "letter of understanding")),
    "letters": ((), ("letters of intent",)),
    "plan": (("action", "work", "joint"), ("plan of action",)),
    "roadmap": (("joint", "cooperation"), ("roadmap of", "roadmap for", "roadmap on")),
    "statement": (("joint",), ("statement of intent",)),
    "record": (("agreed",), ("record of discussions", "record of understanding")),
    "terms": ((), ("terms of reference",)),
    "programme": (("cooperation", "exchange", "work", "executive"), ("programme of cooperation", "programme for")),
    "minutes": (("agreed",), ("minutes of discussion", "minutes of the")),
    "deal": (_SUBJECTS, _NEVER),
    "deals": (_SUBJECTS, _NEVER),
}
"""Words that name an instrument only where it is signed: what stands before or after them then."""
_NO_INSTRUMENTS = ("declaration of independence", "declaration of war", "declaration of sovereignty")


def _codes(item: Item) -> tuple[str, ...]:
    return (str(item.value),) if item.code == "G" else state_of(item)


def _left(sentence: Sentence, codes: str, head: int, words: _Words) -> int:
    """Back over the adjectives and capitalised words before the head."""
    first = head
    while first and head - first < _LEFT_LIMIT:
        code = codes[first - 1]
        text = sentence.text[sentence.items[first - 1].start : sentence.items[first - 1].end]
        capital = text[:1].isupper()
        if (
            code in "WDSGCN"
            or (code == "w" and not text.endswith("ed"))
            or (capital and ord(code) >= 0xE000 and first > 1)
        ) or (ord(code) >= 0xE000 and _plain(text) and code not in words.open and code not in words.determiners):
            first -= 1
        elif (
            text in ("and", ",", "-", "&")
            and first > 1
            and (codes[first - 2] in "WwSGD" or ord(codes[first - 2]) >= 0xE000)
        ):
            if text != "-" and not _joins(sentence, first - 1):
                break
            first -= 1
        else:
            break
    while first < head and sentence.text[sentence.items[first].start : sentence.items[first].end].lower() in (
        "and",
        ",",
        "-",
    ):
        first += 1
    return first


_ADJECTIVES = frozenset(
    [
        "economic",
        "political",
        "diplomatic",
        "international",
        "bilateral",
        "regional",
        "mutual",
        "free",
        "trade",
        "framework",
        "cooperation",
        "partnership",
        "strategic",
        "joint",
        "security",
        "development",
        "national",
        "general",
        "foreign",
        "peace",
        "friendship",
        "air",
        "services",
        "technical",
        "cultural",
        "scientific",
        "military",
        "defence",
        "defense",
        "tax",
        "investment",
        "double",
        "open",
        "working",
        "host",
        "loan",
        "grant",
        "aid",
        "credit",
        "export",
        "import",
        "union",
        "customs",
        "border",
        "provisional",
        "commercial",
        "maritime",
        "parliamentary",
        "energy",
        "bank",
        "health",
        "service",
        "official",
        "special",
        "consular",
        "port",
        "zone",
        "area",
        "media",
        "visa",
        "transport",
        "extradition",
        "readmission",
        "fisheries",
        "readmission",
        "education",
        "research",
        "labour",
        "tripartite",
        "trilateral",
        "virtual",
        "private",
        "expanded",
        "social",
        "taxation",
        "state",
        "headquarters",
    ]
)


def _plain(text: str) -> bool:
    return text.lower() in _ADJECTIVES


def _joins(sentence: Sentence, index: int) -> bool:
    """ "economic and technical cooperation agreement": the word before "and" is an adjective of the same
    kind; or both words beside it are capitalised ("Stabilisation and Association Agreement")."""
    before, after = sentence.items[index - 1], sentence.items[index + 1]
    capital = all(sentence.text[item.start].isupper() for item in (before, after))
    titled = capital and before.code not in "SDG" and sentence.words(index, index + 1) in ("and", "&")
    return titled or _plain(sentence.text[before.start : before.end])


_FUNCTION = frozenset(
    [
        "under",
        "worth",
        "within",
        "which",
        "that",
        "who",
        "whom",
        "whose",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "will",
        "would",
        "shall",
        "may",
        "might",
        "can",
        "could",
        "should",
        "must",
        "do",
        "did",
        "does",
        "when",
        "where",
        "while",
        "since",
        "until",
        "till",
        "after",
        "before",
        "during",
        "from",
        "at",
        "by",
        "as",
        "if",
        "because",
        "although",
        "than",
        "then",
        "so",
        "but",
        "or",
        "nor",
        "not",
        "also",
        "yet",
        "he",
        "she",
        "it",
        "they",
        "we",
        "this",
        "these",
        "those",
        "there",
        "here",
        "entered",
        "enters",
        "came",
        "comes",
        "took",
        "takes",
        "became",
        "becomes",
        "signed",
        "expired",
        "lapsed",
        "today",
        "yesterday",
        "soon",
        "shortly",
        "tomorrow",
        "tonight",
        "together",
        "respectively",
        "later",
        "earlier",
        "recently",
        "constituting",
        "comprising",
    ]
)
_ED_NOUNS = frozenset(
    ["united", "limited", "mixed", "advanced", "continued", "unified", "combined", "shared", "related", "armed"]
)


def _inner(text: str, code: str) -> bool:
    """Whether a word may stand inside the name of an instrument."""
    low = text.lower()
    if code in "WDSGCQYEN":
        return True
    if code == "w" or ord(code) >= 0xE000:
        return low not in _FUNCTION and (not low.endswith("ed") or low in _ED_NOUNS)
    return False


def _right(sentence: Sentence, codes: str, head: int, words: _Words) -> int:
    last = head + 1
    if last < len(codes) and codes[last] not in words.links and sentence.words(last, last + 1).lower() in _DOING:
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
        if low in ("in", "at") and last + 1 < len(codes) and codes[last + 1] in "CSTW":
            break
        if code in words.heads and low in _FULL_HEADS and sentence.words(last - 1, last).lower() in ("and", "an", "a"):
            break
        if code == "," and not _listed(sentence, codes, last):
            break
        if code in words.open or code in ",-'" or low == "with":
            last += 1
        elif _inner(text, code):
            last += 1
            good = last
        else:
            break
    return good


def _subject_follows(sentence: Sentence, codes: str, index: int) -> bool:
    """Whether what stands after "with" is no State, or a State and then what the instrument is about."""
    if index < len(codes) and sentence.words(index, index + 1).lower() == "the":
        index += 1
    if index >= len(codes) or codes[index] not in "SG":
        return True
    about = sentence.words(index + 1, index + 2).lower() if index + 2 < len(codes) else ""
    return about in ("concerning", "regarding") or (about == "on" and codes[index + 2] not in "TCSM")


def _partner_and_subject(sentence: Sentence, codes: str, index: int) -> bool:
    """Whether "with Egypt on gas supply" follows the head: with whom, and what it is about."""
    if index + 3 >= len(codes) or sentence.words(index, index + 1).lower() != "with":
        return False
    state = index + 2 if sentence.words(index + 1, index + 2).lower() == "the" else index + 1
    return codes[state] in "SG" and _subject_follows(sentence, codes, state)


_FULL_HEADS = frozenset(("agreement", "treaty", "memorandum", "protocol", "convention", "declaration", "mou", "accord"))


def _listed(sentence: Sentence, codes: str, comma: int) -> bool:
    """Whether a comma stands in a list inside the name: "Treaty of Peace, Friendship, and Commerce"."""
    for index in range(comma + 1, min(comma + 6, len(codes))):
        text = sentence.words(index, index + 1)
        if text in (",", "and", "&"):
            return index > comma + 1 or text == "and"
        if not _inner(text, codes[index]) or text.lower() in ("in", "on", "the", "with"):
            return False
    return False


_LEADING = frozenset(
    [
        "the",
        "a",
        "an",
        "old",
        "original",
        "new",
        "existing",
        "previous",
        "earlier",
        "said",
        "aforementioned",
        "same",
        "latter",
        "such",
        "these",
        "those",
        "their",
        "its",
    ]
)


def _named(sentence: Sentence, codes: str, first: int, head: int, last: int) -> tuple[str, int, int]:
    """The name without leading articles and without "between A and B", and where it begins and ends."""
    while first < head and sentence.words(first, first + 1).lower() in _LEADING:
        first += 1
    whole = sentence.words(first, last), first, last
    cut = next((i for i in range(head + 1, last) if sentence.words(i, i + 1).lower() in ("between", "with")), None)
    if cut is None:
        return whole
    after = cut + 1
    while after < last and (
        codes[after] in "SDQCG" or sentence.words(after, after + 1).lower() in ("the", "and", ",", "two")
    ):
        after += 1
    if after == cut + 1 or (after < last and not any(codes[i] in "SDQG" for i in range(cut, after))):
        return whole
    if after == last:
        return sentence.words(first, cut), first, last
    word = sentence.words(after, after + 1)
    if word.lower() in _ABOUT:
        return " ".join((sentence.words(first, cut), sentence.words(after, last))).strip(), first, last
    # "the agreement between A and B covers visas": a small word that opens no subject is no part of the name.
    return (sentence.words(first, cut), first, after) if word[:1].islower() and word != "of" else whole


_ABOUT = ("on", "for", "concerning", "regarding", "relating", "about")
"""Words after which an instrument's name says what it is about."""
