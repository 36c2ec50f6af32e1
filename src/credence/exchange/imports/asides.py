"""A note beside a date of pocom in; what it tells of the mission, besides of the person, out.

"Embassy Khartoum reopened", "Sudan severed diplomatic relations with the United States on": the date beside the note is
that of what it tells.
"""

from __future__ import annotations

import re
from functools import lru_cache

from credence.exchange.imports.writing import Slots, Writer
from credence.lore.imported import pocom
from credence.lore.states import find_state

SENDER = ("USA",)
_LONGEST = 300
_SEVERED = re.compile(r"(?P<who>.{4,80}?) severed (?:diplomatic )?relations with .{4,60}?(?: on)?[.,]?")


def write_aside(
    writer: Writer, recipient: tuple[str, ...], note: str, date: str | None, quoted: tuple[int, int]
) -> bool:
    """Add what a note tells besides, if it tells anything; says whether it does."""
    if len(recipient) != 1 or len(note) > _LONGEST:
        return False
    if found := _building().fullmatch(note):
        slots: Slots = {"actor": SENDER, "recipient": recipient, "mission": found["mission"].lower()}
        slots |= {"place": city(found["place"]), "date": date}
        writer.state(pocom().buildings[found["verb"]], slots, quoted, "pocom/mission")
        return True
    if found := _SEVERED.fullmatch(note):
        actor = SENDER if "United States" in found["who"] else recipient
        slots = {"parties": (*SENDER, *recipient), "actor": actor, "date": date}
        writer.state("relations-severed", slots, quoted, "pocom/relations")
        return True
    return False


@lru_cache(maxsize=1)
def _building() -> re.Pattern[str]:
    verbs = "|".join(map(re.escape, sorted(pocom().buildings, key=len, reverse=True)))
    place = r"(?: (?:in )?(?P<place>[A-Z][\w'’. ]*?))?"
    after = r"(?: at midnight| at the request of [\w ]+?| when [\w ]+?)?(?: on)?[.,]?"
    return re.compile(rf"(?P<mission>Embassy|Legation){place}(?: was)? (?P<verb>{verbs}){after}")


def city(place: str | None) -> str | None:
    """The place named; None where it is a country, which is no place of a mission."""
    try:
        return None if place is None or find_state(place) else place
    except LookupError:
        return place
