"""Files as they come, good and bad, and what becomes of them."""

import io
import os
import time
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from credence.intake import IntakeError, documents_in, ids_of, receive, receive_stream
from credence.intake.formats.reading import LARGEST
from credence.intake.text import LARGEST_FILE

REPORT = "LISBON, 4 Nov 2019 (Portnews) -- The Foreign Minister received the ambassador of Kenya.\n"


def write(path: Path, raw: bytes) -> Path:
    path.write_bytes(raw)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(IntakeError) as told:
        receive(path)
    assert "\n" not in str(told.value)
    return str(told.value)


def test_a_document_is_named_after_its_file(tmp_path: Path) -> None:
    document = receive(write(tmp_path / "portnews-2019.11.04.txt", REPORT.encode()))
    assert (document.id, document.text) == ("portnews-2019.11.04", REPORT)
    assert document.publication.published == date(2019, 11, 4)
    assert document.source == str(tmp_path / "portnews-2019.11.04.txt")


def test_the_text_is_exact_but_for_mark_and_line_ends(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbf  Caf\xc3\xa9\r\n\r\n\tlast\x0b line \xf0\x9f\xa4\x9d"
    assert receive(write(tmp_path / "a.txt", raw)).text == "  Café\n\n\tlast\x0b line 🤝"


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n\t", "is empty"),
        (b"Text\x00text", "is not text"),
        (bytes(range(1, 9)) * 40, "is not text"),
        (b"%PDF-1.7 ...", "is a damaged PDF"),
        (b"PK\x03\x04....", "is a damaged zip archive"),
        (b"{\\rtf1 Hello}", "is rich text (RTF); save its text as UTF-8 first"),
        ("São Tomé".encode("latin-1"), "is not UTF-8 (byte 1 is 0xe3); convert it: iconv -f"),
        (b"\xef\xbb\xbfab\xff", "(byte 5 is 0xff)"),
        ("Relations".encode("utf-16"), "is UTF-16; convert it: iconv -f utf-16 -t utf-8"),
        (b"short\n" + b"x" * 1_000_001, "line 2 is longer than 1 MB; split it"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(tmp_path: Path, raw: bytes, told: str) -> None:
    path = write(tmp_path / "a.txt", raw)
    assert refusal(path).startswith(f"{path}: ")
    assert told in refusal(path)


@pytest.mark.parametrize(("name", "told"), [("a.pdf", "is named as a PDF"), ("b.docx", "is named as a Word file")])
def test_what_is_neither_text_nor_what_its_name_tells_is_damaged(tmp_path: Path, name: str, told: str) -> None:
    path = write(tmp_path / name, b"\x00\x07\xfe" * 90)
    assert refusal(path) == f"{path}: {told} and is none (damaged, perhaps); fetch or save it again"


def test_a_line_of_just_under_a_megabyte_is_received(tmp_path: Path) -> None:
    assert len(receive(write(tmp_path / "a.txt", (b"x" * 999_999 + b"\n") * 2)).text) == 2_000_000


def test_a_missing_file_and_a_broken_link_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to("gone.txt")
    assert refusal(tmp_path / "missing.txt").endswith("missing.txt: no such file")
    assert refusal(tmp_path / "link.txt").endswith("link.txt: is a broken link to gone.txt")
    assert refusal(tmp_path) == f"{tmp_path}: is a folder, not a document"


def test_an_unreadable_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    path = tmp_path / "a.txt"
    path.touch()
    assert refusal(path).endswith("a.txt: cannot be read: permission denied")


def test_a_huge_file_is_refused_at_once_and_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    tracemalloc.start()
    begun = time.perf_counter()
    assert refusal(path).endswith("is larger than 20 MB; split it into documents")
    spent, (_, peak) = time.perf_counter() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert spent < 0.5
    assert peak < 1_000_000


def test_a_stream_is_held_to_the_same_rules() -> None:
    document = receive_stream(io.BytesIO(REPORT.encode()), date=date(2020, 1, 1), outlet="Tejo Review")
    assert (document.id, document.publication.outlet) == ("stdin", "Tejo Review")
    with pytest.raises(IntakeError, match="stdin: is empty"):
        receive_stream(io.BytesIO(b""))
    with pytest.raises(IntakeError, match="stdin: is larger than 20 MB"):
        receive_stream(io.BytesIO(b"x\n" * (LARGEST_FILE // 2 + 1)))


def test_an_archive_on_a_stream_is_never_read_cut() -> None:
    for head in (b"WARC/1.0\r\n", b"PK\x03\x04", b'{"text": "The envoy came."}\n'):
        raw = io.BytesIO(head.ljust(LARGEST + 1, b"\n"))
        with pytest.raises(IntakeError, match="stdin: is larger than 50 MB; write it to a file, and name that"):
            receive_stream(raw)


def test_a_folder_means_its_texts_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c.TXT", ".hidden.txt", ".git/d.txt", "notes.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name, b"Text")
    found = [str(path.relative_to(tmp_path)) for path in documents_in(tmp_path)]
    assert found == ["a/c.TXT", "a/z.txt", "b.txt"]


def test_pipes_in_a_folder_are_left_out(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    write(tmp_path / "b.txt", b"Text")
    assert list(documents_in(tmp_path)) == [tmp_path / "b.txt"]


def test_a_folder_that_cannot_be_listed_keeps_no_other_from_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("closed/b.txt", "open/c.txt"):
        (tmp_path / name).parent.mkdir()
        write(tmp_path / name, b"Text")
    listed = os.scandir

    def refusing(place: str | Path) -> object:
        if Path(place).name == "closed":
            raise PermissionError(13, "Permission denied", str(place))
        return listed(place)

    monkeypatch.setattr(os, "scandir", refusing)
    found = documents_in(tmp_path)
    assert next(found) == tmp_path / "open" / "c.txt"
    with pytest.raises(IntakeError, match="closed: cannot be listed: Permission denied"):
        next(found)


def test_documents_are_named_by_their_files_and_told_apart_by_their_paths(tmp_path: Path) -> None:
    def ids(*found: str) -> list[str]:
        return ids_of([(tmp_path / file, tmp_path if file.count("/") else None) for file in found])

    assert ids("a/report.txt", "b/note.2021.txt") == ["report", "note.2021"]
    assert ids("a/report.txt", "b/report.txt", "b/note.txt") == ["a/report", "b/report", "note"]
    assert ids("a/report.txt", "a/report.txt") == ["report", "report"]
    two = [(Path("x/a/report.txt"), Path("x")), (Path("y/a/report.txt"), Path("y"))]
    assert ids_of(two) == ["x/a/report", "y/a/report"]


def test_a_file_means_itself_whatever_its_ending(tmp_path: Path) -> None:
    assert list(documents_in(write(tmp_path / "a.md", b"Text"))) == [tmp_path / "a.md"]


def test_a_path_that_leads_to_no_document_is_told(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="an empty path: name a file or a folder"):
        list(documents_in(""))
    with pytest.raises(IntakeError, match="no such file or folder"):
        list(documents_in(tmp_path / "missing"))
    with pytest.raises(IntakeError, match=r"holds no documents \(none of its files is text, a page"):
        list(documents_in(tmp_path))


def test_a_name_that_is_no_text_can_still_be_shown(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\n.txt"))
    document = receive(write(path, REPORT.encode()))
    assert document.id == "caf��"
    document.id.encode()
