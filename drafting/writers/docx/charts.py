"""Native Word charts: the chart part, the workbook in it that keeps them editable, and the drawing in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Final

from drafting.blocks.document import ChartKind, FigureRecord
from drafting.blocks.record import ChartPoint, RecordedChart
from drafting.writers.docx.package import FAST, Part, Related, pack
from drafting.writers.docx.text import escape
from drafting.writers.plotting import COLOURS, Plot
from drafting.writers.style import Style
from drafting.writers.title import width
from drafting.writers.xlsx import MADE

_RELATIONSHIP: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_EMU: Final = 635  # a twip
_AXES: Final = (500000001, 500000002)
_SHARE: Final = 0.9  # of the text area, the width of a chart
_HEIGHT: Final = 4536  # twips: 80毫米
_BAR: Final = 340  # of one bar lying down, with the space around it: 6毫米
_LEGEND: Final = 300  # of a line of a legend
_FEW_SLICES: Final = 12  # whose names stand below the pie; more stand beside it
_EVERY_NAME: Final = 40  # categories that are all named, though a program would rather leave some out
_EM: Final = 210  # 10.5磅
_LONGEST: Final = 16  # characters
_TURNED: Final = 0.75  # of its length, the height of a name at 45 degrees
_FRAME: Final = 1134  # of what stands around them: 20毫米


def chart_drawing(key: str, number: int, plot: Plot, kind: ChartKind, caption: str, room: tuple[int, int]) -> str:
    """A run with the chart inline, nearly as wide as `room` (twips wide and high)."""
    wide = round(room[0] * _SHARE)
    height = min(room[1], _height(plot, kind, wide))
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide * _EMU}" cy="{height * _EMU}"/>'
        f'<wp:docPr id="{number}" name="图{number}" descr="{escape(caption)}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="{key}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _height(plot: Plot, kind: ChartKind, wide: int) -> int:
    """Twips: a bar has the room it needs, and names that must be turned do not take it from the columns."""
    if kind == "bar":
        return max(_HEIGHT, _FRAME + _BAR * len(plot.categories) * len(plot.series))
    if kind == "pie":
        return max(_HEIGHT, _LEGEND * len(plot.categories))
    longest = max(map(width, plot.categories), default=0.0)
    crowded = longest * _EM > wide / max(1, len(plot.categories))
    return _HEIGHT + (round(min(longest, _LONGEST) * _EM * _TURNED) if crowded else 0)


def chart_parts(key: str, number: int, plot: Plot, kind: ChartKind, style: Style) -> Iterator[tuple[Related, Part]]:
    """The chart and the workbook inside it."""
    name, book = f"word/charts/chart{number}.xml", f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"
    links = f"word/charts/_rels/chart{number}.xml.rels"
    yield Related(key, f"{_RELATIONSHIP}/chart", name, _CHART_TYPE), pack(name, chart_xml(plot, kind, style).encode(), FAST)
    related = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONSHIP}/package" Target="../embeddings/{book.rpartition("/")[2]}"/></Relationships>'
    )
    yield Related("", "", links, ""), pack(links, related.encode(), FAST)
    yield Related("", "", book, _BOOK_TYPE), pack(book, workbook(plot), 0)


def recorded_chart(caption: str, plot: Plot, figures: Sequence[FigureRecord]) -> RecordedChart:
    """What a chart shows, for the record: names as they stand in the chart."""
    return RecordedChart(
        caption,
        tuple(
            ChartPoint(_named(series.name, plot.unit), category, None if reference is None else figures[reference])
            for series in plot.series
            for category, reference in zip(plot.categories, series.refs, strict=True)
        ),
    )


def workbook(plot: Plot) -> bytes:
    """The table behind a chart as xlsx, where Word lets a person edit it; the same bytes for the same numbers."""
    from xlsxwriter import Workbook

    saved = BytesIO()
    book = Workbook(saved, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"created": MADE})
    sheet = book.add_worksheet("Sheet1")
    sheet.set_column(0, len(plot.series), 16)
    for row, category in enumerate(plot.categories, 1):
        sheet.write_string(row, 0, category)
    for column, series in enumerate(plot.series, 1):
        sheet.write_string(0, column, _named(series.name, plot.unit))
        for row, amount in enumerate(series.amounts, 1):
            if amount is not None:
                sheet.write_number(row, column, amount)
    book.close()
    return saved.getvalue()


def chart_xml(plot: Plot, kind: ChartKind, style: Style) -> str:
    """The content of a chart part. Colours and faces are plain, so that it prints in black and white."""
    series = "".join(_series(place, plot, kind) for place in range(len(plot.series)))
    side = "r" if kind == "pie" and len(plot.categories) > _FEW_SLICES else "b"
    legend = f'<c:legend><c:legendPos val="{side}"/><c:overlay val="0"/></c:legend>' if len(plot.series) > 1 or kind == "pie" else ""
    font = escape(style.table.body.font)
    look = (
        f'<a:latin typeface="{escape(style.latin)}"/><a:ea typeface="{font}"/>'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'xmlns:r="{_RELATIONSHIP}"><c:date1904 val="0"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{_plotted(kind, series, plot)}</c:plotArea>'
        f'{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1050"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        f'{look}</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _plotted(kind: ChartKind, series: str, plot: Plot) -> str:
    """The chart of its kind and its axes."""
    axes = "".join(f'<c:axId val="{axis}"/>' for axis in _AXES)
    if kind == "pie":
        return f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/></c:pieChart>'
    if kind == "line":
        drawn = f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>{axes}</c:lineChart>'
    else:
        side = "bar" if kind == "bar" else "col"
        drawn = (
            f'<c:barChart><c:barDir val="{side}"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
            f'<c:gapWidth val="60"/>{axes}</c:barChart>'
        )
    return drawn + _axes(kind, plot)


def _axes(kind: ChartKind, plot: Plot) -> str:
    """The categories run downwards where bars lie, as in the table; the unit stands at the axis of amounts."""
    lying, unit = kind == "bar", plot.unit
    least = '<c:min val="0"/>' if kind != "line" and plot.starts_at_zero else ""
    named = '<c:tickLblSkip val="1"/>' if len(plot.categories) <= _EVERY_NAME else ""
    turned = "maxMin" if lying else "minMax"
    line = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="7F7F7F"/></a:solidFill></a:ln></c:spPr>'
    grid = '<c:majorGridlines><c:spPr><a:ln w="3175"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>'
    return (
        f'<c:catAx><c:axId val="{_AXES[0]}"/><c:scaling><c:orientation val="{turned}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"l" if lying else "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{line}<c:crossAx val="{_AXES[1]}"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        f'{named}<c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{_AXES[1]}"/><c:scaling><c:orientation val="minMax"/>{least}</c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"b" if lying else "l"}"/>{grid}{_axis_title(unit)}<c:numFmt formatCode="General" sourceLinked="0"/>'
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{line}<c:crossAx val="{_AXES[0]}"/>'
        f'<c:crosses val="{"max" if lying else "autoZero"}"/><c:crossBetween val="between"/></c:valAx>'
    )


def _axis_title(unit: str) -> str:
    if not unit:
        return ""
    text = f'<a:p><a:pPr><a:defRPr b="0"/></a:pPr><a:r><a:rPr lang="zh-CN" b="0"/><a:t>{escape(unit)}</a:t></a:r></a:p>'
    upright = '<a:bodyPr rot="0" vert="horz"/>'
    return f'<c:title><c:tx><c:rich>{upright}<a:lstStyle/>{text}</c:rich></c:tx><c:overlay val="0"/></c:title>'


def _series(place: int, plot: Plot, kind: ChartKind) -> str:
    series = plot.series[place]
    letter = _column(place + 1)
    last = len(plot.categories) + 1
    fill = f'<a:solidFill><a:srgbClr val="{COLOURS[place % len(COLOURS)]}"/></a:solidFill>'
    if kind == "line":
        look = f'<c:spPr><a:ln w="22225" cap="rnd">{fill}<a:round/></a:ln></c:spPr>'
        look += f'<c:marker><c:symbol val="circle"/><c:size val="5"/><c:spPr>{fill}<a:ln>{fill}</a:ln></c:spPr></c:marker>'
    elif kind == "pie":
        look = "".join(_slice(number) for number in range(len(plot.categories)))
    else:
        look = f'<c:spPr>{fill}</c:spPr><c:invertIfNegative val="0"/>'
    head = _texts(f"Sheet1!${letter}$1", [_named(series.name, plot.unit)])
    categories = _texts(f"Sheet1!$A$2:$A${last}", plot.categories)
    amounts = _numbers(f"Sheet1!${letter}$2:${letter}${last}", series.amounts)
    smooth = '<c:smooth val="0"/>' if kind == "line" else ""
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx>{head}</c:tx>{look}{_labels(plot, kind, place)}'
        f"<c:cat>{categories}</c:cat><c:val>{amounts}</c:val>{smooth}</c:ser>"
    )


def _slice(number: int) -> str:
    colour = COLOURS[number % len(COLOURS)]
    line = '<a:ln w="9525"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln>'
    return f'<c:dPt><c:idx val="{number}"/><c:bubble3D val="0"/><c:spPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>{line}</c:spPr></c:dPt>'


def _labels(plot: Plot, kind: ChartKind, place: int) -> str:
    """The number at each bar or point where there is room for it; at a pie's slices the share too."""
    labels = plot.labels(kind)
    above = "t" if plot.is_upper(place) else "b"
    where = f'<c:dLblPos val="{above if kind == "line" else "outEnd"}"/>' if labels else ""
    flags = {"LegendKey": False, "Val": bool(labels), "CatName": False, "SerName": False, "Percent": kind == "pie", "BubbleSize": False}
    said = "".join(f'<c:show{name} val="{int(on)}"/>' for name, on in flags.items())
    separator = "<c:separator>，</c:separator>" if kind == "pie" else ""
    upwards = '<c:txPr><a:bodyPr rot="-5400000" vert="horz"/><a:lstStyle/><a:p><a:pPr><a:defRPr/></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    bare = '<c:numFmt formatCode="General" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
    return f'<c:dLbls>{bare}{upwards if labels == "turned" else ""}{where}{said}{separator}</c:dLbls>'


def _texts(reference: str, texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{place}"><c:v>{escape(text)}</c:v></c:pt>' for place, text in enumerate(texts))
    return f'<c:strRef><c:f>{reference}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache></c:strRef>'


def _numbers(reference: str, amounts: Sequence[Decimal | None]) -> str:
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{amount:f}</c:v></c:pt>' for place, amount in enumerate(amounts) if amount is not None
    )
    return (
        f"<c:numRef><c:f>{reference}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(amounts)}"/>{points}</c:numCache></c:numRef>'
    )


def _named(name: str, unit: str) -> str:
    return f"{name}（{unit}）" if unit else name


def _column(number: int) -> str:
    """A, B … Z, AA: the letters of a sheet's column, counted from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
