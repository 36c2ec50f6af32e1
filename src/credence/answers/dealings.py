"""In: questions on what States did with each other. Out: facts of some kinds in their roles, contacts, instruments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from credence.answers.enquiry import MOST, Enquiry, Reply, cited, joined, say
from credence.brief.asking import facts_on
from credence.brief.contacts import remarks
from credence.brief.facts import sentence_text
from credence.brief.naming import states_text
from credence.brief.pieces import Block, Sentence, Text, capitalised, foreign, without_stop, words
from credence.brief.treaties import gap_words, instrument_words, step_words
from credence.model import Fact, Modality
from credence.protocol import contacts as contacts_of
from credence.protocol import instruments as instruments_of
from credence.protocol.contacts import Contact
from credence.protocol.facts import codes, held, in_order, latest_day, text_of
from credence.protocol.instruments import Instrument
from credence.protocol.timeline import timeline
from credence.record.asking.questions import names_person


def facts(enquiry: Enquiry) -> Reply:
    """The facts of the kinds asked for, in which the States have their roles."""
    options = enquiry.asked.form.options
    found = in_order(fact for fact in enquiry.ask(options["kinds"]) if _fits(fact, enquiry))
    within = enquiry.within(found)
    if within:
        return Reply(enquiry.tell(within))
    if found:
        return Reply(nearby=enquiry.tell(found), none="silent_time")
    if options.get("else"):
        disputed = enquiry.ask((), **enquiry.scope(), status={"disputed"})
        return Reply(nearby=enquiry.disputes(disputed))
    return Reply()


def _fits(fact: Fact, enquiry: Enquiry) -> bool:
    options = enquiry.asked.form.options
    roles = options.get("roles", {})
    if not all(enquiry.slot(slot) in codes(fact, role) for role, slot in roles.items()):
        return False
    if options.get("organisation") and text_of(fact, "organisation") != enquiry.slot("org"):
        return False
    return fact.kind != "post-ended" or text_of(fact, "manner") == options.get("manner")


def happened(enquiry: Enquiry) -> Reply:
    """What happened between two States, or to one, in order; of many the latest."""
    states = enquiry.asked.states
    found = enquiry.within(timeline(facts_on(enquiry.record, states, enquiry.known_at, enquiry.on), states))
    return Reply(enquiry.tell(found[-MOST:]) + enquiry.more(len(found)))


def disagreements(enquiry: Enquiry) -> Reply:
    """Where sources give different values, each with those who give it."""
    found = enquiry.within(enquiry.ask((), **enquiry.scope(), status={"disputed"}))
    for fact in found[:MOST]:
        enquiry.notes.cite(fact)
    return Reply([*enquiry.disputes(found[:MOST]), *enquiry.more(len(found))])


def contacts(enquiry: Enquiry) -> Reply:
    """Contacts of the kinds asked for, oldest first; of the last, which round it was and how long ago."""
    options, name = enquiry.asked.form.options, enquiry.slot("person")
    scope = {"person": name} if name else enquiry.scope()
    told = [fact for fact in enquiry.ask(options["kinds"], **scope) if _is_theirs(fact, enquiry)]
    day = enquiry.on
    held_by = contacts_of.contacts(told, day)
    within = [each for each in held_by if enquiry.within([each.fact])]
    announced = [fact for fact in told if fact.modality == Modality.SCHEDULED]
    if options.get("pick") == "last" and within:
        last = max(within, key=lambda each: (not each.perhaps, latest_day(each.fact), held(each.fact) is not None))
        return Reply(_contact(last, day, enquiry))
    if within:
        shown = within[-MOST:]
        return Reply([block for each in shown for block in _contact(each, day, enquiry)] + enquiry.more(len(within)))
    nearby = [block for each in held_by[-MOST:] for block in _contact(each, day, enquiry)]
    nearby += enquiry.tell(announced)
    if not nearby and name and not enquiry.ask((), person=name):
        return Reply(none="silent_person")
    return Reply(nearby=nearby, none="silent_time" if held_by and enquiry.window else "silent")


def _is_theirs(fact: Fact, enquiry: Enquiry) -> bool:
    roles, other = enquiry.asked.form.options.get("roles", {}), enquiry.slot("other")
    if not all(enquiry.slot(slot) in codes(fact, role) for role, slot in roles.items()):
        return False
    if enquiry.slot("person") and not set(enquiry.asked.states) <= set(fact.states):
        return False
    return not other or names_person(fact.slots, fact.states, other, enquiry.identities)


def _contact(contact: Contact, day: date | None, enquiry: Enquiry) -> list[Block]:
    fact = contact.fact
    notes = remarks(contact, day)
    if not notes:
        return enquiry.tell([fact])
    text = say("contact", told=without_stop(sentence_text(fact)), remarks="; ".join(notes))
    return [cited(text, enquiry.notes.cite(fact)), *enquiry.disputes([fact])]


def instruments(enquiry: Enquiry) -> Reply:
    """Instruments to which both States are parties, step by step, in the order of their first dates."""
    states = set(enquiry.asked.states)
    told = enquiry.ask(instruments_of.KINDS, states=states)
    every = [each for each in instruments_of.instruments(told, enquiry.identities) if states <= set(each.parties)]
    stands = enquiry.asked.form.options.get("stands")
    fitting = [each for each in every if stands is None or _stands(each, enquiry.day) == stands]
    within = [each for each in fitting if stands or enquiry.within(each.facts)]
    if within:
        return Reply([_instrument(each, enquiry) for each in within[:MOST]] + enquiry.more(len(within)))
    return Reply(nearby=[_instrument(each, enquiry) for each in every[:MOST]])


def _stands(instrument: Instrument, day: date | None) -> str:
    last = instrument.on(day).last
    return last.step.name if last else ""


def _instrument(instrument: Instrument, enquiry: Enquiry) -> Block:
    steps: Sequence[Text] = [
        foreign(step_words(step, instrument)) + enquiry.notes.cite(step.fact)
        for step in (*instrument.steps, *instrument.announced)
    ]
    others = set(instrument.parties) != set(enquiry.asked.states)
    text = say(
        "instrument",
        name=foreign(instrument_words(instrument)),
        parties=states_text(instrument.parties) if others else "",
        steps=joined(steps),
        gaps=words("; ".join(gap_words(instrument.on(enquiry.day)))),
    )
    return Sentence(capitalised(text))
