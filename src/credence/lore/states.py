"""A code, name or demonym in, a State out; what is unknown or ambiguous is refused with the choices."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache

from credence.lore.spelling import fold
from credence.lore.state_files import Ambiguity, Name, State, ambiguities, decoys, load_states
from credence.lore.state_surfaces import Surface, surface_at, surfaces

__all__ = [
    "Ambiguity",
    "AmbiguousState",
    "Name",
    "State",
    "Surface",
    "UnknownState",
    "ambiguities",
    "decoys",
    "find_state",
    "has_ended",
    "load_states",
    "state",
    "surface_at",
    "surfaces",
]


class UnknownState(LookupError):  # noqa: N818  # reads as what it says
    """No state goes by the text; `suggestions` are names of states spelt much like it."""

    def __init__(self, text: str, suggestions: tuple[str, ...] = ()) -> None:
        self.text = text
        self.suggestions = suggestions
        advice = f"did you mean {_listed(suggestions)}?" if suggestions else "write a name or a code such as MEX"
        super().__init__(f"{text!r} is no state we know: {advice}")


class AmbiguousState(LookupError):  # noqa: N818
    """More than one state goes by the text; `choices` are their codes."""

    def __init__(self, text: str, choices: tuple[str, ...]) -> None:
        self.text = text
        self.choices = choices
        named = _listed(tuple(f"{code} ({state(code).name})" for code in choices))
        super().__init__(f"{text!r} may be {named}: write the code")


def state(code: str) -> State:
    """The state of exactly this code; raises UnknownState."""
    try:
        return load_states()[code]
    except KeyError:
        raise UnknownState(code, _near(code)) from None


def capital_of(code: str) -> str | None:
    """The capital of a State, the last one of a ceased state; None where the code is no State's."""
    known = load_states().get(code)
    return known.capital if known is not None else None


@cache
def _ended() -> frozenset[str]:
    return frozenset(code for code, one in load_states().items() if one.ends is not None)


@cache
def has_ended(code: str) -> bool:
    """Whether a code is that of a State that is no more."""
    return code in _ended()


def find_state(text: str) -> State:
    """The state a person means by a code (alpha-3, alpha-2, slug), name, former name or demonym.

    Case, accents, doubled spaces and a leading "the" do not matter. Raises UnknownState, with suggestions, or
    AmbiguousState, with the codes to choose from.
    """
    key = fold(text)
    codes = _by_code()
    if key in codes:
        return codes[key]
    refused = _refused().get(key)
    if refused:
        raise AmbiguousState(text.strip(), refused)
    claims = _by_name().get(key, ())
    if not claims:
        raise UnknownState(text.strip(), _near(text))
    return state(claims[0]) if len(claims) == 1 else _settled(text, key, claims)


def is_known(text: str) -> bool:
    """Whether the text is a code, name or demonym, of one State or of several."""
    key = fold(text)
    return key in _by_code() or key in _refused() or key in _by_name()


def _settled(text: str, key: str, claims: tuple[str, ...]) -> State:
    for declared, ambiguity in ambiguities().items():
        if fold(declared) == key:
            return state(ambiguity.reads_as)
    raise AmbiguousState(text.strip(), claims)


@cache
def _by_code() -> Mapping[str, State]:
    known = {fold(each.iso2): each for each in load_states().values() if each.iso2}
    return known | {fold(each.code): each for each in load_states().values()}


@cache
def _refused() -> Mapping[str, tuple[str, ...]]:
    return {fold(each.text): each.choices for each in ambiguities().values() if each.refused}


@cache
def _by_name() -> Mapping[str, tuple[str, ...]]:
    """Codes by folded name. A state's short name is its own, whatever else others call theirs."""
    short = {fold(each.name): (each.code,) for each in load_states().values()}
    found: dict[str, tuple[str, ...]] = {}
    for each in load_states().values():
        for name in _names_of(each):
            key = fold(name)
            if each.code not in found.get(key, ()):
                found[key] = (*found.get(key, ()), each.code)
    return found | short


def _names_of(one: State) -> tuple[str, ...]:
    fields = (one.official, one.aliases, one.abbreviations, one.demonyms, one.plurals)
    return (one.name, *(name.text for names in fields for name in names))


def _near(text: str) -> tuple[str, ...]:
    near = get_close_matches(fold(text), _by_name(), n=6, cutoff=0.72)
    names = (state(code).name for key in near for code in _by_name()[key])
    return tuple(dict.fromkeys(names))[:3]


def _listed(items: tuple[str, ...]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} or {items[-1]}"
