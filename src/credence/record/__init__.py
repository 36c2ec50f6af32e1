"""The record: a journal of documents, statements and decisions that only grows, and the facts computed from it."""

from credence.record.backup import Kept, back_up, restore
from credence.record.check import check_entry
from credence.record.derived import Rebuilt, rebuild
from credence.record.doctor import Finding, examine
from credence.record.errors import RecordError
from credence.record.finding import Found
from credence.record.journal import Added
from credence.record.queries import Listed
from credence.record.questions import Question
from credence.record.record import Counts, Record
from credence.record.rereading import Reread
from credence.record.reviews import Review
from credence.record.seal import Broken
from credence.record.store import open_store
from credence.record.transfer import Copied, copy

__all__ = [
    "Added",
    "Broken",
    "Copied",
    "Counts",
    "Finding",
    "Found",
    "Kept",
    "Listed",
    "Question",
    "Rebuilt",
    "Record",
    "RecordError",
    "Reread",
    "Review",
    "back_up",
    "check_entry",
    "copy",
    "examine",
    "open_store",
    "rebuild",
    "restore",
]
