"""In: the links of a network. Out: their words, for rows, drawings and the table below a drawing."""

from __future__ import annotations

from credence.brief.facts import mission_words, office_words
from credence.brief.naming import name_of, state_text
from credence.brief.phrasebook import fill, table, word
from credence.brief.pieces import Text, foreign, plain, words
from credence.brief.wording import when_words
from credence.lore.organisations import is_organisation
from credence.model import Fact
from credence.protocol.facts import held, text_of
from credence.protocol.network import Link


def link_words(link: Link) -> str:
    """What a link is: `consulate general`, `non-resident accreditation (Lima)`, who looks after interests."""
    told = table("network")
    if link.sort == "interests":
        return plain(fill(told["interests_by"], {"power": state_text(link.by)}))
    if link.sort == "accreditation":
        name = "non_resident" if link.resident is False else "accredited"
        name = "represented" if is_organisation(link.receiver) else name
        return plain(fill(told[name], {"place": foreign(link.place)}))
    known = table("missions").get(link.rank)
    return str(known[0]) if known else link.rank.replace("-", " ") or str(told[link.sort])


def state_words(link: Link) -> str:
    """`open`, `perhaps open`, `suspended`, `closed`; of an envoy `in post`, `perhaps in post`."""
    if link.sort == "accreditation":
        return word("stages", "perhaps" if link.state == "perhaps" else "in-post")
    return word("mission_states", link.state)


def change_words(fact: Fact) -> str:
    """`opened in 2014`, `raised to embassy on 4 June 1943`: what a fact tells of a mission or its head."""
    templates, when = table("mission_changes"), held(fact)
    slots: dict[str, Text | str] = {
        "when": when_words(when) if when else "",
        "mission": mission_words(fact)[0],
        "place": foreign(text_of(fact, "place")),
        "suspended": "suspended" if text_of(fact, "manner") == "suspended" else "",
        "step": words(word("steps", fact.kind)),
    }
    return plain(fill(templates.get(fact.kind, templates["step"]), slots))


def changes_words(link: Link) -> str:
    """All changes on record by the day, oldest first; of an envoy, with name and office."""
    told = "; ".join(map(change_words, link.facts))
    if not link.person:
        return told
    office = office_words(next((name for fact in reversed(link.facts) if (name := text_of(fact, "office"))), ""))
    return f"{', '.join(filter(None, (*link.person, office)))}: {told}"


def sides_words(link: Link) -> tuple[str, str]:
    """The names of the sending and the receiving State."""
    return name_of(link.sender), name_of(link.receiver)
