"""Pages as archives hold them: opened and read alike, whatever they are written in and however they are built."""

from __future__ import annotations

import html

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credence.bulk import read_batch
from credence.bulk.filter import worth_opening
from credence.bulk.pages import read_page_fast
from credence.bulk.schema import RAW
from credence.intake.formats.html import read_page
from credence.lore.files import read_yaml
from tests.intake import samples

STEMS = read_yaml("data/prefilter.yml")["stems"]
TOLD = "Séverine Roux, chargé d'affaires of France in Ghana, left Accra on 3 May 2011."


def result(raw: bytes, charset: str | None, kind: str = "text/html") -> dict[str, object]:
    row = {"position": 0, "name": "d", "media_type": kind, "raw": raw, "charset": charset}
    (found,) = read_batch(pa.RecordBatch.from_pylist([row], schema=RAW)).to_pylist()
    return dict(found)


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        ("utf-16", None),
        ("utf-16", "utf-8"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16be"),
        ("utf-32", "utf-32"),
        ("windows-1252", "windows-1252"),
        ("iso-8859-1", "latin1"),
        ("mac-roman", "macintosh"),
        ("gb18030", "gb18030"),
    ],
)
def test_a_page_reads_alike_in_every_encoding(encoding: str, charset: str | None) -> None:
    page = samples.page(f"<p>{TOLD}</p>").decode().replace("©", "by")
    expected = result(page.encode(), "utf-8")
    assert expected["outcome"] == "read"
    assert result(page.encode(encoding), charset) == expected


@pytest.mark.parametrize("charset", ["unicode_escape", "utf-7", "idna", "rot13", "zlib", "no such thing"])
def test_a_codec_that_is_no_encoding_of_text_is_not_taken_at_its_word(charset: str) -> None:
    told = b"Peru opened its embassy in Oslo in 2007.\\n+ADw-b+AD4- Chile closed it."
    assert result(samples.page(f"<p>{told.decode()}</p>"), charset) == result(
        samples.page(f"<p>{told.decode()}</p>"), "utf-8"
    )
    assert result(told, charset, "text/plain")["document"]["text"] == told.decode()  # type: ignore[index]


def test_a_text_in_another_encoding_that_its_server_names_is_read() -> None:
    assert result(TOLD.encode("utf-16-le"), "utf-16-le", "text/plain")["outcome"] == "read"
    assert result(TOLD.encode("windows-1252"), "windows-1252", "text/plain")["document"]["text"] == TOLD  # type: ignore[index]
    assert result(TOLD.encode("utf-16"), None, "text/plain")["outcome"] == "refused"


def written(stem: str, space: str, letters: str) -> bytes:
    """A stem as a page may write it: with other space, or its letters beyond ASCII in another way."""
    told = (stem.upper() if letters == "upper" and stem.isascii() else stem).replace(" ", space)
    if letters == "names":
        return told.encode("ascii", "xmlcharrefreplace")
    if letters == "entities":
        return "".join(html.entities.codepoint2name[ord(c)].join("&;") if ord(c) > 127 else c for c in told).encode()
    return told.encode("latin-1" if letters == "latin-1" and "\xa0" not in space else "utf-8")


@given(
    st.sampled_from(STEMS),
    st.sampled_from([" ", "\n", "\r\n", "\n\t    ", "&nbsp;", "&#160;", "\xa0"]),
    st.sampled_from(["as it is", "upper", "names", "entities", "latin-1"]),
)
def test_whatever_holds_a_stem_is_opened(stem: str, space: str, letters: str) -> None:
    assert worth_opening(b"<p>The " + written(stem, space, letters) + b" of it</p>", None)


def test_what_holds_none_is_passed_over() -> None:
    assert not worth_opening(b"<p>Rain&nbsp;fell, and the match\n was drawn.</p>", None)
    assert not worth_opening("Rain fell.".encode("utf-16"), None)


LINKS = ("Peru opens embassy in Oslo", "Chile and Ghana sign trade agreement in Accra")
ITEMS = "".join(f"<li><a href='/n'>{each}</a></li>" for each in LINKS)
PARAGRAPHS = "".join(f"<p><a href='/n'>{each}</a></p>" for each in LINKS)
LISTS = (
    f"<h3>Latest news</h3><ul>{ITEMS}</ul>",
    f"<div><h4>Read also</h4>{PARAGRAPHS}</div>",
    f"<p><b>Read also:</b></p>{PARAGRAPHS}",
    f"<div><div><span>Latest news</span></div><img src='x.png'>{PARAGRAPHS}</div>",
    f"<section><h2>Related</h2>{ITEMS.replace('<li>', '<article><h3>').replace('</li>', '</h3></article>')}</section>",
    f"<aside><h4>Most read</h4><ul>{ITEMS}</ul></aside>",
)


@pytest.mark.parametrize("block", LISTS)
@pytest.mark.parametrize("where", ["behind", "between", "outside"])
def test_lists_of_other_pages_are_left_out_by_both_readers(block: str, where: str) -> None:
    first, second = samples.BODY.split("</p><p>")
    bodies = {"behind": samples.BODY + block, "between": f"{first}</p>{block}<p>{second}", "outside": samples.BODY}
    page = samples.page(bodies[where])
    if where == "outside":
        page = page.replace(b"</article>", f"</article>{block}".encode(), 1)
    for text in (read_page(page).text, read_page_fast(page, "utf-8").text):
        assert not [each for each in LINKS if each in text]
        assert "received on Monday a copy" in text and "$58.5 million last year" in text


def test_a_headline_that_is_a_link_and_prose_behind_a_label_stay() -> None:
    body = (
        "<div><a href='/news'>Latest news</a></div><h1><a href='/self'>Peru opens embassy in Oslo</a></h1>"
        "<p>The foreign minister of Peru opened the embassy of his country in Oslo on Friday, the ministry said in"
        " a statement that it gave to the press after the ceremony.</p>"
        "<p><b>Read also</b></p><p><a href='/x'>Derby drawn</a></p> The embassy of Peru in Oslo has a staff of nine."
        "<p>Peru closed its embassy in Oslo in 1998, and Norway its own in Lima a year later.</p>"
    )
    page = f"<html><body><article>{body}</article></body></html>".encode()
    for text in (read_page(page).text, read_page_fast(page, "utf-8").text):
        assert "Peru opens embassy in Oslo" in text and "has a staff of nine" in text and "Lima a year later" in text
        assert "Derby" not in text
