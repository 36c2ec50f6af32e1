"""In: questions on how two States stand to each other. Out: their relations, missions, and the two at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from credence.answers.enquiry import MOST, Enquiry, Reply, cited, remark, say
from credence.brief.asking import facts_on
from credence.brief.glance import glance as glance_of
from credence.brief.naming import state_text
from credence.brief.network import changes_words, link_words, state_words
from credence.brief.phrasebook import word
from credence.brief.pieces import Block, Text, capitalised, foreign, words
from credence.brief.select import select
from credence.brief.wording import date_words, day_words
from credence.model import Fact, Modality
from credence.protocol import network as network_of
from credence.protocol import relations as relations_of
from credence.protocol.facts import certainly_by, codes, held, in_order, perhaps_by
from credence.protocol.missions import CHANGES, CONSULAR
from credence.protocol.network import Link
from credence.protocol.relations import Period

_DIPLOMATIC = "embassy"


def relations(enquiry: Enquiry) -> Reply:
    """How relations stood, since when and at what level, and the acts that brought them there."""
    a, b = enquiry.asked.states
    told = enquiry.ask(relations_of.KINDS, seen=False)
    found, day = relations_of.relations_between(told, a, b), enquiry.day
    position = found.on(day)
    acts = [fact for fact in in_order(told) if fact.kind in relations_of.ACTS]
    if position.period.begin is None and position.perhaps is None:
        return Reply(nearby=enquiry.tell(acts))
    blocks: list[Block] = []
    if position.period.begin:
        blocks = [_position(position.period, (a, b), enquiry)]
    if position.perhaps and position.perhaps.begin:
        since = position.perhaps.begin
        text = say("perhaps_relations", state=word("relations", position.perhaps.state), since=_date(since))
        blocks.append(cited(text, enquiry.notes.cite(since)))
    if position.disputed:
        blocks.append(remark("disputed_relations"))
    come = [fact for fact in acts if certainly_by(fact, day) or perhaps_by(fact, day)]
    return Reply(blocks + enquiry.tell(come))


def _position(period: Period, pair: Sequence[str], enquiry: Enquiry) -> Block:
    since = period.since
    slots: dict[str, Text | str] = {
        "a": state_text(pair[0]),
        "b": state_text(pair[1]),
        "state": word("relations", period.state),
        "since": _date(since) if since else "",
        "level": foreign(period.level),
        "day": words(f"on {day_words(enquiry.day)}") if enquiry.day else "",
    }
    text = say("evident" if period.state == "evident" else "relations", **slots)
    return cited(text, enquiry.notes.cite(*period.facts))


def _date(fact: Fact) -> str:
    when = held(fact)
    return date_words(when) if when else ""


def missions(enquiry: Enquiry) -> Reply:
    """The missions of one State in another of the rank asked for, with what befell each; closed ones too."""
    a, b = enquiry.slot("a"), enquiry.slot("b")
    told = enquiry.ask(network_of.KINDS, seen=False)

    def links(every: bool) -> list[Link]:
        day = None if every else enquiry.day
        found = network_of.network(told, (a, b), day, enquiry.identities)
        return [link for link in found if link.sender == a and link.receiver == b and (every or _is_of(link, enquiry))]

    found = links(False)
    if found:
        return Reply([block for link in found for block in _link(link, enquiry)])
    coming = [
        fact
        for fact in told
        if fact.kind in CHANGES and fact.modality != Modality.ASSERTED and a in codes(fact, "actor")
    ]
    beside: list[Block] = [block for link in links(True) for block in _link(link, enquiry)]
    return Reply(nearby=beside + enquiry.tell(coming))


def _is_of(link: Link, enquiry: Enquiry) -> bool:
    """Whether a link is of the rank asked for; an embassy stands for the diplomatic mission, whatever its rank."""
    wanted = enquiry.slot("mission")
    if wanted in CONSULAR:
        return link.sort == "consular"
    return link.sort == "diplomatic" if wanted == _DIPLOMATIC else link.rank == wanted or link.sort == "diplomatic"


def _link(link: Link, enquiry: Enquiry) -> list[Block]:
    text = say(
        "link",
        sender=state_text(link.sender),
        receiver=state_text(link.receiver),
        what=foreign(link_words(link)),
        place=foreign(link.place),
        state=state_words(link),
        changes=foreign(changes_words(link)),
    )
    return [cited(capitalised(text), enquiry.notes.cite(*link.facts)), *enquiry.disputes(link.facts)]


def network(enquiry: Enquiry) -> Reply:
    """The missions of a State abroad, or of others there, that are open or may be."""
    side = enquiry.asked.form.options["side"]
    state = enquiry.asked.states[0]
    told = enquiry.ask(network_of.KINDS, seen=False)
    found = [
        link
        for link in network_of.network(told, (state,), enquiry.day, enquiry.identities)
        if getattr(link, side) == state and link.state in network_of.THERE and _is_wanted(link, enquiry)
    ]
    return Reply([block for link in found[:MOST] for block in _link(link, enquiry)] + enquiry.more(len(found)))


def _is_wanted(link: Link, enquiry: Enquiry) -> bool:
    return not enquiry.slot("mission") or _is_of(link, enquiry)


def glance(enquiry: Enquiry) -> Reply:
    """The table at the head of a brief, and where to find all of it."""
    a, b = enquiry.asked.states
    told = facts_on(enquiry.record, (a, b), enquiry.known_at)
    selection = select(told, a, b, enquiry.day, enquiry.identities)
    if not selection.found:
        return Reply()
    blocks = glance_of(selection, enquiry.notes)
    return Reply([*blocks, remark("whole_brief", a=a, b=b)])
