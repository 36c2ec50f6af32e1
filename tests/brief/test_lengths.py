"""A minister asks for one page; an office asks for a file that Word and LibreOffice open."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date
from importlib.resources import files

import docx
import jsonschema
import pypdfium2
import pytest
from lxml import etree

from credence.brief import Brief, Subject, build, build_on, render, shorten, write
from credence.brief.lengths import lengths
from credence.brief.pieces import SUBJECTS
from credence.lore.files import read_yaml
from credence.model import Fact
from tests.brief.test_brief import rests_on_notes, section

Say = Callable[..., Fact]
JUNE = date(2024, 6, 1)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = "Ada \u202eevil\u202c \x07<b>bold</b> &amp; \u2068 عائشة"


@pytest.fixture
def brief(facts: list[Fact]) -> Brief:
    return build(facts, "NLD", "URY", on=JUNE)


@pytest.fixture
def long(say: Say) -> Brief:
    """Two States with far more on record than two pages hold."""
    both = ("NLD", "URY")
    told = [
        say("meeting", {"parties": both, "place": f"Port {n}", "date": f"{1990 + n}-03-0{1 + n % 9}"}, f"met {n} times")
        for n in range(30)
    ]
    told += [
        say("signed", {"parties": both, "instrument": f"Protocol {n} on the dredging of rivers", "date": f"{1950 + n}"})
        for n in range(60)
    ]
    return build(told, "NLD", "URY", on=JUNE)


@pytest.mark.parametrize("pages", [1, 2])
def test_a_brief_of_so_many_pages_has_no_more_on_paper(long: Brief, pages: int) -> None:
    printed = write(long, "pdf", pages)
    assert len(pypdfium2.PdfDocument(printed)) == pages
    assert write(long, "pdf", pages) == printed


def test_what_matters_most_is_told_and_what_is_left_out_is_said(long: Brief) -> None:
    short = shorten(long, 1)
    assert [found.id for found in short.sections] == ["glance", "contacts", "instruments", "silent"]
    assert section(short, "glance") == section(long, "glance")
    assert (
        section(short, "contacts")[0]
        == "Representatives of the Netherlands and Uruguay met in Port 28 on 2 March 2018."
    )
    left = section(short, "silent")[-1]
    number = len(section(short, "instruments"))
    assert f"instruments ({60 - number})" in left
    assert "Protocol 59" in section(short, "instruments")[-1]
    assert len(section(shorten(long, 2), "instruments")) > number


def test_a_short_brief_numbers_its_own_notes(brief: Brief) -> None:
    short = shorten(brief, 1)
    pieces = rests_on_notes(short)
    assert all(piece.notes for piece in pieces)
    used = {number for piece in pieces for number in piece.notes}
    assert sorted(used) == [note.number for note in short.notes] == list(range(1, len(used) + 1))
    assert {note.quote for note in short.notes} < {note.quote for note in brief.notes}


def test_a_brief_that_fits_is_told_whole(say: Say) -> None:
    told = [say("relations-established", {"parties": ("NLD", "URY"), "date": "1888"})]
    whole = build(told, "NLD", "URY", on=JUNE)
    assert "Left out" not in render(whole, "md", 1)


def test_in_a_short_brief_long_quotes_are_cut_and_marked(say: Say) -> None:
    quote = "the ports " * 40
    told = [say("relations-established", {"parties": ("NLD", "URY"), "date": "1888"}, quote)]
    whole = build(told, "NLD", "URY", on=JUNE)
    assert "the […]</bdi></q>" in render(whole, "html", 1)
    assert "[…]" not in render(whole, "html")
    assert json.loads(render(whole, "json", 1))["notes"][0]["quote"] == quote


def test_there_are_briefs_of_one_or_two_pages_only(brief: Brief) -> None:
    with pytest.raises(ValueError, match="cut to 1, 2 pages, not to 3"):
        shorten(brief, 3)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {part.date_time for part in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: file.read(name) for name in file.namelist()}


@pytest.mark.parametrize(("pages", "kind"), [(1, "footnote"), (None, "endnote")])
def test_word_gets_real_notes_each_with_its_quote(brief: Brief, pages: int | None, kind: str) -> None:
    data = write(brief, "docx", pages)
    told = shorten(brief, pages) if pages else brief
    found = parts(data)
    notes = etree.fromstring(found[f"word/{kind}s.xml"])
    texts = ["".join(note.itertext()) for note in notes if note.get(f"{W}type") is None]
    body = etree.fromstring(found["word/document.xml"])
    referred = [int(each.get(f"{W}id")) for each in body.iter(f"{W}{kind}Reference")]
    assert referred == list(range(1, len(texts) + 1))
    assert all(text.startswith(f" “{note.quote[:60]}") for text, note in zip(texts, told.notes, strict=False))
    again = re.findall(rb"NOTEREF (_Ref\d+)", found["word/document.xml"])
    assert again
    assert {mark.decode() for mark in again} <= {each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")}
    assert f"word/{kind}s.xml".encode() in found["[Content_Types].xml"]


def test_word_opens_it_with_its_headings_tables_and_properties(brief: Brief) -> None:
    document = docx.Document(io.BytesIO(write(brief, "docx")))
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings == [found.heading for found in brief.sections]
    assert document.core_properties.title == "The Netherlands and Uruguay"
    assert document.tables[0].rows[0].cells[0].text == "Diplomatic relations"


def test_the_same_brief_is_the_same_file(facts: list[Fact], brief: Brief) -> None:
    again = build(facts[::-1], "NLD", "URY", on=JUNE)
    for form in ("docx", "pdf"):
        assert write(again, form) == write(brief, form)


@pytest.mark.parametrize("pages", [1, None])
def test_hostile_names_and_quotes_steer_no_file(say: Say, pages: int | None) -> None:
    post = {"actor": ("NLD",), "recipient": ("URY",), "office": "ambassador", "person": (HOSTILE,), "date": "2020"}
    told = [say("credentials-presented", post, f"{HOSTILE} ]]> presented")]
    whole = build_on(Subject("mission", ("NLD", "URY")), told, on=JUNE)
    found = parts(write(whole, "docx", pages))
    text = "".join(etree.fromstring(found["word/document.xml"]).itertext())
    assert "⟨U+202E⟩evil⟨U+202C⟩ ⟨U+0007⟩<b>bold</b> &amp; ⟨U+2068⟩" in text
    assert "\u2068Ada" in text and "عائشة\u2069" in text
    assert "\u202e" not in text
    assert write(whole, "pdf", pages)[:5] == b"%PDF-"
    assert "<b>" not in render(whole, "html", pages).replace("&lt;b&gt;", "")


def test_every_sort_of_brief_has_its_order_of_what_matters() -> None:
    schema = files("credence.lore").joinpath("schema", "brief-lengths.schema.json").read_text(encoding="utf-8")
    jsonschema.validate(read_yaml("data/brief/lengths.yml"), json.loads(schema))
    assert set(lengths().order) == set(SUBJECTS)


def test_every_section_has_its_place_in_the_order() -> None:
    from credence.brief.build import plan_of

    for sort in SUBJECTS:
        sections = {name for name, _ in plan_of(sort).sections} | {"silent", "timeline"}
        assert sections == {helping.section for helping in lengths().order[sort]}
