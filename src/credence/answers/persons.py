"""In: questions on persons. Out: their posts and offices, steps of accreditation, who came before and after them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from credence.answers.enquiry import MOST, Enquiry, Reply, cited, remark, say
from credence.answers.heads import in_time, step_told, tenure_told, who
from credence.answers.times import Window
from credence.brief.cells import person_text
from credence.brief.facts import slots_of
from credence.brief.pieces import Block, Sentence, words
from credence.brief.wording import day_words, listed, names_listed
from credence.lore.persons import person_name, same_person
from credence.model import Fact
from credence.protocol.careers import career
from credence.protocol.facts import certainly_by, codes, latest_day, perhaps_by
from credence.protocol.posts import KINDS, Post, Tenure, post

_NAMED_MOST = 5


def person(enquiry: Enquiry) -> Reply:
    """The posts of all whom a name may mean, and the offices they are named in; else where they are named at all."""
    name = enquiry.slot("person")
    found = _tenures(enquiry)
    offices = [] if enquiry.slot("b") else enquiry.within(enquiry.ask({"holds-office"}, person=name))
    blocks: list[Block] = [block for _, tenure in found[:MOST] for block in tenure_told(tenure, enquiry)]
    blocks += enquiry.more(len(found)) + enquiry.tell(offices)
    if blocks:
        return Reply([*_several(found, offices), *blocks])
    return _elsewhere(enquiry)


def _elsewhere(enquiry: Enquiry) -> Reply:
    """What else names the person; an answer only where nothing but the person was asked for."""
    name = enquiry.slot("person")
    told = enquiry.ask((), person=name)
    if not told:
        return Reply(none="silent_person")
    named: list[Block] = enquiry.tell(told[-_NAMED_MOST:])
    alone = enquiry.asked.form.answer == "person" and not enquiry.slot("b") and not enquiry.window
    if alone:
        return Reply([remark("named_in", person=names_listed([name])), *named])
    return Reply(nearby=named)


def _tenures(enquiry: Enquiry, timed: bool = True) -> list[tuple[Post, Tenure]]:
    """The tenures of all whom the name may mean, in the State and time asked about, by the day.

    Where the very name is on record, others whose names only hold it are left out.
    """
    b, window = enquiry.slot("b"), enquiry.window if timed else None
    found = [
        (history, tenure)
        for history, tenure in career(enquiry.record, enquiry.slot("person"), enquiry.known_at)
        if (not b or history.name.receiver == b)
        and tenure.accreditation.reached(enquiry.on)
        and (window is None or in_time(tenure, window, enquiry.on))
    ]
    asked = person_name(enquiry.slot("person"))
    exact = [each for each in found if asked in map(person_name, each[1].accreditation.person)]
    return exact if exact and len(asked) > 1 else found


def _several(found: Sequence[tuple[Post, Tenure]], offices: Sequence[Fact] = ()) -> list[Block]:
    """That a name may mean several persons, with the names on record; nothing where it means one.

    A shorter name is of the person of the longer that holds it, where there is only one such.
    """
    written = [name for _, tenure in found for name in tenure.accreditation.person]
    written += [name for fact in offices for name in codes(fact, "person")]
    names = {person_name(name): name for name in sorted(written, key=len, reverse=True)}
    apart = [name for name in names if sum(same_person(name, other) for other in names if len(other) > len(name)) != 1]
    return [remark("several", names=names_listed(sorted(names[each] for each in apart)))] if len(apart) > 1 else []


def steps(enquiry: Enquiry) -> Reply:
    """The steps of these stages of a person, or of the heads of a mission."""
    stages: Sequence[str] = enquiry.asked.form.options["stages"]
    if enquiry.slot("person"):
        found = _tenures(enquiry, timed=False)
    else:
        a, b = enquiry.slot("a"), enquiry.slot("b")
        history = post(enquiry.ask(KINDS, seen=False), a, b, enquiry.identities)
        found = [(history, each) for each in _current(history, enquiry)]
    blocks: list[Block] = []
    for _, tenure in found:
        taken = [step.fact for step in tenure.accreditation.of(*stages) if _by(step.fact, enquiry.on)]
        blocks += enquiry.tell(enquiry.within(taken))
    if blocks:
        return Reply([*_several(found), *blocks])
    nearby = [block for _, tenure in found[:_NAMED_MOST] for block in tenure_told(tenure, enquiry)]
    return Reply(nearby=nearby) if nearby or not enquiry.slot("person") else _elsewhere(enquiry)


def _by(fact: Fact, day: date | None) -> bool:
    return certainly_by(fact, day) or perhaps_by(fact, day)


def _current(history: Post, enquiry: Enquiry) -> Iterator[Tenure]:
    """Of a mission those in post in the time asked about; without one, the last to have taken any of the stages."""
    if enquiry.window:
        yield from (each for each in history.tenures if in_time(each, enquiry.window, enquiry.on))
        return
    stages = enquiry.asked.form.options["stages"]
    taken = [each for each in history.tenures if any(_by(s.fact, enquiry.on) for s in each.accreditation.of(*stages))]
    yield from taken[-1:] or history.tenures[-1:]


def neighbours(enquiry: Enquiry) -> Reply:
    """Who was in post before or after a person."""
    which = enquiry.asked.form.options["which"]
    found = _tenures(enquiry)
    blocks: list[Block] = []
    for _, tenure in found[:MOST]:
        other = tenure.after if which == "after" else tenure.before
        began = other.began if other else None
        if other is None or began is None or not certainly_by(began.fact, enquiry.on):
            continue
        told = who(other)
        slots = {**told, "person": person_text(tenure.accreditation.person), "other": told["person"]}
        text = say(which, **slots, step=step_told(began) + enquiry.notes.cite(began.fact))
        blocks += [Sentence(text), *enquiry.disputes([began.fact])]
    if blocks:
        return Reply([*_several(found), *blocks])
    nearby = [block for _, tenure in found[:_NAMED_MOST] for block in tenure_told(tenure, enquiry)]
    return Reply(nearby=nearby) if nearby else _elsewhere(enquiry)


def officials(enquiry: Enquiry) -> Reply:
    """Who is named in an office of a State, by the latest report first, with the days of the reports."""
    told = enquiry.ask({"holds-office"}, states=[enquiry.slot("a")])
    named = [fact for fact in told if fact.slots.get("office") == enquiry.slot("home")]
    named.sort(key=latest_day, reverse=True)
    found = [fact for fact in named if _reported_in(fact, enquiry.window)]
    blocks = [_official(fact, enquiry) for fact in found[:MOST]]
    others = [] if found else [_official(fact, enquiry) for fact in named[:_NAMED_MOST]]
    return Reply([*blocks, *enquiry.more(len(found))], others)


def _reported_in(fact: Fact, window: Window | None) -> bool:
    days = [support.published for support in fact.supports if support.published]
    return window is None or any(window.first <= day <= window.last for day in days)


def _official(fact: Fact, enquiry: Enquiry) -> Block:
    days = sorted({support.published for support in fact.supports if support.published})
    slots = slots_of(fact)
    text = say(
        "official",
        person=slots["person"],
        office=slots["office"],
        a=slots["actor"],
        days=listed([words(day_words(day)) for day in days]),
    )
    return cited(text, enquiry.notes.cite(fact))
