"""From a document and its statements to nothing, or to a RecordError: what may not enter is refused whole."""

import re
from collections.abc import Iterator, Mapping, Sequence

from credence.lore.kinds import allowed_values, load_kinds
from credence.lore.organisations import load_organisations
from credence.lore.states import load_states
from credence.model import DATE_SLOTS, PERSON_SLOTS, STATE_SLOTS, Document, PartialDate, SlotValue, Statement
from credence.record.errors import RecordError

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_PLAIN = (str, bool)
_BROKEN = re.compile("[\0\ud800-\udfff]")


def check_entry(document: Document, statements: Sequence[Statement]) -> None:
    """Raise RecordError, naming document and statement, for what the record does not take.

    Every statement must quote the document, be of a kind the lore knows, and fill slots of that kind with
    values they can have: codes of States or organisations, dates, the words listed in `kinds.yml`.
    """
    if not document.id:
        raise RecordError("a document without an id cannot be entered: give it one")
    _check_characters(document)
    for statement in statements:
        fault = _fault(statement, document)
        if fault:
            raise RecordError(f"{document.id}: {statement.kind or 'a statement'} at {statement.start}: {fault}")


def check_own(document: Document, statement: Statement) -> None:
    """The same for what a person says of a document: it must also name whom or what it is about, the first slot that
    tells statements of its kind apart.
    """
    check_entry(document, [statement])
    first = load_kinds()[statement.kind].identity[0]
    if not statement.slots.get(first):
        raise RecordError(
            f"{document.id}: {statement.kind} at {statement.start}: it does not say of whom: give {first}"
        )


def _check_characters(document: Document) -> None:
    about = document.publication
    named = {"id": document.id, "source": document.source, "title": about.title, "outlet": about.outlet}
    parts = {"text": document.text, **named, "author": about.author, "place": about.place}
    for name, value in parts.items():
        if fault := broken(value or ""):
            shown = document.id.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")
            raise RecordError(f"{shown}: the {name} is broken {fault}")


def broken(text: str) -> str | None:
    """What no store keeps faithfully: halves of surrogate pairs (bytes decoded wrongly), and NUL."""
    found = _BROKEN.search(text)
    if not found:
        return None
    if found[0] == "\0":
        return f"at character {found.start()} (NUL): take it out"
    return f"at character {found.start()} (half of a surrogate pair): decode it with the right encoding"


def _fault(statement: Statement, document: Document) -> str | None:
    if statement.document != document.id:
        return f"it is of another document, {statement.document}: enter it with that one"
    if not 0 <= statement.start <= statement.end <= len(document.text):
        return f"the quote's place {statement.start}-{statement.end} lies outside the text: read it again"
    if statement.start == statement.end:
        return "it quotes nothing: give the words that say it"
    if document.text[statement.start : statement.end] != statement.quote:
        return "the quote is not what the text says at that place: read the document again"
    return _kind_fault(statement) or slot_fault(statement) or _lore_fault(statement) or _told_fault(statement)


def _told_fault(statement: Statement) -> str | None:
    """What is wrong with the characters of what goes with the slots: who says so, the rule, whence one was inferred."""
    sources = [(f"the origin of {told.slot}", told.source) for told in statement.inferred]
    parts = [*(("attribution", name) for name in statement.attribution), ("rule", statement.rule or ""), *sources]
    return next((f"{name} is broken {fault}" for name, text in parts if (fault := broken(text))), None)


def _kind_fault(statement: Statement) -> str | None:
    known = load_kinds().get(statement.kind)
    if known is None:
        return f"no kind of statement is called {statement.kind!r}: use one of lore/data/kinds.yml"
    stray = [slot for slot in statement.slots if slot not in known.all_slots]
    if stray:
        return f"{known.name} has no slot {stray[0]!r}; it has {', '.join(known.all_slots)}"
    return None


def slot_fault(statement: Statement) -> str | None:
    """What is wrong with the form of the slots, if anything: texts, lists of texts, and dates that are.

    What the lore allows is not asked here: statements that were entered under another lore still stand.
    """
    for slot, value in statement.slots.items():
        if slot in STATE_SLOTS and not isinstance(value, tuple):
            return f"{slot} is not a list of codes"
        if not isinstance(value, _PLAIN) and not all(isinstance(v, str) for v in value):
            return f"{slot} is neither text nor a list of texts"
        if slot in DATE_SLOTS:
            try:
                PartialDate.parse(str(value))
            except ValueError as fault:
                return str(fault)
    return None


def _lore_fault(statement: Statement) -> str | None:
    return next(_lore_faults(statement.slots), None)


def _lore_faults(slots: Mapping[str, SlotValue]) -> Iterator[str]:
    for slot, value in slots.items():
        texts = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
        if wrong := next((fault for text in texts if (fault := broken(text))), None):
            yield f"{slot} is broken {wrong}"
        if slot in PERSON_SLOTS and not isinstance(value, tuple):
            yield f"{slot} is not a list of names"
        if slot in STATE_SLOTS and (unknown := [code for code in texts if not _is_code(code)]):
            yield f"{slot} {unknown[0]!r} is no code of a State or organisation the lore knows"
        if slot == "amount" and not _NUMBER.fullmatch(str(value)):
            yield f"amount {str(value)!r} is no number: write it in figures, such as 9200000 or 12.5"
        allowed = allowed_values().get(slot)
        if allowed and (others := [text for text in texts if text not in allowed]):
            yield f"{slot} {others[0]!r} is none of {', '.join(allowed)}"


def _is_code(code: str) -> bool:
    return code in load_states() or code in load_organisations()
