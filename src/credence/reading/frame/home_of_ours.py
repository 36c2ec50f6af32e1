"""A text in whose first head or minister stands without a State; by what he says or whom he meets, his State out.

"President X met the Syldavian Prime Minister and reaffirmed Ruritania's support" tells that he is Ruritania's, be the
dateline that of a summit elsewhere; "Foreign Minister X called on the Prime Minister of Syldavia", that he is not
Syldavia's.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from credence.lore.offices import HEADS
from credence.reading.scan.lexicon import Hit, Scan

_OPENS: Final = 200
"""The head or minister of the text's own State is named within so many characters of its start."""
_NAMED: Final = re.compile(r"(?: (?:Dr|Mr|Mrs|Ms|Hon)\.?)? ([^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3})")
_TITLES: Final = (*HEADS, "foreign-minister")
_VOICES: Final = re.compile(
    r"\b(?:reaffirmed|reiterated|expressed|affirmed|conveyed|underlined|underscored|stressed|voiced|renewed|restated"
    r"|pledged|confirmed|assured \w+ of|appealed for)(?: (?:his|her))?(?: the)? $"
)
"""Before the State for which one speaks."""
_OWN: Final = re.compile(
    r"['’]s? (?:\w+ ){0,2}(?:support|commitment|readiness|willingness|gratitude|appreciation|condolences|desire"
    r"|interest|determination|condemnation|solidarity|stance|position|resolve|intention|backing|concern|concerns)\b"
)
"""Behind a State what is its own, and told by its own people."""
_VERB: Final = re.compile(r"(?: Jr\.?| III?)? (?:also |then |later )?[a-z]+(?:ed|et|ld|ve)\b")
"""Behind a name, that he acts."""
_NEAR: Final = 240
_DATELINE: Final = re.compile(r"\s*[A-Z][^.\n]{2,70}?(?: [—–]| --?) ")
"""Behind it the report begins: "KLOW, Syldavia — "."""
_FACES: Final = re.compile(
    r",? (?:has )?(?:paid a courtesy call (?:on|to)|made a courtesy call on|called on|met(?: with)?|held talks with"
    r"|held a meeting with|was received by|had a meeting with)(?: the)? $"
)
_LEAST: Final = 2
"""Another State than the one met is ours only if it is named as often."""


def state_spoken_for(text: str, scan: Scan, body: int) -> str | None:
    """The State for which he speaks who opens the text without a State: "X reaffirmed Ruritania's support"."""
    surname = _first_named(text, scan, body)
    if surname is None:
        return None
    for hit in scan.names:
        if hit.start < body or hit.lexeme.type != "S" or not _OWN.match(text, hit.end):
            continue
        voice = _VOICES.search(text, max(body, hit.start - _NEAR), hit.start)
        if voice is None:
            continue
        begun = max(text.rfind(stop, body, voice.start()) for stop in (". ", "\n", "” ", '" '))
        at = text.rfind(surname, max(body, begun), voice.start())
        if at >= 0 and _VERB.match(text, at + len(surname)):
            return str(hit.lexeme.value)
    return None


_OUR_MISSION: Final = re.compile(
    r"\b[Oo]ur (?:new |next |own )?(?:[Ee]mbassy|[Ee]nvoy|[Aa]mbassador|High Commission(?:er)?|[Cc]onsulate|Mission)\b"
)
_ITS_ENVOY: Final = re.compile(
    r"['’]s? (?:next |new |outgoing |first |then )?(?:Ambassador|High Commissioner|Consul[- ]General|envoy) (?:to|in)\b"
)
"""Behind the State whose envoy somebody is: "as Ruritania's next Ambassador to"."""


def state_of_ours(text: str, scan: Scan) -> str | None:
    """The State whose spokesman says "our Embassy" and names its envoys: "Ruritania's next Ambassador to"."""
    if "ur " not in text or _OUR_MISSION.search(text) is None:
        return None  # to look for two letters costs a fraction of the expression
    named = {hit.lexeme.value for hit in scan.names if hit.lexeme.type == "S" and _ITS_ENVOY.match(text, hit.end)}
    return named.pop() if len(named) == 1 else None


def state_not_faced(text: str, scan: Scan, body: int, counts: Counter[str], home: str | None) -> str | None:
    """Home; where it would be the State whose head the first one named called on, the State most named besides."""
    if home is None or _faced(text, scan, body) != home:
        return home
    return next((code for code, number in counts.most_common() if code != home and number >= _LEAST), home)


def _first_title(text: str, scan: Scan, body: int) -> tuple[int, Hit] | None:
    """The first head or foreign minister of the text, near its start, with no State before or right behind."""
    dateline = _DATELINE.match(text, body)
    begin = dateline.end() if dateline else body
    for at, hit in enumerate(scan.names):
        if hit.start < begin:
            continue
        if hit.start > begin + _OPENS or hit.lexeme.type in "SDK":
            return None
        if hit.lexeme.type == "O":
            return (at, hit) if hit.lexeme.value in _TITLES else None
    return None


def _first_named(text: str, scan: Scan, body: int) -> str | None:
    """The last name of the one whose title opens the text."""
    found = _first_title(text, scan, body)
    named = _NAMED.match(text, found[1].end) if found else None
    words = [word for word in named[1].split() if len(word.strip(".")) > _LEAST] if named else []
    return words[-1] if words else None


def _faced(text: str, scan: Scan, body: int) -> str | None:
    """The State whose head or minister the first one named is told to have met: "met Ruritania's President"."""
    found = _first_title(text, scan, body)
    named = _NAMED.match(text, found[1].end) if found else None
    if found is None or named is None:
        return None
    rest = [hit for hit in scan.names[found[0] + 1 :] if hit.start >= named.end()][:2]
    state = next((hit for hit in rest if hit.lexeme.type in "SD"), None)
    title = next((hit for hit in rest if hit.lexeme.type == "O" and hit.lexeme.value in _TITLES), None)
    if state is None or title is None or not _FACES.fullmatch(text, named.end(), rest[0].start):
        return None
    between = text[rest[0].end : rest[1].start]
    return str(state.lexeme.value) if between.strip() in _OF else None


_OF: Final = ("of", "of the", "", "'s", "’s")
"""Between an office and the State whose it is."""


__all__ = ["state_not_faced", "state_of_ours", "state_spoken_for"]
