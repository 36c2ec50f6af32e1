"""The same documents entered again in any order and overlap: the same record, but for when each was learned."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Sequence

from credence.exchange.imports.lines import document_line
from credence.model import Document, Statement
from credence.record import Record
from faults import material, writer
from faults.outcome import Outcome
from faults.places import Files

Article = tuple[Document, list[Statement]]
_POOL: Sequence[Article] = (
    *(material.article(f"a{n}", 2000 + n % 3) for n in range(6)),
    *(writer.article(f"b{n}") for n in range(4)),
    *((Document(f"story-{n}", f"{material.STORY} {n}"), []) for n in range(2)),
)
"""Documents that agree and contradict each other, and two that are copies."""


def enter_again(files: Files, rounds: int, seed: int = 0) -> Outcome:
    """Enter some of the documents at once, and elsewhere in any order, some of them often: the exports are equal.

    Then read them again with a newer reader that says more: decisions stay as they were.
    """
    outcome, chance = Outcome(), random.Random(seed)
    empty = files.fresh()
    Record(empty).close()
    for _ in range(rounds):
        chosen = chance.sample(_POOL, chance.randint(1, len(_POOL)))
        one, other = files.fresh(), files.fresh()
        shutil.copy(empty, one)
        shutil.copy(empty, other)
        with Record(one) as at_once, Record(other) as by_and_by:
            at_once.add_many(chosen, maker=writer.MAKER)
            _by_and_by(by_and_by, chosen, chance)
            exports = _exported(at_once), _exported(by_and_by)
            wrong = ["the exports differ"] if exports[0] != exports[1] else []
            wrong += _read_by_a_newer(by_and_by, chosen, chance)
        outcome.note(len(chosen), wrong)
        files.give_back(one)
        files.give_back(other)
    return outcome


def _by_and_by(record: Record, chosen: Sequence[Article], chance: random.Random) -> None:
    left = {document.id for document, _ in chosen}
    while left:
        part = chance.sample(chosen, chance.randint(1, len(chosen)))
        record.add_many(part, maker=writer.MAKER, batch=chance.randint(1, 4))
        left -= {document.id for document, _ in part}


def _exported(record: Record) -> list[str]:
    """What the record exports, document by document, in the order of their names."""
    parts = [[document_line(document), *(each.to_json() for each in told)] for document, told in record.standing()]
    return sorted("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in part) for part in parts)


def _read_by_a_newer(record: Record, chosen: Sequence[Article], chance: random.Random) -> list[str]:
    """Decide on a statement; have the next reader say that statement and more: what is wrong after."""
    telling = [each for each in chosen if each[1]]
    if not telling:
        return []
    document, told = chance.choice(telling)
    record.review(chance.choice(told).id, chance.choice(("accept", "reject", "unsure")), reviewer="A. Reviewer")
    line = document.text.splitlines()[0]
    more = Statement(document.id, "independence", {"actor": ("MEX",)}, line, 0, len(line))
    before, counted = record.reviews(), record.counts().statements
    record.reread(document, [*told, more], maker="writer/2")
    wrong = ["decisions have changed"] if record.reviews() != before else []
    return wrong + (["the new statement was not added"] if record.counts().statements != counted + 1 else [])
