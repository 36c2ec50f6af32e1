"""An event in, a record in the form of PLOVER, POLECAT or ICEWS out.

Sources: the data fields of PLOVER's manual (February 2024); the columns of POLECAT and of ICEWS as their data sets
print them. What an event of ours does not tell (places, titles, Wikipedia) stays empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from credence.events.event import Actor, Event
from credence.lore.states import UnknownState, state

_QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
_BEYOND_STATES = frozenset(("IGO", "NGO", "ISM", "IMG", "MNC"))
"""PLOVER's codes of actors that are of no State; an event has them as sectors."""
_EMPTY = "empty"

PLOVER: Mapping[str, str] = MappingProxyType(
    {
        "id": "id of the document, place of the quote, type: `report:110-180:CONSULT`",
        "date": "day of publication; null where none is known",
        "actor": "list of those who act, of entities; empty where none is named",
        "recipient": "list of those acted upon, likewise",
        "code": "of an entity: ISO 3166-1 alpha-3; or `IGO`, `NGO`, `ISM`, `IMG`, `MNC`",
        "sector": "of an entity: `GOV`, `MIL`, `REB` ...",
        "entity_text": "of an entity: as the text names it",
        "identifier_text": "of an entity: organisation or group",
        "event": "list of its one type: `ACCUSE`",
        "mode": "list of its mode, where the words tell",
        "context": "list of contexts, where the words tell",
        "quad_code": "1 verbal and 2 material cooperation, 3 verbal and 4 material conflict",
        "event_scale": "on Goldstein's scale, -10 to 10",
        "text": "the quote, exactly",
        "text_info": "`sequence`, the number of the sentence; `start` and `end` of the quote in code points",
        "cite_info": "`citation`, the id of the document",
        "coder": "`credence`",
        "cameo": "CAMEO code; a field of our own",
    }
)
_PARTY = {
    "{} Name": "organisation or group, else the State, else as the text names it",
    "{} Country": "ISO 3166-1 alpha-3",
    "{} COW": "code of the Correlates of War project",
    "Primary {} Sector": "PLOVER's sector",
    "{} Sectors": "the same",
    "{} Title": _EMPTY,
    "{} Name Raw": "as the text names it",
    "Wikipedia {} ID": _EMPTY,
}
POLECAT: Mapping[str, str] = MappingProxyType(
    {
        "Event ID": "id of the document, place of the quote, type",
        "Event Date": "day of publication, YYYY-MM-DD; empty where none is known",
        "Event Type": "PLOVER's type",
        "Event Mode": "its mode, where the words tell",
        "Intensity": "on Goldstein's scale, -10 to 10",
        "Quad Code": "`VERBAL COOPERATION`, `MATERIAL COOPERATION`, `VERBAL CONFLICT` or `MATERIAL CONFLICT`",
        "Contexts": "contexts, with semicolons between",
        **{name.format(role): says for role in ("Actor", "Recipient") for name, says in _PARTY.items()},
        **dict.fromkeys(
            ("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID"), _EMPTY
        ),
        **dict.fromkeys(("Raw Placename", "Feature Type"), _EMPTY),
        "Source": "id of the document",
        "Publication Date": "day of publication",
        **dict.fromkeys(("Story People", "Story Organizations", "Story Locations"), _EMPTY),
        "Language": "`eng`",
        "Version": _EMPTY,
    }
)
ICEWS: Mapping[str, str] = MappingProxyType(
    {
        "Event ID": "id of the document, place of the quote, type; not a number, as there",
        "Event Date": "day of publication, YYYY-MM-DD; empty where none is known",
        "Source Name": "organisation or group, else the State, else as the text names it",
        "Source Sectors": "PLOVER's sector",
        "Source Country": "name of the State",
        "Event Text": "what happened, in words",
        "CAMEO Code": "CAMEO code, with its noughts",
        "Intensity": "on Goldstein's scale, -10 to 10",
        "Target Name": "likewise",
        "Target Sectors": "likewise",
        "Target Country": "likewise",
        "Story ID": "id of the document",
        "Sentence Number": "number of the sentence in the text",
        **dict.fromkeys(("Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude"), _EMPTY),
    }
)


def event_id(event: Event) -> str:
    """A name that stays: the document's, the place of the quote, the type."""
    return f"{event.id}:{event.start}-{event.end}:{event.type}"


def plover(event: Event) -> dict[str, Any]:
    """The record of PLOVER's interchange format."""
    return {
        "id": event_id(event),
        "date": event.date,
        "actor": [_entity(event.source)] if event.source else [],
        "recipient": [_entity(event.target)] if event.target else [],
        "event": [event.type],
        "mode": [event.mode] if event.mode else [],
        "context": list(event.context),
        "quad_code": event.quad,
        "event_scale": event.intensity,
        "text": event.quote,
        "text_info": {"sequence": event.sentence, "start": event.start, "end": event.end},
        "cite_info": {"citation": event.id},
        "coder": "credence",
        "cameo": event.cameo,
    }


def _entity(actor: Actor) -> dict[str, str]:
    beyond = actor.sector if actor.sector in _BEYOND_STATES and not actor.country else None
    values = {
        "code": actor.country or beyond,
        "sector": None if beyond else actor.sector,
        "entity_text": actor.text,
        "identifier_text": actor.organisation,
    }
    return {name: value for name, value in values.items() if value}


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
