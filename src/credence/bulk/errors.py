"""What keeps a whole run from going on, in one line for the user."""


class BulkError(Exception):
    """An input, a folder or an engine that cannot be worked with."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))
