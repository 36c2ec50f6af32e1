"""Text of documents in, text that steers no program that shows it out; what is spelt with it stays."""

from __future__ import annotations

import re
from urllib.parse import quote

from credence.model.visible import STEERING

JOINERS = "\u200c\u200d"
"""Characters that show nothing and steer nothing: names in Persian or Hindi are spelt with them."""


def shown(text: str) -> str:
    """The text on one line, each steering character as `⟨U+202E⟩`, joiners as they are."""
    return STEERING.sub(_numbered, " ".join(text.split()))


def web_address(source: str | None) -> str | None:
    """The address a document came from, if it is one of the web."""
    return source if source and re.fullmatch(r"https?://[^\s\"<>\\^`{|}]+", source) else None


def document_urn(document: str) -> str:
    """The name under which a document is known where it has no address of the web."""
    return f"urn:credence:document:{quote(document, safe='')}"


def _numbered(found: re.Match[str]) -> str:
    return found[0] if found[0] in JOINERS else f"⟨U+{ord(found[0]):04X}⟩"
