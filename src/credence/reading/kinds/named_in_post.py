"""A person named with a post in; who holds which office, the appointment of one newly appointed, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from credence.lore.offices import sent_offices
from credence.model import Modality
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.date_value import date_value
from credence.reading.context import HANDFUL, Awaited
from credence.reading.kinds.appointed_lists import named_to_posts
from credence.reading.kinds.envoys import Slots, envoy_slots
from credence.reading.kinds.offices_past import is_gone
from credence.reading.kinds.roles import is_envoy
from credence.reading.kinds.roster import named_on_roster
from credence.reading.mentions import Person, Post
from credence.reading.nouns.unions import unions
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters

_NOT_YET_OR_NO_MORE: Final = frozenset({"former", "designate"})
_NOT_IN_POST: Final = _NOT_YET_OR_NO_MORE | {"successor"}


def newly_appointed(clause: Clause) -> Iterable[Draft]:
    """A person named in a post: who holds which office, and (for one newly appointed) the appointment."""
    person = clause.value("person")
    if not isinstance(person, Person) or not person.name or person.post is None or "again" in person.flags:
        return
    post = person.post
    flags = person.flags | post.flags
    if ("newly-appointed" in flags or "designate" in flags) and post.office in sent_offices():
        slots = envoy_slots(clause, person)
        if slots:
            yield clause.draft("appointed", slots, modality=Modality.ASSERTED)
    context = clause.context
    if context.roster is not None and (listed := list(named_on_roster(clause, person))):
        yield from listed
        return
    if context.rows is not None or context.awaited is not None:
        yield from _awaited(clause, person)
    organisation = post.organisation if post.office not in sent_offices() else None
    holder = unions().get(organisation, organisation) if organisation else person.owner
    if (
        not flags.isdisjoint(_NOT_YET_OR_NO_MORE if context.narrator else _NOT_IN_POST)
        or not holder
        or (context.rows or ("",))[0] in ("appointed", "post-ended")
        or person.name.startswith("@")
        or is_gone(clause, person)
        or named_to_posts(clause)
    ):
        return
    yield clause.draft("holds-office", {"person": (person.name,), "office": post.office, "actor": (holder,)})


def as_what(codes: str, verb_ends: int, person: int) -> bool:
    """Whether a verb names somebody "as" what his title says: "appointed as (its) Ambassador to A Mr. X"."""
    between = codes[verb_ends:person]
    return between[:1] in tuple(letters("as")) and len(between) <= len(("as", "the", "new"))


def _awaited(clause: Clause, person: Person) -> Iterator[Draft]:
    """The credentials told before of envoys who are only now named."""
    rows = clause.context.rows
    if rows is not None and all(c.phrase.kind != rows[0] or "/named" in c.phrase.id for c in clause.cores):
        yield from _of_row(clause, person, *rows)
        return
    awaited = clause.context.awaited
    if awaited is None or not is_envoy(person) or person.owner == clause.context.home:
        return
    items = clause.sentence.items
    line = clause.sentence.text.find("\n", items[clause.core.first].start)
    # He may be a heading of his own: what stands below it does not make him one of whom something else is told.
    beside = (c for c in clause.cores if c.phrase.dated and (line < 0 or items[c.first].start < line))
    told = {core.phrase.kind for core in beside}
    if told & {"post-began", "post-ended", "consultations"} and not told & {
        "credentials-presented",
        "credentials-copy",
    }:
        return  # of whom the sentence tells something else: "Arrivals: ..."
    if awaited.kind == "appointed":
        return
    clause.context.envoys.append(person)
    slots = envoy_slots(clause, person)
    if slots:
        clause.context.awaited = awaited.without_one()
        yield clause.draft(awaited.kind, {**slots, **awaited.shared}, modality=awaited.modality)
        yield from _newly(clause, awaited, slots)


def _of_row(clause: Clause, person: Person, kind: str, told: dict[str, Any]) -> Iterator[Draft]:
    """What the sentence or heading above a list tells of each envoy in it; a line may give its own date."""
    shared = dict(told)
    sender, rule, post = shared.pop("sender", None), shared.pop("rule", None), person.post
    if sender and post and sender not in post.host:
        person = Person(person.name, Post(post.office, post.term, sender, post.host, post.flags), sender)
    slots = envoy_slots(clause, person) if is_envoy(person) else None
    if slots is None:
        return
    awaited = clause.context.awaited
    # A list ends where it ends, unless it was told how many envoys it has.
    clause.context.awaited = awaited.without_one() if awaited and awaited.left != HANDFUL else None
    day = next((i for i in clause.sentence.items if i.code == "T" and not i.value.modifier), None)
    date = date_value(clause.sentence, day, clause.context) if day else None
    draft = clause.draft(kind, {**slots, **shared, "date": date or shared.get("date")})
    draft.rule = rule or draft.rule  # of the heading, which says what befell them
    yield draft
    yield from _newly(clause, awaited, slots)


def _newly(clause: Clause, awaited: Awaited | None, slots: Slots) -> Iterator[Draft]:
    """The appointment of one of the envoys awaited, where they were called newly appointed."""
    if awaited and awaited.newly:
        yield clause.draft("appointed", slots, modality=Modality.ASSERTED)
