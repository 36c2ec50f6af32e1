"""Texts in, the events they report out, as PLOVER describes them."""

from credence.events import tables
from credence.events.coder import code, code_sentence, ranked
from credence.events.event import Actor, Event
from credence.events.within import code_within

__all__ = ["Actor", "Event", "code", "code_sentence", "code_within", "ranked", "tables"]
