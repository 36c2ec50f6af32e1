"""A match of a phrase for a person in; whether it is one, or the title in it belongs to somebody else, out.

"At the seat of the President of A, X presented his letters": there the title ends with the opening of the sentence.
"""

from __future__ import annotations

import re
from typing import Final, TypeGuard

from credence.lore.offices import sent_offices
from credence.reading.mentions import Item, Post
from credence.reading.nouns.parts import first_state
from credence.reading.nouns.titles import is_bare_rank
from credence.reading.phrases.book import phrase_book
from credence.reading.phrases.phrase import Phrase
from credence.reading.spelling import Sentence

_NO_NAME: Final = frozenset({"in", "of", "the", "and", "for", "to", "at", "on", "by", "with"})
"""What in a line of capitals looks like a name and is none."""
# "Receiving ", "Having met with Mr. ": the opening of a sentence that takes an object.
_OPENS: Final = re.compile(
    r"(?:\w+ly )?(?:[A-Z]\w+ing|Having \w+|(?:After|Before|On|Upon|While|When|In) \w+ing)(?: (?:with|to|on|off|back))? "
    r"(?:Ambassador |High Commissioner )?(?:(?:H\.?E\.?|Mr|Mrs|Ms|Dr)\.? )*\Z"
)
# The preposition that opens a sentence, and those that govern a title in it.
_OPENING: Final = frozenset({"in", "at", "on", "during", "following", "after", "upon", "before", "under", "by"})
_GOVERNING: Final = frozenset({"of", "with", "from", "by", "to"})
# The verb of the sentence, right after its subject.
_FINITE: Final = re.compile(
    r" (?:\w{2,}ed|met|paid|held|took|was|is|were|has|had|will|gave|spoke|flew|left|began|made|said|told|says)\b"
)


class TitleBeside:
    """Tells titles of the person named beside them from titles that only stand there."""

    def __init__(self) -> None:
        letters = phrase_book().vocabulary.letters
        self._as = letters.get("as", "?")
        self._before_title = (letters["the"], "H")
        self._to = letters["to"]
        self._appoints = phrase_book().classes["appointed"] + phrase_book().classes["naming"]
        self._between = tuple(letters[word] for word in ("as", "the", "its", "new"))

    def another(self, sentence: Sentence, phrase: Phrase, match: re.Match[str], groups: dict[str, int]) -> bool:
        """Whether a match of a phrase of `np-persons` is of no person with the title that it holds."""
        items, ref = sentence.items, phrase.sets.get("ref")
        name, at = groups["name"], groups.get("post")
        post = items[at].value if at is not None else None
        before, after = at is not None and at < name, at is not None and at > name
        if before and "\n" in sentence.text[items[groups["post"]].end : items[name].start]:
            return True
        if ref is None and before and _is_plural(post) and not post.owner:
            return True
        if ref is None and after and (_is_plural(post) or self._has_title(sentence, match.start())):
            return True
        if (
            ref is None
            and after
            and isinstance(post, Post)
            and _held_before(post)
            and _set_beside(items, match.start())
        ):
            return True
        if ref is None and after and isinstance(post, Post) and _envoy_before(sentence, match, post):
            return True
        if ref is None and after and at is not None and _is_seat(sentence, items[at]) and _titled(items, match.start()):
            return True
        if ref is None and at == name + 1 and not self._styled(sentence, match.start(), post):
            return True
        if ref is None and before and at is not None and _listed_behind_names(sentence, at, name):
            return True
        if str(items[name].value).casefold() in _NO_NAME:
            return True
        if ref == "more" and _has_own_title(items, match.start()):
            return True
        if ref in (None, "rank") and isinstance(post, Post) and _subject_after_opening(sentence, match, groups):
            return True
        if ref is None and isinstance(post, Post) and _object_of_opening(sentence, match.start(), groups, post):
            return True
        if ref is None and before and at is not None and self._given_before(items, at, groups["name"] + 1, post):
            return True
        if ref == "line" and "\n" not in sentence.text[items[name].end : items[groups["post"]].start]:
            return True
        if ref == "rank" and after and isinstance(post, Post) and "definite" in post.flags:
            return True  # "after meeting Ambassador X, the Minister said"
        if ref == "rank" and not _is_rank(post, items[groups["rank"]].value):
            return True
        if ref == "rank" and isinstance(post, Post) and _of_another(sentence, match, groups, post):
            return True
        if ref == "rank" and "owner" in groups and isinstance(post, Post) and post.owner:
            of = first_state(items[groups["owner"]])
            if of is not None and of != post.owner:
                return True  # "the Ambassador of Syldavia, Ambassador X of Borduria": two persons
        # "X as Ambassador to A, Y as Ambassador to B": each has the title after his name
        around = sentence.codes[match.start() - 1 : match.start()], sentence.codes[match.end() : match.end() + 1]
        return around == (self._as, self._as)

    def _styled(self, sentence: Sentence, first: int, post: object) -> bool:
        """Whether a title right behind a name is his: "H.E. Mr. X Ambassador of Syldavia", not "named Mr. X consul"."""
        made = sentence.codes[max(0, first - 1) : first]
        return isinstance(post, Post) and post.owner is not None and not (made and made in self._appoints)

    def _given_before(self, items: list[Item], at: int, end: int, post: object) -> bool:
        """Whether a title is that of the one named before it, and who is named behind goes elsewhere.

        "Appointed X ambassador to Syldavia, Y to Borduria".
        """
        if not (isinstance(post, Post) and post.host and end + 1 < len(items)):
            return False
        before = at - 1
        while before > 0 and items[before].code in self._between:
            before -= 1
        elsewhere = items[end].code == self._to and any(item.code in "SC" for item in items[end + 1 : end + 3])
        return elsewhere and before >= 0 and items[before].code in "NP"

    def _has_title(self, sentence: Sentence, index: int) -> bool:
        """Whether a full title stands right before a name: what follows the name is then a second one."""
        items, at = sentence.items, index - 1
        while at >= 0 and items[at].code in self._before_title:
            at -= 1
        if at < 0 or "\n" in sentence.text[items[at].end : items[index].start]:
            return False
        post = items[at].value
        return isinstance(post, Post) and not is_bare_rank(post) and bool(post.owner or post.host)


def _listed_behind_names(sentence: Sentence, at: int, name: int) -> bool:
    """Whether a title between two names is that of the first, as the titles of a list stand behind its names.

    "X, Minister of Trade, Y, Foreign Minister, Z, Minister of Finance".
    """
    items, text = sentence.items, sentence.text
    if at < 2 or items[at - 1].code != "," or items[at - 2].code != "N" or "," not in sentence.codes[at:name]:
        return False
    told = (i for i in items[: at - 2] if i.code == "P" and i.value.name and i.value.post)
    return any(not text.endswith(i.value.name, i.start, i.end) and "," in text[i.start : i.end] for i in told)


def _held_before(post: Post) -> bool:
    return "former" in post.flags and not post.owner and not post.host


def _set_beside(items: list[Item], index: int) -> bool:
    """Whether a title of a State ends at the comma before a name: what he was formerly is then said besides."""
    at = index - 1
    post = items[at - 1].value if at > 0 and items[at].code == "," else None
    return isinstance(post, Post) and bool(post.owner) and "plural" not in post.flags


def _envoy_before(sentence: Sentence, match: re.Match[str], post: Post) -> bool:
    """Whether an envoy's title stands before the name and what follows is the subject of the sentence.

    "Welcoming the Ambassador of Nepal, X, the President said".
    """
    items, at = sentence.items, match.start() - 1
    before = items[at - 1].value if at > 0 and items[at].code == "," else None
    if not isinstance(before, Post) or before.office not in sent_offices() or "plural" in before.flags:
        return False
    goes_on = sentence.codes[match.end() : match.end() + 1] not in tuple(",.;:)")
    return goes_on and "definite" in post.flags and post.office not in sent_offices()


_SEAT: Final = 4
"""Letters behind a name that tell of a seat in parliament are so few: "Hon. X, MP"."""


def _is_seat(sentence: Sentence, item: Item) -> bool:
    """Whether what stands behind a name are the letters of a seat in parliament."""
    letters = sentence.text[item.start : item.end]
    return len(letters) <= _SEAT and letters.isupper()


def _titled(items: list[Item], index: int) -> bool:
    """Whether a title stands before a name, with a comma or without: the seat behind it is no office by itself."""
    at = index - 1 - (index > 0 and items[index - 1].code == ",")
    post = items[at].value if at >= 0 else None
    return isinstance(post, Post) and "plural" not in post.flags


def _has_own_title(items: list[Item], index: int) -> bool:
    """Whether one of a list has a title of his own right before his name: "to President X of Syldavia"."""
    post = items[index - 1].value if index else None
    return isinstance(post, Post) and "plural" not in post.flags


def _is_plural(post: object) -> TypeGuard[Post]:
    """Whether a title is that of several persons, and so not of one named beside it."""
    return isinstance(post, Post) and "plural" in post.flags


def _is_rank(post: object, rank: object) -> bool:
    """Whether the second of two titles is only a rank ("the Minister, Ambassador X"), or tells what a colleague is."""
    if not (isinstance(post, Post) and isinstance(rank, Post)):
        return False
    if is_told_by(post, rank) or _says_again(post, rank):
        return True
    return (post.office not in sent_offices() or post.office == "charge") and is_bare_rank(rank)


def _of_another(sentence: Sentence, match: re.Match[str], groups: dict[str, int], post: Post) -> bool:
    """Whether a State behind the name is not that of the title before: "the Ambassador of A, Ambassador X of B"."""
    at = groups.get("owner", -1)
    if at < 0:
        behind = sentence.items[match.end() : match.end() + 3]
        named = [item for item in behind if item.code == "S"]
        if not named or sentence.text[behind[0].start : behind[0].end] != "of":
            return False
        return post.owner is not None and first_state(named[0]) != post.owner
    return post.owner is not None and first_state(sentence.items[at]) != post.owner


def _says_again(post: Post, rank: Post) -> bool:
    """Whether the title before a name says again what was just told: "the Ambassador of Syldavia, Ambassador X"."""
    if rank.owner or rank.host or not (post.owner or post.host) or "plural" in post.flags | rank.flags:
        return False
    return rank.office == post.office and "definite" not in rank.flags


def is_told_by(post: Post, rank: Post) -> bool:
    """Whether the title after a counterpart tells his office: "his Ruritanian colleague, President X"."""
    if post.term != "counterpart" or is_bare_rank(rank) or "plural" in post.flags | rank.flags or rank.host:
        return False
    return post.owner is not None and rank.owner in (None, post.owner) and rank.term != "counterpart"


def _object_of_opening(sentence: Sentence, first: int, groups: dict[str, int], post: Post) -> bool:
    """Whether a bare title behind a name is the subject ("Receiving Ms. X, the President recalled"), not her title."""
    if groups.get("post", -1) < groups["name"] or post.owner or post.host or "definite" not in post.flags:
        return False
    return _OPENS.match(sentence.text[sentence.start : sentence.items[first].start]) is not None


_DATELINE: Final = 12
"""Behind a dash among so many items a report begins: "KLOW. RNA - By decree of the King, X is relieved"."""


def _subject_after_opening(sentence: Sentence, match: re.Match[str], groups: dict[str, int]) -> bool:
    """Whether the name after a title and a comma is the subject ("At the seat of the President of A, X presented").

    A title that a preposition of the sentence's opening governs ends with it where the verb follows right after the
    name: one set beside it would stand between two commas.
    """
    items, text = sentence.items, sentence.text
    post, name = groups.get("post", -1), groups["name"]
    if not 0 < post < name or "," not in sentence.codes[post:name]:
        return False
    begin = sentence.codes.rfind("-", 0, min(post, _DATELINE)) + 1
    if "," in sentence.codes[begin:post]:
        return False
    opening = items[begin]
    if text[opening.start : opening.end].lower() not in _OPENING or not _FINITE.match(text, items[match.end() - 1].end):
        return False
    before = next((i for i in reversed(items[: match.start()]) if text[i.start : i.end].lower() != "the"), items[0])
    return text[before.start : before.end].lower() in _GOVERNING
