"""A spelled sentence in, the same sentence with its noun phrases made one out: States, persons, missions.

"the newly-appointed ambassador of Kenya, Peter Lagat" becomes one person with a post. Each step is a layer of
phrases (`lore/data/phrases/np-*.yml`) whose matches are replaced by one mention.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from credence.lore.offices import office_of, sent_offices
from credence.reading.context import Context
from credence.reading.instruments import reduce_instruments
from credence.reading.mentions import Item, Mission, Person, Place, Post, States
from credence.reading.phrases import Phrase, phrase_book
from credence.reading.spelling import Sentence, state_of

Build = Callable[[Sentence, Phrase, "re.Match[str]", dict[str, int]], Item | None]


class Nouns:
    """The noun steps of one document, sharing its context."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.book = phrase_book()
        self.letters = self.book.vocabulary.letters
        self._particles = self.book.classes["particle"]
        self._plain = self.book.classes["notname"]

    def reduce(self, sentence: Sentence) -> None:
        """Make each noun phrase of the sentence one item, in place."""
        self._layer(sentence, "np-states", self._state)
        self._names(sentence)
        self._layer(sentence, "np-posts", self._post)
        self._layer(sentence, "np-persons", self._person)
        self._bare_names(sentence)
        self._layer(sentence, "np-bodies", self._body)
        self._layer(sentence, "np-missions", self._mission)
        reduce_instruments(sentence, self.letters)

    def _layer(self, sentence: Sentence, layer: str, build: Build) -> None:
        for phrase in self.book.layers[layer]:
            codes = sentence.codes
            if phrase.needs and phrase.needs.isdisjoint(codes):
                continue
            made: list[tuple[int, int, Item]] = []
            for match in phrase.expression.finditer(codes):
                if match.end() == match.start():
                    continue
                item = build(sentence, phrase, match, phrase.groups(match))
                if item is not None:
                    made.append((match.start(), match.end(), item))
            sentence.reduce(made)

    def _state(self, sentence: Sentence, phrase: Phrase, match: re.Match[str], groups: dict[str, int]) -> Item | None:
        start, end = _span(sentence, match)
        reference = phrase.sets["ref"]
        if reference == "of":
            value = sentence.items[groups["state"]].value
            return Item("S", start, end, value)
        if reference == "both":
            return Item("Q", start, end, States(self.context.pair or (), "both"))
        if reference == "home":
            home = self.context.home
            return Item("S", start, end, States((home,), "our country")) if home else None
        return Item("S", start, end, States((), "the country"))

    def _names(self, sentence: Sentence) -> None:
        """Runs of capitalised words become names: two words or more, or one that is known or follows a title."""
        shape = self._shape(sentence)
        made: list[tuple[int, int, Item]] = []
        for match in _name_run(self._particles).finditer(shape):
            first, last = match.span()
            name = _clean_name(sentence.words(first, last))
            titled = first > 0 and (shape[first - 1] in "HO" or (first > 1 and shape[first - 1] == "," and shape[first - 2] == "O"))
            if last - first > 1 or titled or self.context.known(name):
                made.append((first, last, Item("N", sentence.items[first].start, sentence.items[last - 1].end, name)))
        sentence.reduce(made)

    def _shape(self, sentence: Sentence) -> str:
        shape: list[str] = []
        for index, item in enumerate(sentence.items):
            code = item.code
            if ord(code) >= 0xE000 and code not in self._plain and index and sentence.text[item.start].isupper():
                code = "W"
            shape.append(code)
        return "".join(shape)

    def _post(self, sentence: Sentence, phrase: Phrase, match: re.Match[str], groups: dict[str, int]) -> Item | None:
        start, end = _span(sentence, match)
        items = sentence.items
        if phrase.sets.get("ref") == "counterpart":
            owner = _first_state(items[groups["owner"]])
            last = self.context.latest[-1] if self.context.latest else None
            office = last.office if last and last.office else "foreign-minister"
            return Item("O", start, end, Post(office, "counterpart", owner, flags=frozenset({"definite"})))
        head = items[groups["office"]]
        if isinstance(head.value, Post):
            return None
        term = sentence.text[head.start : head.end].lower().replace("’", "'")
        owner = _first_state(items[groups["owner"]]) if "owner" in groups else None
        organisation = None
        if "owner" in groups and items[groups["owner"]].code == "G":
            organisation = str(items[groups["owner"]].value)
        host: tuple[str, ...] = ()
        for slot in ("host", "host2"):
            if slot in groups:
                host += state_of(items[groups[slot]])
                if items[groups[slot]].code == "G":
                    organisation = str(items[groups[slot]].value)
        words = sentence.text[start:end].lower()
        office = office_of(head.value, owner) if head.value == "chancellor" or term == "foreign secretary" else str(head.value)
        if "ministry" in groups and office == "official" and items[groups["ministry"]].value == "foreign":
            office = "official"
        post = Post(office, term, owner, host, _flags(words), organisation)
        if "residence" in groups:
            post.residence = _place_name(items[groups["residence"]])
        return Item("O", start, end, post)

    def _person(self, sentence: Sentence, phrase: Phrase, match: re.Match[str], groups: dict[str, int]) -> Item | None:
        items = sentence.items
        start, end = _span(sentence, match)
        name = str(items[groups["name"]].value)
        post = items[groups["post"]].value if "post" in groups else None
        owner = _first_state(items[groups["owner"]]) if "owner" in groups else None
        if isinstance(post, Post):
            if "plural" in post.flags and "post" in groups and groups["post"] < groups["name"] and not post.owner:
                return None
            if "host" in groups and not post.host:
                post.host = state_of(items[groups["host"]])
            owner = post.owner or owner
        person = Person(name, post, owner, post.flags if post else frozenset())
        return Item("P", start, end, self._settle(person))

    def _settle(self, person: Person) -> Person:
        """Fill in whose office it is from what is known; remember the person."""
        post = person.post
        known = self.context.known(person.name)
        if post is not None and person.owner is None:
            if known is not None and known.owner:
                person.owner = known.owner
            else:
                person.owner, person.inferred = self._owner_of(post), True
        if known is not None and known.post is not None and post is not None and post.term in _BARE:
            person.post = post = known.post
            person.owner, person.inferred = known.owner, False
        met = self.context.meet(person)
        current = Person(met.name, post or met.post, person.owner or met.owner, person.flags, person.inferred)
        return current

    def _owner_of(self, post: Post) -> str | None:
        """Whose office it is when the title does not say: an envoy is the other side's, a minister our own."""
        context = self.context
        if post.office in sent_offices():
            if post.host:
                return context.other(post.host[0])
            return context.other(context.home) if context.home else None
        return context.home or (context.pair[0] if context.pair else None)

    def _bare_names(self, sentence: Sentence) -> None:
        """Names of persons already met, and titles that point back to them, become persons."""
        made: list[tuple[int, int, Item]] = []
        for index, item in enumerate(sentence.items):
            person = None
            if item.code == "N":
                person = self.context.known(str(item.value))
            elif item.code == "O" and isinstance(item.value, Post) and "definite" in item.value.flags - {"plural"}:
                person = self.context.by_post(item.value)
            if person is not None:
                self.context.touch(person)
                made.append((index, index + 1, Item("P", item.start, item.end, _mention(person))))
        sentence.reduce(made)

    def _body(self, sentence: Sentence, phrase: Phrase, match: re.Match[str], groups: dict[str, int]) -> Item | None:
        start, end = _span(sentence, match)
        owner = _first_state(sentence.items[groups["owner"]]) if "owner" in groups else self.context.home
        return Item("K", start, end, Place(sentence.text[start:end], owner))

    def _mission(self, sentence: Sentence, phrase: Phrase, match: re.Match[str], groups: dict[str, int]) -> Item | None:
        items = sentence.items
        start, end = _span(sentence, match)
        head = items[groups["seat"]]
        mission = Mission(str(head.value))
        term = sentence.text[head.start : head.end].lower()
        mission.plural = term.endswith("ies") or term.endswith("s") or "consulates" in term
        words = sentence.text[start:end].lower().split()
        mission.possessive = words[0] in ("its", "their", "his", "own") or "own" in words
        if "owner" in groups:
            mission.owner = _first_state(items[groups["owner"]])
        if "place" in groups:
            place = items[groups["place"]]
            mission.place, mission.host = _place_name(place), _first_state(place)
        if "host" in groups:
            mission.host = _first_state(items[groups["host"]])
        return Item("R", start, end, mission)


def _mention(person: Person) -> Person:
    return Person(person.name, person.post, person.owner, frozenset({"again"}))


def _span(sentence: Sentence, match: re.Match[str]) -> tuple[int, int]:
    return sentence.items[match.start()].start, sentence.items[match.end() - 1].end


def _first_state(item: Item) -> str | None:
    codes = state_of(item)
    return codes[0] if codes else None


def _place_name(item: Item) -> str | None:
    return item.value.name if isinstance(item.value, Place) else None


# A bare title beside a name already met says no more than the fuller title did.
_BARE = frozenset({"minister", "ambassador", "secretary", "envoy", "commissioner", "representative", "vice minister", "deputy minister"})

_FLAGS = {
    "newly-appointed": "newly-appointed", "newly appointed": "newly-appointed", "newly accredited": "newly-appointed",
    "newly-accredited": "newly-appointed", "newly designated": "newly-appointed", "recently appointed": "newly-appointed",
    "designate": "designate", "nominee": "designate", "former": "former", "outgoing": "outgoing", "non-resident": "non-resident",
    "elect": "designate", "departing": "outgoing",
}  # fmt: skip


def _flags(words: str) -> frozenset[str]:
    found = {flag for word, flag in _FLAGS.items() if word in words}
    split = words.replace("-", " ").split()
    if "resident" in split and "non-resident" not in words and "minister resident" not in words:
        found.add("resident")
    if "new" in split:
        found.add("new")
    if "first" in split:
        found.add("first")
    if any(w in split for w in ("ambassadors", "ministers", "presidents", "envoys", "consuls", "commissioners")) or "heads of" in words:
        found.add("plural")
    if split and split[0] in ("the", "his", "her", "its", "their"):
        found.add("definite")
    if any(w in split for w in ("former", "ex", "late", "erstwhile")):
        found.add("former")
    return frozenset(found)


_RUNS: dict[str, re.Pattern[str]] = {}


def _name_run(particles: str) -> re.Pattern[str]:
    if particles not in _RUNS:
        _RUNS[particles] = re.compile(f"W(?:[{re.escape(particles)}]{{0,3}}W){{0,6}}")
    return _RUNS[particles]


def _clean_name(words: str) -> str:
    return " ".join(words.split())
