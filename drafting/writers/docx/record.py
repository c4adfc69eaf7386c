"""The record part: element text only, because attributes do not survive every editor."""

from __future__ import annotations

import os.path
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import Final

from drafting import __version__
from drafting.blocks.document import Document, FigureRecord, Front, Origin
from drafting.blocks.figures import Columns, Figures
from drafting.blocks.record import NAMESPACE, Grid, Record, RecordedChart, RecordedGap
from drafting.blocks.wording import one_line
from drafting.writers.docx.sheet import Bookmarks
from drafting.writers.docx.text import Kept, escape, escaped

RELATIONSHIP: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
STRICT_RELATIONSHIP: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships/customXml"
PROPERTIES_RELATIONSHIP: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
PROPERTIES_TYPE: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"

ITEM_PROPERTIES: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    'ds:itemID="{6E1B3C0A-5D0F-4C55-9B0B-2F5A7D9704C1}">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)

_Files = Kept[str, bytes]
"""How the record names each data file."""


def record_head(
    document: Document,
    texts: Iterable[str],
    bookmarks: Bookmarks,
    grids: Iterable[Grid] = (),
    gaps: Iterable[RecordedGap] = (),
    charts: Iterable[RecordedChart] = (),
) -> bytes:
    """The record up to the fingerprint, which closes it once the other parts are known.

    `texts` is the text of every w:p in order, escaped; `bookmarks` hold each printing of a figure, in order; `grids` are the tables, `gaps`
    the 【待补】, `charts` what is drawn.
    Files are named from the data file's folder: the same data gives the same bytes wherever it is rendered from, and
    a report that leaves the house does not say where on whose disk it was made.
    """
    origin = document.origin
    folder = origin.data_file.removesuffix(os.path.basename(origin.data_file))
    files: _Files = Kept(lambda file: f"<file>{escape(file.removeprefix(folder))}</file>".encode())
    head = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<record xmlns="{NAMESPACE}">'
        f"<version>{__version__}</version><template>{escape(origin.template)}</template><data>{escape(origin.data_file.removeprefix(folder))}</data>"
        f"<subject>{escape(origin.subject)}</subject><title>{escape(one_line(document.front.title))}</title><text><p>"
    )
    more = (
        *(f"<table>{each.first} {each.columns} {each.rows}</table>" for each in grids),
        *(
            f"<gap><at>{each.paragraph} {each.offset}</at><is>{escape(each.text)}</is><path>{escape(each.path)}</path></gap>"
            for each in gaps
        ),
        *(_chart(each, files) for each in charts),
    )
    return b"".join(
        (
            head.encode(),
            "</p><p>".join(texts).encode(),
            b"</p></text><figures>",
            *_figures(bookmarks, Figures.of(document.figures), files),
            b"</figures>",
            "".join(more).encode(),
        )
    )


def record_xml(record: Record) -> bytes:
    """A whole record: that of a document which goes on after it was written."""
    document = Document(
        Front(record.title),
        (),
        figures=tuple(each.figure for each in record.figures),
        origin=Origin(record.template, record.data_file, record.subject),
    )
    marked = Bookmarks()
    for at, each in enumerate(record.figures):
        marked.add(each.bookmark.encode(), at, each.paragraph, each.offset)
    texts = map(escape, record.paragraphs)
    return record_head(document, texts, marked, record.tables, record.gaps, record.charts) + record_tail(record.fingerprint)


def record_tail(fingerprint: str) -> bytes:
    """The rest of the record."""
    return f"<fingerprint>{fingerprint}</fingerprint></record>".encode()


def _figures(bookmarks: Bookmarks, figures: Figures, files: _Files) -> Iterator[bytes]:
    """Column by column: each figure has what all the others have."""
    if not bookmarks.names:
        return iter(())
    texts, dotted, numbers, made, their_files, lines, given = _told(figures.chosen(bookmarks.references), files)
    return chain.from_iterable(
        zip(
            repeat(b"<figure><bookmark>"), bookmarks.names, map(_PARAGRAPHS.__getitem__, bookmarks.paragraphs),
            map(_OFFSETS.__getitem__, bookmarks.offsets), texts, dotted,
            numbers, made, their_files, lines, given, repeat(b"</figure>"),
        )
    )  # fmt: skip


def _chart(chart: RecordedChart, files: _Files) -> str:
    points = "".join(
        f"<point><series>{escape(each.series)}</series><category>{escape(each.category)}</category>"
        f"{'' if each.figure is None else _pointed(each.figure, files)}</point>"
        for each in chart.points
    )
    return f"<chart><caption>{escape(chart.caption)}</caption>{points}</chart>"


def _pointed(figure: FigureRecord, files: _Files) -> str:
    return b"".join((b"<is>", *chain.from_iterable(_told(Figures.of([figure]).columns, files)))).decode()


def _told(columns: Columns, files: _Files) -> Sequence[Iterable[bytes]]:
    """What is told of the figures, column by column: how each prints, its path, the number, how it is made, its file, its line, and who gives it.

    An element that is not there is a value that is not known.
    """
    texts, paths, values, units, formulas, inputs, their_files, lines, sources, said_by = columns
    valued = [each is not None for each in values]
    dotted, made, given = zip(*map(_INDICATORS.__getitem__, zip(paths, valued, units, formulas, inputs, sources, said_by, strict=True)), strict=True)
    numbers = escaped([each or "" for each in values])
    return escaped(texts), dotted, numbers, made, map(files.__getitem__, their_files), map(_LINES.__getitem__, lines), given


def _indicator(key: tuple[str, bool, str, str | None, tuple[str, ...], str | None, str]) -> tuple[bytes, bytes, bytes]:
    """What is told of a figure whatever its number: behind how it prints, behind the number, and behind its place."""
    path, valued, unit, formula, inputs, source, said_by = key
    dotted = f"</is><path>{escape(path)}</path>{'<value>' if valued else ''}"
    made = "</value>" if valued else ""
    made += f"<unit>{escape(unit)}</unit>" if unit else ""
    made += "" if formula is None else f"<formula>{escape(formula)}</formula>"
    made += "".join([f"<input>{escape(each)}</input>" for each in inputs])
    given = "" if source is None else f"<source>{escape(source)}</source>"
    return dotted.encode(), _SHARED[made], _SHARED[f"{given}<said_by>{said_by}</said_by>"]


_INDICATORS: Final = Kept(_indicator, 8192)
"""In a batch they come back."""
_SHARED: Final[Kept[str, bytes]] = Kept(str.encode, 8192)
"""Indicators have few units and givers among them: what is told of these is at hand when the next figure has it, too."""
_PARAGRAPHS: Final[Kept[int, bytes]] = Kept(lambda paragraph: b"</bookmark><at>%d " % paragraph)
_OFFSETS: Final[Kept[int, bytes]] = Kept(lambda offset: b"%d</at><is>" % offset)
_LINES: Final[Kept[int | None, bytes]] = Kept(lambda line: b"" if line is None else b"<line>%d</line>" % line)
