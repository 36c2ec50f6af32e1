"""Recognition, independence, and relations between two States: established, severed, restored, upgraded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from credence.model import Modality, SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.date_value import two_ends
from credence.reading.clauses.ellipsis import (
    along,
    dated_list,
    dated_subjects,
    further_subjects,
    joined_objects,
    joined_subjects,
    more_pairs,
    other_pair,
    returned,
)
from credence.reading.clauses.firms import tells_of_firms
from credence.reading.clauses.occasion import days_of_visit
from credence.reading.dates.math import SPAN
from credence.reading.kinds.handling import Handlers
from credence.reading.kinds.likewise import NEAR, likewise
from credence.reading.mentions import States
from credence.reading.nouns.states_named import states_in
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters
from credence.reading.scan.numbers import number_of
from credence.reading.spelling import holds, state_of

_LEVEL_END: Final = (
    "was", "were", "is", "has", "have", "had", "in", "on", "at", "with", "between", "and", "from", "during", "when",
    "by", "for", "as", "of", "to", "after",
)  # fmt: skip
"""Words that end what names a level: "to the rank of embassy in"."""

_LEVEL_WORDS: Final = 6


def recognition(clause: Clause) -> Iterable[Draft]:
    """One State recognised another, or took its recognition back."""
    if clause.core.phrase.sets.get("likewise"):
        yield from likewise(clause)
        return
    if clause.doubtful() and not clause.core.phrase.sets.get("certain"):
        return
    kind = clause.core.phrase.kind
    if "actor" not in clause.core.groups and _of_any_state(clause):
        return
    if clause.core.phrase.sets.get("mutual"):
        for one, other in clause.facing():
            for actor, recipient in ((one, other), (other, one)):
                slots: dict[str, SlotValue | None] = {
                    "actor": (actor,), "recipient": (recipient,), "date": clause.date(),
                }  # fmt: skip
                yield clause.draft(kind, slots)
        return
    again = clause.core.phrase.sets.get("it")
    if again and (not clause.core.first or "recogni" not in clause.text(0, clause.core.first).lower()):
        return
    recipients = clause.codes_of("recipient") or _recognised_before(clause)
    if clause.core.phrase.sets.get("passive"):
        subject = _who_recognised(clause) or clause.subject()
        recipients = (subject,) if subject else ()
    known = clause.earlier_subject() if again else None
    told_before = any(c.phrase.kind == kind and c.last <= clause.core.first for c in clause.cores)
    if told_before and "/recognition-of" in clause.core.phrase.id and not clause.codes_of("actor"):
        known = clause.earlier_subject()  # "A recognised B; recognition of C followed on D"
    actors = [c for c in ((known,) if known else clause.acting()) if c not in recipients]
    if clause.core.phrase.sets.get("agentless") and not clause.codes_of("actor"):
        pair = clause.context.told or (clause.context.pair if clause.context.anchored else None)
        if not pair:
            return
        index = clause.core.groups.get("recipient")
        recipients = joined_subjects(clause, index) if index is not None else tuple(pair[1:])
        actors = [code for code in pair if code not in recipients][:1]
    if not actors and not recipients and clause.context.told:
        actors, recipients = [clause.context.told[0]], clause.context.told[1:]
    if not actors and recipients and (facing := clause.context.other(recipients[0])):
        actors = [facing]
    if not recipients and actors and (facing := _it(clause, actors[0]) or clause.context.other(actors[0])):
        recipients = (facing,)
    actors += [code for code in along(clause) if code not in actors and code not in recipients]
    for actor in actors:
        for recipient in recipients:
            for anew, at in clause.again() if actor != recipient else ():
                yield clause.draft(kind, {"actor": (actor,), "recipient": (recipient,), "date": anew}, at)
    for group, date, index in _recognising(clause, actors):
        for actor in group:
            for recipient, day, used in _recognised(clause, recipients, date):
                if recipient == actor:
                    continue
                slots = {"actor": (actor,), "recipient": (recipient,), "date": day}
                yield clause.draft(kind, slots, used if used is not None else index)
    for other, subject, date, used in returned(clause):
        slots = {"actor": (other,), "recipient": (subject,), "date": date}
        yield clause.draft(kind, slots, used)
    if recipients:
        clause.context.recognised = recipients[0]
        clause.context.act = (kind, recipients[0], clause.sentence.start)


_ANY_STATE: Final = re.compile(
    r"\b(?:an?|any|every|no|each) (?:state|country|government|nation) (?:that|which) \Z", re.IGNORECASE
)


def _of_any_state(clause: Clause) -> bool:
    """Whether it is told of whichever State does so: "a state that takes back its recognition"."""
    start = clause.sentence.items[clause.core.first].start
    return _ANY_STATE.search(clause.sentence.text, clause.sentence.start, start) is not None


def _who_recognised(clause: Clause) -> str | None:
    """The State that recognised another in the clause before: "A recognised B and was recognised by B in turn"."""
    told = any(c.phrase.kind == "recognition" and c.last <= clause.core.first for c in clause.cores)
    return clause.earlier_subject() if told else None


_REFERRED: Final = re.compile(
    r" (?:it|its independence|the (?:new|young) (?:state|republic|government|nation|country))$"
)


def _it(clause: Clause, actor: str) -> str | None:
    """The State that "it" means: one named as acting before in the sentence, one just told to be independent, else
    what the last sentence was about."""
    if not _REFERRED.search(clause.text(clause.core.first, clause.core.last).lower()):
        return None
    context, items = clause.context, clause.sentence.items[: clause.core.first]
    if context.freed and clause.sentence.start - context.freed[1] < NEAR and context.freed[0] != actor:
        return context.freed[0]
    free = [item for at, item in enumerate(items) if not clause.governed(at)]
    before = [c for c in states_in(free) or states_in(items) if c != actor]
    known = before[-1] if before else context.subject
    return known if known != actor else None


def _recognising(clause: Clause, actors: list[str]) -> Iterable[tuple[Iterable[str], str | None, int | None]]:
    """The States that recognise, each group with its date: "by A (2008), B (2014) and C", "A did; B did so in 2011"."""
    index = clause.core.groups.get("actor")
    agents = dated_list(clause, index) if index is not None and index > clause.core.groups.get("recipient", -1) else []
    if agents := agents or dated_subjects(clause):  # "A (2008) and B (2014) recognised C"
        yield from agents
        return
    yield actors, clause.date(), None
    yield from further_subjects(clause)
    if not _objects_follow(clause) or clause.governed(clause.core.groups["recipient"]):
        yield from more_pairs(clause)


def _objects_follow(clause: Clause) -> bool:
    """Whether the verb's object comes after it, so that what follows with a date is a further object."""
    index = clause.core.groups.get("recipient")
    first = -1 if clause.core.phrase.sets.get("agentless") is None else clause.core.anchor
    return index is not None and index > clause.core.groups.get("actor", first)


def _recognised(
    clause: Clause, recipients: tuple[str, ...], date: str | None
) -> Iterable[tuple[str, str | None, int | None]]:
    """The States recognised, each with its date: "A in 1991 and B in 1992", "A, B and C in 1991"."""
    index = clause.core.groups.get("recipient")
    if index is None or not _objects_follow(clause) or clause.codes[index] not in "SC":
        yield from ((recipient, date, None) for recipient in recipients)
        return
    groups = dated_list(clause, index)
    if groups and clause.governed(index) and not clause.governed(groups[1][2] - 2):
        groups = []  # "recognition of A in 2017, and B in 2018": B is a subject
    for states, day, used in groups:
        yield from ((state, day, used) for state in states)
    if not groups:
        yield from ((state, date, None) for state in joined_objects(clause, index))


def _recognised_before(clause: Clause) -> tuple[str, ...]:
    """What the State took back its recognition of, when only an earlier clause names it."""
    if clause.core.phrase.kind == "recognition" and not clause.core.phrase.sets.get("again"):
        return ()
    known = clause.context.recognised
    return (known,) if known else ()


_TAKES_EFFECT: Final = re.compile(r"\b(?:came|took effect|followed|dates|dated|became)\b")


_OPENING: Final = 2
"""With so many words before it a participle opens a sentence: "Having formally declared its independence"."""


def _foreseen(clause: Clause) -> bool:
    """Whether it was only to come, on a day not told: "the process by which it would achieve independence"."""
    verb = clause.core.anchor
    would = verb > 0 and clause.codes[verb - 1] in letters("would")
    return would and (clause.core.date_item is None or clause.core.date_item < verb)


def independence(clause: Clause) -> Iterable[Draft]:
    """A State declared, gained or regained independence."""
    spoken_of = _recognised_there(clause) or _celebrated(clause) or _of_something_in_it(clause) or _foreseen(clause)
    if clause.doubtful() or spoken_of:
        return
    of, index = clause.core.phrase.sets.get("whose"), clause.core.groups.get("actor")
    actor = clause.acting() if not of else _all_freed(clause, index) if index is not None else ()
    if clause.context.told and "actor" not in clause.core.groups and clause.subject() is None:
        actor = clause.context.told[1:]  # whoever acted last, it is the land told of that "proclaimed independence"
    if clause.core.phrase.sets.get("whose") and "actor" not in clause.core.groups:
        actor = _recognised_beside(clause) or actor
    said = clause.text(clause.core.first, clause.core.last).lower()
    if said.startswith("on ") and "congratulat" in clause.text(0, clause.core.last).lower():
        return
    if clause.core.phrase.sets.get("it") and "independence" not in clause.text(0, clause.core.first):
        return
    article = clause.codes[clause.core.first - 1] if clause.core.first else ""
    if "actor" not in clause.core.groups and article and article in clause.marks["articles"]:
        return  # "the restored independence of X" tells of no act
    if clause.core.first <= _OPENING and "actor" not in clause.core.groups:
        actor = clause.opened_with() or actor
    owner = clause.value("actor")
    if isinstance(owner, States) and owner.how == "the country" and not owner.codes:
        actor = (subject,) if (subject := clause.subject()) else actor  # its parliament "declared the country's"
    its = "actor" not in clause.core.groups and "its" in said.split()
    if actor and actor[0] == clause.context.narrator and "independence" in said and its:
        facing = clause.context.other(actor[0])  # "Upon its independence in 1957 the United States recognised Ghana"
        actor = (facing,) if facing and clause.core.first <= 1 else actor
    if not actor and clause.core.first <= 1 and clause.context.told and said.startswith(("at ", "upon ", "on ")):
        actor = clause.context.told[1:]  # "At independence on D, the Consulate was raised": of the State told of
    if not actor and clause.core.phrase.sets.get("whose"):
        before = [c for i in clause.sentence.items[: clause.core.first] if i.code in "SD" for c in i.value.codes]
        actor = tuple(before[-1:])
    if "themselves" in said.split():
        actor = _of_the_people(clause)
    if actor:
        clause.context.freed = actor[0], clause.sentence.start
        if dated := dated_subjects(clause):  # "A (1991) and B (1992) declared independence"
            for freed, day, used in dated:
                for each in freed:
                    yield clause.draft("independence", {"actor": (each,), "date": day}, used)
            return
        date = None if _day_of_a_letter(clause) else clause.date()
        for each in actor if "actor" in clause.core.groups else actor[:1]:
            yield clause.draft("independence", {"actor": (each,), "date": date})
        for states, date, used in more_pairs(clause):  # "A has been independent since D, B since E"
            yield clause.draft("independence", {"actor": states[:1], "date": date}, used)


def _all_freed(clause: Clause, index: int) -> tuple[str, ...]:
    """The States of a list whose independence it is: "granted independence to A and B", "A and B were granted"."""
    return max(joined_objects(clause, index), joined_subjects(clause, index), key=len)


_SOMETHING_IN_IT: Final = re.compile(
    r"['’]s? (?:[\w-]+ ){0,2}(?:bank|banks|prosecutors?|judges|judiciary|courts?|press|media|newspapers?|universit\w+"
    r"|church|club|museum|company|broadcaster|regulator|television) (?:\w+ ){0,2}\Z"
)


def _of_something_in_it(clause: Clause) -> bool:
    """Whether it is something in a State that became independent: "Ruritania's central bank gained independence"."""
    items = clause.sentence.items
    at = next((i for i in range(clause.core.anchor - 1, -1, -1) if items[i].code == "S"), None)
    verb = items[clause.core.anchor].start
    return at is not None and _SOMETHING_IN_IT.match(clause.sentence.text, items[at].end, verb) is not None


_PEOPLE: Final = 8
"""The people who declare themselves independent are named within so many items before."""


def _of_the_people(clause: Clause) -> tuple[str, ...]:
    """Whose people declared themselves independent: of the land they live in, or their own kind ("settlers in X")."""
    first = clause.core.first
    places = range(first - 1, max(-1, first - _PEOPLE), -1)
    land = next((at for at in places if clause.codes[at] in "SDCK"), None)
    own = clause.value_codes(land) if land is not None else clause.context.told[1:]
    from_whom = {code for item in clause.sentence.items[clause.core.last :][:4] for code in state_of(item)}
    return () if from_whom & set(own) else own[:1]


_LETTER: Final = re.compile(r"\b(?:letter|message|telegram|cable|note)\b")


def _day_of_a_letter(clause: Clause) -> bool:
    """Whether the day behind is that of what was written on the occasion: "upon its independence, in a letter of D"."""
    core = clause.core
    if core.date_item is None or core.date_item < core.last:
        return False
    return _LETTER.search(clause.text(core.last, core.date_item)) is not None


def _recognised_beside(clause: Clause) -> tuple[str, ...]:
    """The State whose recognition is told just before, or in the sentence before: "recognition of A: D, date of
    independence", "On the restoration of independence, A was recognised anew"."""
    core = clause.core
    told = (c.groups["recipient"] for c in clause.cores if c.phrase.kind == "recognition" and "recipient" in c.groups)
    index = next((at for at in told if at < core.first), None)
    if index is not None:
        return clause.value_codes(index)
    act = clause.context.act
    near = act is not None and act[0] == "recognition" and clause.sentence.start - act[2] < NEAR
    return (act[1],) if near and act and core.first <= 1 and not clause.subject() else ()


def _recognised_there(clause: Clause) -> bool:
    """Whether the independence is only what was recognised: "A recognised B's regained independence on D"."""
    core = clause.core
    told = (c for c in clause.cores if c.phrase.kind == "recognition" and c.first < core.first)
    actor = core.groups.get("actor", core.last)
    came = _TAKES_EFFECT.search(clause.text(actor + 1, core.last)) is not None if actor < core.last - 1 else False
    at = "independence-at" in core.phrase.id or came  # "A's recognition of the independence of B came on D"
    return any(core.last <= c.last or (at and core.first < c.last) for c in told)


def _celebrated(clause: Clause) -> bool:
    """Whether the independence is only what was celebrated on that day: "the embassy celebrated A's independence"."""
    core = clause.core
    before = clause.codes[max(0, core.first - _MARKED_NEAR) : core.first]
    return "independence-at" in core.phrase.id and holds(before, letters("<marking>", *_FEAST))


_FEAST: Final = ("anniversary", "celebration", "celebrations", "commemoration")
_MARKED_NEAR: Final = 5
"""What is celebrated stands so many items at most from the verb."""


def between(clause: Clause) -> Iterable[Draft]:
    """Something befell the relations of two States."""
    core = clause.core
    if core.phrase.sets.get("likewise"):
        yield from likewise(clause)
        return
    if (clause.doubtful() or _remembered(clause)) and not core.phrase.sets.get("certain"):
        return
    denied = holds(clause.codes[core.first : core.last], clause.marks["denied"])
    if denied and not holds(clause.codes[core.anchor : core.anchor + 6], clause.marks["until"]):
        return  # "relations do not date back to D"
    if (core.phrase.sets.get("it") and not _of_relations(clause)) or _in_one_field(clause) or _of_another_act(clause):
        return
    kind = core.phrase.kind
    fresh = kind == "relations-established"
    if (fresh and (_of_no_day(clause) or _over_column(clause) or _once_more(clause))) or _of_a_firm(clause):
        return
    told = _told(clause)
    for pair, day, used in told:
        if len(set(pair)) != 2 or (day is None and _may_be_any(clause)):
            continue
        slots = _between(clause, pair, day)
        if day and SPAN.fullmatch(day):
            begun, _, until = day.partition("/")
            if kind == "relations-severed" and clause.text(core.first, core.first + 1).lower() == "when":
                slots["date"] = until  # "had relations from D1 until D2, when A broke them off"
            elif kind == "relations-severed" and _from_until(clause):
                slots["date"] = begun
                yield clause.draft("relations-restored", {"parties": tuple(sorted(pair)), "date": until})
            elif kind == "relations-established" and "when" in core.groups:
                slots["date"] = begun
        yield clause.draft(kind, slots, used)
        for again, index in clause.again():
            yield clause.draft(kind, {**slots, "date": again}, index)
    if told:
        _note(clause, kind, told[0][0][1])


_AGAIN: Final = re.compile(r"\b(?:again|once more|anew|afresh)\b")


def _once_more(clause: Clause) -> bool:
    """Whether relations were established for a second time, which is told as their return: "were again established"."""
    core = clause.core
    over = (c for c in clause.cores if c.phrase.kind == "relations-restored" and c.first < core.last)
    return any(core.first < c.last and _AGAIN.search(clause.text(c.first, c.last).lower()) for c in over)


def _of_a_firm(clause: Clause) -> bool:
    """Whether a firm has dealings of its own, in a sentence that names no two States: "cut ties with its supplier"."""
    if len(clause.states()) > 1 or holds(clause.sentence.codes, "QOPK"):
        return False
    return tells_of_firms(clause.sentence)


def _from_until(clause: Clause) -> bool:
    """Whether relations were broken from one day until another, not merely within some days."""
    item = clause.core.date_item
    return item is None or two_ends(clause.text(item, item + 1))


def _over_column(clause: Clause) -> bool:
    """Whether the words are but the head of a column of a table: "| Country | Relations began | Notes |"."""
    text, end = clause.sentence.text, clause.sentence.items[clause.core.last - 1].end
    return text[end : end + 2].strip() == "|"


def _of_no_day(clause: Clause) -> bool:
    """Whether relations only exist, or those of no embassies yet go back to a decade or a century."""
    told, day = clause.text(clause.core.first, clause.core.last), clause.date()
    if day is None and _EXIST.search(told):
        return True
    return (day is None or "/" in day) and _GO_BACK.match(told) is not None


_GO_BACK: Final = re.compile(r"(?:relations|ties)\b[^.]{0,99}\bdat(?:e|es|ing) (?:back|from|to)\b", re.IGNORECASE)
_EXIST: Final = re.compile(r"\bexists?\Z", re.IGNORECASE)
"""That relations exist says nothing of their beginning."""


def _in_one_field(clause: Clause) -> bool:
    """Whether it is only "trade relations" that were established."""
    first = clause.sentence.items[clause.core.first]
    bare = clause.sentence.text[first.start : first.end].lower() in ("relations", "ties")
    return bare and any(start < first.start <= end + 1 for start, end, _, _ in clause.sentence.areas)


def _of_another_act(clause: Clause) -> bool:
    """Whether what came was an end or a return of relations: "the resumption of diplomatic relations came on D"."""
    core, marks = clause.core, clause.marks
    if core.phrase.kind != "relations-established" or core.first < 2 or clause.codes[core.first - 1] not in marks["of"]:
        return False
    off = clause.codes[core.first - 2] in letters("off")  # "the breaking off of"
    return clause.codes[max(0, core.first - 2 - off)] in marks["no-beginning"]


_OF_STATES: Final = re.compile(
    r"\b(?:diplomatic|ties|official|formal|formally|consular|full|normal|bilateral)\b", re.IGNORECASE
)


def _may_be_any(clause: Clause) -> bool:
    """Whether bare "relations" between nobody named, on no day, were broken or restored: a family's, a play's."""
    core = clause.core
    if clause.context.narrator or core.phrase.kind not in ("relations-severed", "relations-restored"):
        return False
    if core.phrase.sets.get("it"):
        return False  # "they", of relations just told
    named = len(clause.states()) > 1 or not {"actor", "other", "agent"}.isdisjoint(core.groups)
    return not named and _OF_STATES.search(clause.text(core.first, core.last)) is None


_MARKED: Final = re.compile(r"\b(?:celebrat|mark|observ|commemorat)")
_REMEMBERED: Final = re.compile(
    r"\b(?:anniversary|jubilee|centenary|milestone|celebration|commemoration) of the $", re.IGNORECASE
)


def _remembered(clause: Clause) -> bool:
    """Whether it is the anniversary of the act that the date dates: "the jubilee of the establishment, marked in Y"."""
    sentence = clause.sentence
    start = sentence.items[clause.core.first].start
    marked = _MARKED.search(clause.text(clause.core.first, clause.core.last))
    return marked is not None and _REMEMBERED.search(sentence.text, max(sentence.start, start - 60), start) is not None


_OF_RELATIONS: Final = re.compile(r"\b(?:relations|ties)\b")


def _of_relations(clause: Clause) -> bool:
    """Whether relations are what "it" or "they" means: named before in the sentence, or just spoken of."""
    if clause.core.first and _OF_RELATIONS.search(clause.text(0, clause.core.first)):
        return True
    act = clause.context.act
    told = act is not None and act[0].startswith("relations") and clause.sentence.start - act[2] < NEAR
    told = told or _just_spoken_of(clause)
    told = told and not clause.sentence.tells_any(("operations", "activities"))  # what "them" means there
    if told and clause.text(0, 1).lower() in ("they", "these") and clause.core.first:
        return True  # "These were broken off in 1942 and resumed in 1946"
    said = clause.text(clause.core.first, clause.core.last).lower().split()
    return told and (said[0] in ("they", "these", "both") or not {"them", "they", "these"}.isdisjoint(said))


_SPOKEN_OF: Final = re.compile(
    r"(?:[.;!?] |\n)(?:[A-Z]\w+(?:[- ]\w+){0,2} )?(?:[Rr]elations|[Tt]ies)\b[^.;!?\n]*[.;!?]\s*\Z"
)


def _just_spoken_of(clause: Clause) -> bool:
    """Whether the sentence before is about relations: "Relations with B have been stormy. A severed them in 1961"."""
    start = clause.sentence.start
    return _SPOKEN_OF.search(clause.sentence.text, max(0, start - NEAR), start) is not None


def _between_both(clause: Clause) -> bool:
    """Whether what was broken off is named without who did it: "Broken off on D, relations between A and B ..."."""
    following = clause.codes[clause.core.last : clause.core.last + 1]
    return clause.core.first == 0 and following != "" and following in clause.marks["between"]


_PASSIVE: Final = re.compile(
    r"\A(?:broken|severed|interrupted|suspended|cut|ruptured|discontinued|ended)\b", re.IGNORECASE
)
_ACTS_THERE: Final = frozenset("SDCKPQO")


def _by_none(clause: Clause) -> bool:
    """Whether no State is said to have done it: "Broken off in 1942, relations", "the war interrupted relations"."""
    core = clause.core
    if "actor" in core.groups:
        return False
    if core.first == 0:
        return _PASSIVE.match(clause.text(0, 1)) is not None
    before = [code for code in clause.codes[: core.first] if code in _ACTS_THERE]
    return not before and clause.codes[core.first - 1] in "wW"


def _between(clause: Clause, pair: tuple[str, ...], date: str | None) -> dict[str, SlotValue | None]:
    slots: dict[str, SlotValue | None] = {"parties": tuple(sorted(pair)), "date": date}
    kind = clause.core.phrase.kind
    if kind == "relations-severed" and (agent := clause.codes_of("agent")):
        slots["actor"] = agent
    elif kind == "relations-severed" and clause.core.phrase.sets.get("who") and not _between_both(clause):
        acting = [c for c in clause.acting() if c in pair]
        if len(acting) < 2 and not _by_none(clause):  # "the two countries broke off relations": neither did alone
            slots["actor"] = (acting[0] if acting else pair[0],)
    return slots


def _told(clause: Clause) -> list[tuple[tuple[str, ...], str | None, int | None]]:
    """The pairs of States, each with its date: those the clause names, those it leaves to be understood."""
    date = clause.date()
    pairs: list[tuple[tuple[str, ...], str | None, int | None]] = [(p, date, None) for p in clause.facing()]
    actors_dated = dated_subjects(clause)
    if pairs and actors_dated:
        return [((actor, pairs[0][0][1]), day, used) for who, day, used in actors_dated for actor in who]
    if not pairs:
        return []
    pairs = _with_the_last(clause, pairs)
    if not pairs:
        return []
    one = pairs[0][0][0]
    start = next((i for i in range(clause.core.first, clause.reach()) if clause.codes[i] in clause.marks["with"]), None)
    if start is not None and (groups := dated_list(clause, start + 1)):
        pairs = [((one, other), day, used) for states, day, used in groups for other in states if other != one]
    other = pairs[0][0][1]
    for actors, day, used in further_subjects(clause):
        pairs += [((actor, other), day, used) for actor in actors]
    pairs += [(states, day, used) for states, day, used in other_pair(clause)]
    return pairs


def _with_the_last(
    clause: Clause, pairs: list[tuple[tuple[str, ...], str | None, int | None]]
) -> list[tuple[tuple[str, ...], str | None, int | None]]:
    """ "B severed relations on D", after "A broke with C": with the State that the act before was done to."""
    act, (one, _) = clause.context.act, pairs[0][0]
    alone = len(pairs) == 1 and clause.states() == [one] and "Q" not in clause.codes
    if not alone or act is None or clause.context.anchored or act[1] == one:
        return pairs
    if not act[0].startswith("relations") or clause.sentence.start - act[2] > NEAR:
        return [] if _among_many(clause) else pairs
    return [((one, act[1]), *pairs[0][1:])]


def _among_many(clause: Clause) -> bool:
    """Whether a paper writes of so many States that the other side cannot be told where none is named."""
    context = clause.context
    return context.is_elsewhere() and not context.settled and len(context.mentioned) > _FEW


_FEW: Final = 3


def _note(clause: Clause, kind: str, other: str) -> None:
    """Keep what was last done to a State; of one sentence, everything ("broke with A and established ties with B")."""
    context, at = clause.context, clause.sentence.start
    context.acts = [*(act for act in context.acts if act[2] == at and act[0] != kind), (kind, other, at)]
    context.act = context.acts[-1]


def anniversary(clause: Clause) -> Iterable[Draft]:
    """ "the 60th anniversary of relations": they were established so many years before."""
    item = clause.item("count")
    count = count_of(clause.sentence.text[item.start : item.end]) if item else None
    said = clause.text(clause.core.first, clause.core.last)
    if count and clause.core.phrase.sets.get("rough") and "year" not in said and "decade" not in said:
        return
    if count and "decade" in said:
        count *= _DECADE
    date, today = clause.date(), clause.context.today
    when = clause.sentence.items[clause.core.date_item].value if clause.core.date_item is not None else None
    if today and getattr(when, "yearless", False):
        date = None  # "on 3 May they celebrate": this year's
    date = date or year_marking(clause)
    year = int(date[:4]) if date and date[:4].isdigit() else today.year if today else None
    if count is None or year is None or not year - count >= 1000:
        return
    hedge = "~" if clause.core.phrase.sets.get("rough") else ""
    for pair in clause.facing()[:1]:
        if len(set(pair)) == 2:
            slots: dict[str, SlotValue | None] = {"parties": tuple(sorted(pair)), "date": f"{year - count}{hedge}"}
            yield clause.draft("relations-established", slots, modality=Modality.ASSERTED)


def year_marking(clause: Clause) -> str | None:
    """ "as next year marks the 60th anniversary": the year that stands as the subject of the marking."""
    first = clause.core.first
    at = clause.codes.rfind("T", max(0, first - 3), first)
    marking = clause.text(at + 1, first).lower() if at >= 0 else ""
    return clause.date_at(at) if marking.startswith(("mark", "will mark")) else None


_DECADE: Final = 10
_JUBILEES: Final = {
    "quarter": 25,
    "half": 50,
    "century": 100,
    "silver": 25,
    "golden": 50,
    "diamond": 60,
    "platinum": 70,
    "centenary": 100,
    "bicentenary": 200,
}


def count_of(word: str) -> int | None:
    """How many years a figure, a number word, an ordinal or a jubilee says."""
    figure = re.match(r"\d+", word)
    if figure:
        return int(figure[0])
    word = word.lower()
    return _JUBILEES.get(word) or number_of(word)


_OTHER_LINKS: Final = re.compile(
    r"\b(?:trade|trading|commercial|cultural|economic|business|air|sea|family|sporting|academic|military|historic(?:al)?)\Z",
    re.IGNORECASE,
)
"""What makes links none between States: "trade links between A and B date to 1902"."""


def _not_kept(clause: Clause) -> bool:
    """Whether relations are denied, or told to have ended after so many years: "for ten years, until they were"."""
    core, marks = clause.core, clause.marks
    before = clause.codes[max(0, core.first - 4) : core.first]
    return holds(before, marks["not"]) or holds(clause.codes[core.last : core.last + 3], marks["until"])


def established(clause: Clause) -> Iterable[Draft]:
    """Diplomatic relations were established, on a day or so many years before."""
    if "/reckoned" in clause.core.phrase.id and _OTHER_LINKS.search(clause.text(0, clause.core.first)):
        return ()
    if "/years-kept" in clause.core.phrase.id and (clause.supposed() or clause.doubtful() or _not_kept(clause)):
        return ()
    return anniversary(clause) if "count" in clause.core.groups else between(clause)


def upgraded(clause: Clause) -> Iterable[Draft]:
    """Relations were raised to a named level."""
    if clause.doubtful() or _striven_for(clause):
        return
    first = clause.core.groups.get("level")
    if first is None:
        yield from _lowered(clause, None)
        return
    last = first + 1
    stops = letters(*_LEVEL_END) + ",;:.()T\"'"
    while last < len(clause.codes) and clause.codes[last] not in stops and last - first < _LEVEL_WORDS:
        last += 1
    if clause.codes[first] in "MTn":
        return
    if clause.core.phrase.kind == "relations-lowered":
        yield from _lowered(clause, clause.text(first, last))
        return
    if _UNNAMED.fullmatch(clause.text(first, last)):
        return
    for pair in clause.facing()[:1]:
        if len(set(pair)) == 2:
            slots: dict[str, SlotValue | None] = {
                "parties": tuple(sorted(pair)),
                "level": clause.text(first, last),
                "date": clause.date() or days_of_visit(clause),
            }
            yield clause.draft("relations-upgraded", slots, last - 1)
            yield from _upgraded_again(clause, slots, last)


_UNNAMED: Final = re.compile(
    r"(?:an? |the |even |still |much |qualitatively |whole |entirely )*"
    r"(?:new|higher|greater|high|next|another|unprecedented|closer|different) (?:levels?|stage|heights?|phase)",
    re.IGNORECASE,
)
"""A level without a name: relations that reached "a new level"."""
_STRIVING: Final = re.compile(
    r"\b(?:work(?:s|ing|ed)?|striv(?:e|es|ing)|tr(?:y|ies|ying)|aim(?:s|ing|ed)?|seek(?:s|ing)?|contribut(?:e|es|ing)"
    r"|efforts?|desire|aspir(?:es?|ing|ation)|interest(?:ed)?|looking forward)(?: [\w-]+){0,3}? (?:to|in) $",
    re.IGNORECASE,
)


def _striven_for(clause: Clause) -> bool:
    """Whether the act is only worked for: "is working to elevate the relationship"."""
    sentence = clause.sentence
    start = sentence.items[clause.core.first].start
    return _STRIVING.search(sentence.text, max(sentence.start, start - 70), start) is not None


def _lowered(clause: Clause, level: str | None) -> Iterable[Draft]:
    """Relations were lowered, by one of the two where it is named."""
    for pair in clause.facing()[:1]:
        if len(set(pair)) != 2:
            continue
        acting = [code for code in clause.acting() if code in pair]
        slots: dict[str, SlotValue | None] = {
            "parties": tuple(sorted(pair)),
            "level": level,
            "date": clause.date(),
            "actor": tuple(acting) if len(acting) == 1 else None,
        }
        yield clause.draft("relations-lowered", slots)


def _upgraded_again(clause: Clause, slots: dict[str, SlotValue | None], start: int) -> Iterable[Draft]:
    """ "to A in 2012 and in 2016 to B", "to A in 2012 and to B in 2016": the second verb is left out."""
    marks, end = clause.marks, min(clause.reach(), len(clause.codes))
    joint = next((i for i in range(start, min(end, start + 6)) if clause.codes[i] == marks["and"]), None)
    if joint is None:
        return
    to = next((i for i in range(joint, min(end, joint + 5)) if clause.codes[i] == marks["to"]), None)
    when = next((i for i in range(joint, end) if clause.codes[i] == "T"), None)
    if to is None or when is None or when > to + _LEVEL_WORDS + 4:
        return
    first = to + 1
    while first < end and clause.codes[first] in marks["articles"]:
        first += 1
    last = first
    while last < end and clause.codes[last] not in letters(*_LEVEL_END) + ",;:.()T":
        last += 1
    if last > first:
        date = clause.date_at(when)
        level = clause.text(first, last)
        yield clause.draft("relations-upgraded", {**slots, "level": level, "date": date}, when, last - 1)


HANDLERS: Final[Handlers] = {
    "relations-upgraded": upgraded,
    "relations-lowered": upgraded,
    "recognition": recognition,
    "recognition-withdrawn": recognition,
    "relations-established": established,
    "relations-severed": between,
    "relations-restored": between,
}
