"""In: questions on trade, on what is coming, on lists. Out: series of figures, the calendar, the diplomatic list."""

from __future__ import annotations

from datetime import date

from credence.answers.enquiry import MOST, Enquiry, Reply, cited, remark, say
from credence.answers.times import overlaps
from credence.brief.announced import entry_words
from credence.brief.cells import person_text, standing_notes
from credence.brief.diplomatic_list import mission_words
from credence.brief.naming import state_text
from credence.brief.phrasebook import table
from credence.brief.pieces import Block, Row, Sentence, Table, Text, capitalised, foreign, words
from credence.brief.telling import date_of_fact, stage_words, step_words
from credence.brief.titles import head_title
from credence.brief.trading import flow_words, growth_words, period_words, remarks, sum_words
from credence.brief.wording import day_words, names_listed
from credence.protocol import calendar as calendar_of
from credence.protocol import diplomatic_list as list_of
from credence.protocol.calendar import Entry
from credence.protocol.diplomatic_list import DiplomaticList
from credence.protocol.facts import held
from credence.protocol.pairs import latest_document
from credence.protocol.trade import Line, lines

_LISTED = 200
"""Rows of a list."""
_AHEAD = ("coming", "proposed", "no-date")


def trade(enquiry: Enquiry) -> Reply:
    """The figures of the flows asked for, series by series, with what is computed from them."""
    every = [line for line in lines(enquiry.ask({"trade"})) if _is_asked(line, enquiry)]
    found = [line for line in every if _in_time(line, enquiry)]
    if any(line.fact or line.computed for line in found):
        return Reply([block for line in found[:MOST] for block in _line(line, enquiry)] + enquiry.more(len(found)))
    return Reply(nearby=[block for line in every[:MOST] for block in _line(line, enquiry)])


def _is_asked(line: Line, enquiry: Enquiry) -> bool:
    options = enquiry.asked.form.options
    direction = tuple(enquiry.slot(slot) for slot in options.get("direction", ()))
    return line.flow in options["flows"] and (not direction or line.parties == direction)


def _in_time(line: Line, enquiry: Enquiry) -> bool:
    window = enquiry.window
    if window is None:
        return True
    if line.missing:
        first, last = line.missing
        return date(first, 1, 1) <= window.last and date(last, 12, 31) >= window.first
    when = held(line.fact or line.facts[0])
    return when is not None and overlaps(when, window)


def _line(line: Line, enquiry: Enquiry) -> list[Block]:
    told = [told for told in (growth_words(line), *remarks(line)) if told]
    slots: dict[str, Text | str] = {
        "flow": foreign(flow_words(line)),
        "period": period_words(line),
        "sum": foreign(sum_words(line)),
        "remarks": foreign("; ".join(told)),
    }
    text = say("trade_gap" if line.missing else "trade", **slots)
    return [cited(text, enquiry.notes.cite(*line.facts)), *enquiry.disputes([line.fact] if line.fact else [])]


def coming(enquiry: Enquiry) -> Reply:
    """What is announced or called for and not over; beside it what was announced and is not on record as held."""
    told = calendar_of.on_record(enquiry.record, enquiry.asked.states, enquiry.on, enquiry.known_at)
    day = enquiry.on or latest_document(told)
    window = enquiry.window
    since, until = (window.since, window.until) if window else (None, None)
    entries = calendar_of.calendar(told, day, since, until)
    ahead = [entry for entry in entries if entry.standing in _AHEAD]
    passed = [entry for entry in entries if entry.standing == "not-reported"]
    blocks: list[Block] = [_entry(entry, enquiry) for entry in ahead[:MOST]]
    blocks += enquiry.more(len(ahead))
    if blocks and not enquiry.on and day:
        blocks.append(remark("as_of_latest", day=day_words(day)))
    return Reply(blocks, [] if ahead else [_entry(entry, enquiry) for entry in passed[-MOST:]])


def _entry(entry: Entry, enquiry: Enquiry) -> Block:
    told = [entry.fact, *([entry.found] if entry.found else [])]
    return cited(foreign(f"{entry_words(entry)}."), enquiry.notes.cite(*told))


def diplomatic_list(enquiry: Enquiry) -> Reply:
    """The diplomatic list of a State as a table, in order of precedence."""
    found = _list(enquiry)
    rows = tuple(_row(entry, enquiry) for entry in found.entries[:_LISTED])
    if not rows:
        return Reply()
    columns = (*(str(table("list")[name]) for name in ("number", "state", "head")), str(table("labels")["office"]))
    blocks: list[Block] = [Table(columns, rows, numeric=(0,))]
    if enquiry.day is None:
        blocks.append(remark("whole_list"))
    return Reply(blocks)


def _row(entry: list_of.Entry, enquiry: Enquiry) -> Row:
    head, mission = entry.head, mission_words(entry)
    name = capitalised(state_text(entry.sender)) + foreign(f", {mission}" if mission else "")
    number = words(str(entry.place or ""))
    if head is None:
        facts = [entry.mission.last] if entry.mission else []
        return Row((number, name, words(table("list")["nobody"]), enquiry.notes.cite(*facts)))
    step = f"{head_title(head.head)}, {step_words(head)} {date_of_fact(head.step.fact)}".strip()
    told = words(step) + _place_words(entry) + standing_notes(head, enquiry.notes)
    return Row((number, name, capitalised(person_text(head.head.person)), told))


def _place_words(entry: list_of.Entry) -> Text:
    """That the head is dean, or has no place in the order yet."""
    if entry.dean:
        return words(f"; {table('list')['dean']}")
    return words(f"; {stage_words(entry.head)}") if entry.head and entry.place is None else ()


def _list(enquiry: Enquiry) -> DiplomaticList:
    b = enquiry.slot("b")
    told = [
        *enquiry.ask(list_of.KINDS, seen=False, receiving=b),
        *enquiry.ask({"relations-severed"}, seen=False, states=[b]),
    ]
    return list_of.diplomatic_list(told, b, enquiry.day, enquiry.identities)


def dean(enquiry: Enquiry) -> Reply:
    """The dean of the diplomatic corps of a State; where nobody may be, who stands first in the list."""
    found = _list(enquiry)
    if found.dean is None:
        return Reply()
    entry = found.dean
    assert entry.head is not None
    slots: dict[str, Text | str] = {
        "person": names_listed(entry.head.head.person),
        "office": head_title(entry.head.head),
        "a": state_text(entry.sender),
        "b": state_text(entry.receiver),
        "step": words(f"{entry.head.step.stage.says} {date_of_fact(entry.head.step.fact)}"),
    }
    return Reply([Sentence(say("dean", **slots) + standing_notes(entry.head, enquiry.notes))])
