"""Questions and decisions on the command line, and the desk on a real terminal (a pseudo-terminal)."""

import json
import os
import pty
import select
import subprocess
import sys
import time

import pytest

from credence.record import Record

KEYS_WAIT = 20.0


def lines(ran):
    return [json.loads(line) for line in ran.out.splitlines()]


def test_what_waits_is_listed_and_decided_on_the_line(run, record):
    (dispute, *_) = lines(run("review", "--list", "--format", "jsonl", "--record", record))
    assert (dispute["why"], dispute["kind"], dispute["slot"]) == ("dispute", "mission-opened", "date")
    side = dispute["sides"][1]["statements"][0]
    ran = run("review", "--accept", side, "--reason", "seen", "--reviewer", "A. Reviewer", "--record", record)
    assert (ran.status, ran.err) == (0, "credence: decision 1 made; --history lists it, --undo 1 takes it back\n")
    assert "a reviewer confirmed this" in run("brief", "chile", "georgia", "--record", record).out
    (made,) = lines(run("review", "--history", "--format", "jsonl", "--record", record))
    assert (made["verdict"], made["target"], made["reviewer"]) == ("accept", side, "A. Reviewer")
    assert run("facts", "--status", "confirmed", "--format", "csv", "--record", record).out.count("\n") >= 2
    assert run("review", "--undo", "1", "--reviewer", "A. Reviewer", "--record", record).status == 0
    assert lines(run("review", "--list", "--format", "jsonl", "--record", record))[0] == dispute


def test_without_a_terminal_keys_are_refused_in_a_line(run, record):
    ran = run("review", "--record", record)
    assert ran.status == 1
    assert "needs a terminal" in ran.err


def test_one_decision_at_a_time(run, record):
    ran = run("review", "--accept", "a", "--reject", "b", "--record", record)
    assert ran.status == 2
    assert "one decision at a time" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ["--list", "--history"],
        ["--list", "--accept", "a"],
        ["--history", "--undo", "1"],
        ["--undo", "1", "--accept", "a"],
        ["--same", "a@CHL", "b@CHL", "--different", "a@CHL", "b@CHL"],
    ],
)
def test_one_thing_at_a_time(run, record, words):
    ran = run("review", *words, "--record", record)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "at a time" in ran.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--accept", ""], "there is no statement"),
        (["--accept", "\udcff"], "the name of a decision is broken at character 0"),
        (["--accept", "a", "--reviewer", "\udcff"], "the reviewer of a decision is broken"),
        (["--accept", "a", "--reason", "\udcff"], "the reason of a decision is broken"),
        (["--same", "\udcff@CHL", "a@CHL"], "of a decision is broken"),
        (["--undo", "1", "--reason", "\udcff"], "the reason of a decision is broken"),
    ],
)
def test_what_no_store_keeps_is_refused_in_a_line(run, record, words, says):
    before = record.read_bytes()
    ran = run("review", "--reviewer", "A. Reviewer", *words, "--record", record)
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert says in ran.err
    assert record.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["search", "*"], "holds no letter"),
        (["search", ""], "holds no letter"),
        (["search", "embassy", "--most", "9" * 20], "--most"),
        (["facts", "--mission", "embasy"], "no rank of missions is called 'embasy'; there are: embassy"),
        (["facts", "--states", ""], "name one state, or two"),
        (["facts", "--source", ""], "holds no letter"),
        (["facts", "--person", "\udcff?"], "holds no letter"),
        (["statements", "--states", ""], "name one state, or two"),
        (["doctor", "--seal", ""], "not a seal"),
        (["doctor", "--seal", "5f0c..."], "not a seal"),
    ],
)
def test_what_asks_for_nothing_there_can_be_is_misuse(run, record, words, says):
    ran = run(*words, "--record", record)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert says in ran.err


def test_a_disputed_fact_shows_who_says_otherwise(run, record):
    rows = run("facts", "--status", "disputed", "--record", record).out.splitlines()[1:]
    assert [row for row in rows if "against 2015: Andes Informa" in row]


def test_who_headed_a_mission_is_told_with_its_sources(run, record):
    rows = lines(run("heads", "--of", "chile", "--in", "georgia", "--format", "jsonl", "--record", record))
    assert all({"stage", "step", "supports"} <= row.keys() for row in rows)
    assert rows
    assert all(support["quote"] for row in rows for support in row["supports"])


def test_a_search_shows_the_passage_and_pipes(run, record):
    rows = lines(run("search", "copy", "of the credentials", "--format", "jsonl", "--record", record))
    assert rows
    assert all("credentials" in row["passage"] or row["statements"] for row in rows)
    assert run("search", "zzzz", "--record", record).err.startswith("credence: 0 documents")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_the_desk_takes_keys_on_a_terminal(record):
    with Desk(record) as desk:
        desk.wait_for("date 2014 or 2015?", "q end")
        desk.type("2")
        desk.wait_for("reason")
        desk.type("the embassy says so\r")
        desk.wait_for("z takes it back", "q end")
        desk.type("?")
        desk.wait_for("previous", "q end")
        desk.type("z")
        desk.wait_for("taken back", "q end")
        desk.type("q")
        desk.wait_for("0 decisions made")
    with Record(record) as held:
        assert [(r.verdict, r.reason) for r in held.reviews()] == [("accept", "the embassy says so"), ("undo", "")]


class Desk:
    """`credence review` on a terminal of its own."""

    def __init__(self, record):
        self.main, side = pty.openpty()
        code = "import sys; from credence.cli.main import main; sys.exit(main())"
        command = [sys.executable, "-c", code, "review", "--reviewer", "A. Reviewer", "--record", str(record)]
        surroundings = os.environ | {"TERM": "xterm", "COLUMNS": "100", "LINES": "40"}
        self.process = subprocess.Popen(command, stdin=side, stdout=side, stderr=side, env=surroundings)
        os.close(side)
        self.seen = ""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        os.close(self.main)

    def type(self, keys):
        self.seen = ""
        os.write(self.main, keys.encode())

    def wait_for(self, *words):
        """Until all the words are on the screen, and then for a moment, since keys count only once it is drawn."""
        end = time.monotonic() + KEYS_WAIT
        while not all(word in self.seen for word in words):
            assert time.monotonic() < end, f"{words!r} did not come: {self.seen[-800:]!r}"
            if select.select([self.main], [], [], 0.2)[0]:
                self.seen += os.read(self.main, 65536).decode(errors="replace")
        time.sleep(0.3)


def test_facts_are_told_in_sentences_and_given_raw_where_a_program_reads(run, record):
    asked = ("facts", "--states", "chile,georgia", "--status", "disputed", "--record", record)
    (row,) = run(*asked).out.splitlines()[1:]
    assert row.endswith("Georgia opened an embassy in Santiago in 2014")
    (raw,) = lines(run(*asked, "--format", "jsonl"))
    assert (raw["actor"], raw["mission"], raw["date"]) == (["GEO"], "embassy", "2014")


def test_heads_are_told_in_the_words_of_the_trade(run, record):
    told = run("heads", "--of", "chile", "--in", "georgia", "--record", record).out
    assert "in post" in told
    assert "credentials presented 22 September 2021" in told
    ran = run("heads", "--of", "VNM", "--in", "GHA", "--on", "2020-01-01", "--record", record)
    assert ran.err == "credence: the record names no head of the mission of Vietnam in Ghana on 1 January 2020\n"


def test_what_waits_shows_its_question_and_its_quote(run, record):
    waiting = [line for line in run("review", "--list", "--record", record).out.splitlines() if line[:7] == "dispute"]
    (row,) = (line for line in waiting if "Opening of the embassy of Georgia in Santiago: date 2014 or 2015?" in line)
    assert "Georgia opened its embassy in Santiago" in row


def test_the_keys_of_names_are_listed_as_a_decision_takes_them(run, record):
    (name,) = (
        row
        for row in lines(run("review", "--names", "--format", "jsonl", "--record", record))
        if row["written"] == "Ketevan Lomsadze" and row["state"] == "GEO"
    )
    ran = run("review", "--different", name["key"], name["key"].replace("ketevan ", ""), "--record", record)
    assert (ran.status, name["key"]) == (0, "ketevan lomsadze@GEO")


def test_a_long_name_of_a_reviewer_leaves_the_table_narrow(run, record):
    (item, *_) = lines(run("review", "--list", "--format", "jsonl", "--record", record))
    name = "Ada " * 60
    target = item["sides"][0]["statements"][0]
    assert run("review", "--unsure", target, "--reviewer", name, "--record", record).status == 0
    table = run("review", "--history", "--record", record).out
    assert max(map(len, table.splitlines())) < 120
    (row,) = lines(run("review", "--history", "--format", "jsonl", "--record", record))
    assert row["reviewer"] == name.strip()
