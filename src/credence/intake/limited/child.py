"""The child: files in, their pieces out as lines of JSON, until its input ends.

A request is a line, `{"name": ..., "path": ..., "size": ..., "seconds": ...}`; without a path so many bytes follow it;
`seconds` are those of the processor that each answer may take; with `links` what is wanted are the addresses it names;
with `after` what stands after that part. The answer is a line for each part begun, each piece, refusal or part passed
over, and `{"done": true}` after the last; or else `{"lost": ...}`, why this child is of no more use: what ran out of
memory leaves too little of it for anything else.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO

from credence.intake.formats import Begun, Found, Passed, Refusal, read
from credence.intake.formats.growth import Budget, Place
from credence.intake.limited.limits import allow, confine


def main() -> None:
    """Serve requests from standard input; nothing else may write to standard output."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints would break the lines
    sys.setrecursionlimit(3000)
    confine()
    _write({"ready": True}, answers)
    while line := sys.stdin.buffer.readline():
        request = json.loads(line)
        allow(request["seconds"])
        for answer in _answers(request, sys.stdin.buffer):
            _write(answer, answers)
            allow(request["seconds"])
        allow(0)


def _write(answer: Mapping[str, Any], answers: BinaryIO) -> None:
    answers.write(json.dumps(answer).encode() + b"\n")
    answers.flush()


def _answers(request: Mapping[str, Any], requests: BinaryIO) -> Iterator[dict[str, Any]]:
    try:
        stream = _opened(request, requests)
        with closing(stream):
            for found in _found(stream, request):
                yield _told(found)
    except Refusal as refusal:
        yield _told(refusal)
    except MemoryError:
        yield {"lost": "needs more memory than a report should"}
        return
    except RecursionError:
        yield _told(Refusal("is nested too deeply"))
    except OSError as fault:
        yield _told(Refusal(f"cannot be read: {fault.strerror or fault}"))
    except Exception as fault:  # the libraries' own faults on files that nobody foresaw: the file's, not the batch's
        yield _told(Refusal.of_fault(fault))
    yield {"done": True}


def _found(stream: BinaryIO, request: Mapping[str, Any]) -> Iterator[Found]:
    links = request.get("links")
    if links is None:
        place = Place(Budget.of(stream), after=tuple(request.get("after", ())))
        return read(stream, str(request["name"]), place, request.get("charset"))
    from credence.intake.formats.links import read_links

    return read_links(stream.read(), links["kind"], links["base"], links["pattern"])


def _opened(request: Mapping[str, Any], requests: BinaryIO) -> BinaryIO:
    if path := request.get("path"):
        return Path(os.fsdecode(bytes.fromhex(path))).open("rb")
    return io.BytesIO(requests.read(int(request["size"])))


def _told(found: Found) -> dict[str, Any]:
    if isinstance(found, Passed):
        return {"passed": True}
    if isinstance(found, Begun):
        return {"begun": found.part, "at": found.at}
    if isinstance(found, Refusal):
        return {"refused": found.reason, "part": found.part}
    return {"piece": found.to_json()}


if __name__ == "__main__":
    main()
