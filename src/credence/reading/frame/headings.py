"""A text's first line, or a line of its own, in; where the title or the heading ends, out."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from credence.intake.days import is_day_line
from credence.model import Document

LETTERHEAD: Final = re.compile(
    r"(?:the )?(?:[\w’'-]+ ){0,4}(?:government|ministry|embassy|consulate|presidency|office|secretariat|directorate"
    r"|department|mission|republic|kingdom|state house)\b",
    re.IGNORECASE,
)
"""What a line shows that tells whose a report is: "Government of Syldavia", "Royal Ministry of Foreign Affairs"."""
HEADING: Final = 60
"""A line no longer than this many characters may be a heading."""
_LEAST: Final = 24
_LONGEST: Final = 140
"""A title over a sentence without a blank line between is longer than a name, and shorter than a paragraph."""
_SENTENCE: Final = re.compile(r"\A[^\W\d_a-z].*[.!?][\"”’)]{0,2}\s*\Z")


OF_GUIDE: Final = re.compile(
    r"\b(?:histor(?:y|ical)|guide|chronology|repertory|register|record|chronicle|survey|handbook)\b"
    r"|\b(?:recognition|relations|representation)\b.{0,60}"
    r"\b(?:since|from|by country|country by country|states?|\d{4})\b"
    r"|\brecognition (?:of states )?and (?:diplomatic |consular |foreign )*(?:relations|representation)\b"
    r"|\b(?:diplomatic|foreign|bilateral|consular) (?:relations|missions|representation)\b|\brepresentation abroad\b",
    re.IGNORECASE,
)
"""What a line shows by which a guide to a State's relations tells what it is, over the State of an entry."""
LINES: Final = 3
_NAME: Final = re.compile(r"(?:The )?[A-Z][\w'’-]+(?: (?:and|of|the|[A-Z][\w'’-]+)){0,4}(?: \([^()\n]{3,60}\))?")


def title_end(document: Document) -> int:
    """A first line that is a title (no full stop, a blank line or that of the day after it) says nothing of its own.

    Nor does the title below a line that gives the day or names the kind of paper: "Press release".
    """
    end = _line_of_title(document.text)
    title = document.publication.title
    below = end + len(document.text[end:]) - len(document.text[end:].lstrip()) if end else 0
    if end and title and document.text.startswith(title + "\n\n", below) and title[-1] not in ".!?:":
        return below + len(title)
    return max(end, _below_letterhead(document.text))


_HEAD_LINES: Final = 3
_BODY: Final = 80
"""The first paragraph of a report is no shorter than this."""


def _below_letterhead(text: str) -> int:
    """Where a title of one line ends that stands between the lines of a letterhead and a day or the first sentence.

    "Government of Syldavia", "Ministry for Foreign Affairs" and below it "Minister meets Bordurian colleague".
    """
    head, _, rest = text.partition("\n\n")
    line, _, below = rest.lstrip("\n").partition("\n\n")
    lines = head.split("\n")
    if len(lines) > _HEAD_LINES or "\n" in line or not any(map(LETTERHEAD.match, lines)):
        return 0
    if any(not one.strip() or len(one) > HEADING or one.rstrip()[-1] in ".!?:" for one in lines):
        return 0
    first = below.lstrip("\n").partition("\n")[0].rstrip()
    opens = is_day_line(first) or (len(first) > _BODY and _SENTENCE.search(first) is not None)
    if not opens or not _LEAST < len(line) < _LONGEST or line.rstrip()[-1] in ".!?:":
        return 0
    return text.find(line, len(head)) + len(line)


def _line_of_title(text: str) -> int:
    line, _, rest = text.partition("\n")
    second, _, below = rest.partition("\n")
    closed = rest.startswith("\n") or (below.startswith("\n") and is_day_line(second))
    closed = closed or (
        _LEAST < len(line) < _LONGEST and len(second) >= _LONGEST and _SENTENCE.search(second) is not None
    )
    if head := _head_of_guide(text):
        return head
    if line.strip() and closed and line.rstrip().rstrip("\"”’'")[-1:] not in ".!?:":
        return len(line)
    return 0


def opening_lines(text: str) -> tuple[int, list[str]]:
    """Where the lines above the first blank one end, and these lines; none where one is too long for a head."""
    end = text.find("\n\n")
    lines = text[: max(end, 0)].split("\n")
    return (end, lines) if all(line.strip() and len(line) < _LONGEST for line in lines) else (0, [])


def _head_of_guide(text: str) -> int:
    """Where the lines end that head the entry of a guide to a State's relations, one of which names the other State.

    They stand together, or the name on a line of its own below: "Portugal's diplomatic relations", "INDIA".
    """
    end, lines = opening_lines(text)
    if len(lines) > LINES or any(line.rstrip()[-1] in ".!?" for line in lines) or not any(map(OF_GUIDE.search, lines)):
        return 0
    below = text[end + 2 :].partition("\n")[0]
    if len(lines) == 1 and not _NAME.fullmatch(below):
        return 0
    return end if len(lines) > 1 else end + 2 + len(below)


def past_heading(text: str, start: int, end: int, titles: Container[int] = ()) -> int:
    """Where the sentence begins after a heading (a short line of its own, no stop); its end if it is all heading.

    A line over one of `titles` (where titles of office begin) is a name: that of who signs.
    """
    if start and not text.endswith("\n\n", max(0, start - 2), start):
        return start
    if text[max(0, start - 4) : start].rstrip().endswith(":"):
        return start  # the first line of a list that the sentence before opens
    line_end = text.find("\n", start, end)
    line_end = end if line_end < 0 else line_end
    bare = text[start:line_end].rstrip()
    if line_end - start > HEADING or not bare or not bare[-1].isalpha() or any(c.isdigit() for c in bare):
        return start
    if line_end < end:
        return line_end + 1 if text[line_end + 1].isupper() and line_end + 1 not in titles else start
    return end if text.startswith("\n", end) else start
