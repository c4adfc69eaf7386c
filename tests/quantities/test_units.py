from __future__ import annotations

from decimal import Decimal

import pytest
import yaml

from drafting.quantities.units import EMPTY, UnitTable
from tests.quantities.table import HOUSE, UNITS_FILE

REPORT_UNITS = (
    "个 元 人 户 % 次 名 家 亩 项 条 公里 元/人 元/户 吨 篇 座 人次 轮 种 平方公里 大 级 头 ℃ 里 类 笔 平方米/户 天 大类 "
    "百帕 千帕 兆帕 分贝 吨公里 人公里 千升 吉瓦 标箱 剂次 针次 床日 工日 治疗量 马力 处(次) 场 台 口 公斤/亩 公斤 元/人次 个百分点 个月 千伏安 平方米 批 份 期 只 处 所 间 栋 套 株 位 村 户次 千瓦 兆瓦 千瓦时 ‰ 封 分"
)


@pytest.mark.parametrize("unit", REPORT_UNITS.split())
def test_every_unit_of_real_reports_is_known(unit: str) -> None:
    assert HOUSE.known(unit)


def test_full_width_brackets_and_percent_name_the_same_unit() -> None:
    assert HOUSE.known("处（次）")
    assert HOUSE.family("％") == HOUSE.family("%")


@pytest.mark.parametrize(
    ("one", "other", "factor"),
    [
        ("公顷", "亩", 15),
        ("亩", "平方米", None),
        ("公里", "米", 1000),
        ("里", "米", 500),
        ("吨", "公斤", 1000),
        ("人", "名", 1),
        ("平方公里", "亩", 1500),
    ],
)
def test_units_of_one_family_convert(one: str, other: str, factor: int | None) -> None:
    assert HOUSE.convertible(one, other)
    if factor is not None:
        assert HOUSE.factor(one) / HOUSE.factor(other) == factor


@pytest.mark.parametrize(
    ("unit", "called"),
    [("户", "户数"), ("人次", "人次"), ("元", "金额"), ("公里", "里程"), ("亩", "面积"), ("期", "期数"), ("小时", "小时数"), ("头（只、匹）", "头数"), ("场次", "场次")],
)
def test_what_a_figure_is_called_beside_one_in_another_unit(unit: str, called: str) -> None:
    assert HOUSE.with_units(["头（只、匹）"]).called(unit) == called


def test_square_metres_become_mu_exactly() -> None:
    assert 2000 * HOUSE.factor("平方米") == 3 * HOUSE.factor("亩")


@pytest.mark.parametrize(
    ("one", "other"),
    [("人", "人次"), ("个", "家"), ("户", "户次"), ("%", "个百分点"), ("元", "美元"), ("千瓦", "千瓦时")],
)
def test_units_that_look_alike_do_not_convert(one: str, other: str) -> None:
    assert not HOUSE.convertible(one, other)


@pytest.mark.parametrize("unit", ["元", "亩", "公里", "吨", "立方米", "℃", "%", "个百分点", "元/人"])
def test_measured_things_are_continuous(unit: str) -> None:
    assert HOUSE.continuous(unit)


@pytest.mark.parametrize("unit", ["人", "户", "名", "个", "家", "条", "项", "次", "村", "件", "人次", "护", ""])
def test_counted_and_unknown_things_are_exact(unit: str) -> None:
    assert not HOUSE.continuous(unit)


@pytest.mark.parametrize("unit", ["立方米/秒", "m³/s", "毫克/升", "μg/m³", "km²", "DDDs", "GB"])
def test_units_of_measurement_are_known(unit: str) -> None:
    assert HOUSE.known(unit)


def test_a_compound_is_known_when_both_sides_are() -> None:
    assert HOUSE.known("吨标准煤/万元")
    assert HOUSE.factor("立方米/万元") == HOUSE.factor("立方米") / 10_000
    assert HOUSE.known("公斤/亩")
    assert HOUSE.factor("公斤/亩") == HOUSE.factor("公斤") / HOUSE.factor("亩")
    assert not HOUSE.known("元/护")
    assert not HOUSE.known("元/")
    own = UnitTable.from_data({"单位族": {"重量": {"单位": {"吨": 1000, "公斤": 1}}, "面积": {"单位": {"公顷": 15, "亩": 1}}}})
    assert own.factor("公斤/公顷") == Decimal(1) / 15
    assert own.convertible("吨/亩", "公斤/公顷")
    assert own.family("吨/亩") == "重量/面积"


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("千克标准煤/平方米，下降", "千克标准煤/平方米"), ("吨标准煤／万元左右", "吨标准煤/万元"), ("元/人·月的补助", "元/人·月"), ("元/人次", "元/人次"),
        ("户/18人", "户"), ("元·月", "元"), ("元/每天", "元"), ("平方米的路", "平方米"), ("路/平方", "路"), ("x/人", ""),
    ],
)  # fmt: skip
def test_a_unit_goes_on_to_the_end_of_what_it_is_counted_by(text: str, head: str) -> None:
    assert HOUSE.whole_head(text) == head


def test_unknown_units_are_of_no_family_and_convert_only_into_themselves() -> None:
    assert HOUSE.family("护") is None
    assert HOUSE.convertible("护(次)", "护（次）")
    assert not HOUSE.convertible("护", "沪")
    assert not HOUSE.convertible("护", "户")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("护", "户"),
        ("平方", "平方米"),
        ("公倾", "公顷"),
        ("各百分点", "个百分点"),
        ("千伏按", "千伏安"),
        ("处（次", "处(次)"),
    ],
)
def test_the_closest_unit_is_named(typed: str, meant: str) -> None:
    assert HOUSE.closest(typed) == meant


def test_nothing_is_suggested_for_nonsense() -> None:
    assert HOUSE.closest("魑魅魍魉") is None


def test_every_slip_leads_to_a_known_unit_and_is_none_itself() -> None:
    assert [slip for slip, unit in HOUSE.slips.items() if not HOUSE.known(unit) or HOUSE.known(slip)] == []


def test_a_file_read_without_types_gives_the_same_table() -> None:
    """The loader keeps every scalar as text."""
    as_text = UnitTable.from_data(yaml.load(UNITS_FILE.read_text("utf-8"), yaml.BaseLoader))
    assert as_text.facts == HOUSE.facts
    assert as_text.slips == HOUSE.slips


@pytest.mark.parametrize(
    "data",
    [
        {"计数": "个"},
        {"单位族": ["元"]},
        {"单位族": {"货币": {"单位": {"元": "一"}}}},
        {"单位族": {"货币": {"单位": {"元": 0}}}},
    ],
)
def test_a_table_of_the_wrong_shape_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"应|不是数"):
        UnitTable.from_data(data)


def test_a_catalogue_adds_counts_of_its_own() -> None:
    wider = HOUSE.with_units(["网格", "元"])
    assert wider.known("网格")
    assert not HOUSE.known("网格")
    assert wider.continuous("元")
    assert HOUSE.with_units(["元", "人/户"]) is HOUSE


def test_the_empty_table_knows_nothing() -> None:
    assert not EMPTY.known("元")
    assert EMPTY.factor("元") == Decimal(1)
    assert EMPTY.convertible("元", "元")


def test_a_house_that_does_not_say_what_figures_are_called_has_the_usual_words() -> None:
    plain = UnitTable.from_data({"单位族": {"货币": {"连续": "是", "单位": {"元": 1}}}, "计数": ["户", "名"]})
    assert [plain.called(unit) for unit in ("元", "户", "名")] == ["金额", "户数", "人数"]
