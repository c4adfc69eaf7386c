"""Which numbers become data, and which stay words."""

from __future__ import annotations

import pytest

from drafting.quantities.reported import A_RANK, figures_of
from tests.shipped import shipped

UNITS = shipped().units


def found(words: str) -> list[str]:
    return [each.text for each in figures_of(words, UNITS)[0]]


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("改造农村危房229户，监测对象86户251人。", ["229户", "86户251人"]),
        ("助学金13102人、1317.05万元，道路2条、3.5公里。", ["13102人、1317.05万元", "2条、3.5公里"]),
        ("合作社100个、企业50个。", ["100个", "50个"]),
        ("有5000多人参加，投入约2900万元，受益10万人以上。", ["5000多人", "2900万元", "10万人"]),
        ("完成率92.3%，提高3.6个百分点。", ["92.3%", "3.6个百分点"]),
        ("基金收入首次突破5亿元，达到5.62亿元；产值突破3亿元大关。", ["5.62亿元"]),
        ("产值突破3亿元，实现利润2亿元。", ["3亿元", "2亿元"]),
        ("平均住院日7.2天，响应时间缩短至25分钟，优良天数为312天。", ["7.2天", "25分钟", "312天"]),
        ("住院时间同比缩短0.3天，比上年提前3天。", ["0.3天", "3天"]),
        ("考核得分96.5分，党员平均党龄18.6年。", ["96.5分", "18.6年"]),
        ("建筑面积能耗5.6千克标准煤/平方米，工资3200元／人·月，水价3.2元/立方米左右。", ["5.6千克标准煤/平方米", "3200元／人·月", "3.2元/立方米"]),
        ("查处12起/15人，均价3元/每天，检定1286台件，送检26台（件）。", ["12起", "15人", "3元", "1286台件", "26台（件）"]),
        ("1公里高度覆盖率由71%提升到83%，公园500米服务半径覆盖率92%，道路12公里绿化率98%。", ["71%", "83%", "92%", "12公里", "98%"]),
    ],
)
def test_numbers_with_units_are_figures(words, figures):
    assert found(words) == figures


@pytest.mark.parametrize(
    "words",
    [
        "2025年12月14日印发农发〔2025〕12号。", "实施“1411”工程和“10类重点人群”排查。", "“十四五”期间落实138+N机制。", "每月至少1次听取汇报。", "收入10万元以上的村，低于1万元的户。",
        "全国第4，G105沿线20亿级产业。", "建成24小时自助区，巩固5年过渡期。", "3至5户一组。", "位于县城南24公里处，10千伏线路。", "户籍人口25.3万。", "《“234”专项行动方案》等。",
        "开展为期3个月的行动，公示时间7天，工作时间8小时，提前3天完成。",
    ],
)  # fmt: skip
def test_terms_dates_names_and_lines_that_are_drawn_stay_words(words):
    assert found(words) == []


def test_what_stays_and_may_be_a_figure_is_listed_with_the_reason():
    _, kept = figures_of("户籍人口25.3万，24小时值守，“1411”工程，截至12月14日。", UNITS)
    assert [each.why for each in kept] == ["后面没有认得的单位", "像是期限、规格、等级", "日期、年份"]


def test_a_blank_that_nobody_filled_in_is_a_figure_without_units():
    [each] = figures_of("消除风险**户**人。", UNITS)[0]
    assert (each.text, each.units) == ("**户**人", ())


@pytest.mark.parametrize(("words", "kept"), [("覆盖十二个村、两百余人，一批项目、三个方面，十分重要，第十二个", ["十二", "两百余"]), ("二○二五年，增长百分之十二", ["二○二五年", "百分之十二"])])
def test_numbers_in_chinese_numerals_are_listed(words, kept):
    assert [words[each.start : each.end] for each in figures_of(words, UNITS)[1]] == kept


def test_ranks_and_honours_are_told():
    words = "收入首次突破5亿元，居全市第3位，获全省一等奖。"
    assert [words[each.start : each.end] for each in figures_of(words, UNITS)[1] if each.why == A_RANK] == ["首次", "居全市第3位", "一等奖"]
    words = "居全国前10位，进入前5名，目前5名在岗。"
    assert [words[each.start : each.end] for each in figures_of(words, UNITS)[1] if each.why == A_RANK] == ["居全国前10位", "5名"]
    assert found(words) == ["5名"]


def test_a_long_line_is_read_as_its_pieces_are():
    pieces = ("查处326起", "每人50元", "投入1.2亿元", "G105国道", "2025年3月建成", "10万元以上的村", "3至5户", "首次突破5亿元大关", "第3名")
    found, kept = figures_of("，".join(pieces * 300), UNITS)
    each = [figures_of(f"，{piece}，", UNITS) for piece in pieces]
    assert [one.text for one in found] == [one.text for figures, _ in each for one in figures] * 300
    assert [one.why for one in kept] == [one.why for _, others in each for one in others] * 300
