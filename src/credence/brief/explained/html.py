"""In: an explanation. Out: one HTML page: the text on the left, beside each sentence what was made of it.

The page needs nothing else and runs no script. All text of the document is escaped and stands in `<bdi>`.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from credence.brief.environment import environment
from credence.brief.explained.view import (
    Explained,
    Made,
    Row,
    detail_words,
    found_words,
    numbers_words,
    text_of,
)
from credence.brief.safe import visible

LANES = 5
COLOURS = 6


class Lane(NamedTuple):
    """Where what was made of one match is underlined: the lane below the line, counted from 1, and the
    colour.
    """

    made: Made
    lane: int
    colour: int


def to_html(explained: Explained) -> str:
    """The whole page, ending in one line break."""
    document = explained.document
    template = _environment().get_template("explained.html.j2")
    page = template.render(
        explained=explained,
        rows=[(row, lanes(row)) for row in explained.rows],
        marked=lambda row, drawn: marked(document.text, row, drawn),
        quote=lambda start, end: text_of(document, start, end),
        lanes=range(1, LANES + 1),
    )
    return page.rstrip("\n") + "\n"


def lanes(row: Row) -> list[Lane]:
    """A lane for each match that says something new: the first that no earlier one fills at that place."""
    drawn: list[Lane] = []
    for made in sorted((m for m in row.made if m.new), key=lambda m: (m.start, -m.end)):
        busy = {each.lane for each in drawn if each.made.start < made.end and made.start < each.made.end}
        lane = next((n for n in range(1, LANES + 1) if n not in busy), LANES)
        drawn.append(Lane(made, lane, made.new[0].number % COLOURS))
    return drawn


def marked(text: str, row: Row, drawn: list[Lane]) -> Markup:
    """The sentence, underlined in the lanes of what was made of it, each with its numbers where it begins."""
    start, end = row.seen.start, row.seen.end
    cuts = {start, end}
    for lane in drawn:
        cuts |= {min(max(lane.made.start, start), end), min(max(lane.made.end, start), end)}
    places = sorted(cuts)
    return Markup("").join(_stretch(text, first, last, drawn) for first, last in pairwise(places))


def _stretch(text: str, start: int, end: int, drawn: list[Lane]) -> Markup:
    numbers = Markup("").join(_number(lane) for lane in drawn if lane.made.start == start)
    over = [lane for lane in drawn if lane.made.start < end and start < lane.made.end]
    words = visible(text[start:end])
    if not over:
        return Markup("{}{}").format(numbers, words)
    style = ";".join(f"--l{lane.lane}:var(--c{lane.colour})" for lane in over)
    return Markup('{}<span class="u" style="{}">{}</span>').format(numbers, style, words)


def _number(lane: Lane) -> Markup:
    first, words = lane.made.new[0].number, numbers_words(lane.made.new)
    return Markup('<a class="n c{}" href="#s{}" aria-label="Statement {}">{}</a>').format(
        lane.colour, first, words, words
    )


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return environment(
        found=found_words,
        details=detail_words,
        numbers=numbers_words,
    )
