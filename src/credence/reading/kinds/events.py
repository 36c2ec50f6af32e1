"""The words around a verb in; the event that is to come, by its name and parties, out."""

from __future__ import annotations

import re
from typing import Final, NamedTuple, TypeGuard

from credence.reading.clauses.clause import Clause
from credence.reading.mentions import Item, Person, Post, States
from credence.reading.nouns.matters import matters
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds

_LONGEST: Final = 24
_ADVERBIALS: Final = 8
_ARTICLES: Final = ("the ", "our ", "its ", "his ", "her ", "their ", "a ", "an ")
_BILATERAL: Final = (
    "foc",
    "round",
    "consultation",
    "visit",
    "committee",
    "commission",
    "talks",
    "session",
    "dialogue",
    "minister",
    "mechanism",
    "lateral",
    "tripartite",
    "their ",
)
_BODIES: Final = ("consultations", "commission", "committee", "dialogue", "talks", "session")
"""What joint bodies and their meetings are, also where only a short name tells: "the next JCM"."""
_TWO: Final = 2
_SITTING: Final = ("Council of ", "Ministerial Council", "General Assembly", "General Conference", "Assembly of ")
"""Organs of an organisation that are named for their meetings: "the ECO Council of Ministers, scheduled in May"."""
_CONFERENCES: Final = ("Conference", "Summit", "Forum", "Congress", "Assembly")


_ANOTHER: Final = re.compile(
    r"(?:next|following|\w*(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)|\d{1,2}(?:st|nd|rd|th))"
    r" (?:meeting|edition)"
)
"""A further one of the rounds told before, by its number only."""


class Event(NamedTuple):
    """What is to come: its words, the items first..last it rests on, who takes part, and where, if that is said."""

    words: str
    first: int
    last: int
    parties: tuple[str, ...] | None
    place: str | None = None
    until: int | None = None
    """The item of the last day, where a calendar gives it apart from the first."""


def before_verb(clause: Clause) -> Event | None:
    """The noun phrase before the verb that has an event for its head."""
    last = _before_saying(clause, clause.core.first)
    while last and clause.codes[last - 1] in clause.marks["relative"]:
        last -= 1
    first = _np_start(clause, last)
    if first is None:
        return None
    while last > first and clause.codes[last - 1] in ",":
        last -= 1
    return named(clause, first, last)


def body_to_meet(clause: Clause) -> Event | None:
    """The meeting of a body that is named alone: "the Lima Group will meet again in Quito"."""
    codes, last = clause.codes, clause.core.first + 1
    stops = letters("<np-end>") + ";:.T,"
    first = last - 1
    while first and last - first < _LONGEST and codes[first - 1] not in stops + clause.marks["articles"]:
        first -= 1
    while last < len(codes) and codes[last] in clause.marks["of-date"] + clause.marks["articles"] + "G":
        last += 1  # "the leaders of the Forum"
    return Event(f"meeting of {clause.text(first, last)}", first, last - 1, None)


def _before_saying(clause: Clause, last: int) -> int:
    """The place itself, or that before who says it, put in there: "the session, the minister said, is to open"."""
    codes = clause.codes
    if last > _SAYING and codes[last - 1] == "," and codes[last - 2] in letters("<say>", "announced"):
        opening = codes.rfind(",", last - 1 - _SAYING, last - 2)
        return opening if opening > 0 else last
    return last


_SAYING: Final = 6
"""Who says it, and that he does, are so many items at most."""


def after_verb(clause: Clause) -> Event | None:
    """The noun phrase after the verb, up to the place, the date or the end of the clause."""
    first, last = np_after(clause, _past_adverbials(clause, clause.core.last))
    heads = letters("<event-head>")
    if clause.core.phrase.sets.get("attended"):
        bodies = letters("<event-body>")
        heads = "".join([head for head in heads if head not in bodies])
    if not any(c in heads or _event_name(clause, first + n) for n, c in enumerate(clause.codes[first:last])):
        return None
    return named(clause, first, last)


def _past_adverbials(clause: Clause, at: int) -> int:
    """The item behind a place and a day that stand before the noun: "will host, in Lima on 3 May, the next round"."""
    codes, first = clause.codes, at
    leads = clause.marks["in"] + clause.marks["on"] + letters("from", "between") + ",CT"
    while codes[at : at + 1] in tuple(leads) and at - first < _ADVERBIALS:
        at += 1
    return at if at > first and codes[at - 1] in "CT," else first


def to_be_expected(clause: Clause) -> Event | None:
    """ "the forthcoming visit of X to Y": no verb says that it will be; it must be more than a bare noun."""
    start = clause.core.first
    first, last = np_after(clause, clause.core.last)
    if not holds(clause.codes[first:last], letters("<event-head>")):
        return None
    told = named(clause, start if clause.core.phrase.sets.get("whole") else first, last)
    after = clause.codes[last : last + 3]
    if last - first < 3 and "T" not in after and "C" not in after:
        return None
    return told


def hosted(clause: Clause) -> Event | None:
    """ "the dialogue that Lima will host"."""
    first = _np_start(clause, clause.core.first)
    return None if first is None else named(clause, first, clause.core.first)


def np_after(clause: Clause, first: int) -> tuple[int, int]:
    """The stretch of the noun phrase that begins at an item, its articles left out."""
    codes = clause.codes
    stops = (
        clause.marks["in"] + letters("<np-end>", "before", "after") + clause.marks["relative"].replace(",", "") + "T;:."
    )
    while first < len(codes) and codes[first] in clause.marks["articles"]:
        first += 1
    last = first
    while last < len(codes) and last - first < _LONGEST and codes[last] not in stops:
        if codes[last] == "," and not _list_goes_on(clause, last):
            break
        last += 1
    if codes[last : last + 1] == "T" and codes[last - 1] in letters("for"):
        last -= 1  # "set the next session for May"
    while last > first and codes[last - 1] in clause.marks["preposition"] + clause.marks["and"] + ",":
        last -= 1
    return first, last


def _np_start(clause: Clause, end: int) -> int | None:
    """Where the noun phrase that ends before `end` begins; None where no event is in it."""
    codes, events = clause.codes, letters("<event-head>")
    stops = letters("<np-end>") + ";:.T"
    first, seen = end, False
    while first and end - first < _LONGEST:
        code = codes[first - 1]
        if code in stops or (code == "," and seen and not _list_goes_on(clause, first - 1)):
            break
        first -= 1
        seen = seen or code in events or (code in "GK" and _event_name(clause, first))
        if seen and code in clause.marks["articles"] and not _inside(clause, first):
            break
    if not seen:
        return None
    while first < end and codes[first] in clause.marks["articles"] + clause.marks["and"] + ",":
        first += 1
    return first


def _event_name(clause: Clause, index: int) -> bool:
    """Whether an organisation's name is that of a conference: "the Tokyo International Conference on ..."."""
    item = clause.sentence.items[index]
    words = clause.sentence.text[item.start : item.end]
    if item.code == "K":
        return index > 0 and clause.codes[index - 1] == "G" and words.startswith(_SITTING)
    return item.code == "G" and any(w in words for w in _CONFERENCES)


def _list_goes_on(clause: Clause, comma: int) -> bool:
    """A comma inside the name of a joint body: "on trade and economic cooperation, transport and logistics"."""
    if clause.marks["and"] not in clause.codes[comma : comma + 5] and clause.marks["and"] not in clause.codes[:comma]:
        return False
    before, after = clause.codes[max(0, comma - 8) : comma], clause.codes[comma + 1 : comma + 2]
    if after in tuple("TCSP" + clause.marks["relative"] + clause.marks["articles"] + clause.marks["preposition"]):
        return False
    return holds(before, letters("<event-head>")) and any(
        c in clause.marks["governs"] or c in clause.marks["on"] for c in before
    )


def _inside(clause: Clause, article: int) -> bool:
    """Whether an article follows "of", "on" or "for" of a longer noun phrase with an event before it."""
    codes = clause.codes
    if article == 0 or codes[article - 1] not in clause.marks["of"]:
        return False
    return holds(codes[max(0, article - 4) : article - 1], letters("<event-head>"))


def named(clause: Clause, first: int, last: int) -> Event | None:
    """The event by its words, which stand in their order; a bare "next round" is of what the last ones were of."""
    event = clause.text(first, last) if first < last else ""
    if not event:
        return None
    low = event.lower()
    context = clause.context
    if "consultations" in low:
        context.rounds = "political consultations"
    bare = low.split()[-1] in ("round", "session") or (" of " not in low and low.split()[-1] in ("rounds",))
    again = context.rounds is not None and _ANOTHER.fullmatch(low) is not None
    if (bare or again) and context.rounds:
        event = f"{event} of {context.rounds}"
        low = event.lower() if again else low
    elif " of " in low and low.split()[0] in ("session", "round", "first", "second", "third", "next"):
        context.rounds = event[low.index(" of ") + 4 :]
    if any(w in low for w in _BILATERAL) or holds(clause.codes[first:last], letters(*_BODIES, "<joint-body>")):
        return Event(event, first, last - 1, _taking_part(clause, first, last))
    named_in_it = states_of(clause, clause.sentence.items[first:last])  # "a business forum of A and B"
    parties = named_in_it if len(named_in_it) == _TWO and " on " not in low else None
    return Event(event, first, last - 1, parties)


def _taking_part(clause: Clause, first: int, last: int) -> tuple[str, ...]:
    """The States that the words of an event name, with the one that faces a single one; else those of the clause."""
    items = clause.sentence.items[first:last]
    if peers := next((i.value.host for i in items if are_peers(i.value)), ()):
        own = (
            *states_of(clause, clause.sentence.items[clause.bounds()[0] : first]),
            *filter(None, [clause.context.home]),
        )
        return (*[code for code in own if code not in peers][:1], *peers)
    found = states_of(clause, items)
    if len(found) >= 2:
        return found
    if len(found) == 1 and (other := clause.context.other(found[0])):
        return found[0], other
    acting = states_of(clause, clause.sentence.items[clause.bounds()[0] : clause.core.first])
    if len(acting) > _TWO:
        return acting
    pair, contacts = clause.pair(), clause.context.contacts
    if contacts and matters(clause.sentence, 0) & set(pair):
        return contacts[-1].parties  # "they spoke of the war in A, and agreed that the next round would be held in B"
    return pair


def are_peers(value: object) -> TypeGuard[Post]:
    """Whether colleagues of several States are meant, whom one of ours meets: "with her A-ian and B-ian colleagues"."""
    return isinstance(value, Post) and value.term == "counterpart" and "plural" in value.flags and len(value.host) > 1


def states_of(clause: Clause, items: list[Item]) -> tuple[str, ...]:
    """Codes of the States that items name or whose offices they are, in order, each once."""
    found: dict[str, None] = {}
    for item in items:
        owner = owner_of(item.value)
        codes = (owner,) if owner else clause.resolved(item) if item.code in "SDCQK" else ()
        found.update(dict.fromkeys(codes))
    return tuple(found)


def owner_of(value: object) -> str | None:
    """The State whose office or person it is."""
    if isinstance(value, Person | Post):
        return value.owner
    return value.codes[0] if isinstance(value, States) and value.codes else None


def bare(words: str) -> str:
    """Words without the article before them."""
    low = words.lower()
    for article in _ARTICLES:
        if low.startswith(article):
            return words[len(article) :]
    return words
