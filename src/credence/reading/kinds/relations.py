"""Recognition, independence, and relations between two States: established, severed, restored, upgraded."""

from __future__ import annotations

import re
from collections.abc import Iterable

from credence.model import SlotValue
from credence.reading.clause import Clause, Draft, date_value
from credence.reading.occasion import days_of_visit

_LEVEL_WORDS = 6


def recognition(clause: Clause) -> Iterable[Draft]:
    """One State recognised another, or took its recognition back."""
    if clause.doubtful():
        return
    kind = clause.core.phrase.kind
    if clause.core.phrase.sets.get("mutual"):
        for one, other in clause.facing():
            yield _recognised(clause, kind, one, other)
            yield _recognised(clause, kind, other, one)
        return
    recipients = clause.codes_of("recipient") or _recognised_before(clause)
    if clause.core.phrase.sets.get("passive"):
        subject = clause.subject()
        recipients = (subject,) if subject else ()
    actors = [c for c in clause.acting() if c not in recipients]
    if not actors and recipients and (facing := clause.context.other(recipients[0])):
        actors = [facing]
    if not recipients and actors and (facing := clause.context.other(actors[0])):
        recipients = (facing,)
    for actor in actors:
        for recipient in recipients:
            yield _recognised(clause, kind, actor, recipient)
    for actor, date, index in [*_gapped(clause), *_did_so(clause)]:
        for recipient in recipients:
            slots: dict[str, SlotValue | None] = {"actor": (actor,), "recipient": (recipient,), "date": date}
            yield clause.draft(kind, slots, index)
    if recipients:
        clause.context.recognised = recipients[0]


def _recognised(clause: Clause, kind: str, actor: str, recipient: str) -> Draft:
    return clause.draft(kind, {"actor": (actor,), "recipient": (recipient,), "date": clause.date()})


def _recognised_before(clause: Clause) -> tuple[str, ...]:
    """What the State took back its recognition of, when only an earlier clause names it."""
    if clause.core.phrase.kind == "recognition" and not clause.core.phrase.sets.get("again"):
        return ()
    known = clause.context.recognised
    return (known,) if known else ()


def _gapped(clause: Clause) -> Iterable[tuple[str, str | None, int]]:
    """ "A did so on D1, and B on D2": the further States, each with its date."""
    start = clause.core.date_item
    if start is None or start < clause.core.last - 1:
        return
    joint = re.compile(f"[^;:.ST]{{0,5}}[{re.escape(clause.marks['and'])}](?P<s>[SC])[^;:.STR]{{0,2}}(?P<t>T)")
    match = joint.match(clause.codes, start + 1, clause.reach())
    if match:
        items = clause.sentence.items
        date = date_value(clause.sentence, items[match.start("t")], clause.context)
        for code in clause.value_codes(match.start("s")):
            yield code, date, match.start("t")


def _did_so(clause: Clause) -> Iterable[tuple[str, str | None, int]]:
    """ "A recognised C in 2008; B did so in 2011": the State that did as the other."""
    so = f"[{re.escape(clause.marks['so'])}]"
    rest = re.compile(f"(?:[^T:.]{{0,3}}T)?[,;]?[^ST:.]{{0,2}}(?P<s>S){so}[^T;:.]{{0,3}}(?P<t>T)")
    match = rest.match(clause.codes, clause.core.last)
    if match:
        items = clause.sentence.items
        date = date_value(clause.sentence, items[match.start("t")], clause.context)
        for code in clause.value_codes(match.start("s")):
            yield code, date, match.start("t")


def independence(clause: Clause) -> Iterable[Draft]:
    """A State declared, gained or regained independence."""
    if clause.doubtful():
        return
    actor = clause.codes_of("actor") if clause.core.phrase.sets.get("whose") else clause.acting()
    said = clause.text(clause.core.first, clause.core.last).lower()
    if said.startswith("on ") and "congratulat" in clause.text(0, clause.core.last).lower():
        return
    if clause.core.phrase.sets.get("it") and "independence" not in clause.text(0, clause.core.first):
        return
    if clause.core.first <= 1 and "actor" not in clause.core.groups:
        actor = _opened_with(clause) or actor
    if not actor and clause.core.phrase.sets.get("whose"):
        before = [c for i in clause.sentence.items[: clause.core.first] if i.code in "SD" for c in i.value.codes]
        actor = tuple(before[-1:])
    if actor:
        yield clause.draft("independence", {"actor": actor[:1], "date": clause.date()})


def _opened_with(clause: Clause) -> tuple[str, ...]:
    """ "After gaining independence in 1961, X joined": the subject that follows."""
    for index in range(clause.core.last, min(clause.core.last + 8, len(clause.codes))):
        if clause.codes[index] in "SC" and not clause.governed(index):
            return clause.value_codes(index)[:1]
    return ()


def between(clause: Clause) -> Iterable[Draft]:
    """Something befell the relations of two States."""
    if clause.doubtful() and not clause.core.phrase.sets.get("certain"):
        return
    kind = clause.core.phrase.kind
    date = clause.date()
    broken = kind == "relations-severed" and date is not None and re.fullmatch(r"\d{4}/\d{4}", date)
    for pair in clause.facing():
        if len(set(pair)) != 2:
            continue
        slots: dict[str, SlotValue | None] = {"parties": tuple(sorted(pair)), "date": date}
        if kind == "relations-severed" and clause.core.phrase.sets.get("who"):
            acting = [c for c in clause.acting() if c in pair]
            slots["actor"] = (acting[0] if acting else pair[0],)
        if broken and date:
            slots["date"] = date[:4]
            yield clause.draft("relations-restored", {"parties": tuple(sorted(pair)), "date": date[5:]})
        yield clause.draft(kind, slots)
        for again, index in clause.again():
            yield clause.draft(kind, {**slots, "date": again}, index)


def anniversary(clause: Clause) -> Iterable[Draft]:
    """ "the 60th anniversary of relations": they were established so many years before."""
    item = clause.item("count")
    digits = re.match(r"\d+", clause.sentence.text[item.start : item.end]) if item else None
    if item and "year" not in clause.text(clause.core.first, clause.core.last) and clause.core.phrase.sets.get("rough"):
        return
    date, today = clause.date(), clause.context.today
    year = int(date[:4]) if date and date[:4].isdigit() else today.year if today else None
    if digits is None or year is None or not year - int(digits[0]) >= 1000:
        return
    hedge = "~" if clause.core.phrase.sets.get("rough") else ""
    for pair in clause.facing()[:1]:
        if len(set(pair)) == 2:
            slots: dict[str, SlotValue | None] = {
                "parties": tuple(sorted(pair)),
                "date": f"{year - int(digits[0])}{hedge}",
            }
            yield clause.draft("relations-established", slots)


def established(clause: Clause) -> Iterable[Draft]:
    """Diplomatic relations were established, on a day or so many years before."""
    return anniversary(clause) if "count" in clause.core.groups else between(clause)


def upgraded(clause: Clause) -> Iterable[Draft]:
    """Relations were raised to a named level."""
    if clause.doubtful():
        return
    first = clause.core.groups.get("level")
    if first is None:
        yield from _lowered(clause, None)
        return
    last = first + 1
    stops = clause.marks["level-end"] + ",;:.()T\"'"
    while last < len(clause.codes) and clause.codes[last] not in stops and last - first < _LEVEL_WORDS:
        last += 1
    if clause.codes[first] in "MTn":
        return
    if clause.core.phrase.kind == "relations-lowered":
        yield from _lowered(clause, clause.text(first, last))
        return
    for pair in clause.facing()[:1]:
        if len(set(pair)) == 2:
            slots: dict[str, SlotValue | None] = {
                "parties": tuple(sorted(pair)),
                "level": clause.text(first, last),
                "date": clause.date() or days_of_visit(clause),
            }
            yield clause.draft("relations-upgraded", slots, last - 1)
            yield from _upgraded_again(clause, slots, last)


def _lowered(clause: Clause, level: str | None) -> Iterable[Draft]:
    """Relations were lowered, by one of the two where it is named."""
    for pair in clause.facing()[:1]:
        if len(set(pair)) != 2:
            continue
        acting = [code for code in clause.acting() if code in pair]
        slots: dict[str, SlotValue | None] = {
            "parties": tuple(sorted(pair)),
            "level": level,
            "date": clause.date(),
            "actor": tuple(acting) if len(acting) == 1 else None,
        }
        yield clause.draft("relations-lowered", slots)


def _upgraded_again(clause: Clause, slots: dict[str, SlotValue | None], start: int) -> Iterable[Draft]:
    """ "to A in 2012 and in 2016 to B", "to A in 2012 and to B in 2016": the second verb is left out."""
    marks, end = clause.marks, min(clause.reach(), len(clause.codes))
    joint = next((i for i in range(start, min(end, start + 6)) if clause.codes[i] == marks["and"]), None)
    if joint is None:
        return
    to = next((i for i in range(joint, min(end, joint + 5)) if clause.codes[i] == marks["to"]), None)
    when = next((i for i in range(joint, end) if clause.codes[i] == "T"), None)
    if to is None or when is None or when > to + _LEVEL_WORDS + 4:
        return
    first = to + 1
    while first < end and clause.codes[first] in marks["articles"]:
        first += 1
    last = first
    while last < end and clause.codes[last] not in marks["level-end"] + ",;:.()T":
        last += 1
    if last > first:
        date = date_value(clause.sentence, clause.sentence.items[when], clause.context)
        level = clause.text(first, last)
        yield clause.draft("relations-upgraded", {**slots, "level": level, "date": date}, when, last - 1)


HANDLERS = {
    "relations-upgraded": upgraded,
    "relations-lowered": upgraded,
    "recognition": recognition,
    "recognition-withdrawn": recognition,
    "independence": independence,
    "relations-established": established,
    "relations-severed": between,
    "relations-restored": between,
}
