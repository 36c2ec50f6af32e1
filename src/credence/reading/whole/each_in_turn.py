"""Statements and their text in; what was done with several together told of each, where the text says so, out.

"They signed two agreements in Klow on Monday. The first is on fisheries, the second on mining." "After the ceremony the
President received the ambassadors one by one."
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from credence.model import Modality, SlotValue, Statement
from credence.model.slots import values_of

_ONES: Final = {
    "agreements": "agreement",
    "accords": "accord",
    "treaties": "treaty",
    "conventions": "convention",
    "protocols": "protocol",
    "pacts": "pact",
    "deals": "deal",
    "mous": "MoU",
    "memoranda": "memorandum",
    "memorandums": "memorandum",
}
_SEVERAL: Final = re.compile(
    rf"(?P<which>(?:[\w-]+ ){{0,2}}?)(?P<head>{'|'.join(_ONES)})(?P<of> of understanding)?", re.IGNORECASE
)
_COUNTED: Final = re.compile(r"(?:two|three|four|five|several|\d) $", re.IGNORECASE)
_IS: Final = (
    r"(?: (?:is|was|concerns?|concerned|covers?|covered|deals? with|dealt with|relates? to|related to|regulates?"
    r"|governs?|provides? for|refers? to|focuse[sd] on)\b)"
)
_ON: Final = r"(?: (?:on|about))"
_TOPIC: Final = r" (?:the )?(?P<{0}>(?!first|second|third|other|of\b|one\b)[\w'’-]+(?: [\w'’-]+){{0,6}}?)"
_JOINT: Final = r"(?:, (?:and |while )?|; (?:and )?| and | while |\. )"
_KIND: Final = r"(?: (?:one|agreement|accord|treaty|memorandum|document|MoU))?"
_IN_TURN: Final = re.compile(
    rf"[^.;:\n]{{0,90}}?[.:,;–-] (?:[Tt]he first|[Oo]ne)(?: of (?:them|these|which))?{_KIND}(?:{_IS}{_ON}?|{_ON})"
    rf"{_TOPIC.format('first')}"
    rf"(?P<two>{_JOINT}(?:[Tt]he (?:second|other)|[Aa]nother){_KIND}{_IS}?{_ON}?{_TOPIC.format('second')})"
    rf"(?P<three>{_JOINT}(?:[Tt]he (?:third|last)|[Aa] third|[Aa]nother){_KIND}{_IS}?{_ON}?{_TOPIC.format('third')})?"
    r"(?=[.;,\n]|\Z)"
)


def with_each_in_turn(statements: list[Statement], text: str) -> list[Statement]:
    """The statements, with each instrument in the place of those only counted."""
    told: list[Statement] = []
    for said in statements:
        told += (_each(said, text) if said.kind == "signed" else []) or [said]
    return told


def _each(said: Statement, text: str) -> list[Statement]:
    """The signing of each of several instruments that the words behind it tell in turn; none where they do not."""
    several = _SEVERAL.fullmatch(str(said.slots.get("instrument", "")))
    told = _IN_TURN.match(text, said.end) if several else None
    if several is None or told is None:
        return []
    which = _COUNTED.sub("", several["which"])
    one = f"{which}{_ONES[several['head'].lower()]}{several['of'] or ''}"
    return [
        replace(
            said,
            slots={**said.slots, "instrument": f"{one} on {told[part]}"},
            quote=text[said.start : told.end(part)],
            end=told.end(part),
        )
        for part in ("first", "second", "third")
        if told[part]
    ]


_RECEIVED: Final = re.compile(
    r"\b(?:received|met|meets|receives|spoke|talked|conversed|conferred|talks|conversations|audiences?|meetings?)\b"
    r"[^.;\n]{0,60}\b(?:ambassadors|envoys|heads of mission|diplomats|high commissioners|them)\b[^.;\n]{0,20}"
    r"\b(?:one by one|one after (?:another|the other)|in turn|separately|individually|one at a time)\b",
    re.IGNORECASE,
)
_SEVERAL_ENVOYS: Final = 2


def with_each_received(statements: list[Statement], text: str) -> list[Statement]:
    """The statements, with a talk of each envoy who presented his letters with the one who received them."""
    letters = [s for s in statements if s.kind == "credentials-presented" and s.modality is Modality.ASSERTED]
    letters = [said for said in letters if said.slots.get("person") and said.slots.get("received_by")]
    if len({said.slots["person"] for said in letters}) < _SEVERAL_ENVOYS or not _RECEIVED.search(text):
        return statements
    met = {name for s in statements if s.kind == "meeting" for name in values_of(s.slots, "person")}
    for said in letters:
        if met.isdisjoint(values_of(said.slots, "person")):
            slots: dict[str, SlotValue] = {
                "parties": (*values_of(said.slots, "recipient"), *values_of(said.slots, "actor")),
                "person": (*values_of(said.slots, "received_by"), *values_of(said.slots, "person")),
            }
            if "date" in said.slots:
                slots["date"] = said.slots["date"]
            statements = [*statements, replace(said, kind="meeting", slots=slots, inferred=())]
    return statements


__all__ = ["with_each_in_turn", "with_each_received"]
