"""A delegation or a body of a State beside a verb, nobody of it named, in; those it stands for, as a person, out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from credence.reading.clauses.clause import Clause
from credence.reading.mentions import Person
from credence.reading.phrases.words import letters
from credence.reading.spelling import holds

_PRIVATE: Final = re.compile(
    r"\b(?:business|companies|compan|entrepreneur|investor|journalist|media|student|club|league|bank|firm|trade union)"
)
"""Who sends a delegation that stands for no State."""
_BESIDE: Final = 4
"""Whose delegation it is stands within so many items of it."""
_SENT: Final = ("delegation", "team", "side")
_MEMBERS: Final = re.compile(r"\b(?:members|representatives) of (?:the )?\Z", re.IGNORECASE)


def delegation_met(clause: Clause, index: int) -> Person | None:
    """Those whom a State sent, nobody named: "met a Ruritanian parliamentary delegation", "the delegation of S"."""
    stops = clause.marks["governs"] + ",;:"
    first = clause.core.last + (clause.codes[clause.core.last] in clause.marks["with"])
    if holds(clause.codes[first:index], stops):
        return None
    governs = clause.marks["of"] + clause.marks["governs"]
    end = index + 1 + holds(clause.codes[index + 1 : index + 2], governs) * _BESIDE
    if _PRIVATE.search(clause.text(clause.core.last, min(end, len(clause.codes)))):
        return None
    near = [*range(index - 1, max(clause.core.last, index - _BESIDE) - 1, -1), *range(index + 1, end)]
    for at in near:
        codes = clause.value_codes(at) if clause.codes[at : at + 1] in ("S", "D", "E", "K") else ()
        if codes:
            return Person("", None, codes[0])
    return None


def body_met(clause: Clause, index: int) -> Person | None:
    """Those of a State who go by its name: "met the Ruritanian side", "met members of the Ruritanian parliament"."""
    first = clause.sentence.items[clause.core.last].start
    item, text = clause.sentence.items[index], clause.sentence.text
    words = text[item.start : item.end].split()
    between = set(clause.codes[clause.core.last : index]) - set(clause.marks["with"] + clause.marks["articles"])
    sent = item.code == "S" and not between and words[-1] in _SENT
    members = item.code == "K" and index - clause.core.last <= _BESIDE and _MEMBERS.search(text, first, item.start)
    codes = clause.value_codes(index) if sent or members else ()
    return Person("", None, codes[0]) if codes else None


def delegation_acting(clause: Clause, at: int) -> Person | None:
    """A delegation that acts, nobody of it named: "a Ruritanian parliamentary delegation met the Speaker"."""
    if _PRIVATE.search(clause.text(max(0, at - _BESIDE), clause.core.first)) or clause.governed(at - 1):
        return None
    near = [*range(at - 1, max(-1, at - _BESIDE), -1), *range(at + 1, min(at + _BESIDE, clause.core.first))]
    found = next((clause.value_codes(i) for i in near if clause.codes[i] in "SDK" and clause.value_codes(i)), ())
    return Person("", None, found[0]) if found else None


def of_delegation(clause: Clause, holder: Person, index: int) -> Person:
    """Who holds an office, of the State whose delegation he leads: "a delegation from Chad, led by the Chairman"."""
    leads = clause.codes[index - 2 : index] in tuple(c + clause.marks["by"] for c in letters("<leads-delegation>"))
    named = [i for i in range(clause.core.last, index) if clause.codes[i] in "SD"]
    sent = clause.value_codes(named[-1])[:1] if leads and named else ()
    return replace(holder, owner=sent[0]) if sent else holder
