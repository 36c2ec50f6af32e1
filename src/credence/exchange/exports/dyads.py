"""Material in, a panel of directed dyads by year out: the level of representation each way, after Correlates of War.

A level is what the record tells of the last day of a year (in the last year, of the day asked for): by the class of the
head in post, else by the rank of the mission. What the record does not tell is empty, never none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from credence.exchange.exports.cells import rows
from credence.exchange.exports.form import Export, Field
from credence.exchange.exports.material import Material
from credence.exchange.exports.names import name_of
from credence.lore.codes import FIRST_YEAR, cow_code, exists, gw_code
from credence.lore.states import load_states
from credence.model import Fact
from credence.protocol.accreditation import PostName
from credence.protocol.missions import MissionName
from credence.protocol.posts import Standing
from credence.protocol.relations import LOST, THERE, PairName, Relations, relations

NONE, CHARGE, MINISTER, AMBASSADOR, OTHER = 0, 1, 2, 3, 9
_BY_CLASS = {"first": AMBASSADOR, "second": MINISTER, "third": CHARGE}
"""Classes of heads of mission (protocol/accreditation.yml); all others are `other`."""
_BY_RANK = {"embassy": AMBASSADOR, "legation": MINISTER}
"""Ranks of diplomatic missions; all others are `other`."""
_SERVING = ("in-post", "acting", "perhaps-ended", "unnamed")

FIELDS = (
    Field("year", "calendar year, from 1816"),
    Field("ccode1", "side 1 in the state system of the Correlates of War in that year; empty where it is not in it"),
    Field("ccode2", "side 2, likewise"),
    Field("gwcode1", "side 1 in the list of Gleditsch and Ward, with its microstates, in that year"),
    Field("gwcode2", "side 2, likewise"),
    Field("iso1", "side 1 in ISO 3166-1 alpha-3 (of ceased States ISO 3166-3); empty where it has none"),
    Field("iso2", "side 2, likewise"),
    Field("state1", "name of side 1"),
    Field("state2", "name of side 2"),
    Field(
        "DR_at_1",
        "level at which side 2 is represented at side 1: 0 none, 1 chargé d'affaires, 2 minister, "
        "3 ambassador, 9 other; empty where the record does not tell",
    ),
    Field("DR_at_2", "level at which side 1 is represented at side 2, likewise"),
    Field(
        "DE",
        "1: a level each way is told and one of them is above none; 0: both are none; else empty, unless one "
        "above none is told: 1",
    ),
    Field("basis_at_1", "what DR_at_1 rests on: head, mission, closed, severed, no-relations"),
    Field("basis_at_2", "what DR_at_2 rests on"),
    Field("statements_at_1", "ids of the statements that DR_at_1 rests on"),
    Field("statements_at_2", "ids of the statements that DR_at_2 rests on"),
)
COLUMNS = tuple(field.name for field in FIELDS)


@dataclass(frozen=True)
class Level:
    """A level of representation, what it rests on, and the facts that tell it."""

    value: int
    basis: str
    facts: Sequence[Fact]

    @property
    def statements(self) -> list[str]:
        """The ids of the statements behind it, each once."""
        return list(dict.fromkeys(s.statement_id for fact in self.facts for s in fact.supports))


def level_on(
    material: Material, told: Mapping[PairName, Relations], sender: str, receiver: str, day: date
) -> Level | None:
    """At which level one State is represented in another on a day; None where the record does not tell."""
    if head := _head(material, sender, receiver, day):
        return Level(_BY_CLASS.get(head.head.rank.name, OTHER), "head", _behind(head))
    mission = material.missions.get(MissionName(sender, receiver))
    standing = mission.on(day) if mission else None
    if standing and standing.open is True:
        facts = [standing.since, standing.last] if standing.since else [standing.last]
        return Level(_BY_RANK.get(standing.rank, OTHER), "mission", facts)
    if standing and standing.open is False:
        return Level(NONE, "severed" if standing.last.kind == "relations-severed" else "closed", [standing.last])
    pair = told.get(PairName.of(sender, receiver))
    period = pair.on(day).period if pair else None
    if period and period.state in LOST and period.begin:
        return Level(NONE, "severed", [period.begin])
    return _before_relations(pair, day)


def write(material: Material) -> Iterator[str]:
    """The panel as CSV, by year and then by the codes of the two sides."""
    return rows(COLUMNS, _rows(material))


def _head(material: Material, sender: str, receiver: str, day: date) -> Standing | None:
    post = material.posts.get(PostName(sender, receiver))
    found = post.on(day) if post else []
    return next((standing for standing in found if standing.stage in _SERVING), None)


def _behind(standing: Standing) -> list[Fact]:
    """The facts that a standing rests on: how functions began, and what leaves open that they ended."""
    began = standing.tenure.began
    return [*([began.fact] if began else []), *([standing.end] if standing.end else [])]


def _before_relations(pair: Relations | None, day: date) -> Level | None:
    """None at all, before the day on which relations began for the first time."""
    if pair is None or pair.on(day).perhaps is not None or pair.on(day).period.state in (*THERE, *LOST):
        return None
    began = next((period for period in pair.periods if period.state in (*THERE, *LOST)), None)
    told = began.begin if began and began.state == "established" else None
    when = told.held if told else None
    return Level(NONE, "no-relations", [told]) if told and when and day < when.earliest else None


def _last_day(material: Material) -> date | None:
    """The day of the panel's last rows: the one asked for, else that of the latest report.

    A report dated after the record learned it, mistyped or forged, draws the panel out no further.
    """
    if material.on or material.today is None or material.last_known is None:
        return material.on or material.today
    return min(material.today, date(material.last_known.year, 12, 31))


def _rows(material: Material) -> Iterator[Sequence[object]]:
    last = _last_day(material)
    if last is None:
        return
    told = relations(material.facts)
    pairs = sorted({(a, b) for one, other in _pairs(material, told) for a, b in ((one, other), (other, one))})
    for year in range(FIRST_YEAR, last.year + 1):
        day = min(date(year, 12, 31), last)
        at = {pair: level_on(material, told, *pair, day) for pair in pairs if all(exists(c, year) for c in pair)}
        yield from (_row(year, one, other, at[other, one], at[one, other]) for one, other in at)


def _pairs(material: Material, told: Iterable[PairName]) -> Iterator[tuple[str, str]]:
    """The pairs of States of whose relations, missions or envoys the record tells."""
    yield from ((name.a, name.b) for name in told)
    yield from ((name.sender, name.receiver) for name in material.missions if name.diplomatic)
    yield from ((name.sender, name.receiver) for name in material.posts if not name.consular)


def _row(year: int, one: str, other: str, at_one: Level | None, at_other: Level | None) -> Sequence[object]:
    values = [level.value for level in (at_one, at_other) if level]
    exchange = 1 if any(values) else 0 if len(values) == 2 else None
    return (
        *(year, cow_code(one, year), cow_code(other, year), gw_code(one, year), gw_code(other, year)),
        *(_iso(one), _iso(other), name_of(one), name_of(other)),
        *(at_one and at_one.value, at_other and at_other.value, exchange),
        *(at_one and at_one.basis, at_other and at_other.basis),
        *(" ".join(level.statements) if level else None for level in (at_one, at_other)),
    )


def _iso(code: str) -> str | None:
    return code if code in load_states() and len(code) == 3 and code.isupper() else None


DYADS = Export(
    name="dyads",
    says="A panel of directed dyads by year, 1816 to now: the level of diplomatic representation each way",
    standard="CSV after the Diplomatic Exchange data of the Correlates of War project (2006v1)",
    file=".csv",
    fields=FIELDS,
    write=write,
    notes=(
        "Each pair of States of whose relations, missions or envoys the record tells has two rows in every year in "
        "which there were both. A level is that of the last day of the year, in the last year of the day asked for: by "
        "the class of the head in post (VCDR art. 14), else by the rank of the mission. Where the record tells nothing "
        "a cell is empty: `0` is written only where it tells that there was none. Where a State changed its code in a "
        "year, or one took the place of another, that year has one row, that of its end.",
    ),
)
