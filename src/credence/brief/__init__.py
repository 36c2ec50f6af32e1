"""In: a record or its facts, and what to brief on. Out: a cited brief, as Markdown, JSON, one
HTML file, DOCX or PDF, whole or cut to a page or two.

`on` and `on_subject` ask a record; `build` and `build_on` are the pure builders behind them (facts in, Brief out);
`shorten` cuts a Brief to pages; `render` and `write` put one into a form.
"""

from __future__ import annotations

from credence.brief.asking import NothingKnownError, facts_for, from_facts, on, on_subject
from credence.brief.build import build, build_on
from credence.brief.html import to_html
from credence.brief.jsonout import to_json
from credence.brief.lengths import lengths
from credence.brief.markdown import to_markdown
from credence.brief.pdf import PdfError
from credence.brief.pieces import Brief, Subject
from credence.brief.shorten import shorten
from credence.brief.writing import FILES, FORMATS, render, write

LENGTHS = lengths().pages
"""Numbers of pages to which a brief can be cut."""

__all__ = [
    "FILES",
    "FORMATS",
    "LENGTHS",
    "Brief",
    "NothingKnownError",
    "PdfError",
    "Subject",
    "build",
    "build_on",
    "facts_for",
    "from_facts",
    "on",
    "on_subject",
    "render",
    "shorten",
    "to_html",
    "to_json",
    "to_markdown",
    "write",
]
