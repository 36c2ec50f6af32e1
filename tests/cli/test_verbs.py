"""`import credence`: the verbs in order of travel, loaded when first used."""

import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

import credence


def test_the_verbs_lead_from_a_file_to_a_brief(report: Path, tmp_path: Path) -> None:
    document = credence.receive(report)
    statements = credence.read(document)
    with credence.Record(tmp_path / "credence.db") as record:
        record.add(document, statements, maker="test/1")
        brief = credence.brief.on(record, "CHL", "GEO")
    assert credence.brief.render(brief, "md").startswith("#")


def test_importing_loads_nothing() -> None:
    script = "import sys, credence; print(sorted(m for m in sys.modules if m.startswith('credence')))"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert out == "['credence']\n"


def test_only_the_verbs_are_there() -> None:
    assert set(credence.__all__) <= set(dir(credence))
    assert credence.__version__ == metadata.version("credence")
    with pytest.raises(AttributeError, match="has no attribute 'reed'"):
        _ = credence.reed
