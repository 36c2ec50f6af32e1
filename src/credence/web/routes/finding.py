"""Search, on a page of its own and as a part of other pages while one types; questions in plain English."""

from __future__ import annotations

from credence.web.page import Page
from credence.web.views.ask import ask, markdown
from credence.web.views.search import search

PAGES = (
    Page("/search", search, "search.html.j2", "Everything that words may mean"),
    Page("/search/found", search, "found.html.j2", "What a search offers", data=False),
    Page("/ask", ask, "ask.html.j2", "A question answered from the record", forms={"md": markdown}),
)
