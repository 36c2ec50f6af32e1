"""A file of sources (feeds, pages, sitemaps) -> the documents that are new there, one source after the other."""

from credence.intake.watch.sources import Source, read_sources
from credence.intake.watch.state import State
from credence.intake.watch.watching import News, Told, watch

__all__ = ["News", "Source", "State", "Told", "read_sources", "watch"]
