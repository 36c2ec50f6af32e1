"""A sentence in; the post of an envoy that it tells of without his name, out, for the sentence that gives the name.

"Our High Commissioner in Lima has returned, it is said." "High Commissioner Astrid Holmboe left on 3 May."
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.context import Context
from credence.reading.mentions import Person, Post
from credence.reading.nouns.parts import first_state
from credence.reading.phrases.words import letters
from credence.reading.spelling import Sentence, holds

_NEAR: Final = 240
"""A name is looked for within so many characters after the post was spoken of."""
_PASSING: Final = frozenset({"former", "designate", "successor", "plural", "new", "newly-appointed"})


def note_post(sentence: Sentence, context: Context) -> None:
    """Keep the post of one State in another of which the sentence tells, and whether it names somebody in it."""
    if context.narrator:
        _note_to_fill(sentence, context)
    if context.narrator or ("O" not in sentence.codes and "P" not in sentence.codes):
        return
    sent = sent_offices()
    for index, item in enumerate(sentence.items):
        if item.code not in "OP":
            continue
        held = isinstance(item.value, Person)
        post = item.value.post if held else item.value
        if isinstance(post, Post) and post.office == "foreign-minister" and item.code == "O":
            own = post.owner in (None, context.home) and {"definite", "plural"} & post.flags == {"definite"}
            context.minister_told = context.minister_told or own
        if not isinstance(post, Post) or post.office not in sent:
            continue
        owner = post.owner or (item.value.owner if held else _ours(context, post))
        if owner and not post.host and not held and (there := _called_from(sentence, index)) not in (None, owner):
            post = replace(post, host=(there,))
        told = owner is not None and len(post.host) == 1 and owner not in post.host and not post.flags & _PASSING
        context.post_spoken = (_owned(post, owner), sentence.end, held) if told else None


def _note_to_fill(sentence: Sentence, context: Context) -> None:
    """Keep the post of a history's own State of which a sentence tells that names nobody: "The first Consul was"."""
    if "O" not in sentence.codes or set("PN") & set(sentence.codes):
        return
    told = (item.value for item in sentence.mentions if item.code == "O")
    post = next((p for p in told if isinstance(p, Post) and p.office in sent_offices()), None)
    if post is not None and post.owner in (None, context.narrator) and not post.flags & _NOT_TO_FILL:
        context.post_to_fill = Post(post.office, post.term, context.narrator, post.host), sentence.end


_NOT_TO_FILL: Final = frozenset({"former", "designate", "plural"})


def post_to_fill(context: Context) -> Post | None:
    """The post that a history has just told of without a name, for who is named next."""
    if context.post_to_fill is None:
        return None
    post, end = context.post_to_fill
    return post if 0 <= context.at - end < _NEAR else None


def _called_from(sentence: Sentence, index: int) -> str | None:
    """The State in which an envoy is who is told to be withdrawn: "has recalled its ambassador from Lima"."""
    before, codes = sentence.codes[max(0, index - 2) : index], sentence.codes
    away = holds(before, letters(*_WITHDRAWN)) and codes[index + 1 : index + 2] in tuple(letters("from", "in"))
    place = sentence.items[index + 2] if away and codes[index + 2 : index + 3] in ("C", "S") else None
    return first_state(place) if place is not None else None


_WITHDRAWN: Final = ("withdrawn", "withdrew", "recalled", "recalls", "recalling", "withdraws", "withdrawing")


def _owned(post: Post, owner: str | None) -> Post:
    return Post(post.office, post.term, owner, post.host, post.flags, post.organisation, post.residence)


def _ours(context: Context, post: Post) -> str | None:
    """The home State, whose "Ambassador to Ruritania" it is where no other is told to send one."""
    told = bool(post.host) and "definite" in post.flags and not context.is_elsewhere()
    return context.home if told and context.home not in post.host else None


def spoken_of(context: Context, near: int) -> str | None:
    """The State that sends the envoy spoken of no longer ago than `near` characters, named or not."""
    spoken = context.post_spoken
    return spoken[0].owner if spoken is not None and 0 <= context.at - spoken[1] < near else None


def post_meant(context: Context, post: Post, at: int, filled: bool = False) -> Post:
    """The post itself, or with its two States where a bare title takes up the post spoken of just before.

    Before a name only one in which nobody was named, unless it is told who fills it ("the ambassador is X").
    """
    if context.post_spoken is None or post.owner or post.host or post.organisation:
        return post
    spoken, end, held = context.post_spoken
    if (held and not filled) or spoken.office != post.office or not 0 <= at - end < _NEAR or post.flags & _PASSING:
        return post
    if "first" in post.flags and context.told and not set(spoken.host) <= set(context.told):
        return post  # a history's "the first resident Minister", after one in a third State
    return replace(post, owner=spoken.owner, host=spoken.host)


__all__ = ["note_post", "post_meant", "post_to_fill", "spoken_of"]
