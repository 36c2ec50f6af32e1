"""A text found in a file, with what the file says of its publication: what every format's reader gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any


class Refusal(Exception):  # noqa: N818  an outcome on record, not a fault
    """A file, or a part of one, that no text can be taken from; its words say what is wrong and what to do."""

    def __init__(self, reason: str, part: str | None = None) -> None:
        super().__init__(" ".join(reason.split()))
        self.reason = " ".join(reason.split())
        self.part = part

    @classmethod
    def of_fault(cls, fault: Exception) -> Refusal:
        """That of a file on which a library broke in a way of its own."""
        return cls(f"cannot be read ({type(fault).__name__}: {str(fault)[:200]})")

    @classmethod
    def too_long(cls, seconds: float) -> Refusal:
        """That of a file whose reading takes longer than so many seconds."""
        return cls(f"takes longer than {seconds:g} seconds to read")


@dataclass(frozen=True, slots=True)
class Piece:
    """One text.

    `part` names it within its file (a member of an archive, a line, an entry of a feed), None for a file that
    is one text. `fields` gives what the format itself says of the publication: the name of a field of
    `Publication` -> the value as written, and where it was found. Days are ISO 8601, with or without a time.
    """

    text: str
    part: str | None = None
    address: str | None = None
    fields: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As an object that `from_json` takes back."""
        return {"text": self.text, "part": self.part, "address": self.address, "fields": self.fields}

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Piece:
        """The piece that `to_json` gave."""
        fields = {name: (value, origin) for name, (value, origin) in found["fields"].items()}
        return cls(found["text"], found["part"], found["address"], fields)


@dataclass(frozen=True, slots=True)
class Passed:
    """A part that is no document at all: a picture in a web archive. Told so that long work is seen to go on."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A part that is now to be read, and `at` where it stands (`growth.Place`): if its reader breaks, it was this."""

    part: str
    at: tuple[int, ...]


Found = Piece | Refusal | Passed | Begun
"""What a part of a file comes to, or that it is begun."""


def within(name: str, found: Found) -> Found:
    """The same as part of what has that name: `report.pdf` in `mail.zip`, its page in turn."""
    if isinstance(found, Passed):
        return found
    part = f"{name}/{found.part}" if found.part else name
    return Refusal(found.reason, part) if isinstance(found, Refusal) else replace(found, part=part)


def numbered(name: str, seen: Counter[str]) -> str:
    """A part's name, told from those that came before it where one had the same: `note.txt (2)`; it is then seen."""
    seen[name] += 1
    while seen[name] > 1:
        name = f"{name} ({seen[name]})"
        seen[name] += 1
    return name
