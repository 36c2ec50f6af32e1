"""Documents in, statements out: each with its quote, its offsets, who says so and the rule that made it."""

from credence.reading.reader import READER, read
from credence.reading.tracing.trace import Trace

__all__ = ["READER", "Trace", "read"]
