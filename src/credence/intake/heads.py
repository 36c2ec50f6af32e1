"""A document's text and file name -> its Publication: who published it, where and when, as far as it says.

head lines   fields ("Date: ..."), date lines, bylines, letterheads, a title
dateline     "BEIJING, Nov. 22 (Xinhua) -- "
foot lines   "ANGOP, 28 January 2020 | Updated 14h32"      (feet.py)
file name    azernews-2022-12-20.txt
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from credence.intake.beside import take_beside
from credence.intake.cards import on_card
from credence.intake.chronicle import without_entries
from credence.intake.clues import Clues, Trust
from credence.intake.datelines import Dateline, dateline_of, proper
from credence.intake.days import (
    ENDS_RUN,
    Day,
    day_at,
    day_of_name,
    days_in,
    is_day_line,
    without_days,
    years_in,
    zone_in,
)
from credence.intake.declared import NOTHING, take_fields
from credence.intake.feet import IN_BRACKETS, read_foot
from credence.intake.language import ENGLISH, is_english, language_of
from credence.intake.outlets import is_letterhead, outlet_in_text, outlet_named, stands_for_outlet
from credence.intake.tails import tail_of
from credence.intake.words import any_of, field_line, fields, words
from credence.model import Publication

_HEAD_LINES = 14
_STAMP = re.compile(r"\s{0,9}date\s{1,9}(?=\d{4}-\d\d-\d\d\b)", re.IGNORECASE)
_ISO = len("2001-01-01")
_CHANGED = re.compile(r"\b(?:updat|modif|correct|edited|revised)\w*\W*(?:on\W*|at\W*)?$", re.IGNORECASE)
_AS_OF = re.compile(r"\b(?:as\s(?:of|at|on)|correct\s(?:to|at)|situation\s(?:of|on|at))\W{0,3}$", re.IGNORECASE)
_POSTED = re.compile(
    r"(?:submitted|posted|published|added|created|uploaded|written) by [^\n]{1,60}? on ", re.IGNORECASE
)
_SEGMENTS = re.compile(r"\s{0,9}[|•·]\s{0,9}")
_BYLINE = re.compile(r"by:?\s{1,9}([^\W\d_][^\d|]{2,60})", re.IGNORECASE)
_BYLINE_FIRST = re.compile(
    r"\s{0,9}by:?\s{1,9}([^\W\d_][^\d|,–—]{2,60}?)\s{0,3}(?:,|–|—|\s-\s|\son\s|\s(?=\d))", re.IGNORECASE
)
"""A byline that place and day follow on its line."""
_NAME = re.compile(r"(?:[^\W\d_][\w.'’-]{0,40}\s){1,3}[^\W\d_][\w.'’-]{0,40}")
_NUMBERED = re.compile(r"\s{0,9}(?:[-*•]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)/]\s)")
_NUMBER_OF_YEAR = re.compile(r"\bno\.?\s{0,9}[\w-]{0,12}?\d{1,9}\s{0,9}/\s{0,9}((?:19|20)\d\d)\b", re.IGNORECASE)
_DECREED_TODAY = re.compile(
    r"\b(?:issued|signed|promulgated) (?:today )?(?:an? |the |today )?(?:Royal |Presidential |Amiri |Emiri )?"
    r"(?:Decree|Order|Law) [Nn]o\.? ?\d{1,4}/((?:19|20)\d\d)\b"
)
"""An act of the day of the dateline, with the year of its number: "issued today Royal Decree No. 41/2022"."""
_WITH_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_LONG = 120
"""A line of the head that names an issue ("Vol. 47, Wednesday 19 November 2008, No. 131") is no longer."""
_CLOSE = 300
"""Within so many characters of the end of a paragraph stands what closes it."""
_DASHED = re.compile(r"\s{0,3}[-–—]\Z")
_CLOSING = re.compile(r"[\s\])(.,]*")
_MESSAGE = re.compile(r"<[^<>]{0,200}>|\S{1,80}@\S{1,80}")


def publication_of(
    text: str,
    name: str,
    given: date | None = None,
    outlet: str | None = None,
    fields: Mapping[str, tuple[str, str]] = NOTHING,
    address: str | None = None,
) -> Publication:
    """What the text and the file's name (without its ending) say of the document's publication.

    `fields` is what the file's format says of it (`formats.Piece.fields`), `address` where it stands on the web.
    The date is taken from, in this order: the user, the page's own data, a header, a line of the head, a dateline
    with its year, the title, the foot, a dateline whose year stands elsewhere, a note of an update or of the
    saving of the file, the file's name.
    """
    clues = Clues(file_name=name)
    clues.offer("published", given, Trust.GIVEN)
    clues.offer("outlet", outlet, Trust.GIVEN)
    take_fields(fields, address, clues)
    lines = without_entries([line for line in text[: tail_of(text)].split("\n") if line.strip()])
    body = _read_head(lines[:_HEAD_LINES], clues)
    lead = lines[body] if body < len(lines) else ""
    _read_issued(lead, clues)
    _read_lead(lead, clues)
    # A brief of one paragraph has its foot in that.
    read_foot(lines[max(body, 1) :] or [line[-_CLOSE:] for line in lines[body:]], lines, clues)
    if "outlet" not in clues.best:
        clues.offer("outlet", outlet_in_text(text), Trust.TEXT)
    _read_name(name, clues)
    clues.complete()
    _settle_language(text, clues)
    return clues.publication()


def _read_issued(line: str, clues: Clues) -> None:
    """The first paragraph may say no more than when what it opens was issued."""
    issued = _ISSUED.match(line)
    day = day_at(line, issued.end()) if issued else None
    if day and not _CLOSING.sub("", line[day.end :]):
        clues.offer_day(day, Trust.TEXT)


def _read_lead(line: str, clues: Clues) -> None:
    """The first paragraph may write out the day of its dateline: "KLOW, April 13 - On April 13, 2023 ..."."""
    if (told := clues.yearless) is None:
        return
    same = (d for d in days_in(line) if d.year and (d.month, d.day) == (told.month, told.day))
    clues.years.extend((year, "text") for day in same if (year := _year_of_report(line, day)))
    clues.years.extend((int(found), "text") for found in _DECREED_TODAY.findall(line))


def _year_of_report(line: str, day: Day) -> int | None:
    """The year that the same day in the text gives to the dateline's.

    Where it is celebrated, "(March 25, 1971 - 2021)", the last one, or the one so many years later as it tells.
    """
    if until := _UNTIL.match(line, day.end):
        return int(until[1])
    celebrated = _ANNIVERSARY.search(line, 0, day.start)
    return int(day.year or 0) + int(celebrated[1]) if celebrated else day.year


_UNTIL = re.compile(r"\s{0,3}[-–—]\s{0,3}((?:19|20)\d\d)\b")
_ANNIVERSARY = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th) (?:founding )?anniversary\b[^.;]{0,120}\Z", re.IGNORECASE)
"""How many years ago a day was that is named behind it: "the 50th anniversary of ties, set up on March 25, 1971"."""


def _settle_language(text: str, clues: Clues) -> None:
    """What the text shows prevails; a header may only name the language of a text that is not English."""
    found = language_of(text)
    named = clues.best.get("language")
    if found and not (found != ENGLISH and named and not is_english(str(named[1]))):
        clues.best["language"] = (Trust.TEXT, found, "text")
    clues.offer("language", ENGLISH, Trust.NAME, "assumed")


def _read_head(lines: list[str], clues: Clues) -> int:
    """Read the lines before the first sentence; gives the number of them."""
    plain: list[str] = []
    for number, line in enumerate(lines):
        if stamp := _STAMP.match(line):
            clues.offer_day(next(iter(days_in(line[: stamp.end() + _ISO])), None), Trust.FIELD)
        if dateline := dateline_of(line[stamp.end() + _ISO :] if stamp else line):
            _take_dateline(dateline, clues)
            break
        if _is_body(line, number):
            break
        if not set(line.strip()) <= set("-=*_#"):
            segments = [s for s in _SEGMENTS.split(line.strip()) if s]
            taken = [_take_segment(segment, number, bool(plain), clues) for segment in segments]
            if not any(taken):
                plain.append(line.strip())
    else:
        number = len(lines)
    _take_plain(plain, clues)
    return number


def _is_body(line: str, number: int) -> bool:
    if field_line().match(line) and len(line) < 300:
        return False
    ends = line.rstrip(" \"”’')").endswith((".", "!", "?", ":", ";", ","))
    if number == 0:
        return (ends and len(line.split()) >= 12) or len(line) > 350
    numbered = _NUMBERED.match(line) and not is_day_line(line)  # "21. April 2021 - 17:48"
    return bool(numbered) or len(line) > 200 or (ends and len(line.split()) >= 7)


def _take_segment(segment: str, number: int, titled: bool, clues: Clues) -> bool:
    """Whether a line, or a part of one between bars, was a field, a date line or a byline."""
    if stamp := _STAMP.match(segment):
        clues.offer_day(next(iter(days_in(segment)), None), Trust.FIELD)
        clues.offer("zone", zone_in(segment[stamp.end() :]), Trust.FIELD)
        return True
    if found := field_line().fullmatch(segment):
        return _take_field(fields()[found[1].lower()], found[2].strip(), clues)
    if _take_date_line(segment, clues) or _take_as_of(segment, clues) or _take_posted(segment, clues):
        return True
    if byline := _BYLINE.fullmatch(segment):
        _take_author(byline[1].split(",")[0].strip(), clues)
        return True
    if number and stands_for_outlet(segment, clues.file_name):
        clues.offer("outlet", outlet_named(segment), Trust.HEAD)
        return True
    if (titled or clues.best.keys() & {"published"}) and number < 6 and _is_name(segment):
        clues.offer("author", segment, Trust.HEAD)
        return True
    return bool(_MESSAGE.fullmatch(segment))


def _take_author(writer: str, clues: Clues) -> None:
    clues.offer("author", None if any_of("not_authors").search(writer) else writer, Trust.HEAD)


def _take_field(name: str, value: str, clues: Clues) -> bool:
    if name in ("date", "published", "updated"):
        trust = {"date": Trust.FIELD, "published": Trust.HEAD, "updated": Trust.UPDATED}[name]
        clues.offer_day(next(iter(days_in(value)), None), trust)
        clues.offer("zone", zone_in(value), Trust.HEAD)
    elif name == "outlet" and not value.lower().startswith(("http:", "https:", "www.")):
        day = next((day for day in days_in(value) if day.year), None)  # "Source: AGS 2018-02-08 23:55:04"
        clues.offer_day(day, Trust.HEAD)
        named = value[: day.start] if day else value
        clues.offer("outlet", outlet_named(_MESSAGE.sub("", named).strip(' "|,-')), Trust.FIELD)
    elif name == "language":
        clues.offer("language", {"english": "en"}.get(value.lower(), value.lower()), Trust.FIELD)
    elif name != "ignored":
        clues.offer(name, value, Trust.FIELD)
    return True


def _take_date_line(line: str, clues: Clues) -> bool:
    """A line that is a date and little else: "29.04.2021", "Oslo, 25 November 2021", "OSLO - 3 May 2020"."""
    line = _CITY.sub("", line.rstrip())
    days = days_in(line)
    if not days:
        return False
    byline = _BYLINE_FIRST.match(line)
    if byline and byline.end() <= days[0].start and _take_date_line(line[byline.end() :], clues):
        _take_author(byline[1].strip(), clues)
        return True
    left = [
        w
        for w in re.findall(r"[^\W\d_][\w.'’-]*", without_days(line))
        if w.lower().rstrip(".") not in words("date_labels")
    ]
    before, after = line[: days[0].start].strip(), line[days[-1].end :].strip()
    if not before and after.startswith(","):
        before, after = after[1:].strip() + ",", ""
    before = _DASHED.sub(",", before)
    if left and not _is_beside(before, left, after):
        return False
    for day in days:
        clues.offer_day(day, Trust.UPDATED if _CHANGED.search(line[: day.start]) else Trust.HEAD)
    clues.offer("zone", zone_in(line), Trust.HEAD)
    if left:
        take_beside(before, Trust.HEAD, clues)
    return True


def _take_as_of(line: str, clues: Clues) -> bool:
    """ "(as of Friday, 6 September, 16.00; subject to change)": whether the line tells the day of what it heads."""
    day = next((day for day in days_in(line) if _AS_OF.search(line, 0, day.start)), None)
    clues.offer_day(day, Trust.HEAD)
    return day is not None


def _take_posted(line: str, clues: Clues) -> bool:
    """ "Submitted by admin on Fri, 07/08/2011 - 18:15": whether the line tells who put the page up, and when."""
    posted = _POSTED.match(line)
    day = day_at(line, posted.end()) if posted else None
    clues.offer_day(day, Trust.HEAD)
    return day is not None


_ISSUED = re.compile(
    r"\s{0,9}(?:[Tt]he |[Tt]his |[Ff]ollowing )*(?:press |media |joint |news )*"
    r"(?:release|statement|note|communiqu[eé]) "
    r"(?:was |is )?(?:issued|released|published|put out)(?: (?:by|in|at) [^.;:]{2,80}?)? on (?=[\dA-Z])"
)
"""Of a page, all of whose first paragraph it is: "The press release issued by the Palace on 28 February 2025."."""

_CITY = re.compile(r"(?<=[a-z]) city(?=,|$)|\b(?:the )?city of (?=[A-Z])")
"""Beside a day, what says that a place is one: "12.03.2024, Klow city"."""

_INSTRUMENT = re.compile(r"\b(?:agreement|memorandum|treaty|convention|protocol|visit|accord)\b", re.IGNORECASE)
"""What a line of a list names with the day of its signing, and no place."""


def _is_beside(before: str, left: list[str], after: str) -> bool:
    """Whether the words that are not the date are a place or an outlet before a comma."""
    return (
        before.endswith(",")
        and not _INSTRUMENT.search(before)
        and len(left) <= 4
        and not _CLOSING.sub("", without_days(after))
        and all(w[0].isupper() for w in left if w not in ("of", "de", "the"))
        and not any(c.isdigit() for c in before)
    )


def _is_name(line: str) -> bool:
    return bool(_NAME.fullmatch(line)) and _titled(line) and not any_of("not_authors").search(line)


def _titled(line: str) -> bool:
    words = line.split()
    return all(w[0].isupper() for w in words) and not line.isupper()


def _take_dateline(dateline: Dateline, clues: Clues) -> None:
    clues.offer("place", dateline.place, Trust.DATELINE)
    clues.offer("outlet", outlet_named(dateline.agency), Trust.DATELINE)
    clues.offer_day(dateline.day, Trust.DATELINE)


_FACTS = 3
"""So many lines with days of their own are facts, and none of these the day of the page."""


_LISTED = re.compile(
    rf"(?=.*{_INSTRUMENT.pattern}).*\b(?:signed|concluded|initialled|ratified|in force)\b", re.IGNORECASE
)
"""A line of a list that names an instrument and when it was signed."""


def _take_plain(plain: list[str], clues: Clues) -> None:
    """The title, the letterhead, and the day that a title may end on, among the other lines."""
    heads = [line for line in plain if is_letterhead(line)]
    if heads:
        clues.offer("outlet", proper(re.split(r"\s+[-–—]\s+", heads[0])[0]), Trust.UPDATED, "header")
    titles = [line for line in plain if line not in heads]
    titles.sort(key=lambda line: line.lower() in words("sections") or bool(any_of("release_titles").match(line)))
    clues.offer("title", next(iter(titles or heads), None), Trust.HEAD)
    listed = sum(any(day.year for day in days_in(line)) for line in plain) >= _FACTS
    for line in plain:
        fact = _tells_act(line, plain) or (line is not plain[0] and (listed or _LISTED.match(line) is not None))
        day = None if fact else _title_day(line)
        run = ENDS_RUN.search(line, 0, day.start) if day else None
        clues.offer_day(day, Trust.UPDATED if run else Trust.TITLE)
        if run and day and clues.yearless and int(run[1]) <= clues.yearless.day <= max(int(run[1]), day.day):
            clues.yearless = None  # a day of the week that the paper is about, over what was done on it
        clues.years.extend((int(found), "header") for found in _NUMBER_OF_YEAR.findall(line))


def _tells_act(line: str, lines: list[str]) -> bool:
    """Whether one of these lines gives an act of States and its day: "Date of recognition: 24 May 1992"."""
    label, sign, _ = line.partition(":")
    named = bool(sign) and any_of("acts").search(label) is not None
    return named or on_card(line, lines) or IN_BRACKETS.search(line) is not None


def _title_day(line: str) -> Day | None:
    """The day a title opens or ends on: "Remarks on March 20, 2018", "QA-14, 27 February 2023, ..."."""
    full = [day for day in days_in(line) if day.year]
    for day in reversed(full):
        if not _CLOSING.sub("", without_days(line[day.end :])):
            return day
    opening = (day for day in full if re.fullmatch(r"(?:[\w/-]+, )?", line[: day.start]))
    with_weekday = (day for day in full if _WITH_WEEKDAY.match(line, day.start) and len(line) <= _LONG)
    return next(opening, None) or next(with_weekday, None)


def _read_name(name: str, clues: Clues) -> None:
    day = day_of_name(name) or next(_written(name), None)
    clues.offer("published", day, Trust.NAME)
    if day:
        clues.near.append((day, "file name"))
    clues.years.extend((year, "file name") for year in years_in(name))


def _written(name: str) -> Iterator[date]:
    return (day.full for day in days_in(name.replace("_", "-").replace("-", " ")) if day.full)
