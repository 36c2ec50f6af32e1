"""The foreign ministries and ministers of a text in; the State whose ministry speaks, out."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Final

from credence.lore.offices import HEADS
from credence.reading.frame.theirs import senders, theirs
from credence.reading.scan.lexicon import Hit, Scan

Officer = tuple[Hit, str | None]
"""A minister, ministry or envoy named, and the State beside."""
_ASKED: Final = 2
"""The officers and heads of so many documents last read are kept: title and body of one both ask for them."""
HEAD: Final = 700
"""A ministry speaking for itself is named within so many characters of the start."""


def ministry_named(scan: Scan, text: str) -> str | None:
    """The State beside the first foreign ministry or foreign minister of the text; None if that one stands alone."""
    names = scan.names
    for number, hit in enumerate(names):
        if hit.start > HEAD:
            return None
        if hit.lexeme.type not in "YO" or not _foreign(hit):
            continue
        before = names[number - 1] if number else None
        after = names[number + 1] if number + 1 < len(names) else None
        if before and before.lexeme.type in "DS" and hit.start - before.end < 4:
            return before.lexeme.value
        if after and after.lexeme.type == "S" and after.start - hit.end < 20:
            return after.lexeme.value
    return None


_SPEAKS: Final = re.compile(
    r"[^.\n]{0,40}? (?:hereby |strongly |warmly |firmly )?"
    r"(?:informs|announces|notes|expresses|wishes|welcomes|condemns|confirms|has the (?:honou?r|pleasure)"
    r"|is pleased|draws)\b"
)


def ministry_speaking(scan: Scan, text: str, body: int) -> str | None:
    """The State whose foreign ministry opens a text and tells: "The Foreign Ministry of Ruritania informs that"."""
    opening = text[body:].lstrip()
    start = len(text) - len(opening)
    for index, hit in enumerate(scan.names):
        if hit.start < start:
            continue
        if hit.start > start + _OPENS:
            return None
        if hit.lexeme.type == "Y" and _foreign(hit) and (state := _beside(scan, text, index)):
            after = max(h.end for h in scan.names[index : index + 2] if h.lexeme.value == state or h is hit)
            return state if _SPEAKS.match(text, after) else None
    return None


_OPENS: Final = 40


def home_of_ministry(
    scan: Scan, text: str, body: int, counts: Counter[str], others: frozenset[str], officers: list[Officer]
) -> str | None:
    """The State of the first foreign ministry or minister of the body.

    Where that one stands without a State ("the Vice Minister met the Foreign Minister of Panama") it is our own:
    home is then the State most named of those to whom no foreign minister or envoy of the text belongs (`others`).
    """
    own = _own_minister(scan, text, body, officers)
    if own and own not in others:
        return own
    left = [code for code, _ in counts.most_common() if code not in others]
    return left[0] if len(left) == 1 else next(iter(_ranked(scan, text, left)), None)


def owners_beside_ours(scan: Scan, text: str, body: int, officers: list[Officer]) -> frozenset[str]:
    """The States of the ministers, envoys and heads of a text of whom the first stands without a State.

    None is told of a text whose first foreign minister, or first head of State or government, has his State beside him.
    """
    if _own_minister(scan, text, body, officers) is None:
        owned = officers
    elif (heads := heads_of(scan, text, body)) and heads[0][1] is None:
        ours = len(_posted_to(scan, text)) > 1
        owned = [*heads, *(pair for pair in officers if _foreign(pair[0]) or not ours)]
    else:
        return frozenset()
    offices = [(hit, state) for hit, state in owned if state and hit.lexeme.type == "O"]
    theirs = {state for hit, state in offices if not _is_envoy(hit)}
    away = theirs & _visited(scan, text)
    sent_there = {
        state for hit, state in offices if away and _is_envoy(hit) and _posted(scan, text, hit) & away
    } - theirs
    sent = senders(text, [hit for hit in scan.names if hit.lexeme.type in "SD"])
    return frozenset((sent | {state for _, state in offices}) - sent_there)


_VISIT: Final = re.compile(r"\b(?:visits?|visited|visiting|trip)(?: to)?(?: the)? $")


def _visited(scan: Scan, text: str) -> set[str]:
    """The States that the text says somebody visits."""
    hits = (hit for hit in scan.names if hit.lexeme.type == "S")
    return {str(hit.lexeme.value) for hit in hits if _VISIT.search(text, max(0, hit.start - 20), hit.start)}


def _is_envoy(hit: Hit) -> bool:
    return hit.lexeme.value == "ambassador"


_POST_AT: Final = re.compile(r" (?:to|in)(?: the)? $")


def _posted(scan: Scan, text: str, envoy: Hit) -> set[str]:
    """The State to which an envoy is sent, or of the city he sits in ("Ambassador in Klow"), where that is told."""
    near = (hit for hit in scan.names if hit.lexeme.type in "SC" and 0 < hit.start - envoy.end < _NEAR)
    return {str(hit.lexeme.value) for hit in near if _POST_AT.fullmatch(text, envoy.end, hit.start)}


_NEAR: Final = 12


def own_told_later(scan: Scan, text: str, body: int) -> str | None:
    """The State of the first head or foreign minister of the body, who stands without it there and with it further on.

    "Prime Minister Ana Silva received ..., the Syldavian Prime Minister Ana Silva said".
    """
    name: str | None = None
    for index, hit in enumerate(scan.names):
        if hit.start < body or hit.lexeme.type != "O" or not (hit.lexeme.value in HEADS or _foreign(hit)):
            continue
        state = _beside(scan, text, index)
        if name is None:
            if state is not None or hit.start > body + HEAD:
                return None
            named = _NAME_AFTER.match(text, hit.end)
            name = named[0] if named else None
        elif state and text.startswith(name, hit.end):
            return state
    return None


_NAME_AFTER: Final = re.compile(r" [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+")


_POSTED: Final = re.compile(
    r"(?:ambassador|high commissioner)(?:-designate)? (?:to|for)(?: the)? (?:\w+ of )?$", re.IGNORECASE
)


def _posted_to(scan: Scan, text: str) -> set[str]:
    """The States to which envoys of the text are sent: where there are several, the envoys are our own."""
    hosts = (hit for hit in scan.names if hit.lexeme.type == "S")
    return {str(hit.lexeme.value) for hit in hosts if _POSTED.search(text, max(0, hit.start - 60), hit.start)}


_LEADERS: Final = (*HEADS, "speaker")


@lru_cache(maxsize=_ASKED)
def heads_of(scan: Scan, text: str, body: int) -> list[Officer]:
    """The heads of State, government and parliament of the body, each with the State beside."""
    return [
        (hit, _beside(scan, text, index) or _of_delegation(scan, text, index))
        for index, hit in enumerate(scan.names)
        if hit.start >= body and hit.lexeme.type == "O" and hit.lexeme.value in _LEADERS and not _is_hour(hit, text)
    ]


_LED_BY: Final = re.compile(r"\b(?:headed|led|chaired) by (?:its |the )?(?:[A-Z][\w-]{1,20} ){0,2}\Z")
_DELEGATION: Final = 120
"""The State of a delegation is told within so many characters before who leads it."""


def _of_delegation(scan: Scan, text: str, index: int) -> str | None:
    """The State of a delegation whose leader stands there: "of the Parliament of Syldavia, led by Deputy Speaker X"."""
    start = scan.names[index].start
    if _LED_BY.search(text, max(0, start - _DELEGATION), start) is None:
        return None
    before = (hit for hit in reversed(scan.names[:index]) if hit.lexeme.type in "SDK")
    return next((str(hit.lexeme.value) for hit in before if start - hit.end < _DELEGATION), None)


def _is_hour(hit: Hit, text: str) -> bool:
    """Whether "PM" tells the hour: "03:54 PM"."""
    return text[hit.start : hit.end].lower() == "pm" and text[hit.start - 2 : hit.start - 1].isdigit()


def _own_minister(scan: Scan, text: str, body: int, officers: list[Officer]) -> str | None:
    """The State of the first foreign ministry or minister; None where he stands without one, empty where none is.

    So he does who goes as "Minister" before another's: "Minister X and the Foreign Minister of Syldavia".
    """
    return next(
        (
            None if state and _beside_our_minister(scan, text, hit, body) else state
            for hit, state in officers
            if _foreign(hit) and (state is None or hit.start >= body) and hit.start < body + HEAD
        ),
        "",
    )


_COMPANY: Final = re.compile(r"Minister (?:[A-Z][\w.'’-]{0,20} ){1,4}and(?: the)? (?:new )?$")


def _beside_our_minister(scan: Scan, text: str, hit: Hit, body: int) -> bool:
    """Whether a foreign minister stands right behind a minister without a State who opens the text."""
    found = _COMPANY.search(text, body, hit.start)
    return found is not None and not any(body <= h.start < hit.start and h.lexeme.type in "SD" for h in scan.names)


@lru_cache(maxsize=_ASKED)
def officers_of(scan: Scan, text: str) -> list[Officer]:
    """The foreign ministers, ministries and envoys, each with the State beside."""
    return [
        (hit, _beside(scan, text, index) or _bare_secretary(hit, text))
        for index, hit in enumerate(scan.names)
        if hit.lexeme.type in "OY" and _speaks_abroad(hit)
    ]


def _ranked(scan: Scan, text: str, codes: list[str]) -> list[str]:
    """The States, by how often the text names them otherwise than as somebody else's, and then at all."""
    hits = [hit for hit in scan.names if hit.lexeme.type in "SDCK"] if codes else []
    guests = theirs(text, hits)
    own = Counter(str(hit.lexeme.value) for hit in hits if hit.start not in guests)
    return sorted(codes, key=lambda code: -own[code])


_JOINTS: Final = (" ", "'s ", "’s ", "' ", "’ ", "-")
_FAR: Final = 40
_STATED: Final = re.compile(
    r"(?:['’]s?)? (?:(?:first|new|newly|recently|appointed|accredited|current|incumbent|present|outgoing|departing"
    r"|incoming|resident|non-?resident|acting|honorary|own)[ -])+"
)
"""Between a State and the office that is its own: "Ruritania's non-resident ambassador"."""


def _bare_secretary(hit: Hit, text: str) -> str | None:
    """A Secretary of State with no State beside him, and no department after, is that of the United States."""
    bare = hit.lexeme.surface == "secretary of state" and not text.startswith((" for ", " of "), hit.end)
    return "USA" if bare and not text[: hit.start].endswith(("Cardinal ", "Vatican ", "Deputy ")) else None


def _beside(scan: Scan, text: str, index: int) -> str | None:
    """The State whose office or ministry it is: the word just before it, or the one after "of"."""
    hit = scan.names[index]
    before = scan.names[index - 1] if index else None
    if before and before.lexeme.type in "SD" and _is_its(text, before.end, hit.start):
        return before.lexeme.value
    after = scan.names[index + 1] if index + 1 < len(scan.names) else None
    speaker = hit.lexeme.value == "speaker"
    if after and (after.lexeme.type == "S" or (speaker and after.lexeme.type == "D")):
        between = text[hit.end : after.start]
        if between.startswith((" to ", " in ")):
            return None
        if speaker:
            return after.lexeme.value if _HOUSE_OF.fullmatch(between) else None
        if (after.start - hit.end < 20 and not _APART.search(between)) or _NAME_OF.fullmatch(between):
            return after.lexeme.value
    return None


def _is_its(text: str, end: int, start: int) -> bool:
    """Whether what stands between a State and an office shows the office to be that State's."""
    return start - end < _FAR and (text[end:start] in _JOINTS or _STATED.fullmatch(text, end, start) is not None)


_HOUSE_OF: Final = re.compile(
    r" of(?: the)?(?: (?:\(?[A-Z][\w'’-]{1,20} ){1,3}(?:of [A-Z][\w'’-]{1,20} )?of(?: the)?)? "
)
"""Between a speaker and the State: "Speaker of the House of Representatives of Syldavia", "of the Syldavian Diet"."""
_APART: Final = re.compile(r"[\n:]| and ")
"""What between an office and a State shows that the State begins another line or belongs to somebody else."""
_NAME_OF: Final = re.compile(r",?(?: [A-Z][\w.'’-]{1,20}){1,5} (?:of|from) (?:the )?")


def _speaks_abroad(hit: Hit) -> bool:
    return _foreign(hit) or hit.lexeme.value == "ambassador"


def _foreign(hit: Hit) -> bool:
    return hit.lexeme.surface == "secretary of state" or (
        hit.lexeme.type in "OY" and hit.lexeme.value in ("foreign", "foreign-minister", "deputy-foreign-minister")
    )
