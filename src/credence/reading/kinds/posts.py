"""Heads of mission: from a matched phrase to its statements, by kind."""

from __future__ import annotations

from credence.reading.kinds.appointments import appointed
from credence.reading.kinds.credentials import accreditation
from credence.reading.kinds.tenure import began, left_post

HANDLERS = {
    "post-ended": left_post,
    "credentials-copy": accreditation,
    "credentials-presented": accreditation,
    "appointed": appointed,
    "post-began": began,
}
