"""In: the facts of a brief. Out: the table of who is named in which office, and on which day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from credence.brief.facts import dated_slots, office_words
from credence.brief.naming import state_text
from credence.brief.notes import Notebook
from credence.brief.phrasebook import phrase, table
from credence.brief.pieces import Block, Row, Table, Text, capitalised, words
from credence.brief.select import Scope, Selection
from credence.brief.wording import day_words, names_listed
from credence.lore.persons import person_name, same_person
from credence.model import Fact, Support
from credence.protocol.accreditation import SERVING
from credence.protocol.facts import certainly_by, codes, latest_day, text_of


@dataclass(slots=True)
class _Named:
    """A person in an office of a State, with the facts that name the person there."""

    person: tuple[str, ...]
    office: str
    state: str
    facts: list[Fact] = field(default_factory=list)

    def of(self, *kinds: str) -> list[Fact]:
        return [fact for fact in self.facts if fact.kind in kinds]

    def is_of(self, fact: Fact) -> bool:
        """Whether a fact is about the same person in the same office, as far as it says."""
        office, state = text_of(fact, "office"), _state(fact)
        ones, others = ([person_name(name) for name in names] for names in (self.person, codes(fact, "person")))
        same = len(ones) == len(others) and all(map(same_person, ones, others))
        return same and state == self.state and office == self.office


def people(selection: Selection, notes: Notebook, told: Sequence[Fact] | None = None) -> list[Block]:
    """Who is named as holding, taking up or leaving which office, by State and rank; by these facts, if any are given.

    The day is that of the latest document cited. Of one who has left, the end of the post is told; one of
    whom only the end is on record is not listed.
    """
    found: list[_Named] = []
    for fact in selection.of("holds-office", *SERVING) if told is None else told:
        if codes(fact, "person"):
            _named_by(fact, found).facts.append(fact)
    listed = [named for named in found if any(fact.kind != "post-ended" for fact in named.facts)]
    if not listed:
        return []
    scope, labels = selection.scope, table("labels")
    rows = [_row(named, scope.day, notes) for named in sorted(listed, key=lambda named: _rank(named, scope))]
    return [Table((labels["name"], labels["office"], labels["state"], labels["named_on"]), tuple(rows))]


def last_named(fact: Fact) -> date | None:
    """The day of the latest report that names the person in the office; None where none has a date."""
    return max((support.published for support in fact.supports if support.published), default=None)


def _named_by(fact: Fact, found: list[_Named]) -> _Named:
    for named in found:
        if named.is_of(fact):
            named.person = max(named.person, codes(fact, "person"), key=_fullness)
            return named
    found.append(_Named(codes(fact, "person"), text_of(fact, "office"), _state(fact)))
    return found[-1]


def _fullness(names: tuple[str, ...]) -> int:
    return sum(len(person_name(name)) for name in names)


def _state(fact: Fact) -> str:
    return (codes(fact, "actor")[:1] or ("",))[0]


def _rank(named: _Named, scope: Scope) -> tuple[int, int, tuple[str, ...]]:
    order = list(table("offices"))
    side = scope.states.index(named.state) if named.state in scope.states else len(scope.states)
    return (
        side,
        order.index(named.office) if named.office in order else len(order),
        (named.state, named.office, *named.person),
    )


def _row(named: _Named, day: date | None, notes: Notebook) -> Row:
    end = _end(named, day)
    facts = named.of("holds-office") or [fact for fact in named.facts if fact.kind != "post-ended"]
    supports = _by(facts, day)
    days = [support.published for support in supports if support.published]
    told = words(day_words(max(days))) if days else words(table("labels")["not_given"])
    state = capitalised(state_text(named.state)) if named.state else ()
    if end:
        supports += end.supports
    return Row((names_listed(named.person), _office(named, end), state, told + notes.cite_supports(supports)))


def _by(facts: Sequence[Fact], day: date | None) -> list[Support]:
    """The statements behind the facts that were published by the day; all where none were."""
    supports = [support for fact in facts for support in fact.supports]
    return [s for s in supports if day is None or s.published is None or s.published <= day] or supports


def _end(named: _Named, day: date | None) -> Fact | None:
    """The end of the post, if it had come by the day and nothing begun is on record after it."""
    ended = [fact for fact in named.of("post-ended") if certainly_by(fact, day)]
    end = max(ended, key=latest_day, default=None)
    begun = [fact for fact in named.of(*SERVING) if fact.kind != "post-ended" and certainly_by(fact, day)]
    return None if end and any(latest_day(fact) > latest_day(end) for fact in begun) else end


def _office(named: _Named, end: Fact | None) -> Text:
    """The office; that the post ended; or that the person is appointed and no more is on record."""
    office = office_words(named.office)
    slots = {"office": office or str(table("phrases")["head_office"])}
    if end:
        return phrase("office_until", dated_slots(end) | slots)
    if {fact.kind for fact in named.facts} <= {"appointed", "post-ended"}:
        stages = {text_of(fact, "stage") for fact in named.of("appointed")}
        return phrase("office_appointed", {**slots, "nominated": "" if "" in stages else max(stages, default="")})
    return words(office)
