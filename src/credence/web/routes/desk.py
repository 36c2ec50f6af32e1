"""The pages of a protocol desk: the calendar, what changed, what cannot be right, the diplomatic list, the board."""

from __future__ import annotations

from credence.web.page import Page
from credence.web.users import Role
from credence.web.views import board, calendar, changes, check, desks, diplomatic_list, instruments, stepping

PAGES = (
    Page(
        "/calendar",
        calendar.calendar,
        "calendar.html.j2",
        "What is coming",
        forms={"csv": calendar.to_csv, "ics": calendar.to_ics},
    ),
    Page("/changes", changes.changes, "changes.html.j2", "What the record has learned", forms={"atom": changes.atom}),
    Page("/check", check.check, "check.html.j2", "What cannot be right"),
    Page("/instruments", instruments.instruments, "instruments.html.j2", "Treaties and agreements"),
    Page("/instruments/{statement}", instruments.instrument, "instrument.html.j2", "A treaty or agreement"),
    Page(
        "/list/{state}",
        diplomatic_list.diplomatic_list_of,
        "list.html.j2",
        "The diplomatic list",
        forms={"csv": diplomatic_list.to_csv},
    ),
    Page("/protocol", desks.desks, "desks.html.j2", "Protocol desks"),
    Page(
        "/protocol/{state}",
        board.board,
        "board.html.j2",
        "A protocol desk's board of accreditations",
        forms={"csv": board.to_csv},
    ),
    Page(
        "/protocol/{state}/step",
        stepping.stepping,
        "step.html.j2",
        "A step of an accreditation",
        Role.EDITOR,
        data=False,
    ),
)
