"""What `make demo` shows."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_demonstration_runs_twice_and_leaves_a_page(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    words = [sys.executable, "examples/demo.py", str(folder)]
    first = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert first.returncode == 0, first.stderr
    second = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert second.stdout == first.stdout
    assert (folder / "brief-chile-georgia.html").read_text(encoding="utf-8").lower().startswith("<!doctype html")
    assert "To try next" in first.stdout
    assert "## What the record does not say" in first.stdout
    assert "more notes, one for each quote\n" in first.stdout
    assert str(ROOT) not in first.stdout.replace(str(folder), "")
