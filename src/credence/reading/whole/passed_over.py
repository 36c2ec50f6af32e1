"""A sentence in; whether it says nothing of its own, as a question or a line that points to other pages, out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from credence.reading.phrases.core import Core
from credence.reading.phrases.words import letters
from credence.reading.spelling import Sentence

_CLOSING: Final = 4
_QUESTION: Final = re.compile(r"\?[\"”’'»)\]]{0,3}$")
_TEASER: Final = re.compile(
    r"\s{0,4}(?:[-*•>»→]{1,2}\s)?(?:(?:please\s)?(?:also\s)?read\s(?:also|more|next|further|here|the\sfull\s\w+)"
    r"|see\salso|related(?:\s(?:articles?|news|stories|posts|content))?|more\s(?:on\sthis|news|stories)|you\smay\salso\slike"
    r"|most\sread|in\sother\snews|(?:previous|next)\s(?:article|post|story|news)|also\son\sthis\s\w+|tags?|keywords|share(?:\sthis)?"
    r"|follow\sus|subscribe|filed\sunder|categor(?:y|ies))\s{0,2}[:|»→-]"
    r"|\s{0,4}(?:click\shere\b|(?:first\s|last\s)?(?:published|updated|posted|modified|printed)\b(?=[^.\n]{0,60}\d{4})[^.\n]{0,80}$)",
    re.IGNORECASE,
)
_OPENS: Final = (
    "please", "also", "read", "see", "related", "more", "you", "most", "in", "previous", "next", "tag", "keywords",
    "share", "follow", "subscribe", "filed", "categor", "click", "first", "last", "published", "updated", "posted",
    "modified", "printed",
)  # fmt: skip
"""With one of these such a line opens, within so many characters."""
_OPENING: Final = 24


def is_teaser(text: str, start: int, end: int) -> bool:
    """Whether a line only points to other pages ("Read also: ...")."""
    line = text.rfind("\n", 0, start) + 1
    return _may_be_teaser(text, line) and _TEASER.match(text, line, end) is not None


@lru_cache(maxsize=1)
def _may_be_teaser(text: str, line: int) -> bool:
    """Whether the line at a place opens as such a line does: asked once for all the sentences of the line."""
    return text[line : line + _OPENING].lower().lstrip().lstrip("-*•>»→").lstrip().startswith(_OPENS)


def without_headlines(sentence: Sentence, cores: list[Core]) -> list[Core]:
    """The matches of a sentence without those by a verb as headlines write it: "Minister Kato Meets His Counterpart".

    Such a line stands over another text, or over one that tells the same with its day.
    """
    return [core for core in cores if not core.phrase.dated or not _in_headline(sentence, core)]


def _in_headline(sentence: Sentence, core: Core) -> bool:
    """Whether the verb is in the present and begins with a capital within a sentence, and only begins with one."""
    start, end = sentence.items[core.anchor].start, sentence.items[core.anchor].end
    if start <= sentence.start or not sentence.text[start].isupper():
        return False
    return sentence.codes[core.anchor] in letters("<headline-verb>") and sentence.text[start:end].istitle()


def without_what_is_asked(sentence: Sentence, cores: list[Core]) -> list[Core]:
    """The matches of a sentence; of a question those it takes for granted, such as "the accord, signed in 2001"."""
    end = sentence.end
    closing = max(sentence.start, end - _CLOSING)
    if sentence.text.find("?", closing, end) < 0 or not _QUESTION.search(sentence.text, closing, end):
        return cores
    return [c for c in cores if not c.phrase.dated or sentence.codes[max(0, c.anchor - 1)] == ","]
