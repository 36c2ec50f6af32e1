"""A spelled sentence in, the same with runs of capitalised words made names out."""

from __future__ import annotations

import re
from typing import Final

from credence.reading.context import Context
from credence.reading.mentions import Item
from credence.reading.nouns.namesakes import drop_callings, drop_namesakes
from credence.reading.phrases.book import phrase_book
from credence.reading.phrases.words import letters as letters_of
from credence.reading.spelling import FIRST_PRIVATE, Sentence

_ABBREVIATION: Final = re.compile(r"(?=.{3,5}\Z)[A-Z][A-Za-z]*[A-Z]")
"""Short for a ministry rather than a name: "Joint Secretary, MoD"; in capitals only, where a comma stands before it."""


class Names:
    """The names of one document, told from other capitalised words with what its context knows."""

    def __init__(self, context: Context) -> None:
        book = phrase_book()
        classes = book.classes
        self.context = context
        self._lists = book.lists
        self._designate = classes["designate"]
        self._particles = classes["particle"]
        self._more = book.lists["name-particle"]
        self._endings = book.lists["patronymic"]
        self._plain = classes["notname"] + classes["headline-verb"]
        self._callings = classes["calling"]
        self._units = letters_of(
            "unit",
            "division",
            "section",
            "branch",
            "sector",
            "bureau",
            "desk",
            "directorate",
            "palace",
            "airport",
            "hotel",
        )
        self._suffixes = classes["name-suffix"]
        self._in_small = dict.fromkeys(self._particles, "p") | dict.fromkeys(self._suffixes, "J")
        """What words of names are in small letters where no name or title stands before them."""
        self._into = classes["into-post"]
        self._within = letters_of("of", "to", "in", "at", "the", "office")

    def reduce(self, sentence: Sentence) -> None:
        """Runs of capitalised words become names: two words or more, or one known or after a title."""
        if "H(" in sentence.codes:
            self._ranks(sentence)
        if _BY_NAME.search(sentence.codes):
            self._called(sentence)
        if "'W" in sentence.codes:
            self._glottal(sentence)
        if "-" in sentence.codes:
            self._double(sentence)
        if "O" in sentence.codes:
            drop_callings(sentence)
        shape = self._shape(sentence)
        if "W" in shape:
            sentence.reduce(self._runs(sentence, shape))
        drop_namesakes(sentence)

    def _runs(self, sentence: Sentence, shape: str) -> list[tuple[int, int, Item]]:
        """The names, and the styles of address that look like one."""
        styles = self._lists["style-of-address"]
        made: list[tuple[int, int, Item]] = []
        for match in _NAME_RUN.finditer(shape):
            first, last = match.span()
            if (
                sentence.items[first].code in self._callings
                and last - first > 2
                and shape[first - 1 : first] in ("", "-")
            ):
                first += 1  # "Businessman Joaquin Valmont was appointed"
            text = sentence.words(first, last)
            if "\n" in text or (_ABBREVIATION.fullmatch(text) and (not text.isupper() or shape[first - 1] == ",")):
                continue
            if self._of_an_office(sentence, last) or self._in_capitals(text):
                continue
            if shape[last : last + 1] == "H" and all(w in styles for w in text.lower().split()):
                made.append((first, last, Item("H", sentence.items[first].start, sentence.items[last - 1].end)))
                continue
            name: str | None = _clean_name(text, sentence.text)
            titled = first > 0 and (
                shape[first - 1] in "HO" or (first > 1 and shape[first - 1] == "," and shape[first - 2] == "O")
            )
            if name and last - first > 1:
                self.context.names[name.split()[-1]] = name
            elif name and not titled and not self.context.known(name):
                name = self.context.names.get(name)
            if name:
                made.append((first, last, Item("N", sentence.items[first].start, sentence.items[last - 1].end, name)))
        return made

    def _in_capitals(self, text: str) -> bool:
        """Whether a run of capitalised words is but a line in capitals: "FOR THE ENVIRONMENT"."""
        first = text.partition(" ")[0]
        return len(first) > 1 and first.isupper() and first.lower() in self._lists["no-name-begins"]

    def _of_an_office(self, sentence: Sentence, last: int) -> bool:
        """Whether a run of capitalised words goes on as the name of a part of a ministry, or of a palace."""
        items, text = sentence.items, sentence.text
        if last >= len(items) or items[last].code not in self._units or not text[items[last].start].isupper():
            return False
        return text[items[last - 1].end : items[last].start] == " "

    def _ranks(self, sentence: Sentence) -> None:
        """A rank and "(Rtd)" after it are one style of address."""
        codes, items = sentence.codes, sentence.items
        made = []
        for match in re.finditer(r"H\(.\.?\)", codes):
            word = sentence.words(match.start() + 2, match.end() - 1).lower()
            if word in self._lists["retired"]:
                first, last = match.span()
                made.append((first, last, Item("H", items[first].start, items[last - 1].end)))
        sentence.reduce(made)

    def _called(self, sentence: Sentence) -> None:
        """What somebody is called by between the names ('Ana "Anita" Paz', "Joseph (Joe) Nata") is part of them."""
        items, text = sentence.items, sentence.text
        made: list[tuple[int, int, Item]] = []
        for match in _BY_NAME.finditer(sentence.codes):
            first, last = match.span()
            before, opens, inner, closes = items[first], items[first + 1], items[first + 2], items[last - 1]
            apart = text[before.end : opens.start] == " " and opens.end in (inner.start, inner.start - 1)
            after = text[closes.end : items[last].start] if last < len(items) else ""
            named = text[inner.start].isupper() and not text[inner.start : closes.start].isupper()
            if apart and named and after == " ":
                made.append((first, last, Item("W", before.start, closes.end)))
        sentence.reduce(made)

    def _glottal(self, sentence: Sentence) -> None:
        """A mark that begins a Polynesian name ("'Etuate") is part of it, unless a second one closes a quotation."""
        codes, items, text = sentence.codes, sentence.items, sentence.text
        made: list[tuple[int, int, Item]] = []
        for match in _GLOTTAL.finditer(codes):
            first = match.start()
            mark, word = items[first], items[first + 1]
            opens = text[mark.start - 1] == " " and text[mark.end] != " "
            if opens and "'" not in codes[first + 2 : first + 8]:
                made.append((first, first + 2, Item("W", mark.start, word.end)))
        sentence.reduce(made)

    def _double(self, sentence: Sentence) -> None:
        """A title within a double surname ("Barrows-King") is part of the name."""
        codes, items, text = sentence.codes, sentence.items, sentence.text
        made: list[tuple[int, int, Item]] = []
        for match in _DOUBLE.finditer(codes):
            first, last = match.span()
            joined = text[items[first].start : items[last - 1].end]
            before, _, after = joined.partition("-")  # no other dash joins two surnames
            if " " not in joined and after[:1].isupper() and before.lower() not in self._lists["prefix"]:
                made.append((first, last, Item("W", items[first].start, items[last - 1].end)))
        sentence.reduce(made)

    def _shape(self, sentence: Sentence) -> str:
        """The spelling in which words that may belong to a name are W, particles p, a Jr. J."""
        shape: list[str] = []
        items, text = sentence.items, sentence.text
        small = self._in_small
        code = ""
        for index, item in enumerate(items):
            before, code = code, item.code
            if before not in _TITLE_OR_NAME and code != "W" and (code == "w" or not _is_capital(text, item.start)):
                code = small.get(code, code)  # the most of a text: what no name goes on with
            elif code in self._suffixes:
                code = "J"
            elif code == "W" and _is_contracted(text, item):
                code = "w"
            elif code != "W" and not _is_capital(text, item.start):
                code = self._small(sentence, index, before) or code
            elif code >= _PRIVATE:
                if (
                    (code not in self._plain and index)
                    or (before and before in "HOW" and self._is_name_part(sentence, index))
                    or (before == "W" and _is_surname(text, item))
                ):
                    code = "W"
            elif code in _MENTIONS and (
                self._is_of_a_name(sentence, index, before, shape) or (before == "W" and _is_surname(text, item))
            ):
                code = "W"
            shape.append(code)
        return "".join(shape)

    def _is_of_a_name(self, sentence: Sentence, index: int, before: str, shape: list[str]) -> bool:
        """Whether what stands for something else (a State, a city, a title, a month) is here part of a name."""
        items, code = sentence.items, sentence.items[index].code
        if code == "D":
            return before == "W" and index > 1 and index + 1 < len(items) and items[index + 1].code in self._into
        if code in "OHC" and before and before in "Wpe" and self._ends_name(sentence, index, shape):
            return True
        if code == "O":
            named = before == "W" and (self._pasha(sentence, index) or _is_king(sentence, index))
            return named or self._sultan(sentence, index, before)
        if code == "H":
            within = before in ("W", "p")
            return self._within_name(sentence, index) if within else self._all_but_one(sentence, index, before)
        if before and before in "OH,SGWpe" and self._other_meaning(sentence, index, shape):
            return True
        return code in "SC" and self._met_before(sentence, index)

    def _small(self, sentence: Sentence, index: int, before: str) -> str | None:
        """What a word in small letters is to a name: a particle, a name with one joined on, nothing."""
        item, text = sentence.items[index], sentence.text
        code = item.code
        if code in self._particles:
            return "e" if before == "W" and text[item.start : item.end] in self._endings else "p"
        if before not in _TITLE_OR_NAME:
            return None
        word = text[item.start : item.end]
        if word in self._endings:
            return "e" if before == "W" else None
        if word in self._more and (code == "w" or self._capital_next(sentence, index)):
            return "p"
        if code == "w":
            joined = _JOINED.match(text, item.start, item.end)
            if joined and joined.group(1) in self._lists["particle-joined"]:
                return "W"
        return "p" if self._kin_sign(text, item) else None

    def _capital_next(self, sentence: Sentence, index: int) -> bool:
        """Whether a capitalised word or style follows right after an item."""
        items = sentence.items
        after = items[index + 1] if index + 1 < len(items) else None
        return after is not None and after.code in "WH" and sentence.text[items[index].end : after.start] == " "

    def _kin_sign(self, text: str, item: Item) -> bool:
        """Whether an item is one of the three signs of "a/l", "d/o"."""
        if item.end - item.start != 1 or text[item.start] not in _KIN_SIGNS:
            return False
        return any(_KIN.match(text, item.start - back) for back in (0, 1, 2) if item.start >= back)

    def _is_name_part(self, sentence: Sentence, index: int) -> bool:
        """A short capitalised word ("Do", "So") between a title and a name, or a numeral after a name."""
        items, text = sentence.items, sentence.text
        word = text[items[index].start : items[index].end]
        following = text[items[index + 1].start] if index + 1 < len(items) else "."
        if word == "I":
            return items[index - 1].code == "W" and (not following.islower() or self._reigns(sentence, index))
        if word in _SHORT and items[index - 1].code == "W":
            return following.isupper() and text[items[index].end] == " " and items[index + 1].code == "W"
        if word in _MONTHS:
            return following.isupper() and items[index - 1].code in "HOW"
        return following.isupper() and items[index - 1].code in "HO" and len(word) <= 4

    def _reigns(self, sentence: Sentence, index: int) -> bool:
        """Whether the name before an item is that of a king or queen, who may be "the first": "King Juan Carlos I"."""
        at = index - 1
        while at > 0 and sentence.items[at].code == "W" and index - at <= _GIVEN_NAMES:
            at -= 1
        return at < index - 1 and sentence.items[at].value == "head-of-state"

    def _ends_name(self, sentence: Sentence, index: int, shape: list[str]) -> bool:
        """Whether a word with another meaning ("King", "Washington") here ends a titled person's name."""
        items = sentence.items
        start = self._titled(index, shape)
        if start is None or (items[index].code == "O" and items[index].value in _NO_SURNAMES):
            return False  # "named Mr Luis Paz Ambassador"
        text = sentence.text[items[index].start : items[index].end]
        after = items[index + 1].code if index + 1 < len(items) else "."
        return " " not in text and after not in "NWHO" and (index - start <= 2 or shape[index - 1] == "p")

    def _met_before(self, sentence: Sentence, index: int) -> bool:
        """Whether a city's or a State's name with the word after it is the full name of a person already named."""
        if not self._capital_next(sentence, index):
            return False
        name = sentence.text[sentence.items[index].start : sentence.items[index + 1].end]
        known = self.context.known(name)
        return known is not None and known.name == name

    def _pasha(self, sentence: Sentence, index: int) -> bool:
        """Whether "Bey" here is the style after a Turkish or Egyptian name, not the ruler's title."""
        items, text = sentence.items, sentence.text
        after = text[items[index].end : items[index].end + 4]
        return text[items[index].start : items[index].end] in ("Bey", "Dey") and not after.startswith(" of")

    def _sultan(self, sentence: Sentence, index: int, before: str) -> bool:
        """Whether "Sultan" or "Shah" is a given name here: before "bin", or between a title or a name and a name."""
        items, text = sentence.items, sentence.text
        word = text[items[index].start : items[index].end]
        if word not in _RULERS or index + 1 == len(items):
            return False
        after = text[items[index + 1].start : items[index + 1].end]
        within = before in ("O", "H") or (before == "W" and word == "Shah" and items[index - 2].code in "OHS")
        return after in ("bin", "ibn", "bint") or (within and after[:1].isupper())

    def _all_but_one(self, sentence: Sentence, index: int, before: str) -> bool:
        """Whether a style that is a given name in some countries ("Sheikh") is one here: between a title and the one
        other word of the name of somebody not met before."""
        items, codes = sentence.items, sentence.codes
        word = sentence.words(index, index + 1).lower()
        if before != "O" or word not in self._lists["style-or-name"] or codes[index + 1 : index + 2] != "W":
            return False
        goes_on = codes[index + 2 : index + 3]
        if goes_on == "W" or goes_on in self._particles:
            return False
        return self.context.known(sentence.text[items[index + 1].start : items[index + 1].end]) is None

    def _within_name(self, sentence: Sentence, index: int) -> bool:
        """Whether a style of address ("Haji", "Baron") here stands in a name, or ends it ("U Aung Tun,")."""
        items, text = sentence.items, sentence.text
        start, end = items[index].start, items[index].end
        if text[start:end].lower() in self._lists["style-at-end"]:
            return not self._capital_next(sentence, index)
        within = text[start:end].lower() in self._lists["style-within"] and text[items[index - 1].end : start] == " "
        return within and (self._capital_next(sentence, index) or text[end : end + 5] in (" von ", " van "))

    def _titled(self, index: int, shape: list[str]) -> int | None:
        """Where the name that reaches up to an item began, if a title stands before it."""
        start = index
        while start and shape[start - 1] in "Wpe":
            start -= 1
        titled = start and (
            shape[start - 1] in "HO"
            or (shape[start - 1] == "," and start > 1 and shape[start - 2] in "OSG")
            or (shape[start - 1] == "S" and self._title_before([*shape[:start], ","]))
        )
        return start if titled else None

    def _other_meaning(self, sentence: Sentence, index: int, shape: list[str]) -> bool:
        """Whether a State, city, month or organisation is here part of a name ("Sydney Hartnell")."""
        items, text = sentence.items, sentence.text
        word = text[items[index].start : items[index].end]
        if not word.isalpha() or word.isupper():
            return False
        if items[index].code == "T" and word not in _MONTHS:
            return False
        after = items[index + 1] if index + 1 < len(items) else None
        named = after is not None and (after.code == "W" or (text[after.start].isupper() and ord(after.code) >= 0xE000))
        if named and after is not None and text[items[index].end : after.start] != " ":
            return False
        if named and after is not None and after.code not in "W" and after.code in self._plain:
            return False
        if not shape:
            return False
        if shape[-1] in "OH":
            return named or (shape[-1] == "H" and items[index].code == "C" and self._ends(sentence, index))
        if shape[-1] == ",":
            return named and self._title_before(shape)
        if shape[-1] in "SG" and len(shape) > 1 and "O" in shape:
            return named and self._title_before([*shape, ","])
        start = self._titled(index, shape)
        if start is None or not 0 < index - start < (_LONG if shape[-1] == "p" else _SHORT_NAME):
            return False
        if items[index].code == "C" and after is not None and after.code == "C":
            return text[items[index].end : after.start] == " "  # "Carlos Évora Lima"
        return named or (items[index].code in "SC" and self._ends(sentence, index))

    def _ends(self, sentence: Sentence, index: int) -> bool:
        """Whether a name may end with an item: no other name, and no "'s", comes after it."""
        follows = sentence.items[index + 1].code if index + 1 < len(sentence.items) else "."
        return follows not in "SDCOHNG'-" and not self._possessed(sentence, index)

    def _possessed(self, sentence: Sentence, index: int) -> bool:
        return sentence.text[sentence.items[index].end : sentence.items[index].end + 2] in ("'s", "’s")

    def _title_before(self, shape: list[str]) -> bool:
        """Whether a whole title ends at the comma: an office, then only of or to whom it is."""
        at = len(shape) - 2
        while at >= 0 and len(shape) - at < _LONG_TITLE:
            if shape[at] == "O":
                return True
            if shape[at] not in "SDCG-()" and shape[at] not in self._within and shape[at] not in self._designate:
                return False
            at -= 1
        return False


_GIVEN_NAMES: Final = 3
"""A king reigns under so many names at most."""
_SHORT_NAME: Final = 4
_LONG: Final = 7
"""A State or city is in a name after fewer words than these; more after a particle: "Fernández de Córdoba"."""
_NO_SURNAMES: Final = frozenset({"ambassador", "charge", "consul-general", "representative", "foreign-minister"})
"""Offices whose titles nobody has for a surname."""
_LONG_TITLE: Final = 13
"""So many items a title has at most: "Permanent Representative of A to the United Nations Office at C"."""
_RULERS: Final = frozenset({"Sultan", "Shah", "Amir", "Malik"})
"""Titles of rulers that are given names as well."""
_NAME_RUN: Final = re.compile(r"[pW](?:(?<=W)|(?<=[HO]p)p{0,2}W)(?:[pe]{0,4}W){0,6}e?(?:,?J\.?)?")
"""It opens with a set of letters, so that the engine skips to them."""
_CONTRACTED: Final = re.compile(r"(?:I|He|She|We|They|You|It|That|There|What|Who|Here)['’](?:d|m|ve|ll|re|s)")
_APOSTROPHES: Final = frozenset("'’")


def _is_contracted(text: str, item: Item) -> bool:
    """Whether a capitalised word is a pronoun and a verb: "I'm", "She'll"."""
    # The apostrophe stands before one letter or two, behind one at least; most words have none there.
    if item.end - item.start < 3 or not _APOSTROPHES.intersection(text[item.end - 3 : item.end - 1]):
        return False
    return _CONTRACTED.fullmatch(text, item.start, item.end) is not None


_INITIAL: Final = re.compile(r"(?:^|[^.\w])[A-Z][a-z]+ [A-Z]\. \Z")
"""A given name and an initial, or what is like them."""
_LOOK_BACK: Final = 24


_KINGS: Final = ("King", "Pope")
_NO_TITLE: Final = re.compile(r",| (?!of\b|and\b)[a-z]|\.|['’]s")


def _is_king(sentence: Sentence, index: int) -> bool:
    """Whether "King" is the surname after a given name ("Amos King was appointed"), and nobody's title."""
    item, text = sentence.items[index], sentence.text
    alone = text[item.start : item.end] in _KINGS and text[item.start - 1] == " "
    return alone and _NO_TITLE.match(text, item.end, sentence.end) is not None


def _is_surname(text: str, item: Item) -> bool:
    """Whether a word of another meaning is the surname after a given name and an initial: "Amos R. Day"."""
    start = item.start
    if text[max(0, start - 2) : start] != ". " or not text[start : item.end].isalpha():
        return False
    return _INITIAL.search(text, max(0, start - _LOOK_BACK), start) is not None


def _is_capital(text: str, at: int) -> bool:
    """Whether a capital stands at a place of a text; asked of every word, so that most are told by their number."""
    number = ord(text[at])
    return _A <= number <= _Z or (number > _ASCII and text[at].isupper())


_A: Final = 65
_Z: Final = 90
_ASCII: Final = 127
_SHORT: Final = frozenset({"The", "An", "Do", "My", "So", "No", "A"})
"""Words that stand in the middle of Vietnamese and Burmese names, and an initial that looks like an article."""
_BY_NAME: Final = re.compile(r"""W(?:"[W\ue000-\uf8ff]W?"|'[W\ue000-\uf8ff]W?'|\("?[W\ue000-\uf8ff]"?\))(?=W)""")
_GLOTTAL: Final = re.compile(r"(?<=[HOWS,])'W")
_DOUBLE: Final = re.compile(r"W-[OH]|[OH]-W")
_JOINED: Final = re.compile(r"(\w{1,4})['’\-](?=[A-ZÀ-ÖØ-Þİ])")
_KIN: Final = re.compile(r"\b(?:a/[lp]|[sdw]/o)\b")
_KIN_SIGNS: Final = frozenset("/alpsdwo")
_TITLE_OR_NAME: Final = frozenset("WpeHO")
_MENTIONS: Final = frozenset("DOHCSTGU")
_PRIVATE: Final = chr(FIRST_PRIVATE)
_MONTHS: Final = frozenset({"January", "April", "May", "June", "July", "August"})


_GLUED: Final = re.compile(r"\b([^\W\d_]\.)(?=[^\W\d_]{2})")
"""An initial to which the name is written on: "A.Berzins" is the same as "A. Berzins"."""


def _clean_name(words: str, text: str = "") -> str:
    """A name with single spaces, without styles of address before it, orders and degrees after it."""
    parts = words.split()
    while len(parts) > 1 and parts[-1].strip(".,") in phrase_book().lists["honour"]:
        parts.pop()
    while len(parts) > 2 and (
        parts[0].lower() in phrase_book().lists["style-of-address"] or (parts[0] == "M." and "Mme" in text)
    ):
        parts.pop(0)
    name = " ".join(parts)
    return _GLUED.sub(r"\1 ", name) if "." in name else name
