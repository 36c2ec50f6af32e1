"""The rule of two persons, for whatever an act enters: once a second person does the same, it is entered for both."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TypeVar

from credence.web.acts.act import By

T = TypeVar("T")
Fields = Sequence[tuple[str, str]]


def agreed(by: By, path: str, fields: Fields, verdict: str, reason: str, enter: Callable[[str], T]) -> T | None:
    """What `enter` gives, called with the name or names to sign with. Where two must agree: None until the second does.

    `path` and `fields` tell on what: the form that does it, without the `verdict`, on which the two may differ.
    """
    seconds = by.desk.seconds
    if seconds is None:
        return enter(by.user.name)
    what = json.dumps([path, fields], ensure_ascii=False)
    first = seconds.first(what, verdict, reason, by.user.name)
    if first is None:
        return None
    made = enter(f"{first}, {by.user.name}")
    seconds.settled(what)
    return made
