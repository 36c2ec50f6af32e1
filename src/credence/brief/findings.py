"""In: a finding of a check. Out: its sentence, from the words of `lore/data/protocol/checks.yml`."""

from __future__ import annotations

import re

from credence.brief.naming import state_text
from credence.brief.phrasebook import fill
from credence.brief.pieces import Text, capitalised, foreign, plain, words
from credence.brief.telling import fact_words
from credence.brief.wording import date_words
from credence.model import PartialDate
from credence.protocol.checks import Finding

_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def finding_words(finding: Finding) -> str:
    """`Ada Lind (Norway in Chile): credentials are dated before the appointment ...`, in plain words."""
    slots: dict[str, Text | str] = {
        "one": foreign(fact_words(finding.one)),
        "other": foreign(_inside(fact_words(finding.other))) if finding.other else "",
        "person": foreign(finding.person or "an envoy who is not named"),
        "post": _post(finding),
        "state": state_text(finding.state) if finding.state else "",
        "detail": foreign(_ISO_DAY.sub(lambda day: date_words(PartialDate.parse(day[0])), finding.detail)),
    }
    return plain(capitalised(fill(finding.check.says, slots)))


def _inside(told: str) -> str:
    """The words as they stand inside a sentence: without the capital of an article."""
    return told[0].lower() + told[1:] if told.startswith(("The ", "A ", "An ")) else told


def _post(finding: Finding) -> Text:
    if finding.post is None:
        return ()
    sender, receiver = finding.post
    return state_text(sender) + words(" in ") + state_text(receiver)
