"""What a reader notes of its own work, and what it marks as inferred."""

from datetime import date

import pytest

from credence.model import Document, Publication, Statement
from credence.reading import Trace, read


def traced(text: str) -> tuple[Trace, list[Statement]]:
    trace = Trace()
    document = Document("report", text, Publication(published=date(2024, 1, 10)))
    statements = read(document, trace)
    assert statements == read(document)
    return trace, statements


def test_a_trace_holds_every_statement_under_the_match_that_made_it() -> None:
    trace, statements = traced(
        "Peru and Norway\n\nPeru opened its embassy in Oslo in 2007.\nRelations were severed in 1999.\n"
    )
    made = {id(s): match for seen in trace.sentences for match in seen.matches for s in match.made}
    assert statements
    assert all(made[id(s)].rule == s.rule and made[id(s)].kind == s.kind for s in trace.kept)


def test_a_repeated_statement_points_to_the_first() -> None:
    trace, _ = traced("Peru recognised Georgia in 1991. Peru recognised Georgia in 1991.\n")
    first, again = (seen.statements[0] for seen in trace.sentences)
    assert trace.repeated(first) is None
    assert trace.repeated(again) is first


def test_mentions_are_told_with_what_they_are_made_of() -> None:
    trace, _ = traced("Peru received Luis Quispe, the ambassador of Chile, on 3 May 1961.\n")
    found = {each.type: each for each in trace.sentences[0].found}
    assert found["person"].value == "Luis Quispe"
    assert ("of", "CHL") in found["person"].details
    assert {part.type for part in found["person"].parts} >= {"office", "State"}
    assert found["date"].value == "1961-05-03"


@pytest.mark.parametrize(
    ("text", "slot", "source"),
    [
        (
            "Peru and Norway\n\nDiplomatic relations were established in 1961.",
            "parties",
            "the document's pair of States",
        ),
        (
            "Peru and Norway\n\nPeru recognised Georgia on 3 May.",
            "date",
            "the document's date, which gives the year",
        ),
    ],
)
def test_what_a_sentence_leaves_open_is_marked_with_its_origin(text: str, slot: str, source: str) -> None:
    _, statements = traced(f"{text}\n")
    assert [(slot, source)] == [(m.slot, m.source) for m in statements[0].inferred]


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Norway established diplomatic relations on 3 May 1961.",
        "Peru and Norway\n\nThe two countries established diplomatic relations in 1961.",
    ],
)
def test_what_is_named_or_referred_to_is_not_marked(text: str) -> None:
    _, statements = traced(f"{text}\n")
    assert statements and all(not statement.inferred for statement in statements)


def test_of_what_was_made_twice_and_kept_anew_the_first_stands_for_it() -> None:
    trace, kept = traced(
        "Ministry of Foreign Affairs of Peru\n\nThe Cabinet has approved the nomination of Felix Soto as Ambassador "
        "to Ghana, resident in Accra. He succeeds Mr. Vince Luna, whose tour ended in April.\n"
    )
    made = [said for seen in trace.sentences for said in seen.statements]
    first = [said for said in made if trace.repeated(said) is None]
    assert len(first) == len(kept) == 2
    assert all(any(trace.repeated(said) is each for each in first) for said in made if trace.repeated(said))
