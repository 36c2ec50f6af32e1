"""A spelled sentence in; out, the same with unions of States (the EU, ASEAN) that act like States made States.

So are the banks and funds that lend to States, where a sum is given by them, and the agencies to which States give one.
"""

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
    letters, classes, of = phrase_book().vocabulary.letters, phrase_book().classes, _of
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
            r"(?P<g>G)'?(?:[wW]{0,2})[O]",
            rf"O{of('of')}{the}(?P<g>G)(?!{of('and')})",
            rf"{of('thanked', 'thanks', 'thanking')}{the}(?P<g>G)",
            rf"(?P<g>G)'?(?:[wW]|{more})?[{re.escape(flows)}]",
            rf"(?:^|[,;:\"']){the}(?P<g>G)[{re.escape(gives)}]",
            rf"{of('by', 'from')}{the}(?P<g>G){of('to', 'in')}{the}[SC]",
        )
    )


@cache
def lenders() -> frozenset[str]:
    """The codes of those who give and are given nothing, where a State deals with them about a sum."""
    return _of_kind("financial") | {"EU"}


@cache
def _of_kind(*kinds: str) -> frozenset[str]:
    """The codes of the organisations of some kinds."""
    return frozenset(org.code for org in load_organisations().values() if org.kind in kinds)


@cache
def _lending() -> tuple[re.Pattern[str], ...]:
    """Where a bank or fund (G) gives or lends a sum: "the (fund) approved", "received (sum) from the (fund)"."""
    signed, said = phrase_book().classes["signed"], phrase_book().classes["say"]
    the, aux, gives, given, between = _giving()
    return tuple(
        re.compile(p)
        for p in (
            rf"(?:^|[,;:\"'TPNOS{said}]|{_of('that', 'and', 'while', 'which', 'in')}){the}(?P<g>G){aux}[{gives}]",
            rf"[M{given}]{between}{_of('from', 'by')}{the}(?P<g>G)",
            rf"(?P<g>G)'?[wW]{{0,2}}[{given}]",
            rf"[{signed}][^;:.,M]{{0,8}}?{_of('with')}{the}(?P<g>G)",
            rf"[SD]{_of('and')}{the}(?P<g>G){aux}[{signed}]",
            rf"(?P<g>G){_of('and')}{the}[SD]{aux}[{signed}]",
        )
    )


@cache
def _endowing() -> tuple[re.Pattern[str], ...]:
    """Where a State gives a sum to an agency (G), and names no State for which it does so."""
    the, _, gives, _, between = _giving()
    return (re.compile(rf"[{gives}]{between}M{between}{_of('to')}{the}(?P<g>G)(?![^;:.]*[SCD])"),)


def _giving() -> tuple[str, ...]:
    """What the expressions on sums given share."""
    classes = phrase_book().classes
    given = classes["grant"] + classes["aid-word"]
    gives = classes["gave"] + classes["donated"]
    aux = _of("has", "have", "had", "will", "would", "is", "to", "also", "then", "recently", "already") + "{0,3}"
    return _of("the") + "?", aux, gives, given, "[^;:.,]{0,5}?"


@cache
def _of(*words: str) -> str:
    letters = phrase_book().vocabulary.letters
    return "[" + re.escape("".join(letters[w] for w in words if w in letters)) + "]"


def reduce_unions(sentence: Sentence) -> None:
    """Let each union that acts as one side stand as a State; the others stay organisations."""
    bodies = {index: str(item.value) for index, item in sentence.all_of("G")}
    if not bodies:
        return
    known = unions()
    acting = {index: known[code] for index, code in bodies.items() if code in known}
    sides = _standing(sentence, acting, _acting())
    if "M" in sentence.codes:
        lenders = acting | {index: code for index, code in bodies.items() if code in _of_kind("financial")}
        agencies = {
            index: code for index, code in bodies.items() if code in _of_kind("specialised-agency", "universal")
        }
        sides |= _standing(sentence, lenders, _lending()) | _standing(sentence, agencies, _endowing())
    made = []
    for index, code in sorted(sides.items()):
        item = sentence.items[index]
        made.append((index, index + 1, Item("S", item.start, item.end, States((code,), "union"))))
    sentence.reduce(made)


def _standing(sentence: Sentence, named: dict[int, str], where: tuple[re.Pattern[str], ...]) -> dict[int, str]:
    """Those of the bodies named that stand where an expression finds one."""
    if not named:
        return {}
    found = {match.start("g") for pattern in where for match in pattern.finditer(sentence.codes)}
    return {index: code for index, code in named.items() if index in found}
