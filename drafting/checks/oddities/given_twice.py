"""One indicator that the file gives in two places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.checks.judged import HEAD
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.model.dataset import Dataset
from drafting.quantities.measure import Measure
from drafting.quantities.values import Formula, Marker, Value
from drafting.registry import declare
from drafting.source import Path

GIVEN_TWICE: Final = declare(
    Rule(
        "R118",
        "同一个指标写了两处",
        Severity.WARNING,
        "同一个指标在文件里写了两处，名称一样或者只是换了说法（“生猪”下面的“出栏”和“生猪出栏”，两个组里都有的“生猪出栏”），数不一样的正文两个都印。"
        "数不一样的，至少有一个是错的；数一样的只作提示，以后改数容易只改一处。说的不是一回事的，名称里写出区别。",
        hits=HEAD + "模板: rural/township\n指标: {畜牧: {生猪: {出栏: 11200头}, 生猪出栏: 7000头}}\n",
        clean=HEAD + "模板: rural/township\n指标: {畜牧: {生猪: {出栏: 11200头, 存栏: 7000头}}}\n",
        silence="生猪出栏: 7000头  # 情况属实 R118：这里是规模场的",
    )
)


def given_twice(dataset: Dataset) -> Iterator[Diagnostic]:
    """One for each, at the second place of the file, which names the first."""
    told: set[Place] = set()
    for twice in dataset.twice:
        both = list(zip((twice.one, twice.other), twice.figures, strict=True))
        (one, first), (other, second) = sorted(both, key=lambda each: _standing(dataset, each[0]))
        place = dataset.tree.place(other, key=True)
        if place in told:
            continue
        told.add(place)
        alike = isinstance(first, Measure) and isinstance(second, Measure) and first.says_again(second) and second.says_again(first)
        before = f"前面的{_named(dataset, one)}（{_where(dataset, one)}）"
        said = f"数一样，{before}也是{second}" if alike else f"这里{_figure(second)}，{before}{_figure(first)}"
        found = GIVEN_TWICE.at(
            place, f"{_named(dataset, other)}：同一个指标写了两处，{said}", "核对后只留一处；说的不是一回事的，名称里写出区别",
            path=".".join(map(str, other[1:])), related=[dataset.tree.place(one, key=True)],
        )  # fmt: skip
        yield found.as_severity(Severity.INFO) if alike else found


def _standing(dataset: Dataset, path: Path) -> tuple[int, int]:
    place = dataset.tree.place(path, key=True)
    return place.line or 0, place.column or 0


def _named(dataset: Dataset, path: Path) -> str:
    return ".".join(map(str, dataset.tree.typed(path)[1:]))


def _where(dataset: Dataset, path: Path) -> str:
    place = dataset.tree.place(path, key=True)
    return f"第{place.line}行" if place.line else str(place)


def _figure(value: Value) -> str:
    return f"是{value.value if isinstance(value, Marker) else value.text if isinstance(value, Measure | Formula) else value}"
