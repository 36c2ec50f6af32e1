"""The files of the lore in; every place where one is not as its readers need it, one problem each, out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import yaml

from credence.lore.accreditation import accrediting
from credence.lore.areas import load_areas
from credence.lore.checks import load_checks
from credence.lore.currencies import load_currencies
from credence.lore.events import actor_names, senses, topics, verb_groups
from credence.lore.files import LoreError, lore_files, lore_text, parse_yaml
from credence.lore.imported import pocom
from credence.lore.kinds import load_kinds
from credence.lore.leaders import load_leaders
from credence.lore.offices import bodies, mission_terms, office_terms
from credence.lore.organisations import load_organisations
from credence.lore.outlets import load_outlets
from credence.lore.practice import practice_of
from credence.lore.shape import Path, Shape
from credence.lore.state_files import ambiguities, load_states, shared_names
from credence.lore.state_surfaces import all_claims
from credence.lore.territories import territories
from credence.lore.treaties import treaty_lore

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SCHEMAS = {
    "states/ambiguous": "ambiguous-states",
    "phrases/classes": "phrase-classes",
    "brief/lengths": "brief-lengths",
    "brief/sentences": "brief-sentences",
    "protocol/accreditation": "protocol-accreditation",
    "protocol/practice": "protocol-practice",
    "protocol/checks": "protocol-checks",
    "protocol/instruments": "protocol-instruments",
    "exports/codes": "exports-codes",
    "imports/territories": "imports-territories",
    "imports/pocom": "imports-pocom",
    "imports/visits": "imports-visits",
    "events/senses": "events-senses",
    "events/topics": "events-topics",
    "events/verbs": "events-verbs",
    "events/forms": "events-forms",
    "events/actors": "events-actors",
    "questions/words": "question-words",
    "questions/answers": "question-answers",
}
_BY_FOLDER = {"states": "states", "phrases": "phrases", "questions": "questions"}
_NAMES = (
    "name",
    "code",
    "kind",
    "stage",
    "class",
    "state",
    "area",
    "office",
    "mission",
    "text",
    "value",
    "texts",
    "words",
)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an entry of a lore file, and what to do. `line` is 0 where it is not known."""

    file: str
    entry: str
    wrong: str
    remedy: str
    line: int = 0

    def __str__(self) -> str:
        """One line: `phrases/relations.yml:12: severed: lacks 'phrases'; add it`."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        parts = [place, *([self.entry] if self.entry else []), self.wrong]
        line = ": ".join(parts) + (f"; {self.remedy}" if self.remedy else "")
        return " ".join(line.split())


def located(problem: Problem) -> Problem:
    """The problem with its line: that of the words it quotes, else that on which its entry begins."""
    if problem.line:
        return problem
    try:
        lines = lore_text(problem.file).splitlines()
    except LoreError:
        return problem
    entry = next((n for n, line in enumerate(lines) if line.strip() in _openings(problem.entry)), None)
    quoted = _QUOTED.search(problem.wrong)
    at = _line_of(quoted[1], lines, entry or 0) if quoted else None
    at = entry if at is None else at
    return problem if at is None else replace(problem, line=at + 1)


def _line_of(words: str, lines: list[str], start: int) -> int | None:
    """The first line from one on that has the words, as an item by themselves if there is such a line."""
    found = [n for n in range(start, len(lines)) if words in lines[n]]
    return next((n for n in found if lines[n].strip() == f"- {words}"), found[0] if found else None)


_QUOTED: Final = re.compile(r"'(.+)'")
"""The words of the file that a problem names, quotation marks within them among them."""


def _openings(entry: str) -> tuple[str, ...]:
    """How the line on which an entry begins is written."""
    return tuple(f"- {field}: {entry}" for field in _NAMES) if entry else ()


def file_problems() -> Iterator[Problem]:
    """Files that are not YAML, hold a field twice, or do not keep to their schema."""
    for name in lore_files():
        yield from _of_file(name)


def _of_file(name: str) -> Iterator[Problem]:
    shape = schema_for(name)
    if shape is None:
        yield Problem(name, "", "no lore file has this name", "rename or remove it")
        return
    try:
        text = lore_text(name)
        value = parse_yaml(text, name)
    except LoreError as error:
        yield Problem(
            name,
            "",
            str(error).removeprefix(f"data/{name}: ").removeprefix(name).strip(", :"),
            "mend it there",
        )
        return
    tree = yaml.compose(text, Loader=_LOADER)
    yield from _doubled(name, tree)
    for fault in shape.faults(value):
        inner = [str(part) for part in _below_entry(fault.path, value)]
        wrong = f"{'.'.join(inner)} {fault.wrong}" if inner else fault.wrong
        yield Problem(name, entry_name(value, fault.path), wrong, fault.remedy, _line(tree, fault.path))


@lru_cache(maxsize=64)
def schema_for(name: str) -> Shape | None:
    """The schema of a lore file by its name below `data`; None where no such file is known."""
    stem = name.removesuffix(".yml")
    folder, _, _ = stem.rpartition("/")
    found = files("credence.lore").joinpath(
        f"schema/{_SCHEMAS.get(stem) or _BY_FOLDER.get(folder) or stem}.schema.json"
    )
    if "/" in stem and stem not in _SCHEMAS and folder not in _BY_FOLDER:
        return None
    return Shape(json.loads(found.read_text(encoding="utf-8"))) if found.is_file() else None


def entry_name(value: Any, path: Path) -> str:
    """What the entry that a path leads into is called: its name, code or kind, else the field it stands
    under.
    """
    best = ""
    for step in path:
        value = value[step]
        if isinstance(value, dict):
            called = next((value[key] for key in _NAMES if value.get(key)), None)
            best = str(called[0] if isinstance(called, list) else called) if called else best
    return best or (str(path[0]) if path and isinstance(path[0], str) else "")


def _below_entry(path: Path, value: Any) -> Path:
    """The part of the path inside its entry, positions counted from 1; empty where it names the entry
    itself.
    """
    last = 0
    for at, step in enumerate(path, 1):
        value = value[step]
        if isinstance(value, dict) and any(value.get(key) for key in _NAMES):
            last = at
    rest = path[last:] if last else path[1:]
    return tuple(step + 1 if isinstance(step, int) else step for step in rest)


def _line(tree: Any, path: Path) -> int:
    for step in path:
        if isinstance(tree, yaml.MappingNode):
            tree = next((v for k, v in tree.value if k.value == str(step)), tree)
        elif isinstance(tree, yaml.SequenceNode) and isinstance(step, int):
            tree = tree.value[step]
    return tree.start_mark.line + 1 if tree is not None else 0


def _doubled(name: str, tree: Any) -> Iterator[Problem]:
    """Fields written twice in one entry, of which YAML would silently take the last."""
    if isinstance(tree, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in tree.value:
            if key.value in seen:
                line = key.start_mark.line + 1
                yield Problem(name, "", f"{key.value!r} is written twice in one entry", "keep one", line)
            seen.add(key.value)
            yield from _doubled(name, value)
    elif isinstance(tree, yaml.SequenceNode):
        for value in tree.value:
            yield from _doubled(name, value)


def claim_problems() -> Iterator[Problem]:
    """Names, codes and surfaces that two entries claim, and codes of organisations that are not there.

    Only for files without file problems.
    """
    loaders: Mapping[str, Callable[[], object]] = {
        "states": load_states,
        "states/ambiguous.yml": lambda: [ambiguities(), shared_names()],
        "states ": all_claims,
        "areas.yml": load_areas,
        "organisations.yml": load_organisations,
        "outlets.yml": load_outlets,
        "leaders.yml": load_leaders,
        "currencies.yml": load_currencies,
        "kinds.yml": load_kinds,
        "protocol/accreditation.yml": accrediting,
        "protocol/checks.yml": load_checks,
        "protocol/instruments.yml": treaty_lore,
        "protocol/practice.yml": lambda: practice_of(""),
        "events": lambda: [senses(), topics(), verb_groups(), actor_names()],
        "offices.yml": lambda: [*office_terms(), *mission_terms(), *bodies()],
    }
    failed = False
    for file, load in loaders.items():
        try:
            load()
        except LoreError as error:
            failed = True
            yield _refused(file.strip(), str(error))
    if not failed:
        yield from _unknown_codes()
        yield from _doubled_kinds_of_mission()
        yield from _unknown_codes_of_imports()


def _unknown_codes_of_imports() -> Iterator[Problem]:
    wrong, remedy = "there is no State or organisation {!r}", "write one of their codes"
    known = load_states().keys() | load_organisations().keys()
    for code in territories().codes:
        if code not in known:
            yield Problem("imports/territories.yml", code, wrong.format(code), remedy)
    for mission, codes in pocom().missions.items():
        for code in codes:
            if code not in known:
                yield Problem("imports/pocom.yml", mission, wrong.format(code), remedy)


def _refused(file: str, message: str) -> Problem:
    head, _, wrong = message.partition(": ")
    return (
        Problem(head.removeprefix("data/"), "", wrong, "") if head.endswith(".yml") else Problem(file, "", message, "")
    )


def _unknown_codes() -> Iterator[Problem]:
    organisations = load_organisations()
    for one in organisations.values():
        for code in filter(None, (one.part_of, one.successor)):
            if code not in organisations:
                yield Problem(
                    "organisations.yml",
                    one.code,
                    f"there is no organisation {code!r}",
                    "write one of their codes",
                )


def _doubled_kinds_of_mission() -> Iterator[Problem]:
    claimed: dict[str, str] = {}
    for term, mission in mission_terms():
        if claimed.setdefault(term, mission) != mission:
            yield Problem("offices.yml", mission, f"{term!r} is claimed by {claimed[term]} too", "keep one")
