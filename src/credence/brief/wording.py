"""In: partial dates, amounts, codes, lists of names. Out: the same in plain English, no more precise than
they were.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation

from credence.brief.pieces import Text, foreign, words
from credence.model import PartialDate
from credence.protocol.contacts import Ago
from credence.reading.scan.numbers import NUMBER_WORDS

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_NUMBERS = {number: text for text, number in NUMBER_WORDS.items() if number <= 12}
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


def day_words(day: date) -> str:
    """`20 December 2022`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def moment_words(moment: date | datetime) -> str:
    """`3 March 2024`, with the time (UTC) where it has one."""
    if not isinstance(moment, datetime):
        return day_words(moment)
    in_utc = moment.astimezone(UTC) if moment.tzinfo else moment
    return f"{day_words(in_utc)}, {in_utc:%H:%M} UTC"


def days_in_words(text: str) -> str:
    """The text with days that it writes as `2022-12-20` in words."""
    return _ISO_DAY.sub(_in_words, text)


def _in_words(found: re.Match[str]) -> str:
    try:
        return day_words(date.fromisoformat(found[0]))
    except ValueError:
        return found[0]


_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def date_words(when: PartialDate) -> str:
    """The date as it is known: `1991`, `March 2023`, `14 January 1992`, `January–November 2022`, `about
    1850`.
    """
    if "/" in when.text:
        first, _, last = when.text.partition("/")
        return _interval(first, last)
    text = _single(when.text.rstrip("~?%"))
    return f"{_hedge(when.text)}{text}"


def when_words(when: PartialDate) -> str:
    """The date with its preposition: `on 14 January 1992`, `in 1991`, `about 1850`, `in January–November
    2022`.
    """
    text = date_words(when)
    if when.approximate or when.is_open:
        return text
    by_day = len(when.text.partition("/")[0]) == 10
    return f"on {text}" if by_day else f"in {text}"


def _hedge(text: str) -> str:
    return {"~": "about ", "?": "perhaps ", "%": "perhaps about "}.get(text[-1], "")


def _single(bare: str) -> str:
    year, *rest = bare.split("-")
    year = str(int(year))
    if not rest:
        return year
    if rest[0] in _SEASONS and len(rest) == 1:
        return f"{_SEASONS[rest[0]]} {year}"
    month = f"{MONTHS[int(rest[0]) - 1]} {year}"
    return f"{int(rest[1])} {month}" if len(rest) == 2 else month


def _interval(first: str, last: str) -> str:
    if first in ("", ".."):
        return f"until {_of(last)}" if last not in ("", "..") else "at all times"
    if last in ("", ".."):
        return f"from {_of(first)}"
    if first == last:
        return _of(first)
    return _shortened(first, last) or f"{_of(first)} – {_of(last)}"


def _of(text: str) -> str:
    return f"{_hedge(text)}{_single(text.rstrip('~?%'))}"


def _shortened(first: str, last: str) -> str | None:
    """Both ends with what they share written once; None where they share nothing or are hedged."""
    if not (first + last).replace("-", "").isdigit() or len(first) != len(last):
        return None
    if len(first) == 4:
        return f"{int(first)}–{int(last)}"
    if first[:4] != last[:4]:
        return None
    start, end = _single(first), _single(last)
    if len(first) == 7:
        return f"{start.rpartition(' ')[0]}–{end}"
    return f"{start.partition(' ')[0]}–{end}" if first[:7] == last[:7] else f"{start.rpartition(' ')[0]} – {end}"


def ago_words(ago: Ago) -> str:
    """`two years ago`, `more than two years ago`, `about a month ago`, `the same day`, `earlier the same year`."""
    unit = ago.unit.removesuffix("s")
    if not ago.number:
        return f"earlier the same {unit}" if ago.about else f"the same {unit}"
    hedge = "more than " if ago.more else "about " if ago.about else ""
    number = number_words(ago.number)
    return f"{hedge}{'a' if ago.number == 1 else number} {ago.unit if ago.number > 1 else unit} ago"


def number_words(number: int) -> str:
    """`two`, `twelve`, `13`: in words up to twelve."""
    return _NUMBERS.get(number, str(number))


def amount_words(amount: str, currency: str | None = None) -> str:
    """`USD 58.5 million` for `58500000` and `USD`; all digits are kept, so odd sums are written out in
    full.
    """
    try:
        number = Decimal(amount)
    except InvalidOperation:
        return f"{currency} {amount}" if currency else amount
    text = _scaled(number) if number.is_finite() else amount
    return f"{currency} {text}" if currency else text


def _scaled(number: Decimal) -> str:
    for scale, name in _SCALES:
        short = (number / scale).normalize()
        if abs(number) >= scale and short * scale == number and -int(short.as_tuple().exponent) <= 3:
            return f"{short:,f} {name}"
    return f"{number:,f}"


def with_article(name: str) -> str:
    """`an embassy`, `a state`; empty for an empty name."""
    if not name:
        return ""
    return f"an {name}" if name[0].lower() in "aeiou" else f"a {name}"


def one_of_its_kind(name: str) -> str:
    """`an agreement on tourism`, `the Treaty of Lima`: what is written small is one of many of its kind."""
    if not name or not name[0].islower():
        return name
    return name if name.split()[0].endswith(("s", "notes")) else with_article(name)


def listed(items: Sequence[Text]) -> Text:
    """`a`, `a and b`, `a, b and c`."""
    joined: Text = ()
    for index, item in enumerate(items):
        joiner = "" if index == 0 else " and " if index == len(items) - 1 else ", "
        joined += words(joiner) + item
    return joined


def names_listed(names: Sequence[str]) -> Text:
    """Names from a document as a list."""
    return listed([foreign(name) for name in names if name.strip()])
