"""The written forms of English dates, as patterns; every repetition is bounded, so each is linear in time."""

from __future__ import annotations

import re
from typing import Final

FULL: Final[list[str]] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
]  # fmt: skip
SHORT: Final = ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"]
_SEASON: Final = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_PLAIN: Final = [m.lower() for m in FULL if m not in ("March", "May", "August")]
"""Months that some papers write without their capital, and that are no other words."""
_NAMED: Final = "|".join([*FULL, *(m.upper() for m in FULL), *_PLAIN, "(?<=[Ii]n )august"])
_MONTH: Final = rf"(?:{_NAMED}|(?:" + "|".join(SHORT) + (
    r")\.?|(?:" + "|".join(m.upper() for m in SHORT) + r")\.?)(?![A-Za-z])"
)  # fmt: skip
_WEEKDAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?![A-Za-z])"
_DAY_NUMBER: Final = r"(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)"
_DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|[.:]\d|,\d{3}(?!\d)|\s?%)"
_YEAR: Final = r"(?:1[5-9]\d\d|20\d\d|2100)(?!\w|[.,:]\d)"
_UNITS: Final = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen",
]  # fmt: skip
NUMBER: Final = {word: n for n, word in enumerate(_UNITS, 1)} | {
    "a": 1,
    "an": 1,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
}
_COUNT: Final = r"(?:\d{1,3}|[Aa]n?|" + "|".join(f"[{w[0]}{w[0].upper()}]{w[1:]}" for w in NUMBER if len(w) > 2) + ")"
_ORDINALS: Final = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
]  # fmt: skip
ORDINAL: Final = {w: n for n, w in enumerate(_ORDINALS, 1)} | {
    f"twenty-{w}": 20 + n for n, w in enumerate(_ORDINALS[:9], 1)
} | {"thirtieth": 30, "thirty-first": 31}  # fmt: skip
_KIND_OF_YEAR: Final = r"(?:(?:calendar|fiscal|financial|[A-Z][a-z]{3,9})\s)?year(?![a-z])"
_REF: Final = (
    r"(?:(?:last|this|next|(?:of\s)?that(?:\ssame)?|the\s(?:same|following|next|previous|preceding|prior|"
    rf"current|present|past|last))\s{_KIND_OF_YEAR})"
)
_OF_YEAR: Final = rf"(?:(?P<y>{_YEAR})|(?P<ref>{_REF}))"
_DOUBLE: Final = r"(?:\s(?:of\s|in\s)?this\syear(?=,?\s(?:19|20)\d\d(?![\w-]|[.,:]\d)))?"  # "May this year 2023"
_TAIL: Final = rf"{_DOUBLE}(?:-|\s{{0,2}},?\s{{0,2}}(?:of\s{{1,2}}(?:the\syear\s)?)?|\sin\s(?:the\syear\s)?){_OF_YEAR}"
_TO: Final = r"(?:\s{0,2}[-–—]\s{0,2}|\s{1,2}(?:to|and|or|&|until|till|through)\s{1,2}(?:the\s)?)"
SHORT_WEEKDAY: Final = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?![A-Za-z])\.?"
_ON: Final = rf"(?:(?:{_WEEKDAY}|{SHORT_WEEKDAY}),?\s(?:the\s)?)?"
_DAYS: Final = rf"(?P<d>{_DAY})(?:(?:,\s{{1,2}}{_DAY}){{0,4}},?{_TO}{_ON}(?P<d2>{_DAY}))?"

# The commonest forms, cheaply; whatever is any different falls through to the full patterns after them.
PLAIN_MONTH_DAY: Final = re.compile(r"([A-Z][a-z]{2,8})\s([123]?\d),\s((?:1[5-9]|20)\d\d)(?!\w|[.,:]\d)")
PLAIN_DAY_MONTH: Final = re.compile(r"([123]?\d)\s([A-Z][a-z]{2,8})\s((?:1[5-9]|20)\d\d)(?!\w|[.,:]\d)")
PLAIN_MONTH_YEAR: Final = re.compile(r"([A-Z][a-z]{2,8})\s((?:1[5-9]|20)\d\d)(?!\w|[.,:]\d)")
DAY_MONTH: Final = re.compile(rf"{_DAYS}(?:\s{{1,2}}(?:day\s)?(?:of\s{{1,2}})?|-|\.\s?)(?P<m>{_MONTH})(?:{_TAIL})?")
MONTH_DAY: Final = re.compile(
    rf"(?P<m>{_MONTH})(?:(?:,(?=\s\d{{1,2}},\s\d{{4}}))?\s{{1,2}}(?:the\s)?|(?<=\.)){_DAYS}(?:{_TAIL})?"
)
MONTH_YEAR: Final = re.compile(rf"(?P<m>{_MONTH})(?:{_TAIL})?")
DAY_OF_MONTH: Final = re.compile(
    rf"{_DAYS}\s(?:day\s)?(?:of|this)\s(?:the\s|that\s|this\s)?"
    r"(?P<which>same|that|this|last|past|previous|next|coming|following|current|present|ongoing|running)\s(?:calendar\s)?month\b"
)
_ALONE: Final = (
    r"(?=[,.;)]|\s(?:he|she|they|it|we|the|and|in|at|by|with|to|for|an?|his|her|after|from|when|while|following)\b)"
)
DAY_ALONE: Final = re.compile(rf"(?:(?<=[Oo]n the )|(?<=[Uu]ntil the ))(?P<d>{_DAY_NUMBER}){_ALONE}")
ISO: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d|[-/]\d)")
NUMERIC: Final = re.compile(r"(\d{1,2})([./-]|\. )(\d{1,2})\2(\d{4})(?!\d|[./]\d|-\d(?!\d?[./]))")
NUMERIC_DAYS: Final = re.compile(
    r"(?P<d>\d{1,2})(?:\.(?P<m>\d{1,2})\.?)?\s?[-–—]\s?(?P<d2>\d{1,2})(?P<s>[./])(?P<m2>\d{1,2})(?P=s)(?P<y>\d{4})(?!\d|[./]\d)"
)
"""A run of days in figures: "14-16.05.2017", "30.04 - 02.05.2017"."""
LINE_OF_DAY: Final = re.compile(r"(?:(?<![^\n])|(?<=[•*·▪-] ))(\d{1,2})/(\d{1,2})(?=\s?(?:[–—:]|-)\s)")
"""The day and month that open a line of a diary: "12/10 - "."""
IN_BRACKETS: Final = re.compile(r"(?<=\()(\d{1,2})/(\d{1,2})(?=\))")
"""The day and month in brackets by which some agencies date a deed: "met on Thursday (14/9)"."""
_FROM_MONTH_TO: Final = rf"(?:\s\((?P<m>{_MONTH})\s?(?:[-–—]|to)\s?(?P<m2>{_MONTH})\))?"
"""Of which month to which a year that is not the calendar's runs: "2017-2018 (April to March)"."""
YEARS: Final = re.compile(
    rf"(?P<y>\d{{4}})(?P<dash>\s?[-–—]\s?|/)(?P<y2>\d{{4}}|\d{{2}})(?!\w|[.,:]\d|[-–/]\d)"
    rf"{_FROM_MONTH_TO}"
)
DECADE: Final = re.compile(r"(\d{3})0['’]?s\b")
ONE_YEAR: Final = re.compile(_YEAR)
FISCAL: Final = re.compile(
    rf"(?:FY|(?:[Ff]iscal|[Ff]inancial|[Bb]udget)\syear)\s?(?P<y>\d{{4}})"
    rf"(?:\s?[-–/]\s?(?P<y2>\d{{4}}|\d{{2}}))?(?!\w|[.,:]\d)"
    rf"{_FROM_MONTH_TO}"
)
FISCAL_AFTER: Final = re.compile(
    rf"(?P<y>\d{{4}})\s?[-–/]\s?(?P<y2>\d{{4}}|\d{{2}})\s(?:fiscal|financial|budget)\syear"
    rf"{_FROM_MONTH_TO}"
)
QUARTER: Final = re.compile(rf"(?P<u>[QH])(?P<n>[1-4])(?:\s?[-–]\s?[QH]?(?P<n2>[1-4]))?(?:,?\s(?:of\s)?)?{_OF_YEAR}")
QUARTER_AFTER: Final = re.compile(rf"(?P<n>[1-4])(?P<u>[QH])(?P<n2>)\s?{_OF_YEAR}")
PERIOD: Final = re.compile(
    r"(?:(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ff]inal|1st|2nd|3rd|4th)\s)?"
    rf"(?:(?P<n>{_COUNT})\s)?"
    rf"(?P<u>half|quarters?|semester|trimester|months)\s(?:of|in)\s(?:(?:the\s)?(?:(?:calendar\s)?year\s)?(?P<y>{_YEAR})(?:\scalendar\syear\b)?|(?P<ref>{_REF}|the\syear(?![a-z])))"
)
IN_SEASON: Final = re.compile(rf"(?P<s>{_SEASON})\s(?:of\s)?{_OF_YEAR}(?:[-–/]\d{{2,4}}\b)?")
ORDINAL_OF: Final = re.compile(rf"(?P<o>(?:twenty-|thirty-)?[a-z]{{4,11}})\s(?:day\s)?of\s(?P<m>{_MONTH})(?:{_TAIL})?")
_PLAIN_WEEKDAY: Final = r"(?<=[Oo]n )(?:mon|tues|wednes|thurs|fri|satur|sun)day(?![A-Za-z])"
ON_WEEKDAY: Final = re.compile(
    rf"(?P<w>{_WEEKDAY}|{_PLAIN_WEEKDAY})(?:\s(?:of\s)?(?P<which>last|this|next)\sweek\b|\s(?P<after>next)(?!\s[a-z]))?"
)
WEEKDAY_BEFORE: Final = re.compile(
    rf"(?:{_WEEKDAY}|{SHORT_WEEKDAY})(?:\s{{0,2}},\s{{0,2}}|\s{{1,2}}(?P<bracket>\()?)(?:the\s|on\s)?(?=[\dJFMASOND])"
)
TODAY: Final = re.compile(
    r"(?:[Tt]he\sday\s(?:before\s(?P<y2>yesterday)|after\s(?P<t2>tomorrow))|"
    r"(?P<t0>[Tt]oday|[Tt]onight)|(?P<t1>[Tt]omorrow)|(?P<y1>[Yy]esterday))\b"
)
SHIFTED: Final = re.compile(
    r"(?P<det>[Tt]he\s|[Tt]his\s|[Tt]hat\s)?"
    r"(?P<which>[Ss]ame|[Ll]ast|[Pp]ast|[Nn]ext|[Cc]oming|[Ff]ollowing|[Pp]revious|[Pp]receding|[Pp]rior|[Cc]urrent|"
    r"[Pp]resent|[Tt]his|[Tt]hat|latter(?=\s(?:date|day|year|month)\b))\s(?:(?:calendar|fiscal|financial|[A-Z][a-z]{3,8})\s(?=year))?"
    rf"(?P<what>(?:year|month|week(?!\s(?:of|in)\s{_MONTH})|quarter(?!\s(?:of|in)\s)|weekend|day|date|morning|afternoon|evening|night|"
    rf"{_SEASON})(?![a-z-])|(?P<m>{_MONTH})(?!\s\d)|(?P<w>{_WEEKDAY})(?!,?\s{_DAY}))"
)
COUNTED: Final = re.compile(
    rf"(?<!half )(?P<n>{_COUNT}|(?P<few>[Aa]\sfew|[Ss]everal|[Ss]ome|[Mm]any))"
    r"[\s-](?:full\s|whole\s)?(?P<u>year|month|week|day|decade)s?\s"
    r"(?P<way>ago|earlier|before(?:hand)?|later|after(?:wards?)?|thereafter|previously|prior|on(?=[,.;)]))\b"
    r"(?:(?<=ago)\s(?:(?P<today>today|to\sthe\sday|(?:on\s)?this\s(?:very\s)?day)|this\s(?P<now>month|week))\b)?"
)
YEAR_FIRST: Final = re.compile(
    rf"(?P<y>{_YEAR}),?\s(?:(?P<d>{_DAY})\s(?P<m>{_MONTH})|(?P<m2>{_MONTH})(?:\s(?P<d2>{_DAY}))?)(?=\s?:|\s[-–—]\s)"
)
"""The day that opens an entry of a chronicle, its year first: "1956, 19 January:"."""
THIS_DAY: Final = re.compile(rf"[Tt]his\s(?:very\s)?day\sin\s(?:the\syear\s)?(?P<y>{_YEAR})")
NEIGHBOUR: Final = re.compile(r"[Tt]he\s(?P<u>year|month|week|day)\s(?P<way>before|after)\b")
PART_OF: Final = re.compile(
    r"(?:[Ee]nd|[Cc]lose|[Bb]eginning|[Ss]tart|[Mm]iddle)\sof\sthe\s(?P<u>year|month)\b(?!\s\d)"
)

SHORT_GATE: Final = re.compile(
    r"(?![0-9]{1,3}[.,][0-9]{1,3}\s[a-z%])[0-9]{1,3}(?:st|nd|rd|th)?(?:\s{1,2}(?:[JFMASOND][A-Za-z]{2}|(?:of|day|to|and|or|until|till|through|full|whole|"
    r"years?|months?|weeks?|days|half|quarters?)\b|[&–—-]\s?[0-9MTWFS])|[-–—./,]\s{0,2}[0-9JFMASOND]"
    r"|[-\s](?:year|month|week|day)|[QH])"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th){_ALONE}"
)
"""What may follow a figure of up to three digits that begins a date; "8.8 million" begins none."""
JOINTS: Final = frozenset("-–—/.s'’")
CENTURIES: Final = frozenset(("15", "16", "17", "18", "19", "20", "21"))
_MOMENT: Final = r"(?:year|month|week|day)"
_SHIFT: Final = (
    r"(?:same|last|past|next|coming|following|previous|preceding|prior|current|present|latter|year|month|week|day|date|"
    r"quarter|weekend|morning|afternoon|evening|night|spring|summer|autumn|fall|winter|[JFMASONDTW][a-z])"
)
# By first letter, so that a place where no form begins is given up after a comparison or two.
WORD_START: Final = re.compile(
    rf"(?<!\w)(?=[Tt](?:h(?:e|is|at)\s{_SHIFT}|oday|onight|omorrow|hird|wel|we|wo\s|hree\s|en\s|hir)"
    r"|[Ss](?:ame\s|pring\s|ummer\s|econd\s|ix|even|ome\s|tart\sof)|[Mm]any\s|[Aa]\sfew\s"
    r"|[Ff](?:ollowing|all|irst|our|orty|if|ive|inal|iscal|inancial)"
    r"|[Ll]ast\s|[Nn](?:ext\s|in)|[Yy]esterday|[Pp](?:ast|revious|rior|receding|resent)\s"
    rf"|[Cc](?:urrent|oming|lose)\s|[Aa](?:n?[\s-](?:full\s|whole\s)?{_MOMENT}|utumn\s)|[Ww]inter\s"
    r"|[Ee](?:nd\s|igh|lev)|[Bb](?:eginning|udget)\s|[Mm]iddle\s|[Oo]ne[\s-])"
)
"""Where a form in words may begin."""
