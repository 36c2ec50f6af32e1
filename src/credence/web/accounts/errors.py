"""What keeping accounts raises."""


class AccountError(Exception):
    """What cannot be done to an account, in one line that says what to do."""
