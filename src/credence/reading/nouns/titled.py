"""A title in a sentence in, the post it names out: its office, whose it is, the State it is held in."""

from __future__ import annotations

import re
from typing import Final

from credence.lore.offices import HEADS, means_by_state, office_of, sent_offices, state_of_title
from credence.reading.context import Context
from credence.reading.mentions import Item, Post, States
from credence.reading.nouns.parts import first_state, place_name, possessor, span, whereabouts
from credence.reading.nouns.posts_spoken_of import post_meant
from credence.reading.nouns.title_flags import flags_of
from credence.reading.nouns.unions import unions
from credence.reading.phrases.book import phrase_book
from credence.reading.phrases.phrase import Phrase
from credence.reading.scan.lexicon import lexicon
from credence.reading.spelling import Sentence, state_of


def titled(
    context: Context, sentence: Sentence, phrase: Phrase, match: re.Match[str], groups: dict[str, int]
) -> Item | None:
    """The post of a match of `np-posts` that holds a title; None where it is part of a post already made out."""
    if isinstance(sentence.items[groups["office"]].value, Post):
        return None
    return _Title(context, sentence, phrase, match, groups).item()


class _Title:
    """A title and what stands with it; its sides and its office are settled step by step."""

    def __init__(
        self, context: Context, sentence: Sentence, phrase: Phrase, match: re.Match[str], groups: dict[str, int]
    ) -> None:
        self.context = context
        self.letters = phrase_book().vocabulary.letters
        self.sentence = sentence
        self.items = sentence.items
        self.groups = groups
        self.first, self.last = match.start(), match.end()
        self.start, self.end = span(sentence, match)
        self.words = sentence.text[self.start : self.end].lower()
        head = self.items[groups["office"]]
        self.term = sentence.text[head.start : head.end].lower().replace("’", "'")
        self.office = str(head.value)
        self.organisation: str | None = None
        self.owner: str | None = phrase.sets.get("owner")
        self.host: tuple[str, ...] = ()

    def item(self) -> Item:
        """The post; in "12:29 pm" a word without meaning."""
        head = self.items[self.groups["office"]]
        if self.term == "pm" and self.sentence.text[head.start - 2 : head.start - 1].isdigit():
            return Item("w", self.start, self.end, None)
        self._take_owner()
        self._take_hosts()
        self._take_office()
        if self.owner is None:
            self.owner = self._owner_in_title()
        if self.context.narrator and self.term in _NARRATED:
            self.office = _NARRATED[self.term]
        if self.owner is None:
            self._take_owner_meant()
        self._settle_office()
        self._leave_whereabouts()
        if "house" in self.groups:
            self.office, self.owner = _of_house(self.term), self.owner or first_state(self.items[self.groups["house"]])
        return Item("O", self.start, self.end, self._post())

    def _take_owner(self) -> None:
        """The State or organisation that is named as whose the post is."""
        if "owner" in self.groups:
            item = self.items[self.groups["owner"]]
            self.owner = first_state(item)
            if item.code == "G":
                self.organisation = str(item.value)
                if self.office == "representative":
                    self.owner = self.organisation
        elif self.owner is None and self.term.endswith("of the european union"):
            self.owner = "EU"
        if self.term.startswith("commissioner") and self._is_european():
            self.owner, self.office = "EU", "official"
        if self.term.startswith(_OF_EUROPES_PARLIAMENT):  # whatever State elected him
            self.owner, self.host = "EU", ()

    def _is_european(self) -> bool:
        """Whether a commissioner is one of the European Commission: "the European Commissioner for Trade"."""
        head = self.items[self.groups["office"]]
        before = self.sentence.text[max(self.sentence.start, head.start - _EUROPEAN) : head.start].lower()
        return self.owner == "EU" or self.organisation == "EU" or before.endswith(("european ", "european union "))

    def _for(self, item: Item) -> bool:
        """Whether a State is what an envoy deals with, and not whither he is sent: "the Special Envoy for Syldavia"."""
        special = self.term.startswith(("special ", "personal "))
        if special and self.context.published and self.context.home not in state_of(item):
            return False  # on a page of a State it is that one's
        return special and self.sentence.text[: item.start].endswith((" for ", " for the ", " on "))

    def _take_hosts(self) -> None:
        """The States, or the organisation, that are named as where the post is held."""
        for slot in _HOSTS if "host" in self.groups else ():
            if slot in self.groups:
                item = self.items[self.groups[slot]]
                if self.office == "representative" and self.owner is None and self._for(item):
                    self.owner = self.organisation = "UN"  # whom no State is said to send deals with that one for all
                    return
                self.host += state_of(item)
                if item.code == "G":
                    self.organisation = str(item.value)

    def _take_office(self) -> None:
        """The office by the title, which means another one in some States."""
        if self.owner is None and self.host and self.term.startswith("high commission") and " for " in self.words:
            self.owner, self.host = self.host[0], ()
        if means_by_state(self.term):
            self.office = office_of(self.term, self.owner)

    def _owner_in_title(self) -> str | None:
        """Whose the post is by the words of the title itself: "US Ambassador", "Apostolic Nuncio"."""
        if self.term.startswith(("u.s. ", "us ")):
            return "USA"
        if self.office == "representative" and " of " in self.term:
            head = self.items[self.groups["office"]]
            if (within := _told_within(self.sentence.text[head.start : head.end])) is not None:
                return within
        if self.term.endswith(_OF_UNION):
            return "EU"
        if "resident coordinator" in self.term or (self.office == "representative" and _OF_UN in self.words):
            return "UN"
        return "VAT" if "nuncio" in self.term or "apostolic" in self.term else state_of_title(self.term)

    def _take_owner_meant(self) -> None:
        """Whose the post is by a word that stands for a State, "its", "whose", "our"; or as was told before."""
        before = self.items[: self.first]
        opening = self.sentence.text[self.start : self.start + 4].lower()
        if opening.startswith(("its ", "thei")):
            opens = not self.first or self.sentence.codes[self.first - 1] == ";"
            self.owner = (self._mission_told() if opens else None) or possessor(self.context, before)
            if self.owner in self.host:
                self.owner = next((code for code in self.context.told if code not in self.host), self.owner)
        elif self.sentence.codes[self.first - 1 : self.first] == self.letters.get("whose"):
            self.owner = possessor(self.context, before)
        elif opening == "our ":
            self.owner = self.context.home
        elif opening == "your":
            self.owner = self.context.host or self.context.other(self.context.home)
        elif self._next_code() == self.letters["was"] and (sender := self._of_mission_told()) is not None:
            self.owner = sender
        elif self.office in sent_offices() and (at := _represented(self.items, self.first, self.letters)):
            self.owner = self._sends(at)

    def _of_mission_told(self) -> str | None:
        """The other State of a history whose mission its paragraph told of last: "The first Minister was X"."""
        owner = self._mission_told()
        return owner if owner != self.context.narrator else None

    def _mission_told(self) -> str | None:
        """The State of a history whose mission its paragraph told of last: "Its first head was Minister X"."""
        context = self.context
        last = context.missions[-1] if context.missions else None
        sent = self.office in sent_offices() or self.term in _BARE_MINISTER
        if not sent or self.host or last is None or last.plural or last.at < context.paragraph:
            return None
        owner = last.owner or context.other_of_told(last.host)
        return owner if context.narrator and owner in context.told else None

    def _sends(self, at: int) -> str | None:
        """The State that "was represented", the one last named of which that is told, or that somebody represented."""
        items = self.items
        if told := next((code for i in items[at + 1 : at + 3] if i.code == "S" and (code := first_state(i))), None):
            return told
        acting = {",", *(self.letters.get(word, "?") for word in ("was", "is", "has", "had"))}
        places = (i for i in range(at - 1, -1, -1) if items[i].code == "S" and items[i + 1].code in acting)
        return next((code for i in places if (code := first_state(items[i]))), None)

    def _settle_office(self) -> None:
        """The office by what stands around the title: a bare "minister", an ambassador for a subject."""
        if self.term in _BARE_MINISTER and (self.host or self.context.narrator or self._in_legation()):
            self.office = "minister"
        if self.term == "secretary of state" and (ministry := _IN_MINISTRY.match(self.sentence.text, self._stop())):
            self.office = "deputy-foreign-minister" if _FOREIGN.search(ministry[0]) else "official"
        if self.office == "ambassador" and not self.host and _in_charge(self.items, self.last, self.letters):
            self.office = "official"
        if self.office not in sent_offices() and self.organisation is None:
            self.organisation = next((code for prefix, code in _BODIES if self.term.startswith(prefix)), None)
        of_body = self.organisation is not None or (self.owner is not None and self.owner in unions())
        if of_body and self.office in HEADS:
            self.office = "official"
        if self.organisation and self.owner is None and not self.host and self.term.startswith("high commission"):
            self.office = "official"  # "the UNHCR High Commissioner"
        if self.office in HEADS and self._is_of_a_city():
            self.office = "official"

    def _stop(self) -> int:
        return self.items[self.groups["office"]].end

    def _is_of_a_city(self) -> bool:
        """Whether a city and not a State has the government: "Head of Government of Mexico City"."""
        owner = self.items[self.groups["owner"]] if "owner" in self.groups else None
        return owner is not None and owner.code == "C" and self.term in ("head of government", "chief of government")

    def _in_legation(self) -> bool:
        """Whether the sentence tells of a legation, of which a minister was the head."""
        if not self.owner and not self.context.of_long_ago:
            return False
        return "legation" in self.sentence.text[self.sentence.start : self.sentence.end].lower()

    def _leave_whereabouts(self) -> None:
        """Leave out of the title a place where one who is sent nowhere acts: "the minister in Lima"."""
        sent = self.office in sent_offices() or self._next_code() in ("N", "H")
        if "host" in self.groups and not sent and (cut := whereabouts(self.letters, self.items, self.groups["host"])):
            self.end, self.host = cut, ()

    def _next_code(self) -> str:
        return self.sentence.codes[self.last : self.last + 1]

    def _post(self) -> Post:
        flags = flags_of(self.words, told_of_then=bool(self.context.narrator))
        if "plural" in flags and "owner" in self.groups and not self.host:
            owners = self.groups["owner"]
            both = () if self.office in sent_offices() else _both(self.sentence, owners)
            if both:
                self.owner, self.host, flags = None, both, flags | {"of-both"}
            elif _of_several(self.items[owners]):
                self.owner = None  # "the heads of State of the two countries", "the two ambassadors"
        post = Post(self.office, self.term, self.owner, self.host, flags, self.organisation)
        if "definite" in flags and self._next_code() in (self.letters["is"], self.letters["was"]):
            post = post_meant(self.context, post, self.start, filled=True)
        if "residence" in self.groups:
            post.residence = place_name(self.items[self.groups["residence"]])
        return post


def _told_within(title: str) -> str | None:
    """The State that a title names within what its holder has in charge: "special envoy of the Chadian Government"."""
    return next((str(hit.lexeme.value) for hit in lexicon().scan(title).names if hit.lexeme.type in "SD"), None)


def _in_charge(items: list[Item], end: int, letters: dict[str, str]) -> bool:
    """Whether an ambassador is one for a subject, and sent nowhere: "Ambassador for the Environment"."""
    if end + 1 >= len(items) or items[end].code != letters["for"]:
        return False
    following = items[end + 1 + (items[end + 1].code == letters["the"])] if end + 2 < len(items) else items[end + 1]
    return following.code in "WN" and first_state(following) is None


def _both(sentence: Sentence, at: int) -> tuple[str, ...]:
    """The two States that "both countries" means, in the order in which the sentence names them before."""
    item = sentence.items[at]
    two = item.value.codes if item.code == "Q" and isinstance(item.value, States) else ()
    named = [code for before in sentence.items[:at] if before.code in "SD" for code in state_of(before)]
    return tuple(sorted(two, key=named.index)) if len(two) == 2 and set(two) <= set(named) else ()


def _of_several(item: Item) -> bool:
    """Whether an item refers to several States at once."""
    return item.code == "Q" and len(state_of(item)) > 1


def _of_house(term: str) -> str:
    """The office of who presides over, or works for, a house of parliament."""
    return "speaker" if term.split()[-1] in _PRESIDING or office_of(term, None) == "speaker" else "official"


_EUROPEAN: Final = 16
_OF_EUROPES_PARLIAMENT: Final = ("member of the european parliament", "members of the european parliament", "mep")
_OF_UN: Final = "secretary-general"
"""Whose envoy this is, in words, is that of the United Nations: "the Secretary-General's Personal Envoy"."""
_OF_UNION: Final = ("eu delegation", "european union delegation", "delegation of the eu")


_PRESIDING: Final = frozenset(
    {"speaker", "president", "chairman", "chairwoman", "chairperson", "marshal", "vice-president"}
)


def _represented(items: list[Item], index: int, letters: dict[str, str]) -> int | None:
    """Where it is said shortly before an office that it "represented" a State, if it is."""
    mark = letters.get("represented")
    return next((at for at in range(max(0, index - 6), index) if items[at].code == mark), None)


_HOSTS: Final = ("host", "host2", "host3", "host4")
# In the histories of a State outside the Commonwealth these are what their names say.
_NARRATED: Final = {
    "high commissioner": "commissioner",
    "governor general": "official",
    "governor-general": "official",
}
_IN_MINISTRY: Final = re.compile(
    r" (?:at|in|of|with) (?:the |its |his |her )?(?:[A-Z][\w’']+ )?(?:Mo?FA|Minist(?:ry|er)\b)[^.,;]{0,40}"
)
"""Behind "Secretary of State" the ministry in which somebody is below its minister."""
_FOREIGN: Final = re.compile(r"Mo?FA|[Ff]oreign|[Ee]xternal")
_BARE_MINISTER: Final = frozenset({"minister", "ministers"})
_BODIES: Final = (
    ("un ", "UN"), ("united nations ", "UN"), ("eu ", "EU"), ("under-secretary-general", "UN"),
    ("high representative", "EU"), ("high commissioner for human rights", "UN"),
    ("high commissioner for refugees", "UN"), ("emergency relief", "UN"),
)  # fmt: skip

__all__ = ["titled"]
