"""From a question to the rows of the journal it may concern: whole groups, so that no fact is cut."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, exists, func, or_, select

from credence.model import Document, Modality, Publication, SlotValue, Statement
from credence.model.slots import states_of
from credence.record.asking.affairs import ALONE, Group, between, group_of, of_any, of_groups
from credence.record.asking.bearing import Chosen, by_person, numbers_bearing, parted
from credence.record.asking.naming import names_meant, naming
from credence.record.asking.questions import Question, last_moment, names_person
from credence.record.copies.copying import stories_of
from credence.record.errors import DamageError
from credence.record.facts.grouping import grouping_of
from credence.record.facts.profile import Kept, anchors
from credence.record.identity.identity import Identities, identities_of
from credence.record.journal.rows import (
    KEPT,
    STATED,
    decoded,
    document_of,
    kept_of,
    made_of,
    moment,
    moment_of,
    publication_of,
    slots_from,
    statement_of,
    taken,
)
from credence.record.journal.schema import affairs, documents, entries, standings, statement_states, statements
from credence.record.review.reviews import MATCH, STATEMENT, all_reviews, matches_decided, verdicts

_TOGETHER = 100
"""Groups fetched by one query."""
_AT_ONCE = 5_000
"""Statements fetched by one query."""


def last_entry(connection: Connection, known_at: date | datetime | None) -> int:
    """The number of the last entry known at the moment (at all, if None); 0 where there was none."""
    last = select(func.max(entries.c.entry))
    if known_at is not None:
        last = last.where(entries.c.known <= moment(last_moment(known_at)))
    return connection.scalar(last) or 0


def last_number(connection: Connection, last: int) -> int:
    """The number of the last statement up to an entry; 0 where there was none."""
    told = statements.c
    rows = select(told.number).where(told.entry <= last).order_by(told.entry.desc(), told.number.desc()).limit(1)
    return connection.scalar(rows) or 0


def kept(connection: Connection, question: Question, last: int) -> list[Kept]:
    """The statements up to an entry that the facts asked for, and whatever could dispute them, rest on.

    A fact's statements share its States, so narrowing by State leaves facts whole; kinds bring those that
    end them. Of several versions of a document (texts under one id) only the last of those known counts.
    """
    if question.person is not None:
        return _kept_naming(connection, question, last)
    return list(_kept(connection, last, narrowed(question)).values())


def kept_of_groups(
    connection: Connection,
    groups: Sequence[Group],
    last: int,
    wanted: Chosen,
    identities: Identities,
) -> list[Kept]:
    """The statements up to an entry on which the facts of those wanted in these groups rest, in the order of entering.

    Groups whose facts can be told apart beforehand come in part, the others whole.
    """
    kinds = {kind for kind, _ in groups}
    endings = {ending for kind in kinds for ending in _ending(kind) if not (by_person(kind) and by_person(ending))}
    whole = [group for group in groups if not parted(group[0]) or group[0] in endings]
    parts = [group for group in groups if parted(group[0]) and group[0] not in endings]
    found: dict[int, Kept] = {}
    for start in range(0, len(whole), _TOGETHER):
        chosen = select(affairs.c.number).where(of_groups(whole[start : start + _TOGETHER]))
        found |= _kept(connection, last, [chosen])
    found |= kept_of_numbers(connection, numbers_bearing(connection, parts, last, wanted, identities), last)
    return [found[number] for number in sorted(found)]


def kept_of_numbers(connection: Connection, numbers: Sequence[int], last: int) -> dict[int, Kept]:
    """Of the statements with these numbers those up to an entry that count, by number."""
    found: dict[int, Kept] = {}
    for start in range(0, len(numbers), _AT_ONCE):
        found |= _kept(connection, last, [], numbers[start : start + _AT_ONCE])
    return found


def _kept(
    connection: Connection, last: int, narrowings: Iterable[Select[Any]], numbers: Sequence[int] | None = None
) -> dict[int, Kept]:
    rows = _joined(last, KEPT).where(~corrected(last), ~withdrawn(last))
    for narrowed in narrowings:
        rows = rows.where(statements.c.number.in_(narrowed))
    if numbers is not None:
        rows = rows.where(statements.c.number.in_(numbers))
    found = taken(connection.execute(rows))
    stories = stories_of(connection, {digest for _, _, digest, *_ in found}, last)
    judged = verdicts(all_reviews(connection, last, STATEMENT, {statement for _, statement, *_ in found}))
    made = made_of(found, lambda row: kept_of(row, stories.get(row[2]), judged.get(row[1])))
    return {row[0]: kept for row, kept in zip(found, made, strict=True)}


def narrowed(question: Question) -> Iterator[Select[Any]]:
    """The numbers of statements among which every one is that a fact asked for may rest on."""
    endings = (grouping_of(kind).ended_by for kind in question.kinds)
    kinds = sorted({*question.kinds, *(e for e in endings if e)})
    for pair in (question.pair, question.both):
        if pair:
            yield between(*pair, kinds)
    if question.receiving:
        acted = statement_states.c
        there = exists().where(acted.number == affairs.c.number, acted.role == "recipient")
        there = there.where(acted.state == question.receiving)
        yield select(affairs.c.number).where(of_any({question.receiving}, kinds), there)
    elif question.states:
        yield select(affairs.c.number).where(of_any(question.states, kinds))
    if kinds and not (question.pair or question.both or question.states):
        yield select(statements.c.number).where(statements.c.kind.in_(kinds))


def groups_of(told: Iterable[tuple[str, str]]) -> list[Group]:
    """The groups to which statements of these kinds, with these slots (as the journal writes them), belong, and those
    of what ends such things: whole facts are among the statements of one group.
    """
    try:
        return list(dict.fromkeys(group for kind, slots in told for group in _groups(kind, slots_from(slots))))
    except (ValueError, TypeError, AttributeError) as fault:
        raise DamageError from fault


def announced(connection: Connection, last: int, beside: Mapping[str, Collection[str]]) -> list[Group]:
    """The groups of what statements up to an entry tell that is to be, by their modality or their very kind; and those
    of the kinds that `beside` gives for a kind, between the same States.
    """
    told = statements.c
    to_come = or_(told.modality.in_([Modality.SCHEDULED, Modality.PROPOSED]), told.kind == "scheduled")
    rows = connection.execute(select(told.kind, told.slots).where(told.entry <= last, to_come))
    found = [(kind, slots) for kind, slots in rows]
    others = [(other, states_of(slots_from(slots))) for kind, slots in found for other in beside.get(kind, ())]
    return list(dict.fromkeys((*groups_of(found), *(group_of(kind, states) for kind, states in others if states))))


def _groups(kind: str, slots: Mapping[str, SlotValue]) -> list[Group]:
    states = {state for _, named_states in anchors(kind, slots) for state in named_states}
    return [group_of(each, states) for each in (kind, *_ending(kind))]


def _kept_naming(connection: Connection, question: Question, last: int) -> list[Kept]:
    """The statements on which the facts that name the person rest."""
    person = question.person or ""
    known = identities_of(matches_decided(all_reviews(connection, last, MATCH)))
    told = statements.c
    chosen = select(told.number, told.kind, told.slots).where(told.entry <= last)
    chosen = chosen.where(told.number.in_(naming(connection, names_meant(person, known))))
    numbers: set[int] = set()
    groups: dict[Group, None] = {}
    for number, kind, written in connection.execute(chosen):
        if question.kinds and kind not in question.kinds:
            continue
        slots = slots_from(written)
        if names_person(slots, states_of(slots), person, known):
            numbers.add(number)
            groups |= dict.fromkeys(_groups(kind, slots))
    return kept_of_groups(connection, list(groups), last, lambda seen: seen.number in numbers, known)


def _ending(kind: str) -> list[str]:
    ended_by = grouping_of(kind).ended_by
    return [ended_by] if ended_by else []


def corrected(last: int) -> ColumnElement[bool]:
    """Whether, up to an entry, another version of the document was entered after it."""
    later = documents.alias("later")
    since = select(later.c.entry).where(
        later.c.document == documents.c.document, later.c.entry > documents.c.entry, later.c.entry <= last
    )
    return since.exists()


def standing(connection: Connection, last: int, after: int, most: int) -> list[tuple[int, Document, list[Statement]]]:
    """So many documents after an entry, each in its last version, with the statements that were not withdrawn."""
    chosen = select(documents).where(documents.c.entry > after, documents.c.entry <= last, ~corrected(last))
    rows = connection.execute(chosen.order_by(documents.c.entry).limit(most))
    found = decoded(rows, lambda row: (int(row["entry"]), document_of(row)))
    told: dict[str, list[Statement]] = {document.digest: [] for _, document in found}
    standing = _joined(last).where(statements.c.digest.in_(list(told)), ~withdrawn(last))
    for digest, statement in decoded(connection.execute(standing), lambda row: (row["digest"], statement_of(row))):
        told[digest].append(statement)
    return [(entry, document, told[document.digest]) for entry, document in found]


def entry_of(connection: Connection, digest: str) -> int | None:
    """The entry with which the document came in; None where there is none with this digest."""
    return connection.scalar(select(documents.c.entry).where(documents.c.digest == digest))


def first_told(connection: Connection, last: int) -> dict[str, datetime]:
    """When statements told by several versions of their document, up to an entry, were learned at first, by id."""
    versions = select(documents.c.document).where(documents.c.entry <= last).group_by(documents.c.document)
    rows = _joined(last, ("statement", "known")).where(documents.c.document.in_(versions.having(func.count() > 1)))
    told: dict[str, list[str]] = {}
    for statement, known in connection.execute(rows):
        told.setdefault(statement, []).append(known)
    return {statement: moment_of(known[0]) for statement, known in told.items() if len(known) > 1}


def withdrawn(last: int) -> ColumnElement[bool]:
    """Whether, up to an entry, the last word on a statement's standing is that it is withdrawn."""
    latest = (
        select(standings.c.stands)
        .where(standings.c.number == statements.c.number, standings.c.entry <= last)
        .order_by(standings.c.entry.desc())
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(latest, 1) == 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of the record without its text, and how many statements it makes.

    `known` is when it was entered (UTC). Of the `versions` entered under its id this is number `version`; facts rest on
    the last.
    """

    document: str
    digest: str
    publication: Publication
    source: str | None
    statements: int
    known: datetime
    version: int = 1
    versions: int = 1


def states(connection: Connection, last: int) -> list[str]:
    """The States that statements up to an entry name, in order; an empty one first where some name none."""
    told = select(affairs.c.number).join(statements, statements.c.number == affairs.c.number)
    listed = select(affairs.c.state).where(affairs.c.other == ALONE).distinct().subquery()
    among = told.where(affairs.c.state == listed.c.state, affairs.c.other == ALONE, statements.c.entry <= last)
    return sorted(connection.scalars(select(listed.c.state).where(among.exists())))


def listing(connection: Connection, last: int) -> list[Listed]:
    """The documents up to an entry, in the order of entering."""
    found = decoded(connection.execute(_listing(last).order_by(documents.c.entry)), _listed)
    versions = Counter(listed.document for listed in found)
    seen: Counter[str] = Counter()
    for index, listed in enumerate(found):
        seen[listed.document] += 1
        name = listed.document
        found[index] = replace(listed, version=seen[name], versions=versions[name])
    return found


def latest(connection: Connection, last: int, most: int) -> list[Listed]:
    """So many documents up to an entry, those last entered first; their versions are not counted."""
    rows = _listing(last).order_by(documents.c.entry.desc()).limit(most)
    return decoded(connection.execute(rows), _listed)


def _listing(last: int) -> Select[Any]:
    number = select(func.count()).where(statements.c.digest == documents.c.digest).scalar_subquery()
    columns = [column for column in documents.c if column.name != "text"]
    rows = select(*columns, entries.c.known, number.label("statements")).where(documents.c.entry <= last)
    return rows.join(entries, entries.c.entry == documents.c.entry)


def _listed(row: RowMapping) -> Listed:
    known = moment_of(row["known"])
    return Listed(row["document"], row["digest"], publication_of(row), row["source"], row["statements"], known)


def told(
    connection: Connection, last: int, document: str | None, kind: str | None, states: Sequence[str]
) -> list[Statement]:
    """The statements up to an entry, in the order of entering, narrowed as `Record.statements` says."""
    rows = _joined(last)
    if document is not None:
        rows = rows.where((documents.c.digest == document) | (documents.c.document == document))
    if kind is not None:
        rows = rows.where(statements.c.kind == kind)
    for state in states:
        rows = rows.where(statements.c.number.in_(select(affairs.c.number).where(of_any([state]))))
    return decoded(connection.execute(rows), statement_of)


def _joined(last: int, columns: Sequence[str] = ("digest", *STATED)) -> Select[Any]:
    """Columns of the statements up to an entry, of their documents and entries, in the order of entering."""
    joined = statements.join(documents, documents.c.digest == statements.c.digest).join(
        entries, entries.c.entry == statements.c.entry
    )
    whose = {**dict(documents.c), **dict(entries.c), **dict(statements.c)}
    return (
        select(*(whose[name] for name in columns))
        .select_from(joined)
        .where(statements.c.entry <= last)
        .order_by(statements.c.number)
    )
