"""What a command cannot do, in one line; and how messages go to standard error."""

from __future__ import annotations

import sys

from credence.model.visible import one_line as on_one_line
from credence.model.visible import replaced


class CommandError(Exception):
    """A command that cannot be carried out; its text is one line a user can act on."""


def one_line(text: object) -> str:
    """The text on one line, with nothing in it that a terminal would obey."""
    return replaced(on_one_line(str(text)))


def tell(message: object) -> None:
    """Write one line to standard error, under the program's name."""
    print(f"credence: {one_line(message)}", file=sys.stderr, flush=True)
