"""Material in, appointments in the shape of pocom out: missions with their chiefs, each with four dates and notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from credence.exchange.exports.bodies import Term, terms
from credence.exchange.exports.dating import begin_of
from credence.exchange.exports.form import Export, Field
from credence.exchange.exports.material import Material
from credence.exchange.exports.names import iso2_of, name_of
from credence.exchange.exports.people import Person
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

_EVENTS = ("appointed", "arrived", "started", "ended")
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
"""Ids of persons have no digits but for one at the end: the digits that tell namesakes apart stand as letters."""

FIELDS = (
    Field("missions", "the missions of one State; `sending-territory-id` is the State", "country-missions"),
    Field(
        "country-mission",
        "all heads of mission of that State in another, as a file of the data set has them",
        "missions",
    ),
    Field("territory-id", "the receiving State, as the data set calls it; else its name", "country-mission"),
    Field("chiefs", "the tenures, as functions began", "country-mission"),
    Field("other-nominees", "empty: who was named and never served is not told apart", "country-mission"),
    Field(
        "id",
        "as the data set makes them: receiving State (ISO 3166-1 alpha-2; `xx` where it has none), year, first four "
        "letters of `person-id`, number",
        "chief",
    ),
    Field("person-id", "name in small letters, and eight letters that tell namesakes apart", "chief"),
    Field("role-title-id", "role, as the data set calls it: `ambassador-e-p`", "chief"),
    Field("contemporary-territory-id", "the receiving State", "chief"),
    Field(
        "appointed, arrived, started, ended",
        "each with `date` (year, month or day; empty where none is told) and in `note` the quotes",
        "chief",
    ),
    Field("note", "id of the tenure, which stays, and ids of the facts that are its steps", "chief"),
    Field("created-by, last-modified-by", "`credence`", "chief"),
    Field("created-date, last-modified-date", "when the record first and last learned of the tenure", "chief"),
    Field("persons", "each `person` with `id` and `persName`", "country-missions"),
)


def write(material: Material) -> Iterator[str]:
    """Missions by sending and receiving State, then the persons."""
    every = list(terms(material))
    taken: Counter[str] = Counter()
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<country-missions>\n'
    for sender, sent in groupby(every, key=lambda term: term.name.sender):
        yield f"  <missions sending-territory-id={quoteattr(_territory(sender))}>\n"
        for post, of_post in groupby(sent, key=lambda term: term.name):
            yield f"    <country-mission>\n      <territory-id>{escape(_territory(post.receiver))}</territory-id>\n"
            yield "      <chiefs>\n"
            for term in of_post:
                yield from _chief(term, material, taken)
            yield "      </chiefs>\n      <other-nominees/>\n    </country-mission>\n"
        yield "  </missions>\n"
    yield "  <persons>\n"
    for person in dict.fromkeys(term.person for term in every):
        yield f"    <person><id>{_person(person)}</id><persName>{escape(shown(person.name))}</persName></person>\n"
    yield "  </persons>\n</country-missions>\n"


def _chief(term: Term, material: Material, taken: Counter[str]) -> Iterator[str]:
    each, receiver = term.tenure.accreditation, term.name.receiver
    steps = {
        "appointed": [step.fact for step in each.of("appointed")],
        "arrived": [step.fact for step in each.of("arrived")],
        "started": [term.began] if term.began else [],
        "ended": [term.ended] if term.ended else [],
    }
    dates = {name: next(filter(None, map(begin_of, steps[name])), "") for name in _EVENTS}
    known = [support.known.date() for fact in term.told for support in fact.supports]
    told = " ".join((term.id, *map(material.id_of, term.told)))
    yield "        <chief>\n"
    for name, text in (
        ("id", _id(term, next(filter(None, dates.values()), ""), taken)),
        ("person-id", _person(term.person)),
        ("role-title-id", _ROLES.get(each.office, each.office) or "chief-of-mission"),
        ("contemporary-territory-id", _territory(receiver)),
    ):
        yield _element(name, text)
    for name in _EVENTS:
        yield f"          <{name}><date>{dates[name]}</date><note>{_quotes(steps[name])}</note></{name}>\n"
    for name, text in (
        ("note", told),
        ("created-by", "credence"),
        ("created-date", min(known).isoformat()),
        ("last-modified-by", "credence"),
        ("last-modified-date", max(known).isoformat()),
    ):
        yield _element(name, text)
    yield "        </chief>\n"


def _element(name: str, text: str) -> str:
    return f"          <{name}>{escape(text)}</{name}>\n"


def _quotes(facts: Sequence[Fact]) -> str:
    quotes = "; ".join(f"“{support.statement.quote}”" for fact in facts for support in fact.supports)
    return escape(shown(quotes))


def _id(term: Term, date: str, taken: Counter[str]) -> str:
    """`ge-2021-jose-01`; of a tenure without a date the year is that of the first report of it."""
    published = min((s.published for fact in term.told for s in fact.supports if s.published), default=None)
    year = date[:4] or (f"{published.year:04}" if published else "0000")
    begun = f"{iso2_of(term.name.receiver) or 'xx'}-{year}-{_person(term.person).split('-')[0][:4]}"
    taken[begun] += 1
    return f"{begun}-{taken[begun]:02}"


def _person(person: Person) -> str:
    words = (re.sub(r"[^a-z]", "", word) for word in folded(person.name))
    return "-".join((*filter(None, words), person.id[:8].translate(_LETTERS)))


@cache
def _territory(code: str) -> str:
    """The id of a State in the data set: its name in small letters with hyphens, or else the first without a year.

    Several ids may have come to stand for one State: `north-vietnam` and `south-vietnam-1975` beside `vietnam`.
    """
    own = "-".join(folded(name_of(code)))
    ids = [name for name, periods in territories().held.items() if periods[-1].state == code]
    return own if own in ids or not ids else next((name for name in ids if not name[-1].isdigit()), ids[0])


POCOM = Export(
    name="pocom",
    says="Appointments of heads of mission in the shape of Principal Officers and Chiefs of Mission",
    standard="XML after the data set pocom of the Office of the Historian",
    file=".xml",
    fields=FIELDS,
    write=write,
    notes=(
        "The data set tells of one sending State and has a file for each mission; here all stand in one, by their "
        "sending States. Each `country-mission` is valid by the schema of the data set; persons are not: their names "
        "are not parted, and it asks for more than reports tell. Envoys who are not named are left out.",
    ),
)
