"""A date form and the words around it in, a mention out, or nothing where they show that it is no date."""

from __future__ import annotations

import re

from credence.reading import date_math as calendar
from credence.reading.date_forms import Sense
from credence.reading.date_mention import DateMention

_QUALIFIERS = {
    "since": "since", "until": "until", "till": "until", "til": "until", "through": "until", "by": "by", "before": "before",
    "after": "after", "following": "after", "from": "from", "starting": "from", "beginning": "from", "effective": "from",
}  # fmt: skip
_HEDGES = {"about", "around", "circa", "ca", "ca.", "c.", "approximately", "roughly"}
_FILLERS = {
    "the", "early", "mid", "late", "mid-", "end", "of", "beginning", "start", "on", "in", "at", "least", "year", "years",
    "a", "then", "as",
} | _HEDGES  # fmt: skip
_TIME_WORDS = {
    "in", "since", "until", "till", "by", "from", "to", "during", "year", "years", "of", "early", "late", "mid", "before",
    "after", "for", "through", "throughout", "between", "around", "about", "circa", "summer", "winter", "spring", "autumn",
    "fall", "on",
}  # fmt: skip
_BARE_MONTH_AFTER = {
    "in", "of", "since", "until", "till", "by", "from", "during", "before", "after", "through", "throughout", "for", "to",
    "early", "mid", "mid-", "late", "between", "and", "or", "this", "as", "at", "around", "about", "following", "earlier",
}  # fmt: skip
_NUMBERED = re.compile(
    r"(?:resolutions?|articles?|arts?\.?|nos?\.?|numbers?|n°|nr\.?|§|#|res\.?|decrees?|orders?|room|rooms|pages?|pp?\.|route|flight|"
    r"unscr|usd|eur|gbp|chf|azn|kzt|rub|jpy|cny|inr|bdt|try|rs\.?|mk|us|agenda|vision|horizon|expo|windows|paragraphs?|"
    r"chapter|cap\.?|case|[a-z]{0,4}[$€£¥₹₺₽])"
)
_TOO_MANY = {"than", "nearly", "almost", "some", "exceeding", "least", "most", "to"}
_COUNTED_NOUN = re.compile(
    r"\s(?:million|billion|trillion|thousand|mln|bn|people|persons|men|women|children|tonnes|tons|troops|soldiers|km|"
    r"kilometres|kilometers|metres|meters|miles|kg|mw|hectares|dollars|euros|pounds|yen|yuan|rupees|manat|pages|"
    r"delegates|students|scholarships|doses|houses|homes|families|refugees|workers|jobs|companies|square|cubic|US\$|"
    r"U\.S\. dollars|per\s?cent|percent|(?P<s>[a-z]{3,14}s))\b|\s?%"
)
_MODIFIED = re.compile(
    r"\s(?:(?P<noun>[Tt]reaty|[Aa]greement|[Cc]onvention|[Pp]rotocol|[Aa]ccords?|[Mm]emorandum|[Pp]act|[Cc]onstitution|"
    r"[Dd]eclaration|[Aa]rmistice)\b|(?P<capital>[A-Z][\w’'-])|(?P<word>[a-z]+(?:-[a-z]+)?)\b)"
)
_DETERMINERS = {
    "the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "these", "those", "every", "each", "under", "per"
}  # fmt: skip
_NO_NOUN = {
    "and", "or", "to", "in", "on", "at", "by", "for", "from", "of", "with", "when", "as", "until", "after", "before", "that",
    "which", "who", "was", "were", "is", "are", "has", "had", "have", "will", "would", "he", "she", "it", "they", "but",
    "through", "between", "during", "while", "where", "under", "because", "although", "following", "saw", "a", "an", "the",
}  # fmt: skip
_MONTH_NAMES = frozenset(calendar.MONTHS)
_SHORT = frozenset(["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"])
_NAMED_DAY = re.compile(r"\s(?:Mosque|Times|Prayers?|Agreement|Telegraph|Mail|Monitor|Post|Market|Sermon)\b")
_NAMING = {"good", "black", "bloody", "ash", "easter", "palm", "holy", "maundy", "shrove", "whit", "cyber", "dr.", "mr.", "mr", "mrs",
           "mrs.", "ms", "ms.", "chief", "sen.", "amb.", "every", "each", "first", "second", "third", "fourth"}  # fmt: skip
_CAPITALISED = re.compile(r"\s[A-Z][a-z]")
_RANGE_AHEAD = re.compile(
    r"(?:\s?[-–—]\s?|\s(?:to|and|or|until|through)\s)(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\b"
)


def in_context(text: str, first: int, start: int, stop: int, sense: Sense, end: int) -> DateMention | None:
    """The mention, given the words before and after it; None where they show that it is no date."""
    before = text[max(first, start - 40) : start].lower().split()
    last = before[-1] if before else ""
    if not _stands(text, stop, end, sense, before, last):
        return None
    value, qualifier = sense.value, ""
    if last in _QUALIFIERS or last in _FILLERS:
        qualifier, hedged = _weigh(before)
        if hedged and value and "/" not in value:
            value += "~"
    return DateMention(start, stop, value, *sense[1:], qualifier, _modifies(text, stop, end, last))


def _stands(text: str, stop: int, end: int, sense: Sense, before: list[str], last: str) -> bool:
    """Whether bare years, months and weekdays are dates where they stand."""
    if sense.kind == "year" and not sense.relative:
        return _is_year(text, stop, end, before, last)
    if sense.kind == "month" and sense.yearless:
        if last == "of" and _CAPITALISED.match(text, stop, end):
            return False
        if text[stop - 1] != "." and text[stop - 4 : stop].strip() in _SHORT:
            return False
        if last in _BARE_MONTH_AFTER or _RANGE_AHEAD.match(text, stop, end):
            return True
        return (last[-1:] in ("-", "–", "—") and last[:-1] in _MONTH_NAMES) or last.strip(
            '(“"'
        ) in _BARE_MONTH_AFTER
    if sense.kind == "relative" and sense.offset:
        if _NAMED_DAY.match(text, stop, end) or last in _NAMING:
            return False
        named = sense.offset[1] in ("friday", "sunday") and _CAPITALISED.match(text, stop, end)
        return (
            not named or not before or last in ("on", "here", "late", "early", "since", "until", "by", "said")
        )
    return True


def _is_year(text: str, stop: int, end: int, before: list[str], last: str) -> bool:
    if text[stop - 5 : stop - 4] in ("-", "–") and last[-1:].isdigit():
        return False
    for word in reversed(before[-6:]):
        if word in ("and", "or", "to") or word.strip(",();").isdigit():
            continue
        if _NUMBERED.fullmatch(word.strip("(")):
            return False
        break
    if last in _TOO_MANY and not (last == "to" or last == "least"):
        return False
    counted = _COUNTED_NOUN.match(text, stop, end)
    if counted is None:
        return True
    if counted["s"] and last not in _TOO_MANY:
        round_number = text[stop - 2 : stop] == "00"
        return (
            (last in _TIME_WORDS and not round_number)
            or last in _DETERMINERS
            or last.endswith(("'s", "’s", "s'"))
        )
    return False


def _weigh(before: list[str]) -> tuple[str, bool]:
    """(qualifier, hedged) by the words before: "since the end of", "on or about", "not until after"."""
    last = before[-1]
    second = before[-2] if len(before) > 1 else ""
    if second in ("shortly", "soon", "or") and last in ("before", "after", "about", "around"):
        return "", True
    if last == "after" and second == "until":
        return "", True
    hedged = last in _HEDGES or (second in _HEDGES and last in _FILLERS)
    for word in before[:-6:-1]:
        if word in _QUALIFIERS:
            return _QUALIFIERS[word], hedged
        if word not in _FILLERS:
            break
    return "", hedged


def _modifies(text: str, stop: int, end: int, last: str) -> bool:
    """Whether the date stands between a determiner and the noun it qualifies."""
    found = _MODIFIED.match(text, stop, end)
    if found is None:
        return False
    determined = last in _DETERMINERS or last.endswith(("'s", "’s"))
    if found["noun"]:
        return last not in _TIME_WORDS or last == "of"
    if found["capital"]:
        return determined
    return determined and found["word"] not in _NO_NOUN
