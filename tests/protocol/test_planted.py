"""Errors planted among the chiefs of mission of the United States are found, and little besides, where the data are."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from benchmarks.plants import KINDS, plants
from credence.protocol.checks import Finding, check
from credence.record import Record

EACH = 30
FALSE = 0.02
"""Findings an appointment that may be none, on data that nobody spoilt."""


def cited(found: Iterable[Finding]) -> Mapping[str, set[str]]:
    """By document, the checks whose findings rest on it."""
    by_document: dict[str, set[str]] = {}
    for finding in found:
        for fact in finding.facts:
            for support in (*fact.supports, *fact.dissents):
                by_document.setdefault(support.statement.document, set()).add(finding.name)
    return by_document


def test_every_planted_error_is_found_and_little_is_cried_on_clean_data(
    pocom: Record, pocom_file: Path, tmp_path: Path
) -> None:
    clean = [finding for finding in check(pocom) if finding.check.severity != "notice"]
    appointments = len(pocom.ask(kinds=["appointed"]))
    assert appointments > 5000
    assert len(clean) <= FALSE * appointments  # were every one of them false

    record = Record(shutil.copy(pocom_file, tmp_path / "planted.db"), create=False)
    planted = plants(record, EACH)
    assert len(KINDS) >= 10 and len(planted) == EACH * len(KINDS)
    record.add_many((entry for plant in planted for entry in plant.entries), maker="planted/1")
    found = list(check(record))
    by_document = cited(found)
    missed = [
        plant for plant in planted if not any(plant.check in by_document.get(name, ()) for name in plant.documents)
    ]
    assert missed == []
    # nothing real is hidden by what is planted
    assert {finding.id for finding in clean} <= {finding.id for finding in found}


def test_a_record_checked_state_by_state_gives_what_it_gives_at_once(pocom: Record) -> None:
    assert list(check(pocom, at_once=0)) == list(check(pocom))
