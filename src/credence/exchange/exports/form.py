"""What a format of export is: its name, its fields with their meanings, and how material is written in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from credence.exchange.exports.material import Material

Written = Iterator[str] | Iterator[bytes]
"""Pieces of a file in order: text to be encoded in UTF-8, or bytes."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a format; `of` names the part of the format that it stands in, where there are several."""

    name: str
    says: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """One format. `standard` is where it is defined; `notes` say what it cannot hold, and what is left out.

    `write` gives the same pieces for the same material.
    """

    name: str
    says: str
    standard: str
    file: str
    """What a file of it is usually called: its ending."""
    fields: Sequence[Field]
    write: Callable[[Material], Written]
    notes: Sequence[str] = ()
    binary: bool = False
    gone: bool = False
    """Whether it also tells what was told before and is no longer."""
