"""A record of a few reports, some of them hostile, for the tests of exports."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from credence.exchange.exports import Material
from credence.model import Document, Modality, Publication, Statement
from credence.record import Record

HOSTILE = '=HYPERLINK("http://evil.example","Zurab")'
TURNED = "Nino \u202eidzeraK\u202c Kvaratsiani"
PERSIAN = "نوید می\u200cخواهد"

_CLOCK = datetime(2024, 5, 1, tzinfo=UTC)


def said(document: str, text: str, kind: str, quote: str, **slots: object) -> Statement:
    modality = Modality(str(slots.pop("modality", "asserted")))
    start = text.index(quote)
    return Statement(
        document, kind, slots, quote, start, start + len(quote), (document.title(),), modality, rule="test/1"
    )  # type: ignore[arg-type]


def report(name: str, published: str | None, *told: tuple[str, str, dict[str, object]], **about: str) -> tuple:
    text = f"{name.title()}\n\n" + " ".join(f"{quote}." for _, quote, _ in told) + "\n"
    publication = Publication(date.fromisoformat(published) if published else None, outlet=name.title(), **about)
    source = f"https://{name}.example/a?b=1&c=2"
    document = Document(name, text, publication, source)
    return document, [said(name, text, kind, quote, **slots) for kind, quote, slots in told]


GEO_CHL = {"actor": ("GEO",), "recipient": ("CHL",)}
PAIR = {"parties": ("CHL", "GEO")}
REPORTS = (
    report(
        "herald",
        "2021-06-08",
        ("relations-established", "Relations began on 3 March 1992", {**PAIR, "date": "1992-03-03"}),
        ("mission-opened", "Georgia opened an embassy in 2014", {**GEO_CHL, "mission": "embassy", "date": "2014"}),
        (
            "credentials-presented",
            "Zurab Lomidze presented his credentials on 4 May 2015",
            {**GEO_CHL, "person": ("Zurab Lomidze",), "office": "ambassador", "date": "2015-05-04"},
        ),
        (
            "meeting",
            "Ministers met in May 2021",
            {**PAIR, "person": (HOSTILE, TURNED, PERSIAN), "place": "Tbilisi; old town", "date": "2021-05"},
        ),
        title="Chile, \\Georgia; and {more} & <b>",
        language="en",
    ),
    report(
        "mirror",
        "2022-03-16",
        ("mission-opened", "The embassy of Georgia opened in 2015", {**GEO_CHL, "mission": "embassy", "date": "2015"}),
        (
            "post-ended",
            "Lomidze Zurab left in August 2019",
            {**GEO_CHL, "person": ("Lomidze Zurab",), "office": "ambassador", "date": "2019-08", "manner": "left"},
        ),
        (
            "credentials-presented",
            "Ana Beridze presented hers on 2 March 2020",
            {**GEO_CHL, "person": ("Ana Beridze",), "office": "charge", "date": "2020-03-02"},
        ),
        (
            "scheduled",
            "Consultations are planned for September 2024",
            {**PAIR, "event": "political consultations", "date": "2024-09", "modality": "scheduled"},
        ),
        (
            "visit",
            "The President of Chile visits Georgia from 3 to 5 June 2024",
            {
                "actor": ("CHL",),
                "recipient": ("GEO",),
                "place": "Tbilisi",
                "date": "2024-06-03/2024-06-05",
                "modality": "proposed",
            },
        ),
        ("trade", "Trade fell 5 percent to 9 million", {**PAIR, "flow": "turnover", "period": "2021", "growth": "-5"}),
    ),
)


def filled(path: Path, reports: tuple = REPORTS) -> Record:
    ticks = iter(range(10_000))
    record = Record(path, clock=lambda: _CLOCK + timedelta(minutes=next(ticks)))
    for document, told in reports:
        record.add(document, told, maker="test/1")
    return record


def material_of(record: Record, **asked: object) -> Material:
    documents = {document.id: document for document, _ in record.standing()}
    return Material(
        record.ask(**asked),  # type: ignore[arg-type]
        documents,
        record.identities(),
        learned=record.first_told(),
        gone=record.gone(),
        taken=record.taken_back(),
    )
