"""A document's publisher, head and names in; the State whose press or ministry is speaking, out."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Final

from ahocorasick_rs import AhoCorasick

from credence.intake.days import without_days
from credence.lore.house_words import house_words
from credence.lore.offices import sent_offices
from credence.lore.outlets import load_outlets
from credence.model import Document
from credence.reading.frame.handles import handle
from credence.reading.frame.home_in_title import (
    home_in_title,
    home_of_visitor,
    state_acting,
    state_appointing,
    state_surveyed,
)
from credence.reading.frame.home_of_ministry import (
    HEAD,
    home_of_ministry,
    ministry_speaking,
    officers_of,
    own_told_later,
    owners_beside_ours,
)
from credence.reading.frame.home_of_ours import state_not_faced, state_of_ours, state_spoken_for
from credence.reading.frame.home_of_pairs import home_of_pairs
from credence.reading.frame.home_of_sections import home_of_sections
from credence.reading.frame.home_told import home_by_mentions
from credence.reading.frame.known_leaders import state_of_known_leader
from credence.reading.frame.letterheads import letterhead, second_line, state_over_institution
from credence.reading.frame.masthead import Masthead
from credence.reading.frame.publishers import desk_named, of_government, state_of_city
from credence.reading.frame.whence import (
    meets_theirs,
    state_come_home_to,
    state_inviting,
    state_reporting,
    state_visited,
)
from credence.reading.scan.hits import found_in
from credence.reading.scan.lexicon import Hit, Scan, lexicon

_DONE: Final = ("Done ", "Signed ", "Given ", "Issued ")
_DONE_AT: Final = re.compile(r"\b(?:Done|Signed|Given|Issued) (?:at|in) ([A-Z]\w+(?: [A-Z]\w+)?)")


def home_of(
    document: Document, scan: Scan, outlet: str | None, counts: Counter[str], masthead: Masthead, end: int
) -> str | None:
    """Whose press or ministry is speaking: by the outlet, its name, the dateline, the head, the most named.

    `counts` tells how often the text names each State, `end` where its title ends.
    """
    text = document.text
    known = load_outlets().get(outlet) if outlet else None
    if known is not None and known.state and (counts[known.state] or (known.official and _bare_title(text, scan, end))):
        return known.state
    if head := letterhead(text, scan) or second_line(text, scan):
        return head.lexeme.value
    if over := state_over_institution(text, scan):
        return over
    told = masthead.home or state_surveyed(text, scan, end) or state_spoken_for(text, scan, end)
    if told := told or home_of_sections(text, scan) or state_of_ours(text, scan):
        return told
    place = _seat(document.publication.place, scan, text)
    if place is None and document.publication.place:
        counts = Counter({code: n for code, n in counts.items() if code != state_of_city(document.publication.place)})
    if place and (own := by_house_words(text, scan)) and counts[own] and own != state_of_city(place):
        return own  # of a minister's travels, with the city where he is before it
    only_city = outlet and place and not any(hit.lexeme.type in "SD" for hit in lexicon().scan(outlet).names)
    first, second = (place, outlet) if only_city and not of_government(outlet) else (outlet, place)
    for named in (first, second, handle(text), desk_named(text), _city_line(text), _signed_at(text)):
        for hit in lexicon().scan(named).names if named else ():
            if hit.lexeme.type in "SDCK" and (counts[hit.lexeme.value] or named != outlet or of_government(named)):
                return hit.lexeme.value
    if source := state_reporting(text, scan.names) or state_visited(text, scan.names, end):
        return source
    if speaking := ministry_speaking(scan, text, end) or state_of_known_leader(scan, text, end):
        return speaking
    titled = _host_of_envoys(text, scan) or _summoning(text, scan) or _received_at(text, scan)
    titled = titled or home_in_title(text, scan, counts, end)
    titled = (
        titled
        or state_appointing(text, scan)
        or home_of_visitor(text, scan, counts)
        or state_come_home_to(text, scan.names, end)
        or state_inviting(text, scan.names, end)
    )
    titled = titled or _home_of_traveller(text, scan, counts, end)
    if titled := titled or by_house_words(text, scan) or home_of_pairs(text, scan):
        return titled
    counts = without_seats(counts, scan, text)
    officers = officers_of(scan, text)
    others = owners_beside_ours(scan, text, end, officers)
    dated = document.publication.published is not None
    told = own_told_later(scan, text, end)
    told = told or home_of_ministry(scan, text, end, counts if dated else Counter(), others, officers)
    told = told or state_acting(text, scan, end)
    if told is None and counts:
        only_seats = {hit.lexeme.value for hit in scan.names if hit.lexeme.type in "SDCK"} - set(counts)
        told = home_by_mentions(text, scan, others | only_seats)
    return state_not_faced(text, scan, end, counts, told) or (known.state if known else None)


_SEATS: Final = frozenset(
    {"new york", "geneva", "vienna", "brussels", "the hague", "addis ababa", "strasbourg", "davos"}
)
"""Cities in which ministers of all States meet."""


def by_house_words(text: str, scan: Scan) -> str | None:
    """The State whose own papers only speak so of a minister, where no State stands beside the words."""
    head = text[: HEAD * 2]
    if not found_in(_house_words(), head, 0, len(head)):
        return None
    for words, code in house_words().items():
        if (at := head.find(words)) >= 0 and not any(
            hit.lexeme.type in "SD" and at - 4 < hit.end <= at for hit in scan.names
        ):
            return code
    return None


@lru_cache(maxsize=1)
def _house_words() -> AhoCorasick:
    return AhoCorasick(list(house_words()))


def without_seats(counts: Counter[str], scan: Scan, text: str) -> Counter[str]:
    """The States named, those left out of which only a city is named in which ministers of all States meet."""
    left = set(counts)
    for hit in scan.names:
        if hit.lexeme.value in left and not (_is_seat(hit) or _explains(hit, text)):
            left.remove(hit.lexeme.value)
            if not left:
                return counts
    return Counter({code: number for code, number in counts.items() if code not in left})


def _is_seat(hit: Hit) -> bool:
    return hit.lexeme.type == "C" and hit.lexeme.surface.casefold() in _SEATS


def _explains(hit: Hit, text: str) -> bool:
    """Whether a State only tells where a city lies: "New York [US]"."""
    return text.endswith("[", 0, hit.start)


def _seat(place: str | None, scan: Scan, text: str) -> str | None:
    """The place of a dateline; None for a seat of organisations of whose State the text says nothing."""
    if place is None or place.casefold() not in _SEATS:
        return place
    there = state_of_city(place)
    named = (h for h in scan.names if h.lexeme.type in "SD" and not _explains(h, text))
    return place if any(hit.lexeme.value == there for hit in named) else None


def _bare_title(text: str, scan: Scan, end: int) -> bool:
    """Whether a title says whom our own minister met: "Foreign Minister meets Syldavian counterpart"."""
    states = [hit for hit in scan.within(0, end) if hit.lexeme.type in "SDCK"]
    return meets_theirs(text[:end], states)


_ENVOYS_TO: Final = re.compile(
    r"(?<!['’]s )\b"
    r"(?:(?:ambassadors|high commissioners) and (?:an? |the )?(?:\w+ )?(?:ambassadors?|high commissioners?)"
    r"|ambassadors|envoys|high commissioners|heads of mission|missions)"
    r"(?:,? (?:newly|recently))?(?: (?:accredited|posted))?"
    r" (?:to|in) (?:the )?(?:\w+ of )?$",
    re.IGNORECASE,
)

_TO: Final = (" to ", " in ", " the ", " of ")
"""With one of these it ends."""


def _host_of_envoys(text: str, scan: Scan) -> str | None:
    """The State whose press reports of several envoys to one State: "the five new ambassadors to Syldavia"."""
    hosts = (
        hit.lexeme.value
        for hit in scan.names
        if hit.start < HEAD
        and hit.lexeme.type == "S"
        and text[max(0, hit.start - 5) : hit.start].lower().endswith(_TO)
        and _ENVOYS_TO.search(text, max(0, hit.start - 90), hit.start)
    )
    return next(hosts, None)


_ENVOY_IN: Final = re.compile(
    r"\b(?:[Aa]mbassador|[Cc]hargé(?: d['’]affaires)?|[Ee]nvoy|High Commissioner) (?:in|to) (?:the )?\Z"
)
_CALLED_IN: Final = re.compile(
    r" (?:was|were|has been|had been|is)(?: (?:today|yesterday|also|again|this morning|on [A-Z][a-z]+))*"
    r" (?:summoned|called in|called|convened|invited)\b[^.;\n]{0,40}\b(?:[Mm]inistry|MFA|Department|Chancellery)\b"
)


def _summoning(text: str, scan: Scan) -> str | None:
    """The State to whose ministry an envoy is called in: "the ambassador in Klow was summoned to the Ministry"."""
    posted = (
        hit
        for hit in scan.names
        if hit.lexeme.type in "SC" and _ENVOY_IN.search(text, max(0, hit.start - 40), hit.start)
    )
    there = next((hit for hit in posted if _CALLED_IN.match(text, hit.end)), None)
    return there.lexeme.value if there is not None else None


_CAPITAL: Final = re.compile(r"\b(?:in|at) (?:the|our) capital(?: city)?(?: of)?,? \Z")
_RECEIVED_AT: Final = re.compile(
    r"\b(?:received|receives|accepted|accepts|welcomed)(?: (?:today|yesterday|here|on [A-Z][a-z]+),?)?"
    r" (?:in|at)(?: the)? \Z"
)


_PRESENTED_AT: Final = re.compile(
    r"\b(?:[Aa]mbassadors|[Ee]nvoys|[Hh]eads of [Mm]ission)\b[^;\n]{0,160}?"
    r"(?:[Ll]etters? of [Cc]redence|[Cc]redentials) to"
    r"[^.;\n]{0,90}? (?:in|at)(?: the)? \Z"
)
"""Before the palace or city where several envoys handed over their letters."""


def _received_at(text: str, scan: Scan) -> str | None:
    """The State of the city or palace where envoys are received: "President X received in (city) the credentials".

    So is that of "the capital Klow", which a paper says of its own.
    """
    places = (
        hit.lexeme.value
        for hit in scan.names
        if hit.start < HEAD * 2
        and hit.lexeme.type in "CK"
        and (
            _RECEIVED_AT.search(text, max(0, hit.start - 60), hit.start)
            or _CAPITAL.search(text, max(0, hit.start - 30), hit.start)
            or _PRESENTED_AT.search(text, max(0, hit.start - 320), hit.start)
        )
    )
    return next(places, None)


def _signed_at(text: str) -> str:
    """The city of a closing line: "Done at Colombo, ...", or a line that is a city alone, or with the day."""
    closing = text[-400:]
    done = _DONE_AT.search(closing) if any(map(closing.__contains__, _DONE)) else None
    if done:
        return done[1]
    line = text.rstrip().rpartition("\n")[2].strip()
    place, _, day = line.partition(",")
    if _is_city(place) and not (day and without_days(day).strip(" .")):
        return place
    return line if day and _is_city(line) else ""


_TRAVELS: Final = re.compile(
    r"(?: [A-Z][\w.'’-]{0,20}){1,5},? (?:who )?(?:(?:is |was )?(?:currently |now |presently )?"
    r"(?:on|paying|paid|concluded) (?:an?|his|her) (?:[\w-]+ ){0,3}(?:visit|trip) (?:to|in)"
    r"|(?:is |was |currently )*(?:visiting|visited|visits)"
    r"|will visit|arrived in|travelled to|traveled to|left for|departed for|leaves for)"
    r" (?:the )?(?:Republic of |Kingdom of |State of )?"
)


def _home_of_traveller(text: str, scan: Scan, counts: Counter[str], end: int) -> str | None:
    """The State whose minister, the first named and without it, is told at once to visit another.

    "Foreign Minister X, currently on a visit to Syldavia, met": not Syldavia's, but the one most named besides.
    """
    for at, hit in enumerate(scan.names):
        if hit.start < end or hit.lexeme.type != "O":
            continue
        before, after = scan.names[at - 1] if at else None, scan.names[at + 1 : at + 2]
        stated = before is not None and before.lexeme.type in "SDC" and before.start >= end
        if stated or not after or after[0].lexeme.type not in "SC" or hit.lexeme.value in sent_offices():
            return None
        if not _TRAVELS.fullmatch(text, hit.end, after[0].start):
            return None
        return next((code for code, _ in counts.most_common() if code != after[0].lexeme.value), None)
    return None


def _city_line(text: str) -> str:
    """The city of a first line with the day, or that is a line of its own below the title, in capitals."""
    first, *lines = text.split("\n", _LINES)[:_LINES]
    place, _, day = first.partition(",")
    if day and _is_city(place.strip()) and _WEEKDAY.fullmatch(without_days(day)):
        return place.strip()
    if stood := next((line.strip() for line in lines if line.isupper() and _is_city(line.strip())), ""):
        return stood
    housed = (found for line in (first, *lines) if (found := _FROM_HOUSE.match(line)))
    return next((h["city"] for h in housed if _is_city(h["city"]) and _WEEKDAY.fullmatch(without_days(h["day"]))), "")


_FROM_HOUSE: Final = re.compile(
    r"(?:[A-Z][\w'’.-]*(?: (?:of|for|the|[A-Z][\w'’.-]*)){0,5}), (?P<city>[A-Z][\w'’ -]{2,24}), "
    r"(?P<day>[^–—\n]{4,40}?) ?[–—-] "
)
"""What opens a report from a house of State: "State House, Freetown, Thursday 6 March 2025 – "."""
_LINES: Final = 8
_WEEKDAY: Final = re.compile(r"[ ,.]*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day[ ,.]*)?")


def _is_city(words: str) -> bool:
    """Whether words are all the name of a city."""
    hits = lexicon().scan(words).names if len(words) < 30 else []
    return len(hits) == 1 and hits[0].lexeme.type == "C" and hits[0].end - hits[0].start == len(words)
