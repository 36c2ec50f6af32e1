"""Who publishes a text in, by name or head; whether that is a mission, a ministry or a paper, and its seat, out."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from credence.intake.datelines import proper
from credence.reading.phrases.words import any_listed, listed
from credence.reading.scan.lexicon import Scan, lexicon

_MISSION: Final = re.compile(
    r"\b(?:Embassy|High Commission|Permanent Mission|Consulate|Mission) of\b|\bEmbassy\b", re.IGNORECASE
)


def is_mission(outlet: str | None) -> bool:
    """Whether the publisher is a mission abroad: its ambassador is then our own, the president next door is not."""
    return bool(outlet and _MISSION.search(outlet))


def seat_of(outlet: str | None, home: str | None) -> str | None:
    """The city of a mission that publishes: "Embassy of Ruritania, Klow", "Ruritanian Embassy in Klow"."""
    if not outlet or not is_mission(outlet):
        return None
    cities = [hit for hit in lexicon().scan(outlet).names if hit.lexeme.type == "C" and hit.lexeme.value != home]
    return proper(outlet[cities[-1].start : cities[-1].end]) if cities else None


def state_of_city(city: str | None) -> str | None:
    """The State in which a city of the lore lies."""
    hits = lexicon().scan(city).names if city else []
    return next((hit.lexeme.value for hit in hits if hit.lexeme.type == "C"), None)


_DESK: Final = re.compile(
    r"\b(?:[Tt]he|[Oo]ur) ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}) (?:[Dd]esk|[Bb]ureau|[Nn]ewsroom)\b"
)
_DESKS: Final = ("desk", "bureau", "newsroom")


@cache
def _paper() -> re.Pattern[str]:
    """What finds a line that is the name of a paper: "The Klow Herald"."""
    named = "|".join(listed("paper-name"))
    return re.compile(rf"^(?:The )?(?:[A-Z][\w’'-]+ ){{1,4}}(?:{named})\b[^.!?\n]{{0,40}}$", re.MULTILINE)


def desk_named(text: str) -> str:
    """Where a paper is made, as its head tells: "Compiled by the Klow desk", "The Klow Herald"."""
    head = text[:OPENING]
    desk = _DESK.search(head) if any(map(head.lower().__contains__, _DESKS)) else None
    paper = _paper().search(head)
    return desk[1] if desk else paper[0] if paper else ""


OPENING: Final = 300
"""Within so many characters of the start a report says who issued it."""


def by_ministry(outlet: str | None, scan: Scan) -> bool:
    """Whether a foreign ministry speaks: it publishes the text, or is named at its head."""
    own = lexicon().scan(outlet).names if outlet else []
    return any(
        hit.lexeme.type == "Y" and hit.lexeme.value == "foreign" for hit in (*own, *scan.names) if hit.start < OPENING
    )


def of_government(outlet: str | None) -> bool:
    """Whether the publisher is a ministry or office of a State, which speaks for it in any text."""
    return bool(outlet and any_listed("government-publisher").search(outlet))
