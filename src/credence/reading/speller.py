"""A stretch of a document in; its sentence spelled out, with every name, date and amount in it one mention, out."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import Any, Final

from credence.lore.state_surfaces import all_claims
from credence.reading.context import Context
from credence.reading.dates.finder import find_dates
from credence.reading.dates.leads import leads_to
from credence.reading.dates.places import hits as date_hits
from credence.reading.frame.setting import Setting
from credence.reading.mentions import Place, States
from credence.reading.phrases.book import phrase_book
from credence.reading.scan.amounts import amount_hits, find_amounts
from credence.reading.scan.cities_in_full import cities_in_full
from credence.reading.scan.lexicon import Hit, Scan, state_meant
from credence.reading.scan.short_names import short_names
from credence.reading.scan.units_told import units_told, units_within
from credence.reading.spelling import Sentence, spell

_PART_OF_DAY: Final = re.compile(r" (?:morning|afternoon|evening|night)\b(?! of\b)")


def _through_part_of_day(text: str, at: int, end: int) -> int:
    """Where a date ends with the part of the day told behind it: "on Monday afternoon"."""
    part = _PART_OF_DAY.match(text, at, end)
    return part.end() if part else at


class Speller:
    """Spells the sentences of one document, by what its names mean there."""

    def __init__(self, text: str, scan: Scan, setting: Setting, context: Context) -> None:
        self.text = text
        self.scan = scan
        self.setting = setting
        self.context = context
        self.vocabulary = phrase_book().vocabulary
        self.within = self.vocabulary.letter("in")
        self.date_hits = date_hits(text, 0, len(text))
        self.amount_hits = amount_hits(text, 0, len(text))
        self.units = units_told(text)
        self.short_names = short_names(text)

    def spelled(self, start: int, end: int) -> Sentence:
        """The sentence text[start:end], spelled."""
        names = self.scan.names
        first = bisect_left(self.scan.starts, start)
        mentions: list[tuple[int, int, str, Any]] = []
        done = start
        for mention in find_dates(self.text, start, end, self.context.today, self.date_hits):
            begins, lead = leads_to(self.text, done, mention)
            if lead is not None:
                mentions.append((lead, begins - 1, self.within, None))
            done = _through_part_of_day(self.text, mention.end, end)
            mentions.append((begins, done, "T", mention))
        for amount in find_amounts(self.text, start, end, (), self.amount_hits, self.units):
            mentions.append((amount.start, amount.end, "M", amount))
        for unit in units_within(self.units, start, end):
            if all(unit.end <= m[0] or m[1] <= unit.start for m in mentions):
                mentions.append((unit.start, unit.end, "w", None))  # no State's name stands in "million US dollars"
        taken = [(m[0], m[1]) for m in mentions]
        for at in range(first, len(names)):  # a slice would copy the rest of the document's names each time
            hit = names[at]
            if hit.start >= end:
                break
            for a, b in taken:
                if a < hit.end and hit.start < b:
                    break
            else:
                value = _value(hit) if not hit.lexeme.dated else self._dated(hit, mentions)
                if value is not None:
                    mentions.append((hit.start, hit.end, hit.lexeme.type, value))
        if self.short_names:
            self._shortened(start, end, mentions)
        if taken or self.short_names:
            mentions.sort(key=lambda m: (m[0], -m[1]))
        mentions = cities_in_full(self.text, start, end, mentions, self.within)
        sentence = spell(self.text, start, end, mentions, self.vocabulary)
        areas = self.scan.areas
        at = bisect_left(areas, (start,))
        while at < len(areas) and areas[at][0] < end:
            sentence.areas.append(areas[at])
            at += 1
        return sentence

    def _shortened(self, start: int, end: int, mentions: list[tuple[int, int, str, Any]]) -> None:
        """Spell each short name of a joint body, where nothing else stands, as the word for what it names."""
        for name, word in self.short_names.items():
            at = self.text.find(name, start, end)
            while at >= 0:
                last = at + len(name)
                alone = not self.text[at - 1 : at].isalnum() and not self.text[last : last + 1].isalnum()
                if alone and self.text[at - 1 : at] != "(" and all(last <= m[0] or m[1] <= at for m in mentions):
                    mentions.append((at, last, self.vocabulary.letter(word), None))
                at = self.text.find(name, last, end)

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
        claims = all_claims()[hit.lexeme.surface]
        subjects = [code for code in self.context.subjects if any(c.code == code for c in claims)]
        if year is not None and len(subjects) > 1:  # an entry of several States tells of the one of that year
            return _value(hit, state_meant(hit.lexeme, year, ()) or subjects[0])
        if self.context.told and any(c.code == self.context.told[1] for c in claims):
            # a history means the State that it tells of, or another it names that had the place at the time
            return _value(hit, self._then(hit, year) or self.context.told[1])
        if year is None and self.setting.narrator:
            return _value(hit, hit.lexeme.value)  # a history speaks of States that have ceased
        code = state_meant(hit.lexeme, year, told) or state_meant(hit.lexeme, year, pair)
        if code is None and self.setting.narrator and hit.lexeme.type == "S":
            later = (state_meant(hit.lexeme, other, ()) for other in years[1:])
            # "After the war of 1866, Oldenburg joined the North German Confederation in 1867"
            code = next(filter(None, later), None) or (hit.lexeme.value if len(claims) == 1 else None)
        return _value(hit, code) if code else None

    def _then(self, hit: Hit, year: int | None) -> str | None:
        """Of the ceased States that the document names, the one in whose years a city's name stood for it."""
        if year is None or hit.lexeme.type != "C":
            return None
        named = {other.lexeme.value for other in self.scan.names if other.lexeme.type == "S"}
        claims = (c for c in all_claims()[hit.lexeme.surface] if c.begins and c.ends and c.begins <= year < c.ends)
        return next((c.code for c in claims if c.code in named and c.code != self.context.told[1]), None)


def _value(hit: Hit, code: str | None = None) -> Any:
    lexeme = hit.lexeme
    value = code or lexeme.value
    if lexeme.type in "SD":
        return _state(value)
    if lexeme.type in "CK":
        return Place(lexeme.surface, value)
    return value


@cache
def _state(code: str) -> States:
    """A State that is named; no reader changes what it means, so that one stands for all that name it."""
    return States((code,))
