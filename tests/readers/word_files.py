"""Word files as people make them: numbering by Word, styles, headers, notes, changes, boxes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

LEVELS = (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."), ("decimalEnclosedCircleChinese", "%4"))
CHAPTERS = (("chineseCounting", "第%1章"), ("decimal", "%1.%2"))


def saved(paper: Document) -> bytes:
    data = BytesIO()
    paper.save(data)
    return data.getvalue()


def defined(paper: Document, number: int, levels: tuple[tuple[str, str], ...] = LEVELS, *, more: str = "", override: str = "") -> None:
    """A list of Word: (format, text) of each level; `more` goes into each level's definition, `override` into the list."""
    root = paper.part.numbering_part.element
    marks = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>' for at, (form, text) in enumerate(levels)
    )
    first = root.find(qn("w:num"))
    definition = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{marks}</w:abstractNum>')
    if first is None:
        root.append(definition)
    else:
        first.addprevious(definition)
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/>{override}</w:num>'))


def same_list(paper: Document, number: int, definition: int, override: str = "") -> None:
    """Another list of a definition that is there."""
    paper.part.numbering_part.element.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{override}</w:num>')
    )


def numbered(paper: Document, words: str, number: int, level: int = 0, style: str | None = None) -> Paragraph:
    paragraph = paper.add_paragraph(words, style)
    paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'))
    return paragraph


def outlined(paper: Document, words: str, level: int) -> Paragraph:
    paragraph = paper.add_paragraph(words)
    mark = OxmlElement("w:outlineLvl")
    mark.set(qn("w:val"), str(level))
    paragraph._p.get_or_add_pPr().append(mark)
    return paragraph


def put(paragraph: Paragraph, xml: str) -> None:
    """Markup at the end of a paragraph, with the prefixes w and m known."""
    inner = f'<w:x {nsdecls("w")} xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">{xml}</w:x>'
    for each in parse_xml(inner):
        paragraph._p.append(each)
