"""`credence lore check`: what it says of edited lore, one line a problem."""

import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

DATA = files("credence.lore").joinpath("data")
SEVERED = """- name: severed
  kind: relations-severed
  needs: <severed>
  phrases:
    - "<severed> (its|the)* diplomatic (relations|ties)"
"""
SENTENCES = """  examples: [Peru severed diplomatic relations with Chile in 1999.]
  leaves_alone: [Peru severed the rope.]
"""
Check = Callable[[], subprocess.CompletedProcess[str]]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Checks the edited files of the folder `lore`, in a process of its own, as a user would."""

    def checked() -> subprocess.CompletedProcess[str]:
        words = [sys.executable, "-m", "credence.cli.main", "lore", "check", "lore"]
        return subprocess.run(words, capture_output=True, text=True, check=False, cwd=tmp_path)

    return checked


def edit(folder: Path, name: str, text: str) -> None:
    path = folder / "lore" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_faults_of_form_are_told_by_file_line_and_entry(check: Check, tmp_path: Path) -> None:
    edit(tmp_path, "phrases/relations.yml", SEVERED.replace("kind:", "knd:") + "- name: two\n")
    edit(tmp_path, "prefilter.yml", "stems: [ambassad, no, ambassad]\n")
    edit(tmp_path, "offices.yml", "offices: [\n")
    edit(tmp_path, "stray.yml", "a: 1\n")
    ran = check()
    lines = ran.stdout.splitlines()
    assert ran.returncode == 1
    assert ran.stderr == f"credence: {len(lines)} problems in the lore\n"
    assert "phrases/relations.yml:1: severed: 'knd' is no field here; write 'kind'" in lines
    assert "phrases/relations.yml:6: two: lacks 'phrases'; add it" in lines
    assert any(line.startswith("prefilter.yml:1: stems: 2 is true or false; write text") for line in lines)
    assert "prefilter.yml:1: stems: 3 'ambassad' stands twice; delete one" in lines
    assert any(line.startswith("offices.yml: line 2: not valid YAML") for line in lines)
    assert "stray.yml: no lore file has this name; rename or remove it" in lines


def test_unknown_names_and_doubled_claims_are_told(check: Check, tmp_path: Path) -> None:
    whole = SEVERED + SENTENCES
    wrong = whole.replace('"<severed>', '"<sevred> @axu {whom}') + whole.replace("relations-severed", "parted")
    edit(tmp_path, "phrases/relations.yml", wrong)
    offices = DATA.joinpath("offices.yml").read_text(encoding="utf-8")
    edit(tmp_path, "offices.yml", offices.replace("      - minister resident\n", "      - ambassador\n", 1))
    out = check().stdout
    for told in (
        "no class <sevred>",
        "no macro @axu",
        "no slot {whom}",
        "2 entries have this name",
        "no kind 'parted'",
    ):
        assert told in out
    at = next(n for n, line in enumerate(offices.splitlines(), 1) if line.strip() == "- ambassador")
    assert f"offices.yml:{at}: 'ambassador' is claimed by ambassador and minister" in out
    assert "phrases/relations.yml:5: severed: there is no class <sevred>" in out


def test_examples_are_tried(check: Check, tmp_path: Path) -> None:
    examples = "  examples: [Peru sang in Lima.]\n  leaves_alone: [Peru severed diplomatic relations with Chile.]\n"
    edit(tmp_path, "phrases/relations.yml", SEVERED + examples)
    out = check().stdout
    assert "relations.yml:6: severed: its example says nothing: 'Peru sang in Lima.'" in out
    near_miss = "'Peru severed diplomatic relations with Chile.'"
    assert f"relations.yml:7: severed: its near miss says relations-severed: {near_miss}" in out


def test_an_entry_without_an_example_or_a_near_miss_is_refused(check: Check, tmp_path: Path) -> None:
    edit(tmp_path, "phrases/relations.yml", SEVERED)
    ran = check()
    assert ran.returncode == 1
    assert ran.stdout.splitlines() == [
        "phrases/relations.yml:1: severed: lacks 'examples'; add it",
        "phrases/relations.yml:1: severed: lacks 'leaves_alone'; add it",
    ]


def test_a_folder_that_cannot_be_meant(run, tmp_path: Path) -> None:
    assert run("lore", "check", "gone") == (1, "", "credence: gone: no such folder\n")
    (tmp_path / "empty").mkdir()
    assert run("lore", "check", "empty").err == "credence: empty: holds no *.yml files; lay it out as lore/data\n"


def test_each_command_on_lore_has_help(run) -> None:
    assert "Example: credence lore check" in run("lore", "check", "--help").out
    assert "check" in run("lore", "--help").out
