"""XML is read with exact places, and what could harm a reader is refused in one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credence.exchange.imports.canonical import canonical_text
from credence.exchange.imports.errors import ImportFault
from credence.exchange.imports.xmltree import DEEPEST, Element, parse


def every(element: Element) -> list[Element]:
    return [element, *(inner for each in element for inner in every(each))]


def sources(text: str) -> list[str]:
    return [text[each.start : each.end] for each in every(parse(text, "a.xml"))]


def test_each_element_knows_its_source() -> None:
    text = '<a>\n  <b x="/>">one</b><c/>\n  <d><e/></d><f></f><g >t<!-- /> --></g>\n</a>'
    assert sources(text)[1:] == [
        '<b x="/>">one</b>',
        "<c/>",
        "<d><e/></d>",
        "<e/>",
        "<f></f>",
        "<g >t<!-- /> --></g>",
    ]


def test_places_count_code_points_not_bytes() -> None:
    text = "<a><b>Chargé d’Affaires 🇫🇷</b><c>São Tomé</c></a>"
    assert sources(text) == [text, "<b>Chargé d’Affaires 🇫🇷</b>", "<c>São Tomé</c>"]
    assert parse(text, "a.xml").words("c") == "São Tomé"


@given(st.recursive(st.text("aé🇦<>&/\n ", max_size=4), lambda inner: st.lists(inner, max_size=3), max_leaves=12))
def test_places_hold_for_any_shape(tree: object) -> None:
    def xml(each: object) -> str:
        if isinstance(each, str):
            words = each.replace("&", "&amp;").replace("<", "&lt;")
            return f"<t>{words}</t>" if words else "<t/>"
        assert isinstance(each, list)
        return f"<l>{''.join(map(xml, each))}</l>" if each else "<l />"

    for source in sources(xml(tree)):
        assert (source[0], source[-1]) == ("<", ">")
        assert parse(source, "again").name in ("t", "l")


def test_a_line_is_told() -> None:
    root = parse("<a>\n<b/>\n\n<c/></a>", "a.xml")
    assert [each.line for each in root] == [2, 4]


def test_words_within_words_are_read_in_order() -> None:
    root = parse('<note>Declared <hi rend="italic">persona\n non grata</hi> on</note>', "a.xml")
    assert root.text == "Declared persona non grata on"


LAUGHS = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (LAUGHS, "a.xml, line 1: declares a document type, through which entities come; take the DOCTYPE out"),
        (OUTSIDE, "a.xml, line 1: declares a document type, through which entities come; take the DOCTYPE out"),
        ('<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>', "document type"),
        ("<a>&b;</a>", "not well-formed XML: undefined entity"),
        ("<a><b></a>", "a.xml, line 1: is not well-formed XML: mismatched tag"),
        ("<a/>\n<b/>", "a.xml, line 2: is not well-formed XML"),
        ("no xml", "a.xml, line 1: is not well-formed XML"),
        ("<a>" * (DEEPEST + 1) + "</a>" * (DEEPEST + 1), "nested more than 40 deep"),
        ('<?xml version="1.0" encoding="ISO-8859-1"?><a/>', "says it is ISO-8859-1; save it as UTF-8"),
    ],
)
def test_what_is_no_plain_xml_is_refused_in_one_line(text: str, why: str) -> None:
    with pytest.raises(ImportFault) as refused:
        parse(text, "a.xml")
    assert why in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \n", "is empty"),
        (b"<a>\xe9</a>", "is not UTF-8 (byte 3 is 0xe9)"),
        (b"\xef\xbb\xbf<a>\xe9</a>", "is not UTF-8 (byte 6 is 0xe9)"),
        ("<a/>".encode("utf-16-le"), "NUL"),
    ],
)
def test_bytes_that_are_no_text_are_refused(raw: bytes, why: str) -> None:
    with pytest.raises(ImportFault, match=r"a\.xml") as refused:
        canonical_text(raw, "a.xml")
    assert why in str(refused.value)


def test_a_byte_order_mark_and_carriage_returns_go() -> None:
    assert canonical_text(b"\xef\xbb\xbf<a>\r\n</a>", "a.xml") == "<a>\n</a>"
