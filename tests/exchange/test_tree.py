"""Files, folders and archives are read safely: nothing outside, no links, no more than may be."""

import io
import os
import tarfile
from pathlib import Path

import pytest

from credence.exchange.imports import tree as trees
from credence.exchange.imports.errors import ImportFault
from credence.exchange.imports.tree import open_tree


def archive(path: Path, members: list[tarfile.TarInfo | tuple[str, bytes]]) -> Path:
    with tarfile.open(path, "w:gz") as made:
        for member in members:
            if isinstance(member, tarfile.TarInfo):
                made.addfile(member)
            else:
                info = tarfile.TarInfo(member[0])
                info.size = len(member[1])
                made.addfile(info, io.BytesIO(member[1]))
    return path


def link(name: str, to: str, kind: bytes = tarfile.SYMTYPE) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, to
    return info


def test_a_folder_an_archive_and_a_file_give_the_same_names(tmp_path: Path) -> None:
    for name in ("data/a.xml", "data/b.xml", "other/c.xml", "data/notes.txt", ".hidden/d.xml"):
        (tmp_path / "set" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "set" / name).write_text(f"<{Path(name).stem}/>", encoding="utf-8")
    members = [(f"set/{n}.xml", f"<{n[-1]}/>".encode()) for n in ("data/b", "data/a", "other/c")]
    packed = open_tree(archive(tmp_path / "set.tar.gz", members), ("other",))
    whole = open_tree(tmp_path / "set", ("other",))
    part = open_tree(tmp_path / "set" / "data", ("other",))
    one = open_tree(tmp_path / "set" / "data" / "b.xml", ("other",))
    assert packed.names == whole.names == part.names == one.names == ("data/a.xml", "data/b.xml", "other/c.xml")
    assert (whole.asked, part.asked, one.asked) == (whole.names, whole.names[:2], ("data/b.xml",))
    assert packed.read("data/b.xml") == one.read("data/b.xml") == b"<b/>"
    assert {t.place("data/a.xml") for t in (whole, part, one)} == {str(tmp_path / "set" / "data" / "a.xml")}


def test_a_file_alone_is_its_own_collection(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<a/>", encoding="utf-8")
    (tmp_path / "b.xml").write_text("<b/>", encoding="utf-8")
    assert open_tree(tmp_path / "a.xml", ("other",)).names == ("a.xml",)


def test_links_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_text("<a/>", encoding="utf-8")
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "b.xml").write_text("<b/>", encoding="utf-8")
    (tmp_path / "set" / "a.xml").symlink_to(tmp_path / "secret.xml")
    assert open_tree(tmp_path / "set", ()).names == ("b.xml",)


@pytest.mark.parametrize(
    ("member", "why"),
    [
        (("../a.xml", b"<a/>"), "a name that leads outside"),
        (("/etc/a.xml", b"<a/>"), "a name that leads outside"),
        (("set\\..\\a.xml", b"<a/>"), "a name that leads outside"),
        (link("set/a.xml", "/etc/passwd"), "neither file nor folder"),
        (link("set/a.xml", "set/b.xml", tarfile.LNKTYPE), "neither file nor folder"),
        (link("set/a.xml", "", tarfile.FIFOTYPE), "neither file nor folder"),
    ],
)
def test_an_archive_that_reaches_outside_is_refused(tmp_path: Path, member: object, why: str) -> None:
    packed = archive(tmp_path / "bad.tar.gz", [("set/b.xml", b"<b/>"), member])  # type: ignore[list-item]
    with pytest.raises(ImportFault, match=why):
        open_tree(packed, ())


def test_an_archive_is_bounded_in_files_and_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = archive(tmp_path / "big.tar.gz", [(f"{n}.xml", b" " * 20_000) for n in range(20)])
    monkeypatch.setattr(trees, "LARGEST_ARCHIVE", 100_000)
    with pytest.raises(ImportFault, match="holds more than 0 MB unpacked"):
        open_tree(packed, ())
    monkeypatch.setattr(trees, "MOST_FILES", 3)
    monkeypatch.setattr(trees, "LARGEST_ARCHIVE", 10_000_000)
    with pytest.raises(ImportFault, match="holds more than 3 files"):
        open_tree(packed, ())
    monkeypatch.setattr(trees, "LARGEST_FILE", 100)
    with pytest.raises(ImportFault, match=r"0\.xml is larger than"):
        open_tree(packed, ())


@pytest.mark.parametrize("raw", [b"no archive", b"", b"\x1f\x8b\x08\x00broken", b"\x1f\x8b"])
def test_what_is_no_archive_is_refused_in_one_line(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "bad.tar.gz").write_bytes(raw)
    with pytest.raises(ImportFault, match=r"bad\.tar\.gz"):
        open_tree(tmp_path / "bad.tar.gz", ())


def test_a_cut_archive_is_refused(tmp_path: Path) -> None:
    packed = archive(tmp_path / "cut.tar.gz", [(f"{n}.xml", os.urandom(5000)) for n in range(5)])
    packed.write_bytes(packed.read_bytes()[:9000])
    with pytest.raises(ImportFault, match="is no sound"):
        open_tree(packed, ())


def test_what_is_not_there_or_holds_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportFault, match="no such file or folder"):
        open_tree(tmp_path / "nowhere", ())
    with pytest.raises(ImportFault, match=r"holds no file that ends in \.xml"):
        open_tree(tmp_path, ())
    with pytest.raises(ImportFault, match=r"holds no file that ends in \.xml"):
        open_tree(archive(tmp_path / "empty.tar.gz", []), ())
