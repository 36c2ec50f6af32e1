"""A statement's id in; what happened by it as an event of PLOVER, with all who say so, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Path

from credence.brief.naming import name_of, organisation_name
from credence.events import Actor, Event, code_within
from credence.lore.events import event_types
from credence.lore.kinds import kind as kind_of
from credence.lore.states import load_states
from credence.model import Fact, Modality, Support
from credence.protocol.facts import codes
from credence.protocol.timeline import happens
from credence.record import Record
from credence.web.days import KnownAt, Moment, On
from credence.web.problems import Problem
from credence.web.views.cited import Cited, cited
from credence.web.views.fact import beside, see
from credence.web.views.search import Offered

EventId = Annotated[str, Path(description="The id of a statement that tells of it.")]


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts or is acted upon: as the words name it (empty where only the record knows); its country (ISO 3166-1
    alpha-3), what that is called, and whether it is a State we know; PLOVER's sector; the organisation.
    """

    text: str
    country: str | None
    name: str
    state: bool
    sector: str | None
    organisation: str | None


@dataclass(frozen=True, slots=True)
class Coded:
    """An event as PLOVER describes it (`docs/events.md` tells of the fields).

    `sense` is what the words mean by the name in the lore, `intensity` on Goldstein's scale. `statement` is the one
    whose words are coded; None where they give nothing that fits, and type and code are those of the fact's kind.
    """

    type: str
    mode: str | None
    context: list[str]
    quad: int
    cameo: str
    sense: str
    intensity: float
    actor: list[Party]
    recipient: list[Party]
    statement: str | None = None
    outlet: str = ""
    start: int | None = None
    end: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class EventView:
    """An event: the fact that tells of it; how PLOVER codes it, None where it has no type for facts of the kind;
    `besides`, what else the words of the sources are coded as. `mutual` marks what each does to the other.

    `see` are the pages on what it names; `beside` is what else happened between the same States about the same day.
    """

    fact: Cited
    coded: Coded | None
    mutual: bool
    besides: list[Coded]
    see: list[Offered]
    beside: list[Cited]
    known_at: Moment = None


def event(record: Record, statement: EventId, on: On = None, known_at: KnownAt = None) -> EventView:
    """An event, as PLOVER codes it: type, mode, contexts, quad and CAMEO code, actor and recipient, and who says so."""
    fact = record.fact(statement, on=on, known_at=known_at)
    if fact is None:
        raise Problem(404, f"The record has no event that rests on a statement {statement}.")
    if not happens(fact.kind):
        raise Problem(404, f"That is no event but how things stand: see /facts/{statement}.")
    wanted = _type_of(fact)
    told = sorted(_of_words(record, fact), key=lambda one: one.type != wanted)
    best = told[0] if told and told[0].type == wanted else None
    shown = cited(fact)
    return EventView(
        fact=shown,
        coded=_filled(best, fact) if best else _of_kind(wanted, fact),
        mutual=not codes(fact, "actor") and bool(codes(fact, "parties")),
        besides=[one for one in told if one is not best],
        see=[Offered("The fact, with decisions on it", f"/facts/{shown.id}"), *see(fact)],
        beside=[one for one in beside(record, fact, known_at) if happens(one.kind)],
        known_at=known_at,
    )


def _type_of(fact: Fact) -> str | None:
    """The type of facts of the kind: of what is only to come, or is denied, that which PLOVER has for it."""
    name = kind_of(fact.kind).plover
    if name is None or fact.modality == Modality.ASSERTED:
        return name
    found = event_types()[name]
    return found.refused if fact.modality == Modality.DENIED else found.planned


def _of_kind(name: str | None, fact: Fact) -> Coded | None:
    """The event that a fact is by its kind alone."""
    if name is None:
        return None
    found = event_types()[name]
    return _filled(Coded(name, None, [], found.quad, found.cameo, "", found.intensity, [], []), fact)


def _of_words(record: Record, fact: Fact) -> Iterator[Coded]:
    """What the words of each statement behind a fact are coded as."""
    for support in fact.supports:
        told = support.statement
        document = record.document(told.document)
        if document is None or document.text[told.start : told.end] != told.quote:
            continue  # said by a version of the document before the last
        day = support.published.isoformat() if support.published else None
        for one in code_within(document.text, told.start, told.end, document.id, day):
            yield _coded(one, support)


def _coded(event: Event, support: Support) -> Coded:
    return Coded(
        type=event.type,
        mode=event.mode,
        context=list(event.context),
        quad=event.quad,
        cameo=event.cameo,
        sense=event.sense.replace("-", " "),
        intensity=event.intensity,
        actor=[_party(event.source)] if event.source else [],
        recipient=[_party(event.target)] if event.target else [],
        statement=support.statement_id,
        outlet=support.outlet or support.statement.document,
        start=event.start,
        end=event.end,
        quote=event.quote,
    )


def _party(actor: Actor) -> Party:
    body = organisation_name(actor.organisation) if actor.organisation else None
    return replace(_state(actor.country), text=actor.text, sector=actor.sector, organisation=body)


def _state(code: str | None) -> Party:
    known = code in load_states()
    return Party("", code, name_of(code) if code and known else code or "", known, None, None)


def _filled(coded: Coded, fact: Fact) -> Coded:
    """With who acts, and upon whom, as the record knows it where the words do not say: "the two countries".

    Of a visit either side may be told to act, the guest or the host; of all else the record knows better who does.
    """
    parties = codes(fact, "parties")
    actors = codes(fact, "actor") or parties[:1]
    recipients = codes(fact, "recipient") or tuple(code for code in parties if code not in actors)
    if (coded.actor and coded.recipient) or not (actors or recipients):
        return coded
    named = {party.country: party for party in (*coded.actor, *coded.recipient)}
    hosted = any(party.country in actors for party in coded.recipient)
    visited = any(party.country in recipients for party in coded.actor)
    if coded.mode == "visit" and (hosted or visited):
        actors, recipients = recipients, actors
    actor, recipient = ([named.get(code) or _state(code) for code in side] for side in (actors, recipients))
    return replace(coded, actor=actor, recipient=recipient)
