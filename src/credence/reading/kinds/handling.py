"""What a family of kinds offers: by the kind of a statement, what makes drafts of it from a matched phrase."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from credence.reading.clauses.clause import Clause
from credence.reading.phrases.core import Draft

Handler = Callable[[Clause], Iterable[Draft]]
Handlers = dict[str, Handler]
"""Kind -> what makes drafts of a core of that kind."""
