"""`credence ask` answers, says that the record does not say, or what could be asked."""

from __future__ import annotations

import json


def test_a_question_is_answered_with_its_quotes(run, samples):
    ran = run("ask", "When did Chile recognise Georgia?", "--record", samples)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(
        "Understood as: recognition of Georgia by Chile\n\nChile recognised Georgia in December 1991"
    )
    assert "[1] “" in ran.out


def test_words_need_no_quotes_and_json_tells_the_facts(run, samples):
    ran = run("ask", "when", "did", "chile", "recognise", "georgia", "--format", "json", "--record", samples)
    found = json.loads(ran.out)
    assert (ran.status, found["status"], found["facts"][0]["kind"]) == (0, "answered", "recognition")


def test_what_is_not_on_record_fails_as_grep_does(run, samples):
    ran = run("ask", "Who was Mexico's ambassador to Azerbaijan in 2015?", "--record", samples)
    assert (ran.status, ran.err) == (1, "")
    assert "The record does not say." in ran.out
    before = run("ask", "When did Chile recognise Georgia?", "--known-at", "1999-01-01", "--record", samples)
    assert before.status == 1
    assert "as known at 1 January 1999" in before.out


def test_what_is_not_understood_is_misuse_and_says_what_could_be_asked(run, samples):
    ran = run("ask", "Why is the sky blue?", "--record", samples)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("credence: this is not a question that the record can be asked; ask, for example: ")
    unknown = run("ask", "Who was Wakanda's ambassador to Chile?", "--format", "json", "--record", samples)
    assert unknown.status == 2
    assert json.loads(unknown.out)["status"] == "not-understood"
    assert "'Wakanda' is no state we know" in unknown.err
    nowhere = run("ask", "When did Chile recognise Georgia?", "--record", "nowhere.db")
    assert nowhere.status == 1


def test_markdown_shows_a_question_and_does_nothing_else(run, samples):
    ran = run("ask", "Who is <b>*Ebenezer*</b> Quartz?", "--format", "md", "--record", samples)
    assert ran.out.startswith("# ")
    assert "<b>" not in ran.out.replace("\\<b\\>", "")
