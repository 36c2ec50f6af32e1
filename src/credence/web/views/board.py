"""A State in; a protocol desk's board of those accredited to it, or of its own envoys, out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from fastapi import Query

from credence.brief.facts import undated_words
from credence.brief.naming import name_of
from credence.brief.telling import date_of_fact, stage_words
from credence.brief.titles import head_title
from credence.lore.accreditation import Column, accrediting
from credence.protocol import board as protocol
from credence.record import Record
from credence.web.days import KnownAt, On
from credence.web.naming import PartyCode
from credence.web.views.tables import csv_of


class Side(StrEnum):
    """Those accredited to the State, or its own envoys elsewhere."""

    HERE = "here"
    ABROAD = "abroad"


AskedSide = Annotated[Side, Query(description="Those accredited to the State, or its own envoys.")]


@dataclass(frozen=True, slots=True)
class Card:
    """One accreditation: who, for whom, the last step and when, who says so.

    `other` is the State at the other end; `fact` is the id of a statement of the fact that tells the step, `statements`
    are all of them; `next` is the step that follows by the procedure, `remark` how far the standing is certain.
    """

    column: str
    person: list[str]
    sender: str
    receiver: str
    other: str
    office: str
    title: str
    says: str
    date: str | None
    date_words: str
    status: str
    outlets: list[str]
    fact: str
    statements: list[str]
    next: str
    remark: str


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """A column; `key` is the digit that records one of its steps."""

    name: str
    says: str
    key: int
    cards: list[Card]


@dataclass(frozen=True, slots=True)
class BoardView:
    """The board of a State on a day."""

    state: str
    name: str
    side: Side
    day: date
    lately: int
    columns: list[BoardColumn]


def board(
    record: Record,
    today: date,
    state: PartyCode,
    side: AskedSide = Side.HERE,
    on: On = None,
    known_at: KnownAt = None,
) -> BoardView:
    """Accreditations by the stage they have reached: of those accredited to a State, or of its own envoys."""
    day, abroad = on or today, side is Side.ABROAD
    facts = protocol.facts_for(record, state, abroad=abroad, day=day, known_at=known_at)
    found = protocol.board(facts, state, abroad=abroad, day=day, identities=record.identities(known_at))
    columns = [
        BoardColumn(column.name, column.says, key, [_card(column, card, abroad) for card in found[column.name]])
        for key, column in enumerate(accrediting().board, 1)
    ]
    return BoardView(state, name_of(state), side, day, accrediting().lately, columns)


def _card(column: Column, card: protocol.Card, abroad: bool) -> Card:
    head, fact, standing = card.head, card.fact, card.standing
    return Card(
        column=column.name,
        person=list(head.person),
        sender=head.sender,
        receiver=head.receiver,
        other=name_of(head.receiver if abroad else head.sender),
        office=head.office,
        title=head_title(head),
        says=card.says,
        date=str(fact.held) if fact.held else None,
        date_words=date_of_fact(fact) or undated_words(fact),
        status=fact.status,
        outlets=list(dict.fromkeys(support.outlet or support.statement.document for support in fact.supports)),
        fact=fact.supports[0].statement_id,
        statements=[support.statement_id for support in fact.supports],
        next=card.next or "",
        remark=stage_words(standing) if standing and standing.stage not in ("in-post", "not-yet") else "",
    )


def to_csv(view: BoardView) -> str:
    """The cards, one a line, column by column."""
    return csv_of(Card, [card for column in view.columns for card in column.cards], ("statements",))
