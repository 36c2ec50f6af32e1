"""Bytes of a file or a stream -> the canonical text of a document, or one line that says why not."""

from __future__ import annotations

import codecs
import stat
from email.message import EmailMessage
from pathlib import Path

from credence.intake.errors import IntakeError
from credence.intake.formats.sniff import PROBE, Format, other, packed_format_of
from credence.model.visible import replaced

LARGEST_FILE = 20_000_000
"""Bytes of one document; reporting is thousands of times smaller."""

LONGEST_LINE = 1_000_000
"""Bytes of one line; a longer one is no prose, and a quote from it no reader could find."""

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_UTF16 = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ENCODINGS = frozenset(
    (
        *("utf-8", "ascii", "gb2312", "gbk", "gb18030", "big5", "big5hkscs", "shift_jis", "euc_jp", "euc_kr", "cp949"),
        *("iso2022_jp", "tis-620", "cp866", "cp874", "cp932", "johab", "kz1048", "ptcp154"),
    )
)
_WITHOUT_SIGNS = ("utf-16", "utf-32", "iso2022")
"""Encodings whose bytes may pass for UTF-8."""
_MARKUP = (b"<!doctype html", b"<html", b"<?xml")


def read_text(path: Path) -> str:
    """The canonical text of a plain text file: UTF-8, byte order mark dropped, CRLF as LF, otherwise exact.

    Raises IntakeError for a file that is missing, unreadable, empty, not text, not UTF-8 or over the budget.
    """
    name = shown(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise IntakeError(f"{name}: is a folder, not a document")
        if status.st_size > LARGEST_FILE:
            raise _too_large(name)
        with path.open("rb") as stream:
            return decode(stream.read(LARGEST_FILE + 1), name)
    except OSError as error:
        raise unreadable(path, error) from None
    except ValueError:
        raise IntakeError(f"{name}: no such file") from None


def decode(raw: bytes, name: str, charset: str | None = None) -> str:
    """Bytes -> text; `name` is how errors call the input, `charset` what a server or a message called its encoding."""
    if len(raw) > LARGEST_FILE:
        raise _too_large(name)
    if encoding_of(charset) not in (None, "utf-8") and (text := decoded(raw, charset)) is not None:
        raw = text.encode("utf-8", "replace")
    if not raw.strip(b"\xef\xbb\xbf \t\r\n"):
        raise IntakeError(f"{name}: is empty")
    _refuse_other_formats(raw, name)
    _refuse_long_lines(raw, name)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = error.start + (3 if raw.startswith(codecs.BOM_UTF8) else 0)
        raise IntakeError(
            f"{name}: is not UTF-8 (byte {at} is 0x{raw[at]:02x});"
            " convert it: iconv -f windows-1252 -t utf-8 (or whatever it is written in)"
        ) from None
    return text.replace("\r\n", "\n")


def decoded(raw: bytes, charset: str | None) -> str | None:
    """The text in UTF-8, whatever it is called, or else in what it is called; None where it is in neither."""
    said = encoding_of(charset)
    as_said = b"\x00" in raw or (said or "").startswith(_WITHOUT_SIGNS)
    for encoding in (said, "utf-8-sig") if as_said else ("utf-8-sig", said):
        try:
            if encoding:
                return raw.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
    return None


def charset_in(media_type: str) -> str | None:
    """What a media type calls the encoding of what it is of: `text/html; charset=utf-8`."""
    message = EmailMessage()
    try:
        message["Content-Type"] = media_type
        return message.get_content_charset()
    except (ValueError, LookupError, AttributeError):
        return None


def encoding_of(charset: str | None) -> str | None:
    """Python's name of the encoding that a server or a page names; None for one that no text is to be taken to be in.

    UTF-7 hides markup, others are no encodings of text on the web (`idna`, `unicode_escape`).
    """
    try:
        name = codecs.lookup(charset or "").name
    except (LookupError, ValueError):
        return None
    return (
        name
        if name in _ENCODINGS or name.startswith(("cp125", "iso8859-", "koi8-", "mac-", "utf-16", "utf-32"))
        else None
    )


def shown(path: Path | str) -> str:
    """A path as a message can print it, whatever bytes its name holds."""
    name = str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return replaced(name)


_NAMED = ((".pdf", Format.PDF), (".docx", Format.DOCX))


def _refuse_other_formats(raw: bytes, name: str) -> None:
    for mark, encoding in _UTF16:
        if raw.startswith(mark):
            raise IntakeError(f"{name}: is {encoding.upper()}; convert it: iconv -f {encoding} -t utf-8")
    probe = raw[:PROBE]
    if (found := packed_format_of(probe)) is not None:
        what = other(probe) or found.value
        raise IntakeError(f"{name}: is {what}, not plain text; save its text as UTF-8 first")
    if probe.lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower().startswith(_MARKUP):
        raise IntakeError(f"{name}: is a web page, not plain text; save its text as UTF-8 first")
    odd = len(probe) - len(probe.translate(None, _CONTROLS))
    if b"\x00" in raw or odd * 20 > len(probe):
        named = next((format_ for ending, format_ in _NAMED if name.lower().endswith(ending)), None)
        if named is not None:
            raise IntakeError(
                f"{name}: is named as {named.value} and is none (damaged, perhaps); fetch or save it again"
            )
        raise IntakeError(f"{name}: is not text (binary data); save its text as UTF-8 first")


def _refuse_long_lines(raw: bytes, name: str) -> None:
    start, number = 0, 1
    while len(raw) - start > LONGEST_LINE:
        end = raw.rfind(b"\n", start, start + LONGEST_LINE + 1)
        if end < 0:
            raise IntakeError(f"{name}: line {number} is longer than 1 MB; split it into lines or documents")
        number += raw.count(b"\n", start, end + 1)
        start = end + 1


def _too_large(name: str) -> IntakeError:
    return IntakeError(f"{name}: is larger than {LARGEST_FILE // 1_000_000} MB; split it into documents")


def unreadable(path: Path, error: OSError) -> IntakeError:
    """Why a path cannot be opened, in one line."""
    name = shown(path)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        if path.is_symlink():
            return IntakeError(f"{name}: is a broken link to {shown(path.readlink())}")
        return IntakeError(f"{name}: no such file")
    if isinstance(error, PermissionError):
        return IntakeError(f"{name}: cannot be read: permission denied")
    return IntakeError(f"{name}: cannot be read: {error.strerror or error}")
