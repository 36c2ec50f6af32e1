"""A match of a phrase for an office in, one mention of the post out: its office, whose it is, where it is held."""

from __future__ import annotations

import re
from typing import Final

from credence.lore.offices import HEADS, means_by_state, office_of, sent_offices, state_of_title
from credence.reading.context import Context
from credence.reading.mentions import Item, Person, Post, States
from credence.reading.nouns.parts import first_state, place_name, span, whereabouts
from credence.reading.nouns.posts_spoken_of import post_meant
from credence.reading.nouns.title_flags import flags_of
from credence.reading.phrases.book import phrase_book
from credence.reading.phrases.phrase import Phrase
from credence.reading.scan.lexicon import lexicon
from credence.reading.spelling import Sentence, state_of


class PostNouns:
    """The offices that a document names, each with the State it serves and the one it is held in."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.letters = phrase_book().vocabulary.letters
        self._taken = tuple(self.letters[word] for word in ("as", "is", "was", "become", "becomes", "became"))
        """Before what somebody is, or is appointed as."""

    def post(self, sentence: Sentence, phrase: Phrase, match: re.Match[str], groups: dict[str, int]) -> Item | None:
        """The post that a phrase of `np-posts` names."""
        start, end = span(sentence, match)
        items = sentence.items
        ref = phrase.sets.get("ref")
        if ref == "counterparts":
            owners = tuple(c for i in items[match.start() : match.end()] if i.code in "SD" and (c := first_state(i)))
            return Item("O", start, end, Post("foreign-minister", "counterpart", None, owners, frozenset({"plural"})))
        if ref == "counterpart":
            before = items[: match.start()]
            owner = first_state(items[groups["owner"]]) if "owner" in groups else self._elsewhere(before)
            last = self.context.latest.last
            told = any(item.code in "POY" for item in items) or "diplomacy" in sentence.words(0, len(items))
            if last is None and not told:
                return None  # "the captain met his counterpart": of no office that the text tells
            office = last.office if last and last.office else "foreign-minister"
            return Item("O", start, end, Post(office, "counterpart", owner, flags=frozenset({"definite"})))
        if ref == "head-of":  # "the head of Peruvian diplomacy", "the head of the Peruvian mission"
            owner = first_state(items[groups["owner"]])
            office, term = str(phrase.sets["office"]), str(phrase.sets["term"])
            return Item("O", start, end, Post(office, term, owner, flags=frozenset({"definite"})))
        if ref == "envoy-of":
            return self._of_head(sentence, match, groups)
        if ref == "envoy":
            return self._envoy(sentence, match, groups)
        if ref == "member":
            state = first_state(items[groups["owner"]]) if "owner" in groups else None
            owner = state or first_state(items[groups["house"]])
            return Item("O", start, end, Post("parliamentarian", "member of parliament", owner))
        head = items[groups["office"]]
        if isinstance(head.value, Post):
            return None
        term = sentence.text[head.start : head.end].lower().replace("’", "'")
        if term == "pm" and sentence.text[head.start - 2 : head.start - 1].isdigit():
            return Item("w", start, end, None)  # "12:29 pm"
        owner = first_state(items[groups["owner"]]) if "owner" in groups else phrase.sets.get("owner")
        organisation = None
        if "owner" in groups and items[groups["owner"]].code == "G":
            organisation = str(items[groups["owner"]].value)
            if head.value == "representative":
                owner = organisation
        elif owner is None and term.endswith("of the european union"):
            owner = "EU"
        host: tuple[str, ...] = ()
        for slot in _HOSTS if "host" in groups else ():
            if slot in groups:
                host += state_of(items[groups[slot]])
                if items[groups[slot]].code == "G":
                    organisation = str(items[groups[slot]].value)
        words = sentence.text[start:end].lower()
        if owner is None and host and term.startswith("high commission") and " for " in words:
            owner, host = host[0], ()
        office = office_of(term, owner) if means_by_state(term) else str(head.value)
        if term.startswith(("u.s. ", "us ")) and owner is None:
            owner = "USA"
        if owner is None and head.value == "representative" and " of " in term:
            owner = _told_within(sentence.text[head.start : head.end])
        if owner is None:
            owner = "VAT" if "nuncio" in term or "apostolic" in term else state_of_title(term)
        if self.context.narrator and term in _NARRATED:
            office = _NARRATED[term]
        first = sentence.text[start : start + 4].lower()
        if owner is None and first.startswith(("its ", "thei")):
            owner = self._possessor(items[: match.start()])
            if owner in host:
                owner = next((code for code in self.context.told if code not in host), owner)
        elif owner is None and sentence.codes[match.start() - 1 : match.start()] == self.letters.get("whose"):
            owner = self._possessor(items[: match.start()])
        elif owner is None and first == "our ":
            owner = self.context.home
        elif owner is None and first == "your":
            owner = self.context.host or self.context.other(self.context.home)
        elif owner is None and office in sent_offices() and (at := _represented(items, match.start(), self.letters)):
            owner = self._sends(items, at)
        if (
            term in _BARE_MINISTER
            and (owner or self.context.of_long_ago)
            and "legation" in sentence.text[sentence.start : sentence.end].lower()
        ):
            office = "minister"
        if term in _BARE_MINISTER and self._is_envoy(owner, host):
            office = "minister"
        if office == "ambassador" and not host and _in_charge(items, match.end(), self.letters):
            office = "official"
        if office not in sent_offices() and organisation is None:
            organisation = next((code for prefix, code in _BODIES if term.startswith(prefix)), None)
        if organisation and office in HEADS:
            office = "official"
        next_code = sentence.codes[match.end() : match.end() + 1]
        if "host" in groups and next_code not in ("N", "H") and office not in sent_offices():
            cut = whereabouts(self.letters, items, groups["host"])
            end, host = cut or end, () if cut else host
        if "house" in groups:
            office, owner = _of_house(term), owner or first_state(items[groups["house"]])
        flags = flags_of(words, told_of_then=bool(self.context.narrator))
        several = "plural" in flags and office not in sent_offices() and "owner" in groups and not host
        if several and (both := _both(sentence, groups["owner"])):
            owner, host, flags = None, both, flags | {"of-both"}
        elif "plural" in flags and "owner" in groups and not host and _of_several(items[groups["owner"]]):
            owner = None  # "the heads of State of the two countries", "the two ambassadors"
        post = Post(office, term, owner, host, flags, organisation)
        if "definite" in flags and next_code in (self.letters["is"], self.letters["was"]):
            post = post_meant(self.context, post, start, filled=True)
        if "residence" in groups:
            post.residence = place_name(items[groups["residence"]])
        return Item("O", start, end, post)

    def _sends(self, items: list[Item], at: int) -> str | None:
        """The State that "was represented", the one last named of which that is told, or that somebody represented."""
        if told := next((code for i in items[at + 1 : at + 3] if i.code == "S" and (code := first_state(i))), None):
            return told
        acting = {",", *(self.letters.get(word, "?") for word in ("was", "is", "has", "had"))}
        places = (i for i in range(at - 1, -1, -1) if items[i].code == "S" and items[i + 1].code in acting)
        return next((code for i in places if (code := first_state(items[i]))), None)

    def _elsewhere(self, before: list[Item]) -> str | None:
        """Whose a "counterpart" is without a word on it: of the other State last named, or of the two."""
        home = self.context.home
        met = next((i.value for i in reversed(before) if isinstance(i.value, Person) and i.value.post), None)
        if met is not None and met.owner != home and met.owner in (self.context.pair or ()):
            return self.context.other(met.owner)
        named = (code for item in reversed(before) if item.code in "SDC" and (code := first_state(item)))
        return next((code for code in named if code != home), None) or self.context.other(home)

    def _of_head(self, sentence: Sentence, match: re.Match[str], groups: dict[str, int]) -> Item | None:
        """ "the special envoy of the President of Chad", "the Chadian President's special envoy"."""
        office, owner = sentence.items[groups["office"]], first_state(sentence.items[groups["owner"]])
        if office.value != "representative" or owner is None:
            return None
        start, end = span(sentence, match)
        term = sentence.text[office.start : office.end].lower()
        return Item("O", start, end, Post("representative", term, owner, flags=frozenset({"definite"})))

    def _envoy(self, sentence: Sentence, match: re.Match[str], groups: dict[str, int]) -> Item | None:
        """ "the British envoy": in a history a minister; in the press, where named, an ambassador."""
        start, end = span(sentence, match)
        named = sentence.codes[match.end() :].lstrip("H,")[:1] == "N"
        told = "host" in groups and sentence.codes[max(0, match.start() - 1) : match.start()] in self._taken
        if not self.context.narrator and not named and not (told and "owner" in groups):
            return None
        owner = first_state(sentence.items[groups["owner"]]) if "owner" in groups else None
        host = state_of(sentence.items[groups["host"]]) if "host" in groups else ()
        words = sentence.text[start:end].lower()
        if owner is None and words.startswith(("its ", "their ")):
            owner = self._possessor(sentence.items[: match.start()])
            owner = None if owner in host else owner
        flags = flags_of(words, told_of_then=True)
        office = "minister" if self.context.narrator else "ambassador"
        return Item("O", start, end, Post(office, "envoy", owner, host, flags))

    def _is_envoy(self, owner: str | None, host: tuple[str, ...]) -> bool:
        """Whether a bare "minister" is an envoy: sent to a State, or one State's in another's history."""
        return bool(host or self.context.narrator)

    def _possessor(self, before: list[Item]) -> str | None:
        """Whose "its" is: the State last named in the sentence, or whose organ is ("the Sejm and its Marshal"),
        else the last subject.

        Not the subject of an aside: "Portugal, with which Botswana has had ties since 1976, ...; its ambassador".
        """
        aside = None
        for index in range(len(before) - 1, -1, -1):
            if before[index].code not in "SDK" or not (code := first_state(before[index])):
                continue
            if index == 0 or before[index - 1].code != self.letters["which"]:
                return code
            aside = aside or code
        return aside or self.context.subject


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
    return "speaker" if term.split()[-1] in _PRESIDING else "official"


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
_BARE_MINISTER: Final = frozenset({"minister", "ministers"})
_BODIES: Final = (("un ", "UN"), ("eu ", "EU"), ("under-secretary-general", "UN"), ("high representative", "EU"))
