"""A person named beside others in; the State that faces them there, which may be that person's own, out.

"The ambassador of Kenya to Chad met President X", "leaves for Klow, where he is to see the President".
"""

from __future__ import annotations

from credence.lore.offices import HEADS, sent_offices
from credence.lore.states import state
from credence.reading.context import Context
from credence.reading.frame.topic import topic_at
from credence.reading.mentions import Item, Person, Post
from credence.reading.nouns.parts import first_state, place_name
from credence.reading.phrases.book import phrase_book
from credence.reading.phrases.words import letters as letters_of


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
        self._aims = letters_of("to", "for")
        self._going = letters_of("visited", "visits", "visit", "in", "to")

    def by_envoy(self, items: list[Item], first: int, end: int, post: Post | None) -> str | None:
        """The State to which an envoy named before items[first:end] is sent; of a head, else that of the capital."""
        facing = self._facing(items, first)
        if post is not None and post.office in HEADS:
            facing = facing or self._in_capital(items, first, end)
        return facing

    def by_meeting(self, text: str, items: list[Item], index: int) -> str | None:
        """The State that faces those who meet one named at items[index], or the one that is the topic there."""
        return self._across(items, index) or topic_at(self.context, text, items[:index])

    def _facing(self, items: list[Item], index: int) -> str | None:
        """The State to which an envoy named just before is sent: whose President it is that receives him."""
        told = self.context.told
        for item in reversed(items[max(0, index - 16) : index]):
            post = item.value.post if isinstance(item.value, Person) else item.value
            if isinstance(post, Post) and post.office in sent_offices():
                owner = post.owner or (item.value.owner if isinstance(item.value, Person) else None)
                if not told:
                    return post.host[0] if len(post.host) == 1 else None
                return next((code for code in told if code != owner), None) if owner in told else None
        return None

    def _in_capital(self, items: list[Item], index: int, end: int) -> str | None:
        """The State of the capital in which its head is called on: "handed letters to President X in Klow"."""
        if self.context.narrator or items[end : end + 1] == [] or items[end].code != self.letters["in"]:
            return None
        city = items[end + 1] if end + 1 < len(items) else None
        called = any(item.code in self._contact for item in items[max(0, index - 6) : index])
        code = first_state(city) if called and city is not None and city.code == "C" else None
        return code if code and city and state(code).capital == place_name(city) else None

    def _across(self, items: list[Item], index: int) -> str | None:
        """The State that faces whoever is named before a word of meeting ("Polish Minister X met Minister")."""
        if self.context.narrator:
            return None
        if there := self._where(items, index):
            return there
        near = range(index - 1, max(-1, index - 14), -1)
        mark = next((i for i in near if items[i].code in self._contact or items[i].code in ";:"), None)
        if any(item.code in self._hosts for item in items[max(0, index - 3) : index]):
            return self._host_of_visit(items, index)
        if mark is None or items[mark].code in ";:":
            return None
        aim = mark - 1 - (items[mark - 1].code in self._contact)  # "to meet", "to meet with"
        if items[aim].code in self._aims and (there := self._gone_to(items[max(0, aim - 3) : aim])):
            return there
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
            person = item.value if isinstance(item.value, Person) else None
            if item.code == "N":
                person = self.context.known(str(item.value))
            post = person.post if person else item.value
            if not isinstance(post, Post):
                continue
            owner = (person.owner if person else None) or post.owner
            if owner is None or (person is not None and person.inferred and post.office not in sent_offices()):
                return self._host_of_visit(items, index)
            if post.office in sent_offices() and len(post.host) == 1:
                return post.host[0]
            return self.context.other(owner) if owner in (self.context.pair or ()) else None
        return None

    def _gone_to(self, before: list[Item]) -> str | None:
        """The State or city that one has gone to meet somebody: "visited Syldavia to meet with President X"."""
        at = next((i for i in range(len(before) - 1, 0, -1) if before[i].code in "SC"), None)
        went = at is not None and any(item.code in self._going for item in before[max(0, at - 2) : at])
        return first_state(before[at]) if at is not None and went else None

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
