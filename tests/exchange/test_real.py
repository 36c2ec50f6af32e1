"""The real data sets, where they are there: every appointment, visit and journey is accounted for."""

import re
import tarfile
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest

from credence.exchange.imports import Imported, ImportFault, Problem
from credence.record import check_entry


def texts(archive: Path) -> str:
    """The files of an archive one after another, read without our reader."""
    with tarfile.open(archive) as opened:
        members = [m for m in opened if m.isfile() and m.name.endswith(".xml")]
        streams = [stream for member in members if (stream := opened.extractfile(member))]
        return "\n".join(stream.read().decode("utf-8-sig") for stream in streams)


def taken(make: SimpleNamespace, shared: Path, source: str) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """What came in by kind, what was counted, and what was left out by sort; every statement is checked."""
    kinds: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for each in make.found(source, shared / f"{source}.tar.gz"):
        assert not isinstance(each, ImportFault)
        if isinstance(each, Imported):
            check_entry(each.document, each.statements)
            kinds.update(s.kind for s in each.statements)
            counts.update(each.counts)
        for problem in [each] if isinstance(each, Problem) else each.problems:
            left[problem.what] += problem.number
    return kinds, counts, left


def test_every_appointment_is_accounted_for(make: SimpleNamespace, shared: Path) -> None:
    kinds, counts, left = taken(make, shared, "pocom")
    text = texts(shared / "pocom.tar.gz")
    chiefs = re.findall(r"<chief>.*?</chief>", text, re.DOTALL)
    assert counts["appointments"] == counts["appointments come in"] == len(chiefs)
    assert left["chief"] == 0
    assert counts["concurrent appointments"] == text.count("<chief-id>")
    assert left["chief-id"] == 0
    principals = len(re.findall(r"<principal[ >]", text))
    assert counts["principal officers"] == principals == kinds["holds-office"] + left["principal"]


@pytest.mark.parametrize("event", ["appointed", "arrived", "started", "ended"])
def test_every_dated_event_is_a_statement(make: SimpleNamespace, shared: Path, event: str) -> None:
    text = texts(shared / "pocom.tar.gz")
    chiefs = "".join(re.findall(r"<chief>.*?</chief>", text, re.DOTALL))
    dated = len(re.findall(rf"<{event}>\s*<date(?: [^/>]*)?>\s*[^\s<]", chiefs))
    all_ = make.found("pocom", shared / "pocom.tar.gz")
    statements = [s for each in all_ if isinstance(each, Imported) for s in each.statements]
    noted = 1 if event == "started" else 0  # one date of starting stands in the note alone: "Dec 1986"
    assert len([s for s in statements if s.rule == f"pocom/{event}" and s.date]) == dated + noted


@pytest.mark.parametrize(("source", "what", "entry"), [("visits", "visits", "visit"), ("travels", "trips", "trip")])
def test_every_visit_is_accounted_for(make: SimpleNamespace, shared: Path, source: str, what: str, entry: str) -> None:
    kinds, counts, left = taken(make, shared, source)
    entries = len(re.findall(rf"<{entry}[ >]", texts(shared / f"{source}.tar.gz")))
    assert counts[what] == entries == kinds["visit"] + left[entry]
