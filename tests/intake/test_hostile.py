"""Files made to break their reader: each comes to a document or to a reason, in time and in little memory."""

import io
import json
import time
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from credence.intake import IntakeError, Readers, documents_of_bytes
from credence.intake.formats.sniff import PROBE, format_of
from credence.intake.heads import publication_of
from credence.intake.limited import LONGEST, MEMORY
from credence.intake.limited.limits import PATIENCE
from credence.model import Document
from credence.model.visible import STEERING
from credence.reading import read
from tests.intake import samples
from tests.intake.hostile import CORPUS, DELEGATION, SHAPES, Hostile, shape

SPARE = 2 * PATIENCE
"""How many times as long as it may take a file may seem to: the machine may be busy, the child may be a new one."""


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    with Readers() as readers:
        yield readers


def made(hostile: Hostile) -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of names that come twice, on purpose
        return hostile.make()


def peak(readers: Readers) -> int:
    """The most memory that the child has used, in bytes; 0 where that is not told."""
    status = Path(f"/proc/{readers._child.pid}/status" if readers._child else "/nowhere")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmPeak")), 0)


def test_the_corpus_is_large() -> None:
    assert len(CORPUS) >= 150


@pytest.mark.parametrize("name", CORPUS)
def test_each_ends_with_a_document_or_a_reason(
    name: str, readers: Readers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = CORPUS[name]
    raw = made(hostile)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    begun = time.monotonic()
    found = list(documents_of_bytes(raw, hostile.file, readers))
    assert time.monotonic() - begun < SPARE * LONGEST
    assert peak(readers) <= MEMORY
    assert found
    assert list(tmp_path.iterdir()) == []
    texts = [each.text for each in found if isinstance(each, Document)]
    reasons = [str(each) for each in found if isinstance(each, IntakeError)]
    assert all(reason.startswith(hostile.file) and not STEERING.search(reason) for reason in reasons)
    assert not any("Traceback" in reason for reason in reasons)
    for document in (each for each in found if isinstance(each, Document)):
        assert not STEERING.search(document.id + (document.source or ""))
        assert len(document.id) <= 200
        document.text.encode()
    if hostile.says:
        assert any(hostile.says in each for each in (*texts, *reasons)), (texts, reasons)
    if hostile.never:
        assert not any(hostile.never in text for text in texts)


def test_the_batch_goes_on_after_each_way_of_breaking_the_reader(readers: Readers) -> None:
    for name in ("pdf-form-cycle", "pdf-hundred-filters", "docx-deep", "gzip-of-gzips"):
        list(documents_of_bytes(made(CORPUS[name]), CORPUS[name].file, readers))
        (sound,) = documents_of_bytes(samples.page(), "a.html", readers)
        assert isinstance(sound, Document), name


def test_a_file_that_takes_too_long_is_left_at_once(readers: Readers) -> None:
    with Readers(longest=0.5) as hasty:
        list(documents_of_bytes(samples.page(), "a.html", hasty))
        begun = time.monotonic()
        (told,) = documents_of_bytes(SLOW, "a.html", hasty)
        assert str(told) == "a.html: takes longer than 0.5 seconds to read"
        assert time.monotonic() - begun < LONGEST


SLOW = b"<html><body><p>" + b"".join(b"%d<br>" % number for number in range(200_000))
"""A page that takes seconds to read on any machine."""


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    return out.getvalue()


def test_what_breaks_the_reader_costs_an_archive_that_part_and_no_other() -> None:
    slow, large, sound = SLOW, made(CORPUS["pdf-form-cycle"]), b"The envoy came."
    inner = packed({"a.txt": sound, "b.pdf": large, "c.txt": sound})
    mail = samples.mail("See below.", {"a.html": slow, "b.txt": sound}, Subject="Note")
    outer = packed({"1.txt": sound, "2.html": slow, "3.zip": inner, "4.eml": mail, "5.txt": sound})
    with Readers(longest=1) as hasty:
        found = list(documents_of_bytes(outer, "z.zip", hasty))
    names = ["1.txt", "3.zip/a.txt", "3.zip/c.txt", "4.eml", "4.eml/b.txt", "5.txt"]
    assert [each.id for each in found if isinstance(each, Document)] == [f"z.zip/{name}" for name in names]
    told = [str(each) for each in found if isinstance(each, IntakeError)]
    assert len(told) == 3
    assert told[0] == "z.zip, 2.html: takes longer than 1 seconds to read"
    assert told[1].startswith("z.zip, 3.zip/b.pdf: ")
    assert told[2] == "z.zip, 4.eml/a.html: takes longer than 1 seconds to read"


def test_a_record_that_breaks_the_reader_costs_a_web_archive_that_record() -> None:
    slow = SLOW
    kinds = (("1", "text/plain", b"The envoy came."), ("2", "text/html", slow), ("3", "text/plain", b"He left."))
    raw = samples.warc([(f"https://mfa.example/{name}", kind, body) for name, kind, body in kinds])
    with Readers(longest=1) as hasty:
        first, told, last = documents_of_bytes(raw, "a.warc.gz", hasty)
    assert isinstance(first, Document) and isinstance(last, Document)
    assert (first.text, last.text) == ("The envoy came.", "He left.")
    assert str(told) == "a.warc.gz, https://mfa.example/2: takes longer than 1 seconds to read"


def test_a_file_that_breaks_its_reader_all_the_time_is_left_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("credence.intake.limited.parent.MOST_LOST", 2)
    raw = packed({f"{number}.pdf": made(CORPUS["pdf-form-cycle"]) for number in range(4)})
    with Readers() as readers:
        told = [str(each) for each in documents_of_bytes(raw, "z.zip", readers)]
    assert [each.partition(":")[0] for each in told] == ["z.zip, 0.pdf", "z.zip, 1.pdf", "z.zip"]
    assert told[-1] == "z.zip: breaks its reader with 2 of its parts; what stands after them is left"


def test_many_long_documents_wait_with_the_child_and_not_with_its_parent(readers: Readers) -> None:
    lines = json.dumps({"text": "The envoy came. " * 50_000}).encode() + b"\n"
    found = documents_of_bytes(lines * 20, "a.jsonl", readers)
    next(found)
    time.sleep(0.5)
    assert readers._lines.qsize() <= 8
    assert len(list(found)) == 19


HEADS = [b"a: b\n", b"a:\n ", b"a: \n \n", b"<a ", b"<!--", b"<!x>", b"<?x?>", b"<!---->", b'{"a":', b"A" * 41 + b":"]


@pytest.mark.parametrize("ending", [".eml", ".html", ".xml", ".jsonl", ""])
def test_the_first_bytes_tell_the_format_at_once(ending: str) -> None:
    begun = time.process_time()
    for head in HEADS:
        format_of((head * PROBE)[:PROBE], f"a{ending}")
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("name", SHAPES)
def test_reading_a_text_twice_as_long_takes_about_twice_as_long(name: str) -> None:
    def spent(letters: int) -> float:
        text = shape(name, letters)
        begun = time.process_time()
        read(Document("a", text, publication_of(text, "a")))
        return time.process_time() - begun

    spent(1_000)
    first, second = spent(10_000), min(spent(40_000), spent(40_000))  # what one of them has to collect may be another's
    assert second < max(1.0, 10 * first), (first, second)


def test_a_delegation_of_forty_initialled_names_is_read_at_once() -> None:
    begun = time.process_time()
    read(Document("a", f"NAIROBI, 4 May 2021 (Herald) -- {DELEGATION}"))
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("words", ["Peru visit to Chad and Minister of ", "Tanzania (with Zanzibar "])
def test_a_title_twice_as_long_takes_about_twice_as_long(words: str) -> None:
    def spent(times: int) -> float:
        text = words * times + "\n\nPeru met Chad."
        begun = time.process_time()
        read(Document("a", text, publication_of(text, "a")))
        return time.process_time() - begun

    spent(20)
    first, second = spent(500), min(spent(2_000), spent(2_000))
    assert second < max(1.0, 10 * first), (first, second)


@pytest.mark.parametrize("text", ["\ud800", "Kenya \udfff and Chile established diplomatic relations on 14 May 1965."])
def test_half_of_a_surrogate_pair_stops_no_reader(text: str) -> None:
    assert all(text[s.start : s.end] == s.quote for s in read(Document("a", text)))
