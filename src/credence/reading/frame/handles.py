"""The handle in a text's first line in; the words it is made of, and the State whose account it is, out."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from credence.reading.scan.lexicon import Hit, Scan, lexicon

_HANDLE: Final = re.compile(r"@([A-Za-z]\w{3,40})")


def account_host(text: str, scan: Scan) -> str | None:
    """Where the mission is whose account the first line names: "Ruritania in Syldavia @...", "@RuritaniainSyldavia"."""
    line = text.partition("\n")[0]
    words = handle(text)
    if not words:
        return None
    hits = [hit for hit in scan.names if hit.end <= len(line)]
    return _host_after_in(line, hits) or _host_after_in(words, lexicon().scan(words).names)


def _host_after_in(text: str, hits: list[Hit]) -> str | None:
    pairs = pairwise(hit for hit in hits if hit.lexeme.type in "SC")
    hosts = (
        second.lexeme.value
        for first, second in pairs
        if first.lexeme.value != second.lexeme.value and text[first.end : second.start] == " in "
    )
    return next(hosts, None)


def handle(text: str) -> str:
    """The words of a handle in the first line: "@MFA_Ljubljana" is Ljubljana's."""
    line = text.partition("\n")[0]
    handle = _HANDLE.search(line) if "@" in line else None
    return _handle_words(handle[1]) if handle else ""


_JOINED: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_")
_WITHIN: Final = re.compile(r"(?<=[a-zA-Z]{2})[iI]n(?=[A-Z_])|(?<=[A-Z]{2})in(?=[A-Z])|(?<=[a-z]{3})in(?=[a-z]{4})")


def _handle_words(handle: str) -> str:
    """A handle as words: "RuritaniaMFA" as "Ruritania MFA", "RuritaniainSyldavia" as "Ruritania in Syldavia"."""
    for within in _WITHIN.finditer(handle):
        first, second = (_JOINED.sub(" ", part).strip() for part in (handle[: within.start()], handle[within.end() :]))
        if _names_state(first) and _names_state(second):
            return f"{first} in {second}"
    return " ".join(_JOINED.sub(" ", handle).split())


def _names_state(words: str) -> bool:
    """Whether words are all the name of a State or of a city."""
    hits = [hit for hit in lexicon().scan(words[:1].upper() + words[1:]).names if hit.lexeme.type in "SC"]
    return any(hit.start == 0 and hit.end == len(words) for hit in hits)
