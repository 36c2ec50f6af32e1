"""In: codes of States and organisations. Out: their English names, with "the" where English asks for it."""

from __future__ import annotations

from credence.brief.phrasebook import table
from credence.brief.pieces import Text, foreign, plain, words
from credence.brief.wording import listed
from credence.lore.organisations import load_organisations
from credence.lore.states import load_states


def name_of(code: str) -> str:
    """The English name of a State, or else of an organisation; the code itself where the lore has no name
    for it.
    """
    state = load_states().get(code)
    return state.name if state else organisation_name(code)


def organisation_name(code: str) -> str:
    """The English name of an organisation; the code itself, which may be a name, where the lore has none.

    A code may be that of a State too: `NAM` is Namibia as a party and the Non-Aligned Movement as an
    organisation.
    """
    found = load_organisations().get(code)
    return found.name if found else code


def state_text(code: str) -> Text:
    """A State, or an organisation that is party to something, as it stands in a sentence: `the United
    States`.
    """
    known = load_states().get(code)
    if not known:
        return organisation_text(code)
    article = "the " if code in table("article")["states"] else ""
    return words(article) + foreign(known.name)


def state_words(code: str) -> str:
    """The same as words alone: `the United States`."""
    return plain(state_text(code))


def organisation_text(code: str) -> Text:
    """An organisation as it stands in a sentence: `the Non-Aligned Movement (NAM)`, `Mercosur`, `BRICS`."""
    name = organisation_name(code)
    several = " " in name.strip() and not name.lower().startswith("the ")
    article = "the " if several and name not in table("article")["without"] else ""
    return words(article) + foreign(f"{name} ({code})" if name != code and code.isupper() else name)


def states_text(codes: tuple[str, ...]) -> Text:
    """Several States (or organisations that are party to something) as a list."""
    return listed([state_text(code) for code in codes])


def outlet_words(name: str) -> str:
    """Whoever published a report, in a sentence: `the Ministry of Foreign Affairs`, `Black Sea Review`."""
    first = name.split()[0].casefold() if name.split() else ""
    return f"the {name}" if first in map(str.casefold, table("article")["outlets"]) else name


def authority_words(name: str) -> str:
    """Whoever is cited, as in `citing the Ministry of Foreign Affairs`."""
    first = name.split()[0] if name.split() else ""
    return f"the {name}" if first in table("article")["authorities"] else name
