"""An appointment told before those whom it concerns: a list that it opens, a sentence that it fronts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.shapes import shape
from credence.reading.kinds.envoys import envoy_slots, taken_as
from credence.reading.kinds.roles import is_envoy, last_envoy, person_at, post_after
from credence.reading.mentions import Person, Post
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds


def named_to_posts(clause: Clause) -> bool:
    """Whether a person stands in a list that an appointment opens: "Appointed: Ambassador to Chile, X; ..."."""
    opens = (c for c in clause.cores if c.phrase.kind == "appointed" and c.phrase.sets.get("way") in ("verb", "list"))
    return any(_colon(clause, c.last) and c.last <= clause.core.first for c in opens)


_COLON: Final = 6
"""The colon that opens a list stands within so many items of the verb."""


def _colon(clause: Clause, at: int) -> int:
    """Where the colon after a verb stands; 0 where none does."""
    return max(0, clause.codes.find(":", at, at + _COLON))


def appointed_below(clause: Clause, by: str | None) -> list[Draft]:
    """ "Appointed: Ambassador to A, X; Consul General in B, Y": each with his post, all by the one who speaks."""
    colon = _colon(clause, clause.core.last)
    if not colon or clause.context.narrator or holds(clause.codes[clause.core.first : colon], "PN"):
        return []
    sender = by or clause.context.home
    found = []
    for index in range(colon + 1, len(clause.codes)):
        person = person_at(clause, index) if clause.codes[index] == "P" else None
        if person is None or person.post is None or not is_envoy(person) or not person.post.host:
            continue
        if clause.codes[index - 1] in "H" + letters("of", "to", "<succeeded>"):
            continue
        owner = sender if person.inferred or not person.post.owner else person.post.owner
        post = Post(person.post.office, person.post.term, owner, person.post.host, person.post.flags)
        slots = envoy_slots(clause, taken_as(clause, Person(person.name, post, owner), post))
        if slots:
            found.append(clause.draft("appointed", {**slots, "date": clause.date()}, index))
    return found


def appointed_in_turn(clause: Clause, by: str | None) -> list[Draft]:
    """ "Appointed X and Y ambassadors to A and B, respectively": as many persons as States, each sent to his own."""
    items, codes = clause.sentence.items, clause.codes
    left, right = clause.bounds()
    for at in range(left, right):
        post = items[at].value
        if codes[at] == "O" and isinstance(post, Post) and len(post.host) > 1 and post.office in sent_offices():
            names = _listed_before(clause, at)
            if len(names) == len(post.host):
                owner = post.owner or by or clause.context.home
                sent = [Post(post.office, post.term, owner, (host,), post.flags - {"plural"}) for host in post.host]
                return [
                    clause.draft("appointed", {**slots, "date": clause.date()}, index)
                    for (index, name), own in zip(names, sent, strict=True)
                    if owner not in post.host and (slots := envoy_slots(clause, Person(name, own, owner)))
                ]
    return []


def _listed_before(clause: Clause, at: int) -> list[tuple[int, str]]:
    """The persons joined by commas and "and" before an office, with no more between than the verb."""
    items, codes = clause.sentence.items, clause.codes
    core, joints = clause.core, ",H" + letters("and")
    index = at - 1
    between = letters("as", "the", "to", "be", "were", "been", "have", "has", "was", "new", "their", "its")
    while index >= 0 and (codes[index] in between or core.first <= index < core.last):
        index -= 1
    found: list[tuple[int, str]] = []
    while index >= 0 and (codes[index] in "NP" or codes[index] in joints):
        value = items[index].value
        if codes[index] in "NP":
            found.append((index, value.name if isinstance(value, Person) else str(value)))
        index -= 1
    return found[::-1]


_ELSEWHERE: Final = r"(?:,|,?[{and}])H*([NP])[{to}][{the}]?([SC])"


def sent_elsewhere(clause: Clause, at: int) -> Iterator[tuple[str, tuple[str, ...], int, int]]:
    """ "X ambassador to A, Y to B and Z to C": the name and the State of each further one, and the items that tell."""
    while found := shape(_ELSEWHERE).match(clause.codes, at):
        who, where, at = found.start(1), found.start(2), found.end()
        value = clause.sentence.items[who].value
        yield (value.name if isinstance(value, Person) else str(value)), clause.value_codes(where)[:1], who, where


def appointed_ahead(clause: Clause) -> Iterator[Draft]:
    """ "Appointed in 2007, he presented his letters": the act comes first, who it is told of behind the comma."""
    core, codes = clause.core, clause.codes
    comma = codes.find(",", core.last, core.last + _COLON)
    if core.first > 0 or comma < 0 or clause.context.narrator or holds(codes[core.last : comma], "PN:"):
        return
    at = comma + 1
    while at < len(codes) and codes[at] in "H" + letters("the", "ambassador"):
        at += 1
    person = person_at(clause, at) if at < len(codes) and codes[at] in "PN" else None
    if at < len(codes) and codes[at] in letters("he", "she"):
        hero = clause.context.hero
        person = hero if is_envoy(hero) else last_envoy(clause, at)
    found = post_after(clause, core.last, comma - core.last)
    if person is None or (found and found[0].office not in sent_offices()):
        return
    taken = taken_as(clause, person, found[0]) if found else person
    slots = envoy_slots(clause, taken) if is_envoy(taken) else None
    if slots:
        yield clause.draft("appointed", {**slots, "date": clause.date()}, at)
