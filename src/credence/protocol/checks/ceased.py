"""In: facts. Out: envoys, missions and relations begun with a State that had ceased to be."""

from __future__ import annotations

from collections.abc import Iterator

from credence.lore.states import load_states
from credence.model import Fact
from credence.protocol.checks.common import asserted, number
from credence.protocol.checks.finding import Finding
from credence.protocol.checks.matter import Matter
from credence.protocol.facts import codes, earliest_day

_BEGINNINGS = (
    *("appointed", "credentials-copy", "credentials-presented", "post-began"),
    *("mission-opened", "relations-established"),
)


def findings(matter: Matter) -> Iterator[Finding]:
    """Beginnings dated some years after the last of a State that is party to them."""
    slack = number("state-had-ceased", "years")
    for fact in asserted(matter.facts, *_BEGINNINGS):
        for code in fact.states:
            state = load_states().get(code)
            if state and state.ends and earliest_day(fact).year > state.ends + slack:
                yield Finding("state-had-ceased", fact, None, _who(fact), _post(fact, code), code, str(state.ends))


def _who(fact: Fact) -> str:
    return ", ".join(codes(fact, "person"))


def _post(fact: Fact, code: str) -> tuple[str, str] | None:
    """The sending State and the receiving, of which one has ceased."""
    for sender in codes(fact, "actor"):
        for receiver in codes(fact, "recipient"):
            if code in (sender, receiver):
                return sender, receiver
    return None
