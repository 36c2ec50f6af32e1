"""What parliaments and organisations do: resolutions adopted, members joining and leaving."""

from __future__ import annotations

from collections.abc import Iterable

from credence.reading.clause import Clause, Draft
from credence.reading.mentions import Place


def resolution(clause: Clause) -> Iterable[Draft]:
    """A parliament or organisation adopted a resolution."""
    item = clause.item("org")
    if item is None:
        return
    name = clause.sentence.text[item.start : item.end]
    actor = item.value.state if isinstance(item.value, Place) else str(item.value)
    if actor:
        yield clause.draft("resolution-adopted", {"actor": (actor,), "organisation": name, "date": clause.date()})


def member(clause: Clause) -> Iterable[Draft]:
    """A State joined or left an organisation."""
    item = clause.item("org")
    if item is None:
        return
    actors = clause.codes_of("actor") or ((subject,) if (subject := clause.subject()) else ())
    name = str(item.value) if item.code == "G" else clause.sentence.text[item.start : item.end]
    for actor in actors:
        slots = {"actor": (actor,), "organisation": name, "date": clause.date()}
        yield clause.draft(clause.core.phrase.kind, slots)


HANDLERS = {"joined": member, "left": member, "resolution-adopted": resolution}
