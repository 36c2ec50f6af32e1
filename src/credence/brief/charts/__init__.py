"""In: facts. Out: charts as Vega-Lite specifications that carry their data and sources, and these as SVG and PNG.

Every chart is a pure function: equal facts give an equal specification, to the byte once written. Nothing is fetched.
"""

from __future__ import annotations

from credence.brief.charts.activity import activity
from credence.brief.charts.network import network
from credence.brief.charts.parts import Spec
from credence.brief.charts.rendering import ChartError, png_of, to_png, to_svg
from credence.brief.charts.tenures import tenures
from credence.brief.charts.timeline import timeline
from credence.brief.charts.trade import trade

__all__ = ["ChartError", "Spec", "activity", "network", "png_of", "tenures", "timeline", "to_png", "to_svg", "trade"]
