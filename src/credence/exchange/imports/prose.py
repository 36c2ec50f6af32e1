"""Notes in prose of pocom in; the plain sentences in them that date a mission, or the end or return of relations, as
statements that quote them, out.

"Embassy Algiers was re-established November 12, 1974", "Algeria severed diplomatic relations with the United States on
June 6, 1967": only sentences of that form are taken; the rest of a note is for reading, by `credence add`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from credence.exchange.imports import dates
from credence.exchange.imports.asides import SENDER, city
from credence.exchange.imports.writing import Slots, Writer
from credence.exchange.imports.xmltree import Element
from credence.lore.imported import pocom
from credence.model.visible import one_line

_WORD = r"[A-Z][\w'’.-]*"
_NAME = rf"{_WORD}(?:\s+{_WORD}){{0,3}}"
_MISSION = rf"\b(?P<mission>Embassy|Legation)(?:\s+(?:in\s+|at\s+)?(?P<place>{_NAME}))?(?:\s+\([^()]{{1,60}}\))?\s+"
_RAISED = r"was\s+(?:raised|elevated)\s+to\s+Embassy(?:\s+status)?"
_WHEN = r"(?:\s+to\s+the\s+public)?(?:\s+effective)?,?\s+(?:on\s+)?(?P<date>[A-Z][a-z]+\s+\d{1,2},\s+\d{4})"
_STATES = r"(?P<who>(?:[Tt]he\s+)?[A-Z][\w'’-]*(?:\s+(?:of|the|and|[A-Z][\w'’-]*)){0,8})"
_RELATIONS = re.compile(
    rf"{_STATES}\s+(?P<verb>severed|resumed)\s+(?:normal\s+)?(?:diplomatic\s+)?relations"
    r"(?:\s+with\s+(?:[\w'’-]+\s+){1,6}?)?\s*(?:and\s+elevated\s+[^;:]{1,80}?)?(?:on\s+)?"
    r"(?P<date>[A-Z][a-z]+\s+\d{1,2},\s+\d{4})"
)
_CHARGE = rf"(?:,?\s+with\s+(?P<person>{_NAME}(?:,\s+Jr\.)?),?\s+as\s+Charg[ée]\s+d['’][Aa]ffaires)?"


def write_missions(writer: Writer, recipient: tuple[str, ...], note: Element, rule: str) -> None:
    """Add each opening, closing and raising of a mission that a note dates, and who was put in charge of it then.

    The quote is the words that tell it.
    """
    if len(recipient) != 1:
        return
    _write_relations(writer, recipient, note, rule)
    for found in _sentence().finditer(writer.document.text, note.start, note.end):
        date = dates.in_prose(one_line(found["date"]))
        if date is None:
            continue
        base: Slots = {"actor": SENDER, "recipient": recipient, "date": date}
        kind = "mission-raised" if found["raised"] else pocom().buildings[one_line(found["verb"])]
        mission = "embassy" if found["raised"] else found["mission"].lower()
        place = city(one_line(found["place"])) if found["place"] else None
        told = base | {"mission": mission, "place": place}
        writer.state(kind, told, (found.start(), found.end("date")), f"{rule}.mission")
        if found["person"] and kind != "mission-closed":
            charge = base | {"person": (one_line(found["person"]),), "office": "charge"}
            writer.state("post-began", charge, found.span(), f"{rule}.charge")


def _write_relations(writer: Writer, recipient: tuple[str, ...], note: Element, rule: str) -> None:
    """Add each severing of relations that a note dates, and who did it, and each resumption."""
    for found in _RELATIONS.finditer(writer.document.text, note.start, note.end):
        parties: Slots = {"parties": (*SENDER, *recipient), "date": dates.in_prose(one_line(found["date"]))}
        if found["verb"] == "severed":
            actor = SENDER if "United States" in one_line(found["who"]) else recipient
            writer.state("relations-severed", parties | {"actor": actor}, found.span(), f"{rule}.relations")
        else:
            writer.state("relations-restored", parties, found.span(), f"{rule}.relations")


@lru_cache(maxsize=1)
def _sentence() -> re.Pattern[str]:
    every = sorted(pocom().buildings, key=len, reverse=True)
    verbs = "|".join(r"\s+".join(map(re.escape, words.split())) for words in every)
    told = rf"(?:(?:was|had\s+been)\s+)?(?:officially\s+|formally\s+)?(?P<verb>{verbs})"
    return re.compile(rf"{_MISSION}(?:(?P<raised>{_RAISED})|{told}){_WHEN}{_CHARGE}")
