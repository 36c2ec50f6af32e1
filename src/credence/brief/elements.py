"""A quote in, what is to be read of it out: of elements of XML their names and words, of all else the quote itself."""

from __future__ import annotations

from xml.parsers import expat

_DEEPEST = 20
"""Elements within one another, at most, for a quote to be read as more than its text."""


class _Reader:
    """The words of each element, behind its name; what is within another element stands behind a colon."""

    def __init__(self) -> None:
        self._open: list[tuple[str, list[str], list[str]]] = [("", [], [])]

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) > _DEEPEST:
            raise ValueError("elements too deep")
        own = [f"{key} {value}" for key, value in attributes.items()]
        self._open.append((name, [], own))

    def finish(self, _name: str) -> None:
        name, said, within = self._open.pop()
        words = " ".join("".join(said).split())
        told = f"{name} {words}" if words else name
        if within:
            told += f": {', '.join(within)}"
        if words or within or len(self._open) == 1:
            self._open[-1][2].append(told)

    def words(self, words: str) -> None:
        self._open[-1][1].append(words)

    @property
    def told(self) -> str:
        _, said, within = self._open[0]
        return "" if "".join(said).strip() else "; ".join(within)


def _unspoken(*_: str) -> None:
    raise ValueError("words that are of no element")


def readable(quote: str) -> str:
    """`ended: date 1988-06-25, note Left post on`, of `<ended><date>1988-06-25</date>…`; every word is kept.

    A quote that is not elements and nothing else is given back as it is.
    """
    text = quote.strip()
    if not (text.startswith("<") and text.endswith(">")):
        return quote
    reader = _Reader()
    parser = expat.ParserCreate("UTF-8")
    parser.StartElementHandler = lambda name, given: reader.begin(name, given) if name != _ROOT else None
    parser.EndElementHandler = lambda name: reader.finish(name) if name != _ROOT else None
    parser.CharacterDataHandler = reader.words
    parser.CommentHandler = parser.ProcessingInstructionHandler = _unspoken
    try:
        parser.Parse(f"<{_ROOT}>{text}</{_ROOT}>".encode(), True)
    except (expat.ExpatError, ValueError):
        return quote
    return reader.told or quote


_ROOT = "quote.of.a.document"
