"""An office told with its State or States, its holder unnamed, in; who holds it, as persons without a name, out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.clauses.clause import Clause
from credence.reading.mentions import Person, Post
from credence.reading.nouns.plurals import owners_before
from credence.reading.nouns.told_in_turn import named_below
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds

_SUMMARY: Final = 9
"""Within so many items of the office a summary of its States ends."""


def holder_of(value: object) -> Person | None:
    """Who holds an office of a State that is named with it; None of several holders."""
    if isinstance(value, Post) and value.owner and "plural" not in value.flags:
        return Person("", value, value.owner)
    return None


def holders_of(clause: Clause, index: int) -> list[Person]:
    """Who hold an office of several States, all unnamed: "the Foreign Ministers of A, B and C", "her Chadian and Malian
    counterparts"; none where it is of one State."""
    post = clause.sentence.items[index].value
    if not isinstance(post, Post) or "plural" not in post.flags:
        return []
    owners = list(post.host) if post.term == "counterpart" else [*owners_before(clause.sentence, index), post.owner]
    owners = [owner for owner in owners if owner]
    joints = letters("and", "the", "of", "also") + ",;"
    at = index + 1 if owners else _after_summary(clause, index)
    while post.term != "counterpart" and at < len(clause.codes):
        if clause.codes[at] in joints + "S":
            owners += clause.value_codes(at) if clause.codes[at] == "S" else ()
            at += 1
        elif owners and (further := _further(clause, at, post)):
            owners.append(further[0])
            at = further[1]
        else:
            break
    named = clause.codes[at : at + 1] == "P" or (
        clause.codes[at : at + 1] == "," and clause.codes[at + 1 : at + 2] in ("P", "H", "N")
    )
    aside = clause.codes[at : at + _SUMMARY]
    named = named or holds(aside.partition("P")[0], letters("respectively", "namely"))
    owners = list(dict.fromkeys(owners))
    if len(owners) < 2 or named or named_below(clause.sentence):
        return []
    return [Person("", replace(post, owner=owner, host=(), flags=post.flags - {"plural"}), owner) for owner in owners]


_BESIDES: Final = re.compile(r"(?:as well as|along with|together with|and also) (?:the |those |that )*(?:of |from )?")
"""Before more States whose envoys did the same: "as well as the ambassadors of C and D"."""


def _further(clause: Clause, at: int, post: Post) -> tuple[str, int] | None:
    """The first State of a further list of those who hold the same office, and where it ends."""
    sentence = clause.sentence
    found = _BESIDES.match(sentence.text, sentence.items[at].start, sentence.end)
    after = next((i for i in range(at, len(sentence.items)) if found and sentence.items[i].end > found.end()), None)
    if after is None:
        return None
    item = sentence.items[after]
    if item.code == "S" and (codes := clause.value_codes(after)):
        return codes[0], after + 1
    same = isinstance(item.value, Post) and item.value.office == post.office and item.value.owner
    return (same, after + 1) if same else None


def _after_summary(clause: Clause, index: int) -> int:
    """Where the States stand that a summary tells of: "the ambassadors of a number of States - A, B and C"."""
    stop = min(len(clause.codes), index + _SUMMARY)
    sign = next((i for i in range(index + 2, stop) if clause.codes[i] in "-:"), None)
    return index + 1 if sign is None or clause.codes[index + 1] not in clause.marks["of"] else sign + 1


def own_holder(clause: Clause, value: object) -> Person | None:
    """Who holds "the" office of which no State is told: one of the State that the other side faces."""
    if not isinstance(value, Post) or clause.context.narrator or value.office in sent_offices():
        return None
    return Person("", value, None) if "definite" in value.flags and "plural" not in value.flags else None
