"""A document in, its statements out: sentences, mentions, noun phrases, matched phrases, drafts, statements."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from credence.intake.language import is_english
from credence.intake.tails import tail_of
from credence.model import Document, Modality, Statement
from credence.model.collecting import nothing_collected
from credence.reading.clauses.clause import Clause
from credence.reading.clauses.dating import assign_dates
from credence.reading.clauses.day_of_report import add_day_of_report
from credence.reading.clauses.details import add_details
from credence.reading.clauses.guessed_pair import is_guessed
from credence.reading.clauses.in_turn import with_dates_in_turn
from credence.reading.clauses.inference import inferences, states_given
from credence.reading.clauses.on_occasion import add_occasion
from credence.reading.clauses.passing_mentions import mark_whereabouts, without_topics
from credence.reading.clauses.states_act import is_of_a_firm, states_act
from credence.reading.context import BY_STATES, TREATIES
from credence.reading.frame.day_lines import DayLines, Entries, dated_line
from credence.reading.frame.digests import face_report, short_reports
from credence.reading.frame.headings import past_heading
from credence.reading.frame.interviews import interview_of
from credence.reading.frame.item_days import ItemDays, turn_to
from credence.reading.frame.lead_day import SHORT, LeadDay, note_day_told
from credence.reading.frame.listing import REGION, heads_columns, is_over_years, listing_of
from credence.reading.frame.setting import Setting, setting_of
from credence.reading.frame.standpoint import context_of, face_host, face_section, take_turn
from credence.reading.frame.topic import note_home, note_topic, past_dateline
from credence.reading.frame.treaty_cards import card_over, named_alone, on_card
from credence.reading.frame.voices import Chain, chain_of, note_issuer
from credence.reading.kinds import HANDLERS
from credence.reading.kinds.areas_listed import areas_listed
from credence.reading.kinds.guests_visiting import guests_visiting
from credence.reading.kinds.likewise import REPEATABLE
from credence.reading.kinds.listings import listed_rows, with_rows
from credence.reading.kinds.mission_sides import remember
from credence.reading.kinds.treaties import only_notes
from credence.reading.mentions import Item
from credence.reading.nouns.nouns import Nouns
from credence.reading.nouns.parts import last_city
from credence.reading.nouns.rows import is_row
from credence.reading.nouns.states_named import states_in
from credence.reading.phrases.book import STATEMENTS, PhraseBook, phrase_book
from credence.reading.phrases.core import Core, Draft
from credence.reading.phrases.cores import cores_of, rows_of
from credence.reading.phrases.marks import marks
from credence.reading.phrases.phrase import Phrase
from credence.reading.phrases.words import listed
from credence.reading.quoting import quoted
from credence.reading.scan.demonyms import with_adjectives_of
from credence.reading.scan.given_names import without_namesakes
from credence.reading.scan.lead_ins import past_lead_in
from credence.reading.scan.lexicon import Scan, lexicon
from credence.reading.scan.note_marks import without_marks
from credence.reading.scan.sentences import split
from credence.reading.scan.shared_names import with_shared_names
from credence.reading.speller import Speller
from credence.reading.spelling import Sentence, holds
from credence.reading.tracing.trace import Trace
from credence.reading.turns.added import with_turned
from credence.reading.turns.chains import signs_of_chains
from credence.reading.turns.put_ins import pass_over
from credence.reading.turns.references import settle_places
from credence.reading.turns.turned import Turned, acted
from credence.reading.turns.turned import words as words_of_turns
from credence.reading.turns.turns import turns_of
from credence.reading.whole.aftermath import (
    goes_further,
    goes_on,
    hero_of,
    note_day,
    note_dealings,
    note_freedom,
    note_rule,
    note_travel,
)
from credence.reading.whole.cities_of_missions import with_cities_of_missions
from credence.reading.whole.corrected import with_corrections
from credence.reading.whole.each_in_turn import with_each_in_turn, with_each_received
from credence.reading.whole.effects import with_days_of_effect
from credence.reading.whole.full_names import with_full_names
from credence.reading.whole.gaps import with_gaps
from credence.reading.whole.mere_plans import without_mere_plans
from credence.reading.whole.offices_held import with_offices_held, with_settled_sides
from credence.reading.whole.passed_over import is_teaser, without_headlines, without_what_is_asked
from credence.reading.whole.receivers import with_receivers
from credence.reading.whole.refuted import refuted
from credence.reading.whole.repeats import without_repeats
from credence.reading.whole.speaking_title import names_spokesman, spokesmen
from credence.reading.whole.talks_of_rounds import without_talks_of_rounds
from credence.reading.whole.told_by_name import with_told_by_name
from credence.reading.whole.visits_told import without_visits_told
from credence.reading.whole.whereabouts import with_cities_of_visits

READER: Final = "rules/1"
"""Name and version of this reader, kept with every statement it makes."""


def read(document: Document, trace: Trace | None = None) -> list[Statement]:
    """Everything the document says that a phrase of the lore knows, in the order of the text.

    A text that is not English is not read, and gives none. A `trace`, if one is given, is told how each statement
    came about; the statements are the same.
    """
    if not is_english(document.publication.language):
        return []
    plain = without_marks(document.text)
    with nothing_collected():
        told = _Reading(replace(document, text=plain) if plain != document.text else document, trace).run()
    if plain == document.text:
        return told
    return [replace(statement, quote=document.text[statement.start : statement.end]) for statement in told]


class _Telling:
    """What making statements of a sentence leaves for those of its other clauses."""

    def __init__(self, named: list[Item], chain: Chain) -> None:
        self.named = named
        """The mentions of the sentence as it was spelled."""
        self.chain = chain
        self.accredited: list[Draft] = []
        self.given: frozenset[str] | None = None
        self.acts: dict[int, list[Statement]] = {}
        """Where a word stands that acts -> the statements made of it."""


class _Reading:
    """One document being read."""

    def __init__(self, document: Document, trace: Trace | None = None) -> None:
        self.document = document
        self.trace = trace
        self.text = document.text
        self.book: PhraseBook = phrase_book()
        self.scan: Scan = lexicon().scan(self.text)
        self.scan = Scan(with_shared_names(without_namesakes(self.scan.names, self.text)), self.scan.areas)
        self.setting: Setting = setting_of(document, self.scan)
        if self.setting.narrator and self.setting.pair:
            self.scan = with_adjectives_of(self.scan, self.text, self.setting.pair[1])
        self.context = context_of(document, self.scan, self.setting)
        self.speller = Speller(self.text, self.scan, self.setting, self.context)
        self.chains = signs_of_chains(self.text)
        told = self.setting.narrator is not None
        self.interview = None if told else interview_of(self.text, self.scan, self.context.home)
        self.days = DayLines(self.text, self.setting.body, self.context.today)
        self.items = ItemDays(self.text)
        self.digest = {} if told else short_reports(self.text, self.scan)
        self.nouns = Nouns(self.context, trace.shaped if trace else None)
        self.marks = marks()
        self.lead = LeadDay(self.context)
        self.chain: Chain = (self.setting.outlet,) if self.setting.outlet else ()
        self.statements: list[Statement] = []
        self.card: tuple[tuple[int, int], Item | None] | None = None
        """Where the name stood of the treaty last told of by lines below it, and the treaty."""
        self.faced: tuple[str, str] | None = None
        """The two States in play before the sentence now being read."""
        self.acting = "".join(acted()) + words_of_turns().be
        self.consults = "onsultations" in self.text  # with either first letter
        """Whether what "the next round" is a round of may be told."""

    def run(self) -> list[Statement]:
        """Read sentence by sentence, each with what the earlier ones left in mind."""
        titles = {hit.start for hit in self.scan.names if hit.lexeme.type == "O"}
        tail = tail_of(self.text)
        entries = Entries(self.context)
        self._list_of_title()
        for start, end in split(self.text):
            if end <= self.setting.body:
                continue
            if start >= tail:
                break
            if start < self.setting.body:  # a title that runs on into the first sentence
                start = self.setting.body + 1
            if opened := self.items.opened(start, end):
                turn_to(self.context, opened)
                continue
            if named := self.digest.get(start):
                face_report(self.context, named)
            begin = start if self.context.rows else past_heading(self.text, start, end, titles)
            if begin != start:
                self._heading(start, begin)
            if begin == end:
                continue
            if self.text.endswith("\n\n", max(0, begin - 2), begin):
                face_host(self.context)
                self.context.begin_paragraph(begin)
            take_turn(self.context, self.interview, begin)
            for first, last, day in self.days.parts(begin, end):
                if is_teaser(self.text, first, last):
                    continue
                sentence = self.speller.spelled(past_lead_in(self.text, first, last), last)
                sentence = dated_line(sentence, day) if day else entries.dated(sentence)
                self._sentence(self._on_card(sentence, first))
        if names_spokesman(self.text, self.setting.body) and not self.context.narrator:
            self._spokesmen_of_title()
        kept = self._seen_as_a_whole()
        if self.trace:
            self.trace.finish(self.setting, self.context, kept)
        return kept

    def _on_card(self, sentence: Sentence, start: int) -> Sentence:
        """A line that tells what befell the treaty named above it, as a sentence on that treaty."""
        over = card_over(self.text, start)
        if over is None:
            return sentence
        if self.card is None or self.card[0] != over:
            title = self.speller.spelled(*over)
            self.nouns.reduce(title)
            self.card = over, named_alone(title, self.acting)
        named = self.card[1]
        return on_card(sentence, named) if named is not None else sentence

    def _list_of_title(self) -> None:
        """Keep what the lines of the text are to say, where its title, or a heading right below that, tells it."""
        body = self.setting.body
        if self.text[:body].lower().startswith(listed("roll-title")):
            self._open_list(self.speller.spelled(0, body))
            return
        head = self.text[:body].rstrip()
        line = head.rfind("\n") + 1
        if line and "visit" in head[line:].lower():
            self._open_list(self.speller.spelled(line, len(head)))

    def _seen_as_a_whole(self) -> list[Statement]:
        """The statements, each put right by what the whole text says, and none twice."""
        told = with_corrections(self.statements, self.text)
        named = with_full_names(told, self.context.acquaintance.persons)
        named = with_settled_sides(named)
        named = with_offices_held(without_mere_plans(named)) if self.context.narrator else named
        placed = with_cities_of_missions(named, self.text, self.scan)
        placed = with_cities_of_visits(placed, self.text)
        placed = with_told_by_name(with_receivers(placed))
        placed = with_days_of_effect(with_gaps(placed, self.text), self.text, self.context.today)
        placed = with_each_received(with_each_in_turn(placed, self.text), self.text)
        told_once = without_talks_of_rounds(without_visits_told(placed))
        return without_repeats(told_once, self.context.narrator is not None)

    def _spokesmen_of_title(self) -> None:
        """Of a title only that is told who speaks, where the text does not name him again."""
        title = self.speller.spelled(0, self.setting.body)
        self.nouns.reduce(title)
        self.statements[:0] = spokesmen(title, self.document.id, self.chain)

    def _heading(self, start: int, end: int) -> None:
        """Of a heading only that is read which it tells of a list below it: "Arrivals", "Farewell calls"."""
        sentence = self.speller.spelled(start, end)
        self.context.rows = None
        if self.trace:
            self.trace.begin(sentence)
        face_section(self.context, sentence)
        for core in cores_of(sentence, self.book) if len(sentence.items) <= SHORT else ():
            if core.phrase.sets.get("way") == "list":
                clause = Clause(sentence, core, [core], self.context, sentence.codes, self.marks)
                for _ in HANDLERS[core.phrase.kind](clause):
                    pass
                if self.trace:
                    self.trace.matched(clause, [])
        self._open_list(sentence)
        if self.trace and self.context.rows:
            self.trace.end(sentence, self.book, (), self.chain, ())

    def _open_list(self, sentence: Sentence) -> None:
        """Keep what the lines below a heading or a colon are to say; any other heading ends a list."""
        if "O" in sentence.codes and (sentence.tells_any(listed("roll-word")) or is_over_years(sentence)):
            self.nouns.reduce(sentence)
        opened = listing_of(sentence, self.context)
        table = self.context.roll is not None and self.context.roll.kind == "relations"
        # A table goes on under the name of a region, and under the names of its columns.
        if opened or not table or not (len(sentence.items) <= REGION or heads_columns(sentence)):
            self.context.roll = opened

    def _sentence(self, sentence: Sentence) -> None:
        """Read one sentence: who and what it names, what it says, and what it leaves in mind for the next."""
        if self.trace:
            self.trace.begin(sentence)
        if sentence.text[sentence.end : sentence.end + 1] == "\n":
            face_section(self.context, sentence)
        pass_over(sentence, chained=bool(self.chains.within(sentence.start, sentence.end)))
        spelled = sentence.items
        named = self._names(sentence)
        own = self._voice(sentence)
        before = len(self.statements)
        cores = self._dated_cores(sentence)
        telling = _Telling(spelled, own or self.chain)
        self._tell(sentence, cores, telling)
        if self.faced is not None and goes_further(self.statements[before:], self.faced, self.context):
            self.context.pair = self.faced
        said = bool(cores) or len(self.statements) > before
        self._keep_in_mind(sentence, named, said=said)
        self.context.end_sentence(
            [draft.slots for draft in telling.accredited], hero_of(sentence, self.marks, self.context.written_to)
        )
        self._keep_subject(sentence, named, cores)
        if self.trace:
            self.trace.end(sentence, self.book, own, self.chain, self._with_needed_words(sentence.codes))

    def _names(self, sentence: Sentence) -> list[str]:
        """Make one mention of each noun phrase, and note whom and what the sentence names; its States."""
        context = self.context
        if context.rows and not is_row(sentence):
            context.rows = None
        if context.subjects:
            context.face_subject(states_in(sentence.mentions))
        if not context.settled:
            context.face_both(states_in([item for item in sentence.mentions if item.code in "SD"]))
        self.faced = context.pair
        self.nouns.reduce(sentence)
        settle_places(sentence)
        mark_whereabouts(sentence, self.marks)
        for _, item in sentence.all_of("P"):
            if item.value.name:
                context.note_style(item.value, sentence.text[item.start : item.end])
        note_home(context, sentence)
        named = states_in(sentence.mentions)
        if not context.settled:
            self._see_states(sentence, named)
        self.lead.see(sentence)
        return named

    def _see_states(self, sentence: Sentence, named: list[str]) -> None:
        """Note which two States it may be about: not those of its topics, nor, where others are named, of demonyms."""
        kept = without_topics(sentence, self.marks)
        plain = [i for i in kept if i.code != "D"] if "D" in sentence.codes else kept
        told = named if kept is sentence.mentions else states_in(kept)
        self.context.see_states(states_in(plain) or told if plain is not kept else told)

    def _voice(self, sentence: Sentence) -> Chain:
        """Who says what the sentence says, if it tells; the source of all that follows, if it tells that."""
        stated = self.document.publication.outlet is not None
        own, lasting = chain_of(sentence, self.book, self.context, self.setting.outlet, stated)
        note_issuer(sentence, self.book, self.context)
        if lasting and len(own) > len(self.chain) and not self.statements:
            self.chain = own
        return own

    def _dated_cores(self, sentence: Sentence) -> list[Core]:
        """The matches that may tell something, with those of lists and rows, each with the date that governs it."""
        cores = without_headlines(sentence, without_what_is_asked(sentence, cores_of(sentence, self.book)))
        rows: list[Core] = []
        if self.context.narrator:
            cores = [core for core in cores if not only_notes(sentence, core)]
            note_rule(self.context, sentence, self.statements)
            if not any(core.phrase.kind == "consultations" for core in cores):
                rows = rows_of(sentence, self.book, self.context)
        if rows:
            cores = [c for c in cores if not (c.phrase.kind.startswith("mission") and c.first < rows[-1].last)]
        assign_dates(sentence, sentence.codes, cores, self.context, self.marks)
        listed = listed_rows(sentence, cores, self.context) if self.context.roll else []
        return [*rows, *with_rows(listed, cores)] if listed else [*rows, *cores]

    def _tell(self, sentence: Sentence, cores: list[Core], telling: _Telling) -> None:
        """Make the statements of a sentence: of its matches, its lists, its guests, its clauses in another order."""
        if self.consults and self.text.find("onsultations", sentence.start, sentence.end) >= 0:
            self.context.rounds = "political consultations"
        before, official = len(self.statements), self.context.official
        self._cores(sentence, cores, telling)
        if self.context.official and not official:  # that those who met are of States shows whose offices they hold
            self._cores(sentence, [core for core in cores if core.phrase.kind == "holds-office"], telling)
        if len(self.statements) > before and holds(sentence.codes, self.marks["respectively"]):
            self.statements[before:] = with_dates_in_turn(
                self.statements[before:], sentence, self.marks["respectively"], self.context
            )
        if not any(made.kind == "cooperation" for made in self.statements[before:]):
            self._cores(sentence, areas_listed(sentence, self.context), telling)
        if guests := guests_visiting(sentence, self.context):
            self._cores(sentence, guests, telling)
        self._turns(sentence, telling, before)

    def _keep_in_mind(self, sentence: Sentence, named: list[str], *, said: bool) -> None:
        """What the sentence leaves open for the next ones: a list, a mission, a day, a topic, the States it named."""
        if sentence.codes[-1:] == ":":
            self.context.roll = listing_of(sentence, self.context)
        elif not said and len(sentence.items) <= SHORT and sentence.tells_any(("visit",)):
            self.context.roll = listing_of(sentence, self.context) or self.context.roll
        remember(sentence, self.context)
        note_day_told(self.context, sentence)
        note_topic(self.context, sentence)
        apart = past_dateline(sentence)
        # What no statement was sought in names the same States as before.
        same = apart is sentence.mentions and not said
        self.context.mention(named if same else states_in(apart))

    def _keep_subject(self, sentence: Sentence, named: list[str], cores: list[Core]) -> None:
        """What "it", "that day", "the organisation" and "there" may mean in the next sentence."""
        if self.context.told:  # a history's "it" is no State in whose city something only was
            acting = states_in([item for item in sentence.mentions if item.code != "C"])
            named = [code for code in named if code in self.context.told or code in acting]
        if not goes_on(sentence):
            self.context.subject = named[0] if named else self.context.subject
        if self.context.narrator and not any(core.date for core in cores):
            note_day(self.context, sentence)
        if (body := sentence.codes.rfind("G")) >= 0:
            self.context.organisation = str(sentence.items[body].value)
        if (city := last_city(sentence)) is not None:
            self.context.last_city, self.context.last_city_at = city, sentence.start

    def _cores(self, sentence: Sentence, cores: list[Core], told: _Telling, turned: Turned | None = None) -> None:
        """Make statements of the matches of a sentence, or of a clause told plainly."""
        for core in cores:
            clause = Clause(sentence, core, cores, self.context, sentence.codes, self.marks)
            act = sentence.items[core.anchor].start
            if turned is not None and not (turned.adds(act, told.acts) and turned.dates(core)):
                continue
            made: list[Statement] = []
            for draft in HANDLERS[core.phrase.kind](clause):
                if refuted(sentence, draft):
                    continue
                if draft.kind.startswith("credentials") and draft.modality is Modality.ASSERTED:
                    told.accredited.append(draft)
                add_details(clause, draft)
                add_occasion(clause, draft)
                add_day_of_report(clause, draft)
                given = told.given = states_given(told.named) if told.given is None else told.given
                draft.inferred.extend(inferences(clause, draft, given))
                if is_of_a_firm(clause, draft) or is_guessed(clause, draft):
                    continue
                if not (self._states_deal(draft) or states_act(clause, draft, self.statements)):
                    continue
                made.append(self._statement(sentence, draft, told.chain))
            if made:
                if not sentence.turned:
                    told.acts.setdefault(act, []).extend(made)
                self.statements += made
                note_dealings(self.context, made)
                note_freedom(self.context, made)
                note_travel(self.context, made)
                for said in made:
                    if said.kind in REPEATABLE:
                        self.context.deed = said
            if self.trace:
                self.trace.matched(clause, made)

    def _states_deal(self, draft: Draft) -> bool:
        """Whether States deal with one another in the text, or a draft tells more of what only they did in it."""
        return self.context.official or (self.context.dealing and draft.kind.startswith((*BY_STATES, *TREATIES)))

    def _turns(self, sentence: Sentence, told: _Telling, before: int) -> None:
        """Read the clauses that the sentence tells in an unusual order or leaves incomplete."""
        for turned in turns_of(sentence, self.context.subject, bool(told.acts)):
            if not turned.adds(turned.verb.start, told.acts):
                continue
            more = self._said(turned.sentence, told, turned)
            head = self._said(turned.head, told) if more and turned.head else []
            if more:
                own = told.acts.get(turned.verb.start, [])
                self.statements[before:] = with_turned(self.statements[before:], more, head, own)

    def _said(self, plain: Sentence, told: _Telling, turned: Turned | None = None) -> list[Statement]:
        """What a clause put together anew tells."""
        cores = without_what_is_asked(plain, cores_of(plain, self.book))
        if not cores:
            return []
        spoken_of, known = self.context.last_date, len(self.statements)
        assign_dates(plain, plain.codes, cores, self.context, self.marks)
        self._cores(plain, cores, told, turned)
        made = self.statements[known:]
        del self.statements[known:]
        if not made:
            self.context.last_date = spoken_of
        return made

    def _with_needed_words(self, codes: str) -> list[Phrase]:
        """The phrases whose needed word stands in the spelling, whether or not they can match."""
        return [
            phrase for phrase in self.book.steps[STATEMENTS] if not phrase.needs or not phrase.needs.isdisjoint(codes)
        ]

    def _statement(self, sentence: Sentence, draft: Draft, chain: Chain) -> Statement:
        start, end = quoted(sentence, draft, self.marks["leads"])
        return Statement(
            self.document.id,
            draft.kind,
            draft.slots,
            self.text[start:end],
            start,
            end,
            chain,
            draft.modality,
            draft.rule,
            tuple(draft.inferred),
        )


__all__ = ["READER", "read"]
