"""An appointment told by a noun in ("the appointment of X as Y"); whom it sends where, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from credence.lore.offices import sent_offices
from credence.model import Modality
from credence.reading.clauses.clause import Clause
from credence.reading.context import Awaited
from credence.reading.kinds.envoys import envoy_slots, taken_as
from credence.reading.kinds.roles import is_envoy, last_envoy, others_in_roles, person_at
from credence.reading.kinds.succession import passed_on
from credence.reading.mentions import Post
from credence.reading.phrases.core import Draft
from credence.reading.spelling import holds, state_of

_ENDING: Final = re.compile(
    r"\b(?:terminat|end|revok|cancell?|withdr[ae]w|rescind|annul|expir)\w*(?: of)? (?:the |his |her )?\Z"
)


def appointed_by_noun(clause: Clause) -> Iterator[Draft]:
    """ "The appointment of X as Y", "X's nomination as Y", and "the following appointments", whose names come below."""
    index = clause.core.groups.get("person")
    if index is None and (made := _of_somebodys(clause)) is not None:
        yield from made
        return
    if index is None:
        if "following" in clause.text(clause.core.first, clause.core.last).lower():
            clause.context.awaited = Awaited("appointed", {"date": clause.date()}, 20)
        return
    person, post = person_at(clause, index), clause.value("post")
    if person is None or (clause.core.phrase.sets.get("next") and not _next_in_post(clause)):
        return
    if holds(clause.codes[max(0, clause.core.first - 5) : clause.core.first], clause.marks["hedge"]):
        return
    if _ENDING.search(clause.sentence.text, clause.sentence.start, clause.sentence.items[clause.core.first].start):
        return  # "terminated the appointment of X"
    if clause.kept_from() or holds(clause.codes[clause.core.first : clause.core.last], clause.marks["denied"]):
        return  # "the candidacy of X as Y was not approved"
    if clause.codes[clause.core.first] == "I" and "appointment" not in clause.text(clause.core.first, index):
        return
    if clause.core.phrase.sets.get("replaces") and person.post is None:
        before = (other for at in range(clause.core.first - 1, -1, -1) if (other := person_at(clause, at)))
        if (replaced := next(before, None)) is not None and not is_envoy(replaced):
            return
        post = post if isinstance(post, Post) else passed_on(last_envoy(clause, index))
    if isinstance(post, Post):
        agreeing = _agreeing(clause) if post.owner is None and not post.host else ()
        person = taken_as(clause, person, replace(post, host=agreeing) if agreeing else post)
    slots = envoy_slots(clause, person) if is_envoy(person) else None
    if slots:
        slots["date"] = None if _of_the_report(clause) else clause.date()
        ahead = clause.codes[max(0, clause.core.first - 4) : clause.core.first]
        to_come = holds(ahead, clause.marks["future"])
        # "agreed to the appointment": the appointment has been made.
        to_come = to_come and not clause.core.phrase.sets.get("replaces")
        modality = Modality.SCHEDULED if to_come else Modality.ASSERTED
        yield clause.draft("appointed", slots, modality=modality)
        at = clause.core.groups.get("post")
        for other, place, role, last in others_in_roles(clause, at + 1) if at is not None else ():
            role.owner = role.owner or person.owner
            more = envoy_slots(clause, taken_as(clause, other, role))
            if more:
                yield clause.draft("appointed", {**more, "date": slots["date"]}, place, last, modality=modality)


_AGREED: Final = re.compile(
    r"(?:['’]s?)?(?: (?:has |had )?(?:gave|gives|given|granted|grants|conveyed)(?: its| the| their)?)?"
    r" (?:agr[ée]ment|consent|assent|approval)(?: (?:was|had been) \w+)? (?:for|to) (?:the )?"
)


def _agreeing(clause: Clause) -> tuple[str, ...]:
    """The State whose agrément the appointment has, VCDR art. 4: "Peru's agrément for the appointment of X"."""
    items, first = clause.sentence.items, clause.core.first
    for item in reversed(items[max(0, first - 8) : first]):
        if item.code in "SDK" and _AGREED.fullmatch(clause.sentence.text, item.end, items[first].start):
            return state_of(item)
    return ()


_HIS: Final = re.compile(r"(?:his|her) (?:appointment|nomination)\b", re.IGNORECASE)


def _of_somebodys(clause: Clause) -> list[Draft] | None:
    """ "X was sworn in after her appointment as Ambassador on D", "Since his appointment as Ambassador on D, X", "X is
    Ambassador. His appointment was announced on D"; none where "his" or "her" tells nobody's.
    """
    core, codes = clause.core, clause.codes
    if not _HIS.match(clause.text(core.first, core.last)):
        return None
    post = clause.value("post")
    comma = codes.find(",", core.last, core.last + 6)
    places = [*range(core.first - 1, -1, -1), *(range(comma + 1, min(len(codes), comma + 4)) if comma > 0 else ())]
    person = next((found for at in places if (found := person_at(clause, at))), None)
    if isinstance(post, Post):
        if person is None or post.office not in sent_offices() or not (core.date_item or 0) >= core.last:
            return []
        person = taken_as(clause, person, post)
    elif not is_envoy(person):
        person = last_envoy(clause, core.first)
    slots = envoy_slots(clause, person) if person is not None and is_envoy(person) else None
    if slots is None or (clause.date() is None and not isinstance(post, Post)):
        return []
    return [clause.draft("appointed", {**slots, "date": clause.date()})]


def _of_the_report(clause: Clause) -> bool:
    """Whether the date is that of what a nominee did: "On Monday Norway's nominee for ambassador, X, spoke"."""
    core = clause.core
    named = clause.text(core.first, core.first + 1).lower() in ("nominee", "pick", "choice", "candidate")
    return named and core.date_item is not None and core.date_item < core.first


def _next_in_post(clause: Clause) -> bool:
    """Whether the post is told of as the next one's: "will be Norway's next ambassador"."""
    item = clause.item("post")
    words = clause.sentence.text[item.start : item.end].lower().split() if item else []
    return not {"next", "new", "future"}.isdisjoint(words)
