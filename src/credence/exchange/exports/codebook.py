"""The formats of export in, `docs/codebook.md` out: every field of every format with its meaning.

`python -m credence.exchange.exports.codebook > docs/codebook.md` writes it anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby

from credence.events.tables import ICEWS, PLOVER, POLECAT
from credence.exchange.exports.form import Export
from credence.exchange.exports.registry import EXPORTS
from credence.lore.kinds import allowed_values, load_kinds

_HEAD = """# Codebook

What `credence export --to FORMAT` writes, field by field. This page is made from the code
(`python -m credence.exchange.exports.codebook > docs/codebook.md`).

`--states A` narrows to facts about a State, `--states A,B` to those between two; `--on` to what held or had happened by
a day; `--known-at` to what the record had learned by a moment. Equal records give equal files, byte for byte. Facts
that a person rejected are in no export. Ids of statements and facts stay when the record grows. Dates are as precise as
the sources: what is known by the month is never given a day, unless a format says below how it marks that. Names and
quotes come back unchanged from JSON, Parquet and, by `value_of`, CSV; in `ics`, `bibtex`, `gexf`, `quickstatements` and
`pocom` characters that hide or turn what is shown stand by their number, as `⟨U+202E⟩`, and lines are one line. Which
programs that are not ours read each format, and with what outcome: [checked](checked.md).
"""

_TABS = (
    "Tabs between cells, nothing quoted, as the data set has it; a cell that a program could take for a formula or for "
    "a quoted cell begins with an apostrophe, what breaks lines or turns the direction of writing stands as `\\u{202e}`"
)


def codebook() -> str:
    """The whole page."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield _HEAD
    yield from _table(("format", "is"), ((f"[`{e.name}`](#{e.name})", e.says) for e in EXPORTS.values()))
    for each in EXPORTS.values():
        yield from _format(each)
    yield from _events()
    yield "## Values\n"
    yield "Kinds of statement and their PLOVER event type, where one fits plainly:\n"
    kinds = ((f"`{kind.name}`", kind.says, kind.plover or "") for kind in load_kinds().values())
    yield from _table(("kind", "says", "PLOVER"), kinds)
    for slot, values in allowed_values().items():
        yield f"Values of `{slot}`:\n"
        yield from _table((slot, "means"), ((f"`{value}`", says) for value, says in values.items()))


def _events() -> Iterator[str]:
    """What `credence events` writes of texts; nothing of it stands in a record."""
    yield "## Events\n"
    yield "`credence events` codes texts ([how](events.md)) and writes these beside its own rows.\n"
    for name, says, fields in (
        (
            "plover",
            "Records of PLOVER, one a line of JSON, after the data fields of its manual (February 2024)",
            PLOVER,
        ),
        ("polecat", f"A table with the columns of POLECAT. {_TABS}", POLECAT),
        ("icews", f"A table with the columns of ICEWS. {_TABS}", ICEWS),
    ):
        yield f"### {name}\n"
        yield f"{says}.\n"
        yield from _table(("field", "holds"), ((f"`{field}`", meaning) for field, meaning in fields.items()))


def _format(each: Export) -> Iterator[str]:
    yield f"## {each.name}\n"
    yield f"{each.says}. {each.standard}; files usually end in `{each.file}`.\n"
    yield from (f"{note}\n" for note in each.notes)
    if same := next((e.name for e in _alike(each)), None):
        yield f"Fields: those of [`{same}`](#{same}).\n"
        return
    for part, fields in groupby(each.fields, key=lambda field: field.of):
        if part:
            yield f"### {part}\n"
        yield from _table(("field", "holds"), ((f"`{field.name}`", field.says) for field in fields))


def _alike(each: Export) -> Iterator[Export]:
    """The formats before this one that have the very same fields."""
    for other in EXPORTS.values():
        if other is each:
            return
        if other.fields is each.fields:
            yield other


def _table(heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'|'.join(' --- ' for _ in heads)}|"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
    yield ""


if __name__ == "__main__":
    sys.stdout.write(codebook())
