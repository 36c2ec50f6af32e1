"""A date form and the words around it in, a mention out, or nothing where they show that it is no date."""

from __future__ import annotations

import re
from typing import Final

from credence.reading.dates import math as calendar
from credence.reading.dates.mention import DateMention
from credence.reading.dates.patterns import SHORT
from credence.reading.dates.senses import Sense

_QUALIFIERS: Final = {
    "since": "since", "until": "until", "till": "until", "til": "until", "through": "until", "by": "by",
    "before": "before", "after": "after", "following": "after", "from": "from", "starting": "from",
    "beginning": "from", "effective": "from",
}  # fmt: skip
_HEDGES: Final = {"about", "around", "circa", "ca", "ca.", "c.", "approximately", "roughly"}
_FILLERS: Final = {
    "the", "early", "mid", "late", "mid-", "end", "of", "beginning", "start", "on", "in", "at", "least",
    "year", "years", "a", "then", "as", *_HEDGES,
}  # fmt: skip
_WEIGHTY: Final = frozenset(_QUALIFIERS) | _FILLERS | {"or"}
_DOUBTFUL: Final = frozenset(("year", "month", "relative"))
_TIME_WORDS: Final = {
    "in", "since", "until", "till", "by", "from", "to", "during", "year", "years", "of", "early", "late",
    "mid", "before", "after", "for", "through", "throughout", "between", "around", "about", "circa",
    "summer", "winter", "spring", "autumn", "fall", "on",
}  # fmt: skip
_BARE_MONTH_AFTER: Final = {
    "in", "of", "since", "until", "till", "by", "from", "during", "before", "after", "through",
    "throughout", "for", "to", "early", "mid", "mid-", "end-", "early-", "late-", "late", "between",
    "and", "or", "this", "as", "at", "around", "about", "following", "earlier",
}  # fmt: skip
_NUMBERED: Final = re.compile(
    r"(?:resolutions?|articles?|arts?\.?|nos?\.?|numbers?|n°|nr\.?|§|#|res\.?|decrees?|orders?|rooms?|pages?|pp?\.|"
    r"route|flight|unscr|paragraphs?|chapter|cap\.?|case|agenda|vision|horizon|expo|windows|usd|eur|gbp|chf|azn|kzt|"
    r"rub|jpy|cny|inr|bdt|try|rs\.?|mk|us|[a-z]{0,4}[$€£¥₹₺₽])"
)
"""Before a figure of four digits: it counts or numbers something other than years."""
_TOO_MANY: Final = {"than", "nearly", "almost", "some", "exceeding", "most"}
_BEFORE_WEEKDAY: Final = {"on", "here", "late", "early", "since", "until", "by", "said"}
_COUNTED_NOUN: Final = re.compile(
    r"\s(?:million|billion|trillion|thousand|mln|bn|people|persons|men|women|children|tonnes|tons|troops|soldiers|km|"
    r"kilomet(?:re|er)s|met(?:re|er)s|miles|kg|mw|hectares|dollars|euros|pounds|yen|yuan|rupees|manat|pages|"
    r"delegates|students|scholarships|doses|houses|homes|families|refugees|workers|jobs|companies|square|cubic|US\$|"
    r"U\.S\. dollars|per\s?cent|percent|(?P<s>[a-z]{3,14}s))\b|\s?%"
)
_MARKS: Final = re.compile(
    r"\s(?:marks|marked|sees|saw|brings|brought|witnesses|witnessed|will (?:mark|see|bring))\s"
    r"(?:the|an?|our|their|its|half|exactly|\d+)\s"
)
"""What a year does that is the subject of a sentence: "2018 marks 60 years of relations"."""
_MODIFIED: Final = re.compile(
    r"\s(?:(?P<noun>[Tt]reaty|[Aa]greement|[Cc]onvention|[Pp]rotocol|[Aa]ccords?|[Mm]emorandum|[Pp]act|"
    r"[Cc]onstitution|[Dd]eclaration|[Aa]rmistice)\b|(?P<capital>[A-Z][\w’'-])|(?P<word>[a-z]{1,24})\b)"
)
_DETERMINERS: Final = {
    "the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "these", "those", "every",
    "each", "under", "per",
}  # fmt: skip
_BEFELL: Final = frozenset((
    "war", "wars", "crisis", "coup", "revolution", "election", "elections", "flood", "floods", "earthquake",
    "cyclone", "hurricane", "typhoon", "tsunami", "drought", "events", "genocide", "massacre", "invasion",
    "uprising", "revolt", "famine", "epidemic", "pandemic", "referendum", "storm", "conflict", "putsch",
    "insurrection", "rebellion", "riots", "wildfires", "fires", "eruption", "constitution", "embargo",
))  # fmt: skip
"""What befell in a year told with it ("the floods of 2014", "the 2014 floods"): that year dates no other verb."""
_AFTER: Final = re.compile(r"[A-Za-z]{0,24}")
_NO_NOUN: Final = {
    "and", "or", "to", "in", "on", "at", "by", "for", "from", "of", "with", "when", "as", "until",
    "after", "before", "that", "which", "who", "was", "were", "is", "are", "has", "had", "have", "will",
    "would", "he", "she", "it", "they", "but", "through", "between", "during", "while", "where", "under",
    "because", "although", "following", "saw", "a", "an", "the",
}  # fmt: skip
_MONTH_NAMES: Final = frozenset(calendar.MONTHS)
_SHORT: Final = frozenset(SHORT)
_NAMED_DAY: Final = re.compile(r"\s(?:Mosque|Times|Prayers?|Agreement|Telegraph|Mail|Monitor|Post|Market|Sermon)\b")
_NAMING: Final = {
    "good", "black", "bloody", "ash", "easter", "palm", "holy", "maundy", "shrove", "whit", "cyber",
    "dr.", "mr.", "mr", "mrs", "mrs.", "ms", "ms.", "chief", "sen.", "amb.", "every", "each", "first",
    "second", "third", "fourth",
}  # fmt: skip
_QUOTES: Final = dict.fromkeys(map(ord, '"“”„«»'))
_CAPITALISED: Final = re.compile(r"\s[A-Z][a-z]")
_RANGE_AHEAD: Final = re.compile(
    rf"(?:\s?[-–—]\s?|\s(?:to|and|or|until|through)\s)(?:{'|'.join([*(m.title() for m in calendar.MONTHS), *SHORT])})\b"
)


def in_context(text: str, first: int, start: int, stop: int, sense: Sense, end: int) -> DateMention | None:
    """The mention, given the words before and after it; None where they show that it is no date."""
    near = text[max(first, start - 40) : start].lower()
    before = (near if near.isascii() and '"' not in near else near.translate(_QUOTES)).split()
    last = before[-1] if before else ""
    if sense.kind in _DOUBTFUL and not _stands(text, stop, end, sense, before, last):
        return None
    value, qualifier = sense.value, ""
    if last in _WEIGHTY and not (last in ("in", "on") and before[-2:-1] and before[-2] not in _WEIGHTY):
        qualifier, hedged = _weigh(before)
        if hedged and value and "/" not in value:
            value += "~"
    modifier = stop < end and text[stop] == " " and _modifies(text, stop, end, last)
    if modifier and sense.kind == "interval" and text[start].isalpha() and _CAPITALISED.match(text, stop, end):
        modifier = False  # "in the first half of 2025 Ruritania will open an embassy"
    if modifier and sense.kind == "season" and text.find(" of ", start, stop) >= 0:
        modifier = False  # "in the summer of 1974 Ruritania opened an embassy"
    befell = last == "of" and len(before) > 1 and before[-2] in _BEFELL
    event = befell or (modifier and _word_at(text, stop + 1, end) in _BEFELL)
    way = text[text.rfind(" ", 0, stop) + 1 : stop].lower() if sense.kind == "anaphoric" and sense.offset else ""
    return DateMention(
        start,
        stop,
        value,
        sense.kind,
        sense.relative,
        sense.offset,
        sense.month,
        sense.day,
        sense.to,
        sense.yearless,
        qualifier,
        modifier or befell,
        event,
        way,
    )


def _word_at(text: str, place: int, end: int) -> str:
    found = _AFTER.match(text, place, end)
    return found[0].lower() if found else ""


def _stands(text: str, stop: int, end: int, sense: Sense, before: list[str], last: str) -> bool:
    """Whether bare years, months and weekdays are dates where they stand."""
    if sense.kind == "year" and not sense.relative:
        return _is_year(text, stop, end, before, last)
    if sense.kind == "month" and sense.yearless:
        return _is_month(text, stop, end, last)
    if sense.kind == "relative" and sense.offset:
        return _is_weekday(text, stop, end, sense.offset[1], last)
    return True


def _is_month(text: str, stop: int, end: int, last: str) -> bool:
    """Whether a month without day or year is one: after "in" and its like, or at either end of a range."""
    if last == "of" and _CAPITALISED.match(text, stop, end):
        return False
    if _RANGE_AHEAD.match(text, stop, end):
        return True
    if text[stop - 1] != "." and text[stop - 4 : stop].strip() in _SHORT:
        return False
    if last.strip('(“"') in _BARE_MONTH_AFTER:
        return True
    if last == "(" and text[stop : min(stop + 1, end)] == ")":
        return True  # "2005: visit of X to Klow (April)"
    return last[-1:] in ("-", "–", "—") and last[:-1] in _MONTH_NAMES


def _is_weekday(text: str, stop: int, end: int, weekday: str, last: str) -> bool:
    """Not the Friday Mosque, nor Good Friday, nor Dr. Sunday Adeleke."""
    if _NAMED_DAY.match(text, stop, end) or last in _NAMING:
        return False
    if weekday not in ("friday", "sunday") or not last or last in _BEFORE_WEEKDAY:
        return True
    return _CAPITALISED.match(text, stop, end) is None


def _is_year(text: str, stop: int, end: int, before: list[str], last: str) -> bool:
    """Whether a figure of four digits is a year: not numbered, not counted, no sum of money."""
    if text[stop - 5 : stop - 4] in ("-", "–") and last[-1:].isdigit():
        return False
    if _is_numbered(before) or last in _TOO_MANY:
        return False
    counted = _COUNTED_NOUN.match(text, stop, end)
    if counted is None or _MARKS.match(text, stop, end):
        return True
    if not counted["s"]:
        return False
    if last in _TIME_WORDS:
        return text[stop - 2 : stop] != "00" or counted[0].strip().lower().startswith(_UNCOUNTED)
    return last in _DETERMINERS or last.endswith(("'s", "’s", "s'"))


_UNCOUNTED: Final = ("relations", "ties", "exports", "imports")
"""Of these nobody counts two thousand: "in 2000 relations were resumed"."""


def _is_numbered(before: list[str]) -> bool:
    """ "resolutions 1696 and 1701", "Article 1945", "USD 1999"."""
    for word in before[:-7:-1]:
        if word not in ("and", "or", "to") and not word.strip(",();").isdigit():
            return _NUMBERED.fullmatch(word.strip("(")) is not None
    return False


_CAME: Final = (["came"], ["come"], ["comes"], ["brought"], ["set"])
"""Verbs of which "about" is a part: "came about in 1965"."""


def _weigh(before: list[str]) -> tuple[str, bool]:
    """(qualifier, hedged) by the words before: "since the end of", "on or about", "not until after"."""
    last = before[-1]
    second = before[-2] if len(before) > 1 else ""
    if second in ("shortly", "soon", "or") and last in ("before", "after", "about", "around"):
        return "", True
    if last == "after" and second == "until":
        return "", True
    hedged = last in _HEDGES or (second in _HEDGES and last in _FILLERS and before[-3:-2] not in _CAME)
    for word in before[:-6:-1]:
        if word in _QUALIFIERS:
            return _QUALIFIERS[word], hedged
        if word not in _FILLERS:
            break
    return "", hedged


def _modifies(text: str, stop: int, end: int, last: str) -> bool:
    """Whether the date stands between a determiner and the noun it qualifies."""
    found = _MODIFIED.match(text, stop, end)
    if found is None or _MARKS.match(text, stop, end):
        return False
    determined = last in _DETERMINERS or last.endswith(("'s", "’s"))
    if found["noun"]:
        return last not in _TIME_WORDS or last == "of"
    if found["capital"]:
        return determined
    return determined and found["word"] not in _NO_NOUN
