"""`credence missions`: a State or two in; the missions between them on a day, in rows or drawn, out."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from credence.cli.cited import date_text, date_words, sources_words, support_line
from credence.cli.errors import tell
from credence.cli.listings import opened
from credence.cli.options import DEFAULT_RECORD, Format, KnownAt, On, Output, RecordFile, named
from credence.cli.output import Listing, endings, form_of, write_bytes, write_rows, write_text
from credence.cli.pictures import Drawn, write_chart
from credence.cli.states import one_or_two_states, state_or_organisation, tell_ceased

if TYPE_CHECKING:
    from credence.model import Fact
    from credence.protocol.network import Link


class Form(StrEnum):
    """What missions are written in."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    SVG = "svg"
    HTML = "html"
    PNG = "png"
    VEGA = "vega"


_DRAWN = (Form.SVG, Form.HTML, Form.PNG, Form.VEGA)


def _sender(link: Link) -> str:
    from credence.brief.network import sides_words

    return sides_words(link)[0]


def _receiver(link: Link) -> str:
    from credence.brief.network import sides_words

    return sides_words(link)[1]


def _mission(link: Link) -> str:
    from credence.brief.network import link_words

    return link_words(link)


def _state(link: Link) -> str:
    from credence.brief.network import state_words

    return state_words(link)


def _since(link: Link) -> str:
    return date_words(link.since) if link.since else ""


def _changes(link: Link) -> str:
    from credence.brief.network import changes_words

    return changes_words(link)


def _sources(link: Link) -> str:
    return "; ".join(dict.fromkeys(map(sources_words, link.facts)))


def _line(link: Link) -> dict[str, Any]:
    """A link as an object: from where to where, what, how it stands, every change with date and sources."""
    line = {
        "sender": link.sender,
        "receiver": link.receiver,
        "sort": link.sort,
        "mission": link.rank or None,
        "place": link.place or None,
        "state": link.state,
        "since": date_text(link.since),
        "protecting": link.by or None,
        "person": list(link.person) or None,
        "resident": link.resident,
        "changes": [_change(fact) for fact in link.facts],
    }
    return {name: value for name, value in line.items() if value is not None}


def _change(fact: Fact) -> dict[str, Any]:
    from credence.protocol.facts import text_of

    line = {
        "change": fact.kind,
        "date": date_text(fact),
        "mission": text_of(fact, "mission") or None,
        "place": text_of(fact, "place") or None,
        "manner": text_of(fact, "manner") or None,
        "status": fact.status,
        "supports": [support_line(support) for support in fact.supports],
        "against": [{"value": d.value, "supports": list(map(support_line, d.supports))} for d in fact.against] or None,
    }
    return {name: value for name, value in line.items() if value is not None}


LINKS: Listing[Link] = Listing(
    table={
        "sender": _sender,
        "receiver": _receiver,
        "mission": _mission,
        "place": lambda link: link.place,
        "state": _state,
        "since": _since,
        "changes": _changes,
        "sources": _sources,
    },
    to_json=_line,
    csv_columns=(
        *("sender", "receiver", "sort", "mission", "place", "state", "since", "protecting", "person", "resident"),
        "changes",
    ),
)


def missions(
    states: Annotated[list[str], typer.Argument(metavar="A [B]", help="A State, or two, by code, name or demonym.")],
    record: RecordFile = DEFAULT_RECORD,
    every: Annotated[bool, typer.Option("--all", help="Those that have been closed too.")] = False,
    on: On = None,
    known_at: KnownAt = None,
    form: Annotated[
        Form | None, typer.Option("--format", "-f", help="How to write them [default: by --output, else table].")
    ] = None,
    output: Output = None,
) -> None:
    """Missions of a State abroad and others' missions there, or those between two States, with all that befell them.

    Embassies, consular posts and other offices, envoys accredited where no mission is on record, interests in the care
    of a protecting power; what is at organisations stands last. Without --on, by all that is on record. As html, svg,
    png or vega the network is drawn.

    Example: credence missions georgia --on 2022-06-01 --output georgia.html
    """
    form = form or form_of(output, endings(Form)) or Form.TABLE
    asked = one_or_two_states(states, state_or_organisation)
    tell_ceased(asked, on)
    with opened(record) as held:
        from credence.protocol.network import KINDS, THERE, network

        scope: dict[str, Any] = {"pair": asked} if len(asked) > 1 else {"states": asked}
        facts = held.ask(**scope, kinds=KINDS, known_at=known_at)
        found = network(facts, asked, on, held.identities(known_at))
    kept = [link for link in found if every or link.state in THERE]
    if form in _DRAWN:
        _draw(kept, asked, on, known_at, form, output, _none(record, asked, len(found)))
        return
    number = write_rows(LINKS, kept, Format(form.value), output)
    if form is Form.TABLE and not number:
        tell(_none(record, asked, len(found)))


def _draw(
    kept: list[Link],
    asked: tuple[str, ...],
    on: date | None,
    known_at: date | None,
    form: Form,
    output: Path | None,
    nothing: str,
) -> None:
    """Write the drawing in one of its forms."""
    if form is Form.VEGA:
        from credence.brief.charts import network as chart

        write_chart(chart(kept, asked, on, known_at), Drawn.VEGA, output, nothing)
        return
    from credence.brief.network_drawing import to_html, to_svg

    if form is Form.PNG:
        from credence.brief.charts import png_of

        write_bytes(png_of(to_svg(kept, asked, on, known_at)), output)
        return
    write_text((to_svg if form is Form.SVG else to_html)(kept, asked, on, known_at), output)


def _none(record: str, asked: tuple[str, ...], closed: int) -> str:
    """That there is no mission, and whether some have been closed."""
    from credence.brief.naming import name_of

    told = f"{named(record)} names no mission of {name_of(asked[0])} abroad or of others there"
    if len(asked) > 1:
        told = f"{named(record)} names no mission between {' and '.join(map(name_of, asked))}"
    return f"{told} that is open; {closed} closed with --all" if closed else told
