"""Files of every format, and the documents that they give."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from credence.intake import IntakeError, Readers, documents_of_bytes
from credence.model import Document, pages_of
from tests.intake import samples


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    with Readers() as each:
        yield each


def received(raw: bytes, name: str, readers: Readers) -> list[Document | IntakeError]:
    return list(documents_of_bytes(raw, name, readers))


def one(raw: bytes, name: str, readers: Readers) -> Document:
    (found,) = received(raw, name, readers)
    assert isinstance(found, Document), found
    return found


def refused(raw: bytes, name: str, readers: Readers) -> str:
    (found,) = received(raw, name, readers)
    assert isinstance(found, IntakeError), found
    return str(found)


LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle",
 "headline": "Minister receives envoy", "datePublished": "2021-05-03T18:20:00+03:00",
 "author": [{"@type": "Person", "name": "Asha Mbeki"}],
 "publisher": {"@type": "NewsMediaOrganization", "name": "Lagoon Herald"}}]}</script>"""


def test_a_page_is_its_title_and_its_article_without_what_surrounds_it(readers: Readers) -> None:
    document = one(samples.page(), "a.html", readers)
    assert document.text.startswith("Minister receives envoy\n\nForeign Minister Juma Otieno of Kenya received")
    assert document.text.endswith("came to $58.5 million last year.")
    assert "Football" not in document.text and "Home" not in document.text


def test_a_page_says_when_and_by_whom_it_was_published(readers: Readers) -> None:
    publication = one(samples.page(head=LINKED), "a.html", readers).publication
    assert (publication.published, publication.zone) == (date(2021, 5, 3), "UTC+03:00")
    assert (publication.outlet, publication.author) == ("Lagoon Herald", "Asha Mbeki")
    assert publication.origins["published"] == publication.origins["outlet"] == "JSON-LD"


@pytest.mark.parametrize(
    ("head", "body", "origin"),
    [
        ('<meta property="article:published_time" content="2021-05-03T08:00:00Z">', "", "Open Graph"),
        ('<meta name="DC.date.issued" content="2021-05-03">', "", "meta"),
        ("", '<p><time datetime="2021-05-03" pubdate>yesterday</time></p>', "<time>"),
        ("", '<p class="foot">Posted: 3 May 2021</p>', "guessed from the page"),
    ],
)
def test_the_day_of_a_page_is_looked_for_in_turn(head: str, body: str, origin: str, readers: Readers) -> None:
    publication = one(samples.page(body + samples.BODY, head), "a.html", readers).publication
    assert publication.published == date(2021, 5, 3)
    assert publication.origins["published"] in (origin, "header")


def _titled(shown: str, headings: str, head: str = "", foot: str = "") -> bytes:
    return (
        f"<html><head><title>{shown}</title>{head}</head><body>{headings}<article>{samples.BODY}</article>"
        f"<footer>{foot}</footer></body></html>"
    ).encode()


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        (_titled("Envoy received | Lagoon Post", "<h1>Lagoon Post</h1>"), "Envoy received"),
        (_titled("Envoy received - Lagoon Post", "<h1>Lagoon Post</h1><h1>Envoy received</h1>"), "Envoy received"),
        (_titled("Lagoon Post - Envoy received", "<h1>Envoy received</h1>"), "Envoy received"),
        (_titled("Lagoon Post", "<h1>Envoy received</h1>", foot="© 2021 Lagoon Post"), "Envoy received"),
        (_titled("Lagoon Post: news", "<h1>Envoy received</h1>"), "Envoy received"),
        (_titled("Lagoon Post – Envoy received", "", foot="Copyright Lagoon Post"), "Envoy received"),
        (_titled("Kenya – Chile: sixty years", ""), "Kenya – Chile: sixty years"),
        (_titled("Talks with Chile – a first", "<h2>News</h2>"), "Talks with Chile – a first"),
        (_titled("Talks – a first | Xinhua", ""), "Talks – a first"),
        (
            _titled("Talks – a first – Lagoon Post", "", '<meta property="og:site_name" content="Lagoon Post Online">'),
            "Talks – a first",
        ),
        (
            _titled("Envoy received - MFA", "<h1>MFA</h1>", '<link rel="canonical" href="https://mfa.example/n/3">'),
            "Envoy received",
        ),
    ],
)
def test_the_title_of_a_page_is_its_headline_and_not_its_site(raw: bytes, title: str, readers: Readers) -> None:
    document = one(raw, "a.html", readers)
    assert document.publication.title == title
    assert document.text.startswith(f"{title}\n\n")


def test_the_site_beside_the_headline_is_the_outlet_where_nothing_else_is(readers: Readers) -> None:
    raw = _titled("Envoy received | Lagoon Post", "<h1>Envoy received</h1>", foot="© 2021 Lagoon Post")
    publication = one(raw, "a.html", readers).publication
    assert (publication.outlet, publication.origins["outlet"]) == ("Lagoon Post", "<title>")
    agency = raw.replace(b"<p>Foreign", b"<p>NAIROBI, 3 May 2021 (Xinhua) -- Foreign")
    assert one(agency, "a.html", readers).publication.outlet == "Xinhua"
    unknown = raw.replace("© 2021 Lagoon Post".encode(), b"")
    assert one(unknown, "a.html", readers).publication.outlet is None


def test_byline_and_dateline_are_never_lost(readers: Readers) -> None:
    heads = '<div class="byline">By Asha Mbeki</div><span class="dateline">Nairobi, 3 May 2021</span>'
    document = one(samples.page(heads + samples.BODY), "a.html", readers)
    assert "By Asha Mbeki" in document.text and "Nairobi, 3 May 2021" in document.text
    assert (document.publication.author, document.publication.place) == ("Asha Mbeki", "Nairobi")


def test_paragraphs_that_come_twice_and_teasers_are_dropped(readers: Readers) -> None:
    again = samples.BODY + samples.BODY + '<p>Read also: <a href="/x">President leaves for Addis Ababa</a></p>'
    text = one(samples.page(again), "a.html", readers).text
    assert text.count("established diplomatic relations") == 1
    assert "Addis Ababa" not in text


def test_the_host_of_a_page_names_its_outlet(readers: Readers) -> None:
    head = '<link rel="canonical" href="https://en.azertac.az/news/3"><meta property="og:site_name" content="AzT">'
    document = one(samples.page(head=head), "a.html", readers)
    assert document.source == "https://en.azertac.az/news/3"
    assert document.publication.origins["outlet"] == "address"


def test_pages_in_other_encodings(readers: Readers) -> None:
    body = samples.BODY.replace("Mariana Soto Rivas", "José Muñoz")
    for encoding in ("windows-1252", "utf-16", "utf-8-sig"):
        head = f'<meta charset="{encoding}">' if encoding == "windows-1252" else ""
        raw = samples.page(body, head).decode().encode(encoding)
        assert "José Muñoz" in one(raw, "a.html", readers).text, encoding


def test_a_page_laid_out_by_tables_is_read_by_paragraphs(readers: Readers) -> None:
    raw = (
        b"<html><head><title>Ambassador presents credentials</title></head><body>"
        b"<table><tr><td><a href=1>Politics</a><br><a href=2>Sports</a></td><td>"
        b"<b>Ambassador presents credentials</b><br>Tuesday, February 5, 2019<br><br>"
        b"The new Ambassador of Norway to Ghana, Ingrid Dahl, presented her credentials to the President in Accra on"
        b" Monday.<br><br>Ghana and Norway established diplomatic relations in 1964.<br><br>He said that Norway had had"
        b" an embassy in Accra since 2007, and that he looked forward to working there.</td></tr></table></body></html>"
    )
    document = one(raw, "a.html", readers)
    assert "\n\nGhana and Norway established diplomatic relations in 1964.\n\n" in document.text
    assert "|" not in document.text and document.publication.published == date(2019, 2, 5)


def test_a_table_of_a_page_is_told_row_by_row(readers: Readers) -> None:
    table = "<table><tr><th>Year</th><th>Trade</th></tr><tr><td>2020</td><td>$8.1 million</td></tr></table>"
    text = one(samples.page(samples.BODY + table), "a.html", readers).text
    assert "\n\nYear | Trade\n\n2020 | $8.1 million" in text


def test_the_mark_of_a_note_is_no_part_of_a_year(readers: Readers) -> None:
    body = "<p>Kenya and Chile have had relations since 14 February 1965<sup><a href=#n>1</a></sup>.</p>"
    last = "<p>Kenya opened its embassy in Santiago in 2007.</p>"
    document = one(samples.page(body + samples.BODY + last), "a.html", readers)
    assert "14 February 1965." in document.text
    assert document.publication.origins["outlet"] == "<title>"


def test_the_day_beside_the_headline_is_kept_though_a_sentence_has_it_too(readers: Readers) -> None:
    body = '<div class="news-date">14 March 2022</div><p>On 14 March 2022, Kenya and Chile signed a treaty.</p>'
    document = one(samples.page(body + samples.BODY), "a.html", readers)
    assert "\n\n14 March 2022\n\n" in document.text


@pytest.mark.parametrize(
    "line",
    [
        "Share this:",
        "Tags: Chile, credentials",
        "Print version",
        "Comments (3)",
        "This website uses cookies to give you the best experience.",
        "The post Envoy received appeared first on Lagoon Herald.",
    ],
)
def test_lines_of_the_site_are_none_of_the_article(readers: Readers, line: str) -> None:
    assert line not in one(samples.page(f"{samples.BODY}<p>{line}</p>"), "a.html", readers).text
    item = samples.item("https://mfa.example/n/1", "Visit", f"&lt;p&gt;Otieno came.&lt;/p&gt;&lt;p&gt;{line}&lt;/p&gt;")
    assert one(samples.feed(item), "f.xml", readers).text == "Visit\n\nOtieno came."


@pytest.mark.parametrize(
    "line",
    ["Related talks were held in Oslo.", "Tags were handed to the envoys.", "By continuing to talk, both gained."],
)
def test_sentences_that_begin_as_such_lines_are_kept(readers: Readers, line: str) -> None:
    assert line in one(samples.page(f"{samples.BODY}<p>{line}</p>"), "a.html", readers).text


def test_a_page_without_a_text_is_refused(readers: Readers) -> None:
    assert (
        refused(b"<html><body><img src='x.png'></body></html>", "a.html", readers) == "a.html: is a page without text"
    )


def test_a_pdf_has_whole_words_and_paragraphs(readers: Readers) -> None:
    first = samples.lines(
        ["The Foreign Minister of Kenya received the ambas-", "sador of Chile on 3 May 2021 and the vice-", "president"]
    )
    second = samples.lines(["Relations were established on 14 February 1965."], top=690)
    document = one(samples.pdf([[*first, *second]]), "a.pdf", readers)
    assert document.text == (
        "The Foreign Minister of Kenya received the ambassador of Chile on 3 May 2021 and the vice-president"
        "\n\nRelations were established on 14 February 1965."
    )


def test_a_sentence_that_runs_over_a_page_stays_whole_and_knows_its_pages(readers: Readers) -> None:
    pages = [samples.lines(["The Foreign Minister of Kenya received"]), samples.lines(["the ambassador of Chile."])]
    text = one(samples.pdf(pages), "a.pdf", readers).text
    assert text == "The Foreign Minister of Kenya received\fthe ambassador of Chile."
    assert pages_of(text, 0, len(text)) == (1, 2)
    assert pages_of(text, text.index("ambassador"), len(text)) == (2,)


def test_columns_are_read_one_after_the_other(readers: Readers) -> None:
    left = [
        "Kenya and Chile established their",
        "diplomatic relations in Nairobi",
        "on 14 February 1965, and then",
        "opened embassies in 1967.",
    ]
    right = [
        "The two countries traded goods",
        "worth $58.5 million in the year",
        "2020, a tenth more than in the",
        "year before that one.",
    ]
    placed = [(72, 800, "Kenya and Chile: a short account of their relations over the last half century")]
    placed += samples.lines(left, 72) + samples.lines(right, 320)
    text = one(samples.pdf([placed]), "a.pdf", readers).text
    assert "on 14 February 1965, and then opened embassies in 1967." in text
    assert text.index("opened embassies") < text.index("The two countries")


def test_running_heads_and_page_numbers_are_left_out(readers: Readers) -> None:
    pages = [
        [
            (72, 810, "Bulletin of the Ministry, May 2021"),
            *samples.lines([f"Paragraph {n} is about envoys."]),
            (290, 30, f"- {n} -"),
        ]
        for n in range(1, 5)
    ]
    text = one(samples.pdf(pages), "a.pdf", readers).text
    assert text.startswith("Bulletin of the Ministry, May 2021\n\nParagraph 1 is about envoys.")
    assert text.count("Bulletin") == 1 and "- 2 -" not in text and "Paragraph 3 is about envoys." in text


def test_columns_whose_lines_stand_at_different_heights(readers: Readers) -> None:
    left = [f"The left column tells in line {n} of" for n in range(12)]
    right = [f"The right column says in line {n} that" for n in range(12)]
    placed = samples.lines(left, 72) + [(x, y - 5, line) for x, y, line in samples.lines(right, 320)]
    text = one(samples.pdf([[(72, 810, "Ministry of Foreign Affairs"), *placed]]), "a.pdf", readers).text
    assert " ".join(left) in text and " ".join(right) in text
    assert text.index(left[-1]) < text.index(right[0])


def test_the_foot_of_two_columns_is_left_out_on_a_short_page_too(readers: Readers) -> None:
    body = [f"On that day in spring {n} envoys came" for n in range(9)]
    foot = [(72, 30, "www.mfa.example"), (480, 30, "Page {} of 3")]
    pages = [
        [
            *samples.lines([f"{number} {line}" for line in body[: 9 if number < 3 else 1]]),
            *((x, y, line.format(number)) for x, y, line in foot),
        ]
        for number in range(1, 4)
    ]
    assert "www" not in one(samples.pdf(pages), "a.pdf", readers).text


def test_a_table_in_a_pdf_is_told_row_by_row(readers: Readers) -> None:
    rows = [("Country", "Ambassador", "Credentials"), ("Chile", "Carlos Rojas", "14 March 2022")]
    cells = [(x, 700 - 15 * n, cell) for n, row in enumerate(rows) for x, cell in zip((72, 200, 350), row, strict=True)]
    text = one(samples.pdf([cells]), "a.pdf", readers).text
    assert text == "Country | Ambassador | Credentials\n\nChile | Carlos Rojas | 14 March 2022"


def test_a_row_of_equal_cells_keeps_them_all(readers: Readers) -> None:
    raw = samples.word(["Envoys of three States:"], [["Chile", "Yes", "Yes", "Yes"]], title="Envoys")
    assert one(raw, "a.docx", readers).text.endswith("Chile | Yes | Yes | Yes")


def test_a_pdf_says_what_is_wrong_with_it(readers: Readers) -> None:
    assert "is a PDF without text (scanned pages, perhaps)" in refused(samples.pdf([[]]), "a.pdf", readers)
    assert "is a damaged PDF" in refused(b"%PDF-1.4 and no more", "a.pdf", readers)


def test_a_word_file_is_its_paragraphs_and_the_rows_of_its_tables(readers: Readers) -> None:
    raw = samples.word(["Kenya and Chile have relations."], [["Embassy opened", "1967"]], title="Kenya and Chile")
    document = one(raw, "a.docx", readers)
    assert document.text == "Kenya and Chile have relations.\n\nEmbassy opened | 1967"
    assert document.publication.title == "Kenya and Chile"


def test_content_controls_boxes_and_tables_in_tables_of_a_word_file_are_read(readers: Readers) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def paragraph(text: str) -> str:
        return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"

    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    merged = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', "<w:tcPr><w:vMerge/></w:tcPr>"
    inner = f"<w:tbl>{row(paragraph('1967'), paragraph('Nairobi'))}</w:tbl>"
    body = (
        control(paragraph("Note on Chile")),
        f"<w:p><w:r><w:t>Kenya </w:t></w:r>{control('<w:r><w:t>and Chile</w:t></w:r>')}"
        "<w:ins><w:r><w:t> traded</w:t></w:r></w:ins><w:del><w:r><w:delText> fought</w:delText></w:r></w:del>"
        f"<w:r><w:pict><w:txbxContent>{paragraph('In a box.')}</w:txbxContent></w:pict></w:r></w:p>",
        f"<w:tbl>{row(merged[0] + paragraph('Embassy'), paragraph('opened') + inner)}"
        f"{control(row(merged[1] + paragraph(''), paragraph('closed')))}</w:tbl>",
    )
    with zipfile.ZipFile(io.BytesIO(samples.word(["x"]))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = f"<w:document {space}><w:body>{''.join(body)}</w:body></w:document>".encode()
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    assert one(raw.getvalue(), "a.docx", readers).text.split("\n\n") == [
        "Note on Chile",
        "Kenya and Chile traded",
        "In a box.",
        "Embassy | opened",
        "1967 | Nairobi",
        "Embassy | closed",
    ]


def test_an_e_mail_is_its_text_and_what_is_attached(readers: Readers) -> None:
    attached = {"note.html": samples.page(), "logo.png": b"\x89PNG"}
    headers = {"Subject": "Note for the press", "From": "Press Office <press@mfa.example>"}
    raw = samples.mail("The envoy came.\n", attached, Date="Mon, 03 May 2021 10:00:00 +0300", **headers)
    message, note = received(raw, "a.eml", readers)
    assert isinstance(message, Document) and isinstance(note, Document)
    assert message.text == "Note for the press\n\nThe envoy came."
    assert (message.publication.published, message.publication.outlet) == (date(2021, 5, 3), "Press Office")
    assert note.id == "a.eml/note.html"


def test_attachments_of_one_name_are_two_documents(readers: Readers) -> None:
    outer = message_from_bytes(samples.mail("See below.", {"note.txt": b"The envoy came."}), policy=default)
    outer.add_attachment(b"The envoy left.", maintype="application", subtype="octet-stream", filename="a/note.txt")
    found = received(bytes(outer), "a.eml", readers)
    assert [(each.id, each.text) for each in found[1:] if isinstance(each, Document)] == [
        ("a.eml/note.txt", "The envoy came."),
        ("a.eml/note.txt (2)", "The envoy left."),
    ]


def test_plain_text_in_a_message_or_a_web_archive_is_read_in_its_charset(readers: Readers) -> None:
    mail = message_from_bytes(samples.mail("São Tomé", Subject="Note"), policy=default)
    mail.add_attachment("Kosovë e Çamëri", subtype="plain", charset="iso-8859-1", filename="note.txt")
    raw = bytes(mail).replace(
        b'Content-Type: text/plain; charset="utf-8"', b'Content-Type: text/plain; charset="us-ascii"'
    )
    message, note = received(raw, "a.eml", readers)
    assert isinstance(message, Document) and isinstance(note, Document)
    assert (message.text, note.text.strip()) == ("Note\n\nSão Tomé", "Kosovë e Çamëri")
    answers = [("https://mfa.example/n", "text/plain; charset=windows-1252", "Kosovë".encode("cp1252"))]
    assert one(samples.warc(answers), "a.warc.gz", readers).text == "Kosovë"


def test_a_message_that_is_forwarded_is_that_of_who_wrote_it(readers: Readers) -> None:
    body = (
        "Please see below.\n\n---------- Forwarded message ---------\nFrom: Press Office <press@mfa.example>\n"
        "Date: Mon, 14 Mar 2022 at 18:00\nSubject: Note\n\n"
        "> The envoy of Peru presented\n> his credentials on Monday.\n"
    )
    headers = {"Subject": "Fwd: Note", "From": "Jan <jan@desk.example>", "Date": "Thu, 17 Mar 2022 10:00:00 +0100"}
    document = one(samples.mail(body, {}, **headers), "a.eml", readers)
    assert (document.publication.published, document.publication.outlet) == (date(2022, 3, 14), "Press Office")
    assert "presented\nhis credentials" in document.text


def test_a_feed_gives_a_document_for_each_entry(readers: Readers) -> None:
    text = "&lt;p&gt;Minister Otieno &lt;b&gt;visited&lt;/b&gt; Chile.&lt;/p&gt;"
    items = samples.item("https://mfa.example/n/1", "Visit to Chile", text)
    items += samples.item("file:///etc/passwd", "Visit to Peru", text)
    first, second = received(samples.feed(items), "f.xml", readers)
    assert isinstance(first, Document) and isinstance(second, Document)
    assert (first.id, first.text) == ("mfa.example/n/1", "Visit to Chile\n\nMinister Otieno visited Chile.")
    assert (first.publication.outlet, first.publication.published) == ("Ministry News", date(2021, 5, 3))
    assert second.source == second.id.replace("/", "#", 1)


def test_entries_without_an_address_keep_their_names_as_the_feed_moves_on(readers: Readers) -> None:
    first = "<item><guid isPermaLink='false'>note-7</guid><title>Visit</title></item>"
    second = "<item><title>Talks</title><description>Otieno spoke.</description></item>"
    third = "<item><title>Talks</title><description>Otieno spoke again.</description></item>"
    found = received(samples.feed(first + second + third), "f.xml", readers)
    moved = received(samples.feed(second + first), "f.xml", readers)
    ids = [each.id for each in found if isinstance(each, Document)]
    assert len(set(ids)) == 3 and ids[0] == "f.xml/note-7"
    assert [each.id for each in moved if isinstance(each, Document)] == [ids[1], ids[0]]


def test_lines_of_json_by_the_names_in_use(readers: Readers) -> None:
    lines = [
        {"id": "a1", "headline": "Kenya and Chile", "maintext": "They traded.", "date_publish": "2021-05-03"},
        {"url": "https://mfa.example/2", "html": samples.page().decode()},
        {"nothing": 1},
    ]
    raw = "\n".join(map(json.dumps, lines)).encode() + b"\n{broken\n"
    first, second, third, fourth = received(raw, "a.jsonl", readers)
    assert isinstance(first, Document) and isinstance(second, Document)
    assert (first.id, first.text) == ("a.jsonl/a1", "Kenya and Chile\n\nThey traded.")
    assert (second.id, second.source) == ("mfa.example/2", "https://mfa.example/2")
    assert second.text.startswith("Minister receives envoy")
    assert "line 3: has no text" in str(third) and "line 4: is not JSON" in str(fourth)


def test_a_web_archive_gives_its_pages(readers: Readers) -> None:
    answers = [
        ("https://mfa.example/p1", "text/html; charset=utf-8", samples.page()),
        ("https://mfa.example/p.png", "image/png", b"\x89PNG...."),
        ("https://mfa.example/p2", "text/plain", b"Kenya and Chile traded."),
    ]
    for packed in (True, False):
        found = received(samples.warc(answers, gzip=packed), "a.warc.gz", readers)
        assert [each.id for each in found if isinstance(each, Document)] == ["mfa.example/p1", "mfa.example/p2"]
    assert refused(samples.warc(answers, "404 Not Found"), "a.warc", readers) == "a.warc: holds no documents"


ANSWERS = [
    (f"https://mfa.example/{n}", "text/plain", f"Kenya and Chile traded in {n}.".encode()) for n in range(1990, 1996)
]


def _records() -> list[bytes]:
    return [gzip.compress(samples.warc([each], gzip=False), mtime=0) for each in ANSWERS]


@pytest.mark.parametrize(
    "damage",
    [
        lambda record: record[:12] + bytes([record[12] ^ 255]) + record[13:],
        lambda record: record[: len(record) // 2],
        lambda record: record[: len(record) // 2] + bytes(40) + record[len(record) // 2 + 40 :],
        lambda record: b"neither record nor member",
    ],
)
def test_a_damaged_record_of_a_web_archive_costs_no_other(damage: Callable[[bytes], bytes], readers: Readers) -> None:
    records = _records()
    records[2] = damage(records[2])
    found = received(b"".join(records), "a.warc.gz", readers)
    ids = [each.id for each in found if isinstance(each, Document)]
    assert ids == [f"mfa.example/{n}" for n in (1990, 1991, 1993, 1994, 1995)]
    (told,) = (str(each) for each in found if isinstance(each, IntakeError))
    assert told.startswith(("a.warc.gz, record 3: is damaged", "a.warc.gz, https://mfa.example/1992: is damaged"))


def test_a_web_archive_that_is_not_packed_is_read_past_a_damage_too(readers: Readers) -> None:
    raw = samples.warc(ANSWERS, gzip=False)
    second = raw.index(b"WARC/1.0", 1)
    found = received(raw[: second - 30] + raw[second + 20 :], "a.warc", readers)
    ids = [each.id for each in found if isinstance(each, Document)]
    assert ids[-4:] == [f"mfa.example/{n}" for n in range(1992, 1996)]
    assert "1991" not in str(ids)


def test_a_record_that_is_cut_is_not_taken_for_whole(readers: Readers) -> None:
    *sound, told = received(b"".join(_records())[:-30], "a.warc.gz", readers)
    assert len(sound) == 5
    assert str(told) == "a.warc.gz, https://mfa.example/1995: is damaged: some of it is missing"


def test_a_web_archive_packed_as_a_whole_is_read(readers: Readers) -> None:
    found = received(gzip.compress(samples.warc(ANSWERS, gzip=False)), "a.warc.gz", readers)
    assert [each.text for each in found if isinstance(each, Document)] == [each.decode() for _, _, each in ANSWERS]


def test_of_packed_lines_those_before_a_damage_are_read(readers: Readers) -> None:
    raw = "".join(json.dumps({"text": f"Kenya and Chile traded in {n}."}) + "\n" for n in range(1900, 2000)).encode()
    *sound, told = received(gzip.compress(raw)[:-200], "a.jsonl.gz", readers)
    assert len(sound) > 5 and all(isinstance(each, Document) for each in sound)
    assert str(told) == "a.jsonl.gz: is a damaged gzip file: breaks off before its end"


def test_archives_of_all_these_mixed(readers: Readers) -> None:
    files = {
        "b/page.html": samples.page(),
        "a.txt": b"Kenya and Chile traded.",
        "w.docx": samples.word(["A note."]),
        "m.eml": samples.mail("The envoy came."),
        "x.exe": b"MZ",
        "bad.pdf": b"%PDF-",
    }
    zipped, tarred = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    with tarfile.open(fileobj=tarred, mode="w:gz") as tar:
        for name in sorted(files):
            member = tarfile.TarInfo(name)
            member.size = len(files[name])
            tar.addfile(member, io.BytesIO(files[name]))
    for name, raw in (("z.zip", zipped.getvalue()), ("z.tar.gz", tarred.getvalue())):
        found = received(raw, name, readers)
        ids = [each.id for each in found if isinstance(each, Document)]
        assert ids == [f"{name}/a.txt", f"{name}/b/page.html", f"{name}/m.eml", f"{name}/w.docx"]
        (fault,) = (str(each) for each in found if isinstance(each, IntakeError))
        assert "bad.pdf: is a damaged PDF" in fault
    assert one(gzip.compress(files["a.txt"]), "a.txt.gz", readers).text == "Kenya and Chile traded."


def test_the_format_is_told_by_the_bytes_and_not_the_name(tmp_path: Path, readers: Readers) -> None:
    assert one(samples.page(), "article.txt", readers).text.startswith("Minister receives envoy\n")
    assert one(samples.pdf([samples.lines(["The envoy came."])]), "note", readers).text == "The envoy came."


def test_what_no_store_can_hold_is_replaced(readers: Readers) -> None:
    document = one(b'{"id": "a\\u0000b", "text": "The envoy\\u0000 came \\ud800."}', "a.jsonl", readers)
    assert (document.id, document.text) == ("a.jsonl/a�b", "The envoy� came �.")


def test_a_message_forwarded_in_a_message_is_a_document_of_its_own(readers: Readers) -> None:
    inner = message_from_bytes(samples.mail("The envoy came.", {"n.txt": b"A note."}, Subject="Visit"), policy=default)
    outer = message_from_bytes(samples.mail("See below.", Subject="Fwd: Visit"), policy=default)
    outer.add_attachment(inner)
    found = received(bytes(outer), "a.eml", readers)
    assert [(each.id, each.text) for each in found if isinstance(each, Document)] == [
        ("a.eml", "Fwd: Visit\n\nSee below."),
        ("a.eml/message.eml", "Visit\n\nThe envoy came."),
        ("a.eml/message.eml/n.txt", "A note."),
    ]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_one_name_are_two_documents(readers: Readers) -> None:
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("a.txt", b"The envoy came.")
        archive.writestr("a.txt", b"The envoy left.")
    found = received(zipped.getvalue(), "z.zip", readers)
    assert [each.id for each in found if isinstance(each, Document)] == ["z.zip/a.txt", "z.zip/a.txt (2)"]


def test_a_long_name_is_cut_and_still_tells_its_file_from_others(readers: Readers) -> None:
    raw = b"".join(json.dumps({"id": "n" * 300 + end, "text": f"Envoy {end}."}).encode() + b"\n" for end in "ab")
    first, second = received(raw, "a.jsonl", readers)
    assert isinstance(first, Document) and isinstance(second, Document)
    assert len(first.id) == len(second.id) == 200
    assert first.id != second.id


def test_an_address_that_is_none_of_the_web_is_dropped(readers: Readers) -> None:
    raw = json.dumps({"url": "javascript:alert(1)", "text": "The envoy came."}).encode()
    assert one(raw, "a.jsonl", readers).source == "a.jsonl#line 1"


def test_a_gzip_file_of_several_members_is_read_to_its_end(readers: Readers) -> None:
    raw = gzip.compress(b"Kenya and Chile ") + gzip.compress(b"traded.")
    assert one(raw, "a.txt.gz", readers).text == "Kenya and Chile traded."
