"""A post left: departures, farewells, recalls, expulsions, deaths and successions, each with its manner and date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from credence.lore.offices import sent_offices
from credence.model import Modality
from credence.reading.clauses.clause import Clause
from credence.reading.kinds.envoys import denied, envoy_slots, is_embassy, taken_as
from credence.reading.kinds.envoys_gone import gone_unnamed
from credence.reading.kinds.heads_of_missions import head_of_mission, heads
from credence.reading.kinds.list_heads import listed_below
from credence.reading.kinds.roles import (
    actor_before,
    is_envoy,
    last_envoy,
    person_at,
    post_appointed_to,
    role_after,
    whose,
)
from credence.reading.mentions import Person, Post
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds, state_of


def left_post(clause: Clause) -> Iterator[Draft]:
    """A head of mission left, was recalled or expelled, died, or was succeeded."""
    core = clause.core
    sets = core.phrase.sets
    if denied(clause) or is_embassy(clause):
        return
    if sets.get("way") == "list":
        yield from listed_below(clause)
        return
    if sets.get("way") == "unnamed":
        yield from gone_unnamed(clause)
        return
    if ("/held-until" in core.phrase.id and not _with_title(clause)) or _of_staff(clause):
        return
    if "/recalled-object" in core.phrase.id and (clause.doubtful() or _as_adjective(clause)):
        return
    if core.phrase.id.split(".")[0] in _OF_AN_END and _ATTEMPTED.search(
        clause.text(max(0, core.first - 5), core.first + 1)
    ):
        return
    if "/recall-of" in core.phrase.id and _DEMANDED.search(clause.text(max(0, core.first - 5), core.first)):
        return
    if "/ended" in core.phrase.id and (_goes_on_an_errand(clause) or _no_task(clause)):
        return
    found = who_leaves(clause)
    if found is None and sets.get("manner") in ("recalled", "expelled"):
        yield from gone_unnamed(clause)
    if found is None or ("/succeeded" in core.phrase.id and _told_again(clause)):
        return
    if "home" in core.groups and not _goes_home(clause, found[0]):
        return
    person, index = _in_latest_post(clause, *found)
    if "/ended" in core.phrase.id and _visitor_goes(clause, person):
        return
    if _only_ahead(clause) or _ended_before(clause) or ("/died" in core.phrase.id and _died_later(clause, index)):
        return
    if person.inferred and not clause.context.narrator and person.post and not person.post.host:
        person = _predecessor(clause, person, index)
    slots = envoy_slots(clause, person)
    if slots is None:
        return
    slots["manner"] = "expelled" if _asked_to_go(clause) else sets.get("manner")
    if person.inferred and (home := _called_home(clause)) and home == slots["recipient"]:
        slots["actor"], slots["recipient"] = home, slots["actor"]
    ousted = clause.codes[core.last : core.last + 3]
    if ("/vice" in core.phrase.id or "/succeeded" in core.phrase.id) and holds(ousted, letters("recalled")):
        slots["manner"] = "recalled"  # a gazette: "vice Mr. X, recalled"
    sent_away = sets.get("manner") == "expelled" and sets.get("way") in ("object", "pronoun")
    expeller = clause.subject() if sent_away else None
    if expeller and slots["actor"] != (expeller,) and person.post and not person.post.host:
        slots["recipient"] = (expeller,)
    elif (there := _post_left(clause) or _state_left(clause, person)) and there != slots["actor"]:
        slots["recipient"] = there
    slots["date"] = _own_date(clause) or _date_beside(clause) or _date_of_successor(clause)
    if _long_before(clause, person, index, slots["date"]):
        del slots["person"]
    yield clause.draft("post-ended", slots, index if index < core.first else None, modality=_when_left(clause))
    for at in range(index + 1, core.last if sets.get("way") == "object" else 0):
        # "declared Ambassador X and Consul Y persona non grata"
        other = person_at(clause, at)
        more = envoy_slots(clause, other) if is_envoy(other) and other else None
        if more:
            yield clause.draft("post-ended", {**slots, **more})


_AHEAD: Final = re.compile(r"\b(?:before|until|till|by|prior to|throughout|towards?) (?:the )?\Z")


def _only_ahead(clause: Clause) -> bool:
    """Whether the end of a term is only what something is to come before: "hopes to sign it before the end of it"."""
    start = clause.sentence.items[clause.core.first].start
    if not clause.text(clause.core.first, clause.core.last).startswith(("end ", "completion ", "conclusion ")):
        return False
    ahead = _AHEAD.search(clause.sentence.text, clause.sentence.start, start)
    return ahead is not None and clause.date() is None and not clause.context.narrator


def _long_before(clause: Clause, person: Person, index: int, day: object) -> bool:
    """Whether "the ambassador" who was recalled years ago is another than the one whom the report tells to have met."""
    today = clause.context.today
    words = clause.sentence.words(index, index + 1)
    named = any(part in words for part in person.name.split())
    if today is None or clause.context.narrator or not isinstance(day, str) or named:
        return False
    met = any(person.name in contact.persons for contact in clause.context.contacts)
    return met and day[:4].isdigit() and int(day[:4]) < today.year - 1


def _of_staff(clause: Clause) -> bool:
    """Whether those who are expelled are some of the staff: "was told that three diplomats were persona non grata"."""
    core = clause.core
    if core.phrase.sets.get("manner") != "expelled" or core.phrase.sets.get("way"):
        return False
    staff = (other for other in clause.overlapping() if other.phrase.kind == "expelled")
    return any(clause.codes[max(0, other.first - 1)] not in clause.marks["and"] for other in staff)


def _called_home(clause: Clause) -> tuple[str, ...]:
    """The State to whose city one is recalled: that which sent him."""
    core, codes = clause.core, clause.codes
    if core.phrase.sets.get("manner") != "recalled" or codes[core.last : core.last + 1] not in clause.marks["to"]:
        return ()
    at = core.last + 1
    return tuple(state_of(clause.sentence.items[at])[:1]) if codes[at : at + 1] == "C" else ()


_TAKING_OVER: Final = ("replacing", "succeeding", "to replace", "to succeed")


def _date_of_successor(clause: Clause) -> str | None:
    """When whoever is replaced was: "who took office in March, replacing X", "arrived in March to succeed X"."""
    core = clause.core
    if "/succeeded" not in core.phrase.id or not clause.text(core.first - 1, core.last).lower().strip(", ").startswith(
        _TAKING_OVER
    ):
        return None
    begun = [c for c in clause.cores if c.phrase.kind == "post-began" and c.last <= core.first and c.date]
    return begun[-1].date if begun and not holds(clause.codes[begun[-1].last : core.first], ";") else None


_HOW_SOON: Final = 3
"""The day of an expulsion stands within so many items behind it."""


def _date_beside(clause: Clause) -> str | None:
    """The date of the verb before, with which the clause goes on, or of the one that goes on with it: "summoned X on D
    and asked her to leave", "declared X persona non grata and gave him two days to leave on D"."""
    if clause.core.phrase.sets.get("way") != "pronoun":
        further = next((core for core in clause.cores if core.phrase.sets.get("way") == "pronoun"), None)
        if further is None or further.first < clause.core.last:
            return None
        index = clause.codes.find("T", further.last, further.last + _HOW_SOON)
        return clause.date_at(index) if index >= 0 else None
    left, _ = clause.bounds()
    index = clause.codes.rfind("T", left, clause.core.first)
    return clause.date_at(index) if index >= 0 else None


_LIVED: Final = 1500
"""Where an envoy lived is told within so many characters before it is told that he left."""
_LEFT_AT: Final = re.compile(
    r"(?:from |(?:left|vacated|relinquished|quit) )"
    r"(?:(?:his|her|the) (?:position|post|mission|station|duties|place) (?:in|at) )?\Z"
)


def _died_later(clause: Clause, index: int) -> bool:
    """Whether it is a former envoy who died: "the former Ambassador to Peru, X, died in Klow"; not "the late"."""
    told = clause.text(index, index + 1).lower() if index < len(clause.codes) else ""
    return not clause.context.narrator and told.removeprefix("the ").startswith(("former ", "ex-", "one-time "))


def _post_left(clause: Clause) -> tuple[str, ...]:
    """In a history the State of the city from which an envoy to several was recalled, where he did not live there for
    another: "recalled from his position in Berlin"."""
    core, text = clause.core, clause.sentence.text
    if not clause.context.narrator:
        return ()
    city = next((i for i in range(core.first, min(len(clause.codes), core.last + 7)) if clause.codes[i] == "C"), None)
    if city is None or not _LEFT_AT.search(text, clause.sentence.start, clause.sentence.items[city].start):
        return ()
    name = text[clause.sentence.items[city].start : clause.sentence.items[city].end]
    lived = re.compile(rf"\b(?:resid\w+|stationed|based) (?:in|at) {re.escape(name)}\b").search(
        text, max(0, clause.sentence.start - _LIVED), clause.sentence.end
    )
    return () if lived else tuple(state_of(clause.sentence.items[city])[:1])


def _state_left(clause: Clause, person: Person) -> tuple[str, ...]:
    """The State that an envoy of no told post is said to leave: "Latvia's ambassador has left Belarus"."""
    at = clause.core.groups.get("state")
    if at is None or (person.post is not None and person.post.host):
        return ()
    return tuple(state_of(clause.sentence.items[at])[:1])


def _visitor_goes(clause: Clause, person: Person) -> bool:
    """Whether it is one who came on a visit, told of before, that leaves: "He departs for Lima on 9 March"."""
    visit, core = clause.context.traveller, clause.core
    if visit is None or clause.context.narrator or person.name == visit[2] or visit[0] != person.owner:
        return False
    named = clause.codes[clause.bounds()[0] : core.last]
    goes = clause.text(core.first, core.last).lower().startswith(("depart", "left", "leaves"))
    return goes and not holds(named, "PNORE" + letters("post", "duties", "office"))


def _place_of(clause: Clause, envoy: Person) -> int | None:
    """The item before the act that names an envoy: of two verbs that go together the first tells who acts."""
    places = range(clause.core.first)
    return next((i for i in places if (one := person_at(clause, i)) is not None and one.name == envoy.name), None)


def _sent_away(clause: Clause) -> Person | None:
    """The envoy whom a State expels, or recalls, by "him" or "her": the last person spoken of, where a State acts."""
    asked = clause.text(clause.core.first, clause.core.first + 1).lower().startswith("ask")
    if clause.supposed() or (clause.doubtful() and not asked):
        return None
    envoy, last = last_envoy(clause, clause.core.first), next(reversed(clause.context.latest), None)
    if envoy is None or envoy.post is None or last is None or last.name != envoy.name:
        return None
    by = clause.subject(_place_of(clause, envoy)) or clause.context.home
    if by is None or (by == envoy.owner) != (clause.core.phrase.sets.get("manner") == "recalled"):
        return None
    return envoy if by == envoy.owner or not envoy.post.host or by in envoy.post.host else None


def who_leaves(clause: Clause) -> tuple[Person, int] | None:
    """The envoy who leaves, by all that is known of the post, and the item that names him; None where none does."""
    core = clause.core
    sets = core.phrase.sets
    if sets.get("way") == "object" and not _taken_leave_of(clause):
        index = core.groups["person"]
        person = person_at(clause, index)
        if person is not None and person.post is None and (lost := _post_given_up(clause)):
            person = taken_as(clause, person, lost)
        if "/death" in core.phrase.id and (person is None or person.post is None):
            return None  # "the death of Mr. X", of whom no post is known
        if person is not None and person.post is None:
            person = _predecessor(clause, person, index)
        found = (person, index) if person else None
    elif sets.get("way") == "pronoun":
        envoy = _sent_away(clause)
        found = (envoy, core.first) if envoy else None
    else:
        at = core.groups.get("person") if "/exequatur" in core.phrase.id else None
        named = person_at(clause, at) if at is not None else None
        found = (named, at) if named and at is not None else whose(clause) or actor_before(clause, core.first)
        if found is None and "/exequatur" in core.phrase.id and (envoy := last_envoy(clause, core.first)):
            found = (envoy, core.first)
        if "/farewell" in core.phrase.id and found is not None and is_envoy(found[0]) and _gives_for_another(clause):
            return None
        if "/farewell" in core.phrase.id and (found is None or not is_envoy(found[0])):
            found = _envoy_after(clause, core.last, 14) or found
        role = role_after(clause, found[1] + 1, 4) if found and found[0].post is None else None
        if found and found[0].post is None and role is None and "/died" in core.phrase.id:
            role = role_after(clause, core.last, 9)  # "who died on 2 February, as Portugal's ambassador in Praia"
        if found and role:
            found = (taken_as(clause, found[0], role[0]), found[1])
        if found and (head := head_of_mission(clause, found[0])):
            found = (head, found[1])
        elif found and found[0].post is None and (lost := _post_lost(clause, found[1])):
            found = (taken_as(clause, found[0], lost), found[1])
        elif found and found[0].post is None:
            found = (_predecessor(clause, *found), found[1])
    if found and not is_envoy(found[0]) and (lost := _post_given_up(clause)):
        found = (taken_as(clause, found[0], lost), found[1])
    if found and found[1] == core.first and _is_of_no_envoy(clause):
        return None
    return found if found and (is_envoy(found[0]) or heads(found[0])) else None


def _is_of_no_envoy(clause: Clause) -> bool:
    """Whether "he" or "she" who is told to leave is somebody else spoken of last: "The minister leaves on Friday"."""
    hero, first = clause.context.hero, clause.core.first
    alone = clause.codes[max(0, first - 1) : first] in tuple(letters("he", "she"))
    return alone and hero is not None and hero.post is not None and not is_envoy(hero) and not clause.context.narrator


def _post_lost(clause: Clause, index: int) -> Post | None:
    """The post that one of no known post leaves: told with the verb, or as that to which he has just been appointed."""
    return _post_given_up(clause) or _as_what(clause) or post_appointed_to(clause, index)


_AS: Final = 14
"""So far after the verb it may be told as what one left: "left Lima on D at the end of his term as Ambassador"."""


def _as_what(clause: Clause) -> Post | None:
    """The post as which one who is new to the text left, told later in the clause; nobody else is named before it."""
    codes, as_ = clause.codes, letters("as", "where")
    for index in range(clause.core.last, min(len(codes), clause.core.last + _AS)):
        value = clause.sentence.items[index].value
        if codes[index] == "O" and isinstance(value, Post) and value.office in sent_offices():
            return value if holds(codes[max(clause.core.last, index - 3) : index], as_) else None
        if codes[index] in ";:PN":
            return None
    return None


_OF_AN_END: Final = frozenset(("posts/death", "posts/departure-of"))
_ATTEMPTED: Final = re.compile(
    r"\b(?:attempt|attempted|attempts|plot|plots|plotted|threat|threats|reject|rejects|rejected|refused|declined)\b",
    re.IGNORECASE,
)
"""What says of a murder, or a resignation, that it came to nothing: "the attempted murder of the ambassador"."""
_DEMANDED: Final = re.compile(
    r"\b(?:demand|request|ask|insist|call|seek|sought|urg)\w*(?: (?:for|on|the|immediate))*\s*\Z"
)


def _goes_on_an_errand(clause: Clause) -> bool:
    """Whether one who "left" only went away for a while, or to a city of the State where the post is."""
    core = clause.core
    told = clause.text(core.first, core.last).lower()
    if told.startswith("leaving for") and clause.codes[core.first - 1 : core.first] in tuple(letters("before")):
        return True  # "will see the fair before leaving for A"
    if not told.startswith(("left", "leaves", "depart")):
        return False
    end = clause.sentence.items[core.last - 1].end
    return _FOR_A_WHILE.match(clause.sentence.text, end, clause.sentence.end) is not None


_STAYS_AWAY: Final = re.compile(
    r"[^.;]{0,30}?\b(?:for (?:a|an|his|her|talks|consultations|instructions|medical|treatment)\b"
    r"|on (?:leave|a|an|furlough)\b"
    r"|and (?:came|went|returned) back\b|to (?:report|consult|attend|marry)\b|with (?:the|a|his|her)\b)"
)


def _goes_home(clause: Clause, person: Person) -> bool:
    """Whether an envoy of a history "returned to" his own capital for good."""
    core = clause.core
    home = state_of(clause.sentence.items[core.groups["home"]])[:1]
    away = _STAYS_AWAY.match(clause.sentence.text, clause.sentence.items[core.last - 1].end, clause.sentence.end)
    return clause.context.narrator is not None and home == (person.owner,) and away is None


def _no_task(clause: Clause) -> bool:
    """Whether it is a mission that ended, and not what an envoy came for: "his mission ended"."""
    core = clause.core
    if clause.codes[core.first : core.first + 1] != "R":
        return False
    words = clause.text(core.first, core.first + 1).lower()
    return not words.startswith(("his ", "her ")) or not words.endswith("mission")


_FOR_A_WHILE: Final = re.compile(
    r"[^.;,]{0,40}? (?:for (?:a|an|his|her|two|three) (?:[\w'’-]+ ){0,2}"
    r"(?:holiday|vacation|visit|leave|trip|tour|cure|break|week|rest)"
    r"|on (?:a |an |his |her )?(?:[\w-]+ ){0,2}(?:holiday|vacation|visit|leave|trip|tour)"
    r"|for (?:[\w-]+ ){0,2}(?:talks|meetings?|negotiations|treatment|a conference|the summit)\b"
    r"|to (?:open|attend|visit|inspect)\b)"
)


def _with_title(clause: Clause) -> bool:
    """Whether the words that name the person give the post ("X, Ambassador to Y, until May")."""
    item = clause.sentence.items[clause.core.groups["person"]]
    person = item.value
    told = clause.sentence.text[item.start : item.end]
    return isinstance(person, Person) and person.post is not None and "," in told


def _as_adjective(clause: Clause) -> bool:
    """ "Norway's recalled Ambassador returned": of an earlier recall, not one told here."""
    return clause.codes[clause.core.first - 1 : clause.core.first] in list(letters("'", "the", "its", "our"))


def _envoy_after(clause: Clause, at: int, near: int) -> tuple[Person, int] | None:
    """The envoy who takes leave: "farewell call on the Minister by Ambassador X"."""
    for index in range(at, min(len(clause.codes), at + near)):
        if clause.codes[index] in ";:":
            return None
        person = person_at(clause, index)
        if person is not None and is_envoy(person):
            return person, index
    return None


_FOR: Final = re.compile(r"[^.;\n]{0,60}? (?:in (?:the )?honou?r of|for (?:the |his |her )?(?:outgoing|departing))\b")


def _gives_for_another(clause: Clause) -> bool:
    """Whether it is a colleague to whom an envoy bids farewell: "hosted a farewell dinner in honour of X"."""
    last, sentence = clause.core.last, clause.sentence
    if _FOR.match(sentence.text, sentence.items[last - 1].end, sentence.end):
        return True
    if clause.codes[last : last + 1] not in tuple(letters("to")):
        return False
    return any(is_envoy(person_at(clause, at)) for at in range(last + 1, min(len(clause.codes), last + 4)))


def _taken_leave_of(clause: Clause) -> bool:
    """ "bade farewell to the President": it is the envoy named before who leaves."""
    person = person_at(clause, clause.core.groups["person"])
    return "/farewelled" in clause.core.phrase.id and person is not None and bool(person.post) and not is_envoy(person)


def _when_left(clause: Clause) -> Modality | None:
    """A recall decided upon is a recall; "in succession to X, who will be transferring": X has yet to leave."""
    core, codes = clause.core, clause.codes
    to_come = holds(codes[max(0, core.first - 3) : core.last], clause.marks["future"])
    if "/recalled-object" in core.phrase.id and not to_come:
        return Modality.ASSERTED
    follows = codes[core.last : core.last + 4].lstrip(",")
    gone_later = follows[:1] in letters("who") and holds(follows, clause.marks["future"])
    if core.phrase.sets.get("way") == "object" and follows and gone_later:
        return Modality.SCHEDULED
    if core.phrase.sets.get("manner") == "expelled" and not to_come and codes[core.first] not in clause.marks["is"]:
        return Modality.ASSERTED  # "was asked to leave": whoever is told to go is expelled by it
    return None


def _post_given_up(clause: Clause) -> Post | None:
    """The post that somebody loses ("from the post of Ambassador to B", "the commission of X as Consul")."""
    codes, told = clause.codes, clause.value("post")
    if isinstance(told, Post):
        return told if told.office in sent_offices() else None
    for index in range(clause.core.last, min(len(codes), clause.core.last + 7)):
        value = clause.sentence.items[index].value
        if codes[index] == "O" and isinstance(value, Post):
            return value if value.office in sent_offices() else None
        if codes[index] in ";,PN":
            return None
    return None


def _told_again(clause: Clause) -> bool:
    """Whether the clause goes on to say how the predecessor left ("replacing X, who was recalled")."""
    last = clause.core.last
    return any(
        last <= core.first < last + 6 and (core.phrase.kind == "post-ended" or "/served" in core.phrase.id)
        for core in clause.cores
    )


_RISES: Final = ("post-began", "appointed")


def _in_latest_post(clause: Clause, person: Person, index: int) -> tuple[Person, int]:
    """Who leaves, in the post to which the same sentence tells that he rose: "X, Consul since D1, was named Minister
    on D2 and died on D3"."""
    if person.post is None or clause.context.narrator is None or index >= clause.core.first:
        return person, index
    risen = any(c.phrase.kind in _RISES and index < c.first < clause.core.first for c in clause.cores)
    known = clause.context.known(person.name) if risen else None
    if known is None or known.post is None or known.owner != person.owner or known.office not in sent_offices():
        return person, index
    return Person(known.name, known.post, known.owner, person.flags), index


_ASKED: Final = re.compile(r"\b(?:request|demand|order)(?:s|ed|ing)? (?:the )?(?:immediate )?\Z")
_VERB: Final = 30


def _asked_to_go(clause: Clause) -> bool:
    """Whether the departure is one that the other State asked for: "requested the departure of Minister X"."""
    if "/departure-of" not in clause.core.phrase.id:
        return False
    start = clause.sentence.items[clause.core.first].start
    return _ASKED.search(clause.sentence.text, max(clause.sentence.start, start - _VERB), start) is not None


def _ended_before(clause: Clause) -> bool:
    """Whether the sentence has just told of the same end ("departed on 3 May at the end of her term")."""
    core = clause.core
    told = (c for c in reversed(clause.cores) if c.phrase.kind == "post-ended" and c.last <= core.first)
    expelled = "/expelled" in core.phrase.id  # a recall that was only asked for comes before it
    other = next((c for c in told if not (expelled and "/recall" in c.phrase.id)), None)
    if other is None or core.first - other.last > 12 or ";" in clause.codes[other.last : core.first]:
        return False
    return core.date is None or core.date == other.date


def _own_date(clause: Clause) -> str | None:
    """The date of the departure; a farewell call's own date is not that of the departure."""
    core = clause.core
    if "/died" in core.phrase.id and core.date_item is not None and core.date_item > core.last:
        after = clause.text(core.last, core.date_item).lower()
        if "," in after and ("thereafter" in after or "after" in after[: after.index(",")]):
            return None  # "died shortly thereafter, and Y was accredited on D"
    if "/farewell" in core.phrase.id and not clause.context.narrator:
        return None
    if core.date_item is not None and core.date_item < core.first and not clause.context.narrator:
        told = clause.text(core.first, core.last).lower()
        if _ON_THE_OCCASION.search(told) or told.startswith(
            ("is leaving", "leaving", "completing", "concluding", "ending")
        ):
            return None  # of the report or the call
    if "/vice" in core.phrase.id and core.date_item is not None and core.date_item < core.first:
        return None  # that of the appointment in which he is replaced
    date = clause.date()
    return date.partition("/")[2] if date and "/" in date and _ends_a_term(clause) else date


_ON_THE_OCCASION: Final = re.compile(
    r"\b(?:completion|conclusion|end|termination|expiry|expiration) of\b|\b(?:coming to|near(?:s|ing)|draw(?:s|ing))\b"
)


def _ends_a_term(clause: Clause) -> bool:
    """Whether the date is a term of office told just before: "served from 1906 to 1908, when he resigned"."""
    core = clause.core
    served = (c for c in clause.cores if "/served" in c.phrase.id and c.last <= core.first)
    return any(c.date_item == core.date_item or c.groups.get("when") == core.date_item for c in served)


def _beside(clause: Clause, index: int) -> Person | None:
    """The envoy named just before in the same part of the sentence, by what is now known of him."""
    for at in range(index - 1, clause.bounds()[0] - 1, -1):
        person = person_at(clause, at)
        known = clause.context.known(person.name) if person else None
        if person is not None and (is_envoy(person) or is_envoy(known)):
            return known if is_envoy(known) else person
    return None


def _where_told(clause: Clause) -> str | None:
    """The State of the place "where" somebody is replaced: "moves to Klow, where she takes over from X"."""
    first, codes = clause.core.first, clause.codes
    where = next((i for i in range(first - 1, max(0, first - 5), -1) if codes[i] in letters("where")), None)
    if where is None:
        return None
    at = where - 1 - (codes[where - 1] == ",")
    return next(iter(state_of(clause.sentence.items[at])), None) if at >= 0 and codes[at] in "CS" else None


def _predecessor(clause: Clause, person: Person, index: int) -> Person:
    """A person without a post who is replaced or leaves had the post of the envoy last spoken of."""
    envoy = _beside(clause, index)
    latest = (p for p in reversed(clause.context.latest) if is_envoy(p) and p.name != person.name)
    envoy = envoy or next(latest, None)
    if envoy is None or clause.context.narrator:
        return person
    post = envoy.post
    there = _where_told(clause)
    if post is not None and there is not None and there != envoy.owner:
        post = replace(post, host=(there,))
    own = person.post
    if post is not None and own is not None and own.office in sent_offices() and own.office != post.office:
        post = replace(post, office=own.office, term=own.term)  # "the ambassador left, the chargé was expelled"
    taken = Person(person.name, post, envoy.owner, frozenset({"former"}))
    gone = replace(post, flags=post.flags | {"former"}) if post else None
    clause.context.meet(Person(person.name, gone, envoy.owner))
    return taken
