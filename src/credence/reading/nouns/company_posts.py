"""A person of whom a list or a kinship in office tells, in; the post that it leaves to what stands around, out.

"the ambassadors of Kenya, X, and of Malawi, Y", "his predecessor, Z".
"""

from __future__ import annotations

import re
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.context import Context
from credence.reading.mentions import Item, Person, Post
from credence.reading.phrases.book import phrase_book
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds

_SENT_TO: Final = re.compile(
    r"\b(?:ambassadors|commissioners|envoys|ministers|consuls) (?:to|in) (?:(?! of )[^,])+(?:, [^,]+)?\Z"
)
"""How the first of one State's envoys is named, each with where he serves: "Peru's ambassadors to A, X, and B, Y"."""
_NEAR_PEER: Final = 9
"""So many items before a name in a list stands at most what the list is of."""


def post_of_kin(context: Context, before: list[Item], words: str) -> Post | None:
    """The post of a predecessor, a successor or the present holder, as the words say: that of whose he is."""
    envoy = _of_whom(context, before, words)
    if envoy is None or envoy.post is None:
        return None
    incumbent = words.startswith(("the present", "the current", "the latest", "present", "current", "latest"))
    flag = "former" if "predecessor" in words else "successor"
    flags = frozenset() if incumbent else frozenset({flag})
    return Post(envoy.post.office, envoy.post.term, envoy.owner, envoy.post.host, flags)


def _of_whom(context: Context, before: list[Item], words: str) -> Person | None:
    """Whose successor or predecessor: the envoy named before in the sentence, else who leaves or was spoken of."""
    if context.narrator:
        return _told_of_in_it(before) or context.last_envoy()
    near = (i.value for i in reversed(before[-_NEAR_KIN:]) if isinstance(i.value, Person))
    envoy = next((p for p in near if p.office in sent_offices() and p.post is not None), None)
    gone = context.known(context.leaving) if context.leaving and "predecessor" not in words else None
    if envoy is None and gone is not None and gone.office in sent_offices():
        return gone
    return envoy or context.last_envoy()


def _told_of_in_it(before: list[Item]) -> Person | None:
    """Whose post the sentence has just told: "X was Norwegian Minister until D, and his successor was Y"."""
    told = next((i.value for i in reversed(before[-_NEAR_KIN:]) if i.code in "OP"), None)
    if not isinstance(told, Post) or told.office not in sent_offices() or told.owner is None or "plural" in told.flags:
        return None
    return Person("", told, told.owner)


_NEAR_KIN: Final = 16
"""So many items before a kinship in office stands he whose it is."""


def post_of_company(context: Context, items: list[Item], index: int, owner: str | None, text: str) -> Post | None:
    """The post of one more in a list ("and of Malawi, ..."), who is named at items[index]."""
    if (peer := _peer_before(items[:index])) is not None:
        return Post(peer.office, peer.term, owner, flags=peer.flags)
    classes = phrase_book().classes
    words_before = "".join(item.code for item in items[:index])
    if any(letter in words_before for letter in classes["envoys-word"]):
        return _one_of_the_ambassadors(owner)
    told_after = any(
        isinstance(item.value, Post) and "plural" in item.value.flags and item.value.office == "ambassador"
        for item in items[index:]
    )
    if told_after:
        return _one_of_the_ambassadors(owner)
    for item in reversed(items[:index]):
        post = item.value.post if isinstance(item.value, Person) else item.value
        if isinstance(post, Post) and (post.office in sent_offices() or "plural" in post.flags):
            if "plural" not in post.flags and not isinstance(item.value, Person):
                return None
            sent = sent_to(text, item.start, item.end) or items[index - 1].code in letters("to", "in")
            if sent and owner and post.host and post.owner != owner:
                return Post(post.office, post.term, post.owner, (owner,), post.flags)
            host = post.host if post.host != (owner,) else ()
            return Post(post.office, post.term, owner, host, post.flags - {"definite", "first", "resident"})
    awaited = context.awaited is not None and context.awaited.kind.startswith("credentials")
    if awaited or holds("".join(i.code for i in items), classes["credentials-sure"]):
        return _one_of_the_ambassadors(owner)
    return None


def sent_to(text: str, start: int, end: int) -> bool:
    """Whether a title in text[start:end] ends with where the envoys of one State serve."""
    return _SENT_TO.search(text, start, end) is not None


def _one_of_the_ambassadors(owner: str | None) -> Post:
    return Post("ambassador", "ambassadors", owner, (), frozenset({"plural"}))


def _peer_before(before: list[Item]) -> Post | None:
    """The post that opens a list of "his counterparts of A, X, and of B, Y"."""
    last = next((item.value for item in reversed(before[-_NEAR_PEER:]) if item.code in "PO:"), None)
    post = last.post if isinstance(last, Person) else last
    return post if isinstance(post, Post) and post.term == "counterpart" else None


__all__ = ["post_of_company", "post_of_kin", "sent_to"]
