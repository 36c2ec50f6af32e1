"""Correcting: other slots for a statement, and statements that no reader found in a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import Form, Path

from credence.lore.kinds import load_kinds
from credence.model import Document, Modality, SlotValue, Statement
from credence.model.slots import PERSON_SLOTS, STATE_SLOTS
from credence.web.acts.act import Act, By, Done, Next
from credence.web.acts.agreeing import agreed
from credence.web.naming import party_code
from credence.web.problems import Problem
from credence.web.users import Role

Given = Annotated[str, Form(max_length=2_000)]
Names = Annotated[list[str], Form(description="The names of the slots, in the order of their values.")]
Values = Annotated[list[str], Form(description="Their values; several with semicolons between; an empty one is none.")]

CORRECT = "enter"
"""What stands for the verdict, where a statement of one's own waits for a second person."""


def correct(
    by: By,
    statement: Annotated[str, Path(description="The id of a statement.")],
    slot: Names,
    value: Values,
    reason: Given = "",
    next: Next = "",
) -> Done:
    """Put one's own statement in the place of one that is wrong; both stay on record."""
    new = put_right(by, statement, slots_given(slot, value), reason)
    return Done(next or f"/facts/{new or statement}", {"statement": new})


def put_right(by: By, statement: str, slots: Mapping[str, SlotValue], reason: str) -> str | None:
    """The id of the statement that stands in the place of another; None where it waits for a second person."""

    def enter(signed: str) -> str:
        return by.desk.record.correct(statement, slots, reviewer=signed, reason=reason)

    given = sorted((name, written(value)) for name, value in slots.items())  # in whatever order the form had them
    fields = fields_of([name for name, _ in given], [value for _, value in given])
    return agreed(by, f"/statements/{statement}/correct", fields, CORRECT, reason, enter)


def tell(
    by: By,
    document: Annotated[str, Path(description="The digest of a document.")],
    kind: Given,
    quote: Annotated[str, Form(max_length=10_000, description="The words of the document that say it.")],
    slot: Names,
    value: Values,
    near: Annotated[
        int, Form(ge=0, description="Where about the quote stands, if it stands there more than once.")
    ] = 0,
    modality: Annotated[Modality, Form()] = Modality.ASSERTED,
    reason: Given = "",
) -> Done:
    """Enter what a document says and no reader found, as one's own statement."""
    found = by.desk.record.document(document)
    if found is None:
        raise Problem(404, f"The record has no document {document}.")
    if kind not in load_kinds():
        raise Problem(422, f"kind: {kind!r} is none; see lore/data/kinds.yml")
    start, end = place_of(quote, found.text, near)
    slots = slots_given(slot, value)
    said = Statement(found.id, kind, slots, found.text[start:end], start, end, outlet_of(found), modality)

    def enter(signed: str) -> str:
        return by.desk.record.tell(found.digest, said, reviewer=signed, reason=reason)

    told = [("kind", kind), ("quote", quote), ("near", str(near)), ("modality", modality), *fields_of(slot, value)]
    new = agreed(by, f"/documents/{document}/tell", told, CORRECT, reason, enter)
    return Done(f"/facts/{new}" if new else f"/documents/{document}", {"statement": new})


def outlet_of(document: Document) -> tuple[str, ...]:
    """Who says what a document says: its outlet, where one is known; never who read it there."""
    return (document.publication.outlet,) if document.publication.outlet else ()


def fields_of(slot: Sequence[str], value: Sequence[str]) -> list[tuple[str, str]]:
    """The slots of a form as its fields, in order."""
    return [field for pair in zip(slot, value, strict=True) for field in zip(("slot", "value"), pair, strict=True)]


def place_of(quote: str, text: str, near: int) -> tuple[int, int]:
    """Where the quote stands, nearest to a place; white space of any length is alike. Raises Problem if nowhere."""
    words = quote.split()
    if not words:
        raise Problem(422, "quote: give the words that say it")
    places = list(_places(words, text))
    if not places:
        raise Problem(422, "quote: the document does not hold these words; select them in its text")
    return min(places, key=lambda place: abs(place[0] - near))


def _places(words: Sequence[str], text: str) -> list[tuple[int, int]]:
    found = []
    at = text.find(words[0])
    while at >= 0:
        end = _end_of(words, text, at)
        if end is not None:
            found.append((at, end))
        at = text.find(words[0], at + 1)
    return found


def _end_of(words: Sequence[str], text: str, at: int) -> int | None:
    """Where the words end that begin at a place; None where others stand there."""
    for number, word in enumerate(words):
        while number and at < len(text) and text[at].isspace():
            at += 1
        if not text.startswith(word, at):
            return None
        at += len(word)
    return at


def slots_given(names: Sequence[str], values: Sequence[str]) -> dict[str, SlotValue]:
    """The slots of a form: lists where the slot holds lists, States by their codes; empty ones left out."""
    if len(names) != len(values):
        raise Problem(422, "slot and value: give as many of one as of the other")
    return {name: _value(name, text.strip()) for name, text in zip(names, values, strict=True) if text.strip()}


def _value(slot: str, text: str) -> SlotValue:
    parts = [part.strip() for part in text.split(";") if part.strip()]
    if slot in STATE_SLOTS:
        return tuple(_party(slot, part) for part in parts)
    if slot in PERSON_SLOTS or slot in _LISTS:
        return tuple(parts)
    return {"yes": True, "no": False}.get(text.lower(), text)


_LISTS = ("areas",)


def written(value: SlotValue) -> str:
    """A value as one writes it into a field, and as `slots_given` reads it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(value) if isinstance(value, tuple) else value


def _party(slot: str, text: str) -> str:
    try:
        return party_code(text)
    except ValueError as error:
        raise Problem(422, f"{slot}: {error}") from error


ACTS = (
    Act("/statements/{statement}/correct", correct, "Correct a statement", Role.REVIEWER),
    Act("/documents/{document}/tell", tell, "Enter a statement of one's own", Role.REVIEWER),
)
