"""Files made to break whoever reads them, each made anew: `CORPUS` gives them by name.

After what broke other readers of documents: expansions, nesting, lengths that are not true, names that lead elsewhere,
encodings that are not what they say, and texts on which patterns take for ever.
"""

from __future__ import annotations

import base64
import gzip
import io
import json
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tests.intake import samples

SENTENCE = "Kenya and Chile established diplomatic relations on 14 February 1965."
SCRIPT = "alert(1914)"
"""What a script in a document says; it must not come into a text."""


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file: `file` is its name, `says` a word of what must come of it, `never` what must not be in a text."""

    file: str
    make: Callable[[], bytes]
    says: str | None = None
    never: str | None = None


CORPUS: dict[str, Hostile] = {}


def _add(
    name: str,
    file: str,
    make: Callable[[], bytes] | bytes,
    says: str | None = None,
    never: str | None = None,
) -> None:
    assert name not in CORPUS, name
    raw = make if callable(make) else (lambda: make)
    CORPUS[name] = Hostile(file, raw, says, never)


# --- markup that grows or is nested ---------------------------------------------------------------------------------

LAUGHS = '<!DOCTYPE {0} [<!ENTITY a0 "ha">{1}]>'.replace(
    "{1}", "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
)
QUADRATIC = '<!DOCTYPE {0} [<!ENTITY a "' + "ha" * 50_000 + '">]>'
OUTSIDE = '<!DOCTYPE {0} [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE {0} [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>'
DOCUMENT_TYPES = {
    "billion-laughs": (LAUGHS, "&a11;"),
    "quadratic-entity": (QUADRATIC, "&a;" * 1_000),
    "external-entity": (OUTSIDE, "&a;"),
    "parameter-entity": (PARAMETER, SENTENCE),
    "endless-entity": ('<!DOCTYPE {0} [<!ENTITY a "&b;"><!ENTITY b "&a;">]>', "&a;"),
}


def _rss(text: str, doctype: str = "", link: str = "https://mfa.example/1") -> bytes:
    return (
        f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel><title>News</title>'
        f"{samples.item(link, 'Visit', text)}</channel></rss>"
    ).encode()


def _atom(text: str, doctype: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>{doctype}<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry>'
        f'<title>Visit</title><link href="https://mfa.example/1"/><summary>{text}</summary></entry></feed>'
    ).encode()


def _docx(parts: Mapping[str, str | bytes], base: bytes | None = None) -> bytes:
    """A Word file in which these parts stand in place of its own."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(base or samples.word([SENTENCE]))) as given,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for each in given.infolist():
            made.writestr(each.filename, parts.get(each.filename, given.read(each)))
        for name in parts.keys() - set(given.namelist()):
            made.writestr(name, parts[name])
    return out.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _word(body: str, doctype: str = "") -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{doctype}'
    return _docx({"word/document.xml": f"{head}<w:document {W}><w:body>{body}</w:body></w:document>"})


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


for _name, (_type, _use) in DOCUMENT_TYPES.items():
    _add(f"rss-{_name}", "a.xml", lambda t=_type, u=_use: _rss(u, t.replace("{0}", "rss")), never="root:x")
    _add(f"atom-{_name}", "a.xml", lambda t=_type, u=_use: _atom(u, t.replace("{0}", "feed")), never="root:x")
    _add(
        f"docx-{_name}",
        "a.docx",
        lambda t=_type, u=_use: _word(_paragraph(u), t.replace("{0}", "w:document")),
        never="root:x",
    )
    _add(
        f"page-{_name}",
        "a.xhtml",
        lambda t=_type, u=_use: f"{t.replace('{0}', 'html')}<html><body><p>{SENTENCE} {u}</p></body></html>".encode(),
        never="root:x",
    )

for _tag in ("div", "b", "table", "font", "a", "svg", "math"):
    _add(
        f"nested-{_tag}",
        "a.html",
        lambda t=_tag: b"<html><body>" + f"<{t}>".encode() * (200_000 if t == "div" else 10_000) + SENTENCE.encode(),
        says="nested deeper" if _tag in ("div", "font", "svg", "math") else None,
    )
_add("nested-lists-closed", "a.html", lambda: b"<ul><li>" * 100_000 + b"x" + b"</li></ul>" * 100_000)
_add("unterminated-tags", "a.html", lambda: b"<html><body>" + b"<a " * 400_000)
_add("unterminated-comments", "a.html", lambda: b"<!--" * 400_000)
_add("unterminated-instructions", "a.html", lambda: b"<?" * 500_000)
_add("unterminated-declarations", "a.html", lambda: b"<!" * 500_000)
_add("unterminated-attribute", "a.html", lambda: b'<html><body><p class="' + b"x" * 2_000_000)
_add("unterminated-cdata", "a.xml", lambda: b"<rss><channel><item><title><![CDATA[" + b"<![CDATA[" * 200_000)
_add("many-attributes", "a.html", lambda: b"<p " + b" ".join(b"a%d=1" % n for n in range(10_000)) + b">x</p>")
_add("huge-attribute", "a.html", lambda: b"<html><body><p title='" + b"y" * 11_000_000 + b"'>x</p>")
_add("many-elements", "a.html", lambda: b"<html><body>" + b"<p>x</p>" * 50_000)
_add("many-breaks", "a.html", lambda: b"<html><body><p>" + b"x<br>" * 50_000)
_add("many-references", "a.html", lambda: b"<html><body><p>" + b"&amp;&notin;&#x0;" * 50_000)
_add(
    "bad-references",
    "a.html",
    lambda: b"<html><body><p>Envoy &#xD800; &#x110000; &#0; &#99999999999999999999; came.</p>",
)
_add("many-dates-nested", "a.html", lambda: b"<div class=date>" * 200 + b"x " * 2_000_000)
_add("many-headings", "a.html", lambda: b"<html><body>" + b"<h1>Visit</h1>" * 10_000)
_add("many-times", "a.html", lambda: b"<html><body>" + b"<time datetime='2021-05-03'>3 May</time>" * 5_000)
_add("many-scripts", "a.html", lambda: b"<html><head>" + b"<script type='application/ld+json'>[[[[</script>" * 5_000)
_add(
    "deep-json-ld",
    "a.html",
    lambda: samples.page(head=f"<script type='application/ld+json'>{'[' * 100_000}</script>"),
    says="Minister receives envoy",
)
_add(
    "wide-json-ld",
    "a.html",
    lambda: samples.page(
        head="<script type='application/ld+json'>["
        + ",".join(['{"@type":"NewsArticle","headline":"' + "x" * 50 + '"}'] * 50_000)
        + "]</script>"
    ),
    says="Minister receives envoy",
)
_add("page-of-nothing", "a.html", b"<!doctype html><html></html>", says="without text")
_add("page-of-spaces", "a.html", lambda: b"<html><body><p>" + b" \t\n" * 1_000_000)

# --- what a page must not do ----------------------------------------------------------------------------------------

for _name, _markup in {
    "script": f"<script>{SCRIPT}</script>",
    "script-in-svg": f"<svg><script>{SCRIPT}</script></svg>",
    "script-in-math": f"<math><mtext><script>{SCRIPT}</script></mtext></math>",
    "foreign-object": f"<svg><foreignObject><script>{SCRIPT}</script></foreignObject></svg>",
    "handler": f"<img src=x onerror='{SCRIPT}'><p onclick='{SCRIPT}'>x</p>",
    "script-address": f"<a href='javascript:{SCRIPT}'>Read it</a>",
    "style-import": f"<style>@import url('http://127.0.0.1/{SCRIPT}.css');</style>",
    "style-expression": f"<p style='width:expression({SCRIPT})'>The talks went on.</p>",
    "frame": f"<iframe srcdoc='&lt;script&gt;{SCRIPT}&lt;/script&gt;'></iframe>",
    "object": f"<object data='data:text/html,<script>{SCRIPT}</script>'></object>",
    "template": f"<template><script>{SCRIPT}</script></template>",
    "noscript": f"<noscript><style>{SCRIPT}</style></noscript>",
    "mutation": f"<noscript><p title='</noscript><img src=x onerror={SCRIPT}>'></noscript>",
    "base": "<base href='file:///etc/'><a href='passwd'>Further</a>",
}.items():
    _add(
        f"page-{_name}",
        "a.html",
        lambda m=_markup: samples.page(f"{samples.BODY}{m}"),
        says="Kenya and Chile established",
        never=SCRIPT,
    )
    _add(
        f"feed-{_name}",
        "a.xml",
        lambda m=_markup: _rss(f"<![CDATA[<p>{SENTENCE}</p>{m}]]>"),
        says="Kenya and Chile established",
        never=SCRIPT,
    )
_add(
    "page-meta-refresh",
    "a.html",
    lambda: samples.page(head="<meta http-equiv=refresh content='0;url=file:///etc/passwd'>"),
    says="Kenya and Chile",
    never="root:x",
)
_add(
    "page-canonical-file",
    "a.html",
    lambda: samples.page(head="<link rel=canonical href='file:///etc/passwd'>"),
    says="Kenya and Chile",
)

# --- packed files ---------------------------------------------------------------------------------------------------


def _zip(members: Iterable[tuple[str, bytes]], level: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", level) as archive:
        for name, raw in members:
            archive.writestr(zipfile.ZipInfo(name), raw, level)
    return out.getvalue()


def _gzip_of_zeros(size: int) -> bytes:
    pack = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    block = bytes(1 << 20)
    return b"".join(pack.compress(block) for _ in range(size >> 20)) + pack.flush()


def _gzips(times: int, raw: bytes) -> bytes:
    for _ in range(times):
        raw = gzip.compress(raw)
    return raw


def _nested_zips(times: int) -> bytes:
    raw = SENTENCE.encode()
    for number in range(times):
        raw = _zip([(f"{number}.zip" if number else "a.txt", raw)])
    return raw


def _zip_bomb_within() -> bytes:
    """Ten archives of ten files, each grown within what one archive may: together a thousand times and more."""
    line = (SENTENCE + "\n").encode()
    inner = _zip([(f"{n}.txt", line * 12_000) for n in range(10)])
    return _zip([(f"{n}.zip", inner) for n in range(10)])


def _lying_zip() -> bytes:
    raw = bytearray(_zip([("a.txt", bytes(5_000_000))]))
    at = raw.rindex(b"PK\x01\x02")
    raw[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(raw)


def _overlapping_zip(times: int = 2_000) -> bytes:
    """Every entry of the directory leads to the same member, which unpacks to a megabyte and less."""
    raw = _zip([("a.txt", (SENTENCE + "\n").encode() * 13_000)])
    start, end = raw.index(b"PK\x01\x02"), raw.index(b"PK\x05\x06")
    directory = raw[start:end] * times
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, times, times, len(directory), start, 0)
    return raw[:start] + directory + tail


def _locked_zip() -> bytes:
    raw = bytearray(_zip([("a.txt", SENTENCE.encode())]))
    raw[6] |= 1
    raw[raw.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


def _tar(
    members: Iterable[tarfile.TarInfo | tuple[str, bytes]], mode: str = "w", form: int = tarfile.PAX_FORMAT
) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode, format=form) as archive:  # type: ignore[call-overload]
        for each in members:
            if isinstance(each, tarfile.TarInfo):
                archive.addfile(each)
            else:
                info = tarfile.TarInfo(each[0])
                info.size = len(each[1])
                archive.addfile(info, io.BytesIO(each[1]))
    return out.getvalue()


def _link(name: str, to: str, kind: bytes = tarfile.SYMTYPE) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, to
    return info


def _tar_size(size: int) -> bytes:
    """A tar file of one member whose header gives this size."""
    info = tarfile.TarInfo("a.txt")
    head = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    head[124:136] = (
        b"\x80" + size.to_bytes(11, "big") if size >= 0 else b"\xff" * 4 + (size & (1 << 64) - 1).to_bytes(8, "big")
    )
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head) + b"x" * 512 + bytes(1024)


NAMES = {
    "up": "../../../../tmp/x.txt",
    "root": "/etc/cron.d/x.txt",
    "drive": "C:\\Windows\\x.txt",
    "device": "CON.txt",
    "stream": "a.txt:hidden.txt",
    "long": "n" * 4_096 + ".txt",
    "turned": "a\u202etxt.exe\u202c.txt",
    "escapes": "\x1b]0;pwned\x07\x1b[2J.txt",
    "lines": "a\nb\r\nc.txt",
    "none": ".txt",
    "dots": "..../..txt/...txt.txt",
    "nul": "a\x00b.txt",
    "slashes": "a//////b/./../c.txt",
}
for _name, _path in NAMES.items():
    _add(f"zip-name-{_name}", "a.zip", lambda p=_path: _zip([(p, SENTENCE.encode()), ("z.txt", b"The envoy came.")]))
    if _name != "nul":
        _add(
            f"tar-name-{_name}", "a.tar", lambda p=_path: _tar([(p, SENTENCE.encode()), ("z.txt", b"The envoy came.")])
        )

_add("gzip-bomb", "a.txt.gz", lambda: _gzip_of_zeros(1 << 28), says="unpacks to more than 100 times")
_add("gzip-of-gzips", "a.gz", lambda: _gzips(800, SENTENCE.encode()), says="archive in an archive")
_add("gzip-bomb-twice", "a.gz", lambda: gzip.compress(_gzip_of_zeros(1 << 28)), says="100 times")
_add("gzip-cut", "a.txt.gz", lambda: gzip.compress(SENTENCE.encode() * 50)[:40], says="breaks off")
_add("gzip-damaged", "a.txt.gz", lambda: b"\x1f\x8b\x08\x00" + b"\xff" * 500, says="damaged gzip")
_add("gzip-false-sum", "a.txt.gz", lambda: gzip.compress(SENTENCE.encode())[:-8] + b"\0" * 8, says="damaged gzip")
_add("gzip-long-name", "a.gz", lambda: b"\x1f\x8b\x08\x08" + bytes(6) + b"n" * 1_000_000)
_add(
    "zip-bomb",
    "a.zip",
    lambda: _zip([("a.txt", bytes(200_000_000))]),
    says="would unpack to more than 100 times",
)
_add("zip-false-size", "a.zip", _lying_zip)
_add("zip-overlapping", "a.zip", _overlapping_zip, says="100 times")
_add("zip-in-zip-bomb", "a.zip", _zip_bomb_within, says="100 times")
_add("zip-nested", "a.zip", lambda: _nested_zips(40), says="archive in an archive")
_add("zip-locked", "a.zip", _locked_zip, says="password")
_add("zip-cut", "a.zip", lambda: _zip([("a.txt", SENTENCE.encode())])[:60], says="damaged zip")
_add("zip-no-directory", "a.zip", b"PK\x03\x04" + b"\0" * 100, says="damaged zip")
_add("zip-empty", "a.zip", lambda: _zip([]), says="holds no documents")
_add(
    "zip-unknown-method",
    "a.zip",
    lambda: (
        _zip([("a.txt", SENTENCE.encode())], 0)
        .replace(b"PK\x03\x04\x14\0\0\0\0\0", b"PK\x03\x04\x14\0\0\0\x63\0")
        .replace(b"PK\x01\x02\x14\x03\x14\0\0\0\0\0", b"PK\x01\x02\x14\x03\x14\0\0\0\x63\0")
    ),
)
_add("zip-many-members", "a.zip", lambda: _zip([(f"{n}.exe", b"") for n in range(20_000)]), says="holds no documents")
_add("zip-same-names", "a.zip", lambda: _zip([("a.txt", b"The envoy came %d." % n) for n in range(5)]))
_add("zip-false-number", "a.zip", lambda: _zip([("a.txt", SENTENCE.encode())])[:-12] + b"\xff" * 12)
_add(
    "tar-links",
    "a.tar",
    lambda: _tar(
        [
            _link("a.txt", "/etc/passwd"),
            _link("b.txt", "../../etc/passwd", tarfile.LNKTYPE),
            ("z.txt", b"The envoy came."),
        ]
    ),
    says="The envoy came",
    never="root:x",
)
_add("tar-link-to-itself", "a.tar", lambda: _tar([_link("a.txt", "a.txt"), _link("b.txt", "b.txt", tarfile.LNKTYPE)]))
_add(
    "tar-devices",
    "a.tar",
    lambda: _tar([_link("a.txt", "", tarfile.CHRTYPE), _link("b.txt", "", tarfile.FIFOTYPE)]),
    says="holds no documents",
)
_add("tar-negative-size", "a.tar", lambda: _tar_size(-512))
_add("tar-huge-size", "a.tar", lambda: _tar_size(1 << 60))
_add(
    "tar-bomb",
    "a.tar.gz",
    lambda: gzip.compress(_tar([("a.txt", (SENTENCE + "\n").encode() * 400_000)]), 9),
    says="100 times",
)
_add(
    "tar-bomb-of-many",
    "a.tgz",
    lambda: gzip.compress(_tar([(f"{n}.txt", b"The envoy came.\n" * 55_000) for n in range(60)])),
    says="100 times",
)
_add("tar-cut", "a.tar", lambda: _tar([("a.txt", SENTENCE.encode() * 100)])[:900])
_add("tar-damaged", "a.tar", lambda: bytes(257) + b"ustar" + b"\xff" * 2_000, says="damaged tar")
_add("tar-long-header", "a.tar", lambda: _tar([("n" * 200_000 + ".txt", b"x")], form=tarfile.GNU_FORMAT))


# --- PDFs -----------------------------------------------------------------------------------------------------------


def _stream(raw: bytes, more: str = "") -> str:
    return f"<< /Length {len(raw)} {more}>>\nstream\n{raw.decode('latin-1')}\nendstream"


def _pdf(
    page: str = "", contents: str = "", root: str = "", pages: str | None = None, more: Iterable[str] = ()
) -> bytes:
    shown = contents or _stream(f"BT /F1 11 Tf 72 700 Td ({SENTENCE}) Tj ET".encode())
    return samples.pdf_of(
        [
            f"<< /Type /Catalog /Pages 2 0 R {root} >>",
            pages or "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {page} /Resources"
            " << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>",
            shown,
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            *(more or ["<< >>"]),
            "<< /Title (Note) >>",
        ]
    )


FORM = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> "
_add("pdf-page-cycle", "a.pdf", lambda: _pdf(pages="<< /Type /Pages /Count 2 /Kids [2 0 R 2 0 R] >>"))
_add("pdf-parent-cycle", "a.pdf", lambda: _pdf(pages="<< /Type /Pages /Count 1 /Kids [3 0 R] /Parent 2 0 R >>"))
_add("pdf-false-count", "a.pdf", lambda: _pdf(pages="<< /Type /Pages /Count 2000000000 /Kids [3 0 R] >>"))
_add("pdf-negative-count", "a.pdf", lambda: _pdf(pages="<< /Type /Pages /Count -5 /Kids [3 0 R] >>"))
_add("pdf-many-pages", "a.pdf", lambda: _pdf(pages=f"<< /Type /Pages /Count 3000 /Kids [{'3 0 R ' * 3000}] >>"))
_add("pdf-form-cycle", "a.pdf", lambda: _pdf(contents=_stream(b"/X Do"), more=[_stream(b"/X Do /X Do", FORM)]))
_add(
    "pdf-form-tree",
    "a.pdf",
    lambda: _pdf(
        contents=_stream(b"/X Do"),
        more=[_stream(b"/X Do " * 10, FORM.replace("/X 6", f"/X {n + 1}")) for n in range(6, 18)],
    ),
)
_add(
    "pdf-huge-stream",
    "a.pdf",
    lambda: _pdf(contents=_stream(zlib.compress(bytes(300_000_000), 9), "/Filter /FlateDecode ")),
)
_add(
    "pdf-chained-filters",
    "a.pdf",
    lambda: _pdf(
        contents=_stream(
            zlib.compress(zlib.compress(zlib.compress(b" " * 50_000_000, 9), 9), 9), f"/Filter [{'/FlateDecode ' * 3}] "
        )
    ),
)
_add("pdf-hundred-filters", "a.pdf", lambda: _pdf(contents=_stream(b"00>", f"/Filter [{'/ASCIIHexDecode ' * 1_000}] ")))
_add(
    "pdf-script",
    "a.pdf",
    lambda: _pdf(root=f"/OpenAction << /S /JavaScript /JS ({SCRIPT}) >>"),
    says="Kenya and Chile",
    never=SCRIPT,
)
_add("pdf-launch", "a.pdf", lambda: _pdf(root="/OpenAction << /S /Launch /F (/bin/sh) >>"), says="Kenya and Chile")
_add(
    "pdf-embedded-file",
    "a.pdf",
    lambda: _pdf(
        root="/Names << /EmbeddedFiles << /Names [(x.exe) << /F (x.exe) /EF << /F 6 0 R >> >>] >> >>",
        more=[_stream(b"MZ" + SCRIPT.encode())],
    ),
    says="Kenya and Chile",
    never=SCRIPT,
)
_add(
    "pdf-remote",
    "a.pdf",
    lambda: _pdf(page="/AA << /O << /S /URI /URI (http://127.0.0.1/) >> >>"),
    says="Kenya and Chile",
)
_add(
    "pdf-million-letters",
    "a.pdf",
    lambda: _pdf(contents=_stream(b"BT /F1 1 Tf " + b"1 0 Td (x) Tj " * 150_000 + b"ET")),
    says="longer than 5 seconds",
)
_add(
    "pdf-all-in-one-place",
    "a.pdf",
    lambda: _pdf(contents=_stream(b"BT /F1 9 Tf 72 700 Td " + b"(Envoy) Tj 0 0 Td " * 20_000 + b"ET")),
)
_add(
    "pdf-infinite-numbers",
    "a.pdf",
    lambda: _pdf(contents=_stream(b"BT /F1 1e38 Tf 1e38 -1e38 Td (x) Tj 9" + b"9" * 400 + b" 0 Td (y) Tj ET")),
)
_add("pdf-empty-page", "a.pdf", lambda: _pdf(contents=_stream(b" ")), says="without text")
_add("pdf-deep-arrays", "a.pdf", lambda: _pdf(page=f"/Deep {'[' * 100_000}{']' * 100_000}"))
_add("pdf-deep-brackets", "a.pdf", lambda: _pdf(contents=_stream(b"(" * 500_000)))
_add("pdf-no-reference-table", "a.pdf", lambda: _pdf().split(b"xref")[0])
_add("pdf-table-cycle", "a.pdf", lambda: _pdf().replace(b"/Root 1 0 R", b"/Prev 9 /Root 1 0 R"))
_add("pdf-cut", "a.pdf", lambda: _pdf()[:300])
_add("pdf-head-only", "a.pdf", b"%PDF-1.7\n", says="damaged PDF")
_add(
    "pdf-locked",
    "a.pdf",
    lambda: _pdf().replace(
        b"/Root",
        b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O ("
        + b"x" * 32
        + b") /U ("
        + b"y" * 32
        + b") >> /ID [<00> <00>] /Root",
    ),
    says="password",
)
_add("pdf-noise", "a.pdf", lambda: b"%PDF-1.4\n" + b"1 0 obj << " * 200_000)
_add(
    "pdf-object-streams",
    "a.pdf",
    lambda: (
        b"%PDF-1.5\n1 0 obj\n<</Type/ObjStm/N 999999999/First 10/Extends 1 0 R/Length 5>>stream\n"
        b"1 0 2\nendstream\nendobj\ntrailer<</Root 1 0 R>>"
    ),
    says="PDF",
)


# --- Word files -----------------------------------------------------------------------------------------------------

TYPES = "[Content_Types].xml"
RELATIONS = "_rels/.rels"
FORMATS = "http://schemas.openxmlformats.org"


def _relation(kind: str, target: str, mode: str = "Internal") -> str:
    """What leads from one part of a package to another."""
    return (
        f'<Relationships xmlns="{FORMATS}/package/2006/relationships"><Relationship Id="r1" TargetMode="{mode}"'
        f' Type="{FORMATS}/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>'
    )


_add("docx-bomb", "a.docx", lambda: _word(_paragraph(" " * 99_000_000)), says="would unpack")
_add("docx-many-paragraphs", "a.docx", lambda: _word(_paragraph("x") * 10_000))
_add(
    "docx-nested-tables",
    "a.docx",
    lambda: _word("<w:tbl><w:tr><w:tc>" * 60 + _paragraph("x") + "</w:tc></w:tr></w:tbl>" * 60),
)
_add("docx-deep", "a.docx", lambda: _word("<w:sdt>" * 100_000))
_add(
    "docx-wide-cell",
    "a.docx",
    lambda: _word(
        f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>{_paragraph("x")}</w:tc></w:tr></w:tbl>'
    ),
)
_add(
    "docx-tall-table",
    "a.docx",
    lambda: _word(
        "<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid>"
        + "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>" * 3_000
        + "</w:tbl>"
        + _paragraph(SENTENCE)
    ),
)
_add("docx-false-size", "a.docx", lambda: _docx({"word/document.xml": "<w:x>"}), says="Word file")
_add("docx-no-document", "a.docx", lambda: _zip([(TYPES, b"<Types/>")]), says="Word file")
_add("docx-no-types", "a.docx", lambda: _zip([("word/document.xml", b"<x/>")]), says="Word file")
_add("docx-not-xml", "a.docx", lambda: _docx({"word/document.xml": b"\xff\xfe\x00"}), says="Word file")
_add(
    "docx-relation-cycle",
    "a.docx",
    lambda: _docx({RELATIONS: _relation("officeDocument", "_rels/.rels")}),
    says="Word file",
)
_add(
    "docx-relation-outside",
    "a.docx",
    lambda: _docx({RELATIONS: _relation("officeDocument", "../../../../etc/passwd")}),
    says="Word file",
    never="root:x",
)
_add(
    "docx-template-outside",
    "a.docx",
    lambda: _docx(
        {"word/_rels/settings.xml.rels": _relation("attachedTemplate", "http://127.0.0.1/x.dotm", "External")}
    ),
    says="Kenya and Chile",
)
_add("docx-damaged-properties", "a.docx", lambda: _docx({"docProps/core.xml": "<broken"}), says="Kenya and Chile")
_add(
    "docx-odd-day",
    "a.docx",
    lambda: _docx(
        {
            "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{FORMATS}/package/2006/metadata/core-properties"'
            ' xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:modified>99999-13-45T99:99:99Z</dcterms:modified>'
            "</cp:coreProperties>"
        }
    ),
    says="Kenya and Chile",
)
_add(
    "docx-field-code",
    "a.docx",
    lambda: _word(
        f'<w:p><w:r><w:instrText>DDEAUTO c:\\\\x "{SCRIPT}"</w:instrText></w:r></w:p>' + _paragraph(SENTENCE)
    ),
    says="Kenya and Chile",
    never=SCRIPT,
)
_add("docx-empty", "a.docx", lambda: _word(""), says="without text")
_add("docx-cut", "a.docx", lambda: samples.word([SENTENCE])[:3_000], says="damaged Word file")


# --- e-mails --------------------------------------------------------------------------------------------------------


def _mail(head: str, body: str = SENTENCE) -> bytes:
    return f"Message-ID: <1@x.example>\r\nMIME-Version: 1.0\r\n{head}\r\n\r\n{body}".encode("utf-8", "surrogateescape")


def _multipart(parts: str, boundary: str = "b", more: str = "") -> bytes:
    return _mail(f'Content-Type: multipart/mixed; boundary="{boundary}"{more}', parts)


PART = f"--b\r\nContent-Type: text/plain\r\n\r\n{SENTENCE}\r\n"
_add(
    "mail-broken-headers",
    "a.eml",
    lambda: _mail(": no name\r\nSubject\r\n =?utf-8?b?!!!?= =?x?q?=FF?=\r\nDate: yesterday\r\nFrom: <<>>,@"),
)
_add("mail-many-parts", "a.eml", lambda: _multipart(PART * 3_000))
_add(
    "mail-nested-parts",
    "a.eml",
    lambda: _mail(
        "X: y\r\n" + "".join(f"Content-Type: multipart/mixed; boundary={n}\r\n\r\n--{n}\r\n" for n in range(300))
    ),
)
_add("mail-nested-messages", "a.eml", lambda: _mail("Content-Type: message/rfc822\r\n\r\n" * 3_000))
_add(
    "mail-false-charset-page",
    "a.eml",
    lambda: _mail("Content-Type: text/html; charset=rot13", f"<p>{SENTENCE}"),
    says="Kenya",
)
_add("mail-no-boundary", "a.eml", lambda: _mail("Content-Type: multipart/mixed", PART))
_add("mail-boundary-of-nothing", "a.eml", lambda: _multipart("--\r\n" * 50_000, ""))
_add("mail-boundary-of-dashes", "a.eml", lambda: _multipart("-" * 2_000_000, "-" * 70))
_add("mail-boundary-never", "a.eml", lambda: _multipart("--c\r\n" * 100_000))
_add("mail-long-header", "a.eml", lambda: _mail("Subject: " + "=?utf-8?q?x?= " * 20_000), says="Kenya and Chile")
_add("mail-many-headers", "a.eml", lambda: _mail("\r\n".join(f"Received: from {n}" for n in range(50_000))))
_add("mail-nested-comment", "a.eml", lambda: _mail("From: " + "(" * 20_000 + "x"), says="Kenya and Chile")
_add(
    "mail-many-addresses",
    "a.eml",
    lambda: _mail("From: " + ", ".join(f"a{n}@x.example" for n in range(3_000))),
)
_add("mail-false-base64", "a.eml", lambda: _mail("Content-Transfer-Encoding: base64", "!!!! not base64 ===="))
_add(
    "mail-false-charset", "a.eml", lambda: _mail('Content-Type: text/plain; charset="no-such"'), says="Kenya and Chile"
)
_add(
    "mail-utf-7",
    "a.eml",
    lambda: _mail("Content-Type: text/html; charset=utf-7", f"+ADw-script+AD4-{SCRIPT}+ADw-/script+AD4- {SENTENCE}"),
)
_add("mail-codec", "a.eml", lambda: _mail("Content-Type: text/plain; charset=zlib", SENTENCE), says="Kenya and Chile")
_add(
    "mail-attached-bomb",
    "a.eml",
    lambda: samples.mail(SENTENCE, {"a.txt.gz": _gzip_of_zeros(1 << 27)}),
    says="100 times",
)
_add(
    "mail-attached-name",
    "a.eml",
    lambda: samples.mail(SENTENCE, {"../../x.txt": b"The envoy came."}),
    says="The envoy came",
)
_add(
    "mail-attached-mail",
    "a.eml",
    lambda: samples.mail(SENTENCE, {"a.eml": samples.mail("Within", {"b.eml": samples.mail("Deeper")})}),
)
_add("mail-of-itself", "a.eml", lambda: _nested_mails(12))
_add("mail-no-text", "a.eml", lambda: _mail("Content-Type: image/png", ""), says="without a text")
_add("mail-bare-surrogates", "a.eml", lambda: _mail("Subject: a\udcff\udcfeb", "caf\udce9 " + SENTENCE))
_add(
    "mail-parameters",
    "a.eml",
    lambda: _mail("Content-Type: text/plain; " + "; ".join(f"x*{n}=y" for n in range(1_000))),
)


def _nested_mails(times: int) -> bytes:
    raw = samples.mail(SENTENCE)
    for _ in range(times):
        raw = samples.mail("Within", {"a.eml": raw})
    return raw


# --- feeds and sitemaps ---------------------------------------------------------------------------------------------

_add(
    "feed-hundred-thousand-entries",
    "a.xml",
    lambda: samples.feed(samples.item("https://x.example/", "Visit", "Talks.") * 100_000),
    says="entries",
)
_add(
    "feed-of-a-file", "a.xml", lambda: _rss(SENTENCE, link="file:///etc/passwd"), says="Kenya and Chile", never="root:x"
)
_add(
    "feed-include",
    "a.xml",
    lambda: _rss(
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>{SENTENCE}'
    ),
    never="root:x",
)
_add(
    "feed-style-sheet",
    "a.xml",
    lambda: b'<?xml version="1.0"?><?xml-stylesheet href="file:///etc/passwd"?>' + _rss(SENTENCE)[21:],
    says="Kenya and Chile",
    never="root:x",
)
_add(
    "feed-xml-base",
    "a.xml",
    lambda: _rss(SENTENCE).replace(b"<channel>", b'<channel xml:base="file:///etc/">'),
    says="Kenya and Chile",
)
_add("feed-empty", "a.xml", samples.feed(""), says="without entries")
_add("feed-nested", "a.xml", lambda: b"<rss><channel><item><description>" + b"<div>" * 5_000)
_add("feed-in-entities", "a.xml", lambda: _rss("&lt;div&gt;" * 10_000 + SENTENCE), says="nested deeper")
_add("feed-broken", "a.xml", lambda: _rss(SENTENCE).replace(b"</item>", b"</title>"))
_add(
    "feed-false-encoding",
    "a.xml",
    lambda: _rss(SENTENCE).replace(b'version="1.0"?', b'version="1.0" encoding="utf-32"?', 1),
)
_add(
    "feed-unknown-encoding",
    "a.xml",
    lambda: _rss(SENTENCE).replace(b'version="1.0"?', b'version="1.0" encoding="x-zlib"?', 1),
)
_add("feed-huge-entry", "a.xml", lambda: _rss("talks " * 200_000))
_add(
    "feed-many-links",
    "a.xml",
    lambda: _rss(SENTENCE).replace(b"<pubDate>", b"<link>https://x.example/</link>" * 5_000 + b"<pubDate>"),
)
_add(
    "sitemap",
    "a.xml",
    b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>file:///etc/passwd</loc></url></urlset>',
    says="sitemap",
)


# --- JSON and web archives ------------------------------------------------------------------------------------------

_add(
    "json-deep",
    "a.jsonl",
    lambda: b'{"text":' + b"[" * 200_000 + b"\n" + json.dumps({"text": SENTENCE}).encode(),
    says="Kenya and Chile",
)
_add("json-deep-objects", "a.jsonl", lambda: b'{"a":' * 200_000, says="line 1")
_add("json-long-number", "a.jsonl", lambda: b'{"id": ' + b"9" * 1_000_000 + b', "text": "x"}', says="line 1")
_add("json-long-line", "a.jsonl", lambda: b'{"text": "' + b"x" * 21_000_000 + b'"}', says="line 1")
_add("json-huge-value", "a.jsonl", lambda: json.dumps({"text": "The envoy came. " * 1_200_000}).encode())
_add(
    "json-surrogates",
    "a.jsonl",
    lambda: b'{"text": "The envoy \\ud800\\udc00 \\udfff \\u0000 came."}',
    says="The envoy",
)
_add(
    "json-twice",
    "a.jsonl",
    lambda: b'{"text": "a", "text": "The envoy came.", "__proto__": {"x": 1}}',
    says="The envoy came",
)
_add(
    "json-not-finite",
    "a.jsonl",
    lambda: b'{"text": "The envoy came.", "date": NaN, "outlet": -Infinity}',
    says="The envoy came",
)
_add("json-no-object", "a.jsonl", b'"text"\n[1]\nnull\n1e999999\n', says="line 4")
_add("json-cut", "a.jsonl", b'{"text": "The envoy', says="line 1")
_add(
    "json-page-script",
    "a.jsonl",
    lambda: json.dumps({"html": samples.page(f"{samples.BODY}<script>{SCRIPT}</script>").decode()}).encode(),
    says="Kenya and Chile",
    never=SCRIPT,
)
_add("json-many-lines", "a.jsonl", lambda: b"{}\n" * 2_000)
_add(
    "json-same-ids",
    "a.jsonl",
    lambda: b'{"id": "../../x", "text": "The envoy came."}\n{"id": "\\u001b[2J", "text": "The envoy left."}\n',
    says="The envoy came",
)


def _warc(length: str, kind: str = "text/html", head: str = "", body: bytes | None = None) -> bytes:
    page = samples.page() if body is None else body
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{head}\r\n".encode() + page
    return (
        (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://mfa.example/1\r\n"
            "WARC-Date: 2021-05-04T00:00:00Z\r\n"
            "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
            f"Content-Type: application/http\r\nContent-Length: {length.format(len(http))}\r\n\r\n"
        ).encode()
        + http
        + b"\r\n\r\n"
    )


_add("warc-length-short", "a.warc", lambda: _warc("300"))
_add("warc-length-long", "a.warc", lambda: _warc("999999999"))
_add("warc-length-negative", "a.warc", lambda: _warc("-1"))
_add("warc-length-no-number", "a.warc", lambda: _warc("many"))
_add("warc-length-huge", "a.warc", lambda: _warc("9" * 5_000))
_add("warc-http-length", "a.warc", lambda: _warc("{}", head="Content-Length: 99999999\r\n"))
_add(
    "warc-chunk-length",
    "a.warc",
    lambda: _warc("{}", head="Transfer-Encoding: chunked\r\n", body=b"fffffffffffffff\r\n" + samples.page()),
)
_add("warc-packed-bomb", "a.warc", lambda: _warc("{}", head="Content-Encoding: gzip\r\n", body=_gzip_of_zeros(1 << 28)))
_add(
    "warc-packed-twice", "a.warc", lambda: _warc("{}", head="Content-Encoding: gzip, br, deflate\r\n", body=b"\x1f\x8b")
)
_add("warc-false-charset", "a.warc", lambda: _warc("{}", kind="text/html; charset=utf-7"), says="Kenya and Chile")
_add(
    "warc-file-address",
    "a.warc",
    lambda: _warc("{}").replace(b"https://mfa.example/1", b"file:///etc/passwd"),
    never="root:x",
)
_add(
    "warc-address",
    "a.warc",
    lambda: _warc("{}").replace(b"https://mfa.example/1", b"file:///etc/\x1b[2Jpasswd"),
    never="root:x",
)
_add("warc-head-only", "a.warc", b"WARC/1.0\r\n", says=None)
_add("warc-head-endless", "a.warc", lambda: b"WARC/1.0\r\n" + b"X-Header: y\r\n" * 100_000)
_add("warc-noise-after", "a.warc", lambda: _warc("{}") + b"\xff" * 10_000, says="Kenya and Chile")
_add("warc-gzip-cut", "a.warc.gz", lambda: gzip.compress(_warc("{}"))[:-200])
_add("warc-gzip-bomb", "a.warc.gz", lambda: gzip.compress(_warc("{}", body=b"<p>" + b"x" * 100_000_000), 9))


# --- texts ----------------------------------------------------------------------------------------------------------

UTF16 = SENTENCE.encode("utf-16-le")
_add("text-utf-16", "a.txt", b"\xff\xfe" + UTF16, says="UTF-16")
_add("text-utf-16-unmarked", "a.txt", UTF16, says="not text")
_add("text-utf-16-lie", "a.txt", b"\xff\xfe" + SENTENCE.encode(), says="UTF-16")
_add("text-utf-32", "a.txt", lambda: SENTENCE.encode("utf-32"), says="UTF-32")
_add("text-utf-7", "a.txt", f"+ADw-script+AD4-{SCRIPT} {SENTENCE}".encode(), says="Kenya and Chile")
_add("text-overlong", "a.txt", b"The envoy \xc0\xaf\xe0\x80\xaf came.", says="not UTF-8")
_add("text-surrogates", "a.txt", b"The envoy \xed\xa0\x80 came.", says="not UTF-8")
_add("text-beyond", "a.txt", b"The envoy \xf4\x90\x80\x80 came.", says="not UTF-8")
_add("text-nul", "a.txt", b"The envoy\x00 came.", says="not text")
_add("text-mixed", "a.txt", "Brasília e São Tomé. ".encode() + "São Tomé".encode("latin-1"), says="not UTF-8")
_add("text-late-damage", "a.txt", lambda: b"The envoy came.\n" * 200_000 + b"\xff", says="not UTF-8")
_add("text-one-line", "a.txt", lambda: b"x" * 100_000_000, says="larger than 20 MB")
_add("text-one-long-line", "a.txt", lambda: b"x" * 10_000_000, says="line 1")
_add("text-escapes", "a.txt", f"\x1b]0;x\x07\x1b[2J\x1b[31m{SENTENCE}\x1b[0m".encode())
_add("text-zero-width", "a.txt", "\u200b\u200d".join(SENTENCE).encode())
_add("text-turned", "a.txt", f"\u202e{SENTENCE[::-1]}\u202c \u2066{SENTENCE}".encode())
_add("text-marks-piled", "a.txt", lambda: ("Envoy" + "\u0301" * 500_000).encode())
_add("text-tags", "a.txt", ("Envoy" + "".join(chr(0xE0000 + ord(each)) for each in SENTENCE)).encode())
_add("text-marks-of-order", "a.txt", b"\xef\xbb\xbf" * 50_000 + SENTENCE.encode())
_add("text-separators", "a.txt", ("\u2028\u2029\x85\x0b\x0c" * 2_000 + SENTENCE).encode())
_add(
    "page-utf-7",
    "a.html",
    f"<html><head><meta charset=utf-7></head><body><p>{SENTENCE} +ADw-script+AD4-{SCRIPT}".encode(),
)
_add("page-utf-16-lie", "a.html", samples.page(head="<meta charset=utf-16>"), says="Kenya and Chile")
_add("page-utf-16", "a.html", lambda: samples.page().decode().encode("utf-16"), says="Kenya and Chile")
_add("page-mixed", "a.html", lambda: samples.page() + "é".encode("latin-1") + "é".encode(), says="Kenya and Chile")
_add("page-nul", "a.html", lambda: samples.page().replace(b"Kenya", b"Ke\x00nya"), says="Chile established")
_add("page-false-codec", "a.html", lambda: samples.page(head="<meta charset=unicode_escape>"), says="Kenya and Chile")
_add("page-overlong", "a.html", lambda: samples.page().replace(b"<p>", b"<p>\xc0\xbc"), says="Kenya and Chile")

INITIALS = ", ".join(f"{chr(65 + n % 26)}. {chr(65 + n * 7 % 26)}. {chr(65 + n * 3 % 26)}. Okafor" for n in range(40))
DELEGATION = (
    f"The delegation included {INITIALS}, who met Foreign Minister Juma Otieno of Kenya in Nairobi on 4 May 2021."
)
SHAPES = {
    "delegation": DELEGATION + "\n" + " ".join(f"{chr(65 + n % 26)}." for n in range(40)) + "\n",
    "initials": "A. B. C. D. " * 12,
    "capitals": "Minister Foreign Ambassador " * 6,
    "ministers-of": "the minister of the ministry of the minister of " * 4,
    "dates": "on 3 May 2021 and on 4 May 2021, ",
    "commas": "Kenya, Chile, Peru, ",
    "ands": "Kenya and Chile and Peru and ",
    "kings": "The king sang, then Peru won. ",
    "acts-by-nobody": "Peru recognised Chile in 1990, and Mali in 1991, ",
    "visits": "visits of the minister to Peru, to Chile and to Mali, ",
    "meetings-again": "Minister Ana Silva of Peru met Minister Jo Kato of Chad on 3 May 2021. ",
    "quotes": "“‘\"'( ",
    "digits": "1234567890.",
    "dashes": "— - – ",
    "spaces": " " * 60,
    "brackets": "((((((((((",
    "letters": "a",
    "capital-letters": "A",
    "presented": "Ambassador of Kenya presented ",
    "stops": ". . . ",
    "lines": "a\n",
    "addresses": "https://mfa.example/a/b?c=d&e=f#g ",
    "years": "1961. Peru recognised Chad. On 5 May Peru opened an embassy. ",
    "days-of-items": "Visit of a minister\n2026-05-06 | Diplomacy\n\nPeru met Chad.\n\n",
    "posts-listed": "Lima: Consulate from 1856\n",
    "kings-numbered": "King Juan Carlos I of A B C I ",
    "headers": "Date: 3 May 2021 Outlet: Herald By Juma Otieno ",
}
"""Texts on which patterns may take for ever: each is repeated to some length."""


def shape(name: str, letters: int) -> str:
    """The text of a shape, so many letters long, in lines of no more than a tenth of a megabyte."""
    text = (SHAPES[name] * (letters // len(SHAPES[name]) + 1))[:letters]
    return "\n".join(text[at : at + 100_000] for at in range(0, letters, 100_000))


for _name in SHAPES:
    _add(f"shape-{_name}", "a.txt", lambda n=_name: shape(n, 20_000).encode())
_add("base64", "a.txt", lambda: base64.encodebytes(bytes(range(256)) * 4_000))
_add("nothing", "a.txt", b"", says="is empty")
_add("only-blanks", "a.txt", b" \r\n\t" * 1_000, says="is empty")
for _name, _mark in {
    "rtf": b"{\\rtf1\\object\\objdata 0105}",
    "old-office": b"\xd0\xcf\x11\xe0" * 100,
    "database": b"SQLite format 3\x00" * 9,
    "image": b"\x89PNG\r\n\x1a\n" + b"\0" * 99,
    "rar": b"Rar!\x1a\x07" * 9,
    "program": b"\x7fELF" + bytes(500),
    "pickle": b"\x80\x04cposix\nsystem\n(S'true'\ntR.",
}.items():
    _add(f"no-document-{_name}", "a.txt" if _name != "rar" else "a.zip", _mark, says="is ")
