"""In: a record. Out: a server of the Model Context Protocol by which programs ask it; it reads and never writes."""

from __future__ import annotations

from credence.mcp.server import server

__all__ = ["server"]
