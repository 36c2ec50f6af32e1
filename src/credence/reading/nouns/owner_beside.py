"""A title that names no State, and the words around it, in; the State whose it is by those words, out.

"headed the Kenyan side", "a delegation of Chad, led by X", "For the Government of Kenya: Minister X".
"""

from __future__ import annotations

import re
from typing import Final

from credence.lore.offices import HEADS, sent_offices
from credence.reading.context import Context
from credence.reading.mentions import Item, Person, Post
from credence.reading.nouns.parts import first_state
from credence.reading.phrases.book import phrase_book
from credence.reading.phrases.words import letters as letters_of
from credence.reading.spelling import Sentence

_RECEIVING: Final = (*HEADS, "foreign-minister", "deputy-foreign-minister")
"""Who deals, at home, with the envoys of others."""
_CREDENTIALS_IN: Final = re.compile(r",? presented (?:his|her) (?:letters of credence|credentials) (?:in|at) ")


_COMPANY: Final = 8
"""Whoever others go with is named so few items before them."""


class OwnerBeside:
    """Whose office it is that one holds of whom a document tells no State, as far as the words beside tell."""

    def __init__(self, context: Context) -> None:
        self.context = context
        book = phrase_book()
        self.letters = book.vocabulary.letters
        self._sides = letters_of("side", "part", "delegation")
        self._guests = letters_of("visiting", "guest", "visitors")
        self._pronouns = letters_of("he", "she")
        self._credentials = letters_of("credentials", "credence")
        self._aux = letters_of("has", "had", "is", "was")
        self._leading = book.classes["leads"] + letters_of("leading", "heading", "chairing", "representing")
        self._leads_delegation = book.classes["leads-delegation"]
        self._escorted = book.classes["escorted"]
        self._contact = book.classes["facing"]
        self._greeting = letters_of("meeting", "receiving", "welcoming", "hosting", "greeting")
        self._towards = letters_of("to", "with")
        self._represented = letters_of("represented")
        self._visited = letters_of("visited", "toured")
        self._who = letters_of("who")
        self._at_head = letters_of("head", "heads", "headed", "chief", "leads", "led", "in-charge")

    def owner(self, items: list[Item], first: int, end: int, post: Post) -> str | None:
        """The State told by what stands before or after the person that items[first:end] name."""
        return (
            self._leads(items, end)
            or self._heads_mission(items, end, post)
            or self._represents(items, first, post)
            or self._from_side(items, end)
            or self._beside_our_minister(items, first, post)
            or self._in_company(items, first, post)
            or self._owner_beside(items, first, post)
            or self._sent_out(items, end, post)
            or self._at_mission(items, first, post)
        )

    def led(self, items: list[Item], index: int) -> str | None:
        """The State of a delegation that one without a title leads: "a delegation of Chad, led by the Hon. X"."""
        by, leads = self.letters.get("by", "?"), self._leads_delegation
        if index < 2 or items[index - 1].code != by or items[index - 2].code not in leads:
            return None
        sent = index - 3 - (items[index - 3].code == ",") if index > 3 else -1
        if sent >= 0 and items[sent].code == "S":  # "the delegation of Chad, led by": of whichever State it is
            return first_state(items[sent])
        named = [c for i in items[max(0, index - 16) : index] if i.code in "SDRK" and (c := first_state(i))]
        return next((c for c in reversed(named) if c != self.context.home), None)

    def accredited_here(self, sentence: Sentence, post: Post, end: int) -> bool:
        """Whether an envoy of no named State "presented his credentials in" a city of the State that tells."""
        if post.host or post.office not in sent_offices() or not self.context.narrator:
            return False
        told = _CREDENTIALS_IN.match(sentence.text, end, sentence.end)
        cities = (city for _, city in sentence.all_of("C") if told and city.start == told.end())
        return any(first_state(city) == self.context.narrator for city in cities)

    def _leads(self, items: list[Item], end: int) -> str | None:
        """The State whose side a person is said to lead ("headed the Kenyan side", "led the visiting delegation")."""
        while end < len(items) and (items[end].code == "," or items[end].code in self._aux):
            end += 1
        if end + 1 >= len(items) or items[end].code not in self._leading:
            return None
        for item in items[end + 1 : end + 4]:
            if item.code in self._guests:
                return self.context.other(self.context.home)
            if item.code in "SD":
                return first_state(item)
        return None

    def _heads_mission(self, items: list[Item], end: int, post: Post) -> str | None:
        """The State whose mission an envoy is said to head: "X, head of the Chadian Embassy in Lima", "who heads"."""
        if post.office not in sent_offices() or post.host:
            return None
        while end < len(items) and (items[end].code == "," or items[end].code in self._aux + self._who):
            end += 1
        if end + 1 >= len(items) or items[end].code not in self._at_head:
            return None
        near = items[end + 1 : end + _COMPANY]
        at = next((i for i, item in enumerate(near) if item.code == "E"), None)
        if at is None:
            return None
        whose = [item for item in near[:at] if item.code in "SD"]
        if whose:
            return first_state(whose[-1])
        of = [i for i in (at + 2, at + 3) if i < len(near) and near[i].code == "S"]
        return first_state(near[of[0]]) if of and near[at + 1].code == self.letters["of"] else None

    def _represents(self, items: list[Item], first: int, post: Post) -> str | None:
        """The State that an envoy stands for: "Chad is represented in Peru by Ambassador X"."""
        if post.office not in sent_offices() or first < 2 or items[first - 1].code != self.letters["by"]:
            return None
        for at in range(first - 2, max(0, first - 9), -1):
            if items[at].code in self._represented:
                named = (c for i in reversed(items[:at]) if i.code in "SCDK" and (c := first_state(i)))
                return next(named, None)
        return None

    def _from_side(self, items: list[Item], end: int) -> str | None:
        """The State from which, or from whose side, somebody comes: "Minister X from the Kenyan side"."""
        comes = end + 1 < len(items) and items[end].code == self.letters["from"] and items[end + 1].code == "S"
        return first_state(items[end + 1]) if comes else None

    def _beside_our_minister(self, items: list[Item], index: int, post: Post) -> str | None:
        """Of a history's "by Secretary of State X and Minister Y": Y is the envoy of the other State."""
        told, office = self.context.told, items[index - 2].value if index > 1 else None
        joined = index > 1 and items[index - 1].code == self.letters["and"]
        if not joined or not told or post.office not in sent_offices() or post.host:
            return None
        ours = isinstance(office, Person) and office.owner == told[0] and office.office in _RECEIVING
        return told[1] if ours else None

    def _owner_beside(self, items: list[Item], index: int, post: Post) -> str | None:
        """The State whose side is led "by" them or says "that" they come; an envoy's, the one last named."""
        near = items[max(0, index - 7) : index]
        if signing := self._signs_for(items[:index]):
            return signing
        before = near[-1].code if near else ""
        if post.office in HEADS and before in (self.letters.get("that", "?"), self.letters.get("said", "?")):
            persons = [self._named(i) for i in items[:index]]
            if items[0].code in self._greeting:
                persons.reverse()  # "Receiving Ambassador X, President Y said that": it is Y who speaks
            speaker = next((value for value in persons if isinstance(value, Person | Post)), None)
            if speaker is None and any(i.code == self.letters["envoy"] for i in items[:index]):
                speaker = self.context.last_envoy()
            if speaker is None and items[0].code in self._pronouns:
                speaker = self.context.hero  # "He said President X was glad": his own
            told = speaker.post if isinstance(speaker, Person) else speaker
            if told is not None and told.office in sent_offices():
                return speaker.owner if isinstance(speaker, Person) else told.owner
        abroad = post.office in sent_offices() and not post.host and not self.context.narrator
        if abroad and self._after_own_mission(items[:index]):
            return self.context.home
        if before and before in (self.letters.get("by", "?"), self.letters.get("that", "?")):
            mission = (
                self._owner_of_mission(items[max(0, index - 10) : index]) if post.office in sent_offices() else None
            )
            return mission or (self._last_or_first_of_two(near) if not self._goes_there(near) else None)
        if abroad:
            named = [c for i in items[:index] if i.code in "SD" and (c := first_state(i)) and c != self.context.home]
            return named[-1] if named else None
        return None

    def _goes_there(self, near: list[Item]) -> bool:
        """Whether the State last named is that to which, or with which, he acts: "the visit to A by Minister X".

        So is one that "was visited by" him.
        """
        at = next((i for i in range(len(near) - 1, -1, -1) if near[i].code in "SDK"), None)
        if at is not None and any(item.code in self._visited for item in near[at:]):
            return True
        if at is None or near[at].code != "S" or not (self.context.narrator or self.context.home):
            return False
        before = [item.code for item in near[max(0, at - 2) : at]]
        if self.context.narrator:  # "sent to northern A by"
            return self.letters["to"] in before
        return bool(before) and before[-1 - (len(before) > 1 and before[-1] == self.letters["the"])] in self._towards

    def _owner_of_mission(self, near: list[Item]) -> str | None:
        """The State whose mission is led "by" them, where that in which it stands is told too: "of A in B, led by"."""
        at = next((i for i, item in enumerate(near) if item.code == "E"), None)
        if at is None:
            return None
        there = {self.letters["in"], self.letters["to"], self.letters["at"]}
        states = [i for i in range(at + 1, len(near)) if near[i].code in "SC"]
        if len(states) < 2 or near[states[-1] - 1].code not in there:
            return None
        return first_state(near[states[0]]) if near[states[0] - 1].code == self.letters["of"] else None

    def _last_or_first_of_two(self, near: list[Item]) -> str | None:
        """The State last named; of two joined by "and" ours, else the first: "the talks of A and B, chaired by".

        Of a friendship group it is that whose deputies they are: "the A-B Friendship Group, chaired by".
        """
        at = next((i for i in range(len(near) - 1, -1, -1) if near[i].code in "SDK"), None)
        if at is None:
            return None
        last = first_state(near[at])
        if self.context.narrator and any(item.code == "T" for item in near[at:]):
            return None  # "recognized A on D, by a note of"
        if at > 1 and near[at - 1].code == "-" and near[at - 2].code in "SD":
            return first_state(near[at - 2])
        if at > 1 and near[at - 1].code == self.letters["and"] and near[at - 2].code in "SD":
            first = first_state(near[at - 2])
            return last if last == self.context.home else first
        return last

    def _after_own_mission(self, before: list[Item]) -> bool:
        """Whether our own mission was spoken of in the sentence: "the Embassy of (home) opened, and Ambassador X"."""
        at = max((i for i, item in enumerate(before) if item.code == "E"), default=-1)
        if at < 0 or self.context.home is None:
            return False
        near = range(max(0, at - 2), min(at + 4, len(before)))
        there = {self.letters["in"], self.letters["to"], self.letters["at"]}
        led = {i for i in near if i and before[i - 1].code in there}  # "an embassy in (home)" is another's
        states = [c for i in near if i not in led and before[i].code in "SD" and (c := first_state(before[i]))]
        return states[:1] == [self.context.home]

    def _sent_out(self, items: list[Item], end: int, post: Post) -> str | None:
        """The home State, whose envoy it is who presents credentials in a city of another."""
        home = self.context.home
        if post.office not in sent_offices() or post.host or self.context.narrator or home is None:
            return None
        letters = next((i for i in range(end, min(len(items), end + 10)) if items[i].code in self._credentials), None)
        if letters is None:
            return None
        behind = items[letters + 1 : letters + 12]
        places = [code for item in behind if item.code == "C" and (code := first_state(item))]
        return home if places and home not in places else None

    def _in_company(self, items: list[Item], index: int, post: Post) -> str | None:
        """The State of the one whom they go with: "the President of Syldavia, accompanied by Minister X"."""
        by = self.letters.get("by", "?")
        if self.context.narrator:
            return None
        for at in range(index - 1, max(0, index - 12), -1):
            if items[at].code in ".;:" or items[at].code in self._contact:
                return None
            if items[at].code == by and self._goes_with(items, at):
                acting = "PNO" + self._pronouns
                head = next((i for i in reversed(items[max(0, at - _COMPANY) : at]) if i.code in acting), None)
                state = self._state_of_one(head) if head else None
                # an envoy goes with the people of the State that sends him: with ours, it is our own
                return state if post.office not in sent_offices() or state == self.context.home else None
        return None

    def _goes_with(self, items: list[Item], at: int) -> bool:
        """Whether "by" at an item tells who went with somebody: "accompanied by", "and, in Klow, by"."""
        if items[at - 1].code in self._escorted:
            return True
        there = items[at - 1 - (items[at - 1].code == ",")]
        return there.code == "C" and any(item.code in self._escorted for item in items[max(0, at - 16) : at])

    def _at_mission(self, items: list[Item], index: int, post: Post) -> str | None:
        """The State of the envoy named before, at whose mission another is: "X left, the embassy being led by Y"."""
        by = self.letters.get("by", "?")
        if post.office not in sent_offices() or post.host or self.context.narrator or items[index - 1].code != by:
            return None
        mission = next((i for i in range(index - 2, max(-1, index - 6), -1) if items[i].code in "ER"), None)
        if mission is None:
            return None
        before = (item.value for item in reversed(items[max(0, mission - 12) : mission]) if item.code in "OP")
        envoy = next((value for value in before if isinstance(value, Person | Post)), None)
        office = envoy.office if envoy is not None else None
        return envoy.owner if envoy is not None and office in sent_offices() else None

    def _state_of_one(self, item: Item) -> str | None:
        """The State of a person, by item: named with a title or without, by a bare title, or meant by a pronoun."""
        value = self.context.hero if item.code in self._pronouns else self._named(item)
        if isinstance(value, Post) and value.owner is None:
            value = self.context.by_post(value)
        return value.owner if isinstance(value, Person | Post) else None

    def _named(self, item: Item) -> object:
        """Whom an item names: one by his title, or a name known from before."""
        return self.context.known(str(item.value)) if item.code == "N" else item.value

    def _signs_for(self, before: list[Item]) -> str | None:
        """The State at the head of a line or sentence: "For the Government of Kenya: ..."."""
        head = before[:8]
        at = next((i for i, item in enumerate(head) if item.code in "SD"), None)
        if at is not None and len(before) > at + 1 and head[0].code in (self.letters["on"], self.letters["from"]):
            return first_state(head[at]) if before[at + 1].code in self._sides else None
        if not before or before[0].code not in (self.letters.get("for", "?"), self.letters.get("behalf", "?")):
            return None
        colon = any(item.code in ":-" for item in before[(at or 0) + 1 : (at or 0) + 3])
        return first_state(head[at]) if at is not None and colon else None
