"""A sentence with posts in, the titles that one person bears together made one post out.

"Deputy Prime Minister and Minister of Foreign Affairs of Kenya" is one title, and the foreign minister's.
"""

from __future__ import annotations

from typing import Final

from credence.lore.offices import HEADS
from credence.reading.mentions import Item, Post
from credence.reading.phrases.book import phrase_book
from credence.reading.spelling import Sentence

# Of two titles of one person the one that counts more in dealings between States, first named here, is kept.
_ORDER: Final = (
    "representative",
    "ambassador",
    "head-of-government",
    "foreign-minister",
    "deputy-foreign-minister",
    "speaker",
    "official",
    "parliamentarian",
)


_RANKS: Final = frozenset({"ambassador", "senator", "minister", "deputy", "amb.", "amb"})


def is_bare_rank(post: Post) -> bool:
    """Whether a title may only be the rank of someone who holds another office ("Ambassador")."""
    return post.term in _RANKS and not post.owner and not post.host and "plural" not in post.flags


def capital_charges(sentence: Sentence) -> None:
    """Make an office of the "Charge" that a history writes for a chargé d'affaires, with a capital and no accent."""
    letters = phrase_book().vocabulary.letters
    if letters.get("charge", "?") not in sentence.codes:
        return
    made = [
        (at, at + 1, Item("O", item.start, item.end, "charge"))
        for at, item in enumerate(sentence.items)
        if at and sentence.text[item.start : item.end] == "Charge" and sentence.codes[at - 1] not in '.:;"'
    ]
    sentence.reduce(made)


def join_titles(sentence: Sentence) -> None:
    """Make one post of two joined by "and" (or a comma, where a name stands beside them)."""
    if sentence.codes.count("O") < 2:
        return
    joins = ",&" + phrase_book().vocabulary.letters.get("and", "")
    items, codes = sentence.items, sentence.codes
    made: list[tuple[int, int, Item]] = []
    at = codes.find("O")
    while 0 <= at < len(items) - 2:
        end = _second(codes, at, joins)
        post = _joined(items[at], items[end]) if end else None
        before = _name_before(codes, at)
        apart = before and _name_after(codes, end or at) and end and is_bare_rank(items[end].value)
        beside = before or _name_after(codes, end or at)
        if end and post and not apart and (beside or _is_to_a_body(items[at].value, items[end].value)):
            made.append((at, end + 1, Item("O", items[at].start, items[end].end, post)))
            at = end
        at = codes.find("O", at + 1)
    sentence.reduce(made)


def _is_to_a_body(one: Post, two: Post) -> bool:
    """Whether the first is only the rank of who represents a State: "Ambassador and Permanent Representative to"."""
    rank = one.office == "ambassador" and not (one.owner or one.host or one.organisation)
    return rank and two.office == "representative" and two.organisation is not None


def _second(codes: str, at: int, joins: str) -> int | None:
    """Where the title stands that is joined to the one at `at`."""
    for end in (at + 2, at + 3):
        if codes[end : end + 1] == "O":
            return end if all(code in joins for code in codes[at + 1 : end]) else None
    return None


def _joined(first: Item, second: Item) -> Post | None:
    """The post that two titles of one person make; None where they are those of two persons."""
    one, two = first.value, second.value
    if not (isinstance(one, Post) and isinstance(two, Post)):
        return None
    if one.office not in _ORDER or two.office not in _ORDER or "definite" in two.flags:
        return None
    if one.owner and two.owner and one.owner != two.owner:
        return None
    if {"plural", "former", "designate"} & (one.flags | two.flags) or one.office == two.office == "ambassador":
        return None
    if (one.host and two.office in _AT_HOME) or (two.host and one.office in _AT_HOME):
        return None  # "is to be Ambassador to Chad, Foreign Minister X announced"
    main, other = sorted((one, two), key=lambda post: (is_bare_rank(post), _ORDER.index(post.office)))
    return Post(
        main.office,
        main.term,
        main.owner or other.owner,
        main.host or other.host,
        one.flags,
        main.organisation or other.organisation,
        main.residence or other.residence,
    )


_AT_HOME: Final = frozenset({*HEADS, "foreign-minister", "deputy-foreign-minister"})
"""Offices that nobody holds who is sent abroad."""


def _name_after(codes: str, end: int) -> bool:
    at = end + 1
    while codes[at : at + 1] in (",", "H"):
        at += 1
    return codes[at : at + 1] == "N"


def _name_before(codes: str, at: int) -> bool:
    return codes[max(0, at - 2) : at] == "N,"
