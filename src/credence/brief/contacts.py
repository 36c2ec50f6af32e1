"""In: a contact, a day. Out: what is to be said of it in plain words: which round, how long ago, which are missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from credence.brief.phrasebook import phrase, word
from credence.brief.pieces import Text, plain
from credence.brief.wording import ago_words
from credence.lore.ordinals import ordinal_number
from credence.protocol.contacts import Contact, Series, round_of


def remarks(contact: Contact, day: date | None) -> list[str]:
    """`the 4th round, last held two years ago`; `rounds 2 and 3 are not on record`."""
    found = [word("contacts", "perhaps")] if contact.perhaps else []
    return [*found, *_of_series(contact.series, day)] if contact.series else found


def _of_series(series: Series, day: date | None) -> Iterator[str]:
    number, since = round_of(series.last), series.ago(day)
    slots: dict[str, Text | str] = {
        "round": ordinal_number(number) if number else "",
        "ago": ago_words(since) if since else "",
    }
    yield plain(phrase("contact_round" if number else "contact_last", slots))
    if series.missing:
        name = "rounds" if len(series.missing) > 1 else "round"
        yield plain(phrase("rounds_missing", {name: _numbers(series.missing)}))


def _numbers(numbers: Sequence[int]) -> str:
    """`2`, `2 and 3`, `1–4 and 6`."""
    starts = [numbers[0], *(after for before, after in pairwise(numbers) if after > before + 1)]
    ends = [*(before for before, after in pairwise(numbers) if after > before + 1), numbers[-1]]
    runs = [str(a) if a == b else f"{a}–{b}" for a, b in zip(starts, ends, strict=True)]
    return " and ".join([", ".join(runs[:-1]), runs[-1]] if len(runs) > 1 else runs)
