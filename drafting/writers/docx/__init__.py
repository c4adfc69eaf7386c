"""The Word writer: a Document in, the bytes of a docx out, the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from drafting.blocks.document import Document
from drafting.blocks.record import RecordedChart, fingerprint
from drafting.blocks.wording import one_line
from drafting.patterns import lazy
from drafting.writers.docx import sections
from drafting.writers.docx.body import write_body
from drafting.writers.docx.package import FAST, SMALL, Begun, Part, Related, begin, join, pack
from drafting.writers.docx.pictures import IMAGE_RELATIONSHIP, TYPES, read_picture
from drafting.writers.docx.record import (
    ITEM_PROPERTIES,
    PROPERTIES_RELATIONSHIP,
    PROPERTIES_TYPE,
    RELATIONSHIP,
    record_head,
    record_tail,
)
from drafting.writers.docx.sheet import Sheet
from drafting.writers.docx.shell import CONTENT_TYPES, DOCUMENT, PROPERTIES, RELATIONSHIPS, Shell, shell_for
from drafting.writers.docx.text import escape
from drafting.writers.style import Style

_RELATIONSHIPS_OPEN = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_DATE = lazy(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_NO_PICTURES: Mapping[str, bytes] = {}


def write_docx(
    document: Document, style: Style, *, final: bool = False, pictures: Mapping[str, bytes] = _NO_PICTURES
) -> bytes:
    """The docx of a document in a house style.

    `pictures` gives the bytes of the document's images by their file names; one that is not given, or is neither
    png nor jpg, prints as 【缺图：…】. With `final` there is no record, no bookmark and no highlight.
    """
    shell = shell_for(style)
    readable = {name: picture for name, data in pictures.items() if (picture := read_picture(data))}
    sheet = Sheet(style, marked=not final, pictures=readable, figures=document.figures, section=shell.section)
    document_xml = write_body(sheet, document)
    own = [*_pictures(sheet), *(_charts(sheet) if sheet.charts else ()), *(_turned_footers(style) if sheet.has_turned else ())]
    begun = _begun(shell, not final, tuple(related for related, _ in own))
    parts = [
        pack(DOCUMENT, document_xml),
        pack(PROPERTIES, _core_properties(document).encode()),
        *(part for _, part in own),
    ]
    if final:
        return join(parts, begun)
    seal = fingerprint({**begun.digests, **{part.name: part.digest for part in parts}})
    drawn = _recorded_charts(sheet, document) if sheet.charts else []
    content = record_head(document, sheet.texts, sheet.bookmarks, sheet.grids, sheet.gaps, drawn) + record_tail(seal)
    return join((*parts, pack(_record_name(shell), content, FAST, digest=False)), begun)


def _pictures(sheet: Sheet) -> Iterator[tuple[Related, Part]]:
    for number, (key, picture) in enumerate(sheet.images, 1):
        name = f"word/media/image{number}.{picture.kind}"
        yield Related(key, IMAGE_RELATIONSHIP, name, TYPES[picture.kind]), pack(name, picture.data, 0)


def _charts(sheet: Sheet) -> Iterator[tuple[Related, Part]]:
    from drafting.writers.docx.charts import chart_parts

    for number, (key, chart, drawn) in enumerate(sheet.charts, 1):
        yield from chart_parts(key, number, drawn, chart.kind, sheet.style)


def _recorded_charts(sheet: Sheet, document: Document) -> list[RecordedChart]:
    from drafting.writers.docx.charts import recorded_chart

    return [recorded_chart(chart.table.caption, drawn, document.figures) for _, chart, drawn in sheet.charts]


@lru_cache(maxsize=8)
def _turned_footers(style: Style) -> tuple[tuple[Related, Part], ...]:
    keys = zip(sections.RELATIONSHIPS, sections.FOOTERS, sections.turned_footers(style), strict=True)
    return tuple(
        (Related(key, sections.FOOTER_RELATIONSHIP, name, sections.FOOTER_TYPE), pack(name, content.encode(), SMALL))
        for key, name, content in keys
    )


@lru_cache(maxsize=64)
def _begun(shell: Shell, recorded: bool, own: tuple[Related, ...]) -> Begun:
    """All parts that do not depend on the text: those of the shell, and the lists of what the package holds."""
    types = shell.content_types
    defaults = {each.name.rpartition(".")[2]: each.content_type for each in own if not each.name.endswith(".xml")}
    declared = "".join(
        f'<Default Extension="{ending}" ContentType="{defaults[ending]}"/>'
        for ending in sorted(defaults)
        if f'Extension="{ending}"' not in types
    )
    links = "".join(
        f'<Relationship Id="{each.key}" Type="{each.relationship}" Target="{each.name.removeprefix("word/")}"/>'
        for each in own
        if each.key
    )
    overrides = "".join(
        f'<Override PartName="/{each.name}" ContentType="{each.content_type}"/>'
        for each in own
        if each.name.endswith(".xml")
    )
    record_parts: tuple[Part, ...] = ()
    if recorded:
        item = _record_name(shell)
        number = item.removeprefix("customXml/item").removesuffix(".xml")
        overrides += f'<Override PartName="/customXml/itemProps{number}.xml" ContentType="{PROPERTIES_TYPE}"/>'
        links += f'<Relationship Id="rIdRecord" Type="{RELATIONSHIP}" Target="../{item}"/>'
        link = f'<Relationship Id="rId1" Type="{PROPERTIES_RELATIONSHIP}" Target="itemProps{number}.xml"/>'
        record_parts = (
            pack(f"customXml/_rels/item{number}.xml.rels", f"{_RELATIONSHIPS_OPEN}{link}</Relationships>".encode()),
            pack(f"customXml/itemProps{number}.xml", ITEM_PROPERTIES.encode()),
        )
    types = re.sub(r"(<Types[^>]*>)", lambda match: match[1] + declared, types, count=1).replace(
        "</Types>", f"{overrides}</Types>"
    )
    links = shell.relationships.replace("</Relationships>", f"{links}</Relationships>")
    return begin(
        (pack(CONTENT_TYPES, types.encode()), *shell.parts, pack(RELATIONSHIPS, links.encode()), *record_parts)
    )


@lru_cache(maxsize=8)
def _record_name(shell: Shell) -> str:
    """The next free custom XML part: a second part of one name would be lost in silence."""
    taken = {part.name for part in shell.parts}
    number = 1
    while f"customXml/item{number}.xml" in taken or f"customXml/itemProps{number}.xml" in taken:
        number += 1
    return f"customXml/item{number}.xml"


def _core_properties(document: Document) -> str:
    """Title, author and the date the document itself bears; never the clock."""
    back = document.back
    creator = f"<dc:creator>{escape('、'.join(back.signatures))}</dc:creator>" if back.signatures else ""
    match = _DATE.fullmatch(back.date)
    day = f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}T00:00:00Z" if match else ""
    dates = (
        "".join(f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>' for name in ("created", "modified"))
        if day
        else ""
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(one_line(document.front.title))}</dc:title>{creator}<dc:language>zh-CN</dc:language>{dates}</cp:coreProperties>"
    )
