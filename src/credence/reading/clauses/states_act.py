"""A draft made in a text without offices, missions or foreign ministries; whether States act in its sentence, out.

Firms, clubs and churches sign, visit and open offices too, and the States named beside them only say where they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from credence.model import Statement
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.firms import tells_of_firms
from credence.reading.clauses.inference import EARLIER
from credence.reading.frame.topic import is_dated, past_dateline
from credence.reading.mentions import Instrument, Item, Mission, Person, Post, States
from credence.reading.nouns.states_named import is_union
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import any_listed, listed
from credence.reading.scan.lexicon import lexicon
from credence.reading.spelling import Sentence, holds

_SIDES: Final = frozenset({"actor", "recipient", "parties"})
_FIGURES: Final = frozenset({"trade", "aid"})
_OF_ONE: Final = frozenset({"independence", "joined", "left"})
_VICE: Final = re.compile(r"vice.president")
"""Firms have these too: it takes the name of the State."""
_OF_PARLIAMENT: Final = frozenset({"speaker", "parliamentarian"})
_DEALING: Final = "YKRQG"
"""Ministries, organs, missions, both States together and organisations: what such a head may be of."""
_GOVERNED: Final = re.compile(
    r"(?<!\b[Gg]overnment )(?<!\b[Gg]overnments )(?<!\b[Aa]uthorities )(?<!\bRepublic )(?<!\b[Ll]eaders )"
    r"(?<!\b[Pp]eople )"
    r"\b(?:in|at|of|from|near|across|around|outside|over|to|for)(?: the)? \Z"
)
_OWN: Final = re.compile(
    r"['’]s? (?:own )?(?!exports|imports|recognition|independence|relations|accession|first|turn|withdrawal|decision)"
)
"""A State by which something else is named that acts: "Ruritania's Klow Airways"."""
_OF_BOTH: Final = re.compile(
    r"\b(?!(?i:universit|clubs?|firms?|compan|banks?|schools?|church|unions?|federations?|leagues?|associations?))"
    r"[A-Za-z]+ of(?: the)? \Z"
)
_JOINT: Final = re.compile(r"(?:,|,? and)(?: the)? ")
"""What joins States of which a word before the first tells the part: "in A, B and the C"."""
_CITY_BEFORE: Final = re.compile(r"[A-Z][\w’' -]{1,25}, (?:the )?")
_DAY_AFTER: Final = re.compile(r",? (?:[-–—(/]|\d)|\.")
"""What stands around the State in a dateline: "Klow, Syldavia, 3 May -"."""
_PRONOUNS: Final = frozenset({"It", "it", "They", "they"})
"""What was put for a State last spoken of, which may have been a firm in it."""
_TOGETHER: Final = re.compile(
    r"\b(?:countr|nations|states|governments|republics|capitals|kingdoms|peoples|neighbou?rs)"
)
_WITH: Final = "with "
_BEFORE: Final = 30


def states_act(clause: Clause, draft: Draft, told: Sequence[Statement]) -> bool:
    """Whether somebody official, or a State itself, stands in the sentence that a draft was made of.

    Without anybody official, the sentence must name the draft's sides itself, or these did the like by what was
    `told` before; and an office must be one of States.
    """
    sentence = clause.sentence
    items = past_dateline(sentence) if is_dated(sentence.items) else sentence.mentions
    officials = any(_official(item, sentence.text) for item in items)
    if draft.kind == "holds-office":
        return _holds_office_of_state(clause, draft, officials)
    if officials or any_listed("acts-for-state").search(sentence.text, sentence.start, sentence.end):
        return True
    guessed = {side.slot for side in draft.inferred if side.slot in _SIDES and side.source != EARLIER}
    if draft.kind in _FIGURES:
        return not guessed and not tells_of_firms(sentence)
    if draft.kind in _OF_ONE:
        return not guessed or any_acts(items, sentence.text, sentence.start)
    if draft.kind.startswith("mission") and "actor" not in guessed and any(map(_is_mission, items)):
        return True
    if draft.kind == "resolution-adopted" and any(item.code == "G" for item in items):
        return True
    if any(_alike(known, draft) for known in told):
        return True
    if guessed and not any(map(_is_land, items)):
        return _with_a_state(items, sentence.text)
    return any_acts(items, sentence.text, sentence.start)


_FATES: Final = frozenset({"ratified", "in-force", "terminated"})


def _alike(known: Statement, draft: Draft) -> bool:
    """Whether a statement tells the like of the same parties, or that they signed what now befalls."""
    if not draft.slots.get("parties") or known.slots.get("parties") != draft.slots["parties"]:
        return False
    same = known.slots.get("instrument") == draft.slots.get("instrument")
    return known.kind == draft.kind or (known.kind == "signed" and draft.kind in _FATES and same)


def is_of_a_firm(clause: Clause, draft: Draft) -> bool:
    """Whether, whatever the text is about, only inference ties to a State what a sentence tells of a firm or club.

    "The chairman, Nikos Vamvakas", "the company's exports amounted to $9 million".
    """
    sentence = clause.sentence
    if draft.kind == "holds-office" and _presides(sentence, _bearers(sentence, draft)):
        return True
    if not any(told.slot in _SIDES and told.source != EARLIER for told in draft.inferred):
        return False
    if holds(sentence.codes, _DEALING):
        return False
    if draft.kind == "holds-office":
        heads = any_listed("head-of-firm")
        return any(heads.search(sentence.text, item.start, item.end) for item in _bearers(sentence, draft))
    officials = "P" in sentence.codes or "O" in sentence.codes
    return draft.kind in _FIGURES and not officials and tells_of_firms(sentence)


def _bearers(sentence: Sentence, draft: Draft) -> list[Item]:
    """Where the sentence names the one of whom a draft says that he holds an office, with a title."""
    name = draft.slots.get("person")
    return [item for _, item in sentence.all_of("P") if (item.value.name,) == name and item.value.post]


_AFTER_NAME: Final = re.compile(r",\s(?:[Vv]ice[- ])?[Pp]resident\Z")


def _presides(sentence: Sentence, bearers: list[Item]) -> bool:
    """Whether "President" stands behind the name, of a body: "the Traders' Chamber, led by Jo Kato, President"."""
    text, bodies = sentence.text, any_listed("firm-body", re.IGNORECASE)
    behind = (item for item in bearers if _AFTER_NAME.search(text, item.start, item.end))
    return any(bodies.search(text, sentence.start, item.start) for item in behind)


def _holds_office_of_state(clause: Clause, draft: Draft, officials: bool) -> bool:
    """Whether the office held is one that only States have; a counterpart is, where somebody official stands by."""
    named = draft.slots.get("person")
    name = named[0] if isinstance(named, tuple) else ""
    persons = [item.value for item in clause.sentence.mentions if isinstance(item.value, Person)]
    posts = [person.post for person in persons if person.name == name]
    if not any(posts) and (known := clause.context.known(name)):
        posts = [known.post]
    if any(post and (_is_of_state(post) or (officials and post.term == "counterpart")) for post in posts):
        return True
    return not draft.inferred and any(post and _VICE.match(post.term) for post in posts)


def _official(item: Item, text: str) -> bool:
    """Whether it is an organ or ministry of a State, or one who holds an office that only States have."""
    if item.code in "KY":
        return text[item.start : item.end] not in listed("body-of-others")
    post = item.value.post if isinstance(item.value, Person) else item.value
    return isinstance(post, Post) and _is_of_state(post)


def _is_of_state(post: Post) -> bool:
    return post.office in _OF_PARLIAMENT or any(map(post.term.__contains__, listed("title-of-state")))


def _is_mission(item: Item) -> bool:
    """Whether it is an embassy, legation or consulate, and not an office or a mission of whatever sort."""
    return isinstance(item.value, Mission) and item.value.mission != "office" and not item.value.vague


def _is_land(item: Item) -> bool:
    return isinstance(item.value, States) and item.value.how == "the country"


def _with_a_state(items: list[Item], text: str) -> bool:
    """Whether something is done "with Ruritania", and not with somebody there."""
    for item in items:
        if item.code == "S" and text.startswith(_WITH, item.start - len(_WITH)) and not _OWN.match(text, item.end):
            return True
        if (
            isinstance(item.value, Instrument)
            and item.value.parties
            and not _OWN.search(text, item.start, item.end + 2)
        ):
            return True
    return False


def any_acts(items: list[Item], text: str, start: int) -> bool:
    """Whether one of the items is a State, its government or a union of States that does more than tell a place."""
    last: tuple[int, bool] | None = None
    for at, item in enumerate(items):
        if item.code == "S":
            if text[item.start : item.end] in _PRONOUNS and not _begins_with_a_state(text, start):
                continue
            if _CITY_BEFORE.fullmatch(text, start, item.start) and _DAY_AFTER.match(text, item.end):
                continue
            joined = last is not None and _JOINT.fullmatch(text, last[0], item.start) is not None
            acts = last[1] if last and joined else _acts(item, text, items[at + 1] if at + 1 < len(items) else None)
            last = item.end, acts
        elif item.code == "D":
            acts = _people().match(text, item.end) is not None or text[item.end - 2 : item.end] in ("ns", "is")
        elif isinstance(item.value, Instrument):
            acts = len(item.value.parties) > 1
        elif item.code == "Q":
            acts = isinstance(item.value, States) and _TOGETHER.search(text, item.start, item.end) is not None
        else:
            acts = is_union(item)
        if acts:
            return True
    return False


def _begins_with_a_state(text: str, end: int) -> bool:
    """Whether the sentence that ends at `end` is about a State, which "it" then is: "Ruritania lies far. It"."""
    begin = max(0, *(at + len(stop) for stop in (". ", "\n") if (at := text.rfind(stop, 0, max(0, end - 2))) >= 0), 0)
    first = next(iter(lexicon().scan(text[begin:end]).names), None)
    about = first is not None and first.lexeme.type == "S" and first.start <= len("The ")
    return about and first is not None and not _OWN.match(text, begin + first.end)


@cache
def _people() -> re.Pattern[str]:
    """Behind a word for a people, those of it by whom a State acts: "Ruritanian troops"."""
    return re.compile(rf" (?:[a-z-]+ )?(?:{'|'.join(listed('people-of-state'))})\b")


def _acts(item: Item, text: str, following: Item | None) -> bool:
    """Whether a State stands for itself: "with Ruritania", but not "in Ruritania", "Ruritania's Klow Airways"."""
    if _OWN.match(text, item.end):
        return False
    before = text[max(0, item.start - _BEFORE) : item.start]
    if not _GOVERNED.search(before):
        return True
    if following is None or following.code != "S" or _OWN.match(text, following.end):
        return False
    return _JOINT.fullmatch(text, item.end, following.start) is not None and _OF_BOTH.search(before) is not None


__all__ = ["any_acts", "is_of_a_firm", "states_act"]
