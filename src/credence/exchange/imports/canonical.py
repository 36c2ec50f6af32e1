"""Bytes of a file -> the canonical text of a document, or one line that says why not."""

from __future__ import annotations

import codecs

from credence.exchange.imports.errors import ImportFault

LARGEST_FILE = 50_000_000
"""Bytes of one file; the largest of the sources known is a hundredth of it."""


def canonical_text(raw: bytes, name: str) -> str:
    """UTF-8 decoded, the byte order mark dropped, each CRLF a line feed, otherwise exact.

    Raises ImportFault for a file that is empty, too large or not UTF-8; `name` is how it calls the file.
    """
    if len(raw) > LARGEST_FILE:
        raise ImportFault(f"{name}: is larger than {LARGEST_FILE // 1_000_000} MB; split it into files")
    if not raw.strip(b"\xef\xbb\xbf \t\r\n"):
        raise ImportFault(f"{name}: is empty; name another file")
    if b"\x00" in raw:
        raise ImportFault(f"{name}: is not text (it holds NUL bytes); save it as UTF-8 first")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = error.start + (3 if raw.startswith(codecs.BOM_UTF8) else 0)
        raise ImportFault(f"{name}: is not UTF-8 (byte {at} is 0x{raw[at]:02x}); save it as UTF-8 first") from None
    return text.replace("\r\n", "\n")
