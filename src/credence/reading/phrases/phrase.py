"""The spelling of a sentence in, where a phrase of the lore matches it out.

Of some two thousand phrases a document tries one in ten: each is compiled when it is first tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from credence.lore.files import LoreError
from credence.reading.spelling import holds

_SLOT: Final = re.compile(r"\(\?P<(\w+)_\d+>")
Forms = tuple[re.Pattern[str], re.Pattern[str] | None]
"""The expression of a phrase, and what finds the end of every match, where that is faster: see `stem`."""


class Phrase:
    """One phrase: its id (`kind/name`), its words, slots set outright, and the letters it needs."""

    __slots__ = (
        "_expression", "_forms", "_stem",
        "dated", "id", "kind", "needs", "rarest", "required", "sets", "slots", "source",
    )  # fmt: skip

    def __init__(
        self,
        id: str,
        kind: str,
        source: str,
        translated: str,
        forms: Callable[[], Forms],
        *,
        sets: dict[str, Any],
        dated: bool = False,
        needs: frozenset[str] = frozenset(),
        required: tuple[frozenset[str], ...] = (),
    ) -> None:
        self.id = id
        self.kind = kind
        self.source = source
        """The phrase as its file writes it."""
        self.sets = sets
        self.dated = dated
        """Whether its needed word is what a date attaches to."""
        self.needs = needs
        """Letters of the words that the phrase's file names as needed: the verb that a date attaches to."""
        self.required = required
        """Sets of letters of each of which a spelling must hold one for the phrase to match; the rarest first."""
        self.slots = tuple(enumerate(_SLOT.findall(translated), 1))
        """(number of a group of the expression, slot that it fills)."""
        # What its file names as needed is not in every form of it.
        held: frozenset[str] = next((letters for letters in required if letters != needs), frozenset())
        self.rarest = "".join(sorted(held))
        """The letters of the rarest thing that every match holds."""
        self._forms = forms
        self._expression: re.Pattern[str] | None = None
        self._stem: re.Pattern[str] | None = None

    @property
    def expression(self) -> re.Pattern[str]:
        """The phrase as an expression over spellings; LoreError where it is not well formed."""
        return self._expression or self._compiled()

    def _compiled(self) -> re.Pattern[str]:
        try:
            expression, self._stem = self._forms()
        except (re.error, RecursionError) as error:
            raise LoreError(f"phrases: {self.id}: cannot be read: {error}: {self.source}") from None
        self._expression = expression
        return expression

    def first(self, codes: str) -> re.Match[str] | None:
        """The first match; most often there is none."""
        expression = self._expression or self._compiled()
        stem = self._stem
        return None if stem is not None and stem.search(codes) is None else expression.search(codes)

    def after(self, codes: str, at: int) -> re.Match[str] | None:
        """The next match from a place on; most often what the phrase requires does not stand there again."""
        expression = self._expression or self._compiled()
        stem = self._stem
        if stem is not None:
            again = stem.search(codes, at) is not None
        elif len(self.rarest) == 1:
            again = codes.find(self.rarest, at) >= 0
        else:
            again = not self.rarest or holds(codes[at:], self.rarest)
        return expression.search(codes, at) if again else None

    @property
    def fills(self) -> frozenset[str]:
        """The slots that a match may fill."""
        return frozenset(slot for _, slot in self.slots)

    def groups(self, match: re.Match[str]) -> dict[str, int]:
        """Slot -> position of the item that fills it, for the slots that matched."""
        found: dict[str, int] = {}
        if not self.slots:
            return found
        spans = match.regs
        for number, slot in self.slots:
            start = spans[number][0]
            if start >= 0 and slot not in found:
                found[slot] = start
        return found


def phrase_of_list(id: str, kind: str, source: str, sets: dict[str, Any] | None = None) -> Phrase:
    """What stands for a phrase where a list tells something by its form: it matches no spelling."""
    return Phrase(id, kind, source, "(?!)", lambda: (re.compile("(?!)"), None), sets=sets or {})


__all__ = ["Forms", "Phrase", "phrase_of_list"]
