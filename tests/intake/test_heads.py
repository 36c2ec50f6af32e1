"""What heads and feet of reports, all invented, say of their publication."""

from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credence.intake.heads import publication_of
from credence.model import Publication

BODY = (
    "The Minister of Foreign Affairs received the ambassador this morning and spoke with her about ties"
    " in agriculture, fisheries and the training of young diplomats of both countries."
)

STAMP = " date 2021-03-09 9 March 2021 11:20 (UTC+04:00)"
PIECES = (
    *(
        "\n",
        "\n\n",
        " - ",
        " -- ",
        ", ",
        "ROME",
        "Port of",
        "D.C.",
        "(",
        ")",
        "/TASS/",
        "May 3",
        "31.02.2020",
        "2020",
    ),
    *(
        "Date: ",
        "Source:",
        "|",
        "By ",
        "Published ",
        "Updated ",
        "Tuesday, ",
        "14:30",
        "###",
        "AGN reports, ",
        "©",
    ),
)


class Head(NamedTuple):
    text: str
    published: str | None
    outlet: str | None = None
    place: str | None = None
    name: str = "report"
    origin: str | None = None


HEADS = [
    Head(
        "Call with the President\n\nThe press release issued by the Palace of Klow on 28 February 2025.\n\nHe rang.",
        "2025-02-28",
    ),
    Head("Protest\n\nThe statement issued in Klow on 28 February 2025 was rejected by Borduria.\n\nHe rang.", None),
    Head(
        f" date 2021-03-09 9 March 2021 11:20 (UTC+04:00)\n\nLeyla Orujova\n\n{BODY}",
        "2021-03-09",
        origin="header",
    ),
    Head(f"LISBON, Nov. 4 (Portnews) -- {BODY}", None, "Portnews", "Lisbon"),
    Head(f"LISBON, Nov. 4, 2019 (Portnews) -- {BODY}", "2019-11-04", "Portnews", "Lisbon", origin="dateline"),
    Head(f"LISBON, NOVEMBER 4, 2019, PORTPRESS. {BODY}", "2019-11-04", "PORTPRESS", "Lisbon", origin="dateline"),
    Head(f"Sunday، 3 May 2020 - 12:00 AM\n\n{BODY}", "2020-05-03", origin="header"),
    Head(f"LISBON, Nov. 4 (Portnews) -- {BODY}\n\n2019", "2019-11-04", "Portnews", "Lisbon"),
    Head(f"LISBON, Nov. 4 (Portnews) -- {BODY}\n\nPORT 041804 Nov 19NNNN", "2019-11-04", "Portnews", "Lisbon"),
    Head(f"LISBON, Nov. 4 (Portnews) -- {BODY}\nj.k\nPORT 041804 Nov 19", "2019-11-04", "Portnews", "Lisbon"),
    Head(
        f"Minister goes\n\nSource: AGS   2018-02-08 23:55:04\n\nKYIV, Feb. 8 (AGS) -- {BODY}",
        "2018-02-08",
        "AGS",
        "Kyiv",
        origin="header",
    ),
    Head(
        f"Minister goes\n\nMinistry for Foreign Affairs of Finland\nPress release 14.4.2022 13.20\n\n{BODY}",
        "2022-04-14",
        "Ministry for Foreign Affairs of Finland",
        origin="header",
    ),
    Head(
        f"LISBON, Nov. 4 (Portnews) -- The King issued today Royal Decree No. 4/2019. {BODY}",
        "2019-11-04",
        "Portnews",
        "Lisbon",
    ),
    Head(f"Thimphu: {BODY}", None, None, "Thimphu"),
    Head(f"Question: {BODY}", None, None, None),
    Head(f"KYIV, February 9. /UKRTEL/. {BODY}\n\nUKRTEL 2018", "2018-02-09", "UKRTEL", "Kyiv"),
    Head(f"Muscat, March 05 (ONB) - {BODY} (ONB)", None, "ONB", "Muscat"),
    Head(f"Vientiane (LNW) – {BODY}", None, "LNW", "Vientiane"),
    Head(f"Addis Ababa June 1/2021 (ETN) {BODY}", "2021-06-01", "ETN", "Addis Ababa"),
    Head(f"Thimphu [Bhutan], August 20, 2022 (HNA): {BODY}", "2022-08-20", "HNA", "Thimphu"),
    Head(f"LAHORE, Oct 4 (Indus Point - 4th Oct, 2021) :{BODY}", "2021-10-04", "Indus Point", "Lahore"),
    Head(f"LAHORE/MOSUL, June 5, 2023 – {BODY}", "2023-06-05", None, "Lahore"),
    Head(f"BEIJING, Nov. 4, 2019 (XINHUA) -- {BODY}", "2019-11-04", "Xinhua", "Beijing"),
    Head(f"MOSCOW, February 9. /ITAR-TASS/. {BODY}", None, "TASS", "Moscow"),
    Head(f"READOUT\n\nMay 3, 2020\n\n{BODY}", "2020-05-03", name="readout-dev-1"),
    Head(f"Maputo — {BODY}", None, None, "Maputo"),
    Head(f"Havana, April 15, 2017 (RHC), -- {BODY}", "2017-04-15", "RHC", "Havana", origin="dateline"),
    Head(f"New York [US], Sept 27, 2019 (ANI): {BODY}", "2019-09-27", "ANI", "New York", origin="dateline"),
    Head(
        f"Relations\n\nDate of recognition: 24 May 1992\nDiplomatic relations: 19 March 1993\n\n{BODY}",
        None,
        None,
        None,
    ),
    Head(f"ANB - 3/6/2011 - {BODY}", "2011-06-03", "ANB", None, origin="dateline"),
    Head(f"(ANB) Quito, 8 August 2018. {BODY}", "2018-08-08", "ANB", "Quito", origin="dateline"),
    Head(
        "Hanoi, March 25 (VNB) - The ministers spoke on the 50th anniversary of ties (March 25, 1971 - 2021) by phone.",
        "2021-03-25",
        "VNB",
        "Hanoi",
    ),
    Head(
        "Hanoi, March 25 (VNB) - The ministers spoke on the 50th anniversary of ties, begun on March 25, 1971, today.",
        "2021-03-25",
        "VNB",
        "Hanoi",
    ),
    Head(f"ANB June 3/2011 {BODY}", "2011-06-03", "ANB", None, origin="dateline"),
    Head(f"Two ministers met\n\n3. June 2011 - 17:48\nNews\n\n{BODY}", "2011-06-03", None, None),
    Head(f"Riyadh, Rajab 14, 1433, June 4, 2012, GNA -- {BODY}", "2012-06-04", "GNA", "Riyadh"),
    Head(
        f"Jeddah, 12 Muharram 1435 AH corresponding to 15 November 2013 AD, GNA -- {BODY}",
        "2013-11-15",
        "GNA",
        "Jeddah",
    ),
    Head(f"Muscat: 5 Safar 1440H / 14 October 2018\n\n{BODY}", "2018-10-14"),
    Head(f"GAZETTE OF SAMOA\nPART I, Monday, 16th March, 2009\n\n{BODY}", "2009-03-16"),
    Head(f"A clerk's coat\n\nON STAGE – Porto, 24 November 2017\n\n{BODY}", "2017-11-24", None, "Porto"),
    Head(f"CORRECTIONS\nThe Lagoon Register, 9 May 2016\n\n{BODY}", "2016-05-09", "The Lagoon Register"),
    Head(f"Quito, 08/07/2016. {BODY}", "2016-07-08", None, "Quito", origin="dateline"),
    Head(f"Quito, 07/28/2016. {BODY}", "2016-07-28", None, "Quito"),
    Head(f"Envoy leaves\n\nPublished: 30 Jun 2017, 20:05\n\n{BODY}", "2017-06-30", origin="header"),
    Head(f"Envoy leaves\n29.04.2021 | 13:10\n\n{BODY}", "2021-04-29"),
    Head(
        f"Envoy leaves\nSource: Harbour Post| 2018-11-22 20:41:07|Editor: Ming\n\nBEIJING, Nov. 23 (HP) -- {BODY}",
        "2018-11-22",
        "Harbour Post",
        "Beijing",
    ),
    Head(f"Envoy leaves\n\nTuesday, September 14, 2021 - 17:40\n\n{BODY}", "2021-09-14"),
    Head(f"Envoy leaves\n\nDecember 3, 2019\n\n{BODY}", "2019-12-03"),
    Head(f"Submitted by admin on Fri, 07/08/2011 - 18:15\nEnvoy leaves\n\n{BODY}", "2011-07-08", origin="header"),
    Head(f"Submitted by admin on Sun, 07/08/2011 - 18:15\nEnvoy leaves\n\n{BODY}", "2011-08-07", origin="header"),
    Head(f"Envoy leaves\n\n{BODY}\n\nSource: Harbour News Agency", None, "Harbour News Agency"),
    Head(f"Envoy leaves\n\n{BODY}\nRelated News\nEnvoy of Peru arrives\n12:56 / 28.10.2024", None),
    Head(f"Envoy leaves\n\n18.10.2012\n\n{BODY}", "2012-10-18"),
    Head(f"{BODY}\n\nANGOSUL, 28 January 2020 | Updated 14h32", "2020-01-28", "ANGOSUL", origin="text"),
    Head(f"{BODY}\n\n-Palace Communication Unit, 25 August 2022", "2022-08-25", "Palace Communication Unit"),
    Head(f"{BODY}\n\nPublished 11 January 2024\n\nNotes: the post fell vacant in May 2022.", "2024-01-11"),
    Head(f"{BODY}\n\nLast update 26.06.2018", "2018-06-26"),
    Head(f"{BODY}\n\nPretoria, 13 August 2019", "2019-08-13", None, "Pretoria"),
    Head(f"{BODY}\n\nSept. 16, 2014", "2014-09-16"),
    Head(f"{BODY}\n\nFollow the bulletin. 2017/10/10 - 17:08", "2017-10-10"),
    Head(f"{BODY}\n\nDone at Colombo, 12 June 2022.", "2022-06-12"),
    Head(f"{BODY}\n\n(Edited for length. Manila, 7 July 2021)", "2021-07-07", None, "Manila"),
    Head(f"{BODY}\n\n[Unofficial translation. September 26, 2022]", "2022-09-26"),
    Head(f"Call\n\nPress Office\nMay 3, 2020\n\n{BODY}\n\n###", "2020-05-03", "Press Office"),
    Head(
        f"PRESS RELEASE No. 17/2020\nMinistry of Foreign Affairs\n\nLusaka, Thursday, 17th December, 2020: {BODY}",
        "2020-12-17",
        "Ministry of Foreign Affairs",
        "Lusaka",
    ),
    Head(f"CASTRIES, Oct. 6, CNW – {BODY}\n\nCNW/db/af/2020", "2020-10-06", "CNW", "Castries"),
    Head(f"Thimphu, Sept 11: (BSS) - {BODY}\n\nBSS 2018", "2018-09-11", "BSS", "Thimphu"),
    Head(
        f"VIENTIANE, May 23 — {BODY}\n\nMekong Mirror, 23 May 2019",
        "2019-05-23",
        "Mekong Mirror",
        "Vientiane",
    ),
    Head(f"Oslo, 25 November 2021\n\nMinister thanks partners\n\n{BODY}", "2021-11-25", None, "Oslo"),
    Head(f"Minister thanks partners\n\n14 July 2015, Sofia\n\n{BODY}", "2015-07-14", None, "Sofia"),
    Head(f"QR-14, 27 February 2023, Statement of the Spokesperson on the Embassy\n\n{BODY}", "2023-02-27"),
    Head(f"Remarks of the Spokesperson on March 20, 2018\n\n{BODY}", "2018-03-20"),
    Head(f"[RADIO BULLETIN, 13:00, Thursday 30 May 2024]\n\n{BODY}", "2024-05-30"),
    Head(f"{BODY}", "2022-12-20", name="gazette-2022-12-20", origin="file name"),
    Head(f"{BODY}", "2022-12-20", name="readout_20221220"),
    Head(f"{BODY}", "2022-12-20", name="20.12.2022 visit"),
    Head(f"SUVA, Dec 30 (PacNet) - {BODY}", "2022-12-30", "PacNet", "Suva", name="pacnet-2023-01-02"),
    Head(f"SUVA, Dec 30 (PacNet) - {BODY}", "2021-12-30", "PacNet", "Suva", name="pacnet-2021"),
    Head(f"ADDIS ABABA, Ethiopia, March 3, 2017 (HNA) — {BODY}", "2017-03-03", "HNA", "Addis Ababa"),
    Head(f"WASHINGTON, D.C., May 3, 2019 — {BODY}", "2019-05-03", None, "Washington"),
    Head(f"ST. JOHN'S, 4 Jan 2018 (CNW) - {BODY}", "2018-01-04", "CNW", "St. John's"),
    Head(f"Government House, Apia – {BODY}", None, None, "Apia"),
    Head(f"LUSAKA (ZAMWIRE, 12 May 2020) – {BODY}", "2020-05-12", "ZAMWIRE", "Lusaka"),
    Head(f"(Delta Observer) {BODY}", None, "Delta Observer"),
    Head(
        f"{BODY[:-1]}, Caspian Daily reports, citing the Foreign Ministry.",
        None,
        "Caspian Daily",
        origin=None,
    ),
    Head(f"{BODY[:-1]}, the Foreign Ministry reports.", None),
    Head(
        f"Trade\n\nNorth Letter, 14 June 2022\n\n{BODY}",
        "2022-06-14",
        "North Letter",
        name="north-letter-2022-06-14",
    ),
    Head(
        f"Date: Tue, 20 Dec 2022 14:54:00 +0400\nFrom: Caspian Daily <desk@caspian.example>\nTo: list\n"
        f"Subject: Envoy received\n\n{BODY}",
        "2022-12-20",
        "Caspian Daily",
    ),
    Head(f"Envoy leaves\nPublished: 3 May 2020 | Updated: 5 May 2020\n\n{BODY}", "2020-05-03"),
    Head(f"Envoy leaves\n\nUpdated: 5 May 2020\n\nROME, 3 May 2020 (ITN) - {BODY}", "2020-05-03", "ITN", "Rome"),
    Head(f"{BODY} Relations were established on 23 July 1992.", None),
    Head(f"{BODY}\n\nReference: Relations between the two were established on July 23, 1992.", None),
    Head(f"{BODY}\n\nThe agreement was signed in Rome, 12 May 1992.", None),
    Head(f"{BODY}\n\nThe Tax Convention is in force (Notification No. GSR 198, dated 21-04-1998).", None),
    Head(f"{BODY} It opened in 1950.\n\nTreaty of Extradition\nSigned: Lima, 6 September 1870", None),
    Head(f"Treaty of Extradition\nIn force: 3 May 1872\n\n{BODY}", None),
    Head(f"{BODY}\n\nSigned: Lima, 6 September 2019", "2019-09-06"),
    Head(f"{BODY}\n\nDone at Lima, on 6 September 2019", "2019-09-06"),
    Head(f"Uzbekistan – Slovakia: a new level\n\n{BODY}", None),
    Head(
        f"ROME, Aug 11 (ITN) - {BODY}\n\n(This August 11, 2017 story has been refiled to correct a name)",
        "2017-08-11",
        "ITN",
        "Rome",
        origin="text",
    ),
    Head(
        f"ROME (ITN) - {BODY}\n\n(This story of 11 August 2017 corrects a name in paragraph 2)",
        "2017-08-11",
        "ITN",
        "Rome",
    ),
    Head(f"ROME (ITN) - {BODY}\n\n(This treaty of 11 August 2017 binds both)", None, "ITN", "Rome"),
    Head(f"Ambassador Castellano – {BODY}", None),
    Head(f"ROME, 31 Feb 2020 (ITN) - {BODY}", None),
    Head("", None),
]


@pytest.mark.parametrize("head", HEADS, ids=[f"{n}: {h.text[:40]!r} {h.name}" for n, h in enumerate(HEADS)])
def test_heads_and_feet_say_when_where_and_by_whom(head: Head) -> None:
    read = publication_of(head.text, head.name)
    assert str(read.published or "") == (head.published or "")
    assert read.outlet == head.outlet
    if head.place:
        assert read.place == head.place
    if head.origin:
        assert read.origins["published"] == head.origin


def test_every_value_says_where_it_was_found() -> None:
    text = f"Envoy received\n\nBy Ana Maria Ferro\n\nLISBON, 4 Nov 2019 (Portnews) -- {BODY}"
    assert publication_of(text, "x") == Publication(
        published=date(2019, 11, 4),
        outlet="Portnews",
        author="Ana Maria Ferro",
        title="Envoy received",
        place="Lisbon",
        language="en",
        origins={
            "published": "dateline",
            "outlet": "dateline",
            "author": "header",
            "title": "header",
            "place": "dateline",
            "language": "text",
        },
    )


def test_what_the_user_gives_prevails() -> None:
    text = f"LISBON, 4 Nov 2019 (Portnews) -- {BODY}"
    read = publication_of(text, "x-2018-01-01", date(2020, 1, 2), "Tejo Review")
    assert (read.published, read.outlet) == (date(2020, 1, 2), "Tejo Review")
    assert (read.origins["published"], read.origins["outlet"]) == ("given", "given")


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("By Ana Torres, Santiago, 14 February 2025", "Santiago"),
        ("By Ana Torres, 14 February 2025", None),
        ("By Ana Torres | 14 February 2025", None),
        ("By Ana Torres - Santiago, February 14, 2025", "Santiago"),
        ("by Ana Torres on 14 February 2025", None),
        ("By Ana Torres 14 February 2025", None),
    ],
)
def test_a_byline_on_the_line_of_the_date_is_the_author_and_no_place(line: str, place: str | None) -> None:
    read = publication_of(f"Envoy received\n\n{line}\n\n{BODY}", "x")
    assert (read.author, read.place, read.published) == ("Ana Torres", place, date(2025, 2, 14))


def test_a_byline_after_the_date_is_the_author_and_the_zone_is_kept() -> None:
    read = publication_of(f"{STAMP}\n\nLeyla Orujova\n\n{BODY}", "x")
    assert (read.author, read.zone, read.title) == ("Leyla Orujova", "UTC+04:00", None)


def test_a_completed_year_says_where_it_comes_from() -> None:
    read = publication_of(f"SUVA, Dec 30 (PacNet) - {BODY}", "pacnet-2023-01-02")
    assert read.origins["published"] == "dateline, its year from file name"


def test_a_mail_gives_its_subject_and_zone() -> None:
    read = publication_of(f"Date: Tue, 20 Dec 2022 14:54:00 +0400\nSubject: Envoy received\n\n{BODY}", "x")
    assert (read.title, read.zone) == ("Envoy received", "UTC+04:00")


def test_a_document_without_a_date_has_none() -> None:
    read = publication_of(BODY, "report")
    assert read.published is None
    assert "published" not in read.origins


@given(
    st.lists(st.text(max_size=40) | st.sampled_from(PIECES), max_size=12).map("".join),
    st.text(max_size=20) | st.sampled_from(("a-2022-12-20", "20221399", "2022")),
)
def test_no_text_is_refused(text: str, name: str) -> None:
    read = publication_of(text, name)
    assert set(read.origins) >= {"language"}


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Norway today opened its embassy in Accra. Accra, 26 September 2019.\n", date(2019, 9, 26)),
        ("The ambassador has arrived in Lilongwe. (Presidential press office, 30 November 2021)\n", date(2021, 11, 30)),
        ("The treaty of friendship was signed by both ministers in Accra, 3 May 1994.\n", None),
    ],
)
def test_a_brief_of_one_paragraph_may_end_on_its_day(text: str, published: date | None) -> None:
    assert publication_of(text, "brief").published == published
