"""A mission and a verb of opening or closing in; whether the act is done to something else, out."""

from __future__ import annotations

import re
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.phrases.words import letters

_DOES_ITSELF: Final = frozenset(
    ("open", "opens", "opened", "opening", "reopen", "reopens", "reopened", "reopening", "re-open", "re-opens",
     "re-opened", "re-opening", "close", "closes", "closed", "closing", "shut", "shuts", "shutting")
)  # fmt: skip
"""What a mission does by being opened or closed; whatever else it "created" or "abolished" is not itself."""
_PASSIVE: Final = frozenset(("was", "were", "is", "are", "be", "been", "being", ","))
_NO_OBJECT: Final = re.compile(
    r"[^\w]|(?:\w+ly|\d+|in|on|at|by|from|for|since|to|into|with|under|as|between|until|till|upon|after|before|during"
    r"|when|where|who|there|here|again|anew|only|first|late|early|soon|then|and|but|or|that|this|last|next|some|about"
    r"|around|outside|near|within|through|because|owing|due|without|over|altogether|today|yesterday"
    r"|(?:its |their |all |the |any )?(?:work|operations?|activit\w+|services?|functions?|functioning|existence|doors"
    r"|gates))\b"
)
_ITS: Final = ("'s", "’s", "'", "’")
_ALL_OF_IT: Final = ("doors", "gates", "operations", "operation", "activities", "activity", "work", "services")


def done_to_another(clause: Clause) -> bool:
    """Whether the mission does it to another thing ("the embassy instituted proceedings"), or it is done to a part of
    the mission ("launched the embassy's website")."""
    core = clause.core
    mission = core.groups.get("mission")
    if core.last >= len(clause.codes):
        return False
    if mission == core.last - 1 != core.first and clause.text(core.last, core.last + 1) in _ITS:
        return not clause.text(core.last + 1, core.last + 2).lower().endswith(_ALL_OF_IT)
    if mission != core.first:
        return False
    told = clause.text(core.first + 1, core.last).lower().split()
    if not told or told[-1] in _DOES_ITSELF or not _PASSIVE.isdisjoint(told):
        return False
    if clause.codes[core.anchor] not in letters("<opened>", "<closed>") or clause.codes[core.last] in "TC":
        return False
    ahead = min(core.last + 3, len(clause.codes))
    return _NO_OBJECT.match(clause.text(core.last, ahead).lower()) is None


__all__ = ["done_to_another"]
