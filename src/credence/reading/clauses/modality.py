"""A match of a phrase in its sentence; whether what it tells has happened, is to come, or is only talked about, out."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from credence.model import Modality, SlotValue
from credence.reading.clauses.attended import to_be_attended
from credence.reading.clauses.left_open import DEED_ENDINGS, is_left_open
from credence.reading.clauses.shapes import shape
from credence.reading.clauses.sides import ClauseSides
from credence.reading.clauses.to_come import on_a_day_to_come
from credence.reading.phrases.words import letters, listed
from credence.reading.spelling import holds

_FAR: Final = 24
"""Of two verbs that share their "will" the second stands within so many items of it."""


_KEPT_FROM: Final = re.compile(
    r"(?: (?:in|on))?(?: (?:\w+ ){0,3}\d{4})? (?:was|were|is|has been)"
    r" (?:never|not (?:approved|accepted|confirmed|granted|ratified|endorsed|cleared|agreed|made)|unlikely"
    r"|(?:also |then )?(?:blocked|vetoed|rejected|refused|prevented|shelved|called off))\b"
)
"""What says of a deed named by a noun that nothing came of it."""


_NEARLY: Final = re.compile(
    r"\b(?:nearly|almost|all but|close to|short of|whisker of|brink of|verge of|interest(?:ed)? in|conditions for"
    r"|readiness for|ready for|prior to|pending|attempted|attempt (?:at|on)(?: the)?|plot for(?: the)?) \Z",
    re.IGNORECASE,
)
_NEARLY_SAID: Final = (
    "nearly", "almost", "all but", "close to", "short of", "whisker", "brink", "verge", "interest", "interested",
    "conditions", "readiness", "ready", "prior", "pending", "attempt", "plot",
)  # fmt: skip
_MENTIONS: Final = frozenset("SDCKPNORITGQ")
_DEED: Final = re.compile(
    rf"\w*(?:{'|'.join(DEED_ENDINGS)}|entry|exchange|end|severance|break|upgrade)\Z", re.IGNORECASE
)
"""How the nouns and gerunds end that name a deed: "opening", "conclusion", "establishment", "signature"."""
_FIRST: Final = re.compile(
    r"\b(?:first|second|third|last|only) (?!(?:of|in|on|at|by|and|for)\b)(?:[\w.’'-]+ ){0,5}[\w.’'-]+\Z", re.IGNORECASE
)
_RANKED: Final = 24
"""Before a post, the word that counts its holders stands within so many characters."""
_MONTH: Final = len("2024-05")
_DID_SO: Final = re.compile(
    r"[^;.]{0,60}?(?:\band(?: it| they)?|\bwhich (?:it|they)|\bas (?:it|they)) "
    r"(?:duly |then |eventually |finally |promptly |at last )?did(?= so\b|[.;,]|$)"
)
"""What says behind a decision that it was carried out."""
_BEFORE_NOUN: Final = ("the", "that", "this")
_AHEAD: Final = 60
_BEFORE: Final = 15
"""What says of a deed that it was not quite done ("all but severed") stands within so many characters of it."""


@cache
def _reminding() -> re.Pattern[str]:
    verbs = "|".join(sorted(map(re.escape, listed("reminding"))))
    return re.compile(rf"\b(?:{verbs})(?:,? (?:also|here|too|again|however|in (?:this|that) [a-z]+),?){{0,2}} \Z")


_AGREED: Final = re.compile(
    r"\b(?:agree[ds]?|agreeing|decide[ds]?|deciding|resolved|undertook|pledged)"
    r" (?:[^.;]{1,60} )?(?:to|on|upon)(?! (?:mon|tues|wednes|thurs|fri|satur|sun)day| \d)\b",
    re.IGNORECASE,
)
_AGREEING: Final = ("agre", "decid", "resolved", "undertook", "pledged")
"""A word of them stands wherever that is told; to look for one costs a fraction of the expressions."""
_TERM: Final = re.compile(
    r"(?: (?!after)[\w’'-]+){0,4},? (?:within|in no more than|(?:in|over) the (?:next|coming)"
    r"|by the end of|before the end of|no later than|not later than|at the latest (?:by|in))"
    r" (?:[\w-]+ ){0,6}?(?:day|week|month|year|summer|autumn|winter|spring|decade)s?\b"
)
"""What tells behind a deed until when it is to be done."""


_HAD_BEEN: Final = ("had been ",)
_WAS_TO: Final = re.compile(
    r"\bhad (?:originally |earlier )?been (?:due|expected|scheduled|set|supposed|slated|planned) to (?:\w+ ){0,3}\Z"
)
_DECIDING: Final = 5
"""What was decided, and when, stands within so many items before it."""


class ClauseModality(ClauseSides):
    """How sure a clause is of what it tells."""

    __slots__ = ()

    def modality(self) -> Modality:
        """Scheduled where the core stands in the future; asserted otherwise."""
        core, codes, marks = self.core, self.codes, self.marks
        before = codes[max(0, core.first - 3) : core.first]
        span = before[-2:] + codes[core.first : core.last]
        after = codes[core.last : core.last + 1]
        if holds(span, marks["future"]) and not (holds(after, marks["until"]) and holds(span, marks["not"])):
            return Modality.SCHEDULED
        if self._joined_to_future() or on_a_day_to_come(codes, core.first, marks):
            return Modality.SCHEDULED
        if self._yet_to_come() or self._under_way() or self._planned() or self._to_be_done():
            return Modality.SCHEDULED
        if to_be_attended(codes, core, marks) or self.agreed_for_a_time() or self.only_approved():
            return Modality.SCHEDULED
        if self._decided_apart():
            return Modality.SCHEDULED
        end = core.anchor if core.phrase.dated else core.last
        if "T" in before:  # "agreed in 2015 to open"
            before = shape("[^SQ]T(?=[{to}]$)").sub("", codes[max(0, core.first - _DECIDING) : core.first])[-3:]
        whole = before + codes[core.first : end]
        to = whole.find(marks["to"])
        firm = to > 0 and holds(whole[max(0, to - 2) : to], marks["firm"])
        firm = firm and not holds(whole[to + 1 : to + 2], marks["articles"])  # "is home to an embassy"
        firm = firm and not holds(whole[to - 1 : to], marks["glad"])  # "was pleased to receive"
        firm = firm and not holds(whole[to - 1 : to], marks["reckoned"])  # "may be said to have been broken"
        firm = firm and not self._first_to(core.first - len(before) + to)
        firm = firm or self._agreed_too(end)
        firm = firm and not self._agreed(whole[:to]) and not self._did_so()
        return Modality.SCHEDULED if firm else Modality.ASSERTED

    def _decided_apart(self) -> bool:
        """Whether a remark parts it from what was decided: "has decided, after talks, to close its embassies"."""
        verb, codes = self.core.anchor, self.codes
        comma = verb - 2
        if comma < 1 or codes[verb - 1] not in self.marks["to"] or codes[comma] != ",":
            return False
        opened = codes.rfind(",", 0, comma)
        decided = opened > 0 and codes[opened - 1] in self.marks["agreed"]
        return decided and not self.core.phrase.kind.startswith("relations-") and not self._did_so()

    def only_approved(self) -> bool:
        """Whether a mission is only approved of: "the cabinet approved the opening of an embassy in Lima"."""
        if self.context.narrator or not self.core.phrase.kind.startswith("mission-"):
            return False
        return self._behind("approved", self._deeds())

    def agreed_for_a_time(self) -> bool:
        """Whether they agreed to do it within a time, and have not yet: "agreed to reopen them within two months"."""
        sentence, core = self.sentence, self.core
        if self.context.narrator and core.phrase.kind.startswith("relations-"):
            return False  # a history tells so when relations began
        if not sentence.tells_any(_AGREEING):
            return False
        behind = sentence.items[core.last - 1].end
        if _TERM.match(sentence.text, behind, sentence.end) is None:
            return False
        return _AGREED.search(sentence.text, sentence.start, behind) is not None and not self._did_so()

    def _first_to(self, to: int) -> bool:
        """Whether somebody is told to have been the first, last or only one "to" do it: "was the first envoy to"."""
        if self.codes[to - 1] not in "OPSQ":
            return False
        item = self.sentence.items[to - 1]
        return _FIRST.search(self.sentence.text, max(self.sentence.start, item.start - _RANKED), item.end) is not None

    def _did_so(self) -> bool:
        """Whether what was decided is said to have been done: "decided to open an embassy, and did so in May"."""
        if not self.sentence.tells_any(("did",)):
            return False
        at = self.sentence.items[self.core.last - 1].end
        return _DID_SO.match(self.sentence.text, at, self.sentence.end) is not None

    def _joined_to_future(self) -> bool:
        """Whether the verb goes on with what somebody "will" or "is to" do: "will be received by X and sign the
        agreement", "is to visit Lima, meet Y and open"."""
        verb, codes, marks = self.core.anchor, self.codes, self.marks
        before = codes[verb - 1 : verb]
        contact = codes[verb] in marks["contact-base"]
        if not before or not (contact or codes[verb] in marks["base"]):
            return False
        if before not in marks["and"] and not (contact and before == ","):
            return False
        left, _ = self.bounds()
        near = codes[max(left, verb - _FAR) : verb]
        return holds(near, marks["future"]) or any(is_ + marks["to"] in near for is_ in marks["is"])

    def _yet_to_come(self) -> bool:
        """Whether its date lies after the day of the document ("she leaves Riga on Friday")."""
        return not self.context.narrator and self.context.is_ahead(self.core.date)

    def _to_be_done(self) -> bool:
        """Whether it "is to be" done: "the instruments are to be exchanged in May"."""
        marks = self.marks
        told = self.codes[max(0, self.core.first - 3) : self.core.last]
        to_be = marks["to"] + marks["to-be"]
        verbs = marks["is"] if self.context.narrator else marks["be"]  # what "was to be" in a history came to be
        return to_be in told and any(verb + to_be in told for verb in verbs)

    def _under_way(self) -> bool:
        """Whether a State is about to do it: "is closing its embassies"."""
        verb = self.core.anchor
        doing = verb and self.codes[verb] in self.marks["participle"] and not self.context.narrator
        return bool(doing and self.codes[verb - 1] in self.marks["is"])

    def _planned(self) -> bool:
        """Whether a noun tells of what is to be: "the opening of the embassy planned for 2025", "will take place"."""
        if not self.core.phrase.sets.get("noun"):
            return False
        next_ = self.codes[self.core.last : self.core.last + 4]
        next_ = next_[1:] if next_[:1] in tuple(self.marks["is"]) else next_
        return next_[:1] in tuple(self.marks["future"]) or (next_[:1] in tuple(self.marks["planned"]) and "T" in next_)

    def _agreed_too(self, verb: int) -> bool:
        """Whether the act is the further of two that were agreed on: "agreed to do X and to open Y"."""
        if not self.core.phrase.kind.startswith("mission-"):
            return False
        if verb >= len(self.codes) or self.codes[verb] not in self.marks["base"]:
            return False
        before = self.codes[max(0, verb - 14) : verb]
        joined = before[-2:] == self.marks["and"] + self.marks["to"]
        return joined and holds(before, self.marks["agreed"])

    def _agreed(self, before: str) -> bool:
        """Whether it is done by being agreed ("agreed to establish relations on D"; not where D is yet to come), or
        told as what something led to ("cuts forced A to close its embassy")."""
        if holds(before, self.marks["forced"]):
            return True
        if not self.core.phrase.kind.startswith("relations-") or not holds(before, self.marks["agreed"]):
            return False
        return not self.context.is_ahead(self.core.date)

    def doubtful(self) -> bool:
        """Whether the core is denied, hoped for, asked for or only talked about: see classes `not` and
        `hedge`."""
        if self._meant_for_a_day():
            return False
        if self.was_to():
            return True
        left, _ = self.bounds()
        verb = self.core.anchor
        near = self.codes[max(left, self.core.first - 8) : verb + 1]
        inside = self.codes[max(left, self.core.first - 3) : self.core.last]
        if holds(inside, self.marks["not"]) and not holds(self.codes[verb : verb + 6], self.marks["until"]):
            return True
        if self.supposed() or self._not_quite() or self.is_no_verb():
            return True
        if self.core.phrase.sets.get("noun"):
            if holds(self.codes[max(left, self.core.first - 2) : self.core.first], self.marks["puts-off"]):
                return True  # "postponed the opening of its embassy"
            after = self.codes[self.core.last : min(self.core.last + 6, self.reach())]
            put_off = self.marks["not"] + self.marks["hedge"] + self.marks["off"]
            described = holds(after[:1], self.marks["aimed"])  # "the signing of agreements aimed at"
            if holds(after, put_off) and not described and not self._planned():
                return True
        noun = self.core.phrase.sets.get("noun")  # "the upgrade of the legation"
        named = holds(self.codes[max(0, verb - 1) : verb], self.marks["articles"])  # "announced the rupture of"
        if self.codes[verb] in self.marks["base"] and not noun and not named and not self._will_be(verb):
            return True
        if self.left_open():
            return True
        if not holds(near, self.marks["hedge"]):
            return False
        ends = self.marks["clause-end"] + self.marks["outcome"]
        opens = self.codes[max(left, self.core.first - 2) : self.core.first]
        aside = self.codes.count(",", self.core.first, verb) > 1
        if aside and holds(opens, self.marks["hedge"]) and not holds(opens, ends):
            return True  # "hoped the embassy, which was closed in 1998, would open again"
        cut = max((near.rfind(c) for c in ends), default=-1)
        cut = max(cut, self._reminded(near, verb + 1 - len(near)))
        return holds(self._without_reckoning(near[cut + 1 :]), self.marks["hedge"])

    def was_to(self) -> bool:
        """Whether somebody "had been due to" do it, and did not."""
        if self.context.narrator or not self.sentence.tells_any(_HAD_BEEN):
            return False
        start = self.sentence.items[self.core.anchor].start
        return _WAS_TO.search(self.sentence.text, max(self.sentence.start, start - _AHEAD), start) is not None

    def _reminded(self, near: str, first: int) -> int:
        """Where in near, which begins at items[first], a clause begins of which one only should be reminded: "it
        should be noted that", "I wish to recall that"; -1 if none does."""
        at = next((near.rfind(c) for c in self.marks["that"] if c in near), -1)
        if at < 0:
            return -1
        item = self.sentence.items[first + at]
        return at if _reminding().search(self.sentence.text, max(0, item.start - _AHEAD), item.start) else -1

    def is_no_verb(self) -> bool:
        """Whether what the phrase takes for a verb is none: "to that end, relations were established", "the accredited
        ambassador of Peru in Oslo"."""
        verb = self.core.anchor
        if verb == 0 or self.codes[verb - 1] not in letters(*_BEFORE_NOUN):
            return False
        return self.codes[verb] in letters("end", "accredited", "designated", "appointed", "nominated")

    def _meant_for_a_day(self) -> bool:
        """Whether a mission is meant to be opened on a day to come: "intends to open an embassy next year"."""
        verb, codes = self.core.anchor, self.codes
        if verb < 2 or not self.core.phrase.kind.startswith("mission-") or codes[verb] not in self.marks["base"]:
            return False
        meant = codes[verb - 1] in self.marks["to"] and codes[verb - 2] in letters("intends", "intend")
        return meant and self._yet_to_come()

    def supposed(self) -> bool:
        """Whether the clause only supposes it: "Had A closed its embassy", "If relations were restored"."""
        left, _ = self.bounds()
        opens = self.codes[left : left + 1]
        if not opens or "," in self.codes[left : self.core.anchor]:
            return False
        inverted = opens in self.marks["compelled"] and self.codes[left + 1 : left + 2] in tuple("SCKQPR")
        return inverted or opens in self.marks["if"]

    def kept_from(self) -> bool:
        """Whether what follows a noun says that it was not done: "A's return to B in 1994 was blocked"."""
        at = self.sentence.items[self.core.last - 1].end
        return _KEPT_FROM.match(self.sentence.text, at, self.sentence.end) is not None

    def left_open(self) -> bool:
        """Whether the deed, named by a noun or a gerund, stands behind what leaves it open: "talks on upgrading the
        legation", and, where no day of its own stands behind it, "looked forward to the opening"."""
        if self._behind("only-talked-of", {self.core.first, self.core.anchor}):
            return True
        return not self._has_its_day() and self._behind("left-open", self._deeds())

    def backed(self) -> bool:
        """Whether somebody is only for or against the deed: "supported the accession of A to B"."""
        return self._behind("for-or-against", {self.core.first, self.core.anchor})

    def _behind(self, openers: str, places: set[int]) -> bool:
        """Whether one of some openers, a list of the lore, stands before one of some items."""
        items = self.sentence.items
        return any(is_left_open(self.sentence, items[at].start, openers) for at in places)

    def _deeds(self) -> set[int]:
        """Where the core names its deed by a noun or a gerund; nowhere where a verb or a participle tells it."""
        items, core = self.sentence.items, self.core
        places = set()
        for at in (core.first, core.anchor):
            at += self.codes[at] in self.marks["articles"]
            if self.codes[at] not in _MENTIONS and _DEED.match(self.sentence.text, items[at].start, items[at].end):
                places.add(at)
        return places

    def _has_its_day(self) -> bool:
        """Whether a day or month of its own stands behind the deed, or a year that is over."""
        core = self.core
        if core.date is None or core.date_item is None or core.date_item < core.first:
            return False
        return len(core.date) >= _MONTH or self._past(core.date)

    def _not_quite(self) -> bool:
        """Whether the verb tells of what nearly was: "almost severed", "stopped short of severing"."""
        if not self.sentence.tells_any(_NEARLY_SAID):
            return False
        items, core = self.sentence.items, self.core
        starts = (items[core.first].start, items[core.anchor].start)
        return any(_NEARLY.search(self.sentence.text, max(0, at - _BEFORE), at) for at in starts)

    def _without_reckoning(self, near: str) -> str:
        """What stands near the verb without the hedge of a reckoning: "may be regarded as", "is considered to have"."""
        if not holds(near, self.marks["may"]):
            return near
        return shape("[{may}].?{to-be}[{reckoned}]").sub("", near)

    def _will_be(self, verb: int) -> bool:
        """Whether a verb in its bare form tells of something certain: "will open", "agreed to open",
        "first to open", "had to close"."""
        before = self.codes[max(0, verb - 10) : verb]
        if holds(before, self.marks["future"]):
            return True
        to = before.rfind(self.marks["to"])
        if to < 0:
            return not before or self.codes[verb - 1] in "SQC" or holds(before[-2:], self.marks["did"])
        if holds(before[max(0, to - 1) : to], letters("invited", "invites", "eligible")):
            return False  # "was invited to join"
        if "n" in before[max(0, to - 3) : to] or holds(before[max(0, to - 1) : to], self.marks["compelled"]):
            return True
        near = before[max(0, to - 8) : to]
        if not holds(near, self.marks["firm"] + self.marks["order"]):
            return False
        decided = "".join(c for c in near if c not in self.marks["be"])  # "are to open", but "are in talks to open"
        return len(decided) == len(near) or holds(near[-2:] + decided, self.marks["firm"] + self.marks["order"])

    def _past(self, day: SlotValue | None) -> bool:
        """Whether the date is told with its year, and lies before the day of the document."""
        index = self.core.date_item
        if index is None or not isinstance(day, str):
            return False
        mention = self.sentence.items[index].value
        told = not mention.yearless and not mention.relative and mention.kind != "anaphoric"
        return told and self.context.is_over(day)
