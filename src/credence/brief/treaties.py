"""In: an instrument and how it stood. Out: the same in plain words."""

from __future__ import annotations

from credence.brief.facts import undated_words
from credence.brief.naming import states_text
from credence.brief.phrasebook import fill, phrase, word
from credence.brief.pieces import Text, foreign, plain
from credence.brief.wording import names_listed, when_words
from credence.lore.treaties import treaty_lore
from credence.model import Fact, Modality
from credence.protocol.facts import codes, held, text_of
from credence.protocol.instruments import Instrument, Standing, Step, who


def instrument_words(instrument: Instrument) -> str:
    """Its fullest name on record."""
    return plain(foreign(instrument.name)) or word("instruments", "unnamed")


def standing_words(instrument: Instrument, standing: Standing) -> str:
    """`signed on 4 March 2021`, `in force since 1 July 2023`, and what may have come by then."""
    found = [_reached(standing.last)] if standing.last else []
    if not standing.last and instrument.announced and not standing.perhaps:
        found.append(word("instruments", "announced"))
    for step in standing.perhaps:
        told: dict[str, Text | str] = {"step": step.step.says, "when": _when(step.fact)}
        found.append(plain(phrase("instrument_perhaps", told)))
    return "; ".join(found)


def _reached(step: Step) -> str:
    return f"{step.step.says} {_when(step.fact)}".strip()


def step_words(step: Step, instrument: Instrument) -> str:
    """`ratified by Norway on 2 May 2023`; `signed in Lima on 4 March 2021 by Ane Lund and Rosa Quispe`."""
    fact = step.fact
    by = who(fact)
    slots: dict[str, Text | str] = {
        "step": step.step.says,
        "by": states_text(by) if set(by) != set(instrument.parties) else "",
        "place": foreign(text_of(fact, "place")),
        "when": _when(fact),
        "persons": names_listed(codes(fact, "person")),
        "announced": word("instruments", "announced") if fact.modality == Modality.SCHEDULED else "",
        "disputed": word("instruments", "disputed") if fact.status == "disputed" else "",
    }
    return plain(phrase("instrument_step", slots))


def gap_words(standing: Standing) -> list[str]:
    """`no entry into force on record`, in the words of the lore."""
    parties = states_text(standing.unratified)
    return [plain(fill(treaty_lore().gaps[gap], {"parties": parties})) for gap in standing.gaps]


def _when(fact: Fact) -> str:
    when = held(fact)
    return when_words(when) if when else undated_words(fact)
