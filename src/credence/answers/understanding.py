"""A question in plain English in. Out: its form, States, persons, offices and time; or why that is not clear."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from credence.answers.forms import Match, matches
from credence.answers.spelling import Spelled, Token, spelled, with_names
from credence.answers.times import TimeError, Window, timed
from credence.brief.facts import office_words
from credence.brief.naming import organisation_text, state_text
from credence.brief.phrasebook import fill, table
from credence.brief.pieces import Text, foreign, plain, words
from credence.lore.questions import QuestionForm, question_forms
from credence.lore.state_surfaces import surface_at
from credence.lore.states import AmbiguousState, find_state, is_known, load_states
from credence.model.visible import one_line

LONGEST = 300
"""Characters of a question; longer ones are not looked at."""
_STATES = ("a", "b", "b2", "c", "org")
_CODES = _STATES[:-1]
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks. States, offices and missions by their codes and names in the lore, persons as written."""

    form: QuestionForm
    slots: Mapping[str, str]
    window: Window | None = None

    @property
    def means(self) -> str:
        """How it was understood: `ambassador of Mexico in Azerbaijan, in 2015`."""
        time = f", {self.window.words}" if self.window else ""
        return plain(fill(self.form.means, _words(self.slots))) + time

    @property
    def states(self) -> tuple[str, ...]:
        """The codes of all States and organisations it names, in order of their slots."""
        return tuple(dict.fromkeys(self.slots[name] for name in _CODES if name in self.slots))


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Why a question was not understood, in one line, and what could be asked instead."""

    why: str
    instead: tuple[str, ...]


def understand(question: str, on: date | None = None) -> Asked | NotUnderstood:
    """What the question asks; nothing is guessed: every word of it must be accounted for.

    `on` is the day as of which it is asked.
    """
    if len(question) > LONGEST or any("\ud800" <= letter <= "\udfff" for letter in question):
        return NotUnderstood(f"a question has {LONGEST} characters at most, all of them text", _instead(""))
    asked = spelled(question)
    if not asked.tokens:
        return NotUnderstood("there is no question", _instead(""))
    try:
        untimed, window = timed(asked, on)
    except TimeError as fault:
        return NotUnderstood(str(fault), ())
    tried = [untimed]
    if (named := with_names(untimed)) != untimed:
        tried.append(named)
    for each in tried:
        for match in matches(each.spelling):
            found = _asked(each, match, window)
            if found:
                return found
    return _why(untimed, window)


def _asked(asked: Spelled, match: Match, window: Window | None) -> Asked | NotUnderstood | None:
    """The match with its slots filled; None where a slot holds what it cannot."""
    slots: dict[str, str] = {}
    for name, place in match.slots.items():
        tokens = _tokens(asked, place)
        if name.startswith(("person", "other")):
            if tokens[0].after_article or all(token.letter for token in tokens):
                return None
            slots[name] = _written(asked, tokens)
        elif name in _STATES:
            try:
                slots[name] = _code(tokens[0], window)
            except AmbiguousState as fault:
                return NotUnderstood(one_line(str(fault)), ())
        else:
            slots[name] = tokens[0].value or "head"
    codes = [slots[name] for name in _CODES if name in slots]
    if len(codes) != len(set(codes)):
        return NotUnderstood(f"the question names {plain(state_text(codes[0]))} twice: name two States", ())
    return Asked(match.form, slots, window)


def _tokens(asked: Spelled, place: tuple[int, int]) -> list[Token]:
    """The tokens that stand in a stretch of the spelling, each of which ends on a blank."""
    first, last = (asked.spelling.count(" ", 0, at) for at in place)
    return list(asked.tokens[first:last])


def _written(asked: Spelled, tokens: list[Token]) -> str:
    return " ".join(asked.question[tokens[0].start : tokens[-1].end].split())


def _code(token: Token, window: Window | None) -> str:
    """The State a mention stands for, in the year asked about; raises AmbiguousState where several go by it then."""
    if token.letter == "G":
        return token.value
    year = window.last.year if window and window.until else window.first.year if window else None
    try:
        if is_known(token.text):
            find_state(token.text)
    except AmbiguousState as fault:
        there = [code for code in fault.choices if year is not None and _existed(code, year)]
        if len(there) != 1:
            raise
        return there[0]
    found = surface_at(token.text, year)
    return found.code if found else token.value


def _existed(code: str, year: int) -> bool:
    known = load_states()[code]
    return (known.begins or 0) <= year and (known.ends is None or year <= known.ends)


def _why(asked: Spelled, window: Window | None) -> NotUnderstood:
    """A name that is no State's, where that is all that is missing; else that the question is of no known form."""
    for match in matches(asked.spelling, unknown=True):
        for name, place in match.slots.items():
            tokens = _tokens(asked, place)
            if name not in _STATES or tokens[0].letter:
                continue
            written = _written(asked, tokens)
            try:
                find_state(written)
            except LookupError as fault:
                return NotUnderstood(one_line(str(fault)), (match.form.examples[0].question,))
    return NotUnderstood("this is not a question that the record can be asked", _instead(asked.spelling))


def _instead(spelling: str) -> tuple[str, ...]:
    """Examples of the forms whose words the question shares most; of different families where it shares none."""
    told = {word for word in spelling.split() if len(word) > _NEAREST}
    scored = sorted(question_forms(), key=lambda form: -_shared(form, told))
    best = [form for form in scored if _shared(form, told)] or list(_one_a_file())
    return tuple(form.examples[0].question for form in best[:_NEAREST])


def _shared(form: QuestionForm, told: set[str]) -> int:
    known = {word for example in form.examples for word in example.question.casefold().rstrip("?").split()}
    return len(told & known)


def _one_a_file() -> Iterator[QuestionForm]:
    seen: set[str] = set()
    for form in question_forms():
        if form.file not in seen:
            seen.add(form.file)
            yield form


def _words(slots: Mapping[str, str]) -> dict[str, Text | str]:
    """The slots in English."""
    found: dict[str, Text | str] = {}
    for name, value in slots.items():
        if name == "org":
            found[name] = organisation_text(value)
        elif name in _STATES:
            found[name] = state_text(value)
        elif name in ("person", "other"):
            found[name] = foreign(value)
        elif name == "office":
            found["title"] = words(office_words(value)) if value != "head" else ()
        elif name == "home":
            found["home_title"] = words(office_words(value))
        elif name == "mission":
            known = table("missions").get(value)
            found["mission_name"] = str(known[0]) if known else value
    if "a" in slots and "office" in slots:
        title = office_words(slots["office"]) if slots["office"] != "head" else str(table("phrases")["head_office"])
        found["envoy"] = words(f"{title} of ") + state_text(slots["a"])
    return found
