"""Figures of trade and investment: direction, period, amount and currency."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from credence.lore.currencies import load_currencies
from credence.model import Modality, PartialDate, SlotValue
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.shapes import shape
from credence.reading.context import Figure
from credence.reading.dates.mention import resolve
from credence.reading.kinds.handling import Handlers
from credence.reading.mentions import Person, States
from credence.reading.phrases.core import Draft
from credence.reading.phrases.words import letters
from credence.reading.scan.amounts import Amount
from credence.reading.spelling import holds, state_of

_TOWARD: Final = ("to", "in", "into", "for", "with")
_FLOWS: Final = ("turnover", "exports", "imports", "investment")
_BACK: Final = 26
_AHEAD: Final = 4
_DECEMBER: Final = re.compile(r"\d{4}-12")


def trade(clause: Clause) -> Iterable[Draft]:
    """A figure of trade between two States: what flows, which way, when, how much."""
    at = clause.core.groups["amount"]
    amount = clause.sentence.items[at].value
    if not isinstance(amount, Amount) or not (clause.official() or clause.context.figure):
        return
    if _only_wished(clause, at) or _difference(clause, at) or _converted(clause, at) or _in_aid(clause, at):
        return
    found = flow_of(clause, at)
    if found and _of_no_trade(clause, found[1], at):
        return
    last = clause.context.figure
    if found is not None and last is not None and _sum_of_both(clause, found[1], at, last):
        flow, parties, owner = "turnover", last.parties, None
        first = clause.codes.rfind("M", 0, at) + 1
        first += clause.codes[first] == ","
    elif found is None and _of_trade_just_told(clause, at):
        flow, parties, owner, first = "turnover", clause.context.pair or (), None, at
    elif found is None:
        if last is None or not _continues(clause, at) or _given(clause, at):
            return
        flow, parties, owner, first = last.flow, _partners(clause, at, last), last.owner, at
    else:
        flow, first = found
        parties, owner = _direction(clause, flow, first, at)
        if _turned(clause, first, at, parties):
            parties, owner = parties[::-1], parties[-1]
        elif (whose := _owner_anew(clause, first, at)) in parties and flow in ("exports", "imports") and whose != owner:
            parties, owner = parties[::-1], whose
        elif last is not None and flow == "exports" and _the_other_way(clause, at):
            parties, owner = last.parties[::-1], last.parties[-1]
    if len(set(parties)) != 2:
        return
    same = last is not None and last.sentence == clause.sentence.start
    ours = clause.context.home if clause.context.home in parties else None
    currency = currency_of(clause, amount) or own_currency(amount, (ours if flow == "turnover" else owner, *parties))
    currency = currency or (last.currency if last and (same or not amount.named) else None)
    period, used = _respective(clause, at) or _period(clause, at, first)
    if flow == "investment" and used is not None and used < first and "M" in clause.codes[clause.bounds()[0] : used]:
        period, used = None, None  # "trade reached 8 million in 2023 and investment stands at 6 million"
    if period is None and last is not None and flow != "investment" and _inherits(clause, last):
        period = last.period
    if last is not None and same and used is not None:
        period = _same_months(clause, used, period, last.period)
    if clause.codes.rfind("(", 0, at) <= clause.codes.rfind(")", 0, at):  # a sum in brackets is told in passing
        clause.context.figure = Figure(flow, parties, owner, period, currency, clause.sentence.start)
    if not currency:
        return
    slots: dict[str, SlotValue | None] = {
        "parties": parties, "flow": flow, "period": period, "amount": amount.value, "currency": currency,
    }  # fmt: skip
    yield clause.draft("trade", slots, first, at, used, modality=Modality.ASSERTED)


_IT_CAME_TO: Final = re.compile(
    r"\b(?:it|this|the (?:figure|volume|total|indicator))(?: (?:\w+ly|has|had|already|then|even))* "
    r"(?:came to|come to|amounted to|totall?ed|reached|stood at|exceeded|surpassed|made up|was|rose to|fell to|hit)"
    r"(?: (?:about|some|over|nearly|almost|around|roughly|more than|at|a|total|of|record))* ?\Z",
    re.IGNORECASE,
)
_TRADE_TOLD: Final = re.compile(
    r"\btrade (?:turnover )?(?:between|with|of) |\b(?:bilateral|mutual|two-way) trade\b|\bturnover\b", re.IGNORECASE
)
_BEFORE: Final = 300
"""A sentence is looked at so many characters back at most."""


def _of_trade_just_told(clause: Clause, at: int) -> bool:
    """Whether "it" came to a sum, where the sentence before spoke of the trade of two States and of no sum."""
    sentence, context = clause.sentence, clause.context
    if context.pair is None or holds(clause.codes[:at], "SDKPM"):
        return False
    if not _IT_CAME_TO.search(sentence.text, sentence.start, sentence.items[at].start):
        return False
    before = sentence.text[max(0, sentence.start - _BEFORE) : sentence.start].rstrip()
    last = re.split(r"(?<=[a-z)])[.!?] |\n", before)[-1]
    return _TRADE_TOLD.search(last) is not None


_SUM: Final = re.compile(
    r"\b(?:totals?|totalling|totaling|altogether|in all|(?:adds?|adding) up to|together|overall)\b"
)


def _sum_of_both(clause: Clause, flow_at: int, at: int, last: Figure) -> bool:
    """Whether a figure is the sum of exports and imports just told: "imports were 3 million, for a total of 5"."""
    before = clause.codes.rfind("M", 0, at)
    if before < flow_at or last.flow not in ("exports", "imports") or last.sentence != clause.sentence.start:
        return False
    flows = [_flow_at(clause, index) for index in range(clause.bounds()[0], at)]
    return {"exports", "imports"} <= set(flows) and _SUM.search(clause.text(before + 1, at)) is not None


_SAME_PERIOD: Final = re.compile(
    r"\b(?:same|corresponding|like|similar|comparable|equal) (?:period|months|quarter|half|time|interval)"
    r"(?: of| in| during)?(?: the)? ?\Z"
)


def _same_months(clause: Clause, at: int, year: str | None, before: str | None) -> str | None:
    """ "2 billion in January-July, against 1 billion in the same period of last year": those months of that year."""
    start = clause.sentence.items[at].start
    parts = before.split("/") if before else []
    dated = year is not None and len(year) == 4 and len(parts) == 2 and len(parts[0]) > 4
    if not dated or not _SAME_PERIOD.search(clause.sentence.text, max(clause.sentence.start, start - 40), start):
        return year
    turn = int(parts[0][:4]) - int(year or 0)
    return "/".join(f"{int(part[:4]) - turn}{part[4:]}" for part in parts)


_SALE: Final = re.compile(
    r"(?:sold|sells|sales|bought|buys|purchased?|purchases|deliveries|shipments|sold out)\Z", re.IGNORECASE
)
_TRADE: Final = re.compile(
    r"trade|bilateral|mutual|two-way|commercial|foreign|commodity|goods|commerce|reciprocal", re.IGNORECASE
)


def _of_no_trade(clause: Clause, flow_at: int, at: int) -> bool:
    """Whether a word of trade tells of a business: a sale that names no second State, a bare "turnover" with none."""
    word = clause.text(flow_at, flow_at + 1).lower()
    left, right = clause.bounds()
    if _SALE.match(word):
        last = clause.context.figure
        told = last is not None and (last.sentence == clause.sentence.start or _the_other_way(clause, at))
        return not told and len(clause.states()) < 2 and "Q" not in clause.codes[left:right]
    if word != "turnover" or clause.context.figure is not None:
        return False
    flows = letters("<flow-exports>") + letters("<flow-imports>")
    named = clause.states() or holds(clause.codes, flows + "Q")
    return not named and not _TRADE.search(clause.sentence.text, clause.sentence.start, clause.sentence.end)


def _turned(clause: Clause, flow_at: int, at: int, parties: tuple[str, ...]) -> bool:
    """ "A's exports to B came to 96 million, and B's to A to 210": the second figure runs back."""
    codes = clause.codes
    last = codes.rfind("M", flow_at, at)
    if last < 0 or len(parties) != 2 or clause.core.phrase.kind != "trade":
        return False
    goals = (
        state_at(clause, i)
        for i in range(last + 1, at)
        if codes[i] in "SC" and codes[i - 1] in letters(*_TOWARD) and codes[i - 1] not in clause.marks["in"]
    )
    return next(goals, None) == parties[0]


_OTHER_WAY: Final = re.compile(r"\bin the (?:opposite|other|reverse|contrary) direction\b", re.IGNORECASE)


def _the_other_way(clause: Clause, at: int) -> bool:
    """Whether a figure is told to run against the last one: "in the opposite direction goods worth 8 million"."""
    before = max(clause.codes.rfind("M", 0, at), 0)
    return _OTHER_WAY.search(clause.text(before, at)) is not None


def _owner_anew(clause: Clause, flow_at: int, at: int) -> str | None:
    """Whose the same flow is in a further figure: "A's exports came to 96 million, B's to 210", "those of B"."""
    codes, marks = clause.codes, clause.marks
    last = codes.rfind("M", flow_at, at)
    for index in range(last + 1, at) if last >= 0 else ():
        if codes[index] not in "SCD":
            continue
        before = codes[:index].rstrip(marks["the"])[-2:]
        of_them = len(before) == 2 and before[0] in letters("those", "that") and before[1] in marks["of-date"]
        of_its = codes[index + 1 : index + 2] == "'" and codes[index + 2] in letters("<amounted>") + marks["to"]
        if of_them or of_its:
            return state_at(clause, index)
    return None


def _partners(clause: Clause, at: int, last: Figure) -> tuple[str, ...]:
    """The sides of a figure that goes on with the last one: with another partner where one is named."""
    own = last.owner or clause.context.home
    for index in range(at - 1, max(0, at - 7), -1):
        if clause.codes[index] == "M":
            break
        if clause.codes[index] == "S" and clause.codes[index - 1] in clause.marks["with"]:
            state = state_at(clause, index)
            if state and own in last.parties and state not in last.parties:
                return tuple(state if code != own else code for code in last.parties)
    return last.parties


def _other(clause: Clause, state: str | None) -> str | None:
    """The State that faces this one: the other of two the clause names, else of the pair in play."""
    named = clause.states()
    if state in named and len(named) == 2:
        return named[1 - named.index(state)]
    last = clause.context.figure
    if last is not None and state in last.parties and len(last.parties) == 2 and _inherits(clause, last):
        return last.parties[1 - last.parties.index(state)]
    return clause.context.other(state)


def flow_of(clause: Clause, at: int) -> tuple[str, int] | None:
    """What the amount is a figure of: the nearest word of trade before it in its clause, or just after it."""
    left, right = clause.bounds()
    codes = clause.codes
    if _PART.search(clause.text(max(0, at - 3), at)) and (part := _flow_after(clause, at, right)):
        return part  # "246 million, of which 163 million were exports"
    if own := _of_its_own(clause, at):
        return own
    aid = letters("<aid-word>")
    for index in range(at - 1, max(left, at - _BACK) - 1, -1):
        flow = _flow_at(clause, index)
        if flow == "turnover" and _is_of_balance(clause, index):
            return None
        if flow is not None:
            return flow, index
        if codes[index] in aid or _set_aside(clause, index):
            return None
    return _flow_after(clause, at, right)


_BALANCE: Final = re.compile(
    r" (?:deficit|surplus|balance|imbalance|gap|facilitation|finance|credit|financing|promotion|mission|fair|fairs)\b"
)


def _is_of_balance(clause: Clause, index: int) -> bool:
    """Whether "trade" only tells of what sort something else is: "the trade deficit", "trade facilitation"."""
    sentence = clause.sentence
    return _BALANCE.match(sentence.text, sentence.items[index].end, sentence.end) is not None


_GIVEN: Final = frozenset(("aside", "earmarked", "pledged", "donated", "granted", "lent", "allocated", "disbursed"))


def _set_aside(clause: Clause, index: int) -> bool:
    """Whether a verb of giving stands there: "had set aside 6 million dollars"."""
    item = clause.sentence.items[index]
    return item.value is None and clause.sentence.text[item.start : item.end] in _GIVEN


def _of_its_own(clause: Clause, at: int) -> tuple[str, int] | None:
    """What an amount is told to be of right behind it: "8 million worth of Peru's exports and 4 million in imports"."""
    index = at + 1
    if index < len(clause.codes) and "\n" in clause.text(at, index + 1):
        return None  # "Exports: 8 million", and on the next line "Imports"
    to = clause.codes[index : index + 1] == clause.marks["to"]
    if to and index + 1 < len(clause.codes) and (flow := _flow_at(clause, index + 1)) and flow != "turnover":
        return flow, index + 1  # "of which 321 million correspond to exports and 266 million to imports"
    while clause.codes[index : index + 1] and clause.codes[index] in clause.marks["worth-of"]:
        index += 1
    whose = index > at + 1
    while whose and clause.codes[index : index + 1] and clause.codes[index] in "SD'" + clause.marks["the"]:
        index += 1
    flow = _flow_at(clause, index) if index < len(clause.codes) else None
    return (flow, index) if flow and (flow != "turnover" or whose) else None


_PART: Final = re.compile(r"\bof (?:which|them|these|this|that)(?: (?:some|about|over|nearly))?\Z", re.IGNORECASE)


def _flow_after(clause: Clause, at: int, right: int) -> tuple[str, int] | None:
    """The word of trade just after an amount."""
    for index in range(at + 1, min(right, at + 1 + _AHEAD)):
        if clause.codes[index] in ".,(M" or "\n" in clause.text(at, index + 1):
            return None
        flow = _flow_at(clause, index)
        if flow is not None and not _is_of_balance(clause, index):
            return flow, index
    return None


@cache
def _flows() -> dict[str, str]:
    """Letter of a word of trade -> what it says flows, the first of them where it may be several."""
    told = {letter: flow for flow in reversed(_FLOWS) for letter in letters(f"<flow-{flow}>")}
    beside = dict.fromkeys(letters("exchange", "interchange"), _EXCHANGE) | dict.fromkeys(
        letters("shipped", "sent"), _SHIPPED
    )
    return beside | dict.fromkeys(letters("exchanged", "exchanging"), _EXCHANGED) | told


_EXCHANGE: Final = "exchange"
_EXCHANGED: Final = "exchanged"
_SHIPPED: Final = "shipped"
"""What is of trade only beside goods: "the commercial exchange between A and B", "shipped wares to B"."""


_WORTH_OF: Final = re.compile(
    r"(?:worth )?(?:of|in) (?:\w+ )?(?:goods|products|merchandise|commodities|wares)\b", re.IGNORECASE
)
_GOODS: Final = re.compile(r"(?:\w+ )?(?:goods|products|merchandise|commodities|wares)\b", re.IGNORECASE)


def _of_wares(clause: Clause) -> bool:
    """Whether the clause speaks of goods or of what is exported."""
    first, last = clause.bounds()
    told = holds(clause.codes[first:last], letters("<flow-exports>"))
    return told or _GOODS.search(clause.text(first, last)) is not None


def _flow_at(clause: Clause, index: int) -> str | None:
    flow = _flows().get(clause.codes[index])
    if flow == "imports" and clause.text(index, index + 1).startswith("absorb") and not _of_wares(clause):
        return None  # "absorbed losses of 20 million dollars"
    if flow in (_SHIPPED, _EXCHANGED):
        end = min(index + 4, len(clause.codes))
        wares = index + 1 < end and _GOODS.match(clause.text(index + 1, end)) is not None
        if clause.codes[index + 1 : index + 2] == "M" and not wares:
            wares = _WORTH_OF.match(clause.text(index + 2, min(index + 6, len(clause.codes)))) is not None
        wares = wares or (
            flow == _EXCHANGED and bool(index) and _GOODS.match(clause.text(index - 1, index)) is not None
        )
        return ("exports" if flow == _SHIPPED else "turnover") if wares else None
    if flow != _EXCHANGE:
        return flow
    if index:
        before, after = clause.codes[index - 1], clause.codes[index + 2 : index + 3]
        if before in letters("commercial", "goods", "commodity") or (after and after in letters("goods")):
            return "turnover"
    return None


def _continues(clause: Clause, at: int) -> bool:
    """Whether a figure without a word of trade goes on with the last one."""
    last = clause.context.figure
    if last is None:
        return False
    before = clause.codes[max(0, at - 14) : at]
    if last.sentence == clause.sentence.start:
        if clause.codes[at - 2 : at] in ("T-", "T:"):
            return True  # "2021 - 300; 2022 - 410"
        return holds(clause.codes[max(0, at - 7) : at], letters("<compared>") + "(")
    return holds(before, letters("<indicator>"))


def _only_wished(clause: Clause, at: int) -> bool:
    """A target, a hope or a forecast is no figure."""
    codes, left = clause.codes, clause.bounds()[0]
    near = codes[max(left, at - 5) : at]
    if holds(near, letters("<modal>")):
        return True
    if holds(near, letters("<forecast>")) and _forecast(clause, near):
        return True
    if _above_current(clause, at) or _is_aim(clause, max(left, at - _AIM_REACH), at):
        return True
    aimed = at > left and codes[at - 1] in clause.marks["to"] and codes[at - 2] not in letters("<amounted>")
    aimed = aimed or (_to_be_left(codes, at) and not _risen(clause, codes.find("M", at + 1)))
    return aimed and holds(codes[max(left, at - 24) : at], letters("<target>")) and not _risen(clause, at)


_AIM: Final = re.compile(
    r"\b(?:targets?|goals?|aims?|objectives?|ambitions?) (?:of|at|is|was)"
    r"(?: (?:reaching|achieving|about|some|over))* ?\Z"
)
"""What stands before a sum that is only aimed at: "set a target of 1 billion"."""
_AIM_REACH: Final = 6
_ATTAINED: Final = re.compile(r"\b(?:reached|met|exceeded|achieved|surpassed|attained)\b")


def _is_aim(clause: Clause, first: int, at: int) -> bool:
    """Whether a sum is only aimed at, and not told to have been reached."""
    if _AIM.search(clause.text(first, at)) is None:
        return False
    return _ATTAINED.search(clause.text(at, clause.bounds()[1])) is None


_CURRENT: Final = re.compile(
    r"\bfrom (?:the |its |their )?(?:current|present|existing) (?:levels?|figures?|volumes?)\b"
)
_TO_SUM: Final = re.compile(r"\bto(?: about| some| around| over| nearly| more than| at least)* \Z")


def _above_current(clause: Clause, at: int) -> bool:
    """Whether a sum is to be reached "from the current level of" another one."""
    start, item = clause.sentence.start, clause.sentence.items[at]
    if not _TO_SUM.search(clause.sentence.text, max(start, item.start - 30), item.start):
        return False
    return _CURRENT.search(clause.sentence.text, max(start, item.start - 120), item.start) is not None


def _risen(clause: Clause, at: int) -> bool:
    """Whether "increasing from A in 2018 to B in 2021" tells what was, by the year of B, and no aim."""
    codes = clause.codes
    grown = codes[at - 2] == "T" and "M" in codes[max(0, at - 7) : at - 2]
    if not grown or codes[at + 1 : at + 2] not in tuple(clause.marks["in"]) or codes[at + 2 : at + 3] != "T":
        return False
    year, today = str(clause.sentence.items[at + 2].value.value or "")[:4], clause.context.today
    return year.isdigit() and (today is None or int(year) < today.year)


def _to_be_left(codes: str, at: int) -> bool:
    """Whether the figure is one from which trade is to rise: "to raise trade from 1 billion to 2 billion"."""
    on_to = shape("[^M;,.]{0,4}[{to}][^M;,.]{0,2}M")
    return codes[at - 1] in letters("from") and on_to.match(codes, at + 1) is not None


def _forecast(clause: Clause, near: str) -> bool:
    """Whether "to" follows what makes a forecast: "is set to reach"."""
    at = next(i for i, c in enumerate(near) if c in letters("<forecast>"))
    return holds(near[at : at + 2], clause.marks["to"])


def _in_aid(clause: Clause, at: int) -> bool:
    """Whether it is a sum of aid beside one of investment: "including 5 million in development assistance"."""
    after = clause.codes[at + 1 : at + 8]
    return after[:1] in tuple(clause.marks["in"]) and holds(after.partition(",")[0], letters("aid", "assistance"))


def _given(clause: Clause, at: int) -> bool:
    """Whether the sum is one that is given: "provided 5 million in grants", told after figures of trade."""
    return any(core.phrase.kind == "aid" and core.groups.get("amount") == at for core in clause.cores)


def _difference(clause: Clause, at: int) -> bool:
    """ "rose by 5 million" tells the growth, not the figure."""
    return at > 0 and clause.codes[at - 1] in clause.marks["by"]


def _converted(clause: Clause, at: int) -> bool:
    """Whether it only puts the figure before it into another currency: "12 million zloty (3 million dollars)"."""
    items, codes = clause.sentence.items, clause.codes
    if at < 2 or codes[at - 2 : at] != "M(" or codes[at + 1 : at + 2] != ")":
        return False
    before, here = items[at - 2].value, items[at].value
    return isinstance(before, Amount) and (before.currency, before.named) != (here.currency, here.named)


def _respective(clause: Clause, at: int) -> tuple[str | None, int | None] | None:
    """ "in 2021 and 2022 trade came to A and B respectively": the date in the same place of its list."""
    codes = clause.codes
    if not holds(codes[at:], clause.marks["respectively"]):
        return None
    left, right = clause.bounds()
    dates = [i for i in range(left, right) if codes[i] == "T"]
    sums = [i for i in range(left, right) if codes[i] == "M"]
    if len(dates) != len(sums) or len(sums) < 2:
        return None
    index = dates[sums.index(at)]
    return _value(clause, index), index


def _direction(clause: Clause, flow: str, flow_at: int, at: int) -> tuple[tuple[str, ...], str | None]:
    """(parties, the State whose trade it is); goods and money run from the first party to the second."""
    owner, source, target = _ends(clause, flow_at, at)
    context = clause.context
    if flow == "turnover":
        both = (i.value.codes for i in clause.sentence.items[flow_at:at] if i.code == "Q" and i.value is not None)
        if len(pair := next(both, ())) == 2:
            return pair, owner  # "trade between the two"
        named = clause.states()
        return (tuple(named[:2]) if len(named) == 2 else clause.pair()), owner
    if flow == "imports":
        importer = owner or (_other(clause, source) if source else None) or target
        if importer is None:
            importer = context.figure.owner if context.figure and context.figure.owner else context.home
        origin = source or _other(clause, importer)
        return tuple(c for c in (origin, importer) if c), importer
    exporter = owner or source or (_other(clause, target) if target else None)
    if exporter is None:
        exporter = context.figure.owner if context.figure and context.figure.owner else context.home
    goal = target if target and target != exporter else _other(clause, exporter)
    return tuple(c for c in (exporter, goal) if c), exporter


_GOAL: Final = 15
"""Whither goods go is told within so many items of the word of trade: "sales of tea, flowers and nuts to A"."""


def _ends(clause: Clause, flow_at: int, at: int) -> tuple[str | None, str | None, str | None]:
    """(whose, from whom, to whom) by the words around the flow: "X's exports to Y", "imports by X from Y"."""
    owner = _whose(clause, flow_at)
    source = target = None
    earlier: tuple[str | None, str | None] = (None, None)  # of the figure before, with which this one goes on
    last = min(len(clause.codes), flow_at + _GOAL)
    from_, toward, of, flows = letters("from"), letters(*_TOWARD), letters("by", "of"), letters(*_FLOWS)
    for index in range(flow_at + 1, last):
        code = clause.codes[index]
        if code in "SCD" or code == "Q":
            state = state_at(clause, index)
            before = clause.codes[index - 1]
            if before == clause.marks["the"] and index > 1:
                before = clause.codes[index - 2]
            if before in from_ and not (source and index > at):
                source = state
            elif before in toward and not (target and index > at):
                target = state
            elif before in of and owner is None:
                owner = state
            elif index == flow_at + 1 and before in letters("sold", "sells") and code == "S" and target is None:
                target = state  # "sold A goods worth 8 million"
        elif index != at and (code in flows or code in ";." or (code == "M" and index > at)):
            break
        elif code == "M" and index < at:
            earlier, source, target = (source or earlier[0], target or earlier[1]), None, None
    source, target = source or earlier[0], target or earlier[1]
    if owner is not None and target is None and source is None:
        target = None
    return owner, source, target


def _whose(clause: Clause, flow_at: int) -> str | None:
    """The State before the flow: "Jordan's exports", "Swiss investment", "its imports", "companies have invested"."""
    for index in range(flow_at - 1, max(-1, flow_at - 6), -1):
        code = clause.codes[index]
        item = clause.sentence.items[index]
        if code in "SDC":
            if code == "S" and index and clause.codes[index - 1] in clause.marks["governs"]:
                return None
            return state_at(clause, _first_of_pair(clause, index))
        if code in letters("we", "our"):
            return clause.context.home
        if code in clause.marks["its"]:
            figure = clause.context.figure
            if figure and figure.owner:
                return figure.owner
            return clause.subject() or clause.context.home
        if code == "," and _FOR_ITS_PART.search(
            clause.sentence.text, max(clause.sentence.start, item.end - _PUT_IN), item.end
        ):
            aside = clause.codes.rfind(",", 0, index)
            return state_at(clause, aside - 1) if aside > 0 and clause.codes[aside - 1] in "SD" else None
        if code in ",;.MT" or code in clause.marks["governs"]:
            return None
        if isinstance(item.value, Person):
            return None
    return None


_FOR_ITS_PART: Final = re.compile(r", (?:for|on) (?:its|their) (?:own )?(?:part|side),\Z|, in (?:turn|return),\Z")
"""What is put in between who sells and what he does."""
_PUT_IN: Final = 24
"""That has no more characters."""


def _first_of_pair(clause: Clause, index: int) -> int:
    """Where the first of two States stands that head a line, whose trade it tells: "Syldavia-Borduria: exports"."""
    codes = clause.codes
    heads = index > 1 and codes[index + 1 : index + 2] == ":" and codes[index - 1] in "-" + clause.marks["and"]
    return index - 2 if heads and codes[index - 2] in "SD" else index


def state_at(clause: Clause, index: int) -> str | None:
    """The State that an item names, or that "the country" stands for beside the figure last told."""
    item = clause.sentence.items[index]
    if isinstance(item.value, States) and item.value.how == "the country":
        figure = clause.context.figure
        return clause.context.other(figure.owner) if figure and figure.owner else None
    codes = state_of(item)
    return codes[0] if codes else None


def _period(clause: Clause, at: int, flow_at: int) -> tuple[str | None, int | None]:
    """The time of a figure: the first date after it before the next figure, else the nearest before it."""
    codes = clause.codes
    left, right = clause.bounds()
    ends = letters(*_FLOWS) + "M("
    begin = max(at, flow_at) + 1  # "the 100-million mark in trade was reached in 2018"
    following = next((i for i in range(begin, right) if codes[i] in ends), right)
    behind = at + 4 if codes[at + 1 : at + 4] == "(M)" else at + 1
    if codes[behind : behind + 3] == "(T)" and not _since(clause, behind + 1):
        return _value(clause, behind + 1), behind + 1
    in_brackets = codes.rfind("(", left, at) > codes.rfind(")", left, at)
    for index in range(behind, max(following, behind + 3 if behind > at + 1 else 0)):
        if index >= right or (in_brackets and codes[index] == ")"):
            break
        if codes[index] == "T" and not _since(clause, index):
            return _value(clause, index), index
        if (codes[index] in letters("<compared>") and not _of_states(clause, index)) or (
            codes[index] == "," and codes[index + 1 : index + 2] not in tuple(clause.marks["in"])
        ):
            break
    previous = next((i for i in range(at - 1, left - 1, -1) if codes[i] == "M"), left - 1)
    for index in range(at - 1, previous, -1):
        if codes[index] == "T" and not _since(clause, index) and not _base(clause, index):
            return _value(clause, index), index
    only = [i for i in range(left, right) if codes[i] == "T"]
    if len(only) == 1 and only[0] > at and not _since(clause, only[0]) and _one_of_several(clause, at, only[0]):
        return _value(clause, only[0]), only[0]
    figure = clause.context.figure
    if previous < left and (figure is None or figure.sentence != clause.sentence.start):
        for index in range(following, right):
            if codes[index] == "T" and not any(c == "M" for c in codes[at + 1 : index]):
                return _value(clause, index), index
    return None, None


_BASE: Final = re.compile(
    r"(?:compar(?:ed|ison) (?:to|with)|against|versus|relative to|over|than(?: in)?) $", re.IGNORECASE
)


def _base(clause: Clause, index: int) -> bool:
    """Whether a date is only what a growth is measured against: "rose 5 % compared to 2022, reaching ..."."""
    sentence, start = clause.sentence, clause.sentence.items[index].start
    grown = "n" in clause.codes[max(0, index - 7) : index]
    return grown and _BASE.search(sentence.text, max(sentence.start, start - 30), start) is not None


def _one_of_several(clause: Clause, at: int, date: int) -> bool:
    """Whether figures joined share the date at their end: "exports were A and imports B in 2021", "A, imports B"."""
    between = clause.codes[at + 1 : date]
    flow = between.startswith(",") and _flow_at(clause, at + 2) is not None
    return (
        between.count("M") == 1
        and (flow or clause.marks["and"] in between)
        and not any(c in letters("<compared>") and c not in clause.marks["and"] + letters("from") for c in between)
    )


def _of_states(clause: Clause, index: int) -> bool:
    """Whether a word only links States: "from" says whence goods came, not what a figure grew from; "A and B"."""
    if clause.codes[index] in clause.marks["and"] and clause.codes[index - 1] not in tuple("SD"):
        return False
    after = index + 2 if clause.codes[index + 1 : index + 2] == clause.marks["the"] else index + 1
    return clause.codes[index] in letters("from", "and") and clause.codes[after : after + 1] in tuple("SDC")


def _since(clause: Clause, index: int) -> bool:
    """Whether the date only says since when, or until when something may be."""
    mention = clause.sentence.items[index].value
    today = clause.context.today
    if mention.qualifier == "by" and mention.value:  # "reached 120 million by 2022"
        return today is not None and str(mention.value) >= today.isoformat()[: len(mention.value)]
    return mention.qualifier in ("since", "by", "before", "after")


def _value(clause: Clause, index: int) -> str | None:
    value = _relative(clause, index) or clause.date_at(index)
    if value and (whole := _year_to(clause, index, value) or _year_so_far(clause, index, value)):
        return whole
    if (
        value
        and not _stock(clause, index)
        and _DECEMBER.fullmatch(value)
        and index
        and holds(clause.codes[max(0, index - 2) : index], letters("as"))
    ):
        return value[:4]  # "as at December": the whole year to that month
    return value


_YEAR_TO: Final = re.compile(r"\b(?:year|12 months|twelve months) (?:ended|ending|to|up to) (?:the end of )?\Z")

_MONTH_OR_DAY: Final = re.compile(r"(\d{4})-(\d\d)(?:-\d\d)?")


def _year_to(clause: Clause, index: int, value: str) -> str | None:
    """The year that ends with a month: "in the year ended June 2015" is from July 2014 on."""
    start = clause.sentence.items[index].start
    month = _MONTH_OR_DAY.fullmatch(value)
    if month is None or not _YEAR_TO.search(clause.sentence.text, max(clause.sentence.start, start - 40), start):
        return None
    year, last = int(month[1]), int(month[2])
    return str(year) if last == len(_MONTHS) else f"{year - 1}-{last + 1:02}/{year}-{last:02}"


_MONTHS: Final = range(12)
_SO_FAR: Final = re.compile(
    r"\b(?:by|till|until|up to|as (?:of|at)|through|(?:at|to) (?:the )?end)\b"
    r"(?: the)?(?:[ -]end)?(?: of)?(?: the month of)? ?\Z"
)


def _year_so_far(clause: Clause, index: int, value: str) -> str | None:
    """ "trade reached 9 million by the end of September 2023": since January; investment only stands so."""
    sentence, mention = clause.sentence, clause.sentence.items[index].value
    start = max(sentence.start, mention.start - 30)
    if len(value) != len("2023-09") or "/" in value or not _SO_FAR.search(sentence.text, start, mention.start):
        return None
    flows = [flow for at in range(index) if (flow := _flow_at(clause, at))]
    if not flows or flows[-1] == "investment":
        return None
    return value[:4] if value.endswith("-12") else f"{value[:4]}-01/{value}"


def _relative(clause: Clause, index: int) -> str | None:
    """ "up from 70 million the year before": before the period of the figure last told in the sentence."""
    mention, figure = clause.sentence.items[index].value, clause.context.figure
    if mention.kind != "anaphoric" or figure is None or figure.sentence != clause.sentence.start or not figure.period:
        return None
    return resolve(mention, PartialDate.parse(figure.period))


def _stock(clause: Clause, index: int) -> bool:
    """Whether the date is that of a stock of investment, which stands at a day and is no flow of a year."""
    return holds(clause.codes[max(0, index - _BACK) : index], letters("<flow-investment>"))


def _inherits(clause: Clause, last: Figure) -> bool:
    """Whether the figure stands in the sentence of the last one or in that just after."""
    return clause.sentence.start - last.sentence < 500


_OWN_DOLLAR: Final = {"CAN": "CAD", "AUS": "AUD", "NZL": "NZD", "SGP": "SGD"}
"""States whose ministries and papers mean their own dollar by a bare sign."""


def currency_of(clause: Clause, amount: Amount) -> str | None:
    """The currency an amount names; a bare "$" is the dollar of the State whose voice the document is."""
    bare = amount.currency == "USD" and clause.sentence.text.startswith("$", amount.start)
    home = clause.context.home if bare else None
    meant = own_currency(amount, clause.states()) if amount.currency == "XOF" else None
    return meant or _OWN_DOLLAR.get(home or "", amount.currency)


def own_currency(amount: Amount, states: Iterable[str | None]) -> str | None:
    """A name shared by several currencies ("kroner") means that of the first of these States."""
    if not amount.named:
        return None
    meant = (load_currencies().meant_by(amount.named, (state,)) for state in states if state)
    return next((code for code in meant if code), None)


HANDLERS: Final[Handlers] = {"trade": trade}
