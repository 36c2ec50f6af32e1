"""A note beside a date of pocom in; what it tells of relations or of the mission, besides of the person, out.

"Spain severed diplomatic relations with the United States on", "Embassy Khartoum reopened": the date beside the note
is that of what it tells.
"""

from __future__ import annotations

import re
from functools import lru_cache

from credence.exchange.imports.writing import Slots, Writer
from credence.lore.imported import first_that_fits, pocom
from credence.lore.states import find_state

SENDER = ("USA",)
_LONGEST = 300
_SENDER_ACTS = "The United States "
_SOMEBODY_ACTS = re.compile(r"\b(?:severed|broke)\b")


def write_aside(
    writer: Writer, recipient: tuple[str, ...], note: str, date: str | None, quoted: tuple[int, int]
) -> bool:
    """Add what a note tells besides, if it tells anything; says whether it does."""
    if len(recipient) != 1 or len(note) > _LONGEST:
        return False
    if kind := first_that_fits(pocom().relations, note):
        slots: Slots = {"parties": (*SENDER, *recipient), "date": date, "actor": _breaker(note, recipient)}
        writer.state(kind, slots, quoted, "pocom/relations")
        return True
    if found := _building().fullmatch(note):
        slots = {"actor": SENDER, "recipient": recipient, "mission": found["mission"].lower()}
        slots |= {"place": _city(found["place"]), "date": date}
        writer.state(pocom().buildings[found["verb"]], slots, quoted, "pocom/mission")
        return True
    return False


def _breaker(note: str, recipient: tuple[str, ...]) -> tuple[str, ...] | None:
    """Who broke relations off; None where the note does not say."""
    if not _SOMEBODY_ACTS.search(note):
        return None
    return SENDER if note.startswith(_SENDER_ACTS) else recipient


@lru_cache(maxsize=1)
def _building() -> re.Pattern[str]:
    verbs = "|".join(map(re.escape, sorted(pocom().buildings, key=len, reverse=True)))
    place = r"(?: (?:in )?(?P<place>[A-Z][\w'’. ]*?))?"
    after = r"(?: at midnight| at the request of [\w ]+?| when [\w ]+?)?(?: on)?[.,]?"
    return re.compile(rf"(?P<mission>Embassy|Legation){place}(?: was)? (?P<verb>{verbs}){after}")


def _city(place: str | None) -> str | None:
    """The city; None where a country is named, which is no place of a mission."""
    try:
        return None if place is None or find_state(place) else place
    except LookupError:
        return place
