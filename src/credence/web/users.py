"""Who asks: a name and a role. Each role may do what those before it may."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Who may do what: anyone sees the way in, readers read, editors add, reviewers decide, administrators let in."""

    ANYONE = "anyone"
    READER = "reader"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"

    def may(self, needed: Role) -> bool:
        """Whether this role suffices where that one is needed."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True)
class User:
    """Who asks. `name` is what decisions are signed with."""

    name: str
    role: Role


NOBODY = User("", Role.ANYONE)
"""Who has not said who they are."""
