"""An event in, a record in the form of PLOVER, POLECAT or ICEWS out.

Sources: the interchange format of PLOVER's manual; the columns of POLECAT and of ICEWS as their data sets print them.
What an event of ours does not tell (places, titles, Wikipedia) stays empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from credence.events.event import Actor, Event
from credence.lore.states import UnknownState, state

_QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
POLECAT = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name"),
    *("Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw"),
    *("Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector"),
    *("Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City"),
    *("District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type"),
    *("Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version"),
)
ICEWS = (
    *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code"),
    *(
        "Intensity",
        "Target Name",
        "Target Sectors",
        "Target Country",
        "Story ID",
        "Sentence Number",
        "Publisher",
        "City",
    ),
    *("District", "Province", "Country", "Latitude", "Longitude"),
)


def event_id(event: Event) -> str:
    """A name that stays: the document's, the place of the quote, the type."""
    return f"{event.id}:{event.start}-{event.end}:{event.type}"


def plover(event: Event) -> dict[str, Any]:
    """The record of PLOVER's interchange format."""
    return {
        "id": event_id(event),
        "date": event.date,
        "event": event.type,
        "mode": event.mode,
        "context": list(event.context),
        "quad": event.quad,
        "cameo": event.cameo,
        "source": [_party(event.source)] if event.source else [],
        "target": [_party(event.target)] if event.target else [],
        "text": event.quote,
        "textID": event.id,
        "textInfo": {"start": event.start, "end": event.end, "sentence": event.sentence},
    }


def _party(actor: Actor) -> dict[str, str | None]:
    return {
        "actor": actor.country or actor.organisation,
        "sector": actor.sector,
        "organisation": actor.organisation,
        "actorText": actor.text,
    }


def polecat(event: Event) -> Mapping[str, Any]:
    """The row of a POLECAT table."""
    return dict.fromkeys(POLECAT) | {
        "Event ID": event_id(event),
        "Event Date": event.date,
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Intensity": event.intensity,
        "Quad Code": _QUADS[event.quad],
        "Contexts": list(event.context),
        "Source": event.id,
        "Publication Date": event.date,
        "Language": "eng",
        **_polecat_party("Actor", event.source),
        **_polecat_party("Recipient", event.target),
    }


def _polecat_party(role: str, actor: Actor | None) -> dict[str, Any]:
    if actor is None:
        return {}
    return {
        f"{role} Name": _name(actor),
        f"{role} Country": actor.country,
        f"{role} COW": _cow(actor.country),
        f"Primary {role} Sector": actor.sector,
        f"{role} Sectors": actor.sector,
        f"{role} Name Raw": actor.text,
    }


def icews(event: Event) -> Mapping[str, Any]:
    """The row of an ICEWS table."""
    row = dict.fromkeys(ICEWS) | {
        "Event ID": event_id(event),
        "Event Date": event.date,
        "Event Text": event.sense.replace("-", " ").capitalize(),
        "CAMEO Code": event.cameo,
        "Intensity": event.intensity,
        "Story ID": event.id,
        "Sentence Number": event.sentence,
    }
    for role, actor in (("Source", event.source), ("Target", event.target)):
        if actor:
            row |= {
                f"{role} Name": _name(actor),
                f"{role} Sectors": actor.sector,
                f"{role} Country": _country(actor.country),
            }
    return row


def _name(actor: Actor) -> str:
    return actor.organisation or _country(actor.country) or actor.text


def _country(code: str | None) -> str | None:
    """The short name of a country; the code itself where it is no State of the lore."""
    try:
        return state(code).name if code else None
    except UnknownState:
        return code


def _cow(code: str | None) -> int | None:
    try:
        return state(code).cow if code else None
    except UnknownState:
        return None
