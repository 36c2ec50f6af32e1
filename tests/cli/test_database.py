"""The same commands, with a database for the record."""

from pathlib import Path


def test_commands_take_the_address_of_a_database(run, report: Path, database: str) -> None:
    ran = run("add", report, "--record", database)
    assert (ran.status, ran.out.splitlines()[1].endswith("added")) == (0, True)
    assert run("add", report, "--record", database).out.splitlines()[1].endswith("nothing added")
    shown = [run(*words, "-f", "json", "--record", database) for words in (["statements"], ["documents"])]
    brief = run("brief", "CHL", "GEO", "--record", database)
    run("add", report)
    assert brief.status == 0
    assert [each.out for each in shown] == [run(*words, "-f", "json").out for words in (["statements"], ["documents"])]
    assert brief.out == run("brief", "CHL", "GEO").out


def test_a_password_is_not_repeated(run, report: Path, server) -> None:
    for words in (["add", report], ["brief", "CHL", "GEO"], ["documents"]):
        ran = run(*words, "--record", server.guarded_address("nowhere", "sesame"))
        assert (ran.status, ran.out, len(ran.err.splitlines())) == (1, "", 1)
        assert "sesame" not in ran.err
