"""A text in; whether it names what States deal with one another by, out."""

from __future__ import annotations

import re
from typing import Final

from credence.reading.frame.home_in_title import is_owned
from credence.reading.scan.lexicon import Hit, Scan

_OFFICIAL: Final = frozenset(
    {
        "ambassador",
        "minister",
        "charge",
        "foreign-minister",
        "deputy-foreign-minister",
        "head-of-state",
        "head-of-government",
        "consul",
        "consul-general",
        "embassy",
        "consulate",
        "legation",
        "foreign",
    }
)
_BETWEEN_STATES: Final = re.compile(
    r"\b(?:(?:[Ee]conomic|[Cc]ommercial|[Tt]rade|[Dd]efence|[Cc]ultural|[Cc]onsular|[Pp]olitical)"
    r" (?:and [A-Za-z]{4,12} )?(?:[Cc]ounsellor|[Aa]ttach[eé]|[Oo]ffice of|[Ss]ection of)"
    r"|[Bb]ilateral (?:relations|trade|cooperation|agreements?)|[Dd]iplomatic (?:relations|ties))\b"
)
"""Words of what States have to do with one another, where no office is named."""


def is_official(scan: Scan, text: str) -> bool:
    """Whether the text names what States deal with one another by: envoys, missions, heads, foreign ministries."""
    states = [hit for hit in scan.names if hit.lexeme.type in "SD"]
    offices = (hit for hit in scan.names if hit.lexeme.type in "OEY" and hit.lexeme.value in _OFFICIAL)
    return any(not _figurative(hit, text, states) for hit in offices) or _BETWEEN_STATES.search(text) is not None


_LOOSE: Final = frozenset(
    {"ambassador", "ambassadors", "mission", "missions", "president", "minister", "envoy", "envoys"}
)
"""Words for offices and missions that others than States use as well."""


def _figurative(hit: Hit, text: str, states: list[Hit]) -> bool:
    """Whether it is such a word in small letters, and no State's: "the firm's ambassador to the smallholders"."""
    loose = text[hit.start].islower() and hit.lexeme.surface in _LOOSE
    return loose and not is_owned(hit, states)
