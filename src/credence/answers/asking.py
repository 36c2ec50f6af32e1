"""In: a record and a question in plain English. Out: the answer from the record, or that it does not say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from credence.answers import dealings, figures, persons, standing
from credence.answers.enquiry import Enquiry, Reply, remark
from credence.answers.heads import heads
from credence.answers.pieces import ANSWERED, NOT_UNDERSTOOD, SILENT, Answer
from credence.answers.understanding import NotUnderstood, understand
from credence.brief.asking import with_pages
from credence.brief.pieces import Block, foreign
from credence.record import Record
from credence.record.facts.ids import fact_ids

ANSWERS: Mapping[str, Callable[[Enquiry], Reply]] = {
    "coming": figures.coming,
    "contacts": dealings.contacts,
    "dean": figures.dean,
    "disagreements": dealings.disagreements,
    "facts": dealings.facts,
    "glance": standing.glance,
    "happened": dealings.happened,
    "heads": heads,
    "instruments": dealings.instruments,
    "list": figures.diplomatic_list,
    "missions": standing.missions,
    "neighbours": persons.neighbours,
    "network": standing.network,
    "officials": persons.officials,
    "person": persons.person,
    "relations": standing.relations,
    "steps": persons.steps,
    "trade": figures.trade,
}
"""What answers a question, by the `answer` of its form."""


def answer(record: Record, question: str, on: date | None = None, known_at: date | datetime | None = None) -> Answer:
    """What the record answers to a question in plain English, as things stood `on` a day, as known at a moment.

    Nothing is guessed and nothing invented: each sentence of the answer rests on quotes; a question of no known form is
    not understood; what is not on record the record does not say, with what it holds beside it. Equal records give
    equal answers. Raises ValueError for a moment without its zone.
    """
    asked = understand(question, on)
    if isinstance(asked, NotUnderstood):
        return Answer(question, NOT_UNDERSTOOD, means=asked.why, on=on, known_at=known_at, instead=asked.instead)
    enquiry = Enquiry(record, asked, on, known_at)
    reply = ANSWERS[asked.form.answer](enquiry)
    facts = tuple(enquiry.notes.facts.values())
    silent: list[Block] = [] if reply.blocks else [remark(reply.none, person=foreign(enquiry.slot("person")))]
    return Answer(
        question=question,
        status=ANSWERED if reply.blocks else SILENT,
        kind=asked.form.name,
        means=asked.means,
        on=on,
        known_at=known_at,
        blocks=tuple(reply.blocks or silent),
        nearby=tuple(reply.nearby),
        notes=with_pages(enquiry.notes.notes, record, known_at),
        facts=facts,
        ids=tuple(fact_ids(facts, record.first_told(known_at))),
    )
