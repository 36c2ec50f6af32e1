"""A spelled sentence in, the same with ministers' titles grown by their portfolios out.

"Minister of Foreign Affairs, Trade and Worship" is one title and a foreign minister's; "Minister of Trade" is
another minister's.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from credence.lore.offices import is_foreign, is_of_foreign_ministry, portfolio_heads, portfolio_words
from credence.reading.mentions import Item
from credence.reading.spelling import Sentence

_PORTFOLIO: Final = r"(?:the\s{1,3}|its\s{1,3})?[A-Z][\w'’-]{0,30}(?:\s{1,3}(?:the\s{1,3})?[A-Z][\w'’-]{0,30}){0,3}"
_INSTITUTIONS: Final = frozenset(
    {
        "ministry",
        "department",
        "office",
        "council",
        "commission",
        "committee",
        "agency",
        "bank",
        "department's",
    }
)
_HAS_PORTFOLIO: Final = re.compile(
    r"(?:[Mm]inisters?|[Ss]ecretary(?: of [Ss]tate)?) (?:of|for) (?![Ss]tate\Z)(?:(?!inister)[^,;.])+\Z"
)
"""What a title has in charge; not that of another before it: "Minister of Information and Minister of State"."""
_PORTFOLIO_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PORTFOLIO_FIRST: Final = re.compile(rf"\s{{1,3}}(?:of|for|in charge of)\s{{1,3}}({_PORTFOLIO})")
_PORTFOLIO_NEXT: Final = re.compile(
    rf"(?:\s{{0,3}}(?:,(?:\s{{0,3}}and\s)?|&)\s{{0,3}}|\s{{1,3}}and\s{{1,3}}|\s{{1,3}}of\s{{1,3}}(?=Africa\b))"
    rf"(?:(?:of|for)\s{{1,3}})?({_PORTFOLIO})"
)

_HEADS_OF_UNITS: Final = ("director", "director general", "director-general")
_UNIT: Final = re.compile(
    r"\s(?:of|for)\s(?:the\s|its\s)?(?:(?:[A-Z][\w'’-]{0,30}|and|of|for|&)\s){1,7}"
    r"(?:Department|Division|Section|Directorate|Unit|Bureau|Desk)(?!\w|\s(?:of|in|at|for)\s)"
)
"""The part of a ministry that a director has: "of the Eastern Europe Division"."""

# After a whole portfolio, though its last word is new or misspelt, stands a name with its style.
_PORTFOLIO_OVER: Final = re.compile(r",\s+(?:H\.? ?E|Hon|Dr|Mr|Ms|Mrs|Prof|Amb|Eng)")


def reduce_portfolios(sentence: Sentence) -> None:
    """A minister's title takes in the portfolios before or after it, and is what they make of it."""
    items, text = sentence.items, sentence.text
    made: list[tuple[int, int, Item]] = []
    for index, item in sentence.all_of("O"):
        if ahead := _foreign_before(sentence, index):
            first, office = ahead
            made.append((first, index + 1, Item("O", items[first].start, item.end, office)))
            continue
        term = text[item.start : item.end].lower()
        if term in portfolio_heads():
            foreign = ""
        elif _grown(term):
            foreign = str(item.value)
        else:
            continue
        unit = _UNIT.match(text, item.end, sentence.end) if term.endswith(_HEADS_OF_UNITS) else None
        end = unit.end() if unit else _end_in_charge(text, item.end, sentence.end)
        if end == item.end:
            continue
        portfolio = text[item.end : end].lower()
        if foreign == "official" or not foreign:
            foreign = _rank_in_charge(term, portfolio, str(item.value))
        office = foreign
        last = index + 1
        while last < len(items) and items[last].start < end:
            last += 1
        if term.endswith(_HEADS_OF_UNITS) and "G" in sentence.codes[index + 1 : last]:
            continue  # "Director General of the Organization for", which is no portfolio
        made.append((index, last, Item("O", item.start, items[last - 1].end, office)))
    sentence.reduce(made)


_FOREIGN_AND: Final = re.compile(
    r"(?:(?P<junior>Deputy|Vice|Assistant) )?(?:Foreign|External)(?: Affairs| Relations)?,?"
    r"(?: (?:and |& )?(?!Prime\b|Minister\b)[A-Z][\w-]+,?){1,6} \Z"
)
"""Before "Minister" what he has in charge, foreign affairs first: "Foreign Affairs and Trade Minister"."""
_FAR: Final = 90


def _foreign_before(sentence: Sentence, index: int) -> tuple[int, str] | None:
    """Where the title of a foreign minister begins whose portfolios stand before "Minister", and what it makes him."""
    items, text = sentence.items, sentence.text
    item = items[index]
    if not text[item.start : item.end].endswith("Minister"):
        return None
    end = item.end - len("Minister")
    told = _FOREIGN_AND.search(text, max(sentence.start, end - _FAR), end)
    if told is None or not any(map(told.group().__contains__, (" and ", "&", ","))):
        return None
    first = next((at for at in range(index, -1, -1) if items[at].start <= told.start()), None)
    if (
        first is None
        or items[first].start != told.start()
        or any(items[at].code in "PNO" for at in range(first, index))
    ):
        return None
    return first, "deputy-foreign-minister" if told["junior"] else "foreign-minister"


def _grown(term: str) -> bool:
    """Whether a title has a portfolio already, to which others may be added ("Minister of Trade")."""
    return term.startswith(_grown_heads())


@cache
def _grown_heads() -> tuple[str, ...]:
    return tuple(f"{head} {joint} " for head in sorted(portfolio_heads()) for joint in ("of", "for"))


_OF_MINISTRY: Final = re.compile(r"\s(?:of|in|at|from)\sthe\s(?:[A-Z][a-z]+\s)?Ministry(?=\s(?:of|for)\s)")
"""What stands before what the ministry of a deputy has in charge: "Undersecretary of the Ministry of Transport"."""


_OF_FOREIGN: Final = re.compile(
    r"\b(?:Foreign(?! Trade| Economic)|External|International Affairs|International Relations|Exterior)\b"
)


def _end_in_charge(text: str, start: int, end: int) -> int:
    """Where a title ends with what its holder, or the ministry he is of, has in charge; `start` if none is told."""
    ministry = _OF_MINISTRY.match(text, start, end)
    if ministry is None:
        return _portfolio_end(text, start, end)
    last = _portfolio_end(text, ministry.end(), end, named=True)
    if last == ministry.end() or _OF_FOREIGN.search(text, ministry.end(), last):
        return start  # a foreign ministry has a phrase of its own
    return _portfolio_end(text, last, end)  # "of the Ministry of Transport for Ports"


def _portfolio_end(text: str, start: int, end: int, named: bool = False) -> int:
    """Where the list of portfolios that follows a title at `start` ends; `start` if none does.

    `named` says that at `start` stands the ministry that has them.
    """
    affairs = not named and bool(_HAS_PORTFOLIO.search(text, max(0, start - 60), start))
    more = _TASKS_NEXT.match(text, start, end) if affairs else None
    at = more.end() if more else start  # "Minister of Digital" and "Transition"
    new = _WORD_NEXT.match(text, at, end) if affairs else None
    at = new.end() if new and _another_follows(text, new.end(), end) else at
    step = (_PORTFOLIO_NEXT if affairs else _PORTFOLIO_FIRST).match(text, at, end)
    while step:
        words = [m.group().lower() for m in _PORTFOLIO_WORD.finditer(step.group(1))]
        known = [i for i, word in enumerate(words) if word in portfolio_words() or _names_a_task(word)]
        if not known or any(word in _INSTITUTIONS for word in words):
            break
        at = step.end() if words[known[-1]] == words[-1] else _end_of_word(step, known[-1])
        if at < step.end():
            last_is_new = known[-1] == len(words) - _BEFORE_LAST and _another_follows(text, step.end(), end)
            if last_is_new:
                at = step.end()
                step = _PORTFOLIO_NEXT.match(text, at, end)
                continue
            at = step.end() if _PORTFOLIO_OVER.match(text, step.end(), end) else at
            break
        step = _PORTFOLIO_NEXT.match(text, at, end)
    return at


_BEFORE_LAST: Final = 2
_WORD_NEXT: Final = re.compile(r" [A-Z][a-z]{3,20}(?= and |, )")
_TITLES: Final = frozenset(
    {"minister", "ministers", "secretary", "ambassador", "president", "prime", "deputy", "foreign"}
)


def _another_follows(text: str, at: int, end: int) -> bool:
    """Whether a further portfolio follows: the word before, though new, is then one ("Trade Strategies and Ports")."""
    step = _PORTFOLIO_NEXT.match(text, at, end)
    words = [m.group().lower() for m in _PORTFOLIO_WORD.finditer(step[1])] if step else []
    return bool(words) and words[0] in portfolio_words() and _TITLES.isdisjoint(words)


_TASKS_NEXT: Final = re.compile(r"(?: [A-Z][a-z]{3,}(?:tion|sion|(?<!Cle)ment|ship)s?)+(?![\w-])")
_TASK: Final = re.compile(r"[a-z]{4,}(?:tion|sion|(?<!cle)ment|ship)s?")


def _names_a_task(word: str) -> bool:
    """Whether a word, though new, can only be of a portfolio and is nobody's name: "Diversification"."""
    return _TASK.fullmatch(word) is not None


def _end_of_word(step: re.Match[str], number: int) -> int:
    found = list(_PORTFOLIO_WORD.finditer(step.group(1)))
    return step.start(1) + found[number].end()


def _rank_in_charge(term: str, portfolio: str, office: str) -> str:
    """The office a title makes with what its holder has in charge; `office` is what it is alone."""
    if term == "commissioner":
        return "official"  # of a union: who is sent to a State has no portfolio
    if not term.startswith(_MINISTERIAL) or "director" in term:
        return office
    if term.startswith("under") and is_of_foreign_ministry(portfolio):
        return "deputy-foreign-minister"
    if not is_foreign(portfolio) and "foreign" not in term:
        return "official"
    junior = term.startswith(_DEPUTIES) and term != "secretary of state"
    return "deputy-foreign-minister" if junior else "foreign-minister"


_DEPUTIES: Final = (
    "deputy minister",
    "deputy foreign",
    "first deputy minister",
    "vice minister",
    "vice-minister",
    "viceminister",
    "vice foreign",
    "under",
    "state",
    "minister of state",
    "minister delegate",
    "minister-delegate",
    "parliamentary under",
)
_MINISTERIAL: Final = ("minister", "secretary", "cabinet secretary", *_DEPUTIES)
