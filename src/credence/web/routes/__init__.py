"""The pages: which view stands at which address, in which forms, for whom."""

from __future__ import annotations

from credence.web.page import Page
from credence.web.routes import api, core, desk, finding, review

PAGES: tuple[Page, ...] = (*review.PAGES, *core.PAGES, *desk.PAGES, *finding.PAGES, *api.PAGES)
"""Every page. Of two that an address fits, the first answers."""
STREAMS = api.STREAMS
"""Every stream of lines."""
