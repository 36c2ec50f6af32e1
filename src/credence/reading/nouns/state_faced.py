"""A person named beside others in; the State that faces them there, which may be that person's own, out.

"The ambassador of Kenya to Chad met President X", "leaves for Klow, where he is to see the President".
"""

from __future__ import annotations

import re
from typing import Final

from credence.lore.offices import HEADS, sent_offices
from credence.lore.states import capital_of
from credence.reading.context import Context
from credence.reading.frame.topic import topic_at
from credence.reading.mentions import Item, Person, Post
from credence.reading.nouns.parts import first_state, place_name
from credence.reading.phrases.book import phrase_book
from credence.reading.phrases.words import letters as letters_of

_OPENING: Final = 6
"""The place with which a sentence opens stands among so many items."""
_REACH: Final = 14
_HANDED: Final = 8
"""To whom letters are handed stands within so many items behind them."""
_NEAR_VERB: Final = 4
"""A verb stands within so many items of who acts, or is acted by."""
_LEAD: Final = 1200
_PAIR: Final = 2
_TITLE: Final = 3
"""The name stands within so many items behind a title."""


_ASIDE: Final = 140
_TREATS: Final = re.compile(
    r"\b(?:gave|gives|hosted|hosts|offered|offers|threw|held) (?:an? |the )?(?:[a-z]+ ){0,2}"
    r"(?:lunch|luncheon|dinner|banquet|reception|breakfast)\b[^.;]{0,20}\b(?:for|in honou?r of)\b"
)


def _post_abroad(item: Item) -> Post | None:
    """The post of one sent abroad that an item names."""
    post = item.value.post if isinstance(item.value, Person) else item.value
    return post if isinstance(post, Post) and post.office in sent_offices() else None


class StateFaced:
    """The States that face those named in a document, by whom they are sent to, whom they meet and where."""

    def __init__(self, context: Context) -> None:
        self.context = context
        book = phrase_book()
        self.letters = book.vocabulary.letters
        self._first_person = letters_of("i", "we", "my")
        self._envoys = letters_of("envoys", "diplomats")
        self._hosts = letters_of("host", "hosts")
        self._contact = book.classes["facing"]
        self._meets = self._contact + letters_of("together", "alongside")
        self._handed = book.classes["credentials-sure"]
        self._letters = letters_of("letters", "credentials")
        self._pronouns = letters_of("he", "she")
        self._says = book.classes["say"]
        self._by = self._contact + letters_of("by", "with")
        self._by_with = letters_of("with", "by")
        self._calls = letters_of("call", "audience")
        self._upon = letters_of("on", "with", "by")
        self._aims = letters_of("to", "for")
        self._going = letters_of("visited", "visits", "visit", "in", "to")
        self._presence = letters_of("presence")
        self._visits = letters_of("visit", "trip", "tour", "stay", "journey")
        self._to_or_in = letters_of("to", "in")
        self._receives = letters_of("received", "receives", "accepted", "admitted", "receiving")
        self._appoints = book.classes["appointed"] + letters_of("sent", "dispatched")
        self._acts = self._receives + self._appoints
        self._guests = letters_of("guest", "guests")
        self._whiles = letters_of("while", "whilst", "when")
        self._by_or_of = letters_of("by", "of")
        self._travels = letters_of(
            "visited", "toured", "came", "went", "travelled", "traveled", "arrived", "was", "were", "paid", "flew",
            "stayed", "journeyed", "attended", "returned", "made", "visits", "on", "led",
        )  # fmt: skip
        self._led = letters_of("to", "in", "at", "visited", "toured", "visits", "into")
        self._recognises = book.classes["recognised"]

    def by_envoy(self, items: list[Item], first: int, end: int, post: Post | None) -> str | None:
        """The State to which an envoy named before items[first:end] is sent; of a head, else that of the capital."""
        rules = post is not None and (post.office in HEADS or post.office == "foreign-minister")
        if rules and self.context.told and (acting := self._by_his_act(items, first, end)):
            return acting
        if post is not None and post.office not in sent_offices() and (abroad := self._by_travel(items, first, end)):
            return abroad
        if first and items[first - 1].code == "," and end < len(items) and items[end].code in self._says:
            return None  # "is withdrawing its ambassador to Klow, Prime Minister X said": he speaks for those who do
        facing = self._facing(items, first)
        if post is not None and post.office in HEADS:
            facing = facing or self._in_capital(items, first, end)
        return facing

    def by_meeting(self, text: str, items: list[Item], index: int) -> str | None:
        """The State that faces those who meet one named at items[index], or the one that is the topic there."""
        met = self._across(items, index) or self._treats(text, items, index)
        return met or (None if self._gets_letters(items, index) else topic_at(self.context, text, items[:index]))

    def _gets_letters(self, items: list[Item], index: int) -> bool:
        """Whether envoys only spoken of hand their letters to one named there: he is not of the State in question."""
        near = [item.code for item in items[max(0, index - _HANDED) : index]]
        handed = any(code in self._handed or code in self._letters for code in near)
        named = any(item.code in "OPN" for item in items[:index])
        return handed and self.letters["to"] in near and not named

    def _treats(self, text: str, items: list[Item], index: int) -> str | None:
        """The State our own people are in, for whoever gives a lunch or dinner there, named without a State."""
        context = self.context
        if context.away is None or context.narrator or any(item.code in "POSD" for item in items[:index]):
            return None
        return context.away if _TREATS.search(text, items[index].start, items[index].start + _ASIDE) else None

    def _facing(self, items: list[Item], index: int) -> str | None:
        """The State to which an envoy named just before is sent: whose President it is that receives him."""
        told = self.context.told
        for at in range(index - 1, max(0, index - 16) - 1, -1):
            item = items[at]
            post = item.value.post if isinstance(item.value, Person) else item.value
            if isinstance(post, Post) and post.office in sent_offices():
                owner = post.owner or (item.value.owner if isinstance(item.value, Person) else None)
                owner = owner or self._owner_named(items[at + 1 : index])
                if not told:
                    return post.host[0] if len(post.host) == 1 else self._handed_letters(owner, items[:index])
                return next((code for code in told if code != owner), None) if owner in told else None
        return None if told else self._of_his_post(items, index)

    def _owner_named(self, behind: list[Item]) -> str | None:
        """Whose envoy is named right behind a title, as the text has told of him: "the ambassador, Ms. X"."""
        name = next((item for item in behind[:_TITLE] if item.code == "N"), None)
        known = self.context.known(str(name.value)) if name is not None else None
        return known.owner if known is not None and known.office in sent_offices() else None

    def _handed_letters(self, owner: str | None, before: list[Item]) -> str | None:
        """The other of two States for whoever is handed letters by an envoy of the one, of whom no more is told."""
        handed = any(item.code in self._handed for item in before[-_HANDED:])
        return self.context.other(owner) if handed and owner in (self.context.pair or ()) else None

    def _by_his_act(self, items: list[Item], first: int, end: int) -> str | None:
        """In a history the State of a ruler who receives an envoy or sends one, by what is told of that envoy.

        "King X received Y as Minister of Texas", "President X nominated Y as Minister to Chile",
        "Y, appointed by King X as Minister".
        """
        told = self.context.told
        by = items[first - 1].code == self.letters["by"] if first else False
        if by and any(item.code in self._appoints for item in items[max(0, first - _NEAR_VERB) : first - 1]):
            return self._sent_by(items[:first]) or self.context.narrator
        verb = next((at for at in range(end, min(end + _NEAR_VERB, len(items))) if items[at].code in self._acts), None)
        if verb is None:
            return None
        sent = next((post for item in items[verb + 1 : verb + _REACH] if (post := _post_abroad(item))), None)
        if sent is None:
            return None
        if items[verb].code in self._appoints:
            host = next((code for code in sent.host if code in told), None)
            return self.context.other_of_told(host) if host else sent.owner if sent.owner in told else None
        owner = sent.owner or self._sent_by(items[verb + 1 : verb + _REACH])
        if owner is not None:
            return self.context.other_of_told(owner) or self.context.narrator
        return self._recogniser(items[:first])

    def _sent_by(self, items: list[Item]) -> str | None:
        """The State told of for the last person named among some items."""
        for item in reversed(items):
            person = self.context.person_named(item) if item.code in "PN" else None
            if person is not None and person.owner and person.office in sent_offices():
                return person.owner
        return None

    def _by_travel(self, items: list[Item], first: int, end: int) -> str | None:
        """In a history whose the ruler or minister is who went to one of its two States, or who received there.

        "King X came to Klow", "was the guest of King X in Klow", "the visit to Klow, in 1984, by President X".
        """
        told = self.context.told
        if len(told) < _PAIR:
            return None
        before = items[max(0, first - _REACH) : first]
        if first and items[first - 1].code == self.letters["of"] and any(i.code in self._guests for i in before[-4:]):
            return self._place_told(items[end : end + _NEAR_VERB])
        if first and items[first - 1].code in self._by_or_of and any(i.code in self._visits for i in before):
            return self.context.other_of_told(self._place_told(before))
        at = next((i for i in range(end, min(end + _NEAR_VERB, len(items))) if items[i].code in self._travels), None)
        if at is None or any(item.code in "PO;" for item in items[end:at]):
            return None
        after = items[at : at + _REACH]
        stop = next((n for n, item in enumerate(after) if item.code in "PO;"), len(after))
        return self.context.other_of_told(self._place_told(after[:stop]))

    def _place_told(self, items: list[Item]) -> str | None:
        """The first place in or to which something is told to have been, of the two States of a history."""
        for at in range(1, len(items)):
            led = items[at - 1].code in self._led or (at > 1 and items[at - 1].code == self.letters["the"])
            if items[at].code in "SC" and led and (code := first_state(items[at])) in self.context.told:
                return code
        return None

    def _recogniser(self, items: list[Item]) -> str | None:
        """The State that a sentence begins by saying to have recognised another: it did so by receiving an envoy."""
        at = next((at for at, item in enumerate(items) if item.code in self._recognises), 0)
        acting = (code for item in items[:at] if item.code in "SD" and (code := first_state(item)))
        return next((code for code in acting if code in self.context.told), None)

    def _of_his_post(self, items: list[Item], index: int) -> str | None:
        """The State to which he or she is sent who hands letters to somebody: "She will present her credentials to"."""
        if not items or items[0].code not in self._pronouns:
            return None
        if not any(item.code in self._handed for item in items[max(0, index - _REACH) : index]):
            return None
        hero = self.context.known(self.context.hero.name) if self.context.hero else None
        envoy = hero if hero is not None and hero.office in sent_offices() else self.context.last_envoy()
        host = envoy.post.host if envoy is not None and envoy.post is not None else ()
        return host[0] if len(host) == 1 else None

    def _in_capital(self, items: list[Item], index: int, end: int) -> str | None:
        """The State of the capital in which its head is called on: "handed letters to President X in Klow"."""
        if self.context.narrator or items[end : end + 1] == [] or items[end].code != self.letters["in"]:
            return None
        city = items[end + 1] if end + 1 < len(items) else None
        called = any(item.code in self._contact for item in items[max(0, index - 6) : index])
        code = first_state(city) if called and city is not None and city.code == "C" else None
        return code if code and city and capital_of(code) == place_name(city) else None

    def _across(self, items: list[Item], index: int) -> str | None:
        """The State that faces whoever is named before a word of meeting ("Polish Minister X met Minister")."""
        if self.context.narrator:
            return None
        if there := self._where(items, index) or self._opens_abroad(items, index):
            return there
        if self._only_present(items, index):
            return None
        near = range(index - 1, max(-1, index - 14), -1)
        mark = next((i for i in near if self._tells_contact(items, i) or items[i].code in ";:"), None)
        if any(item.code in self._hosts for item in items[max(0, index - 3) : index]):
            return self._host_of_visit(items, index)
        if mark is None or items[mark].code in ";:":
            return None
        aim = mark - 1 - (items[mark - 1].code in self._contact)  # "to meet", "to meet with"
        if items[aim].code in self._aims and (there := self._gone_to(items[max(0, aim - 3) : aim])):
            return there
        if there := self._on_visit(items, mark):
            return there
        if self._acts_by_pronoun(items, mark):
            return None  # "Y received her; she then met the President": of whom she met nothing is told
        acting = [i for i in items[:mark] if i.code in "OP" or (i.code == "N" and self.context.known(str(i.value)))]
        if not acting:
            if any(item.code in self._first_person for item in items[:index]):
                return self.context.host or self.context.other(self.context.home)
            if any(item.code in self._envoys for item in items[:mark]):
                return None  # "the envoys met the Minister", of the State they are sent to
            return self._visited(items[:mark], items[mark + 1 : index]) or self._host_of_visit(items, index)
        for at in range(mark - 1, max(0, mark - 14) - 1, -1):
            item = items[at]
            if len(acting) > 1 and self._is_given_to(items, at):
                continue  # "presented letters to President X and met Minister Y": it is the envoy who met him
            person = self.context.person_named(item)
            post = person.post if person else item.value
            if not isinstance(post, Post):
                continue
            owner = (person.owner if person else None) or post.owner
            if person is not None and owner is not None and self._is_met(items, at, mark, post):
                return owner
            if owner is None or (person is not None and person.inferred and post.office not in sent_offices()):
                return self._host_of_visit(items, index)
            if post.office in sent_offices() and len(post.host) == 1:
                return post.host[0]
            return self.context.other(owner) if owner in (self.context.pair or ()) else None
        return None

    def _only_present(self, items: list[Item], index: int) -> bool:
        """Whether one was only there when another was received: "received, in the presence of Minister X"."""
        before = [item.code for item in items[max(0, index - len(("presence", "of", "the"))) : index]]
        return any(code in self._presence for code in before)

    def _opens_abroad(self, items: list[Item], index: int) -> str | None:
        """The State of the place abroad with which a sentence opens, for one whom our own people meet there.

        It is kept in mind that they are there: the next sentence of the same stop no longer says where.
        "In Klow on Tuesday, the Minister was welcomed by President X".
        """
        home = self.context.home
        if home is None or len(items) < _OPENING:
            return None
        at = 1 if items[0].code in self._whiles else 0  # "While in Klow"
        if items[at].code != self.letters.get("in"):
            return None
        opening = items[at + 1 : at + _OPENING]
        there = next((code for item in opening if item.code in "SCD" and (code := first_state(item))), None)
        met = any(item.code in self._meets for item in items[max(0, index - _REACH) : index])
        owners = {i.value.owner for i in items[:index] if isinstance(i.value, Person | Post) and i.value.owner}
        if there in (None, home) or not met or not owners <= {home} or not self._is_away(there):
            return None
        self.context.away = there
        return there

    def _is_away(self, there: str | None) -> bool:
        """Whether our own people are told to be, or to go, to a State."""
        context = self.context
        return context.away == there or (context.home, there) in context.journeys_to_come or context.at < _LEAD

    def _gone_to(self, before: list[Item]) -> str | None:
        """The State or city that one has gone to meet somebody: "visited Syldavia to meet with President X"."""
        at = next((i for i in range(len(before) - 1, 0, -1) if before[i].code in "SC"), None)
        went = at is not None and any(item.code in self._going for item in before[max(0, at - 2) : at])
        return first_state(before[at]) if at is not None and went else None

    def _on_visit(self, items: list[Item], mark: int) -> str | None:
        """The State that our own people visit, for whom they meet there: "on a visit to Klow the Minister met"."""
        home = self.context.home
        at = next((i for i in range(mark - 1, -1, -1) if items[i].code in self._visits), None)
        if home is None or at is None or items[at + 1].code not in self._to_or_in:
            return None
        there = next(
            (code for item in items[at + 2 : at + 4] if item.code in "SC" and (code := first_state(item))), None
        )
        persons = [p for i in items[:mark] if i.code in "NP" and (p := self.context.person_named(i)) is not None]
        ours = bool(persons) and all(person.owner in (home, None) for person in persons)
        return there if there != home and ours else None

    def _tells_contact(self, items: list[Item], at: int) -> bool:
        """Whether an item is a word of meeting: also the "call on" or "audience with" that one pays or has."""
        if items[at].code in self._contact:
            # "recalled for consultations, the Minister said": he is not whom one consults
            aside = at and items[at - 1].code == self.letters["for"] and items[at + 1].code == ","
            return not aside
        return items[at].code in self._calls and at + 1 < len(items) and items[at + 1].code in self._upon

    def _acts_by_pronoun(self, items: list[Item], mark: int) -> bool:
        """Whether after a semicolon only "he" or "she" is told to meet somebody at an item."""
        part: list[Item] = []
        for at in range(mark - 1, max(-1, mark - _REACH), -1):
            if items[at].code == ";":
                named = any(item.code in "OPN" for item in part)
                return not named and any(item.code in self._pronouns for item in part)
            part.append(items[at])
        return False

    def _is_met(self, items: list[Item], at: int, mark: int, post: Post) -> bool:
        """Whether one named before "and" and a word of meeting was himself met: "was received by X, and met with"."""
        first = at
        while first > 0 and items[first - 1].code in "OH,":  # a title not yet joined to its name
            first -= 1
        if post.office in sent_offices():
            return False
        if items[first - 1].code not in self._by:
            first = self._first_listed(items, first)  # "met Minister X and Speaker Y, and was received by Z"
            if items[first - 1].code not in self._contact:
                return False
        joined = any(item.code == self.letters["and"] for item in items[at + 1 : mark])
        return joined and any(item.code in self._contact for item in items[max(0, first - 6) : first])

    def _first_listed(self, items: list[Item], first: int) -> int:
        """Where the list of persons begins in which one stands whose title begins at items[first]."""
        joints = "OPNH," + self.letters["and"] + self.letters["the"] + self._by_with
        while first > 0 and items[first - 1].code in joints:
            first -= 1
        return first

    def _is_given_to(self, items: list[Item], at: int) -> bool:
        """Whether something is said to be handed "to" whoever is named at items[at]."""
        at -= 1
        while at > 0 and items[at].code in "OH":
            at -= 1
        return at >= 0 and items[at].code == self.letters["to"]

    def _where(self, items: list[Item], index: int) -> str | None:
        """The State of the place "where" somebody is met: "leaves for Klow, where he is to see the President"."""
        where, stops = self.letters.get("where", "?"), ";:"
        for at in range(index - 1, max(0, index - 14), -1):
            if items[at].code in stops:
                return None
            if items[at].code == where:
                before = items[max(0, at - 5) : at]
                return next((code for i in reversed(before) if i.code in "SC" and (code := first_state(i))), None)
        return None

    def _host_of_visit(self, items: list[Item], index: int) -> str | None:
        """The State our own people are in, for one whom they meet there; None where a guest of ours is spoken of."""
        away, home = self.context.away, self.context.home
        if away is None:
            return None
        owners = (i.value.owner for i in items[:index] if isinstance(i.value, Person | Post) and i.value.owner)
        return away if all(owner == home for owner in owners) else None

    def _visited(self, before: list[Item], between: list[Item]) -> str | None:
        """The other State last named, in which nobody in particular has "talks with the Prime Minister"."""
        if not between or between[0].code != self.letters.get("with"):
            return None
        named = next((code for item in reversed(before) if (code := first_state(item))), self.context.subject)
        return named if named != self.context.home else None
