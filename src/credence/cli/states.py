"""States as typed on the line -> their codes: "AZE MEX", "azerbaijan mexico", "south korea" kenya."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

import typer

from credence.cli.errors import tell


def state_code(text: str) -> str:
    """The code of the state a user names, by code, name or demonym; an unknown or ambiguous one is misuse."""
    from credence.lore.states import find_state

    try:
        return find_state(text).code
    except LookupError as error:
        raise typer.BadParameter(str(error)) from None


def state_or_organisation(text: str) -> str:
    """The code of a state as `state_code` finds it, or else of an organisation, by its code or name."""
    from credence.lore.organisations import load_organisations

    try:
        return state_code(text)
    except typer.BadParameter:
        code = organisation_code(text)
        if code not in load_organisations():
            raise
        return code


def organisation_code(text: str) -> str:
    """The code of an organisation, by its code or one of its names; one that the lore does not know by its own name."""
    from credence.lore.organisations import load_organisations
    from credence.lore.spelling import folded

    bare = text.strip()
    wanted = folded(bare.removeprefix("the ").removeprefix("The "))
    known = load_organisations()
    found = [one.code for one in known.values() if wanted in {folded(name) for name in (one.code, *one.surfaces)}]
    return bare if bare in known or len(found) != 1 else found[0]


Find = Callable[[str], str]
"""From what a user names to a code: `state_code`, or `state_or_organisation`."""


def two_states(words: Sequence[str], find: Find = state_code) -> tuple[str, str]:
    """The codes of the two states that the words name, in their order; one is a word or several in a row."""
    parts = [part.strip() for word in words for part in word.split(",") if part.strip()]
    if len(parts) < 2:
        raise typer.BadParameter("name two states, such as: AZE MEX")
    pair = _split(parts, find) if len(parts) > 2 else (find(parts[0]), find(parts[1]))
    if pair[0] == pair[1]:
        raise typer.BadParameter(f"name two states; both words mean {pair[0]}")
    return pair


def one_or_two_states(words: Sequence[str], find: Find = state_code) -> tuple[str, ...]:
    """The code of the one state that all words name together, or else of the two that they name."""
    if len(words) == 1 and "," not in words[0]:
        return (find(words[0]),)
    try:
        return (find(" ".join(words)),)
    except typer.BadParameter:
        return two_states(words, find)


def some_states(text: str) -> tuple[str, ...]:
    """The codes of one or two states with a comma between them."""
    codes = tuple(dict.fromkeys(state_code(part.strip()) for part in text.split(",") if part.strip()))
    if not 1 <= len(codes) <= 2:
        raise typer.BadParameter("name one state, or two with a comma between: AZE,MEX")
    return codes


def tell_ceased(codes: Iterable[str], on: date | None) -> None:
    """Remark on standard error that a State had ceased by the day asked for: few sources end its missions by then."""
    from credence.brief.naming import state_text
    from credence.brief.pieces import plain
    from credence.brief.wording import day_words
    from credence.lore.states import load_states

    for code in codes:
        state = load_states().get(code)
        if on and state and state.ends and state.ends < on.year:
            name = plain(state_text(code))
            tell(f"{name} ceased in {state.ends}: what stands on {day_words(on)} was not told to have ended by then")


def _split(parts: Sequence[str], find: Find) -> tuple[str, str]:
    """The one way to part the words into two states; none or several is misuse."""
    found = []
    for at in range(1, len(parts)):
        try:
            found.append((find(" ".join(parts[:at])), find(" ".join(parts[at:]))))
        except typer.BadParameter:
            continue
    if len(found) != 1:
        raise typer.BadParameter('name two states; put a name of several words in quotes: "south korea" kenya')
    return found[0]
