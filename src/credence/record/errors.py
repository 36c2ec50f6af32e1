"""What the record raises: one exception, whose message is one line saying what, where and what to do."""


class RecordError(Exception):
    """A problem a user can cause or mend: a store that does not open, a document that may not enter."""
