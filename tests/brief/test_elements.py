"""A quote that is elements of XML is read as their names and words; every other quote stands as it is."""

from __future__ import annotations

import pytest

from credence.brief.elements import readable


@pytest.mark.parametrize(
    ("quote", "read"),
    [
        (
            "<ended>\n    <note>Left post on</note>\n    <date>1988-06-25</date>\n</ended>",
            "ended: note Left post on, date 1988-06-25",
        ),
        ("<appointed> <date>1950-01-02</date> <note/> </appointed>", "appointed: date 1950-01-02"),
        ("<at><place>lima</place></at>\n<chief>x-1</chief>", "at: place lima; chief x-1"),
        ('<date type="about">1900</date>', "date 1900: type about"),
        ("<note>Smith &amp; <b>Sons</b></note>", "note Smith &: b Sons"),
        ("<note/>", "note"),
    ],
)
def test_elements_are_read_by_their_names_and_words(quote: str, read: str) -> None:
    assert readable(quote) == read


@pytest.mark.parametrize(
    "quote",
    [
        "relations were established in 1992",
        "<b>relations</b> were <b>established</b>",
        "<date>1900",
        "<date>1900</dates>",
        "<date>1900</date><!-- or 1901 -->",
        "<?turn it?><date>1900</date>",
        "<date>&unknown;</date>",
        "<" * 3 + ">" * 3,
        "<a>" * 30 + "deep" + "</a>" * 30,
        "<date>\ud800</date>",
        "",
    ],
)
def test_all_other_quotes_stand_as_they_are(quote: str) -> None:
    assert readable(quote) == quote
