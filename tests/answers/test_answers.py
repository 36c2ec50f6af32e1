"""A record answers with what it holds and the quotes for it, or says that it does not say."""

from __future__ import annotations

import json
from datetime import date

import pytest

from credence.answers import ANSWERED, NOT_UNDERSTOOD, SILENT, Answer, answer, render
from credence.record import Record


def told(found: Answer) -> str:
    return render(found, "text")


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("When did Chile recognise Georgia?", "Chile recognised Georgia in December 1991. [1][2]"),
        ("since when do Jordan and Mongolia have relations", "established, since 2005."),
        ("Who was Ghana's ambassador to Vietnam in 2020?", "Akosua Dede Amartey, ambassador of Ghana in Vietnam:"),
        (
            "Who was Ghana's ambassador to Vietnam on 1 May 2019?",
            "arrived 2 April 2019 [2]; copy of credentials",
        ),
        ("Does Georgia have an embassy in Chile?", "give 2014 [1][2]; Andes Informa gives 2015 [3]."),
        ("when did Amartey present her credentials?", "presented credentials to Do Van Lam on 25 April 2019."),
        ("Trade between Estonia and Uruguay since 2020", "Exports from Estonia to Uruguay, 2021:"),
        ("What is coming up with Chile?", "Chile is to open an embassy in Tbilisi in May 2025. [1]"),
        ("When did Chile and Georgia last hold consultations?", "not on record: rounds 1–2). [1]"),
        ("Who is the foreign minister of Georgia?", "named so in reports of 8 June 2021, 2 February 2024,"),
        ("What treaties did Jordan and Mongolia sign?", "signed in Ulaanbaatar on 14 June 2023"),
        ("visits of Faisal Odeh Tarawneh to Mongolia in 2023", "paid a visit to Mongolia on 13–15 June 2023"),
        ("who is Phan Quoc Bao", "deputy foreign minister"),
    ],
)
def test_what_is_on_record_is_told_with_its_quotes(samples: Record, question: str, says: str) -> None:
    found = answer(samples, question)
    assert found.status == ANSWERED
    assert says in told(found)
    assert found.notes
    for note in found.notes:
        document = samples.document(note.document)
        assert document is not None
        assert document.text[note.start : note.end] == note.quote


@pytest.mark.parametrize(
    "question",
    [
        "Who was Mexico's ambassador to Azerbaijan in 2015?",
        "When did France recognise Georgia?",
        "Does Chile have an embassy in Mongolia?",
        "Who is Ebenezer Quartz?",
        "When did Georgia join the Council of Europe?",
        "trade between Chile and Georgia in 1995",
    ],
)
def test_what_is_not_on_record_the_record_does_not_say(samples: Record, question: str) -> None:
    found = answer(samples, question)
    assert found.status == SILENT
    assert "The record" in told(found)


def test_beside_silence_stands_what_is_nearby(samples: Record) -> None:
    found = answer(samples, "Who was Ghana's ambassador to Vietnam on 3 May 2015?")
    assert found.status == SILENT
    assert "On record beside that:\n\nAkosua Dede Amartey, ambassador of Ghana in Vietnam: appointed" in told(found)


def test_as_of_a_day_and_as_known_then(samples: Record) -> None:
    question = "Does Georgia have an embassy in Chile?"
    assert answer(samples, question, on=date(2010, 1, 1)).status == SILENT
    assert answer(samples, question, on=date(2016, 1, 1)).status == ANSWERED
    assert answer(samples, question, known_at=date(1999, 1, 1)).status == SILENT


def test_as_json_it_names_facts_by_ids_that_stay(samples: Record) -> None:
    line = json.loads(render(answer(samples, "When did Chile recognise Georgia?"), "json"))
    assert line["status"] == "answered"
    assert [block["notes"] for block in line["blocks"]] == [[1, 2]]
    (fact,) = line["facts"]
    assert fact["kind"] == "recognition"
    assert len(fact["id"]) == 20
    assert len(fact["statements"]) == 2


def test_what_is_not_understood_says_what_could_be_asked(samples: Record) -> None:
    found = answer(samples, "Why is the sky blue?")
    assert (found.status, found.blocks, found.facts) == (NOT_UNDERSTOOD, (), ())
    assert len(found.instead) == 3
