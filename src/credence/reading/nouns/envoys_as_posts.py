"""A sentence in; "envoy", where it tells of one State's envoy or of one sent to another, made an office, in place.

"Kenya's new envoy to Norway", "the Polish envoy in Seoul", "named her its envoy to Chile": in a history a minister, in
the press an ambassador. Of an organisation, a representative: "the UN envoy to Chad". No office by itself: "peace
envoy", "the envoy for the Sahel".
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.clauses.shapes import shape
from credence.reading.context import Context
from credence.reading.mentions import Item, Post
from credence.reading.nouns.parts import first_state
from credence.reading.phrases.words import letters as letters_of
from credence.reading.spelling import Sentence, holds

_AMBASSADORS: Final = 1950
"""Before that year most States sent each other ministers, whom "envoy" then means."""


def envoys_as_posts(sentence: Sentence, context: Context) -> None:
    """Make an office of each "envoy" of a State or to one, but for one named before."""
    word = letters_of("envoy")
    if not holds(sentence.codes, word):
        return
    office = "minister" if context.narrator or _long_ago(sentence) else "ambassador"
    sentence.reduce(
        [
            _from_state(sentence, at, office) or (at, at + 1, Item("O", item.start, item.end, office))
            for at, item in enumerate(sentence.items)
            if item.code in word and _is_post(sentence, context, at)
        ]
        + [
            (at, at + 1, Item("O", item.start, item.end, "representative"))
            for at, item in enumerate(sentence.items)
            if item.code in word and _of_body_or_head(sentence, at)
        ]
    )


def _from_state(sentence: Sentence, at: int, office: str) -> tuple[int, int, Item] | None:
    """ "Received him as Envoy from Peru", "an envoy from Peru"; not "recalled its envoy from Peru"."""
    if at and sentence.codes[at - 1] not in letters_of("as", "a", "an"):
        return None
    match = shape("{from}{the}?S").match(sentence.codes, at + 1)
    if match is None:
        return None
    start, end = sentence.items[at].start, sentence.items[match.end() - 1].end
    post = Post(office, "envoy", first_state(sentence.items[match.end() - 1]))
    return at, match.end(), Item("O", start, end, post)


def _of_body_or_head(sentence: Sentence, at: int) -> bool:
    """Whether an envoy is that of an organisation, sent somewhere or for something, or of one who heads a State: "the
    UN envoy for Chad", "the envoy of the President of Chad"."""
    codes = sentence.codes
    if shape("[{of}][{the}{its}]?O").match(codes, at + 1):
        return True
    whose = sentence.items[at - 1 - (codes[at - 1] == "'")] if at > 1 else None
    sent = whose is not None and whose.code == "G" and whose.value != "EU"
    return sent and shape("[{to}{for}{on}{in}][{the}]?[SDCW]|,?[NWH]").match(codes, at + 1) is not None


def _is_post(sentence: Sentence, context: Context, at: int) -> bool:
    """Whether it tells whose envoy it is, or where he is sent, and nothing of a task of his own."""
    codes = sentence.codes
    sent, dealt_with, owned, led_to = _forms()
    if dealt_with.match(codes, at + 1):
        return False
    whose, where = owned.search(codes, 0, at), sent.match(codes, at + 1)
    if whose is None and not (where and led_to.search(codes, 0, at)):
        return False
    whom = sentence.items[whose.start("owner")] if whose else None
    if whom is not None and whom.code == "G" and whom.value != "EU":
        return False
    named = codes[where.end() if where else at + 1 :].removeprefix(",")[:1] in ("N", "W", "H", "P")
    if context.narrator or named or (whose is None and codes[at - 1 : at] not in tuple(letters_of("the"))):
        return True
    owner = first_state(whom) if whom else None
    return not any(p.name and p.office in sent_offices() and owner in (None, p.owner) for p in context.latest)


@cache
def _forms() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands behind an envoy sent somewhere; behind one with a task; before one of a State; before one sent."""
    the, to, of, there = map(letters_of, ("the", "to", "of", "in"))
    described = letters_of("<envoy-described>", "<newly>", "<outgoing>", "<former>") + r"\-"
    return (
        re.compile(f"(?:[{to}{of}{there}{letters_of('from', 'at')}][{the}]?[SCG]){{1,2}}"),
        re.compile(f"[{letters_of('for')}][{the}]?[SDCGKW]|[{letters_of('on')}](?!T)|[{to}](?![{the}]?[SCGK])|-"),
        re.compile(rf"(?P<owner>[DSG])'?[{described}]{{0,3}}\Z"),
        re.compile(rf"(?:\A|[,:(\"{described}{letters_of('<envoy-led-to>')}])\Z"),
    )


def _long_ago(sentence: Sentence) -> bool:
    """Whether the sentence tells of a year in which States rather sent ministers."""
    values = [item.value.value for item in sentence.items if item.code == "T"] if "T" in sentence.codes else []
    years = [int(value[:4]) for value in values if value and value[:4].isdigit()]
    return bool(years) and min(years) < _AMBASSADORS


__all__ = ["envoys_as_posts"]
