"""The parent: asks the child for the pieces of a file, and does without a child that breaks or takes too long."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from types import TracebackType
from typing import Any

from credence.intake.formats.links import PAGE
from credence.intake.formats.piece import Piece, Refusal
from credence.intake.limited.limits import LONGEST, MEMORY, PATIENCE
from credence.intake.limited.starting import start

_MODULE = "credence.intake.limited.child"
_AHEAD = 8
"""Pieces that may wait to be taken; each may be as long as a document may."""

MOST_LOST = 20
"""Parts of one file that may break their reader before the rest of it is left."""

_STARTING = 30.0
"""Seconds that a child may take to start, its libraries being loaded."""


class Readers:
    """A child that reads files one after the other, begun when first wanted and again after it was lost.

    To be closed, or used as a context.
    """

    def __init__(self, longest: float = LONGEST) -> None:
        self._longest = longest
        self._child: subprocess.Popen[bytes] | None = None
        self._lines: Queue[bytes] = Queue(_AHEAD)
        self._pumping: threading.Thread | None = None

    def __enter__(self) -> Readers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def of_file(self, path: Path) -> Iterator[Piece | Refusal]:
        """The pieces of a file; a Refusal for what broke the child or took too long: the file, or a part of it."""
        yield from self._ask({"name": _shown(path.name), "path": os.fsencode(path.resolve()).hex()}, b"")

    def of_bytes(self, raw: bytes, name: str, charset: str | None = None) -> Iterator[Piece | Refusal]:
        """The same for bytes that come from elsewhere, under the name of a file; `charset` is what a server said."""
        yield from self._ask({"name": name, "size": len(raw), "charset": charset}, raw)

    def links(self, raw: bytes, kind: str, base: str, pattern: str) -> tuple[list[str], list[str]]:
        """The addresses of pages that a page or a sitemap names, and of further sitemaps. Raises Refusal."""
        pages: list[str] = []
        further: list[str] = []
        wanted = {"kind": kind, "base": base, "pattern": pattern}
        for found in self._ask({"name": "", "size": len(raw), "links": wanted}, raw):
            if isinstance(found, Refusal):
                raise found
            (pages if found.part == PAGE else further).append(found.address or "")
        return pages, further

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            while self._pumping and self._pumping.is_alive():  # it may wait for a place in the queue
                with suppress(Empty):
                    self._lines.get(timeout=0.05)
            for stream in (self._child.stdin, self._child.stdout):
                with suppress(OSError):  # what was not sent to it is of no more use
                    if stream:
                        stream.close()
            self._child = None

    def _ask(self, request: dict[str, Any], raw: bytes) -> Iterator[Piece | Refusal]:
        """What the child finds; where it is lost on a part, that part is refused, and another goes on after it."""
        for _ in range(MOST_LOST):
            begun: dict[str, Any] = {}
            ended = False
            try:
                line = json.dumps({**request, "seconds": self._longest})
                for answer in self._answers(line.encode() + b"\n" + raw):
                    if "begun" in answer:
                        begun = answer
                    elif "piece" in answer:
                        yield Piece.from_json(answer["piece"])
                    elif "refused" in answer:
                        yield Refusal(answer["refused"], answer["part"])
                ended = True
                return
            except _LostError as lost:
                self.close()
                yield Refusal(str(lost), begun.get("begun"))
                if not begun:
                    return
                request = {**request, "after": begun["at"]}
            finally:
                if not ended:  # the caller went away with answers still to come, or they were lost
                    self.close()
        yield Refusal(f"breaks its reader with {MOST_LOST} of its parts; what stands after them is left")

    def _answers(self, request: bytes) -> Iterator[dict[str, Any]]:
        """What the child answers until it is done. Raises _LostError."""
        self._send(request)
        while "done" not in (answer := self._answer()):
            if "lost" in answer:
                raise _LostError(answer["lost"])
            yield answer

    def _send(self, request: bytes) -> None:
        child = self._child or self._start()
        assert child.stdin
        try:
            child.stdin.write(request)
            child.stdin.flush()
        except OSError:
            raise _LostError(self._end()) from None

    def _answer(self, longest: float | None = None) -> dict[str, Any]:
        try:
            line = self._lines.get(timeout=longest or self._longest * PATIENCE)
        except Empty:
            raise _LostError(self._too_long()) from None
        if not line:
            raise _LostError(self._end())
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        child = start(_MODULE)
        self._child, self._lines = child, Queue(_AHEAD)
        self._pumping = threading.Thread(target=_pump, args=(child, self._lines), daemon=True)
        self._pumping.start()
        self._answer(_STARTING)
        return child

    def _too_long(self) -> str:
        return Refusal.too_long(self._longest).reason

    def _end(self) -> str:
        """Why the child is gone, in words for the file that it was reading."""
        assert self._child
        try:
            status = self._child.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return "cannot be read: its reader stopped answering"
        if status == -getattr(signal, "SIGPROF", 0):  # see `allow`
            return self._too_long()
        memory = f"needs more than {MEMORY // 1024 // 1024} MB of memory, or"
        return f"{memory} breaks the library that reads it (the reader ended with status {status})"


class _LostError(Exception):
    """The child is of no more use; says why."""


def _pump(child: subprocess.Popen[bytes], lines: Queue[bytes]) -> None:
    assert child.stdout
    with suppress(OSError, ValueError):
        for line in child.stdout:
            lines.put(line)
    lines.put(b"")


def _shown(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
