"""A mapping file in; which column of a table gives which slot of which statement, checked, out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from credence.exchange.imports.canonical import canonical_text
from credence.exchange.imports.codes import code_of
from credence.exchange.imports.dateforms import form_of
from credence.exchange.imports.errors import ImportFault
from credence.exchange.imports.tree import read_file, shown
from credence.lore.files import LoreError, parse_yaml
from credence.lore.kinds import Kind, kind
from credence.lore.shape import Shape
from credence.model import DATE_SLOTS, PERSON_SLOTS, STATE_SLOTS, Modality, Publication, SlotValue

ISO = ("YYYY-MM-DD", "YYYY-MM", "YYYY")
"""The forms of dates where a mapping names none."""

_STEPS = frozenset(
    ("credentials-copy", "credentials-presented", "post-began", "post-ended", "mission-closed", "relations-severed")
) | {"ratified", "in-force", "terminated", "left", "recognition-withdrawn"}
"""Steps for which tables have a column that is empty while the step has not been taken."""

_LARGEST = 1_000_000
_DEEPEST = 20
"""Lists and objects within each other; a mapping goes to seven."""


@dataclass(frozen=True, slots=True)
class Slot:
    """How one slot is filled: from cells, or with a constant `value`.

    Cells of several `columns` are joined by blanks. `words` says what a cell stands for; `split` parts a cell into
    several values; `forms` are those of dates, `until` the column of the date with which an interval ends.
    """

    name: str
    columns: tuple[str, ...] = ()
    value: SlotValue | None = None
    is_state: bool = False
    is_date: bool = False
    words: Mapping[str, SlotValue] = field(default_factory=dict)
    split: str | None = None
    forms: tuple[str, ...] = ISO
    approximate: tuple[str, ...] = ()
    until: str | None = None
    optional: bool = True


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement that a row may make, if the cells of the columns in `when` hold one of the words given."""

    name: str
    kind: Kind
    slots: tuple[Slot, ...]
    when: Mapping[str, frozenset[str]]
    modality: Modality

    @property
    def columns(self) -> Iterator[str]:
        """All columns named."""
        yield from self.when
        for slot in self.slots:
            yield from slot.columns
            if slot.until:
                yield slot.until


@dataclass(frozen=True, slots=True)
class TableMapping:
    """How a table is read: what separates its cells, what its document is, and what each row says."""

    tellings: tuple[Telling, ...]
    publication: Publication
    attribution: tuple[str, ...]
    document: str | None = None
    delimiter: str = ","

    @property
    def columns(self) -> frozenset[str]:
        """All columns named."""
        return frozenset(column for telling in self.tellings for column in telling.columns)


def load_mapping(path: Path) -> TableMapping:
    """Read a mapping file; raises ImportFault, naming the place in it, for what it may not hold."""
    name = shown(path)
    text = canonical_text(read_file(path), name)
    if len(text) > _LARGEST:
        raise ImportFault(f"{name}: is larger than 1 MB; is it a mapping?")
    contents = _contents(text, name)
    for fault in _shape().faults(contents):
        place = ".".join(str(step + 1) if isinstance(step, int) else str(step) for step in fault.path)
        raise ImportFault(f"{name}: {place + ' ' if place else ''}{fault.wrong}; {fault.remedy}")
    try:
        return _mapping(contents)
    except (ValueError, LookupError) as fault:
        raise ImportFault(f"{name}: {fault}") from None


def _contents(text: str, name: str) -> Any:
    try:
        _check_events(text, name)
        return parse_yaml(text, name)
    except LoreError as fault:
        raise ImportFault(str(fault)) from None
    except (yaml.YAMLError, RecursionError) as fault:
        raise ImportFault(f"{name}: not valid YAML: {fault}") from None


def _check_events(text: str, name: str) -> None:
    """Refuse aliases, which can make much of little, and nesting, over which YAML broods for minutes."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise ImportFault(f"{name}: uses an alias (*name), which a mapping may not; write it out")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            line = f", line {event.start_mark.line + 1}" if event.start_mark else ""
            raise ImportFault(f"{name}{line}: is nested more than {_DEEPEST} deep, which no mapping is")


@lru_cache(maxsize=1)
def _shape() -> Shape:
    return Shape(json.loads((Path(__file__).parent / "mapping.schema.json").read_text(encoding="utf-8")))


def _mapping(contents: Mapping[str, Any]) -> TableMapping:
    about = dict(contents["document"])
    identity = about.pop("id", None)
    published = date.fromisoformat(about.pop("published")) if "published" in about else None
    origins = dict.fromkeys((*about, *(["published"] if published else [])), "given")
    return TableMapping(
        tellings=tuple(_telling(entry) for entry in contents["statements"]),
        publication=Publication(published=published, origins=origins, **about),
        attribution=tuple(contents.get("attribution", (about["outlet"],))),
        document=identity,
        delimiter=contents.get("delimiter", ","),
    )


def _telling(entry: Mapping[str, Any]) -> Telling:
    told = kind(entry["kind"])
    stray = next((name for name in entry["slots"] if name not in told.all_slots), None)
    if stray:
        raise ValueError(f"{told.name} has no slot {stray!r}; it has {', '.join(told.all_slots)}")
    return Telling(
        name=entry.get("name", told.name),
        kind=told,
        slots=tuple(_slot(name, told, slot) for name, slot in entry["slots"].items()),
        when={column: frozenset(map(str.casefold, words)) for column, words in entry.get("when", {}).items()},
        modality=Modality(entry.get("modality", "asserted")),
    )


def _slot(name: str, told: Kind, entry: Mapping[str, Any]) -> Slot:
    given = [source for source in ("column", "columns", "value") if source in entry]
    if len(given) != 1:
        raise ValueError(f"{told.name}.{name}: write one of column, columns or value")
    forms = tuple(entry.get("forms", ISO))
    for form in forms:
        form_of(form)
    is_state = entry.get("as", "state" if name in STATE_SLOTS else "text") == "state"
    return Slot(
        name=name,
        columns=(entry["column"],) if "column" in entry else tuple(entry.get("columns", ())),
        value=_constant(entry["value"], name, is_state) if "value" in entry else None,
        is_state=is_state,
        is_date=entry.get("as", "date" if name in DATE_SLOTS else "text") == "date",
        words={cell.casefold(): _constant(value, name, is_state) for cell, value in entry.get("words", {}).items()},
        split=entry.get("split"),
        forms=forms,
        approximate=tuple(entry.get("approximate", ())),
        until=entry.get("until"),
        optional=entry.get("optional", name not in told.identity and not (name in DATE_SLOTS and told.name in _STEPS)),
    )


def _constant(value: Any, slot: str, is_state: bool) -> SlotValue:
    """A value as a mapping writes it, a State's as its code; of slots that hold several, a tuple of one."""
    if isinstance(value, bool):
        return value
    every = value if isinstance(value, list) else [value]
    coded = tuple(code_of(each) if is_state else each for each in every)
    listed = isinstance(value, list) or slot in STATE_SLOTS or slot in PERSON_SLOTS
    return coded if listed else coded[0]
