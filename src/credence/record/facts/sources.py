"""From the statements behind a fact to the number of independent sources they come to.

Two statements are independent when different outlets carry them and their chains of attribution end in
different sources: copies of one wire story count once, and so do ten papers citing one ministry. A document
whose outlet is not known is independent of nothing. Outlets that carry copies of one text count as one outlet here.
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
    found = list(supports)
    if len(found) < 2:
        return len(found)
    links: dict[tuple[str, ...], dict[tuple[str, ...], None]] = {}
    same = _one_outlet(found)
    for outlet, source in ((same.get(outlet, outlet), source) for outlet, source in map(_ends, found)):
        if outlet:
            links.setdefault(outlet, {})[source] = None
    taken: dict[tuple[str, ...], tuple[str, ...]] = {}
    most = sum(_place(outlet, links, taken, set()) for outlet in sorted(links))
    return max(most, int(bool(found)))


def _one_outlet(supports: list[Support]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The outlets that carry one story, each with the one that stands for them: the first by name."""
    by_story: dict[str, set[tuple[str, ...]]] = {}
    for support in supports:
        outlet, _ = _ends(support)
        if support.story and outlet:
            by_story.setdefault(support.story, set()).add(outlet)
    stands_for: dict[tuple[str, ...], tuple[str, ...]] = {}
    for outlets in (by_story[story] for story in sorted(by_story)):
        least = min(stands_for.get(outlet, outlet) for outlet in outlets)
        joined = {stands_for.get(outlet, outlet) for outlet in outlets}
        for outlet in {*outlets, *(o for o, first in stands_for.items() if first in joined)}:
            stands_for[outlet] = least
    return stands_for


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
