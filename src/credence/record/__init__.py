"""The record: a journal of documents, statements and decisions that only grows, and the facts computed from it."""

from credence.record.check import check_entry
from credence.record.errors import RecordError
from credence.record.finding import Found
from credence.record.journal import Added
from credence.record.queries import Listed
from credence.record.record import Counts, Record
from credence.record.rereading import Reread
from credence.record.reviews import Review
from credence.record.seal import Broken

__all__ = [
    "Added",
    "Broken",
    "Counts",
    "Found",
    "Listed",
    "Record",
    "RecordError",
    "Reread",
    "Review",
    "check_entry",
]
