"""A folder in; the sample reports read into a record there, and what they come to shown, out: one report's statements,
the diplomatic list of a State, what is coming, a brief.

python examples/demo.py demo
"""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stdout
from pathlib import Path

from credence.cli.main import main as credence

PAIR = ("Chile", "Georgia")
NOTES = 3
FIRST = "tiflis-dispatch-2021-06-08.txt"
EXAMPLES = Path(__file__).resolve().parent


def demo(folder: Path) -> int:
    """Run the demonstration in the folder, made if need be; gives the exit status."""
    record = folder / "credence.db"
    page = folder / f"brief-{'-'.join(name.lower() for name in PAIR)}.html"
    folder.mkdir(parents=True, exist_ok=True)
    for old in (page, *folder.glob("credence.db*")):
        old.unlink(missing_ok=True)
    steps = (
        (
            "The reports enter a record, each with what it says:",
            ("add", shown(EXAMPLES), "--record", str(record)),
        ),
        ("What one report says, and where it says so:", ("read", shown(EXAMPLES / FIRST))),
        ("Who heads the missions in Georgia, in order of precedence:", ("list", "Georgia", "--record", str(record))),
        ("What was announced, and what is coming:", ("calendar", "--record", str(record))),
        ("What all reports together say of two States:", ("brief", *PAIR, "--record", str(record))),
        ("The same as a web page:", ("brief", *PAIR, "--record", str(record), "--output", str(page))),
    )
    for title, words in steps:
        print(f"\n# {title}\n$ credence {' '.join(words)}\n", flush=True)
        if status := brief(words) if words[0] == "brief" else credence(words):
            return status
    print(NEXT.format(record=record, page=page, program=shown(Path(sys.executable).parent / "credence")))
    return 0


def brief(words: tuple[str, ...]) -> int:
    """Run the command, and print what it prints with the first notes only."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        status = credence(words)
    print(shortened(printed.getvalue()), end="", flush=True)
    return status


def shortened(text: str) -> str:
    """A brief with the first of its notes, what else is printed as it is."""
    before, heading, notes = text.partition("\n## Notes\n\n")
    kept, left = notes.splitlines(keepends=True)[:NOTES], notes.splitlines()[NOTES:]
    more = f"... and {len(left)} more notes, one for each quote\n" if left else ""
    return before + heading + "".join(kept) + more


def shown(path: Path) -> str:
    """The path from here, where it lies below here."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


NEXT = """\

The page is {page}: open it in a browser. To try next:

  {program} brief chile georgia --record {record}
  {program} brief vietnam ghana --record {record}
  {program} serve --record {record}
  {program} brief chile georgia --on 2021-12-31 --record {record}
  {program} statements --states JOR,MNG --record {record}
  {program} read - --format jsonl < examples/montevideo-al-dia-2021-05-20.txt
"""

if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python examples/demo.py FOLDER")
    sys.exit(demo(Path(sys.argv[1])))
