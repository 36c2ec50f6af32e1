"""Deciding: on statements, on whether two names mean one, on findings; taking a decision back."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form

from credence.web.acts.act import Act, By, Done, Next
from credence.web.acts.agreeing import agreed
from credence.web.problems import Problem
from credence.web.users import Role

Given = Annotated[str, Form(max_length=2_000)]
Statements = Annotated[list[str], Form(max_length=500, description="The ids of the statements decided on.")]
Verdict = Annotated[str, Form(pattern="^(accept|reject|unsure)$")]


def decide(by: By, statement: Statements, verdict: Verdict, reason: Given = "", next: Next = "/review") -> Done:
    """Accept, reject, or be unsure of statements."""
    if not statement:
        raise Problem(422, "statement: name the statements to decide on")
    made = [on_statement(by, one, verdict, reason) for one in statement]
    return Done(next, {"decisions": [number for number in made if number]})


def on_statement(by: By, statement: str, verdict: str, reason: str) -> int | None:
    """The number of the decision on a statement; None where it waits for a second person."""

    def enter(signed: str) -> int:
        return by.desk.record.review(statement, verdict, reviewer=signed, reason=reason)

    return agreed(by, "/review/decide", [("statement", statement)], verdict, reason, enter)


def match(
    by: By, kind: Given, one: Given, other: Given, verdict: Verdict, reason: Given = "", next: Next = "/review"
) -> Done:
    """Say whether two names mean one person, instrument, organisation or place."""

    def enter(signed: str) -> int:
        return by.desk.record.match(kind, one, other, verdict, reviewer=signed, reason=reason)

    number = agreed(by, "/review/match", [("kind", kind), ("one", one), ("other", other)], verdict, reason, enter)
    return Done(next, {"decisions": [number] if number else []})


def silence(by: By, finding: Given, reason: Given, next: Next = "/check") -> Done:
    """Tell a finding no more, for a reason."""
    number = by.desk.record.silence(finding, reviewer=by.user.name, reason=reason)
    return Done(next, {"decisions": [number]})


def undo(by: By, review: Annotated[int, Form(ge=1)], reason: Given = "", next: Next = "/review") -> Done:
    """Take a decision back; that, too, is on record and can be undone."""
    number = by.desk.record.undo(review, reviewer=by.user.name, reason=reason)
    return Done(next, {"decisions": [number]})


ACTS = (
    Act("/review/decide", decide, "Decide on statements", Role.REVIEWER),
    Act("/review/match", match, "Decide on names", Role.REVIEWER),
    Act("/review/undo", undo, "Take a decision back", Role.REVIEWER),
    Act("/check/silence", silence, "Silence a finding", Role.REVIEWER),
)
