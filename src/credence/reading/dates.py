"""A stretch of text in, the dates it mentions out: their span, EDTF value, and how sure and how complete they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from credence.model import PartialDate
from credence.reading import date_math as calendar
from credence.reading.date_forms import Sense, places, read_place


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as a text mentions it, `text[start:end]`; words such as "on" or "since" lie outside.

    `value` is EDTF, or None for one that only another date can resolve. `relative` ones depend on the document's date.
    `kind` is one of day, month, season, year, interval, relative (today, last year, Wednesday), anaphoric (the same
    year, two days later). `offset` says how far an anaphoric one lies from its anchor: (1, "year"), (-3, "day"), or
    (1, "may") and (1, "monday") for the next one of that name; for a bare weekday it is (0, its name).
    `month`, `day` are those given; `to` the (month, day) on which a run of days ends; a season is month 21 to 24.
    `yearless`: day or month without its year, `value` being the last one up to the document's date.
    `qualifier` is one of since, until, by, before, after, from, or empty. `modifier`: it qualifies a noun
    ("the 1906 Treaty") and so dates no verb.
    """

    start: int
    end: int
    value: str | None
    kind: str
    relative: bool = False
    offset: tuple[int, str] | None = None
    month: int | None = None
    day: int | None = None
    to: tuple[int, int | None] | None = None
    yearless: bool = False
    qualifier: str = ""
    modifier: bool = False


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
_SHORT = frozenset("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split())
_NAMED_DAY = re.compile(r"\s(?:Mosque|Times|Prayers?|Agreement|Telegraph|Mail|Monitor|Post|Market|Sermon)\b")
_NAMING = {"good", "black", "bloody", "ash", "easter", "palm", "holy", "maundy", "shrove", "whit", "cyber", "dr.", "mr.", "mr", "mrs",
           "mrs.", "ms", "ms.", "chief", "sen.", "amb.", "every", "each", "first", "second", "third", "fourth"}  # fmt: skip
_CAPITALISED = re.compile(r"\s[A-Z][a-z]")
_RUN_ON = re.compile(r"(?:\s{0,2}[-–—]\s{0,2}|\s{1,2}(?:to|until|till|through|up\sto)\s{1,2}(?:the\s)?)(?:(?:early|mid|late)[\s-]|on\s)?")
_AND = re.compile(r"\s{0,2}(?:,|,?\s(?:and|or|&))\s{1,2}(?:(?:on|in)\s)?(?:the\s)?")
_OR = re.compile(r"\sor\s(?:in\s)?")
_RANGE_AHEAD = re.compile(
    r"(?:\s?[-–—]\s?|\s(?:to|and|or|until|through)\s)(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\b"
)


def find_dates(text: str, start: int, end: int, today: date | None) -> list[DateMention]:
    """The dates mentioned in `text[start:end]`, in order, none overlapping another.

    `today` is the document's date; without it relative dates have no value. Nothing outside the stretch is looked at.
    """
    found: list[DateMention] = []
    done = start
    for first, hit in places(text, start, end):
        if hit < done:
            continue
        read = read_place(text, max(first, done), hit, end, today)
        if read is None:
            continue
        place, (stop, sense) = read
        done = stop
        mention = _in_context(text, start, place, stop, sense, end) if sense else None
        if mention:
            found.append(mention)
    return _joined(text, found) if len(found) > 1 else found


def _in_context(text: str, first: int, start: int, stop: int, sense: Sense, end: int) -> DateMention | None:
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
        return last[-1:] in ("-", "–", "—") and last[:-1] in _MONTH_NAMES or last.strip("(“\"") in _BARE_MONTH_AFTER
    if sense.kind == "relative" and sense.offset:
        if _NAMED_DAY.match(text, stop, end) or last in _NAMING:
            return False
        named = sense.offset[1] in ("friday", "sunday") and _CAPITALISED.match(text, stop, end)
        return not named or not before or last in ("on", "here", "late", "early", "since", "until", "by", "said")
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
        return (last in _TIME_WORDS and not round_number) or last in _DETERMINERS or last.endswith(("'s", "’s", "s'"))
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


def _joined(text: str, found: list[DateMention]) -> list[DateMention]:
    """Neighbours made one interval ("January to November 2022"), and a year shared by a list of days or months."""
    result: list[DateMention] = [found[-1]]
    for mention in reversed(found[:-1]):
        following = result[-1]
        if following.start - mention.end > 16:
            result.append(mention)
            continue
        between = text[mention.end : following.start]
        borrowed = _with_year_of(mention, following) if _AND.fullmatch(between) or _RUN_ON.fullmatch(between) else mention
        if _RUN_ON.fullmatch(between) or _between(text, mention, between) or _alternative(mention, following, between):
            span = _span_of(borrowed, following)
            if span:
                result[-1] = span
                continue
        result.append(borrowed)
    result.reverse()
    return result


def _between(text: str, mention: DateMention, between: str) -> bool:
    before = text[max(0, mention.start - 14) : mention.start]
    return between.strip() == "and" and re.search(r"\bbetween (?:the )?\Z", before) is not None


def _alternative(mention: DateMention, following: DateMention, between: str) -> bool:
    return mention.kind == following.kind == "year" and _OR.fullmatch(between) is not None


def _with_year_of(mention: DateMention, following: DateMention) -> DateMention:
    """The mention with the following one's year, if it has none of its own."""
    if not mention.yearless or following.yearless or following.month is None or mention.month is None:
        return mention
    if following.offset:
        return replace(mention, value=None, kind="anaphoric", relative=False, offset=following.offset, yearless=False)
    if following.value is None:
        return mention
    year = int(following.value[:4]) - (1 if mention.month > following.month else 0)
    value = calendar.edtf(year, mention.month, mention.day)
    if mention.to:
        value = calendar.interval(value, calendar.edtf(year, *mention.to))
    return replace(mention, value=value, relative=following.relative, yearless=False)


def _span_of(first: DateMention, last: DateMention) -> DateMention | None:
    """One interval from the first to the last, where both are plain and in order."""
    if last.kind in ("interval", "anaphoric") or first.kind in ("interval", "anaphoric"):
        return None
    if not first.value or not last.value or (first.kind == "day") != (last.kind == "day") and last.kind == "relative":
        return None
    end = last.value.rstrip("~")
    if last.yearless and first.yearless and first.value > end:
        first_value = f"{int(first.value[:4]) - 1}{first.value[4:]}"
        first = replace(first, value=first_value)
    value = calendar.interval(first.value.rstrip("~") if first.value else None, end)
    if value is None:
        return None
    to = (last.month, last.day) if last.month else None
    return replace(
        last, start=first.start, value=value, kind="interval", relative=first.relative or last.relative, offset=None,
        month=first.month, day=first.day, to=to, yearless=first.yearless and last.yearless, qualifier=first.qualifier,
    )  # fmt: skip


def nearest(mention: DateMention, today: date, future: bool) -> str | None:
    """The value of a mention without its year, or of a bare weekday, on the asked side of the document's date.

    Up to it where `future` is false, from it on where true; any other mention keeps its value.
    """
    if mention.yearless and mention.month:
        first = calendar.occurrence(today, mention.month, mention.day, future)
        if first is None or mention.to is None:
            return first
        return calendar.interval(first, _end_of_run(first, mention.month, mention.to))
    if mention.kind == "relative" and mention.offset and mention.offset[1] in calendar.WEEKDAYS:
        number = calendar.WEEKDAYS.index(mention.offset[1])
        same = today.weekday() == number
        return calendar.weekday_near(today, number, 1 if future and not same else 0)
    return mention.value


def _end_of_run(first: str, month: int, to: tuple[int, int | None]) -> str | None:
    return calendar.edtf(int(first[:4]) + (1 if to[0] < month else 0), *to)


def resolve(mention: DateMention, anchor: PartialDate) -> str | None:
    """The value of an anaphoric mention, or of one without its year, by the date that governs it.

    None where the anchor is not precise enough: "the next day" after a mere month, "the same year" after two years.
    """
    if mention.yearless or (mention.offset and mention.offset[1] == "year"):
        return _resolve_in_year(mention, anchor)
    if not mention.offset or mention.kind != "anaphoric":
        return mention.value
    count, unit = mention.offset
    if unit in calendar.MONTHS:
        return _resolve_named_month(count, calendar.MONTHS.index(unit) + 1, anchor)
    if unit == "month":
        return _resolve_month(mention, count, anchor)
    return _resolve_day(count, unit, anchor)


def _resolve_in_year(mention: DateMention, anchor: PartialDate) -> str | None:
    year = anchor.earliest.year
    if year != anchor.latest.year:
        return None
    year += mention.offset[0] if mention.offset else 0
    if not 1 <= year <= 9999:
        return None
    if mention.month and mention.month > 12:
        return f"{year:04}-{mention.month}"
    first = calendar.edtf(year, mention.month, mention.day)
    if first and mention.to and mention.month:
        return calendar.interval(first, _end_of_run(first, mention.month, mention.to))
    return first


def _resolve_month(mention: DateMention, count: int, anchor: PartialDate) -> str | None:
    early, late = anchor.earliest, anchor.latest
    if (early.year, early.month) != (late.year, late.month):
        return None
    year, month = calendar.months_on(early.year, early.month, count)
    return calendar.edtf(year, month, mention.day) if 1 <= year <= 9999 else None


def _resolve_named_month(count: int, month: int, anchor: PartialDate) -> str | None:
    early, late = anchor.earliest, anchor.latest
    if (early.year, early.month) != (late.year, late.month):
        return None
    turn = (1 if month <= early.month else 0) if count > 0 else (-1 if month >= early.month else 0)
    return calendar.edtf(early.year + turn, month)


def _resolve_day(count: int, unit: str, anchor: PartialDate) -> str | None:
    if anchor.earliest != anchor.latest:
        return None
    if unit in calendar.WEEKDAYS:
        return calendar.weekday_near(anchor.earliest, calendar.WEEKDAYS.index(unit), count)
    if unit == "week":
        if not count:
            return calendar.week(anchor.earliest)
        day = calendar.days_on(anchor.earliest, 7 * count)
        return f"{day.isoformat()}~" if day else None
    day = calendar.days_on(anchor.earliest, count)
    return day.isoformat() if day else None
