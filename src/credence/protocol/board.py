"""In: facts on a State's envoys, or on those accredited to it; a day. Out: a protocol desk's board of accreditations.

Each accreditation stands in the column of the last step taken by the day; those who took up functions longer ago stand
together, and so do those whose functions have just ended. Columns: `lore/data/protocol/accreditation.yml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from credence.lore.accreditation import Column, accrediting
from credence.model import Fact
from credence.protocol.accreditation import Accreditation, Step
from credence.protocol.diplomatic_list import IN_POST
from credence.protocol.facts import latest_day
from credence.protocol.posts import KINDS, Ending, Post, Standing, Tenure, posts
from credence.protocol.receiving import facts_of_board
from credence.record import Record
from credence.record.identity.identity import NONE, Identities

_BEFORE_THE_END = tuple(name for name in accrediting().stages if name != "ended")


@dataclass(frozen=True, slots=True)
class Card:
    """One accreditation on the board. `fact` tells the step by which it stands where it does, `says` which that is.

    `standing` is None once functions have ended; `next` is the step that follows by the procedure, if any.
    """

    head: Accreditation
    fact: Fact
    says: str
    standing: Standing | None
    next: str | None = None


def facts_for(
    record: Record, code: str, *, abroad: bool, day: date, known_at: date | datetime | None = None
) -> list[Fact]:
    """The facts that the board of a State (or organisation) needs: on its own envoys, or on those accredited to it."""
    if abroad:
        return record.ask(states=[code], kinds=KINDS, known_at=known_at)
    return facts_of_board(record, code, _lately(day), day, known_at)


def board(
    facts: Iterable[Fact], code: str, *, abroad: bool, day: date, identities: Identities = NONE
) -> Mapping[str, list[Card]]:
    """The cards of each column, in the order of the columns, the latest step first in each.

    `abroad` asks for the envoys of the State, otherwise for those accredited to it; consuls stand on no board.
    """
    found: dict[str, list[Card]] = {column.name: [] for column in accrediting().board}
    for name, post in posts(facts, identities).items():
        if not name.consular and code == (name.sender if abroad else name.receiver):
            for column, card in _cards(post, day):
                found[column.name].append(card)
    for cards in found.values():
        cards.sort(key=lambda card: (card.head.sender, card.head.receiver, card.head.person))
        cards.sort(key=lambda card: latest_day(card.fact), reverse=True)
    return found


def _cards(post: Post, day: date) -> Iterator[tuple[Column, Card]]:
    for standing in post.on(day):
        step = standing.head.reached(day, *_BEFORE_THE_END) or standing.step
        yield (
            _column_of(standing, step, day),
            Card(standing.head, step.fact, step.stage.says, standing, step.stage.next),
        )
    for tenure in post.tenures:
        if tenure.ending and _just_ended(tenure.ending, day):
            yield _ended(tenure, tenure.ending)


def _column_of(standing: Standing, step: Step, day: date) -> Column:
    """By the last step; who took up functions longer ago stands with the others in post."""
    columns = accrediting().board
    settled = standing.stage in IN_POST and latest_day(step.fact) < _lately(day)
    if settled and step.stage.name != "farewell":
        return next(column for column in columns if column.begun)
    return next(column for column in columns if step.stage in column.stages)


def _ended(tenure: Tenure, ending: Ending) -> tuple[Column, Card]:
    """Who was refused stands where answers stand, everybody else with those whose functions ended."""
    columns, words = accrediting().board, accrediting().endings
    refused = [step for step in tenure.accreditation.steps if step.fact is ending.fact and ending.how == "refused"]
    column = next(each for each in columns if (refused[0].stage in each.stages if refused else each.over))
    return column, Card(tenure.accreditation, ending.fact, words[ending.how], None)


def _just_ended(ending: Ending, day: date) -> bool:
    return ending.by(day) and ending.latest >= _lately(day)


def _lately(day: date) -> date:
    """The first day that counts as lately on the day; no earlier than the calendar has days."""
    return day - min(timedelta(days=accrediting().lately), day - date.min)
