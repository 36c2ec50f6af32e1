"""A spelled sentence in, the same sentence with its noun phrases made one out: States, persons, missions.

"the newly-appointed ambassador of Kenya, Peter Lagat" becomes one person with a post. Each step is a layer of
phrases (`lore/data/phrases/np-*.yml`) whose matches are replaced by one mention.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from credence.lore.offices import (
    is_secretary,
    means_by_state,
    narrating_state,
    office_of,
    sent_offices,
)
from credence.lore.states import state
from credence.reading.context import Context
from credence.reading.counterparts import acting_office, side_of_company
from credence.reading.delegates import represented
from credence.reading.holders import owners_told, sole_holder
from credence.reading.instruments import reduce_instruments
from credence.reading.lands import form_of, land_meant
from credence.reading.mentions import Item, Person, Place, Post, States
from credence.reading.mission_nouns import MissionNouns
from credence.reading.names import Names
from credence.reading.noun_parts import first_state, place_name, span, whereabouts
from credence.reading.phrases import Phrase, phrase_book
from credence.reading.plurals import share_titles
from credence.reading.portfolios import reduce_portfolios
from credence.reading.post_nouns import PostNouns
from credence.reading.posting import posted_in
from credence.reading.posts_spoken_of import note_post, post_meant
from credence.reading.realms import note_realms, realm_of_title
from credence.reading.rows import envoy_of_row
from credence.reading.set_apart import set_apart
from credence.reading.sieve import lowest
from credence.reading.spelling import Sentence, holds, state_of
from credence.reading.titles import capital_charges, is_bare_rank, join_titles
from credence.reading.topic import topic_at
from credence.reading.unions import reduce_unions, unions
from credence.reading.unnamed import name_the_new

Build = Callable[[Sentence, Phrase, "re.Match[str]", dict[str, int]], Item | None]
Note = Callable[[Phrase, int, int], None]
"""Told of each phrase that makes text[start:end] one mention."""


class Nouns:
    """The noun steps of one document, sharing its context."""

    def __init__(self, context: Context, note: Note | None = None) -> None:
        self.context = context
        self._note = note
        self.at = 0
        self.book = phrase_book()
        self.letters = self.book.vocabulary.letters
        self._name = Names(context)
        self._posts = PostNouns(context)
        self._missions = MissionNouns(context)
        self._into = self.book.classes["into-post"]
        self._sides = frozenset(self.letters.get(word, "?") for word in ("side", "part", "delegation"))
        self._first_person = frozenset(self.letters.get(word, "?") for word in ("i", "we", "my"))
        self._leading = frozenset(self.book.classes["leads"])
        self._guests = frozenset(self.letters.get(word, "?") for word in ("visiting", "guest", "visitors"))
        self._credentials = frozenset(self.letters.get(word, "?") for word in ("credentials", "credence"))
        self._escorted = frozenset(self.book.classes["escorted"])
        self._hosts = frozenset(self.letters.get(word, "?") for word in ("host", "hosts"))
        self._letters_of_credence = self.book.classes["credentials-sure"]
        self._contact = frozenset(self.book.classes["facing"])
        self._meeting = self._contact | {self.letters["with"], self.letters["by"], self.letters["to"]}
        self._beside = ",H" + "".join(self.letters.get(word, "") for word in ("with", "and", "the"))

    def reduce(self, sentence: Sentence) -> None:
        """Make each noun phrase of the sentence one item, in place."""
        self.at = self.context.at = sentence.start
        if self.context.narrator:
            note_realms(sentence, self.context.realms)
            capital_charges(sentence)
        self._layer(sentence, "np-states", self._state)
        reduce_unions(sentence)
        reduce_portfolios(sentence)
        self._name.reduce(sentence)
        self._layer(sentence, "np-posts", self._posts.post)
        join_titles(sentence)
        share_titles(sentence, self.letters, self._settle)
        self._layer(sentence, "np-persons", self._person)
        envoy_of_row(sentence, self.context)
        name_the_new(sentence, self.context)
        self._opposite(sentence)
        self._represented(sentence)
        set_apart(self.context, sentence, self.letters["and"], self._contact, self._letters_of_credence)
        self._bare_names(sentence)
        self._layer(sentence, "np-bodies", self._body)
        self._layer(sentence, "np-missions", self._missions.mission)
        reduce_instruments(sentence, self.letters)
        note_post(sentence, self.context)

    def _layer(self, sentence: Sentence, layer: str, build: Build) -> None:
        phrases = self.book.steps[layer]
        left = self.book.passing(layer, sentence)
        while left:
            place = lowest(left)
            phrase = phrases[place]
            if phrase.expression.search(sentence.codes) and (made := _made(sentence, phrase, build)):
                if self._note is not None:
                    for _, _, item in made:
                        self._note(phrase, item.start, item.end)
                sentence.reduce(made)
                left = self.book.passing(layer, sentence)
            left &= -2 << place  # the phrases after this one

    def _state(self, sentence: Sentence, phrase: Phrase, match: re.Match[str], groups: dict[str, int]) -> Item | None:
        start, end = span(sentence, match)
        reference = phrase.sets["ref"]
        if reference == "of":
            value = sentence.items[groups["state"]].value
            return Item("S", start, end, value)
        if reference == "both":
            return Item("Q", start, end, States(self.context.pair or (), "both"))
        if reference == "home":
            yours = sentence.text[start : start + 4].lower() == "your"
            home = self.context.host if yours else self.context.home
            return Item("S", start, end, States((home,), "our country")) if home else None
        if reference == "realm":
            return self._realm(start, end, sentence.text[start:end].removeprefix("the ").removeprefix("The "))
        form = None if self.context.narrator else form_of(sentence.text, start, end)
        land = self._land(form, sentence.items[: match.start()]) if form else None
        if land is None and sentence.text[start:end].lower().endswith(_ISLANDS):
            return None
        return Item("S", start, end, States((land,) if land else (), "the country"))

    def _land(self, form: str, before: list[Item]) -> str | None:
        """The State meant by its kind: the first one of that kind in the sentence but who acts, the last one before."""
        here = [code for item in before if item.code in "SDC" and (code := first_state(item))]
        acting = here[-1:]
        known = [code for code in (*here, *reversed(self.context.mentioned)) if code not in acting]
        again = [self.context.land] if here and self.context.land and self.context.land not in acting else []
        home = [self.context.home] if self.context.home else []
        self.context.land = land_meant(form, [*again, *known, *acting, *home])
        return self.context.land

    def _realm(self, start: int, end: int, word: str) -> Item | None:
        """ "the Federation": the one last named, or the State whose history is told."""
        known = self.context.realms.get(word.removeprefix("Grand ")) if self.context.narrator else None
        known = known or (realm_of_title(self.context.told, word) if self.context.narrator else None)
        return Item("S", start, end, States((known.code,), "the realm")) if known else None

    def _person(self, sentence: Sentence, phrase: Phrase, match: re.Match[str], groups: dict[str, int]) -> Item | None:
        items = sentence.items
        start, end = span(sentence, match)
        name = str(items[groups["name"]].value)
        post = items[groups["post"]].value if "post" in groups else None
        owner = first_state(items[groups["owner"]]) if "owner" in groups else None
        ref = phrase.sets.get("ref")
        if (
            "post" in groups
            and groups["post"] < groups["name"]
            and "\n" in sentence.text[items[groups["post"]].end : items[groups["name"]].start]
        ):
            return None
        if (
            ref is None
            and "post" in groups
            and groups["post"] > groups["name"]
            and (self._has_title(sentence, match.start()) or _is_plural(post))
        ):
            return None
        if name.casefold() in _NO_NAME:
            return None
        if ref in (None, "rank") and isinstance(post, Post) and _subject_after_opening(sentence, match, groups):
            return None
        if ref is None and isinstance(post, Post) and _object_of_opening(sentence, match.start(), groups, post):
            return None
        if ref == "house":
            owner = owner or first_state(items[groups["house"]])
            post = Post("parliamentarian", "member of parliament", owner)
        if ref == "line" and "\n" not in sentence.text[items[groups["name"]].end : items[groups["post"]].start]:
            return None
        if ref == "rank" and not _is_rank(post, items[groups["rank"]].value):
            return None
        as_ = self.letters.get("as", "?")
        if sentence.codes[match.start() - 1 : match.start()] == as_ == sentence.codes[match.end() : match.end() + 1]:
            return None  # "X as Ambassador to A, Y as Ambassador to B": each has the title after his name
        if ref == "more" and self.context.narrator and sentence.codes[match.start() : match.start() + 2] == "N(":
            return None  # a history puts the country of a place in brackets
        if ref in ("more", "kin"):
            post = self._post_of_company(items, match.start(), owner, ref, sentence.text[start:end].lower())
            if post is None:
                return None
        if isinstance(post, Post) and post.owner is None and owner is None:
            owner = self._leads(items, match.end()) or self._beside_our_minister(items, match.start(), post)
            owner = owner or self._owner_beside(items, match.start(), post)
            owner = owner or self._sent_out(items, match.end(), post) or self._in_company(items, match.start(), post)
        if isinstance(post, Post):
            if (
                ref is None
                and "plural" in post.flags
                and "post" in groups
                and groups["post"] < groups["name"]
                and not post.owner
            ):
                return None
            if "host" in groups and not post.host:
                cut = whereabouts(self.letters, items, groups["host"]) if post.office not in sent_offices() else None
                post.host = () if cut else state_of(items[groups["host"]])
                end = cut or end
            if owner is None:
                post = post_meant(self.context, post, start)
            if owner is None and (held := self._present_holder(post, sentence.text[start:end])):
                post = held
            owner = self._with_posting(sentence, post, post.owner or owner, start, end)
        elif owner is None:
            owner = self._led(items, match.start())
        person = Person(name, post, owner, post.flags if post else frozenset())
        if isinstance(post, Post) and owner is None and self._accredited_here(sentence, post, end):
            person.owner = self.context.other(self.context.narrator)
        facing, across = self._facing(items, match.start()), self._across(items, match.start())
        if isinstance(post, Post) and post.office in _HEADS:
            facing = facing or self._in_capital(items, match.start(), match.end())
        across = across or topic_at(self.context, sentence.text, items[: match.start()])
        return Item("P", start, end, self._settle(person, facing, across))

    def _with_posting(self, sentence: Sentence, post: Post, owner: str | None, start: int, end: int) -> str | None:
        """Whose an envoy is who is recalled from a State (ours where none is told); his post is then in that State."""
        if post.office not in sent_offices() or post.host or post.organisation or self.context.narrator:
            return owner
        there = posted_in(sentence, sentence.items, start, end)
        if there is None or there == owner:
            return owner
        sender = owner or (self.context.topic if self.context.is_elsewhere() else self.context.home)
        if sender is None or sender == there:
            return owner
        post.host = (there,)
        return sender

    def _present_holder(self, post: Post, words: str) -> Post | None:
        """The post last spoken of, where "the present Ambassador, X" holds it: he to whom a successor was named."""
        if post.host or post.owner or self.context.narrator or not _IN_POST.match(words):
            return None
        last = self.context.last_envoy()
        if last is None or last.post is None or not last.post.host or last.office != post.office:
            return None
        return Post(post.office, post.term, last.owner, last.post.host, post.flags)

    def _has_title(self, sentence: Sentence, index: int) -> bool:
        """Whether a full title stands right before a name: what follows the name is then a second one."""
        items, at = sentence.items, index - 1
        while at >= 0 and items[at].code in (self.letters["the"], "H"):
            at -= 1
        if at < 0 or "\n" in sentence.text[items[at].end : items[index].start]:
            return False
        post = items[at].value
        return isinstance(post, Post) and not is_bare_rank(post) and bool(post.owner or post.host)

    def _accredited_here(self, sentence: Sentence, post: Post, end: int) -> bool:
        """Whether an envoy of no named State "presented his credentials in" a city of the State that tells."""
        if post.host or post.office not in sent_offices() or not self.context.narrator:
            return False
        told = _CREDENTIALS_IN.match(sentence.text, end, sentence.end)
        cities = (city for _, city in sentence.all_of("C") if told and city.start == told.end())
        return any(first_state(city) == self.context.narrator for city in cities)

    def _led(self, items: list[Item], index: int) -> str | None:
        """The State of a delegation that one without a title leads: "a delegation of Chad, led by the Hon. X"."""
        by, leads = self.letters.get("by", "?"), self.book.classes["leads-delegation"]
        if index < 2 or items[index - 1].code != by or items[index - 2].code not in leads:
            return None
        named = [c for i in items[max(0, index - 16) : index] if i.code in "SDRK" and (c := first_state(i))]
        return next((c for c in reversed(named) if c != self.context.home), None)

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
        if post.office in _HEADS and before in (self.letters.get("that", "?"), self.letters.get("said", "?")):
            speaker = next((i.value for i in items[:index] if isinstance(i.value, Person | Post)), None)
            if speaker is None and any(i.code == self.letters["envoy"] for i in items[:index]):
                speaker = self.context.last_envoy()
            told = speaker.post if isinstance(speaker, Person) else speaker
            if told is not None and told.office in sent_offices():
                return speaker.owner if isinstance(speaker, Person) else told.owner
        if before and before in (self.letters.get("by", "?"), self.letters.get("that", "?")):
            found = next((i for i in reversed(near) if i.code in "SD"), None)
            return first_state(found) if found else None
        if post.office in sent_offices() and not post.host and not self.context.narrator:
            named = [c for i in items[:index] if i.code in "SD" and (c := first_state(i)) and c != self.context.home]
            return named[-1] if named else None
        return None

    def _leads(self, items: list[Item], end: int) -> str | None:
        """The State whose side a person is said to lead ("headed the Kenyan side", "led the visiting delegation")."""
        end += end < len(items) and items[end].code == ","
        if end + 1 >= len(items) or items[end].code not in self._leading:
            return None
        for item in items[end + 1 : end + 4]:
            if item.code in self._guests:
                return self.context.other(self.context.home)
            if item.code in "SD":
                return first_state(item)
        return None

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
        if post.office in sent_offices() or self.context.narrator:
            return None
        for at in range(index - 1, max(0, index - 12), -1):
            if items[at].code in ".;:" or items[at].code in self._contact:
                return None
            if items[at].code == by and items[at - 1].code in self._escorted:
                head = next((i for i in reversed(items[max(0, at - 8) : at]) if i.code in "PNO"), None)
                return self._state_of_one(head) if head else None
        return None

    def _state_of_one(self, item: Item) -> str | None:
        """The State of a person, by item: named with a title or without, or by a bare title."""
        value = self.context.known(str(item.value)) if item.code == "N" else item.value
        if isinstance(value, Post) and value.owner is None:
            value = self.context.by_post(value)
        return value.owner if isinstance(value, Person | Post) else None

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
        acting = [i for i in items[:mark] if i.code in "OP" or (i.code == "N" and self.context.known(str(i.value)))]
        if not acting:
            if any(item.code in self._first_person for item in items[:index]):
                return self.context.host or self.context.other(self.context.home)
            return self._visited(items[:mark], items[mark + 1 : index]) or self._host_of_visit(items, index)
        for item in reversed(items[max(0, mark - 14) : mark]):
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

    def _in_capital(self, items: list[Item], index: int, end: int) -> str | None:
        """The State of the capital in which its head is called on: "handed letters to President X in Klow"."""
        if self.context.narrator or items[end : end + 1] == [] or items[end].code != self.letters["in"]:
            return None
        city = items[end + 1] if end + 1 < len(items) else None
        called = any(item.code in self._contact for item in items[max(0, index - 6) : index])
        code = first_state(city) if called and city is not None and city.code == "C" else None
        return code if code and city and state(code).capital == place_name(city) else None

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

    def _settle(self, person: Person, facing: str | None = None, across: str | None = None) -> Person:
        """Fill in whose office it is from what is known; remember the person."""
        post = person.post
        known = self.context.known(person.name)
        if post is not None and post.organisation and post.office not in sent_offices():
            person.owner = person.owner or unions().get(post.organisation, post.organisation)
        elif post is not None and person.owner is None:
            if known is not None and known.owner:
                person.owner = known.owner
            else:
                owner = self._owner_of(post, person.name, facing, across)
                person.owner, person.inferred = sole_holder(self.context, post, person.name, owner), True
        if post is not None and known is None and person.inferred and self._is_ours(post, person.owner):
            post.office = "foreign-minister"
        elsewhere = post is not None and known is not None and known.post is not None and _in_another(post, known.post)
        if known is not None and known.post is not None and post is not None and post.term in _BARE and not elsewhere:
            person.post = post = known.post
            person.owner, person.inferred = known.owner, False
        if post is not None and means_by_state(post.term):
            post.office = office_of(post.term, person.owner)
        if post is not None and is_secretary(post.term, person.name, self.context.narrator):
            post.office = "foreign-minister"
        met = self.context.meet(person)
        flags = person.flags if post or not met.post else person.flags | {"again"}
        return Person(met.name, post or met.post, person.owner or met.owner, flags, person.inferred)

    def _is_ours(self, post: Post, owner: str | None) -> bool:
        """Whether "the Minister" of a foreign ministry's own paper is the foreign minister."""
        context = self.context
        bare = post.term == "minister" and post.office == "official" and "plural" not in post.flags
        return bare and context.ministry and owner == context.home

    def _post_of_company(self, items: list[Item], index: int, owner: str | None, ref: str, words: str) -> Post | None:
        """The post of one more in a list ("and of Malawi, ..."), or of a predecessor or successor."""
        if ref == "kin":
            envoy = self.context.last_envoy()
            if envoy is None or envoy.post is None:
                return None
            incumbent = words.startswith(("the present", "the current", "the latest", "present", "current", "latest"))
            flag = "former" if "predecessor" in words else "successor"
            flags = frozenset() if incumbent else frozenset({flag})
            return Post(envoy.post.office, envoy.post.term, envoy.owner, envoy.post.host, flags)
        if (peer := self._peer_before(items[:index])) is not None and ref == "more":
            return Post(peer.office, peer.term, owner, flags=peer.flags)
        words_before = "".join(item.code for item in items[:index])
        if any(letter in words_before for letter in self.book.classes["envoys-word"]):
            return Post("ambassador", "ambassadors", owner, (), frozenset({"plural"}))
        told_after = any(
            isinstance(item.value, Post) and "plural" in item.value.flags and item.value.office == "ambassador"
            for item in items[index:]
        )
        if told_after:
            return Post("ambassador", "ambassadors", owner, (), frozenset({"plural"}))
        for item in reversed(items[:index]):
            post = item.value.post if isinstance(item.value, Person) else item.value
            if isinstance(post, Post) and (post.office in sent_offices() or (ref == "more" and "plural" in post.flags)):
                if "plural" not in post.flags and not isinstance(item.value, Person):
                    return None
                host = post.host if post.host != (owner,) else ()
                return Post(post.office, post.term, owner, host, post.flags - {"definite", "first", "resident"})
        letters = self.context.awaited is not None and self.context.awaited.kind.startswith("credentials")
        if ref == "more" and (letters or holds("".join(i.code for i in items), self._letters_of_credence)):
            return Post("ambassador", "ambassadors", owner, (), frozenset({"plural"}))
        return None

    def _peer_before(self, before: list[Item]) -> Post | None:
        """The post that opens a list of "his counterparts of A, X, and of B, Y"."""
        last = next((item.value for item in reversed(before[-_NEAR_PEER:]) if item.code in "PO;:"), None)
        post = last.post if isinstance(last, Person) else last
        return post if isinstance(post, Post) and post.term == "counterpart" else None

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

    def _owner_of(self, post: Post, name: str, facing: str | None, across: str | None = None) -> str | None:
        """Whose office it is when the title does not say: an envoy the other side's, a minister our own."""
        context = self.context
        if post.office in sent_offices():
            if post.host:
                if context.narrator and context.narrator not in post.host and post.host[0] not in context.told:
                    return context.narrator
                if context.narrator and context.narrator not in post.host:
                    return context.narrator
                if context.told and post.host[0] in context.told:
                    return next(code for code in context.told if code != post.host[0])
                return context.other(post.host[0])
            if context.narrator:
                return context.narrator
            return self._sent_by()
        if context.narrator:
            if narrating_state(post.term, name, context.narrator):
                return context.narrator
            return facing or (context.told[1] if context.told else context.other(context.narrator))
        if facing and post.office in _HEADS:
            return facing
        if across:
            return across
        if context.abroad and post.office in _HEADS:
            return context.host or context.other(context.home)
        return context.home or (context.pair[0] if context.pair else None)

    def _sent_by(self) -> str | None:
        """Whose an envoy is of whom only the title is told: the other side's, or ours after "our embassy"."""
        context = self.context
        last = context.missions[-1] if context.missions else None
        if self._missions.headed and not context.abroad and self.at - self._missions.headed[1] < _NEAR_MISSION:
            return self._missions.headed[0]
        ours = last is not None and last.owner == context.home
        if context.abroad or (last and ours and (last.whose == "our" or self.at - last.at < _NEAR_MISSION)):
            return context.home
        return context.other(context.home) if context.home else None

    def _opposite(self, sentence: Sentence) -> None:
        """A person who meets "their Ruritanian counterpart" is not Ruritanian, whatever was inferred."""
        placed = [(index, item.value) for index, item in sentence.all_of("P")]
        if not placed:
            return
        met = [person for _, person in placed]
        owners = {p.owner for p in met if p.post and p.post.term == "counterpart"}
        peer = acting_office(self.context, sentence)
        acts = peer is not None and "P" not in sentence.codes[:1]
        own = [p.office for p in met if p.post and p.post.term != "counterpart" and p.office not in sent_offices()]
        for index, person in placed:
            if person.post and person.post.term != "counterpart" and person.office not in sent_offices():
                peer = peer if acts else person.office
            elif person.post and person.post.term == "counterpart" and (peer or own):
                person.post.office = peer or str(own[0])
            peers = owners_told(met, person)
            if person.inferred and (beside := side_of_company(sentence, index, self._beside, self._meeting)):
                self._belongs(person, beside)
            elif person.inferred and (person.owner in owners or person.owner in peers):
                other = self.context.other(person.owner)
                self._belongs(person, other if other not in peers else None)

    def _represented(self, sentence: Sentence) -> None:
        """Those of whom the sentence says which State they represent are of it."""
        for person, owner in represented(sentence, self.letters["represented"], self.letters["by"]):
            self._belongs(person, owner)

    def _belongs(self, person: Person, owner: str | None) -> None:
        """Set right, here and from now on, whose a person is."""
        person.owner = owner
        if known := self.context.known(person.name):
            known.owner = owner

    def _one_more(self, items: list[Item], index: int, listed: dict[int, Person]) -> Person | None:
        """A further name in a list that a title in the plural opens ("Commissioners A, B, and C")."""
        at = index - 1
        while at > 0 and items[at].code in ",()TH" + self.letters.get("and", ""):
            at -= 1
        before = listed.get(at, items[at].value) if 0 <= at < index - 1 else None
        if not isinstance(before, Person) or before.post is None or "plural" not in before.post.flags:
            return None
        return self.context.meet(Person(str(items[index].value), before.post, before.owner))

    def _told_who(self, sentence: Sentence, index: int) -> bool:
        """Whether the sentence goes on to say who "the Ambassador" is."""
        after = sentence.codes[index + 1 : index + 3]
        return after[:1] in (self.letters["is"], self.letters["was"]) and after[1:] in ("P", "N")

    def _bare_names(self, sentence: Sentence) -> None:
        """Names of persons already met, and titles that point back to them, become persons."""
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
                    unmet = frozenset(n for n in later if not self.context.acquaintance.named_before(n, self.at))
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

    def _names_holder(self, sentence: Sentence, index: int) -> bool:
        """Whether a title tells who held it ("the first consul there was X"), and so does not point back.

        Nor does one of which more is told than the lore knows ("the Chairman of the Presidium, X").
        """
        follows = sentence.codes[index + 1 : index + 9]
        if follows[:1] == self.letters["of"] and ",N" in follows:
            return True
        verb = min((at for word in ("was", "is") if (at := follows.find(self.letters[word])) >= 0), default=-1)
        return verb >= 0 and follows[verb + 1 :].lstrip("H")[:1] == "N" and not set(",;PNR") & set(follows[:verb])

    def _body(self, sentence: Sentence, phrase: Phrase, match: re.Match[str], groups: dict[str, int]) -> Item | None:
        start, end = span(sentence, match)
        name = next((str(i.value) for i in sentence.items[match.start() : match.end()] if i.code == "K"), "")
        if "owner" in groups:
            owner = first_state(sentence.items[groups["owner"]])
            if owner:
                self.context.bodies[name.split()[-1] if name else ""] = owner
        else:
            owner = self.context.bodies.get(name.split()[-1] if name else "") or self.context.home
        return Item("K", start, end, Place(sentence.text[start:end], owner))


def _made(sentence: Sentence, phrase: Phrase, build: Build) -> list[tuple[int, int, Item]]:
    """(first, last, new item) of each match of the phrase of which something is made."""
    made: list[tuple[int, int, Item]] = []
    for match in phrase.expression.finditer(sentence.codes):
        first, last = match.span()
        if last > first and (item := build(sentence, phrase, match, phrase.groups(match))) is not None:
            made.append((first, _last_of(sentence, match, item), item))
    return made


def _mention(person: Person) -> Person:
    return Person(person.name, person.post, person.owner, frozenset({"again"}))


def _last_of(sentence: Sentence, match: re.Match[str], item: Item) -> int:
    """Where the items of a noun phrase end: those matched, but for what it turned out not to hold."""
    last = match.end()
    while last - 1 > match.start() and sentence.items[last - 1].end > item.end:
        last -= 1
    return last


_NEAR_PEER = 9
"""So many items before a name in a list stands at most what the list is of."""
_ISLANDS = ("island", "islands")
"""Of such land a text also speaks without meaning a State."""
_IN_POST = re.compile(r"(?:the|our|its)? ?(?:present|current|incumbent|sitting|outgoing|previous)\b", re.IGNORECASE)
_HEADS = ("head-of-state", "head-of-government")
_RECEIVING = (*_HEADS, "foreign-minister", "deputy-foreign-minister")
"""Who deals, at home, with the envoys of others."""
_NEAR_MISSION = 400
"""An ambassador named within so many characters of a mission is at its head."""
_CREDENTIALS_IN = re.compile(r",? presented (?:his|her) (?:letters of credence|credentials) (?:in|at) ")

# A bare title beside a name already met says no more than the fuller title did.
_BARE = frozenset(
    {
        "minister",
        "ambassador",
        "secretary",
        "envoy",
        "commissioner",
        "representative",
        "vice minister",
        "deputy minister",
    }
)


def _is_plural(post: object) -> bool:
    """Whether a title is that of several persons, and so not of the one named before it."""
    return isinstance(post, Post) and "plural" in post.flags


def _is_rank(post: object, rank: object) -> bool:
    """Whether the second of two titles is only a rank ("the Minister, Ambassador X")."""
    if not (isinstance(post, Post) and isinstance(rank, Post)):
        return False
    return post.office not in sent_offices() and is_bare_rank(rank)


_NO_NAME = frozenset({"in", "of", "the", "and", "for", "to", "at", "on", "by", "with"})
"""What in a line of capitals looks like a name and is none."""
_OPENS = re.compile(
    r"(?:\w+ly )?(?:[A-Z]\w+ing|Having \w+)(?: (?:with|to|on|off|back))? (?:(?:H\.?E\.?|Mr|Mrs|Ms|Dr)\.? )*\Z"
)


def _object_of_opening(sentence: Sentence, first: int, groups: dict[str, int], post: Post) -> bool:
    """Whether a bare title behind a name is the subject ("Receiving Ms. X, the President recalled"), not her title."""
    if groups.get("post", -1) < groups["name"] or post.owner or post.host or "definite" not in post.flags:
        return False
    return _OPENS.match(sentence.text[sentence.start : sentence.items[first].start]) is not None


_OPENING = frozenset({"in", "at", "on", "during", "following", "after", "upon", "before", "under", "by"})
_GOVERNING = frozenset({"of", "with", "from", "by", "to"})
_FINITE = re.compile(
    r" (?:\w{2,}ed|met|paid|held|took|was|is|were|has|had|will|gave|spoke|flew|left|began|made|said|told|says)\b"
)


def _subject_after_opening(sentence: Sentence, match: re.Match[str], groups: dict[str, int]) -> bool:
    """Whether the name after a title and a comma is the subject ("At the seat of the President of A, X presented").

    A title that a preposition of the sentence's opening governs ends with it where the verb follows right after the
    name: one set beside it would stand between two commas.
    """
    items, text = sentence.items, sentence.text
    post, name = groups.get("post", -1), groups["name"]
    if not 0 < post < name or "," not in sentence.codes[post:name] or "," in sentence.codes[:post]:
        return False
    if text[items[0].start : items[0].end].lower() not in _OPENING or not _FINITE.match(
        text, items[match.end() - 1].end
    ):
        return False
    before = next((i for i in reversed(items[: match.start()]) if text[i.start : i.end].lower() != "the"), items[0])
    return text[before.start : before.end].lower() in _GOVERNING


def _in_another(post: Post, known: Post) -> bool:
    """Whether a post is told to be in another State than the one known."""
    return bool(post.host and known.host) and post.host != known.host
