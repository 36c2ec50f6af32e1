"""A text in, the envoy who says "I" in it out: who signs a letter from the embassy, or answers in an interview."""

from __future__ import annotations

import re
from typing import Final

from credence.lore.offices import office_of
from credence.reading.context import Context
from credence.reading.mentions import Person, Post
from credence.reading.scan.lexicon import Scan

_TITLE: Final = (
    r"(?:Ambassador|High Commissioner|Honorary Consul(?:[ -]General)?|Consul(?:[ -]General)?|Charg[eé] d['’]Affaires)"
)
_WHOSE: Final = r"(?:(?:Her|His) (?:Britannic )?Majesty['’]s |[A-Z]\w{2,15} )?"
"""Before a title at the foot of a letter: "British Ambassador to Ruritania"."""
_NAME: Final = r"[^\W\d_a-z][\w.'’-]*(?: [\w.'’-]{1,24}){1,5}"
_SIGNATURES: Final = (
    re.compile(rf"^(?P<title>{_TITLE}) (?P<name>{_NAME})$"),
    re.compile(rf"^(?P<name>{_NAME}), {_WHOSE}(?P<title>{_TITLE})\b[^.]{{0,60}}$"),
    re.compile(rf"^(?P<name>{_NAME})\n{_WHOSE}(?P<title>{_TITLE})\b[^.]{{0,60}}$"),
)
_ANSWER: Final = re.compile(rf"^(?P<name>{_NAME}):\s", re.MULTILINE)
_I: Final = re.compile(r"I\b(?<!\wI)")
"""The letter comes first, as what an expression begins with is sought fast."""
_LAST_LINES: Final = 5
_HEAD: Final = 300
"""An interview tells within so many characters that an ambassador is asked."""


def speaker_of(text: str, scan: Scan, context: Context) -> Person | None:
    """The envoy who speaks of himself in the first person, if the text shows who that is."""
    if not _I.search(text):
        return None
    found = _heralded(text) or _signatory(text) or _interviewed(text)
    if found is None:
        return None
    name, title = found
    owner, host = _sides(text, scan, context)
    term = title.lower().replace("’", "'")
    return Person(_plain(name), Post(office_of(term, owner), term, owner, (host,) if host else ()), owner)


_MISSION: Final = r"(?:embassy|ambassador|(?:honorary )?consul|high commission)"
_AFTER: Final = re.compile(rf"(?:['’]s)? (?:new |honorary )?{_MISSION}", re.IGNORECASE)
_BEFORE: Final = re.compile(rf"{_MISSION}\w*(?: general)? (?:of|for) (?:the )?(?:\w+ of )?$", re.IGNORECASE)


def _sides(text: str, scan: Scan, context: Context) -> tuple[str | None, str | None]:
    """Whose envoy speaks, and where: as the head of the text names the mission, the envoy or the city."""
    head = [hit for hit in scan.names if hit.end <= _HEAD and hit.lexeme.type in "SDC"]
    sent = (
        hit
        for hit in head
        if hit.lexeme.type in "SD" and (_AFTER.match(text, hit.end) or _BEFORE.search(text, 0, hit.start))
    )
    owner = next((str(hit.lexeme.value) for hit in sent), None)
    if owner is None:
        cities = [hit for hit in head if hit.lexeme.type == "C"]
        bracketed = [hit for hit in cities if text[hit.start - 1 : hit.start] == "("]  # "Steppe Review (Astana)"
        here = context.home if not (context.abroad or bracketed) else None
        host = here or next((str(hit.lexeme.value) for hit in [*bracketed, *cities]), None)
        return (context.other(host), host) if host else (context.home, None)
    other = context.other(owner) if owner in (context.pair or ()) else None
    return owner, other or next((str(h.lexeme.value) for h in head if str(h.lexeme.value) != owner), None)


_SPEECH: Final = re.compile(
    r"\b(?:remarks|address|speech|statement|message|toast|lecture|article|intervention|greetings?|words|reflections)\b"
    r"[^\n]{0,60}?\b(?:by|of|from)\s(?P<by>[^\n]{10,200})",
    re.IGNORECASE,
)
_SPEAKERS: Final = (
    re.compile(rf"{_TITLE}\b[^,\n]{{0,90}},\s(?P<name>{_NAME})"),
    re.compile(rf"(?P<name>{_NAME}),\s[^,\n]{{0,40}}{_TITLE}\b"),
    re.compile(rf"{_TITLE}\s(?P<name>{_NAME})"),
)


def _heralded(text: str) -> tuple[str, str] | None:
    """Whose speech a title announces: "Remarks by the Ambassador of Kenya to Finland, Jane Ndirangu"."""
    speech = _SPEECH.search(text, 0, _HEAD)
    title = re.search(_TITLE, speech["by"]) if speech else None
    if speech is None or title is None:
        return None
    named = next((found for form in _SPEAKERS if (found := form.search(speech["by"]))), None)
    return (named["name"], title[0]) if named else None


def _plain(name: str) -> str:
    return re.sub(r"^(?:(?:H\.?E|Mr|Mrs|Ms|Dr|Mme|Sir)\.? )+", "", name)


def _signatory(text: str) -> tuple[str, str] | None:
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()][-_LAST_LINES:]
    for at, line in enumerate(lines):
        for signature in _SIGNATURES:
            both = "\n".join(lines[at : at + 2])
            if match := signature.match(line) or signature.match(both):
                return match["name"], match["title"]
    return None


def _interviewed(text: str) -> tuple[str, str] | None:
    asked = re.search(r"\b(ambassador|high commissioner|consul[ -]general)\b", text[:_HEAD], re.IGNORECASE)
    answers = [m["name"] for m in _ANSWER.finditer(text) if not m["name"].isupper()]
    return (answers[0], asked[1]) if asked and answers else None
