"""A clause in which something befell an instrument, in; its day and place where these stand apart, out."""

from __future__ import annotations

import re
from typing import Final

from credence.model import Modality
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.occasion import days_of_visit
from credence.reading.clauses.on_occasion import occasion_of, visit_behind
from credence.reading.frame.closing_line import closing_of
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds


def date_of_effect(clause: Clause) -> int | None:
    """The item of the date from which an end took effect: "denounced in 2018, and ceased to apply on 1 March 2019"."""
    _, right = clause.bounds()
    told = letters("ceased", "ceasing", "effective", "effect")
    words = [i for i in range(clause.core.last, right) if clause.codes[i] in told]
    if not words:
        return None
    at = words[0]
    return next((i for i in range(at + 1, min(at + 9, right)) if clause.codes[i] == "T"), None)


def date_of_replacement(clause: Clause, day: str | None) -> int | None:
    """The item of the date of the treaty that took its place: "superseded by a new treaty, signed on 1 October"."""
    _, right = clause.bounds()
    by = next((i for i in range(clause.core.last - 1, right) if clause.codes[i] in clause.marks["by"]), None)
    if day or by is None or "I" not in clause.codes[by : by + 5]:
        return None
    return next((i for i in range(by, right) if clause.codes[i] == "T"), None)


def redate(clause: Clause) -> None:
    """Give a signing its own date where it was given that of the text: "signed a plan for 2025 on Sunday"."""
    core = clause.core
    if core.phrase.kind != "signed" or core.date_item is None or not (text := _of_the_text(clause, core.date_item)):
        return
    left, right = clause.bounds()
    dates = [i for i in range(left, right) if clause.codes[i] == "T" and not _of_the_text(clause, i)]
    own = [i for i in dates if not holds(clause.codes[core.anchor : i], clause.marks["subordinate"])]
    if own or not text.endswith("dated ") or _AMENDS.search(clause.text(core.first, core.date_item)):
        nearest = min(own, key=lambda i: abs(i - core.anchor), default=None)
        core.date_item = nearest
        core.date = clause.date_at(nearest) if nearest is not None else None


_AMENDS: Final = re.compile(r"\b(?:amend\w*|additions?|supplement\w*|annex)\b", re.IGNORECASE)
_OF_TEXT: Final = re.compile(r" ?\b(?:for(?: the)?(?: period| years?| term)?(?: of)?|dated) \Z")


def _of_the_text(clause: Clause, at: int) -> str:
    """The words by which a date says for when a text holds, or from when one named in it is; empty if it does not.

    "a plan for 2025", "an amendment to the agreement dated 1994".
    """
    text, items = clause.sentence.text, clause.sentence.items
    told = _OF_TEXT.search(text, clause.sentence.start, items[at].start)
    before = items[max(0, at - _NAMED) : at] if told and clause.core.first < at else []
    named = any(item.code == "I" and _reaches(text[item.end : told.start()]) for item in before) if told else False
    return told[0] if told and named else ""


_NAMED: Final = 9
"""An instrument stands within so many items before the date for which it holds."""
_SIDES: Final = re.compile(
    r"(?: between (?:the )?[\w ]{3,40}| with [\w ]{3,30}| (?:ministries|countries|sides|governments|parties|states))?"
)


def _reaches(between: str) -> bool:
    """Whether between an instrument and the words that tell for when it holds nothing stands, or only whose it is."""
    return _SIDES.fullmatch(between) is not None


_ON_SIGNATURE: Final = re.compile(
    r"(?: immediately| at once| provisionally)?,? (?:(?:up)?on|from|with effect from|as of|as from|at) (?:the )?"
    r"(?:(?:date|day|moment|time) of )?"
    r"(?:its |their )?(?:signature|signing|being signed)\b"
)


def comes_with_signature(clause: Clause) -> bool:
    """Whether what befell an instrument did so as it was signed: "came into force upon signature"."""
    sentence = clause.sentence
    return _ON_SIGNATURE.match(sentence.text, sentence.items[clause.core.last - 1].end, sentence.end) is not None


def date_in_name(clause: Clause, index: int | None) -> str | None:
    """ "the signing of the 1 August 1797 treaty": the date inside the name, where no other dates the act."""
    if index is None or clause.core.phrase.kind != "signed":
        return None
    before = clause.sentence.items[max(0, index - 2) : index]
    dates = [item.value.value for item in before if item.code == "T" and item.value.modifier]
    return dates[-1] if dates else None


def city_of_dateline(clause: Clause) -> str | None:
    """ "signed here" is signed in the city of the dateline."""
    around = clause.codes[max(0, clause.core.first - 2) : clause.core.last + 3]
    return clause.context.city if holds(around, clause.marks["here"]) else None


def _before_now(clause: Clause) -> bool:
    """Whether the verb tells of what was done before the day reported: "which had been signed in X"."""
    return holds(clause.codes[max(0, clause.core.anchor - 3) : clause.core.anchor], letters("had"))


_OF_THE_DAY: Final = ("instruments/signed.", "instruments/signing", "instruments/list.", "instruments/counted.")
"""Phrases that tell of a signing as part of the news."""


_JOINED: Final = re.compile(r"[^.;:]{0,60}\band (?:\w+ )?\Z")


def _of_the_meeting(clause: Clause) -> str | None:
    """The day on which those who signed met: "met in A on D and signed an agreement"."""
    at = clause.codes.rfind("T", 0, clause.core.first)
    if at < 0:
        return None
    text, items = clause.sentence.text, clause.sentence.items
    met = holds(clause.codes[max(0, at - 8) : at], letters("met", "gathered", "convened", "assembled"))
    joined = _JOINED.fullmatch(text, items[at].end, items[clause.core.first].start)
    return clause.date_at(at) if met and joined else None


_THIS: Final = re.compile(r"\b(?:this|these|the present)(?: \w+)? ?\Z", re.IGNORECASE)


def of_this_paper(clause: Clause, index: int | None, place: str | None) -> tuple[str | None, str | None] | None:
    """(day, place) of the signing of "this agreement": where and when the paper itself says at its end it was done."""
    if index is None or clause.context.narrator:
        return None
    text, item = clause.sentence.text, clause.sentence.items[index]
    this = _THIS.search(text, max(clause.sentence.start, item.start - 20), item.start)
    named = this is not None or _THIS_ITSELF.match(text, item.start) is not None
    closing = closing_of(text) if named else None
    return (closing.day, place or closing.place) if closing else None


_THIS_ITSELF: Final = re.compile(r"(?:this|these|the present) ", re.IGNORECASE)


def _is_later(clause: Clause, day: str | None) -> bool:
    """Whether a day is still to come for what is told as done: "signed during the visit" is not of the next one."""
    done = clause.modality() is Modality.ASSERTED and not clause.core.phrase.sets.get("coming")
    return done and clause.context.is_ahead(day)


def of_contact(clause: Clause, place: str | None) -> tuple[str | None, str | None]:
    """(day, place) of what was signed "after the talks": those of the talks, or the days of the visit."""
    context = clause.context
    if met := _of_the_meeting(clause):
        return met, place
    occasion = occasion_of(clause)
    if occasion and not _is_later(clause, occasion[0]):
        return occasion[0], place or occasion[1]
    day, city = visit_behind(clause)
    if day:
        return day, place or city
    if context.narrator:
        return None, place
    visit = days_of_visit(clause)
    if visit and not _is_later(clause, visit):
        return visit, place
    told = clause.core.phrase.id.startswith(_OF_THE_DAY)
    if clause.modality() is not Modality.ASSERTED or not told or _before_now(clause):
        return None, place
    contact = next((c for c in context.contacts if c.date and c.date == context.contact_date), None)
    return context.contact_date, place or (contact.place if contact else None)


__all__ = [
    "city_of_dateline",
    "comes_with_signature",
    "date_in_name",
    "date_of_effect",
    "date_of_replacement",
    "of_contact",
    "of_this_paper",
    "redate",
]
