"""The States a text names in; out, which of those mentions show a State to be somebody else's than who speaks.

It is the one visited or met with, the one that sends or receives an envoy, the one whose minister is the guest ("talks
with the Foreign Minister of Syldavia"), and each of a list that begins so ("the ambassadors of Syldavia, Borduria and
San Theodoros"; "with his counterparts from Syldavia and Borduria").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from credence.reading.scan.lexicon import Hit

_REACH: Final = 110
_FORM: Final = r"(?: (?:Federal |Islamic |Democratic )?(?:Republic|Kingdom|State|Commonwealth) of)?"
_BEFORE: Final = re.compile(
    r"\[$|\b(?:(?:[Aa]mbassadors?|[Hh]igh [Cc]ommissioners?|[Cc]onsuls?|[Ee]nvoys?|[Nn]uncio|[Hh]eads of [Mm]ission)"
    rf"(?:-[Dd]esignate)? (?:of|from|for|to|in)(?: the)?{_FORM} $"
    r"|(?:[Mm]inister|[Mm]issions?|[Ee]mbass(?:y|ies)|[Cc]onsulates?|[Cc]ommissions?) (?:to|in)(?: the)? $"
    r"|(?:visits?|visited|visiting|trip|travel|travels|travelled|tour|departs? for|left for|leaves for|arrived in"
    r"|agreements? with|ties with|relations with|cooperation with|co-operation with|agenda with|treaty with"
    r"|[Mm]eets?(?: with)?|[Mm]et(?: with)?|[Mm]eetings? with|talks with)"
    r"(?: to| in| of)?(?: the)?(?: [Nn]ew| outgoing)? $"
    r"|(?:[Pp]ostings?|[Hh]eads of [Mm]ission) (?:to|for|in)(?: the)? $"
    r"|(?:contribution|assistance|aid|support) to(?: the)? $"
    r"|(?:[Cc]ounterparts?|[Cc]olleagues?|[Dd]iplomats|[Gg]uests?|[Dd]elegations?|[Ee]nvoys) (?:from|of)(?: the)? $"
    r"|Ambassadors?(?:-[Dd]esignate)? Extraordinary and Plenipotentiary (?:of|from|for|to)(?: the)? $"
    r"|(?:sisterly|brotherly|friendly|neighbouring|neighboring) (?:\w+ of )?$"
    r"|(?:foreign|friendly) (?:states|countries|nations)\s?[-–—:]\s?(?:the )?$"
    r"|[Aa]mbassador (?:of|from)(?: the)? [A-Z][\w’'-]{2,20}(?: [A-Z][\w’'-]{2,20})? (?:in|to)(?: the)? $"
    r"|[Aa]mbassador(?: [A-Z][\w’'-]{1,20}){1,4} (?:of|from)(?: the)? $)"
)
_GUEST: Final = re.compile(
    r"\b(?:with|received|receives|met|meets|welcomed|hosted|hosts|call from|message from|visiting)\b[^.;:\n]{0,80}"
    r"\b(?:[Mm]inisters?|[Ss]ecretary|President|King|Emir|Chancellor|Speaker|Premier)\b[^.;:\n]{0,40} of(?: the)? $"
)
_LAST: Final = re.compile(
    r"(?:(?<!\w)(?:of|from|for|to|in|with|[Nn]ew|outgoing|[Vv]isits?|visited|visiting|trip|travel|travels|travelled|tour"
    r"|[Mm]eets?|[Mm]et|sisterly|brotherly|friendly|neighbou?ring)(?: the)?|[-–—:]\s?(?:the)?) ?$|\[$"
)
"""With what all words end that stand before: most mentions are passed over by it at a fraction of the time."""
_LAST_WORDS: Final = 18
_AFTER: Final = re.compile(
    r"['’]s own (?:mission|embassy|high commission|consulate) in\b"
    r"| (?:counterparts?|visitors?|guests?|side|(?:[Nn]ew |[Oo]utgoing )?"
    r"(?:[Aa]mbassador|[Hh]igh [Cc]ommissioner|[Ee]nvoy)s?)\b"
)
_NAME: Final = r"(?: (?:[-–—] )?[^\W\d_a-z][\w.'’-]{0,30}){0,5}"
_JOINT: Final = re.compile(rf",?{_NAME}(?:,|;)?(?: and(?: from| of)?| also)?(?: the)? ")
"""Between two States of a list there may be the name of each one's person."""
_STOP: Final = re.compile(r"[a-z]{3}\. ")
"""Where a sentence ends, and no title is shortened, the list does too."""


_SENDERS: Final = re.compile(
    r"\b(?:[Cc]ounterparts?|[Cc]olleagues?|[Dd]iplomats|[Dd]elegations?|[Ee]nvoys?|[Aa]mbassadors?"
    r"|[Hh]igh [Cc]ommissioners?|[Hh]eads of [Mm]ission)"
    r"(?: Extraordinary and Plenipotentiary)? (?:from|of)(?: the)? $"
)
_SENT: Final = re.compile(
    r"(?:['’]s)? (?:counterparts?|(?:[Nn]ew |[Oo]utgoing )?(?:[Aa]mbassador|[Hh]igh [Cc]ommissioner|[Ee]nvoy)s?)\b"
)


def theirs(text: str, hits: list[Hit]) -> frozenset[int]:
    """Where the mentions begin, among those given in the order of the text, that are somebody else's."""
    return _marked(text, hits, _shown_before, _AFTER)


def senders(text: str, hits: list[Hit]) -> frozenset[str]:
    """The States, of those mentioned, that sent somebody's counterparts or envoys: not the one that received them."""
    found = _marked(text, hits, _sent_before, _SENT)
    return frozenset(str(hit.lexeme.value) for hit in hits if hit.start in found)


def _shown_before(text: str, start: int, end: int) -> bool:
    """Whether words that end at `end` show the State after them to be somebody else's."""
    if _BEFORE.search(text, _past_signs(text, start, end), end):
        return True
    return text.endswith((" of ", " of the "), start, end) and _GUEST.search(text, start, end) is not None


def _sent_before(text: str, start: int, end: int) -> bool:
    """Whether words that end at `end` show the State after them to have sent somebody."""
    return _SENDERS.search(text, _past_signs(text, start, end), end) is not None


def _past_signs(text: str, start: int, end: int) -> int:
    """Where such words can begin at the earliest: there is none of these signs in them."""
    return max(start, text.rfind(",", start, end) + 1, text.rfind(".", start, end) + 1)


def _marked(
    text: str, hits: list[Hit], before: Callable[[str, int, int], bool], after: re.Pattern[str]
) -> frozenset[int]:
    """Where the mentions begin before or after which such words stand, with those listed after one of them."""
    found: set[int] = set()
    last: Hit | None = None
    for index, hit in enumerate(hits):
        start = max(0, hit.start - _REACH)
        listed = (
            last is not None
            and last.start in found
            and hit.start - last.end < _REACH
            and text[last.end : hit.start] != " "
            and _JOINT.fullmatch(text, last.end, hit.start) is not None
            and _STOP.search(text, last.end, hit.start) is None
        )
        if (
            listed
            or after.match(text, hit.end)
            or _leads_to(text, hits, index, after)
            or (_LAST.search(text, max(0, hit.start - _LAST_WORDS), hit.start) and before(text, start, hit.start))
        ):
            found.add(hit.start)
        last = hit
    return frozenset(found)


def _leads_to(text: str, hits: list[Hit], index: int, after: re.Pattern[str]) -> bool:
    """Whether a mention begins a list before such a word: "her Syldavian and Bordurian counterparts"."""
    for at in range(index, min(index + _MOST_LISTED, len(hits) - 1)):
        if text[hits[at].end : hits[at + 1].start] not in (", ", " and "):
            return False
        if after.match(text, hits[at + 1].end):
            return True
    return False


_MOST_LISTED: Final = 12
"""So many States further on a list is looked through: the time grows with the list and no faster."""


__all__ = ["senders", "theirs"]
