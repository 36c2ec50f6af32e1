"""Adding: what was pasted, dropped or named by its address is brought, read, corrected, and then entered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import PurePath
from typing import Annotated
from urllib.parse import urlencode

from fastapi import File, Form, Path, UploadFile

from credence.intake import Given as Published
from credence.intake import Readers, documents_of_bytes
from credence.intake.errors import IntakeError
from credence.intake.fetch import Fetcher
from credence.intake.fetched import documents_at
from credence.model import Document
from credence.reading import READER, read
from credence.record import RecordError, check_entry, check_own
from credence.web.acts.act import Act, By, Done
from credence.web.acts.correcting import Names, Values, put_right, slots_given
from credence.web.acts.deciding import on_statement
from credence.web.days import Day
from credence.web.drafts import Brought, Draft, Read
from credence.web.problems import Problem
from credence.web.users import Role

LARGEST = 20_000_000
"""Bytes of a file that is taken."""
_MOST_FILES = 50
_SEEN = "seen when it was added"
Text = Annotated[str, Form(max_length=2_000_000)]
Line = Annotated[str, Form(max_length=2_000)]
Name = Annotated[str, Path(description="The name of a draft.")]
Digest = Annotated[str, Path(description="The digest of a document in it.")]


def bring(
    by: By,
    text: Text = "",
    title: Line = "",
    address: Line = "",
    outlet: Line = "",
    published: Annotated[Day, Form()] = None,
    file: Annotated[list[UploadFile] | None, File()] = None,
) -> Done:
    """Bring texts to be read: pasted, as files, or by address. Nothing is entered yet."""
    given = {"outlet": outlet.strip(), "published": published.isoformat() if published else ""}
    brought = list(_brought(text, title, address, file or []))
    if not brought:
        raise Problem(422, "Bring something to read: paste a text, choose files, or give an address.")
    names = [by.desk.drafts.bring(by.user.name, one) for one in brought]
    asked = urlencode([("draft", name) for name in names] + [(k, v) for k, v in given.items() if v])
    return Done(f"/add/drafts?{asked}", {"drafts": names})


def change(by: By, draft: Name, document: Digest, statement: Line, slot: Names, value: Values) -> Done:
    """Correct a statement before it is entered."""
    slots = slots_given(slot, value)
    kept = _own(by, draft)
    found, one = _document_of(kept, document)
    told = next((told for told in one.statements if told.id == statement), None)
    if told is None:
        raise Problem(404, f"The draft has no statement {statement}.")
    check_own(found, replace(told, slots=slots))
    by.desk.drafts.change(kept, document, lambda one: replace(one, corrected={**one.corrected, statement: slots}))
    return Done(f"/add/drafts/{draft}", {"statement": statement})


def enter(by: By, draft: Name, document: Digest, keep: Annotated[list[str] | None, Form()] = None) -> Done:
    """Enter a document with what was read in it: statements that are not kept are entered and rejected, corrected
    ones put in the place of what was read, all signed. Where two persons must agree, rejections and corrections wait
    for the second like any other, and what was read stands until then.
    """
    kept = _own(by, draft)
    found, one = _document_of(kept, document)
    wanted = set(keep or ())
    left_out = [told.id for told in one.statements if told.id not in wanted]
    corrected = {
        told.id: one.corrected[told.id]
        for told in one.statements
        if told.id in wanted and one.corrected.get(told.id, told.slots) != told.slots
    }
    if (left_out or corrected) and not by.user.role.may(Role.REVIEWER) and by.desk.record.document(found.digest):
        raise Problem(403, "The record has this document already: what it says there is for a reviewer to decide.")
    added = by.desk.record.add(found, one.statements, maker=READER)
    for statement in left_out:
        on_statement(by, statement, "reject", _SEEN)
    for statement, slots in corrected.items():
        put_right(by, statement, slots, _SEEN)
    alone = len(kept.read or ()) == 1
    if alone:
        by.desk.drafts.drop(draft)
    shown = f"/documents/{found.digest}" if alone else f"/add/drafts/{draft}#d-{found.digest[:12]}"
    return Done(shown, {"document": added.document_id, "new": added.new})


def reading(published: date | None, outlet: str | None) -> _Reading:
    """What reads a thing that was brought, with what the user said of its publication."""
    return _Reading(Published(published, outlet or None))


class _Reading:
    """Reads what was brought; what cannot be read gives a line."""

    def __init__(self, given: Published) -> None:
        self._given = given

    def __call__(self, brought: Brought) -> tuple[Read, ...]:
        with Readers() as readers:
            return tuple(_read(_named(found, brought)) for found in self._documents(brought, readers))

    def _documents(self, brought: Brought, readers: Readers) -> Iterable[Document | IntakeError]:
        if brought.address is None:
            return list(documents_of_bytes(brought.raw, brought.name, readers, self._given))
        with Fetcher() as fetcher:
            return list(documents_at(brought.address, fetcher, readers, self._given))


def _named(found: Document | IntakeError, brought: Brought) -> Document | IntakeError:
    """The document under a name that no other has, unless it has an address: two files called `note.pdf` are not two
    versions of one document.
    """
    if isinstance(found, IntakeError) or brought.address is not None:
        return found
    publication = found.publication
    if brought.title:
        origins = {**publication.origins, "title": "given"}
        publication = replace(publication, title=brought.title, origins=origins)
    stem = found.id.removesuffix(PurePath(brought.name).suffix) or "pasted"
    return replace(found, id=f"{stem}-{found.digest[:8]}", publication=publication)


def _read(found: Document | IntakeError) -> Read:
    if isinstance(found, IntakeError):
        return Read(None, fault=str(found))
    statements = read(found)
    try:
        check_entry(found, statements)
    except RecordError as fault:
        return Read(None, fault=str(fault))
    return Read(found, tuple(statements))


def _brought(text: str, title: str, address: str, files: list[UploadFile]) -> Iterator[Brought]:
    if text.strip():
        yield Brought("pasted.txt", text.encode("utf-8", "replace"), title=title.strip())
    if address.strip():
        if not address.strip().startswith(("https://", "http://")):
            raise Problem(422, "address: write it whole, with https://")
        yield Brought(address.strip(), b"", address.strip())
    named = [file for file in files if file.filename]
    if len(named) > _MOST_FILES:
        raise Problem(422, f"file: {len(named)} files; bring {_MOST_FILES} at most at once")
    for file in named:
        raw = file.file.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise Problem(413, f"{file.filename}: larger than {LARGEST // 1_000_000} MB; use credence add for it")
        yield Brought(file.filename or "file", raw)


def _document_of(draft: Draft, digest: str) -> tuple[Document, Read]:
    """A document of a draft, and what was read in it; raises Problem for one that it does not hold."""
    for one in draft.read or ():
        if one.document and one.document.digest == digest:
            return one.document, one
    raise Problem(404, "The draft has no such document: bring it again.")


def _own(by: By, name: str) -> Draft:
    draft = by.desk.drafts.get(by.user.name, name)
    if draft is None or draft.read is None:
        raise Problem(404, "There is no such draft any more: bring it again.")
    return draft


ACTS = (
    Act("/add/read", bring, "Bring texts to be read", Role.EDITOR),
    Act("/add/drafts/{draft}/{document}/correct", change, "Correct a statement before it is entered", Role.EDITOR),
    Act("/add/drafts/{draft}/{document}/enter", enter, "Enter a document", Role.EDITOR),
)
