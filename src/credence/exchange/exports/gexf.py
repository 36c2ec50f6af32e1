"""Material in, a network out: States, organisations and persons, joined by what the record tells of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from xml.sax.saxutils import quoteattr

from credence.exchange.exports.bodies import terms
from credence.exchange.exports.form import Export, Field
from credence.exchange.exports.material import Material
from credence.exchange.exports.names import iso2_of, name_of
from credence.exchange.exports.texts import shown
from credence.lore.states import load_states
from credence.model import Fact, Modality
from credence.protocol.facts import codes, held

_NODE = {
    "sort": "state, organisation or person",
    "code": "code of a State or organisation",
    "iso2": "ISO 3166-1 alpha-2",
}
_EDGE = {
    "kind": "kind of fact; of a person `post`",
    "mutual": "`true` of what runs both ways: source and target stand in the order of the statement",
    "status": "status of the fact",
    "modality": "modality of the fact",
    "date": "when, in EDTF",
    "earliest": "first day on which it can have been so",
    "latest": "last day on which it can have been so",
    "fact": "id of the fact",
    "statements": "ids of the statements behind it, with spaces between",
}
FIELDS = (
    Field("id", "`state-` or `organisation-` with the code, `person-` with the id of the person", "Nodes"),
    Field("label", "name", "Nodes"),
    *(Field(name, says, "Nodes") for name, says in _NODE.items()),
    Field("id", "id of the fact with the number of the edge, where it makes several", "Edges"),
    Field(
        "source, target",
        "ids of nodes: who acts upon whom; of a person the person and the State it is sent by",
        "Edges",
    ),
    Field("label", "what it is, in words", "Edges"),
    *(Field(name, says, "Edges") for name, says in _EDGE.items()),
)


def write(material: Material) -> Iterator[str]:
    """The network as XML: nodes by their ids, edges in the order of facts."""
    told = [fact for fact in material.facts if fact.modality != Modality.DENIED]
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield '  <graph defaultedgetype="directed" mode="static">\n'
    yield from _attributes("node", _NODE)
    yield from _attributes("edge", _EDGE)
    yield "    <nodes>\n"
    for code in sorted({code for fact in told for code in fact.states}):
        values = {"sort": _sort(code), "code": code, "iso2": iso2_of(code)}
        yield from _element("node", {"id": _node(code), "label": name_of(code)}, _NODE, values)
    for person in material.people.all:
        yield from _element("node", {"id": f"person-{person.id}", "label": person.name}, _NODE, {"sort": "person"})
    yield "    </nodes>\n    <edges>\n"
    for fact in told:
        yield from _between_states(fact, material)
    yield from _posts(material)
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _between_states(fact: Fact, material: Material) -> Iterator[str]:
    directed = [(a, b) for a in codes(fact, "actor") for b in codes(fact, "recipient") if a != b]
    pairs = directed or list(combinations(codes(fact, "parties"), 2))
    name = material.id_of(fact)
    for number, (one, other) in enumerate(pairs):
        own = {"id": f"{name}-{number}", "source": _node(one), "target": _node(other)}
        own["label"] = material.say(fact)
        values = {"kind": fact.kind, "mutual": None if directed else "true", **_told(fact, material)}
        yield from _element("edge", own, _EDGE, values)


def _posts(material: Material) -> Iterator[str]:
    """From each envoy to the sending State, once a tenure."""
    for term in terms(material):
        own = {"id": term.id, "source": f"person-{term.person.id}", "target": _node(term.name.sender)}
        values = {"kind": "post", **_told(term.began or term.told[0], material)}
        yield from _element("edge", own | {"label": term.label}, _EDGE, values)


def _told(fact: Fact, material: Material) -> dict[str, str | None]:
    when = held(fact)
    return {
        "status": fact.status,
        "modality": fact.modality,
        "date": when.text if when else None,
        "earliest": when.earliest.isoformat() if when and when.earliest != when.earliest.min else None,
        "latest": when.latest.isoformat() if when and when.latest != when.latest.max else None,
        "fact": material.id_of(fact),
        "statements": " ".join(support.statement_id for support in fact.supports),
    }


def _sort(code: str) -> str:
    return "state" if code in load_states() else "organisation"


def _node(code: str) -> str:
    return f"{_sort(code)}-{code}"


def _attributes(sort: str, names: dict[str, str]) -> Iterator[str]:
    yield f'    <attributes class="{sort}">\n'
    yield from (f'      <attribute id="{name}" title="{name}" type="string"/>\n' for name in names)
    yield "    </attributes>\n"


def _element(sort: str, own: dict[str, str], names: dict[str, str], values: dict[str, str | None]) -> Iterator[str]:
    given = "".join(f" {name}={quoteattr(shown(text))}" for name, text in own.items())
    yield f"      <{sort}{given}><attvalues>"
    for name in names:
        if text := values.get(name):
            yield f"<attvalue for={quoteattr(name)} value={quoteattr(shown(text))}/>"
    yield f"</attvalues></{sort}>\n"


GEXF = Export(
    name="gexf",
    says="A network: States, organisations and persons as nodes, facts and posts as edges",
    standard="GEXF 1.3, as Gephi reads it",
    file=".gexf",
    fields=FIELDS,
    write=write,
    notes=("What is denied, and facts of one State alone, make no edges.",),
)
