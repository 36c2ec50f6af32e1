"""Filters in, the environment in which a page's template is filled out: everything escaped, nothing left undefined."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from credence.brief.elements import readable
from credence.brief.safe import visible


def environment(package: str = "credence.brief", **filters: Callable[..., Any]) -> Environment:
    """The templates of a package with these filters, `visible` for hostile text, `readable` for quotes."""
    made = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters |= {"visible": visible, "readable": readable, **filters}
    return made
