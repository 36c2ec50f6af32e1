"""The phrases and areas of the lore in; those that cannot be read, or do not do what their examples say,
out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from credence.lore.areas import heads, load_areas
from credence.lore.check import Problem
from credence.lore.files import LoreError, read_yaml
from credence.lore.kinds import load_kinds
from credence.lore.phrases import phrase_files
from credence.model import Document, Publication, Statement
from credence.reading.kinds import HANDLERS
from credence.reading.lexicon import lexicon
from credence.reading.phrases import Compiler, makes_statements, tokens
from credence.reading.reader import read

READ_ON = date(2024, 1, 10)
"""The day on which examples are taken to be published."""

FRAME = (
    "Norwegian Foreign Minister Ingrid Solheim and the Ambassador of Ghana, Kwame Asante, spoke"
    " to reporters in Oslo.\n\n"
)
"""What an example may lean on: two States and a person of each, named in a paragraph before it."""

_CLASSES = "phrases/classes.yml"
Entry = dict[str, Any]


def phrase_problems() -> Iterator[Problem]:
    """Phrases with unknown kinds, classes, slots or macros, doubled names, or that cannot be compiled."""
    data = read_yaml(f"data/{_CLASSES}")
    yield from _macro_problems(data)
    compiler = Compiler()
    for layer, entries in phrase_files():
        file = f"phrases/{layer}.yml"
        for name, count in Counter(entry["name"] for entry in entries).items():
            if count > 1:
                yield Problem(file, name, f"{count} entries have this name", "rename all but one")
        for entry in entries:
            problems = [*_kind_problems(layer, entry), *_word_problems(file, entry, data)]
            yield from problems or _compiled(compiler, layer, entry)


def _macro_problems(data: Entry) -> Iterator[Problem]:
    for name, source in data["macros"].items():
        for wrong, remedy in _unknown(source, data):
            yield Problem(_CLASSES, f"@{name}", wrong, remedy)


def _kind_problems(layer: str, entry: Entry) -> Iterator[Problem]:
    if not makes_statements(layer):
        return
    file, kind = f"phrases/{layer}.yml", entry.get("kind")
    if kind is None:
        yield Problem(file, entry["name"], "lacks its kind", "add `kind:` with a kind of kinds.yml")
    elif kind not in load_kinds():
        yield Problem(file, entry["name"], f"there is no kind {kind!r}", "write a kind of kinds.yml, or add it there")
    elif kind not in HANDLERS:
        yield Problem(
            file,
            entry["name"],
            f"nothing makes statements of {kind!r}",
            f"write one of: {', '.join(sorted(HANDLERS))}",
        )


def _word_problems(file: str, entry: Entry, data: Entry) -> Iterator[Problem]:
    for source in (*entry["phrases"], entry.get("needs", "")):
        for wrong, remedy in _unknown(source, data):
            yield Problem(file, entry["name"], f"{wrong} in {source!r}", remedy)


def _unknown(source: str, data: Entry) -> Iterator[tuple[str, str]]:
    """What a phrase names and `classes.yml` does not hold, each with what to do."""
    for token in tokens(source):
        if token[0] == "<" and token[1:-1] not in data["classes"]:
            yield f"there is no class {token}", "write one of classes.yml, or add it there"
        elif token[0] == "@" and len(token) > 1 and token[1:] not in data["macros"]:
            yield f"there is no macro {token}", "write one of classes.yml, or add it there"
        elif token[0] == "{" and ":" not in token and token[1:-1] not in data["slots"]:
            yield f"there is no slot {token}", "write one of classes.yml, or say its types: {slot:S,D}"


def _compiled(compiler: Compiler, layer: str, entry: Entry) -> Iterator[Problem]:
    for source in entry["phrases"]:
        try:
            phrase = compiler.compile(f"{layer}/{entry['name']}", "", source, {}, entry.get("needs", ""))
            if phrase.needs and phrase.needs.isdisjoint(re.sub(r"\(\?P<\w+>", "", phrase.expression.pattern)):
                yield Problem(
                    f"phrases/{layer}.yml",
                    entry["name"],
                    f"none of the words that it needs stands in {source!r}",
                    "name in `needs` the verb of each phrase",
                )
        except LoreError as error:
            reason = str(error).partition("cannot be read: ")[2].removesuffix(f": {source}")
            yield Problem(
                f"phrases/{layer}.yml",
                entry["name"],
                f"cannot be read, {reason}: {source!r}",
                "look for brackets left open",
            )


def example_problems() -> Iterator[Problem]:
    """Examples that no phrase of their kind matches, and near misses of which a statement is made.

    Only for lore without other problems.
    """
    for layer, entries in phrase_files():
        for entry in entries if makes_statements(layer) else ():
            yield from entry_problems(layer, entry)
    yield from _area_problems()


def count_examples() -> int:
    """How many sentences `example_problems` tries."""
    phrases = sum(
        len(entry.get("examples", ())) + len(entry.get("leaves_alone", ()))
        for layer, entries in phrase_files()
        for entry in entries
        if makes_statements(layer)
    )
    return phrases + sum(len(area.examples) + len(area.near_misses) for area in load_areas().values())


def entry_problems(layer: str, entry: Entry) -> Iterator[Problem]:
    """The problems of one entry's sentences, each read by itself and after FRAME."""
    file, name, kind = f"phrases/{layer}.yml", entry["name"], entry["kind"]
    for sentence in entry.get("examples", ()):
        found = sorted({statement.kind for statement in statements_of(sentence)})
        if kind not in found:
            wrong = f"its example says {', '.join(found) or 'nothing'}: {sentence!r}"
            yield Problem(
                file,
                name,
                wrong,
                f"mend the phrase or the example (see credence explain), so that it says {kind}",
            )
    for sentence in entry.get("leaves_alone", ()):
        rules = {statement.rule.rpartition(".")[0] for statement in statements_of(sentence)}
        if f"{layer}/{name}" in rules:
            yield Problem(file, name, f"it does not leave alone {sentence!r}", "make the phrase narrower")


def statements_of(sentence: str) -> list[Statement]:
    """What a sentence says by itself and after FRAME."""
    publication = Publication(published=READ_ON)
    alone = read(Document("example", f"{sentence}\n", publication))
    framed = read(Document("example", f"{FRAME}{sentence}\n", publication))
    return alone + [statement for statement in framed if statement.start >= len(FRAME)]


def _area_problems() -> Iterator[Problem]:
    for area in load_areas().values():
        for sentence in area.examples:
            if area.code not in areas_named(sentence):
                yield Problem(
                    "areas.yml",
                    area.code,
                    f"its example does not name it: {sentence!r}",
                    "add the term, or mend the example",
                )
        for sentence in area.near_misses:
            if area.code in areas_named(sentence):
                yield Problem(
                    "areas.yml",
                    area.code,
                    f"its near miss names it: {sentence!r}",
                    "add the phrase to leaves_alone",
                )


def areas_named(sentence: str) -> set[str]:
    """The areas a sentence names; an adjective names one only before a head such as "cooperation"."""
    before_head = re.compile(rf"(?:[ ,-]+[\w-]+){{0,3}}[ ,]+(?:{'|'.join(sorted(map(re.escape, heads())))})\b")
    return {
        area
        for _, end, area, needs_head in lexicon().scan(sentence).areas
        if not needs_head or before_head.match(sentence.lower(), end)
    }
