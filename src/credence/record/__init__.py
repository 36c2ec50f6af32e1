"""The record: a journal of documents, statements and decisions that only grows, and the facts computed from it."""

from credence.record.asking.finding import Found
from credence.record.asking.queries import Listed
from credence.record.asking.questions import Question
from credence.record.errors import RecordError
from credence.record.journal.check import check_entry, check_own
from credence.record.journal.journal import Added
from credence.record.journal.seal import Broken
from credence.record.record import Counts, Record
from credence.record.review.rereading import Reread
from credence.record.review.reviews import Review
from credence.record.soundness.derived import Rebuilt, rebuild
from credence.record.soundness.doctor import Finding, examine
from credence.record.stores.backup import Kept, back_up, restore
from credence.record.stores.store import open_store
from credence.record.stores.transfer import Copied, copy

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
    "check_own",
    "copy",
    "examine",
    "open_store",
    "rebuild",
    "restore",
]
