"""The last lines of a document -> clues: the day it went out, the agency's tag, a year for the dateline."""

from __future__ import annotations

import re
from datetime import timedelta

from credence.intake.beside import take_beside
from credence.intake.cards import on_card
from credence.intake.clues import Clues, Trust
from credence.intake.days import Day, days_in, without_days, years_in
from credence.intake.outlets import is_outlet, outlet_named
from credence.intake.words import words

_FOOT_LINES = 5
_RULE = re.compile(r"[\s\-=*_#.·]*|-?\s{0,9}(?:ends?|30)\s{0,9}-?|(?!(?:19|20)\d\d\Z)[\d*]+", re.IGNORECASE)
_TAG = re.compile(
    r"(?<=[.!?”\"])\s{0,9}(?:[-–—]\s?(?P<dash>[A-Z]{2,8})|\((?P<bracket>[A-Z]{2,8})\)|/(?P<slash>[A-Z]{2,8})/)\.?$"
)
_ONLY_TAG = re.compile(r"\s{0,9}[-–—(/]\s?(?P<tag>[A-Z]{2,8})[)/]?\s{0,9}")
_SLASHED = re.compile(r"(?P<outlet>[A-Z]{2,8})(?:/\w{1,30}){0,6}/(?:19|20)\d\d")
_OUTLET_YEAR = re.compile(
    r"(?:©|\(c\)|copyright)?\s{0,9}(?P<outlet>[^\W\d_][\w .&'’-]{1,40}?),?\s{1,9}(?:©\s{0,9})?(?:19|20)\d\d\.?", re.I
)
_LABEL = re.compile(
    r"(?:published|posted|released|issued|dated?|on|at|last|update[ds]?|text|modified|revised|translation)$",
    re.I,
)
_PUBLISHED = re.compile(r"\b(?:published|posted|released|issued)\W*(?:on\W*)?$", re.IGNORECASE)
_STORY_OF = re.compile(r"\b[Tt]his (?:story|version|article|report|item) (?:of|dated|from|was published on) $")
_STORY = re.compile(r" (?:story|version|article|report|item|dispatch)\b")
"""How an agency tells of which day what it corrects is: "(This August 11, 2017 story has been refiled to ...)"."""
_CHANGED = re.compile(r"\b(?:updat|modif|correct|edited|revised)\w*\W*(?:on\W*)?$", re.IGNORECASE)
_AS_OF = re.compile(r"\W*(?:[A-Za-z ]{0,40}\b)?as (?:of|at|on)(?: the)?", re.IGNORECASE)
"""Before a day on a last line of its own it tells how things stood when the paper went out: "As of 1 November 2022"."""
_FACT = re.compile(
    r"\b(?:relations|ties|recognition|independence|embass\w+|treat\w+|agreement|visits?)\b", re.IGNORECASE
)
"""What a label names with the day on which it came about."""
_AFTER = re.compile(r"[\s\])(.,”\"–-]*(?:\|.*)?")
_STOP = re.compile(r"[.;!?]\s|\|")
_ITEM = re.compile(r"[-*•·▪●◦‣]\s|\(?\d{1,2}[.)]\s[A-Z]")
"""A line of a list, which is not the foot of a paper."""
IN_BRACKETS = re.compile(
    r"\((?:signed|concluded|in force|entered into force"
    r"|(?:notification|gazette|official gazette|law|decree|order|circular|ref|vide)\b[^()]*\b(?:no|nr|dated))\b",
    re.IGNORECASE,
)
"""What a list of treaties gives the days of, or the act that a bracket cites."""
_LONG_AFTER = timedelta(days=400)
_FEWEST = 2
_SHORT = 60
_LONG = 160
"""A day without its year at the end of a longer line stands in a sentence that the line tells."""


def read_foot(lines: list[str], page: list[str], clues: Clues) -> None:
    """Read the last of some lines of a page, the very last first; a sentence that happens to end on a date is no clue.

    Nor is a fact that a label or a list gives with its day ("Recognition: 3 May 1992", "In force: 3 May 1872"), nor a
    day long before others.
    """
    foot = [line.strip() for line in lines if not _RULE.fullmatch(line)][-_FOOT_LINES:]
    for line in reversed(foot):
        _take_slug(line, clues)
        day = _foot_day(line)
        if day and on_card(line, page):
            continue
        if day and (_ITEM.match(line) or IN_BRACKETS.search(line[: day.start]) or _is_past(day, lines)):
            continue
        if day:
            changed = _CHANGED.search(line[: day.start]) or _AS_OF.fullmatch(line[: day.start].strip())
            clues.offer_day(day, Trust.UPDATED if changed else Trust.FOOT)
            _take_beside(line[: day.start], clues)
        elif len(line) <= _SHORT and not days_in(line):
            _take_short(line, clues)
    for line in foot[-2:]:
        if tag := _ONLY_TAG.fullmatch(line) or _TAG.search(line):
            clues.offer("outlet", outlet_named(next(filter(None, tag.groups()))), Trust.FOOT)


def _is_past(day: Day, lines: list[str]) -> bool:
    """Whether the text goes on to days so much later that it cannot have gone out on that one."""
    begun = day.full
    if begun is None:
        return False
    later = begun + _LONG_AFTER
    days = {full for line in lines for other in days_in(line) if other.year and (full := other.full) and full > later}
    return len(days) >= _FEWEST


def _foot_day(line: str) -> Day | None:
    """The day the line ends on, or the one it says it was published on; None for a day in a sentence."""
    days = days_in(line)
    year = next((day.year for day in days if day.year), None)
    for day in days:
        if day.year and _PUBLISHED.search(line[: day.start]):
            return day
    for day in days:
        before, behind = line[: day.start], line[day.end :]
        if day.year and (_STORY_OF.search(before) or (before.endswith("This ") and _STORY.match(behind))):
            return day
    for day in reversed(days):
        if (day.year or (year and len(line) <= _LONG)) and _stands_alone(line, day):
            return day if day.year else Day(year, day.month, day.day, day.start, day.end)
        if day.year and _CHANGED.search(line[: day.start]):
            return day
    return None


def _stands_alone(line: str, day: Day) -> bool:
    if not _AFTER.fullmatch(without_days(line[day.end :])):
        return False
    before = _last_sentence(line[: day.start])
    words = before.split()
    if sum(w[0].islower() for w in words) > 2 or len(words) > 8:
        return False
    if before[-1:] == ":" and _FACT.search(before):
        return False
    return not words or before[-1] in ",-–—:/([" or bool(_LABEL.search(words[-1]) or _AS_OF.fullmatch(before))


def _last_sentence(words: str) -> str:
    """What stands after the last stop."""
    return words[max((stop.end() for stop in _STOP.finditer(words)), default=0) :].strip()


def _take_beside(before: str, clues: Clues) -> None:
    words = _last_sentence(before)
    if not words or words[-1] != "," or any(c.isdigit() for c in words) or ":" in words:
        return
    take_beside(words, Trust.FOOT, clues)


_SOURCE = re.compile(r"(?:source|courtesy|via)\s?:\s{0,9}", re.IGNORECASE)


_SLUG = re.compile(r"\b\d{6} [A-Z][a-z]{2} (\d\d)(?:NNNN\b|\Z)")
"""The close of a despatch by wire, with its hour, month and year: "111404 Jun 14NNNN", or without its mark."""


_CENTURY = 70
"""Years of two figures from here on are of the twentieth century: agencies closed their despatches so then."""


def _take_slug(line: str, clues: Clues) -> None:
    """The year of the dateline that stands in the close of a wire despatch."""
    if slug := _SLUG.search(line):
        year = int(slug[1])
        clues.years.append((year + (1900 if year >= _CENTURY else 2000), "text"))


def _take_short(line: str, clues: Clues) -> None:
    source = _SOURCE.match(line)
    if source and is_outlet(line[source.end() :], clues.file_name):
        clues.offer("outlet", outlet_named(line[source.end() :]), Trust.FOOT)
    clues.years.extend((year, "text") for year in years_in(line))
    found = _SLASHED.fullmatch(line) or _OUTLET_YEAR.fullmatch(line)
    named = found is not None and all(w[0].isupper() or w in words("particles") for w in found["outlet"].split())
    if found and named and is_outlet(found["outlet"], clues.file_name):
        clues.offer("outlet", outlet_named(found["outlet"]), Trust.FOOT)
