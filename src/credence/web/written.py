"""A brief in; what a template needs to write it with links to its notes, and its drawings, out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from credence.brief.html import Citations, key
from credence.brief.pieces import Brief, Text
from credence.brief.timeline import svg
from credence.model.visible import numbered


@dataclass(frozen=True, slots=True)
class Written:
    """`inline` writes texts with links to notes, `back` lists the places that cite a note."""

    inline: Callable[[Text], Markup]
    back: Callable[[int], list[str]]
    timeline: Markup
    key: str


def written_out(brief: Brief) -> Written:
    """All that is needed to write the brief once."""
    citations = Citations()
    return Written(citations.inline, citations.places, Markup(svg(brief, styled=False)), key(brief))


def prose(text: str) -> str:
    """The text of a document with its line breaks, each other steering character by its number."""
    return "\n".join(numbered(line.replace("\t", " ")) for line in text.replace("\f", "").split("\n"))
