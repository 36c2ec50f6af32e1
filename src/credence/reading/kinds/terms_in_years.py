"""A post told with its years in, or with how many they have been; when it began and ended out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.lasting import years_told
from credence.reading.dates.math import days_within
from credence.reading.kinds.careers import span_of_service
from credence.reading.kinds.envoys import Slots, envoy_slots, taken_as
from credence.reading.kinds.heads_of_missions import head_of_mission
from credence.reading.kinds.roles import actor_before, is_envoy, person_at
from credence.reading.kinds.succession import passed_on
from credence.reading.mentions import Person, Post
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds


def in_years(clause: Clause) -> Iterator[Draft]:
    """ "X, Ambassador of A to B (2016-2019)": began and ended."""
    index = clause.core.groups["person"]
    if clause.core.phrase.sets.get("line") and not _is_line(clause):
        return
    person, post = person_at(clause, index), clause.value("post") or _post_of_list(clause, index)
    goes_on = clause.codes[:index].rstrip(letters("and") + "H").endswith(";")  # "X was Minister 1882-84; Y, 1885-89"
    if post is None and clause.codes[index] == "N" and (goes_on or "from" in clause.text(index, clause.core.last)):
        post = _post_of_one_before(clause, index)
    if person and person.post is None and isinstance(post, Post):
        person = taken_as(clause, person, post)
    slots = envoy_slots(clause, person) if person and is_envoy(person) else None
    start, end = span_of_service(clause)
    if _on_an_errand(start, end) or (_IS.search(clause.text(index, clause.core.last)) and _is_a_life(start, end)):
        return
    if slots and start and (end or clause.context.narrator or clause.core.phrase.sets.get("line") or _closes(clause)):
        yield clause.draft("post-began", {**slots, "date": start})
    if slots and start and end:
        yield clause.draft("post-ended", {**slots, "date": end})
        if clause.context.narrator and clause.codes[index] == "N" and person and person.owner:
            holder: Slots = {"person": (person.name,), "office": person.office, "actor": (person.owner,)}
            yield clause.draft("holds-office", holder)


def years_in_post(clause: Clause) -> Iterator[Draft]:
    """ "has served here for four years", "after seven years as ambassador": began so long before the report."""
    core, today = clause.core, clause.context.today
    found = actor_before(clause, core.first)
    count = years_told(clause.text(core.first, core.last))
    if found is None or today is None or count is None:
        return
    person, index = found
    post = clause.value("post")
    if isinstance(post, Post):
        if post.office not in sent_offices():
            return
        person = taken_as(clause, person, post)
    head = head_of_mission(clause, person)
    slots = envoy_slots(clause, head or person) if head or is_envoy(person) else None
    if slots:
        yield clause.draft(
            "post-began", {**slots, "date": f"{today.year - count}~"}, index if index < core.first else None
        )


_ERRAND: Final = 14
"""Nobody holds a post for so few days: "the talks were headed by Ambassador X from 3 to 5 May"."""


def _on_an_errand(start: str | None, end: str | None) -> bool:
    days = days_within(f"{start}/{end}")
    return days is not None and days <= _ERRAND


def _is_line(clause: Clause) -> bool:
    """Whether years and who held a post in them are all that a line tells: "1996-2004 - X, Consul of A in B"."""
    core, items = clause.core, clause.sentence.items
    when = items[core.groups["when"]].value
    lasting = when.kind == "interval" or when.qualifier in ("since", "from")
    return core.first == 0 and lasting and clause.codes[core.last :].strip(".;,") == ""


_IS: Final = re.compile(r"\) (?:was|is|became)\b")
_LIFE: Final = 20
"""Nobody holds a post for so many years: "X (1901-1985) was the first ambassador"."""


def _is_a_life(start: str | None, end: str | None) -> bool:
    years = [int(day[:4]) for day in (start, end) if day and day[:4].isdigit()]
    return len(years) < len((start, end)) or years[1] - years[0] >= _LIFE


def _closes(clause: Clause) -> bool:
    """Whether the years end what is said of the person: "Ambassador in London: X, from September 2019"."""
    when = clause.core.groups["when"]
    after = clause.codes[when + 1 : when + 2]
    opened = clause.codes[clause.core.groups["person"] + 1 : when]
    return after in ("", ".", ";", "(", ")") and holds(opened, letters("from", "since")) and "T" not in opened


def _post_of_list(clause: Clause, index: int) -> Post | None:
    """The title in the plural that opens a list of persons ("the Ministers were A (1902-05) and B")."""
    links = "PNHT(),-:;" + letters(
        "and", "was", "were", "are", "been", "have", "has", "included", "who", "that", "followed", "next"
    )
    at = index - 1
    while at >= 0 and (clause.codes[at] in links or _place_told(clause, at)):
        held = clause.sentence.items[at].value
        if isinstance(held, Person) and held.post is not None and "plural" in held.post.flags:
            return held.post  # "Consuls of Peru in (city): X, 1863-1870; Y, 1871-1880"
        at -= 1
    value = clause.sentence.items[at].value if at >= 0 else None
    return value if isinstance(value, Post) and "plural" in value.flags else None


def _place_told(clause: Clause, at: int) -> bool:
    """Whether an item belongs to where those listed served: "Consuls at (small town): X, 1862-1863"."""
    if clause.codes[at] in clause.marks["in"]:
        return clause.codes[at - 1 : at] == "O"
    return at > 1 and clause.codes[at - 1] in clause.marks["in"] and clause.codes[at - 2] == "O"


def _post_of_one_before(clause: Clause, index: int) -> Post | None:
    """The post that "X was Minister from 1850 to 1853, Y from 1854 to 1858" leaves out of its second part."""
    served = [c for c in clause.cores if c.phrase.sets.get("way") == "served" and c.last <= index]
    if not served or not clause.context.narrator:
        return None
    told = [i.value for i in clause.sentence.items[served[0].first : index] if isinstance(i.value, Post)]
    before = [i.value for i in clause.sentence.items[: served[0].first] if isinstance(i.value, Person)]
    return told[-1] if told else passed_on(before[-1]) if before else None


__all__ = ["in_years", "years_in_post"]
