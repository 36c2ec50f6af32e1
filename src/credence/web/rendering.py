"""A template's name and what it shows in, HTML out: everything escaped, names and quotes isolated for direction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any
from unicodedata import bidirectional
from urllib.parse import urlencode

from jinja2 import Environment
from markupsafe import Markup
from starlette.requests import Request

from credence.brief.environment import environment
from credence.brief.html import Citations, grouped, inline
from credence.brief.naming import name_of, state_words
from credence.brief.notewords import chain_words, inferred_words, published_words, where_words
from credence.brief.phrasebook import word
from credence.brief.pieces import plain
from credence.brief.safe import web_address
from credence.brief.wording import day_words, moment_words
from credence.protocol.timeline import happens
from credence.web.naming import segment
from credence.web.users import NOBODY, Role, User
from credence.web.waiting import waiting
from credence.web.worldmap import Linked, world_map
from credence.web.written import prose, written_out

NAV = (
    ("/search", "Search"),
    ("/ask", "Ask"),
    ("/calendar", "Calendar"),
    ("/changes", "Changes"),
    ("/protocol", "Protocol desk"),
    ("/check", "Findings"),
)
"""The pages that every page leads to."""
FORM_NAMES = {
    "json": "JSON",
    "csv": "CSV",
    "md": "Markdown",
    "ics": "iCalendar",
    "svg": "SVG",
    "atom": "Atom",
    "jsonl": "JSON Lines",
}
STATIC = Path(__file__).parent / "static"


def render(template: str, *, request: Request, **shown: Any) -> str:
    """The page; links on it keep the two dates that were asked for."""
    dates = {name: request.query_params.get(name, "") for name in ("on", "known_at")}
    given = {name: day for name, day in dates.items() if day}
    kept = "?" + urlencode(given) if given else ""
    others = [(name, value) for name, value in request.query_params.multi_items() if name not in dates]
    settings = request.app.state.desk.settings
    user: User = getattr(request.state, "user", NOBODY)
    shown["may"] = lambda role: user.role.may(Role(role)) and not settings.read_only
    shown["waiting"] = lambda: waiting(request)
    undated = "?" + urlencode(others) if others else ""
    shown |= {"path": path_asked(request), "dates": dates, "kept": kept, "undated": undated}
    shown["accounts_kept"] = settings.accounts is not None
    return _environment().get_template(template).render(**shown)


def path_asked(request: Request) -> str:
    """The path of the address that was asked for, as it must be written."""
    return _path(request.scope["path"])


def drawn_map(code: str, linked: Iterable[Linked]) -> Markup:
    """The map of a State's missions."""
    return Markup(world_map(code, linked))


def _grouped(items: Iterable[Any], name: str) -> list[tuple[Any, list[Any]]]:
    """Items by an attribute, groups and items in the order in which they come."""
    groups: dict[Any, list[Any]] = {}
    for item in items:
        groups.setdefault(getattr(item, name), []).append(item)
    return list(groups.items())


def _path(address: str) -> str:
    """An address of ours with each of its parts as it must be written."""
    return "/".join(map(segment, address.split("/")))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _day(when: date | datetime | None) -> str:
    """`20 December 2022`, and of a moment its time."""
    if when is None:
        return ""
    return moment_words(when) if isinstance(when, datetime) else day_words(when)


def _direction(text: str) -> str:
    """The direction of the first letter that has one, `rtl` or `ltr`; a text in isolated pieces shows none itself."""
    strong = next((each for char in text if (each := bidirectional(char)) in ("L", "R", "AL")), "L")
    return "ltr" if strong == "L" else "rtl"


def _as_words(given: str) -> str:
    """A day or moment as an address gives it, in words; as it was given, where it is none."""
    try:
        return _day(datetime.fromisoformat(given) if "T" in given else date.fromisoformat(given))
    except (ValueError, OverflowError):  # at an end of the calendar UTC may have no such moment
        return given


@lru_cache(maxsize=64)
def asset(name: str) -> str:
    """The address of a file of ours; another when the file is another."""
    return f"/static/{name}?v={blake2b((STATIC / name).read_bytes(), digest_size=6).hexdigest()}"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    made = environment(
        "credence.web",
        day=_day,
        as_words=_as_words,
        address=web_address,
        inline=inline,
        prose=prose,
        chain=chain_words,
        published=published_words,
        where=where_words,
        inferred=inferred_words,
        segment=segment,
        path_of=_path,
        capfirst=_capital,
        groupby_kept=_grouped,
        state=name_of,
        the=state_words,
        words=plain,
        direction=_direction,
        word=lambda key, table: word(table, key),
    )
    made.tests["happening"] = happens
    made.globals |= {
        "asset": asset,
        "written_out": written_out,
        "citations": Citations,
        "grouped": grouped,
        "world_map": drawn_map,
        "nav": NAV,
        "names": FORM_NAMES,
    }
    return made
