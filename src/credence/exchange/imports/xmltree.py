"""XML in; its elements, each with its exact place in the text, out. What XML can do to harm a reader is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from credence.exchange.imports.errors import ImportFault

DEEPEST = 40
"""Elements within elements; the sources known go to six."""

MOST = 2_000_000
"""Elements of one file."""


@dataclass(slots=True)
class Element:
    """One element. Its source is `text[start:end]`, in code points; `line` is where it begins, counted from 1."""

    name: str
    attributes: Mapping[str, str]
    line: int
    start: int
    end: int = 0
    parts: list[str | Element] = field(default_factory=list)

    def __iter__(self) -> Iterator[Element]:
        return (part for part in self.parts if isinstance(part, Element))

    @property
    def text(self) -> str:
        """Its words and those of all elements within, on one line."""
        return " ".join(self._raw().split())

    def _raw(self) -> str:
        return "".join(part if isinstance(part, str) else part._raw() for part in self.parts)

    def child(self, *path: str) -> Element | None:
        """The first element under the path of names; None where there is none."""
        found: Element | None = self
        for name in path:
            found = next((each for each in found if each.name == name), None) if found else None
        return found

    def words(self, *path: str) -> str:
        """The text of the first element under the path; empty where there is none."""
        found = self.child(*path)
        return found.text if found else ""

    def every(self, name: str) -> list[Element]:
        """The children of that name."""
        return [each for each in self if each.name == name]


def parse(text: str, name: str) -> Element:
    """The root element of a canonical text; raises ImportFault, naming the file and line, for what is no plain XML.

    A document type is refused, and with it entities of its own and external ones; so are depth and number out of
    bounds. Positions come from the parser's byte offsets.
    """
    return _Reader(text, name).root()


class _Reader:
    """The state of one parse: open elements, and the code point reached so far."""

    def __init__(self, text: str, name: str) -> None:
        self._name = name
        self._bytes = text.encode("utf-8")
        self._plain = len(self._bytes) == len(text)
        self._byte = self._point = self._number = 0
        self._open: list[Element] = []
        self._root: Element | None = None
        self._parser = self._made()

    def _made(self) -> expat.XMLParserType:
        parser = expat.ParserCreate("UTF-8")
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.XmlDeclHandler = self._declaration
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._finish
        parser.CharacterDataHandler = self._words
        return parser

    def root(self) -> Element:
        try:
            self._parser.Parse(self._bytes, True)
        except expat.ExpatError as error:
            raise self._fault(f"is not well-formed XML: {expat.ErrorString(error.code)}", error.lineno) from None
        if self._root is None:  # pragma: no cover  # the parser tells of it first
            raise self._fault("holds no element", 1)
        return self._root

    def _doctype(self, *_: object) -> None:
        raise self._fault("declares a document type, through which entities come; take the DOCTYPE out")

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.upper() not in ("UTF-8", "US-ASCII"):
            raise self._fault(f"says it is {encoding}; save it as UTF-8")

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._number += 1
        if len(self._open) >= DEEPEST:
            raise self._fault(f"has elements nested more than {DEEPEST} deep")
        if self._number > MOST:
            raise self._fault(f"has more than {MOST} elements; split it into files")
        start = self._reach(self._parser.CurrentByteIndex)
        element = Element(name, attributes, self._parser.CurrentLineNumber, start)
        if self._open:
            self._open[-1].parts.append(element)
        elif self._root is None:
            self._root = element
        self._open.append(element)

    def _finish(self, _name: str) -> None:
        element = self._open.pop()
        at = self._parser.CurrentByteIndex
        # The parser stands at the end tag, or behind an element that is one tag only.
        closed = not element.parts and self._bytes[at - 2 : at] == b"/>"
        element.end = self._reach(at if closed else self._bytes.index(b">", at) + 1)

    def _words(self, words: str) -> None:
        if self._open:
            self._open[-1].parts.append(words)

    def _reach(self, byte: int) -> int:
        """The code point at a byte, which lies no earlier than the last one asked for."""
        if self._plain:
            return byte
        self._point += len(self._bytes[self._byte : byte].decode("utf-8"))
        self._byte = byte
        return self._point

    def _fault(self, wrong: str, line: int | None = None) -> ImportFault:
        return ImportFault(f"{self._name}, line {line or self._parser.CurrentLineNumber}: {wrong}")
