"""The pages that most others lead to: home, two States, a document, a fact."""

from __future__ import annotations

from credence.brief import to_markdown
from credence.web.page import Page
from credence.web.views.choosing import choosing
from credence.web.views.document import document
from credence.web.views.fact import fact
from credence.web.views.home import home
from credence.web.views.pair import Pair, pair


def _markdown(view: Pair) -> str:
    return to_markdown(view.brief)


PAGES = (
    Page("/", home, "home.html.j2", "What is new and what is coming"),
    Page("/pairs", choosing, "home.html.j2", "One State or two", data=False),
    Page("/pairs/{a}/{b}", pair, "pair.html.j2", "The brief on two States", forms={"md": _markdown}),
    Page("/facts/{statement}", fact, "fact.html.j2", "A fact with its sources"),
    Page("/documents/{name:path}", document, "document.html.j2", "A document with its statements"),
)
