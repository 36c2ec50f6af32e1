"""Files of other programs in; documents, the statements they make, and what could not come in, out.

Each importer keeps the file itself, as its canonical text, as the document: every statement quotes the element,
row or line that says it. Nothing is dropped in silence: what no statement can hold is a `Problem`.
"""

from credence.exchange.imports.errors import ImportFault
from credence.exchange.imports.found import Imported, Problem
from credence.exchange.imports.request import Request
from credence.exchange.imports.sources import SOURCES, Source, read

__all__ = ["SOURCES", "ImportFault", "Imported", "Problem", "Request", "Source", "read"]
