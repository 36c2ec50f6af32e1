"""In: an accreditation, a mission. Out: their names in the trade: nuncio, High Commissioner, apostolic nunciature."""

from __future__ import annotations

from collections.abc import Iterable

from credence.brief.facts import office_words
from credence.brief.phrasebook import table
from credence.lore.practice import commonwealth
from credence.model import Fact
from credence.protocol.accreditation import Accreditation
from credence.protocol.diplomatic_list import HOLY_SEE


def head_title(head: Accreditation) -> str:
    """The office of a head of mission; the envoys of the Holy See, and those whom a sentence calls so, by their own."""
    words = table("list")
    if head.sender == HOLY_SEE and head.office in ("", "ambassador"):
        return str(words["nuncio"])
    if head.sender == HOLY_SEE and head.office == "minister":
        return str(words["internuncio"])
    if head.office == "ambassador" and called_high(head.sender, head.receiver, head.facts):
        return str(words["high_commissioner"])
    return office_words(head.office, head.interim)


def mission_title(sender: str, receiver: str, rank: str, facts: Iterable[Fact]) -> str:
    """The name of a mission of a rank: `embassy`, `High Commission`, `apostolic nunciature`; empty for none known.

    `facts` are those that tell of the mission and its head.
    """
    words = table("list")
    if rank == "embassy" and sender == HOLY_SEE:
        return str(words["nunciature"])
    if rank == "embassy" and called_high(sender, receiver, facts):
        return str(words["high_commission"])
    known = table("missions").get(rank)
    return str(known[0]) if known else ""


def called_high(sender: str, receiver: str, facts: Iterable[Fact]) -> bool:
    """Whether both are of the Commonwealth and a sentence speaks of a High Commission or High Commissioner."""
    if not {sender, receiver} <= commonwealth():
        return False
    quotes = (support.statement.quote for fact in facts for support in fact.supports)
    return any("high commission" in " ".join(quote.split()).lower() for quote in quotes)
