"""Where a phrase matched, and the statement in the making that comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from credence.model import Inference, Modality, SlotValue
from credence.reading.nouns.posts_listed import PostRow
from credence.reading.phrases.phrase import Phrase


@dataclass(frozen=True, slots=True)
class ListRow:
    """What a line below a heading tells: who of which State, to which State, and when."""

    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    persons: tuple[str, ...]
    office: str | None
    """The post held; None where the list is one of visits."""
    days: tuple[str, ...]
    """The days of the visits, or when the post began and ended, either of which may be empty."""
    current: bool = False
    """Whether the post is said to be held still."""
    place: str | None = None
    """The city of the visits, where the line gives one."""


@dataclass(slots=True, init=False)  # see `mentions`
class Core:
    """Where a phrase matched: items[first:last], and the items that fill its slots."""

    phrase: Phrase
    first: int
    last: int
    groups: dict[str, int]
    anchor: int
    """The word of the phrase that acts (the verb), to which a date attaches; where there is none, the first."""
    date: str | None = None
    date_item: int | None = None
    row: PostRow | ListRow | None = None
    """The row of a list that it stands for, where it is no phrase of prose."""

    def __init__(
        self,
        phrase: Phrase,
        first: int,
        last: int,
        groups: dict[str, int],
        anchor: int,
        date: str | None = None,
        date_item: int | None = None,
        row: PostRow | ListRow | None = None,
    ) -> None:
        self.phrase = phrase
        self.first = first
        self.last = last
        self.groups = groups
        self.anchor = anchor
        self.date = date
        self.date_item = date_item
        self.row = row


@dataclass(slots=True, init=False)
class Draft:
    """A statement in the making: what it says and which items it rests on."""

    kind: str
    slots: dict[str, SlotValue]
    first: int
    last: int
    rule: str
    modality: Modality = Modality.ASSERTED
    inferred: list[Inference] = field(default_factory=list)
    whole: bool = False
    """Whether only the whole sentence carries it."""

    def __init__(
        self,
        kind: str,
        slots: dict[str, SlotValue],
        first: int,
        last: int,
        rule: str,
        modality: Modality = Modality.ASSERTED,
        inferred: list[Inference] | None = None,
        whole: bool = False,
    ) -> None:
        self.kind = kind
        self.slots = slots
        self.first = first
        self.last = last
        self.rule = rule
        self.modality = modality
        self.inferred = [] if inferred is None else inferred
        self.whole = whole


def anchor_of(phrase: Phrase, codes: str, first: int, last: int) -> int:
    """The last word that a phrase needs, where it matched codes[first:last]."""
    if phrase.dated:
        for index in range(last - 1, first - 1, -1):
            if codes[index] in phrase.needs:
                return index
    return first
