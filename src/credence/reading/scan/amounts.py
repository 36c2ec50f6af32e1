"""A stretch of text in, the sums of money it names out: span, plain decimal value, currency and hedge."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from credence.lore.currencies import Currencies, load_currencies
from credence.reading.scan.hits import Hits, found_in
from credence.reading.scan.numbers import NUMBER_WORDS, in_figures, value_of
from credence.reading.scan.units_told import Unit, bare_figures, unit_of


@dataclass(slots=True, init=False)
class Amount:
    """A sum of money as a text names it, `text[start:end]` with its sign and currency words.

    `value` is a plain decimal string in units of `currency` (ISO 4217). The currency is None where the text
    does not say, or where `named`, the sign or word it gives, belongs to several. `high` is the upper end of
    a range. `qualifier` is one of more than, nearly, about, up to, at least, or empty.
    """

    start: int
    end: int
    value: str
    currency: str | None
    qualifier: str = ""
    high: str | None = None
    named: str = ""

    def __init__(
        self,
        start: int,
        end: int,
        value: str,
        currency: str | None,
        qualifier: str = "",
        high: str | None = None,
        named: str = "",
    ) -> None:
        self.start = start
        self.end = end
        self.value = value
        self.currency = currency
        self.qualifier = qualifier
        self.high = high
        self.named = named


_MONEY: Final = ("EUR", "USD", "CHF", "GBP", "SEK", "NOK", "DKK")
"""Codes that a letter of scale is written onto: "44 MEUR"."""
_WORD: Final = (
    "(?:" + "|".join(f"[{w[0].upper()}{w[0]}]{w[1:]}" for w in sorted(NUMBER_WORDS, key=len, reverse=True)) + ")"
)
_HUNDREDS: Final = rf"(?:\shundred(?:(?:\sand)?\s{_WORD}(?:-{_WORD})?)?)"
"""What makes a number word hundreds: "two hundred", "two hundred and fifty"."""
_FIGURE: Final = r"\d{1,3}(?:[ \xa0\u2009\u202f]\d{3}){1,4}(?![\d.,]?\d)|\d{1,15}(?:[.,’']\d{1,15}){0,6}"
_NUMBER: Final = re.compile(
    rf"(?P<figure>{_FIGURE})|(?<!\w)(?P<words>{_WORD}(?:-{_WORD})?{_HUNDREDS}?(?:\sand\sa\shalf)?"
    rf"|(?:[Aa]\s)?[Hh]alf(?:\s|-)an?|[Aa]\squarter\sof\sa|[Aa]n?{_HUNDREDS}?)(?=[\s-][a-z]{{2}})"
)
_FIGURES: Final = re.compile(rf"(?P<figure>{_FIGURE})")
_SCALE: Final = re.compile(r"(?P<gap>[\s-]{0,2})(?P<word>[A-Za-z]{1,9}\.?)(?!\w)")
_ONTO_CODE: Final = re.compile(rf"\s?(?P<scale>[MKk])(?={'|'.join(_MONEY)})")
_BEFORE_CURRENCY: Final = re.compile(r"\s?(?:[€$£¥]|euros?\b|US dollars?\b|EUR\b|USD\b|GBP\b)")
_NAMED: Final = re.compile(r"\s([a-z]{3,16})\b")
_POINT_BEFORE_CURRENCY: Final = re.compile(r"\.\s?(?:[€$£¥]|euros?\b|EUR\b|USD\b|US\b|dollars\b)")
_SCALE_SAID: Final = re.compile(r"\d[\s-]?(?P<word>[A-Za-z]{1,9}\.?)")
_BARE: Final = re.compile(
    r"(?:(?<!\w)(?:[Ee]xports?|[Ii]mports?|[Tt]urnover)"
    r"(?:\s(?:of|to|from|at|for|was|were|being|accounting|making|up|amounting|totall?ing|reaching|[A-Z][a-z]{2,20})){0,4}"
    r"\s?[-–—:,]?|\bof (?:which|them|these|this|that)(?=\s\d{1,4}(?:[.,]\d{1,3})?\s(?:of|were|was|in|from)\s)"
    r"|\b(?:and|while|but) (?:ours|theirs|[A-Z][\w-]{2,20}['’]s?) (?:to|from) [A-Z][\w ]{2,20}?"
    r" (?:to|at|were|was|came to))"
    r"\s(?P<figure>\d{1,4}(?:[.,]\d{1,3})?)(?=\s?(?:[;).]|,\s|\Z|and\b|of\b|were\b|was\b|in\b|from\b))(?!\.\d)"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_NEAR: Final = 160
_MORE: Final = re.compile(r"\s(?P<figure>\d{1,3})\s(?P<word>thousand|million|mln|billion|bln)\b")
"""The rest of a sum told in two scales: "1 billion 200 million"."""
_CURRENCY: Final = re.compile(
    r"[\s-]{0,2}(?:of\s)?(?P<words>[^\W\d_.]?[^\s\d,;:()\"”]{1,16}(?:[\s-][^\s\d,;:()\"”]{1,16}){0,3})"
)
_ANY_SIGN: Final = re.compile(r"[\s-]{0,2}(?P<words>[€$£¥₹₺₽₼₸₾₴])")
_FROM: Final = re.compile(r"\bfrom\s{1,2}\Z")
_BETWEEN: Final = re.compile(r"\b[Bb]etween\s{1,2}\Z")
_TO: Final = re.compile(r"(?P<to>\s?[-–—]\s?|\s(?:to|and)\s)(?P<sign>[^\s\d]{0,5}\s?)(?=\d)")
_NO_NOUN: Final = re.compile(
    r"\s{0,2}(?:[,.;:)\]!?—–\dA-Z]|\Z|(?:in|from|to|against|while|and|or|but|by|as|at|on|over|this|last|compared|the|for|"
    r"respectively|during|when|after|before|up|down|with|was|were|is|are|a|per|of\s(?:it|which|this|that|the))\b)"
)
"""What follows a sum without a currency, and not a count: "3 million people" names people."""
# In the order tried: "no more than" before "more than", "just under" before "under".
_QUALIFIERS: Final = {
    "nearly": ("nearly", "almost", "close to", "just under", "just below"),
    "at least": ("at least", "no less than", "not less than", "a minimum of", "a full"),
    "up to": (
        "up to", "as much as", "as many as", "no more than", "not more than", "at most", "a maximum of",
        "less than", "fewer than", "under", "below", "not exceed", "not exceeding", "not exceeded", "never exceeded",
        "not surpass", "not surpassed", "not top",
    ),
    "about": (
        "about", "around", "some", "approximately", "approx.", "roughly", "circa", "ca.", "c.", "estimated",
        "estimated at", "~", "in the region of", "in the order of",
    ),
    "more than": (
        "more than", "over", "exceed", "exceeds", "exceeded", "exceeding", "in excess of", "above", "surpass",
        "surpassed", "surpasses", "surpassing", "topped", "topping", "upward of", "upwards of", "beyond",
    ),
}  # fmt: skip
_ENDINGS: Final = {name: tuple(f" {phrase}" for phrase in phrases) for name, phrases in _QUALIFIERS.items()}
_WENT_UP: Final = re.compile(
    r"\b(?:added|totted|summed|moved|climbed|jumped|soared|surged|ticked|inched|edged|picked|pushed|bumped|ramped|went|shot"
    r"|crept|rose|going|goes|gone|adds?|came|move|pick|picks|ran|runs) up to$",
    re.IGNORECASE,
)
"""Verbs behind which "up to" tells how high a figure went: "added up to"."""
_REACH: Final = 34
_WIDTH: Final = 20
_CUTS: Final = frozenset(" \t\n\xa0.'’-")
_INSIDE: Final = frozenset("0123456789.,")
_BEFORE_SCALE: Final = frozenset((*NUMBER_WORDS, "a", "an", "half", "hundred"))
_ATTACHED: Final = " \xa0.Mmkbnlio"
"""What may stand between a figure and the sign after it: "212,7 M€", "5 Mio. €"."""
_WHOLE_WORD: Final = 3
"""A word of so many letters names a currency behind an "m" joined to a figure: "13.6m yen"."""
_ONLY_COUNTED: Final = 1_000
"""A scale word no greater than this needs a currency beside it: "five thousand" is a count."""


class _Lore(NamedTuple):
    money: Currencies
    signs: frozenset[str]
    longest: int
    heads: frozenset[str]
    """With what the names of currencies begin, in lower case."""
    scanner: AhoCorasick
    first_word: int
    """The scanner's patterns from this one on stand after a number; those before it are signs."""


class _Sum:
    """A number read with what stands around it."""

    __slots__ = ("end", "figure", "joined", "scale", "start", "unit")

    def __init__(self, start: int, end: int, figure: str, scale: int, unit: str, joined: bool) -> None:
        self.start = start
        self.end = end
        self.figure = figure
        self.scale = scale
        self.unit = unit
        self.joined = joined
        """Whether its own scale word or figures are complete without what follows."""

    def of(self, start: int, scale: int, unit: str) -> _Sum:
        """The same number from elsewhere on, of another scale, or of another unit."""
        return _Sum(start, self.end, self.figure, scale, unit, self.joined)


@cache
def _lore() -> _Lore:
    money = load_currencies()
    signs = frozenset(money.signs) | frozenset(
        text for text in money.shared if text != text.lower() or not text.isalpha()
    )
    written = sorted({form for sign in signs for form in _sign_forms(sign)})
    words = sorted({form for word in (*money.words, *money.shared, *money.scales) for form in _word_forms(word)})
    attached = [f"{digit}{scale}" for digit in "0123456789" for scale in ("mln", "bn", "mn", "mlrd", "mio", "tn")]
    attached += [f"m {word}" for word in (*money.words, *money.shared) if word.islower() and len(word) >= _WHOLE_WORD]
    attached += ["m US dollars"]
    attached += [f"{gap}{scale}{code}" for gap in " 0123456789" for scale in ("M", "K", "k") for code in _MONEY]
    scanner = AhoCorasick(
        [*written, *words, *attached], matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
    )
    heads = {_first_part(text) for text in (*signs, *money.words, *money.shared)}
    return _Lore(money, signs, max(map(len, signs)), frozenset(heads), scanner, len(written))


def _first_part(text: str) -> str:
    """The name up to its first space, hyphen, point or apostrophe."""
    cut = next((at for at in range(1, len(text)) if text[at] in _CUTS), len(text))
    return text[:cut].lower()


def _sign_forms(sign: str) -> Iterable[str]:
    """A sign as sought in a text; one of letters only beside a figure, or it would be found in every word."""
    if not sign.isalpha():
        return (sign,)
    return (f"{before}{sign}{gap}{digit}" for before in " (\n" for gap in ("", " ") for digit in "0123456789")


def _word_forms(word: str) -> Iterable[str]:
    if len(word) < 2:
        return ()
    last = word.split()[-1]
    cased = " ".join(part.upper() if part in ("us", "u.s.", "uk", "cfa") else part for part in word.split())
    forms = {word, cased, word.title(), word.upper(), word.capitalize(), word[: -len(last)].title() + last}
    return (f"{gap}{form}" for gap in " -" for form in sorted(forms))


def amount_hits(text: str, start: int, end: int) -> Hits:
    """What in text[start:end] may belong to a sum of money: signs and words of currencies, words of scale."""
    return Hits(found_in(_lore().scanner, text, start, end))


def find_amounts(
    text: str,
    start: int,
    end: int,
    states: Iterable[str] = (),
    seen: Hits | None = None,
    units: list[Unit] | None = None,
) -> list[Amount]:
    """The sums of money in `text[start:end]`, in order.

    `states` are codes of the states spoken of: they decide between currencies of one name (manat, rupees).
    Counts ("200 scholarships") and percentages are no sums; a bare "86.4 mln" is one without a currency.
    `seen` are the hits of the whole text, where a caller asks stretch by stretch; `units` those of figures of trade
    that it tells apart from them.
    """
    found: list[Amount] = []
    done = start
    for place, begin in _places(text, start, end, seen or amount_hits(text, start, end)):
        if place < done:
            continue
        pattern = _FIGURES if text[place - 1 : place].isdigit() else _NUMBER
        for number in pattern.finditer(text, max(done, begin), min(end, place + _WIDTH)):
            if _inside_number(text, number.start()):
                continue
            sums = _amounts_at(text, start, done, number, end, tuple(states))
            if sums:
                found += sums
                done = sums[-1].end
                break
    found = _with_bare(text, found, end) if found else found
    return _with_unit(text, start, end, found, units) if units else found


def _with_unit(text: str, start: int, end: int, found: list[Amount], units: list[Unit]) -> list[Amount]:
    """The sums with those whose unit is told apart: "2019: exports 3.1 - imports 6.8 (million USD)"."""
    unit = unit_of(text, start, end, units)
    if unit is None:
        return found
    for first, last, figure in bare_figures(text, start, end):
        value = value_of(figure, unit.scale)
        if value and not any(a.start < last and first < a.end for a in found):
            found.append(Amount(first, last, value, _lore().money.meant_by(unit.named), "", None, unit.named))
    return sorted(found, key=lambda amount: amount.start)


def _with_bare(text: str, found: list[Amount], end: int) -> list[Amount]:
    """The sums with those that leave out what the one before them said: "turnover 15.9 mln USD; export 15.7"."""
    result: list[Amount] = []
    for number, amount in enumerate(found):
        result.append(amount)
        stop = found[number + 1].start if number + 1 < len(found) else end
        scale = _SCALE_SAID.search(text, amount.start, amount.end)
        times = _lore().money.scales.get(scale["word"].lower().rstrip(".")) if scale else None
        for bare in _BARE.finditer(text, amount.end, min(stop, amount.end + _NEAR)) if times else ():
            value = value_of(bare["figure"], times or 1)
            if value and not _YEAR.fullmatch(bare["figure"]):
                first, last = bare.span("figure")
                result.append(Amount(first, last, value, amount.currency, "", None, amount.named))
    return result


def _inside_number(text: str, place: int) -> bool:
    """Whether the figures go on with a number begun before them ("12,500"); the point of "Rs.500" begins none."""
    before = text[place - 1 : place]
    return before.isdigit() or (before in _INSIDE and before != "" and text[place - 2 : place - 1].isdigit())


def _places(text: str, start: int, end: int, seen: Hits) -> list[tuple[int, int]]:
    """(place, where to look for the number from) of each sign before a figure and each word after one."""
    found: list[tuple[int, int]] = []
    first_word = _lore().first_word
    for first, last, pattern in seen.within(start, end):
        if pattern < first_word:
            if text[last - 1].isdigit() or text[last : min(last + 2, end)].strip()[:1].isdigit():
                found.append((last + 1, max(start, first)))
            elif text[max(start, first - 5) : max(start, first)].rstrip(_ATTACHED)[-1:].isdigit():
                found.append((first, max(start, first + 1 - _REACH)))
        elif first >= start and (
            text[first - 1].isdigit() or text[first].isdigit() or _number_word_before(text, start, first)
        ):
            found.append((first, max(start, first + 1 - _REACH)))
    return found


def _number_word_before(text: str, start: int, place: int) -> bool:
    near = max(start, place - 16)
    word = text[max(near, text.rfind(" ", near, place) + 1) : place].lower()
    return word.rpartition("-")[2] in _BEFORE_SCALE


def _amounts_at(
    text: str, start: int, done: int, number: re.Match[str], end: int, states: tuple[str, ...]
) -> list[Amount]:
    low = _read(text, done, number, end)
    if low is None:
        return []
    high = _upper(text, low, end)
    if high is None:
        return _listed(_amount(text, start, low, None, states, end))
    if _FROM.search(text, max(start, low.start - 7), low.start):
        shared = low.of(low.start, low.scale if low.scale > 1 else high.scale, low.unit or high.unit)
        return [a for s in (shared, high) for a in _listed(_amount(text, start, s, None, states, end))]
    top = high.of(low.start, high.scale, high.unit or low.unit)
    both = _amount(text, start, top, low, states, end)
    return _listed(both or _amount(text, start, low, None, states, end))


def _listed(amount: Amount | None) -> list[Amount]:
    return [amount] if amount else []


def _read(text: str, done: int, number: re.Match[str], end: int) -> _Sum | None:
    """The number with the sign before it, and the words of scale and currency after it."""
    before = sign = _sign_before(text, done, number.start())
    figure = number["figure"] or in_figures(number.group())
    stop, scale = _scale_after(text, number.end(), end, bool(sign))
    if number["figure"] and scale > 1 and (more := _MORE.match(text, stop, end)):
        figure, stop = _both(figure, scale, more), more.end()
    if (not number["figure"] and scale == 1) or (
        not sign and number.start() > done and text[number.start() - 1].isalpha()
    ):
        return None
    after, word = _currency_after(text, stop, end, scale > 1)
    if word and (not sign or (word.lower() in ("usd", "us dollars") and not text[after : after + 2].strip().isdigit())):
        stop, sign = after, sign or word
    first = number.start() - _sign_width(text, number.start(), before)
    return _Sum(first, stop, figure, scale, sign, scale > 1)


def _both(figure: str, scale: int, more: re.Match[str]) -> str:
    """The figure in its scale with the smaller part added; the figure itself where the second scale is no smaller."""
    smaller = _lore().money.scales[more["word"]]
    if smaller >= scale or not figure.isdigit():
        return figure
    return str(Decimal(figure) + Decimal(more["figure"]) * smaller / scale)


def _sign_width(text: str, place: int, sign: str) -> int:
    """How far before the place the sign begins, with a space between or none; 0 if it is not there."""
    for gap in (0, 1):
        if sign and text.startswith(sign, max(0, place - len(sign) - gap)) and place >= len(sign) + gap:
            return len(sign) + gap
    return 0


def _sign_before(text: str, done: int, place: int) -> str:
    """The longest sign of a currency that ends at the place, or a space before it."""
    lore = _lore()
    stop = place - 1 if place > done and text[place - 1] in " \xa0\u2009\u202f" else place
    for first in range(max(done, stop - lore.longest), stop):
        if text[first:stop] in lore.signs and not (first > 0 and text[first - 1].isalnum() and text[first].isalnum()):
            return text[first:stop]
    return ""


def _scale_after(text: str, place: int, end: int, signed: bool) -> tuple[int, int]:
    """(where the words of scale end, their product): "lakh crore" is two of them."""
    scale, scales = 1, _lore().money.scales
    for _ in range(2):
        found = _SCALE.match(text, place, end)
        if attached := _ONTO_CODE.match(text, place, end):
            return attached.end("scale"), scales[attached["scale"].lower()]
        if not found:
            break
        word = found["word"]
        low = word.lower()
        times = scales.get(low) or scales.get(low.rstrip("."))
        if not times:
            break
        if len(word.rstrip(".")) == 1 and not signed and not _before_currency(text, found.end("word"), end):
            break
        kept = word if low in scales else word.rstrip(".")
        place, scale = found.start("word") + len(kept), scale * times
    if scale > 1 and place == end and text[place - 1] == ".":
        place -= 1
    if scale > 1 and _POINT_BEFORE_CURRENCY.match(text, place, end):
        place += 1
    return place, scale


def _before_currency(text: str, place: int, end: int) -> bool:
    """Whether a sign or word of a currency stands there, behind a scale of one letter."""
    if _BEFORE_CURRENCY.match(text, place, end):
        return True
    named, money = _NAMED.match(text, place, end), _lore().money
    return named is not None and (named[1] in money.words or named[1] in money.shared)


def _currency_after(text: str, place: int, end: int, scaled: bool) -> tuple[int, str]:
    """(where the currency's name ends, the name), or (place, "")."""
    found = _CURRENCY.match(text, place, end) or _ANY_SIGN.match(text, place, end)
    if not found:
        return place, ""
    lore, words = _lore(), found["words"]
    if _first_part(words) not in lore.heads:
        return place, ""
    money = lore.money
    for cut in (len(words), *(at for at in range(len(words) - 1, 0, -1) if words[at] in _CUTS)):
        name = words[:cut]
        known = name.lower() in money.words or name in lore.signs or name.lower() in money.shared
        if known and (scaled or name.lower() not in money.also_english):
            return found.start("words") + cut, name
    return place, ""


def _upper(text: str, low: _Sum, end: int) -> _Sum | None:
    """The upper end of a range: "between $10 and $12 million", "10-12 million euros"."""
    joint = _TO.match(text, low.end, end)
    if joint is None:
        return None
    between = _BETWEEN.search(text, max(0, low.start - 11), low.start) is not None
    if "and" in joint["to"] and not between:
        return None
    number = _FIGURES.match(text, joint.end(), end)
    if number is None or (low.joined and not between and joint["to"].strip() in ("to", "and")):
        return None
    high = _read(text, joint.start("sign"), number, end)
    if high is None or not (high.unit or low.unit or high.scale > 1):
        return None
    return high if high.unit else high.of(high.start, high.scale, low.unit)


def _amount(text: str, start: int, top: _Sum, low: _Sum | None, states: tuple[str, ...], end: int) -> Amount | None:
    if not top.unit and (top.scale <= _ONLY_COUNTED or not _NO_NOUN.match(text, top.end, end)):
        return None
    value = value_of(top.figure, top.scale)
    if value is None:
        return None
    qualifier = _qualifier(text, start, top.start)
    currency = _lore().money.meant_by(top.unit, states) if top.unit else None
    if low is None:
        return Amount(top.start, top.end, value, currency, qualifier, None, top.unit)
    bottom = value_of(low.figure, low.scale if low.scale > 1 else top.scale)
    if bottom is None or Decimal(bottom) > Decimal(value):
        return None
    return Amount(top.start, top.end, bottom, currency, qualifier, value, top.unit)


def _qualifier(text: str, start: int, place: int) -> str:
    before = f" {text[max(start, place - 24) : place].lower().rstrip()}"
    for article in (" a", " the"):
        before = before.removesuffix(article)
    found = next((name for name, endings in _ENDINGS.items() if before.endswith(endings)), "")
    return "" if found == "up to" and _WENT_UP.search(before) else found
