"""A sentence of a history in, the rows of the list of consular posts that it holds out.

Histories close with such lists: "Arica (Port Arica): opened 1824; closed 1861", "Callao--Earliest date: 1850; Latest
date: 1921", "Callao 1850; Iquitos 1905". The place at the head of an entry holds until the next one, and so does the
rank its words give.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from credence.reading.frame.listed import PostsRead
from credence.reading.mentions import Item, Mission, Post
from credence.reading.spelling import Sentence, state_of

_ACTS: Final = {
    **dict.fromkeys(
        ("opened", "established", "earliest", "reopened", "re-opened", "re-established", "founded", "open"), "opened"
    ),
    **dict.fromkeys(
        ("closed", "latest", "discontinued", "abolished", "suspended", "until", "withdrawn", "suppressed"), "closed"
    ),
    **dict.fromkeys(("raised", "elevated", "upgraded", "made", "became", "promoted", "converted"), "raised"),
}
_SMALL: Final = frozenset(
    ["date", "dates", "in", "on", "from", "to", "as", "a", "an", "the", "was", "were", "and", "again", "of", "only",
     "rank", "status", "for", "good", "at", "by", "about", "then", "finally", "permanently", "since"]
)  # fmt: skip
_NO_PLACE: Final = frozenset(["This", "That", "These", "Those", "All", "Both", "Other", "Such", "It", "They"])
"""What a sentence on posts told before may begin with."""
_NAME: Final = r"W(?:['-]?W){0,4}(?:\((?![REA]\))[^()T]{1,12}\))?"
_HEAD: Final = re.compile(rf"{_NAME}(?:&{_NAME})?(?=:|-|,|\(?T|[^WT,;:.()&REA]T|\(?[REA]|\((?:W,)?.?T|\(W,[RE])")
_AFTER_ENTRY: Final = re.compile(r"(?:[;.T)]|[T)],|[T)][,;]?&)$")
"""After what a further entry may begin on the same line."""
_SPAN: Final = r"(?:\([^WT;.()]{0,2}T\)|,?[^WT;.():&,]{0,2}T)"
"""Behind a place, since when or how long there was a post: "(1824-1861)", ", 1881 to 1920", "from 1868"."""
_PROSE: Final = re.compile(
    rf"(?:[RO](?:[^WT,;:.&]{{0,4}}[^WT,;:.&](?P<first>{_NAME}))?){_SPAN}(?:[;,&]{{1,3}}{_NAME}{_SPAN}){{1,20}}(?=[.;]|$)"
)
_CONSULS: Final = frozenset(("consul", "consul-general"))
_STATIONED: Final = frozenset(
    ["at", "in", "places", "posts", "cities", "ports", "towns", "following", "stationed", "resided"]
)
"""Before the colon of a list of places, though of consuls: "Consuls were stationed at:"."""
_INTRODUCES: Final = re.compile(r"\b(?:consul|posts?\b|agenc)", re.IGNORECASE)
_CONSULAR_LINE: Final = re.compile(rf"{_NAME}:R(?=[^.,;])")
"""A line that gives a place and which post was there opens a list by itself: "Paysandú: Vice-Consulate from 1856"."""
_PERIOD: Final = re.compile(r"independence|period|\b(?:pre|post)-|^Notes?\b", re.IGNORECASE)
"""What may head an entry and is no place: "Post-independence:"."""
_AGENCY: Final = "agency"
_POST: Final = re.compile(rf"R(?:[^WT,;:.]({_NAME}))?(?=:|,|\(|[^,;:.]{{0,2}}T)")
"""A consular post with its place, as the head of an entry: "Consulate in Arica: opened 1883"."""
_OF_STATE: Final = re.compile(rf"W:(?={_NAME}\((?:W,)?[RTE]|R)")
"""The State whose the posts are that are named behind: "Peru: Oslo (Consulate, 1921)"."""
_EARLIEST: Final = re.compile(r"\bearliest date\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PostRow:
    """What one entry says: a post opened, closed or raised at a place on a date; items[first:last]."""

    kind: str
    place: str
    mission: str
    when: int
    first: int
    last: int
    owner: str | None = None
    """Whose the posts of the list are, where the words before it say so."""


@dataclass(frozen=True, slots=True)
class PostList:
    """The rows of one sentence, where they end, and the place that its last entry is about."""

    rows: tuple[PostRow, ...]
    first: int
    last: int
    read: PostsRead
    """What the sentence leaves for the next line of the list."""


def posts_listed(sentence: Sentence, before: PostsRead | None) -> PostList | None:
    """The rows of a sentence that is, or opens, a list of posts; None where it is prose.

    `before`: the list to which the line before it belonged, if it did.
    """
    if "T" not in sentence.codes:
        return None
    shape = _shape(sentence)
    start = _beginning(sentence, shape, before is not None)
    return _entries(sentence, shape, start, before) if start is not None else None


def posts_announced(sentence: Sentence, told: tuple[str, ...]) -> PostsRead:
    """The list that a sentence opens, whose lines follow: "Peruvian consular agencies in Chile:"."""
    mission, owner = _rank_of_list(sentence, len(sentence.items))
    hosts = [i.value.host for i in sentence.items if isinstance(i.value, Mission) and i.value.host in told]
    if owner is None and hosts:
        owner = next((code for code in told if code != hosts[0]), None)
    return PostsRead(sentence.end, mission=mission, owner=owner, fresh=True)


def introduces(text: str) -> bool:
    """Whether a line opens a list of posts: "The United States maintained consulates in:"."""
    return text.rstrip().endswith(":") and _INTRODUCES.search(text) is not None


def _shape(sentence: Sentence) -> str:
    """The spelling with every capitalised word that is no word of the list's own as W, "and" as &, "agency" as A."""
    shape = []
    for item in sentence.items:
        word = sentence.text[item.start : item.end]
        own = word.lower() in _ACTS or word.lower() in _SMALL or word in _NO_PLACE
        if word == "and":
            shape.append("&")
        elif word.lower() == _AGENCY:
            shape.append("A")
        elif item.code in "CNSWDP" and word[:1].isupper():
            shape.append("W")
        else:
            shape.append("W" if word[:1].isupper() and item.code not in "TERO" and not own else item.code)
    return "".join(shape)


def _beginning(sentence: Sentence, shape: str, listed: bool) -> int | None:
    """Where the first entry begins: at the head of the sentence, or after the colon of what introduces it."""
    bullet = len(shape) - len(shape.lstrip("-"))
    named = _HEAD.match(shape, bullet)
    if sentence.items[0].code in "SD" and (owned := _OF_STATE.match(shape)):
        return owned.end() if _is_consular(sentence, owned.end()) else None
    if (post := _POST.match(shape)) and shape.startswith(":", post.end()) and _place_of(sentence, post):
        return 0
    if opens := _CONSULAR_LINE.match(shape):
        mission = sentence.items[opens.end() - 1].value
        listed = listed or (isinstance(mission, Mission) and "consul" in mission.mission)
    listed = listed or _EARLIEST.search(sentence.text, sentence.start, sentence.end) is not None
    if named and listed and not _PERIOD.search(sentence.words(bullet, named.end())):
        return bullet
    colon = shape.find(":")
    if colon > 0 and _of_persons(sentence, colon):
        return None
    if colon > 0 and _INTRODUCES.search(sentence.words(0, colon)) and _HEAD.match(shape, colon + 1):
        return colon + 1
    return _in_prose(sentence, shape) if colon < 0 else None


def _in_prose(sentence: Sentence, shape: str) -> int | None:
    """Where the first place stands of those at which a sentence says that there were posts, each with its years:
    "maintained consulates at Arica (1824-1861), Callao (from 1850), and Lambayeque (1849-1856)"."""
    for row in _PROSE.finditer(shape):
        told = sentence.items[row.start()].value
        if isinstance(told, Mission) and told.plural and "consul" in told.mission:
            return row.start("first") if row["first"] is not None else row.start()
        if isinstance(told, Post) and "plural" in told.flags and told.office in _CONSULS and row["first"] is not None:
            return row.start("first")
    return None


def _of_persons(sentence: Sentence, colon: int) -> bool:
    """Whether what introduces a list names those who held a post, and no places: "Consuls at Lima: X, 1862-1863"."""
    holders = [item.value for item in sentence.items[:colon] if isinstance(item.value, Post)]
    plural = bool(holders) and "plural" in holders[-1].flags
    return plural and sentence.words(colon - 1, colon).lower() not in _STATIONED


def _entries(sentence: Sentence, shape: str, start: int, opened: PostsRead | None) -> PostList | None:
    items = sentence.items
    rows: list[PostRow] = []
    usual, owner = _rank_of_list(sentence, start)
    if opened is not None and not shape[:start].strip("-"):
        usual, owner = opened.mission, owner or opened.owner
    whose = owner
    place, rank, action, begun, at, skipping = "", usual, "", start, start, False
    begun_last = start
    """Where the rows last made begin: a rank told in brackets behind them is theirs."""
    while at < len(shape):
        word = sentence.text[items[at].start : items[at].end].lower()
        fresh = at == start or _opens_line(sentence, shape, at)
        begins = fresh or _AFTER_ENTRY.search(shape, 0, at) is not None
        post = _POST.match(shape, at) if begins else None
        if post is not None and (there := _place_of(sentence, post)):
            value = items[at].value
            place, rank, action = there, value.mission, "opened"
            begun, at, skipping, whose = at, post.end(), False, owner
            continue
        head = _HEAD.match(shape, at) if begins else None
        if head is not None and not _PERIOD.search(sentence.words(at, head.end())):
            place, rank, action = sentence.words(at, head.end()), usual, "opened"
            begun, at, skipping, whose = at, head.end(), False, owner
            continue
        if shape[at] in ";." or fresh:
            skipping = False
        elif skipping:
            pass
        elif items[at].code in "SD" and shape[at - 1] == "(" and at > begun:
            whose = _state(items[at])
        elif shape[at] in "ERA":
            before, rank = rank, _rank(items[at], shape[at])
            if shape[at - 1] == "(" and shape[at - 2 : at - 1] == "T" and not action:
                rows = [replace(row, mission=rank) if row.first == begun_last else row for row in rows]
            if rows and rows[-1].place == place and (before, rank) == ("consulate", "consulate-general"):
                action, begun = action or "raised", begun if action else at
        elif shape[at] == "T" and action and place:
            rows += _dated(sentence, action, place, rank, begun, at, whose)
            action, begun_last, begun = "", begun, at + 1
        elif word in _ACTS:
            begun = at if rows and rows[-1].place == place else begun
            action = _ACTS[word]
        elif word not in _SMALL and shape[at] not in ",:()-T&":
            skipping = True
            if not rows:
                return None
        at += 1
    read = PostsRead(sentence.end, place, usual, owner)
    return PostList(tuple(rows), start, rows[-1].last, read) if rows else None


def _opens_line(sentence: Sentence, shape: str, at: int) -> bool:
    """Whether an item begins a line, or stands behind the dash that does."""
    first = len(shape[:at].rstrip("-"))
    return "\n" in sentence.text[sentence.items[first - 1].end : sentence.items[first].start]


def _rank(item: Item, letter: str) -> str:
    """The rank that an item of an entry gives: in such a list "agency" is a consular one."""
    if letter == "A":
        return "consular-agency"
    return item.value.mission if isinstance(item.value, Mission) else str(item.value)


def _rank_of_list(sentence: Sentence, start: int) -> tuple[str, str | None]:
    """What the posts of the list are where an entry does not say, and whose: "Consular agencies of Peru: ..."."""
    if start and sentence.items[0].code in "SD" and sentence.codes[1] == ":":
        return "consulate", _state(sentence.items[0])
    told = [i.value for i in sentence.items[:start] if isinstance(i.value, Mission)]
    first = sentence.items[start].value if start < len(sentence.items) else None
    if not told and isinstance(first, Mission) and first.plural:
        told = [first]  # "consular agencies at Mollendo (1880-1912), Paita (1875-1908)"
    if len(told) == 1 and "consul" in told[0].mission:
        return told[0].mission, told[0].owner or _who_had(sentence, start)
    held = [i.value.owner for i in sentence.items[:start] if isinstance(i.value, Post)]
    return "consulate", (held[0] if held else None) or _who_had(sentence, start)


def _who_had(sentence: Sentence, start: int) -> str | None:
    """The State that a sentence in prose begins with, and that had the posts: "Peru maintained consulates in"."""
    head = sentence.items[0 if sentence.codes[:1] in ("S", "D") else 1] if start > 1 else None
    has_verb = head is not None and ":" not in sentence.codes[:start]
    return _state(head) if head is not None and has_verb and head.code in "SD" else None


def _is_consular(sentence: Sentence, start: int) -> bool:
    """Whether a consular post is named from an item on."""
    told = (item.value for item in sentence.items[start:])
    return any(isinstance(value, Mission) and "consul" in value.mission for value in told)


def _place_of(sentence: Sentence, post: re.Match[str]) -> str:
    """The place of a consular post that heads an entry; empty where it is no such post or none is told."""
    value = sentence.items[post.start()].value
    if not isinstance(value, Mission) or "consul" not in value.mission:
        return ""
    if post[1] is None:
        return value.place or ""
    within = sentence.words(post.start() + 1, post.start() + 2).lower() in ("in", "at")
    return sentence.words(post.start(1), post.end(1)) if within else ""


def _state(item: Item) -> str | None:
    return next(iter(state_of(item)), None)


def _dated(
    sentence: Sentence, action: str, place: str, rank: str, first: int, when: int, owner: str | None
) -> list[PostRow]:
    rows = [PostRow(f"mission-{action}", place, rank, when, first, when + 1, owner)]
    if action == "opened" and "/" in (sentence.items[when].value.value or ""):
        rows.append(PostRow("mission-closed", place, rank, when, first, when + 1, owner))
    return rows
