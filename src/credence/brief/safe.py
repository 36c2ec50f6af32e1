"""In: text from documents, hostile until proven otherwise. Out: text that cannot steer the page it is
printed on.

Characters that reorder, hide or break off what follows them (`model/visible.py`) are shown by their number,
so that a quote stays exact to the eye and harmless.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from credence.model.visible import numbered

_MARKUP = re.compile(r"([\\`*_\[\]<>|~$])|&(?=[#\w])")
_AT_START = re.compile(r"^(\s*)([#+=-]|\d+(?=[.)]))")
_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)")


def visible(text: str) -> str:
    """The text on one line, with each steering character shown as `⟨U+202E⟩`; line breaks with what indents them are
    one blank.
    """
    folded = re.sub(r" *[\t\n\r\u2028\u2029\x85\x0b\x0c][ \t\n\r\u2028\u2029\x85\x0b\x0c]*", " ", text)
    return numbered(folded)


def markdown(text: str) -> str:
    """The text as Markdown that shows it and does nothing else: no markup, no HTML, no link of its own."""
    escaped = _MARKUP.sub(lambda found: f"\\{found[1]}" if found[1] else "&amp;", visible(text))
    return _LINK.sub(lambda found: f"{found[1] or found[3]}\\{found[2] or found[4]}", escaped)


def markdown_line(text: str) -> str:
    """The same, for text that begins a line or a list item: nothing in it opens a heading, list or rule."""
    return _AT_START.sub(_escaped_start, markdown(text))


def _escaped_start(found: re.Match[str]) -> str:
    mark = found[2]
    return f"{found[1]}{mark}\\" if mark.isdigit() else f"{found[1]}\\{mark}"


def web_address(source: str | None) -> str | None:
    """The address if it is one of the web that may be linked to; None for a file name, a script, anything
    else.
    """
    if not source or visible(source) != source or re.search(r"[\s\"'<>`\\]", source):
        return None
    try:
        parts = urlsplit(source)
    except ValueError:
        return None
    return source if parts.scheme in ("http", "https") and parts.netloc else None
