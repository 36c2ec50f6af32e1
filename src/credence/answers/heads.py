"""In: questions on who headed a mission. Out: heads on a day, in a time, first, last; each with steps and end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from credence.answers.enquiry import MOST, Enquiry, Reply, joined, say
from credence.answers.times import Window
from credence.brief.cells import person_text, standing_notes, standing_text, when_or_report
from credence.brief.naming import state_text
from credence.brief.phrasebook import table
from credence.brief.pieces import Block, Sentence, Text, capitalised, words
from credence.brief.titles import head_title
from credence.brief.wording import date_words
from credence.lore.accreditation import accrediting
from credence.model import Fact
from credence.protocol.accreditation import Accreditation, Step
from credence.protocol.facts import certainly_by, earliest_day, held, latest_day, perhaps_by, reported
from credence.protocol.posts import KINDS, Post, Standing, Tenure, post

_DAY = timedelta(days=1)
_IN_POST = ("in-post", "acting")


def heads(enquiry: Enquiry) -> Reply:
    """Who headed the mission of one State in another, on a day, in a time, or of all on record."""
    a, b = enquiry.slot("a"), enquiry.slot("b")
    consular = accrediting().class_of(enquiry.slot("office")).consular if enquiry.slot("office") != "head" else False
    history = post(enquiry.ask(KINDS, seen=False), a, b, enquiry.identities, consular=consular)
    options, window = enquiry.asked.form.options, enquiry.window
    if not window and "pick" in options:
        return _picked(history, options["pick"], enquiry)
    if window and window.day is None:
        found = [tenure for tenure in history.tenures if in_time(tenure, window, enquiry.on)]
        return _listed(history, found, enquiry)
    if not window and enquiry.on is None and options.get("every"):
        return _listed(history, history.tenures, enquiry)
    return _on_a_day(history, enquiry)


def _on_a_day(history: Post, enquiry: Enquiry) -> Reply:
    """Who stands there; nobody who is only on the way is an answer."""
    day = enquiry.day
    standing = history.on(day)
    there = [each for each in standing if each.stage != "not-yet"]
    coming = [each for each in standing if each.stage == "not-yet"]

    blocks = [block for each in there for block in _stands(each, day, enquiry)]
    nearby = [block for each in coming for block in _stands(each, day, enquiry)]
    return Reply(blocks, nearby if blocks else [*nearby, *_neighbouring(history, day, day, enquiry)])


def _stands(standing: Standing, day: date | None, enquiry: Enquiry) -> list[Block]:
    """Where one stands on the day; of one whose end is on record the whole tenure: the brief's words deny an end."""
    if standing.stage in _IN_POST and standing.tenure.ending:
        return tenure_told(standing.tenure, enquiry)
    text = capitalised(standing_text(standing, day)) + standing_notes(standing, enquiry.notes)
    return [Sentence(text), *enquiry.disputes([standing.step.fact])]


def in_time(tenure: Tenure, window: Window, on: date | None) -> bool:
    """Whether functions were, or may have been, exercised on a day of the time.

    One who never began is there by the steps taken.
    """
    began, ending = tenure.began, tenure.ending
    first = began.fact if began else tenure.accreditation.steps[-1].fact
    if held(first) is None and reported(first) is None:
        return False
    last = min(window.last, on) if on else window.last
    if earliest_day(first) > last or (held(first) is None and not certainly_by(first, last)):
        return False
    if began is None:
        return latest_day(first) >= window.first
    if ending is None:
        return window.first.year - latest_day(first).year <= accrediting().longest
    return window.first == date.min or not ending.by(window.first - _DAY)


def _listed(history: Post, found: Sequence[Tenure], enquiry: Enquiry) -> Reply:
    if not found:
        window = enquiry.window
        first = window.first if window else None
        return Reply(nearby=_neighbouring(history, first, window.last if window else None, enquiry))
    blocks = [block for each in found[:MOST] for block in tenure_told(each, enquiry)]
    return Reply(blocks + enquiry.more(len(found)))


def _picked(history: Post, which: str, enquiry: Enquiry) -> Reply:
    """The first or the last to take up functions by the day; of some who began at the same time all."""
    begun = [each for each in history.tenures if each.began and certainly_by(each.began.fact, enquiry.on)]
    edge = begun[:1] if which == "first" else begun[-1:]
    same = [each for each in begun if each.began and edge[0].began and _same_time(each.began.fact, edge[0].began.fact)]
    return Reply([block for each in same for block in tenure_told(each, enquiry)])


def _same_time(one: Fact, other: Fact) -> bool:
    when, then = held(one), held(other)
    return one is other or (when is not None and then is not None and when.agrees_with(then))


def _neighbouring(history: Post, first: date | None, last: date | None, enquiry: Enquiry) -> list[Block]:
    """The last who had ended before a time, and the first to begin after it."""
    begun = [each for each in history.tenures if each.began and each.accreditation.person]
    past = [each for each in begun if each.ending and each.ending.by(first)]
    long_ago = [each for each in begun if not each.ending and first and certainly_by(_begin(each), first)]
    coming = [each for each in begun if last and earliest_day(_begin(each)) > last]
    kept = {id(each): each for each in (*past[-1:], *long_ago[-1:], *coming[:1])}
    return [block for each in kept.values() for block in tenure_told(each, enquiry)]


def _begin(tenure: Tenure) -> Fact:
    assert tenure.began is not None
    return tenure.began.fact


def tenure_told(tenure: Tenure, enquiry: Enquiry) -> list[Block]:
    """One sentence with every step on record, each cited, and how it ended; behind it what sources disagree on."""
    head = tenure.accreditation
    told = [step for step in head.steps if certainly_by(step.fact, enquiry.on) or perhaps_by(step.fact, enquiry.on)]
    taken = [step for step in told if step is not head.ended or step.stage.name != "ended"]
    steps = joined([step_told(step) + enquiry.notes.cite(step.fact) for step in taken])
    text = say("tenure", **who(head), steps=steps, end=_end(tenure, enquiry))
    return [Sentence(capitalised(text)), *enquiry.disputes(step.fact for step in told)]


def _end(tenure: Tenure, enquiry: Enquiry) -> Text:
    """How it ended; of one of whom no end is on record, that a successor began."""
    ending = tenure.ending
    if ending is None or not (ending.by(enquiry.on) or ending.perhaps(enquiry.on)):
        return ()
    how, when = accrediting().endings[ending.how], when_or_report(ending.fact)
    text = say("succeeded", when=when) if ending.how == "succeeded" else say("ended", how=how, when=when)
    return text + enquiry.notes.cite(ending.fact)


def step_told(step: Step) -> Text:
    """`credentials presented 17 May 1949`."""
    when = held(step.fact)
    return words(" ".join(filter(None, (step.stage.says, date_words(when) if when else when_or_report(step.fact)))))


def who(head: Accreditation) -> dict[str, Text | str]:
    """The person, title and post of a head of mission, as slots of a template."""
    return {
        "person": person_text(head.person),
        "office": head_title(head) or str(table("phrases")["head_office"]),
        "a": state_text(head.sender),
        "b": state_text(head.receiver),
    }
