"""The parts of a Word document that python-docx does not make: styles of a brief, its notes, numbers of pages."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from lxml import etree

from credence.brief.docxtext import element, reference_style, run
from credence.brief.notewords import inferred_words, quote_words, told_words
from credence.brief.phrasebook import table
from credence.brief.pieces import Note
from credence.brief.safe import web_address

_TABLES = ("Normal Table", "Brief Table")
_ACCENT, _QUIET = RGBColor(0x1F, 0x3F, 0x66), RGBColor(0x57, 0x60, 0x6A)
_SERIF, _SANS = "Cambria", "Calibri"
_PARTS = {
    "footnote": (CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES),
    "endnote": (CONTENT_TYPE.WML_ENDNOTES, RELATIONSHIP_TYPE.ENDNOTES),
}
_THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
_UNUSED = (_THUMBNAIL, "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects")
"""Relationships of the template of python-docx to parts that say nothing."""


def prepare(document: Document, kind: str, short: bool) -> None:
    """Paper, styles, page numbers and the numbering of notes of a kind; `short` sets all smaller."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(17 if short else 22)
    section.top_margin = section.bottom_margin = Mm(14 if short else 22)
    section.footer_distance = Mm(7 if short else 11)
    _set_styles(document, kind, 9.6 if short else 10.5)
    _number_pages(document)
    _settle_notes(document, kind)


def trim(document: Document) -> None:
    """Leave out what the template of python-docx has and the document does not use: a thumbnail, a second set of
    styles, a hundred styles of tables.
    """
    for relations in (document.part.package.rels, document.part.rels):
        for name in [name for name, each in relations.items() if each.reltype in _UNUSED]:
            del relations[name]
    styles = document.styles
    for style in [style for style in styles if style.type == WD_STYLE_TYPE.TABLE and style.name not in _TABLES]:
        style.delete()


def add_notes(document: Document, notes: Sequence[Note], kind: str, short: bool) -> None:
    """The part with the footnotes or endnotes, each with its quote and who says so; addresses of the web are links.

    Endnotes have their heading in the place of the line that separates them from the text.
    """
    made = element(f"{kind}s")
    heading = element("p", element("pPr", element("pStyle", val="Heading1")), run(str(table("headings")["notes"])))
    line = element("p", element("r", element("separator")))
    separators = {"separator": heading if kind == "endnote" else line}
    separators["continuationSeparator"] = element("p", element("r", element("continuationSeparator")))
    for number, (sort, mark) in enumerate(separators.items(), -1):
        made.append(element(kind, mark, id=str(number), type=sort))
    content, relation = _PARTS[kind]
    part = Part(PackURI(f"/word/{kind}s.xml"), content, b"", document.part.package)
    made.extend(_note(note, kind, part, short) for note in notes)
    part._blob = etree.tostring(made, xml_declaration=True, encoding="UTF-8", standalone=True)
    document.part.relate_to(part, relation)


def _note(note: Note, kind: str, part: Part, short: bool) -> etree._Element:
    mark = element("r", element("rPr", element("rStyle", val=reference_style(kind))), element(f"{kind}Ref"))
    quote, who = quote_words(note, short), told_words(note, short)
    told = [run(" “"), run(quote, isolated=True), run("” — "), run(who, isolated=True)]
    address = web_address(note.source)
    if address and not short:
        told += [run(", "), _link(address, part)]
    style = element("pPr", element("pStyle", val=f"{kind.capitalize()}Text"))
    inferred = f". {inferred_words(note)}" if note.inferred and not short else "."
    return element(kind, element("p", style, mark, *told, run(inferred, isolated=True)), id=str(note.number))


def _link(address: str, part: Part) -> etree._Element:
    link = element("hyperlink", run(address))
    link.set(qn("r:id"), part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    return link


def _set_styles(document: Document, kind: str, size: float) -> None:
    styles = document.styles
    for name in ("Table Text", "Table Head", "Table End", f"{kind} text"):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    reference = styles.add_style(f"{kind} reference", WD_STYLE_TYPE.CHARACTER)
    reference.font.superscript = True
    reference.element.styleId = reference_style(kind)
    styles[f"{kind} text"].element.styleId = f"{kind.capitalize()}Text"
    _set_type(styles["Normal"], _SERIF, size, after=2.5, line=1.12)
    _set_type(styles["Title"], _SERIF, size * 1.9, _ACCENT, after=1)
    _set_type(styles["Subtitle"], _SANS, size * 0.88, _QUIET, after=size * 0.6)
    _set_type(styles["Heading 1"], _SANS, size * 0.88, _ACCENT, bold=True, before=size * 0.9, after=3)
    _set_type(styles["Heading 2"], _SANS, size, RGBColor(0, 0, 0), bold=True, before=size * 0.6, after=2)
    _set_type(styles["List Bullet"], _SERIF, size, after=1.5, line=1.12)
    _set_type(styles["Body Text"], _SERIF, size, _QUIET, after=2.5)
    _set_type(styles["Table Text"], _SANS, size * 0.9, before=1.2, after=1.2)
    _set_type(styles["Table Head"], _SANS, size * 0.88, _QUIET, before=1.2, after=1.2)
    _set_type(styles["Table End"], _SANS, 2)
    _set_type(styles[f"{kind} text"], _SANS, size * 0.78, after=1.5)
    for name in ("Heading 1", "Title"):
        _ruled(styles[name])
    _add_table_style(document)
    styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}").set(qn("w:val"), "en-GB")


def _set_type(
    style: ParagraphStyle,
    font: str,
    size: float,
    colour: RGBColor | None = None,
    *,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
    line: float = 1.0,
) -> None:
    """Font and spacing of a style, whatever the theme of the template says."""
    look = style.element.get_or_add_rPr()
    for old in list(look):
        look.remove(old)
    style.font.name, style.font.size, style.font.bold, style.font.italic = font, Pt(size), bold, False
    for each in ("eastAsia", "cs"):
        style.element.rPr.rFonts.set(qn(f"w:{each}"), font)
    style.font.color.rgb = colour or RGBColor(0x1B, 0x1F, 0x24)
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(before), Pt(after), line


def _ruled(style: ParagraphStyle) -> None:
    """A thin line below, in the place of what the template draws there."""
    look = style.element.get_or_add_pPr()
    for old in look.findall(qn("w:pBdr")):
        look.remove(old)
    border = parse_xml(
        f'<w:pBdr xmlns:w="{look.nsmap["w"]}"><w:bottom w:val="single" w:sz="4" w:space="1" w:color="B8C0C8"/></w:pBdr>'
    )
    look.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:outlineLvl")


def _add_table_style(document: Document) -> None:
    """A style of tables with thin lines between the rows."""
    style = document.styles.add_style("Brief Table", WD_STYLE_TYPE.TABLE)
    line = '<w:{side} w:val="single" w:sz="4" w:space="0" w:color="D5D9DE"/>'
    sides = "".join(line.format(side=side) for side in ("bottom", "insideH"))
    style.element.append(
        parse_xml(
            f'<w:tblPr xmlns:w="{style.element.nsmap["w"]}"><w:tblBorders>{sides}</w:tblBorders>'
            '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="115" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        )
    )


def _number_pages(document: Document) -> None:
    """The number of the page in the middle of the foot."""
    foot = document.sections[0].footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.paragraph_format.space_after = Pt(0)
    field = element("fldSimple", run("1"), instr=" PAGE ")
    foot._p.append(parse_xml(etree.tostring(field)))


def _settle_notes(document: Document, kind: str) -> None:
    """Notes are numbered 1, 2, 3; endnotes stand at the end of the document."""
    settings = document.settings.element
    separators = [element(kind, id="-1"), element(kind, id="0")]
    place = [element("pos", val="docEnd")] if kind == "endnote" else []
    properties = element(f"{kind}Pr", *place, element("numFmt", val="decimal"), *separators)
    later = next(child for child in settings if child.tag in {qn("w:compat"), qn("w:rsids")})
    later.addprevious(parse_xml(etree.tostring(properties)))
    numbering = parse_xml(etree.tostring(element(f"{kind}Pr", element("numFmt", val="decimal"))))
    section = document.sections[0]._sectPr
    section.insert_element_before(numbering, "w:endnotePr", "w:type", "w:pgSz")
