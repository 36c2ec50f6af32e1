"""A sentence in; where it begins behind words that say only that it is worth saying: "It should be noted that"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from credence.lore.files import read_yaml

_ADVERB: Final = "(?:(?:also|further|here|again|perhaps|therefore|however|always|only|first|thus|just|never|not) )?"
_THAT: Final = re.compile(r" that,? ")
_LONGEST: Final = 110
"""A lead-in, with what stands before it, is no longer than so many characters."""


@cache
def _lead_in() -> re.Pattern[str]:
    words = {name: "(?:" + "|".join(listed) + ")" for name, listed in read_yaml("data/lead-ins.yml").items()}
    done, do, doing = words["done"], words["do"], words["doing"]
    ways = (
        f"it {words['modals']} {_ADVERB}be {_ADVERB}{done}",
        f"it (?:is|was|seems|may be|might be|would be) {_ADVERB}(?:{words['worth']} {doing}"
        f"|{words['to']} {_ADVERB}to {_ADVERB}{do}|{words['plain']})",
        f"it {_ADVERB}{words['merits']} {_ADVERB}(?:{doing}|to be {done})",
        f"{words['who']} {words['may']} {_ADVERB}{do}",
        f"{words['let']} {_ADVERB}{do}",
        words["bare"],
    )
    return re.compile(
        f"(?:{words['openers']},? )?(?:{'|'.join(ways)})(?: here| too| also| again| in passing)? that,? ", re.I
    )


def past_lead_in(text: str, start: int, end: int) -> int:
    """Where a sentence begins, or where it goes on behind its lead-in."""
    if _THAT.search(text, start, min(end, start + _LONGEST)) is None:
        return start
    lead = _lead_in().match(text, start, end)
    return lead.end() if lead else start
