"""How far a long run is: what each trial came to, written after every part of it; a run that was stopped goes on."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import credence
from faults.outcome import Outcome


class Ledger:
    """A file that holds what each trial came to by its name, and by which versions of the code."""

    def __init__(self, file: Path) -> None:
        self._file = file
        held = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {"code": [], "trials": {}}
        self._code: list[str] = held["code"]
        self._trials = {name: Outcome.from_json(line) for name, line in held["trials"].items()}

    def of(self, name: str) -> Outcome:
        """What the trial came to so far."""
        return self._trials.get(name) or Outcome()

    def enter(self, name: str, part: Outcome) -> Outcome:
        """Count a further part of a trial, and write the file anew; gives what the trial came to so far."""
        outcome = self._trials.setdefault(name, Outcome())
        outcome.join(part)
        if (code := _code()) not in self._code:
            self._code.append(code)
        held = {"code": self._code, "trials": {each: found.to_json() for each, found in self._trials.items()}}
        self._file.parent.mkdir(parents=True, exist_ok=True)
        partial = self._file.with_suffix(".partial")
        partial.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")
        partial.replace(self._file)
        return outcome

    def mixed(self) -> bool:
        """Whether what is counted was done by more than one version of the code."""
        return len({*self._code, _code()}) > 1 and bool(self._trials)


def _code() -> str:
    """The digest of the code of the record and of these trials."""
    folders = (Path(credence.__file__).parent / "record", Path(__file__).parent)
    files = sorted(path for folder in folders for path in folder.rglob("*.py"))
    return sha256(b"".join(sha256(path.read_bytes()).digest() for path in files)).hexdigest()
