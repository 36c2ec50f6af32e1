"""Dates as reports write them, one line a form: the text, and the EDTF values expected, in order."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credence.model import PartialDate
from credence.reading.dates.finder import DateMention, find_dates, nearest, resolve

TODAY = date(2023, 5, 17)  # a Wednesday

FULL = """
She arrived on January 14, 1992. | 1992-01-14
She arrived on 14 January 1992. | 1992-01-14
Signed this 14th of January, 1992. | 1992-01-14
Done at Suva on 17th December, 2020. | 2020-12-17
He left on Oct. 29, 1964. | 1964-10-29
He left on Friday 07/08/2011. | 2011-07-08
He left on Sunday, 07/08/2011. | 2011-08-07
He left on 07/08/2011. | 2011-08-07
He left on 05/17/2023, and she on 05/06/2023. | 2023-05-17 2023-06-05
He left on Oct 29, 1964. | 1964-10-29
Issued Friday, 18th December 2020. | 2020-12-18
The note is of Tuesday, September 24, 2024, in Rabat. | 2024-09-24
The note is of Tuesday 24 September 2024. | 2024-09-24
The session opened 05 March 2019. | 2019-03-05
The consul died on 1st May 1899. | 1899-05-01
The consul died on the 2nd of May 1899. | 1899-05-02
The consul died on the 3rd day of May 1899. | 1899-05-03
Dated MARCH 5, 1921. | 1921-03-05
Dated 5 MARCH 1921. | 1921-03-05
Dated 5 MAR 1921. | 1921-03-05
Released 14-January-1992. | 1992-01-14
Released 14-Jan-1992. | 1992-01-14
On the fifth of May 1990 they met. | 1990-05-05
On the twenty-first of June, 1990, they met. | 1990-06-21
It entered into force on May 5,1992 at noon. | 1992-05-05
The receipt, on February, 24, 1917, of the telegram. | 1917-02-24
Sept. 3, 1783 ended the war. | 1783-09-03
Sept 3, 1783 ended the war. | 1783-09-03
On Dec. 12, 1822, he was received. | 1822-12-12
Sunday, May 7, 2023 | 2023-05-07
The accord of 3. March 2020 holds. | 2020-03-03
The visit ended on 29 February 2020. | 2020-02-29
In 1972, on 5 June, it rained. | 1972-06-05
It rained on 14 January 1992 and 15 February 1993. | 1992-01-14 1993-02-15
(14 January 1992) | 1992-01-14
"14 January 1992" | 1992-01-14
Friends since 2 July 1776: a history. | 1776-07-02
on July 4th, 1776 | 1776-07-04
Tunis, 5 May 1881 -- The Bey signed. | 1881-05-05
"""

NUMERIC = """
Published 2023-03-01. | 2023-03-01
Published 2023-03-01T10:20:00Z. | 2023-03-01
Published 08/07/2016. | 2016-07-08
Published 29.04.2021. | 2021-04-29
Published 29-04-2021. | 2021-04-29
Published 04/29/2021. | 2021-04-29
Published 9.4.2021 in Riga. | 2021-04-09
Published 2021/04/29. | 2021-04-29
Updated 2021-06, first issued 2020. | 2021-06 2020
"""

MONTHS = """
In March 2023 a mission opened. | 2023-03
In March of 2023 a mission opened. | 2023-03
In March, 2023, a mission opened. | 2023-03
In mid-March 2023 a mission opened. | 2023-03
In early March 2023 a mission opened. | 2023-03
By late March 2023 a mission had opened. | 2023-03
In Sept. 1960 it closed. | 1960-09
In August, 2021, it closed. | 2021-08
At the end of October 1956 it closed. | 1956-10
Presence ended in July of 1815. | 1815-07
March 2023: a chronicle | 2023-03
The post was raised in JUNE 1964. | 1964-06
In March and April 2023 they met. | 2023-03 2023-04
In May 2001 he left. | 2001-05
Since May 2001 he has served. | 2001-05
"""

YEARS = """
Relations date from 1991. | 1991
In 1991 the mission closed. | 1991
In 1991, the mission closed. | 1991
The mission (1991) closed. | 1991
In the year 2007 it reopened. | 2007
By the end of 2021 it had reopened. | 2021
In early 1942 it closed. | 1942
In mid 1942 it closed. | 1942
In mid-1795 it opened. | 1795
In late-1989 it closed. | 1989
It closed in late 1942. | 1942
Since 1993 they have exchanged envoys. | 1993
Not until 1848 was a chargé named. | 1848
In the 1990s ties were close. | 1990/1999
In the early 1990s ties were close. | 1990/1999
In the 1990's ties were close. | 1990/1999
In the 1800s ties were close. | 1800/1899
Consuls came in 1805, 1811 and 1823. | 1805 1811 1823
1991 saw the first visit. | 1991
In 1992 relations were established. | 1992
In 1992 negotiations began. | 1992
The years 1914 and 1915 were hard. | 1914 1915
The law of 1921 stands. | 1921
The 1961 Vienna Convention binds both. | 1961
The census of 2011. | 2011
Figures for 2022 are not out. | 2022
"""

SEASONS = """
He came in spring 1943. | 1943-21
He came in the spring of 1943. | 1943-21
He came in the Summer of 1944. | 1944-22
He came in autumn 1990. | 1990-23
He came in the fall of 1991. | 1991-23
He came in winter 1950. | 1950-24
He came in the winter of 1943-44. | 1943-24
Spring 2024 will see a visit. | 2024-21
He came last summer. | 2022-22
He comes next spring. | 2024-21
He comes this autumn. | 2023-23
"""

RANGES = """
He toured from Monday 4 to Wednesday 6 March 2019. | 2019-03-04/2019-03-06
Mon 4 – Wed 6 March 2019: a tour. | 2019-03-04/2019-03-06
Tour: 28/02/2019-02/03/2019. | 2019-02-28/2019-03-02
He toured from December 1 to 5, 2019. | 2019-12-01/2019-12-05
He toured from 1 to 5 December 2019. | 2019-12-01/2019-12-05
He toured on 1-5 December 2019. | 2019-12-01/2019-12-05
He toured on 14–18 November 2016. | 2016-11-14/2016-11-18
He toured on December 1–5, 2019. | 2019-12-01/2019-12-05
Talks took place on 3 and 4 May 2021. | 2021-05-03/2021-05-04
Talks took place on September 29 and 30, 2022. | 2022-09-29/2022-09-30
Talks took place on 3, 4 and 5 May 2021. | 2021-05-03/2021-05-05
Talks took place on the 3rd and 4th of May, 2021. | 2021-05-03/2021-05-04
In January-November 2022 it grew. | 2022-01/2022-11
In January–November 2022 it grew. | 2022-01/2022-11
From January to November 2022 it grew. | 2022-01/2022-11
January through November 2022 | 2022-01/2022-11
In March-April 2023 they met. | 2023-03/2023-04
The visit of 30 April-2 May 2021. | 2021-04-30/2021-05-02
The visit of 30 April – 2 May 2021. | 2021-04-30/2021-05-02
From 30 April to 2 May 2021 he toured. | 2021-04-30/2021-05-02
From October 31 to November 2, 2022, he toured. | 2022-10-31/2022-11-02
From Dec. 30 to Jan. 2, 2020, he toured. | 2019-12-30/2020-01-02
From June 30, 1904 until July 5, 1905 it was shut. | 1904-06-30/1905-07-05
He was in post from June 3, 1871 to April 1874. | 1871-06-03/1874-04
Trade over 2018-2020 doubled. | 2018/2020
Trade over 2018–2020 doubled. | 2018/2020
It was shut from 1882 to 1890. | 1882/1890
It was shut from 1882 until 1890. | 1882/1890
Envoys came between 1960 and 1965. | 1960/1965
Envoys came in 1805-1806. | 1805/1806
The war of 1870-71. | 1870/1871
The war of 1914-18. | 1914/1918
He was deputised in 1795 or 1796. | 1795/1796
Between March and May 2020 none came. | 2020-03/2020-05
A season, 2021/22, of talks. | 2021/2022
They met on 3 May and 5 June 2021. | 2021-05-03 2021-06-05
They met on 3 May, 5 June and 7 July 2021. | 2021-05-03 2021-06-05 2021-07-07
2010 to 2014: Lima, Second Secretary | 2010/2014
It lasted from late 1942 until spring of 1943. | 1942/1943-21
"""

PARTS = """
In the first nine months of 2023 it rose. | 2023-01/2023-09
In the first 9 months of 2023 it rose. | 2023-01/2023-09
Over nine months of 2023 it rose. | 2023-01/2023-09
In the first half of 2022 it rose. | 2022-01/2022-06
In the second half of 2022 it rose. | 2022-07/2022-12
In the last quarter of 2022 it rose. | 2022-10/2022-12
In the third quarter of 2022 it rose. | 2022-07/2022-09
In the first three quarters of 2022 it rose. | 2022-01/2022-09
In the last two months of 2022 it rose. | 2022-11/2022-12
In H1 2021 it rose. | 2021-01/2021-06
In Q3 2020 it rose. | 2020-07/2020-09
In Q3 of 2020 it rose. | 2020-07/2020-09
In 3Q 2020 it rose. | 2020-07/2020-09
In Q1-Q3 2020 it rose. | 2020-01/2020-09
In the first quarter of this year it rose. | 2023-01/2023-03
In the first half of last year it rose. | 2022-01/2022-06
It rose in the first seven months of the current Gregorian year. | 2023-01/2023-07
In FY 2022-23 (April-March) trade rose. | 2022-04/2023-03
In fiscal year 2021/22 trade rose. | 2021/2022
In the financial year 2021-22 trade rose. | 2021/2022
In FY2023 trade rose. | 2023
He was there for eight months in 2013. | 2013
"""

APPROXIMATE = """
He left on or about May 1, 1857. | 1857-05-01~
He left on or around May 1, 1857. | 1857-05-01~
He left about 1850. | 1850~
He left circa 1850. | 1850~
He left around 1850. | 1850~
He left in about 1850. | 1850~
He left approximately in 1850. | 1850~
He left on or shortly before 5 May 1900. | 1900-05-05~
He left shortly after 5 May 1900. | 1900-05-05~
It reopened not until after 5 May 1900. | 1900-05-05~
He stayed until about May 1, 1857. | 1857-05-01~
He left around March 1857. | 1857-03~
"""

RELATIVE = """
They met on Monday and Tuesday. | 2023-05-15/2023-05-16
They will meet next Monday and Tuesday. | 2023-05-22/2023-05-23
They will meet on Friday next. | 2023-05-19
They will meet this coming Friday. | 2023-05-19
She left on the 21st of last month. | 2023-04-21
She will leave on the 5th of next month. | 2023-06-05
On this day in 1972 it opened. | 1972-05-17
The envoy met him today. | 2023-05-17
Today the envoy met him. | 2023-05-17
The envoy met him yesterday. | 2023-05-16
Yesterday's talks were short. | 2023-05-16
The envoy meets him tomorrow. | 2023-05-18
He left the day before yesterday. | 2023-05-15
He leaves the day after tomorrow. | 2023-05-19
He was received this morning. | 2023-05-17
He was received last night. | 2023-05-16
Trade doubled last year. | 2022
Last year's trade doubled. | 2022
Trade doubled this year. | 2023
Trade will double next year. | 2024
Trade doubled over the past year. | 2022
Trade doubled in the current year. | 2023
Trade doubled in the present year. | 2023
He came last month. | 2023-04
He came this month. | 2023-05
He comes next month. | 2023-06
He came last week. | 2023-05-08/2023-05-14
He came this week. | 2023-05-15/2023-05-21
He comes next week. | 2023-05-22/2023-05-28
He came last weekend. | 2023-05-13/2023-05-14
Sales fell last quarter. | 2023-01/2023-03
He came last October. | 2022-10
He came last March. | 2023-03
He comes next May. | 2024-05
He comes next July. | 2023-07
He comes this June. | 2023-06
He came in October last year. | 2022-10
He came in October of last year. | 2022-10
He comes in November this year. | 2023-11
In January-April of the current year it rose. | 2023-01/2023-04
He comes on October 4-5 of the current year. | 2023-10-04/2023-10-05
He came on 18 May last year. | 2022-05-18
They met two years ago. | 2021
They met a year ago. | 2022
They met three days ago. | 2023-05-14
They met two months ago. | 2023-03
They met a week ago. | 2023-05-08/2023-05-14
They met ten years ago. | 2013
They met 10 years ago. | 2013
They met a decade ago. |
They met half a year ago. |
He was received on Wednesday. | 2023-05-17
He was received on Tuesday. | 2023-05-16
He was received here Thursday. | 2023-05-11
He was received last Friday. | 2023-05-12
He was received last Wednesday. | 2023-05-10
He was received this Thursday. | 2023-05-11
He will be received next Monday. | 2023-05-22
He was received on Tuesday last week. | 2023-05-09
He will be received on Friday next week. | 2023-05-26
He was received on Tuesday of this week. | 2023-05-16
"""

YEARLESS = """
Thu 18 May: arrival. | 2023-05-18
It closed at end-March. | 2023-03
He was received on 2 December. | 2022-12-02
He was received on May 16. | 2023-05-16
He was received on May 18. | 2022-05-18
He was received in December. | 2022-12
He was received in May. | 2023-05
He was received on Tuesday 16 May. | 2023-05-16
He will be received on Thursday 18 May. | 2023-05-18
He was received on Sept 3. | 2022-09-03
He was received in mid-September. | 2022-09
He was received in early September. | 2022-09
He was in Luanda from 2 to 6 March. | 2023-03-02/2023-03-06
He toured on October 31-November 2. | 2022-10-31/2022-11-02
He toured on 3 and 4 May. | 2023-05-03/2023-05-04
Until August it stays shut. | 2022-08
Profits rose in January-September. | 2022-01/2022-09
On February 29 he left. | 2020-02-29
On the fifth of May he left. | 2023-05-05
BAKU, Nov. 22 (Wire) -- He left. | 2022-11-22
"""

NOT_DATES = """
He may be received. |
May I ask the envoy? |
The May Declaration was read. |
Resolution 2602 was adopted. |
Resolution 1701 was adopted. |
Resolutions 1696 and 1701 were adopted. |
Some 1,900 tonnes were shipped. |
They sent 1500 people. |
They sent 2000 troops. |
Article 1945 applies. |
No. 1992 of the register. |
Press release No. 87/2020. |
The COVID-19 pandemic. |
It cost $1999. |
It cost USD 1999. |
At 10:20 he left. |
It cost 1995 million. |
Before the Second World War. |
He prayed at the Friday Mosque. |
The March on Rome began it. |
In the March on Rome they came. |
Dr. Sunday Adeleke, the envoy, spoke. |
The Good Friday Agreement holds. |
Every Friday the embassy is shut. |
He left on 31 February 2020. |
He left on 1992-13-40. |
He left on 30 February. |
He left on 31/02/2020. |
Agenda 2030 was praised. |
More than 1900 came. |
The F-16 was shown. |
He fell in the fall. |
Room 1808 is the chancery. |
The year has been good. |
A 70-year-old treaty. |
Trade rose year-on-year. |
It stood at 1990.5 points. |
Section 1500a applies. |
Her Majesty Queen August wrote. |
Colonel Jan Mulder marched. |
He reached the summit by Jan Mulder's side. |
Reports by Mar Solano said so. |
"""

TABLES = [FULL, NUMERIC, MONTHS, YEARS, SEASONS, RANGES, PARTS, APPROXIMATE, RELATIVE, YEARLESS, NOT_DATES]


def cases() -> list[tuple[str, list[str]]]:
    lines = [line for table in TABLES for line in table.strip().splitlines()]
    return [(text.rstrip(), values.split()) for text, _, values in (line.rpartition("|") for line in lines)]


def read(text: str, today: date | None = TODAY) -> list[DateMention]:
    return find_dates(text, 0, len(text), today)


def test_day_and_month_in_figures_are_a_day_only_where_they_open_a_line() -> None:
    assert [d.value for d in read("Diary\n12/5 – she was received\n• 13/5: he left")] == ["2023-05-12", "2023-05-13"]
    assert not read("The score was 12/5 – she was received")


def the(text: str, today: date | None = TODAY) -> DateMention:
    (mention,) = read(text, today)
    return mention


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(cases()) >= 200


@pytest.mark.parametrize(("text", "expected"), cases())
def test_a_date_is_read_as_it_is_written(text: str, expected: list[str]) -> None:
    found = read(text)
    assert [mention.value for mention in found] == expected
    assert [PartialDate.parse(value).text for value in expected] == expected


@pytest.mark.parametrize(("text", "expected"), cases())
def test_a_date_is_read_alike_inside_a_longer_text(text: str, expected: list[str]) -> None:
    around = f"He spoke of peace. {text} Then the band played."
    start = len("He spoke of peace. ")
    found = find_dates(around, start, start + len(text), TODAY)
    assert [mention.value for mention in found] == expected
    assert all(start <= m.start < m.end <= start + len(text) for m in found)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("He came on January 14, 1992.", "January 14, 1992"),
        ("He came since the spring of 1943.", "spring of 1943"),
        ("Issued Friday, 18th December 2020.", "Friday, 18th December 2020"),
        ("From 30 April to 2 May 2021 he toured.", "30 April to 2 May 2021"),
        ("In FY 2022-23 (April-March) it rose.", "FY 2022-23 (April-March)"),
        ("He left in the following year.", "the following year"),
        ("In March of 2023 he left.", "March of 2023"),
    ],
)
def test_the_span_is_the_date_without_its_preposition(text: str, quote: str) -> None:
    mention = the(text)
    assert text[mention.start : mention.end] == quote


ANAPHORIC = [
    ("It followed in the same year.", "1992-03-02", "1992"),
    ("It followed that year.", "1992-03-02", "1992"),
    ("It followed the same day.", "1992-03-02", "1992-03-02"),
    ("It followed on that date.", "1992-03-02", "1992-03-02"),
    ("It followed that same day.", "1992-03-02", "1992-03-02"),
    ("It followed in the same month.", "1992-03-02", "1992-03"),
    ("It followed the next day.", "1992-12-31", "1993-01-01"),
    ("It followed the next morning.", "1992-12-31", "1993-01-01"),
    ("It followed the following year.", "1992-03-02", "1993"),
    ("It followed in the following month.", "1992-12-02", "1993-01"),
    ("It followed a year later.", "1992", "1993"),
    ("It followed two years later.", "1992-03", "1994"),
    ("It followed 12 years later.", "1992", "2004"),
    ("It came three days earlier.", "1992-03-02", "1992-02-28"),
    ("It came the previous year.", "1992", "1991"),
    ("It came the day before.", "1992-03-01", "1992-02-29"),
    ("It came the year after.", "1992", "1993"),
    ("It came five days after the coup.", "1992-03-01", "1992-03-06"),
    ("It came two months later.", "1992-11-03", "1993-01"),
    ("It came a week later.", "1992-03-02", "1992-03-09~"),
    ("It followed on 31 May of the same year.", "1992-03-02", "1992-05-31"),
    ("It followed on 5 March that year.", "1992", "1992-03-05"),
    ("It followed on May 5 of the following year.", "1992", "1993-05-05"),
    ("It followed in August of the same year.", "1992-03-02", "1992-08"),
    ("It followed in March of the following year.", "1992", "1993-03"),
    ("It was shut that September.", "1992-03-02", "1992-09"),
    ("It was shut from 3 to 5 May of that year.", "1992", "1992-05-03/1992-05-05"),
    ("It was shut in the spring of that year.", "1992", "1992-21"),
    ("It came on the 5th of the same month.", "1992-03-02", "1992-03-05"),
    ("It came on the 5th, and all were glad.", "1992-03-02", "1992-03-05"),
    ("On the 15th he called on the minister.", "1992-03-02", "1992-03-15"),
    ("In the following May he left.", "1992-03-02", "1992-05"),
    ("In the following January he left.", "1992-03-02", "1993-01"),
    ("He left the following Monday.", "1992-03-02", "1992-03-09"),
    ("He left the previous Friday.", "1992-03-02", "1992-02-28"),
    ("It came by the end of the year.", "1992-03-02", "1992"),
    ("On 8 April it followed.", "1992-03-02", "1992-04-08"),
    ("In April it followed.", "1992-03-02", "1992-04"),
    ("From 3 to 5 May it sat.", "1992-03-02", "1992-05-03/1992-05-05"),
    ("It followed the next day.", "1992-03", None),
    ("It followed the same month.", "1992", None),
    ("It followed the same year.", "1991/1993", None),
    ("It followed a month later.", "1992", None),
]


@pytest.mark.parametrize(("text", "anchor", "expected"), ANAPHORIC)
def test_a_date_told_by_another_is_resolved_against_it(text: str, anchor: str, expected: str | None) -> None:
    mention = the(text)
    assert mention.yearless or mention.value is None
    assert resolve(mention, PartialDate.parse(anchor)) == expected


def test_a_date_in_full_resolves_to_itself() -> None:
    assert resolve(the("on 3 May 1991"), PartialDate.parse("1880")) == "1991-05-03"


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("on 18 May", "2022-05-18", "2023-05-18"),
        ("on 17 May", "2023-05-17", "2023-05-17"),
        ("on 16 May", "2023-05-16", "2024-05-16"),
        ("in May", "2023-05", "2023-05"),
        ("in December", "2022-12", "2023-12"),
        ("from 30 December to 2 January", "2022-12-30/2023-01-02", "2023-12-30/2024-01-02"),
        ("on 3-5 June", "2022-06-03/2022-06-05", "2023-06-03/2023-06-05"),
        ("on Friday", "2023-05-12", "2023-05-19"),
        ("on Wednesday", "2023-05-17", "2023-05-17"),
        ("on 29 February", "2020-02-29", "2024-02-29"),
        ("in 1991", "1991", "1991"),
        ("next Monday", "2023-05-22", "2023-05-22"),
    ],
)
def test_a_date_without_its_year_lies_on_the_asked_side_of_today(text: str, past: str, future: str) -> None:
    mention = the(text)
    assert nearest(mention, TODAY, future=False) == past
    assert nearest(mention, TODAY, future=True) == future


@pytest.mark.parametrize(
    "text", ["today", "last year", "on Wednesday", "in December", "on 5 May", "last October", "two years ago",
             "this week", "in October last year", "in the first half of this year"]
)  # fmt: skip
def test_without_the_documents_date_a_relative_date_has_no_value(text: str) -> None:
    mention = the(text, None)
    assert mention.relative
    assert mention.value is None


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("since 1993", "since"),
        ("since the end of 1993", "since"),
        ("since at least 1993", "since"),
        ("until late 1942", "until"),
        ("through 1942", "until"),
        ("by May 5, 1942", "by"),
        ("by the end of 1942", "by"),
        ("before 1942", "before"),
        ("after May 1942", "after"),
        ("from 1942", "from"),
        ("with effect from 1 July 2019", "from"),
        ("effective 1 July 2019", "from"),
        ("on 1 July 2019", ""),
        ("in 1942", ""),
    ],
)
def test_the_preposition_is_kept_as_a_qualifier(text: str, qualifier: str) -> None:
    assert the(text).qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("under the 1906 Treaty of Amity", True),
        ("a 1923 treaty on trade", True),
        ("relief after the 2015 earthquake", True),
        ("in the wake of the June 1967 War", True),
        ("the August 1, 1797 treaty", True),
        ("the 2019 elections were calm", True),
        ("In 1991 Ukraine declared independence", False),
        ("In 1991 agreement was reached", False),
        ("established in 1991", False),
        ("The mission of 1991 was small", False),
        ("on 5 May 1991 President Roe came", False),
    ],
)
def test_a_year_that_qualifies_a_noun_is_marked(text: str, modifier: bool) -> None:
    assert the(text).modifier is modifier


MONTH_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def twelve_forms(day: date) -> list[str]:
    month = MONTH_NAMES[day.month - 1]
    short = month[:3] + ("" if month == "May" else ".")
    nth = f"{day.day}{ORDINALS.get(day.day, 'th')}"
    weekday = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[day.weekday()]
    return [
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{nth} {month} {day.year}",
        f"{nth} of {month}, {day.year}",
        f"{short} {day.day}, {day.year}",
        f"{day.day} {short} {day.year}",
        f"{weekday}, {month} {day.day}, {day.year}",
        f"{weekday} {day.day:02} {month} {day.year}",
        f"{month.upper()} {day.day}, {day.year}",
        f"{day.isoformat()}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day:02}/{day.month:02}/{day.year}",
    ]


@given(st.dates(date(1500, 1, 1), date(2100, 12, 31)))
def test_any_day_reads_back_from_each_of_twelve_forms(day: date) -> None:
    for form in twelve_forms(day):
        text = f"It was signed on {form} in the capital."
        mention = the(text)
        assert (mention.value, text[mention.start : mention.end]) == (day.isoformat(), form)


@given(
    st.text(alphabet="May 1992-5,./thsTueyarFlin'\n(", max_size=200),
    st.dates(date(1700, 1, 1), date(2099, 1, 1)),
)
def test_whatever_is_read_is_a_date_and_none_overlaps_another(text: str, today: date) -> None:
    found = read(text, today)
    assert all(PartialDate.parse(m.value) for m in found if m.value)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.dates(date(1900, 1, 1), date(2090, 1, 1)))
def test_a_bare_weekday_is_never_a_week_away(today: date) -> None:
    for ahead, name in enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")):
        value = the(f"on {name}", today).value
        assert value is not None
        day = date.fromisoformat(value)
        assert day.weekday() == ahead
        assert today - timedelta(days=6) <= day <= today


def test_half_a_surrogate_pair_does_no_harm() -> None:
    assert [m.value for m in read("\ud83d on 5 May 1992 \udc00")] == ["1992-05-05"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "On March 5 and 6 States signed.",
            ["2023-03-05"],
            marks=pytest.mark.xfail(reason="a count right after a day"),
        ),
        pytest.param("On Ocotber 8, 1904 he left.", ["1904-10-08"], marks=pytest.mark.xfail(reason="misspelt months")),
        pytest.param(
            "In the autumn he left.", ["2022-23"], marks=pytest.mark.xfail(reason="a season without its year")
        ),
        pytest.param("In the '90s he left.", ["1990/1999"], marks=pytest.mark.xfail(reason="years of two figures")),
        pytest.param(
            "In April-March 2022-23 it rose.",
            ["2022-04/2023-03"],
            marks=pytest.mark.xfail(reason="months before a split year"),
        ),
    ],
)
def test_known_failures(text: str, expected: list[str]) -> None:
    assert [m.value for m in read(text)] == expected
