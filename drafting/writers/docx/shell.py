"""All of a docx that does not depend on what the document says, built once per style and kept compressed.

python-docx builds the package from its stock template; the stray parts of that template go, and styles,
settings, fonts and footers are ours. Importing python-docx costs as much as writing a hundred reports, so the
built shell is kept in the user's cache folder; a cache that cannot be read or written is as good as none.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Final

from drafting import __version__
from drafting.frozen import frozen
from drafting.starts.cache import cache_folder, keep, kept_of, read_kept
from drafting.writers.docx import stylesheet
from drafting.writers.docx.package import SMALL, BrokenError, Part, join, pack, split
from drafting.writers.style import Style

DOCUMENT: Final = "word/document.xml"
RELATIONSHIPS: Final = "word/_rels/document.xml.rels"
CONTENT_TYPES: Final = "[Content_Types].xml"
PROPERTIES: Final = "docProps/core.xml"

_KEPT: Final = (
    "/styles",
    "/settings",
    "/fontTable",
    "/theme",
    "/footer",
    "/header",
)  # relationship types of the main part


@frozen
class Shell:
    """`parts` go into each document as they are; the three texts are completed for each document. There is one for each style."""

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    parts: tuple[Part, ...]
    content_types: str
    relationships: str
    section: str


@lru_cache(maxsize=8)
def shell_for(style: Style) -> Shell:
    """The shell of a style: from this process, else from the cache folder, else built."""
    file = _cache_file(style)
    data = read_kept(file)
    if data is not None:
        with suppress(BrokenError, KeyError, ValueError):
            return _take_apart(data)
    data = build(style)
    keep(file, data)
    return _take_apart(data)


def build(style: Style) -> bytes:
    """An empty docx in the given style: a package that Word opens."""
    import docx
    from docx.shared import Twips

    document = docx.Document()
    section = document.sections[0]
    page = style.page
    section.page_width, section.page_height = Twips(page.width), Twips(page.height)
    section.top_margin, section.bottom_margin = Twips(page.top), Twips(page.bottom)
    section.left_margin, section.right_margin = Twips(page.left), Twips(page.right)
    section.header_distance, section.footer_distance = Twips(851), Twips(stylesheet.footer_distance(style))
    section.gutter = Twips(0)
    document.settings.odd_and_even_pages_header_footer = True
    section.footer.is_linked_to_previous = False
    section.even_page_footer.is_linked_to_previous = False

    main = document.part
    for key, relationship in list(main.rels.items()):
        if not relationship.reltype.endswith(_KEPT):
            del main.rels[key]
    for key, relationship in list(document.part.package.rels.items()):
        if relationship.reltype.endswith("/thumbnail"):
            del document.part.package.rels[key]
    saved = BytesIO()
    document.save(saved)
    return _with_our_parts(saved.getvalue(), style)


def _with_our_parts(saved: bytes, style: Style) -> bytes:
    """python-docx's package with the generated parts in place of the stock ones, in a fixed order."""
    from zipfile import ZipFile

    with ZipFile(BytesIO(saved)) as package:
        contents = {name: package.read(name) for name in package.namelist()}
    section_xml, relationships = contents[DOCUMENT].decode(), contents[RELATIONSHIPS].decode()
    footers = {
        kind: f"word/{target}"
        for kind, key in re.findall(r'<w:footerReference w:type="(\w+)" r:id="(\w+)"', section_xml)
        for target in re.findall(rf'Id="{key}"[^>]*Target="([^"]+)"|Target="([^"]+)"[^>]*Id="{key}"', relationships)[0]
        if target
    }
    number = style.page_number
    ours = {
        "word/styles.xml": stylesheet.styles(style),
        "word/settings.xml": stylesheet.settings(style),
        "word/fontTable.xml": stylesheet.font_table(style),
        footers["default"]: stylesheet.footer(number, number.odd),
        footers["even"]: stylesheet.footer(number, number.even),
        "docProps/app.xml": _APPLICATION,
        DOCUMENT: _with_grid(section_xml, style),
    }
    contents.update({name: text.encode() for name, text in ours.items()})
    contents.pop(PROPERTIES, None)  # made for each document, and declared in the content types below
    first = (CONTENT_TYPES, "_rels/.rels")
    order = [*first, *sorted(name for name in contents if name not in first)]
    return join([pack(name, contents[name], SMALL) for name in order])


_APPLICATION: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>drafting</Application></Properties>'
)


def _with_grid(document_xml: str, style: Style) -> str:
    """22 lines in Word's own dialog; the pitch itself stands in the styles as exact lines."""
    without = re.sub(r"<w:docGrid[^>]*/>", "", document_xml)
    return without.replace("</w:sectPr>", f'<w:docGrid w:type="lines" w:linePitch="{style.line}"/></w:sectPr>')


def _take_apart(data: bytes) -> Shell:
    parts = split(data)
    texts = {
        part.name: part.content().decode() for part in parts if part.name in (DOCUMENT, RELATIONSHIPS, CONTENT_TYPES)
    }
    match = re.search(r"<w:sectPr.*</w:sectPr>", texts[DOCUMENT], re.DOTALL)
    if not match:
        raise BrokenError("no section")
    fixed = tuple(part for part in parts if part.name not in texts)
    section = re.sub(r">\s+<", "><", match[0])
    return Shell(fixed, texts[CONTENT_TYPES], texts[RELATIONSHIPS], section)


def _cache_file(style: Style) -> Path | None:
    """Named by all that the shell depends on, the code that builds it included; None where the machine has no place for it."""
    folder = cache_folder()
    origin = getattr(find_spec("docx"), "origin", None)  # says the version of python-docx, which is slow to import
    if folder is None or origin is None:
        return None
    try:
        built_by = b"".join(Path(each).read_bytes() for each in (__file__, stylesheet.__file__, origin))
    except OSError:
        return None
    key = f"{__version__} {style!r}".encode() + built_by
    return kept_of(folder, "shell", key)
