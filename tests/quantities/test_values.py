from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.quantities.measure import Measure
from drafting.quantities.parse import MeasureError, Note
from drafting.quantities.values import Formula, Marker, Ordinal, Value, is_surely_text, parse_value
from tests.quantities.table import HOUSE


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("全省第三", Ordinal("全省第三", 3)),
        ("第八批", Ordinal("第八批", 8)),
        ("全市第2", Ordinal("全市第2", 2)),
        ("2024年第四次", Ordinal("2024年第四次", 4)),
        ("全国第十二位", Ordinal("全国第十二位", 12)),
        ("=就业.脱贫人口 / 就业.总数", Formula("就业.脱贫人口 / 就业.总数")),
        ("＝ a - b ", Formula("a - b")),
        ("待补", Marker.OWED),
        ("【待补】", Marker.OWED),
        (" 不适用 ", Marker.NOT_APPLICABLE),
    ],
)
def test_values_that_are_no_measures(text: str, value: Value) -> None:
    assert parse_value(text, HOUSE) == (value, ())


def test_anything_else_is_a_measure_with_its_notes() -> None:
    value, notes = parse_value("5361护", HOUSE)
    assert isinstance(value, Measure)
    assert notes == (Note("unknown_unit", "护", "户"),)


@pytest.mark.parametrize("text", ["第三方评估", "全省第一一名", "第一书记12人", "第百名", "第", "名列全省第三、全国第八"])
def test_not_every_ordinal_word_is_a_rank(text: str) -> None:
    with pytest.raises(MeasureError):
        parse_value(text, HOUSE)


def test_a_rank_may_be_typed_with_blanks() -> None:
    assert parse_value("全省 第三", HOUSE) == (Ordinal("全省第三", 3), ())


_A_FIGURE_OF_A_REPORT = "填算好的数；要程序算的，写指标的名称：=就业.脱贫人口 / 就业.总人数"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("=SUM(A1:A3)", ("text", "“=SUM(A1:A3)”是表格的公式，这里不认单元格", _A_FIGURE_OF_A_REPORT)),
        ("=$B$2*2", ("text", "“=$B$2*2”是表格的公式，这里不认单元格", _A_FIGURE_OF_A_REPORT)),
        ("=round(5/3, 2)", ("text", "“=round(5/3, 2)”是表格的公式，这里不认单元格", _A_FIGURE_OF_A_REPORT)),
        ("=IF(A1>10000000,\"是\",\"否\")", ("text", "“=IF(A1>10000000,\"是\",\"”是表格的公式，这里不认单元格", _A_FIGURE_OF_A_REPORT)),
        ("=5户", ("text", "“=5户”前面多了“=”", "写成 5户")),
        ("＝12.5万元", ("text", "“=12.5万元”前面多了“=”", "写成 12.5万元")),
        ("=5户12人5个5项5次5家5座5条", ("text", "“=5户12人5个5项5次5家5座5条”前面多了“=”", "写成 5户12人5个5项5次5家5座5条")),
        ("=123456户123456人123456个123456项", ("text", "“=123456户123456人123456”前面多了“=”", "写成 123456户123456人123456个123456项")),
    ],
)  # fmt: skip
def test_what_begins_like_a_formula_and_is_none_is_refused(text: str, said: tuple[str, str, str]) -> None:
    with pytest.raises(MeasureError) as caught:
        parse_value(text, HOUSE)
    assert caught.value.args == said


@pytest.mark.parametrize("text", ["5", "12.5", "5.", "5户 / 2", "5护", "三千", "就业.脱贫人口", "甲3 / 乙12"])
def test_a_formula_may_be_a_number_or_hold_numbers(text: str) -> None:
    assert parse_value(f"={text}", HOUSE) == (Formula(text), ())


@given(st.text(alphabet="0５.,-＋约近余万亿元户三千几零百两 　（第待补不适用【】", max_size=6) | st.sampled_from([each.value for each in Marker]))
def test_no_measure_and_no_marker_is_text_at_a_glance(text: str) -> None:
    try:
        value, _ = parse_value(text, HOUSE)
    except MeasureError:
        return
    assert not (is_surely_text(text) and isinstance(value, Measure | Marker))


@pytest.mark.parametrize("text", ["通榆县", "吉林大学", "（二期）配套道路"])
def test_names_are_text_at_a_glance(text: str) -> None:
    assert is_surely_text(text)
