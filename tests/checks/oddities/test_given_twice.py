"""One indicator in two places of the file: both places and both figures are named."""

from __future__ import annotations

import pytest

from drafting.checks.oddities.given_twice import given_twice
from drafting.diagnostics import Severity
from tests.checks.judging import HEAD, book_of

CATALOGUE = """\
畜牧: {近组: [粮食], 限本组: [生猪出栏], 生猪出栏: {计量单位: 头, 别名: [出栏生猪]}, 生猪存栏: 头}
粮食: {近组: [畜牧], 生猪出栏: 头, 食用菌: {计量单位: 亩, 别名: [香菇, 木耳]}}
产业: {别名: [特产], 近组: [畜牧, 粮食], 水果: 亩, 茶叶: {计量单位: 亩, 别名: [茶叶面积]}}
搬迁: {限本组: [务工], 务工: 人}
就业: {务工: 人}
医疗: {资助参保: {计量单位: [人, 元], 别名: [参保资助, 资助参保资金]}}
"""


def found(body: str):
    return list(given_twice(book_of(f"{HEAD}指标:\n{body}\n", CATALOGUE).dataset))


@pytest.mark.parametrize(
    ("body", "one", "other"),
    [
        ("  畜牧:\n    生猪: {出栏: 9头}\n    生猪出栏: 7头", "畜牧.生猪出栏：同一个指标写了两处，这里是7头", "前面的畜牧.生猪.出栏（第5行）是9头"),
        ("  畜牧:\n    生猪出栏: 7头\n    生猪: {出栏: 9头, 存栏: 5头}", "畜牧.生猪.出栏：同一个指标写了两处，这里是9头", "前面的畜牧.生猪出栏（第5行）是7头"),
        ("  畜牧: {生猪出栏: 7头}\n  产业: {生猪出栏: 9头}", "产业.生猪出栏：同一个指标写了两处，这里是9头", "前面的畜牧.生猪出栏（第4行）是7头"),
        ("  畜牧: {生猪出栏: 7头}\n  粮食: {生猪出栏: 9头}", "粮食.生猪出栏：同一个指标写了两处，这里是9头", "前面的畜牧.生猪出栏（第4行）是7头"),
        ("  畜牧: {出栏生猪: 7头, 生猪出栏: 待补}", "畜牧.生猪出栏：同一个指标写了两处，这里是待补", "前面的畜牧.出栏生猪（第4行）是7头"),
        ("  产业: {水果: 7亩, 梨: 3亩}\n  特产: {梨: 9亩}", "特产.梨：同一个指标写了两处，这里是9亩", "前面的产业.梨（第4行）是3亩"),
        ("  产业: {茶叶: {面积: 7亩, 产值: 2元}, 茶叶面积: 9亩}", "产业.茶叶面积：同一个指标写了两处，这里是9亩", "前面的产业.茶叶.面积（第4行）是7亩"),
    ],
)
def test_two_places_are_told_at_the_second(body: str, one: str, other: str) -> None:
    (said,) = found(body)
    assert (said.severity, said.message) == (Severity.WARNING, f"{one}，{other}")


def test_the_same_figure_twice_contradicts_nothing() -> None:
    (said,) = found("  畜牧:\n    生猪: {出栏: 9头}\n    生猪出栏: 9头")
    assert (said.severity, said.message) == (Severity.INFO, "畜牧.生猪出栏：同一个指标写了两处，数一样，前面的畜牧.生猪.出栏（第5行）也是9头")


@pytest.mark.parametrize(
    "body",
    [
        "  粮食: {香菇: 3亩, 木耳: 5亩}",  # two kinds of one
        "  搬迁: {务工: 3人}\n  就业: {务工: 5人}",  # those who were moved, and all
        "  畜牧: {生猪出栏: 3头, 生猪存栏: 5头, 规模生猪出栏: 2头}",
        "  医疗: {资助参保: 3人, 资助参保资金: 5元}",  # people, and the money for them
    ],
)
def test_two_things_are_two(body: str) -> None:
    assert found(body) == []
