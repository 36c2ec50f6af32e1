"""Reading as it is built: a process for another build of Credence, told line by line to read, in turn with this one.

`python -m benchmarks.builds PYTHON` compares the build that this interpreter runs with that of another: it tells
whether both say the same of all reports, to the byte, and fails where they do not.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.measure import HERE, corpus, reports
from credence.reading import read, reader

COMPILED = HERE / ".venv-compiled/bin/python"
"""Where `make compiled` sets up the compiled build."""


def is_compiled() -> bool:
    """Whether the modules of reading that this interpreter runs are compiled."""
    return not str(reader.__file__).endswith(".py")


def seconds() -> float:
    """Processor seconds that reading the documents of the benchmark once takes."""
    documents = corpus()
    start = time.process_time()
    for document in documents:
        read(document)
    return time.process_time() - start


def said() -> str:
    """A digest of every statement of all reports, and of the documents of the benchmark, as lines of JSON."""
    lines = (json.dumps(statement.to_json()) for document in (*reports(), *corpus()) for statement in read(document))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


class Build:
    """Another interpreter with a build of its own, which answers what it is asked."""

    def __init__(self, python: Path) -> None:
        self._process = subprocess.Popen(
            [python, "-m", "benchmarks.builds", "--answer"],
            cwd=HERE,
            env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Build:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def ask(self, question: str) -> str:
        """The answer to one of `compiled`, `seconds`, `said`; raises RuntimeError where there is none."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(f"{question}\n")
        self._process.stdin.flush()
        if not (answer := self._process.stdout.readline()):
            raise RuntimeError("the other build gave no answer: what went wrong stands above")
        return answer.strip()


def answer() -> None:
    """Answer the questions that come on standard input, a line each."""
    questions = {"compiled": is_compiled, "seconds": seconds, "said": said}
    for line in sys.stdin:
        print(questions[line.strip()](), flush=True)


def main() -> None:
    """Answer another process, or compare this build with that of another interpreter."""
    if sys.argv[1:] == ["--answer"]:
        answer()
        return
    python = Path(sys.argv[1]) if len(sys.argv) > 1 else COMPILED
    with Build(python) as other:
        ours, theirs = said(), other.ask("said")
        print(f"{'compiled' if is_compiled() else 'interpreted'}: {ours}")
        print(f"{'compiled' if other.ask('compiled') == 'True' else 'interpreted'}: {theirs}")
    if ours != theirs:
        sys.exit("the builds do not say the same")
    print(f"the same of {len(reports()) + len(corpus())} documents")


if __name__ == "__main__":
    main()
