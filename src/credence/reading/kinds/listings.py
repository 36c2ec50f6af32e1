"""The lines below a heading that opens a list in; the visits, or the terms of office, that they tell of out.

"From Peru to Chad" over "Aug 2010 Mr. X, Minister for Foreign Affairs"; "Ambassadors of Chad to Peru:" over
"X - 2004-2008", "2009-2013: Y", "Z, since 2014".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from credence.lore.offices import sent_offices
from credence.model import Modality, SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.date_value import date_value
from credence.reading.clauses.shapes import shape
from credence.reading.context import Context
from credence.reading.frame.listed import Listing
from credence.reading.mentions import BY_NAME, Person, Place, Post
from credence.reading.phrases.book import phrase_book
from credence.reading.phrases.core import Core, Draft, ListRow
from credence.reading.phrases.phrase import Phrase, phrase_of_list
from credence.reading.phrases.words import letters
from credence.reading.spelling import Sentence, state_of

LISTED: Final = "listed"
"""The kind of a core that stands for a line of a list."""
_LONGEST: Final = 40
_PASSED: Final = 2
"""A list goes on after so many sentences that are no lines of it."""
_YEAR: Final = re.compile(r"\A\d{4}")
_SIGN: Final = "[^A-Za-z\ue000-\uf8ff]"
_STATE_AND_DAY: Final = re.compile(f"{_SIGN}{{0,4}}n?{_SIGN}{{0,4}}(?P<s>S){_SIGN}{{0,3}}(?P<t>T)")
_BREAK: Final = "\n"
_NO_NAME: Final = "TMGRIQSDKEYUO"
_FEWEST: Final = 2
_MOST: Final = 4
"""A name has so many words."""


def _phrase(name: str) -> Phrase:
    return phrase_of_list(f"lists/{name}", LISTED, "a line of a list")


_PHRASES: Final = {name: _phrase(name) for name in ("visit", "post", "relations")}


def listed_rows(sentence: Sentence, cores: list[Core], context: Context) -> list[Core]:
    """The lines of the list now being read that a sentence holds; a list is over after two sentences that are none."""
    listing = context.roll
    if listing is None or context.rows is not None:
        return []
    rows = list(_rows(sentence, cores, listing, context))
    listing.passed = 0 if rows else listing.passed + 1
    if listing.passed > _PASSED:
        context.roll = None
    return rows


def _rows(sentence: Sentence, cores: list[Core], listing: Listing, context: Context) -> Iterator[Core]:
    beside = _BESIDE if listing.kind == "visit" else _BESIDE | _STAGES
    for first, last in _lines(sentence):
        # Behind the day of a visit, whom the guest met may be told as well.
        day = sentence.codes.find("T", first, last) if listing.kind == "visit" else first
        told = any(
            core.phrase.dated and core.phrase.kind not in beside and first <= core.first < last
            for core in cores
            if core.phrase.kind != "meeting" or core.first <= day
        )
        if told or last - first > _LONGEST or "T" not in sentence.codes[first:last]:
            continue
        row = _READERS[listing.kind](sentence, first, last, listing, context)
        if row is not None:
            yield Core(_PHRASES[listing.kind], first, last, {}, first, row=row)


_BESIDE: Final = frozenset(("holds-office", "cooperation", "briefing", "scheduled"))
"""Kinds that a line may also tell of."""
_STAGES: Final = frozenset(("appointed", "credentials-presented", "post-began", "post-ended"))
"""What a line on one who held a post may also give the day of: "X (appointed 1828)"."""


def with_rows(rows: list[Core], cores: list[Core]) -> list[Core]:
    """The lines of a list and what else a sentence tells: no layout of another sort is seen where they stand."""
    apart = [c for c in cores if _may_stand(c, rows)]
    return [*rows, *apart]


def _may_stand(core: Core, rows: list[Core]) -> bool:
    row = next((r for r in rows if r.first <= core.first < r.last), None)
    visit = row is not None and row.phrase is _PHRASES["visit"]
    return row is None or (visit and (core.phrase.kind in _BESIDE or core.phrase.id.startswith("posts/named")))


def _lines(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where each line of a sentence, or part of it between semicolons, begins and ends."""
    first, items = 0, sentence.items
    for at in range(1, len(items)):
        if items[at - 1].code == ";" or _BREAK in sentence.text[items[at - 1].end : items[at].start]:
            yield first, at
            first = at
    yield first, len(items)


def _visit(sentence: Sentence, first: int, last: int, listing: Listing, context: Context) -> ListRow | None:
    day = sentence.codes.find("T", first, last)
    until = day if "P" in sentence.codes[first:day] else last  # behind the day stands whom they met
    persons = [i.value for i in sentence.items[first:until] if i.code == "P" and i.value.name and i.value.post]
    if not persons or sentence.tells_any(("meeting", "consultations")):
        return None
    owner, host = listing.actor, listing.recipient
    city = None
    if owner is None:
        owner, host, city = _whither(sentence, first, last, persons[0], context)
    if owner is None or host is None:
        return None
    for person in persons:
        if person.owner != owner and (person.inferred or person.owner in (None, host)):
            context.belongs(person, owner)
    names = tuple(person.name for person in persons if person.owner == owner)
    days = tuple(day for day in _days(sentence, first, last, context) if not context.is_ahead(day))
    return ListRow((owner,), (host,), names, None, days, place=city) if names and days else None


_WHERE: Final = (
    "P(?:[{to}{in},(-]{1,2}|,[^T;:P]{1,5}[{to}{in}])[{the}]?(?P<where>[SC])|P,?[{in}]?T,?[({in}](?P<there>[SC])"
)
"""Where to, in a line of a list of visits: "X to Ruritania, 3 May 2001", "X (Klow, May 2001)", "X, official visit to
Klow, May 2001", "X, 3 May 2001 (Klow)"."""


def _whither(
    sentence: Sentence, first: int, last: int, person: Person, context: Context
) -> tuple[str | None, str | None, str | None]:
    """Whence and whither of a visit whose line alone tells it, and the city; the person's own State, else the place."""
    own = person.owner if not person.inferred or BY_NAME in person.flags else None
    there = shape(_WHERE).search(sentence.codes, first, last)
    if there is not None:
        value = sentence.items[max(there.start("where"), there.start("there"))].value
        city, codes = (value.name, (value.state,)) if isinstance(value, Place) else (None, value.codes[:1])
        host = codes[0] if codes else None
        if host in context.two and host != own:
            return own or context.other_of_two(host), host, city
    return own, context.other_of_two(own), None


def _related(sentence: Sentence, first: int, last: int, listing: Listing, context: Context) -> ListRow | None:
    """With whom there are relations and since when: "3 | Austria | 25 March 1992 |"."""
    found = _STATE_AND_DAY.match(sentence.codes, first, last)
    if found is None or listing.actor is None:
        return None
    other = state_of(sentence.items[found.start("s")])[:1]
    day = date_value(sentence, sentence.items[found.start("t")], context)
    if not other or other[0] == listing.actor or day is None or not _YEAR.match(day):
        return None
    since = day.partition("/")[0]  # "12 December 1963 - 1964": what follows is another column's
    return ListRow((listing.actor,), other, (), None, (since,))


def _holder(sentence: Sentence, first: int, last: int, listing: Listing, context: Context) -> ListRow | None:
    """Who held the post from when to when; the line names one person and no other State."""
    named = [i for i in sentence.items[first:last] if i.code in "NP" and " " in sentence.text[i.start : i.end]]
    days = _days(sentence, first, last, context)
    if len(named) > 1 or not days or listing.actor is None or listing.recipient is None or listing.post is None:
        return None
    value = named[0].value if named else _capitalised(sentence, first, last)
    name = value.name if isinstance(value, Person) else str(value)
    own = value.post if isinstance(value, Person) else None
    own = own or next(
        (i.value for i in sentence.items[first:last] if i.code == "O" and isinstance(i.value, Post)), None
    )
    if not name or (own is not None and (own.office not in sent_offices() or own.owner not in (None, listing.actor))):
        return None
    office = own.office if own else listing.post.office
    post = Post(office, own.term if own else listing.post.term, listing.actor, (listing.recipient,))
    met = context.meet(Person(name, post, listing.actor))
    if met.post is None or met.inferred:
        met.post, met.owner = post, listing.actor
    begun, ended = days[0], days[1] if len(days) > 1 else None
    if "/" in begun:
        begun, ended = begun.split("/")[:2]
    elif (
        ended is None
        and sentence.codes[first:last].find("T")
        and _before(sentence, first, last) in letters("until", "to")
    ):
        begun, ended = "", days[0]
    return ListRow(
        (listing.actor,), (listing.recipient,), (name,), office, (begun, ended or ""), _goes_on(sentence, last)
    )


_READERS: Final = {"visit": _visit, "post": _holder, "relations": _related}
"""What reads a line of each kind of list."""


def _capitalised(sentence: Sentence, first: int, last: int) -> str:
    """A name made of words that also mean something else ("Henry Southern"), where the line has no other."""
    begin = first
    for at in range(first, last + 1):
        item = sentence.items[at] if at < last else None
        if item is None or item.code in _NO_NAME or not sentence.text[item.start].isupper():
            if _FEWEST <= at - begin <= _MOST:
                return sentence.words(begin, at)
            begin = at + 1
    return ""


def _days(sentence: Sentence, first: int, last: int, context: Context) -> list[str]:
    found = (date_value(sentence, i, context) for i in sentence.items[first:last] if i.code == "T")
    return [day for day in found if day and _YEAR.match(day)]


def _before(sentence: Sentence, first: int, last: int) -> str:
    at = sentence.codes.find("T", first, last)
    return sentence.codes[at - 1] if at > first else " "


def _goes_on(sentence: Sentence, last: int) -> bool:
    """Whether a line says that the term is not over: "2014 - to date"."""
    words = phrase_book().lists["still-in-post"]
    tail = (sentence.text[i.start : i.end].lower() for i in sentence.items[max(0, last - 3) : last])
    return any(word in words for word in tail)


def of_list(clause: Clause) -> Iterator[Draft]:
    """What a line of a list tells: one visit a day it gives, or a term of office with its beginning and end."""
    row = clause.core.row
    if not isinstance(row, ListRow):
        return
    if clause.core.phrase is _PHRASES["relations"]:
        parties = tuple(sorted((*row.actor, *row.recipient)))
        slots: dict[str, SlotValue | None] = {"parties": parties, "date": row.days[0]}
        yield clause.draft("relations-established", slots, modality=Modality.ASSERTED)
        return
    slots = {"actor": row.actor, "recipient": row.recipient, "person": row.persons}
    if row.office is None:
        for day in row.days:
            yield clause.draft("visit", {**slots, "place": row.place, "date": day}, modality=Modality.ASSERTED)
        return
    begun, ended = row.days
    slots = {**slots, "office": row.office}
    if begun:
        yield clause.draft("post-began", {**slots, "date": begun}, modality=Modality.ASSERTED)
    if ended:
        yield clause.draft("post-ended", {**slots, "date": ended}, modality=Modality.ASSERTED)
    if clause.context.narrator or row.current:
        yield clause.draft("holds-office", {"person": row.persons, "office": row.office, "actor": row.actor})


HANDLERS: Final = {LISTED: of_list}

__all__ = ["HANDLERS", "LISTED", "listed_rows", "with_rows"]
