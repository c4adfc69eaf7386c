"""Rows of a table, inserted or struck out as a whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from drafting.patterns import lazy
from drafting.writers.docx.annotate.edits import AddRow, NotEditable, Span, Words
from drafting.writers.docx.annotate.markup import Markup

_NAME: Final = rb"(?:[\w.-]+:)?"
_PROPERTIES: Final = rb"(?:<" + _NAME + rb"tcPr(?:\s[^>]*)?/>|<" + _NAME + rb"tcPr(?:\s[^>]*)?>(?:(?!</?" + _NAME + rb"tc[\s>]).)*?</" + _NAME + rb"tcPr>)?\s*"
_CELL: Final = rb"<" + _NAME + rb"tc(?:\s[^>]*)?>\s*" + _PROPERTIES
_NEXT: Final = lazy(rb"\s*</" + _NAME + rb"tc>\s*" + _CELL, re.DOTALL)
_HEAD: Final = lazy(
    rb"(<" + _NAME + rb"tr)(?:\s[^>]*)?(>\s*(?:<" + _NAME + rb"tblPrEx>.*?</" + _NAME + rb"tblPrEx>\s*)?)"
    rb"(<" + _NAME + rb"trPr(?:\s[^>]*)?/>|<" + _NAME + rb"trPr(?:\s[^>]*)?>.*?</" + _NAME + rb"trPr>)?(\s*" + _CELL + rb")",
    re.DOTALL,
)
_TAIL: Final = lazy(rb"\s*</" + _NAME + rb"tc>\s*</" + _NAME + rb"tr\s*>")
_MERGED: Final = lazy(rb"<" + _NAME + rb"(?:vMerge|cellIns|cellDel|cellMerge)[\s/>]")
_OPENING: Final = lazy(rb"<" + _NAME + rb"tr(?:\s[^>]*)?>\s*(?:<" + _NAME + rb"tblPrEx>.*?</" + _NAME + rb"tblPrEx>)?", re.DOTALL)


def can_be_model(content: bytes, row: Span, cells: Sequence[Span]) -> bool:
    """Whether a row holds nothing but cells of paragraphs, so that another one can be made like it.

    `cells` gives for each cell from which byte to which its paragraphs stand.
    """
    return _between(content, row, cells) is not None


def _between(content: bytes, row: Span, cells: Sequence[Span]) -> list[bytes] | None:
    """What stands before, between and behind the paragraphs of a row's cells; None where that is more than cells."""
    edges = [row[0], *(edge for cell in cells for edge in cell), row[1]]
    pieces = [content[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    shapes = [_HEAD, *[_NEXT] * (len(cells) - 1), _TAIL]
    if not cells or any(_MERGED.search(piece) for piece in pieces):
        return None
    return pieces if all(shape.fullmatch(piece) for shape, piece in zip(shapes, pieces, strict=True)) else None


def new_row(
    content: bytes,
    paragraphs: Sequence[Span],
    row: AddRow,
    markup: Markup,
    paragraph_like: Callable[[bytes, Sequence[Words]], bytes],
) -> bytes:
    """A row of the look of another, inserted as a whole; `paragraph_like` makes a paragraph of the look of one."""
    spans = [(paragraphs[held[0]][0], paragraphs[held[-1]][1]) for held, _ in row.cells]
    pieces = _between(content, row.like, spans)
    if pieces is None:
        raise NotEditable("the row is more than cells of paragraphs")
    head = _HEAD.fullmatch(pieces[0])
    assert head is not None
    properties = markup.without(head[3] or b"", "ins", "del", "trPrChange", "tblHeader")
    inner = properties[properties.index(b">") + 1 : properties.rindex(b"<")] if b"</" in properties else b""
    out = [head[1] + head[2] + markup.element("trPr", inner + markup.mark("ins")) + head[4]]
    for (held, words), behind in zip(row.cells, pieces[1:], strict=True):
        out += (paragraph_like(content[slice(*paragraphs[held[0]])], words), behind)
    return b"".join(out)


def struck_head(content: bytes, row: Span, markup: Markup) -> tuple[Span, bytes]:
    """The bytes of a row to replace, and what takes their place, so that the row is struck out."""
    mark = markup.mark("del")
    opening = _OPENING.match(content, *row)
    if opening is None:
        raise NotEditable("the row is written in an unusual way")
    at = opening.end()
    name = f"{markup.prefix}:trPr".encode()
    found = re.compile(rb"\s*<" + name + rb"(?:\s[^>]*)?(/?)>").match(content, at, row[1])
    if found is None:
        return (at, at), markup.element("trPr", mark)
    if found[1]:
        return found.span(), markup.element("trPr", mark)
    closing = content.index(b"</" + name, found.end())
    change = content.find(f"<{markup.prefix}:trPrChange".encode(), found.end(), closing)
    place = change if change >= 0 else closing
    return (place, place), mark
