"""A draft and its clause in; the rarer slots that its sentence gives beside it, out."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from credence.lore.details import detail_in, words_of
from credence.model import SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.dates.patterns import ORDINAL
from credence.reading.kinds.roles import is_envoy
from credence.reading.mentions import Item, Person, Place
from credence.reading.phrases.core import Draft
from credence.reading.scan.amounts import Amount

_VISIT: Final = re.compile(r"\b((?:[\w-]{1,30} ){1,4})(?:visit|trip)\b", re.IGNORECASE)
_ORDINAL: Final = re.compile(
    rf"\b(\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(ORDINAL)}) (?:[\w-]+ ){{0,3}}?(?:round|session|meeting|consultations)\b",
    re.IGNORECASE,
)
_ALONE: Final = re.compile(
    rf"(?:\S{{1,12}}\s){{0,3}}?the (\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(ORDINAL)}) (?:one )?"
    r"(?:(?:was |being )?held |took place )?in\s",
    re.IGNORECASE,
)
"""A round that goes without its noun: "and the third in Klow in 2020"."""
_ROUNDS: Final = (" round", " session", " meeting", " consultations")
"""One of these is in whatever tells which round it is."""
_RESIDENT: Final = re.compile(r"\b(?:resident|residing|residence|based) (?:in|at) ", re.IGNORECASE)
_OF_ALL: Final = re.compile(r"\b(both|all|each)(?: of (?:whom|them))?(?: are| with)?(?: their)? $", re.IGNORECASE)
_TRIPS: Final = (" visit", " trip")
_RESIDES: Final = ("resid", "based")
_BEFORE: Final = 4
"""An ordinal stands so many words before its round at most."""
_BESIDE: Final = 60
"""A rate of growth stands within so many characters of its figure."""


def add_details(clause: Clause, draft: Draft) -> None:
    """Give the draft the rarer slots of its kind that the sentence gives."""
    for slot, find in _FINDERS.get(draft.kind, ()):
        if slot not in draft.slots and (value := find(clause, draft)) is not None:
            draft.slots[slot] = value


def _said(clause: Clause, draft: Draft) -> str:
    """The words the draft rests on."""
    return clause.text(draft.first, min(draft.last, len(clause.codes)))


def _sentence(clause: Clause) -> str:
    sentence = clause.sentence
    return sentence.text[sentence.start : sentence.end]


def _level(clause: Clause, draft: Draft) -> SlotValue | None:
    if not clause.sentence.tells_any(_TRIPS):
        return None
    match = _VISIT.search(_said(clause, draft)) or _VISIT.search(_sentence(clause))
    return detail_in("level", match[1]) if match else None


def _channel(clause: Clause, draft: Draft) -> SlotValue | None:
    return detail_in("channel", _sentence(clause))


def _ordinal(clause: Clause, draft: Draft) -> SlotValue | None:
    said = clause.text(max(0, draft.first - _BEFORE), min(draft.last, len(clause.codes)))
    low = said.lower()
    match = _ALONE.match(clause.text(max(0, draft.first - 1), min(draft.last, len(clause.codes))))
    if match is None and any(map(low.__contains__, _ROUNDS)):
        match = _ORDINAL.search(said)
    if match is None:
        return None
    word = match[1].lower()
    return str(ORDINAL[word]) if word in ORDINAL else re.sub(r"\D", "", word)


def _signatories(clause: Clause, draft: Draft) -> SlotValue | None:
    """Who signed: the persons named who serve a party, up to "in the presence of"."""
    parties = draft.slots.get("parties")
    text = clause.sentence.text
    items = clause.sentence.items[slice(*clause.bounds())]
    witnessed = text.find("presence", clause.sentence.start, clause.sentence.end)
    names = [
        item.value.name
        for item in items
        if isinstance(item.value, Person)
        and item.value.name
        and isinstance(parties, tuple)
        and item.value.owner in parties
        and not 0 <= witnessed < item.start
    ]
    return tuple(dict.fromkeys(names)) or None


def _stage(clause: Clause, draft: Draft) -> SlotValue | None:
    return detail_in(f"stage-{draft.kind}", _said(clause, draft))


def _manner(clause: Clause, draft: Draft) -> SlotValue | None:
    return detail_in("manner", _said(clause, draft))


def _stage_of_envoy(clause: Clause, draft: Draft) -> SlotValue | None:
    """By the very words that tell it: not of one who "arrived and then took up the post"."""
    return detail_in(f"stage-{draft.kind}", clause.text(clause.core.first, clause.core.last))


def _amount(clause: Clause, draft: Draft) -> Amount | None:
    for item in clause.sentence.items[draft.first : draft.last]:
        if isinstance(item.value, Amount) and item.value.value == draft.slots.get("amount"):
            return item.value
    return None


def _bound(clause: Clause, draft: Draft) -> SlotValue | None:
    amount = _amount(clause, draft)
    return amount.qualifier.replace(" ", "-") if amount and amount.qualifier else None


def _growth(clause: Clause, draft: Draft) -> SlotValue | None:
    """By how much the figure rose (+) or fell (-), in per cent, where the words stand beside it."""
    amount = _amount(clause, draft)
    if amount is None:
        return None
    sentence = clause.sentence
    first, last = max(sentence.start, amount.start - _BESIDE), min(sentence.end, amount.end + _BESIDE)
    beside = sentence.text[first:last]
    match = _growth_words().search(beside) if "%" in beside or "cent" in beside.lower() else None
    if match is None:
        return None
    verb, rate = (match[1], match[2]) if match[1] else (match[4], match[3])
    return f"{detail_in('growth', verb)}{rate.replace(',', '.')} %"


@lru_cache(maxsize=1)
def _growth_words() -> re.Pattern[str]:
    """A verb before a rate ("up by 12 %") or a word after it ("12 % more")."""
    words, rate = words_of("growth"), r"(\d{1,4}(?:[.,]\d{1,2})?) ?(?:%|per ?cent)"
    return re.compile(rf"\b({words})\b[^.;%]{{0,24}}?{rate}|{rate} ({words})\b", re.IGNORECASE)


def _residence(clause: Clause, draft: Draft) -> SlotValue | None:
    """The city in which an envoy accredited to several States resides (VCDR art. 5)."""
    person = _envoy(clause, draft)
    if person and person.post and person.post.residence:
        return person.post.residence
    sentence = clause.sentence
    if not sentence.tells_any(_RESIDES):
        return None
    for match in _RESIDENT.finditer(sentence.text, sentence.start, sentence.end):
        city = next((item.value for item in sentence.items if item.code == "C" and item.start == match.end()), None)
        if isinstance(city, Place) and _is_of(clause, draft, match):
            return city.name
    return None


def _is_of(clause: Clause, draft: Draft, said: re.Match[str]) -> bool:
    """Whether words that follow a list of envoys are said of this one: of the last before them, of the two before
    "both", of every one before "all"."""
    names, text = draft.slots.get("person"), clause.sentence.text
    before = [item for item in clause.sentence.mentions if item.start < said.start()]
    envoys = [str(item.value) if item.code == "N" else item.value.name for item in before if _may_reside(item)]
    if not isinstance(names, tuple) or not envoys:
        return True
    together = _OF_ALL.search(text, clause.sentence.start, said.start())
    meant = envoys[-1:] if together is None else envoys[-2:] if together[1].lower() == "both" else envoys
    return not set(names).isdisjoint(meant)


def _may_reside(item: Item) -> bool:
    """Whether it names an envoy, or somebody whose post the words after the name tell: "X as ambassador of A"."""
    return item.code == "N" or (isinstance(item.value, Person) and is_envoy(item.value))


def _concurrent(clause: Clause, draft: Draft) -> SlotValue | None:
    return True if detail_in("concurrent", _said(clause, draft)) else None


def _interim(clause: Clause, draft: Draft) -> SlotValue | None:
    """Whether a chargé d'affaires stands in for a head of mission, or is one by title (VCDR art. 14, 19)."""
    if draft.slots.get("office") != "charge" or (found := detail_in("interim", _said(clause, draft))) is None:
        return None
    return found == "true"


def _envoy(clause: Clause, draft: Draft) -> Person | None:
    names = draft.slots.get("person")
    for item in clause.sentence.mentions:
        if isinstance(item.value, Person) and isinstance(names, tuple) and item.value.name in names:
            return item.value
    return None


Finder = Callable[[Clause, Draft], SlotValue | None]
_ENVOYS: Final[tuple[tuple[str, Finder], ...]] = (
    ("residence", _residence),
    ("concurrent", _concurrent),
    ("interim", _interim),
)
_FINDERS: Final[dict[str, tuple[tuple[str, Finder], ...]]] = {
    "visit": (("level", _level),),
    "meeting": (("channel", _channel), ("ordinal", _ordinal)),
    "consultations": (("ordinal", _ordinal),),
    "signed": (("person", _signatories), ("stage", _stage)),
    "ratified": (("stage", _stage),),
    "relations-severed": (("manner", _manner),),
    "mission-closed": (("manner", _manner),),
    "trade": (("bound", _bound), ("growth", _growth)),
    "appointed": (*_ENVOYS, ("stage", _stage_of_envoy)),
    "credentials-copy": _ENVOYS,
    "credentials-presented": _ENVOYS,
    "post-began": (*_ENVOYS, ("stage", _stage_of_envoy)),
    "post-ended": (("interim", _interim),),
}
"""Kind -> its rarer slots, each with what finds it."""
