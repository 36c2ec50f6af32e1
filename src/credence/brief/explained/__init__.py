"""In: a document and the trace of its reading. Out: how each statement came about, as text, HTML or JSON."""

from __future__ import annotations

from credence.brief.explained.html import to_html
from credence.brief.explained.jsonout import to_json
from credence.brief.explained.text import lines, to_text
from credence.brief.explained.view import Explained, explain

__all__ = ["Explained", "explain", "lines", "to_html", "to_json", "to_text"]
