"""`credence check`: what cannot be right in a record, listed in every format, silenced and told again."""

import csv
import io
import json

import pytest

from credence.lore.checks import load_checks
from credence.model import Document, Statement
from credence.record import Record
from tests.cli.conftest import EXAMPLES

HOSTILE = "Nino <b>Beridze</b>\u202e\x1b[31m | =1+1"


def lines(ran):
    return [json.loads(line) for line in ran.out.splitlines()]


def enter(record, name, kind, **slots):
    quote = f"{kind} {sorted(slots.items())}"
    record.add(Document(name, quote), [Statement(name, kind, slots, quote, 0, len(quote))], maker="test/1")


def step(record, name, kind, when, person="Nino Beridze", **slots):
    told = {"actor": ("GEO",), "recipient": ("CHL",), "person": (person,), "office": "ambassador", "date": when}
    enter(record, name, kind, **(told | slots))


@pytest.fixture
def desk(tmp_path):
    """A record with an error, a warning and a notice."""
    path = tmp_path / "desk.db"
    with Record(path) as record:
        step(record, "a", "credentials-presented", "2022-04-02")
        step(record, "b", "appointed", "2022-05-11")
        step(record, "c", "credentials-presented", "1990-03-01", "Levan Kapanadze", recipient=("PER",))
        step(record, "d", "post-ended", "2009-03-01", "Levan Kapanadze", recipient=("PER",))
        step(record, "e", "credentials-presented", "2010-03-01", "Gela Tsiklauri", recipient=("PER",))
        step(record, "f", "credentials-presented", "2013-03-01", "Maia Lomidze", recipient=("PER",))
    return path


FOUND = ["credentials-before-appointment", "post-very-long", "predecessor-never-left"]


def test_findings_are_listed_gravest_first_with_rule_and_remedy(run, desk):
    ran = run("check", "--record", desk)
    assert (ran.status, ran.err) == (0, f"credence: 3 findings in {desk}\n")
    assert ran.out.index("error") < ran.out.index("warning") < ran.out.index("notice")
    assert "VCDR art. 4, 13" in " ".join(ran.out.split())
    found = lines(run("check", "--format", "jsonl", "--record", desk))
    assert [each["check"] for each in found] == FOUND
    first = found[0]
    assert first["says"].startswith("Nino Beridze (Georgia in Chile), steps out of order: ")
    assert {first["one"]["kind"], first["other"]["kind"]} == {"appointed", "credentials-presented"}
    assert first["one"]["supports"][0]["quote"]
    assert first["article"] and first["settles"]


def test_every_format_gives_the_same_findings(run, desk):
    as_lines = lines(run("check", "--format", "jsonl", "--record", desk))
    assert json.loads(run("check", "--format", "json", "--record", desk).out) == as_lines
    rows = list(csv.DictReader(io.StringIO(run("check", "--format", "csv", "--record", desk).out)))
    assert [row["finding"] for row in rows] == [each["finding"] for each in as_lines]
    assert [row["check"] for row in rows] == FOUND


def test_narrowed_by_check_severity_and_state(run, desk):
    def checks(*words):
        return [each["check"] for each in lines(run("check", *words, "--format", "jsonl", "--record", desk))]

    assert checks("--only", "post-very-long") == ["post-very-long"]
    assert checks("--only", "post-very-long", "--only", "two-heads-at-one-post") == ["post-very-long"]
    assert checks("--severity", "error", "--severity", "notice") == [FOUND[0], FOUND[2]]
    assert checks("--states", "chile") == [FOUND[0]]
    assert checks("--states", "georgia") == FOUND
    assert checks("--states", "kenya") == []


def test_nothing_found_is_said_and_no_failure(run, desk):
    ran = run("check", "--states", "kenya", "--record", desk)
    assert (ran.status, ran.err) == (0, f"credence: nothing found in {desk}\n")


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["--only", "two-head"], 2, "no check is called 'two-head'; there are: credentials-before-appointment, "),
        (["--severity", "grave"], 2, "'grave' is not one of"),
        (["--states", "atlantis"], 2, "atlantis"),
        (["--silence", "abc", "--reason", "seen"], 1, "there is no finding abc; list them with: credence check"),
        (["--unsilence", "abc"], 1, "abc is not silenced; list those that are with: credence check --silenced"),
        (["--silence", "abc", "--unsilence", "abc"], 2, "one at a time"),
    ],
)
def test_what_is_misused_is_refused_in_a_line_and_leaves_the_record(run, desk, words, status, says):
    before = desk.read_bytes()
    ran = run("check", *words, "--record", desk)
    assert (ran.status, ran.out, ran.err.count("\n")) == (status, "", 1)
    assert says in ran.err
    assert desk.read_bytes() == before


def test_a_record_that_is_not_there_is_not_made(run, tmp_path):
    ran = run("check", "--record", tmp_path / "none.db")
    assert ran.status == 1
    assert not (tmp_path / "none.db").exists()


def test_silenced_with_a_reason_and_told_again(run, desk):
    (finding,) = lines(run("check", "--only", "post-very-long", "--format", "jsonl", "--record", desk))
    id_ = finding["finding"]
    refused = run("check", "--silence", id_, "--as", "A. Desk", "--record", desk)
    assert refused.status == 1 and "for a reason" in refused.err
    ran = run("check", "--silence", id_, "--reason", "he did stay", "--as", "A. Desk", "--record", desk)
    assert (ran.status, ran.err) == (
        0,
        f"credence: {id_} silenced; take it back with: credence check --unsilence {id_}\n",
    )
    assert [each["check"] for each in lines(run("check", "--format", "jsonl", "--record", desk))] == [
        FOUND[0],
        FOUND[2],
    ]
    told = lines(run("check", "--silenced", "--only", "post-very-long", "--format", "jsonl", "--record", desk))
    assert told[0]["silenced"].startswith("he did stay (A. Desk, ")
    assert run("check", "--unsilence", id_, "--as", "B. Desk", "--reason", "no", "--record", desk).status == 0
    assert [each["check"] for each in lines(run("check", "--format", "jsonl", "--record", desk))] == FOUND
    history = lines(run("review", "--history", "--format", "jsonl", "--record", desk))
    assert [(each["target"], each["reviewer"]) for each in history if each.get("target") == id_]


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_hostile_names_do_no_harm(run, tmp_path, form):
    path = tmp_path / "hostile.db"
    with Record(path) as record:
        step(record, "a", "credentials-presented", "2022-04-02", HOSTILE)
        step(record, "b", "appointed", "2022-05-11", HOSTILE)
    ran = run("check", "--format", form, "--record", path)
    assert ran.status == 0
    assert "Beridze" in ran.out
    if form == "table":  # what a person reads; csv and JSON give names as they stand
        assert not {"\x1b", "\u202e"} & set(ran.out)
    if form == "csv":
        assert not any(cell.startswith("=") for row in csv.reader(io.StringIO(ran.out)) for cell in row)


def test_every_check_is_in_the_handbook_with_its_severity_and_rule():
    page = (EXAMPLES.parent / "docs" / "protocol.md").read_text()
    for check in load_checks().values():
        assert f"| `{check.name}` | {check.severity} | {check.article} | {check.settles} |" in page
