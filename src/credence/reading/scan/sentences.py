"""Text in, the stretches of its paragraphs and sentences out."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from credence.intake.chronicle import ENTRY, FEWEST
from credence.lore.files import read_yaml

LONGEST: Final = 4000
"""A sentence of more characters is cut at the last white space before: a bound for all that reads it."""

_BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n")
_WEEKDAY: Final = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}[.,]{0,2} )?"
_DAYS: Final = r"\d{1,2}(?: ?[-–] ?\d{1,2})?"
_CALENDAR_LINE: Final = (  # "Mon 18 March, Vienna: ...", "18-19 March - ...", "March 18: ..."
    rf"(?={_WEEKDAY}(?:{_DAYS} [A-Z][a-z]{{2,8}}|[A-Z][a-z]{{2,8}} {_DAYS})(?:,? \d{{4}})?"
    r"(?:, [A-Z][\w ]{2,20})?(?: ?[–—-] | ?: |\. [A-Z]))"
)
_MARKER: Final = re.compile(
    r"\n(?:[^\S\n]{0,16}(?=(?:[-•*·▪●◦‣]|\d{1,2}[.)]|\d{1,2}/\d{0,2}|\([0-9a-zA-Z]{1,4}\)|[a-z][.)]|[ivx]{1,4}[.)]"
    r"|\d{4}[^\n:.]{0,12}:)\s)|(?<=[:;.,]\n)[^\S\n]{0,16}(?=[–—]\s)"
    r"|[^\S\n]{0,16}(?=[–—]\s[A-Z\d][^\n]{3,240}\n[^\S\n]{0,16}[–—]\s)"
    r"|(?=[A-Z][^\n.;:!?]{2,58}:[^\S\n]{0,4}\n[^\S\n]{0,16}[-•*·▪●◦‣–—]\s)"
    rf"|{_CALENDAR_LINE})"
)
# A stop, closing quotes and brackets, notes in brackets, white space; or a stop with a sentence glued to it.
_STOP: Final = re.compile(
    r"[.!?…](?:[.!?…]{0,5}(?P<closers>[\"”’'»)\]]{0,4}(?:\[\d{1,3}\]){0,4})(?=\s|\Z)"
    r"|(?<=[a-z)\d]{2}\.)(?=(?:The|This|In|On|He|She|It|They|During|At|A|An|As|After|Its|Both|When|Upon|Following)\s))"
)
_ENUMERATED: Final = re.compile(r"\s{1,4}\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s{1,4}[\"“(]?[A-Z]")
"""The next part of an enumeration that runs on in its paragraph: "... in 2012. (ii) The Agreement ..."."""
_NEAR: Final = 5
"""Its bracket stands within so many characters."""
_LONGEST_TOKEN: Final = 24
_OPENING: Final = "([\"“‘'«—–/"
_NEXT: Final = re.compile(r"[\s\"“‘'«(\[¿¡—–-]{0,12}(?P<word>[^\W_]+(?:['’.]s?\b)?|\S)?")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.){0,6}-?[^\W\d_]")
_ENUMERATES: Final = re.compile(r"(?:^|[:;(\n])\s{0,4}\Z")
_MONTH: Final = re.compile(r"(?:January|Januar|February|Februar|March|März|April|May|Mai|June|Juni|July|Juli|August|"
                    r"September|October|Oktober|November|December|Dezember)\b")  # fmt: skip
_IN_FIGURES: Final = re.compile(r"(?:\d{1,2}\. |(?<=\d\. ))\d{1,2}\. (?:1[5-9]|20)\d\d\b")
"""A day as Central Europe and Finland write it: "26. 9. 2023"; also what stands of it behind the day."""
_DAY_ENTRY: Final = re.compile(
    r"[-–•*]? ?(?:\d{1,2} ?[-–—] ?)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH.pattern}|{_MONTH.pattern} \d{{1,2}})(?:,? \d{{4}})?"
)
_LONGEST_ENTRY: Final = 40
"""A day that opens an entry takes up fewer characters."""


class _Lore(NamedTuple):
    names: frozenset[str]
    numbers: frozenset[str]
    dates: frozenset[str]
    inside: frozenset[str]
    hours: frozenset[str]
    after_hours: frozenset[str]
    openers: frozenset[str]
    known: frozenset[str]
    speaker: re.Pattern[str]


@cache
def _lore() -> _Lore:
    data = read_yaml("data/abbreviations.yml")
    names, numbers, dates, inside, hours = (
        frozenset(data[n]) for n in ("before_names", "before_numbers", "dates", "inside", "hours")
    )
    speaker = r"(?:[^\W\d_][\w.'’-]{0,30}\s){1,5}(?:" + "|".join(data["saying"]) + r")\b"
    return _Lore(
        names=names,
        numbers=numbers,
        dates=dates,
        inside=inside,
        hours=hours,
        after_hours=frozenset(data["after_hours"]),
        openers=frozenset(data["openers"]),
        known=names | numbers | dates | inside | hours,
        speaker=re.compile(speaker),
    )


def paragraphs(text: str) -> list[tuple[int, int]]:
    """(start, end) of each paragraph, trimmed; a blank line parts them."""
    found: list[tuple[int, int]] = []
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        _add_trimmed(found, text, start, gap.start())
        start = gap.end()
    _add_trimmed(found, text, start, len(text))
    return found


def split(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence, trimmed, in order.

    A sentence never crosses a blank line or the start of a list item; a single newline is a space where lines are
    wrapped. A line that ends without a stop before a blank line (a heading) is its own sentence.
    """
    found: list[tuple[int, int]] = []
    for start, end in _parts(text):
        if text.find("\n", start, end) < 0:
            _split_block(found, text, start, end)
            continue
        if _is_table(text, start, end):
            _split_lines(found, text, start, end)
            continue
        for first, last in _lines(text, start, end):
            _split_items(found, text, first, last)
    return found


def _split_items(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """The sentences of a paragraph, of a list those of its items."""
    begin = start
    for item in _MARKER.finditer(text, start, end) if "\n" in text[start:end] else ():
        if _wrapped(text, begin, item):
            continue
        _split_block(found, text, begin, item.start())
        begin = item.end()
    _split_block(found, text, begin, end)


_UNWRAPPED: Final = re.compile(r"[^\n]{160}")
"""No line of a text that is wrapped is so long: where one is, every line is a paragraph."""
_NEW_LINE: Final = re.compile(r"(?<![,–—-])[^\S\n]*\n(?![^\S\n]*[a-z(])")


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The lines of a paragraph, where each is one by itself (its heading, its day, its sentences); else all of it."""
    if text.find("\n", start, end) < 0:
        return [(start, end)]
    if _UNWRAPPED.search(text, start, end) is None:
        return _below_headings(text, start, end)
    cuts = [start, *(line.end() for line in _NEW_LINE.finditer(text, start, end)), end]
    return list(pairwise(cuts))


_ROOM: Final = 12
"""A line that has room for the next word and so many characters more was not wrapped there."""
_ENDS_OPEN: Final = re.compile(r"[,;–—-]$")
_PROSE: Final = re.compile(r"[a-z\d)][.!?][\"”’»)]{0,3}\Z")
_BEGINS: Final = re.compile(r"[^\S\n]*[\"“«]?(?=[A-Z])\S+")


def _below_headings(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a paragraph of wrapped lines: a line that had room for the next word stands by itself.

    Not where no prose follows: the lines of a letterhead and of a signature go together.
    """
    if not _PROSE.search(text, max(start, end - _HEADING), end):
        return [(start, end)]
    breaks = [line.start() for line in _LINE_BREAK.finditer(text, start, end)]
    width = max(last - first for first, last in pairwise([start - 1, *breaks, end])) - 1
    cuts = [start]
    before = start
    for at in breaks:
        line = text[before:at].rstrip()
        word = _BEGINS.match(text, at + 1, end)
        if word and len(line) + len(word[0]) + 1 + _ROOM <= width and not _left_open(line):
            cuts.append(at + 1)
        before = at + 1
    return list(pairwise([*cuts, end]))


def _left_open(line: str) -> bool:
    """Whether the next line goes on with it: it ends on a word that wants another, or is the day of what follows."""
    return (
        _DAY_ENTRY.fullmatch(line) is not None
        or _ENDS_OPEN.search(line) is not None
        or _GOES_ON.search(line) is not None
    )


_DAY_AND_STOP: Final = re.compile(r"\s{0,16}[\w., –-]{5,40}\. [A-Z]")
_HEADING: Final = 60


def _wrapped(text: str, begin: int, item: re.Match[str]) -> bool:
    """Whether a line that begins with a day and a stop only goes on with a long line before: "on\\n15 March. The"."""
    if not _DAY_AND_STOP.match(text, item.end()) or text[item.end()] in "-•*·▪●◦‣(":
        return False
    before = text[max(begin, text.rfind("\n", begin, item.start()) + 1) : item.start()]
    return len(before) > _HEADING and before.rstrip()[-1:] not in (".", ":", ";", "!", "?", ")")


def _parts(text: str) -> list[tuple[int, int]]:
    """The paragraphs, of a chronology its lines: those of a paragraph of which two or more begin with a date.

    A short line with a colon at its end opens the next part of it: "Visits to Chad:".
    """
    found: list[tuple[int, int]] = []
    for start, end in paragraphs(text):
        if text.find("\n", start, end) < 0:
            found.append((start, end))
            continue
        lines = [start, *(line.end() for line in _LINE_BREAK.finditer(text, start, end))]
        dated = [at for at in lines if ENTRY.match(text, at, end)]
        if len(dated) < FEWEST:
            found.append((start, end))
            continue
        opening = [at for at in lines if _OPENS_PART.match(text, at, end)]
        cuts = [start, *sorted({at for at in (*dated, *opening) if at > start}), end]
        for first, last in pairwise(cuts):
            _add_trimmed(found, text, first, last)
    return found


_LINE_BREAK: Final = re.compile("\n")
_OPENS_PART: Final = re.compile(r"[A-Z][^\n.;:!?]{2,58}:[^\S\n]{0,4}\n")
_LINE_PARTS: Final = re.compile(r" [-–—|] |\t|\||^[^:\n]{2,30}: ")
_LONGEST_LINE: Final = 120


def _is_table(text: str, start: int, end: int) -> bool:
    """Whether the lines of a paragraph are rows: each short and begun anew, its parts set off by dashes, bars or,
    where there are three rows or more, commas."""
    lines = [line.strip() for line in text[start:end].split("\n")]
    if _is_fact_sheet(lines):
        return True
    if any(not line or len(line) > _LONGEST_LINE or line[-1] in ".,:" or line[0].islower() for line in lines):
        return False
    if all(_LINE_PARTS.search(line) for line in lines):
        return True
    return len(lines) > 2 and all(", " in line and line[0].isupper() for line in lines)


_BEGUN_ANEW: Final = re.compile(r"[A-Z0-9•*·▪●◦‣–—(\"“-]")
_FACT: Final = re.compile(r"[A-Z][^\n:.;!?]{2,80}: ?\S|.{8,}\b(?:1[89]|20)\d\d\b[)\].;,]{0,3}$")
"""A label with what it is the label of, or a line that ends on its year."""
_OVER_FACTS: Final = re.compile(r"[A-Z][A-Za-z '’/()&-]{3,58}")
"""A heading: "Bilateral agreements"."""
_GOES_ON: Final = re.compile(r"(?:[,–—-]|\b(?:and|or|of|the|in|on|to|with|by|for|from|at|a|an|as|that|was|were))$")


def _is_fact_sheet(lines: list[str]) -> bool:
    """Whether lines are labels with their facts, or instruments and visits with their dates, each begun anew; a line
    over them may say what they are."""
    if any(not line or len(line) > 2 * _LONGEST_LINE or not _BEGUN_ANEW.match(line) for line in lines):
        return False
    if any(_GOES_ON.search(line) for line in lines[:-1]):
        return False
    if not _FACT.match(lines[0]):
        if len(lines) <= FEWEST or not _OVER_FACTS.fullmatch(lines[0]):
            return False
        return all(_FACT.match(line) for line in lines[1:])
    facts = sum(_FACT.match(line) is not None for line in lines)
    return facts == len(lines) or (len(lines) > 2 and facts * 3 >= len(lines) * 2)


_LABELLED: Final = re.compile(r"[a-z)\d]\. [A-Z][a-z]+(?: [a-z]+){0,4}: ")
"""Within a row, a label with its fact behind a stop: "Treaty of Commerce. Signed: Lima, 3 May 1902. In force: ..."."""


def _split_lines(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end:
        stop = text.find("\n", start, end)
        stop = stop if stop >= 0 else end
        if _LABELLED.search(text, start, stop):
            _split_block(found, text, start, stop)
        else:
            _add_sentence(found, text, start, stop)
        start = stop + 1


def _split_block(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    begin = start
    for stop in _STOP.finditer(text, start, end):
        at, after = stop.span()
        if after >= end or _ends_sentence(text, begin, at, after, stop["closers"], end):
            _add_sentence(found, text, begin, after)
            begin = after
    _add_sentence(found, text, begin, end)


def _ends_sentence(text: str, begin: int, last: int, after: int, closers: str | None, end: int) -> bool:
    """Whether the stop text[last:after], with what closes quotes and brackets, ends its sentence, given the word
    before it and the word after it."""
    if last - begin < _LONGEST_ENTRY and _DAY_ENTRY.fullmatch(text, begin, last):
        return False  # "15 March. The President received ...": the day belongs to what follows
    if text.find("(", after, after + _NEAR) >= 0 and _ENUMERATED.match(text, after, end):
        return True
    following = _NEXT.match(text, after, end)
    word = following["word"] if following else None
    if word is None or word[0].islower() or closers is None:
        return word is not None and closers is None
    if text[last] != "." or after - last - len(closers) > 1:
        return not _speaker_follows(text, closers, following, end)
    near = max(begin, last - _LONGEST_TOKEN)
    token = text[max(near, text.rfind(" ", near, last) + 1, text.rfind("\n", near, last) + 1) : last].lstrip(_OPENING)
    return not token or _may_part(text, begin, last - len(token), token, following, word)


def _speaker_follows(text: str, closers: str, following: re.Match[str] | None, end: int) -> bool:
    """Whether a quoted question or call goes on: '"Will it last?" Mr Horne asked.'"""
    if not closers or following is None:
        return False
    return _lore().speaker.match(text, following.start("word"), end) is not None


def _may_part(text: str, begin: int, first: int, token: str, following: re.Match[str] | None, word: str) -> bool:
    """Whether a sentence may end between the token with its stop and the word after."""
    lore = _lore()
    opener, number = word in lore.openers, word[0].isdigit()
    if len(token) < 3 or "." in token:
        if _INITIALS.fullmatch(token):
            if token.lower() in lore.hours:
                return opener or not (number or word in lore.after_hours)
            # "John G. A. Leishman": what looks like the article is one more initial
            another = following is not None and len(word) == 1 and text.startswith(".", following.end("word"))
            return opener and not another
        if token.isdigit():
            return not (
                first == begin
                or (following and _MONTH.match(text, following.start("word")))
                or _IN_FIGURES.match(text, first)
                or _ENUMERATES.search(text, max(begin, first - 5), first)
            )
    lower = token.lower()
    if lower.rpartition("-")[2].isalpha() and lower not in lore.known and lower.rpartition("-")[2] not in lore.known:
        return True
    forms = {token, token.rpartition("-")[2]}
    return all(_may_part_words(form, opener, number, word) for form in forms)


def _may_part_words(token: str, opener: bool, number: bool, word: str) -> bool:
    before, lore = token.lower(), _lore()
    if before in lore.names:
        return opener and token[0].islower()
    if before in lore.numbers or before in lore.dates:
        return not (number or word in ("I", "II", "III", "IV", "V", "VI", "X"))
    if before in lore.hours:
        return opener or not (number or word in lore.after_hours)
    return opener or before not in lore.inside


def _add_sentence(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while end - start > LONGEST:
        cut = max(text.rfind(" ", start, start + LONGEST), text.rfind("\n", start, start + LONGEST))
        cut = cut if cut > start else start + LONGEST
        _add_trimmed(found, text, start, cut)
        start = cut
    _add_trimmed(found, text, start, end)


def _add_trimmed(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))
