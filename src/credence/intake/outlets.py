"""A tag, a field or a phrase of a report -> the outlet that published it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from credence.intake.words import any_of, words
from credence.lore.outlets import load_outlets, surfaces

_SEPARATORS = re.compile(r"[\W_]+")
_REPORTS = re.compile(
    r"(?:^|, |[.”\"] )(?:as )?"
    r"(?P<outlet>(?:[Tt]he )?[^\W\d_][\w.'’-]{0,40}(?: (?:of |de |the )?[^\W\d_][\w.'’-]{0,40}){0,4})"
    r" (?P<verb>reports|reported|writes|informs)(?=[,.]| citing\b| quoting\b| with reference\b)",
    re.MULTILINE,
)


def outlet_named(name: str | None) -> str | None:
    """The outlet as it is usually called: `XINHUA` as Xinhua; a name not known stays as it is written."""
    name = " ".join((name or "").split()).strip(" ,.;:-–—/|")
    return _known().get(name) or _known().get(name.casefold(), name) or None


def is_outlet(phrase: str, file_name: str = "") -> bool:
    """Whether words beside a date name who published rather than where: "ANGOP", "Vientiane Mirror".

    They do if they are an acronym, hold a word of the trade such as Gazette, or begin the file's own name.
    """
    bare = phrase.strip(" ,.;:-–—/|()[]")
    signed = phrase.lstrip("([ ")[:1] in "-–—"
    acronym = bare.isupper() and 2 < len(bare) <= 8 and " " not in bare
    known = bare.casefold() in _known() or any_of("outlet_words").search(bare) is not None
    return signed or acronym or known or _begins_name(bare, file_name)


def stands_for_outlet(line: str, file_name: str) -> bool:
    """Whether a line of the head is an outlet's name and nothing else."""
    return names_outlet(line) or _begins_name(line, file_name)


def _begins_name(phrase: str, file_name: str) -> bool:
    """Whether a file is named after these words, several of them: "Baltic Letter" in baltic-letter-7."""
    if " " not in phrase:
        return False
    slug, name = (_SEPARATORS.sub("-", text.casefold()).strip("-") for text in (phrase, file_name))
    return f"{name}-".startswith(f"{slug}-")


def is_letterhead(line: str) -> bool:
    """Whether a line of the head is an institution's name and nothing else."""
    parts = line.split()
    plain = len(parts) <= 12 and not any(c.isdigit() for c in line) and all(_titled(w) for w in parts)
    bare = line.removeprefix("The ")
    ends = any_of("letterhead_ends").search(line)
    return plain and bool(any_of("letterheads").match(bare) or ends)


def names_outlet(name: str) -> bool:
    """Whether the lore knows the name as an outlet's, and it is no common word such as Today."""
    known = _known().get(name)
    return known is not None and not load_outlets()[known].common_word


def outlet_in_text(text: str) -> str | None:
    """The outlet that a report says it is: ", Azernews reports, citing the Foreign Ministry"."""
    if " report" not in text and " writes" not in text and " informs" not in text:
        return None
    for found in _REPORTS.finditer(text):
        name = re.sub(r"^[Tt]he ", "", found["outlet"])
        if names_outlet(name) or (found["verb"] == "reports" and _may_publish(name)):
            return outlet_named(name)
    return None


def _may_publish(name: str) -> bool:
    return name[0].isupper() and not any_of("not_outlets").search(name)


def _titled(word: str) -> bool:
    return not word[0].islower() or word in words("particles") | {"for", "to", "in", "et", "y", "des"}


@cache
def _known() -> Mapping[str, str]:
    """The outlets of the lore by every way to cite them, in its own case and folded."""
    exact = dict(surfaces())
    return {surface.casefold(): name for surface, name in exact.items()} | exact
