"""The words of everything else: documents, spans, partial dates, statements, facts. Nothing here does I/O."""

from credence.model.dates import PartialDate
from credence.model.document import Document, Publication, digest_of
from credence.model.fact import Fact, Support
from credence.model.statement import Inference, Modality, SlotValue, Statement

__all__ = [
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
]
