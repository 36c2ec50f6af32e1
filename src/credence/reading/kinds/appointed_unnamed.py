"""An envoy who is appointed without being named in; the appointment out: "A has named a new ambassador to B".

Of whom more is told by name, see `whole/told_by_name.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from credence.lore.offices import sent_offices
from credence.model import Modality, SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.shapes import shape
from credence.reading.mentions import Post
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters

_NOT_NEW: Final = frozenset(("plural", "former", "designate", "successor", "outgoing"))
_NEWLY: Final = frozenset(("new", "first", "newly-appointed"))


def appointed_unnamed(clause: Clause, passive: bool) -> Iterator[Draft]:
    """The appointment of one particular envoy whose name is not told."""
    index = _before(clause) if passive else _behind(clause)
    post = clause.sentence.items[index].value if index is not None else None
    if index is None or not isinstance(post, Post) or post.office not in sent_offices() or post.flags & _NOT_NEW:
        return
    known = clause.text(index, index + 1).lower().startswith("the ") and not post.flags & _NEWLY
    if clause.text(max(0, clause.core.first - 2), clause.core.first).lower().startswith("whom"):
        return  # "has yet to agree on whom to name ambassador"
    if clause.context.narrator or clause.doubtful() or clause.supposed() or known:
        return
    acting = () if post.owner or passive else clause.acting()[:1]
    owner = post.owner or next(iter(acting), None)
    if owner is None or len(post.host) != 1 or owner in post.host:
        return
    when = clause.core.date_item
    bound = when is not None and clause.sentence.items[when].value.qualifier in ("since", "until", "before", "after")
    day = None if bound else clause.date()
    if clause.modality() is Modality.SCHEDULED and not clause.context.is_ahead(day):
        return  # "will soon appoint an ambassador": nobody yet
    slots: dict[str, SlotValue | None] = {
        "actor": (owner,), "recipient": post.host, "office": post.office, "date": day,
    }  # fmt: skip
    yield clause.draft("appointed", slots, index)


def _behind(clause: Clause) -> int | None:
    """The post behind the verb, with nobody's name: "named a woman as its ambassador to A"."""
    one = letters("a", "an", "its", "his", "her", "their", "new", "next", "first", "as", "career", "diplomat", "woman")
    match = shape(f"[wW{one}-]{{0,6}}(?P<post>O)(?!,?[{{the}}H]{{0,2}}[NP])(?![{{as}}])").match(
        clause.codes, clause.core.last
    )
    return match.start("post") if match else None


def _before(clause: Clause) -> int | None:
    """The post of which the whole clause tells no more than that it was filled: "a new ambassador to A was named"."""
    at, codes = clause.core.first - 1, clause.codes
    while at > 0 and codes[at] in letters("was", "has", "been", "had", "is", "being", "will", "be", "also", "finally"):
        at -= 1
    closed = shape("(?:[.,;]|$|[{on}{in}]?T|{by}[POKS])").match(codes, clause.core.last)
    return at if at >= 0 and codes[at] == "O" and at < clause.core.first - 1 and closed else None


__all__ = ["appointed_unnamed"]
