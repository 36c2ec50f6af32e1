"""In: the links of a network. Out: its drawing, alone as SVG, or on a page with the same in words below it.

Meaning is carried by shape, line and place; nothing by colour. There is no script, and nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from credence.brief.environment import environment
from credence.brief.naming import state_text
from credence.brief.network import changes_words, link_words, sides_words, state_words
from credence.brief.network_layout import BAR, KEY_TEXT, MIDDLE, REACH, WIDTH, arrange, key
from credence.brief.notes import Notebook
from credence.brief.notewords import chain_words, published_words
from credence.brief.phrasebook import fill, phrase, table
from credence.brief.pieces import Text, capitalised, cited, plain
from credence.brief.wording import day_words, moment_words
from credence.protocol.network import Link

Moment = date | datetime | None


@dataclass(frozen=True, slots=True)
class Row:
    """One link as the table below the drawing tells it; `notes` are the numbers of the sentences behind it."""

    sender: str
    receiver: str
    mission: str
    place: str
    state: str
    changes: str
    notes: tuple[int, ...]


def to_svg(links: Sequence[Link], states: Sequence[str], on: date | None, known_at: Moment = None) -> str:
    """The drawing of the network of the first State (with a second: of the two) as an SVG file."""
    words, state = table("network"), states[0]
    name: Text = state_text(state)
    drawing = (
        environment()
        .get_template("network.svg.j2")
        .render(
            drawing=arrange(links, state),
            title=title_of(states),
            subtitle=_subtitle(on, known_at),
            describe=description(links, state),
            abroad=plain(capitalised(fill(words["abroad"], {"state": name}))),
            here=plain(capitalised(fill(words["here"], {"state": name}))),
            key=key(),
            key_text=KEY_TEXT,
            words=words,
            width=WIDTH,
            middle=MIDDLE,
            bar=BAR,
            reach=REACH,
        )
    )
    return drawing.rstrip("\n") + "\n"


def to_html(links: Sequence[Link], states: Sequence[str], on: date | None, known_at: Moment = None) -> str:
    """The same on one self-contained page, with a table that tells every link in words and cites its sentences."""
    notes = Notebook()
    rows = [_row(link, notes) for link in links]
    template = environment(chain=chain_words, published=published_words).get_template("network.html.j2")
    page = template.render(
        title=title_of(states),
        subtitle=_subtitle(on, known_at),
        drawing=Markup(to_svg(links, states, on, known_at)) if links else "",
        rows=rows,
        notes=notes.notes,
        words=table("network"),
    )
    return page.rstrip("\n") + "\n"


def title_of(states: Sequence[str]) -> str:
    """`Missions of Azerbaijan and missions there`, `Missions between Chile and Georgia`."""
    words = table("network")
    if len(states) > 1:
        return plain(fill(words["title_pair"], {"a": state_text(states[0]), "b": state_text(states[1])}))
    return plain(fill(words["title"], {"state": state_text(states[0])}))


def description(links: Sequence[Link], state: str) -> str:
    """The drawing in words, for those who do not see it."""
    counts = {"abroad": _count(links, state, True), "here": _count(links, state, False)}
    return plain(fill(table("network")["describe"], {"state": state_text(state), **counts}))


def _subtitle(on: date | None, known_at: Moment) -> str:
    words = table("network")
    told = plain(fill(words["as_of"], {"day": day_words(on)})) if on else str(words["latest"])
    return f"{told}, {plain(phrase('known_at', {'day': moment_words(known_at)}))}" if known_at else told


def _count(links: Sequence[Link], state: str, abroad: bool) -> str:
    return str(sum((link.sender == state) is abroad for link in links))


def _row(link: Link, notes: Notebook) -> Row:
    sender, receiver = sides_words(link)
    place = "" if link.sort == "accreditation" else link.place
    numbers = cited(notes.cite(*link.facts))
    return Row(sender, receiver, link_words(link), place, state_words(link), changes_words(link), numbers)
