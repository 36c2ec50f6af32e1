"""What a command cannot do, in one line; and how messages go to standard error."""

from __future__ import annotations

import sys


class CommandError(Exception):
    """A command that cannot be carried out; its text is one line a user can act on."""


def one_line(text: object) -> str:
    """The text on one line, with nothing in it that a terminal would obey."""
    joined = " ".join(str(text).split())
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in joined)


def tell(message: object) -> None:
    """Write one line to standard error, under the program's name."""
    print(f"credence: {one_line(message)}", file=sys.stderr, flush=True)
