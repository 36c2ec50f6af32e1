"""An address on the web -> the bytes it answers with, from global hosts only, politely and within budgets."""

from credence.intake.fetch.errors import FetchError
from credence.intake.fetch.fetcher import Fetched, Fetcher

__all__ = ["FetchError", "Fetched", "Fetcher"]
