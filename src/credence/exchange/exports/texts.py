"""Text of documents in, text that steers no program that shows it out; what is spelt with it stays."""

from __future__ import annotations

import re
from urllib.parse import quote

from credence.model.visible import numbered, one_line


def shown(text: str) -> str:
    """The text on one line, each steering character as `⟨U+202E⟩`."""
    return numbered(one_line(text))


def web_address(source: str | None) -> str | None:
    """The address a document came from, if it is one of the web."""
    return source if source and re.fullmatch(r"https?://[^\s\"<>\\^`{|}]+", source) else None


def document_urn(document: str) -> str:
    """The name under which a document is known where it has no address of the web."""
    return f"urn:credence:document:{quote(document, safe='')}"
