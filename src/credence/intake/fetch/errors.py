"""What goes wrong in fetching, in words for the user."""

from __future__ import annotations


class FetchError(Exception):
    """An address that gave nothing; its text is one line. `later` is when to ask again, in seconds, if that helps."""

    def __init__(self, message: str, later: float | None = None) -> None:
        super().__init__(" ".join(message.split()))
        self.later = later
