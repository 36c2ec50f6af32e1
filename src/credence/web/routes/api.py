"""For programs: facts and documents page by page, and facts and statements as streams of lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from credence.web.page import Page
from credence.web.views.documents import documents
from credence.web.views.facts import fact_lines, facts, statement_lines

PAGES = (
    Page("/api/facts", facts, "", "Facts, page by page"),
    Page("/api/documents", documents, "", "Documents with their statements, page by page"),
)
STREAMS: tuple[tuple[str, Callable[..., Iterator[str]]], ...] = (
    ("/api/facts.jsonl", fact_lines),
    ("/api/statements.jsonl", statement_lines),
)
