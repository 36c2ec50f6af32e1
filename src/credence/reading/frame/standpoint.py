"""A document in; what its reader must have in mind from the start, by who speaks and from where, out."""

from __future__ import annotations

import re
from typing import Final

from credence.model import Document
from credence.reading.clauses.day_of_report import day_of_title
from credence.reading.context import Context
from credence.reading.frame.handles import account_host
from credence.reading.frame.interviews import Interview
from credence.reading.frame.publishers import seat_of, state_of_city
from credence.reading.frame.setting import Setting, by_mission, host_in_head
from credence.reading.frame.speaker import speaker_of
from credence.reading.frame.today import reading_day
from credence.reading.scan.lexicon import Scan
from credence.reading.spelling import Sentence, state_of

_LONG_AGO: Final = re.compile(r"\b1(?:[5-8]\d|9[0-7])\d\b")
"""A year of which no one in office today is told."""


_YEAR: Final = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_LATELY: Final = 2
_PAST_YEARS: Final = 4
"""A page on the relations of two States that names so many years long past, and hardly one since, is a history."""
_TO_ONE: Final = 3
_HEAD: Final = 400
_ON_RELATIONS: Final = re.compile(
    r"(?:\A|\n)(?:[^\n]{0,60} )?(?:Relations|RELATIONS|History of)\b[^.\n]{0,60}(?:\n|\Z)"
)


def context_of(document: Document, scan: Scan, setting: Setting) -> Context:
    """The context in which the first sentence of a document stands."""
    dated = not setting.subjects
    context = Context(
        today=reading_day(document) if dated else None,
        home=setting.home,
        pair=setting.pair,
        narrator=setting.narrator,
        told=setting.pair if setting.narrator and setting.pair else (),
        subjects=setting.subjects,
        anchored=setting.anchored,
        counts=setting.counts,
        here=document.publication.place,
    )
    context.of_long_ago = _tells_of_long_ago(document.text, context)
    context.here = context.here or seat_of(setting.outlet, setting.home)
    context.city, context.city_home = context.here, state_of_city(context.here)
    context.official = setting.official or setting.narrator is not None
    _abroad(context, document.text, scan, setting)
    context.ministry = setting.ministry
    context.published = setting.outlet is not None
    context.afar = setting.afar
    context.lead_date = day_of_title(document.text, context.today)
    _spoken(context, document.text, scan)
    return context


def _tells_of_long_ago(text: str, context: Context) -> bool:
    """Whether a document tells of the past: one of no day that names a year long ago, or a dated page on the relations
    of two States that names many past years for each of late."""
    if context.today is None:
        return _LONG_AGO.search(text) is not None
    if not (context.anchored or _ON_RELATIONS.search(text, 0, _HEAD)):
        return False
    years = [int(year) for year in _YEAR.findall(text)]
    past = [year for year in years if year < context.today.year - _LATELY]
    return len(set(past)) >= _PAST_YEARS and len(past) >= _TO_ONE * (len(years) - len(past))


def face_host(context: Context) -> None:
    """Take up again the State where a mission stands, as the one its own State deals with."""
    if context.home and context.host and not context.anchored:
        context.pair = (context.home, context.host)


_ALONE: Final = 5
"""A heading that is a State's name has no more words and mentions: "2. The Kingdom of Belgium"."""


def face_section(context: Context, heading: Sentence) -> None:
    """Under a heading that is a State's name and no more, a ministry's page tells of its relations with that State."""
    if len(heading.items) > _ALONE or context.told[1:]:
        return
    named = [item for item in heading.items if item.code == "S"]
    home = context.told[0] if context.told else context.home
    plain = all(i.code == "S" or not i.code.isalpha() or i.code == "n" for i in heading.items)
    if len(named) != 1 or not plain or home is None:
        return
    code = next(iter(state_of(named[0])), None)
    if code and code != home:
        context.pair, context.anchored = (home, code), True


def take_turn(context: Context, interview: Interview | None, at: int) -> None:
    """In an interview, speak for the State of whoever asks or answers at an offset."""
    asked = interview.asked(at) if interview else None
    if interview is None or asked is None:
        return
    sides = (interview.owner, interview.host)
    context.home, context.host = sides if not asked else sides[::-1]
    context.abroad = not asked
    context.pair = (interview.owner, interview.host)


def _abroad(context: Context, text: str, scan: Scan, setting: Setting) -> None:
    """Note whether a mission speaks, and in which State it stands."""
    account = None if context.narrator else account_host(text, scan)
    account = account or setting.host
    context.abroad = account is not None or by_mission(setting, text)
    if context.abroad:
        host = account or context.city_home or host_in_head(text, scan, context.home)
        context.host = host if host != context.home else None
    face_host(context)


def _spoken(context: Context, text: str, scan: Scan) -> None:
    """Note the envoy who says "I": what is "ours" in an interview is his State's, not the paper's."""
    context.speaker = None if context.narrator else speaker_of(text, scan, context)
    post = context.speaker.post if context.speaker else None
    if post and post.owner and post.host and post.host[0] != post.owner:
        context.home, context.host, context.abroad = post.owner, post.host[0], True
    face_host(context)


__all__ = ["context_of", "face_host", "face_section", "take_turn"]
