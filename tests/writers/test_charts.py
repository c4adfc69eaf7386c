"""Charts in Word: native, editable, the same numbers in the chart and in the workbook behind it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import pytest

from drafting.blocks.document import Chart, ChartKind
from drafting.writers.docx import write_docx
from drafting.writers.md import write_md
from drafting.writers.plotting import Plot, plot
from drafting.writers.style import Style
from drafting.writers.txt import write_txt
from tests.writers.opened import W, body, parts, style_of, text
from tests.writers.plotted import charted
from tests.writers.valid import faults_of

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
KINDS: tuple[ChartKind, ...] = get_args(ChartKind)


def made(style: Style, kind: ChartKind = "column") -> dict[str, bytes]:
    return parts(write_docx(charted(kind), style))


def chart_of(package: dict[str, bytes]) -> ElementTree.Element:
    return ElementTree.fromstring(package["word/charts/chart1.xml"])


@pytest.mark.parametrize("kind", KINDS)
def test_word_opens_every_kind(style: Style, tmp_path: Path, kind: ChartKind) -> None:
    file = tmp_path / "图.docx"
    file.write_bytes(write_docx(charted(kind, series=1 if kind == "pie" else 2), style))
    assert faults_of(file) == []


def test_the_workbook_holds_the_numbers_that_are_drawn(style: Style) -> None:
    """Word opens it when a person edits the chart: what it holds is what the chart becomes."""
    from openpyxl import load_workbook

    package = made(style)
    sheet = load_workbook(BytesIO(package["word/embeddings/Microsoft_Excel_Sheet1.xlsx"]))["Sheet1"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows == [
        [None, "列0（万元）", "列1（万元）"],
        ["0号乡", 1000.5, 1001.5], ["1号乡", 1137.5, None], ["2号乡（待补）", 1274.5, None],
    ]  # fmt: skip
    drawn = chart_of(package)
    for number, series in enumerate(drawn.iter(f"{C}ser"), 1):
        assert series.findtext(f"{C}cat/{C}strRef/{C}f") == "Sheet1!$A$2:$A$4"
        assert series.findtext(f"{C}val/{C}numRef/{C}f") == f"Sheet1!${'ABC'[number]}$2:${'ABC'[number]}$4"
        points = {point.get("idx"): float(point.findtext(f"{C}v", "")) for point in series.iter(f"{C}pt") if point in series.findall(f"{C}val//{C}pt")}
        assert points == {str(row): rows[row + 1][number] for row in range(3) if rows[row + 1][number] is not None}


def test_the_chart_refers_to_its_workbook(style: Style) -> None:
    package = made(style)
    assert 'Target="../embeddings/Microsoft_Excel_Sheet1.xlsx"' in package["word/charts/_rels/chart1.xml.rels"].decode()
    assert chart_of(package).find(f"{C}externalData") is not None
    assert 'Extension="xlsx"' in package["[Content_Types].xml"].decode()


def test_the_same_chart_gives_the_same_bytes_on_another_day(style: Style, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    first = write_docx(charted(), style)
    now = time.time() + 4000
    monkeypatch.setattr(time, "time", lambda: now)
    assert write_docx(charted(), style) == first
    assert b"2000-01-01" in parts(made(style)["word/embeddings/Microsoft_Excel_Sheet1.xlsx"])["docProps/core.xml"]


def test_two_charts_have_parts_and_numbers_of_their_own(style: Style) -> None:
    document = charted()
    package = parts(write_docx(replace(document, blocks=document.blocks * 2), style))
    assert {name for name in package if name.startswith("word/charts/chart")} == {"word/charts/chart1.xml", "word/charts/chart2.xml"}
    xml = package["word/document.xml"].decode()
    assert ('<wp:docPr id="1"' in xml, '<wp:docPr id="2"' in xml) == (True, True)


def test_the_caption_stands_below_and_stays_with_the_chart(style: Style) -> None:
    lines = [(style_of(each), text(each)) for each in body(write_docx(charted(), style)).iter(f"{W}p")][2:]
    assert lines == [
        ("GWBody", "情况如下图。"), ("GWPicture", ""), ("GWPictureCaption", "各乡镇投资（示例数据）"), ("GWBody", "情况如下图。"),
    ]  # fmt: skip
    assert "公文图题" in made(style)["word/styles.xml"].decode()


def test_few_numbers_are_written_at_their_bars_and_many_are_not(style: Style) -> None:
    few, many = (
        ElementTree.fromstring(parts(write_docx(charted(rows=rows), style))["word/charts/chart1.xml"]) for rows in (3, 30)
    )
    assert [drawn.find(f".//{C}dLbls/{C}showVal").get("val") for drawn in (few, many)] == ["1", "0"]  # type: ignore[union-attr]


def test_lying_bars_run_down_like_the_table_and_grow_with_it(style: Style) -> None:
    short, tall = (parts(write_docx(charted("bar", rows=rows), style)) for rows in (3, 12))
    assert chart_of(short).find(f".//{C}catAx/{C}scaling/{C}orientation").get("val") == "maxMin"  # type: ignore[union-attr]
    heights = [ElementTree.fromstring(each["word/document.xml"]).find(".//{*}extent").get("cy") for each in (short, tall)]  # type: ignore[union-attr]
    assert int(str(heights[0])) < int(str(heights[1]))


def test_text_and_markdown_print_the_table_of_values(style: Style) -> None:
    assert "各乡镇投资（示例数据）\n乡镇   列0（万元）  列1（万元）\n0号乡       1000.5       1001.5" in write_txt(charted(), style).decode()
    assert "| 0号乡 | 1000.5 | 1001.5 |" in write_md(charted(), style).decode()


def test_what_a_person_types_in_a_name_is_escaped(style: Style) -> None:
    document = charted()
    said, chart, _ = document.blocks
    assert isinstance(chart, Chart)
    table = replace(chart.table, caption='<&"图>')
    package = parts(write_docx(replace(document, blocks=(said, Chart("pie", table))), style))
    for name in ("word/document.xml", "word/charts/chart1.xml"):
        ElementTree.fromstring(package[name])


def plotted(kind: ChartKind, rows: int, series: int) -> Plot:
    source = charted(kind, rows=rows, series=series)
    (chart,) = (each for each in source.blocks if isinstance(each, Chart))
    return plot(chart, source.figures)


@pytest.mark.parametrize(
    ("kind", "rows", "series", "labels"),
    [
        ("column", 3, 2, "flat"), ("column", 12, 2, "turned"), ("column", 30, 2, ""), ("column", 30, 1, ""),
        ("line", 6, 1, "flat"), ("line", 12, 2, "turned"), ("line", 12, 3, ""), ("line", 30, 1, ""),
        ("bar", 12, 2, "flat"), ("bar", 30, 1, "flat"), ("bar", 30, 2, ""), ("pie", 5, 1, "flat"),
    ],
)  # fmt: skip
def test_numbers_stand_at_bars_and_points_where_they_do_not_touch(style: Style, kind: ChartKind, rows: int, series: int, labels: str) -> None:
    assert plotted(kind, rows, series).labels(kind) == labels
    package = parts(write_docx(charted(kind, rows=rows, series=series), style))
    shown = {each.get("val") for each in chart_of(package).iter(f"{C}showVal")}
    assert shown == {"1" if labels else "0"}
    turned = [each for each in chart_of(package).iter(f"{A}bodyPr") if each.get("rot") == "-5400000"]
    assert bool(turned) is (labels == "turned")


@pytest.mark.parametrize(("kind", "begins"), [("column", "0"), ("bar", "0"), ("line", None)])
def test_bars_are_as_long_as_their_numbers(style: Style, kind: ChartKind, begins: str | None) -> None:
    """An axis that begins elsewhere would show 1000 and 1011 as one and two."""
    source = charted(kind, series=1)
    for value, least in (("1000", begins), ("-5", None)):
        below = replace(source, figures=tuple(each._replace(value=value) for each in source.figures))
        axis = chart_of(parts(write_docx(below, style))).find(f".//{C}valAx/{C}scaling/{C}min")
        assert (axis.get("val") if axis is not None else None) == least


def test_of_two_lines_the_lower_one_has_its_numbers_below(style: Style) -> None:
    drawn = chart_of(parts(write_docx(charted("line", series=2), style)))
    assert sorted(each.get("val", "") for each in drawn.iter(f"{C}dLblPos")) == ["b", "t"]


def test_every_category_is_named_and_the_names_of_many_slices_stand_beside_the_pie(style: Style) -> None:
    many = chart_of(parts(write_docx(charted("bar", rows=30), style)))
    assert many.find(f".//{C}catAx/{C}tickLblSkip") is not None
    for rows, side in ((5, "b"), (20, "r")):
        legend = chart_of(parts(write_docx(charted("pie", rows=rows, series=1), style))).find(f".//{C}legendPos")
        assert legend is not None
        assert legend.get("val") == side
