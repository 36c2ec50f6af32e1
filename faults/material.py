"""A record with all that one can hold, and all that it answers."""

from credence.model import Document, Publication, SlotValue, Statement
from credence.record import Record
from credence.record.stores.store import Store
from faults.tampering import tamper

MAKER = "rules/1.0"
STORY = " ".join(f"word{n}" for n in range(60))


def fill(record: Record, articles: int = 5) -> None:
    """Documents and their statements, a version, copies, statements withdrawn and brought back, decisions undone."""
    told = [article(f"a{n}", 2000 + n) for n in range(articles)]
    record.add_many(told, maker=MAKER)
    document, said = told[0]
    record.reread(document, [], maker="rules/1.1")
    record.reread(document, said, maker="rules/1.2")
    record.add_many([(Document(name, f"{STORY} {name}"), []) for name in ("x", "y")], maker="other/1")
    record.add(*article("a1", 1999), maker=MAKER)
    record.review(said[0].id, "accept", reviewer="A. Reviewer", reason="seen")
    decision = record.review(said[0].id, "reject", reviewer="B. Reviewer")
    record.undo(decision, reviewer="B. Reviewer")
    record.match("person", "ana ruiz@MEX", "ana soto@MEX", "accept", reviewer="A. Reviewer")


def article(name: str, year: int = 2000) -> tuple[Document, list[Statement]]:
    """A document that tells of one embassy, and its statement."""
    line = f"{name}: México opened an embassy in Baku in {year}."
    slots: dict[str, SlotValue] = {"actor": ("MEX",), "recipient": ("AZE",), "mission": "embassy", "date": str(year)}
    told = Statement(name, "mission-opened", slots, line, 0, len(line))
    return Document(name, f"{line}\nThat is all.", Publication(outlet=f"Paper {name}", title="News")), [told]


def damage(store: Store) -> None:
    """Change a row of the journal, past its guards."""
    tamper(store, ["UPDATE statements SET rule = 'other' WHERE number = 1"])


def everything(record: Record) -> str:
    """All that it answers, to the byte."""
    asked = [record.ask(), record.ask(status=["rejected"]), record.documents(), record.statements(), record.listing()]
    known = [record.ask(known_at=support.known) for fact in record.ask() for support in fact.supports]
    return repr([*asked, known, record.reviews(), record.counts(), record.seal(), record.search("mexico embassy")])
