"""A row -> what it comes to, read by a child process, which a document that breaks its reader ends, and nothing else.

A shard is read so once its worker was lost: the document that ended it becomes a refusal, and the others are read as
they would have been. Run as a module this is the child: rows in, results out, each an Arrow batch behind its length.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import IO, Self

import pyarrow as pa

from credence.bulk.batch import LONGEST_READING, Row, load, read_row, told_of
from credence.bulk.patience import PATIENCE
from credence.bulk.schema import RAW, RESULT
from credence.intake.formats.piece import Refusal
from credence.intake.limited.starting import start

BREAKS = "breaks the process that reads it"
_LENGTH = 8


class Careful:
    """A child that reads rows, begun when first wanted and again after it was lost. To be used as a context."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def read_row(self, row: Row, prefilter: bool) -> Row:
        """As `batch.read_row`; a row that ends the child is refused."""
        if self._child is None:
            self._child = start("credence.bulk.careful")
        child, late = self._child, threading.Event()
        assert child.stdin and child.stdout

        def end() -> None:
            late.set()
            child.kill()

        timer = threading.Timer(PATIENCE * LONGEST_READING, end)
        timer.start()
        try:
            _write(pa.RecordBatch.from_pylist([row], schema=RAW), child.stdin, b"\1" if prefilter else b"\0")
            answer = _read(child.stdout, RESULT)
        except OSError:
            answer = None
        finally:
            timer.cancel()
        if answer is None:
            self._close()
            reason = Refusal.too_long(LONGEST_READING).reason if late.is_set() else BREAKS
            return told_of(row, "refused", reason)
        found: Row = answer[0].to_pylist()[0]
        return found

    def _close(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.communicate()
            self._child = None


def _write(batch: pa.RecordBatch, stream: IO[bytes], flag: bytes = b"\0") -> None:
    data = batch.serialize()
    stream.write(len(data).to_bytes(_LENGTH, "big") + flag)
    stream.write(data)
    stream.flush()


def _read(stream: IO[bytes], schema: pa.Schema) -> tuple[pa.RecordBatch, bool] | None:
    """The next batch and its flag; None at the end."""
    head = stream.read(_LENGTH + 1)
    if len(head) <= _LENGTH:
        return None
    length = int.from_bytes(head[:_LENGTH], "big")
    data = stream.read(length)
    return (pa.ipc.read_record_batch(data, schema), head[_LENGTH] == 1) if len(data) == length else None


def main() -> None:
    """Serve rows from standard input; nothing else may write to standard output."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints would break the answers
    load()
    while asked := _read(sys.stdin.buffer, RAW):
        batch, prefilter = asked
        results = [read_row(row, prefilter) for row in batch.to_pylist()]
        _write(pa.RecordBatch.from_pylist(results, schema=RESULT), answers)


if __name__ == "__main__":
    main()
