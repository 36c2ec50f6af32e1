"""The phrases and areas of the lore in; those that cannot be read, or do not do what their examples say,
out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from credence.lore.areas import heads, load_areas
from credence.lore.check import Problem
from credence.lore.files import LoreError, read_yaml
from credence.lore.kinds import load_kinds
from credence.lore.phrases import phrase_files
from credence.model import Document, Publication
from credence.reading.kinds import HANDLERS
from credence.reading.phrases.book import Compiler, makes_statements, tokens
from credence.reading.reader import read
from credence.reading.scan.lexicon import lexicon
from credence.reading.tracing.trace import Seen, Trace

READ_ON: Final = date(2024, 1, 10)
"""The day on which examples are taken to be published."""

FRAME: Final = (
    "Norwegian Foreign Minister Ingrid Solheim and the Ambassador of Ghana, Kwame Asante, spoke"
    " to reporters in Oslo.\n\n"
)
"""What an example may lean on: two States and a person of each, named in a paragraph before it."""

_CLASSES: Final = "phrases/classes.yml"
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
            words = re.sub(r"\(\?P<\w+>", "", phrase.expression.pattern)
            if phrase.needs and phrase.needs.isdisjoint(words):
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
    """Examples that their phrases do not match or that do not say their kind, and near misses that do.

    Only for lore without other problems.
    """
    for layer, entries in phrase_files():
        for entry in entries:
            yield from entry_problems(layer, entry)
    yield from _area_problems()


def count_examples() -> int:
    """How many sentences `example_problems` tries."""
    phrases = sum(
        len(entry["examples"]) + len(entry["leaves_alone"]) for _, entries in phrase_files() for entry in entries
    )
    return phrases + sum(len(area.examples) + len(area.near_misses) for area in load_areas().values())


def entry_problems(layer: str, entry: Entry) -> Iterator[Problem]:
    """The problems of one entry's sentences, each read by itself and after FRAME.

    In an example one of the entry's phrases must match, and its kind must be said. A near miss must not say the kind,
    whatever phrase it comes by; where the phrases make no statements, none of the entry's may match.
    """
    file, name, own = f"phrases/{layer}.yml", entry["name"], f"{layer}/{entry['name']}"
    for sentence in entry["examples"]:
        heard = hear(sentence)
        if makes_statements(layer) and entry["kind"] not in heard.said:
            wrong = f"its example says {', '.join(sorted(heard.said)) or 'nothing'}: {sentence!r}"
            remedy = f"mend the phrase or the example (see credence explain), so that it says {entry['kind']}"
            yield Problem(file, name, wrong, remedy)
        elif own not in heard.matched:
            wrong = f"it does not match its example: {sentence!r}"
            yield Problem(file, name, wrong, "mend the phrase or the example (see credence explain)")
    for sentence in entry["leaves_alone"]:
        heard = hear(sentence)
        if makes_statements(layer) and entry["kind"] in heard.said:
            wrong, rules = f"its near miss says {entry['kind']}: {sentence!r}", ", ".join(sorted(heard.stated))
            yield Problem(file, name, wrong, f"make the phrase narrower (or one of {rules}, see credence explain)")
        elif not makes_statements(layer) and own in heard.matched:
            yield Problem(file, name, f"it does not leave alone {sentence!r}", "make the phrase narrower")


@dataclass(frozen=True, slots=True)
class Heard:
    """What reading made of a sentence: the kinds of its statements, and entries by their ids (`posts/named`)."""

    said: frozenset[str]
    stated: frozenset[str]
    """The entries of which statements came."""
    matched: frozenset[str]
    """The entries one of whose phrases matched: in a clause, for a noun phrase, for who says so."""


def hear(sentence: str) -> Heard:
    """What a sentence says by itself and after FRAME."""
    seen = [each for frame in ("", FRAME) for each in _seen(frame, sentence)]
    statements = [statement for each in seen for statement in each.statements]
    rules = [rule for each in seen for rule in _rules(each)]
    return Heard(
        said=frozenset(statement.kind for statement in statements),
        stated=frozenset(_entry_of(statement.rule) for statement in statements),
        matched=frozenset(map(_entry_of, rules)),
    )


def _seen(frame: str, sentence: str) -> list[Seen]:
    trace = Trace()
    read(Document("example", f"{frame}{sentence}\n", Publication(published=READ_ON)), trace)
    return [each for each in trace.sentences if each.start >= len(frame)]


def _rules(seen: Seen) -> Iterator[str]:
    yield from seen.voice.rules
    yield from (shaped.rule for shaped in seen.shaped)
    yield from (match.rule for match in seen.matches)


def _entry_of(rule: str) -> str:
    return rule.rpartition(".")[0]


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
