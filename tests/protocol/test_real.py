"""Against the real record of the trade: chiefs of mission of the United States, where the data are there."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

from credence.lore.persons import person_name
from credence.protocol.posts import KINDS, post
from credence.record import Record
from tests.protocol.brute import chiefs, on

ASKED = 2000
FIRST, LAST = date(1778, 1, 1), date(2020, 1, 1)
IN_POST = ("in-post", "acting", "long-ago")


def test_who_was_chief_of_mission_is_what_the_data_say(shared: Path, pocom: Record) -> None:
    every = chiefs(shared / "pocom.tar.gz")
    states = sorted({each.state for each in every})
    draw = random.Random(20_240_611)
    pairs = [(draw.choice(states), FIRST + timedelta(draw.randrange((LAST - FIRST).days))) for _ in range(ASKED)]
    named = 0
    for state in sorted({state for state, _ in pairs}):
        # chargés whom only a note in prose tells are no element of the data
        told = [
            f
            for f in pocom.ask(pair=("USA", state), kinds=KINDS)
            if not f.supports[0].statement.rule.endswith("charge")
        ]
        history = post(told, "USA", state)
        for day in sorted(day for other, day in pairs if other == state):
            found = {person_name(s.head.person[0]) for s in history.on(day) if s.stage in IN_POST}
            expected = {person_name(name) for name in on(every, state, day)}
            assert found == expected, f"{state} on {day}"
            named += bool(expected)
    assert named > ASKED / 5
