"""Heads of mission: from a matched phrase to its statements, by kind."""

from __future__ import annotations

from typing import Final

from credence.reading.kinds.appointments import appointed
from credence.reading.kinds.credentials import accreditation
from credence.reading.kinds.departures import left_post
from credence.reading.kinds.farewells import farewell_call
from credence.reading.kinds.handling import Handlers
from credence.reading.kinds.tenure import began

HANDLERS: Final[Handlers] = {
    "post-ended": left_post,
    "farewell": farewell_call,
    "credentials-copy": accreditation,
    "credentials-presented": accreditation,
    "appointed": appointed,
    "holds-office": appointed,
    "post-began": began,
}
