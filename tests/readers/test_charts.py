"""What charts show is read back from the file, also as another program writes the same numbers."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from drafting.readers.charts import chart_numbers


def package(**charts: str) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as zipped:
        for name, values in charts.items():
            cache = "".join(f'<c:pt idx="0"><c:v>{value}</c:v></c:pt>' for value in values.split())
            zipped.writestr(f"word/charts/{name}.xml", f"<c:cat><c:v>甲镇</c:v></c:cat><c:numCache>{cache}</c:numCache>")
        zipped.writestr("word/document.xml", "<w:document/>")
    return stream.getvalue()


def test_the_numbers_of_each_chart_and_not_its_names():
    assert chart_numbers(package(chart1="3800 12.5")) == {(3800.0, 12.5): 1}


def test_the_same_numbers_written_otherwise_are_the_same_chart():
    assert not chart_numbers(package(chart1="3800 12.5")) - chart_numbers(package(chart7="3.8E3 12.50"))


def test_a_number_that_changed_is_another_chart():
    assert (chart_numbers(package(chart1="3900")) - chart_numbers(package(chart1="3800"))).total() == 1


def test_a_document_without_charts():
    assert not chart_numbers(package())
