"""The brief on two States: relations, missions both ways, contacts, trade, instruments, what is coming."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from credence.brief.assembly import Plan
from credence.brief.figures import figures
from credence.brief.glance import glance
from credence.brief.missions import missions
from credence.brief.naming import state_text
from credence.brief.outlook import coming, disagreements, silences
from credence.brief.people import people
from credence.brief.phrasebook import phrase
from credence.brief.pieces import Subject, Text
from credence.brief.sections import contacts, cooperation, history, instruments, messages, organisations
from credence.brief.select import Selection, select
from credence.brief.spans import lanes
from credence.model import Fact
from credence.record.identity.identity import Identities


def _title(subject: Subject, _: Selection) -> Text:
    a, b = map(state_text, subject.of)
    return phrase("title", {"a": a, "b": b})


def _select(subject: Subject, facts: Sequence[Fact], on: date | None, identities: Identities) -> Selection:
    a, b = subject.of
    return select(facts, a, b, on, identities)


PLAN = Plan(
    select=_select,
    title=_title,
    sections=(
        ("glance", glance),
        ("history", history),
        ("missions", missions),
        ("contacts", contacts),
        ("messages", messages),
        ("cooperation", cooperation),
        ("trade", figures),
        ("instruments", instruments),
        ("organisations", organisations),
        ("coming", coming),
        ("people", people),
        ("disagreements", disagreements),
    ),
    silences=silences,
    lanes=lanes,
)
