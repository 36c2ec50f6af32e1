"""Property tests at length: histories against a plain list and the twelve laws, in both stores; the application."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from faults.outcome import Outcome

_ROOT = Path(__file__).parent.parent
_LAWS = 12


def histories(rounds: int, seed: int) -> Outcome:
    """So many histories of up to fifty steps, told to a file, a database and a list."""
    return _tried(
        "tests/record/test_histories.py",
        "any_history and first",
        {"EXAMPLES": str(rounds), "CREDENCE_TRIAL_SECONDS": "0"},
        rounds,
        seed,
    )


def laws(rounds: int, seed: int) -> Outcome:
    """Each of the laws with so many examples that they come to the rounds."""
    each = max(1, rounds // _LAWS)
    return _tried("tests/record/test_laws.py", "test_law", {"EXAMPLES": str(each)}, each * _LAWS, seed)


def contract(rounds: int, seed: int) -> Outcome:
    """So many requests that fit the description of the API, or break it: no answer but as it is described."""
    return _tried("tests/web/test_contract.py", "described", {"EXAMPLES": str(rounds)}, rounds, seed)


def hostile(rounds: int, seed: int) -> Outcome:
    """So many hostile strings in every place of every address and form, and in a record through every page."""
    return _tried("tests/web/test_hostile.py", "test_", {"EXAMPLES": str(rounds)}, rounds, seed)


def _tried(file: str, which: str, settings: Mapping[str, str], rounds: int, seed: int) -> Outcome:
    """Run these tests by themselves, and count each that fails with what it says."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", "-rfE"]
    done = subprocess.run(
        [*command, f"--hypothesis-seed={seed}", "-k", which, file],
        cwd=_ROOT,
        env={**os.environ, **settings, "CI": "true"},  # without a server it fails, rather than leave out the database
        capture_output=True,
        text=True,
    )
    outcome = Outcome(rounds, felt=rounds)
    if done.returncode:
        said = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
        outcome.violations = said or [f"{file} cannot be tried: {done.stdout[-500:]}{done.stderr[-500:]}"]
    return outcome
