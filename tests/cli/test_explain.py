"""`credence explain`: how each statement came about, on the terminal, as a page and as JSON."""

import io
import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

HOSTILE = """A <script>alert(1)</script> title

Kenya opened its embassy in Lima in 2007, said <img src=x onerror=alert(1)> "quoted" & 'more'.
\u202eChile\u202c recognized <b>Georgia</b>\u2066 in 1991; javascript:alert(1) </style></bdi></p>.
"""


class Page(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    path = tmp_path / "hostile.txt"
    path.write_text(HOSTILE)
    return path


def test_every_statement_stands_in_the_explanation_with_its_rule(run, report: Path) -> None:
    statements = [json.loads(line) for line in run("read", report, "-f", "jsonl").out.splitlines()]
    explained = json.loads(run("explain", report, "-f", "json").out)
    text, page = run("explain", report).out, run("explain", report, "-f", "html").out
    told = [
        {key: value for key, value in said.items() if key != "number"}
        for sentence in explained["sentences"]
        for match in sentence["matches"]
        for said in match["statements"]
        if "repeats" not in said
    ]
    assert sorted(map(json.dumps, told)) == sorted(map(json.dumps, statements))
    for statement in statements:
        assert f"by {statement['rule']} " in text
        assert f"<code>{statement['rule']}</code>" in page
        assert re.search(rf"\d+\. +{statement['kind']}\b", text)


def test_the_text_gives_spelling_mentions_voice_and_what_was_inferred(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Peru and Norway\n\nPeru opened its embassy in Oslo in 2007.\n"
        "Diplomatic relations were established on 3 May 1961.\n"
    )
    out = run("explain", "a.txt").out
    assert "spelling  STATE opened MISSION in DATE ." in out
    assert "found     State “Peru” = Peru (PER)" in out
    assert "found     date “3 May 1961” = 3 May 1961 (1961-05-03)" in out
    assert "parties inferred from the document's pair of States" in out
    assert "\x1b" not in out


def test_what_matched_in_vain_or_nearly_is_told_with_the_reason(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Diplomatic relations were established. Peru severed the rope.\n")
    sentences = json.loads(run("explain", "a.txt", "-f", "json").out)["sentences"]
    vain = [match for sentence in sentences for match in sentence["matches"] if not match["statements"]]
    nearly = [near for sentence in sentences for near in sentence["nearly"]]
    assert any(match["rule"].startswith("relations/established") and match["reason"] for match in vain)
    assert any(near["rule"].startswith("relations/severed") and near["words"] == ["severed"] for near in nearly)
    assert all("there is no" in near["reason"] or "all it needs" in near["reason"] for near in nearly)


def test_in_short_stand_the_sentences_and_their_statements_with_the_phrase_of_each(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Peru opened its embassy in Oslo in 2007. Peru severed the rope.\n")
    out = run("explain", "a.txt", "--short").out
    assert "[2] Peru severed the rope." in out
    assert re.search(r"1\. +mission-opened .*\n.*\n( .*inferred.*\n)* +by missions/opened\.\d+\n", out)
    assert not re.search(r"^  (?:spelling|found|nothing|nearly)", out, re.MULTILINE)
    assert "leave it out for html" in run("explain", "a.txt", "--short", "-f", "html").err


def test_as_text_the_nearest_misses_stand_and_how_many_more_there_are(run, report: Path) -> None:
    told = json.loads(run("explain", report, "-f", "json").out)["sentences"]
    sentences = re.split(r"^\[\d+\]", run("explain", report).out, flags=re.MULTILINE)[1:]
    assert any(len(sentence["nearly"]) > 3 for sentence in told)
    for sentence, text in zip(told, sentences, strict=True):
        nearly, more = len(sentence["nearly"]), len(sentence["nearly"]) - 3
        assert text.count("\n  nearly ") == min(nearly, 4)
        assert (f"  nearly    {more} more" in text) == (more > 0)


def test_statements_stand_in_the_order_of_their_numbers(run, report: Path) -> None:
    numbers = [int(n) for n in re.findall(r"^  (\d+)\. ", run("explain", report).out, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1)) and numbers


def test_no_page_that_credence_wrote_is_read_as_a_report(run, report: Path) -> None:
    run("explain", report, "--output", "explained.html")
    ran = run("read", "explained.html")
    assert ran.status != 0 and "explained.html: is a page that Credence wrote" in ran.err


def test_the_page_runs_nothing_and_loads_nothing(run, report: Path) -> None:
    page = run("explain", report, "-f", "html").out
    tags = Page(page).tags
    policy = next(a["content"] for tag, a in tags if tag == "meta" and a.get("http-equiv"))
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    assert not {tag for tag, _ in tags} & {"script", "img", "link", "iframe", "object", "form"}
    links = [str(a["href"]) for tag, a in tags if tag == "a"]
    ids = {a["id"] for _, a in tags if a.get("id")}
    assert links and all(link.startswith("#") and link[1:] in ids for link in links)


def test_hostile_text_does_not_escape(run, hostile: Path) -> None:
    page, text = run("explain", hostile, "-f", "html").out, run("explain", hostile).out
    tags = Page(page).tags
    assert not {tag for tag, _ in tags} & {"script", "img", "b"}
    assert not any(name.startswith("on") for _, attributes in tags for name in attributes)
    for output in (page, text, run("explain", hostile, "-f", "json").out):
        assert not set(output) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\x1b")
    assert page.count("</style>") == 1
    assert "&lt;img src=x onerror=alert(1)&gt;" in page


def test_the_form_follows_the_name_of_the_output(run, report: Path, tmp_path: Path) -> None:
    for name, start in (("x.html", "<!doctype html>"), ("x.json", "{"), ("x.txt", "")):
        assert run("explain", report, "--output", name) == (0, "", f"credence: written to {name}\n")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_the_same_document_gives_the_same_bytes(run, report: Path) -> None:
    assert run("explain", report, "-f", "html") == run("explain", report, "-f", "html")


def test_standard_input_and_the_day_given(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Peru recognised Georgia yesterday.\n")))
    out = run("explain", "-", "--date", "1992-03-04").out
    assert "published: 4 March 1992 (1992-03-04)  (given)" in out
    assert "3 March 1992 (1992-03-03)  (sort relative; how counted from the document's date)" in out


def test_why_nothing_is_read_in_another_language_is_told(run, tmp_path: Path) -> None:
    text = (
        "La ministre des Affaires étrangères du Pérou, Ana Silva, a reçu ce matin l'ambassadeur du Tchad, Idriss Ali,"
        " qui lui a remis la copie figurée de ses lettres de créance et avec qui elle a parlé de la pêche."
    )
    path = tmp_path / "note.txt"
    path.write_text(text)
    assert run("explain", path).err == f"credence: {path}: not English, left unread\n"


def test_misuse_is_one_line(run, report: Path, tmp_path: Path) -> None:
    assert run("explain", tmp_path).err == f"credence: {tmp_path}: is a folder; name one document in it\n"
    assert run("explain", "").err.startswith("credence: an empty path: name a file")
    assert run("explain", "gone.txt") == (1, "", "credence: gone.txt: no such file or folder\n")
    (tmp_path / "a.txt").write_text("Peru recognised Georgia.\n")
    ran = run("explain", "a.txt", "--output", "a.txt")
    assert ran.err == "credence: a.txt: is the document; name another file for the explanation\n"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("asked", "coloured"), [("", True), ("1", False)])
def test_a_terminal_has_colour_unless_it_is_not_wanted(
    run, report: Path, monkeypatch: pytest.MonkeyPatch, asked: str, coloured: bool
) -> None:
    for name in ("FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", asked)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    run("explain", report)
    assert ("\x1b[" in terminal.getvalue()) is coloured


def test_documents_are_explained_one_at_a_time(run, report: Path) -> None:
    ran = run("explain", report, "other.txt")
    assert (ran.status, ran.out) == (2, "")
    assert f"one document at a time; name {report} alone, then other.txt" in ran.err


def test_an_explanation_is_written_in_no_form_but_its_own(run, report: Path) -> None:
    ran = run("explain", report, "-o", "report.pdf")
    assert (ran.status, "text, html, json" in ran.err) == (2, True)
    assert not Path("report.pdf").exists()
