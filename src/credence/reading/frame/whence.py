"""The opening of a report in; the State from which it comes, out, where no dateline, outlet or head shows it.

A by-line tells it ("by our correspondent in Klow"), or the guest whom the paper's own people receive ("President X
received the Ruritanian minister, currently visiting Syldavia").
"""

from __future__ import annotations

import re
from typing import Final

from credence.reading.scan.lexicon import Hit

_OPENING: Final = 500
"""Both stand within so many characters of the start."""
_REPORTS_FROM: Final = re.compile(
    r"\b(?:(?:correspondents?|reporters?|writers?|desk|bureau|newsroom|reports?|reporting|writes) (?:in|at|from)"
    r"|(?:correspondent|reporter|writer),) $",
    re.IGNORECASE,
)
_LONGEST: Final = 24
"""A by-line has no more characters before the city."""
_VISITING: Final = re.compile(
    r"\b(?:visiting|(?:visit|trip) (?:here )?(?:to|in)|arrived (?:here )?in|staying in) (?:the )?"
    r"(?:Republic of |Kingdom of |State of )?$"
)
_WELCOME: Final = re.compile(
    r"\b(?:received|receives|welcomed|welcomes|hosted|hosts|met|meets|held talks|holds talks)\b"
)

MEETS: Final = re.compile(
    r"\b(?:meets?|mets?|receives?|received|welcomes?|welcomed|hosts?|hosted"
    r"|holds? (?:\w+ ){0,2}(?:talks|discussions|consultations))\b",
    re.IGNORECASE,
)


def meets_theirs(title: str, states: list[Hit]) -> bool:
    """Whether a title says whom somebody met without a State of his own: "Ana Silva meets the premier of Syldavia"."""
    verb = MEETS.search(title)
    return verb is not None and bool(states) and verb.start() > 0 and all(hit.start > verb.end() for hit in states)


def state_reporting(text: str, names: list[Hit]) -> str | None:
    """The State of the city from which a by-line says that the report comes."""
    cities = (hit for hit in names if hit.lexeme.type == "C" and hit.start < _OPENING)
    return next((hit.lexeme.value for hit in cities if _reports_from(text, hit.start)), None)


_BACK: Final = re.compile(
    r"\b(?:landed|arrived|came|flew|got|is|was|touched down) (?:back|home|back home) (?:in|at|to) $"
)


def state_come_home_to(text: str, names: list[Hit], body: int) -> str | None:
    """The State to a city of which its own minister, named without a State, is back: "landed back in Klow"."""
    cities = (hit for hit in names if hit.lexeme.type == "C" and body <= hit.start < body + _OPENING)
    back = next((hit for hit in cities if _BACK.search(text, max(body, hit.start - _LONGEST), hit.start)), None)
    if back is None:
        return None
    stated = any(hit.lexeme.type in "SD" and body <= hit.start < back.start for hit in names)
    return None if stated else back.lexeme.value


def _reports_from(text: str, at: int) -> bool:
    return text[max(0, at - 1) : at] == " " and _REPORTS_FROM.search(text, max(0, at - _LONGEST), at) is not None


def state_visited(text: str, names: list[Hit], body: int) -> str | None:
    """The State that a guest is visiting whom one without a State receives: that of the host, who speaks."""
    end = body + _OPENING
    verb = _WELCOME.search(text, body, end)
    if verb is None:
        return None
    offices = [hit for hit in names if hit.lexeme.type == "O" and body <= hit.start < verb.start()]
    states = [hit for hit in names if hit.lexeme.type in "SD" and body <= hit.start < end]
    if not offices or any(hit.start < verb.start() for hit in states):
        return None
    stop = min((at for sign in (". ", "\n") if (at := text.find(sign, verb.end(), end)) > 0), default=end)
    near = [hit for hit in states if hit.start < stop]
    hosts = [hit.lexeme.value for hit in near if hit.lexeme.type == "S" and _VISITING.search(text, 0, hit.start)]
    guests = {hit.lexeme.value for hit in near} - set(hosts)
    return hosts[0] if len(hosts) == 1 and guests else None


_INVITES: Final = re.compile(
    r"\b(?:invited|invites|extended an invitation to|has an invitation for)\b[^.\n]{0,140}?"
    r"\b(?:visit|visit to|trip to|travel to|come to|go to) (?:to )?(?:the )?(?:Republic of |Kingdom of |State of )?\Z"
)
_INVITED: Final = 180


def state_inviting(text: str, names: list[Hit], body: int) -> str | None:
    """The State to which a minister named without one invites another's: "PM X has invited President Y to visit"."""
    for hit in names:
        if hit.start > body + _OPENING:
            return None
        if hit.lexeme.type != "S" or hit.start < body:
            continue
        verb = _INVITES.search(text, max(body, hit.start - _INVITED), hit.start)
        if verb is None:
            continue
        first = max(text.rfind(". ", 0, verb.start()), text.rfind("\n", 0, verb.start())) + 1
        before = [h.lexeme.type for h in names if first <= h.start < verb.start()]
        return str(hit.lexeme.value) if before[:1] == ["O"] and not {"S", "D"} & set(before) else None
    return None
