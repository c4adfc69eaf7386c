"""What charts show is read back from the file, also as another program writes the same numbers."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from drafting.readers.charts import Cell, charts, stale

C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'


def package(**drawn: str) -> bytes:
    """Charts by their captions, as 甲镇=3800 乙镇=12.5; one series, 投资."""
    stream = BytesIO()
    drawings = links = ""
    with ZipFile(stream, "w") as zipped:
        for number, (caption, values) in enumerate(drawn.items(), 1):
            pairs = [each.split("=") for each in values.split()]
            names, amounts = (
                "".join(f'<c:pt idx="{at}"><c:v>{pair[side]}</c:v></c:pt>' for at, pair in enumerate(pairs) if pair[side])
                for side in (0, 1)
            )
            series = f"<c:tx><c:strCache><c:pt idx='0'><c:v>投资</c:v></c:pt></c:strCache></c:tx><c:cat>{names}</c:cat><c:val><c:numCache>{amounts}</c:numCache></c:val>"
            zipped.writestr(f"word/charts/chart{number}.xml", f"<c:chartSpace {C}><c:ser>{series}</c:ser></c:chartSpace>")
            drawings += f'<wp:docPr id="1" name="图" descr="{caption}"/><a:x><c:chart {C} r:id="rId{number}"/></a:x>'
            links += f'<Relationship Id="rId{number}" Type="chart" Target="charts/chart{number}.xml"/>'
        zipped.writestr("word/document.xml", f"<w:document>{drawings}</w:document>")
        zipped.writestr("word/_rels/document.xml.rels", f"<Relationships>{links}</Relationships>")
    return stream.getvalue()


def changes(old: bytes, new: bytes) -> list[tuple[str, list[Cell]]]:
    return [(chart.caption, cells) for chart, cells in stale(charts(old), charts(new))]


def test_a_chart_is_read_with_its_caption_series_and_categories() -> None:
    assert charts(package(各镇投资="甲镇=3800 乙镇=12.5 丙镇=")) == [
        ("各镇投资", {("投资", "甲镇"): 3800.0, ("投资", "乙镇"): 12.5, ("投资", "丙镇"): None})
    ]


def test_the_same_numbers_written_otherwise_are_the_same_chart() -> None:
    assert changes(package(图="甲镇=3800 乙镇=12.5"), package(别名="甲镇=3.8E3 乙镇=12.50")) == []


def test_what_changed_in_a_chart_is_told_cell_by_cell() -> None:
    old, new = package(一="甲镇=1", 二="甲镇=5 乙镇=6"), package(一="甲镇=1", 二="甲镇=5 乙镇=7 丙镇=8")
    assert changes(old, new) == [("二", [Cell("投资", "乙镇", 6, 7), Cell("投资", "丙镇", None, 8)])]


def test_a_chart_under_another_caption_is_known_by_what_it_shows() -> None:
    assert changes(package(旧名="甲镇=5 乙镇=6"), package(新名="甲镇=5 乙镇=7")) == [("新名", [Cell("投资", "乙镇", 6, 7)])]


def test_a_new_chart_is_told_whole() -> None:
    assert changes(package(), package(图="甲镇=5")) == [("图", [Cell("投资", "甲镇", None, 5)])]


@pytest.mark.parametrize("part", [b"<!DOCTYPE x><c/>", b"<c:chartSpace", b"\xff\xfe"])
def test_a_chart_that_cannot_be_read_shows_nothing(part: bytes) -> None:
    stream = BytesIO()
    with ZipFile(stream, "w") as zipped:
        zipped.writestr("word/charts/chart1.xml", part)
    assert charts(stream.getvalue()) == [("", {})]
