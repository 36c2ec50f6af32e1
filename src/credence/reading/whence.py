"""The head of a document in; the State from whose city it reports or speaks, out, where the head tells it in passing.

A dateline at the start of a paragraph is read on receipt (`intake.datelines`); here are the other forms: a city
beside the day of a title, after a correspondent or an institution without its State; and the State a guest is visiting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from credence.reading.lexicon import Hit

_LINES = 6
_LINE = 110
"""A head has no more lines than this, and none of them is longer."""
_DAY = (
    r"(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?,? |(?:on|of|the|le|el) )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?[ ./-]|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d)"
)
_THEN_DAY = re.compile(rf"(?:, [A-Z]\.[A-Z]\.)?(?:,| ?[|·–—-]| on)? ?{_DAY}")
_AFTER_DAY = re.compile(r"\d{4}\.?(?: ?[|·,–—-]| in| at) ?$")
_FROM = re.compile(
    r"\b(?:(?:correspondents?|reporters?|writers?|desk|bureau|newsroom|agenc(?:y|ies)|reports?|reporting|writes"
    r"|held|given|compiled|issued) (?:in|at|from)|(?:correspondent|reporter|writer|staff),) $",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"^(?:the )?(?:federal |royal |state |national |general )?"
    r"(?:ministry|chancellery|department|government|presidency|cabinet|parliament|secretariat|assembly|senate|palace"
    r"|foreign|office|directorate|protocol)\b",
    re.IGNORECASE,
)
_LED_TO = re.compile(r"(?:\b(?:in|at|to|from|for|near|of|and|with)(?: the)? |\()$", re.IGNORECASE)
_VISITED = re.compile(
    r"\b(?:visiting|(?:visit|trip) (?:here )?(?:to|in)|arrived (?:here )?(?:in|to)|stay(?:ing)? in) (?:the )?"
    r"(?:Republic of |Kingdom of |State of )?$"
)
_WELCOME = re.compile(r"\b(?:received|receives|welcomed|welcomes|hosted|hosts|met|meets|held talks|holds talks)\b")
_OPENING = 500


def state_at_head(text: str, names: list[Hit]) -> str | None:
    """The State of the city from which a head says the text comes."""
    return next(_cities_of_head(text, names), None)


def _cities_of_head(text: str, names: list[Hit]) -> Iterator[str]:
    lines = _head(text)
    end = lines[-1][1] if lines else 0
    for hit in names:
        if hit.start >= end:
            return
        if hit.lexeme.type == "C":
            start, stop = next((line for line in lines if line[0] <= hit.start < line[1]), (0, 0))
            if stop and _is_source(text, start, stop, hit):
                yield hit.lexeme.value


def _head(text: str) -> list[tuple[int, int]]:
    """Where the lines of the head start and end: up to the first that is as long as a sentence."""
    found: list[tuple[int, int]] = []
    start = 0
    while len(found) < _LINES and start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start > _LINE:
            break
        if end > start:
            found.append((start, end))
        start = end + 1
    return found


def _is_source(text: str, start: int, end: int, city: Hit) -> bool:
    """Whether a city of the head is where the text comes from, not one of which it speaks."""
    before, after = text[start : city.start], text[city.end : end]
    if _FROM.search(before):
        return True
    if _LED_TO.search(before):
        return False
    if _THEN_DAY.match(after) or (_AFTER_DAY.search(before) and not after.strip(" .,")):
        return True
    return (
        not after.strip(" .,)") and before.rstrip()[-1:] in (",", "–", "—", "-", "|", "·") and _is_institution(before)
    )


def _is_institution(line: str) -> bool:
    return _INSTITUTION.search(line) is not None


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
    stop = min((i for i in (text.find(". ", verb.end(), end), text.find("\n", verb.end(), end)) if i > 0), default=end)
    hosts = [
        hit for hit in states if hit.lexeme.type == "S" and hit.start < stop and _VISITED.search(text, 0, hit.start)
    ]
    guests = {hit.lexeme.value for hit in states if hit.start < stop} - {hit.lexeme.value for hit in hosts}
    return hosts[0].lexeme.value if len(hosts) == 1 and guests else None
