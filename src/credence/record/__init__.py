"""The record: a journal of documents and statements that only grows, and the facts computed from it."""

from credence.record.check import check_entry
from credence.record.errors import RecordError
from credence.record.journal import Added
from credence.record.queries import Listed
from credence.record.record import Counts, Record

__all__ = ["Added", "Counts", "Listed", "Record", "RecordError", "check_entry"]
