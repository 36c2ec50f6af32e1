"""In: the questions a record can be asked (`data/questions/*.yml`). Out: their forms, and the words of these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from credence.lore.files import LoreError, lore_files, read_yaml

FOLDER = "questions"
WORDS, ANSWERS = f"{FOLDER}/words.yml", f"{FOLDER}/answers.yml"


@dataclass(frozen=True, slots=True)
class Example:
    """A question that a form must understand, and how."""

    question: str
    means: str


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """One question: the ways to put it, what answers it with which options, and what it means in words."""

    name: str
    file: str
    answer: str
    means: str
    asks: tuple[str, ...]
    examples: tuple[Example, ...]
    leaves_alone: tuple[str, ...]
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """What `words.yml` holds: see its head."""

    classes: Mapping[str, tuple[str, ...]]
    macros: Mapping[str, str]
    dropped: tuple[str, ...]
    openings: tuple[str, ...]
    contractions: Mapping[str, str]
    offices: Mapping[str, str]
    times: Mapping[str, tuple[str, ...]]
    not_in_names: frozenset[str]


@lru_cache(maxsize=1)
def question_words() -> QuestionWords:
    """The words, read once."""
    data = read_yaml(f"data/{WORDS}")
    return QuestionWords(
        classes=MappingProxyType({name: tuple(texts) for name, texts in data["classes"].items()}),
        macros=MappingProxyType(dict(data["macros"])),
        dropped=tuple(data["dropped"]),
        openings=tuple(data["openings"]),
        contractions=MappingProxyType(dict(data["contractions"])),
        offices=MappingProxyType(dict(data["offices"])),
        times=MappingProxyType({name: tuple(texts) for name, texts in data["times"].items()}),
        not_in_names=frozenset(data["not_in_names"]),
    )


@lru_cache(maxsize=1)
def answer_words() -> Mapping[str, str]:
    """The templates that answers are worded by, by name."""
    return MappingProxyType(dict(read_yaml(f"data/{ANSWERS}")))


@lru_cache(maxsize=1)
def question_forms() -> tuple[QuestionForm, ...]:
    """All forms, file by file, in the order in which they are tried; raises LoreError where a name stands twice."""
    found: dict[str, QuestionForm] = {}
    for file in (name for name in lore_files() if name.startswith(f"{FOLDER}/") and name not in (WORDS, ANSWERS)):
        for entry in read_yaml(f"data/{file}"):
            if entry["name"] in found:
                raise LoreError(f"data/{file}: question {entry['name']!r} stands twice; keep one of them")
            found[entry["name"]] = _form(file, entry)
    return tuple(found.values())


def _form(file: str, entry: Mapping[str, Any]) -> QuestionForm:
    return QuestionForm(
        name=entry["name"],
        file=file,
        answer=entry["answer"],
        means=entry["means"],
        asks=tuple(entry["asks"]),
        examples=tuple(Example(each["question"], each["means"]) for each in entry["examples"]),
        leaves_alone=tuple(entry["leaves_alone"]),
        options=MappingProxyType(entry.get("options", {})),
    )
