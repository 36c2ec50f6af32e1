"""An appointment in, by whatever way it is told; who is sent by whom, as what and whereto, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from credence.lore.offices import sent_offices
from credence.model import Modality, SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.date_value import date_value
from credence.reading.kinds.also_accredited import of_past_term
from credence.reading.kinds.appointed_lists import appointed_ahead, appointed_below, appointed_in_turn, sent_elsewhere
from credence.reading.kinds.appointed_unnamed import appointed_unnamed
from credence.reading.kinds.appointment_nouns import appointed_by_noun
from credence.reading.kinds.effective import begins, day_of_effect, made_on
from credence.reading.kinds.envoys import Slots, denied, envoy_slots, taken_as
from credence.reading.kinds.exequaturs import exequatur
from credence.reading.kinds.holding import holding
from credence.reading.kinds.list_heads import listed_below
from credence.reading.kinds.named_in_post import as_what, newly_appointed
from credence.reading.kinds.roles import (
    actor_before,
    company,
    in_audience,
    is_envoy,
    last_envoy,
    others_dated,
    others_in_roles,
    person_after,
    person_at,
    post_after,
    role_after,
    state_after,
)
from credence.reading.kinds.roster import of_roster, open_roster
from credence.reading.kinds.succession import passed_on
from credence.reading.mentions import Person, Post
from credence.reading.nouns.posts_spoken_of import post_to_fill
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds, state_of


def appointed(clause: Clause) -> Iterable[Draft]:
    """An appointment told by a verb, a noun, or only by a title ("newly appointed", "designate")."""
    way = clause.core.phrase.sets.get("way")
    if way == "list":
        return listed_below(clause)
    if way == "verb":
        return _appointed_verb(clause)
    if way == "noun":
        named = list(appointed_by_noun(clause))
        return named or ([] if clause.doubtful() else open_roster(clause, _office_of_actor(clause) or clause.subject()))
    if way == "exequatur":
        return exequatur(clause)
    if way == "sworn":
        return [] if clause.doubtful() else open_roster(clause, _office_of_actor(clause) or clause.subject())
    if way == "roster":
        return of_roster(clause)
    if way == "unnamed":
        return appointed_unnamed(clause, passive=False)
    if way == "holding":
        return holding(clause)
    return newly_appointed(clause)


@dataclass(slots=True)
class _Appointment:
    """Who is appointed (with the item that names them), to which post, and to which States where no post says so."""

    person: Person
    index: int
    post: tuple[Post, int] | None = None
    place: tuple[tuple[str, ...], int] | None = None


def _appointed_verb(clause: Clause) -> Iterator[Draft]:
    if denied(clause) or _accredited_now(clause) or _of_letters(clause) or clause.is_no_verb():
        return
    if _only_wished(clause) or of_past_term(clause) or _of_missions(clause):
        return
    passive = _is_passive(clause)
    told = _appointed_passive(clause) if passive else _appointed_active(clause)
    if below := appointed_below(clause, _office_of_actor(clause)) or list(appointed_ahead(clause)):
        yield from below
        return
    if in_turn := appointed_in_turn(clause, _office_of_actor(clause) or clause.subject()):
        yield from in_turn
        return
    if told is None and clause.codes.endswith(":"):
        sender = _office_of_actor(clause) or clause.subject()
        days = [i for i in clause.sentence.items[clause.core.last :] if i.code == "T"]
        date = clause.date() or (date_value(clause.sentence, days[0], clause.context) if days else None)
        clause.context.rows = (clause.core.phrase.kind, {"date": date, "sender": sender, "rule": clause.core.phrase.id})
    if told is None:
        listed = ":" in clause.codes[-1:] + clause.codes[clause.core.last : clause.core.last + 2]
        open_roster(clause, _office_of_actor(clause) or clause.subject(), listed)
    if told is None:
        yield from appointed_unnamed(clause, passive)
        return
    if clause.context.narrator and passive and not _by_name(clause, told):
        return
    if told.post is None and told.person.post is None:
        told.person = _by_circumstance(clause, told)
    if passive and (accredited := _accredited_there(clause, told)):
        yield clause.draft("post-began", accredited, told.index)
        return
    person, post, place = told.person, told.post, told.place
    held = post[0] if post else person.post
    if passive and held is not None and held.owner is None and (sender := _by_whom(clause)) not in held.host:
        held.owner = sender
    if not _to_a_mission(clause, told, passive):
        return
    if not passive and held is not None and (body := _body_before(clause)):
        held.owner = body
    elif not passive and held is not None and held.owner is None:
        sender = clause.subject() or _office_of_actor(clause)
        held.owner = sender if sender not in held.host else None
    to_there = place and not (post and (post[0].host or post[0].organisation))  # not "to the Union, in Klow"
    taken = _appointee(person, held, place[0] if place and to_there else ())
    taken = _remembered(clause, taken)
    slots = envoy_slots(clause, taken)
    if slots:
        effect = day_of_effect(clause)
        slots["date"] = None if _year_of_entry(clause) or _of_what_follows(clause) else clause.date()
        slots["date"] = made_on(clause, effect[1]) if effect else slots["date"] or _announced_on(clause)
        slots["recipient"] = also_to(clause, post, slots)
        used = [told.index, post[1] if post else None, place[1] if place and post is None else None]
        yield clause.draft(
            "appointed", slots, *used, modality=Modality.ASSERTED if effect and not _to_come(clause) else None
        )
        if effect:
            yield from begins(clause, slots, effect)
    if slots:
        yield from _others_appointed(clause, told, taken, slots, passive)


def _announced_on(clause: Clause) -> SlotValue | None:
    """The day on which "the following appointments" were announced, in an item of the list."""
    awaited = clause.context.awaited
    return awaited.shared.get("date") if awaited and awaited.kind == "appointed" else None


def _others_appointed(
    clause: Clause, told: _Appointment, taken: Person, slots: Slots, passive: bool
) -> Iterator[Draft]:
    """Whoever else the clause tells to have been appointed: on another day, with him, in another role, elsewhere."""
    person, post, codes = told.person, told.post, clause.codes
    if passive:
        for name, date, at in others_dated(clause):
            yield clause.draft("appointed", {**slots, "person": (name,), "date": date}, at)
    if passive and codes[clause.core.first - 1] in letters("were", "been"):
        for other, at in company(clause, told.index):
            apart = other.name == person.name or at > clause.core.first or clause.governed(at)
            more = None if apart else envoy_slots(clause, other)  # "Prior to Y, X had been appointed"
            if more:
                yield clause.draft("appointed", {**more, "date": slots["date"]}, at)
    if not passive and not clause.context.narrator:
        for other, at in company(clause, told.index):
            more = envoy_slots(clause, other) if at > told.index and other.post and other.post.host else None
            if more:
                yield clause.draft("appointed", {**more, "date": slots["date"]}, at)
    if post:
        for other, at, role, last in others_in_roles(clause, post[1] + 1):
            role.owner = role.owner or taken.owner
            more = envoy_slots(clause, _remembered(clause, _appointee(other, role, ())))
            if more:
                yield clause.draft("appointed", {**more, "date": slots["date"]}, at, last)
        for name, hosts, at, last in sent_elsewhere(clause, post[1] + 1):
            held = Post(post[0].office, post[0].term, taken.owner, hosts)
            if more := envoy_slots(clause, Person(name, held, taken.owner)):
                yield clause.draft("appointed", {**more, "date": slots["date"]}, at, last)


_WISHED: Final = re.compile(
    r"\b(?:wish(?:ed|es)|want(?:ed|s)|hop(?:ed|es)|tried|attempted|offered|refused|declined|proposed|threatened|sought)"
    r" to\b"
)


_MISSIONS: Final = re.compile(
    r"\s(?:(?:diplomatic|foreign|resident|non-resident) )?(?:missions?|embassies|corps|envoys|ambassadors)\b",
    re.IGNORECASE,
)


def _of_missions(clause: Clause) -> bool:
    """Whether "accredited" only tells which missions are meant: "the concurrently accredited Diplomatic Missions"."""
    items, last = clause.sentence.items, clause.core.last
    accredited = clause.text(clause.core.first, last).lower().endswith("accredited")
    return accredited and _MISSIONS.match(clause.sentence.text, items[last - 1].end, clause.sentence.end) is not None


def _only_wished(clause: Clause) -> bool:
    """Whether one only "wished to appoint" somebody."""
    core = clause.core
    if clause.codes[core.first : core.first + 1] not in tuple(letters("to")):
        return False
    return _WISHED.search(clause.text(max(0, core.first - 2), core.first + 1)) is not None


_BY_THE_OTHER: Final = re.compile(r"(?:accredited|recognized|recognised) by (?:the |His Majesty |King |Queen )*")


def _accredited_there(clause: Clause, told: _Appointment) -> Slots | None:
    """In a history an envoy of a known post "accredited by the French Government": he began there."""
    sentence, known = clause.sentence, clause.context.known(told.person.name)
    said = _BY_THE_OTHER.match(sentence.text, sentence.items[clause.core.first].start, sentence.end)
    if said is None or not clause.context.narrator or known is None or known.post is None:
        return None
    by = next((item for item in sentence.items[clause.core.first :] if item.end > said.end()), None)
    slots = envoy_slots(clause, Person(known.name, known.post, known.owner, known.flags))
    host = state_of(by)[:1] if by is not None else ()
    return {**slots, "date": clause.date()} if slots and host and slots["recipient"] == host else None


def _is_passive(clause: Clause) -> bool:
    core, codes = clause.core, clause.codes
    before = codes[max(0, core.first - 4) : core.first]
    beside = codes[core.last : core.last + 2].lstrip("H")[:1]
    if beside == "O" and before[-1:] in ("P", "N") and before[-2:-1] in tuple(letters("with")):
        return True  # "with X appointed consul"
    if before[-1:] == "," and holds(before, letters("whom")):
        return False  # "whom the President of A, X, appointed"
    if before[-1:] == "," and codes[core.last : core.last + 1] in tuple(letters("him", "her")):
        return False  # "presented a letter to the Foreign Minister, X, naming him Chargé"
    return holds(before, letters("was", "were", "been", "is", "be", "being", "are")) or (
        before[-1:] in (",", "(") and beside not in ("P", "N") and not _of_several(clause)
    )


def _to_come(clause: Clause) -> bool:
    """Whether the appointment itself is still to be made: "will be appointed", not "decided to appoint"."""
    return holds(clause.codes[max(0, clause.core.first - 3) : clause.core.first], clause.marks["future"])


_SEVERAL: Final = re.compile(
    r" (?:[\w-]+ ){0,4}(?:ambassadors|envoys|high commissioners|heads of (?:\w+ )?missions?|consuls|diplomats)\b",
    re.IGNORECASE,
)


def _of_several(clause: Clause) -> bool:
    """Whether it is envoys, several of them, who are appointed: "President X, of A, appointed new heads of mission"."""
    sentence = clause.sentence
    return _SEVERAL.match(sentence.text, sentence.items[clause.core.last - 1].end, sentence.end) is not None


def _appointed_passive(clause: Clause) -> _Appointment | None:
    """ "X was appointed Ambassador", "X, appointed in 2019"."""
    at = clause.core.last
    if _nobody_named(clause):
        return None
    if _is_of_kin(clause):
        return _replacement(clause)
    post = post_after(clause, at, 8)
    if post is None and holds(clause.codes[at : at + 6], letters("<in-stead>", "by")):
        post = role_after(clause, at, 14)  # "appointed to succeed X as Ambassador"
    found = _in_other_office(clause, post) or actor_before(clause, clause.core.first) or _named_behind(clause)
    if found and post is None and is_envoy(found[0]) and _to_something_else(clause):
        return None
    if post is None and found and found[0].post is None and clause.context.narrator:
        post = role_after(clause, at, 30)  # "was appointed on D, and presented his credentials as Minister"
    place = state_after(clause, at, 5) or _represented_in(clause, at)
    return _Appointment(*found, post, place) if found else None


def _is_of_kin(clause: Clause) -> bool:
    """Whether it is told of a successor: "his replacement, named in May, is Z"."""
    first, codes = clause.core.first, clause.codes
    return first > 1 and codes[first - 1] == "," and codes[first - 2] in letters("<kinsman>")


def _replacement(clause: Clause) -> _Appointment | None:
    """The successor named behind what is told of his appointment, to the post of the envoy last spoken of."""
    codes, after = clause.codes, clause.codes.find(",", clause.core.last)
    index = next((i for i in range(after + 1, min(len(codes), after + 6)) if codes[i] in "PN"), None)
    envoy = last_envoy(clause, clause.core.first)
    if after < 0 or index is None or envoy is None or not holds(codes[after + 1 : index], letters("is", "was", "be")):
        return None
    person, post = person_at(clause, index), passed_on(envoy)
    if person is None or post is None:
        return None
    return _Appointment(Person(person.name, None, post.owner), index, (post, index))


_HAVING: Final = (
    "having",
    "after",
    "upon",
    "on",
    "once",
    "when",
    "being",
    "been",
    "just",
    "recently",
    "newly",
    "first",
)
"""What a clause opens with that tells of an appointment before its subject: "Having been appointed"."""


def _named_behind(clause: Clause) -> tuple[Person, int] | None:
    """Who it is in "Having been appointed Ambassador to B on D, X left": named behind the comma."""
    first, codes = clause.core.first, clause.codes
    if not 0 < first <= len(("after", "having", "been")) or not set(codes[:first]) <= set(
        letters(*_HAVING, "his", "her")
    ):
        return None
    comma = codes.find(",", clause.core.last, clause.core.last + 12)
    if comma < 0:
        return None
    index = next((i for i in range(comma + 1, min(len(codes), comma + 4)) if codes[i] in "PN"), None)
    person = person_at(clause, index) if index is not None else None
    return (person, index) if person and index is not None and (is_envoy(person) or person.post is None) else None


_POST_OF: Final = (
    "post", "position", "office", "succeed", "replace", "represent", "head", "lead", "fill", "serve", "be", "this",
    "that", "his", "her", "its", "their", "run", "direct",
)  # fmt: skip


_GOES_ON: Final = (
    "in", "on", "by", "to", "as", "from", "for", "last", "this", "earlier", "under", "at", "and", "the", "with",
    "recently", "after", "only", "just", "following", "upon",
)  # fmt: skip


def _to_something_else(clause: Clause) -> bool:
    """Whether an envoy was "named honorary citizen", "appointed to the board of a museum", "appointed a lawyer"."""
    codes, at = clause.codes, clause.core.last
    if codes[at : at + 1] in tuple(letters("a", "an")):
        return True
    if codes[at : at + 1] in tuple(letters("honorary")):
        return codes[at + 1 : at + 2] != "O"
    if codes[at : at + 1] in ("w", "W") and codes[at + 1 : at + 2] in tuple(letters("of")):
        return True  # "was designated dean of the corps"
    if codes[clause.core.first - 1 : clause.core.first] == ",":
        return codes[at : at + 1] not in tuple(
            "T,.;)SOR" + letters(*_GOES_ON)
        )  # "X, Ambassador, named three priorities"
    if codes[at : at + 1] not in tuple(letters("to")):
        return False
    after = codes[at + 1 : at + 3].removeprefix(letters("the") or " ")
    return after[:1] in ("w", "W") or (after[:1] not in "SCOREGKPNTD" and after[:1] not in letters(*_POST_OF))


def _nobody_named(clause: Clause) -> bool:
    """Whether it is only an envoy, no one told of before, who is appointed: "an honorary consul would be named"."""
    for index in range(clause.core.first - 1, max(-1, clause.core.first - 5), -1):
        item = clause.sentence.items[index]
        if item.code in "PN":
            return False
        if item.code == "O" and isinstance(item.value, Post):
            words = clause.sentence.text[item.start : item.end].lower()
            return words.startswith(("a ", "an ", "another ")) and item.value.office in sent_offices()
    return False


def _appointed_active(clause: Clause) -> _Appointment | None:
    """ "The King appointed X as Ambassador", "named as its Ambassador X"."""
    at = clause.core.last
    found = _pronoun_after(clause) or person_after(clause, at, 7)
    if found is None:
        return None
    if as_what(clause.codes, at, found[1]) and is_envoy(found[0]):
        return _Appointment(*found)  # "as Nuncio to A Monsignor X, until now Counsellor"
    post = post_after(clause, found[1] + 1, 7)
    if post is None or post[0].office not in sent_offices():  # "named X, until now Head of Y, as Ambassador to Z"
        aside = role_after(clause, (post[1] if post else found[1]) + 1, 14)
        between = clause.codes[found[1] + 1 : aside[1]] if aside else "P"
        post = post if holds(between, "PN") else aside
    elif _UNTIL_NOW.search(clause.text(found[1] + 1, post[1])):
        post = post_after(clause, post[1] + 1, 6) or post  # "named X, previously Consul in Y, Ambassador to Z"
    if found[0].post is None and post is None:
        post = post_after(clause, at, 4)
    also = state_after(clause, found[1] + 1, 4) if _accredits(clause) and found[0].post and post is None else None
    return _Appointment(*found, post, also)


_UNTIL_NOW: Final = re.compile(r"\b(?:previously|formerly|hitherto|until now|currently|presently|lately|at present)\b")


def _accredits(clause: Clause) -> bool:
    """Whether an envoy who sits elsewhere is sent to a State besides: "accredited its ambassador in B, X, to C"."""
    return clause.text(clause.core.first, clause.core.first + 1).lower().startswith("accredit")


def _pronoun_after(clause: Clause) -> tuple[Person, int] | None:
    """Whom "had nominated him" means: the envoy last spoken of."""
    at = clause.core.last
    if clause.codes[at : at + 1] not in tuple(letters("him", "her")):
        return None
    envoy = last_envoy(clause, clause.core.first)
    return (Person(envoy.name, passed_on(envoy), envoy.owner, envoy.flags), at) if envoy else None


def _by_circumstance(clause: Clause, told: _Appointment) -> Person:
    """A person of no told post: one appointed "in his stead" has that post; a history may only say to which State."""
    held = _in_his_stead(clause) or _as_successor(clause, told) or _head_of(clause)
    if held is not None:
        return taken_as(clause, told.person, held)
    if clause.context.narrator and told.place:
        hosts = told.place[0]
        owner = clause.context.narrator if clause.context.narrator not in hosts else None
        return Person(told.person.name, Post("", "", owner, hosts), owner)
    if clause.context.narrator and (envoy := _who_presented(clause, told)):
        return envoy
    return told.person


def _who_presented(clause: Clause, told: _Appointment) -> Person | None:
    """Whoever was appointed to no post told, in a sentence that goes on to tell that he presented his credentials."""
    told_of = clause.context.told
    if len(told_of) < 2 or told.index >= clause.core.first or ";" in clause.codes[told.index : clause.core.first]:
        return None
    later = (c for c in clause.cores if c.phrase.kind == "credentials-presented" and c.first >= clause.core.last)
    act = next((c for c in later if ";" not in clause.codes[clause.core.last : c.first]), None)
    if act is None or any(code in "PN" for code in clause.codes[clause.core.last : act.first]):
        return None
    cities = [item.value.state for item in clause.sentence.items[act.last :] if item.code == "C"]
    owner, host = told_of[:2]
    if owner in cities:
        owner, host = host, owner
    return Person(told.person.name, Post("", "", owner, (host,)), owner)


_SUCCESSOR: Final = re.compile(r",? (?:who was )?(?:his|her) (?:successor|replacement)\b")
_SUCCESSOR_IS: Final = re.compile(r"\b(?:[Hh]is|[Hh]er) (?:\w+ )?(?:successor|replacement),? \Z")
_NEAR_NAME: Final = 40
_TO_THAT_POST: Final = re.compile(r"(?:\w+ )?(?:to|for) (?:the|that|this) (?:post|position|office|place)\b")


def _as_successor(clause: Clause, told: _Appointment) -> Post | None:
    """In a history the post of the one before, or of which it was told that it was to be filled, or of the mission."""
    context, sentence = clause.context, clause.sentence
    if not context.narrator:
        return None
    at = sentence.items[told.index]
    before = sentence.text[max(sentence.start, at.start - _NEAR_NAME) : at.start]
    kin = _SUCCESSOR.match(sentence.text, at.end, sentence.end) or _SUCCESSOR_IS.search(before)
    if told.index < clause.core.first and kin:
        return passed_on(last_envoy(clause, told.index))
    if post := post_to_fill(context):
        return post
    to_that_post = _TO_THAT_POST.match(sentence.text, sentence.items[clause.core.last - 1].end + 1, sentence.end)
    mission = context.missions[-1] if context.missions and to_that_post else None
    office = _OF_MISSION.get(mission.mission) if mission is not None else None
    return Post(office, office, context.narrator) if office else None


_OF_MISSION: Final = {"consulate": "consul", "consulate-general": "consul-general", "consular-agency": "consul"}
"""The office of who is at the head of such a mission."""


def _head_of(clause: Clause) -> Post | None:
    """The post of one appointed "to head the Embassy": at its head, by whatever title."""
    last, codes = clause.core.last, clause.codes
    index = codes.find("R", last, last + 8)
    if index < 0 or not holds(codes[last:index], letters("head", "lead", "run", "heading", "direct")):
        return None
    mission = clause.sentence.items[index].value
    owner = mission.owner or (clause.context.home if mission.whose else None)
    if owner is None and mission.host != clause.context.narrator:
        owner = clause.context.narrator
    if owner is None and not clause.context.narrator:
        owner = clause.context.home
    rank = "ambassador" if mission.mission == "embassy" and not clause.context.narrator else ""
    return Post(rank, rank, owner, (mission.host,)) if owner and mission.host and owner != mission.host else None


def _to_a_mission(clause: Clause, told: _Appointment, passive: bool) -> bool:
    """Whether the post is one that a State fills in another, and the act is told of as done or to be done."""
    person, post = told.person, told.post[0] if told.post else None
    if post is not None and post.office not in sent_offices():
        return False
    if post is None and not is_envoy(person) and not (person.post and person.post.host and not person.office):
        return False
    if post and post.term == "representative" and not (clause.context.narrator or post.host):
        return False
    first, codes = clause.core.first, clause.codes
    if codes[first - 1 : first] in letters("be") and codes[first - 2 : first - 1] in letters("to"):
        return False
    plural = person.post is not None and "plural" in person.post.flags
    return post is not None or passive or not plural or "again" in person.flags


def _remembered(clause: Clause, taken: Person) -> Person:
    """The person appointed, whom the text from now on knows in the new post."""
    if taken.owner is None:
        return taken_as(clause, taken, taken.post)
    if taken.post is not None and not taken.post.office:
        return taken  # sent there, it is not told as what
    known = clause.context.meet(Person(taken.name, taken.post, taken.owner))
    if known.post and taken.post:
        sent_elsewhere = taken.post.host and known.post.host and clause.context.narrator
        if known.post.office != taken.post.office or sent_elsewhere:
            known.post = taken.post
    return taken


def _of_what_follows(clause: Clause) -> bool:
    """Whether the date is of a later act: "was also accredited to B, and presented her credentials there on D"."""
    core = clause.core
    if core.date_item is None or not holds(clause.codes[max(0, core.first - 2) : core.first], letters("<also>")):
        return False
    return any(core.last <= c.first < core.date_item for c in clause.cores if c.phrase.dated)


def _represented_in(clause: Clause, at: int) -> tuple[tuple[str, ...], int] | None:
    """ "designated to represent the United States in Lithuania as well": the State after "in"."""
    codes = clause.codes
    if not holds(codes[at : at + 3], letters("represent")):
        return None
    for index in range(at + 2, min(len(codes), at + 9)):
        if codes[index] == "S" and codes[index - 1] in letters("in", "to", "before", "near"):
            return clause.value_codes(index), index
    return None


_ASIDE: Final = 10
"""The office held until then may take so many words."""


def _in_other_office(clause: Clause, post: tuple[Post, int] | None) -> tuple[Person, int] | None:
    """One who held another office until then: "Assistant Secretary X was sent out as Ambassador"."""
    if post is None or post[0].office not in sent_offices():
        return None
    for index in range(clause.core.first - 1, max(-1, clause.core.first - _ASIDE), -1):
        if clause.codes[index] in "PN":
            person = person_at(clause, index)
            by_name = person is not None and person.post is not None and not is_envoy(person)
            return (Person(person.name, None, person.owner), index) if person and by_name else None
    return None


def _in_his_stead(clause: Clause) -> Post | None:
    """The post of the envoy last spoken of, where one is appointed "in his stead" or "to succeed him"."""
    after = clause.codes[clause.core.last : clause.core.last + 5]
    if not holds(after, letters("<in-stead>")):
        return None
    told = (i.value for i in reversed(clause.sentence.items[: clause.core.first]) if i.code == "O")
    here = next((post for post in told if isinstance(post, Post) and post.office in sent_offices()), None)
    if here is not None and "plural" not in here.flags:
        return replace(here, flags=frozenset())  # "was to keep a consul there, and X was named to that post"
    envoy = last_envoy(clause, clause.core.first)
    return passed_on(envoy) if envoy else None


def also_to(clause: Clause, post: tuple[Post, int] | None, slots: Slots) -> tuple[str, ...]:
    """The receiving States, with those of a concurrent accreditation told behind a comma."""
    given = slots["recipient"]
    hosts = given if isinstance(given, tuple) else ()
    at = post[1] + 1 if post else clause.core.last
    codes = clause.codes
    marks = letters("concurrent", "concurrently", "non-resident", "also", "residence", "resident")
    for index in range(at, min(len(codes), at + 12)):
        if codes[index] in ";:P":
            break
        if codes[index] in letters("to", "for") and holds(codes[at:index], marks):
            more = state_after(clause, index, 2)
            return tuple(dict.fromkeys([*hosts, *(c for c in (more[0] if more else ()) if (c,) != slots["actor"])]))
    return hosts


def _of_letters(clause: Clause) -> bool:
    """Whether it is only said what letters do that were handed over: "the letters by which the King accredits him"."""
    if not _accredits(clause):
        return False
    handed = any(c.first < clause.core.first and c.phrase.kind.startswith("credentials") for c in clause.cores)
    return handed and holds(clause.codes[clause.core.last : clause.core.last + 1], letters("him", "her"))


def _accredited_now(clause: Clause) -> bool:
    """ "is also accredited to": how things stand; "those accredited were": whose letters were told of before."""
    core, codes = clause.core, clause.codes
    before = codes[max(0, core.first - 3) : core.first]
    if any("/accredited-by" in c.phrase.id and c.first < core.last <= c.last for c in clause.cores):
        return in_audience(clause) and not clause.context.narrator
    awaited = clause.context.awaited
    if awaited and awaited.kind == "credentials-presented" and before[-1:] in tuple(letters("those")):
        return True
    return (
        codes[core.first] in letters("accredited")
        and holds(before, letters("is", "are"))
        and not clause.context.narrator
    )


def _year_of_entry(clause: Clause) -> bool:
    """Whether the date found stands in brackets behind a name ("(IFS: 1998)")."""
    at, codes = clause.core.date_item, clause.codes
    return (
        at is not None
        and at < clause.core.first
        and codes[at + 1 : at + 2] == ")"
        and "(" in codes[max(0, at - 3) : at]
    )


def _office_of_actor(clause: Clause) -> str | None:
    """The State of the office that appoints ("the King of Morocco has appointed")."""
    for item in reversed(clause.sentence.items[max(0, clause.core.first - 8) : clause.core.first]):
        if isinstance(item.value, Post):
            return item.value.owner
    return None


def _body_before(clause: Clause) -> str | None:
    """The organisation that appoints an envoy of its own, whatever State he is of: "the African Union appointed X"."""
    before = clause.codes[: clause.core.first].rstrip(letters("has", "have", "also"))
    body = clause.sentence.items[len(before) - 1] if before.endswith(("G", "S")) else None
    if body is None or body.code == "G":
        return str(body.value) if body else None
    return state_of(body)[0] if body.value.how == "union" else None


def _by_whom(clause: Clause) -> str | None:
    """The State that appointed ("X was appointed by the Government of Kenya as Ambassador to")."""
    codes, last = clause.codes, clause.core.last
    by = next((i for i in range(last, min(len(codes), last + 3)) if codes[i] in letters("by")), None)
    if by is None:
        return None
    at = next((i for i in range(by + 1, min(len(codes), by + 4)) if codes[i] in "SPKCO"), None)
    return next(iter(state_of(clause.sentence.items[at])), None) if at is not None else None


def _by_name(clause: Clause, told: _Appointment) -> bool:
    """Whether an item names the person, not only the post ("the U.S. Minister was also accredited to")."""
    if told.index >= clause.core.first:
        before = [i for i in clause.sentence.items[: clause.core.first] if i.code in "OPN"]
        # "the first consul was appointed in 1816" means nobody yet named
        return not (len(before) == 1 and before[0].code == "O" and {"first", "definite"} <= before[0].value.flags)
    item = clause.sentence.items[told.index]
    return item.code not in "PO" or told.person.name.split()[-1] in clause.text(told.index, told.index + 1)


def _appointee(person: Person, post: Post | None, hosts: tuple[str, ...]) -> Person:
    owner = (post.owner if post else None) or person.owner
    if post is not None and hosts:
        post = Post(post.office, post.term, post.owner, tuple(h for h in hosts if h != owner), post.flags, None)
    return Person(person.name, post, owner, person.flags)
