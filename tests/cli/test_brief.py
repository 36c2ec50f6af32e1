"""`credence brief`, `statements` and `documents`: what a record gives back."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

import credence
from credence.brief.wording import moment_words
from tests.intake import samples as files


def test_a_brief_takes_states_as_people_write_them(run, record: Path) -> None:
    texts = {
        run("brief", *words, "--record", record).out
        for words in (("CHL", "GEO"), ("chile", "georgia"), ("Chilean", "geo"))
    }
    assert len(texts) == 1
    assert "Chile" in texts.pop()


def test_a_name_of_several_words_needs_no_quotes_where_it_can_be_told(run, record: Path) -> None:
    quoted = run("brief", "viet nam", "ghana", "-r", record)
    assert quoted.status == 0
    assert run("brief", "viet", "nam", "ghana", "-r", record) == quoted


def test_a_brief_can_be_written_to_a_file_by_its_ending(run, record: Path, tmp_path: Path) -> None:
    for name, start in (("brief.html", "<!doctype html"), ("brief.json", "{"), ("brief.md", "#")):
        assert run("brief", "CHL", "GEO", "-r", record, "-o", tmp_path / name) == (
            0,
            "",
            f"credence: written to {tmp_path / name}\n",
        )
        assert (tmp_path / name).read_text(encoding="utf-8").lower().startswith(start)
    assert run("brief", "CHL", "GEO", "-r", record).out == (tmp_path / "brief.md").read_text(encoding="utf-8")


def test_a_brief_is_cited_with_the_documents_behind_it(run, record: Path) -> None:
    own, *reports = json.loads(run("brief", "CHL", "GEO", "-r", record, "--format", "csl").out)
    assert (own["type"], own["title"], own["publisher"]) == ("report", "Chile and Georgia", "Credence")
    assert own["references"].split(", ") == [report["id"] for report in reports]
    assert "andes-informa-2022-03-16" in own["references"]
    tex = run("brief", "CHL", "GEO", "-r", record, "--format", "bibtex").out
    assert tex.startswith(f"@report{{{own['id']},\n  title = {{{{Chile and Georgia}}}},")
    assert "@online{andes-informa-2022-03-16," in tex
    short = json.loads(run("brief", "CHL", "GEO", "-r", record, "--format", "csl", "--pages", "1").out)
    assert short[0]["id"] != own["id"]


def test_a_brief_is_written_as_word_and_pdf_on_one_page(run, record: Path, tmp_path: Path) -> None:
    for name, start in (("brief.docx", b"PK"), ("brief.pdf", b"%PDF-")):
        ran = run("brief", "--person", "Undurraga", "-r", record, "--pages", "1", "-o", tmp_path / name)
        assert (ran.status, ran.err) == (0, f"credence: written to {tmp_path / name}\n")
        assert (tmp_path / name).read_bytes().startswith(start)


def test_a_brief_that_cannot_be_written_is_told(run, record: Path) -> None:
    ran = run("brief", "CHL", "GEO", "-r", record, "-o", "no/such/folder/brief.md")
    assert (ran.status, len(ran.err.splitlines())) == (1, 1)
    assert "there is no folder no/such/folder; make it" in ran.err
    before = record.read_bytes()
    ran = run("brief", "CHL", "GEO", "-r", record, "-o", record)
    assert (ran.status, ran.err) == (
        1,
        f"credence: {record}: is the record; name another file for the brief\n",
    )
    other = Path(shutil.copy(record, "other.db"))
    ran = run("brief", "CHL", "GEO", "-r", record, "-o", other)
    assert (ran.status, ran.err) == (1, "credence: other.db: is a record; name another file\n")
    assert record.read_bytes() == other.read_bytes() == before


@pytest.mark.parametrize("name", ["brief.doc", "brief.txt"])
def test_a_brief_is_written_in_no_form_but_its_own(run, record: Path, name: str) -> None:
    ran = run("brief", "CHL", "GEO", "-r", record, "-o", name)
    assert (ran.status, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert "md, html, json, docx, pdf, bibtex" in ran.err
    assert not Path(name).exists()
    ran = run("brief", "CHL", "GEO", "-r", record, "-o", name, "--format", "md")
    assert (ran.status, ran.err) == (0, f"credence: written to {name}\n")


def test_without_a_record_there_is_no_brief_and_none_is_made(run) -> None:
    for words in (("brief", "CHL", "GEO"), ("statements",), ("documents",)):
        assert run(*words) == (
            1,
            "",
            "credence: credence.db: there is no record here; make one with: credence add PATH --record credence.db\n",
        )
    assert not Path("credence.db").exists()


def test_a_pair_of_which_nothing_is_known(run, record: Path) -> None:
    ran = run("brief", "NOR", "PER", "-r", record)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == f"credence: {record}: the record holds nothing on Norway and Peru\n"
    ran = run("brief", "CHL", "GEO", "-r", record, "--known-at", "2001-01-01")
    with credence.Record(record) as held:
        began = moment_words(held.began())
    assert ran.err == (
        f"credence: {record}: the record holds nothing on Chile and Georgia as known at 1 January 2001;"
        f" its first entry was made on {began}\n"
    )


def test_a_moment_is_told_in_utc_whatever_zone_it_is_given_in(run, record: Path) -> None:
    ran = run("brief", "CHL", "GEO", "-r", record, "--known-at", "2100-01-01T02:30+04:00")
    assert "as known on 31 December 2099, 22:30 UTC." in ran.out
    assert run("brief", "CHL", "GEO", "-r", record, "--known-at", "2099-12-31T22:30Z") == ran


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("CHL", "Nowhereland"), "'Nowhereland' is no state we know"),
        (("CHL", "chile"), "name two states; both words mean CHL"),
        (("congo", "CHL"), "write the code"),
        (("CHL", "GEO", "NOR"), "put a name of several words in quotes"),
        ((), "name two states, such as AZE MEX, or one; or give --person"),
        (("CHL", "--person", "Undurraga"), "name two states, such as AZE MEX, or one; or give --person"),
        (("--mission", "--person", "Undurraga"), "a mission is of one state in another"),
        (("--mission", "CHL"), "name two states"),
        (("--mission", "CHL", "chile"), "name two states; both words mean CHL"),
        (("CHL", "GEO", "--on", "2022"), "write it as 2022-12-20"),
        (("CHL", "GEO", "--known-at", "2022-12-20T10:00"), "lacks its zone"),
        (("CHL", "GEO", "--known-at", "soon"), "write it as 2022-12-20 or 2022-12-20T14:54Z"),
        (("CHL", "GEO", "--known-at", "9999-12-31T23:00-04:00"), "outside the years 1 to 9999"),
        (("CHL", "GEO", "--format", "odt"), "is not one of"),
        (("CHL", "GEO", "--pages", "3"), "is not one of"),
    ],
)
def test_misuse_is_told_with_what_would_do(run, words: tuple[str, ...], told: str) -> None:
    ran = run("brief", *words)
    assert (ran.status, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert told in ran.err


@pytest.mark.parametrize("day", ["2019-01-01", "2021-06-01", "2024-12-31", None])
def test_the_library_and_the_command_give_one_brief(run, record: Path, day: str | None) -> None:
    on = date.fromisoformat(day) if day else None
    with credence.Record(record) as opened:
        brief = credence.brief.on(opened, "CHL", "GEO", on)
        facts = opened.ask(states={"CHL", "GEO"})
    words = ("--on", day) if day else ()
    assert run("brief", "CHL", "GEO", "-r", record, *words).out == credence.brief.render(brief, "md")
    built = credence.brief.build(facts, "CHL", "GEO", on)
    assert (built.sections, built.notes, built.timeline) == (brief.sections, brief.notes, brief.timeline)


def test_what_a_file_with_pages_says_is_cited_by_its_page(run, tmp_path: Path) -> None:
    first = "NAIROBI, 3 May 2021 (Lagoon Herald) -- Foreign Minister Juma Otieno spoke on the year."
    second = "Kenya and Chile established diplomatic relations on 14 February 1965."
    pages = [files.lines([line]) for line in (first, second, "The embassy of Chile was large.")]
    (tmp_path / "bulletin.pdf").write_bytes(files.pdf(pages))
    (tmp_path / "note.txt").write_text(f"{first}\n\nKenya recognised Chile on 3 May 1964.\n")
    run("add", "bulletin.pdf", "note.txt")
    for form in ("md", "html"):
        told = run("brief", "KEN", "CHL", "--format", form).out
        assert "document bulletin, p. 2, characters" in told
        assert "document note, characters" in told
    notes = json.loads(run("brief", "KEN", "CHL", "--format", "json").out)["notes"]
    assert [note["pages"] for note in notes if "1965" in note["quote"]] == [[2]]
    assert {tuple(note["pages"]) for note in notes if note["document"] == "note"} == {()}
    assert "p. 2" in run("brief", "KEN", "CHL", "--known-at", "9999-12-31").out


def test_statements_of_the_record_can_be_narrowed(run, record: Path) -> None:
    def lines(*words: str) -> list[dict[str, object]]:
        return [json.loads(line) for line in run("statements", "-r", record, "-f", "jsonl", *words).out.splitlines()]

    everything = lines()
    assert len({line["document"] for line in everything}) == 19
    pair = lines("--states", "chile,GEO")
    assert 0 < len(pair) < len(lines("--states", "CHL")) < len(everything)
    assert {line["kind"] for line in lines("--kind", "meeting")} == {"meeting"}
    assert lines("--known-at", "2001-01-01") == []
    assert run("statements", "-r", record, "--kind", "meting").status == 2
    assert run("statements", "-r", record, "--states", "A,B,C").status == 2


def test_documents_of_the_record_are_listed_with_their_origin(run, record: Path) -> None:
    rows = json.loads(run("documents", "-r", record, "-f", "json").out)
    assert len(rows) == 19
    assert all(row["published"] and row["origins"] and row["statements"] for row in rows)
    ran = run("documents", "-r", record)
    assert ran.out.splitlines()[0].split() == ["document", "published", "outlet", "statements", "title"]
    assert ran.err == f"credence: 19 documents in {record}\n"
