"""In: a mission, or the history of a post, and a day. Out: how it stood, in a few words with their notes."""

from __future__ import annotations

from datetime import date

from credence.brief.cells import disagreeing, person_text, standing_notes, step_text, when_or_report
from credence.brief.notes import Notebook
from credence.brief.phrasebook import phrase, table, word
from credence.brief.pieces import Text, foreign
from credence.brief.titles import head_title, mission_title
from credence.brief.wording import with_article
from credence.protocol import missions as missions_of
from credence.protocol.posts import Post, Standing

SERVING = ("in-post", "acting")
"""Stages of a head of mission in functions."""


def standing_of_mission(now: missions_of.Standing, sender: str, receiver: str, notes: Notebook) -> Text:
    """`embassy, Paris, opened on 1 December 1944`; that it is closed, suspended or perhaps there."""
    title = mission_title(sender, receiver, now.rank, [now.last]) or str(table("list")["mission"])
    fact = now.since if now.state == "open" and now.since else now.last
    slots: dict[str, Text | str] = {
        "mission": title,
        "place": foreign(now.place),
        "change": word("mission_acts", fact.kind),
        "when": when_or_report(fact),
    }
    return phrase(f"mission_{now.state}", slots) + disagreeing(fact) + notes.cite(fact)


def head_cell(history: Post, day: date | None, notes: Notebook) -> Text:
    """Whoever comes first at a post on the day: `Ada Lind, ambassador (credentials presented, 3 May 2021)`."""
    return next((head_text(standing) + standing_notes(standing, notes) for standing in history.on(day)), ())


def head_text(standing: Standing) -> Text:
    """The head with the last step taken; of one who is not in post, or perhaps not, that too."""
    title = head_title(standing.head)
    slots: dict[str, Text | str] = {
        "an_office": with_article(title),
        "person": person_text(standing.head.person),
        "office": title,
        "step": step_text(standing.step),
        "stage": "" if standing.stage in SERVING else word("stages", standing.stage),
    }
    return phrase("head_cell_unnamed" if standing.stage == "unnamed" else "head_cell", slots)
