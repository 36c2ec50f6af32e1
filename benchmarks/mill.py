"""A record of invented reports, as large as wanted: many States, persons and kinds, no two texts alike."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from credence.lore.states import load_states
from credence.model import Document, Publication, SlotValue, Statement

EACH = 12
"""Statements to a document."""
_FIRST = (
    "Ana",
    "Luis",
    "Peter",
    "Idriss",
    "Elmar",
    "Sofia",
    "Karl",
    "Mina",
    "Tomas",
    "Aisha",
    "Yuki",
    "Omar",
    "Ingrid",
    "Pavel",
    "Chen",
    "Maria",
)
_SYLLABLES = ("ba", "ke", "lo", "mi", "nu", "ra", "so", "ti", "va", "zo", "dar", "fen", "gul", "har", "jin")
_AREAS = ("trade", "energy", "culture", "education", "security", "health", "tourism", "transport")
_KINDS = (
    *("meeting", "visit", "appointed", "credentials-presented", "post-began", "post-ended", "mission-opened"),
    *("relations-established", "recognition", "signed", "trade", "cooperation", "consultations", "holds-office"),
)


def states() -> list[str]:
    """The codes of the States that the reports are of; the first sixty are in most of them."""
    return [code for code in sorted(load_states()) if len(code) == 3][:190]


def reports(documents: int, seed: int = 1961) -> Iterator[tuple[Document, list[Statement]]]:
    """So many documents with their statements; the same ones for the same seed."""
    chance = random.Random(seed)
    codes = states()
    for number in range(documents):
        pair = chance.sample(codes[:60] if chance.random() < 0.7 else codes, 2)
        yield _report(chance, number, pair)


def person(chance: random.Random) -> str:
    """A name of two first names and a surname of three syllables, of which there are some thousands."""
    surname = "".join(chance.choices(_SYLLABLES, k=3)).capitalize()
    return " ".join((*chance.choices(_FIRST, k=2), surname))


def _report(chance: random.Random, number: int, pair: list[str]) -> tuple[Document, list[Statement]]:
    name = f"mill-{number}"
    kinds = chance.choices(_KINDS, k=EACH)
    lines = [
        f"{kind} {n} " + " ".join(f"w{chance.getrandbits(32):x}" for _ in range(12)) for n, kind in enumerate(kinds)
    ]
    outlet = f"Paper {number % 40}"
    told, start = [], 0
    for kind, line in zip(kinds, lines, strict=True):
        end = start + len(line)
        told.append(Statement(name, kind, _slots(chance, kind, pair), line, start, end, (outlet,)))
        start = end + 1
    published = date(1990, 1, 1) + timedelta(days=number % 12_000)
    return Document(name, "\n".join(lines), Publication(outlet=outlet, published=published)), told


def _words(chance: random.Random) -> str:
    return " ".join(f"w{chance.getrandbits(32):x}" for _ in range(EACH))


def _slots(chance: random.Random, kind: str, pair: list[str]) -> dict[str, SlotValue]:
    day = date(1950, 1, 1) + timedelta(days=chance.randrange(27_000))
    between: dict[str, SlotValue] = {"parties": tuple(pair), "date": day.isoformat()}
    upon: dict[str, SlotValue] = {"actor": (pair[0],), "recipient": (pair[1],), "date": day.isoformat()}
    match kind:
        case "meeting" | "consultations" | "relations-established":
            return between
        case "signed":
            return between | {"instrument": f"agreement on {chance.choice(_AREAS)}"}
        case "trade":
            amount = str(chance.randrange(10**8))
            figure = {"amount": amount, "flow": "turnover", "period": str(day.year), "currency": "USD"}
            return {"parties": tuple(pair), **figure}
        case "cooperation":
            return {"parties": tuple(pair), "area": chance.choice(_AREAS)}
        case "holds-office":
            return {"person": (person(chance),), "office": "ambassador", "actor": (pair[0],)}
        case "mission-opened":
            return upon | {"mission": "embassy"}
        case "recognition" | "visit":
            return upon
    return upon | {"person": (person(chance),), "office": "ambassador"}
