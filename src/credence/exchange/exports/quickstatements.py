"""Material in, commands for Wikidata's QuickStatements out: relations of States and their missions, with references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from credence.exchange.exports.bodies import Body, bodies
from credence.exchange.exports.form import Export, Field
from credence.exchange.exports.material import Material
from credence.exchange.exports.texts import shown, web_address
from credence.lore.states import load_states
from credence.model import Document, Fact, Publication, Support
from credence.protocol.facts import held
from credence.protocol.relations import LOST, THERE, Period, relations

_PRECISION = {"year": 9, "month": 10, "day": 11}
"""Precision of a date in Wikidata's data model."""
_MISSIONS = {
    "embassy": "Q3917681",
    "consulate": "Q7843791",
    "consulate-general": "Q372690",
}
"""Items of Wikidata for ranks of missions."""
_LANGUAGE = re.compile("[a-z]{2,3}")
"""A code of ISO 639; `und` is that of a language that is not known."""

FIELDS = (
    Field("P530", "diplomatic relation: of each of two States the other, for every time in which there were relations"),
    Field("!P530", "the same of a later time: a statement of its own beside that of the earlier one"),
    Field("P580, P582", "qualifiers: when relations began and ended, by the day, month or year as told (11, 10, 9)"),
    Field("CREATE, LAST", "a new item for each mission on record that has a rank of Wikidata's"),
    Field("Len, Den", "its label and description in English"),
    Field("P31", "what it is: embassy (Q3917681), consulate (Q7843791), consulate general (Q372690)"),
    Field("P137", "operator: the sending State"),
    Field("P17", "the receiving State, in which it is"),
    Field("P571, P576", "when it was opened and closed"),
    Field("S854", "reference: address of the report, where it is one of the web"),
    Field("S1476", "reference: title of the report, with its language"),
    Field("S1683", "reference: the quote, with the language of the report"),
    Field("S577", "reference: when the report was published"),
)


def write(material: Material) -> Iterator[str]:
    """Lines of the first version of the format, with tabs between."""
    told = relations(material.facts)
    for name in sorted(told, key=lambda each: (each.a, each.b)):
        for one, other in ((name.a, name.b), (name.b, name.a)):
            for number, command in enumerate(_relations(told[name].periods, one, other, material)):
                yield _line([command[0], f"!{command[1]}", *command[2:]] if number else command)
    for body in bodies(material):
        yield from map(_line, _mission(body, material))


def _relations(periods: Iterable[Period], one: str, other: str, material: Material) -> Iterator[list[str]]:
    """A statement for each time in which there were relations."""
    ones, others = _item(one), _item(other)
    if not ones or not others:
        return
    begun: Fact | None = None
    running = False
    for period in periods:
        if period.state in THERE and not running:
            begun, running = period.begin, True
        elif period.state in LOST and running:
            yield _told(ones, others, begun, period.begin, material)
            running = False
    if running:
        yield _told(ones, others, begun, None, material)


def _told(one: str, other: str, begun: Fact | None, ended: Fact | None, material: Material) -> list[str]:
    began = begun if begun and begun.kind.startswith("relations-") else None
    facts = [fact for fact in (begun, ended) if fact]
    dates = [*_dated("P580", began), *_dated("P582", ended)]
    return [one, "P530", other, *dates, *_reference(facts, material)]


def _mission(body: Body, material: Material) -> Iterator[list[str]]:
    sender, receiver = _item(body.name.sender), _item(body.name.receiver)
    if body.rank not in _MISSIONS or not sender or not receiver:
        return
    told = [body.opened or body.told[0]]
    yield ["CREATE"]
    yield ["LAST", "Len", _string(body.label)]
    yield ["LAST", "Den", _string("diplomatic mission" if body.name.diplomatic else "consular post")]
    for prop, value in (("P31", _MISSIONS[body.rank]), ("P137", sender), ("P17", receiver)):
        yield ["LAST", prop, value, *_reference(told, material)]
    for prop, fact in (("P571", body.opened), ("P576", body.closed)):
        if fact and (date := _dated(prop, fact)):
            yield ["LAST", *date, *_reference([fact], material)]


def _item(code: str) -> str | None:
    known = load_states().get(code)
    return known.wikidata if known else None


def _dated(prop: str, fact: Fact | None) -> list[str]:
    when = held(fact) if fact else None
    if when is None or when.precision not in _PRECISION or when.approximate:
        return []
    parts = [*when.text.split("-"), "00", "00"][:3]
    return [prop, f"+{'-'.join(parts)}T00:00:00Z/{_PRECISION[when.precision]}"]


def _reference(facts: Iterable[Fact], material: Material) -> list[str]:
    """A reference for each fact: the first report of it that has an address, or else the first."""
    found: list[str] = []
    for fact in facts:
        support = next((s for s in fact.supports if web_address(s.source)), fact.supports[0])
        first, *others = _cited(support, material.documents.get(support.statement.document))
        found += [f"!{first[0]}" if found else first[0], first[1], *(cell for part in others for cell in part)]
    return found


def _cited(support: Support, document: Document | None) -> list[tuple[str, str]]:
    about = document.publication if document else Publication()
    language = about.language if about.language and _LANGUAGE.fullmatch(about.language) else "und"
    parts = [("S1683", f"{language}:{_string(support.statement.quote)}")]
    if about.title:
        parts.insert(0, ("S1476", f"{language}:{_string(about.title)}"))
    if address := web_address(support.source):
        parts.insert(0, ("S854", _string(address)))
    if day := support.published:
        parts.append(("S577", f"+{day.isoformat()}T00:00:00Z/11"))
    return parts


def _string(text: str) -> str:
    """The text in quotation marks. A bar, which would begin a new cell, stands by its number as what steers does."""
    return f'"{shown(text)}"'.replace("|", "⟨U+007C⟩")


def _line(cells: list[str]) -> str:
    return "\t".join(cells) + "\n"


QUICKSTATEMENTS = Export(
    name="quickstatements",
    says="Commands for Wikidata: diplomatic relations and missions, each with its references",
    standard="QuickStatements, version 1, with tabs",
    file=".qs.txt",
    fields=FIELDS,
    write=write,
    notes=(
        "To be looked through before it is run: `CREATE` makes a second item of a mission that Wikidata has already. "
        "Two references of one command are told apart by `!S`; a second time of one relation is a statement of its own "
        "by `!P`, as the tool at Toolforge reads it. In texts a bar stands as `⟨U+007C⟩`: it would begin a cell. "
        "States without an item, missions of other ranks, and persons, whom a name alone does not tell from namesakes, "
        "are left out.",
    ),
)
