"""In: a finding of a check. Out: its sentence, from the words of `lore/data/protocol/checks.yml`."""

from __future__ import annotations

from credence.brief.naming import state_text
from credence.brief.phrasebook import fill
from credence.brief.pieces import Text, capitalised, foreign, plain, words
from credence.brief.telling import fact_words
from credence.brief.wording import days_in_words
from credence.protocol.checks import Finding


def finding_words(finding: Finding) -> str:
    """`Ada Lind (Norway in Chile): credentials are dated before the appointment ...`, in plain words."""
    slots: dict[str, Text | str] = {
        "one": foreign(fact_words(finding.one)),
        "other": foreign(_inside(fact_words(finding.other))) if finding.other else "",
        "person": foreign(finding.person or "an envoy who is not named"),
        "post": _post(finding),
        "state": state_text(finding.state) if finding.state else "",
        "detail": foreign(days_in_words(finding.detail)),
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
