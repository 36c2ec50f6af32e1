"""Several envoys appointed at once and named one by one: "five envoys were sworn in, among them X as Ambassador to A".

Once a sentence has told that envoys were appointed, whoever it or the next ones name with a post abroad, or only with
the State to which he goes, is one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from credence.lore.offices import sent_offices
from credence.model import Modality
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.shapes import shape
from credence.reading.kinds.effective import begins, day_of_effect
from credence.reading.kinds.envoys import envoy_slots
from credence.reading.kinds.roles import person_at
from credence.reading.mentions import Mission, Person, Post
from credence.reading.phrases.core import Draft

_ENVOYS: Final = re.compile(
    r"\b(?:ambassadors|envoys|high commissioners|diplomats|heads of (?:diplomatic )?missions?"
    r"|diplomatic (?:missions|representatives|postings?|posts)|foreign service)\b",
    re.IGNORECASE,
)
_REACH: Final = 1500
"""A roster is read for so many characters."""


def open_roster(clause: Clause, sender: str | None, listed: bool = False) -> Iterator[Draft]:
    """Keep that envoys were appointed, where the sentence says so without yet saying who goes where.

    `listed` says that a colon ends it: who were appointed stands in the lines below.
    """
    sentence, context = clause.sentence, clause.context
    if context.narrator or not (listed or _ENVOYS.search(sentence.text, sentence.start, sentence.end)):
        return iter(())
    ours = (item.value.owner for item in sentence.items if isinstance(item.value, Mission) and item.value.owner)
    told = context.roster[1] if context.roster and on_roster(clause) else None  # "The following were appointed:"
    context.roster = (next(ours, None) or sender or context.home, clause.date() or told, sentence.start)
    return iter(())


def on_roster(clause: Clause) -> bool:
    """Whether the sentence goes on with a list of envoys just appointed."""
    roster = clause.context.roster
    return roster is not None and clause.sentence.start - roster[2] < _REACH


def of_roster(clause: Clause) -> Iterator[Draft]:
    """ "X as Ambassador to A", "Y will be High Commissioner to B", "Z to C": one of the envoys appointed."""
    roster, index = clause.context.roster, clause.core.groups.get("person")
    if roster is None or index is None or not on_roster(clause):
        return
    if clause.core.phrase.sets.get("near") and not _goes_on(clause):
        return
    person = person_at(clause, index) or _of_one_name(clause, index)
    hosts = clause.value_codes(host) if (host := clause.core.groups.get("host")) is not None else ()
    if in_turn := _each_in_turn(clause, index, host) if host is not None else []:
        yield from in_turn
        return
    post = clause.value("post")
    if not isinstance(post, Post):
        post = Post(*_office_told(clause), None, hosts)
    elif post.office not in sent_offices() or post.flags & {"former", "plural"}:
        return
    sender = post.owner or roster[0]
    if person is None or sender is None or (person.owner not in (None, sender)):
        return
    held = Post(post.office, post.term, sender, post.host or hosts, post.flags, post.organisation)
    slots = envoy_slots(clause, Person(person.name, held, sender))
    if slots:
        effect = day_of_effect(clause)
        date = roster[1] if effect else clause.date() or roster[1]
        yield clause.draft("appointed", {**slots, "date": date}, modality=Modality.ASSERTED)
        if effect:
            yield from begins(clause, {**slots}, effect)


def _office_told(clause: Clause) -> tuple[str, str]:
    """The office and its title that the opening of the roster tells: "appointed ambassadors to five countries"."""
    roster, sentence = clause.context.roster, clause.sentence
    told = _AMBASSADORS.search(sentence.text, roster[2], sentence.end) if roster else None
    return ("ambassador", told[0].lower()) if told else ("", "")


_AMBASSADORS: Final = re.compile(r"\b(?:ambassador|high commissioner)(?=s\b)", re.IGNORECASE)
_STATES_IN_TURN: Final = r"S(?:(?:,|,?[{and}])[{the}]?S)+,?[{respectively}]"
_NAMES_IN_TURN: Final = r"H*[NP](?:(?:,|,?[{and}])H*[NP])+\Z"


def _each_in_turn(clause: Clause, person: int, host: int) -> list[Draft]:
    """ "X, Y and Z were named for A, B and C respectively": as many persons as States, each sent to his own."""
    roster, items = clause.context.roster, clause.sentence.items
    states = shape(_STATES_IN_TURN).match(clause.codes, host)
    names = shape(_NAMES_IN_TURN).search(clause.codes, 0, person + 1) if states else None
    if roster is None or roster[0] is None or states is None or names is None:
        return []
    there = [clause.value_codes(at)[:1] for at in range(*states.span()) if clause.codes[at] == "S"]
    who = [at for at in range(*names.span()) if clause.codes[at] in "NP"]
    found = []
    for at, state in zip(who, there, strict=True) if len(who) == len(there) else ():
        value = items[at].value
        held = Post(*_office_told(clause), roster[0], state)
        slots = envoy_slots(clause, Person(value.name if isinstance(value, Person) else str(value), held, roster[0]))
        if slots:
            date = clause.date() or roster[1]
            found.append(clause.draft("appointed", {**slots, "date": date}, at, modality=Modality.ASSERTED))
    return found


_GOES_ON: Final = re.compile(
    r"\s*(?:They|These|Those|Also|Others|Among (?:them|these)"
    r"|The (?:(?:new|other|newly appointed) ){0,2}(?:envoys|appointees|ambassadors|diplomats|rest|others))\b"
)
"""How a sentence goes on with a roster that the one before opened."""


def _goes_on(clause: Clause) -> bool:
    """Whether the sentence is that which opened the roster, or goes on with it by its first words."""
    roster, sentence = clause.context.roster, clause.sentence
    opened = roster is not None and sentence.start == roster[2]
    return opened or _GOES_ON.match(sentence.text, sentence.start) is not None


def named_on_roster(clause: Clause, person: Person) -> Iterator[Draft]:
    """ "They are X, Ambassador to A; Y, Ambassador to B": one of the envoys appointed, named with his post."""
    roster, post = clause.context.roster, person.post
    if roster is None or post is None or not on_roster(clause) or person.owner not in (None, roster[0]):
        return
    if (
        not _goes_on(clause)
        or not post.host
        or post.office not in sent_offices()
        or post.flags & {"former", "outgoing"}
    ):
        return
    slots = envoy_slots(clause, person)
    if slots:
        yield clause.draft("appointed", {**slots, "date": roster[1]}, modality=Modality.ASSERTED)


def _of_one_name(clause: Clause, index: int) -> Person | None:
    """One named by surname alone, by the full name that the text has given."""
    item = clause.sentence.items[index]
    name = clause.context.names.get(str(item.value)) if item.code == "N" else None
    return Person(name) if name else None


__all__ = ["named_on_roster", "of_roster", "on_roster", "open_roster"]
