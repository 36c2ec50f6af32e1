"""A spelled sentence in; out, the same with unions of States (the EU, ASEAN) that act like States made States."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from credence.lore.organisations import load_organisations
from credence.reading.mentions import Item, States
from credence.reading.phrases.book import phrase_book
from credence.reading.spelling import Sentence

_KINDS: Final = frozenset({"union", "regional", "economic"})
_ORGANS: Final = {"European Commission": "EU", "EEAS": "EU", "African Union Commission": "AU"}
"""Organs that act for their union: what the Commission grants, the Union grants."""


@cache
def unions() -> dict[str, str]:
    """Code of an organisation -> the union of States that it is or acts for."""
    own = {
        org.code: org.code
        for org in load_organisations().values()
        if org.kind in _KINDS and not org.part_of and org.ceased is None
    }
    return own | _ORGANS


@cache
def _acting() -> tuple[re.Pattern[str], ...]:
    """Where an organisation (G) stands as one side: beside a State, before its envoy, its trade, its gift."""
    letters, classes = phrase_book().vocabulary.letters, phrase_book().classes

    def of(*words: str) -> str:
        return "[" + re.escape("".join(letters[w] for w in words if w in letters)) + "]"

    the, joint = of("the") + "?", f"(?:{of('and', 'with')}|-)"
    more = of("direct", "foreign", "total")
    flows = "".join(classes[f"flow-{flow}"] for flow in ("turnover", "exports", "imports", "investment"))
    gives = classes["gave"] + "".join(letters[w] for w in ("has", "have", "will") if w in letters)
    within = of("in", "within", "of", "to", "inside", "into", "from", "towards", "joining", "joined", "through", "at")
    return tuple(
        re.compile(p)
        for p in (
            rf"(?<!{within})(?<!{within}{of('the')})(?P<g>G){joint}{the}[SDC]",
            rf"[SD]{joint}{the}(?P<g>G)(?![-&])",
            rf"{of('between')}{the}(?P<g>G)",
            rf"(?P<g>G)(?:{of(chr(39) + 's')})?(?:[wW]{{0,2}})[O]",
            rf"O{of('of')}{the}(?P<g>G)(?!{of('and')})",
            rf"{of('thanked', 'thanks', 'thanking')}{the}(?P<g>G)",
            rf"(?P<g>G)(?:{of(chr(39) + 's')})?(?:[wW]|{more})?[{re.escape(flows)}]",
            rf"(?:^|[,;:\"']){the}(?P<g>G)[{re.escape(gives)}]",
            rf"{of('by', 'from')}{the}(?P<g>G){of('to', 'in')}{the}[SC]",
        )
    )


def reduce_unions(sentence: Sentence) -> None:
    """Let each union that acts as one side stand as a State; the others stay organisations."""
    known = unions()
    named = {index: union for index, item in sentence.all_of("G") if (union := known.get(str(item.value)))}
    if not named:
        return
    found = {match.start("g") for pattern in _acting() for match in pattern.finditer(sentence.codes)}
    made = []
    for index in sorted(found & named.keys()):
        item = sentence.items[index]
        made.append((index, index + 1, Item("S", item.start, item.end, States((named[index],), "union"))))
    sentence.reduce(made)
