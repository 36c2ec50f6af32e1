"""A line or sentence of a career in, the posts it tells of out: where, as what, from when to when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from credence.lore.offices import sent_offices
from credence.reading.clauses.clause import Clause
from credence.reading.kinds.envoys import envoy_slots
from credence.reading.kinds.roles import actor_before, is_envoy, person_at
from credence.reading.mentions import Person, Post
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters
from credence.reading.scan.numbers import NUMBER_WORDS
from credence.reading.spelling import holds, state_of

_LINKS: Final = frozenset(
    ["in", "at", "to", "for", "and", "or", "of", "with", "there", "here", "then", "until", "near"]
)
"""Words that go on with a line of a career; any other behind a title is what its holder did."""


def career(clause: Clause) -> Iterator[Draft]:
    """A line of a career: "2016-2019: Ambassador to Chile"; the line or the text before it says whose."""
    core, context, post = clause.core, clause.context, clause.value("post")
    followed = holds(clause.codes[core.first : core.first + 1], letters("followed", "came", "then", "next", "later"))
    start, end = span_of_service(clause) if "when" in core.groups else (None, None)
    beside = clause.codes[core.first : core.last]
    index = core.groups.get("person")
    if index is not None and (held := person_at(clause, index)) and held.post:
        if held.name.split()[-1] in clause.text(index, index + 1):
            return
        post = Post(held.post.office, held.post.term, held.owner)
    if not isinstance(post, Post) or post.office not in sent_offices() or "plural" in post.flags:
        return
    after = clause.text(core.last, core.last + 1) if core.last < len(clause.codes) else ""
    if "definite" in post.flags and after.islower() and after.isalpha() and after not in _LINKS:
        return  # "From 2010 to 2014 the Ambassador lived by the sea"
    told = start and (end or holds(beside, letters("from")))
    if not told and not (followed and "when" not in core.groups and not context.narrator):
        return
    found = _bearer(clause)
    if not post.host and (
        cities := [state_of(i)[:1] for i in clause.sentence.items[core.first : core.last] if i.code in "CS"]
    ):
        post.host = cities[0]
    person = (context.hero or context.last_envoy() if _opens_line(clause) else None) or (found[0] if found else None)
    if person is None or not person.name:
        return
    end = end or _after_years(clause, start)
    taken = Person(person.name, post, post.owner or person.owner, person.flags)
    slots = envoy_slots(clause, taken)
    if slots is None:
        return
    first = found[1] if found and found[0] is person and found[1] < core.first else None
    yield clause.draft("post-began", {**slots, "date": start}, first)
    if end:
        yield clause.draft("post-ended", {**slots, "date": end}, first)
    yield from _then(clause, taken)


def _bearer(clause: Clause) -> tuple[Person, int] | None:
    """Whose career it is: the sentence's subject, where "and was ..." goes on about it; else him who was spoken of."""
    first = clause.core.first
    joined = _JOINED.search(clause.text(max(0, first - 5), first)) if first else None
    if joined and not clause.context.narrator:
        index = next((i for i in range(first) if clause.codes[i] in "PN" and not clause.governed(i)), None)
        person = person_at(clause, index) if index is not None else None
        if person is not None and index is not None:
            return person, index
    found = actor_before(clause, first)
    if found or clause.context.narrator or any(clause.codes[i] in "PN" for i in range(first)):
        return found
    known = clause.context.hero if is_envoy(clause.context.hero) else clause.context.last_envoy()
    return (known, first) if known else None


_JOINED: Final = re.compile(
    r"\band (?:was|has been|had been|served|is)(?: (?:formerly|previously|earlier|also|once|before))?\Z"
)
_FOR_YEARS: Final = re.compile(r",? for (\w{1,12}) years?\b")
_THEN: Final = re.compile(r", (?:and )?(?:then|later|finally|after that) \Z")


def _after_years(clause: Clause, start: str | None) -> str | None:
    """ "from 1988 Maputo, as ambassador, for five years": until 1993."""
    items, last = clause.sentence.items, clause.core.last
    told = _FOR_YEARS.match(clause.sentence.text, items[last - 1].end, clause.sentence.end)
    word = told[1].lower() if told else ""
    count = int(word) if word.isdigit() else NUMBER_WORDS.get(word)
    return str(int(start[:4]) + int(count)) if count and start and start[:4].isdigit() else None


def _then(clause: Clause, taken: Person) -> Iterator[Draft]:
    """ "Ottawa, as ambassador, from 1979 to 1983, then Rome": the next post, held as the same."""
    items, codes, last = clause.sentence.items, clause.codes, clause.core.last
    index = codes.find("C", last, last + 5)
    if (
        index < 0
        or clause.context.narrator
        or taken.post is None
        or codes[index + 1 : index + 3].startswith((",O", "("))
    ):
        return
    if not _THEN.search(clause.sentence.text[items[last - 1].end : items[index].start]):
        return
    if codes[index + 1 : index + 3] == "," + letters("as"):
        return  # told with a title of its own
    post = Post(taken.post.office, taken.post.term, taken.owner, state_of(items[index])[:1])
    slots = envoy_slots(clause, Person(taken.name, post, taken.owner))
    if slots:
        yield clause.draft("post-began", {**slots, "date": None}, index)


def _opens_line(clause: Clause) -> bool:
    """Whether the core begins its sentence or its line."""
    first = clause.core.first
    return (
        first < 2
        or "\n" in clause.sentence.text[clause.sentence.items[first - 1].end : clause.sentence.items[first].start]
    )


def span_of_service(clause: Clause) -> tuple[str | None, str | None]:
    """The dates from which and until which a post was held, as far as the phrase gives them."""
    index = clause.core.groups["when"]
    codes = clause.codes
    value = _years_of(clause, index) or clause.date_at(index)
    before = codes[index - 1] if index else ""
    if before and before in letters("until", "through", "till"):
        return None, value
    led = codes[max(clause.core.first, index - _LED) : index]
    if "T" not in led and holds(led, letters("until", "till")):
        return None, value  # "until his death in 1908"
    if value and "/" in value:
        start, _, end = value.partition("/")
        return start, end
    until = clause.core.groups.get("until")
    if (
        until is None
        and codes[index + 1 : index + 2] in list(letters("to", "until", "through", "till", "-"))
        and codes[index + 2 : index + 3] == "T"
    ):
        until = index + 2
    if until is None and codes[index + 1 : index + 2] in letters("until", "till"):
        # "from March 2013 until the suspension of its work on 29 July 2014"
        until = next((i for i in range(index + 2, min(len(codes), index + 14)) if codes[i] in "T;."), None)
        until = until if until is not None and codes[until] == "T" else None
    if until is not None:
        return value, clause.date_at(until)
    if before and before in letters("from", "since"):
        return value, None
    return None, None


_LED: Final = 6
"""What ended a term stands between "until" and its day within so many items."""

_SHORT_YEARS: Final = re.compile(r"(1[5-9]|20)(\d\d)\s?[-–—/]\s?(\d\d)")


def _years_of(clause: Clause, index: int) -> str | None:
    """ "1902-05" beside a person is from 1902 to 1905, not May 1902."""
    years = _SHORT_YEARS.fullmatch(clause.text(index, index + 1))
    return f"{years[1]}{years[2]}/{years[1]}{years[3]}" if years and years[3] > years[2] else None
