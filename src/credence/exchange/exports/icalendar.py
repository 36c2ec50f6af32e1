"""Material in, a calendar out: one event for what was announced and what it came to, dates as precise as told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from credence.exchange.exports.form import Export, Field
from credence.exchange.exports.material import Material
from credence.exchange.exports.texts import shown, web_address
from credence.model import Fact, Modality, PartialDate, Support
from credence.protocol.facts import held, text_of
from credence.protocol.outcomes import is_announced, outcome
from credence.record.facts.grouping import grouping_of

_LINE = 75
"""Octets of a line, at most, without its end (RFC 5545, 3.1)."""
_FIRST = datetime(2020, 1, 1, tzinfo=UTC)
"""From which versions are counted, in seconds: within what clients hold (2,147,483,647) until 2088."""
_SPECIAL = re.compile(r"[\\;,]")

FIELDS = (
    Field("UID", "id of the fact and `@credence`; of what was announced and then held, that learned first. It stays"),
    Field(
        "DTSTAMP, LAST-MODIFIED",
        "when the record learned the last statement behind it, or last took anything back (UTC)",
    ),
    Field(
        "SEQUENCE", "seconds from the beginning of 2020 to LAST-MODIFIED: rises with all that is learned or taken back"
    ),
    Field("DTSTART", "first day on which it can have been so"),
    Field("DTEND", "day after the last one on which it can have been so (exclusive)"),
    Field("SUMMARY", "what it is, in words; where the date is not told by the day, with the date in brackets"),
    Field(
        "STATUS",
        "CONFIRMED: said to have been so, on that day or those days. TENTATIVE: scheduled or proposed, or "
        "told by no day. CANCELLED: denied, told under another UID now, or told no longer: what stood behind it was "
        "rejected, withdrawn or corrected, or is one with another by a decision on names",
    ),
    Field("TRANSP", "TRANSPARENT: takes up no time of whoever looks at it"),
    Field("X-CREDENCE-DATE", "the date in EDTF, exactly as precise as told"),
    Field("LOCATION", "place, as written"),
    Field("DESCRIPTION", "each quote with who published it and when"),
    Field("URL", "address of the first report behind it, where it is one of the web"),
    Field("CATEGORIES", "kind of fact"),
    Field("X-CREDENCE-STATEMENTS", "ids of the statements behind it"),
)


@dataclass(frozen=True)
class _Event:
    """What stands in the calendar: the fact that leads, and all (it and its announcements) that are the same event."""

    fact: Fact
    same: Sequence[Fact]

    @property
    def supports(self) -> list[Support]:
        return [support for fact in self.same for support in (*fact.supports, *fact.dissents)]


def write(material: Material) -> Iterator[str]:
    """The calendar, line by line: each ends with CR LF and is folded where it is long."""
    yield from _folded("BEGIN:VCALENDAR")
    yield from _folded("VERSION:2.0")
    yield from _folded("PRODID:-//Credence//Credence//EN")
    yield from _folded("CALSCALE:GREGORIAN")
    for event in _events(material):
        for line in _lines(event, material):
            yield from _folded(line)
    for name, when, fact in sorted(_gone(material), key=lambda each: each[:2]):
        for line in _event_lines(_Event(fact, (fact,)), name, when, material, "CANCELLED"):
            yield from _folded(line)
    yield from _folded("END:VCALENDAR")


def _events(material: Material) -> Iterator[_Event]:
    """By day; an announcement stands with what it came to."""
    facts = [fact for fact in material.facts if _has_days(fact)]
    said = [fact for fact in facts if fact.modality == Modality.ASSERTED and not is_announced(fact)]
    same: dict[int, list[Fact]] = {id(fact): [fact] for fact in facts}
    for fact in facts:
        if is_announced(fact) and (found := outcome(fact, said, material.today)):
            same[id(found)].append(fact)
            del same[id(fact)]
    return (_Event(fact, same[id(fact)]) for fact in facts if id(fact) in same)


def _gone(material: Material) -> Iterator[tuple[str, PartialDate, Fact]]:
    """What stood in the calendar before: it is cancelled there only if it is told so."""
    for name, fact in material.gone:
        when = held(fact)
        if when is not None and _has_days(fact):
            yield name, when, fact


def _has_days(fact: Fact) -> bool:
    """Whether it is an event (no state of things, no figure) whose days are bounded on both sides."""
    when = held(fact)
    bounded = when is not None and when.earliest != date.min and when.latest != date.max
    return bounded and not grouping_of(fact.kind).goes_on and fact.kind != "trade"


def _lines(event: _Event, material: Material) -> Iterator[str]:
    when = held(event.fact)
    assert when is not None
    own = material.id_of(material.first_of(event.same))
    yield from _event_lines(event, own, when, material, _status(event.fact, when))
    for other in event.same:
        if other is not event.fact and material.id_of(other) != own:
            yield from _event_lines(event, material.id_of(other), when, material, "CANCELLED")


def _event_lines(event: _Event, uid: str, when: PartialDate, material: Material, status: str) -> Iterator[str]:
    known = max(support.known for support in event.supports)
    known = max(known, material.taken) if material.taken else known
    told = sorted(event.supports, key=lambda s: (s.known, s.statement_id))
    summary = material.say(event.fact)
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}@credence"
    yield f"DTSTAMP:{_moment(known)}"
    yield f"LAST-MODIFIED:{_moment(known)}"
    yield f"SEQUENCE:{max(0, int((known - _FIRST).total_seconds()))}"
    yield f"DTSTART;VALUE=DATE:{_day(when.earliest)}"
    yield f"DTEND;VALUE=DATE:{_day(when.latest + timedelta(1))}"
    yield f"SUMMARY:{_text(summary if _by_the_day(when) else f'{summary} ({when.text})')}"
    yield f"STATUS:{status}"
    yield "TRANSP:TRANSPARENT"
    yield f"X-CREDENCE-DATE:{when.text}"
    if place := text_of(event.fact, "place"):
        yield f"LOCATION:{_text(place)}"
    yield "DESCRIPTION:" + "\\n".join(map(_quoted, told))
    if url := next(filter(None, (web_address(support.source) for support in told)), None):
        yield f"URL:{url}"
    yield f"CATEGORIES:{_text(event.fact.kind)}"
    yield f"X-CREDENCE-STATEMENTS:{','.join(support.statement_id for support in told)}"
    yield "END:VEVENT"


def _status(fact: Fact, when: PartialDate) -> str:
    if fact.modality == Modality.DENIED:
        return "CANCELLED"
    sure = fact.modality == Modality.ASSERTED and not is_announced(fact) and _by_the_day(when)
    return "CONFIRMED" if sure else "TENTATIVE"


def _by_the_day(when: PartialDate) -> bool:
    """Whether it was on a day, or from one day to another, that are told."""
    parts = [PartialDate.parse(part) for part in when.text.split("/")]
    return not when.approximate and all(part.precision == "day" for part in parts)


def _quoted(support: Support) -> str:
    who = support.outlet or support.statement.document
    day = f", {support.published.isoformat()}" if support.published else ""
    return _text(f"“{support.statement.quote}” ({who}{day})")


def _text(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", shown(text))


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of 75 octets at most, none of which parts a character."""
    piece, length = "", 0
    for char in line:
        width = len(char.encode("utf-8", "replace"))
        if length + width > _LINE:
            yield f"{piece}\r\n"
            piece, length = " ", 1
        piece, length = piece + char, length + width
    yield f"{piece}\r\n"


ICS = Export(
    name="ics",
    says="A calendar: what was announced and what was held, each with its quotes",
    standard="iCalendar, RFC 5545",
    file=".ics",
    fields=FIELDS,
    write=write,
    gone=True,
    notes=(
        "Exported again into the same calendar, an event takes the place of what it was before, and what is told no "
        "longer is cancelled there. What is told by the "
        "month stands on all its days, TENTATIVE, with the month in its name: never on the first. Figures, states of "
        "things, and what is told without a date or without an end of its period are left out.",
    ),
)
