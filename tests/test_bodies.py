"""One department under several names is one; two levels are two."""

from __future__ import annotations

import pytest

from drafting.bodies import of_one_trade, same_bodies


@pytest.mark.parametrize(
    ("names", "sheets"),
    [
        (["财政局", "县财政局"], {"县财政局"}),
        (["财政局", "示例县财政局", "县财政局"], {"县财政局"}),
        (["县财政局", "市财政局"], {"县财政局", "市财政局"}),
        (["财政局", "县财政局", "市财政局"], {"财政局", "县财政局", "市财政局"}),
        (["财政局", "人社局"], {"财政局", "人社局"}),
        (["区划办", "县局"], {"区划办", "县局"}),
        (["防返贫监测中心", "县防返贫监测中心"], {"县防返贫监测中心"}),
        (["乡村振兴局", "县乡村振兴局"], {"县乡村振兴局"}),
        (["市场监管局", "县市场监管局"], {"县市场监管局"}),
    ],
)
def test_one_department_of_a_county_is_asked_once(names: list[str], sheets: set[str]) -> None:
    assert set(same_bodies(names, "示例县").values()) == sheets
    assert set(same_bodies(names[::-1], "示例县").values()) == sheets


@pytest.mark.parametrize("name", ["示例县教育局", "示例市住房和城乡建设局", "示例县易地扶贫搬迁工作办公室", "示例市残疾人联合会", "中共示例县委组织部", "县医保局"])
def test_a_department_has_its_own_trade(name: str) -> None:
    assert of_one_trade(name)


@pytest.mark.parametrize(
    "name", ["示例县乡村振兴局", "示例县农业农村局", "示例镇人民政府", "示例县农村工作领导小组办公室", "示例县扶贫开发办公室", "示例区农业农村水利局", "教育村村民委员会", "示例镇建设村驻村工作队"]
)
def test_who_reports_on_all_of_it_has_none(name: str) -> None:
    assert not of_one_trade(name)
