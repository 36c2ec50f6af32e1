"""The two dates that every page takes: the day on which things stood, and the moment at which the record knew it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from fastapi import Query
from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from credence.model.days import parse_day, parse_moment

_DAY = "As things stood on this day: 2022-12-20."
_KNOWN = "As the record knew it then: to the end of that day in UTC (2022-12-20), or to a moment (2022-12-20T14:54Z)."

_MOMENT = {"type": "string", "examples": ["2022-12-20", "2022-12-20T14:54Z"]}


def _day(text: object) -> object:
    """A form that was sent without a day asks for none."""
    return (parse_day(text) if text else None) if isinstance(text, str) else text


def _moment(text: object) -> object:
    return (parse_moment(text) if text else None) if isinstance(text, str) else text


Day = Annotated[date | None, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
On = Annotated[Day, Query(description=_DAY)]
Moment = Annotated[
    date | datetime | None,
    BeforeValidator(_moment),
    PlainSerializer(lambda moment: moment.isoformat() if moment else None, return_type=str | None),
    WithJsonSchema(_MOMENT, mode="validation"),
    WithJsonSchema({"anyOf": [_MOMENT, {"type": "null"}]}, mode="serialization"),
]
KnownAt = Annotated[Moment, Query(description=_KNOWN)]
