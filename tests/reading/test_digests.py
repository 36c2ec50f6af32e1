"""A page of short reports on two States each: what one leaves open is of the two that its headline names."""

from __future__ import annotations

from datetime import date

from credence.model import Document, Publication, Statement
from credence.reading import read
from credence.reading.frame.digests import short_reports
from credence.reading.scan.lexicon import lexicon

DIGEST = """The Isthmus and the Andes in Brief
Weekly digest, Monday, 8 January 2024

Peru Opens Embassy in Accra
With the opening of an embassy last week the two countries have taken up a promise that they had made each other in \
2011. Ambassador Rosa Quispe presented her credentials on 4 January.

Chile and Kenya Resume Consultations
After three years without a round, officials of both ministries sat down together in Nairobi on 5 January 2024 and \
spoke of trade. The two countries established diplomatic relations in 1967.

Norway Names Ambassador in Lomé
Kari Dahl will be the first ambassador since 1998, the year in which the embassy was closed, and is expected in March. \
Relations were established in 1961.

Ecuador Looks Abroad
A spokesman said on Friday that the ministry would not comment on what newspapers had written of its plans for the year.
"""
OWN_PAGE = DIGEST.replace("Peru Opens", "Ghana and Peru Open").replace("Chile and Kenya", "Ghana and Kenya")


def _told(text: str, *kinds: str) -> list[Statement]:
    document = Document("digest", text, Publication(published=date(2024, 1, 8)))
    return [statement for statement in read(document) if statement.kind in kinds]


def test_each_report_is_of_the_two_states_of_its_headline() -> None:
    began = {tuple(s.slots["parties"]): s.slots["date"] for s in _told(DIGEST, "relations-established")}
    assert began == {("CHL", "KEN"): "1967", ("NOR", "TGO"): "1961"}


def test_a_headline_gives_the_one_or_two_states_it_names() -> None:
    assert [*short_reports(DIGEST, lexicon().scan(DIGEST)).values()] == [
        ("PER", "GHA"),
        ("CHL", "KEN"),
        ("NOR", "TGO"),
        ("ECU",),
    ]


def test_a_page_whose_headlines_mostly_name_one_state_is_that_state_s() -> None:
    assert short_reports(OWN_PAGE, lexicon().scan(OWN_PAGE)) == {}
    assert {"GHA", "KEN"} in [set(s.slots["parties"]) for s in _told(OWN_PAGE, "relations-established")]
