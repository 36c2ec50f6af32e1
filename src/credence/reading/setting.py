"""The frame of a document: whose voice it is (home State, outlet), which two States it is about, where it begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import pairwise

from credence.intake.datelines import proper
from credence.intake.days import is_day_line
from credence.lore.outlets import load_outlets
from credence.lore.state_files import load_states
from credence.model import Document
from credence.reading.given_names import without_namesakes
from credence.reading.histories import is_history
from credence.reading.home_told import home_by_mentions
from credence.reading.lexicon import Hit, Scan, lexicon, state_meant
from credence.reading.masthead import Masthead, masthead_of
from credence.reading.unions import unions
from credence.reading.whence import meets_theirs, state_reporting, state_visited

_HEADING = 60
"""A line no longer than this many characters may be a heading."""
_HANDLE = re.compile(r"@([A-Za-z]\w{3,40})")
_DONE_AT = re.compile(r"\b(?:Done|Signed|Given|Issued) (?:at|in) ([A-Z]\w+(?: [A-Z]\w+)?)")


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


def setting_of(document: Document, scan: Scan) -> Setting:
    """The setting, from the document's publication, its title, and the States it names most."""
    outlet = document.publication.outlet or _outlet(scan)
    scan = _of_its_time(document, scan)
    counts = _counts(scan)
    masthead = masthead_of(document.text, scan)
    home = _home(document, scan, outlet, counts, masthead)
    pair = _pair(document, scan, home, counts)
    end = _title_end(document)
    narrator = pair[0] if pair and outlet is None and is_history(document, scan, end) else None
    anchored = _anchored(document, scan, pair, counts)
    if (
        anchored
        and pair
        and outlet is None
        and not _of_title(document, scan, counts)
        and not document.publication.place
        and not masthead.home
        and _ministry_named(scan, document.text) not in pair
        and state_reporting(document.text, scan.names) not in pair
    ):
        home = pair[0]
    head = _letterhead(document.text, scan)
    paper = document.text[: head.end] if head else None
    return Setting(
        narrator or home,
        pair,
        outlet,
        end,
        _official(scan, document.text),
        narrator,
        anchored,
        _by_ministry(outlet, scan),
        not narrator and not anchored and paper is None and _is_afar(document, scan, home, outlet, end),
        paper,
        masthead.host if masthead.home == home else None,
    )


_FEW = 3
"""A paper that names its own State no more often than this may be writing of others."""


def _is_afar(document: Document, scan: Scan, home: str | None, outlet: str | None, end: int) -> bool:
    """Whether it is a paper's text, and hardly names the paper's own State, nor in the title."""
    if is_mission(outlet) or _of_government(outlet) or _handle(document.text):
        return False
    first = max(end, document.text.find("\n"))
    if any(hit.lexeme.type == "Y" and hit.start < first <= _HEADING * 2 for hit in scan.names):
        return False
    text = document.text
    if not (document.publication.place or outlet or _desk(text) or state_reporting(text, scan.names)):
        return False
    own = [hit for hit in scan.names if hit.lexeme.type in "SDCK" and hit.lexeme.value == home]
    return len(own) <= _FEW and all(hit.start > end or hit.lexeme.type == "C" for hit in own)


_MISSION = re.compile(
    r"\b(?:Embassy|High Commission|Permanent Mission|Consulate|Mission) of\b|\bEmbassy\b", re.IGNORECASE
)


def is_mission(outlet: str | None) -> bool:
    """Whether the publisher is a mission abroad: its ambassador is then our own, the president next door is not."""
    return bool(outlet and _MISSION.search(outlet))


def by_mission(setting: Setting, text: str) -> bool:
    """Whether the publisher, the letterhead or the account's name is that of a mission."""
    return any(map(is_mission, (setting.outlet, setting.letterhead, _handle(text))))


def host_in_head(text: str, scan: Scan, home: str | None) -> str | None:
    """The State of the city in the first two lines, where a mission's paper tells its seat."""
    end = text.find("\n", text.find("\n") + 1)
    cities = (hit.lexeme.value for hit in scan.names if hit.lexeme.type == "C" and hit.end <= end)
    return next((code for code in cities if code != home), None)


def seat_of(outlet: str | None, home: str | None) -> str | None:
    """The city of a mission that publishes: "Embassy of Ruritania, Klow", "Ruritanian Embassy in Klow"."""
    if not outlet or not is_mission(outlet):
        return None
    cities = [hit for hit in lexicon().scan(outlet).names if hit.lexeme.type == "C" and hit.lexeme.value != home]
    return proper(outlet[cities[-1].start : cities[-1].end]) if cities else None


def state_of_city(city: str | None) -> str | None:
    """The State in which a city of the lore lies."""
    hits = lexicon().scan(city).names if city else []
    return next((hit.lexeme.value for hit in hits if hit.lexeme.type == "C"), None)


def _of_its_time(document: Document, scan: Scan) -> Scan:
    """The scan without names that by the document's date stand for nothing; a title is taken at its word."""
    published, title = document.publication.published, _title_end(document)
    year = published.year if published else None
    names = []
    for hit in without_namesakes(scan.names, document.text):
        if hit.lexeme.dated:
            headed = (
                _former_state(document.text[hit.start : hit.end])
                if title == hit.end and hit.lexeme.type == "C"
                else None
            )
            code = headed or state_meant(hit.lexeme, year, ()) or (hit.lexeme.value if hit.end <= title else None)
            if code is None:
                continue
            hit = Hit(hit.start, hit.end, hit.lexeme._replace(value=code))
        names.append(hit)
    return Scan(names, scan.areas)


def _former_state(name: str) -> str | None:
    """The State of old whose own short name a city bears today: a title that ends with "Genoa" means that one."""
    return next((code for code, entry in load_states().items() if entry.name == name and len(code) > len("ISO")), None)


_LEAST, _MOST = 24, 140
"""A title over a sentence without a blank line between is longer than a name, and shorter than a paragraph."""
_SENTENCE = re.compile(r"\A[^\W\d_a-z].*[.!?][\"”’)]{0,2}\s*\Z")


def _title_end(document: Document) -> int:
    """A first line that is a title (no full stop, a blank line or that of the day after it) says nothing of its own."""
    text = document.text
    line, _, rest = text.partition("\n")
    second, _, below = rest.partition("\n")
    closed = rest.startswith("\n") or (below.startswith("\n") and is_day_line(second))
    closed = closed or (_LEAST < len(line) < _MOST and len(second) >= _MOST and _SENTENCE.search(second) is not None)
    if line.strip() and closed and line.rstrip().rstrip("\"”’'")[-1:] not in ".!?:":
        return len(line)
    return 0


def past_heading(text: str, start: int, end: int, titles: Container[int] = ()) -> int:
    """Where the sentence begins after a heading (a short line of its own, no stop); its end if it is all heading.

    A line over one of `titles` (where titles of office begin) is a name: that of who signs.
    """
    if start and not text.endswith("\n\n", max(0, start - 2), start):
        return start
    if text[max(0, start - 4) : start].rstrip().endswith(":"):
        return start  # the first line of a list that the sentence before opens
    line_end = text.find("\n", start, end)
    line_end = end if line_end < 0 else line_end
    bare = text[start:line_end].rstrip()
    if line_end - start > _HEADING or not bare or not bare[-1].isalpha() or any(c.isdigit() for c in bare):
        return start
    if line_end < end:
        return line_end + 1 if text[line_end + 1].isupper() and line_end + 1 not in titles else start
    return end if text.startswith("\n", end) else start


def _outlet(scan: Scan) -> str | None:
    return next((hit.lexeme.value for hit in scan.names if hit.lexeme.type == "U"), None)


_OFFICIAL = frozenset(
    {
        "ambassador",
        "minister",
        "charge",
        "foreign-minister",
        "deputy-foreign-minister",
        "head-of-state",
        "head-of-government",
        "consul",
        "consul-general",
        "embassy",
        "consulate",
        "legation",
        "foreign",
    }
)


_BETWEEN_STATES = re.compile(
    r"\b(?:(?:[Ee]conomic|[Cc]ommercial|[Tt]rade|[Dd]efence|[Cc]ultural|[Cc]onsular|[Pp]olitical)"
    r" (?:and [A-Za-z]{4,12} )?(?:[Cc]ounsellor|[Aa]ttach[eé]|[Oo]ffice of|[Ss]ection of)"
    r"|[Bb]ilateral (?:relations|trade|cooperation|agreements?)|[Dd]iplomatic (?:relations|ties))\b"
)
"""Words of what States have to do with one another, where no office is named."""


def _official(scan: Scan, text: str) -> bool:
    """Whether the text names what States deal with one another by: envoys, missions, heads, foreign ministries."""
    states = [hit for hit in scan.names if hit.lexeme.type in "SD"]
    offices = (hit for hit in scan.names if hit.lexeme.type in "OEY" and hit.lexeme.value in _OFFICIAL)
    return any(not _figurative(hit, text, states) for hit in offices) or _BETWEEN_STATES.search(text) is not None


_LOOSE = frozenset({"ambassador", "ambassadors", "mission", "missions", "president", "minister", "envoy", "envoys"})
"""Words for offices and missions that others than States use as well."""


def _figurative(hit: Hit, text: str, states: list[Hit]) -> bool:
    """Whether it is such a word in small letters, and no State's: "the firm's ambassador to the smallholders"."""
    loose = text[hit.start].islower() and hit.lexeme.surface in _LOOSE
    return loose and not _owned(hit, states)


def _counts(scan: Scan) -> Counter[str]:
    return Counter(hit.lexeme.value for hit in scan.names if hit.lexeme.type in "SDCK")


def _home(document: Document, scan: Scan, outlet: str | None, counts: Counter[str], masthead: Masthead) -> str | None:
    """Whose press or ministry is speaking: by the outlet, its name, the dateline, the head, the most named."""
    known = load_outlets().get(outlet) if outlet else None
    if known is not None and known.state and (counts[known.state] or (known.official and _bare_title(document, scan))):
        return known.state
    if head := _letterhead(document.text, scan) or _second_line(document.text, scan):
        return head.lexeme.value
    if masthead.home:
        return masthead.home
    desk = _desk(document.text)
    place = _seat(document.publication.place, scan)
    if place is None and document.publication.place:
        counts = Counter({code: n for code, n in counts.items() if code != state_of_city(document.publication.place)})
    only_city = outlet and place and not any(hit.lexeme.type in "SD" for hit in lexicon().scan(outlet).names)
    first, second = (place, outlet) if only_city and not _of_government(outlet) else (outlet, place)
    for named in (first, second, _handle(document.text), desk, _signed_at(document.text)):
        for hit in lexicon().scan(named).names if named else ():
            if hit.lexeme.type in "SDCK" and (counts[hit.lexeme.value] or named != outlet or _of_government(named)):
                return hit.lexeme.value
    end = _title_end(document)
    if source := state_reporting(document.text, scan.names) or state_visited(document.text, scan.names, end):
        return source
    titled = _host_of_envoys(document.text, scan) or _of_title(document, scan, counts)
    dated = document.publication.published is not None
    told = titled or _of_ministry(scan, document.text, _title_end(document), counts if dated else Counter())
    return told or (home_by_mentions(document.text, scan) if counts else None)


_SEATS = frozenset({"new york", "geneva", "vienna", "brussels", "the hague", "addis ababa", "strasbourg", "davos"})
"""Cities in which ministers of all States meet."""


def _seat(place: str | None, scan: Scan) -> str | None:
    """The place of a dateline; None for a seat of organisations of whose State the text says nothing."""
    if place is None or place.casefold() not in _SEATS:
        return place
    there = state_of_city(place)
    return place if any(hit.lexeme.type in "SD" and hit.lexeme.value == there for hit in scan.names) else None


def _bare_title(document: Document, scan: Scan) -> bool:
    """Whether a title says whom our own minister met: "Foreign Minister meets Syldavian counterpart"."""
    end = _title_end(document)
    states = [hit for hit in scan.names if hit.end <= end and hit.lexeme.type in "SDCK"]
    return meets_theirs(document.text[:end], states)


_ENVOYS_TO = re.compile(
    r"(?<!['’]s )\b"
    r"(?:(?:ambassadors|high commissioners) and (?:an? |the )?(?:\w+ )?(?:ambassadors?|high commissioners?)"
    r"|ambassadors|envoys|high commissioners|heads of mission|missions)"
    r"(?:,? (?:newly|recently))?(?: (?:accredited|posted))?"
    r" (?:to|in) (?:the )?(?:\w+ of )?$",
    re.IGNORECASE,
)


def _host_of_envoys(text: str, scan: Scan) -> str | None:
    """The State whose press reports of several envoys to one State: "the five new ambassadors to Syldavia"."""
    hosts = (
        hit.lexeme.value
        for hit in scan.names
        if hit.start < _HEAD and hit.lexeme.type == "S" and _ENVOYS_TO.search(text, max(0, hit.start - 90), hit.start)
    )
    return next(hosts, None)


_DESK = re.compile(r"\b(?:[Tt]he|[Oo]ur) ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}) (?:[Dd]esk|[Bb]ureau|[Nn]ewsroom)\b")
_PAPER = re.compile(
    r"^(?:The )?(?:[A-Z][\w’'-]+ ){1,4}(?:Star|Times|Post|Herald|News|Mirror|Tribune|Courier|Monitor|Observer|Chronicle"
    r"|Gazette|Journal|Standard|Guardian|Mail|Nation|Citizen|Independent|Express|Telegraph|Today|Daily|Review|Reporter"
    r"|Sun|Morning|Radio)\b[^.!?\n]{0,40}$",
    re.MULTILINE,
)


def _desk(text: str) -> str:
    """Where a paper is made, as its head tells: "Compiled by the Klow desk", "The Klow Herald"."""
    head = text[:_OPENING]
    desk = _DESK.search(head)
    paper = _PAPER.search(head)
    return desk[1] if desk else paper[0] if paper else ""


_OPENING = 300
"""Within so many characters of the start a report says who issued it."""


def _by_ministry(outlet: str | None, scan: Scan) -> bool:
    own = lexicon().scan(outlet).names if outlet else []
    return any(
        hit.lexeme.type == "Y" and hit.lexeme.value == "foreign" for hit in (*own, *scan.names) if hit.start < _OPENING
    )


_LETTERHEAD = frozenset(
    re.findall(
        r"\w+",
        "of the in at to for royal honorary office and economic commercial trade department section president republic"
        " kingdom state government gazette presidency chancery official permanent delegation",
    )
)
"""Words that a letterhead may have besides the names of States, institutions and offices."""


def account_host(text: str, scan: Scan) -> str | None:
    """Where the mission is whose account the first line names: "Ruritania in Syldavia @...", "@RuritaniainSyldavia"."""
    line = text.partition("\n")[0]
    words = _handle(text)
    if not words:
        return None
    hits = [hit for hit in scan.names if hit.end <= len(line)]
    return _host_after_in(line, hits) or _host_after_in(words, lexicon().scan(words).names)


def _host_after_in(text: str, hits: list[Hit]) -> str | None:
    pairs = pairwise(hit for hit in hits if hit.lexeme.type in "SC")
    hosts = (
        second.lexeme.value
        for first, second in pairs
        if first.lexeme.value != second.lexeme.value and text[first.end : second.start] == " in "
    )
    return next(hosts, None)


def _second_line(text: str, scan: Scan) -> Hit | None:
    """The State of a letterhead that stands right below the title."""
    start = text.find("\n") + 1
    return _letterhead(text, scan, start) if start and not text.startswith("\n", start) else None


def _letterhead(text: str, scan: Scan, start: int = 0) -> Hit | None:
    """The State of a first line that names an institution of it and no more: "ROYAL RURITANIAN EMBASSY, KLOW"."""
    line = text[start:].partition("\n")[0]
    cut = re.split(r"[,·–—|(:]| - ", line)[0]
    end = start + len(cut)
    hits = scan.within(start, end)
    state = next((hit for hit in hits if hit.lexeme.type in "SD"), None)
    institution = any(hit.lexeme.type in "EYKB" for hit in hits) or " office " in f" {cut.lower()} "
    if state is None or not institution or len(cut) > _HEADING or text.startswith(".", end):
        return None
    rest = "".join(c if not any(h.start <= i < h.end for h in hits) else " " for i, c in enumerate(cut, start))
    return state if _LETTERHEAD.issuperset(rest.lower().replace("'s", "").split()) else None


_GOVERNMENT = re.compile(
    r"\b(?:Ministry|Foreign|Embassy|Government|Presidency|Chancellery|Department|Cabinet|MFA|MoFA|Mission"
    r"|Office of|President|Secretariat|Royal|Court|Parliament|Assembly|Senate|State House|High Commission|Consulate)\b"
)


def _of_government(outlet: str | None) -> bool:
    """Whether the publisher is a ministry or office of a State, which speaks for it in any text."""
    return bool(outlet and _GOVERNMENT.search(outlet))


_HEAD = 700
"""A ministry speaking for itself is named within so many characters of the start."""


def _of_title(document: Document, scan: Scan, counts: Counter[str]) -> str | None:
    """The State a title takes for granted.

    "Ruritania-Syldavia consultations" is told by the first; "Vice Minister Han meets the Foreign Minister of
    Syldavia" and "Reopening of our Embassy in Klow" by a State other than the one named.
    """
    end = _title_end(document)
    title = [hit for hit in scan.names if hit.end <= end]
    states = [hit for hit in title if hit.lexeme.type in "SDCK"]
    for first, second in pairwise(states):
        between = document.text[first.end : second.start].strip()
        joined = between in ("-", "–") or (between in ("and", "&") and first is states[0])
        if joined and first.lexeme.value != second.lexeme.value:
            return first.lexeme.value
    bare = any(hit.lexeme.type == "O" and not _owned(hit, states) for hit in title)
    ours = " our " in document.text[:end].lower()
    named = {hit.lexeme.value for hit in states}
    if host := _host_in_title(document.text[:end], title, states):
        return host
    ours = ours or _PAGE_ON.search(document.text[:end]) is not None
    bare = bare or meets_theirs(document.text[:end], states)
    if (bare and len(named) == 1) or (ours and named):
        return next((code for code, _ in counts.most_common() if code not in named), None)
    return None


_PAGE_ON = re.compile(
    r"[>»/] *(?:Bilateral|Countries|Country)\b|\b(?:country (?:brief|file|profile|note|page)|bilateral relations)\b",
    re.IGNORECASE,
)
"""What heads a ministry's page on the one State that its title names."""
_VISIT_TO = re.compile(r"\bvisit(?:s|ed)? (?:.{0,60}? )?to (?:the )?(?:\w+ of )?$", re.IGNORECASE)


def _host_in_title(text: str, title: list[Hit], states: list[Hit]) -> str | None:
    """The State visited by another's minister: who visits from our own ministry goes without his State."""
    offices = [hit for hit in title if hit.lexeme.type == "O" and hit.lexeme.value not in ("ambassador", "charge")]
    if not offices or not all(_owned(office, states) for office in offices):
        return None
    hosts = [hit.lexeme.value for hit in states if _VISIT_TO.search(text, 0, hit.start)]
    return hosts[0] if len(hosts) == 1 and len({hit.lexeme.value for hit in states}) == 2 else None


def _owned(office: Hit, states: list[Hit]) -> bool:
    """Whether a State stands beside an office ("Syldavian Foreign Minister", "Foreign Minister of Syldavia")."""
    return any(0 <= office.start - s.end < 4 or 0 <= s.start - office.end < 10 for s in states)


def _ministry_named(scan: Scan, text: str) -> str | None:
    """The State beside the first foreign ministry or foreign minister of the text; None if that one stands alone."""
    names = scan.names
    for number, hit in enumerate(names):
        if hit.start > _HEAD:
            return None
        if hit.lexeme.type not in "YO" or not _foreign(hit):
            continue
        before = names[number - 1] if number else None
        after = names[number + 1] if number + 1 < len(names) else None
        if before and before.lexeme.type in "DS" and hit.start - before.end < 4:
            return before.lexeme.value
        if after and after.lexeme.type == "S" and after.start - hit.end < 20:
            return after.lexeme.value
    return None


def _handle(text: str) -> str:
    """The words of a handle in the first line: "@MFA_Ljubljana" is Ljubljana's."""
    handle = _HANDLE.search(text.partition("\n")[0])
    return _handle_words(handle[1]) if handle else ""


_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_")
_WITHIN = re.compile(r"(?<=[a-zA-Z]{2})[iI]n(?=[A-Z_])|(?<=[A-Z]{2})in(?=[A-Z])|(?<=[a-z]{3})in(?=[a-z]{4})")


def _handle_words(handle: str) -> str:
    """A handle as words: "RuritaniaMFA" as "Ruritania MFA", "RuritaniainSyldavia" as "Ruritania in Syldavia"."""
    for within in _WITHIN.finditer(handle):
        first, second = (_JOINED.sub(" ", part).strip() for part in (handle[: within.start()], handle[within.end() :]))
        if _names_state(first) and _names_state(second):
            return f"{first} in {second}"
    return " ".join(_JOINED.sub(" ", handle).split())


def _names_state(words: str) -> bool:
    """Whether words are all the name of a State or of a city."""
    hits = [hit for hit in lexicon().scan(words[:1].upper() + words[1:]).names if hit.lexeme.type in "SC"]
    return any(hit.start == 0 and hit.end == len(words) for hit in hits)


def _signed_at(text: str) -> str:
    """The city of a closing line: "Done at Colombo, ...", or a line that is a city alone."""
    line = text.rstrip().rpartition("\n")[2].strip()
    done = _DONE_AT.search(text, max(0, len(text) - 400))
    if done:
        return done[1]
    hits = lexicon().scan(line).names if len(line) < 30 else []
    return line if len(hits) == 1 and hits[0].lexeme.type == "C" and hits[0].end - hits[0].start == len(line) else ""


def _of_ministry(scan: Scan, text: str, body: int, counts: Counter[str]) -> str | None:
    """The State of the first foreign ministry or minister of the body.

    Where that one stands without a State ("the Vice Minister met the Foreign Minister of Panama") it is our own:
    home is then the State most named of those to whom no foreign minister or envoy of the text belongs.
    """
    foreign = [
        (hit, _beside(scan, text, index) or _bare_secretary(hit, text))
        for index, hit in enumerate(scan.names)
        if _speaks_abroad(hit)
    ]
    own = next(
        (
            state
            for hit, state in foreign
            if _foreign(hit) and (state is None or hit.start >= body) and hit.start < body + _HEAD
        ),
        "",
    )
    if own:
        return own
    theirs = {state for _, state in foreign if state} if own is None else set[str]()
    ranked = [code for code, _ in counts.most_common()]
    return next((code for code in ranked if code not in theirs), ranked[0] if ranked else None)


_JOINTS = (" ", "'s ", "’s ", "' ", "’ ", "-")


def _bare_secretary(hit: Hit, text: str) -> str | None:
    """A Secretary of State with no State beside him, and no department after, is that of the United States."""
    bare = hit.lexeme.surface == "secretary of state" and not text.startswith((" for ", " of "), hit.end)
    return "USA" if bare and not text[: hit.start].endswith(("Cardinal ", "Vatican ", "Deputy ")) else None


def _beside(scan: Scan, text: str, index: int) -> str | None:
    """The State whose office or ministry it is: the word just before it, or the one after "of"."""
    hit = scan.names[index]
    before = scan.names[index - 1] if index else None
    if before and before.lexeme.type in "SD" and text[before.end : hit.start] in _JOINTS:
        return before.lexeme.value
    after = scan.names[index + 1] if index + 1 < len(scan.names) else None
    if after and after.lexeme.type == "S":
        between = text[hit.end : after.start]
        if after.start - hit.end < 20 or _NAME_OF.fullmatch(between):
            return after.lexeme.value
    return None


_NAME_OF = re.compile(r",?(?: [A-Z][\w.'’-]{1,20}){1,5} (?:of|from) (?:the )?")


def _speaks_abroad(hit: Hit) -> bool:
    return _foreign(hit) or (hit.lexeme.type == "O" and hit.lexeme.value == "ambassador")


def _foreign(hit: Hit) -> bool:
    return hit.lexeme.surface == "secretary of state" or (
        hit.lexeme.type in "OY" and hit.lexeme.value in ("foreign", "foreign-minister", "deputy-foreign-minister")
    )


def _pair(document: Document, scan: Scan, home: str | None, counts: Counter[str]) -> tuple[str, str] | None:
    end = _title_end(document)
    title = _distinct(hit for hit in scan.names if hit.end <= end)
    if len(title) == 1:
        title = _with_union(scan, end)
    if home and home not in title and title and " our " in document.text[:end].lower():
        return home, title[0]
    if len(title) == 2:
        return title[0], title[1]
    for code, _ in counts.most_common():
        if home and code != home:
            return home, code
    return None


def _with_union(scan: Scan, end: int) -> list[str]:
    """The State of a title and the union of States it names beside it, in their order."""
    found: dict[str, None] = {}
    for hit in scan.names:
        if hit.end <= end and (hit.lexeme.type in "SDCK" or hit.lexeme.value in unions()):
            found[unions().get(hit.lexeme.value, hit.lexeme.value)] = None
    return list(found)


def _anchored(document: Document, scan: Scan, pair: tuple[str, str] | None, counts: Counter[str]) -> bool:
    end = _title_end(document)
    title = _distinct(hit for hit in scan.names if hit.end <= end)
    if pair is None or set(title) != set(pair):
        return False
    least = min(counts[code] for code in pair)
    return least >= max((n for code, n in counts.items() if code not in pair), default=0)


def _distinct(hits: Iterable[Hit]) -> list[str]:
    found: dict[str, None] = {}
    for hit in hits:
        if hit.lexeme.type in "SDCK":
            found[hit.lexeme.value] = None
    return list(found)
