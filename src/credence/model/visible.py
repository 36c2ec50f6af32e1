"""A text from anywhere in; out comes what can be shown of it without steering whatever shows it.

Characters that hide, reorder or break off what follows them are listed here once; whoever shows a text
chooses how they appear: as a replacement character, by their number, or as an escape of JSON.
"""

from __future__ import annotations

import json
import re
from typing import Final

STEERING: Final = re.compile(
    "["
    "\u0000-\u001f\u007f-\u009f"  # control characters, that of terminals' commands among them
    "\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff"  # soft hyphen, zero-width characters, byte order mark
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks and turns of direction (UAX 9)
    "\u2028\u2029"  # line and paragraph separator
    "\u206a-\u206f\ufff9-\ufffb"  # deprecated formatting, annotations between the lines
    "\U000e0000-\U000e007f"  # tags, which are not seen
    "\ud800-\udfff\ufffe\uffff"  # halves of surrogate pairs, no characters
    "]"
)

JOINERS: Final = "\u200c\u200d"
"""They show nothing and steer nothing between letters of the scripts that are spelt with them: Persian, Hindi."""
_SPELT_WITH_JOINERS: Final = re.compile("[\u0600-\u0dff\u1000-\u109f\u1780-\u18af]")


def one_line(text: str) -> str:
    """The text on one line, each run of white space one blank."""
    return " ".join(text.split())


def replaced(text: str) -> str:
    """The text with U+FFFD for each steering character, for terminals and messages; joiners within a word stay."""
    return STEERING.sub(lambda found: found[0] if _joins(found) else "\N{REPLACEMENT CHARACTER}", text)


def numbered(text: str) -> str:
    """The text with each steering character as `⟨U+202E⟩`, for pages: quotes stay exact to the eye.

    Joiners within a word stay.
    """
    return STEERING.sub(lambda found: found[0] if _joins(found) else f"⟨U+{ord(found[0]):04X}⟩", text)


def _joins(found: re.Match[str]) -> bool:
    """Whether it is a joiner between two letters of a script that is spelt with joiners."""
    text, place = found.string, found.start()
    around = text[place - 1 : place] + text[place + 1 : place + 2]
    return found[0] in JOINERS and len(around) == 2 and all(map(_SPELT_WITH_JOINERS.match, around))


def escaped(line: str) -> str:
    """JSON with each steering character within its strings as an escape of JSON, which changes no value.

    `line` must hold no line breaks of its own.
    """
    return STEERING.sub(lambda found: json.dumps(found[0])[1:-1], line)
