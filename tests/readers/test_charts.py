"""What charts show is read back from the file, also as another program writes the same numbers."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from drafting.readers.charts import charts, counterpart

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


def test_a_chart_is_read_with_its_caption_series_and_categories() -> None:
    assert charts(package(各镇投资="甲镇=3800 乙镇=12.5 丙镇=")) == [
        ("各镇投资", (("投资", "甲镇", 3800.0), ("投资", "乙镇", 12.5), ("投资", "丙镇", None)), -1)
    ]


def test_rows_of_one_name_are_counted_and_an_owed_one_is_the_same() -> None:
    (chart,) = charts(package(图="甲镇（待补）= 乙镇=1 乙镇=2"))
    assert chart.amounts == {("投资", "甲镇", 0): None, ("投资", "乙镇", 0): 1.0, ("投资", "乙镇", 1): 2.0}


def test_a_chart_is_known_by_its_caption_else_by_what_it_shows() -> None:
    old, new = charts(package(一="甲镇=1", 二="甲镇=5 乙镇=6")), charts(package(二="甲镇=7", 另名="甲镇=1"))
    assert [each.caption for each in (counterpart(chart, old) for chart in new) if each] == ["二", "一"]


def test_a_chart_without_a_caption_is_called_by_the_line_above_it_not_by_another_picture() -> None:
    picture = '<w:p><wp:docPr id="9" name="图" descr="冷链中心"/></w:p><w:p><w:r><w:t>项目投资图</w:t></w:r></w:p><w:p>'
    with ZipFile(BytesIO(package(无题="甲镇=1"))) as given:
        parts = {name: given.read(name) for name in given.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:document>", f"<w:document>{picture}".encode()).replace(
        "无题".encode(), b""
    )
    stream = BytesIO()
    with ZipFile(stream, "w") as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
    (chart,) = charts(stream.getvalue())
    assert (chart.caption, chart.paragraph) == ("项目投资图", 2)


@pytest.mark.parametrize("part", [b"<!DOCTYPE x><c/>", b"<c:chartSpace", b"\xff\xfe"])
def test_a_chart_that_cannot_be_read_shows_nothing(part: bytes) -> None:
    stream = BytesIO()
    with ZipFile(stream, "w") as zipped:
        zipped.writestr("word/charts/chart1.xml", part)
    assert charts(stream.getvalue()) == [("", (), -1)]
