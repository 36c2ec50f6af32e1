"""A tag, a field or a phrase of a report -> the outlet that published it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from credence.intake.words import any_of

_SEPARATORS = re.compile(r"[\W_]+")
_REPORTS = re.compile(
    r"(?:^|, |[.”\"] )(?:as )?"
    r"(?P<outlet>(?:[Tt]he )?[^\W\d_][\w.'’-]*(?: (?:of |de |the )?[^\W\d_][\w.'’-]*){0,4})"
    r" (?P<verb>reports|reported|writes|informs)(?=[,.]| citing\b| quoting\b| with reference\b)",
    re.MULTILINE,
)


def outlet_named(name: str | None) -> str | None:
    """The outlet as it is usually called: `XINHUA` as Xinhua; a name not known stays as it is written."""
    name = " ".join((name or "").split()).strip(" ,.;:-–—/|")
    return _known().get(name.casefold(), name) or None


def is_outlet(words: str, file_name: str = "") -> bool:
    """Whether words beside a date name who published rather than where: "ANGOP", "Vientiane Mirror".

    They do if they are an acronym, hold a word of the trade such as Gazette, or begin the file's own name.
    """
    bare = words.strip(" ,.;:-–—/|()[]")
    if begins_name(bare, file_name):
        return True
    acronym = bare.isupper() and 2 < len(bare) <= 8 and " " not in bare
    return bool(
        words.lstrip("([ ")[:1] in "-–—"
        or acronym
        or bare.casefold() in _known()
        or any_of("outlet_words").search(bare)
    )


def begins_name(words: str, file_name: str) -> bool:
    """Whether a file is named after these words: "Baltic Letter" in baltic-letter-2022-06-14."""
    slug, name = (_SEPARATORS.sub("-", text.casefold()).strip("-") for text in (words, file_name))
    return len(slug) > 3 and f"{name}-".startswith(f"{slug}-")


def is_letterhead(line: str) -> bool:
    """Whether a line of the head is an institution's name and nothing else."""
    words = line.split()
    plain = len(words) <= 12 and not any(c.isdigit() for c in line) and all(_titled(w) for w in words)
    bare = line.removeprefix("The ")
    ends = any_of("letterhead_ends").search(line)
    return plain and bool(any_of("letterheads").match(bare) or ends)


def outlet_in_text(text: str) -> str | None:
    """The outlet that a report says it is: ", Azernews reports, citing the Foreign Ministry"."""
    if " report" not in text and " writes" not in text and " informs" not in text:
        return None
    for found in _REPORTS.finditer(text):
        name = re.sub(r"^[Tt]he ", "", found["outlet"])
        known = name.casefold() in _known()
        if known or (
            found["verb"] == "reports" and name[0].isupper() and not any_of("not_outlets").search(name)
        ):
            return outlet_named(name)
    return None


def _titled(word: str) -> bool:
    return not word[0].islower() or word in {"of", "and", "the", "for", "to", "in", "de", "des", "et", "y"}


@cache
def _known() -> Mapping[str, str]:
    return {}
