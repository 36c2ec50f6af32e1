"""A document in, its statements out: sentences, mentions, noun phrases, matched phrases, drafts, statements."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from credence.intake.language import is_english
from credence.intake.tails import tail_of
from credence.lore.state_surfaces import all_claims
from credence.lore.states import state
from credence.model import Document, Modality, SlotValue, Statement
from credence.reading.amounts import amount_hits, find_amounts
from credence.reading.clause import Clause
from credence.reading.context import Context
from credence.reading.core import Core, Draft, anchor_of
from credence.reading.corrected import with_corrections
from credence.reading.date_places import hits as date_hits
from credence.reading.date_value import date_value
from credence.reading.dates import find_dates
from credence.reading.dating import assign_dates
from credence.reading.day_lines import DayLines, dated_line
from credence.reading.day_of_report import add_day_of_report, day_of_title
from credence.reading.details import add_details
from credence.reading.full_names import with_full_names
from credence.reading.handles import account_host
from credence.reading.headings import past_heading
from credence.reading.in_turn import with_dates_in_turn
from credence.reading.inference import inferences, states_given
from credence.reading.interviews import interview_of
from credence.reading.kinds import HANDLERS
from credence.reading.kinds.mission_sides import remember
from credence.reading.kinds.treaties import only_notes
from credence.reading.lexicon import Hit, Scan, lexicon, state_meant
from credence.reading.marks import marks
from credence.reading.mentions import Item, Person, Place, States
from credence.reading.nouns import Nouns
from credence.reading.offices_held import with_offices_held, with_settled_sides
from credence.reading.passed_over import is_teaser, without_what_is_asked
from credence.reading.phrases import STATEMENTS, Phrase, PhraseBook, phrase_book
from credence.reading.posts_listed import introduces, posts_listed
from credence.reading.publishers import seat_of, state_of_city
from credence.reading.refuted import refuted
from credence.reading.repeats import without_repeats
from credence.reading.rows import is_row
from credence.reading.rule import rule_told
from credence.reading.sentences import split
from credence.reading.setting import Setting, by_mission, host_in_head, setting_of
from credence.reading.speaker import speaker_of
from credence.reading.spelling import Sentence, holds, spell
from credence.reading.states_named import states_in
from credence.reading.today import reading_day
from credence.reading.topic import note_home, note_topic, past_dateline
from credence.reading.trace import Trace
from credence.reading.voices import Chain, chain_of, note_issuer
from credence.reading.whereabouts import with_cities_of_visits

READER = "rules/1"
"""Name and version of this reader, kept with every statement it makes."""


_LEAD = 4
"""A day that dates what the document reports stands within this many sentences."""
_SHORT = 7
"""A line of fewer items is a date line or a by-line."""
_DATELINE = re.compile(r"[CWS(,.-]{0,9}[CW][CWS,.(-]{0,9}")
_NAMED_AFTER_A_CITY = frozenset(
    [
        "channel",
        "strait",
        "straits",
        "bay",
        "process",
        "protocol",
        "accord",
        "accords",
        "declaration",
        "convention",
        "round",
        "format",
        "formula",
        "conference",
        "summit",
        "group",
        "charter",
        "principles",
        "plan",
        "incident",
    ]
)
"""Behind a city these tell of something that only bears its name ("the Klow Process")."""
_NEAR = 10
"""and within this many days of the document's own."""


def read(document: Document, trace: Trace | None = None) -> list[Statement]:
    """Everything the document says that a phrase of the lore knows, in the order of the text.

    A text that is not English is not read, and gives none. A `trace`, if one is given, is told how each statement
    came about; the statements are the same.
    """
    if not is_english(document.publication.language):
        return []
    return _Reading(document, trace).run()


_LOOSE = " \n-–—,;:"
"""Signs that no quote begins with."""


class _Reading:
    """One document being read."""

    def __init__(self, document: Document, trace: Trace | None = None) -> None:
        self.document = document
        self.trace = trace
        self.text = document.text
        self.book: PhraseBook = phrase_book()
        self.scan: Scan = lexicon().scan(self.text)
        self.date_hits = date_hits(self.text, 0, len(self.text))
        self.amount_hits = amount_hits(self.text, 0, len(self.text))
        self.setting: Setting = setting_of(document, self.scan)
        self.context = Context(
            today=reading_day(document),
            home=self.setting.home,
            pair=self.setting.pair,
            narrator=self.setting.narrator,
            told=self.setting.pair if self.setting.narrator and self.setting.pair else (),
            anchored=self.setting.anchored,
            here=document.publication.place,
        )
        self.context.here = self.context.here or seat_of(self.setting.outlet, self.setting.home)
        self.context.city, self.context.city_home = self.context.here, state_of_city(self.context.here)
        self.context.official = self.setting.official or self.setting.narrator is not None
        self._abroad()
        self.context.ministry = self.setting.ministry
        self.context.afar = self.setting.afar
        self.context.lead_date = day_of_title(self.text, self.context.today)
        self._spoken()
        told = self.setting.narrator is not None
        self.interview = None if told else interview_of(self.text, self.scan, self.context.home)
        self.days = DayLines(self.text, self.setting.body, self.context.today)
        self.nouns = Nouns(self.context, trace.shaped if trace else None)
        self.marks = marks()
        self.chain: Chain = (self.setting.outlet,) if self.setting.outlet else ()
        self.statements: list[Statement] = []
        self.read_sentences = 0

    def _abroad(self) -> None:
        """Note whether a mission speaks, and in which State it stands."""
        context = self.context
        account = None if context.narrator else account_host(self.text, self.scan)
        account = account or self.setting.host
        context.abroad = account is not None or by_mission(self.setting, self.text)
        if context.abroad:
            host = account or context.city_home or host_in_head(self.text, self.scan, context.home)
            context.host = host if host != context.home else None
        self._face_host()

    def _spoken(self) -> None:
        """Note the envoy who says "I": what is "ours" in an interview is his State's, not the paper's."""
        context = self.context
        context.speaker = None if context.narrator else speaker_of(self.text, self.scan, context)
        post = context.speaker.post if context.speaker else None
        if post and post.owner and post.host and post.host[0] != post.owner:
            context.home, context.host, context.abroad = post.owner, post.host[0], True
        self._face_host()

    def _turn(self, at: int) -> None:
        """In an interview, speak for the State of whoever asks or answers at an offset."""
        context, interview = self.context, self.interview
        asked = interview.asked(at) if interview else None
        if interview is None or asked is None:
            return
        sides = (interview.owner, interview.host)
        context.home, context.host = sides if not asked else sides[::-1]
        context.abroad = not asked
        context.pair = (interview.owner, interview.host)

    def _face_host(self) -> None:
        """Take up again the State where a mission stands, as the one its own State deals with."""
        context = self.context
        if context.home and context.host and not context.anchored:
            context.pair = (context.home, context.host)

    def run(self) -> list[Statement]:
        """Read sentence by sentence, each with what the earlier ones left in mind."""
        titles = {hit.start for hit in self.scan.names if hit.lexeme.type == "O"}
        tail = tail_of(self.text)
        for start, end in split(self.text):
            if end <= self.setting.body:
                continue
            if start >= tail:
                break
            if start < self.setting.body:  # a title that runs on into the first sentence
                start = self.setting.body + 1
            begin = start if self.context.rows else past_heading(self.text, start, end, titles)
            if begin != start:
                self._heading(start, begin)
            if begin == end:
                continue
            if self.text.endswith("\n\n", max(0, begin - 2), begin):
                self._face_host()
                self.context.topic, self.context.at_home = None, False
            self._turn(begin)
            for first, last, day in self.days.parts(begin, end):
                if is_teaser(self.text, first, last):
                    continue
                sentence = self._spelled(first, last)
                self._sentence(dated_line(sentence, day) if day else sentence)
        told = with_corrections(self.statements, self.text)
        named = with_full_names(told, self.context.acquaintance.persons)
        named = with_offices_held(named) if self.context.narrator else with_settled_sides(named)
        placed = with_cities_of_visits(with_places(named, self._chief_cities()), self.text)
        kept = without_repeats(placed, self.context.narrator is not None)
        if self.trace:
            self.trace.finish(self.setting, self.context, kept)
        return kept

    def _heading(self, start: int, end: int) -> None:
        """Of a heading only that is read which it tells of a list below it: "Arrivals", "Farewell calls"."""
        sentence = self._spelled(start, end)
        self.context.rows = None
        if self.trace:
            self.trace.begin(sentence)
        for core in self._cores(sentence) if len(sentence.items) <= _SHORT else ():
            if core.phrase.sets.get("way") == "list":
                clause = Clause(sentence, core, [core], self.context, sentence.codes, self.marks)
                for _ in HANDLERS[core.phrase.kind](clause):
                    pass
                if self.trace:
                    self.trace.matched(clause, [])
        if self.trace and self.context.rows:
            self.trace.end(sentence, self.book, (), self.chain, ())

    def _chief_cities(self) -> dict[str, str]:
        """State -> its capital, where the document names it, else the city of it that it names most."""
        counts: dict[str, Counter[str]] = {}
        for hit in self.scan.names:
            if hit.lexeme.type == "C":
                counts.setdefault(hit.lexeme.value, Counter())[self.text[hit.start : hit.end]] += 1
        chief = {}
        for code, cities in counts.items():
            capital = state(code).capital
            chief[code] = capital if capital and capital in cities else cities.most_common(1)[0][0]
        return chief

    def _spelled(self, start: int, end: int) -> Sentence:
        names = self.scan.names
        first = bisect_left(names, (start,))
        mentions: list[tuple[int, int, str, Any]] = []
        for mention in find_dates(self.text, start, end, self.context.today, self.date_hits):
            mentions.append((mention.start, mention.end, "T", mention))
        for amount in find_amounts(self.text, start, end, (), self.amount_hits):
            mentions.append((amount.start, amount.end, "M", amount))
        taken = [(m[0], m[1]) for m in mentions]
        for at in range(first, len(names)):  # a slice would copy the rest of the document's names each time
            hit = names[at]
            if hit.start >= end:
                break
            if taken and any(a < hit.end and hit.start < b for a, b in taken):
                continue
            value = _value(hit) if not hit.lexeme.dated else self._dated(hit, mentions)
            if value is not None:
                mentions.append((hit.start, hit.end, hit.lexeme.type, value))
        if taken:
            mentions.sort(key=lambda m: (m[0], -m[1]))
        sentence = spell(self.text, start, end, mentions, self.book.vocabulary)
        areas = self.scan.areas
        at = bisect_left(areas, (start,))
        while at < len(areas) and areas[at][0] < end:
            sentence.areas.append(areas[at])
            at += 1
        return sentence

    def _dated(self, hit: Hit, mentions: list[tuple[int, int, str, Any]]) -> Any:
        """The value of a name whose State depends on the year the sentence speaks of."""
        values = [m[3].value for m in mentions if m[2] == "T" and m[3].value]
        years = [int(v[:4]) for v in values if v[:4].isdigit()]
        pair = self.setting.pair or ()
        told = () if years and not self.setting.narrator else pair
        if self.context.last_date and self.context.last_date[:4].isdigit():
            years.append(int(self.context.last_date[:4]))
        if self.context.today:
            years.append(self.context.today.year)
        year = years[0] if years else None
        if self.context.told and any(c.code == self.context.told[1] for c in all_claims()[hit.lexeme.surface]):
            # a history means the State that it tells of, or another it names that had the place at the time
            return _value(hit, self._then(hit, year) or self.context.told[1])
        if year is None and self.setting.narrator:
            return _value(hit, hit.lexeme.value)  # a history speaks of States that have ceased
        code = state_meant(hit.lexeme, year, told) or state_meant(hit.lexeme, year, pair)
        return _value(hit, code) if code else None

    def _then(self, hit: Hit, year: int | None) -> str | None:
        """Of the ceased States that the document names, the one in whose years a city's name stood for it."""
        if year is None or hit.lexeme.type != "C":
            return None
        named = {other.lexeme.value for other in self.scan.names if other.lexeme.type == "S"}
        claims = (c for c in all_claims()[hit.lexeme.surface] if c.begins and c.ends and c.begins <= year < c.ends)
        return next((c.code for c in claims if c.code in named and c.code != self.context.told[1]), None)

    def _sentence(self, sentence: Sentence) -> None:
        if self.trace:
            self.trace.begin(sentence)
        named_there = sentence.mentions
        if self.context.rows and not is_row(sentence):
            self.context.rows = None
        self.nouns.reduce(sentence)
        self._locate(sentence)
        for item in sentence.mentions:
            if item.code == "P" and item.value.name:
                self.context.note_style(item.value.name, sentence.text[item.start : item.end])
        note_home(self.context, sentence)
        codes = sentence.codes
        named = states_in(sentence.mentions)
        if not self.context.settled:
            kept = _without_topics(sentence, self.marks)
            plain = [i for i in kept if i.code != "D"] if "D" in codes else kept
            told = named if kept is sentence.mentions else states_in(kept)
            self.context.see_states(states_in(plain) or told if plain is not kept else told)
        self._lead(sentence)
        stated = self.document.publication.outlet is not None
        own, lasting = chain_of(sentence, self.book, self.context, self.setting.outlet, stated)
        note_issuer(sentence, self.book, self.context)
        if lasting and len(own) > len(self.chain) and not self.statements:
            self.chain = own
        cores = without_what_is_asked(sentence, self._cores(sentence))
        if self.context.narrator:
            cores = [core for core in cores if not only_notes(sentence, core)]
            self._ruled(sentence)
        rows = self._rows(sentence) if self.context.narrator else []
        if rows:
            cores = [c for c in cores if not (c.phrase.kind.startswith("mission") and c.first < rows[-1].last)]
        assign_dates(sentence, codes, cores, self.context, self.marks)
        cores = [*rows, *cores]
        if self.text.find("consultations", sentence.start, sentence.end) >= 0:
            self.context.rounds = "political consultations"
        accredited: list[Draft] = []
        given: frozenset[str] | None = None
        before = len(self.statements)
        for core in cores:
            clause = Clause(sentence, core, cores, self.context, codes, self.marks)
            if core.phrase.kind.startswith("mission") and not clause.official():
                continue
            made: list[Statement] = []
            for draft in HANDLERS[core.phrase.kind](clause):
                if refuted(sentence, draft):
                    continue
                if draft.kind.startswith("credentials") and draft.modality is Modality.ASSERTED:
                    accredited.append(draft)
                add_details(clause, draft)
                add_day_of_report(clause, draft)
                given = states_given(named_there) if given is None else given
                draft.inferred.extend(inferences(clause, draft, given))
                made.append(self._statement(sentence, draft, own or self.chain))
            if made:
                self.statements += made
                self._freed(made)
                self._travelled(made)
            if self.trace:
                self.trace.matched(clause, made)
        if len(self.statements) > before + 1:
            self.statements[before:] = with_dates_in_turn(
                self.statements[before:], sentence, self.marks["respectively"], self.context
            )
        remember(sentence, self.context)
        note_topic(self.context, sentence)
        self.context.mention(states_in(past_dateline(sentence)))
        self.context.end_sentence([draft.slots for draft in accredited], _hero(sentence, self.marks))
        if not _of_a_country(sentence):
            self.context.subject = named[0] if named else self.context.subject
        if self.context.narrator and not any(core.date for core in cores):
            self._note_day(sentence)
        if (body := codes.rfind("G")) >= 0:
            self.context.organisation = str(sentence.items[body].value)
        if (city := codes.rfind("C")) >= 0:
            self.context.last_city = sentence.items[city].value.name
        if self.trace:
            self.trace.end(sentence, self.book, own, self.chain, self._with_needed_words(codes))

    def _note_day(self, sentence: Sentence) -> None:
        """A day told with an act that no statement is made of is still what "the same day" goes back to."""
        days = [item.value.value for item in sentence.items if item.code == "T" and item.value.kind == "day"]
        if days and days[-1]:
            self.context.last_date = days[-1]

    def _ruled(self, sentence: Sentence) -> None:
        """Note who ruled the land whose history is told; free by what was read before, it stays so from then."""
        rule = rule_told(sentence, self.context.told)
        if rule is None:
            return
        self.context.rule = rule
        self._freed(self.statements)

    def _travelled(self, said: list[Statement]) -> None:
        """Note where our people are, by the visits and meetings just told."""
        home = self.context.home
        for statement in said:
            slots = statement.slots
            if statement.kind == "visit" and home in _codes(slots["actor"]):
                self.context.away = next(iter(_codes(slots["recipient"])), None)
            elif statement.kind == "meeting" and home in _codes(slots["parties"]) and slots.get("place"):
                there = state_of_city(str(slots["place"]))
                self.context.away = there if there != home and there in _codes(slots["parties"]) else None

    def _freed(self, said: list[Statement]) -> None:
        """End the rule over the land whose history is told with its independence, or recognition as a State."""
        rule, land = self.context.rule, self.context.told[1:]
        for statement in said if rule is not None else ():
            of = {"independence": "actor", "recognition": "recipient"}.get(statement.kind)
            day = str(statement.slots.get("date") or "")
            if rule is not None and of and statement.slots[of] == land and day[:4].isdigit():
                rule.end(day)

    def _rows(self, sentence: Sentence) -> list[Core]:
        """The rows of a list of consular posts, if the sentence of a history is of one."""
        context, text = self.context, self.text[sentence.start : sentence.end]
        end, place = context.post_list or (-1, "")
        listed = 0 <= end <= sentence.start and "\n\n" not in self.text[end : sentence.start]
        found = posts_listed(sentence, listed)
        if found is None:
            context.post_list = (sentence.end, place if listed else "") if listed or introduces(text) else None
            return []
        context.post_list = sentence.end, found.place
        phrase = next(p for p in self.book.layers["missions"] if p.id.startswith("missions/list"))
        cores = []
        for row in found.rows:
            value = date_value(sentence, sentence.items[row.when], context)
            anchor = anchor_of(phrase, sentence.codes, row.first, row.last)
            cores.append(Core(phrase, row.first, row.last, {}, anchor, value, row.when, row))
        return cores

    def _lead(self, sentence: Sentence) -> None:
        """The day of the first sentence that gives one near the document's own: the day of what it reports."""
        context, today = self.context, self.context.today
        if len(sentence.items) < _SHORT:
            return
        self.read_sentences += 1
        if context.lead_date or today is None or self.read_sentences > _LEAD:
            return
        for index, item in enumerate(sentence.items):
            if (
                item.code == "T"
                and not item.value.modifier
                and item.value.kind != "anaphoric"
                and not _DATELINE.fullmatch(sentence.codes[:index])
            ):
                day = date_value(sentence, item, context)
                if day and len(day) == 10 and abs((date.fromisoformat(day) - today).days) <= _NEAR:
                    context.lead_date = day
                    return

    def _locate(self, sentence: Sentence) -> None:
        """Mark the cities that only say where something took place."""
        codes = sentence.codes
        for at, item in sentence.all_of("C"):
            if at and codes[at - 1] in self.marks["in"]:
                item.value.where = True
            after = sentence.items[at + 1] if at + 1 < len(codes) else None
            if after is not None and sentence.text[after.start : after.end].lower() in _NAMED_AFTER_A_CITY:
                item.value.where = True

    def _cores(self, sentence: Sentence) -> list[Core]:
        codes = sentence.codes
        cores: list[Core] = []
        taken: dict[str, list[tuple[int, int]]] = {}
        for phrase in self.book.worth_trying(STATEMENTS, sentence):
            if phrase.expression.search(codes) is None:  # most do not match, and a search costs less than an iterator
                continue
            spans = taken.setdefault(phrase.kind, [])
            for match in phrase.expression.finditer(codes):
                first, last = match.span()
                if last == first or (spans and any(a < last and first < b for a, b in spans)):
                    continue
                spans.append((first, last))
                anchor = anchor_of(phrase, codes, first, last)
                cores.append(Core(phrase, first, last, phrase.groups(match), anchor))
        cores.sort(key=lambda c: (c.first, c.last))
        return cores

    def _with_needed_words(self, codes: str) -> list[Phrase]:
        """The phrases whose needed word stands in the spelling, whether or not they can match."""
        return [
            phrase for phrase in self.book.steps[STATEMENTS] if not phrase.needs or not phrase.needs.isdisjoint(codes)
        ]

    def _statement(self, sentence: Sentence, draft: Draft, chain: Chain) -> Statement:
        items = sentence.items
        first, last = draft.first, draft.last
        if draft.whole:
            first, last = 0, len(items)
        while first and items[first - 1].code in self.marks["leads"]:
            first -= 1
        while last - 1 > first and items[last - 1].code in ",;:.":
            last -= 1
        start, end = items[first].start, items[last - 1].end
        while self.text[start] in _LOOSE and start < end - 1:
            start += 1
        return Statement(
            document=self.document.id,
            kind=draft.kind,
            slots=draft.slots,
            quote=self.text[start:end],
            start=start,
            end=end,
            attribution=chain,
            modality=draft.modality,
            rule=draft.rule,
            inferred=tuple(draft.inferred),
        )


def with_places(statements: list[Statement], chief: Mapping[str, str] | None = None) -> list[Statement]:
    """The statements, a mission told of without its city given the one city the document gives it elsewhere.

    Where it gives it none, that is the city of the receiving State which it names most (`chief`).
    """
    cities: dict[tuple[Any, ...], set[Any]] = {}
    of_sides: dict[tuple[Any, ...], set[Any]] = {}
    for said in statements:
        if said.kind.startswith("mission-") and said.kind != "mission-moved" and said.slots.get("place"):
            mission = _mission_of(said)
            cities.setdefault(mission, set()).add(said.slots["place"])
            of_sides.setdefault(mission[:2], set()).add(said.slots["place"])
    found = []
    for said in statements:
        if said.kind.startswith("mission-") and not said.slots.get("place"):
            mission = _mission_of(said)  # else the only city of that State's posts in the other
            city = cities.get(mission) or of_sides.get(mission[:2], set())
            if not city and chief and (named := chief.get(_first(said.slots["recipient"]))):
                city = {named}
            if len(city) == 1:
                said = replace(said, slots={**said.slots, "place": next(iter(city))})
        found.append(said)
    return found


def _codes(value: SlotValue) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _first(value: SlotValue) -> str:
    return value[0] if isinstance(value, tuple) and value else ""


def _mission_of(said: Statement) -> tuple[Any, ...]:
    """Whose mission it is and to whom; embassies and legations of one State in another stand in one city."""
    consular = "consul" in str(said.slots["mission"])
    return said.slots["actor"], said.slots["recipient"], said.slots["mission"] if consular else ""


def _of_a_country(sentence: Sentence) -> bool:
    """Whether the first State a sentence speaks of is "the country": it goes on about the one before."""
    if "S" not in sentence.codes:
        return False
    first = next((i.value for i in sentence.items if i.code in "SPDRKO"), None)
    return isinstance(first, States) and first.how == "the country"


def _without_topics(sentence: Sentence, marks: dict[str, str]) -> list[Item]:
    """The mentions up to a matter that is only talked about ("the situation in a third State")."""
    codes = sentence.codes
    if not holds(codes, marks["topic-place"] + marks["brief"]):
        return sentence.mentions
    end = next(i for i, code in enumerate(codes) if code in marks["topic-place"] or code in marks["brief"])
    if codes[end] in marks["brief"]:
        return sentence.items[:end]
    stop = next((i for i in range(end, len(codes)) if codes[i] in ",;."), len(codes))
    return [*sentence.items[:end], *sentence.items[stop:]]


def _hero(sentence: Sentence, marks: dict[str, str]) -> Person | None:
    """The first person a sentence names: whom "he" or "she" in the next one most often means.

    A sentence that itself begins with "he" or "she" goes on speaking of the one before.
    """
    if "P" not in sentence.codes:
        return None
    first: Person | None = None
    before = ""
    for item in sentence.items:
        if item.code == "P" and item.value.name:
            if not before or before not in marks["governs"]:
                return item.value  # type: ignore[no-any-return]
            first = first or item.value
        if item.end - item.start < 4 and sentence.text[item.start : item.end].lower() in ("he", "she"):
            return None
        before = item.code
    return first


def _value(hit: Hit, code: str | None = None) -> Any:
    lexeme = hit.lexeme
    value = code or lexeme.value
    if lexeme.type in "SD":
        return States((value,))
    if lexeme.type in "CK":
        return Place(lexeme.surface, value)
    return value


__all__ = ["READER", "read"]
