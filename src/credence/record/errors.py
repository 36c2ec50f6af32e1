"""What the record raises: RecordError, whose message is one line saying what, where and what to do."""


class RecordError(Exception):
    """A problem a user can cause or mend: a store that does not open, a document that may not enter."""


class DamageError(Exception):
    """Rows that no entry can have left so. It stays within the record: the store tells it as RecordError."""
