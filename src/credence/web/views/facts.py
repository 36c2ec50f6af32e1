"""A question in; the facts that answer, page by page or as a stream of lines, out: for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Annotated

from fastapi import Query
from pydantic import BeforeValidator, TypeAdapter

from credence.lore.kinds import kind as kind_of
from credence.record import Question, Record
from credence.web.days import Day, KnownAt, On
from credence.web.problems import Problem
from credence.web.views.calendar import MaybeState
from credence.web.views.cited import Cited, all_cited, cited

_AT_ONCE = 1_000
_LINE: TypeAdapter[Cited] = TypeAdapter(Cited)


def _kind(text: object) -> object:
    """A kind of fact that there is."""
    if not isinstance(text, str) or not text:
        return None
    try:
        return kind_of(text).name
    except LookupError as error:
        raise ValueError(str(error)) from None


Kind = Annotated[str | None, BeforeValidator(_kind), Query(description="A kind of fact: `meeting`, `mission-opened`.")]
Person = Annotated[str | None, Query(description="Only facts that name this person.", max_length=200)]
Source = Annotated[str | None, Query(description="Only what this outlet, ministry or person says.", max_length=200)]
Since = Annotated[Day, Query(description="Only what may have been so on this day or later.")]
Until = Annotated[Day, Query(description="Only what may have been so by this day.")]
Most = Annotated[int, Query(ge=1, le=_AT_ONCE, description="So many facts to a page at most.")]
After = Annotated[str | None, Query(description="The `next` of the page before.", max_length=64)]


@dataclass(frozen=True, slots=True)
class FactsPage:
    """Facts in the order of their dates; `next` is what `after` must be for those that follow, null at the end."""

    facts: list[Cited]
    next: str | None


def facts(
    record: Record,
    a: MaybeState = None,
    b: MaybeState = None,
    kind: Kind = None,
    person: Person = None,
    source: Source = None,
    since: Since = None,
    until: Until = None,
    most: Most = 100,
    after: After = None,
    on: On = None,
    known_at: KnownAt = None,
) -> FactsPage:
    """Facts by State, pair, kind, person, source and period, page by page."""
    question = asked(a, b, kind, person, source, since, until, on)
    last = None
    if after is not None and (last := record.fact(after, on=on, known_at=known_at)) is None:
        raise Problem(422, f"after: no fact rests on a statement {after}; take the `next` of the page before")
    found = list(islice(record.answers(question, known_at, last, most + 1), most + 1))
    follow = found[most - 1].supports[0].statement_id if len(found) > most else None
    return FactsPage(all_cited(found[:most]), follow)


def asked(
    a: str | None,
    b: str | None,
    kind: str | None,
    person: str | None,
    source: str | None,
    since: date | None,
    until: date | None,
    on: date | None,
) -> Question:
    """The question that the parameters put."""
    if since and until and since > until:
        raise Problem(422, f"since: {since} lies after until, {until}")
    for name, text in (("person", person), ("source", source)):
        if text is not None and not any(char.isalnum() for char in text):
            raise Problem(422, f"{name}: holds no letter and no digit; write the name to look for")
    pair = (a, b) if a and b and a != b else None
    states = frozenset(() if pair else (code for code in (a, b) if code))
    kinds = frozenset([kind] if kind else ())
    return Question(pair, states, kinds, person, on, since, until, source)


def fact_lines(
    record: Record,
    a: MaybeState = None,
    b: MaybeState = None,
    kind: Kind = None,
    person: Person = None,
    source: Source = None,
    since: Since = None,
    until: Until = None,
    on: On = None,
    known_at: KnownAt = None,
) -> Iterator[str]:
    """Facts by State, pair, kind, person, source and period, one a line, all as known at the same moment."""
    question = asked(a, b, kind, person, source, since, until, on)
    return (_LINE.dump_json(cited(fact)).decode() + "\n" for fact in record.answers(question, known_at))


def statement_lines(record: Record, known_at: KnownAt = None) -> Iterator[str]:
    """What facts rest on: every statement that stands, one a line, in the order of entering."""
    for document, told in record.standing(known_at):
        for statement in told:
            line = {"id": statement.id, "digest": document.digest, **statement.to_json()}
            yield json.dumps(line, ensure_ascii=False).encode("utf-8", "replace").decode() + "\n"
