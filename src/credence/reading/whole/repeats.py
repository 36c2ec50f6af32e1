"""The statements of a document in, one of each out: what it tells twice is told once, in its fuller words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import attrgetter
from typing import Final

from credence.lore.kinds import load_kinds
from credence.model import Modality, SlotValue, Statement

Plain = frozenset[tuple[str, SlotValue]]


def without_repeats(statements: list[Statement], history: bool = False) -> list[Statement]:
    """One of each; of those that differ only in rarer details the first, with the details of all.

    A report tells what it is about again and again, each time leaving out more: "presented his credentials today",
    and at the end "after presenting his credentials". A telling that adds nothing to another is no statement of its
    own. In a history it may well be: there a later "again broke off relations" is another event.
    """
    found: dict[tuple[str, Modality, Plain], Statement] = {}
    kinds = load_kinds()
    for statement in statements:
        key = (statement.kind, statement.modality, _plain(statement, kinds[statement.kind].extra))
        first = found.setdefault(key, statement)
        if first is not statement and statement.slots.keys() - first.slots.keys():
            found[key] = _merged(first, statement)
    if history:
        _told_twice(found)
        _confirmed(found)
        _dated_next(found)
    _copies_only(found)
    planned = [statement for statement in found.values() if statement.kind == "scheduled"]
    told = [(said, key[2]) for key, said in found.items() if not (planned and _told_better(said, planned))]
    kept = [said for said, _ in told] if history else _without_vaguer(told)
    kept.sort(key=_PLACE)
    return kept


def _copies_only(found: dict[tuple[str, Modality, Plain], Statement]) -> None:
    """Who handed over copies "presenting their letters of credence" that day presented nothing else, where nobody but
    who took the copies is told to have received him."""
    copies = {_envoy(said): said.slots for said in found.values() if said.kind == "credentials-copy"}
    if not copies:
        return
    for key, said in list(found.items()):
        copy = copies.get(_envoy(said)) if said.kind == "credentials-presented" else None
        if copy is None or said.slots.get("received_by") not in (None, copy.get("received_by")):
            continue
        if said.slots.get("date") in (None, copy.get("date")):
            del found[key]


def _envoy(said: Statement) -> tuple[SlotValue | None, ...]:
    return tuple(said.slots.get(slot) for slot in ("actor", "recipient", "person"))


def _dated_next(found: dict[tuple[str, Modality, Plain], Statement]) -> None:
    """What a history tells without a day, and then that it was done on one, is told once."""
    for said in [said for said in found.values() if (said.rule or "").startswith("recognition/did-so")]:
        for key, other in list(found.items()):
            if other.kind == said.kind and other.slots == {k: v for k, v in said.slots.items() if k != "date"}:
                del found[key]


_CONFIRMS: Final = re.compile(r"\b(?:confirm|approv|ratif|consent)", re.IGNORECASE)


def _confirmed(found: dict[tuple[str, Modality, Plain], Statement]) -> None:
    """Of one appointment told with the day of the nomination and with that of its confirmation keep the first."""
    made: dict[tuple[SlotValue | None, ...], list[tuple[str, Modality, Plain]]] = {}
    for key, said in found.items():
        if said.kind == "appointed" and "date" in said.slots:
            post = tuple(said.slots.get(slot) for slot in ("actor", "recipient", "person", "office"))
            made.setdefault(post, []).append(key)
    for keys in made.values():
        later = [key for key in keys if _CONFIRMS.search(found[key].quote)]
        first = [_month(found[key]) for key in keys if key not in later] if later else []
        for key in later:
            if any(0 <= _month(found[key]) - begun <= _A_YEAR for begun in first):
                del found[key]


_A_YEAR: Final = 12
_MONTH: Final = re.compile(r"(\d{4})(?:-(\d\d))?")


def _month(said: Statement) -> int:
    """The month of the date of a statement, counted from the year 0."""
    told = _MONTH.match(str(said.slots["date"]))
    return int(told[1]) * _A_YEAR + int(told[2] or 1) if told else 0


def _told_twice(found: dict[tuple[str, Modality, Plain], Statement]) -> None:
    """Of an instrument signed on one day by the same States, told once with its place and once without, keep one."""
    signed: dict[tuple[SlotValue | None, ...], tuple[str, Modality, Plain]] = {}
    for key, said in list(found.items()):
        day = said.slots.get("date")
        if said.kind != "signed" or not isinstance(day, str) or len(day) < len("2001-01-01"):
            continue
        parties = tuple(sorted(_names(said, "parties")))
        first = signed.setdefault((parties, said.slots.get("instrument"), day), key)
        if first != key and (("place" in said.slots) != ("place" in found[first].slots)):
            found[first] = _merged(found[first], found.pop(key))


_PLACE: Final = attrgetter("start", "end", "kind")


def _plain(statement: Statement, extra: tuple[str, ...]) -> Plain:
    """What a statement says, but for the rarer details (`extra`) of its kind."""
    slots = statement.slots
    if statement.kind == "consultations":  # of which it does not matter who is named first
        slots = {**slots, "parties": tuple(sorted(_names(statement, "parties")))}
    if slots.keys().isdisjoint(extra):
        return frozenset(slots.items())
    return frozenset([pair for pair in slots.items() if pair[0] not in extra])


def _merged(kept: Statement, other: Statement) -> Statement:
    return replace(kept, slots={**other.slots, **kept.slots})


def _without_vaguer(told: list[tuple[Statement, Plain]]) -> list[Statement]:
    """Without those that say of an event only part of what another says of it."""
    by_kind: dict[tuple[str, Modality], list[tuple[Statement, Plain]]] = {}
    for statement, plain in told:
        by_kind.setdefault((statement.kind, statement.modality), []).append((statement, plain))
    vaguer = {id(statement) for alike in by_kind.values() if len(alike) > 1 for statement in _vaguer(alike)}
    vaguer |= {id(statement) for statement in _less_named([said for said, _ in told if said.kind == "meeting"])}
    return [statement for statement, _ in told if id(statement) not in vaguer]


_BACK: Final = ("contacts/met-at-head.", "contacts/met-after.", "contacts/met-each-other.")
"""By what is told of talks as known already: "the talks with X"."""


def _less_named(meetings: list[Statement]) -> Iterator[Statement]:
    """Meetings of which another telling, of the same States and day, goes on and names more of those who met."""
    alike: dict[tuple[frozenset[str], SlotValue, Modality], list[tuple[Statement, frozenset[str]]]] = {}
    for said in meetings:
        sides, named = _names(said, "parties"), _names(said, "person")
        alike.setdefault((sides, said.slots.get("date", ""), said.modality), []).append((said, named))
    for group in alike.values():
        fuller = {named for said, named in group if (said.rule or "").startswith(_BACK)} if len(group) > 1 else set()
        yield from (said for said, named in group if any(named < more for more in fuller))


def _names(said: Statement, slot: str) -> frozenset[str]:
    value = said.slots.get(slot, ())
    return frozenset(value) if isinstance(value, tuple) else frozenset((str(value),))


def _vaguer(alike: list[tuple[Statement, Plain]]) -> Iterator[Statement]:
    """Those of one kind that say only part of what another says, sought among those that share their rarest part."""
    longest = max(len(said) for _, said in alike)
    sums = [said for said, _ in alike if "amount" in said.slots] if alike[0][0].kind == "aid" else []
    shorter = [pair for pair in alike if len(pair[1]) < longest and not (sums and _of_things(pair[0], sums))]
    if not shorter:
        return
    holding: dict[tuple[str, SlotValue], list[Plain]] = {}
    for _, said in alike:
        for pair in said:
            holding.setdefault(pair, []).append(said)
    everything = [said for _, said in alike]
    for statement, said in shorter:
        fuller = min([holding[pair] for pair in said], key=len, default=everything)
        if any(said < other for other in fuller):
            yield statement


_IN_KIND: Final = "figures/in-kind."
_NEAR: Final = 60
"""A sum told within so many characters of a gift may be what the gift is worth."""


def _of_things(said: Statement, sums: list[Statement]) -> bool:
    """Whether a gift of things is told, apart from any sum: it is no vaguer telling of one that was given as well."""
    if not (said.rule or "").startswith(_IN_KIND):
        return False
    return all(other.end + _NEAR < said.start or said.end + _NEAR < other.start for other in sums)


def _told_better(statement: Statement, others: Iterable[Statement]) -> bool:
    """Whether another phrase tells of the same event to come in fewer words of the same stretch of text."""
    if statement.kind != "scheduled":
        return False
    slots = statement.slots
    event = str(slots["event"])
    return any(
        event.startswith(str(other.slots["event"]))
        and event != other.slots["event"]
        and (slots.get("date"), slots.get("place")) == (other.slots.get("date"), other.slots.get("place"))
        and other.start < statement.end
        and statement.start < other.end
        for other in others
    )


__all__ = ["without_repeats"]
