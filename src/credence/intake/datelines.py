"""The opening of a report -> its dateline: the place, the day and the agency before the first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from credence.intake.days import HIJRI, Day, day_at, days_in
from credence.intake.words import any_of, words
from credence.lore.state_surfaces import all_claims

_WORD = r"(?:(?:[^\W\d_]\.){2,}|[^\W\d_](?:[\w’']|-(?=\w))*\.?)"
_WORDS = re.compile(rf"(?:d'|D'|L')?{_WORD}(?:[ ]{_WORD}){{0,4}}")
_GAP = re.compile(r"[\s,.:]*")
_AGENCY_FIRST = re.compile(r"\s{0,9}([A-Z]{2,8})\s{0,3}[-–—/:]{1,2}\s{0,3}(?=[\dA-Z])")
_AGENCY_BARE = re.compile(r"\s{0,9}([A-Z]{2,5}),? (?=[A-Z][a-z]{2,8}\.? \d{1,2}[/,])")
"""An agency before its day without any sign: "ENA June 9/2022 The Speaker received"."""
_SPACE_CAPITAL = re.compile(r" (?=[A-Z])")
_ERA = re.compile(r"\s?(?:A\.?D\.?|C\.?E\.?|G)(?!\w)|\s?\)")
_SECOND_CALENDAR = re.compile(r"\s{0,3}[/(]?\s{0,3}")
_BRACKETED = re.compile(r"\(([^()]{2,60})\)|\[([^\[\]]{2,60})\]|/([^/\s][^/]{1,40})/")
_COUNTRY = re.compile(r"\[([A-Z][A-Za-z ]{1,40})\](?=,? (?:[A-Z]|\d|\())")
"""The country of a city in square brackets, before the day or the agency: `Klow [Syldavia], July 9 (AGS): `."""
_BARE_AGENCY = re.compile(r"([A-Z][A-Z.]{1,9}(?:[ -][A-Z][\w]+)?)(?=\s{0,9}(?:--|[-–—:]))|([A-Z]{3,12})(?=\. [A-Z])")
_LEADING_TAG = re.compile(
    r"\s{0,9}\(((?:[A-Z][\w.&’'-]{0,30}[ ,]{0,3}){1,4}[^()a-z]{0,20})\)\s{0,9}(?:[-–—]{1,9}\s{0,9})?(?=[A-Z])"
)
_DASH = re.compile(r"\s{0,9}[.,]?\s{0,9}(?:-{2,9}\s{0,9}|—\s{0,9}|[–-]\s{1,9})|\s{1,9}–|\s{1,9}-(?=\w)")
_STOP = re.compile(r"\s{0,9}[.:]\s{1,9}")
_CITY_PREFIXES = frozenset({"st", "ste", "mt", "ft"})
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_BODY = 90


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline gives; `start` to `end` is its stretch of the line."""

    place: str
    day: Day | None
    agency: str | None
    end: int


def dateline_of(line: str) -> Dateline | None:
    """The dateline that opens a paragraph, as in `BEIJING, Nov. 22 (Xinhua) -- `; None where none does.

    A place alone counts only before a dash and a body of text, as in `Luanda — `; a city of the lore also before a
    colon or a full stop, as in `Luanda: `.
    """
    if tagged := _LEADING_TAG.match(line):
        agency, day = _agency(tagged[1])
        if not agency or len(line) <= _BODY:
            return None
        further = dateline_of(line[tagged.end() :])  # "(KPL) Klow, 8 August 2018. The Minister received"
        if further is None or further.agency or not further.day:
            return Dateline("", day, agency, tagged.end())
        return Dateline(further.place, day or further.day, agency, tagged.end() + further.end)
    if first := _agency_first(line):
        return first
    start = len(line) - len(line.lstrip(" \t\"'“"))
    found = _WORDS.match(line, start)
    if not found or not (place := _place(found[0])):
        return None
    at = _second_place(line, start + len(place))
    day, agency, region = None, None, ""
    while True:
        next_ = _GAP.match(line, at).end()  # type: ignore[union-attr]
        if not day and (other := HIJRI.match(line, next_)):
            at = _SECOND_CALENDAR.match(line, other.end()).end()  # type: ignore[union-attr]
        elif not day and (day := day_at(line, next_)):
            at = _past_era(line, day.end)
        elif not (region or day or agency) and (country := _COUNTRY.match(line, next_)):
            region, at = country[1], country.end()
        elif not agency and (bracket := _BRACKETED.match(line, next_)):
            agency, within = _agency(next(filter(None, bracket.groups())))
            if not agency and not within:
                return None
            day = within if within and within.year and not (day and day.year) else day or within
            at = bracket.end()
        elif not agency and line[at:next_].strip() in (",", ".") and (bare := _BARE_AGENCY.match(line, next_)):
            agency, at = bare[1] or bare[2], bare.end()
        elif not (region or day or agency) and line[at:next_].strip() == "," and (more := _region(line, next_)):
            region, at = more, next_ + len(more)
        else:
            break
    end = _end(line, at, place, day, agency)
    return Dateline(_named(place, region), day, agency, end) if end else None


def _agency_first(line: str) -> Dateline | None:
    """ "ANB - 17/2/2010 - The President received": an agency's short name, the day, and no place."""
    found = _AGENCY_FIRST.match(line) or _AGENCY_BARE.match(line)
    day = day_at(line, found.end()) if found else None
    if found is None or day is None or day.year is None or found[1].title() in all_claims():
        return None
    if found.re is _AGENCY_BARE:
        after = _SPACE_CAPITAL.match(line, day.end)
        return Dateline("", day, found[1], after.end()) if after and len(line) > _BODY else None
    end = _DASH.match(line, day.end) or _STOP.match(line, day.end)
    return Dateline("", day, found[1], end.end()) if end and len(line) > _BODY else None


def _past_era(line: str, at: int) -> int:
    """ "15 November 2013 AD": where the day with its era ends."""
    era = _ERA.match(line, at)
    return era.end() if era else at


def _place(phrase: str) -> str:
    """The leading words that can name a place; empty where the first cannot."""
    kept: list[str] = []
    for word in phrase.split(" "):
        bare = word.rstrip(".").lower()
        if day_at(word + " 1", 0) and kept:
            break
        if not (word[0].isupper() or (kept and bare in words("particles"))) or bare in words("not_places"):
            return ""
        kept.append(word)
        if word.endswith(".") and "." not in bare and bare not in _CITY_PREFIXES:
            kept[-1] = word[:-1]
            break
    return "" if kept and kept[-1].lower() in words("particles") else " ".join(kept)


def _second_place(line: str, at: int) -> int:
    """Where a second city that shares the dateline ends, as in `KLOW/DBRNOUK, May 3: `."""
    second = _WORDS.match(line, at + 1) if line.startswith("/", at) else None
    return at + 1 + len(_place(second[0])) if second else at


def _region(line: str, start: int) -> str:
    found = _WORDS.match(line, start)
    return _place(found[0]) if found and not days_in(found[0] + " 1") else ""


def _agency(inside: str) -> tuple[str | None, Day | None]:
    """What brackets hold: an agency, a day, or both ("ZANIS, 12 May 2020")."""
    days = days_in(inside)
    if days:
        inside = inside[: days[0].start] + inside[days[0].end :]
    name = inside.strip(" ,.-–—/")
    if _WEEKDAY.fullmatch(name):
        return None, days[0] if days else None
    if ":" in name or (name and not name[0].isupper() and not name[0].isdigit()):
        return None, None
    return name or None, days[0] if days else None


def _end(line: str, at: int, place: str, day: Day | None, agency: str | None) -> int:
    """Where the text begins after a dateline; 0 where what was read is no dateline."""
    if dash := _DASH.match(line, at):
        alone = not day and not agency
        return 0 if alone and len(line) - dash.end() < _BODY else dash.end()
    if stop := _STOP.match(line, at):
        if day or agency:
            return stop.end()
        return stop.end() if line[at] in ":." and len(line) - stop.end() >= _BODY and _is_city(place) else 0
    if day and day.end == at and line[at - 1] == "." and line[at : at + 1].isspace():
        return at + 1
    if agency and (place.isupper() or day) and at < len(line) and line[at].isspace():
        return at + 1
    return 0


def _is_city(place: str) -> bool:
    name = " ".join(_capital(word.lower()) for word in place.split(" "))
    return any(claim.role in ("capital", "city") for claim in all_claims().get(name, ()))


def _named(place: str, region: str) -> str:
    if region and any_of("buildings").search(place):
        place = region
    return proper(place)


def proper(place: str) -> str:
    """A place in the usual letters: `NEW DELHI` as New Delhi, `PORT-AU-PRINCE` as Port-au-Prince."""
    if not place.isupper() or (len(place) <= 4 and "." in place):
        return place
    parts = re.split(r"([ -])", place)
    return "".join(
        part.lower()
        if i and part.lower() in words("particles") and part.lower() not in {"la", "el", "an"}
        else _capital(part)
        for i, part in enumerate(parts)
    )


def _capital(word: str) -> str:
    head, mark, tail = word.partition("'")
    if mark and len(tail) > 1:
        return f"{head.capitalize()}'{tail.capitalize()}"
    return word.capitalize() if "." not in word[:-1] else word
