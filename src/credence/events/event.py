"""The events of a text, as PLOVER describes them: who did what to whom, with the words that say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts or is acted upon: as the text names it, its country (ISO 3166-1 alpha-3), sector, organisation.

    An organisation of States has no country.
    """

    text: str
    country: str | None = None
    sector: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One event, `quote == text[start:end]`; offsets in code points. `quad`: 1 verbal and
    2 material cooperation, 3 verbal and 4 material conflict. `date` is the publication's, YYYY-MM-DD.
    """

    id: str
    type: str
    mode: str | None
    context: tuple[str, ...]
    quad: int
    intensity: float
    """On Goldstein's scale, -10 to 10."""
    sense: str
    """What happened, by its name in the lore."""
    cameo: str
    source: Actor | None
    target: Actor | None
    start: int
    end: int
    quote: str
    date: str | None = None
    sentence: int = 1
    """Its number in the text."""
    weight: float = 0.0
    """How much speaks for it: about 1 for the own verb of a main clause. Only for ranking."""

    def to_json(self) -> dict[str, Any]:
        """The line that `credence events` prints."""
        return {
            "id": self.id,
            "event_type": self.type,
            "mode": self.mode,
            "context": list(self.context),
            "quad": self.quad,
            "cameo": self.cameo,
            **_actor("source", self.source),
            **_actor("target", self.target),
            "date": self.date,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
        }


def _actor(role: str, actor: Actor | None) -> dict[str, str | None]:
    values = {"actor": "text", "country": "country", "sector": "sector", "organisation": "organisation"}
    return {f"{role}_{name}": getattr(actor, field) if actor else None for name, field in values.items()}
