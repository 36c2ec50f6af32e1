"""Files of the formats that are taken in, made here: pages, PDFs, Word files, e-mails, feeds, web archives."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from gzip import compress

import docx

Placed = tuple[float, float, str]
"""Left, bottom (points from the lower left) and the text."""

BODY = (
    "<p>Foreign Minister Juma Otieno of Kenya received on Monday a copy of the credentials of the newly appointed"
    " ambassador of Chile, Mariana Soto Rivas, the ministry said.</p>"
    "<p>Kenya and Chile established diplomatic relations on 14 February 1965. The embassy of Chile in Nairobi was"
    " opened in 1967, and trade between the two countries came to $58.5 million last year.</p>"
)


def page(body: str = BODY, head: str = "", title: str = "Minister receives envoy") -> bytes:
    """A page with navigation around its article."""
    return (
        f'<!doctype html><html lang="en"><head><title>{title} | Lagoon Herald</title>{head}</head><body>'
        '<nav><a href="/">Home</a> <a href="/world">World</a></nav>'
        f"<main><article><h1>{title}</h1>{body}</article></main>"
        "<aside><h3>Most read</h3><ul><li><a href='/f'>Football: late goal settles the derby</a></li></ul></aside>"
        "<footer>© Lagoon Herald. All rights reserved.</footer></body></html>"
    ).encode()


def pdf(pages: Sequence[Sequence[Placed]], info: str = "", size: int = 11) -> bytes:
    """A PDF of these pages, in Helvetica."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for lines in pages:
        shown = "".join(f"BT /F1 {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET\n" for x, y, text in lines)
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}endstream")
        kids.append(len(objects) + 1)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {len(objects)} 0 R >>"
        )
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"
    objects.append(f"<< {info} >>")
    return pdf_of(objects)


def pdf_of(objects: Sequence[str]) -> bytes:
    """A PDF of these objects, the first its catalog, the last its information."""
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, each in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1"))
    start = out.tell()
    out.write(f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode())
    out.writelines(f"{place:010} 00000 n \n".encode() for place in places)
    trailer = f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R /Info {len(places)} 0 R >>\n"
    out.write(f"{trailer}startxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def lines(text: Sequence[str], left: float = 72, top: float = 760, step: float = 14) -> list[Placed]:
    """Lines one below the other."""
    return [(left, top - number * step, line) for number, line in enumerate(text)]


def word(paragraphs: Sequence[str], table: Sequence[Sequence[str]] = (), title: str = "") -> bytes:
    """A Word file."""
    made = docx.Document()
    made.core_properties.title = title
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    if table:
        rows = made.add_table(len(table), len(table[0]))
        for row, cells in zip(rows.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def mail(text: str, attached: Mapping[str, bytes] | None = None, **headers: str) -> bytes:
    """An e-mail as it lies in a file."""
    message = EmailMessage()
    message["Message-ID"] = "<1@lagoon.example>"
    for name, value in headers.items():
        message[name] = value
    message.set_content(text)
    for name, raw in (attached or {}).items():
        message.add_attachment(raw, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)


def feed(items: str, title: str = "Ministry News") -> bytes:
    """An RSS feed of these items."""
    head = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{title}</title>'
    return f"{head}<language>en</language>{items}</channel></rss>".encode()


def item(link: str, title: str, text: str, day: str = "Mon, 03 May 2021 10:00:00 +0300") -> str:
    """One item of a feed."""
    return (
        f"<item><title>{title}</title><link>{link}</link><pubDate>{day}</pubDate>"
        f"<description>{text}</description></item>"
    )


def warc(answers: Sequence[tuple[str, str, bytes]], status: str = "200 OK", gzip: bool = True) -> bytes:
    """A web archive of these answers: address, media type, body; each record a member of its own if gzipped."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {{}}\r\nContent-Length: {{}}\r\n\r\n"
    return warc_of([(address, head.format(kind, len(raw)).encode() + raw) for address, kind, raw in answers], gzip)


def warc_of(answers: Sequence[tuple[str, bytes]], gzip: bool = True) -> bytes:
    """The same of whole answers, their heads with them."""
    records = []
    for address, http in answers:
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2021-05-04T00:00:00Z\r\n"
            "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        records.append(head.encode() + http + b"\r\n\r\n")
    return b"".join(compress(record) for record in records) if gzip else b"".join(records)
