"""Deciding: on statements, on whether two names mean one, on findings; taking a decision back."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Form
from pydantic import Field

from credence.web.acts.act import Act, By, Done, Next
from credence.web.acts.agreeing import agreed
from credence.web.problems import Problem
from credence.web.users import Role

Given = Annotated[str, Form(max_length=2_000)]
Statements = Annotated[list[str], Form(max_length=500, description="The ids of the statements decided on.")]
Decisions = Annotated[list[Annotated[int, Field(ge=1)]], Form(max_length=500, description="Numbers of decisions.")]
Verdict = Annotated[str, Form(pattern="^(accept|reject|unsure)$")]


def decide(by: By, statement: Statements, verdict: Verdict, reason: Given = "", next: Next = "/review") -> Done:
    """Accept, reject, or be unsure of statements."""
    if not statement:
        raise Problem(422, "statement: name the statements to decide on")
    made = [on_statement(by, one, verdict, reason) for one in statement]
    return _done(next, [number for number in made if number])


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
    return _done(next, [number] if number else [])


def silence(by: By, finding: Given, reason: Given, next: Next = "/check") -> Done:
    """Tell a finding no more, for a reason."""

    def enter(signed: str) -> int:
        return by.desk.record.silence(finding, reviewer=signed, reason=reason)

    if not reason.strip():
        raise Problem(422, "reason: a finding is silenced for a reason; give it")
    number = agreed(by, "/check/silence", [("finding", finding)], "silence", reason, enter)
    return Done(next, {"decisions": [number] if number else []})


def undo(by: By, review: Decisions, reason: Given = "", next: Next = "/review") -> Done:
    """Take decisions back, the last first; that, too, is on record and can be undone."""
    if not review:
        raise Problem(422, "review: name the decisions to take back")
    made = [_taken_back(by, one, reason) for one in sorted(set(review), reverse=True)]
    return Done(next, {"decisions": [number for number in made if number]})


def _taken_back(by: By, review: int, reason: str) -> int | None:
    def enter(signed: str) -> int:
        return by.desk.record.undo(review, reviewer=signed, reason=reason)

    return agreed(by, "/review/undo", [("review", str(review))], "undo", reason, enter)


def _done(next: str, made: list[int]) -> Done:
    """The queue is told what was decided just now, so that all of it can be taken back at once."""
    just = urlencode([("done", number) for number in made])
    shown = f"{next}{'&' if '?' in next else '?'}{just}" if made and next.startswith("/review") else next
    return Done(shown, {"decisions": made})


ACTS = (
    Act("/review/decide", decide, "Decide on statements", Role.REVIEWER),
    Act("/review/match", match, "Decide on names", Role.REVIEWER),
    Act("/review/undo", undo, "Take a decision back", Role.REVIEWER),
    Act("/check/silence", silence, "Silence a finding", Role.REVIEWER),
)
