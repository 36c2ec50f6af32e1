"""Recording a step of an accreditation: from a note of one's own, or from the words of a document on record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from datetime import date as day
from typing import Annotated

from fastapi import Depends, Form

from credence.brief.wording import day_words
from credence.lore.spelling import folded
from credence.model import Document, PartialDate, Publication, Statement
from credence.model.document import digest_of
from credence.protocol.recording import recordable
from credence.record.review.corrections import RULE
from credence.web.acts.act import Act, By, Done, Next
from credence.web.acts.agreeing import agreed
from credence.web.acts.correcting import CORRECT, outlet_of, place_of
from credence.web.days import Day
from credence.web.naming import PartyCode, party_code, segment
from credence.web.problems import Problem
from credence.web.users import Role

Line = Annotated[str, Form(max_length=500)]
Words = Annotated[str, Form(max_length=10_000)]


@dataclass(frozen=True, slots=True)
class Taken:
    """A step as a form gives it: which, when (EDTF), and whose post of which State (`other` than that of the board)."""

    step: Annotated[str, Form(max_length=100, description="Which step was taken.")]
    date: Annotated[str, Form(max_length=40, description="When, as exact as it is known: 2022-12-20, 2022-12, 2022.")]
    other: Annotated[str, Form(max_length=200, description="The State at the other end.")]
    person: Annotated[str, Form(max_length=500, description="Who took it; several names with semicolons between.")]
    office: Line = ""
    side: Annotated[str, Form(pattern="^(here|abroad)$")] = "here"
    next: Next = ""


ATaken = Annotated[Taken, Depends()]


def note(
    by: By,
    state: PartyCode,
    taken: ATaken,
    reference: Annotated[str, Form(max_length=300, description="By what the note is known: its number, its title.")],
    text: Annotated[str, Form(max_length=200_000, description="The text of the note.")],
    outlet: Annotated[str, Form(max_length=300, description="Whose note it is: one's ministry.")],
    quote: Words = "",
    written: Annotated[Day, Form()] = None,
) -> Done:
    """Record a step by a note of one's own: it becomes a document of the record with one statement, which counts as
    reported until somebody decides on it.
    """
    for name, given in (("reference", reference), ("text", text), ("outlet", outlet)):
        if not given.strip():
            raise Problem(422, f"{name}: give it, so that others can find the note")
    document = _note(reference.strip(), _canonical(text), outlet.strip(), written)
    told = _statement(document, state, taken, quote or document.text, 0, (outlet.strip(),))
    added = by.desk.record.add(document, [told], maker=by.user.name)
    if not added.new:
        raise Problem(422, f"text: the record holds this note already, as {added.document_id}: quote that document")
    return _done(state, taken, told.id, document.id)


def words(
    by: By, state: PartyCode, taken: ATaken, document: Line, quote: Words, near: Annotated[int, Form(ge=0)] = 0
) -> Done:
    """Record a step by words of a document on record: the statement is one's own, and accepted at once."""
    found = by.desk.record.document(document.strip())
    if found is None:
        raise Problem(422, f"document: the record has no document {document.strip()!r}; add it first")
    told = _statement(found, state, taken, quote, near, outlet_of(found))

    def enter(signed: str) -> str:
        return by.desk.record.tell(found.digest, told, reviewer=signed)

    given = {"step": taken.step, "date": taken.date, "other": taken.other, "person": taken.person}
    given |= {"office": taken.office, "side": taken.side, "document": found.id, "quote": quote, "near": str(near)}
    new = agreed(by, f"/protocol/{state}/words", list(given.items()), CORRECT, "", enter)
    return _done(state, taken, new or told.id, found.id)


def _statement(
    document: Document, state: str, taken: Taken, quote: str, near: int, attribution: tuple[str, ...]
) -> Statement:
    """The statement that a document says the step with these words; raises Problem for a step that cannot be."""
    step = recordable().get(taken.step)
    if step is None:
        raise Problem(422, f"step: {taken.step!r} is none; they are {', '.join(recordable())}")
    person = tuple(name.strip() for name in taken.person.split(";") if name.strip())
    if not person:
        raise Problem(422, "person: name the envoy")
    other = _other(taken.other)
    if other == state:
        raise Problem(422, "other: a State sends no envoy to itself; name the other one")
    sender, receiver = (state, other) if taken.side == "abroad" else (other, state)
    slots = step.slots(
        sender, receiver, person, taken.office.strip(), _date(taken.date, document.publication.published)
    )
    start, end = place_of(quote, document.text, near)
    words = document.text[start:end]
    return Statement(document.id, step.kind, slots, words, start, end, attribution, step.modality, RULE)


def _note(reference: str, text: str, outlet: str, written: day | None) -> Document:
    name = "-".join(folded(reference))[:80]
    given = {"title": reference, "outlet": outlet} | ({"published": written} if written else {})
    publication = Publication(**given, origins=dict.fromkeys(given, "given"))  # type: ignore[arg-type]
    return Document("-".join(filter(None, ("note", name, digest_of(text)[:8]))), text, publication)


def _canonical(text: str) -> str:
    """The text as documents have theirs: line breaks as browsers send them are one character."""
    return text.replace("\r\n", "\n").removeprefix("\ufeff").strip()


def _date(text: str, told: day | None) -> str:
    """The day of a step that was taken; raises Problem for one after the document that tells of it, or after today."""
    try:
        date = PartialDate.parse(text.strip())
    except ValueError as fault:
        raise Problem(422, f"date: {fault}") from fault
    last = told or (datetime.now(UTC) + timedelta(hours=14)).date()  # it may be tomorrow already where one is
    if date.earliest > last:
        after = f"the day of the document, {day_words(last)}" if told else "today"
        raise Problem(422, f"date: {date} is after {after}: what is to come is no step that was taken")
    return str(date)


def _other(text: str) -> str:
    try:
        return party_code(text)
    except ValueError as fault:
        raise Problem(422, f"other: {fault}") from fault


def _done(state: str, taken: Taken, statement: str, document: str) -> Done:
    """The board again, at the card."""
    board = taken.next or f"/protocol/{segment(state)}?side={taken.side}"
    return Done(f"{board}#c-{statement}", {"statement": statement, "document": document})


ACTS = (
    Act("/protocol/{state}/note", note, "Record a step by a note of one's own", Role.EDITOR),
    Act("/protocol/{state}/words", words, "Record a step by words of a document", Role.REVIEWER),
)
