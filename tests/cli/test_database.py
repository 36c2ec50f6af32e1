"""The same commands, with a database for the record."""

import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import psycopg

from credence.record import Record
from credence.record.stores.postgres import LOCK


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


def test_a_server_that_stops_meanwhile_is_one_line_and_loses_nothing(report: Path, server, database: str) -> None:
    """Stopped while the command waits for its turn to write."""
    program = [sys.executable, "-m", "credence.cli.main", "add", str(report), "--record", database]
    subprocess.run(program, capture_output=True, check=True)
    report = report.with_name("steppe-wire-2022-10-12.txt")
    with closing(psycopg.connect(database)) as other:
        other.execute(f"SELECT pg_advisory_xact_lock({LOCK})")
        adding = subprocess.Popen([*program[:4], str(report), *program[5:]], stderr=subprocess.PIPE, text=True)
        while not other.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone()[0]:
            time.sleep(0.05)
        server.stop(signal.SIGQUIT)
    try:
        _, told = adding.communicate(timeout=60)
    finally:
        server.start()
    assert adding.returncode == 1
    assert len(told.splitlines()) == 1
    assert told.endswith("what was acknowledged is kept\n")
    with Record(database) as record:
        assert (record.counts().documents, record.verify()) == (1, None)


def test_a_password_is_not_repeated(run, report: Path, server) -> None:
    for words in (["add", report], ["brief", "CHL", "GEO"], ["documents"]):
        ran = run(*words, "--record", server.guarded_address("nowhere", "sesame"))
        assert (ran.status, ran.out, len(ran.err.splitlines())) == (1, "", 1)
        assert "sesame" not in ran.err
