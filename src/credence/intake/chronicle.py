"""A document's lines in, those out that are no entries of a chronology or of a list of posts: the dates of such entries
are those of what they tell, not of the document.
"""

from __future__ import annotations

import re

ENTRY = re.compile(
    r"[^\S\n]{0,8}(?:(?:\d{1,2} )?[A-Z][a-z]{2,8}\.? (?:\d{1,2},? )?)?(?:1[5-9]|20)\d\d(?:[-–/]\d{2,4})?"
    r"[:.,]?(?:\s[-–—:|])? [A-Z(“\"]"
)
"""A line of a chronology: "1914 Establishment of relations", "30 May 1946: The legation was opened"."""
FEWEST = 2
"""A chronology has no fewer entries."""
_POST = re.compile(r"\b(?:(?:earliest|latest) date|(?:opened|closed|raised|established)\b.{0,40};|; ?closed)\b", re.I)
"""What an entry of a list of consular posts says."""


def without_entries(lines: list[str]) -> list[str]:
    """The lines that may tell when and where the document was published."""
    dated = {line for line in lines if ENTRY.match(line)}
    entries = dated if len(dated) >= FEWEST else set[str]()
    return [line for line in lines if line not in entries and not _POST.search(line)]
