"""What the charts of a docx show: the numbers that Word keeps beside each drawing."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from typing import Final
from zipfile import ZipFile

from drafting.patterns import lazy

_CHART: Final = lazy(r"word/charts/chart[^/]*\.xml")
_NUMBERS: Final = lazy(rb"<c:numCache>.*?</c:numCache>", re.DOTALL)
_VALUE: Final = lazy(rb"<c:v>([^<]*)</c:v>")
_LARGEST: Final = 8 << 20  # bytes of one chart, unpacked


def chart_numbers(data: bytes) -> Counter[tuple[float, ...]]:
    """The numbers of each chart in the order of its series; editors write 3800 as 3800.0, so they are read."""
    with ZipFile(BytesIO(data)) as package:
        charts = [each for each in package.infolist() if _CHART.fullmatch(each.filename) and each.file_size <= _LARGEST]
        return Counter(_numbers(package.read(each)) for each in charts)


def _numbers(chart: bytes) -> tuple[float, ...]:
    values = (value for cache in _NUMBERS.findall(chart) for value in _VALUE.findall(cache))
    return tuple(float(value) for value in values if re.fullmatch(rb"-?\d+(\.\d+)?([eE][-+]?\d+)?", value))
