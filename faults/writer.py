"""What writes while it is killed: acts on a record, one after the other, each told once it is done.

What is told is the seal over the record after the act. If a record has that seal at any entry, nothing of what was
acknowledged is lost, doubled or partial: the seal is over every row up to there, in order.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import count, islice

from credence.model import Document, Statement
from credence.record import Record, RecordError, check_entry, copy, open_store, rebuild
from credence.record.stores import transfer

LINES = 4
"""So many statements each document makes."""
PARTS = "abc"
"""Each document that is entered in one transaction with others."""
MAKER = "writer/1"
Tell = Callable[[str], object]


def article(name: str) -> tuple[Document, list[Statement]]:
    """A document of a few lines, each of which is a statement."""
    lines = [f"{name} line {n}: Azerbaijan is independent.\n" for n in range(LINES)]
    text, told, at = "".join(lines), [], 0
    for line in lines:
        told.append(Statement(name, "independence", {"actor": ("AZE",)}, line, at, at + len(line)))
        at += len(line)
    return Document(name, text), told


def add(record: Record, name: str, chance: random.Random) -> None:
    """Enter some documents in one transaction."""
    record.add_many([article(f"{name}-{part}") for part in PARTS], maker=MAKER)


def decide(record: Record, name: str, chance: random.Random) -> None:
    """Decide on a statement, and take some decision back."""
    document, told = article(f"{name}-decided")
    record.add(document, told, maker=MAKER)
    number = record.review(told[0].id, "reject", reviewer=name)
    if chance.random() < 0.5:
        record.undo(number, reviewer=name)


def read_again(record: Record, name: str, chance: random.Random) -> None:
    """Withdraw what a document says, bring some of it back."""
    document, told = article(f"{name}-read")
    record.add(document, told, maker=MAKER)
    record.reread(document, told[:1], maker="writer/2")
    record.reread(document, told, maker="writer/3")


def make_anew(record: Record, name: str, chance: random.Random) -> None:
    """Make what is derived anew."""
    rebuild(record.store)


def race(record: Record, name: str, chance: random.Random) -> None:
    """Enter documents that others of the same round enter too, of which each is entered once."""
    shared = f"{name.partition('-')[0]}-shared-{name.rpartition('-')[2]}"
    record.add_many([article(f"{shared}-{part}") for part in PARTS], maker=MAKER)


ACTS = {"add": add, "race": race, "review": decide, "reread": read_again, "rebuild": make_anew}


def work(place: str, name: str, tell: Tell, acts: Sequence[str] = tuple(ACTS), number: int | None = None) -> None:
    """Go on acting on the record at a place, so often or until killed, and tell its seal after every act."""
    chance = random.Random(name)
    with Record(place) as record:
        tell(record.seal())
        for each in islice(count(), number):
            ACTS[chance.choice(acts)](record, f"{name}-{each}", chance)
            tell(record.seal())


def work_until_it_breaks(place: str, name: str, tell: Tell) -> None:
    """The same, until the store fails: then in silence."""
    try:
        work(place, name, tell)
    except RecordError:
        return


def enter_some(place: str, name: str, tell: Tell) -> None:
    """Enter documents, and tell the seal after every transaction."""
    work(place, name, tell, ["add"], 60)


def copy_over(source: str, place: str, tell: Tell) -> None:
    """Copy one record to another place in small parts, and tell the seal after each."""
    transfer.BATCH = 3
    one, other = open_store(source), open_store(place)

    def told(done: int, last: int) -> None:
        with Record(place) as record:
            tell(record.seal())

    tell(copy(one, other, told).seal)


check_entry(*article("warm"))  # so that whoever is forked from here need not load what that takes
