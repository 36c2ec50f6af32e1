"""The frame of a document: whose voice it is (home State, outlet), which two States it is about, where it begins."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from credence.lore.state_files import load_states
from credence.model import Document
from credence.reading.frame.guides import Guide, end_of_head, guide_of
from credence.reading.frame.handles import handle
from credence.reading.frame.headings import HEADING, title_end
from credence.reading.frame.histories import is_history
from credence.reading.frame.home import by_house_words, home_of, without_seats
from credence.reading.frame.home_in_title import home_in_title, is_of_tour
from credence.reading.frame.home_of_ministry import ministry_named
from credence.reading.frame.letterheads import letterhead
from credence.reading.frame.masthead import masthead_of
from credence.reading.frame.officialdom import is_official, names_a_pair
from credence.reading.frame.pair_headings import heading_of_pair
from credence.reading.frame.publishers import by_ministry, desk_named, is_mission, of_government
from credence.reading.frame.whence import meets_theirs, state_reporting
from credence.reading.nouns.unions import unions
from credence.reading.scan.given_names import without_namesakes
from credence.reading.scan.lexicon import Hit, Scan, state_meant


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands before the first sentence is read; `body` is the offset at which reading begins."""

    home: str | None
    pair: tuple[str, str] | None
    outlet: str | None
    body: int
    official: bool = True
    """Whether the text names what States deal with one another by."""
    narrator: str | None = None
    """The first State of a history's title: the one that tells it."""
    anchored: bool = False
    """Whether the pair is named by the title and is what the text speaks of most."""
    ministry: bool = False
    """Whether a foreign ministry speaks: it publishes the text, or is named at its head."""
    afar: bool = False
    """Whether a paper hardly speaks of its own State: bare titles are then of the State it writes about."""
    letterhead: str | None = None
    """The first line, where it names the institution whose paper it is and says no more."""
    host: str | None = None
    """The State where a mission sits whose paper or page it is by its head."""
    counts: Counter[str] = field(default_factory=Counter)
    """How often the text names each State."""
    subjects: tuple[str, ...] = ()
    """The States whose relations with the narrator the entry of a guide tells, if the text is one."""


def setting_of(document: Document, scan: Scan) -> Setting:
    """The setting, from the document's publication, its title, and the States it names most."""
    guide = _guide(document, scan)
    end = guide.end if guide else title_end(document) or heading_of_pair(document.text, scan)
    outlet = document.publication.outlet or _outlet(scan, document, end)
    scan = _of_its_time(document, scan, end)
    counts = Counter([hit.lexeme.value for hit in scan.names if hit.lexeme.type in "SDCK"])
    if guide:
        return _of_guide(guide, outlet, without_seats(counts, scan, document.text))
    masthead = masthead_of(document.text, scan)
    home = home_of(document, scan, outlet, counts, masthead, end)
    headed = _outside_brackets(scan.within(0, end), document.text[:end])
    if is_of_tour(document.text, end, [hit for hit in headed if hit.lexeme.type in "SDC"]):
        headed = headed[:1]  # the first of the States that one goes to
    titled = _states(headed)
    seated = without_seats(counts, scan, document.text)
    ours = home is not None and home not in titled
    ours = ours and meets_theirs(document.text[:end], [hit for hit in headed if hit.lexeme.type in "SDCK"])
    pair = _pair(document.text[:end], headed, titled, home, seated, ours)
    history = pair is not None and outlet is None and (len(titled) > 0 or _is_of(seated, pair))
    narrator = pair[0] if pair and history and is_history(document, headed, end) else None
    anchored = _anchored(titled, pair, counts)
    if (
        anchored
        and pair
        and outlet is None
        and not home_in_title(document.text, scan, counts, end)
        and not document.publication.place
        and not masthead.home
        and ministry_named(scan, document.text) not in pair
        and state_reporting(document.text, scan.names) not in pair
    ):
        home = pair[0]
    head = letterhead(document.text, scan)
    paper = document.text[: head.end] if head else None
    return Setting(
        narrator or home,
        pair,
        outlet,
        end,
        of_government(outlet)
        or is_official(scan, document.text)
        or (anchored and names_a_pair(document.text[:end], scan)),
        narrator,
        anchored,
        by_ministry(outlet, scan),
        not narrator and not anchored and paper is None and _is_afar(document, scan, home, outlet, end),
        paper,
        masthead.host if masthead.home == home else None,
        seated,
    )


def _guide(document: Document, scan: Scan) -> Guide | None:
    """The guide of whose entry a text is that has no day of its own, or only one that it tells of."""
    publication = document.publication
    dated = publication.published is not None and publication.origins.get("published") != "text"
    end = 0 if dated else end_of_head(document.text)
    return guide_of(document.text, _of_its_time(document, scan, end), end) if end else None


def _of_guide(guide: Guide, outlet: str | None, counts: Counter[str]) -> Setting:
    """The setting of an entry of a guide: its head tells whose relations with whom are told."""
    subjects = guide.subjects
    return Setting(
        guide.narrator,
        (guide.narrator, subjects[0]),
        outlet,
        guide.end,
        narrator=guide.narrator,
        anchored=_anchored([guide.narrator, subjects[0]], (guide.narrator, subjects[0]), counts) and not subjects[1:],
        counts=counts,
        subjects=subjects,
    )


_MOST: Final = 0.6
"""A history of two States names them so often among all."""


def _is_of(counts: Counter[str], pair: tuple[str, str]) -> bool:
    """Whether a text that names no State in its title is yet of these two."""
    return counts[pair[0]] + counts[pair[1]] >= _MOST * sum(counts.values())


_FEW: Final = 3
"""A paper that names its own State no more often than this may be writing of others."""


def _is_afar(document: Document, scan: Scan, home: str | None, outlet: str | None, end: int) -> bool:
    """Whether it is a paper's text, and hardly names the paper's own State, nor in the title."""
    if is_mission(outlet) or of_government(outlet) or handle(document.text) or by_house_words(document.text, scan):
        return False
    first = max(end, document.text.find("\n"))
    if any(hit.lexeme.type == "Y" and hit.start < first <= HEADING * 2 for hit in scan.names):
        return False
    text = document.text
    if not (document.publication.place or outlet or desk_named(text) or state_reporting(text, scan.names)):
        return False
    if _opens_with_our_own(scan, text, end):
        return False
    own = [hit for hit in scan.names if hit.lexeme.type in "SDCK" and hit.lexeme.value == home]
    return len(own) <= _FEW and all(hit.start > end or hit.lexeme.type == "C" for hit in own)


def _opens_with_our_own(scan: Scan, text: str, end: int) -> bool:
    """Whether whom a text first names after its dateline is an office by itself: "The Foreign Secretary spoke"."""
    opening = (hit for hit in scan.names if hit.start >= end and hit.lexeme.type not in "CUH")
    first = next(opening, None)
    if first is None or first.lexeme.type != "O" or not text.endswith("The ", 0, first.start):
        return False
    return (
        text[first.end : first.end + 1] == " "
        and text[first.end + 1 : first.end + 3].islower()
        and not (text.startswith((" of ", " for ", " to ", " in "), first.end))
    )


def by_mission(setting: Setting, text: str) -> bool:
    """Whether the publisher, the letterhead or the account's name is that of a mission."""
    named = any(map(is_mission, (setting.outlet, setting.letterhead, handle(text))))
    return named or _INFORMS.match(text, setting.body, setting.body + _OPENING) is not None


_OPENING: Final = 160
_INFORMS: Final = re.compile(
    r"\s*(?:The )?(?:Royal )?(?:Embassy|High Commission|Consulate[- ]General|Consulate) of (?:the )?[A-Z][^.\n]{2,70}? "
    r"(?:informs|announces|has the (?:honou?r|pleasure)|is (?:pleased|honou?red)|wishes|notifies)\b"
)
"""With such words a mission itself speaks."""


def host_in_head(text: str, scan: Scan, home: str | None) -> str | None:
    """The State of the city in the first two lines, where a mission's paper tells its seat."""
    end = text.find("\n", text.find("\n") + 1)
    cities = (hit.lexeme.value for hit in scan.names if hit.lexeme.type == "C" and hit.end <= end)
    return next((code for code in cities if code != home), None)


def _of_its_time(document: Document, scan: Scan, title: int) -> Scan:
    """The scan without names that by the document's date stand for nothing; a title is taken at its word."""
    published = document.publication.published
    year = published.year if published else None
    names = []
    for hit in without_namesakes(scan.names, document.text):
        if hit.lexeme.dated:
            headed = (
                _former_state(document.text[hit.start : hit.end])
                if hit.lexeme.type == "C" and _ENDS.fullmatch(document.text, hit.end, max(hit.end, title))
                else None
            )
            code = headed or state_meant(hit.lexeme, year, ()) or (hit.lexeme.value if hit.end <= title else None)
            if code is None:
                continue
            hit = Hit(hit.start, hit.end, hit.lexeme.meaning(code))
        names.append(hit)
    return Scan(names, scan.areas)


_ENDS: Final = re.compile(r"\s*(?:\([^()\n]*\))?")
"""What may stand behind the last name of a title: in brackets, what the State was called otherwise."""


def _former_state(name: str) -> str | None:
    """The State of old whose own short name a city bears today: a title that ends with "Genoa" means that one."""
    return next((code for code, entry in load_states().items() if entry.name == name and len(code) > len("ISO")), None)


_HEAD: Final = 700
"""A text of no day that names a paper later on only quotes it: "Meanwhile, Reuters reported"."""


def _outlet(scan: Scan, document: Document, end: int) -> str | None:
    if "history" in document.text[:end].lower():
        return None  # one that a history names is only told of
    hit = next((hit for hit in scan.names if hit.lexeme.type == "U"), None)
    if hit is None or (hit.start > _HEAD and document.publication.published is None):
        return None
    return hit.lexeme.value


def _pair(
    title: str, headed: list[Hit], titled: list[str], home: str | None, counts: Counter[str], ours: bool
) -> tuple[str, str] | None:
    """The two States of a title, or home and the one it names, or home and the one most named (`counts`).

    `ours` says that by the title somebody of ours met others.
    """
    named = _with_union(headed) if len(titled) == 1 else titled
    if home and home not in named and named and (ours or " our " in title.lower()):
        return home, named[0]
    if len(named) == 2:
        return named[0], named[1]
    for code, _ in counts.most_common():
        if home and code != home:
            return home, code
    return None


def _outside_brackets(headed: list[Hit], title: str) -> list[Hit]:
    """The names of a title but for those in brackets behind the first of two States: "Tanzania (with Zanzibar)".

    So it is with one behind a stroke, where two are left: "Chile - Zaire / Democratic Republic of the Congo".
    """
    if "/" in title:
        first = [hit for hit in headed if not _STROKE.search(title, 0, hit.start)]
        headed = first if len(_states(first)) > 1 else headed
    if "(" not in title:
        return headed
    outside, at, depth = [], 0, 0
    for hit in headed:
        depth += title.count("(", at, hit.start) - title.count(")", at, hit.start)
        at = hit.start
        if depth <= 0:
            outside.append(hit)
    return outside if len(_states(outside)) > 1 else headed


_STROKE: Final = re.compile(r"\w ?/ ?(?:the )?\Z", re.IGNORECASE)
"""Before a further name of the State just named."""


def _with_union(headed: list[Hit]) -> list[str]:
    """The State of a title and the union of States it names beside it, in their order."""
    found: dict[str, None] = {}
    for hit in headed:
        if hit.lexeme.type in "SDCK" or hit.lexeme.value in unions():
            found[unions().get(hit.lexeme.value, hit.lexeme.value)] = None
    return list(found)


def _anchored(titled: list[str], pair: tuple[str, str] | None, counts: Counter[str]) -> bool:
    if pair is None or set(titled) != set(pair):
        return False
    least = min(counts[code] for code in pair)
    return least >= max((n for code, n in counts.items() if code not in pair), default=0)


def _states(hits: list[Hit]) -> list[str]:
    """The States that mentions name, each once, in order."""
    return list(dict.fromkeys([hit.lexeme.value for hit in hits if hit.lexeme.type in "SDCK"]))
