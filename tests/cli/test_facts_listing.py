"""`credence facts` lists as it finds: so many at most, and in parts that are one table."""

import pytest

from credence.cli import output


def test_so_many_facts_at_most(run, record):
    asked = ("facts", "--states", "chile", "--format", "jsonl", "--record", record)
    every = run(*asked).out.splitlines()
    assert run(*asked, "--most", "3").out.splitlines() == every[:3]
    assert "3 facts in samples.db" not in run("facts", "--record", record).err
    few = run("facts", "--states", "chile", "--most", "3", "--record", record)
    assert "3 facts in" in few.err
    assert "there may be more: raise --most" in few.err


def test_a_table_in_parts_is_one_table(run, record, monkeypatch: pytest.MonkeyPatch):
    whole = run("facts", "--record", record).out.splitlines()
    monkeypatch.setattr(output, "_PART", 4)
    parts = run("facts", "--record", record).out.splitlines()
    assert [line.split() for line in parts] == [line.split() for line in whole]
