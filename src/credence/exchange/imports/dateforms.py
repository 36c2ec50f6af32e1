"""The form in which a table writes dates in; what reads such dates as EDTF, as precisely as they are given, out."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections.abc import Sequence
from functools import lru_cache

from credence.model import PartialDate

_MONTHS = {name.lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name}
_PARTS = {
    "YYYY": r"(?P<year>\d{4})",
    "Month": rf"(?P<name>{'|'.join(sorted(_MONTHS, key=lambda name: -len(name)))})\.?",
    "MM": r"(?P<month>\d{2})",
    "DD": r"(?P<day>\d{2})",
    "M": r"(?P<month>\d{1,2})",
    "D": r"(?P<day>\d{1,2})",
}
_PART = re.compile("|".join(_PARTS))


@lru_cache(maxsize=256)
def form_of(form: str) -> re.Pattern[str]:
    """The pattern of dates in a form such as `YYYY-MM-DD`, `D.M.YYYY`, `D Month YYYY`, `Month YYYY` or `YYYY`.

    Raises ValueError for a form that names no year, or a part twice, or a day without its month.
    """
    parts = _PART.findall(form)
    kinds = [part[0] for part in parts]
    if kinds.count("Y") != 1 or kinds.count("M") > 1 or kinds.count("D") > 1 or ("D" in kinds and "M" not in kinds):
        raise ValueError(f"{form!r} is no form of dates: write one such as YYYY-MM-DD, D.M.YYYY, Month YYYY or YYYY")
    between = [re.escape(words) for words in _PART.split(form)]
    pattern = between[0] + "".join(_PARTS[part] + words for part, words in zip(parts, between[1:], strict=True))
    return re.compile(pattern, re.IGNORECASE)


def date_in(text: str, forms: Sequence[str], approximate: Sequence[str] = ()) -> str:
    """The date as EDTF by the first form that it has; with one of the words before it, an approximate one.

    Raises ValueError for a text of none of the forms, and for a day there is not.
    """
    hedge = next((word for word in approximate if text.lower().startswith(word.lower())), "")
    bare = text[len(hedge) :].strip()
    for form in forms:
        if found := form_of(form).fullmatch(bare):
            return PartialDate.parse(_edtf(found.groupdict()) + ("~" if hedge else "")).text
    raise ValueError(f"{text!r} is no date of the form {' or '.join(forms)}")


def _edtf(parts: dict[str, str | None]) -> str:
    month = _MONTHS[parts["name"].lower()] if parts.get("name") else int(parts.get("month") or 0)  # type: ignore[union-attr]
    day = int(parts.get("day") or 0)
    return PartialDate.of(int(parts["year"] or 0), month or None, day or None).text
