"""In: a diplomatic list. Out: its words, and the page that protocol departments print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from credence.brief.environment import environment
from credence.brief.naming import name_of, state_text
from credence.brief.phrasebook import phrase, table, word
from credence.brief.pieces import capitalised, plain
from credence.brief.safe import visible
from credence.brief.titles import head_title, mission_title
from credence.brief.wording import date_words, day_words, moment_words
from credence.model import Fact, PartialDate, Support
from credence.protocol.diplomatic_list import IN_POST, Change, DiplomaticList, Entry
from credence.protocol.facts import certainly_by, held, latest_day


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as it is printed; `notes` are the numbers of the sentences it rests on."""

    place: str
    sender: str
    state: str
    mission: str
    head: str
    office: str
    step: str
    dean: bool
    remarks: tuple[str, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A class of heads, or those on their way, or missions without a head, under its heading."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """A list as it is printed: its title, as of when, the practice it follows, its groups, the notes they rest on."""

    title: str
    subtitle: str
    practice: str
    groups: tuple[Group, ...]
    notes: tuple[tuple[int, Support], ...]


def printed(found: DiplomaticList, known_at: date | datetime | None = None) -> Printed:
    """The list in words."""
    notes: dict[str, tuple[int, Support]] = {}
    groups = tuple(
        Group(heading, tuple(_line(entry, found, notes) for entry in entries))
        for heading, entries in _grouped(found.entries)
    )
    title = plain(phrase("list_title", {"state": state_text(found.receiver)}))
    return Printed(title, _subtitle(found, known_at), _practice(found), groups, tuple(notes.values()))


def to_html(found: DiplomaticList, known_at: date | datetime | None = None) -> str:
    """The list as one self-contained page, which also prints; ends in one line break."""
    template = environment(visible=visible).get_template("list.html.j2")
    page = template.render(printed=printed(found, known_at), words=table("list"), cited=_cited)
    return page.rstrip("\n") + "\n"


def _subtitle(found: DiplomaticList, known_at: date | datetime | None) -> str:
    told = day_words(found.on) if found.on else ""
    text = plain(phrase("list_on" if told else "list_latest", {"day": told}))
    return f"{text}, {plain(phrase('known_at', {'day': moment_words(known_at)}))}" if known_at else text


def _practice(found: DiplomaticList) -> str:
    """By which practice the list is ordered: what is told of this receiver, with its source; what is taken as usual."""
    words, practice = table("list"), found.practice
    says = {field: str(words[f"{field}_{getattr(practice, field)}"]) for field in ("order", "begins", "dean")}
    told = " ".join(text for field, text in says.items() if field in practice.told)
    usual = " ".join(text for field, text in says.items() if field not in practice.told)
    cited = f"{told.removesuffix('.')} ({practice.source})." if told else ""
    return " ".join(filter(None, (cited, f"{words['usual']} {usual}" if usual else "")))


def _grouped(entries: Sequence[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    words = table("list")
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.head is None:
            heading = words["without"]
        elif entry.place is None:
            heading = words["coming"]
        else:
            heading = entry.head.head.rank.says
        groups.setdefault(str(heading), []).append(entry)
    for heading, found in groups.items():
        yield heading[0].upper() + heading[1:], found


def _line(entry: Entry, found: DiplomaticList, notes: dict[str, tuple[int, Support]]) -> Line:
    head = entry.head
    taken = [fact for fact in head.head.facts if certainly_by(fact, found.on)] if head else []
    facts = [*taken, *([entry.mission.last] if entry.mission else [])]
    numbers = [_note(support, notes) for fact in facts for support in fact.supports[:1]]
    return Line(
        place=str(entry.place or ""),
        sender=entry.sender,
        state=name_of(entry.sender),
        mission=mission_words(entry),
        head=(", ".join(head.head.person) or str(table("phrases")["unnamed_head"])) if head else "",
        office=head_title(head.head) if head else "",
        step=_dated(head.step.stage.says, head.step.fact) if head else "",
        dean=entry.dean,
        remarks=tuple(remarks(entry)),
        notes=tuple(dict.fromkeys(numbers)),
    )


def _note(support: Support, notes: dict[str, tuple[int, Support]]) -> int:
    return notes.setdefault(support.statement_id, (len(notes) + 1, support))[0]


def _cited(support: Support) -> str:
    """Who says so, and when it was published."""
    told = support.outlet or support.statement.document
    return f"{told}, {day_words(support.published)}" if support.published else told


def _dated(told: str, fact: Fact) -> str:
    when = held(fact)
    return f"{told} {date_words(when)}" if when else told


def mission_words(entry: Entry) -> str:
    """`embassy, Baku`; that it is closed on record, or whether it was open is left open by its dates."""
    mission, facts = entry.mission, entry.head.head.facts if entry.head else []
    if mission is None:
        return ""
    told_of = [mission.last, *facts]
    name = mission_title(entry.sender, entry.receiver, mission.rank, told_of) or str(table("list")["mission"])
    told = ", ".join(filter(None, (name, mission.place)))
    if mission.open is False and entry.head and latest_day(entry.head.step.fact) > latest_day(mission.last):
        return f"{told} ({table('list')['again']})"
    if mission.open is False:
        return f"{told} ({_dated(str(table('list')['closed']), mission.last)})"
    return told if mission.open else f"{told} ({table('list')['perhaps_open']})"


def remarks(entry: Entry) -> Iterator[str]:
    """Residence elsewhere, other dates that sources give for the step, how far the standing is certain, who stands
    beside the head.
    """
    words, head = table("list"), entry.head
    if head is None:
        return
    if head.head.residence:
        yield f"{words['resident']} {head.head.residence}"
    elif head.head.resident is False:
        yield str(words["non_resident"])
    if head.step.fact.disputed == "date" and head.step.fact.status == "disputed":
        dates = (str(dissent.value) for dissent in head.step.fact.against if dissent.value)
        given = ", ".join(date_words(PartialDate.parse(text)) for text in dict.fromkeys(dates))
        yield f"{words['disputed_dean' if entry.dean else 'disputed']} {given}"
    if head.stage not in ("in-post", "not-yet"):
        yield word("stages", head.stage)
    for other in entry.others:
        name = ", ".join(other.head.person) or str(table("phrases")["unnamed_head"])
        stage = other.step.stage.says if other.stage not in IN_POST else word("stages", other.stage)
        yield f"{name}, {head_title(other.head)}: {stage}".replace(", :", ":")


def change_words(change: Change) -> str:
    """What changed for a State between two issues, as one clause."""
    before, after = (_who(entry) for entry in (change.before, change.after))
    return plain(capitalised(phrase(f"list_{change.what.replace('-', '_')}", {"before": before, "after": after})))


def _who(entry: Entry | None) -> str:
    """`Ada Lind, ambassador, credentials presented 3 May 2021`."""
    if entry is None or entry.head is None:
        return ""
    head = entry.head
    name = ", ".join(head.head.person) or str(table("phrases")["unnamed_head"])
    return ", ".join(filter(None, (name, head_title(head.head), _dated(head.step.stage.says, head.step.fact))))
