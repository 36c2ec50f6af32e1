"""From a matched phrase to drafts of statements: one module a family of kinds."""

from typing import Final

from credence.reading.kinds import (
    aid,
    bodies,
    consultations,
    contacts,
    cooperation,
    figures,
    gestures,
    independence_years,
    interests,
    listings,
    meetings,
    missions,
    permissions,
    posts,
    relations,
    scheduled,
    treaties,
    visits,
)
from credence.reading.kinds.handling import Handlers

HANDLERS: Final[Handlers] = {
    **relations.HANDLERS,
    **independence_years.HANDLERS,
    **missions.HANDLERS,
    **posts.HANDLERS,
    **contacts.HANDLERS,
    **meetings.HANDLERS,
    **visits.HANDLERS,
    **consultations.HANDLERS,
    **scheduled.HANDLERS,
    **cooperation.HANDLERS,
    **figures.HANDLERS,
    **aid.HANDLERS,
    **bodies.HANDLERS,
    **treaties.HANDLERS,
    **gestures.HANDLERS,
    **permissions.HANDLERS,
    **interests.HANDLERS,
    **listings.HANDLERS,
}
"""Kind -> what makes drafts of a core of that kind."""
