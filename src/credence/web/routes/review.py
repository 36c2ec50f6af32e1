"""Where persons decide: the queue of review, and the forms to correct a statement or to enter one."""

from __future__ import annotations

from credence.web.page import Page
from credence.web.users import Role
from credence.web.views.correcting import correcting, telling
from credence.web.views.review import review

PAGES = (
    Page("/review", review, "review.html.j2", "What waits for a decision", Role.REVIEWER, kept=False),
    Page("/statements/{statement}/correct", correcting, "correct.html.j2", "A correction", Role.REVIEWER, data=False),
    Page(
        "/documents/{document}/tell", telling, "correct.html.j2", "A statement of one's own", Role.REVIEWER, data=False
    ),
)
