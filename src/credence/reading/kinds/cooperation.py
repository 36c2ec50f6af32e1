"""Areas of cooperation: one statement for each area that the talks, ties or instruments of two States name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final

from credence.lore.areas import heads
from credence.lore.offices import sent_offices
from credence.model import Modality, SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.firms import between_firms
from credence.reading.clauses.lists import list_goes_on
from credence.reading.kinds.areas_linked import is_linked
from credence.reading.kinds.handling import Handlers
from credence.reading.kinds.participants import envoys_meant
from credence.reading.mentions import Instrument, Person, States
from credence.reading.nouns.matters import matters
from credence.reading.nouns.states_named import states_in
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters
from credence.reading.spelling import FIRST_PRIVATE, Sentence, holds, state_of

_NO_AREA: Final = frozenset({"legal", "consular", "peace-process", "human-rights"})
"""Areas that the name of an instrument does not make a subject of cooperation: legal assistance, visas."""
_LEGAL: Final = (
    "double tax",
    "avoidance",
    "visa",
    "protection of invest",
    "extradition",
    "legal assist",
    "mutual assist",
    "customs matters",
    "free trade",
    "social security",
    "driving",
    "classified",
    "gainful",
)
_LONGEST: Final = 40
_MODERN: Final = 1945
_SHORT: Final = 40
_SOMEWHERE: Final = re.compile(r" (?:and stability )?(?:in|of) (?:the )?[A-Z]")
_FRONTED: Final = 3
"""An area with which a sentence opens stands within so many items of its head."""


class Term:
    """A word of an area: items[first:last] of the sentence, and the area it names."""

    __slots__ = ("area", "first", "last")

    def __init__(self, first: int, last: int, area: str) -> None:
        self.first = first
        self.last = last
        self.area = area


def areas(clause: Clause) -> Iterable[Draft]:
    """Every area within reach of what makes it a subject: ties, talks, a joint body, an instrument."""
    reach = clause.core.phrase.sets.get("reach", "after")
    if not clause.sentence.areas or _past(clause) or holds(clause.codes, letters("<untrue>")):
        return
    if reach == "instrument":
        yield from _instrument(clause)
        return
    if (
        _diplomatic_only(clause)
        or _told(clause)
        or _heading(clause)
        or _career(clause)
        or _ruled_out(clause)
        or between_firms(clause.sentence)
    ):
        return
    sets = clause.core.phrase.sets
    if (sets.get("shared") and not _shared(clause)) or (sets.get("met") and not clause.context.contacts):
        return
    terms = _within(clause, reach)
    if not terms and reach == "before" and clause.codes[clause.core.last : clause.core.last + 1] in _following(clause):
        terms = _within(clause, "after")  # "progress was reviewed in trade and health"
    if not terms and reach == "after" and clause.codes[0] in clause.marks["in"] + clause.marks["on"]:
        terms = [t for t in _within(clause, "before") if t.first <= _FRONTED]  # "In tourism there is room for more"
    yield from _drafts(clause, _linked(clause, terms) if clause.core.phrase.sets.get("linked") else terms)


def _shared(clause: Clause) -> bool:
    """Whether the clause speaks of both sides, of what they have with each other, or, after they met, of nobody."""
    left, right = clause.bounds()
    codes = clause.codes[left:right]
    named = states_in([item for item in clause.sentence.items[left:right] if item.code not in "PO"])
    if holds(codes, "Q" + letters(*_BETWEEN)) or len(named) > 1:
        return True
    return bool(clause.context.contacts) and not holds(codes, "SDKPORN" + letters("he", "she"))


_BETWEEN: Final = ("<cooperation>", "<dealings>", "bilateral", "mutual", "joint", "common", "they", "both", "we", "our")


def _within(clause: Clause, reach: str) -> list[Term]:
    first, end = _scope(clause, reach)
    terms = list(_terms(clause, first, end))
    if reach == "before":
        return [*_past_affairs(clause, first), *terms]
    return [*terms, *_behind_affairs(clause, end)] if reach == "after" else terms


_MEMBER: Final = 7
"""A state of affairs that stands in a list of areas has so many words."""


def _past_affairs(clause: Clause, begin: int) -> list[Term]:
    """The areas listed before a state of affairs: "migration, gas and the Libyan crisis were discussed"."""
    if not begin or clause.codes[begin - 1] not in letters("<affairs>"):
        return []
    joins = clause.marks["and"] + ","
    near = range(begin - 2, max(clause.bounds()[0], begin - _MEMBER), -1)
    joined = next((at for at in near if clause.codes[at] in joins), None)
    return list(_terms(clause, _begin_at(clause, joined), joined)) if joined else []


def _behind_affairs(clause: Clause, end: int) -> list[Term]:
    """The areas listed behind a state of affairs and a comma: "trade, the situation in Syldavia, energy and health"."""
    _, right = clause.bounds()
    if end >= right or clause.codes[end] not in letters("<affairs>"):
        return []
    comma = clause.codes.find(",", end, min(right, end + _MEMBER))
    found = list(_terms(clause, comma, _end_from(clause, comma))) if comma > 0 else []
    return found if len(found) > 1 and found[0].first <= comma + _FRONTED else []


def _following(clause: Clause) -> tuple[str, ...]:
    return (*clause.marks["in"], ":")


def _instrument(clause: Clause) -> Iterable[Draft]:
    """The area in the name of an agreement, unless it has ended or only settles law."""
    value = clause.value("instrument")
    if between_firms(clause.sentence):
        return
    if not isinstance(value, Instrument) or holds(clause.codes, letters("<lapsed>", "<terminated>")):
        return
    name = value.name.lower()
    at = clause.core.groups["instrument"]
    if ("convention" in name and "cooperation" not in name) or _regulates(clause, name):
        return
    several = _SEVERAL.match(name) is not None
    if (any(word in name for word in _LEGAL) and not several) or any(w in name for w in _TREATIES):
        return
    if len(clause.states()) > 2:
        return
    item = clause.sentence.items[at]
    end = _name_goes_on(clause, at)
    found = [
        Term(at, at + 1, area)
        for start, _, area, _ in clause.sentence.areas
        if item.start <= start < end
        and area not in _NO_AREA
        and not _in_institution(clause, start)
        and not (several and _in_legal_part(clause.sentence.text[item.start : end], start - item.start))
    ]
    bound = value.parties if len(set(value.parties)) == 2 else _bound(clause, at, value)
    if bound is None:
        return
    yield from _drafts(clause, found, bound)


_SEVERAL: Final = re.compile(r"(?:agreements|accords|memorand\w+s?|mous|protocols|documents|instruments|pacts|deals)\b")
"""Several instruments, of which each settles one of what is listed: "agreements on extradition, tourism and health"."""
_TREATIES: Final = ("treaty", "treaties", "free-trade")
_PARTS: Final = re.compile(r", | and |; ")


def _in_legal_part(name: str, at: int) -> bool:
    """Whether the member of the list in a name that holds a place only settles law: "extradition", "visas"."""
    first = max((found.end() for found in _PARTS.finditer(name, 0, at)), default=0)
    after = _PARTS.search(name, at)
    part = name[first : after.start() if after else len(name)].lower()
    return any(word in part for word in _LEGAL)


_OF_TRADE: Final = re.compile(r"\btrade (?:agreements?|accords?|pacts?|deals?|protocols?)\Z")
_TOGETHER: Final = re.compile(
    r"\b(?:co-?operation|collaboration|exchanges?|partnership|assistance|joint|consultations?)\b"
)


def _regulates(clause: Clause, name: str) -> bool:
    """Whether an instrument, by its name, only settles terms: a trade agreement; in a history any that names no work
    done together, such as "air services agreement"."""
    if _OF_TRADE.search(name) or "tax" in name.split():
        return True
    return clause.context.narrator is not None and _TOGETHER.search(name) is None


_INSTITUTION: Final = re.compile(
    r"\b(?:Ministr(?:y|ies)|Departments?|Agenc(?:y|ies)|Bureaus?|Academ(?:y|ies)|Institutes?|Offices?|Chambers?)"
    r" (?:of|for) (?:[A-Z]\w+,? (?:and )?){0,3}\Z"
)


def _in_institution(clause: Clause, start: int) -> bool:
    """Whether the word is part of the name of who signed: "a memorandum between the Ministries of Energy"."""
    text = clause.sentence.text
    return text[start].isupper() and _INSTITUTION.search(text, max(0, start - 70), start) is not None


def _bound(clause: Clause, at: int, instrument: Instrument) -> tuple[str, ...] | None:
    """Those bound by "the agreement with X on gas": X and whoever acts or speaks, None if that is not known.

    Nobody where no partner is named.
    """
    within = instrument.parties if " with " in clause.text(at, at + 1) else ()
    with_ = within or clause.listed("with", at + 1, min(at + 4, clause.bounds()[1]))
    if len(with_) != 1:
        return ()
    context = clause.context
    named = [code for code in clause.states() if code not in with_]
    own = named[0] if len(named) == 1 else context.home
    if own in (None, with_[0]) and with_[0] in (context.pair or ()):
        own = context.other(with_[0])
    return (own, with_[0]) if own and own != with_[0] else None


def _name_goes_on(clause: Clause, at: int) -> int:
    """Where the name of the instrument ends, with "in tourism" after "agreement on cooperation"."""
    items, codes = clause.sentence.items, clause.codes
    end = items[at].end
    if at + 1 < len(codes) and codes[at + 1] in clause.marks["in"] + clause.marks["of"]:
        for index in range(at + 2, min(at + 8, len(codes))):
            if codes[index] not in "wW," and codes[index] not in clause.marks["and"] + clause.marks["the"]:
                break
            end = items[index].end
    return end


def _past(clause: Clause) -> bool:
    """Whether the text speaks of times in which no subject of today's talks is named."""
    year = (clause.core.date or clause.context.last_date or "")[:4]
    if not year.isdigit() or int(year) >= _MODERN:
        return False
    sentence = clause.sentence  # "Relations date from 1824. Presently, both enjoy good cooperation"
    return clause.core.date is not None or _NOW.search(sentence.text, sentence.start, sentence.end) is None


_NOW: Final = re.compile(r"\b(?:[Pp]resently|[Cc]urrently|[Tt]oday|[Nn]owadays|[Nn]ow|[Aa]t present|these days)\b")


def _heading(clause: Clause) -> bool:
    """Whether it is a heading of a few words, or one runs on into the sentence after it."""
    sentence, first, last = clause.sentence, clause.core.first, clause.core.last
    if "\n" in clause.text(first, last):
        return True
    words = sentence.text[sentence.start : sentence.end]
    ends = words[-1].isalpha() or words[-1] == ":" or (words[-1] == "." and words[0].isdigit())
    return len(words) < _SHORT and ends and not any(i.code in "SDPQ" for i in sentence.items)


def _told(clause: Clause) -> bool:
    """Whether one side only informs the other of it."""
    left, _ = clause.bounds()
    return holds(clause.codes[left : clause.core.first], clause.marks["brief"])


_NOT: Final = re.compile(
    r"\b(?:(?:did|do|does|will|would|shall|could|should) not|didn't|won't|cannot|never|neither \w+)(?: \w+ly)? \Z",
    re.IGNORECASE,
)
_LEFT_OUT: Final = re.compile(
    r"\b(?:not (?:include|includes|cover|extend to|touch on|involve|concern|encompass)\b"
    r"|excludes?\b|(?:is|are|was|were|has been|had been) (?:ruled out|excluded|off the table|left out|not on))"
)


def _ruled_out(clause: Clause) -> bool:
    """Whether it is said not to be spoken of or done: "did not discuss defence", "will not include defence"."""
    sentence, core = clause.sentence, clause.core
    left, right = clause.bounds()
    items = sentence.items
    start, stop = items[left].start, items[right - 1].end
    head = items[core.first].start
    if core.phrase.sets.get("reach") == "after" and _NOT.search(sentence.text, max(start, head - _SHORT), head):
        return True
    return _LEFT_OUT.search(sentence.text, start, stop) is not None


_YEARS: Final = re.compile(
    r"\b(?:years?['’]?|wealth)(?: of)?(?: [\w-]+){0,2} \Z|\b(?:His|his|Her|her|whose) (?:[\w-]+ ){0,2}\Z"
)
_LEARNT: Final = ("experience", "experiences", "expertise", "know-how", "knowledge", "achievements", "interests")
_DONE: Final = ("worked", "working", "work")


def _career(clause: Clause) -> bool:
    """Whether it is what a person has learnt or done: "her expertise is in public health", "he worked in finance"."""
    core, codes, sentence = clause.core, clause.codes, clause.sentence
    what = letters(*_LEARNT)
    learnt = next((at for at in range(core.first, core.last) if codes[at] in what), None)
    if learnt is not None:
        start = sentence.items[learnt].start
        return _YEARS.search(sentence.text, max(sentence.start, start - _SHORT), start) is not None
    done = codes[core.first] in letters(*_DONE)
    return done and holds(codes[max(0, core.first - 2) : core.first], "P" + letters("he", "she", "who"))


def _diplomatic_only(clause: Clause) -> bool:
    """ "diplomatic relations" are no field of cooperation, nor are ties that are told to be cut."""
    first = clause.core.first
    if any(c.phrase.kind == "relations-severed" and c.first <= first < c.last for c in clause.cores):
        return True
    if first > 0 and clause.codes[first - 1] in letters("<diplomatic>"):
        return True
    return clause.codes[clause.core.last : clause.core.last + 2].endswith(tuple(letters("<notes>")))


def _pair(clause: Clause) -> tuple[str, ...]:
    """The two States that cooperate: those named as such, those whose persons speak, those of the clause."""
    between = clause.listed("between", clause.core.first, min(clause.core.last + 14, clause.bounds()[1]))
    spoken_of = matters(clause.sentence, clause.core.first)
    if len(between) == 2 and not spoken_of & set(between):
        return tuple(between)
    if spoken_of and clause.context.contacts:
        met = clause.context.contacts[-1].parties
        if len(met) == 2 and set(clause.states()) - spoken_of <= set(met):
            return met  # "they discussed energy, sanctions against A and the situation in B"
    if both := _both(clause) or _they(clause) or _met_before(clause):
        return both
    items = clause.sentence.items[slice(*clause.bounds())]
    owners = dict.fromkeys(i.value.owner for i in items if isinstance(i.value, Person) and i.value.owner)
    if len(owners) == 2 and len(clause.states()) > 2:
        return tuple(owners)
    pair = clause.pair()
    return pair if len(set(pair)) == 2 else _only_two(clause)


def _only_two(clause: Clause) -> tuple[str, ...]:
    """The two States of a document that has named no other, and has told that they deal with each other."""
    context, pair = clause.context, clause.context.pair or ()
    named = set(context.mentioned) | set(clause.states())
    dealt = bool(context.contacts or context.rounds or context.anchored or context.told or context.deed)
    return pair if dealt and named and named <= set(pair) and clause.core.phrase.sets.get("reach") != "head" else ()


def _both(clause: Clause) -> tuple[str, ...]:
    """Those of "the two countries" or "the two sides", where the clause names no State before these words."""
    left, right = clause.bounds()
    for item in clause.sentence.items[left:right]:
        if item.code in "SDKP":
            return ()
        if isinstance(item.value, States) and item.value.how == "both" and len(item.value.codes) == 2:
            return item.value.codes
    return ()


def _they(clause: Clause) -> tuple[str, ...]:
    """Those who met last, where "they" speak: of the States named after that they speak ("families from Syria")."""
    before = clause.codes[clause.bounds()[0] : clause.core.first]
    if not holds(before, letters("they", "both")) or holds(before, "SDKPQ"):
        return ()
    met = clause.context.contacts[-1].parties if clause.context.contacts else ()
    return met if len(met) == 2 else ()


def _met_before(clause: Clause) -> tuple[str, ...]:
    """Those who met last, where a State is only named in what they spoke of: "talks ranged over debt and X's war"."""
    reach = clause.core.phrase.sets.get("reach", "after")
    if reach not in ("after", "before") or not clause.context.contacts:
        return ()
    left, right = clause.bounds()
    aside = reach == "before" and holds(clause.codes[left : clause.core.first], letters("<affairs>"))
    if holds(
        clause.codes[left:right] if aside else clause.codes[left : clause.core.first], "KPQOGC" + "SD" * (not aside)
    ):
        return ()
    met = clause.context.contacts[-1].parties
    return met if len(met) == 2 and len(set(clause.states())) == 1 and not set(clause.states()) & set(met) else ()


def _linked(clause: Clause, terms: list[Term]) -> list[Term]:
    """The terms before ties, and those after them where words link the first to them."""
    core, items = clause.core, clause.sentence.items
    after = next((term for term in terms if term.first >= core.last), None)
    head = items[core.first].start, items[core.last - 1].end
    if after is None or is_linked(clause.sentence, head, items[after.first].start):
        return terms
    return [term for term in terms if term.first < core.last]


def _drafts(clause: Clause, terms: list[Term], named: tuple[str, ...] = ()) -> Iterable[Draft]:
    terms = [term for term in terms if not _occasion(clause, term) and not _measured(clause, term)]
    terms = [term for term in terms if not _circumstance(clause, term)]
    terms = _without_means(clause, terms)
    if not terms:
        return
    pairs = [] if named else _of_each_envoy(clause)
    parties = named or _pair(clause)
    if not pairs and (len(set(parties)) != 2 or (not named and _with_many(clause))):
        return
    used = [index for term in terms for index in (term.first, term.last - 1)]
    for sides, area in product(pairs or [parties], dict.fromkeys(term.area for term in terms)):
        key = (clause.sentence.start, frozenset(sides), area)
        if key in clause.context.named:
            continue
        clause.context.named.add(key)
        slots: dict[str, SlotValue | None] = {"parties": sides, "area": area}
        yield clause.draft("cooperation", slots, *used, modality=Modality.ASSERTED)


def _of_each_envoy(clause: Clause) -> list[tuple[str, ...]]:
    """The State of each envoy told of before with ours: "The ambassadors each conveyed the wish to cooperate in X"."""
    home, envoys = clause.context.home, clause.context.envoys
    if len(envoys) < 2 or not home or not clause.sentence.tells_any(_EACH) or set(clause.states()) - {home}:
        return []
    left = clause.bounds()[0]
    acting = (at for at in range(left, clause.core.first) if not holds(clause.codes[left:at], "PO"))
    meant = next(filter(None, (envoys_meant(clause, at) for at in acting)), [])
    return [(envoy.owner, home) for envoy in meant if envoy.owner not in (None, home)]


_EACH: Final = (" each ", "respective", "their countries")
_MANY: Final = re.compile(
    r"\b(?:with|between|to|among) (?:allies|partners|donors|neighbours|neighbors|member states)\b"
    r"|\b(?:with|between|to) "
    r"(?:(?:the|these|those|all|other|various|many|several|friendly|respective|its|their|\w+ly) ){1,3}"
    r"(?:countries|nations|states|envoys|ambassadors|partners)\b"
    r"|\bcountries (?:worldwide|of the (?:respective )?\w+s)\b"
)
"""Words for more than one counterpart: "cooperation with the friendly countries", "the countries of the envoys"."""
_MANY_SAID: Final = (
    "allies", "partners", "donors", "neighbours", "neighbors", "member states", "countries", "nations", " states",
    "envoys", "ambassadors",
)  # fmt: skip
"""One of these is in them."""


def _with_many(clause: Clause) -> bool:
    """Whether the other side is several States, and nothing here says which of them is meant.

    So it is where a host speaks to all the envoys who presented their letters, and the sentence names none of them.
    """
    sentence, ceremony = clause.sentence, clause.context.ceremony
    named = {code for item in sentence.mentions for code in state_of(item)}
    if len(named) >= 2 or clause.context.narrator:
        return False
    if sentence.tells_any(_MANY_SAID) and _MANY.search(sentence.text, sentence.start, sentence.end):
        return True
    spoken = {i.value.owner for _, i in sentence.all_of("P") if i.value.office not in sent_offices()}
    return ceremony is not None and named <= {clause.context.home} and spoken == {clause.context.home}


_AT: Final = re.compile(
    r"\b(?:at|during|after|following|before|the (?:next|previous|last|\w+th) (?:round of )?)\s(?:the |these |those )?"
    r"(?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)


_AMID: Final = re.compile(
    r"\b(?:after|during|amid|amidst|since|despite|before|due to|because of|given|throughout|in the wake of|caused by"
    r"|impact of|effects? of|in light of) (?:the |this )?(?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
_PLAGUE: Final = re.compile(r"pandemic|epidemic|outbreak|covid|coronavirus", re.IGNORECASE)


def _circumstance(clause: Clause, term: Term) -> bool:
    """Whether a disease only tells of the times: "cooperation will grow after the pandemic"."""
    if term.area != "health" or not _PLAGUE.search(clause.text(term.first, term.last)):
        return False
    sentence = clause.sentence
    start = sentence.items[term.first].start
    return _AMID.search(sentence.text, max(sentence.start, start - 60), start) is not None


def _occasion(clause: Clause, term: Term) -> bool:
    """Whether consultations are only where something was spoken of, or one round of them: "agreed to hold the fifth".

    What two States name as a field of theirs are regular consultations, or an instrument on them.
    """
    if term.area != "political-consultations" or clause.core.phrase.sets.get("reach") == "instrument":
        return False
    sentence = clause.sentence
    start = sentence.items[term.first].start
    if _AT.search(sentence.text, max(sentence.start, start - 60), start):
        return True
    return not sentence.tells_any(_REGULAR)


_REGULAR: Final = ("regular", "regularly", "mechanism", "memorandum", "regularity", "importance", "role")


_MEANS: Final = re.compile(
    r"technical (?:assistance|co-?operation|support|help|aid)|know-how|development aid", re.IGNORECASE
)
_MEANT: Final = re.compile(r" (?:in|for|on) (?:the )?(?:[\w-]+ ){0,2}\Z")
_TRADED: Final = re.compile(r"\b(?:import|imports|export|exports|sale|sales) of (?:[\w-]+ ){0,2}\Z", re.IGNORECASE)


def _without_means(clause: Clause, terms: list[Term]) -> list[Term]:
    """The terms without those that only tell how another is furthered, or what is traded.

    "Technical assistance in railways", "irrigation know-how"; "the import of meat".
    """
    if len(terms) < 2:
        return terms
    items, text = clause.sentence.items, clause.sentence.text
    kept: list[Term] = []
    for number, term in enumerate(terms):
        start, end = items[term.first].start, items[term.last - 1].end
        if _MEANS.fullmatch(text, start, end):
            following = terms[number + 1] if number + 1 < len(terms) else None
            if following and _MEANT.match(text, end, items[following.first].start):
                continue
            if number and items[terms[number - 1].last - 1].end == start - 1:
                continue
        if number and _TRADED.search(text, max(clause.sentence.start, start - 40), start):
            continue
        kept.append(term)
    return kept


_EXCHANGE: Final = re.compile(r"\s(?:and \w+ )?exchanges?\b", re.IGNORECASE)
_FIGURES: Final = frozenset({"trade", "economy", "investment"})
_MEASURES: Final = frozenset({"exports", "imports", "export", "import", "turnover", "trade turnover"})


def _measured(clause: Clause, term: Term) -> bool:
    """Whether it is what a sum of money measures: "the trade exchange reached 10 million dollars"."""
    items, text = clause.sentence.items, clause.sentence.text
    if term.area not in _FIGURES or "M" not in clause.codes:
        return False
    words = clause.text(term.first, term.last)
    if words.lower() in _MEASURES:
        return True
    named = _EXCHANGE.search(words) or _EXCHANGE.match(text, items[term.last - 1].end)
    return named is not None and "M" in clause.codes[term.last :]


def _scope(clause: Clause, reach: str) -> tuple[int, int]:
    """The stretch of items in which an area is what the core speaks of."""
    first = clause.core.first
    if reach == "after":
        return first, _end(clause)
    if reach == "before":
        return _begin(clause), first
    if reach in ("both", "sides"):
        return _begin(clause), _end(clause)
    if reach == "here":
        return first, clause.core.last
    if reach == "head":
        return _joined(clause, first), first
    return _joined(clause, first), _end(clause)


def _end(clause: Clause) -> int:
    """Where what the core speaks of ends at the latest."""
    end = _end_from(clause, clause.core.last)
    return list_goes_on(clause.sentence, end) if end == clause.bounds()[1] else end


def _end_from(clause: Clause, end: int) -> int:
    """Where a list that goes on from an item ends at the latest."""
    _, right = clause.bounds()
    codes, stops, that = clause.codes, letters("<area-stop>"), clause.marks["that"]
    furthest = min(right, end + _LONGEST)
    while end < furthest and not (codes[end] in that and _says_more(clause, end)):
        if codes[end] in stops and not _opens_area(clause, end):
            break
        end += 1
    return end


def _opens_area(clause: Clause, at: int) -> bool:
    """Whether a word that else is no area begins the name of one: "conflict resolution"."""
    item = clause.sentence.items[at]
    return any(start == item.start and end > item.end for start, end, _, _ in clause.sentence.areas)


def _begin(clause: Clause) -> int:
    """Where what the core speaks of begins at the earliest."""
    return _begin_at(clause, clause.core.first)


def _begin_at(clause: Clause, begin: int) -> int:
    """Where a list that ends at an item begins at the earliest."""
    left, _ = clause.bounds()
    codes, stops = clause.codes, letters("<area-stop>")
    furthest = max(left, begin - _LONGEST)
    while begin > furthest and codes[begin - 1] not in stops:
        begin -= 1
    return begin


def _says_more(clause: Clause, at: int) -> bool:
    """Whether the "that" at an item begins a further thing that is said: "and that", ", that"."""
    return clause.codes[at - 1] in clause.marks["and"] + ","


def _joined(clause: Clause, first: int) -> int:
    """Back over the words that qualify the head: "trade and economic" before "ties"."""
    links = clause.marks["joins"] + "wW-,"
    begin = first
    while begin and first - begin < 7 and (clause.codes[begin - 1] in links or _names_area(clause, begin - 1)):
        begin -= 1
    return begin


def _names_area(clause: Clause, at: int) -> bool:
    """Whether a word that some phrase uses is a whole word of an area: "investment" before "ties"."""
    item = clause.sentence.items[at]
    spelled = ord(item.code) >= FIRST_PRIVATE
    return spelled and any(start == item.start and end == item.end for start, end, _, _ in clause.sentence.areas)


def _terms(clause: Clause, first: int, end_item: int) -> Iterator[Term]:
    """Words of areas among items[first:end_item]; those of a joint body stand in its name."""
    return terms_of(clause.sentence, first, end_item, named=clause.core.phrase.sets.get("reach") == "both")


def terms_of(sentence: Sentence, first: int = 0, end_item: int | None = None, *, named: bool = False) -> Iterator[Term]:
    """Words of areas among items[first:end_item] that stand as plain words: not inside a title or a name of a body.

    In a proper name they count only where `named`.
    """
    items = sentence.items
    end_item = len(items) if end_item is None else end_item
    at = before = 0
    for start, end, area, needs_head in sentence.areas:
        before, previous = end, before
        if start == previous + 1 and area == "industry" and _INDUSTRY.fullmatch(sentence.text, start, end):
            continue  # "oil and gas industries" are of that area
        while at < len(items) and items[at].end <= start:
            at += 1
        if at >= end_item or at == len(items):
            return
        if at < first:
            continue
        code = items[at].code
        if items[at].start > start or not (code in "wWNn" or ord(code) >= 0xE000):
            continue
        if (code == "N" and items[at].end > end) or (not named and _in_name(sentence, start, end)):
            continue
        if sentence.text[start:end].lower() == "security" and _SOMEWHERE.match(sentence.text, end):
            continue  # "security in the Red Sea" is a state of affairs
        if needs_head and not _has_head(sentence, end):
            continue
        last = at
        while last < len(items) and items[last].start < end:
            last += 1
        yield Term(at, last, area)


_INDUSTRY: Final = re.compile("industr(?:y|ies)", re.IGNORECASE)


def _in_name(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the word is part of a proper name: "the Central Asian Investment Forum"."""
    if start == sentence.start or not sentence.text[start].isupper():
        return False
    following = sentence.text[end : end + 2]
    before = sentence.text[sentence.start : start].rpartition(" ")[0].rpartition(" ")[2]
    listed = before[-1:] in (",", ";", ":")  # "Sectors: Energy, Health"
    return (following[:1] == " " and following[1:].isupper()) or (before[:1].isupper() and not listed)


_HYPHEN: Final = re.compile(r"(?<!\b[Cc]o)-")
"""A hyphen that joins two words, not that of "co-operation"."""


def _has_head(sentence: Sentence, end: int) -> bool:
    """Whether a head follows, with nothing between but words joined to it."""
    words = _HYPHEN.sub(" - ", sentence.text[end : min(end + 80, sentence.end)]).split()[:9]
    for word in words:
        bare = word.strip(",").lower()
        if bare.rstrip(".;") in heads():
            return True
        if word[-1] in ".;:":
            return False
    return False


HANDLERS: Final[Handlers] = {"cooperation": areas}
