"""The pages that most others lead to: home, briefs, a document, a fact."""

from __future__ import annotations

from credence.web.page import Page
from credence.web.views import trade
from credence.web.views.choosing import choosing
from credence.web.views.document import document
from credence.web.views.event import event
from credence.web.views.fact import fact
from credence.web.views.home import home
from credence.web.views.state import state
from credence.web.views.subjects import markdown, mission, organisation_of, pair, person

_BRIEF = {"md": markdown}
_TRADE = {"csv": trade.to_csv, "svg": trade.svg}

PAGES = (
    Page("/", home, "home.html.j2", "What is new and what is coming"),
    Page("/pairs", choosing, "home.html.j2", "One State or two", data=False),
    Page("/states/{code}", state, "state.html.j2", "A State", forms=_BRIEF),
    Page("/pairs/{a}/{b}", pair, "brief.html.j2", "The brief on two States", forms=_BRIEF),
    Page("/pairs/{a}/{b}/trade", trade.trade, "trade.html.j2", "The trade of two States", forms=_TRADE),
    Page("/persons/{name}", person, "brief.html.j2", "The brief on a person", forms=_BRIEF),
    Page("/missions/{of}/{to}", mission, "brief.html.j2", "The brief on a mission", forms=_BRIEF),
    Page("/organisations/{name}", organisation_of, "brief.html.j2", "The brief on an organisation", forms=_BRIEF),
    Page("/facts/{statement}", fact, "fact.html.j2", "A fact with its sources"),
    Page("/events/{statement}", event, "event.html.j2", "An event, as PLOVER codes it"),
    Page("/documents/{name:path}", document, "document.html.j2", "A document with its statements"),
)
