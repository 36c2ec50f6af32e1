"""A post taken up, held for a time, and left: began and ended, each with its date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from credence.lore.offices import on_mission, sent_offices
from credence.model import Modality
from credence.reading.clauses.clause import Clause
from credence.reading.kinds.appointments import also_to
from credence.reading.kinds.careers import career
from credence.reading.kinds.envoys import (
    Slots,
    denied,
    envoy_slots,
    host_of_mission,
    is_embassy,
    owner_of_mission,
    taken_as,
)
from credence.reading.kinds.first_to_reside import first_to_reside
from credence.reading.kinds.heads_of_missions import (
    head_of_mission,
    heads,
    of_main_rank,
    office_at,
    opened_himself,
    states_represented,
)
from credence.reading.kinds.list_heads import listed_below
from credence.reading.kinds.next_rank import day_is_of_next, then_as
from credence.reading.kinds.roles import (
    actor_before,
    is_envoy,
    last_envoy,
    person_at,
    post_appointed_to,
    role_after,
)
from credence.reading.kinds.succession import passed_on, succeeds
from credence.reading.kinds.terms_in_years import in_years, years_in_post
from credence.reading.kinds.terms_served import mission_headed_by, represented_by, served
from credence.reading.mentions import Mission, Person, Post
from credence.reading.nouns.posts_spoken_of import post_to_fill
from credence.reading.phrases.core import Core, Draft
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds, state_of


def began(clause: Clause) -> Iterable[Draft]:
    """A post began to be filled: taken up, "with X as Chargé", "served from A to B"."""
    way = clause.core.phrase.sets.get("way")
    if denied(clause):
        return []
    if way == "list":
        return listed_below(clause)
    if way == "resident":
        return _resident(clause)
    if way in ("with", "object", "headed"):
        return _with(clause, way)
    if way == "succeeds":
        return succeeds(clause)
    if way == "arrival":
        return _arrived(clause)
    if way == "represented":
        return represented_by(clause)
    if way == "years":
        return in_years(clause)
    if way == "years-in-post":
        return years_in_post(clause)
    if way == "career":
        return career(clause)
    if way == "served":
        return served(clause)
    if way == "mission-headed":
        return mission_headed_by(clause)
    if way == "holder-since":
        return _holder_since(clause)
    if way == "first-resident":
        return []
    return _took_up(clause)


def _since(clause: Clause, mission: Core) -> bool:
    """Whether the mission is said to have been there since a day: whoever heads it now need not have come with it."""
    at = mission.date_item
    return at is not None and clause.sentence.items[at].value.qualifier == "since"


def _resident(clause: Clause) -> Iterator[Draft]:
    """ "with a resident ambassador in 2009": nobody is named."""
    post = clause.value("post")
    if not isinstance(post, Post) or "resident" not in post.flags:
        return
    owner = post.owner or clause.subject()
    host = next((c for c in clause.states() if c != owner), None) or clause.context.other(owner)
    if owner and host:
        slots: Slots = {
            "actor": (owner,),
            "recipient": (host,),
            "office": post.office,
            "resident": True,
            "date": clause.date(),
        }
        yield clause.draft("post-began", slots)


_MISSIONS: Final = ("mission-opened", "mission-raised", "relations-established", "relations-restored", "recognition")


_IN_CHARGE: Final = frozenset(("charge", "head", "helm", "front"))


def _with(clause: Clause, way: str) -> Iterator[Draft]:
    index = clause.core.groups["person"]
    person, post = person_at(clause, index), clause.value("post")
    if person is None:
        return
    if "opened" in clause.core.groups:
        yield from opened_himself(clause, person, index)
        return
    mission = next(
        (c for c in reversed(clause.cores) if c.phrase.kind in _MISSIONS and c.first < clause.core.first),
        None,
    )
    if way == "object" and clause.context.narrator and "followed" in clause.text(clause.core.first, clause.core.last):
        return  # a history lists who came next, without a word on a post
    if way == "with" and mission is None and "R" not in clause.codes[: clause.core.first]:
        return
    if way in ("with", "headed") and _merely_kept(clause):
        return
    if clause.codes[clause.core.first] == "T" and mission is None:
        return  # "the Embassy held a fair on D, with Ambassador X"
    if way == "headed" and (mission is None or clause.core.first - mission.last > 14):
        return
    at_mission = way in ("with", "headed")
    if post is None and person.post is None and (role := role_after(clause, clause.core.last, 12)):
        post = role[0]
    in_charge = not _IN_CHARGE.isdisjoint(clause.text(clause.core.first, clause.core.last).split())
    opened = clause.context.missions[-1] if at_mission and clause.context.missions else None
    if at_mission and (sides := _of_the_one_beside(clause)):
        person = _sent_by_its_state(clause, person, *sides)
    elif opened and opened.at == clause.sentence.start and opened.owner is not None:
        person = _sent_by_its_state(clause, person, opened.owner, opened.host)
    if isinstance(post, Post):
        if at_mission and person.inferred and not is_envoy(person):
            person = Person(person.name, None, None, person.flags)  # "the counsellor X, as Chargé": not the host's
        if post.owner is None and at_mission:
            post.owner = owner_of_mission(clause)
        host = host_of_mission(clause) if at_mission else None
        if host and not post.host and host not in (post.owner, person.owner, clause.context.narrator):
            post.host = (host,)
        person = taken_as(clause, person, post)
    elif person.post is None and (in_charge or (way == "headed" and of_main_rank(clause, mission))):
        in_charge = True
        owner = owner_of_mission(clause) or clause.context.narrator
        person = Person(person.name, Post(office_at(clause), "", owner), owner)
    elif way == "object" and person.post is None:
        envoy = last_envoy(clause, index)
        person = taken_as(clause, person, passed_on(envoy))
    if not is_envoy(person) and not in_charge:
        return
    slots = envoy_slots(clause, person)
    if slots is None or (mission and _since(clause, mission)):
        return
    slots["date"] = mission.date if mission and at_mission else clause.date() or _day_of_leaving(clause)
    if person.post and "resident" in person.post.flags:
        slots["resident"] = True
    yield clause.draft("post-began", slots)
    yield from _held_before(clause, index)
    told = isinstance(post, Post) or (in_charge and bool(person.office))
    if "again" not in person.flags and told and person.owner:
        yield clause.draft(
            "holds-office", {"person": (person.name,), "office": person.office, "actor": (person.owner,)}
        )


def _of_the_one_beside(clause: Clause) -> tuple[str, str] | None:
    """The sides of the one mission of two that is named right before its head: "that in (city) under X"."""
    value = clause.sentence.items[clause.core.first - 1].value if clause.core.first else None
    host = value.host if isinstance(value, Mission) and value.owner is None else None
    owner = clause.context.other_of_told(host)
    return (owner, host) if owner and host else None


def _merely_kept(clause: Clause) -> bool:
    """Whether nothing befell the mission named last before it: "the embassy in (city) remained open under X"."""
    at = clause.codes.rfind("R", 0, clause.core.first)
    return holds(clause.codes[at + 1 : clause.core.first], letters("remained", "stayed", "continued", "still"))


def _held_before(clause: Clause, index: int) -> Iterator[Draft]:
    """Since when he held the post before: "with X, Minister since D, as the first Ambassador"."""
    since, held = clause.core.groups.get("since"), person_at(clause, index)
    slots = envoy_slots(clause, held) if since is not None and held is not None and is_envoy(held) else None
    if slots is not None and since is not None:
        yield clause.draft("post-began", {**slots, "date": clause.date_at(since)}, since)


def _sent_by_its_state(clause: Clause, person: Person, owner: str, host: str | None) -> Person:
    """The envoy at the head of a mission just opened, of the State that opened it, where the text names no other."""
    post = person.post
    guessed = person.inferred or (post is not None and post.owner is None and "again" not in person.flags)
    if not guessed or post is None or person.office not in sent_offices() or person.owner == owner:
        return person
    person.post = replace(post, owner=owner, host=post.host or ((host,) if host and person.owner == host else ()))
    person.owner = owner
    clause.context.belongs(person, owner)
    return person


def _since_when_before(clause: Clause) -> bool:
    """Whether the day is that since which he held another office: "X, Minister since D, became Ambassador"."""
    at = clause.core.date_item
    before = at is not None and at < clause.core.first
    return before and at is not None and clause.sentence.items[at].value.qualifier == "since"


_CHANGES: Final = ("mission-raised", "mission-opened", "relations-established", "relations-restored")


_RISES: Final = frozenset(("became", "promoted", "elevated", "made"))


def _day_of_the_change(clause: Clause) -> str | None:
    """The day on which a history says that a mission was raised, "and X became the first Ambassador"."""
    core = clause.core
    if not clause.context.narrator or _RISES.isdisjoint(clause.text(core.first, core.last).split()):
        return None
    if day_is_of_next(clause):
        return None
    before = (c for c in clause.cores if c.phrase.kind in _CHANGES and c.last <= core.first)
    return next((c.date for c in reversed(list(before))), None)


def _day_of_leaving(clause: Clause) -> str | None:
    """ "left in 1960 and was succeeded by X": the successor began when the other left."""
    ended = (c for c in reversed(clause.cores) if c.phrase.kind == "post-ended" and c.last <= clause.core.first)
    other = next(ended, None) if clause.core.phrase.sets.get("way") == "object" else None
    return other.date if other and clause.core.first - other.last < 6 else None


def _took_up(clause: Clause) -> Iterator[Draft]:
    """ "Took up her post", "assumed office as", "has been Ambassador since": began, or is told as an appointment."""
    if is_embassy(clause):
        return
    found = _who_took_up(clause)
    post = _post_told(clause, found)
    if _of_no_envoy(clause, post) or _purpose(clause):
        return
    unnamed = list(_unnamed(clause))
    if found is None or unnamed:
        yield from unnamed
        return
    if (taken := _in_post(clause, *found, post)) is None:
        return
    (person, post), index = taken, found[1]
    slots = envoy_slots(clause, person)
    if slots is None or not _is_there(clause, person, post, slots):
        return
    of_another = day_is_of_next(clause) or _since_when_before(clause)
    slots["date"] = (None if of_another else clause.date()) or _day_of_the_change(clause)
    if becomes(clause):
        awaited = clause.context.awaited
        day = awaited.shared.get("date") if awaited and awaited.kind == "appointed" else None
        if awaited and awaited.kind == "appointed" and (sender := _announcing(clause, slots)):
            clause.context.belongs(person, sender)
            slots["actor"] = (sender,)
        slots["recipient"] = also_to(clause, None, slots)
        yield clause.draft("appointed", {**slots, "date": slots["date"] or day}, index, modality=Modality.ASSERTED)
        return
    resides = person.post is not None and {"first", "resident"} <= (person.post.flags | person.flags)
    if resides or first_to_reside(clause, clause.core.groups.get("post")):
        slots["resident"] = True
    yield clause.draft("post-began", slots, index if index < clause.core.first else None)
    if post is not None and clause.context.narrator:
        yield from then_as(clause, person, slots)
    now = _post_where(clause) is None  # where one "arrived in 2016" he has served since
    if now and post is not None and person.owner and clause.modality() is Modality.ASSERTED:
        holder: Slots = {"person": (person.name,), "office": person.office, "actor": (person.owner,)}
        yield clause.draft("holds-office", holder, index)


def _announcing(clause: Clause, slots: Slots) -> str | None:
    """The State whose ministry announced the appointments of a list, for an item that does not say who sends."""
    told, home = clause.value("post"), clause.context.home
    silent = isinstance(told, Post) and told.owner is None
    return home if silent and home is not None and (home,) != slots["recipient"] else None


def _who_took_up(clause: Clause) -> tuple[Person, int] | None:
    """Who took up the post, and the item that names him."""
    found = _hero(clause) if _of_pronoun(clause) else _named_inside(clause) or actor_before(clause, clause.core.first)
    head = head_of_mission(clause, found[0]) if found else None
    return (head, found[1]) if found and head else found


def _post_told(clause: Clause, found: tuple[Person, int] | None) -> Post | None:
    """The post that the clause gives him, or the one that a history has told to be to fill."""
    if there := _post_where(clause):
        return there
    post, role = clause.value("post"), role_after(clause, clause.core.last - 1, 12)
    if found and found[0].post is None and found[0].name and clause.context.narrator and not isinstance(post, Post):
        post = post_to_fill(clause.context)
    if isinstance(post, Post):
        return post
    return role[0] if role else None


def _post_where(clause: Clause) -> Post | None:
    """The post in the State to which "where" goes back: "he was ambassador to Syldavia, where he arrived in May"."""
    first, codes = clause.core.first, clause.codes
    if first < 2 or codes[first - 2] not in letters("where") or codes[first - 1] not in letters("he", "she"):
        return None
    before = (item.value for item in reversed(clause.sentence.items[: first - 2]) if item.code == "O")
    post = next(before, None)
    return post if isinstance(post, Post) and post.host and post.office in sent_offices() else None


def _of_no_envoy(clause: Clause, post: Post | None) -> bool:
    """Whether the post is no envoy's: "took over as dean"."""
    if post is not None:
        return post.office not in sent_offices()
    return clause.codes[clause.core.last - 1] in letters("as")


def _in_post(clause: Clause, person: Person, index: int, post: Post | None) -> tuple[Person, Post | None] | None:
    """The person in the post, and the post where the clause gives one; None for one who takes up no post."""
    if post is not None and is_envoy(person) and post.term.startswith("head of"):
        post = None  # a chargé who "assumed the functions of head of mission" is still a chargé
    if post is None and person.post is None:
        post = post_appointed_to(clause, index) or _post_named_with_it(clause) or _post_passed_on(clause, index)
    if post is not None:
        person = taken_as(clause, person, post)
    if (not is_envoy(person) and not heads(person)) or _comes_for_a_while(clause, person):
        return None
    return person, post


def _is_there(clause: Clause, person: Person, post: Post | None, slots: Slots) -> bool:
    """Give the receiving State that the clause tells; whether the envoy is there, and not home or on the way."""
    sides = states_represented(clause)
    if sides is not None and slots["actor"] == sides[:1]:
        slots["recipient"] = sides[1:]
    place = None if sides else _arrival(clause)
    if post is None and person.post and on_mission(person.post.term) and not clause.context.narrator:
        return False
    hosts = person.post.host if person.post else ()
    if place and slots["actor"] != (place,) and _of_a_post(clause):
        slots["recipient"] = (place,)  # whatever other State the text has told him to be sent to as well
        return True
    if place and person.name and _posted_there(clause, person.name, place):
        slots["recipient"] = (place,)
    elif place and (slots["actor"] == (place,) or (hosts and place not in hosts)):
        return False  # home, or somewhere on the way
    if place and not hosts and slots["actor"] != (place,):
        slots["recipient"] = (place,)
        known = clause.context.known(person.name)
        if known and known.post and not clause.context.narrator:
            known.post.host = (place,)
    return True


def _of_pronoun(clause: Clause) -> bool:
    """Whether the phrase itself says who by a pronoun: "Since D he has been Ambassador"."""
    core = clause.core
    since = core.phrase.sets.get("way") == "since"
    return since and holds(clause.codes[core.first : core.last], letters("he", "she"))


def _hero(clause: Clause) -> tuple[Person, int] | None:
    """Of whom the sentence before told: "X was Consul in Klow. Since 2016 she has been Ambassador to A"."""
    core, hero, sentence = clause.core, clause.context.hero, clause.sentence
    if core.first or hero is None or not hero.name or clause.context.narrator:
        return None
    known = clause.context.known(hero.name) or hero
    before = _SENTENCES.split(sentence.text[max(0, sentence.start - _BEFORE) : sentence.start].rstrip())[-1]
    if not is_envoy(known) or known.name.split()[-1] not in before:
        return None
    return Person(known.name, known.post, known.owner, frozenset({"again"})), core.first


_SENTENCES: Final = re.compile(r"[.!?]\s+(?=\w)|\n")
_BEFORE: Final = 300
"""The sentence before is looked for within so many characters."""


_TO_FILL: Final = re.compile(
    r"[^.;]{0,40}?\bto (?:take up|assume|fill|occupy|begin|take) (?:the|his|her) "
    r"(?:post|position|office|duties|functions|role|mission) (?:of|as) (?:the |its )?\Z"
)


def _post_named_with_it(clause: Clause) -> Post | None:
    """The post one arrives for: "reached Lima on D to take up the post of Ambassador"; "arrived on D, becoming"."""
    core, codes, items = clause.core, clause.codes, clause.sentence.items
    for index in range(core.last, min(len(codes), core.last + 14)):
        value = items[index].value
        if codes[index] == "O" and isinstance(value, Post):
            told = _TO_FILL.match(clause.sentence.text, items[core.last - 1].end, items[index].start)
            return value if told and value.office in sent_offices() else None
        if codes[index] in ";PN":
            return None
    return None


def _post_passed_on(clause: Clause, index: int) -> Post | None:
    """The post that "X was Ambassador until D, when Y took over" leaves to Y."""
    led = clause.codes[index - 1 : index] in tuple(letters("until", "till", "before")) and clause.context.narrator
    if not led and not clause.text(clause.core.first, clause.core.last).lower().startswith("when "):
        return None
    for at in range(clause.core.first - 1, -1, -1):
        other = person_at(clause, at)
        if other is not None and at != index and is_envoy(other):
            return passed_on(other)
    return passed_on(last_envoy(clause, clause.core.first))


_ERRANDS: Final = re.compile(
    r"[^.;]{0,50}?\b(?:for (?:a|an|the|his|her|talks|consultations|two|three)\b"
    r"(?! (?:(?:[\w-]+ ){0,2}(?:term|tour of duty|mandate|tenure|posting|stint)|post|first time|position|purpose)\b)"
    r"|on (?:a|an|his|her|the) (?:[\w-]+ ){0,3}(?:visit|trip|tour|leave|holiday|mission|stop)|to attend\b)"
)


def _comes_for_a_while(clause: Clause, person: Person) -> bool:
    """Whether one who "arrived" does not come to stay: a former envoy, or an envoy on a visit."""
    core = clause.core
    if not clause.text(core.first, core.last).lower().startswith(("arriv", "landed", "flew", "flown", "reached")):
        return False
    flags = person.flags | (person.post.flags if person.post else frozenset())
    if "former" in flags and "definite" not in flags and not clause.context.narrator:
        return True  # "a former ambassador", not "the previous ambassador"
    return (
        _ERRANDS.match(clause.sentence.text, clause.sentence.items[core.last - 1].end, clause.sentence.end) is not None
    )


def _posted_there(clause: Clause, name: str, place: str) -> bool:
    """Whether the text has told of a post in that State, though the sentence names another ("X, in Lima till now")."""
    known = clause.context.known(name)
    return known is not None and known.post is not None and known.post.host == (place,)


_APPOINTMENTS: Final = re.compile(
    r"\b(?:appointments?|nominations?|appoint(?:s|ed)?|nominat(?:es|ed)|reshuffle"
    r"|new (?:\w+ ){0,2}(?:ambassadors|envoys))\b",
    re.IGNORECASE,
)


def becomes(clause: Clause) -> bool:
    """Whether "X becomes Ambassador" announces an appointment: in a report that has spoken of appointments."""
    core = clause.core
    if clause.context.narrator or not clause.text(core.first, core.last).lower().startswith(("becomes ", "become ")):
        return False
    return _APPOINTMENTS.search(clause.sentence.text, 0, clause.sentence.items[core.first].start) is not None


def _named_inside(clause: Clause) -> tuple[Person, int] | None:
    """Who a phrase itself says has held the post: "since D X has been ...", "since D the Ambassador is X"."""
    index = clause.core.groups.get("person")
    person = person_at(clause, index) if index is not None else None
    return (person, index) if person and index is not None else None


def _purpose(clause: Clause) -> bool:
    """ "arrived on 3 May to take up her post": told once, by the arrival; "leaves to take up a post" elsewhere."""
    core = clause.core
    if clause.codes[core.first - 1 : core.first] not in tuple(letters("to")):
        return False
    told = ("post-began", "post-ended")
    return any(c.phrase.kind in told and core.first - 10 < c.first < core.first for c in clause.cores)


def _of_a_post(clause: Clause) -> bool:
    """Whether the words name the post that one takes up: "took up her post in Ruritania"."""
    said = clause.text(clause.core.first, clause.core.last).lower().split()
    taken = not {"up", "assumed"}.isdisjoint(said)
    return taken and not {"post", "duties", "functions", "position", "office"}.isdisjoint(said)


def _arrival(clause: Clause) -> str | None:
    """The State of the city in which an envoy took up the post, or to which he is said to be back."""
    codes = clause.codes
    for index in range(clause.core.first, min(len(codes), clause.core.last + 2)):
        there = codes[index] == "C" and codes[index - 1] in letters("in", "at", "reach", "reached")
        there = there or (codes[index] == "S" and codes[index - 1] in letters("in") and _of_a_post(clause))
        if there or (codes[index] in "CS" and codes[index - 1] in letters("to")):
            return next(iter(state_of(clause.sentence.items[index])), None)
    return None


def _unnamed(clause: Clause) -> Iterator[Draft]:
    """ "a resident ambassador took up the post in 2015"."""
    for index in range(clause.core.first - 1, max(-1, clause.core.first - 6), -1):
        item = clause.sentence.items[index]
        if item.code in letters("he", "she"):
            return
        if item.code == "O" and isinstance(item.value, Post) and "resident" in item.value.flags:
            if clause.codes[max(0, index - 2) : index - 1] in ("P", "N"):
                return  # "X was the first resident ambassador"
            if holds(clause.codes[index : clause.core.first], "PN"):
                return  # "the first resident ambassador was X, who"
            post = item.value
            owner = post.owner or clause.subject(index)
            host = clause.context.other(owner)
            if owner and host:
                slots: Slots = {
                    "actor": (owner,),
                    "recipient": (host,),
                    "office": post.office,
                    "resident": True,
                }
                yield clause.draft("post-began", {**slots, "date": clause.date()}, index)
            return


def _holder_since(clause: Clause) -> Iterator[Draft]:
    """ "an honorary consul, X, since 2004"; "X's term as Consul began in 2004"."""
    person, post = person_at(clause, clause.core.groups["person"]), clause.value("post")
    if person is not None and isinstance(post, Post):
        person = taken_as(clause, person, post)
    slots = envoy_slots(clause, person) if person and is_envoy(person) else None
    if slots:
        yield clause.draft("post-began", {**slots, "date": clause.date()})


_AWAITED: Final = re.compile(r"\b(?:until|till|pending|awaiting|awaits?|before) (?:the )?$", re.IGNORECASE)


def _arrived(clause: Clause) -> Iterator[Draft]:
    """ "the arrival of the British Consul, X, in 1843"; not one still waited for ("until the arrival of X")."""
    index = clause.core.groups["person"]
    if _AWAITED.search(clause.sentence.text, clause.sentence.start, clause.sentence.items[clause.core.first].start):
        return
    person, post = person_at(clause, index), clause.value("post")
    if person is not None and isinstance(post, Post):
        person = taken_as(clause, person, post)
    if clause.codes[index] == "N" and person is not None and person.post is None:
        person = _whom_relations_awaited(clause, person)
    slots = envoy_slots(clause, person) if person and (is_envoy(person) or heads(person)) else None
    if slots:
        date = clause.date() or (awaited.date if (awaited := _relations_before(clause)) else None)
        start, _, end = (date or "").partition("/")
        yield clause.draft("post-began", {**slots, "date": start or None})
        if end:
            yield clause.draft("post-ended", {**slots, "date": end})


def _relations_before(clause: Clause) -> Core | None:
    """What the sentence has told before of relations or a mission."""
    return next((c for c in clause.cores if c.phrase.kind in _MISSIONS and c.first < clause.core.first), None)


def _whom_relations_awaited(clause: Clause, person: Person) -> Person | None:
    """ "relations were resumed with the arrival of X", "X was in charge": a history's own envoy, by whatever title."""
    told = _relations_before(clause) is not None or "charge" in clause.text(clause.core.first, clause.core.last).split()
    own = clause.context.narrator
    return Person(person.name, Post("", "", own), own, person.flags) if told and own else None
