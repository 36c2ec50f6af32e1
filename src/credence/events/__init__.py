"""Texts in, the events they report out, as PLOVER describes them."""

from credence.events import tables
from credence.events.coder import code, code_sentence, ranked
from credence.events.event import Actor, Event

__all__ = ["Actor", "Event", "code", "code_sentence", "ranked", "tables"]
