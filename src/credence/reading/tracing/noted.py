"""The items of a sentence in; what each stands for, and the sentence's spelling in words one can read,
out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from credence.reading.dates.finder import DateMention
from credence.reading.mentions import Instrument, Item, Mission, Person, Place, Post, States
from credence.reading.scan.amounts import Amount
from credence.reading.spelling import FIRST_PRIVATE, Sentence

TYPES: Final = {
    "S": "State",
    "D": "demonym",
    "C": "city",
    "K": "organ",
    "G": "organisation",
    "U": "outlet",
    "O": "office",
    "E": "mission",
    "Y": "ministry",
    "H": "style",
    "T": "date",
    "M": "amount",
    "P": "person",
    "R": "mission",
    "I": "instrument",
    "Q": "States",
    "N": "name",
    "B": "body",
    "A": "area",
}
"""Letter -> what a mention of it is called."""

_PLAIN: Final = {"w": "·", "W": "CAP", "n": "NUM"}
Details = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A mention at text[start:end]: its type in words, its value, what else is known of it, the mentions
    inside it.

    States stand by their codes; the value of a date is EDTF, empty where no other date resolves it. `rule` is the
    phrase that made it one, where one did.
    """

    type: str
    start: int
    end: int
    value: str
    details: Details = ()
    parts: tuple[Found, ...] = ()
    rule: str = ""


def found_in(
    sentence: Sentence, raw: list[Item], resolved: dict[int, str], rules: Mapping[tuple[int, int], str]
) -> tuple[Found, ...]:
    """All mentions of a sentence with those they were made from.

    `resolved` has start -> value of governing dates, `rules` (start, end) -> the phrase that made a mention of it.
    """
    inner = [item for item in raw if item.value is not None and item.code in TYPES]
    found = [
        _found(
            item,
            resolved,
            [i for i in inner if item.start <= i.start and i.end <= item.end and i.code != item.code],
            rules.get((item.start, item.end), ""),
        )
        for item in sentence.items
        if item.value is not None and item.code in TYPES
    ]
    found += [Found("area", start, end, area) for start, end, area, _ in sentence.areas]
    return tuple(sorted(found, key=lambda f: (f.start, -f.end, f.type)))


def _found(item: Item, resolved: dict[int, str], inner: list[Item], rule: str = "") -> Found:
    value, details = described(item.value)
    if item.code == "T" and not value:
        value = resolved.get(item.start, "")
    parts = tuple(_found(i, resolved, []) for i in inner) if item.code in "PROKI" else ()
    return Found(TYPES[item.code], item.start, item.end, value, details, parts, rule)


def described(value: Any) -> tuple[str, Details]:
    """A mention's value as one string, and the rest of what it holds as (what, value)."""
    for sort, describe in _DESCRIBED:
        if isinstance(value, sort):
            text, details = describe(value)
            return text, tuple((name, str(more)) for name, more in details if more)
    return str(value), ()


def _states(value: States) -> tuple[str, list[tuple[str, Any]]]:
    return ", ".join(value.codes), [("refers", value.how if value.how != "named" else "")]


def _place(value: Place) -> tuple[str, list[tuple[str, Any]]]:
    return value.name, [("State", value.state), ("role", "only says where" if value.where else "")]


def _post(value: Post) -> tuple[str, list[tuple[str, Any]]]:
    return value.office, [
        ("title", value.term),
        ("of", value.owner),
        ("to", ", ".join(value.host)),
        ("to organisation", value.organisation),
        ("resides in", value.residence),
        ("marks", ", ".join(sorted(value.flags))),
    ]


def _person(value: Person) -> tuple[str, list[tuple[str, Any]]]:
    post = value.post
    owner = f"{value.owner} (inferred)" if value.owner and value.inferred else value.owner
    return value.name or "(not named)", [
        ("post", post.office if post else ""),
        ("of", owner),
        ("to", ", ".join(post.host) if post else ""),
        ("marks", ", ".join(sorted(value.flags | (post.flags if post else frozenset())))),
    ]


def _mission(value: Mission) -> tuple[str, list[tuple[str, Any]]]:
    return value.mission, [
        ("of", value.owner),
        ("to", value.host),
        ("in", value.place),
        ("refers", "its, their" if value.possessive else ""),
        ("number", "several" if value.plural else ""),
    ]


def _instrument(value: Instrument) -> tuple[str, list[tuple[str, Any]]]:
    return value.name, []


def _amount(value: Amount) -> tuple[str, list[tuple[str, Any]]]:
    return str(value.value), [("currency", value.currency)]


def _date(value: DateMention) -> tuple[str, list[tuple[str, Any]]]:
    return value.value or "", [("sort", value.kind), ("bound", value.qualifier), ("how", date_note(value))]


def date_note(value: DateMention) -> str:
    """How a date came by its value; empty for one that is written out."""
    if value.modifier:
        return "qualifies a noun and dates no verb"
    if value.kind == "anaphoric":
        return "counted from the date last spoken of"
    if value.yearless:
        return "the year is not given: the nearest by the document's date"
    return "counted from the document's date" if value.relative else ""


_DESCRIBED: Final[tuple[tuple[type, Any], ...]] = (
    (States, _states),
    (Place, _place),
    (Post, _post),
    (Person, _person),
    (Mission, _mission),
    (Instrument, _instrument),
    (Amount, _amount),
    (DateMention, _date),
)


def readable(sentence: Sentence) -> str:
    """The spelling as phrases see it: mentions in capitals, words that some phrase uses, `·` for the
    others.
    """
    return " ".join(_spelled(sentence, item) for item in sentence.items)


def _spelled(sentence: Sentence, item: Item) -> str:
    if item.code in _PLAIN:
        return _PLAIN[item.code]
    if item.code in TYPES and len(item.code) == 1 and item.code.isupper():
        return TYPES[item.code].upper()
    if ord(item.code) >= FIRST_PRIVATE:
        return " ".join(sentence.text[item.start : item.end].lower().split())
    return item.code
