"""A sentence and what was read in it in; whether that is only asked, or said to be wrong, out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from credence.model import Modality
from credence.reading.phrases.core import Draft
from credence.reading.spelling import Sentence
from credence.reading.whole.words_of_doubt import words_of_doubt

_WRONG: Final = r"(?:(?:quite |entirely |simply |at all )?(?:correct|true|accurate|right|the case)|exact)"
_CLAIMS: Final = r"(?:claims?|rumou?rs?|allegations?|assertions?|reports?|stor(?:y|ies)|speculations?|suggestions?)"
_DENIES: Final = (
    r"(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|refut(?:es?|ed|ing)|disown(?:s|ed|ing)?)"
)
_NONSENSE: Final = (
    r"(?:(?:pure|sheer|utter|complete|total|plain) )?(?:rubbish|nonsense|invention|fantasy|fiction|fabrication)"
)
_OF_IT: Final = r"(?:(?!\b(?:and|but|said|saying|adding)\b)[^.;]){0,60}?"
"""Whose a claim is, between it and what it says."""
_BEFORE: Final = re.compile(
    rf"\bit (?:is|was) (?:\w+ )?(?:false|untrue|incorrect|wrong|not true|not correct) that\b"
    rf"|\bnot {_WRONG}\b(?! and\b)[^.;]{{0,80}}\bthat\b"
    r"|\b(?:erroneously|mistakenly|falsely|wrongly|incorrectly) (?:\w+ ){0,3}"
    r"(?:named|said|stated|reported|wrote|claimed|suggested|described|given|gave|identified|announced)\b"
    r"|\b(?:no truth (?:in|to)|nothing in) (?:\w+ ){0,3}(?:claims?|reports?|rumou?rs?|stor(?:y|ies))\b"
    rf"|\b{_DENIES}\b[^.;,]{{0,40}}\b(?:{_CLAIMS}|notes?|letters?|documents?)\b{_OF_IT}\b(?:that|by which)\b"
    rf"|\b(?:described|dismissed|branded|called) as [\"“'‘]?{_NONSENSE}\b[^.;]{{0,40}}\b{_CLAIMS}\b{_OF_IT}\bthat\b",
    re.IGNORECASE,
)
_FALSE: Final = (
    r"(?:without (?:any )?(?:foundation|basis|substance)|unfounded|baseless|groundless|false|untrue|inaccurate"
    r"|incorrect|wrong|fabricated|fake|invented|an? invention|not (?:true|correct|accurate|so|the case))"
)
_NONE: Final = r"(?:has|have|had|lacks?) (?:no|any|all) (?:basis|foundation|substance|truth|merit)"
_CLAIM: Final = re.compile(
    rf"\b{_CLAIMS}\b[^.;]{{0,160}}\b(?:(?:is|are|was|were) (?:\w+ ){{0,2}}{_FALSE}|{_NONE}"
    rf"|(?:is|are|was|were|has been|have been) (?:\w+ ){{0,2}}(?:denied|disowned|refuted)"
    rf"|(?:is|are|was|were|has been|have been) (?:dismissed|described|branded)[^.;]{{0,80}} as [\"“'‘]?{_NONSENSE})\b"
    r"|\b(?:press|papers?|newspapers?|dailies|daily|tabloids?|media|networks)\b[^;]{0,160}"
    r"\b(?:pure|sheer|utter|complete|total|plain) (?:invention|fantasy|fiction|nonsense|fabrication|speculation)\b",
    re.IGNORECASE,
)
_SAID_ABROAD: Final = re.compile(
    rf"\b(?:{_CLAIMS}|press|media|papers?|newspapers?|tabloids?|blogs?|networks|posts?|reportedly|it is said|claimed"
    r"|alleged|alleges|alleging)\b",
    re.IGNORECASE,
)
_THEN_DENIED: Final = re.compile(
    r"(?:\s{1,2}[A-Z][^.?!\n]{0,60}\?)?"
    rf"\s{{1,4}}(?:[A-Z][\w.' -]{{0,40}}:\s)?(?:No[.,] )?(?:(?:These|Those|Such|This|That|The|All) )?(?:\w+ )?"
    rf"{_CLAIMS}? ?(?:(?:is|are|was|were) (?:\w+ ){{0,2}}{_FALSE}|{_NONE})\b"
    r"|\s{1,4}[\"“«']?(?:Pure|Sheer|Utter|Complete|Total) (?:invention|fantasy|fiction|nonsense|fabrication)\b"
)
"""How a sentence begins that calls wrong what the one before, or a question after that, passes on: "These reports are
untrue", "Can you confirm? A: The report is not true"."""
_ASIDE: Final = re.compile(r", (?:which|who|whose|where)\b[^,;]{0,120}\Z")
"""A clause put in between commas tells what is so, whatever is said to be false around it."""
_ACTS_BY: Final = ("that", "which", "who", "to", "may", "might", "can", "could", "does", "would")
_HELPS: Final = ("has", "have", "had", "ever", "does", "may", "can", "might", "once")
_ANY_STATE: Final = re.compile(
    r"(?:\A(?:(?:And|But|For) )?|[.;:(] |\b(?:[Tt]hat|[Ww]hen|[Ii]f) )"
    r"(?:[Aa]|[Aa]ny|[Ee]very|[Ee]ach|[Nn]o|[Ww]hichever) (?:\w+ )?"
    r"(?:state|State|country|nation|government|power|capital)"
    rf" (?:{'|'.join(_ACTS_BY)})(?: (?:{'|'.join(_HELPS)})){{0,2}} \Z"
)
"""What acts in a sentence on what States do in general: "a State that takes back its recognition changes little"."""
_GENERAL: Final = 60
_LEADS: Final = tuple(f"{word} " for word in (*_ACTS_BY, *_HELPS))
"""One of these stands right before the act; most often none does, and nothing need be searched for."""
_EVENT: Final = r"(?:ceremony|signing|meeting|summit|visit|trip|event|talks|opening|journey|plan|plans|project)"
_CALLED_OFF: Final = (
    r"(?:was|were|is|are|has been|have been|had been|got) (?:\w+ ){0,2}?"
    r"(?:called off|cancell?ed|postponed|put off|shelved|scrapped)"
)
_OFF: Final = re.compile(
    r"(?:\b(?:but|however|though|although|yet)\b|;)(?:(?!\b(?:his|her|their)\b)[^.;]){0,60}?"
    rf"\b(?:(?:(?P<event>{_EVENT})|it|this|they|both) {_CALLED_OFF}|(?:did|has|have) (?:not|never) (?:take|taken) place"
    r"|(?:came|has come) to nothing|fell through|never (?:materiali[sz]ed|happened))\b"
    rf"|\b(?:planned|scheduled|set|due|foreseen) (?:for|on) [^,;.]{{1,30}}, {_CALLED_OFF}\b"
)
"""What says that nothing came of what was to be: "were to sign it on 5 May, but the ceremony was called off"."""
_THEN_OFF: Final = re.compile(
    rf"\s{{1,3}}(?:(?:But|However|Yet),? )?(?:[Tt]he|[Tt]hat|[Tt]his|[Tt]hese)"
    rf" (?:\w+ )?(?P<event>{_EVENT}) (?:{_CALLED_OFF}|did not take place|never took place|fell through)\b"
)
"""How the next sentence begins where it says so: "The ceremony was called off"."""
_NEVER_DONE: Final = re.compile(
    r"\b(?:but|though|although|yet) (?:\w+ ){0,3}?"
    r"(?:did not(?: do so)?|(?:has|have|had) not done so|never did(?: so)?)(?=[.;,])"
)
"""What says so of what somebody announced or agreed on: "announced that it would open it, but never did"."""
_ASKED: Final = re.compile(r"\?[\"”’'»)\]]{0,3}\Z")
_CLOSING: Final = 4
"""A question mark with what closes after it."""
_NEXT: Final = 400
"""So near the end of a sentence stands what the next one calls it."""


def refuted(sentence: Sentence, draft: Draft) -> bool:
    """Whether what the draft tells is only asked, or is a claim that its own sentence calls wrong.

    Who holds an office stands beside the question, and so does the signing of the instrument asked about.
    """
    if draft.kind == "holds-office":
        return False
    start = sentence.items[draft.first].start
    if _of_any_state(sentence, start):
        return True
    doubts = _doubts(sentence)
    if doubts is None:
        return False
    asked, wrong, claim, denied, off, never = doubts
    if off and start < off.start() and (draft.modality is not Modality.ASSERTED or _ended_with_it(draft, off)):
        return True
    if start < never:
        return True
    beside = draft.kind == "signed" and draft.slots.get("date") is not None
    if asked and not beside:
        return True
    if wrong and (false := _BEFORE.search(sentence.text, sentence.start, start)):
        return not _ASIDE.search(sentence.text, false.end(), sentence.items[draft.last - 1].end)
    if denied:
        return True
    return claim is not None and claim[0] < start < claim[1]


def _ended_with_it(draft: Draft, off: re.Match[str]) -> bool:
    """Whether a treaty seems to have ended where only the ceremony at which it was to be signed was called off."""
    return draft.kind == "terminated" and off["event"] is not None


def _of_any_state(sentence: Sentence, start: int) -> bool:
    """Whether what stands before the act speaks of States in general and of none by name."""
    before = sentence.text[max(sentence.start, start - _GENERAL) : start]
    return before.endswith(_LEADS) and _ANY_STATE.search(before) is not None


class _Doubts(NamedTuple):
    """What a sentence, or the next one, says against what is read in it."""

    asked: bool
    wrong: bool
    """It says anywhere that something is wrong."""
    claim: tuple[int, int] | None
    """The stretch of a claim that it calls wrong."""
    denied: bool
    """The next sentence calls wrong what it passes on."""
    off: re.Match[str] | None
    """Where it says that nothing came of what was to be."""
    never: int
    """Where it says that something announced was never done, or -1."""


@lru_cache(maxsize=1)
def _doubts(sentence: Sentence) -> _Doubts | None:
    """Of a sentence, looked at once for all that is read in it, what it says against that; None where nothing."""
    text, start, end = sentence.text, sentence.start, sentence.end
    closing = max(start, end - _CLOSING)
    asked = text.find("?", closing, end) >= 0 and _ASKED.search(text, closing, end) is not None
    claim: re.Match[str] | None = None
    wrong, denied = False, False
    off, never = None, -1
    words = words_of_doubt(text).doubting
    if words.within(start, end):
        claim, wrong = _CLAIM.search(text, start, end), _BEFORE.search(text, start, end) is not None
        off = _OFF.search(text, start, end)
        never = undone.start() if (undone := _NEVER_DONE.search(text, start, end)) else -1
    if words.within(end, end + _NEXT):
        off = off or _THEN_OFF.match(text, end)
        if _THEN_DENIED.match(text, end):
            denied = _SAID_ABROAD.search(text, start, end) is not None
    if not (asked or wrong or claim or denied or off or never >= 0):
        return None
    return _Doubts(asked, wrong, claim.span() if claim else None, denied, off, never)
