"""Whose paper it is, and where a mission sits that writes it, as heads of invented reports show."""

import pytest

from credence.reading.frame.masthead import Masthead, masthead_of
from credence.reading.scan.lexicon import lexicon

BODY = "\n\nThe President received the Ambassador of Norway, Ms Liv Dahl, who spoke of Norway and of Norwegian fish.\n"


@pytest.mark.parametrize(
    ("head", "home", "host"),
    [
        ("Embajada de Chile en Noruega\n4 de mayo de 2021", "CHL", "NOR"),
        ("Ambassade de Norvège à Praia\n10 May 2019", "NOR", "CPV"),  # the name it does not know is the other State's
        ("Botschaft von Österreich, Hanoi", "AUT", "VNM"),
        ("Embassy of Fiji in Tokyo\nNewsletter", "FJI", "JPN"),
        ("THAILAND BOARD OF INVESTMENT – HANOI OFFICE\nNewsletter 3/2014", "THA", "VNM"),
        ("Baabda: the President's day", "LBN", None),
        ("Record of the Press Briefing by the Spokesperson, Islamabad, 25 October 2018", "PAK", None),
        ("MINISTRY OF EUROPE AND FOREIGN AFFAIRS, TIRANA\nBilateral relations / Norway", "ALB", None),
        ("Press Information Bureau\nGovernment of India", "IND", None),
        ("Chancellery of the President of the Republic of Poland - News", "POL", None),
        ("Cabinet Office\nIndependence Square, Bridgetown\n\n3 June 2009", "BRB", None),
        ("State House, Lusaka\n14 July 2012", "ZMB", None),
        ("Saturday 5 June 2010\nDoha - QNB", "QAT", None),
        ("The Presidency, Republic of Malawi\nHome\nMedia", "MWI", None),
        ("Office of the President | Republic of Ghana\nNews", "GHA", None),
        ("SAMOAN GOVERNMENT\nMEDIA RELEASE", "WSM", None),
        ("Latest news and announcements from the Embassy of Peru in Ottawa", "PER", "CAN"),
        ("Posted by the Embassy of Nepal, Berlin\nNepal and Germany", "NPL", "DEU"),
        ("Norway\nBy Tokyo Embassy\nBrief history of relations", "NOR", "JPN"),
    ],
)
def test_a_head_shows_whose_paper_it_is(head: str, home: str | None, host: str | None) -> None:
    text = head + BODY
    assert masthead_of(text, lexicon().scan(text)) == Masthead(home, host)


@pytest.mark.parametrize(
    "head",
    [
        "Meetings of Foreign Minister Sato on the margins of the General Assembly (New York, 22 September)",
        "New York, 22 September 2022",  # where our minister is tells nothing of whose minister he is
        "Embassy of Fiji in Tokyo Opens Its Doors",
        "Ambassador calls at Baabda",
        "Opening of the Embassy of Fiji in Tokyo",
        "GHANAIAN PRESIDENT",
        "Visit by Tokyo Governor",
        "Government of India signs agreement",
        "Foreign Minister in Accra, Lagos",
        "",
    ],
)
def test_a_title_tells_of_an_event_and_not_whose_paper_it_is(head: str) -> None:
    text = head + BODY
    assert masthead_of(text, lexicon().scan(text)) == Masthead()
