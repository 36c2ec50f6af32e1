"""A chart in: as SVG, PNG or its Vega-Lite specification to standard output or a file, out."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from credence.cli.errors import CommandError
from credence.cli.options import Format
from credence.cli.output import endings, form_of, write_bytes, write_text
from credence.model.visible import escaped

if TYPE_CHECKING:
    from credence.brief.charts import Spec


class Drawn(StrEnum):
    """What rows that can be drawn are written in."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    SVG = "svg"
    PNG = "png"
    VEGA = "vega"


_DRAWINGS = (Drawn.SVG, Drawn.PNG, Drawn.VEGA)
_ENDINGS = {**endings(Drawn), ".vl": Drawn.VEGA, ".json": Drawn.VEGA}
"""A file of JSON is taken for a specification: rows go there with `--format json`."""
DrawnForm = Annotated[
    Drawn | None,
    typer.Option(
        "--format",
        "-f",
        help="Rows, a picture, or its Vega-Lite specification [default: by --output, else table].",
    ),
]


def drawn_form(form: Drawn | None, output: Path | None) -> Drawn:
    """The form asked for, by its name or by the ending of the file."""
    return form or form_of(output, _ENDINGS) or Drawn.TABLE


def rows_form(form: Drawn) -> Format | None:
    """How to write the rows; None where a picture is asked for."""
    return None if form in _DRAWINGS else Format(form.value)


def write_chart(spec: Spec | None, form: Drawn, output: Path | None, nothing: str) -> None:
    """Write the chart; raises CommandError, saying `nothing`, where there is nothing to draw."""
    from credence.brief.charts import to_png, to_svg

    if spec is None:
        raise CommandError(nothing)
    if form is Drawn.PNG:
        write_bytes(to_png(spec), output)
    elif form is Drawn.SVG:
        write_text(to_svg(spec), output)
    else:
        write_text(escaped(json.dumps(spec, ensure_ascii=False)) + "\n", output)
