"""What goes wrong with an input: where, what, and what to do about it, in one line."""


class IntakeError(Exception):
    """An input that cannot be received; its text is one line a user can act on."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))
