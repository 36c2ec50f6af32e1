"""heads.yml -> sets and patterns of the words that heads and feet are made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from credence.lore.files import parse_yaml


@cache
def words(name: str) -> frozenset[str]:
    """The words listed under a name."""
    return frozenset(_lists()[name])


@cache
def any_of(name: str) -> re.Pattern[str]:
    """A pattern for any one of the words listed under a name, whole words, any case."""
    return re.compile(rf"\b(?:{_alternatives(words(name))})\b", re.IGNORECASE)


def is_teaser(line: str) -> bool:
    """Whether a line is none of the article: it points to another page, or belongs to the frame of the site or feed."""
    return bool(any_of("teasers").match(line) or _label_alone().fullmatch(line) or _FEED_END.fullmatch(line))


@cache
def _label_alone() -> re.Pattern[str]:
    return re.compile(rf"(?:{_alternatives(words('labels'))})\s?(?:\(\d{{1,6}}\)|[.!]|\s?:.{{0,300}})?", re.IGNORECASE)


_FEED_END = re.compile(r"The post .{1,300} (?:appeared first on|first appeared on) .{1,200}", re.IGNORECASE)


@cache
def fields() -> Mapping[str, str]:
    """What the value of a field is, by the field's label: `posted on` -> `published`."""
    return {label: name for name, labels in _lists()["fields"].items() for label in labels}


@cache
def field_line() -> re.Pattern[str]:
    """A line that is a field: its label and, after a colon, its value."""
    return re.compile(rf"\s{{0,9}}({_alternatives(fields())})\s{{0,9}}:\s{{0,9}}(.*)", re.IGNORECASE)


def _alternatives(names: Mapping[str, str] | frozenset[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


@cache
def _lists() -> Mapping[str, Any]:
    text = files("credence.intake").joinpath("heads.yml").read_text(encoding="utf-8")
    lists: Mapping[str, Any] = parse_yaml(text, "intake/heads.yml")
    return lists
