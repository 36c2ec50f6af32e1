"""In: a record or its facts, and what to brief on. Out: a cited brief, as Markdown, JSON or one HTML file."""

from __future__ import annotations

from credence.brief.asking import NothingKnownError, facts_for, on, on_subject
from credence.brief.build import build, build_on
from credence.brief.html import to_html
from credence.brief.jsonout import to_json
from credence.brief.markdown import to_markdown
from credence.brief.pieces import Brief, Subject

FORMATS = {"md": to_markdown, "html": to_html, "json": to_json}

__all__ = [
    "FORMATS",
    "Brief",
    "NothingKnownError",
    "Subject",
    "build",
    "build_on",
    "facts_for",
    "on",
    "on_subject",
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
