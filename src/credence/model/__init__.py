"""The words of everything else: documents, spans, partial dates, statements, facts. Nothing here does I/O."""

from credence.model.dates import PartialDate
from credence.model.document import PAGE_BREAK, Document, Publication, digest_of, pages_of
from credence.model.fact import Dissent, Fact, Support
from credence.model.slots import DATE_SLOTS, PERSON_SLOTS, STATE_SLOTS, SlotValue
from credence.model.statement import Inference, Modality, Statement

__all__ = [
    "DATE_SLOTS",
    "PAGE_BREAK",
    "PERSON_SLOTS",
    "STATE_SLOTS",
    "Dissent",
    "Document",
    "Fact",
    "Inference",
    "Modality",
    "PartialDate",
    "Publication",
    "SlotValue",
    "Statement",
    "Support",
    "digest_of",
    "pages_of",
]
