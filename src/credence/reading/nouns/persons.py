"""A match of a phrase for a person in, one mention of the person with name, post and State out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.context import Context
from credence.reading.mentions import Item, Person, Post
from credence.reading.nouns.company_posts import post_of_company, post_of_kin
from credence.reading.nouns.own_heads import OwnHeads
from credence.reading.nouns.own_missions import OwnMissions
from credence.reading.nouns.owner_beside import OwnerBeside
from credence.reading.nouns.parts import first_state, span, whereabouts
from credence.reading.nouns.persons_settled import PersonsSettled
from credence.reading.nouns.posting import posted_in, waits_in
from credence.reading.nouns.posts_spoken_of import post_meant
from credence.reading.nouns.state_faced import StateFaced
from credence.reading.nouns.title_beside import TitleBeside, is_told_by
from credence.reading.nouns.titles import is_bare_rank
from credence.reading.nouns.travellers import home_of_traveller
from credence.reading.nouns.whose_by_act import BY_ACT, owner_by_act
from credence.reading.phrases.book import phrase_book
from credence.reading.phrases.phrase import Phrase
from credence.reading.phrases.words import any_listed
from credence.reading.spelling import Sentence, state_of

_IN_POST: Final = re.compile(
    r"(?:the|our|its)? ?(?:present|current|incumbent|sitting|outgoing|previous)\b", re.IGNORECASE
)


_AT_HOME: Final = re.compile(
    r", (?:the )?(?:Acting |Deputy |Assistant |Vice[- ])?(?:Head|Chief|Director(?:[- ]General)?|Secretary[- ]General) "
    r"(?:of|for) (?:the )?(?!Mission\b|Delegation\b)[A-Z]"
)
"""Behind a name the office at home of one who has the rank of an ambassador."""


def _is_rank_at_home(sentence: Sentence, post: Post, end: int) -> bool:
    """Whether "Ambassador" is but the rank of an official: "Ambassador X, Head of the Protocol Department"."""
    return is_bare_rank(post) and post.office in sent_offices() and _AT_HOME.match(sentence.text, end) is not None


_DELEGATION: Final = 120
"""Of whom a delegation is stands within so many characters before the one who leads it."""


def _of_parliament(sentence: Sentence, index: int) -> bool:
    """Whether a delegation told before the one who leads it is of members of a parliament."""
    end = sentence.items[index].start
    before = sentence.text[max(sentence.start, end - _DELEGATION) : end].lower()
    return "delegation" in before and ("parliamentary" in before or "members of parliament" in before)


_FOR_STATE: Final = re.compile(r" for (?:the )?[A-Z]")


_INITIALS: Final = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{2,5}")
"""What no name is, but the initials of a body."""


class PersonNouns:
    """The persons that a document names with a title, before or after the name."""

    def __init__(self, context: Context, settled: PersonsSettled) -> None:
        self.context = context
        self.letters = phrase_book().vocabulary.letters
        self._settled = settled
        self._title = TitleBeside()
        self._beside = OwnerBeside(context)
        self._faced = StateFaced(context)
        self._own = OwnHeads(context)
        self._missions = OwnMissions(context)

    def person(self, sentence: Sentence, phrase: Phrase, match: re.Match[str], groups: dict[str, int]) -> Item | None:
        """The person that a phrase of `np-persons` names; None where the match is not of one person."""
        if self._title.another(sentence, phrase, match, groups):
            return None
        items = sentence.items
        start, end = span(sentence, match)
        name = str(items[groups["name"]].value)
        if _INITIALS.fullmatch(name) or any_listed("body-in-name", re.IGNORECASE).search(name):
            return None  # "the DG SPD", "Chairman of Ruritania Investment Authority"
        ref = phrase.sets.get("ref")
        post = items[groups["post"]].value if "post" in groups else None
        owner = first_state(items[groups["owner"]]) if "owner" in groups else None
        rank = items[groups["rank"]].value if "rank" in groups else None
        if isinstance(post, Post) and isinstance(rank, Post) and is_told_by(post, rank):
            post = replace(rank, owner=post.owner)
        if (
            isinstance(post, Post)
            and ref == "residing"
            and "first" in post.flags
            and self._lives_there(items, match, post)
        ):
            post = replace(post, flags=post.flags | {"resident"})
        if ref == "body":
            body = first_state(items[groups["house"]]) or str(items[groups["house"]].value)
            owner = "EU" if body == "European Parliament" else body
        if ref == "house":
            owner = owner or first_state(items[groups["house"]])
            post = Post("parliamentarian", "member of parliament", owner)
        elif ref == "kin":
            post = post_of_kin(self.context, items[: match.start()], sentence.text[start:end].lower())
        elif ref == "more":
            if self.context.narrator and sentence.codes[match.start() : match.start() + 2] == "N(":
                return None  # a history puts the country of a place in brackets
            if self.context.roster is not None and _FOR_STATE.search(sentence.text, start, end):
                return None  # of our own envoys just appointed: "They are X for A and Y for B"
            post = post_of_company(self.context, items, match.start(), owner, sentence.text)
        if ref in ("more", "kin") and post is None:
            return None
        if isinstance(post, Post) and owner is None and _is_rank_at_home(sentence, post, end):
            post = replace(post, office="official", term="official")
        if isinstance(post, Post):
            if "host" in groups and post.host:
                end = items[groups["name"]].end  # "accredited its Minister in A, X, to B": sent there besides
            if "host" in groups and not post.host:
                cut = whereabouts(self.letters, items, groups["host"]) if post.office not in sent_offices() else None
                post.host = () if cut else state_of(items[groups["host"]])
                end = cut or end
            if post.owner is None and owner is None:
                owner = self._beside.owner(items, match.start(), match.end(), post)
                if owner is None and post.office in sent_offices() and not post.host:
                    owner = self._missions.owner(items, match.start())
            if owner is None and not self._is_of_another(str(items[groups["name"]].value), post):
                post = post_meant(self.context, post, start)
                post = self._present_holder(post, sentence.text[start:end]) or post
            owner = self._with_posting(sentence, match.start(), post, post.owner or owner, start, end)
            if owner is None and self._beside.accredited_here(sentence, post, end):
                owner = self.context.other(self.context.narrator)
        elif owner is None:
            owner = self._beside.led(items, match.start())
            if owner and post is None and _of_parliament(sentence, match.start()):
                post = Post("parliamentarian", "member of parliament", owner)
        person = Person(str(items[groups["name"]].value), post, owner, post.flags if post else frozenset())
        facing = self._faced.by_envoy(items, match.start(), match.end(), post)
        gone = None
        if person.owner is None:
            last = next((at for at in range(match.end(), match.start(), -1) if items[at - 1].end <= end), match.end())
            gone = home_of_traveller(self.context, sentence.text, items, start, last)
            gone = gone or owner_by_act(self.context, sentence, match.start(), last, post)
            if gone is not None and self.context.told and post is not None and post.office in sent_offices():
                person.owner = gone  # whatever a history says of his mission or nothing of it
        if gone is not None:
            person.flags |= {BY_ACT}
        across = gone or self._faced.by_meeting(sentence.text, items, match.start())
        if own := self._own.owner(sentence, match.start(), match.end(), post) if owner is None else None:
            gone, facing, across = None, None, own
        return Item("P", start, end, self._settled.settle(person, gone or facing, across))

    def _lives_there(self, items: list[Item], match: re.Match[str], post: Post) -> bool:
        """Whether the envoy who is said to reside somewhere does so in the State that receives him."""
        told = self.context.told
        hosts = set(post.host or told[1:])
        where = {code for item in items[match.start() : match.end()] if item.code in "CS" for code in state_of(item)}
        return not where or not hosts or bool(where & hosts)

    def _is_of_another(self, name: str, post: Post) -> bool:
        """Whether a name is that of one already met who holds such an office of a State that is told."""
        known = self.context.known(name)
        return known is not None and known.post is not None and known.office == post.office and known.owner is not None

    def _with_posting(
        self, sentence: Sentence, first: int, post: Post, owner: str | None, start: int, end: int
    ) -> str | None:
        """Whose an envoy is who is recalled from a State (ours where none is told); his post is then in that State."""
        if post.office not in sent_offices() or post.host or post.organisation or self.context.narrator:
            return owner
        if owner == self.context.home and (there := waits_in(sentence, sentence.items, first)):
            post.host = (there,) if there != owner else ()
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
