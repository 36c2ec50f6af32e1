"""A State became independent: which, and on what day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.clauses.ellipsis import dated_subjects, joined_objects, joined_subjects, more_pairs
from credence.reading.kinds.likewise import NEAR
from credence.reading.mentions import Mission, States
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds, state_of

_TAKES_EFFECT: Final = re.compile(r"\b(?:came|took effect|followed|dates|dated|became)\b")
_OPENING: Final = 2
"""With so many words before it a participle opens a sentence: "Having formally declared its independence"."""


def _foreseen(clause: Clause) -> bool:
    """Whether it was only to come, on a day not told: "the process by which it would achieve independence"."""
    verb = clause.core.anchor
    would = verb > 0 and clause.codes[verb - 1] in letters("would")
    return would and (clause.core.date_item is None or clause.core.date_item < verb)


_OF_RECOGNITION: Final = re.compile(r"\b(?:[Rr]ecognition|[Aa]cknowledge?ment|[Aa]cceptance) of (?:the )?\Z")


def _of_its_recognition(clause: Clause) -> bool:
    """Whether what came was not independence, but that it was recognised: "recognition of its independence came on"."""
    start = clause.sentence.items[clause.core.first].start
    came = _TAKES_EFFECT.search(clause.text(clause.core.first, clause.core.last)) is not None
    return came and _OF_RECOGNITION.search(clause.sentence.text, clause.sentence.start, start) is not None


def independence(clause: Clause) -> Iterable[Draft]:
    """A State declared, gained or regained independence."""
    spoken_of = _recognised_there(clause) or _celebrated(clause) or _of_something_in_it(clause) or _foreseen(clause)
    if clause.doubtful() or spoken_of or _of_its_recognition(clause):
        return
    of, index = clause.core.phrase.sets.get("whose"), clause.core.groups.get("actor")
    actor = clause.acting() if not of else _all_freed(clause, index) if index is not None else ()
    if clause.context.told and "actor" not in clause.core.groups and clause.subject() is None:
        actor = clause.context.told[1:]  # whoever acted last, it is the land told of that "proclaimed independence"
    if clause.core.phrase.sets.get("whose") and "actor" not in clause.core.groups:
        actor = _recognised_beside(clause) or actor
        actor = _where_opened(clause) or actor
    said = clause.text(clause.core.first, clause.core.last).lower()
    if said.startswith("on ") and "congratulat" in clause.text(0, clause.core.last).lower():
        return
    if clause.core.phrase.sets.get("it") and "independence" not in clause.text(0, clause.core.first):
        return
    article = clause.codes[clause.core.first - 1] if clause.core.first else ""
    if "actor" not in clause.core.groups and article and article in clause.marks["articles"]:
        return  # "the restored independence of X" tells of no act
    if clause.core.first <= _OPENING and "actor" not in clause.core.groups:
        actor = clause.opened_with() or actor
    owner = clause.value("actor")
    if isinstance(owner, States) and owner.how == "the country" and not owner.codes:
        actor = (subject,) if (subject := clause.subject()) else actor  # its parliament "declared the country's"
    its = "actor" not in clause.core.groups and "its" in said.split()
    if actor and actor[0] == clause.context.narrator and "independence" in said and its:
        facing = clause.context.other(actor[0])  # "Upon its independence in 1957 the United States recognised Ghana"
        actor = (facing,) if facing and clause.core.first <= 1 else actor
    if not actor and clause.core.first <= 1 and clause.context.told and said.startswith(_OF_THE_LAND):
        actor = clause.context.told[1:]  # "At independence on D, the Consulate was raised": of the State told of
    if not actor and clause.core.phrase.sets.get("whose"):
        before = [c for i in clause.sentence.items[: clause.core.first] if i.code in "SD" for c in i.value.codes]
        actor = tuple(before[-1:])
    if "themselves" in said.split():
        actor = _of_the_people(clause)
    if actor:
        clause.context.freed = actor[0], clause.sentence.start
        if dated := dated_subjects(clause):  # "A (1991) and B (1992) declared independence"
            for freed, day, used in dated:
                for each in freed:
                    yield clause.draft("independence", {"actor": (each,), "date": day}, used)
            return
        date = None if _day_of_a_letter(clause) else clause.date()
        for each in actor if "actor" in clause.core.groups else actor[:1]:
            yield clause.draft("independence", {"actor": (each,), "date": date})
        for states, date, used in more_pairs(clause):  # "A has been independent since D, B since E"
            yield clause.draft("independence", {"actor": states[:1], "date": date}, used)


_OF_THE_LAND: Final = ("at ", "upon ", "on ", "independence ")
"""So begins what a history says of the independence of the land that it tells of."""


def _all_freed(clause: Clause, index: int) -> tuple[str, ...]:
    """The States of a list whose independence it is: "granted independence to A and B", "A and B were granted"."""
    return max(joined_objects(clause, index), joined_subjects(clause, index), key=len)


_SOMETHING_IN_IT: Final = re.compile(
    r"['’]s? (?:[\w-]+ ){0,2}(?:bank|banks|prosecutors?|judges|judiciary|courts?|press|media|newspapers?|universit\w+"
    r"|church|club|museum|company|broadcaster|regulator|television) (?:\w+ ){0,2}\Z"
)


def _of_something_in_it(clause: Clause) -> bool:
    """Whether it is something in a State that became independent: "Ruritania's central bank gained independence"."""
    items = clause.sentence.items
    at = next((i for i in range(clause.core.anchor - 1, -1, -1) if items[i].code == "S"), None)
    verb = items[clause.core.anchor].start
    return at is not None and _SOMETHING_IN_IT.match(clause.sentence.text, items[at].end, verb) is not None


_PEOPLE: Final = 8
"""The people who declare themselves independent are named within so many items before."""


def _of_the_people(clause: Clause) -> tuple[str, ...]:
    """Whose people declared themselves independent: of the land they live in, or their own kind ("settlers in X")."""
    first = clause.core.first
    places = range(first - 1, max(-1, first - _PEOPLE), -1)
    land = next((at for at in places if clause.codes[at] in "SDCK"), None)
    own = clause.value_codes(land) if land is not None else clause.context.told[1:]
    from_whom = {code for item in clause.sentence.items[clause.core.last :][:4] for code in state_of(item)}
    return () if from_whom & set(own) else own[:1]


_LETTER: Final = re.compile(r"\b(?:letter|message|telegram|cable|note)\b")


def _day_of_a_letter(clause: Clause) -> bool:
    """Whether the day behind is that of what was written on the occasion: "upon its independence, in a letter of D"."""
    core = clause.core
    if core.date_item is None or core.date_item < core.last:
        return False
    return _LETTER.search(clause.text(core.last, core.date_item)) is not None


def _recognised_beside(clause: Clause) -> tuple[str, ...]:
    """The State whose recognition is told just before, or in the sentence before: "recognition of A: D, date of
    independence", "On the restoration of independence, A was recognised anew"."""
    core = clause.core
    told = (c.groups["recipient"] for c in clause.cores if c.phrase.kind == "recognition" and "recipient" in c.groups)
    index = next((at for at in told if at < core.first), None)
    if index is not None:
        return clause.value_codes(index)
    act = clause.context.act
    near = act is not None and act[0] == "recognition" and clause.sentence.start - act[2] < NEAR
    return (act[1],) if near and act and core.first <= 1 and not clause.subject() else ()


def _where_opened(clause: Clause) -> tuple[str, ...]:
    """The State in whose city another opened a mission right before: "opened its embassy in Klow at independence"."""
    before = clause.core.first - 1
    while before > 0 and clause.codes[before] in letters("soon", "shortly", "right", "immediately", "just"):
        before -= 1
    opened = any(c.phrase.kind == "mission-opened" and c.first < before for c in clause.cores)
    item = clause.sentence.items[before]
    host = item.value.host if isinstance(item.value, Mission) else None
    return ((host,) if host else state_of(item)[:1]) if opened else ()


def _recognised_there(clause: Clause) -> bool:
    """Whether the independence is only what was recognised: "A recognised B's regained independence on D"."""
    core = clause.core
    at_first = core.date_item is not None and core.date_item < core.last + 1
    told = [c for c in clause.cores if c.phrase.kind == "recognition" and c.first < core.first]
    if at_first and core.date_item is not None and any(core.last <= core.date_item < c.anchor for c in told):
        return False  # "B's independence, declared on D, was recognised by A on E"
    actor = core.groups.get("actor", core.last)
    came = _TAKES_EFFECT.search(clause.text(actor + 1, core.last)) is not None if actor < core.last - 1 else False
    at = "independence-at" in core.phrase.id or came  # "A's recognition of the independence of B came on D"
    return any(core.last <= c.last or (at and core.first < c.last) for c in told)


def _celebrated(clause: Clause) -> bool:
    """Whether the independence is only what was celebrated on that day: "the embassy celebrated A's independence"."""
    core = clause.core
    before = clause.codes[max(0, core.first - _MARKED_NEAR) : core.first]
    return "independence-at" in core.phrase.id and holds(before, letters("<marking>", *_FEAST))


_FEAST: Final = ("anniversary", "celebration", "celebrations", "commemoration")
_MARKED_NEAR: Final = 5
"""What is celebrated stands so many items at most from the verb."""


__all__ = ["independence"]
