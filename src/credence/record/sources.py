"""From the statements behind a fact to the number of independent sources they come to.

Two statements are independent when different outlets carry them and their chains of attribution end in
different sources: copies of one wire story count once, and so do ten papers citing one ministry. A document
whose outlet is not known is independent of nothing.
"""

from collections.abc import Iterable

from credence.lore.spelling import folded
from credence.model import Support

_Ends = tuple[tuple[str, ...], tuple[str, ...]]


def independent_sources(supports: Iterable[Support]) -> int:
    """The largest number of statements of which each two are independent.

    Each statement joins an outlet to an ultimate source; the statements sought share neither, so this is a
    largest matching of outlets with sources (found by augmenting paths).
    """
    links: dict[tuple[str, ...], dict[tuple[str, ...], None]] = {}
    some = False
    for outlet, source in map(_ends, supports):
        some = True
        if outlet:
            links.setdefault(outlet, {})[source] = None
    taken: dict[tuple[str, ...], tuple[str, ...]] = {}
    found = sum(_place(outlet, links, taken, set()) for outlet in sorted(links))
    return max(found, int(some))


def _ends(support: Support) -> _Ends:
    chain = support.statement.attribution
    outlet = folded(support.outlet or (chain[0] if chain else ""))
    return outlet, folded(chain[-1]) if chain else outlet


def _place(
    outlet: tuple[str, ...],
    links: dict[tuple[str, ...], dict[tuple[str, ...], None]],
    taken: dict[tuple[str, ...], tuple[str, ...]],
    tried: set[tuple[str, ...]],
) -> bool:
    for source in links[outlet]:
        if source in tried:
            continue
        tried.add(source)
        if source not in taken or _place(taken[source], links, taken, tried):
            taken[source] = outlet
            return True
    return False
