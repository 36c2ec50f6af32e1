"""From a matched phrase to drafts of statements: one module a family of kinds."""

from collections.abc import Callable, Iterable

from credence.reading.clause import Clause, Draft
from credence.reading.kinds import bodies, contacts, cooperation, figures, missions, posts, relations, treaties, visits

Handler = Callable[[Clause], Iterable[Draft]]

HANDLERS: dict[str, Handler] = {
    **relations.HANDLERS,
    **missions.HANDLERS,
    **posts.HANDLERS,
    **contacts.HANDLERS,
    **visits.HANDLERS,
    **cooperation.HANDLERS,
    **figures.HANDLERS,
    **bodies.HANDLERS,
    **treaties.HANDLERS,
}
"""Kind -> what makes drafts of a core of that kind."""
