"""One named by title and name alone in; of which of two States he is, by what the clause says of them, out.

"President X broke with Ruritania", "was the guest of President X in Klow", "signed for Ruritania by Minister X": of two
States that a document is about, the clause names one, and he is of that one or of the other.
"""

from __future__ import annotations

import re
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.context import Context
from credence.reading.mentions import Item, Person, Post
from credence.reading.nouns.parts import first_state
from credence.reading.spelling import Sentence

_OPENING: Final = 6
"""The place with which a sentence opens stands among so many items."""
_REACH: Final = 12
"""The State that tells whose he is stands within so many items."""
_ASIDE: Final = 90
"""So much of the text around him is looked at."""
_LONG_REACH: Final = 20
_SIGNS: Final = re.compile(
    r"\b(?:signed|concluded|negotiated)\b[^.;]{0,60}(?:,| and| there) (?:by|with)(?: the)?(?: [A-Z][a-z]+)? $"
)
"""Before whoever signed with one that had come."""
_WHERE: Final = re.compile(r"\b(?:in|at|to)(?: the)? $")
_STAY: Final = 30
_STAYS: Final = re.compile(r"\b(?:in|to|at|visited|toured)(?: the)? $")
_PUT_IN: Final = "(?:,[^,;.]{1,60},)?"
"""What may stand between one named and his verb: ", who had come with his wife,"."""
_OF_STATE: Final = "(?: the)?(?: (?:[Gg]overnment|[Rr]epublic|[Kk]ingdom) of)?(?: the)? "
_ON_BEHALF: Final = re.compile(rf"\b(?:[Ff]or|[Oo]n behalf of){_OF_STATE}$")
_BEHALF_AFTER: Final = re.compile(rf" (?:for|on behalf of){_OF_STATE}")
_HOST: Final = re.compile(
    r"\b(?:guests? of|(?:received|welcomed|hosted|greeted) (?:\w+ ){0,3}by|audience (?:of|with|by)"
    r"|(?:met|conferred|meeting|talks?|discussions?|consultations|spoke|talked"
    r"|meet|meets|confers)(?: with)?|call(?:ed|s)? on|saw)(?: the)? $"
)
"""Before one whom another faces."""
_IS_HOSTED: Final = re.compile(
    _PUT_IN + r" (?:was|were|is|had been|has been) (?:\w+ly )?(?:received|welcomed|hosted|greeted|the guest)\b"
    r"[^.;]{0,70}? in (?:the )?$"
)
"""Between one who is received and the place where he is."""
_ACTS: Final = re.compile(
    _PUT_IN + r" (?:(?:then|also|later|again|formally|officially|unilaterally) )?"
    r"(?:recogni[sz](?:ed|es)|broke with|(?:broke|breaks|severed|severs|cut|suspended|suspends|ended|restored|resumed"
    r"|re-established|reestablished|established|withdrew)\b[^.;]{0,40}\b(?:relations|ties|links|recognition|contacts))\b"
    r"[^.;]{0,30}$"
)
"""Between one who does something to the other State and the name of that State."""
_OPENED: Final = (
    r"(?:,[^,;.]{1,60},)? (?:(?:also|formally|officially|jointly|then) )?"
    r"(?:inaugurated|opened|opens|inaugurates|unveiled|cut the ribbon (?:of|at)|hoisted the flag (?:of|at|over)"
    r"|laid the foundation stone (?:of|for))"
)
_OPENS: Final = re.compile(_OPENED + r"(?: (?:the|a|new|first|premises|building|of|at|resident))* ")
_OPENS_OF: Final = re.compile(
    _OPENED + r"[^,;.]{0,50} (?:[Ee]mbassy|[Cc]onsulate(?:[ -][Gg]eneral)?|[Hh]igh [Cc]ommission|[Cc]hancery)"
    r" of(?: the)?(?: (?:Republic|Kingdom|State) of)?(?: the)? "
)
"""Between one who opens a mission and the State whose it is: "the embassy of Ruritania", "the Ruritanian embassy"."""
_RECOGNISED: Final = re.compile(
    r"\brecogni[sz](?:ed|es|ing) (?:the )?(?:new |provisional |military )?"
    r"(?:(?:[Gg]overnment|[Rr]egime|[Rr]ule|[Aa]uthority) of )?(?:the )?$"
)
_VISITED_BY: Final = re.compile(r" (?:was|were|has been|had been) (?:visited|toured)\b[^,;.]{0,30} by(?: the)? $")
_SAYS_THAT: Final = re.compile(
    _PUT_IN + r" (?:announced|declared|decided|proclaimed|said|announces|declares)"
    r"(?: \w+ [\w ]{0,20})? that (?:the )?$"
)
_LEADS_OUT: Final = re.compile(r" (?:took|led|withdrew|pulled|brought) (?:the )?$")
_OUT: Final = re.compile(r" (?:out of|from|into)\b")
_WILL: Final = re.compile(
    r" (?:would|will|had|was|were|is|are)(?: no longer| not| to| now)? "
    r"(?:leav|sever|withdr|clos|break|broke|recogni|restor|cut|suspend|end|join|open)"
)
"""What a State does of which its own President tells."""
_RETURNED: Final = re.compile(_PUT_IN + r" (?:returned|reciprocated|repaid) (?:the|this|his|her|that) (?:\w+ )?visit\b")
_RETURN_BY: Final = re.compile(
    r"\b(?:a|the|an|another) (?:return |reciprocal |official |state )?visit (?:by|of|from)(?: the)? $"
)
_FOLLOWS: Final = re.compile(_PUT_IN + r" (?:followed|took place|came)\b")
_BETWEEN: Final = re.compile(
    r"\b(?:[Bb]etween|(?:talks|consultations|meeting|session|round|commission|delegations|sides|dialogue)\b[^.;]{0,60}"
    r"\b(?:co-chaired|cochaired|chaired|headed|led|presided over|represented|guided) (?:\w+ ){0,6}by"
    r"|co-chaired (?:\w+ ){0,6}by|signed (?:[\w ]+ )?by)(?: the)? $"
)
"""Before two who face one another, each for his State."""
_LED_TWO: Final = re.compile(
    _PUT_IN + r" (?:\w+ )?(?:led|headed|chaired|represented) (?:the|their) "
    r"(?:(?:two|respective|both|own) (?:delegations|sides|teams|countries)|delegations|sides)\b"
    + "|"
    + _PUT_IN
    + r" (?:jointly )?(?:co-chaired|co-presided over|co-led|co-headed)\b"
)
"""Behind two who face one another, each for his State."""
_HIS: Final = re.compile(r"(?:his|her) (?:then )?(?=[A-Z])")
_BY: Final = re.compile(r"(?<=\w) by (?:[A-Z][\w’'-]+ ){0,3}$")
_LED_BY: Final = re.compile(
    r"\b(?:under the (?:leadership|chairmanship|direction|guidance) of|(?:led|headed|chaired|presided over) by)"
    r"(?: its| their)?(?: the)? $"
)
_GROUP: Final = re.compile(r"\b(?:[Dd]elegations?|[Gg]roups?|[Dd]eputies|[Pp]arliamentarians|MPs|[Tt]eam|[Mm]ission)\b")
_COMING: Final = re.compile(
    r"\b(?:arrival (?:here |there |in \w+ )?of|visiting|visit (?:here |there )?(?:of|by))(?: the)? $"
)
_HIS_VISIT: Final = re.compile(r"['’]s (?:\w+ ){0,3}(?:visit|arrival|stay|tour)\b(?! to| in)")


BY_ACT: Final = "by-act"
"""The flag of a person whose State is told by what he does."""


def owner_by_act(context: Context, sentence: Sentence, first: int, end: int, post: Post | None) -> str | None:
    """The State of one named at items[first:end] without one; None where the clause does not tell it."""
    if post is None or post.office in sent_offices() or post.organisation or not context.two:
        return None
    return _Clause(context, sentence, first, end).owner()


class _Clause:
    """What stands around one person in a sentence of a document on two States."""

    def __init__(self, context: Context, sentence: Sentence, first: int, end: int) -> None:
        self.context = context
        self.items = sentence.items
        self.text = sentence.text
        self.first = first
        self.end = end
        self.pair = context.two
        start, stop = self.items[first].start, self.items[end - 1].end
        self.before = self.text[max(sentence.start, start - _ASIDE) : start]
        self.after = self.text[stop : min(sentence.end, stop + _ASIDE)]

    def owner(self) -> str | None:
        """Whose he is, by the first of the ways of telling it that the clause has."""
        return (
            self._on_behalf()
            or self._inaugurating()
            or self._acting()
            or self._recognised()
            or self._signing()
            or self._come_to()
            or self._received()
            or self._returning()
            or self._facing()
            or self._leading()
            or self._coming()
        )

    def _of_pair(self, item: Item) -> str | None:
        code = first_state(item) if item.code in "SCDK" else None
        return code if code in self.pair else None

    def _named_after(self, reach: int = _REACH, *, past_persons: bool = False) -> tuple[str, int] | None:
        """The first State of the two that is named after him, up to the next person, and where."""
        for item in self.items[self.end : self.end + reach]:
            if item.code == ";" or (item.code in "PO" and not past_persons):
                return None
            if code := self._of_pair(item):
                return code, item.start
        return None

    def _last_before(self, words: re.Match[str]) -> Item | None:
        """The last item before words that stand right before him."""
        place = self.items[self.first].start - len(words[0])
        return next((item for item in reversed(self.items[: self.first]) if item.end <= place), None)

    def _between(self, place: int) -> str:
        return self.text[self.items[self.end - 1].end : place]

    def _on_behalf(self) -> str | None:
        """ "Signed for Ruritania by Minister X", "by Minister X on behalf of Ruritania"."""
        if by := _BY.search(self.before):
            item = self._last_before(by)
            code = self._of_pair(item) if item is not None else None
            if item is not None and code and _ON_BEHALF.search(self.text, max(0, item.start - _ASIDE), item.start):
                return code
        after = self._named_after(len(("for", "the", "Republic", "of", "S")))
        return after[0] if after and _BEHALF_AFTER.fullmatch(self._between(after[1])) else None

    def _inaugurating(self) -> str | None:
        """ "Minister X inaugurated the Embassy of Ruritania in Klow": whoever opens a mission is of its State."""
        named = self._named_after()
        if named is None:
            return None
        at = next(place for place, item in enumerate(self.items) if item.start == named[1])
        behind = self.items[at + 1 : at + 1 + len(("'s", "new", "first"))]
        seat = any(item.code == "E" for item in behind) and _OPENS.fullmatch(self._between(named[1]))
        return named[0] if seat or _OPENS_OF.fullmatch(self._between(named[1])) else None

    def _acting(self) -> str | None:
        """ "President X severed relations with Ruritania", "announced that Ruritania would", "took it out of"."""
        named = self._named_after()
        if named is None:
            return None
        code, words = named[0], self._between(named[1])
        if _ACTS.match(words):
            return self.context.other_of_two(code)
        stop = next(item.end for item in self.items[self.end :] if item.start == named[1])
        own = _SAYS_THAT.match(words) and _WILL.match(self.text, stop)
        return code if own or (_LEADS_OUT.match(words) and _OUT.match(self.text, stop)) else None

    def _recognised(self) -> str | None:
        """ "Ruritania recognised the Government of President X"."""
        if not _RECOGNISED.search(self.before):
            return None
        for item in reversed(self.items[max(0, self.first - _REACH) : self.first]):
            if item.code in "SCK" and (code := self._of_pair(item)):
                return self.context.other_of_two(code)
        return None

    def _signing(self) -> str | None:
        """ "Signed in Klow by the envoy and by Minister X", "came to Klow and signed there with Minister X"."""
        if not _SIGNS.search(self.before):
            return None
        for item in reversed(self.items[max(0, self.first - _LONG_REACH) : self.first]):
            if item.code == ";":
                return None
            if item.code == "C" and _WHERE.search(self.text, max(0, item.start - _STAY), item.start):
                return self._of_pair(item)
        return None

    def _come_to(self) -> str | None:
        """ "Ruritania was visited in 2004 by President X"."""
        visited = _VISITED_BY.search(self.before)
        if visited is None:
            return None
        named = self._last_before(visited)
        code = self._of_pair(named) if named is not None else None
        return self.context.other_of_two(code) if code else None

    def _received(self) -> str | None:
        """ "Was received by President X in Klow", "visited Klow and was the guest of President X"."""
        there = self._named_after(past_persons=True)
        if there and _IS_HOSTED.match(self._between(there[1])):
            return self.context.other_of_two(there[0])
        host = _HOST.search(self.before)
        if not host:
            return None
        named = self._named_after()
        if named and re.fullmatch(r" in (?:the )?", self._between(named[1])):
            return named[0]
        stayed = self._stayed_in() if "guest" in host[0] else None
        return stayed or self._opening() or self._gone_to() or self.context.other_of_two(self._person_before())

    def _person_before(self) -> str | None:
        """Of those named before him in the sentence, the State of the first one, if that is told and one of the two.

        Where a third State is spoken of, they may be there.
        """
        if any(item.code in "SC" and not self._of_pair(item) for item in self.items):
            return None
        for at, item in enumerate(self.items[: self.first]):
            if item.code in "PNO" and not (item.code == "O" and self.items[at + 1].code == "N"):
                person = self._named(item)
                guessed = isinstance(person, Person) and person.inferred and BY_ACT not in person.flags
                owner = None if guessed or person is None else person.owner
                return owner if owner in self.pair else None
        return None

    def _named(self, item: Item) -> Person | Post | None:
        """The person whom an item names, or the post, by its title alone."""
        if isinstance(item.value, Post):
            return item.value
        return self.context.person_named(item) if item.code in "PN" else None

    def _owner(self, item: Item) -> str | None:
        named = self._named(item)
        return named.owner if named is not None else None

    def _opening(self) -> str | None:
        """The place with which the sentence opens: "In Klow, the Minister was received by"."""
        for at, item in enumerate(self.items[1 : min(self.first, _OPENING)], 1):
            if item.code == "C" and self.text[self.items[at - 1].start : item.start] in ("In ", "in "):
                return self._of_pair(item)
        return None

    def _gone_to(self) -> str | None:
        """The place to which one went "where he met him"."""
        if not re.search(r", where [^,;]{1,40}$", self.before):
            return None
        for item in reversed(self.items[max(0, self.first - _REACH) : self.first]):
            if item.code in "SC":
                return self._of_pair(item)
        return None

    def _stayed_in(self) -> str | None:
        """The place in which, or to which, one is told to have gone as a guest: "stayed in Klow as guest of"."""
        for item in reversed(self.items[: self.first]):
            if item.code in "SC" and _STAYS.search(self.text, max(0, item.start - _STAY), item.start):
                return self._of_pair(item)
        return None

    def _returning(self) -> str | None:
        """ "President X returned the visit", "and a visit by President X followed", "with his Minister X"."""
        if _HIS.match(self.text, self.items[self.first].start):
            return next((owner for item in reversed(self.items[: self.first]) if (owner := self._owner(item))), None)
        back = _RETURN_BY.search(self.before)
        if _RETURNED.match(self.after) or (
            back and ("return" in back[0] or "recipr" in back[0] or _FOLLOWS.match(self.after))
        ):
            return self.context.other_of_two(self._person_before())
        return None

    def _facing(self) -> str | None:
        """ "Talks between our Minister and Minister X", "signed by Minister Y and Minister X".

        So is "Minister Y and Minister X led the two delegations".
        """
        at = self.first - len(("Y", "and"))
        if at < 1 or not self.before.endswith(" and "):
            return None
        item = self.items[at]
        named = at - 1
        while named and self.items[named].code == "H":
            named -= 1
        title = self.items[named] if item.code == "N" and self.items[named].code == "O" else item
        led = _LED_TWO.match(self.after) is not None
        if not led and not _BETWEEN.search(self.text, max(0, title.start - _ASIDE), title.start):
            return None
        owner = self._owner(item)
        untold = owner is None and title is not item and not self.context.narrator and self._owner(title) is None
        return self.context.other_of_two(self.context.home if untold else owner)

    def _leading(self) -> str | None:
        """ "A delegation of the Ruritanian parliament, led by Speaker X"."""
        if not _LED_BY.search(self.before) or not _GROUP.search(self.before):
            return None
        named = [code for item in self.items[max(0, self.first - _REACH) : self.first] if (code := self._of_pair(item))]
        return next((code for code in reversed(named) if code != self.context.home), None)

    def _goes_elsewhere(self) -> bool:
        """Whether right after him a place is told to which he goes, one of a third State."""
        place = next((item for item in self.items[self.end : self.end + 3] if item.code in "SC"), None)
        there = first_state(place) if place is not None else None
        if place is None or there is None or there in self.pair:
            return False
        return re.fullmatch(r",? to (?:the )?", self._between(place.start)) is not None

    def _coming(self) -> str | None:
        """In a report of one of the two: "after the arrival of President X", "President X's visit"."""
        home = self.context.home
        if self.context.narrator or home not in self.pair:
            return None
        if not (_COMING.search(self.before) or _HIS_VISIT.match(self.after)):
            return None
        there = self._named_after(len(("to", "the", "S")))
        if there is None and self._goes_elsewhere():
            return home  # "visit of Minister X to Klow", of neither of the two: one of ours travels
        return (
            self.context.other_of_two(there[0])
            if there and re.fullmatch(r",? (?:to|in) (?:the )?", self._between(there[1]))
            else self.context.other_of_two(home)
        )


__all__ = ["BY_ACT", "owner_by_act"]
