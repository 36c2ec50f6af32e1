"""The lines above a report's first sentence in; the State whose paper it is and where a mission of it sits, out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Final

from credence.intake.days import days_in
from credence.reading.phrases.book import phrase_book
from credence.reading.phrases.words import any_listed
from credence.reading.scan.lexicon import Hit, Scan

_LINES: Final = 8
_LONG: Final = 110
"""A line of the head is no longer than this."""
_SENTENCE: Final = 7
"""A line of so many words that ends in a stop is a sentence."""
_SEGMENT: Final = re.compile(r"\s*(?:[,|·•()/:;]|\s[-–—]\s|[-–—]{2}|[–—])\s*")
_ENGLISH: Final = re.compile(r"(?:embassy|high|consulate|permanent|honorary)\b", re.IGNORECASE)
_AT: Final = re.compile(r"\s(?:in|to|at|for|à|au|aux|en|em|in den|in der|a)\s+(?:the\s+|la\s+|el\s+)?$", re.IGNORECASE)
"""What stands between a mission's State and the place where it is."""
_OFFICE: Final = re.compile(r"\b(?:office|bureau|section|delegation|mission)\b", re.IGNORECASE)
_RECORD: Final = re.compile(r"(?:record|transcript|minutes|summary|excerpts?|text) (?:of|from) ", re.IGNORECASE)
_ACRONYM: Final = re.compile(r"[A-Z]{2,7}")


@dataclass(frozen=True, slots=True)
class Masthead:
    """Whose paper it is by its head; `host` is the State in which a mission that speaks has its seat."""

    home: str | None = None
    host: str | None = None


def masthead_of(text: str, scan: Scan) -> Masthead:
    """What the head shows, the first line that shows anything prevailing; nothing where none does."""
    head = list(_head(text))
    for start, end in head:
        if found := _mission(text, start, end, scan):
            return found
    for start, end in head:
        if home := _seat(text, start, end, scan, head):
            return Masthead(home)
    return Masthead()


@cache
def _own_name_of_a_mission() -> re.Pattern[str]:
    """What finds the name of a mission, also as its own page writes it in the language of the State that sends it."""
    return any_listed("mission-by-itself", re.IGNORECASE)


@cache
def _institution() -> re.Pattern[str]:
    """What finds a word of the line by which an institution, or the kind of its paper, is named."""
    return any_listed("institution", re.IGNORECASE)


@cache
def _event() -> re.Pattern[str]:
    """What finds a word of a title that tells of an event."""
    return any_listed("event-in-title", re.IGNORECASE)


def _head(text: str) -> list[tuple[int, int]]:
    """Where the lines before the first sentence stand."""
    found: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n")[:_LINES]:
        bare = line.strip()
        stops = bare.endswith((".", "?", "!", ":")) and not bare.endswith("D.C.")
        if len(bare) > _LONG or (stops and len(bare.split()) >= _SENTENCE):
            break
        if bare:
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _hits(scan: Scan, start: int, end: int, types: str) -> list[Hit]:
    return [hit for hit in scan.within(start, end) if hit.lexeme.type in types]


def _mission(text: str, start: int, end: int, scan: Scan) -> Masthead | None:
    """Of "Ambassade de Belgique à Kinshasa", "TRADE BOARD OF RURITANIA - KLOW OFFICE": who sends it, and where it is.

    The name of the sender may be in a language that the lore does not know: it is then the other State of the text.
    """
    segments = _segments(text, start, end)
    named = next((found for a, b in segments if (found := _named_mission(text, a, b))), None)
    if named is None:
        return _by_city(text, start, end, scan) or _branch(text, segments, scan)
    hits = _hits(scan, named[0], named[1] if _ENGLISH.match(text, *named) else end, "SDC")
    there = [hit for hit in hits if _AT.search(text, named[0], hit.start) or hit.lexeme.type == "C"]
    host = str(there[-1].lexeme.value) if there else None
    sender = next((str(hit.lexeme.value) for hit in hits if hit not in there), None)
    if _ENGLISH.match(text, *named):
        host = host or _city_after(segments, named, scan)
        if not _rest(text, *named, hits) <= phrase_book().lists["name-of-mission"]:
            return None
    elif (sender is None) != (host is None):
        counts = Counter(str(hit.lexeme.value) for hit in scan.names if hit.lexeme.type in "SDCK")
        other = next((code for code, _ in counts.most_common() if code not in (sender, host)), None)
        sender, host = sender or other, host or other
    return Masthead(sender, host if host != sender else None) if sender else None


def _city_after(segments: list[tuple[int, int]], named: tuple[int, int], scan: Scan) -> str | None:
    """The State of the city that is all of the stretch after a mission's name: "Embassy of Ruritania, Klow"."""
    after = next((each for each in segments if each[0] >= named[1]), None)
    cities = _hits(scan, *after, "C") if after else []
    alone = len(cities) == 1 and after == (cities[0].start, cities[0].end)
    return str(cities[0].lexeme.value) if alone else None


_LED: Final = re.compile(
    r"(?:[\w’' ]{0,60}\b)?(?:news|updates|events|announcements|information|web ?site|site|page|blog|newsletter|bulletin"
    r"|statement|release|posted|published|issued|released|written|(?=by\b))(?: (?:from|by|of|to))? (?:the )?",
    re.IGNORECASE,
)
"""What leads to a mission's name where its page says whose it is: "News and announcements from the Embassy of"."""


def _named_mission(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where in a stretch the name of the mission stands whose page it is."""
    if _own_name_of_a_mission().match(text, start, end):
        return start, end
    led = _LED.match(text, start, end)
    return (led.end(), end) if led and _own_name_of_a_mission().match(text, led.end(), end) else None


_BY: Final = re.compile(r"\s*(?:Posted |Published |Written )?[Bb]y (?:the |our )?")
_ITS_MISSION: Final = re.compile(r" (?:Embassy|High Commission|Consulate(?:[- ]General)?|Mission)\s*")


def _by_city(text: str, start: int, end: int, scan: Scan) -> Masthead | None:
    """ "By Klow Embassy": the mission of the other State of the text in that of the city."""
    led = _BY.match(text, start, end)
    city = next(iter(_hits(scan, led.end(), end, "C")), None) if led else None
    if led is None or city is None or city.start != led.end() or not _ITS_MISSION.fullmatch(text, city.end, end):
        return None
    counts = Counter(str(hit.lexeme.value) for hit in scan.names if hit.lexeme.type in "SD")
    host = str(city.lexeme.value)
    sender = next((code for code, _ in counts.most_common() if code != host), None)
    return Masthead(sender, host) if sender else None


def _branch(text: str, segments: list[tuple[int, int]], scan: Scan) -> Masthead | None:
    """ "RURITANIA TRADE PROMOTION - KLOW OFFICE": an institution of one State and its office in a city of another."""
    if len(segments) < 2:
        return None
    (first, stop), (second, end) = segments[0], segments[1]
    owners, cities = _hits(scan, first, stop, "SD"), _hits(scan, second, end, "C")
    if len(owners) != 1 or len(cities) != 1 or not _OFFICE.search(text, cities[0].end, end):
        return None
    home, host = str(owners[0].lexeme.value), str(cities[0].lexeme.value)
    return Masthead(home, host) if home != host and cities[0].start == second else None


def _seat(text: str, start: int, end: int, scan: Scan, head: list[tuple[int, int]]) -> str | None:
    """The State of a line that is its name, or that names a city, palace or institution of it and no event.

    "GOVERNMENT OF RURITANIA", "Press briefing by the Spokesperson, Klow, 3 May 2021", "Klow Palace - Audiences".
    """
    segments = _segments(text, start, end)
    if owner := _beside_institution(text, segments, scan):
        return owner
    for first, stop in segments:
        hits = _hits(scan, first, stop, "SCK")
        if len({hit.lexeme.value for hit in hits}) != 1:
            continue
        code, kind = str(hits[0].lexeme.value), hits[0].lexeme.type
        rest = _rest(text, first, stop, hits)
        if kind == "S" and rest and rest <= phrase_book().lists["name-of-institution"] and _is_name(text[first:stop]):
            told = (
                first > start and _event().search(text, start, first) and not _institution().search(text, first, stop)
            )
            if not told:
                return code
        if not rest and kind == "K":
            return code
        if not rest and kind == "C":
            beside = any(_names_paper(text, *each) for each in segments if each != (first, stop))
            if beside or (stop == end and _is_name(text[start:end]) and _names_institution(text, head)):
                return code
    return None


def _beside_institution(text: str, segments: list[tuple[int, int]], scan: Scan) -> str | None:
    """The State of a line that is an institution's name and a State's, or that calls the institution after it.

    "The Presidency, Republic of Ruritania", "RURITANIAN GOVERNMENT".
    """
    if len(segments) > len(("institution", "State")):
        return None
    hits = [_hits(scan, *each, "SDC") for each in segments]
    lone = [each[0] for each in hits if len(each) == 1]
    if len(lone) != 1 or any(len(each) > 1 for each in hits):
        return None
    rests = [_rest(text, *each, found) - _OWNING for each, found in zip(segments, hits, strict=True)]
    words: set[str] = set().union(*rests)
    listed = words <= phrase_book().lists["name-of-institution"] and not _OF_STATE.isdisjoint(words)
    whole = len(segments) == 1 and lone[0].lexeme.type == "D" and _HOLDERS.isdisjoint(words)
    apart = len(segments) > 1 and lone[0].lexeme.type == "S" and any(not rest for rest in rests)
    return str(lone[0].lexeme.value) if listed and (whole or apart) and _is_name(text[slice(*segments[0])]) else None


_OWNING: Final = frozenset({"s"})
_OF_STATE: Final = frozenset(
    {"ministry", "government", "presidency", "office", "cabinet", "parliament", "senate", "chancellery", "department"}
)
"""An institution of a State has one of these in its name."""
_HOLDERS: Final = frozenset({"minister", "ministers", "president", "chancellor", "marshal", "chief"})
"""A line that names whoever heads an institution, and by a State's adjective, is the title of a report."""


def _names_institution(text: str, lines: list[tuple[int, int]]) -> bool:
    return any(_institution().search(text, start, end) for start, end in lines)


def _names_paper(text: str, start: int, end: int) -> bool:
    """Whether a stretch names an institution or its kind of paper, or is an agency's short name."""
    if _ACRONYM.fullmatch(text, start, end):
        return True
    named = _institution().search(text, start, end) is not None and not _event().search(text, start, end)
    return named and (_is_name(text[start:end]) or _RECORD.match(text, start, end) is not None)


def _is_name(words: str) -> bool:
    """Whether every word of weight has a capital, as in a name."""
    return all(word[0].isupper() or len(word) < len("over") for word in re.findall(r"[^\W\d_]+", words))


def _rest(text: str, first: int, stop: int, hits: list[Hit]) -> set[str]:
    """The words of a stretch that are no part of the names found, but for articles, and days."""
    left = text[first:stop]
    for hit in hits:
        left = left[: hit.start - first] + " " * (hit.end - hit.start) + left[hit.end - first :]
    for day in reversed(days_in(left)):
        left = left[: day.start] + left[day.end :]
    return set(re.findall(r"[^\W\d_]+", left.lower())) - {"the", "of", "at", "in"}


def _segments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a line between commas, bars, dashes and brackets."""
    found: list[tuple[int, int]] = []
    for sign in _SEGMENT.finditer(text, start, end):
        if sign.start() > start:
            found.append((start, sign.start()))
        start = sign.end()
    if start < end:
        found.append((start, end))
    return found


__all__ = ["Masthead", "masthead_of"]
