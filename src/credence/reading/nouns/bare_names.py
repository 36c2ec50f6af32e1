"""A sentence in; its names of persons already met, and titles that point back to them, made persons."""

from __future__ import annotations

from collections.abc import Iterator

from credence.lore.offices import sent_offices
from credence.reading.context import Context
from credence.reading.mentions import Item, Person, Post
from credence.reading.nouns.parts import first_state
from credence.reading.phrases.book import phrase_book
from credence.reading.phrases.words import letters as letters_of
from credence.reading.spelling import Sentence, holds


class BareNames:
    """The names and titles of a document that say of somebody no more than was told before."""

    def __init__(self, context: Context) -> None:
        self.context = context
        book = phrase_book()
        self.letters = book.vocabulary.letters
        self._into = book.classes["into-post"]
        self._from = tuple(letters_of("of", "from"))
        self._envoy = letters_of("envoy", "diplomat")

    def name_envoys(self, sentence: Sentence) -> None:
        """Make "the diplomat" and "the Ruritanian envoy" the one already met who is meant, in place."""
        if not self.context.narrator and holds(sentence.codes, self._envoy):
            sentence.reduce(list(self._envoys(sentence)))

    def reduce(self, sentence: Sentence) -> None:
        """Make each name of a person already met, and each title that points back to one, that person, in place."""
        codes = sentence.codes
        if "N" not in codes and "O" not in codes:
            return
        made: list[tuple[int, int, Item]] = []
        listed: dict[int, Person] = {}
        for index in [index for index, code in enumerate(codes) if code in "NO"]:
            item = sentence.items[index]
            person = None
            if item.code == "N":
                person = self.context.known(str(item.value)) or self._one_more(sentence.items, index, listed)
                if person is not None:
                    listed[index] = person
            elif item.code == "O" and isinstance(item.value, Post) and "definite" in item.value.flags:
                before = sentence.items[index - 1].code if index else "."
                if (
                    "plural" not in item.value.flags
                    and before not in self._into
                    and not self._names_holder(sentence, index)
                ):
                    later = {i.value.name for i in sentence.items[index + 1 :] if i.code == "P"}
                    unmet = frozenset(
                        n for n in later if not self.context.acquaintance.named_before(n, self.context.at)
                    )
                    person = self.context.by_post(item.value, unmet)
            if person is not None:
                self.context.latest.touch(person)
                mention = (
                    _mention(person)
                    if not (item.code == "N" and person.post and "plural" in person.post.flags)
                    else person
                )
                made.append((index, index + 1, Item("P", item.start, item.end, mention)))
        sentence.reduce(made)

    def _envoys(self, sentence: Sentence) -> Iterator[tuple[int, int, Item]]:
        """ "The diplomat", "the Ruritanian envoy": who of those met is sent abroad (by that State), last spoken of."""
        items, codes = sentence.items, sentence.codes
        for index, code in enumerate(codes):
            if code not in self._envoy or codes[index + 1 : index + 2] in ("N", "H", "P", "-", "W", self.letters["to"]):
                continue
            first = index - (codes[index - 1 : index] == "D")
            if not first or codes[first - 1] != self.letters["the"]:
                continue
            last = index + 1
            owner = first_state(items[first]) if first < index else None
            if codes[last : last + 1] in self._from:
                if owner or codes[last + 1 : last + 2] not in ("S", "C"):
                    continue
                owner, last = first_state(items[last + 1]), last + 2
            person = self._sent_by(owner)
            if person is not None:
                self.context.latest.touch(person)
                yield first - 1, last, Item("P", items[first - 1].start, items[last - 1].end, _mention(person))

    def _sent_by(self, owner: str | None) -> Person | None:
        """The envoy last spoken of, of a State where one is told."""
        met = (p for p in reversed(self.context.latest) if p.office in sent_offices() and p.name)
        return next((p for p in met if owner is None or p.owner == owner), None)

    def _one_more(self, items: list[Item], index: int, listed: dict[int, Person]) -> Person | None:
        """A further name in a list that a title in the plural opens ("Commissioners A, B, and C")."""
        at = index - 1
        while at > 0 and items[at].code in ",()TH" + self.letters.get("and", ""):
            at -= 1
        before = listed.get(at, items[at].value) if 0 <= at < index - 1 else None
        if not isinstance(before, Person) or before.post is None or "plural" not in before.post.flags:
            return None
        return self.context.meet(Person(str(items[index].value), before.post, before.owner))

    def _names_holder(self, sentence: Sentence, index: int) -> bool:
        """Whether a title tells who held it ("the first consul there was X"), and so does not point back.

        Nor does one of which more is told than the lore knows ("the Chairman of the Presidium, X").
        """
        follows = sentence.codes[index + 1 : index + 9]
        if follows[:1] == self.letters["of"] and ",N" in follows:
            return True
        verb = min((at for word in ("was", "is") if (at := follows.find(self.letters[word])) >= 0), default=-1)
        return verb >= 0 and follows[verb + 1 :].lstrip("H")[:1] == "N" and not set(",;PNR") & set(follows[:verb])


def _mention(person: Person) -> Person:
    return Person(person.name, person.post, person.owner, frozenset({"again"}))
