"""Whose page it is: by the headings of its sections, the house it is dated from, and the envoys it calls ours."""

from __future__ import annotations

import pytest

from credence.model import Document
from credence.reading.frame.home_of_sections import home_of_sections
from credence.reading.frame.setting import setting_of
from credence.reading.scan.lexicon import lexicon

SECTIONS = """FOREIGN RELATIONS

Kenya

Malta and Kenya set up diplomatic relations on 3 May 1966. The Maltese Embassy in Nairobi was opened in 1990.

Chad

Relations were established on 4 June 1984. Malta has no embassy there.

Peru

Peru and Malta established relations on 5 July 1969, and a Maltese delegation was in Lima in 2019.
"""
FROM_STATE_HOUSE = """Ambassadors of Peru and Chad Present Letters to President Banda

State House, Lilongwe, Thursday 6 March 2025 – His Excellency President Dr Joseph Banda has received letters of credence
from the Ambassadors of Peru and of Chad.
"""
BRIEFING = """Transcript of the Weekly Briefing

Consultations with Peru were held on 12 June. The next round will be held in Lima.

(A reporter) Who is our envoy in Peru?

Ms. Ann Otieno has been appointed as Kenya's next Ambassador to Peru. Our Embassy there was opened last year.
"""


def _home(text: str) -> str | None:
    return setting_of(Document("page", text), lexicon().scan(text)).home


@pytest.mark.parametrize(
    ("text", "home"),
    [(SECTIONS, "MLT"), (FROM_STATE_HOUSE, "MWI"), (BRIEFING, "KEN")],
    ids=["sections", "house", "ours"],
)
def test_whose_page_it_is(text: str, home: str) -> None:
    assert _home(text) == home


def test_where_envoys_of_several_states_are_told_ours_tells_nothing() -> None:
    text = BRIEFING.replace("Consultations with Peru were", "Peru's new Ambassador to Kenya called. Consultations were")
    assert _home(text) == _home(text.replace("our envoy", "the envoy").replace("Our Embassy", "The Embassy"))


def test_names_alone_on_their_lines_are_no_sections_where_no_other_state_is_told() -> None:
    text = "Visits\n\nKenya\n\nThe minister left.\n\nChad\n\nHe came back.\n\nPeru\n\nHe spoke.\n"
    assert home_of_sections(text, lexicon().scan(text)) is None
