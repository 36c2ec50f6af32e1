"""In: a record or its facts, and two States. Out: a cited brief, as Markdown, JSON or one HTML file."""

from __future__ import annotations

from credence.brief.asking import NothingKnownError, on
from credence.brief.build import build
from credence.brief.html import to_html
from credence.brief.jsonout import to_json
from credence.brief.markdown import to_markdown
from credence.brief.pieces import Brief

FORMATS = {"md": to_markdown, "html": to_html, "json": to_json}

__all__ = [
    "FORMATS",
    "Brief",
    "NothingKnownError",
    "build",
    "on",
    "render",
    "to_html",
    "to_json",
    "to_markdown",
]


def render(brief: Brief, form: str) -> str:
    """The brief as `md`, `html` or `json`; raises ValueError naming these for any other form."""
    if form not in FORMATS:
        raise ValueError(f"a brief is written as {', '.join(FORMATS)}, not as {form!r}")
    return FORMATS[form](brief)
