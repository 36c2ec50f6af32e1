"""Diplomatic relations between two States: established, broken off and restored, and on what day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from credence.model import Modality, SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.date_value import two_ends
from credence.reading.clauses.ellipsis import (
    dated_list,
    dated_subjects,
    further_subjects,
    other_pair,
)
from credence.reading.clauses.firms import tells_of_firms
from credence.reading.dates.math import SPAN
from credence.reading.frame.closing_line import closing_of
from credence.reading.kinds.anniversaries import count_of, year_counted_back
from credence.reading.kinds.handling import Handlers
from credence.reading.kinds.likewise import NEAR, likewise
from credence.reading.kinds.recognition import recognition
from credence.reading.kinds.relation_levels import upgraded
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds


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
            elif kind == "relations-established" and ("when" in core.groups or _of_jubilee(clause)):
                slots["date"] = begun
        yield clause.draft(kind, slots, used)
        for again, index in clause.again():
            yield clause.draft(kind, {**slots, "date": again}, index)
    if told:
        _note(clause, kind, told[0][0][1])


def _of_jubilee(clause: Clause) -> bool:
    """Whether years in brackets tell since when and how long there are relations: "50 years of ties (1975-2025)"."""
    at = clause.core.date_item
    return at is not None and clause.codes[at - 1 : at] == "("


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


_OF_RELATIONS: Final = re.compile(r"\b(?:[Rr]elations|[Tt]ies)\b")


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
    date = clause.date() or _day_of_paper(clause)
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


_AS_RESOLVED: Final = re.compile(
    r"\b(?:(?:date|day|moment|time) of (?:the |its |their )?(?:signature|signing)|(?:up)?on (?:its |their )?signature"
    r"|with the (?:signature|signing)|(?:have |hereby |today |formally |herewith )*(?:decided?|agreed?|resolved?)"
    r" (?:to|on|upon))\b",
    re.IGNORECASE,
)


def _day_of_paper(clause: Clause) -> str | None:
    """The day on which a paper that itself sets up relations says at its end that it was signed."""
    core, sentence = clause.core, clause.sentence
    if core.phrase.kind not in ("relations-established", "relations-restored") or clause.context.narrator:
        return None
    closing = closing_of(sentence.text) if _AS_RESOLVED.search(sentence.text, sentence.start, sentence.end) else None
    return closing.day if closing else None


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
    founded = _day_celebrated(clause, count)
    year = founded or year_counted_back(clause, count)
    if year is None:
        return
    hedge = "~" if clause.core.phrase.sets.get("rough") and not founded else ""
    for pair in clause.facing()[:1]:
        if len(set(pair)) == 2:
            slots: dict[str, SlotValue | None] = {"parties": tuple(sorted(pair)), "date": f"{year}{hedge}"}
            yield clause.draft("relations-established", slots, modality=Modality.ASSERTED)


def _day_celebrated(clause: Clause, count: int | None) -> str | None:
    """The first day itself, in brackets behind its anniversary: "50th anniversary of ties (March 25, 1971 - 2021)"."""
    today, codes, last = clause.context.today, clause.codes, clause.core.last
    at = codes.find("T", last, last + _BEHIND)
    if count is None or at < 1 or codes[at - 1] != "(" or (day := clause.date_at(at)) is None:
        return None
    first, _, until = day.partition("/")
    marked = until[:4] or (today.isoformat()[:4] if today else "")
    ended = marked.isdigit() and first[:4].isdigit() and int(first[:4]) + count <= int(marked)
    return first if ended else None  # one day so many years ago or more is no day of the celebration


_BEHIND: Final = 14
"""So near behind an anniversary stands in brackets what is celebrated."""
_DECADE: Final = 10
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


HANDLERS: Final[Handlers] = {
    "relations-upgraded": upgraded,
    "relations-lowered": upgraded,
    "recognition": recognition,
    "recognition-withdrawn": recognition,
    "relations-established": established,
    "relations-severed": between,
    "relations-restored": between,
}
