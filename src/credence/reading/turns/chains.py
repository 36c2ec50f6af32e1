"""A sentence in; of each chain of verbs in it the one verb that it says, or that it says nothing of a deed, out.

"Went on to open", "succeeded in opening", "did open", "decided to open and opened", "not only opened" and "not only did
A open" say that it was opened; "was about to open", "thought of opening", "never opened", "nearly opened" that it was
not.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from ahocorasick_rs import AhoCorasick

from credence.reading.mentions import Item
from credence.reading.phrases.marks import marks
from credence.reading.phrases.words import letters
from credence.reading.scan.hits import Hits, found_in
from credence.reading.scan.lexicon import lowered
from credence.reading.spelling import Edit, Sentence, holds
from credence.reading.turns.turned import lore_of_turns

_NOTHING: Final = "w"
"""The letter of a verb that tells of no deed: that of a word that no phrase has."""
_NOT_ONLY_DID: Final = len(("not", "only", "did"))
_AGREMENT: Final = re.compile(r"(?: \w+){0,2} (?:agr[eé]ment|exequatur|visas?)\b")
"""To refuse these is a deed."""


def signs_of_chains(text: str) -> Hits:
    """Where the words stand in a text of which one stands in every sentence that holds a chain."""
    return Hits(found_in(_signs(), lowered(text), 0, len(text)))


@cache
def _signs() -> AhoCorasick:
    known = lore_of_turns()
    heads = {lead for forms in (known["chains"], known["undone"]) for listed in forms.values() for lead in listed}
    heads = {lead for lead in heads if not any(other != lead and other in lead for other in heads)}
    return AhoCorasick([*sorted(heads - {"did"}), "did ", *known["decided"], "not only", "both "])


@cache
def _chain() -> re.Pattern[str]:
    """A chain in the text: what leads to a verb, and the verb in its bare form, that in "-ing", or in the past."""
    known: dict[str, Any] = lore_of_turns()
    done, undone = known["chains"], known["undone"]
    bare, gerund = _any(known["bare"]), _any(known["gerunds"])
    past = _any({*known["bare"].values(), *known["acted"]})
    return re.compile(
        rf"\b(?:{_any([*done['bare'], *done['did']])} (?P<bare>{bare})|{_any(done['gerunds'])} (?P<gerund>{gerund})"
        rf"|(?P<be>{_any(done['be'])})(?= {past}\b)"
        rf"|{_any(known['decided'])} (?P<same>{bare}),? and(?: duly| promptly| then)? (?P<did>{past})"
        rf"|(?:not only|both|{_any(done['idle'])}) (?P<past>{past})"
        rf"|not only did (?P<who>[^,;:.]{{1,60}}?) (?P<inverted>{bare})"
        rf"|(?P<undone>{_any(undone['bare'])} (?P<undone_bare>{bare})"
        rf"|{_any(undone['gerunds'])} (?P<undone_gerund>{gerund})"
        rf"|{_any(undone['past'])} (?P<undone_past>{past})))\b",
        re.IGNORECASE,
    )


def _any(listed: Any) -> str:
    return f"(?:{'|'.join(sorted(map(re.escape, listed), reverse=True))})"


def chains(sentence: Sentence) -> list[Edit]:
    """What the items of each chain give way to: its verb in the past, nothing, or a verb that tells of no deed."""
    edits: list[Edit] = []
    at = {item.start: number for number, item in enumerate(sentence.items)}
    for match in _chain().finditer(sentence.text, sentence.start, sentence.end):
        first = at.get(match.start())
        if first is None:
            continue
        if match["undone"]:
            edits += _undone(sentence, match, at)
        elif not _in_doubt(sentence, first):
            edits += _done(sentence, match, at, first)
    return edits


def _done(sentence: Sentence, match: re.Match[str], at: dict[int, int], first: int) -> list[Edit]:
    """A chain that says that its verb was done; `at` gives the item that begins at each place of the text."""
    known = lore_of_turns()
    if match["bare"]:
        return _one_verb(known["bare"][match["bare"].lower()], first, at.get(match.start("bare")), match)
    if match["gerund"]:
        return _one_verb(known["gerunds"][match["gerund"].lower()], first, at.get(match.start("gerund")), match)
    if match["be"]:
        return _one_verb("was", first, at.get(match.end()), match, until=0)
    if match["inverted"]:
        return _inverted(match, at, first)
    if match[0][:4].lower() == "both" and not (first and sentence.codes[first - 1].isupper()):
        return []  # "both" is who did it
    if match["did"] and known["bare"][match["same"].lower()] != match["did"].lower():
        return []  # "decided to close and opened"
    verb = at.get(match.start("did" if match["did"] else "past"))
    return [(first, verb, None)] if verb is not None else []


def _inverted(match: re.Match[str], at: dict[int, int], first: int) -> list[Edit]:
    """ "Not only did A open": A opened."""
    verb, who = at.get(match.start("inverted")), at.get(match.start("who"))
    if verb is None or who != first + _NOT_ONLY_DID:
        return []
    past = lore_of_turns()["bare"][match["inverted"].lower()]
    return [(first, who, None), *_one_verb(past, verb, verb, match)]


def _one_verb(word: str, first: int, verb: int | None, match: re.Match[str], until: int = 1) -> list[Edit]:
    """The chain from an item to that of its verb, which it takes in unless `until` is 0, as the one verb given; nothing
    where no phrase knows that verb."""
    letter = letters(word)
    if verb is None or not letter:
        return []
    return [(first, verb + until, Item(letter, match.start(), match.end()))]


def _undone(sentence: Sentence, match: re.Match[str], at: dict[int, int]) -> list[Edit]:
    """The verb of what was not done as a word that no phrase has, unless it was done in the end."""
    form = next(name for name in ("undone_bare", "undone_gerund", "undone_past") if match[name])
    verb = at.get(match.start(form))
    stop = sentence.text.find(";", match.end(), sentence.end)
    rest = sentence.text[match.end() : stop if stop > 0 else sentence.end].split()
    if verb is None or not _until().isdisjoint(rest) or _AGREMENT.match(sentence.text, match.end()):
        return []
    item = sentence.items[verb]
    return [(verb, verb + 1, Item(_NOTHING, item.start, item.end))]


@cache
def _until() -> frozenset[str]:
    return frozenset(lore_of_turns()["undone-until"])


def _in_doubt(sentence: Sentence, first: int) -> bool:
    """Whether what stands in the clause before a chain leaves open whether it came about: "would", "if", "doubtful"."""
    before = sentence.codes[:first]
    if before.endswith(tuple(marks()["to"])):
        return True
    clause = before[max((before.rfind(sign) for sign in ",;:"), default=-1) + 1 :]
    if holds(clause, _doubts()):
        return True
    start = sentence.items[first - len(clause)].start
    told = sentence.text[start : sentence.items[first].start].lower().split()
    return not _doubting().isdisjoint(told)


@cache
def _doubts() -> str:
    mark = marks()
    return mark["not"] + mark["hedge"] + mark["if"]


@cache
def _doubting() -> frozenset[str]:
    return frozenset(lore_of_turns()["doubting"])


__all__ = ["chains", "signs_of_chains"]
