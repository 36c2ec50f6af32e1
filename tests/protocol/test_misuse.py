"""The commands of the trade under odd input: what contradicts itself is refused in one line, and nothing goes under."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from credence.cli.main import main
from credence.model import Document, Modality, Publication, SlotValue, Statement
from credence.record import Record

LONG = "Xenia " * 2000


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A record with an endless name, odd figures, and relations as old as dates go."""
    path = tmp_path / "odd.db"
    with Record(path) as record:

        def tell(name: str, kind: str, modality: str = "asserted", **slots: SlotValue) -> None:
            quote = f"{name} tells of {kind}"
            document = Document(name, quote, Publication(outlet="Harbour Gazette"))
            said = Statement(name, kind, slots, quote, 0, len(quote), ("Harbour Gazette",), Modality(modality))
            record.add(document, [said], maker="test/1")

        post: dict[str, SlotValue] = {"actor": ("PER",), "recipient": ("NOR",), "office": "ambassador"}
        tell("a", "credentials-presented", **post, person=(LONG,), date="2011-03-01")
        tell("b", "credentials-presented", **post, person=("Inés Quiroga",), date="2015-03-01")
        tell("c", "relations-established", parties=("NOR", "PER"), date="0001-01-01")
        for year, amount in (("2015", "-1"), ("2016", "0.0"), ("2017", "9" * 400), ("2018", "0"), ("2019", "12.5")):
            figure: dict[str, SlotValue] = {"flow": "turnover", "amount": amount, "currency": "USD"}
            tell(f"f{year}", "trade", **figure, parties=("NOR", "PER"), period=year)
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def command(*words: object) -> tuple[int, str, str]:
        status = main([str(word) for word in words])
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    return command


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["changes", "--since", "2030-01-01", "--known-at", "2020-01-01"], "--since 2030-01-01 lies after --known-at"),
        (["changes", "--since", "2020-01-01", "peru", "peru"], "name two states"),
        (["list", "norway", "--since", "2021-01-01", "--on", "2020-01-01"], "--since 2021-01-01 lies after --on"),
        (["heads", "--of", "peru", "--in", "PER"], "--of and --in both mean PER"),
    ],
)
def test_what_contradicts_itself_is_misuse_told_in_a_line(run, odd, words, says):
    before = odd.read_bytes()
    status, out, err = run(*words, "--record", odd)
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert says in err
    assert odd.read_bytes() == before


def test_a_day_and_a_moment_on_it_stand_in_order(run, odd):
    for since, known_at, status in (("2020-01-01T08:00Z", "2020-01-01", 0), ("2020-01-01", "2020-01-01T08:00Z", 2)):
        assert run("changes", "--since", since, "--known-at", known_at, "--record", odd)[0] == status


@pytest.mark.parametrize(
    "words",
    [
        ["heads", "--of", "peru", "--in", "ussr"],
        ["list", "ussr"],
        ["missions", "peru", "ussr"],
        ["relations", "ussr"],
    ],
)
def test_a_state_that_had_ceased_by_the_day_is_said_to_have(run, odd, words):
    said = "the Soviet Union ceased in 1991: "
    assert said in run(*words, "--on", "1992-01-01", "--record", odd)[2]
    for before in (["--on", "1991-12-26"], []):
        status, _, err = run(*words, *before, "--record", odd)
        assert status == 0 and said not in err


def test_states_of_several_words_need_no_quotes(run, odd):
    assert run("changes", "--since", "2020-01-01", "united", "arab", "emirates", "--record", odd)[0] == 0


def test_a_change_says_of_which_states_it_tells(run, odd):
    status, out, _ = run("changes", "--since", "2020-01-01", "--record", odd, "--format", "json")
    told = {line["states"][0] for line in json.loads(out) if line["says"].startswith("Trade turnover")}
    assert (status, told) == (0, {"NOR"})
    table = run("changes", "--since", "2020-01-01", "--record", odd)[1]
    assert "Norway, Peru" in next(line for line in table.splitlines() if "Trade turnover in 2019" in line)


def test_figures_that_are_no_sums_stand_as_told_and_nothing_is_computed_from_them(run, odd):
    status, out, err = run("trade", "norway", "peru", "--record", odd, "--format", "json")
    assert status == 0, err
    rows = json.loads(out)
    assert len(rows) == 5
    assert not any("growth" in row for row in rows)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_anniversaries_at_either_end_of_all_dates(run, odd, day):
    status, _, err = run("calendar", "--on", day, "--anniversaries", "--record", odd)
    assert status == 0, err


def test_an_endless_name_moves_its_own_row_only(run, odd):
    lines = run("heads", "--of", "peru", "--in", "norway", "--all", "--record", odd)[1].splitlines()
    assert any(line.startswith(LONG.strip()) for line in lines)
    assert len(lines[0]) < 2500


def test_a_finding_silenced_twice_is_told_again_when_that_is_taken_back(run, odd):
    def found() -> list[str]:
        return [line["finding"] for line in json.loads(run("check", "--record", odd, "--format", "json")[1])]

    before = found()
    for reason in ("they say so", "and the gazette does"):
        assert run("check", "--silence", before[0], "--reason", reason, "--as", "A. Desk", "--record", odd)[0] == 0
    assert before[0] not in found()
    assert run("check", "--unsilence", before[0], "--as", "A. Desk", "--record", odd)[0] == 0
    assert found() == before
