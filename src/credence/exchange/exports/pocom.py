"""Material in, appointments in the shape of pocom out: missions with their chiefs, each with four dates and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from credence.exchange.exports.bodies import Term, terms
from credence.exchange.exports.dating import begin_of
from credence.exchange.exports.form import Export, Field
from credence.exchange.exports.material import Material
from credence.exchange.exports.names import name_of
from credence.exchange.exports.texts import shown
from credence.lore.spelling import folded
from credence.lore.territories import territories
from credence.model import Fact

_ROLES = {
    "ambassador": "ambassador-e-p",
    "minister": "envoy-extraordinary-minister-plenipotentiary",
    "charge": "charge-daffaires",
    "commissioner": "commissioner",
    "consul-general": "consul-general",
}
"""Ids of roles by office; of another the office itself."""

FIELDS = (
    Field("country-missions", "all missions; `territory-id` of the sending State as `sending-territory-id` of each"),
    Field("country-mission", "all heads of mission of one State in another", "country-missions"),
    Field("territory-id", "the receiving State, as the data set calls it; else its name", "country-mission"),
    Field("chiefs", "the tenures, as functions began", "country-mission"),
    Field("id", "id of the tenure", "chief"),
    Field("person-id", "name in small letters, and eight digits that tell namesakes apart", "chief"),
    Field("role-title-id", "role, as the data set calls it: `ambassador-e-p`", "chief"),
    Field("contemporary-territory-id", "the receiving State", "chief"),
    Field(
        "appointed, arrived, started, ended",
        "each with `date` (year, month or day; empty where none is told) and in `note` the quotes",
        "chief",
    ),
    Field("note", "ids of the facts that are its steps", "chief"),
    Field("persons", "each `person` with `id` and `persName`", "persons"),
)


def write(material: Material) -> Iterator[str]:
    """Missions by sending and receiving State, then the persons."""
    every = list(terms(material))
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<country-missions>\n'
    for name, of_post in groupby(every, key=lambda term: term.name):
        yield f"  <country-mission sending-territory-id={quoteattr(_territory(name.sender))}>\n"
        yield f"    <territory-id>{escape(_territory(name.receiver))}</territory-id>\n    <chiefs>\n"
        for term in of_post:
            yield from _chief(term, material)
        yield "    </chiefs>\n  </country-mission>\n"
    yield "  <persons>\n"
    for person in dict.fromkeys(term.person for term in every):
        yield f"    <person><id>{_person(person.id, person.name)}</id>"
        yield f"<persName>{escape(shown(person.name))}</persName></person>\n"
    yield "  </persons>\n</country-missions>\n"


def _chief(term: Term, material: Material) -> Iterator[str]:
    each = term.tenure.accreditation
    steps = {name: [step.fact for step in each.of(name)] for name in ("appointed", "arrived")}
    ids = " ".join(map(material.id_of, term.told))
    yield f"      <chief>\n        <id>{term.id}</id>\n"
    yield f"        <person-id>{_person(term.person.id, term.person.name)}</person-id>\n"
    yield f"        <role-title-id>{escape(_ROLES.get(each.office, each.office))}</role-title-id>\n"
    yield f"        <contemporary-territory-id>{escape(_territory(term.name.receiver))}</contemporary-territory-id>\n"
    yield _event("appointed", steps["appointed"])
    yield _event("arrived", steps["arrived"])
    yield _event("started", [term.began] if term.began else [])
    yield _event("ended", [term.ended] if term.ended else [])
    yield f"        <note>{ids}</note>\n      </chief>\n"


def _event(name: str, facts: Sequence[Fact]) -> str:
    date = next(filter(None, map(begin_of, facts)), "")
    quotes = "; ".join(f"“{support.statement.quote}”" for fact in facts for support in fact.supports)
    return f"        <{name}><date>{date}</date><note>{escape(shown(quotes))}</note></{name}>\n"


def _person(key: str, name: str) -> str:
    return f"{'-'.join(re.sub(r'[^a-z0-9]', '', word) for word in folded(name))}-{key[:8]}".strip("-")


def _territory(code: str) -> str:
    """The id of a State in the data set; its name in small letters with hyphens where it has none."""
    held = territories().held
    known = next((name for name, periods in held.items() if periods[-1].state == code), None)
    return known or "-".join(folded(name_of(code)))


POCOM = Export(
    name="pocom",
    says="Appointments of heads of mission in the shape of Principal Officers and Chiefs of Mission",
    standard="XML after the data set pocom of the Office of the Historian",
    file=".xml",
    fields=FIELDS,
    write=write,
    notes=(
        "The data set tells of one sending State and has a file for each mission; here all stand in one, each with its "
        "sending State. Envoys who are not named are left out.",
    ),
)
