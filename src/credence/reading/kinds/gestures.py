"""Protests, summons, congratulations, condolences, invitations, support for a candidacy: who towards whom, on what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from credence.model import Modality, SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.kinds.handling import Handlers
from credence.reading.kinds.sides import Side, giver, taker
from credence.reading.mentions import Person, Post
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters

_ABOUT: Final = ("over", "on", "against", "about", "regarding", "concerning", "following", "after", "upon")

_NEXT: Final = 3
_LONGEST: Final = 14
"""A matter is named in so many words or mentions at most."""


def gesture(clause: Clause) -> Iterable[Draft]:
    """One side turned to the other with a message."""
    if clause.doubtful() or not clause.official():
        return
    actor, recipient = _sides(clause)
    if actor.code is None or recipient.code is None or actor.code == recipient.code:
        return
    topics, end = _matter(clause, recipient)
    slots: dict[str, SlotValue | None] = {
        "actor": (actor.code,),
        "recipient": (recipient.code,),
        "person": _names(actor),
        "topics": topics,
        "date": clause.date(),
    }
    kind = clause.core.phrase.kind
    if kind == "invited" and (clause.core.date_item or 0) > clause.core.last:
        # "invited him to visit Klow in 2025": that is when he is to come, and he is invited now.
        yield clause.draft(kind, {**slots, "date": None}, recipient.index, end, modality=Modality.ASSERTED)
        return
    yield clause.draft(kind, slots, recipient.index, end)


def _sides(clause: Clause) -> tuple[Side, Side]:
    if clause.core.phrase.sets.get("passive"):
        recipient = giver(clause)
        return taker(clause, clause.core.last, recipient.code), recipient
    if clause.core.phrase.sets.get("object"):
        recipient = taker(clause, clause.core.last, None)
        return Side(_host(recipient) or clause.context.other(recipient.code)), recipient
    actor, named = giver(clause), taker(clause, clause.core.last, None)
    beside = named.index is not None and named.index < clause.core.last + _NEXT
    if beside and actor.person is None and actor.code == named.code:
        # Whoever stands right behind the verb is the one turned to; the other side acts.
        return Side(clause.context.other(named.code)), named
    return actor, taker(clause, clause.core.first, actor.code)


def _host(side: Side) -> str | None:
    """The State to which the person on that side is accredited."""
    post = side.person.post if side.person else None
    return post.host[0] if post and post.host else None


def _names(side: Side) -> tuple[str, ...] | None:
    return (side.person.name,) if side.person and side.person.name else None


def _matter(clause: Clause, recipient: Side) -> tuple[tuple[str, ...] | None, int | None]:
    """What it is about: the words after "over", "on" or "against", up to the end of the clause."""
    start = max(clause.core.last, (recipient.index or 0) + 1)
    end = min(len(clause.codes), start + _LONGEST)
    about = next((i for i in range(start - 1, end - 1) if _tells_matter(clause, i)), None)
    if about is None:
        return None, None
    last = about + 1
    while last < min(len(clause.codes), about + _LONGEST) and clause.codes[last] not in ',;:."T':
        if _goes_on(clause, last):
            break
        last += 1
    while last > about + 1 and clause.codes[last - 1] in clause.marks["preposition"]:
        last -= 1
    return ((clause.text(about + 1, last),), last - 1) if last > about + 1 else (None, None)


def _goes_on(clause: Clause, index: int) -> bool:
    """Whether "and" leads there to what else is done: "on his election and wished him success"."""
    return clause.codes[index] in clause.marks["and"] and clause.text(index + 1, index + 2).endswith("ed")


def _tells_matter(clause: Clause, index: int) -> bool:
    """Whether the word says what it is about; "on 3 May" does not."""
    return clause.codes[index] in letters(*_ABOUT) and clause.codes[index + 1] not in "T,;:."


def summons(clause: Clause) -> Iterable[Draft]:
    """An envoy was called to the ministry of the receiving State."""
    if clause.doubtful():
        return
    value = clause.value("person")
    codes = clause.codes_of("recipient")
    sender = codes[0] if codes else value.owner if isinstance(value, Person | Post) else None
    if sender is None:
        return
    receiver = _receiving(clause, value, sender)
    if receiver is None or receiver == sender:
        return
    named = value.name if isinstance(value, Person) else None
    topics, end = _matter(clause, Side(sender, None, clause.core.last - 1))
    slots: dict[str, SlotValue | None] = {
        "actor": (receiver,),
        "recipient": (sender,),
        "person": (named,) if named else None,
        "office": value.office if isinstance(value, Person | Post) else None,
        "topics": topics,
        "date": clause.date(),
    }
    yield clause.draft("summoned", slots, end)


def _receiving(clause: Clause, value: Person | Post | None, sender: str) -> str | None:
    """The State that summons: where the envoy is accredited, else whose ministry the clause names."""
    post = value.post if isinstance(value, Person) else value
    if post is not None and post.host:
        return post.host[0]
    actor = giver(clause)
    if actor.code and actor.code != sender and actor.person is None:
        return actor.code
    return taker(clause, clause.core.last, sender).code or clause.context.other(sender)


def candidacy(clause: Clause) -> Iterable[Draft]:
    """One State supports another's candidacy, for a seat in an organisation or an office."""
    if clause.doubtful():
        return
    candidate = _candidate(clause)
    actor = giver(clause)
    if candidate.code is not None and actor.code == candidate.code:
        # "thanked A for its support": the candidate speaks, the other side supports.
        actor = Side(next((code for code in clause.states() if code != candidate.code), None))
    if actor.code is None or candidate.code is None:
        return
    end = min(clause.reach(), clause.core.last + _LONGEST)
    seat = next((i for i in range(clause.core.last, end) if clause.codes[i] == "G"), None)
    slots: dict[str, SlotValue | None] = {
        "actor": (actor.code,),
        "recipient": (candidate.code,),
        "organisation": str(clause.sentence.items[seat].value) if seat is not None else None,
        # "for 2024-2026" is the term of the seat, not the day of the support.
        "date": None if "/" in (clause.date() or "") else clause.date(),
    }
    yield clause.draft("candidacy-supported", slots, candidate.index, seat)


def _candidate(clause: Clause) -> Side:
    """Whose candidacy it is: named within the phrase ("Peru's candidacy"), else behind it ("the candidacy of Peru")."""
    for index in range(clause.core.last - 1, clause.core.first, -1):
        if clause.codes[index] in "SDKQ":
            return Side(clause.value_codes(index)[0], None, index)
    return taker(clause, clause.core.last, giver(clause).code)


HANDLERS: Final[Handlers] = {
    "protested": gesture,
    "congratulated": gesture,
    "condolences": gesture,
    "invited": gesture,
    "summoned": summons,
    "candidacy-supported": candidacy,
}
