"""A text's title in; the State that it takes for granted, whose own press or ministry speaks, out."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.frame.home_of_ministry import heads_of, officers_of
from credence.reading.frame.whence import MEETS, meets_theirs
from credence.reading.scan.lexicon import Hit, Scan, first_from


def home_in_title(text: str, scan: Scan, counts: Counter[str], end: int) -> str | None:
    """The State a title, which ends at `end`, takes for granted.

    "Ruritania-Syldavia consultations" is told by the first; "Vice Minister Han meets the Foreign Minister of
    Syldavia" and "Reopening of our Embassy in Klow" by a State other than the one named.
    """
    title = scan.within(0, end)
    states = [hit for hit in title if hit.lexeme.type in "SDCK"]
    if is_of_tour(text, end, states):
        return _of_tourist(text, scan, counts, states)
    met = meets_theirs(text[:end], states)
    for first, second in pairwise(states):
        between = text[first.end : second.start].strip()
        joined = between in ("-", "–") or (between in ("and", "&") and first is states[0] and not met)
        if joined and first.lexeme.value != second.lexeme.value:
            return first.lexeme.value
    if speaking := _paper_of_ministry(text, title, states):
        return speaking
    bare = any(hit.lexeme.type == "O" and not is_owned(hit, states) for hit in title)
    ours = " our " in text[:end].lower()
    named = {hit.lexeme.value for hit in states}
    if sender := next((hit.lexeme.value for hit in states if _OWN_ENVOYS.match(text, hit.end, end)), None):
        return sender
    if host := _host_in_title(text[:end], title, states):
        return host
    if own := next((hit.lexeme.value for hit in states if text.startswith(" abroad", hit.end)), None):
        return own
    ours = ours or _PAGE_ON.search(text[:end]) is not None
    bare = bare or met
    if (bare and len(named) == 1) or (ours and named):
        if not ours and len(named) == 1 and (beside := _joined_with(scan, text, next(iter(named)))):
            return beside
        others = [code for code, _ in counts.most_common() if code not in named]
        other = next(iter(others), None)
        if other and not ours and _is_only_where(scan, text, other):
            rivals = (code for code in others if 2 * counts[code] >= counts[other])
            other = next((code for code in rivals if not _is_only_where(scan, text, code)), other)
        return other if ours or not _only_its_envoy(scan, text, end, other) else None
    return None


_PAPER: Final = re.compile(
    r"\A(?:[\w-]+ ){0,3}(?:calendar|agenda|diary|schedule|programme|program|bulletin|statement|release|communiqu[eé]"
    r"|briefing|comment|commentary|announcement|review|newsletter)s? (?:of (?:events|meetings) )?"
    r"(?:of|by|from) (?:the )?\Z",
    re.IGNORECASE,
)


def _paper_of_ministry(text: str, title: list[Hit], states: list[Hit]) -> str | None:
    """The State whose ministry's paper a title says it is: "Calendar of the Foreign Ministry of Syldavia"."""
    ministry = next((hit for hit in title if hit.lexeme.type == "Y"), None)
    if ministry is None or not states:
        return None
    first = min(ministry.start, states[0].start) if 0 <= ministry.start - states[0].end < _NEXT else ministry.start
    if _PAPER.match(text, 0, first) is None:
        return None
    beside = (hit for hit in states if hit.start == first or 0 <= hit.start - ministry.end < _OF_THE)
    return next((str(hit.lexeme.value) for hit in beside), None)


_NEXT: Final = 4
_OF_THE: Final = 20
"""So near stands the State behind a ministry's name: "of the Republic of Syldavia"."""


_TOUR: Final = re.compile(
    r"(?:['’]s|\bon|\bbegins|\bstarts)(?: [\w-]+){0,2} (?:visit|trip|tour|journey)s? (?:to|of) ", re.IGNORECASE
)
"""A title of one who goes to one State or more: "Foreign Secretary's visit to A and B"."""
_GOES: Final = re.compile(
    r"\b(?:visits?|visiting|tours?|travels? to|leaves for|heads? (?:to|for)) (?:the )?\Z", re.IGNORECASE
)
_AND: Final = re.compile(r"(?:,|,? (?:and|&)) (?:the )?")


def is_of_tour(text: str, end: int, states: list[Hit]) -> bool:
    """Whether the title, which ends at `end`, is of one who goes to the States it names, and not of those States.

    "Minister Han to visit A and B" names no other before them.
    """
    if _TOUR.search(text, 0, end) is not None:
        return True
    if len(states) < 2 or not _GOES.search(text, max(0, states[0].start - _REACH), states[0].start):
        return False
    return all(_AND.fullmatch(text, first.end, second.start) for first, second in pairwise(states))


def _of_tourist(text: str, scan: Scan, counts: Counter[str], gone_to: list[Hit]) -> str | None:
    """The State, most named of those not gone to, that is told to act or to be someone's."""
    named = {hit.lexeme.value for hit in gone_to}
    others = (code for code, _ in counts.most_common() if code not in named)
    return next((code for code in others if not _is_only_where(scan, text, code)), None)


_BESIDE: Final = frozenset({"-", "–", "—", " and ", " and the "})


def _joined_with(scan: Scan, text: str, code: str) -> str | None:
    """The State most often joined with one: "Ruritania-Syldavia relations", "between Ruritania and Syldavia"."""
    states = [hit for hit in scan.names if hit.lexeme.type in "SD"]
    found: Counter[str] = Counter()
    for first, second in pairwise(states):
        two = {str(first.lexeme.value), str(second.lexeme.value)}
        if code in two and len(two) == 2 and text[first.end : second.start] in _BESIDE:
            found.update(two - {code})
    return next((other for other, _ in found.most_common(1)), None)


_WHERE: Final = re.compile(r"\b(?:of|in|to|from|for|on|across|into) (?:the )?\Z", re.IGNORECASE)


def _is_only_where(scan: Scan, text: str, code: str) -> bool:
    """Whether a State is named only as where something is or goes: "the people of Syldavia", "in Klow"."""
    hits = [hit for hit in scan.names if hit.lexeme.value == code and hit.lexeme.type in "SDCK"]
    if any(text.endswith("\n", 0, hit.start) for hit in hits):
        return False  # a dateline: "Klow, 3 May"
    return all(hit.lexeme.type == "C" or _WHERE.search(text, max(0, hit.start - 12), hit.start) for hit in hits)


_SURVEY: Final = re.compile(
    r"(?:\A|[\n:–-] ?)(?:The |A |History of |Overview of )*(?:foreign|external|international|diplomatic|bilateral)"
    r" (?:relations|policy|affairs) of (?:the )?(?:\w+ of )?\Z",
    re.IGNORECASE,
)
_SURVEYED: Final = re.compile(
    r"(?:['’]s?)? (?:foreign|external|international|diplomatic) (?:relations|policy)\b", re.IGNORECASE
)


def state_surveyed(text: str, scan: Scan, end: int) -> str | None:
    """The State of whose dealings with all others a text tells by its title: "Foreign relations of Ruritania"."""
    states = [hit for hit in scan.within(0, end) if hit.lexeme.type in "SD"]
    if len({hit.lexeme.value for hit in states}) != 1:
        return None
    first = states[0]
    told = _SURVEY.search(text, 0, first.start) or _SURVEYED.match(text, first.end, end)
    return first.lexeme.value if told else None


_VISIT_OF: Final = re.compile(r"\bvisits? (?:of|by) (?:[^\n]{0,80}?)\bto (?:the )?(?:\w{1,30} of )?$", re.IGNORECASE)
_REACH: Final = 140
"""So many characters before the State the words stand at most: a "line" may be a whole text."""
_LINES: Final = 8


def home_of_visitor(text: str, scan: Scan, counts: Counter[str]) -> str | None:
    """The State whose own minister, named without it, a line of the head says to visit others.

    "Press release on the visit of Deputy Minister Han to Syldavia and to Borduria".
    """
    start = 0
    for line in text.split("\n", _LINES)[:_LINES]:
        end = start + len(line)
        hits = scan.within(start, end) if "isit" in line and " to " in line else []
        states = [hit for hit in hits if hit.lexeme.type in "SDC"]
        offices = [hit for hit in hits if hit.lexeme.type == "O" and hit.lexeme.value not in sent_offices()]
        there = next((hit for hit in states if _VISIT_OF.search(text, max(start, hit.start - _REACH), hit.start)), None)
        bare = offices and offices[0].end < states[0].start if there else False
        if bare and (text.startswith(" to ", offices[0].end) or not is_owned(offices[0], states)):
            visited = {hit.lexeme.value for hit in states}
            return next((code for code, _ in counts.most_common() if code not in visited), None)
        start = end + 1
    return None


def _only_its_envoy(scan: Scan, text: str, end: int, code: str | None) -> bool:
    """Whether a State is named only as that of the envoy of the title, whom a head of State without one receives.

    "Ambassador Silva leaves Klow": "the Ruritanian ambassador, Ana Silva, was received by President X".
    """
    bare = [h for h in scan.within(0, end) if h.lexeme.type == "O"]
    if not all(hit.lexeme.value in sent_offices() for hit in bare):
        return False
    officers = officers_of(scan, text)
    if not any(state == code and hit.start >= end and hit.lexeme.type == "O" for hit, state in officers):
        return False
    heads = heads_of(scan, text, end)
    return bool(heads) and heads[0][1] is None


_APPOINTS: Final = re.compile(
    r"\bannounc\w+ (?:today )?(?:the )?(?:appointment|nomination) of [^\n]{2,60}? as (?:the )?(?:next |new )?\Z",
    re.IGNORECASE,
)
_ENVOY: Final = re.compile(
    r"(?:['’]s?)? (?:next |new |first )?(?:resident )?(?:Ambassador|High Commissioner|Consul|Permanent Rep|Special Env)"
)
_LEAD: Final = 900


def state_appointing(text: str, scan: Scan) -> str | None:
    """The State of the envoy whose appointment a text announces in its first lines: its own ministry speaks."""
    if "nnounc" not in text[:_LEAD]:
        return None
    for hit in scan.names:
        if hit.start > _LEAD:
            return None
        own = hit.lexeme.type in "SD" and _ENVOY.match(text, hit.end)
        if own and _APPOINTS.search(" ".join(text[max(0, hit.start - 130) : hit.start].split()) + " "):
            return str(hit.lexeme.value)
    return None


def state_acting(text: str, scan: Scan, end: int) -> str | None:
    """The State whose minister, by a title, meets another's: "Ruritania's Foreign Minister meets Syldavian envoy"."""
    title = [hit for hit in scan.within(0, end) if hit.lexeme.type in "SDCKO"]
    verb = MEETS.search(text, 0, end)
    if verb is None or len(title) < 2 or title[0].lexeme.type not in "SD" or title[0].start > len("The "):
        return None
    office, states = title[1], [hit for hit in title[1:] if hit.lexeme.type in "SDCK"]
    acting = office.lexeme.type == "O" and office.lexeme.value not in sent_offices() and office.end <= verb.start()
    return title[0].lexeme.value if acting and states and states[0].start >= verb.end() else None


_PAGE_ON: Final = re.compile(
    r"[>»/] *(?:Bilateral|Countries|Country)\b|\b(?:country (?:brief|file|profile|note|page)|bilateral relations)\b",
    re.IGNORECASE,
)
"""What heads a ministry's page on the one State that its title names."""
_OWN_ENVOYS: Final = re.compile(
    r"(?:['’]s)? (?:diplomatic |overseas |foreign )?"
    r"(?:missions|embassies|envoys|ambassadors|heads of mission)(?: abroad)?\b",
    re.IGNORECASE,
)
"""Whoever meets a State's envoys, several of them, in its own ministry: "Minister briefs Ruritania's ambassadors"."""
_VISIT_TO: Final = re.compile(r"\bvisit(?:s|ed)? (?:.{0,60}? )?to (?:the )?(?:\w+ of )?$", re.IGNORECASE)


def _host_in_title(text: str, title: list[Hit], states: list[Hit]) -> str | None:
    """The State visited by another's minister: who visits from our own ministry goes without his State."""
    offices = [hit for hit in title if hit.lexeme.type == "O" and hit.lexeme.value not in ("ambassador", "charge")]
    if not offices or not all(is_owned(office, states) for office in offices):
        return None
    hosts = [hit.lexeme.value for hit in states if _VISIT_TO.search(text, max(0, hit.start - _REACH), hit.start)]
    return hosts[0] if len(hosts) == 1 and len({hit.lexeme.value for hit in states}) == 2 else None


def is_owned(office: Hit, states: list[Hit]) -> bool:
    """Whether a State stands beside an office ("Syldavian Foreign Minister", "Foreign Minister of Syldavia")."""
    before, after = first_from(states, office.start), first_from(states, office.end)
    near = (*states[max(0, before - 2) : before], *states[after : after + 1])  # in the order of the text
    return any(0 <= office.start - s.end < 4 or 0 <= s.start - office.end < 10 for s in near)
