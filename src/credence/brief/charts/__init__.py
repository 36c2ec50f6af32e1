"""In: facts. Out: charts as Vega-Lite specifications that carry their data and sources, and these as SVG and PNG.

Every chart is a pure function: equal facts give an equal specification, to the byte once written. Nothing is fetched.
"""

from __future__ import annotations

from credence.brief.charts.rendering import ChartError, to_png, to_svg
from credence.brief.charts.spec import Spec
from credence.brief.charts.timeline import timeline

__all__ = ["ChartError", "Spec", "timeline", "to_png", "to_svg"]
