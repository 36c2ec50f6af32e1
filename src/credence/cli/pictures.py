"""A chart in: as SVG, PNG or its Vega-Lite specification to standard output or a file, out."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from credence.cli.errors import CommandError
from credence.cli.options import Format
from credence.cli.output import form_of, write_bytes, write_text
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
_ENDINGS = {".svg": Drawn.SVG, ".png": Drawn.PNG, ".vl": Drawn.VEGA, ".json": Drawn.VEGA}
DrawnForm = Annotated[
    Drawn | None,
    typer.Option(
        "--format",
        "-f",
        help="Rows, a picture, or its Vega-Lite specification [default: by --output, else table].",
    ),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the picture to this file instead.")
]


def drawn_form(form: Drawn | None, output: Path | None) -> Drawn:
    """The form asked for; to name a file for rows is misuse."""
    found = form or form_of(output, _ENDINGS) or Drawn.TABLE
    if output and found not in _DRAWINGS:
        raise typer.BadParameter(f"rows go to standard output: write > {output}", param_hint="--output")
    return found


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
