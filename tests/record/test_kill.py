"""A writer killed at any moment leaves the record whole: all it acknowledged, and of no document a part."""

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

from credence.record import Record

ROUNDS = 10
STATEMENTS = 12

_WRITER = """
import sys
from credence.model import Document, Statement
from credence.record import Record
where, name = sys.argv[1:]
record = Record(where)
for number in range(100_000):
    pairs = []
    for part in "abc":
        own = f"{name}-{number}-{part}"
        lines = [f"{own} line {i:02}" for i in range(12)]
        text = "".join(lines)
        width = len(lines[0])
        told = [
            Statement(own, "independence", {"actor": ("AZE",)}, line, i * width, (i + 1) * width)
            for i, line in enumerate(lines)
        ]
        pairs.append((Document(own, text), told))
    for added in record.add_many(pairs, maker="writer/1"):
        print(added.document_id, flush=True)
"""


def test_killed_while_entering_the_record_is_whole(tmp_path):
    chance = random.Random(20221220)
    path = tmp_path / "credence.db"
    acknowledged = set()
    for number in range(ROUNDS):
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITER, path, f"round{number}"], stdout=subprocess.PIPE, text=True
        )
        with writer, writer.stdout as lines:
            if number % 3:  # a third is killed at any moment from the start, the others while they write
                acknowledged.add(lines.readline().strip())
            time.sleep(chance.uniform(0, 0.1 if number % 3 else 0.5))
            writer.kill()
            acknowledged |= {line.strip() for line in lines if line.endswith("\n")}
    with Record(path) as record:
        found = {document.id for document in record.documents()}
        counts = record.counts()
    assert len(acknowledged) > ROUNDS
    assert acknowledged <= found
    assert counts.statements == STATEMENTS * counts.documents == STATEMENTS * counts.entries
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
