"""The titles and headings of a page -> its headline, without the name of the site that may stand beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from credence.intake.outlets import names_outlet

_LONGEST = 400
_PARTS = re.compile(r"\s+[|»·–—-]\s+")
_SHORTEST = 6
"""Letters from which on a name that another begins or ends with is the same: `Lagoon Herald Online`."""


@dataclass(frozen=True, slots=True)
class Site:
    """What a page says of whose it is: `names`, its `host`, and the lines of `rights` ("© 2021 Lagoon Herald")."""

    names: frozenset[str] = frozenset()
    host: str = ""
    rights: str = ""

    @classmethod
    def of(cls, names: Iterable[str], address: str | None, rights: Iterable[str] = ()) -> Site:
        """The site of a page that gives these names for itself, at this address."""
        try:
            host = urlsplit(address or "").hostname or ""
        except ValueError:
            host = ""
        lines = " ".join(folded(line) for line in rights)
        return cls(frozenset(filter(None, map(folded, names))), host.replace("-", ""), f" {lines} ")

    def heading(self, headings: Iterable[str], title: str) -> Site:
        """The same, where one of these headings of the page is its name, as its title shows."""
        return replace(self, names=self.names | {folded(each) for each in headings if _is_short_end(each, title)})

    def name_in(self, title: str) -> str | None:
        """Its name, as a title has it at either end."""
        parts = _PARTS.split(" ".join(title.split()))
        return next((each for each in (parts[-1], parts[0]) if self.is_named(each)), None)

    def is_named(self, part: str) -> bool:
        """Whether words of a title are the name of the site, or of an outlet that the lore knows."""
        name = folded(part)
        return bool(name) and (
            any(name == own or _is_longer(name, own) or _is_longer(own, name) for own in self.names)
            or name.replace(" ", "") in self.host.split(".")
            or (len(name) >= _SHORTEST and f" {name} " in self.rights)
            or names_outlet(part)
        )


def _is_longer(name: str, other: str) -> bool:
    return len(other) >= _SHORTEST and (name.startswith(f"{other} ") or name.endswith(f" {other}"))


def headline(given: str, shown: str, headings: Sequence[str], site: Site) -> str:
    """The headline of a page: the first-level heading that its title begins with, or the only one, else that title.

    `given` is the title it gives in its data, `shown` that of its window. Empty where both are but the site's name.
    """
    own = [each for each in headings if not site.is_named(each)]
    title = without_site(given, site) or without_site(shown, site)
    matching = (each for each in own if not title or folded(title).startswith(folded(each)))
    return next(matching, own[0] if own and (len(own) == 1 or not given) else title)


def _is_short_end(heading: str, title: str) -> bool:
    """Whether a title ends on a heading shorter than what stands before it: the site's, which heads all its pages."""
    *before, end = _PARTS.split(title)
    return folded(end) == folded(heading) and len(heading) < sum(map(len, before))


def without_site(title: str, site: Site) -> str:
    """A title without the name of its site at either end: `Envoy received | Lagoon Herald`; a headline may have dashes
    of its own.
    """
    title = " ".join(title.split())
    breaks = list(_PARTS.finditer(title))
    if breaks and site.is_named(title[breaks[-1].end() :]):
        title = title[: breaks[-1].start()]
    if breaks and site.is_named(title[: breaks[0].start()]):
        title = title[breaks[0].end() :]
    return "" if site.is_named(title) else title[:_LONGEST]


def folded(text: str) -> str:
    """The words alone, in small letters."""
    return re.sub(r"\W+", " ", text).strip().casefold()
