"""An e-mail (RFC 5322) -> its text, and the documents attached to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

from credence.intake.days import days_in
from credence.intake.formats.growth import Place
from credence.intake.formats.markup import text_of
from credence.intake.formats.piece import Begun, Found, Passed, Piece, Refusal, numbered, within
from credence.intake.formats.reading import read_bytes
from credence.intake.formats.sniff import ENDINGS
from credence.intake.text import decoded, encoding_of

_MOST_PARTS = 200
_FORWARDED = "message.eml"
"""What a message within a message is called that has no name."""
_QUOTED = re.compile(r"^(?:>[ \t]?){1,20}", re.MULTILINE)
"""The marks before the lines of a message that another quotes."""
_FORWARDS = re.compile(r"(?:fwd?|wg|tr|rv)\s?:", re.IGNORECASE)
_FORWARD = re.compile(
    r"^-{2,} ?(?:forwarded message|original message) ?-{2,}$|^begin forwarded message:$", re.IGNORECASE | re.MULTILINE
)
_LINE = re.compile(r"^[*]?(From|Date|Sent)[*]?:[*]?[ \t]{0,9}(.{1,300})$", re.IGNORECASE | re.MULTILINE)
_LONGEST_HEADER = 2_000
"""Characters; a subject or a sender is far shorter."""


def read_mail(raw: bytes, place: Place) -> Iterator[Found]:
    """The message's text (the plain one where there are several), headed by its subject; then what is attached.

    Raises Refusal for a message that holds neither.
    """
    try:
        message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(raw)
        parts = list(islice(_parts(message), _MOST_PARTS))
    except (ValueError, LookupError, RecursionError, AttributeError, IndexError) as fault:
        raise Refusal(f"is an e-mail that cannot be read: {fault}") from None
    given = 0
    seen: Counter[str] = Counter()
    if place.part(0) and (body := _body(message)):
        given += 1
        subject = _header(message, "subject")
        fields = _fields(message, subject) | _forwarded(subject, body)
        yield Piece(f"{subject}\n\n{body}" if subject else body, None, None, fields)
    for number, part in enumerate(parts, 1):
        name = part.get_filename() or (_FORWARDED if _is_message(part) else None)
        if name and (PurePosixPath(name.lower()).suffix in ENDINGS or _is_message(part)):
            given += 1
            shown = numbered(PurePosixPath(name).name, seen)
            own = place.part(number)
            yield Begun(shown, own.at) if own else Passed()
            yield from _attached(part, shown, PurePosixPath(name).name, own) if own else ()
    if not given:
        raise Refusal("is an e-mail without a text")


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts of a message in their order, but not those of a message within it, which has its own."""
    waiting: list[Any] = [message]
    while waiting:
        part = waiting.pop()
        yield part
        held = part.get_payload()
        if isinstance(held, list) and not _is_message(part):
            waiting.extend(reversed(held))


def _is_message(part: EmailMessage) -> bool:
    return part.get_content_type() == "message/rfc822"


def _body(message: EmailMessage) -> str:
    try:
        part = message.get_body(("plain", "html"))
        if part is None:
            return ""
        text = _content(part)
    except (LookupError, ValueError, AttributeError):
        return ""
    return (
        text_of(text) if part.get_content_type() == "text/html" else _QUOTED.sub("", text.replace("\r\n", "\n")).strip()
    )


def _content(part: MIMEPart) -> str:
    """The text of a part; one in an encoding that there is not, or that is none of text, as UTF-8."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    charset = part.get_content_charset()
    text = decoded(raw, charset)
    return text if text is not None else raw.decode(encoding_of(charset) or "utf-8", "replace")


def _attached(part: EmailMessage, shown: str, name: str, place: Place) -> Iterator[Found]:
    raw: Any = part.get_payload(decode=True)
    if _is_message(part):
        inner: Any = part.get_payload()
        with suppress(ValueError, LookupError, AttributeError, TypeError):
            raw = inner[0].as_bytes()
        name = name if PurePosixPath(name.lower()).suffix == ".eml" else f"{name}.eml"
    for found in read_bytes(raw if isinstance(raw, bytes) else b"", name, place, part.get_content_charset()):
        yield within(shown, found)


def _fields(message: EmailMessage, subject: str) -> dict[str, tuple[str, str]]:
    name, address = parseaddr(_header(message, "from"))
    fields = {"title": subject, "outlet": name or address}
    try:
        fields["published"] = parsedate_to_datetime(_header(message, "date")).isoformat()
    except (ValueError, TypeError):
        fields["published"] = ""
    return {field: (value, "e-mail header") for field, value in fields.items() if value}


def _forwarded(subject: str, body: str) -> dict[str, tuple[str, str]]:
    """Who sent the message that one forwards, and when: what it says is theirs, and its days are told from then."""
    begins = _FORWARD.search(body) if _FORWARDS.match(subject) else None
    if begins is None:
        return {}
    heads = {label.lower(): value for label, value in _LINE.findall(body[begins.end() :].strip()[:_LONGEST_HEADER])}
    found = {}
    name, address = parseaddr(heads.get("from", ""))
    if name or address:
        found["outlet"] = name or address
    day = next((day for day in days_in(heads.get("date") or heads.get("sent") or "") if day.year), None)
    if day and day.year:
        found["published"] = f"{day.year:04}-{day.month:02}-{day.day:02}"
    return {field: (value, "e-mail header") for field, value in found.items()}


def _header(message: EmailMessage, name: str) -> str:
    """The header, if it can be read; the time to read one grows with its square, so a long one is none."""
    try:
        raw = next((value for key, value in message.raw_items() if key.lower() == name), "")
        return " ".join(str(message.get(name, "")).split()) if len(str(raw)) <= _LONGEST_HEADER else ""
    except (ValueError, LookupError, AttributeError, IndexError, RecursionError):
        return ""
