"""`credence bulk`: archives in, statements out as Parquet, over all cores or a cluster."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from credence.cli.errors import CommandError, tell
from credence.cli.inputs import plural
from credence.cli.options import Format, Rows
from credence.cli.output import Listing
from credence.cli.progress import Progress

if TYPE_CHECKING:
    from credence.bulk import Shard
    from credence.bulk.far import Far

Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help="Web archives, Parquet, JSON lines; folders; s3:// addresses.")
]
Out = Annotated[Path, typer.Option("--out", metavar="FOLDER", help="Where the Parquet files go.")]
Runner = Annotated[str, typer.Option("--engine", metavar="native|ray", help="What runs it.")]
Workers = Annotated[int | None, typer.Option("--workers", min=1, help="How many at once [default: one a core].")]
Cluster = Annotated[str | None, typer.Option("--cluster", metavar="ADDRESS", help="The Ray cluster [default: here].")]
Filter = Annotated[bool, typer.Option("--prefilter/--no-prefilter", help="Pass over what is not diplomacy unopened.")]
Dry = Annotated[bool, typer.Option("--dry-run", help="Read a sample and say what the whole would take.")]

_WORDS = {
    "read": "read, in English",
    "unread": "kept unread, in other languages",
    "passed": "passed over, not diplomacy",
    "refused": "refused",
    "statements": "statements",
}

COUNTS: Listing[tuple[str, int]] = Listing(
    table={"what": lambda row: _WORDS[row[0]], "number": lambda row: f"{row[1]:,}"},
    to_json=lambda row: {"what": row[0], "number": row[1]},
    csv_columns=("what", "number"),
)


def bulk(
    inputs: Inputs,
    out: Out,
    engine: Runner = "native",
    workers: Workers = None,
    cluster: Cluster = None,
    prefilter: Filter = True,
    dry: Dry = False,
    form: Rows = Format.TABLE,
) -> None:
    """Read archives into Parquet: statements, documents and refusals.

    A run that is stopped, or loses a worker, goes on where it was when it is run again, and comes to the same bytes.
    `credence add --from-bulk FOLDER` then enters what was found into a record.

    Example: credence bulk news/*.warc.gz --out news-read
    """
    try:
        from credence.bulk import BulkError, Engine, plan, run
    except ImportError as fault:
        raise CommandError(f"bulk needs {fault.name}: pip install 'credence[bulk]'") from None
    if engine not in list(Engine):
        raise typer.BadParameter(f"{engine!r} is no engine; name native or ray")
    progress = Progress()
    try:
        shards = plan(inputs)
        if dry:
            _tell_estimate(shards, prefilter, workers or os.cpu_count() or 1, form)
            return
        summary = run(
            shards,
            out,
            engine=Engine(engine),
            workers=workers or os.cpu_count() or 1,
            prefilter=prefilter,
            address=cluster,
            progress=lambda far: progress.show(_far(far)),
            note=tell,
        )
    except BulkError as fault:
        progress.clear()
        raise CommandError(str(fault)) from None
    except KeyboardInterrupt:
        progress.clear()
        tell("stopped; run it again to go on where it stopped")
        sys.stderr.flush()
        os._exit(130)  # the engine's threads would break the interpreter off in the middle of its ending
    progress.clear()
    COUNTS.write(_rows(summary.counts), form)
    for fault_ in summary.faults:
        tell(fault_)
    before = f" ({summary.shards_before} of them done before)" if summary.shards_before else ""
    rate = f", {summary.rate:,.0f} a second" if summary.rate else ""
    tell(
        f"{plural(summary.parts, 'document')} of {plural(summary.shards, 'file')}{before} in"
        f" {summary.seconds:,.1f} s{rate}: {out}"
    )
    if summary.faults:
        raise typer.Exit(1)


def _rows(counts: Counter[str]) -> list[tuple[str, int]]:
    return [(what, counts[what]) for what in _WORDS]


def _far(far: Far) -> str:
    left = f", {far.left:,.0f} s left" if far.left is not None else ""
    return (
        f"{far.share:.0%}, {far.shards_done} of {plural(far.shards, 'file')}, {far.parts:,} documents,"
        f" {far.rate:,.0f} a second{left}"
    )


def _tell_estimate(shards: list[Shard], prefilter: bool, workers: int, form: Format) -> None:
    from credence.bulk import estimate

    guess = estimate(shards, prefilter)
    COUNTS.write([row for row in _rows(guess.counts) if row[0] != "statements"], form)
    tell(
        f"from a sample of {plural(guess.sampled, 'document')}: about {guess.parts:,} in {plural(len(shards), 'file')},"
        f" {guess.seconds:,.0f} s of one core, {guess.seconds / workers:,.0f} s with {workers}; nothing written"
    )
