"""An envoy who goes without a name, recalled or sent away, in; the end of his post out.

"A expelled the ambassador of B", "A recalled its ambassador to B": of whom more is told by name, see
`whole/told_by_name.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from credence.lore.offices import sent_offices
from credence.model import SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.mentions import Post
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters
from credence.reading.spelling import state_of

_NOT_NOW: Final = frozenset(("plural", "former", "designate", "successor"))


def gone_unnamed(clause: Clause) -> Iterator[Draft]:
    """The end of the post of one particular envoy whose name is not told."""
    post = clause.value("post") or _before(clause)
    if not isinstance(post, Post) or post.office not in sent_offices() or post.flags & _NOT_NOW:
        return
    if (clause.doubtful() and not _asked_to_leave(clause)) or clause.supposed():
        return
    sides = _sides(clause, post)
    if sides is None:
        return
    slots: dict[str, SlotValue | None] = {
        "actor": (sides[0],),
        "recipient": (sides[1],),
        "office": post.office,
        "date": clause.date(),
        "manner": clause.core.phrase.sets.get("manner"),
    }
    yield clause.draft("post-ended", slots)


def _asked_to_leave(clause: Clause) -> bool:
    """Whether he "was asked to leave", which sends him away, though elsewhere what is asked is not done yet."""
    told = clause.text(clause.core.first, clause.core.last)
    return told.endswith(" to leave") and " not " not in told and " never " not in told


def _before(clause: Clause) -> object:
    """The title right before the verb: "The ambassador of A to B was recalled"."""
    at = clause.core.first - 1
    return clause.sentence.items[at].value if at >= 0 and clause.codes[at] == "O" else None


def _sides(clause: Clause, post: Post) -> tuple[str, str] | None:
    """The sending and the receiving State: by the title, by who recalls or expels, by whence the envoy goes."""
    acting = clause.acting()[:1]
    host = post.host[0] if len(post.host) == 1 else None
    if clause.core.phrase.sets.get("manner") == "recalled":
        own = "its" in clause.text(clause.core.first, clause.core.last).lower().split()
        owner = next(iter(acting), post.owner) if own else post.owner or next(iter(acting), None)
        host = host or _after(clause, "from")
    else:
        owner = post.owner or _other_than(clause, acting)
        host = (
            host
            or next((code for code in acting if code != owner), None)
            or _after(clause, "from")
            or _after(clause, "by")
        )
    if owner is None:
        return None
    host = host or clause.context.other(owner)
    return (owner, host) if host is not None and host != owner else None


def _other_than(clause: Clause, acting: tuple[str, ...]) -> str | None:
    """Whose "the ambassador" is whom one of the two States that the sentence names sends away."""
    pair = clause.pair()
    return next((code for code in pair if code not in acting), None) if acting and {*acting} < {*pair} else None


def _after(clause: Clause, word: str) -> str | None:
    """The State behind a word: "was expelled from A", "recalled from (a city of A)", "declared unwelcome by A"."""
    at, codes = clause.core.last, clause.codes
    while codes[at : at + 1] == "T" or codes[at : at + 1] in tuple(letters("on", "in")):
        at += 1
    if codes[at : at + 1] not in tuple(letters(word)):
        return None
    at += 1
    while codes[at : at + 1] in tuple(clause.marks["the"]):
        at += 1
    return next(iter(state_of(clause.sentence.items[at])), None) if at < len(codes) and codes[at] in "SCK" else None


__all__ = ["gone_unnamed"]
