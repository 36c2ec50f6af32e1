"""The words around a verb in; the event that is to come, by its name and parties, out."""

from __future__ import annotations

from credence.reading.clause import Clause, date_value
from credence.reading.kinds.participants import subject_person
from credence.reading.mentions import Person, Post, States

_LONGEST = 24

Made = tuple[str, int, int, tuple[str, ...] | None]


def _left(clause: Clause) -> Made | None:
    """The noun phrase before the verb that has an event for its head."""
    last = clause.core.first
    while last and clause.codes[last - 1] in clause.marks["relative"]:
        last -= 1
    first = _np_start(clause, last)
    if first is None:
        return None
    while last > first and clause.codes[last - 1] in ",":
        last -= 1
    return _named(clause, first, last)


def _right(clause: Clause) -> Made | None:
    """The noun phrase after the verb, up to the place, the date or the end of the clause."""
    first = last = clause.core.last
    stops = clause.marks["in"] + clause.marks["np-end"] + "T,;:."
    while first < len(clause.codes) and clause.codes[first] in clause.marks["articles"]:
        first += 1
    last = first
    while last < len(clause.codes) and last - first < _LONGEST and clause.codes[last] not in stops:
        last += 1
    if not any(c in clause.marks["event"] for c in clause.codes[first:last]):
        return None
    return _named(clause, first, last)


def _np_start(clause: Clause, end: int) -> int | None:
    """Where the noun phrase that ends before `end` begins; None where no event is in it."""
    codes, events = clause.codes, clause.marks["event"]
    stops = clause.marks["np-end"] + ";:.T"
    first, seen = end, False
    while first and end - first < _LONGEST:
        code = codes[first - 1]
        if code in stops or (code == "," and seen and not _list_goes_on(clause, first - 1)):
            break
        first -= 1
        seen = seen or code in events or (code == "G" and _event_name(clause, first))
        if seen and code in clause.marks["articles"] and not _inside(clause, first):
            break
    if not seen:
        return None
    while first < end and codes[first] in clause.marks["articles"] + clause.marks["and"] + ",":
        first += 1
    return first


def _event_name(clause: Clause, index: int) -> bool:
    """Whether an organisation's name is that of a conference: "the Tokyo International Conference on ..."."""
    item = clause.sentence.items[index]
    return any(
        w in clause.sentence.text[item.start : item.end]
        for w in ("Conference", "Summit", "Forum", "Congress", "Assembly")
    )


def _list_goes_on(clause: Clause, comma: int) -> bool:
    """A comma inside the name of a joint body: "on trade and economic cooperation, transport and logistics"."""
    before = clause.codes[max(0, comma - 8) : comma]
    return any(c in clause.marks["event"] for c in before) and any(
        c in clause.marks["governs"] or c in clause.marks["on"] for c in before
    )


def _inside(clause: Clause, article: int) -> bool:
    """Whether an article follows "of", "on" or "for" of a longer noun phrase with an event before it."""
    codes = clause.codes
    if article == 0 or codes[article - 1] not in clause.marks["of"]:
        return False
    return any(c in clause.marks["event"] for c in codes[max(0, article - 4) : article - 1])


def _named(clause: Clause, first: int, last: int) -> Made | None:
    """The event by its words; a bare "next round" is of what the rounds last spoken of were."""
    if last <= first:
        return None
    event = clause.text(first, last)
    low = event.lower()
    context = clause.context
    if "consultations" in low:
        context.rounds = "political consultations"
    bare = low.split()[-1] in ("round", "session") or (" of " not in low and low.split()[-1] in ("rounds",))
    if bare and context.rounds:
        event = f"{event} of {context.rounds}"
    elif " of " in low and low.split()[0] in ("session", "round", "first", "second", "third", "next"):
        context.rounds = event[low.index(" of ") + 4 :]
    bilateral = any(
        w in low for w in ("round", "consultation", "visit", "committee", "commission", "talks", "session", "dialogue")
    )
    parties = clause.pair() if bilateral or "minister" in low else None
    return event, first, last - 1, parties


def _host(clause: Clause) -> Made | None:
    """ "the dialogue that Lima will host"."""
    first = _np_start(clause, clause.core.first)
    return None if first is None else _named(clause, first, clause.core.first)


def _visit_to_come(clause: Clause) -> Made | None:
    """ "visit of (title and name) to (place)"."""
    if _wished(clause):
        return None
    index = _subject_item(clause)
    person = subject_person(clause) if index is None else None
    if index is None and person is None:
        return None
    item = clause.sentence.items[index] if index is not None else None
    who = clause.sentence.text[item.start : item.end] if item else (person.name if person else "")
    for article in ("the ", "The ", "our ", "Our ", "its ", "a ", "A "):
        who = who.removeprefix(article)
    owner = _owner(item.value if item else person)
    place = clause.item("place")
    where = f" to {clause.sentence.text[place.start : place.end]}" if place else ""
    hosts = clause.codes_of("place") if place else ()
    if place is not None and place.code == "C" and hosts and hosts[0] == owner:
        return None
    host = hosts[0] if hosts and hosts[0] != owner else clause.context.other(owner)
    parties = tuple(dict.fromkeys(c for c in (owner, host) if c))
    if len(parties) != 2:
        return None
    if item is not None and item.code in "wW":
        return None
    return (
        f"visit of {who}{where}",
        index if index is not None else clause.core.first,
        clause.core.last - 1,
        parties,
    )


def _wished(clause: Clause) -> bool:
    return any(c in clause.marks["wish"] for c in clause.codes[max(0, clause.core.first - 3) : clause.core.last])


def _subject_item(clause: Clause) -> int | None:
    left, _ = clause.bounds()
    for index in range(clause.core.first - 1, left - 1, -1):
        item = clause.sentence.items[index]
        if item.code == "P" or (item.code == "O" and isinstance(item.value, Post) and "plural" not in item.value.flags):
            before = clause.codes[index - 1] if index else ""
            if not before or before not in clause.marks["governs"]:
                return index
    return None


def _owner(value: object) -> str | None:
    if isinstance(value, Person | Post):
        return value.owner
    return value.codes[0] if isinstance(value, States) and value.codes else None


def _those_who_meet(clause: Clause, index: int) -> tuple[int, int]:
    """Where those who are to meet stand: "the Ministers of A and B" rather than their names after it."""
    joined = tuple(clause.marks["and"] + clause.marks["the"] + clause.marks["of"] + "SCP")
    for before in range(index - 1, max(-1, index - 6), -1):
        value = clause.sentence.items[before].value
        if isinstance(value, Post) and "plural" in value.flags:
            comma = clause.codes.find(",", before, index)
            return (before, comma) if comma > 0 else (index, index + 1)
    end = index + 1
    while clause.codes[end : end + 1] in joined and end < clause.core.last:
        end += 1
    return index, end


def _meeting_to_come(clause: Clause) -> Made | None:
    """ "meeting of the foreign ministers", "talks between (one) and (another)"."""
    if "by" in clause.core.groups:
        index = _subject_item(clause)
        other = clause.item("by")
        if other is None:
            return None
        who = clause.sentence.items[index] if index is not None else None
        first = (
            clause.sentence.text[who.start : who.end]
            if who
            else (clause.context.hero.name if clause.context.hero else "")
        )
        second = clause.sentence.text[other.start : other.end]
        owners = [o for o in (_owner(who.value) if who else None, _owner(other.value)) if o]
        parties = tuple(dict.fromkeys(owners)) if len(set(owners)) == 2 else clause.pair()
        return (
            f"meeting of {first} with {second}",
            index if index is not None else clause.core.first,
            clause.core.last - 1,
            parties,
        )
    if clause.item("person") is None:
        return None
    first_item, end = _those_who_meet(clause, clause.core.groups["person"])
    words = clause.text(first_item, end)
    words = words[0].lower() + words[1:] if words.startswith("The ") else words
    return f"meeting of {words}", clause.core.first, clause.core.last - 1, clause.pair()


def day_to_come(clause: Clause) -> tuple[str | None, int | None]:
    """The day of what is to come: the first date after the verb, else the one that governs the clause."""
    left, right = clause.bounds()
    own = clause.core.groups.get("when")
    after = [own] if own is not None else range(clause.core.last, right)
    for index in [*after, *range(clause.core.first - 1, left - 1, -1)]:
        item = clause.sentence.items[index]
        if item.code == "T" and not item.value.modifier:
            return date_value(clause.sentence, item, clause.context, True), index
    return None, None


def _calendar(clause: Clause) -> Made | None:
    """A line of a calendar: the day first, then the event."""
    if clause.core.first > 2 or clause.context.today is None:
        return None
    day, _ = day_to_come(clause)
    if day is None or day[:10] <= clause.context.today.isoformat()[: len(day[:10])]:
        return None
    first = last = clause.core.last
    while last < len(clause.codes) and clause.codes[last] not in ";.(":
        if clause.codes[last] == "," and "C" in clause.codes[last + 1 : last + 3]:
            break
        last += 1
    if not any(c in clause.marks["event"] for c in clause.codes[first:last]):
        return None
    return _named(clause, first, last)


MAKERS = {
    "left": _left, "right": _right, "host": _host, "visit": _visit_to_come, "meeting": _meeting_to_come,
    "calendar": _calendar,
}  # fmt: skip
