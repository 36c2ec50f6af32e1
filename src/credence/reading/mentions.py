"""What a sentence names, as values: persons with their posts, missions, instruments, states by reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

BY_NAME: Final = "by-name"
"""Mark of a person whose State only the name told."""
_NO_FLAGS: Final[frozenset[str]] = frozenset()

# Those of which every sentence makes some have an `__init__` of their own: compiled, it takes a sixth of the time that
# the one written by `dataclass` takes.


class Item:
    """One word or mention of a sentence: a code letter (see `spelling.py`), its place in the text, its
    value."""

    __slots__ = ("code", "end", "start", "value")

    def __init__(self, code: str, start: int, end: int, value: Any = None) -> None:
        self.code = code
        self.start = start
        self.end = end
        self.value = value


@dataclass(slots=True, init=False)
class States:
    """One or several States named or referred to; `how` is `named`, or what the reference said."""

    codes: tuple[str, ...]
    how: str = "named"

    def __init__(self, codes: tuple[str, ...], how: str = "named") -> None:
        self.codes = codes
        self.how = how


@dataclass(slots=True, init=False)
class Place:
    """A city and the State it lies in."""

    name: str
    state: str | None
    where: bool = False
    """Whether it only says where something was ("in Geneva")."""

    def __init__(self, name: str, state: str | None, where: bool = False) -> None:
        self.name = name
        self.state = state
        self.where = where


@dataclass(slots=True, init=False)
class Post:
    """An office with the State it serves (`owner`) and, for one held abroad, where (`host`)."""

    office: str
    term: str
    owner: str | None = None
    host: tuple[str, ...] = ()
    flags: frozenset[str] = _NO_FLAGS
    """new, newly-appointed, outgoing, former, designate, resident, first, plural, definite."""
    organisation: str | None = None
    residence: str | None = None

    def __init__(
        self,
        office: str,
        term: str,
        owner: str | None = None,
        host: tuple[str, ...] = (),
        flags: frozenset[str] = _NO_FLAGS,
        organisation: str | None = None,
        residence: str | None = None,
    ) -> None:
        self.office = office
        self.term = term
        self.owner = owner
        self.host = host
        self.flags = flags
        self.organisation = organisation
        self.residence = residence


@dataclass(slots=True, init=False)
class Person:
    """A person: a name (or only a reference, `name` empty) and what the text gives as the post held."""

    name: str
    post: Post | None = None
    owner: str | None = None
    flags: frozenset[str] = _NO_FLAGS
    inferred: bool = False

    def __init__(
        self,
        name: str,
        post: Post | None = None,
        owner: str | None = None,
        flags: frozenset[str] = _NO_FLAGS,
        inferred: bool = False,
    ) -> None:
        self.name = name
        self.post = post
        self.owner = owner
        self.flags = flags
        self.inferred = inferred

    @property
    def office(self) -> str | None:
        """The office, where the text gives one."""
        return self.post.office if self.post else None


REPRESENTATIVES_HEAD: Final = ("interests-section", "liaison-office")
"""The missions whose heads are representatives, and no ambassadors."""


@dataclass(slots=True, init=False)
class Mission:
    """An embassy, consulate or other mission: of whom (`owner`), to whom (`host`), in which city."""

    mission: str
    owner: str | None = None
    host: str | None = None
    place: str | None = None
    possessive: bool = False
    plural: bool = False
    definite: bool = False
    second: tuple[str | None, str | None] | None = None
    """Place and host of a second one named with it ("its embassies in A and B")."""
    more: tuple[str, ...] = ()
    """The further States listed after the one whose they are, or in which they stand ("embassies in A, B and C")."""
    whose: str = ""
    """The word that says whose it is by reference: its, their, our, your, both."""
    vague: bool = False
    """Whether the text only says "mission", without its rank."""
    at: int = 0
    """Offset of the sentence that last spoke of it."""

    def __init__(
        self,
        mission: str,
        owner: str | None = None,
        host: str | None = None,
        place: str | None = None,
        possessive: bool = False,
        plural: bool = False,
        definite: bool = False,
        second: tuple[str | None, str | None] | None = None,
        more: tuple[str, ...] = (),
        whose: str = "",
        vague: bool = False,
        at: int = 0,
    ) -> None:
        self.mission = mission
        self.owner = owner
        self.host = host
        self.place = place
        self.possessive = possessive
        self.plural = plural
        self.definite = definite
        self.second = second
        self.more = more
        self.whose = whose
        self.vague = vague
        self.at = at

    def copy(self) -> Mission:
        """Another that is told the same of: `dataclasses.replace` takes ten times as long."""
        return Mission(
            self.mission,
            self.owner,
            self.host,
            self.place,
            self.possessive,
            self.plural,
            self.definite,
            self.second,
            self.more,
            self.whose,
            self.vague,
            self.at,
        )


@dataclass(slots=True, init=False)
class Instrument:
    """A treaty, agreement or memorandum by the fullest name the sentence gives."""

    name: str
    modified: bool = False
    parties: tuple[str, ...] = ()
    """States and organisations that its words name."""
    head: str = ""
    definite: bool = False
    city: bool = False
    """Whether its name begins with a city: "the Paris Agreement"."""

    def __init__(
        self,
        name: str,
        modified: bool = False,
        parties: tuple[str, ...] = (),
        head: str = "",
        definite: bool = False,
        city: bool = False,
    ) -> None:
        self.name = name
        self.modified = modified
        self.parties = parties
        self.head = head
        self.definite = definite
        self.city = city
