"""In: a brief. Out: one HTML file that needs nothing else: no script, no font, no image from anywhere."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment
from markupsafe import Markup

from credence.brief.environment import environment
from credence.brief.layout import arrange
from credence.brief.notewords import (
    chain_words,
    inferred_words,
    published_words,
    quote_words,
    source_words,
    told_words,
    where_words,
)
from credence.brief.phrasebook import table
from credence.brief.pieces import Brief, Cite, Remark, Sentence, Subheading, Table, Text, Words
from credence.brief.safe import visible, web_address
from credence.brief.timeline import svg


def to_html(brief: Brief, *, paper: bool = False) -> str:
    """The whole page, ending in one line break. Names, places and quotes stand isolated in `<bdi>`.

    `paper` is for the program that makes PDF (see `timeline.svg`).
    """
    citations = Citations()
    template = _environment().get_template("brief.html.j2")
    page = template.render(
        brief=brief,
        timeline=Markup(svg(brief, paper=paper)),
        short=brief.pages is not None,
        headings=table("headings"),
        key=key(brief),
        inline=citations.inline,
        back=citations.places,
        groups=grouped,
    )
    return page.rstrip("\n") + "\n"


def key(brief: Brief) -> str:
    """How to read the drawing: its bars, then the shapes that stand in it; that its scale changes, if so."""
    words = table("timeline")
    used = {mark.shape for lane in brief.timeline for mark in lane.marks}
    shapes = [str(told) for name, told in words.items() if name.removeprefix("shape_") in used]
    parts = [str(words["key"]), *shapes]
    if brief.timeline and arrange(brief.timeline, brief.day).scale.cut:
        parts.append(str(words["key_cut"]))
    return " ".join(parts)


class Citations:
    """Writes texts with links to their notes, and remembers each place so that a note can link back."""

    def __init__(self) -> None:
        self._places: dict[int, int] = {}

    def inline(self, text: Text) -> Markup:
        """The text as HTML."""
        return Markup("").join(
            self._cite(run) if isinstance(run, Cite) else _words(run.text, run.foreign) for run in text
        )

    def places(self, number: int) -> list[str]:
        """Identifiers of the places that cite the note, in order."""
        return [f"r{number}-{index + 1}" for index in range(self._places.get(number, 0))]

    def _cite(self, cite: Cite) -> Markup:
        links = Markup("").join(self._link(number) for number in cite.numbers)
        return Markup('<span class="c">{}</span>').format(links)

    def _link(self, number: int) -> Markup:
        self._places[number] = place = self._places.get(number, 0) + 1
        return Markup('<a href="#n{0}" id="r{0}-{1}" aria-label="Note {0}">{0}</a>').format(number, place)


def inline(text: Text) -> Markup:
    """The words of a text as HTML, without note numbers."""
    return Markup("").join(_words(run.text, run.foreign) for run in text if isinstance(run, Words))


def _words(text: str, foreign: bool) -> Markup:
    return Markup("<bdi>{}</bdi>" if foreign else "{}").format(visible(text))


def grouped(blocks: tuple[Sentence | Remark | Subheading | Table, ...]) -> list[tuple[str, list[object]]]:
    """Blocks by type in order, with sentences that follow each other together: `("sentences", [...])`."""
    groups: list[tuple[str, list[object]]] = []
    for block in blocks:
        name = {Sentence: "sentences", Remark: "remark", Subheading: "subheading", Table: "table"}[type(block)]
        if groups and name == "sentences" == groups[-1][0]:
            groups[-1][1].append(block)
        else:
            groups.append((name, [block]))
    return groups


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return environment(
        chain=chain_words,
        published=published_words,
        where=where_words,
        inferred=inferred_words,
        source=source_words,
        clipped=lambda note: quote_words(note, True),
        told=lambda note: told_words(note, True),
        address=web_address,
    )
