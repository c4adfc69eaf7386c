"""The story: open_library · read_dataset · draft · layout · write.

Nothing here prints or reads the clock. Files are read by the library and by `reading.py`; here only those that the data
name: last year's, enclosed reports and pictures.
"""

from __future__ import annotations

from pathlib import Path

from drafting.blocks.document import Document
from drafting.books import facts, facts_at_least, last_year
from drafting.diagnostics import Diagnostic
from drafting.drafts import Checking, Draft, MissingPolicy, carried_words, draft, require_template
from drafting.files.filenames import PAGED, Format
from drafting.illustrations import illustrations
from drafting.library import Library, open_library
from drafting.looks import dress, look, referred, require_word
from drafting.reading import Loaded, read_common, read_dataset, read_row, read_table

__all__ = [
    "Checking", "Draft", "Format", "Library", "Loaded", "MissingPolicy", "carried_words", "draft",
    "dress", "facts", "facts_at_least", "last_year", "layout", "look",
    "open_library", "read_common", "read_dataset", "read_row", "read_table",
    "require_template", "require_word", "write",
]


def layout(
    document: Document,
    library: Library,
    style: Path | None = None,
    *,
    folder: Path | None = None,
    reference: Path | None = None,
    to: Format = "docx",
) -> tuple[Diagnostic, ...]:
    """What is to be said of a document before it is written: its pictures that cannot be used (errors), and, where it
    is written `to` pages, the title's shape and which styles of the Word file `reference` count.

    Raises Refused: CannotRead where that is no Word file.
    """
    from drafting.writers.layout import layout_findings

    found = illustrations(document, folder).diagnostics
    if to not in PAGED:
        return found
    if reference is None:
        return (*layout_findings(document, look(library, style)), *found)
    named = referred(library, style, reference)
    return (*named.diagnostics, *layout_findings(document, named.style), *found)


def write(
    document: Document,
    to: Format,
    library: Library,
    style: Path | None = None,
    *,
    final: bool = False,
    folder: Path | None = None,
    reference: Path | None = None,
) -> bytes:
    """The file's bytes; the same document gives the same bytes. Pictures are looked for in `folder`, the data's."""
    chosen = dress(library, style, reference)
    if to == "docx":
        from drafting.writers.docx import write_docx

        return write_docx(document, chosen, final=final, pictures=illustrations(document, folder).pictures)
    if to == "html":
        from drafting.writers.html import write_html

        return write_html(document, chosen, final=final, pictures=illustrations(document, folder).pictures)
    if to == "md":
        from drafting.writers.md import write_md

        return write_md(document, chosen)
    from drafting.writers.txt import write_txt

    return write_txt(document, chosen)
